//! `flotilla count` of a million papers, as a whole process.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use crate::{
    Fault,
    site::program,
    table::{Figure, median},
};

const CANDIDATES: u64 = 14;

pub(crate) fn figures(folder: &Path, papers: u64) -> Result<Vec<Figure>, Fault> {
    let mut figures = Vec::new();
    for (what, distinct) in
        [("like a real election's (2,000 distinct rankings)", 2_000), ("every ranking by chance", u64::MAX)]
    {
        let file = folder.join("papers.blt");
        write(&file, papers, distinct)?;
        let mut seconds = Vec::new();
        for _ in 0..5 {
            let began = Instant::now();
            let counted =
                Command::new(program()?).arg("count").arg(&file).arg("--json").stdout(Stdio::null()).status()?;
            if !counted.success() {
                return Err("the papers could not be counted".into());
            }
            seconds.push(began.elapsed().as_secs_f64());
        }
        figures.push(Figure::new(
            &format!("count of {papers} papers × {CANDIDATES} candidates, {what}"),
            format!("{:.2} s", median(seconds)),
        ));
    }
    Ok(figures)
}

/// Papers drawn with a fixed seed: first choices lean to the first candidates, as in life.
fn write(file: &Path, papers: u64, distinct: u64) -> Result<(), Fault> {
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(out, "{CANDIDATES} 5")?;
    for paper in 0..papers {
        write!(out, "1")?;
        for choice in ranking(paper % distinct) {
            write!(out, " {choice}")?;
        }
        writeln!(out, " 0")?;
    }
    writeln!(out, "0")?;
    for candidate in 1..=CANDIDATES {
        writeln!(out, "\"Candidate {candidate}\"")?;
    }
    writeln!(out, "\"A million papers\"")?;
    Ok(out.flush()?)
}

fn ranking(seed: u64) -> Vec<u64> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x2545_f491_4f6c_dd1d);
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut left: Vec<u64> = (1..=CANDIDATES).collect();
    let length = 1 + next() % 10;
    (0..length)
        .map(|_| {
            let most = left.len() as u64;
            let at = (next() % most).min(next() % most);
            left.remove(usize::try_from(at).unwrap_or(0))
        })
        .collect()
}
