//! Money for projects: approvals and costs in, chosen projects and what each voter paid for them out.
//!
//! # Words
//!
//! A [`Budget`] is a sum of money, projects with costs, and voters who each approve of some of them; voters with the same approvals are one
//! *class*. A *share* is the money that each voter is given. An [`Outcome`] is a list of *purchases*; each says what paid for it.
//!
//! # Always true
//!
//! - The chosen projects never cost more than the budget.
//! - What supporters pay for a project is exactly its cost; nobody pays more than she has. A purchase that breaks this stops the
//!   count ([`CountError::Unbalanced`]).
//! - The order of voters and of the projects on a vote never matters.
//! - Money is whole numbers of the smallest unit, or exact fractions.

mod budget;
mod equal_shares;
mod greedy_approval;
mod pb;
mod phragmen;
mod report;
mod sheet;

use thiserror::Error;

pub use budget::{Budget, BudgetBuilder, InvalidBudget, Project};
pub use pb::{ReadError, Reason, read};
pub use report::{FORMAT, Outcome, OutcomeKind, Paid, ProjectRecord, Purchase, Report, SettledBy, StoppedBy, Tie};
pub use sheet::render;

use crate::limits;
use crate::lot::{Lot, LotError};

/// What a count needs besides the votes.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What settles ties between projects of equal effect and equal cost.
    pub lot: Lot,
}

/// Why a budget was not counted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CountError {
    /// Nobody voted, or nobody approved of anything.
    #[error("nobody approved of any project")]
    NoApprovals,
    /// The figures leave the range that the count is exact in.
    #[error("voters times money is larger than this rule counts; state amounts in whole currency units")]
    TooLarge,
    /// See [`limits::ADD_ONE_RUNS`] and [`limits::ADD_ONE_WORK`].
    #[error(
        "the completion by one currency unit more for everybody did not end within {max} runs, or within bearable time",
        max = limits::ADD_ONE_RUNS
    )]
    TooManyRuns,
    /// The lot cannot be drawn.
    #[error("the lot cannot be drawn: {0}")]
    Lot(#[from] LotError),
    /// A defect of the program, never of the votes: payments are not the cost.
    #[error("the payments for project {0} do not add up to its cost")]
    Unbalanced(String),
}

/// A way of choosing projects.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The short name on the command line and in reports.
    pub id: &'static str,
    /// Raised when any figure could differ; older versions stay.
    pub version: u32,
    /// The text that it follows.
    pub source: &'static str,
    count: fn(&Self, &Budget, &Options) -> Result<Report, CountError>,
}

impl Rule {
    /// Chooses the projects.
    ///
    /// # Errors
    /// [`CountError`], and there is no result.
    ///
    /// ```
    /// let file = "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\npark;8\nbus;7\n\
    ///             VOTES\nvoter_id;vote\n1;park\n2;park,bus\n";
    /// let budget = tally::budgets::read(file.as_bytes())?;
    /// let rule = tally::budgets::find("greedy-approval").expect("it ships with the crate");
    /// assert_eq!(rule.count(&budget, &tally::budgets::Options::default())?.ids_selected(), ["park"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn count(&self, budget: &Budget, options: &Options) -> Result<Report, CountError> {
        (self.count)(self, budget, options)
    }
}

/// Every rule for budgets in every version, the newest version of each first.
pub const ALL: &[Rule] = &[equal_shares::RULE, greedy_approval::RULE, phragmen::RULE];

/// The newest version of the rule with this id.
///
/// ```
/// assert_eq!(tally::budgets::find("equal-shares").map(|rule| rule.version), Some(1));
/// assert!(tally::budgets::find("applause").is_none());
/// ```
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id == id)
}

/// The rule of an earlier count.
///
/// ```
/// assert!(tally::budgets::find_version("phragmen", 1).is_some());
/// ```
pub fn find_version(id: &str, version: u32) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id == id && rule.version == version)
}
