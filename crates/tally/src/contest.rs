//! A contest as a report tells it: title, candidates and the hash of the papers.

use serde::{Deserialize, Serialize};

use crate::ballots::{CandidateNo, Election};
use crate::blt;

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContestRecord {
    /// The contest's title; may be empty.
    pub title: String,
    /// Seats of the contest.
    pub seats: u16,
    /// All candidates in file order, those who withdrew too.
    pub candidates: Vec<Standing>,
    /// SHA-256 in hexadecimal of the contest as [`blt::write`](crate::blt::write()) writes it.
    pub ballots_sha256: String,
}

/// A candidate as counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The number by which the rest of the report names them.
    pub number: CandidateNo,
    /// The name as on the paper.
    pub name: String,
    /// Every paper passes over them.
    pub withdrawn: bool,
    /// Counted, and never elected.
    pub never_wins: bool,
}

impl ContestRecord {
    /// The record of a contest.
    pub(crate) fn of(election: &Election) -> Self {
        let numbered = CandidateNo::all(election.candidates().len()).zip(election.candidates());
        let standing = |(number, candidate): (CandidateNo, &crate::Candidate)| Standing {
            number,
            name: candidate.name.clone(),
            withdrawn: candidate.is_withdrawn,
            never_wins: candidate.never_wins,
        };
        Self {
            title: election.title().to_owned(),
            seats: election.seats(),
            candidates: numbered.map(standing).collect(),
            ballots_sha256: blt::sha256(election),
        }
    }

    /// The candidate's name; empty for a number that the report does not list.
    pub fn name(&self, candidate: CandidateNo) -> &str {
        self.candidates.get(candidate.index()).map_or("", |standing| &standing.name)
    }

    /// The names of these candidates.
    pub fn names(&self, candidates: &[CandidateNo]) -> Vec<&str> {
        candidates.iter().map(|&candidate| self.name(candidate)).collect()
    }

    /// Number, name and whether they withdrew, as a row of a sheet is called.
    pub(crate) fn row_names(&self) -> Vec<String> {
        let digits = self.candidates.len().to_string().len();
        let row = |standing: &Standing| {
            let withdrew = if standing.withdrawn { " (withdrew)" } else { "" };
            format!("{:>digits$} {}{withdrew}", standing.number.get(), standing.name)
        };
        self.candidates.iter().map(row).collect()
    }
}
