//! Subscriptions: from when on one is due, how long there is time to pay it, what it costs, and who is reminded when.
//!
//! The rules are data with the day from which each holds; what was under an earlier rule stays under it.

mod reminder;
mod tier;

use terms::{Id, Kind, Timestamp};

use crate::standing::{Ending, Event, Happening, Standing, spells, standing_at};

pub use reminder::{Reminder, due as reminders_due};
pub use tier::{Amount, AmountError, MOST_TIERS, Tier, TierError};

/// Id of a rule of subscriptions.
pub type RuleId = Id<RuleKind>;

/// The kind of thing that a [`RuleId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleKind {}
impl Kind for RuleKind {
    const WORD: &'static str = "rule of subscriptions";
}

/// The shortest time that there is to pay, in days.
pub const SHORTEST_GRACE: i64 = 14;
/// The longest.
pub const LONGEST_GRACE: i64 = 366;
/// A rule begins so many days after it was entered, or later: time to tell everybody.
pub const AHEAD: i64 = 14;

/// A rule of subscriptions, from an instant on until the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its first instant.
    pub starts_at: Timestamp,
    /// The days that there are to pay; `None` where membership asks for no subscription.
    pub grace_days: Option<i64>,
}

/// All rules of subscriptions that there are; none at first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    runs: Vec<Run>,
}

/// A time in which a subscription was due without a break, under one rule or several.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    began: Timestamp,
    ends: Option<Timestamp>,
    /// From when on, and how long there is to pay, in microseconds.
    pieces: Vec<(Timestamp, i64)>,
}

/// The time for paying that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grace {
    /// The first instant that is not paid for.
    pub since: Timestamp,
    /// The first instant at which it no longer runs.
    pub until: Timestamp,
}

/// What a member wants to know of her subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// She is no member for another reason, or never was.
    NoMember,
    /// Nothing is due, as far as is known.
    NotDue,
    /// Nothing is due yet; from that instant on it is.
    Begins(Timestamp),
    /// It is paid up to that instant.
    Paid(Timestamp),
    /// It is due, and there is time to pay.
    Due(Grace),
    /// The time to pay was over at that instant.
    Lapsed(Timestamp),
}

/// How the subscription of somebody with these events stands.
pub fn state(events: &[Event], rules: &Rules, now: Timestamp) -> State {
    match standing_at(events, rules, now) {
        Standing::Former { since, ending: Ending::Lapsed } => State::Lapsed(since),
        Standing::Member { grace: Some(grace), .. } => State::Due(grace),
        Standing::Member { grace: None, .. } => {
            let next = spells(events, rules).into_iter().filter(|spell| spell.starts > now);
            let owes = next.filter_map(|spell| match spell.standing {
                Standing::Member { grace, .. } => grace,
                _ => None,
            });
            match owes.map(|grace| grace.since).next() {
                Some(since) if rules.is_due(now) => State::Paid(since),
                Some(since) => State::Begins(since),
                None => State::NotDue,
            }
        }
        _ => State::NoMember,
    }
}

/// Up to when the payments reach that may still come back: entered, not come back yet, and not over.
pub fn returnable(events: &[Event], now: Timestamp) -> Vec<Timestamp> {
    let mut reach: Vec<Timestamp> = Vec::new();
    let mut sorted: Vec<&Event> = events.iter().filter(|event| event.at <= now).collect();
    sorted.sort_by_key(|event| event.at);
    for event in sorted {
        match event.what {
            Happening::Paid { until } => reach.push(until),
            Happening::Returned { until } => {
                if let Some(index) = reach.iter().position(|paid| *paid == until) {
                    reach.remove(index);
                }
            }
            _ => {}
        }
    }
    reach.retain(|until| *until > now);
    reach.sort();
    reach.dedup();
    reach
}

impl Rules {
    /// These rules, in any order; of two that begin at one instant the later in the list holds.
    pub fn new(mut rules: Vec<Rule>) -> Self {
        rules.sort_by_key(|rule| rule.starts_at);
        let mut runs: Vec<Run> = Vec::new();
        let mut is_due = false;
        for rule in rules {
            match rule.grace_days {
                Some(days) => {
                    if !is_due {
                        runs.push(Run { began: rule.starts_at, ends: None, pieces: Vec::new() });
                    }
                    let pieces = &mut runs.last_mut().expect("a run was just begun").pieces;
                    pieces.push((rule.starts_at, days * Timestamp::DAY));
                }
                None if is_due => runs.last_mut().expect("one is due").ends = Some(rule.starts_at),
                None => {}
            }
            is_due = rule.grace_days.is_some();
        }
        Self { runs }
    }

    /// Is a subscription due at that instant?
    pub fn is_due(&self, at: Timestamp) -> bool {
        self.runs.iter().any(|run| run.holds(at))
    }

    /// The time for paying that runs at that instant for whoever has paid up to `paid_until`, whether she lapsed or not.
    pub fn grace(&self, paid_until: Timestamp, at: Timestamp) -> Option<Grace> {
        let run = self.runs.iter().find(|run| run.holds(at))?;
        let since = run.unpaid_since(paid_until);
        let until = run.lapse(since).or(run.ends)?;
        (since <= at && at < until).then_some(Grace { since, until })
    }

    /// When the membership lapses of whoever has paid up to `paid_until` and pays no more.
    pub fn lapse(&self, paid_until: Timestamp) -> Option<Timestamp> {
        self.runs.iter().find_map(|run| run.lapse(run.unpaid_since(paid_until)))
    }

    /// Every instant at which something may begin or end for whoever has paid up to `paid_until`.
    pub(crate) fn edges(&self, paid_until: Timestamp) -> Vec<Timestamp> {
        let mut edges = vec![paid_until];
        for run in &self.runs {
            let since = run.unpaid_since(paid_until);
            edges.extend([run.began, since]);
            edges.extend(run.ends);
            edges.extend(run.pieces.iter().map(|(starts, _)| *starts));
            edges.extend(run.lapse(since));
        }
        edges
    }
}

impl Run {
    fn holds(&self, at: Timestamp) -> bool {
        self.began <= at && self.ends.is_none_or(|ends| at < ends)
    }

    /// Nothing was owed before the run began.
    fn unpaid_since(&self, paid_until: Timestamp) -> Timestamp {
        self.began.max(paid_until)
    }

    /// When the time for paying is over, under whichever rule that comes first; never once the run has ended.
    fn lapse(&self, since: Timestamp) -> Option<Timestamp> {
        let ends = self.pieces.iter().skip(1).map(|(starts, _)| Some(*starts)).chain([self.ends]);
        self.pieces.iter().zip(ends).find_map(|((starts, grace), ends)| {
            let lapse = since.plus(*grace).max(*starts);
            ends.is_none_or(|ends| lapse < ends).then_some(lapse)
        })
    }
}

#[cfg(test)]
mod tests;
