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

/// The times of paying to which a reminder belongs at an instant: of both bounds the first is not in it, the second is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    /// When the time to pay begins.
    pub(crate) since: (Timestamp, Timestamp),
    /// When it ends.
    pub(crate) until: (Timestamp, Timestamp),
}

impl Reminder {
    /// Whom it belongs to now. The only place where this is said: the job asks the database for what lies in here.
    ///
    /// Source: docs/rules/membership.md, 51.
    pub(crate) fn window(self, now: Timestamp) -> Window {
        let (ever, never) = (Timestamp::from_micros(i64::MIN), Timestamp::from_micros(i64::MAX));
        let last = now.plus(Self::LAST);
        match self {
            Self::Soon => Window { since: (now, now.plus(Self::SOON)), until: (ever, never) },
            Self::Due => Window { since: (ever, now), until: (last, never) },
            Self::Last => Window { since: (ever, now), until: (now, last) },
            Self::Lapsed => Window { since: (ever, now), until: (now.plus(-Self::LATE), now) },
        }
    }
}

impl Window {
    fn holds(&self, grace: Grace) -> bool {
        let within = |(from, to): (Timestamp, Timestamp), at: Timestamp| from < at && at <= to;
        within(self.since, grace.since) && within(self.until, grace.until)
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
    Reminder::ALL.into_iter().find(|reminder| reminder.window(now).holds(grace))
}
