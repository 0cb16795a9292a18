//! Calling, casting, counting and publishing ballots.
//!
//! | word | meaning |
//! |---|---|
//! | [`ballot::Ballot`] | a question or places put to a vote: settings, duties, and how far it has come |
//! | [`stage::Stage`] | how far; what a stage has to know lives in it |
//! | [`duty::Duties`] | returning officer, second person, scrutineers |
//! | [`nomination::Nomination`] | a candidate or a name put forward; on the paper it is an option |
//! | [`roll::Roll`] | who may vote, frozen at an instant, with a hash |
//! | [`claim::Claim`] | that the roll is wrong, decided by two people |
//! | [`paper::Paper`], [`paper::Vote`] | what may be written, and what was |
//! | mark | that a person has voted, or was given a paper; holds nothing of the vote |
//! | [`envelope::Paper`], [`batch::Batch`] | a paper given out; papers that came back, entered by one and checked by another |
//! | [`lot::Lot`] | what settles ties: seeds committed before and shown after, or drawn before witnesses |
//! | [`counting::Transcript`] | everything that a count did |
//! | [`disclosure::Disclosure`] | what of the papers is published |
//! | [`act::Act`] | what was done to a ballot, by whom, under which duty and why |
//!
//! **Always true here**
//!
//! 1. Settings do not change once a ballot is called; an extension moves the closing, and only that.
//! 2. A mark and its ballot commit in one transaction, or neither does; there are as many of one as of the other.
//! 3. No table, log, job, time, order or function joins a secret ballot to a person once voting has closed.
//! 4. Until two people have declared it, a result appears nowhere.
//! 5. No candidate holds a duty; nobody countersigns, checks or decides what she herself did.
//! 6. The roll in force changes only by a published correction; its size and hash can be checked, after erasures too.
//! 7. A count depends on nothing but stored papers, options, rule and lot, and two people come to the same bytes.
//! 8. No stored transcript or disclosed file holds a candidate's name; names are put in where they are shown.

pub mod act;
pub mod actions;
pub mod ballot;
pub mod batch;
pub mod claim;
pub mod countersign;
pub mod counting;
mod demonstration;
pub mod disclosure;
pub mod duty;
pub mod envelope;
pub mod figures;
mod importing;
mod jobs;
pub mod lot;
mod manifest;
pub mod nomination;
mod own_data;
mod pages;
pub mod paper;
pub mod roll;
#[cfg(test)]
mod sample;
pub mod stage;
mod store;
pub mod timetable;
pub mod turnout;
mod view;

use database::Migration;

pub use manifest::slice;

/// The tables of ballots.
pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "2026-11-22-0300-ballots", text: include_str!("../migrations/2026-11-22-0300-ballots.sql") },
    Migration {
        name: "2026-11-29-1310-candidate-letters",
        text: include_str!("../migrations/2026-11-29-1310-candidate-letters.sql"),
    },
];
