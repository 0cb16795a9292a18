//! Constraints: how many candidates who bear a label may be elected together.
//!
//! Every candidate has one label per dimension (a nation, a group …), and a bound says how many with a label are
//! elected at least and at most. [`Constraints::check`] refuses what no result could meet, before anybody votes.
//!
//! Source: specification of the counting rules, section 9; docs/rules/constrained.md numbers the rule as built.

mod completion;
mod contradiction;
mod standing;

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead, Read};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::ballots::{self, CandidateNo, Election, InvalidName};
use crate::limits;

pub(crate) use standing::{Reasons, Standings};

/// Who bears which labels, and how many with a label may be elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constraints {
    /// Candidates in file order × dimensions: one label per dimension.
    pub groups: Vec<Vec<String>>,
    /// At most one per label. A label without a bound binds nobody.
    pub bounds: Vec<Bound>,
}

/// How many candidates who bear a label are elected; in JSON `[label, min, max]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(String, u16, u16)", into = "(String, u16, u16)")]
pub struct Bound {
    /// The label.
    pub label: String,
    /// At least so many.
    pub min: u16,
    /// At most so many.
    pub max: u16,
}

impl From<(String, u16, u16)> for Bound {
    fn from((label, min, max): (String, u16, u16)) -> Self {
        Self { label, min, max }
    }
}

impl From<Bound> for (String, u16, u16) {
    fn from(Bound { label, min, max }: Bound) -> Self {
        (label, min, max)
    }
}

/// One side of a bound; what a contradiction, or a reason for being guarded or doomed, is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// At least so many with this label are elected.
    AtLeast(String, u16),
    /// At most so many with this label are elected.
    AtMost(String, u16),
}

impl fmt::Display for Limit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(label, number) => write!(out, "at least {number} \"{label}\""),
            Self::AtMost(label, number) => write!(out, "at most {number} \"{label}\""),
        }
    }
}

