//! Instant run-off: one winner, found by excluding the lowest candidate again and again until two are left.
//!
//! Source: specification of the counting rules, section 12; docs/rules/irv.md numbers the rule as built.

mod count;
pub mod neutral;
pub mod sheet;

use serde::{Deserialize, Serialize};

pub use count::{count, trim};

use crate::ballots::CandidateNo;
use crate::contest::ContestRecord;
use crate::lot::LotRecord;
use crate::reading::ReadingReport;
use crate::transcript::RuleRecord;

/// The rule's id.
pub const ID: &str = "irv";

/// Raised when any figure could differ.
pub const VERSION: u32 = 1;

/// The text that the rule follows.
pub const SOURCE: &str =
    "instant run-off to two candidates, one exclusion at a time, after Minneapolis Code of Ordinances, chapter 167";

/// The name of the report's shape.
pub const FORMAT: &str = "flotilla-runoff-1";

/// Everything that a run-off did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: String,
    /// Which rule counted.
    pub rule: RuleRecord,
    /// What was counted.
    #[serde(flatten)]
    pub contest: ContestRecord,
    /// How the papers were read.
    pub reading: ReadingReport,
    /// The lot, whether it was needed or not.
    pub lot: LotRecord,
    /// What happened, in order.
    pub rounds: Vec<Round>,
    /// Who won; nobody only where nobody left can win.
    pub winner: Option<CandidateNo>,
    /// What decided between the last ones.
    pub decided_by: Decided,
}

/// One round: who was excluded before it, where the papers went, how everybody stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// From 1.
    pub number: u32,
    /// Who went out before the papers were counted; nobody before the first round.
    pub exclusion: Option<Exclusion>,
    /// Where the papers of whoever went out are now, by candidate, the inactive ones last.
    pub flows: Vec<Flow>,
    /// Who continues, in file order.
    pub continuing: Vec<CandidateNo>,
    /// Papers per candidate, in file order; 0 for those who do not continue.
    pub votes: Vec<u64>,
    /// Papers that name nobody continuing, so far. With the votes they are all valid papers.
    pub inactive: u64,
}

/// Who was excluded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// Who.
    pub of: CandidateNo,
    /// Their papers before.
    pub votes_before: u64,
    /// Who had equally few, in file order, so that the lot decided; empty when nobody else had.
    pub tied: Vec<CandidateNo>,
}

/// Papers that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// To whom; `null` for papers that name nobody continuing.
    pub to: Option<CandidateNo>,
    /// How many.
    pub papers: u64,
}

/// What decided between the last ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// Only one stands.
    OnlyCandidate,
    /// One of two had more papers.
    MostVotes,
    /// Both had equally many: the first in the lot wins.
    Lot,
    /// The other is counted and can never win, with more papers or as many.
    OtherNeverWins,
    /// Whoever is left can never win.
    NobodyCanWin,
}

impl Report {
    /// The report as JSON: the same count gives the same bytes.
    ///
    /// ```
    /// let election = tally::blt::read("1 1\n0\n\"Ann\"\n\"Chair\"\n".as_bytes())?;
    /// let report = tally::runoff::count(&election, &tally::Options::default())?;
    /// assert!(report.to_json().starts_with("{\n  \"format\": \"flotilla-runoff-1\""));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("the shape has only text, numbers and lists") + "\n"
    }
}
