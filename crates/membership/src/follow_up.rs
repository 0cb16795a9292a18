//! Follow-ups: that somebody is to come back to a member by a day.

use std::sync::LazyLock;

use serde::Deserialize;
use terms::{Id, Kind, OfficeId, PersonId, PlaceId, Plain, Timestamp};

/// Id of a follow-up.
pub type FollowUpId = Id<FollowUpKind>;

/// The kind of thing that a [`FollowUpId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUpKind {}
impl Kind for FollowUpKind {
    const WORD: &'static str = "follow-up";
}

/// What the words are sealed as; part of the seal, so it never changes.
pub(crate) const WORDS: &str = "follow-up";

/// What it is about, in a few words.
pub type Words = Plain<120>;

/// The days of follow-ups: data, not code.
#[derive(Debug, Clone, Deserialize)]
pub struct Rules {
    /// It is due within so many.
    pub most_days: i64,
    /// By how many it is put off, as offered.
    pub put_off_days: Vec<i64>,
    /// So many after its day, or after it was done, nobody reads it any more.
    pub kept_days: i64,
    /// So many are open about one member at most.
    pub most: usize,
}

static RULES: LazyLock<Rules> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/follow_ups.json")).expect("a test reads the file"));

/// The rules of follow-ups, from the file that ships (`data/follow_ups.json`).
pub fn rules() -> &'static Rules {
    &RULES
}

/// A follow-up without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    /// Its id.
    pub id: FollowUpId,
    /// To whom somebody is to come back.
    pub person: PersonId,
    /// Where she was at home: whose officers it belongs to.
    pub place: PlaceId,
    /// The first instant after the day by which it is due.
    pub due: Timestamp,
    /// The office whose holder does it; all officers of the place where there is none, or it has ended.
    pub office: Option<OfficeId>,
    /// When it was set.
    pub made_at: Timestamp,
    /// When it was done.
    pub done_at: Option<Timestamp>,
    /// The first instant at which nobody reads it any more.
    pub until: Timestamp,
}

impl FollowUp {
    /// The last instant of the day by which it is due.
    pub fn last(&self) -> Timestamp {
        self.due.plus(-1)
    }

    /// Is its day over, and it is not done?
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.done_at.is_none() && self.due <= now
    }

    /// It is done: a while later it goes. Doing it twice is doing it once.
    #[must_use]
    pub fn done(self, now: Timestamp) -> Self {
        if self.done_at.is_some() { self } else { Self { done_at: Some(now), until: kept(now), ..self } }
    }

    /// It is due by another day.
    #[must_use]
    pub fn put_off(self, due: Timestamp) -> Self {
        if self.done_at.is_some() { self } else { Self { due, until: kept(due), ..self } }
    }
}

/// From when on nobody reads a follow-up that was due, or done, at an instant.
pub fn kept(from: Timestamp) -> Timestamp {
    from.plus(rules().kept_days * Timestamp::DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_800_000_000_000_000);

    fn follow_up() -> FollowUp {
        let due = NOW.plus(Timestamp::DAY);
        FollowUp {
            id: FollowUpId::by_chance([1; 16]),
            person: PersonId::by_chance([1; 16]),
            place: PlaceId::by_chance([1; 16]),
            due,
            office: None,
            made_at: NOW,
            done_at: None,
            until: kept(due),
        }
    }

    #[test]
    fn it_is_overdue_from_the_instant_after_its_day() {
        let one = follow_up();
        assert!(!one.is_overdue(one.last()) && one.is_overdue(one.due));
        assert!(!one.done(NOW).is_overdue(one.due));
    }

    #[test]
    fn what_is_done_goes_thirty_days_later_and_is_not_put_off() {
        let done = follow_up().done(NOW);
        assert_eq!(done.until, NOW.plus(30 * Timestamp::DAY));
        assert_eq!(done.done(NOW.plus(1)), done);
        assert_eq!(done.put_off(NOW.plus(9 * Timestamp::DAY)), done);
        let later = follow_up().put_off(NOW.plus(9 * Timestamp::DAY));
        assert_eq!((later.due, later.until), (NOW.plus(9 * Timestamp::DAY), NOW.plus(39 * Timestamp::DAY)));
    }

    #[test]
    fn the_rules_that_ship_put_off_by_no_more_than_a_follow_up_lasts() {
        assert!(rules().put_off_days.iter().all(|days| (1..=rules().most_days).contains(days)));
    }
}
