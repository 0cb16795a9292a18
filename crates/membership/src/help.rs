//! Calls for help: what an officer asks those for who offer a skill, and what they answer.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use terms::{Id, Kind, PersonId, PlaceId, Timestamp};

use crate::{
    segment::{Rights, Segment},
    skill::Skill,
    thread::ThreadId,
};

/// Id of a call for help.
pub type CallId = Id<CallKind>;

/// The kind of thing that a [`CallId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallKind {}
impl Kind for CallKind {
    const WORD: &'static str = "call for help";
}

/// What is to be done, in characters at most.
pub const LONGEST: usize = 1_000;

/// The figures that calls go by; data in `data/help.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// So many members are asked by one call at most.
    pub most: u64,
    /// Its day is so many days ahead at most.
    pub most_days: i64,
    /// So many helpers are asked for at most.
    pub most_needed: i64,
    /// One member is asked so often …
    pub times: i64,
    /// … within so many days, by all calls together.
    pub within_days: i64,
    /// A call is kept so many days after it was over.
    pub kept_days: i64,
    /// That a skill was offered is kept so many days after it was taken back.
    pub offers_kept_days: i64,
}

static RULE: LazyLock<Rule> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/help.json")).expect("a test reads the file"));

/// The figures that calls go by.
pub fn rule() -> Rule {
    *RULE
}

/// What is to be done, and where, as sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What is to be done.
    pub what: String,
    /// Where.
    pub meets: String,
}

/// A call for help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// Members at home there, or within it, are asked.
    pub place: PlaceId,
    /// Those who offer this.
    pub skill: &'static Skill,
    /// In whose name; nobody once she was erased.
    pub by: Option<PersonId>,
    /// The first instant of its day.
    pub starts_at: Timestamp,
    /// How many helpers it is for.
    pub needed: i64,
    /// Since when.
    pub made_at: Timestamp,
    /// The first instant at which it is over.
    pub over_at: Timestamp,
    /// After whom to go on asking, as text.
    pub asked_after: Option<String>,
    /// When everybody had been asked.
    pub asked_all_at: Option<Timestamp>,
    /// How many were asked.
    pub asked: u64,
}

impl Call {
    /// Is it still asked and answered?
    pub fn is_open(&self, now: Timestamp) -> bool {
        now < self.over_at
    }

    /// Those whom it is for; who among them may be found by whom, the audience of each one says.
    pub const fn segment(&self) -> Segment {
        asked_of(self.place, self.skill)
    }
}

/// Those who offer a skill, at home in a place and within it, whose rights nobody holds back.
pub const fn asked_of(place: PlaceId, skill: &'static Skill) -> Segment {
    Segment { standing: Rights::Good, skill: Some(skill), ..Segment::of(place) }
}

/// Somebody who was asked, or answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// By which call.
    pub call: CallId,
    /// Who.
    pub person: PersonId,
    /// When she was written to.
    pub asked_at: Option<Timestamp>,
    /// Whether she helps, once she said so, and when.
    pub answer: Option<(bool, Timestamp)>,
    /// The thread that her yes opened.
    pub thread: Option<ThreadId>,
}

/// Why a call is not made.
#[derive(Debug, thiserror::Error)]
pub enum NotCalled {
    /// No office of hers lets her ask there.
    #[error("membership-export-not-yours")]
    NotYours,
    /// Nobody offers it there to her.
    #[error("membership-help-nobody")]
    Nobody,
    /// More offer it than one call asks.
    #[error("membership-help-too-many")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Why an answer is not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotAnswered {
    /// It is over, or it is not for her.
    #[error("membership-help-over")]
    Over,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] database::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_asked_more_than_three_times_in_a_week() {
        assert_eq!((rule().times, rule().within_days), (3, 7));
        assert!(rule().kept_days * Timestamp::DAY > rule().within_days * Timestamp::DAY, "or it could not be counted");
    }
}
