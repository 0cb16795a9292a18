//! The program as a process: how soon it answers, how much memory it takes.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    Fault,
    site::program,
    table::{Figure, median},
};

const RUNS: usize = 5;

pub(crate) async fn figures(data: &Path) -> Result<Vec<Figure>, Fault> {
    let (mut starts, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (mut child, start) = started(data)?;
        // Idle: what was read at the start has been given back.
        tokio::time::sleep(Duration::from_secs(2)).await;
        memory.push(resident_megabytes(child.id())?);
        starts.push(start * 1_000.0);
        child.kill()?;
        child.wait()?;
    }
    let (start, memory) = (median(starts), median(memory));
    Ok(vec![
        Figure::new("start until it says that it is ready", format!("{start:.0} ms"))
            .against("≤ 300 ms", start <= 300.0),
        Figure::new("memory of the idle server", format!("{memory:.0} MB")).against("≤ 60 MB", memory <= 60.0),
    ])
}

/// The running program, and after how many seconds it said that it is ready.
fn started(data: &Path) -> Result<(Child, f64), Fault> {
    let began = Instant::now();
    let mut child = Command::new(program()?)
        .args(["demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()?;
    let out = child.stdout.take().ok_or("the output is a pipe")?;
    for line in BufReader::new(out).lines() {
        if line?.contains("ready") {
            return Ok((child, began.elapsed().as_secs_f64()));
        }
    }
    Err("the program ended before it was ready".into())
}

fn resident_megabytes(process: u32) -> Result<f64, Fault> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no resident size is told")?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes / 1_024.0)
}
