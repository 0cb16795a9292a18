//! Counting rules: ballots in, winners and the full transcript out.
//!
//! # Words
//!
//! A *paper* is a ranking with a whole-number weight; an [`Election`] is the candidates, the seats and
//! all papers, compacted; a [`Rule`] counts it and returns a [`Transcript`], which holds every stage,
//! every transfer, every tie and what settled it. A *lot* ([`Lot`]) settles what the rule leaves equal.
//! [`Constraints`] say who may be elected together; the rule `constrained` keeps to them.
//! A question with the answers for, against and abstain is decided by [`majority`]; seats are shared among
//! parties by [`lists`], and money among projects by [`budgets`].
//! Rules without a quota hand back reports of their own: [`runoff`], [`condorcet`], [`grades`], [`approval`].
//! Besides [`blt`], papers come from [`records`], [`preflib`], [`ranks`] and the readers of grades and approvals.
//! Every rule of all of them has an id, and [`families`] finds, reads and counts by it.
//!
//! # Always true
//!
//! - Every figure is an integer count of the rule's smallest unit; no floating point.
//! - After every stage votes + non-transferable + loss by fractions = valid papers; a stage that does not
//!   balance stops the count ([`CountError::Unbalanced`]).
//! - The same papers in any order, the same rule and version and the same lot give the same transcript,
//!   byte for byte.
//! - No file, clock, random source or task: what a count needs comes in as an argument. A second thread may hash the
//!   ballots while the first counts them; it lives no longer than the call, and the result is the same without it.
//! - No input makes the crate panic or grow without bound: every size has a limit ([`limits`]).
//!
//! # Example
//!
//! ```
//! let file = "3 1\n4 1 2 0\n3 2 1 0\n2 3 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Cat\"\n\"Secretary\"\n";
//! let election = tally::blt::read(file.as_bytes())?;
//! let rule = tally::rule::find("scottish").expect("it ships with the crate");
//!
//! let transcript = rule.count(&election, &tally::Options::default())?;
//!
//! assert_eq!(transcript.quota.to_string(), "5.00000");
//! assert_eq!(transcript.names_elected(), ["Bob"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![deny(clippy::float_arithmetic)]

pub mod approval;
pub mod ballots;
pub mod blt;
pub mod budgets;
mod cells;
mod columns;
pub mod condorcet;
pub mod constraints;
pub mod contest;
mod delimited;
pub mod families;
pub mod grades;
pub mod limits;
mod lines;
pub mod lists;
pub mod lot;
pub mod majority;
pub mod neutral;
pub mod number;
pub mod papers;
pub mod preflib;
pub mod ranks;
pub mod ratio;
pub mod reading;
pub mod records;
pub mod rows;
pub mod rule;
pub mod runoff;
pub mod sheet;
mod stv;
mod table;
pub mod transcript;
mod trim;

pub use ballots::{Candidate, CandidateNo, Election};
pub use constraints::Constraints;
pub use lot::Lot;
pub use number::Fixed;
pub use papers::{Mark, Papers};
pub use ratio::Ratio;
pub use reading::{Overvote, Reading};
pub use rule::{CountError, Options, Rule};
pub use stv::vacancy;
pub use transcript::Transcript;
