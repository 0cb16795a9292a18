//! New branches: from a member's request, through the members who would join, to the founding meeting.
//!
//! A new branch is its dated steps; where it stands, what may be done next and until when follow from them. Time does the
//! rest: a request that nobody answers gathers by itself, and one that gathers too little lapses by itself.

mod step;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use places::{Basis, Name, Place};
use serde::Deserialize;
use terms::{Id, Kind, PersonId, PlaceId, Plain, Timestamp};

pub use step::{Forbidden, Happened, Step};

/// Id of a new branch.
pub type NewBranchId = Id<NewBranchKind>;

/// The kind of thing that a [`NewBranchId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewBranchKind {}
impl Kind for NewBranchKind {
    const WORD: &'static str = "new branch";
}

/// What a new branch covers, in one line.
pub type Covers = Plain<200>;
/// Where a founding meeting is held.
pub type Venue = Plain<160>;

/// The longest text of why a branch is wanted, or is refused, in characters.
pub const LONGEST: usize = 2_000;

/// What is asked of a new branch: data, not code.
#[derive(Debug, Clone, Deserialize)]
pub struct Rule {
    /// Slug of the kind of place that it becomes.
    pub kind: String,
    /// So many members have to say that they would join, and have to be present when it is founded.
    pub minimum_members: u64,
    /// Within so many days a request is answered; unanswered it gathers by itself.
    pub answer_days: i64,
    /// So many days there are to gather members.
    pub gather_days: i64,
    /// Within so many days after that a founding meeting is called.
    pub convene_days: i64,
    /// So many days before it, at least.
    pub notice_days: i64,
    /// And so many at most.
    pub furthest_days: i64,
    /// Within so many days after it, what it decided is recorded.
    pub record_days: i64,
    /// Who would have joined is forgotten so many days after it is closed.
    pub backers_kept_days: i64,
    /// A request that founded nothing is kept so many days, and who asked for one that did.
    pub kept_days: i64,
}

static RULE: LazyLock<Rule> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/branches.json")).expect("a test reads the file"));

/// What is asked of a new branch, from the file that ships (`data/branches.json`).
pub fn rule() -> &'static Rule {
    &RULE
}

/// A new branch without its texts and without those who would join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBranch {
    /// Its id.
    pub id: NewBranchId,
    /// Under which id the key of its texts is kept.
    pub key: PersonId,
    /// The place that it will be part of: whose officers answer, whose members may join.
    pub parent: PlaceId,
    /// Who asked; nobody once she was erased.
    pub requester: Option<PersonId>,
    /// What it is to be called.
    pub name: Name,
    /// What it is to cover.
    pub covers: Covers,
    /// Where the founding meeting is held.
    pub venue: Option<Venue>,
    /// Whom the founding meeting elected to convene the branch.
    pub convener: Option<PersonId>,
    /// The place that it has become.
    pub place: Option<PlaceId>,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// What was done since, oldest first.
    pub entries: Vec<Entry>,
}

/// Something that was done about a new branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// By whom; nobody where it came about by itself, or she was erased.
    pub by: Option<PersonId>,
    /// What.
    pub step: Step,
}

/// Where a new branch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It waits for an answer; without one it gathers from `until` on.
    Asked {
        /// Until when.
        until: Timestamp,
    },
    /// Members say that they would join.
    Gathering {
        /// Until when.
        until: Timestamp,
    },
    /// Enough would join; a founding meeting is to be called.
    Ready {
        /// Until when.
        until: Timestamp,
    },
    /// A founding meeting is called.
    Convened {
        /// For when.
        meeting_at: Timestamp,
        /// Until when it is to be recorded what it decided.
        until: Timestamp,
    },
    /// It was founded.
    Founded,
    /// The founding meeting decided against it.
    NotFounded,
    /// An officer refused it.
    Refused,
    /// Who asked took it back.
    Withdrawn,
    /// The time was over.
    Lapsed,
}

/// Where a new branch stands, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// Where.
    pub stage: Stage,
    /// Since when; a meeting called anew counts from then.
    pub since: Timestamp,
}

impl Stage {
    /// Until when it stays there by itself; `None` once nothing more happens.
    pub const fn until(self) -> Option<Timestamp> {
        match self {
            Self::Asked { until }
            | Self::Gathering { until }
            | Self::Ready { until }
            | Self::Convened { until, .. } => Some(until),
            Self::Founded | Self::NotFounded | Self::Refused | Self::Withdrawn | Self::Lapsed => None,
        }
    }

    /// May members say that they would join?
    pub const fn is_joinable(self) -> bool {
        matches!(self, Self::Gathering { .. } | Self::Ready { .. } | Self::Convened { .. })
    }

    /// Is it shown to every member? What nobody has answered yet, was refused or was taken back is between those who asked
    /// and the officers.
    pub const fn is_told(self) -> bool {
        !matches!(self, Self::Asked { .. } | Self::Refused | Self::Withdrawn)
    }
}

impl NewBranch {
    /// Where it stands at an instant.
    ///
    /// Source: docs/rules/membership.md, 68 to 71.
    pub fn state(&self, now: Timestamp) -> State {
        self.course(now).0
    }

    /// When nothing more happens, as things are: the end of the last time that runs, or the step that closed it.
    pub fn closes_at(&self) -> Timestamp {
        let last = self.entries.iter().map(|entry| entry.at).max().unwrap_or(self.asked_at);
        let state = self.state(last);
        match state.stage {
            // Without an answer it still has its time to gather.
            Stage::Asked { until } => until.plus(rule().gather_days * Timestamp::DAY),
            stage => stage.until().unwrap_or(state.since),
        }
    }
}

/// Can a branch be founded as part of that place? Where people live, and not within another branch.
pub fn may_hold(place: &Place) -> bool {
    let is_lived_in = matches!(place.kind.basis, Basis::Territorial | Basis::International);
    is_lived_in && !place.is_root() && place.kind.slug.as_str() != rule().kind
}
