//! Seats for parties: votes in, seats and the table that explains each of them out.
//!
//! # Words
//!
//! A *list of votes* ([`PartyVotes`]) has one number of votes per party. A *threshold* ([`Share`]) is the part of all votes
//! that a party needs; an *exempt* party stays whatever it has. A *quotient* is votes ÷ divisor; the largest takes the next seat. A *quota* is the
//! votes that a whole seat costs under largest remainders.
//!
//! # Always true
//!
//! - Seats given = seats to give; a party that is out has none.
//! - Quotients and remainders are compared as exact fractions.
//! - The order of the parties matters only where a lot settles a tie, and then the report says so.

mod dhondt;
mod highest_averages;
mod largest_remainder;
mod modified_sainte_lague;
mod read;
mod report;
mod sainte_lague;
mod share;
mod sheet;
mod votes;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use read::{ReadError, Reason, read, read_csv, read_json};
pub use report::{Award, AwardedBy, FORMAT, PartyRecord, Quotient, Report, SettledBy, Standing, Tie};
pub use share::{NotShare, Share};
pub use sheet::render;
pub use votes::{InvalidVotes, Party, PartyVotes};

use crate::limits;
use crate::lot::{Lot, LotError};

/// What a count needs besides the votes.
#[derive(Debug, Clone)]
pub struct Options {
    /// Seats to give, 1 to [`limits::LIST_SEATS`].
    pub seats: u32,
    /// The part of all votes that a party needs.
    pub threshold: Option<Share>,
    /// Parties that need not reach the threshold, by name as in the file.
    pub exempt: Vec<String>,
    /// The votes that a whole seat costs; only `largest-remainder` uses it.
    pub quota: Quota,
    /// What settles ties between equal quotients of equal votes.
    pub lot: Lot,
}

impl Options {
    /// No threshold, the Hare quota, ties by the order of the file.
    pub fn seats(seats: u32) -> Self {
        Self { seats, threshold: None, exempt: Vec::new(), quota: Quota::Hare, lot: Lot::FileOrder }
    }
}

/// The votes that a whole seat costs. V: votes of the parties that stay; S: seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quota {
    /// V ÷ S, exactly.
    #[default]
    Hare,
    /// ⌊V ÷ (S + 1)⌋ + 1.
    Droop,
}

/// Why seats were not given.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CountError {
    /// See [`limits::LIST_SEATS`].
    #[error("the number of seats is from 1 to {max}", max = limits::LIST_SEATS)]
    Seats,
    /// Somebody is exempt who is not in the list.
    #[error("no party is called \"{0}\", so it cannot be exempt from the threshold")]
    UnknownParty(String),
    /// All votes are nought.
    #[error("no party has a vote")]
    NoVotes,
    /// The threshold left no party with votes.
    #[error("no party with votes reaches the threshold of {0} or is exempt from it")]
    NobodyStays(Share),
    /// The lot cannot be drawn.
    #[error("the lot cannot be drawn: {0}")]
    Lot(#[from] LotError),
}

/// A way of giving seats.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The short name on the command line and in reports.
    pub id: &'static str,
    /// Raised when any figure could differ; older versions stay.
    pub version: u32,
    /// The text that it follows.
    pub source: &'static str,
    count: fn(&Self, &PartyVotes, &Options) -> Result<Report, CountError>,
}

impl Rule {
    /// Gives the seats.
    ///
    /// # Errors
    /// [`CountError`], and there is no result.
    ///
    /// ```
    /// use tally::lists::{Options, find, read};
    /// let votes = read(r#"{"A": 340000, "B": 280000, "C": 160000, "D": 60000}"#.as_bytes())?;
    /// let report = find("dhondt").expect("it ships with the crate").count(&votes, &Options::seats(7))?;
    /// assert_eq!(report.parties.iter().map(|party| party.seats).collect::<Vec<_>>(), [3, 3, 1, 0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn count(&self, votes: &PartyVotes, options: &Options) -> Result<Report, CountError> {
        (self.count)(self, votes, options)
    }
}

/// Every rule for lists in every version, the newest version of each first.
pub const ALL: &[Rule] = &[dhondt::RULE, sainte_lague::RULE, modified_sainte_lague::RULE, largest_remainder::RULE];

/// The newest version of the rule with this id.
///
/// ```
/// assert_eq!(tally::lists::find("sainte-lague").map(|rule| rule.version), Some(1));
/// assert!(tally::lists::find("applause").is_none());
/// ```
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id == id)
}

/// The rule of an earlier count.
///
/// ```
/// assert!(tally::lists::find_version("dhondt", 1).is_some());
/// ```
pub fn find_version(id: &str, version: u32) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id == id && rule.version == version)
}
