//! Mergers: two entries that turned out to be one person's.
//!
//! The entry that goes is set aside at once: it counts nowhere, and nothing of it is lost. For some days everything can be undone, by
//! an officer or by whoever signs in to either entry; then what is kept of the one is given to the other.

use terms::{Id, Kind, PersonId, PlaceId, Timestamp};

use crate::{
    standing::{Event, Standing, standing_at},
    subscription::Rules,
};

/// Id of a merger; also that of the event that sets the entry aside.
pub type MergerId = Id<MergerKind>;

/// The kind of thing that a [`MergerId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergerKind {}
impl Kind for MergerKind {
    const WORD: &'static str = "merger";
}

/// So many days everything can be undone.
pub const DAYS: i64 = 14;
/// So many days it is listed, once it is final or undone.
pub const LISTED_DAYS: i64 = 90;
/// So many days it is kept that there was one.
pub const KEPT_DAYS: i64 = 1_096;

/// Two entries that were taken to be one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merger {
    /// Its id.
    pub id: MergerId,
    /// The entry that is set aside.
    pub gone: PersonId,
    /// The entry that stays.
    pub stays: PersonId,
    /// Where the first was at home.
    pub place: PlaceId,
    /// Who said that they are one; nobody once she was erased.
    pub by: Option<PersonId>,
    /// When.
    pub begun_at: Timestamp,
    /// When it becomes final.
    pub final_at: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
    /// When the first entry was given up.
    pub done_at: Option<Timestamp>,
}

impl Merger {
    /// Whether it can still be undone.
    pub const fn is_open(&self) -> bool {
        self.undone_at.is_none() && self.done_at.is_none()
    }
}

/// Why two entries are not made one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotMerge {
    /// One of them is the officer's own.
    #[error("{}", self.key())]
    Own,
    /// They are the same entry.
    #[error("{}", self.key())]
    Same,
    /// One of them is no member's, or is not within the officer's places.
    #[error("{}", self.key())]
    NotBoth,
    /// One of them is in another merger.
    #[error("{}", self.key())]
    Already,
    /// The entry that would go holds an office.
    #[error("{}", self.key())]
    Office,
    /// Nobody could be told at the entry that would go, and its name or postcode is another.
    #[error("{}", self.key())]
    Unreached,
    /// One of them is in a case that is not closed, or stands in a ballot.
    #[error("{}", self.key())]
    InCase,
    /// What happened to the one does not go together with what happened to the other.
    #[error("{}", self.key())]
    Histories,
}

impl CannotMerge {
    /// Key of the sentence that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own => "membership-merge-own",
            Self::Same => "membership-merge-same",
            Self::NotBoth => "membership-merge-not-both",
            Self::Already => "membership-merge-already",
            Self::Office => "membership-merge-office",
            Self::Unreached => "membership-merge-unreached",
            Self::InCase => "membership-merge-in-case",
            Self::Histories => "membership-merge-histories",
        }
    }
}

/// What happened to both, as the history of one person; `None` where that makes her anything less than the entry that stays is now.
///
/// Source: docs/rules/membership.md, 114.
pub fn as_one(gone: &[Event], stays: &[Event], rules: &Rules, now: Timestamp) -> Option<Vec<Event>> {
    let mut all: Vec<Event> = gone.iter().chain(stays).cloned().collect();
    all.sort_by_key(|event| event.at);
    let Standing::Member { since: before, .. } = standing_at(stays, rules, now) else { return None };
    match standing_at(&all, rules, now) {
        Standing::Member { since, .. } if since <= before => Some(all),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::Happening;

    fn place(number: u8) -> PlaceId {
        PlaceId::by_chance([number; 16])
    }

    fn at(day: i64, what: Happening) -> Event {
        Event { at: Timestamp::from_micros(day * Timestamp::DAY), what }
    }

    fn since(events: &[Event]) -> Option<i64> {
        match standing_at(events, &Rules::default(), Timestamp::from_micros(1_000 * Timestamp::DAY)) {
            Standing::Member { since, .. } => Some(since.micros() / Timestamp::DAY),
            _ => None,
        }
    }

    #[test]
    fn she_is_a_member_since_the_earlier_of_both() {
        let now = Timestamp::from_micros(1_000 * Timestamp::DAY);
        let early = [at(5, Happening::Admitted { place: place(1) })];
        let late = [at(9, Happening::Admitted { place: place(2) })];

        for (gone, stays) in [(&early, &late), (&late, &early)] {
            let one = as_one(gone, stays, &Rules::default(), now).unwrap();
            assert_eq!(since(&one), Some(5));
        }
    }

    #[test]
    fn an_end_of_the_one_while_the_other_went_on_is_a_contradiction() {
        let now = Timestamp::from_micros(1_000 * Timestamp::DAY);
        let left = [at(5, Happening::Admitted { place: place(1) }), at(20, Happening::Left)];
        let again = [left.as_slice(), &[at(30, Happening::Admitted { place: place(1) })]].concat();
        let other = [at(9, Happening::Admitted { place: place(2) })];
        let later = [at(25, Happening::Admitted { place: place(2) })];

        assert_eq!(as_one(&left, &other, &Rules::default(), now), None, "she would be none");
        assert_eq!(as_one(&again, &other, &Rules::default(), now), None, "she would be one since a later day");
        assert!(as_one(&left, &later, &Rules::default(), now).is_some(), "the one after the other");
        assert_eq!(as_one(&other, &left, &Rules::default(), now), None, "nobody stays who is no member");
    }
}
