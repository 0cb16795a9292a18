//! Cases: a complaint about a member, from taking it on to a decision and its appeal.
//!
//! A case is its dated entries; where it stands, who may do what next and by when follow from them.

mod step;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::Deserialize;
use terms::{Id, Kind, PersonId, PlaceId, Timestamp};

pub use step::{Forbidden, Step, Verdict, may};

/// Id of a case.
pub type CaseId = Id<CaseKind>;

/// The kind of thing that a [`CaseId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseKind {}
impl Kind for CaseKind {
    const WORD: &'static str = "case";
}

/// Id of an entry of a case.
pub type EntryId = Id<EntryKind>;

/// The kind of thing that an [`EntryId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {}
impl Kind for EntryKind {
    const WORD: &'static str = "entry of a case";
}

/// The longest text of one entry, in characters.
pub const LONGEST: usize = 10_000;

/// The days of the procedure: data, not code.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Days {
    /// Within so many somebody takes a case on.
    pub take_on_days: i64,
    /// So many at least a member has to answer.
    pub answer_days: i64,
    /// Within so many from the beginning it is decided.
    pub decide_days: i64,
    /// Within so many she can appeal.
    pub appeal_days: i64,
    /// Within so many an appeal is decided.
    pub appeal_decide_days: i64,
    /// A suspension lasts so many at most before it is looked at again.
    pub longest_suspension_days: i64,
    /// A closed case is kept so many.
    pub kept_days: i64,
}

static DAYS: LazyLock<Days> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/cases.json")).expect("a test reads the file"));

/// The days of the procedure.
pub fn days() -> &'static Days {
    &DAYS
}

/// A case without its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// Under which id the key of its texts is kept.
    pub key: PersonId,
    /// Where the member was at home when it began: whose officers act in it.
    pub place: PlaceId,
    /// Whom it is about.
    pub respondent: PersonId,
    /// Who complained; nobody where the movement itself began it, or she was erased.
    pub complainant: Option<PersonId>,
    /// The clause that is said to be broken.
    pub rule: String,
    /// What was done, oldest first; the first is [`Step::Opened`].
    pub entries: Vec<Entry>,
}

/// Something that was done in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// When.
    pub at: Timestamp,
    /// By whom; nobody where she was erased.
    pub by: Option<PersonId>,
    /// What.
    pub step: Step,
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has taken it on.
    New,
    /// Somebody looks into it.
    TakenOn,
    /// It was put to the member, who can answer.
    Put {
        /// Until when at least.
        answer_by: Timestamp,
        /// Whether she did.
        is_answered: bool,
    },
    /// It was decided, and she can appeal.
    Decided {
        /// How.
        verdict: Verdict,
        /// Until when.
        appeal_by: Timestamp,
    },
    /// She appealed.
    Appealed {
        /// Against what.
        verdict: Verdict,
    },
    /// Nothing more happens.
    Closed,
}

/// A suspension that was made in a case and runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// When it ends unless it is looked at again before.
    pub until: Timestamp,
    /// Whether the member has objected, and nobody has decided yet.
    pub is_contested: bool,
}

/// What has to be done next, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    /// By when.
    pub by: Timestamp,
    /// What.
    pub what: Duty,
}

/// What has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// Somebody takes the case on.
    TakeOn,
    /// The member answers, if she will.
    Answer,
    /// It is decided.
    Decide,
    /// The member appeals, if she will.
    Appeal,
    /// The appeal is decided.
    DecideAppeal,
    /// A suspension is looked at again, or ends by itself.
    Review,
}

impl Case {
    /// When it began.
    pub fn opened_at(&self) -> Timestamp {
        self.entries.first().map_or(Timestamp::from_micros(0), |entry| entry.at)
    }

    /// Where it stands at an instant.
    pub fn stage(&self, now: Timestamp) -> Stage {
        let past = self.entries.iter().filter(|entry| entry.at <= now);
        let stage = past.fold(Stage::New, step::after);
        match stage {
            Stage::Decided { appeal_by, .. } if appeal_by <= now => Stage::Closed,
            stage => stage,
        }
    }

    /// When it is closed, as things are: `None` while something has to be done.
    pub fn closes_at(&self) -> Option<Timestamp> {
        let last = self.entries.last()?;
        match self.entries.iter().fold(Stage::New, step::after) {
            Stage::Decided { appeal_by, .. } => Some(appeal_by),
            Stage::Closed => Some(last.at),
            _ => None,
        }
    }

    /// The suspension that runs at an instant.
    pub fn held(&self, now: Timestamp) -> Option<Held> {
        let mut held: Option<Held> = None;
        for entry in self.entries.iter().filter(|entry| entry.at <= now) {
            held = step::held_after(held, entry);
        }
        held.filter(|held| now < held.until)
    }

    /// Until when the member's rights are held back by this case: by a suspension that runs, or by its decision.
    pub fn suspends_until(&self, now: Timestamp) -> Option<Timestamp> {
        let decided = self.entries.iter().filter(|entry| entry.at <= now).fold(None, |until, entry| match entry.step {
            Step::Decided { verdict: Verdict::Suspended { until } } => Some(until),
            Step::Overturned => None,
            _ => until,
        });
        self.held(now).map(|held| held.until).max(decided).filter(|until| now < *until)
    }

    /// Everything that has to be done, what is due first in front; what was due and was not done stays.
    pub fn deadlines(&self, now: Timestamp) -> Vec<Deadline> {
        let days = days();
        let since = |from: Timestamp, days: i64| from.plus(days * Timestamp::DAY);
        let decide = Deadline { by: since(self.opened_at(), days.decide_days), what: Duty::Decide };
        let mut all = match self.stage(now) {
            Stage::New => {
                vec![Deadline { by: since(self.opened_at(), days.take_on_days), what: Duty::TakeOn }, decide]
            }
            Stage::TakenOn | Stage::Put { is_answered: true, .. } => vec![decide],
            Stage::Put { answer_by, .. } => vec![Deadline { by: answer_by, what: Duty::Answer }, decide],
            Stage::Decided { appeal_by, .. } => vec![Deadline { by: appeal_by, what: Duty::Appeal }],
            Stage::Appealed { .. } => {
                let appealed = self.entries.iter().rfind(|entry| entry.step == Step::Appealed);
                let from = appealed.map_or(self.opened_at(), |entry| entry.at);
                vec![Deadline { by: since(from, days.appeal_decide_days), what: Duty::DecideAppeal }]
            }
            Stage::Closed => Vec::new(),
        };
        all.extend(self.held(now).map(|held| Deadline { by: held.until, what: Duty::Review }));
        all.sort();
        all
    }

    /// Is an entry told to the member whom the case is about? What was done before it was put to her is told once it was, and
    /// whatever touches her rights at once.
    pub fn is_told(&self, entry: &Entry) -> bool {
        match entry.step {
            Step::Opened | Step::TakenOn => self.entries.iter().any(|entry| matches!(entry.step, Step::Put { .. })),
            // That it was taken back is told to whom something was told before.
            Step::Withdrawn => self.entries.iter().any(|other| other.step != Step::Withdrawn && self.is_told(other)),
            _ => true,
        }
    }

    /// Is an entry told to who complained? That it was taken on and decided; nothing that happened to the member.
    pub fn is_told_to_complainant(entry: &Entry) -> bool {
        matches!(entry.step, Step::Opened | Step::TakenOn | Step::Decided { .. } | Step::Withdrawn)
    }

    /// Is anything of it told to her?
    pub fn is_known_to_her(&self) -> bool {
        self.entries.iter().any(|entry| self.is_told(entry))
    }
}
