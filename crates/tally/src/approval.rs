//! Approval: whom most papers approve.
//!
//! A paper approves everybody it names; ranks say nothing here, and how many papers have some is told. Files: BLT, where
//! `12 1=3 0` approves candidates 1 and 3, or a CSV with a column per candidate ([`read`]).
//!
//! Source: S. J. Brams and P. C. Fishburn, *Approval voting* (1978); docs/rules/approval.md numbers the rule as built.

mod count;
mod reader;
pub mod sheet;

use serde::{Deserialize, Serialize};

pub use count::count;
pub use reader::read;

use crate::ballots::CandidateNo;
use crate::contest::ContestRecord;
use crate::lot::LotRecord;
use crate::transcript::RuleRecord;

/// The rule's id.
pub const ID: &str = "approval";

/// Raised when any figure could differ.
pub const VERSION: u32 = 1;

/// The text that the rule follows.
pub const SOURCE: &str = "S. J. Brams and P. C. Fishburn, Approval voting (1978)";

/// The name of the report's shape.
pub const FORMAT: &str = "flotilla-approval-1";

/// Everything that a count of approvals found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: String,
    /// Which rule counted.
    pub rule: RuleRecord,
    /// What was counted.
    #[serde(flatten)]
    pub contest: ContestRecord,
    /// All papers.
    pub papers: u64,
    /// Papers that approve at least one candidate who stands.
    pub valid: u64,
    /// Papers that name nobody.
    pub blank: u64,
    /// Papers that name only candidates who withdrew.
    pub only_withdrawn: u64,
    /// Papers with more than one rank: everybody on them is approved alike.
    pub with_ranks: u64,
    /// The lot, whether it was needed or not.
    pub lot: LotRecord,
    /// Papers that approve each candidate, in file order; 0 for those who withdrew.
    pub approvals: Vec<u64>,
    /// Everybody who stands, most approvals first; equals stand together, in file order.
    pub order: Vec<Vec<CandidateNo>>,
    /// Who is elected, most approvals first, equals in the order of the lot.
    pub elected: Vec<CandidateNo>,
    /// Candidates with equally many approvals of whom not all could be elected.
    pub tie: Option<Tie>,
    /// Seats that stay empty, because fewer people stood.
    pub unfilled: u16,
}

/// Equals at the last seats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Who had equally many, in file order.
    pub tied: Vec<CandidateNo>,
    /// How many of them could be elected.
    pub seats: u16,
    /// Whom the lot chose, in its order.
    pub chosen: Vec<CandidateNo>,
}

/// An approval count in the neutral shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Neutral<'a> {
    /// Names in order of election.
    pub winners: Vec<&'a str>,
    /// Papers that approve each candidate, in file order.
    pub approvals: &'a [u64],
}

impl Report {
    /// The report without its explanation.
    pub fn neutral(&self) -> Neutral<'_> {
        Neutral { winners: self.contest.names(&self.elected), approvals: &self.approvals }
    }

    /// The report as JSON: the same count gives the same bytes.
    ///
    /// ```
    /// let election = tally::blt::read("2 1\n3 1=2 0\n1 2 0\n0\nAnn\nBob\n".as_bytes())?;
    /// let report = tally::approval::count(&election, &tally::Lot::FileOrder)?;
    /// assert!(report.to_json().starts_with("{\n  \"format\": \"flotilla-approval-1\""));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("the shape has only text, numbers and lists") + "\n"
    }
}
