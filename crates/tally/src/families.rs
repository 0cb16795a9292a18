//! Every rule under one name: which ids there are, what each reads and needs, and one call that counts.
//!
//! A program that lets somebody choose a rule needs no more than this module: [`find`] a rule by its id, [`Family::read`] a
//! file whose kind is told by its content, [`Family::count`] it, and print the [`Report`] as sheet or JSON.

mod read;
mod report;

use thiserror::Error;

pub use read::{Kind, Papers, ReadError};
pub use report::Report;

use crate::constraints::Constraints;
use crate::lists::Share;
use crate::lot::Lot;
use crate::reading::Reading;
use crate::{approval, budgets, condorcet, grades, lists, rule, runoff};

/// A rule, and by that the way in which it is read and counted.
#[derive(Debug, Clone, Copy)]
pub enum Family {
    /// Seats by transferable votes.
    Transferable(&'static rule::Rule),
    /// One winner by run-off.
    RunOff,
    /// One winner by comparing pairs.
    Pairs(condorcet::Rule),
    /// Options by grades.
    Grades(grades::Rule),
    /// Seats by approvals.
    Approval,
    /// Seats for parties.
    List(&'static lists::Rule),
    /// Money for projects.
    Budget(&'static budgets::Rule),
}

/// What somebody can ask for besides rule and file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// How many seats there are.
    Seats,
    /// The part of all votes that a party needs.
    Threshold,
    /// Who needs no threshold.
    Exempt,
    /// What equal ranks do.
    Overvote,
    /// How many ranks may be skipped.
    MaxSkipped,
    /// Who may be elected together.
    Groups,
    /// What settles ties.
    Lot,
}

/// What a count needs besides rule and papers; every rule passes over what it does not [use](Family::uses).
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How equal and skipped ranks are read.
    pub reading: Reading,
    /// What settles ties.
    pub lot: Lot,
    /// Who may be elected together.
    pub constraints: Option<Constraints>,
    /// Seats of a list; contests of papers have them in themselves.
    pub seats: Option<u32>,
    /// The part of all votes that a party needs.
    pub threshold: Option<Share>,
    /// Parties that need no threshold, by name.
    pub exempt: Vec<String>,
}

/// Why nothing was counted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CountError {
    /// The file holds something else than this rule counts.
    #[error("the rule {rule} does not count this: {found}")]
    Mismatch {
        /// The rule's id.
        rule: &'static str,
        /// What the file holds.
        found: Kind,
    },
    /// A list says nothing about seats.
    #[error("the rule {rule} needs to be told how many seats there are")]
    SeatsMissing {
        /// The rule's id.
        rule: &'static str,
    },
    /// Of transferable votes, run-off and approval.
    #[error(transparent)]
    Papers(#[from] rule::CountError),
    /// Of pairs.
    #[error(transparent)]
    Pairs(#[from] condorcet::CondorcetError),
    /// Of grades.
    #[error(transparent)]
    Grades(#[from] grades::GradesError),
    /// Of lists.
    #[error(transparent)]
    List(#[from] lists::CountError),
    /// Of budgets.
    #[error(transparent)]
    Budget(#[from] budgets::CountError),
}

/// Every rule, the transferable votes first.
///
/// ```
/// let ids: Vec<&str> = tally::families::all().map(|family| family.id()).collect();
/// assert_eq!((ids[0], ids.len()), ("scottish", 26));
/// ```
pub fn all() -> impl Iterator<Item = Family> {
    let transferable = rule::ALL.iter().map(Family::Transferable);
    let pairs = condorcet::Rule::ALL.into_iter().map(Family::Pairs);
    let graded = grades::Rule::ALL.into_iter().map(Family::Grades);
    let every = transferable.chain([Family::RunOff]).chain(pairs).chain(graded).chain([Family::Approval]);
    every.chain(lists::ALL.iter().map(Family::List)).chain(budgets::ALL.iter().map(Family::Budget))
}

/// The newest version of the rule with this id.
///
/// ```
/// assert_eq!(tally::families::find("schulze").map(|family| family.id()), Some("schulze"));
/// assert!(tally::families::find("applause").is_none());
/// ```
pub fn find(id: &str) -> Option<Family> {
    all().find(|family| family.id() == id)
}

impl Family {
    /// The rule's short name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Transferable(rule) => rule.id,
            Self::RunOff => runoff::ID,
            Self::Pairs(rule) => rule.id(),
            Self::Grades(rule) => rule.id(),
            Self::Approval => approval::ID,
            Self::List(rule) => rule.id,
            Self::Budget(rule) => rule.id,
        }
    }

    /// True when the rule's result can depend on the setting.
    ///
    /// ```
    /// use tally::families::{Setting, find};
    /// let uses = |id, setting| find(id).is_some_and(|family| family.uses(setting));
    /// assert!(uses("dhondt", Setting::Threshold) && !uses("scottish", Setting::Threshold));
    /// assert!(uses("constrained", Setting::Groups) && !uses("meek", Setting::Groups));
    /// ```
    pub fn uses(self, setting: Setting) -> bool {
        match setting {
            Setting::Seats => matches!(self, Self::Transferable(_) | Self::Approval | Self::List(_)),
            Setting::Threshold | Setting::Exempt => matches!(self, Self::List(_)),
            Setting::Overvote | Setting::MaxSkipped => matches!(self, Self::Transferable(_) | Self::RunOff),
            Setting::Groups => self.id() == "constrained",
            Setting::Lot => !matches!(self, Self::Grades(_)),
        }
    }

    /// Counts what was read.
    ///
    /// # Errors
    /// [`CountError`], and there is no result.
    ///
    /// ```
    /// use tally::families::{Options, find};
    /// let rule = find("dhondt").expect("it ships with the crate");
    /// let votes = rule.read("Greens,3\nLabour,2\n".as_bytes())?;
    /// let report = rule.count(&votes, Options { seats: Some(2), ..Options::default() })?;
    /// assert!(report.neutral_json().contains("\"Labour\": 1"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn count(self, papers: &Papers, options: Options) -> Result<Report, CountError> {
        let mismatch = || CountError::Mismatch { rule: self.id(), found: papers.kind() };
        Ok(match (self, papers) {
            (Self::Transferable(rule), Papers::Ballots(election)) => {
                Report::Transferable(rule.count(election, &options.of_papers())?)
            }
            (Self::RunOff, Papers::Ballots(election)) => Report::RunOff(runoff::count(election, &options.of_papers())?),
            (Self::Pairs(rule), Papers::Ballots(election)) => {
                let options = condorcet::Options { lot: options.lot, default_option: None };
                Report::Pairs(Box::new(condorcet::count(rule, election, &options)?))
            }
            (Self::Approval, Papers::Ballots(election)) => Report::Approval(approval::count(election, &options.lot)?),
            (Self::Grades(rule), Papers::Grades(papers)) => Report::Grades(grades::count(rule, papers)?),
            (Self::List(rule), Papers::Votes(votes)) => {
                let seats = options.seats.ok_or(CountError::SeatsMissing { rule: rule.id })?;
                let Options { threshold, exempt, lot, .. } = options;
                let options = lists::Options { threshold, exempt, lot, ..lists::Options::seats(seats) };
                Report::List(rule.count(votes, &options)?)
            }
            (Self::Budget(rule), Papers::Projects(budget)) => {
                Report::Budget(rule.count(budget, &budgets::Options { lot: options.lot })?)
            }
            _ => return Err(mismatch()),
        })
    }
}

impl Options {
    /// Those of rules that count papers.
    fn of_papers(self) -> rule::Options {
        rule::Options { reading: self.reading, lot: self.lot, constraints: self.constraints }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_its_own_and_finds_its_rule() {
        let ids: Vec<&str> = all().map(Family::id).collect();

        let set: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(set.len(), ids.len());
        for id in [
            "scottish",
            "ers97",
            "meek",
            "warren",
            "ni",
            "minneapolis-stv",
            "irv",
            "condorcet",
            "schulze",
            "ranked-pairs",
            "minimax",
            "borda",
            "copeland",
            "majority-judgment",
            "score",
            "star",
            "grades",
            "approval",
            "dhondt",
            "sainte-lague",
            "modified-sainte-lague",
            "largest-remainder",
            "equal-shares",
            "greedy-approval",
            "phragmen",
            "constrained",
        ] {
            assert_eq!(find(id).map(Family::id), Some(id));
        }
    }

    #[test]
    fn papers_of_another_kind_are_refused_by_name() {
        let scottish = find("scottish").unwrap();
        let papers = find("grades").unwrap().read("a,b\n1,2\n".as_bytes()).unwrap();

        let refused = scottish.count(&papers, Options::default()).unwrap_err().to_string();

        assert_eq!(refused, "the rule scottish does not count this: grades");
    }
}
