//! Writing a BLT file in the one order that does not depend on where the papers came from.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::ballots::{CandidateNo, Election};
use crate::papers::{Mark, Ranking};

/// Writes a contest: each ranking once with its weight, sorted, so that equal contests give equal bytes.
///
/// # Errors
/// When `out` fails.
///
/// ```
/// let election = tally::blt::read("2 1\n1 2 0\n3 1 2 0\n1 2 0\n0\nAnn\nBob\nChair\n".as_bytes())?;
/// let mut file = Vec::new();
/// tally::blt::write(&election, &mut file)?;
/// assert_eq!(file, b"2 1\n3 1 2 0\n2 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Chair\"\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(election: &Election, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{} {}", election.candidates().len(), election.seats())?;
    write_withdrawn(election, out)?;
    write_never_win(election, out)?;
    if let Some(order) = election.tie_order() {
        writeln!(out, "[tie {}]", joined(order.iter().copied(), ""))?;
    }
    let numbers: Vec<String> = CandidateNo::all(election.candidates().len()).map(|number| number.to_string()).collect();
    let mut line = Vec::new();
    for ranking in election.papers().sorted() {
        line.clear();
        write_ranking(&ranking, &numbers, &mut line)?;
        out.write_all(&line)?;
    }
    out.write_all(b"0\n")?;
    for candidate in election.candidates() {
        writeln!(out, "{}", quoted(&candidate.name))?;
    }
    writeln!(out, "{}", quoted(election.title()))
}

fn write_withdrawn(election: &Election, out: &mut impl Write) -> io::Result<()> {
    let all = CandidateNo::all(election.candidates().len());
    let withdrawn = all.filter(|number| election.candidates()[number.index()].is_withdrawn);
    let line = joined(withdrawn, "-");
    if line.is_empty() { Ok(()) } else { writeln!(out, "{line}") }
}

/// Who can never win is a part of the contest, so it is a part of what the hash covers.
fn write_never_win(election: &Election, out: &mut impl Write) -> io::Result<()> {
    let all = CandidateNo::all(election.candidates().len());
    let line = joined(all.filter(|number| election.candidates()[number.index()].never_wins), "");
    if line.is_empty() { Ok(()) } else { writeln!(out, "[never-wins {line}]") }
}

fn joined(candidates: impl Iterator<Item = CandidateNo>, sign: &str) -> String {
    candidates.map(|number| format!("{sign}{number}")).collect::<Vec<_>>().join(" ")
}

fn write_ranking(ranking: &Ranking<'_>, numbers: &[String], line: &mut Vec<u8>) -> io::Result<()> {
    write!(line, "{}", ranking.papers)?;
    for mark in ranking.marks() {
        line.push(if mark.is_beside() { b'=' } else { b' ' });
        let text = match mark {
            Mark::OVERVOTE => "=",
            Mark::REPEATED => "~",
            _ => mark.candidate().map_or("-", |candidate| &numbers[candidate.index()]),
        };
        line.extend_from_slice(text.as_bytes());
    }
    line.extend_from_slice(b" 0\n");
    Ok(())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The contest as text.
///
/// ```
/// let election = tally::Election::new("Chair", 1, ["Ann"])?;
/// assert_eq!(tally::blt::to_text(&election), "1 1\n0\n\"Ann\"\n\"Chair\"\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_text(election: &Election) -> String {
    let mut bytes = Vec::new();
    write(election, &mut bytes).expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("names are text and everything else is ASCII")
}

/// SHA-256, in hexadecimal, of what [`write`](write()) writes.
///
/// ```
/// let election = tally::Election::new("Chair", 1, ["Ann"])?;
/// assert_eq!(tally::blt::sha256(&election).len(), 64);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sha256(election: &Election) -> String {
    let mut hash = HashWriter(Sha256::new());
    write(election, &mut hash).expect("hashing does not fail");
    hex::encode(hash.0.finalize())
}

struct HashWriter(Sha256);

impl Write for HashWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
