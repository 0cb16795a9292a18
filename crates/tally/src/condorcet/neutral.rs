//! The neutral shape in which counts by pairs of different programs are compared: the matrix and the winners' names.

use serde::Serialize;

use super::Report;
use super::placing::Placing;

/// A count by pairs without its explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Neutral<'a> {
    /// Options × options in file order: papers that rank the row's option above the column's.
    pub pairwise: &'a [Vec<u64>],
    /// All whom the Schulze method leaves first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schulze_winners: Option<Vec<&'a str>>,
    /// All whom ranked pairs leaves first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranked_pairs_winners: Option<Vec<&'a str>>,
    /// All whom minimax leaves first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimax_winners: Option<Vec<&'a str>>,
    /// All whom Borda's count leaves first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub borda_winners: Option<Vec<&'a str>>,
    /// All whom Copeland's count leaves first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copeland_winners: Option<Vec<&'a str>>,
}

/// The report in the neutral shape.
pub fn of(report: &Report) -> Neutral<'_> {
    let names = |placing: &Placing| report.contest.names(&placing.winners);
    Neutral {
        pairwise: &report.pairwise,
        schulze_winners: report.schulze.as_ref().map(|part| names(&part.placing)),
        ranked_pairs_winners: report.ranked_pairs.as_ref().map(|part| names(&part.placing)),
        minimax_winners: report.minimax.as_ref().map(|part| names(&part.placing)),
        borda_winners: report.borda.as_ref().map(|part| names(&part.placing)),
        copeland_winners: report.copeland.as_ref().map(|part| names(&part.placing)),
    }
}

/// The neutral shape as JSON.
///
/// ```
/// use tally::condorcet::{Options, Rule, count, neutral};
/// let election = tally::blt::read("2 1\n3 1 0\n2 2 0\n0\nAnn\nBob\n".as_bytes())?;
/// let report = count(Rule::Schulze, &election, &Options::default())?;
/// assert!(neutral::to_json(&report).contains("\"schulze_winners\": [\n    \"Ann\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_json(report: &Report) -> String {
    serde_json::to_string_pretty(&of(report)).expect("the shape has only text, numbers and lists") + "\n"
}
