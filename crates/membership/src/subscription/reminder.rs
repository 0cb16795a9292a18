//! Which reminder is due when.

use terms::Timestamp;

use super::Grace;

/// What a member is written about her subscription; each once for one time of paying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reminder {
    /// It will be due soon.
    Soon,
    /// It is due.
    Due,
    /// The time for paying is nearly over.
    Last,
    /// It is over, and membership has lapsed.
    Lapsed,
}

impl Reminder {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Soon, Self::Due, Self::Last, Self::Lapsed];
    /// So long before it is due the first is sent.
    pub const SOON: i64 = 14 * Timestamp::DAY;
    /// So long before the time for paying ends the last is sent.
    pub const LAST: i64 = 7 * Timestamp::DAY;
    /// Whoever lapsed longer ago is not told any more: the program did not run, and the letter would come as a surprise.
    pub const LATE: i64 = 7 * Timestamp::DAY;

    /// Its word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Soon => "soon",
            Self::Due => "due",
            Self::Last => "last",
            Self::Lapsed => "lapsed",
        }
    }
}

/// The reminder that belongs to an instant, for a time of paying that ends in lapsing unless somebody `pays`.
///
/// Who was not reminded in time hears the one that belongs to now, never several at once.
///
/// ```
/// use membership::subscription::{Grace, Reminder, reminders_due};
/// use terms::Timestamp;
/// let day = |day: i64| Timestamp::from_micros(day * Timestamp::DAY);
/// let grace = Grace { since: day(100), until: day(130) };
/// assert_eq!(reminders_due(grace, day(85)), None);
/// assert_eq!(reminders_due(grace, day(86)), Some(Reminder::Soon));
/// assert_eq!(reminders_due(grace, day(100)), Some(Reminder::Due));
/// assert_eq!(reminders_due(grace, day(123)), Some(Reminder::Last));
/// assert_eq!(reminders_due(grace, day(130)), Some(Reminder::Lapsed));
/// assert_eq!(reminders_due(grace, day(137)), None);
/// ```
///
/// Source: docs/rules/membership.md, 51.
pub fn due(grace: Grace, now: Timestamp) -> Option<Reminder> {
    let last = grace.until.plus(-Reminder::LAST).max(grace.since);
    match now {
        now if now < grace.since.plus(-Reminder::SOON) => None,
        now if now < grace.since => Some(Reminder::Soon),
        now if now < last => Some(Reminder::Due),
        now if now < grace.until => Some(Reminder::Last),
        now if now < grace.until.plus(Reminder::LATE) => Some(Reminder::Lapsed),
        _ => None,
    }
}
