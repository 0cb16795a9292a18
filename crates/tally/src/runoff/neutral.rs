//! The neutral shape in which run-offs of different programs are compared: the winner and the papers of each round.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Report;

/// A run-off without its explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Neutral<'a> {
    /// The winner's name.
    pub winner: Option<&'a str>,
    /// Per round the papers of those who continue, by name.
    pub rounds: Vec<BTreeMap<&'a str, u64>>,
}

/// The report in the neutral shape.
pub fn of(report: &Report) -> Neutral<'_> {
    let rounds = report.rounds.iter().map(|round| {
        let figure = |&candidate: &crate::CandidateNo| (report.contest.name(candidate), round.votes[candidate.index()]);
        round.continuing.iter().map(figure).collect()
    });
    Neutral { winner: report.winner.map(|winner| report.contest.name(winner)), rounds: rounds.collect() }
}

/// The neutral shape as JSON.
///
/// ```
/// let election = tally::blt::read("2 1\n3 1 0\n2 2 0\n0\nAnn\nBob\n".as_bytes())?;
/// let report = tally::runoff::count(&election, &tally::Options::default())?;
/// assert!(tally::runoff::neutral::to_json(&report).contains("\"winner\": \"Ann\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_json(report: &Report) -> String {
    serde_json::to_string_pretty(&of(report)).expect("the shape has only text, numbers and lists") + "\n"
}
