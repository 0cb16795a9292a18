//! The rules that the crate knows, each with an id and a version, so that a count can be replayed for ever.

use thiserror::Error;

use crate::ballots::Election;
use crate::constraints::{Constraints, ConstraintsError};
use crate::lot::{Lot, LotError};
use crate::number::Overflow;
use crate::reading::Reading;
use crate::transcript::Transcript;
use crate::{stv, trim};

/// What a count needs besides the papers.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How equal and skipped ranks are read.
    pub reading: Reading,
    /// What settles ties that history does not.
    pub lot: Lot,
    /// Who may be elected together; the rule `constrained` needs it, others pass it over.
    pub constraints: Option<Constraints>,
}

/// Why a contest was not counted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CountError {
    /// Everybody withdrew.
    #[error("nobody stands: every candidate has withdrawn")]
    NobodyStands,
    /// More candidates than seats, and no paper names any of them.
    #[error("no valid paper: {standing} candidates stand for {seats} seats and nobody voted for any of them")]
    NoValidPapers {
        /// Candidates who stand.
        standing: usize,
        /// Seats to fill.
        seats: u16,
    },
    /// The rule's text knows no candidate who holds papers and no seat.
    #[error(
        "{name:?} can never win, and the rule {rule} knows no such candidate; withdraw them, or count by minneapolis-stv"
    )]
    NeverWins {
        /// The rule's id.
        rule: &'static str,
        /// The candidate's name.
        name: String,
    },
    /// The lot cannot be drawn.
    #[error("the lot cannot be drawn: {0}")]
    Lot(#[from] LotError),
    /// The rule needs to be told who may be elected together.
    #[error("this rule needs constraints: which labels the candidates bear, and how many of each may be elected")]
    ConstraintsMissing,
    /// The constraints do not fit the contest, contradict each other or are too many.
    #[error(transparent)]
    Constraints(#[from] ConstraintsError),
    /// See [`limits::FIGURES`](crate::limits::FIGURES).
    #[error("the count is not over after {stages} stages, more than can be written down")]
    TooLong {
        /// Stages so far.
        stages: usize,
    },
    /// A defect of the program, never of the papers: the figures of a stage do not add up.
    #[error("stage {stage} does not balance: {found} accounted for, {expected} cast")]
    Unbalanced {
        /// The stage's number.
        stage: u32,
        /// What the papers are worth.
        expected: String,
        /// Votes, non-transferable and loss.
        found: String,
    },
    /// A figure left the range of the integers used.
    #[error(transparent)]
    Overflow(#[from] Overflow),
}

/// What a rule hands back: the transcript, and per ranking how many of its candidates held it in turn.
pub(crate) struct Counted {
    pub(crate) transcript: Transcript,
    /// Per stored ranking the last candidate who held it; `None` for papers that nobody held.
    pub(crate) last_holders: Vec<Option<crate::CandidateNo>>,
}

/// A way of counting.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The short name on the command line and in transcripts.
    pub id: &'static str,
    /// Raised when any figure could differ; older versions stay.
    pub version: u32,
    /// The text that it follows.
    pub source: &'static str,
    pub(crate) count: fn(&Self, &Election, &Options) -> Result<Counted, CountError>,
}

impl Rule {
    /// Counts the papers.
    ///
    /// # Errors
    /// [`CountError`], and there is no result.
    ///
    /// ```
    /// let election = tally::blt::read("2 1\n3 1 0\n2 2 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Chair\"\n".as_bytes())?;
    /// let rule = tally::rule::find("scottish").expect("it ships with the crate");
    /// let transcript = rule.count(&election, &tally::Options::default())?;
    /// assert_eq!(transcript.names_elected(), ["Ann"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn count(&self, election: &Election, options: &Options) -> Result<Transcript, CountError> {
        Ok((self.count)(self, election, options)?.transcript)
    }

    /// The papers with every preference cut that the count never reached; counted again, they give the same
    /// stages. Blank papers stay, as papers.
    ///
    /// # Errors
    /// [`CountError`], when the papers cannot be counted.
    ///
    /// ```
    /// let election = tally::blt::read("2 1\n3 1 2 0\n2 2 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Chair\"\n".as_bytes())?;
    /// let rule = tally::rule::find("scottish").expect("it ships with the crate");
    /// let trimmed = rule.trim(&election, &tally::Options::default())?;
    /// assert!(tally::blt::to_text(&trimmed).contains("\n3 1 0\n2 2 0\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn trim(&self, election: &Election, options: &Options) -> Result<Election, CountError> {
        Ok(trim::cut(election, &(self.count)(self, election, options)?.last_holders))
    }
}

/// Every rule in every version, the newest version of each first.
pub const ALL: &[Rule] = &[
    stv::scottish::RULE,
    stv::ers97::RULE,
    stv::meek::RULE,
    stv::warren::RULE,
    stv::ni::RULE,
    stv::minneapolis::RULE,
    stv::constrained::RULE,
];

/// The newest version of the rule with this id.
///
/// ```
/// assert_eq!(tally::rule::find("scottish").map(|rule| rule.version), Some(1));
/// assert!(tally::rule::find("applause").is_none());
/// ```
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id == id)
}

/// The rule of an earlier count.
///
/// ```
/// assert!(tally::rule::find_version("scottish", 1).is_some());
/// ```
pub fn find_version(id: &str, version: u32) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id == id && rule.version == version)
}
