//! Where a person stands: member or not, of which place, suspended or not, at any instant.
//!
//! Nothing here is stored as a state. What is stored are dated [`Event`]s, and a standing is worked out from them.

mod fold;

use terms::{Id, Kind, PlaceId, Timestamp};

use crate::subscription::{Grace, Rules};
use fold::Fold;

/// Id of an event of a membership.
pub type EventId = Id<EventKind>;

/// The kind of thing that an [`EventId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {}
impl Kind for EventKind {
    const WORD: &'static str = "membership event";
}

/// Something that happened to a membership, and when it takes effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// From this instant on; may lie ahead.
    pub at: Timestamp,
    /// What happened.
    pub what: Happening,
}

/// What can happen to a membership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// Asked to join; nothing follows from it yet.
    Applied,
    /// Became a member, at home in `place`.
    Admitted {
        /// Her home: a branch, or a region for who has no branch.
        place: PlaceId,
    },
    /// Left of her own will.
    Left,
    /// Rights are held back until a stated instant, under a stated rule.
    Suspended {
        /// The first instant at which the suspension no longer runs.
        until: Timestamp,
        /// The clause of the rules that it rests on.
        rule: String,
    },
    /// Every suspension ends now.
    Reinstated,
    /// At home elsewhere from now on.
    Moved {
        /// The new home.
        place: PlaceId,
    },
    /// Membership was ended by the movement.
    Removed {
        /// The clause of the rules that it rests on.
        rule: String,
    },
    /// Died. Nothing follows.
    Died,
    /// Set aside, as it turned out to be another entry of somebody who has one already.
    SetAside,
    /// The removal or death that was entered last before was a mistake: it counts as never entered.
    Restored,
    /// The subscription is paid up to an instant. `at` is when it was paid, however late it is entered.
    Paid {
        /// The first instant that is no longer paid for.
        until: Timestamp,
    },
    /// A payment came back: from now on it counts no more.
    Returned {
        /// Up to when it reached.
        until: Timestamp,
    },
}

/// Where a person stands at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing has happened, or everything about her was erased.
    Stranger,
    /// Has asked to join.
    Applied {
        /// Since when.
        since: Timestamp,
    },
    /// A member.
    Member {
        /// Without a break since this instant.
        since: Timestamp,
        /// Her home.
        place: PlaceId,
        /// The suspension that runs at this instant, if any.
        suspension: Option<Suspension>,
        /// The time for paying that runs at this instant, where a subscription is due and not paid.
        grace: Option<Grace>,
    },
    /// Was a member.
    Former {
        /// The instant at which membership ended.
        since: Timestamp,
        /// How.
        ending: Ending,
    },
}

/// A suspension that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspension {
    /// Its first instant.
    pub since: Timestamp,
    /// The first instant after it.
    pub until: Timestamp,
}

/// How a membership ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// She left.
    Left,
    /// The movement ended it.
    Removed,
    /// She died.
    Died,
    /// The time for paying her subscription ran out.
    Lapsed,
    /// It is another entry of somebody who has one already, and is about to be given up.
    SetAside,
}

/// A stretch of time over which a standing does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// Its first instant.
    pub starts: Timestamp,
    /// The first instant after it; open when nothing is known to end it.
    pub ends: Option<Timestamp>,
    /// The standing all through it.
    pub standing: Standing,
}

impl Standing {
    /// Is she a member, suspended or not?
    pub fn is_member(&self) -> bool {
        matches!(self, Self::Member { .. })
    }

    /// Is she a member whose rights are not held back?
    pub fn is_in_good_standing(&self) -> bool {
        matches!(self, Self::Member { suspension: None, .. })
    }

    /// Her home, while she is a member.
    pub fn place(&self) -> Option<PlaceId> {
        match self {
            Self::Member { place, .. } => Some(*place),
            _ => None,
        }
    }
}

/// The standing at instant `at` of somebody with these events, which may come in any order, under these rules of
/// subscriptions.
///
/// Of two events at one instant the one later in the slice counts as the later. A suspension outlasts leaving and joining
/// again, so that nobody sheds it by a new form. Who has died stays dead, whatever is entered after, unless that was a
/// mistake. What was entered by mistake never counted, at no instant.
///
/// Source: docs/rules/membership.md, 1 to 6, 43 and 46 to 52.
pub fn standing_at(events: &[Event], rules: &Rules, at: Timestamp) -> Standing {
    let mut fold = Fold::new(rules);
    for event in without_mistakes(events).into_iter().take_while(|event| event.at <= at) {
        if fold.is_over() {
            break;
        }
        fold.take(event);
    }
    fold.standing(at)
}

/// The events in their order, without removals and deaths that were entered by mistake.
fn without_mistakes(events: &[Event]) -> Vec<&Event> {
    let mut sorted: Vec<&Event> = events.iter().collect();
    sorted.sort_by_key(|event| event.at);
    let mut counted: Vec<&Event> = Vec::with_capacity(sorted.len());
    for event in sorted {
        if event.what != Happening::Restored {
            counted.push(event);
            continue;
        }
        let is_ending = |event: &&Event| matches!(event.what, Happening::Removed { .. } | Happening::Died);
        if let Some(mistake) = counted.iter().rposition(is_ending) {
            counted.remove(mistake);
        }
    }
    counted
}

/// All spells of somebody with these events, in order and without gaps, from the first event on.
///
/// ```
/// use membership::{standing::{Event, Happening, spells}, subscription::Rules};
/// use terms::{PlaceId, Timestamp};
/// let admitted = Happening::Admitted { place: PlaceId::by_chance([1; 16]) };
/// let history = [Event { at: Timestamp::from_micros(5), what: admitted }];
/// assert_eq!(spells(&history, &Rules::default()).len(), 1);
/// ```
pub fn spells(events: &[Event], rules: &Rules) -> Vec<Spell> {
    let mut spells: Vec<Spell> = Vec::new();
    for edge in edges(events, rules) {
        let standing = standing_at(events, rules, edge);
        match spells.last_mut() {
            Some(last) if last.standing == standing => {}
            Some(last) => {
                last.ends = Some(edge);
                spells.push(Spell { starts: edge, ends: None, standing });
            }
            None => spells.push(Spell { starts: edge, ends: None, standing }),
        }
    }
    spells
}

/// Every instant from the first event on at which a standing may change, in order.
fn edges(events: &[Event], rules: &Rules) -> Vec<Timestamp> {
    let Some(first) = events.iter().map(|event| event.at).min() else { return Vec::new() };
    let mut edges: Vec<Timestamp> = Vec::with_capacity(events.len() * 2);
    for event in events {
        edges.push(event.at);
        match event.what {
            Happening::Suspended { until, .. } => edges.push(until),
            Happening::Paid { until } => edges.extend(rules.edges(until)),
            // From an admission on she has to pay, and a payment that comes back ends what it paid for.
            Happening::Admitted { .. } | Happening::Returned { .. } => edges.extend(rules.edges(event.at)),
            _ => {}
        }
    }
    edges.retain(|edge| *edge >= first);
    edges.sort();
    edges.dedup();
    edges
}

#[cfg(test)]
mod tests;
