//! The report of a count by pairs.

use serde::{Deserialize, Serialize};

use super::borda::Borda;
use super::copeland::Copeland;
use super::default_option::{DefaultRecord, Dropped};
use super::minimax::Minimax;
use super::ranked_pairs::RankedPairs;
use super::schulze::Schulze;
use crate::ballots::CandidateNo;
use crate::contest::ContestRecord;
use crate::lot::LotRecord;
use crate::transcript::RuleRecord;

/// The name of the report's shape.
pub const FORMAT: &str = "flotilla-condorcet-1";

/// Everything that a count by pairs found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: String,
    /// Which rule counted.
    pub rule: RuleRecord,
    /// What was counted.
    #[serde(flatten)]
    pub contest: ContestRecord,
    /// How many papers.
    pub papers: PapersRecord,
    /// The lot, whether it was needed or not.
    pub lot: LotRecord,
    /// What the others were held against, if anything.
    pub default_option: Option<DefaultRecord>,
    /// Options × options in file order: papers that rank the row's option above the column's.
    pub pairwise: Vec<Vec<u64>>,
    /// Who is in question, in file order: everybody who stands and was not dropped.
    pub considered: Vec<CandidateNo>,
    /// Who stands and was dropped, in file order.
    pub dropped: Vec<Dropped>,
    /// Who beats everybody else in question, if anybody does.
    pub condorcet_winner: Option<CandidateNo>,
    /// The Schulze method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schulze: Option<Schulze>,
    /// Ranked pairs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranked_pairs: Option<RankedPairs>,
    /// Minimax.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimax: Option<Minimax>,
    /// Borda's count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub borda: Option<Borda>,
    /// Copeland's count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copeland: Option<Copeland>,
}

/// How many papers there were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PapersRecord {
    /// All, the blank ones too.
    pub papers: u64,
    /// Papers that rank at least one option that stands.
    pub valid: u64,
    /// Papers that rank nobody.
    pub blank: u64,
    /// Papers that rank only options that were withdrawn.
    pub only_withdrawn: u64,
    /// Valid papers with an equal rank, which prefers neither.
    pub with_equal_rank: u64,
}

impl Report {
    /// The report as JSON: the same count gives the same bytes.
    ///
    /// ```
    /// use tally::condorcet::{Options, Rule, count};
    /// let election = tally::blt::read("1 1\n0\n\"Ann\"\n\"Chair\"\n".as_bytes())?;
    /// let report = count(Rule::Schulze, &election, &Options::default())?;
    /// assert!(report.to_json().starts_with("{\n  \"format\": \"flotilla-condorcet-1\""));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("the shape has only text, numbers and lists") + "\n"
    }
}