/// Limits as a sentence has them: `at least 2 "X" and at most 1 "Y"`; `the number of seats` when there is none.
pub(crate) fn spoken(limits: &[Limit]) -> String {
    let all: Vec<String> = limits.iter().map(ToString::to_string).collect();
    match all.as_slice() {
        [] => "the number of seats".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Why constraints cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ConstraintsError {
    /// One list of labels per candidate.
    #[error("the constraints have labels for {found} candidates, and the contest has {expected}")]
    Candidates {
        /// Lists of labels.
        found: usize,
        /// Candidates.
        expected: usize,
    },
    /// Every candidate has one label in every dimension.
    #[error("candidate {candidate} has {found} labels, and the first has {expected}: each has one per dimension")]
    Dimensions {
        /// Whose list differs.
        candidate: CandidateNo,
        /// Their labels.
        found: usize,
        /// The first candidate's labels.
        expected: usize,
    },
    /// See [`limits::DIMENSIONS`] and [`limits::BOUNDS`].
    #[error("constraints have 1 to {dimensions} dimensions and at most {bounds} bounds", dimensions = limits::DIMENSIONS, bounds = limits::BOUNDS)]
    TooMany,
    /// A label is empty, too long or has control characters.
    #[error("a label cannot be used: {0}")]
    Label(InvalidName),
    /// Nobody bears the label of a bound: most likely it is misspelt.
    #[error("no candidate bears the label \"{0}\", which has a bound")]
    UnknownLabel(String),
    /// A label with a bound stands for one thing.
    #[error("the label \"{0}\" has a bound and occurs in two dimensions; use two different words")]
    TwoDimensions(String),
    /// One bound per label.
    #[error("the label \"{0}\" has two bounds")]
    TwoBounds(String),
    /// At least more than at most.
    #[error("of \"{label}\" at least {min} are asked for, but at most {max}")]
    MinAboveMax {
        /// The label.
        label: String,
        /// At least.
        min: u16,
        /// At most.
        max: u16,
    },
    /// No result could meet them all.
    #[error("the constraints cannot be met: no {places} of those who stand have {}", spoken(contradiction))]
    Impossible {
        /// Seats that can be filled.
        places: u16,
        /// The smallest set of limits that contradict each other, or the candidates who stand.
        contradiction: Vec<Limit>,
    },
    /// See [`limits::PARTIAL_COMPLETIONS`].
    #[error("the constraints are too many to be computed exactly: use fewer bounds or dimensions")]
    TooHard,
}

/// Why a file of constraints cannot be read.
#[derive(Debug, Error)]
pub enum ReadError {
    /// See [`limits::CONSTRAINTS_BYTES`].
    #[error("the constraints have more than {max} bytes", max = limits::CONSTRAINTS_BYTES)]
    TooLong,
    /// The file could not be read.
    #[error("the constraints cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// It is not the JSON that is asked for; the reason names line and column.
    #[error(
        "the constraints are not {{\"groups\": [[label, …] per candidate], \"bounds\": [[label, min, max], …]}}: {0}"
    )]
    Json(#[from] serde_json::Error),
}

impl Constraints {
    /// Reads `{"groups": [[label, …] per candidate], "bounds": [[label, min, max], …]}`; other fields are passed over.
    ///
    /// # Errors
    /// [`ReadError`], with line and column of what is wrong.
    ///
    /// ```
    /// let file = r#"{"groups": [["X"], ["Y"]], "bounds": [["X", 1, 1]]}"#;
    /// let constraints = tally::Constraints::read(file.as_bytes())?;
    /// assert_eq!(constraints.bounds[0].label, "X");
    /// # Ok::<(), tally::constraints::ReadError>(())
    /// ```
    pub fn read(file: impl BufRead) -> Result<Self, ReadError> {
        let mut text = Vec::new();
        file.take(limits::CONSTRAINTS_BYTES + 1).read_to_end(&mut text)?;
        if text.len() as u64 > limits::CONSTRAINTS_BYTES {
            return Err(ReadError::TooLong);
        }
        Ok(serde_json::from_slice(&text)?)
    }

    /// Refuses constraints that do not fit the contest, or that no result could meet; then with the smallest
    /// contradiction.
    ///
    /// # Errors
    /// [`ConstraintsError`].
    ///
    /// ```
    /// let election = tally::Election::new("Committee", 2, ["Ann", "Bob", "Cat"])?;
    /// let file = r#"{"groups": [["X"], ["Y"], ["Y"]], "bounds": [["X", 2, 2], ["Y", 0, 2]]}"#;
    /// let refusal = tally::Constraints::read(file.as_bytes())?.check(&election).unwrap_err();
    /// assert_eq!(refusal.to_string(), "the constraints cannot be met: no 2 of those who stand have at least 2 \"X\"");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(&self, election: &Election) -> Result<(), ConstraintsError> {
        Standings::begin(self, election).map(|_| ())
    }

    /// Refuses what does not fit the contest; says nothing about whether it can be met.
    fn check_shape(&self, election: &Election) -> Result<(), ConstraintsError> {
        let expected = election.candidates().len();
        if self.groups.len() != expected {
            return Err(ConstraintsError::Candidates { found: self.groups.len(), expected });
        }
        let dimensions = self.groups.first().map_or(0, Vec::len);
        if !(1..=limits::DIMENSIONS).contains(&dimensions) || self.bounds.len() > limits::BOUNDS {
            return Err(ConstraintsError::TooMany);
        }
        for (candidate, labels) in CandidateNo::all(expected).zip(&self.groups) {
            if labels.len() != dimensions {
                return Err(ConstraintsError::Dimensions { candidate, found: labels.len(), expected: dimensions });
            }
            labels.iter().try_for_each(|label| ballots::check_name(label)).map_err(ConstraintsError::Label)?;
        }
        self.check_bounds()
    }

    fn check_bounds(&self) -> Result<(), ConstraintsError> {
        let mut dimensions: BTreeMap<&str, usize> = BTreeMap::new();
        let mut in_two: Option<&str> = None;
        let bounded = |label: &str| self.bounds.iter().any(|bound| bound.label == label);
        for labels in &self.groups {
            for (dimension, label) in labels.iter().enumerate() {
                if *dimensions.entry(label).or_insert(dimension) != dimension && bounded(label) {
                    in_two = in_two.or(Some(label));
                }
            }
        }
        if let Some(label) = in_two {
            return Err(ConstraintsError::TwoDimensions(label.to_owned()));
        }
        for (index, Bound { label, min, max }) in self.bounds.iter().enumerate() {
            if !dimensions.contains_key(label.as_str()) {
                return Err(ConstraintsError::UnknownLabel(label.clone()));
            }
            if self.bounds[..index].iter().any(|before| before.label == *label) {
                return Err(ConstraintsError::TwoBounds(label.clone()));
            }
            if min > max {
                return Err(ConstraintsError::MinAboveMax { label: label.clone(), min: *min, max: *max });
            }
        }
        Ok(())
    }
}
