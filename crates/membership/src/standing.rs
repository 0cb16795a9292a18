//! Where a person stands: member or not, of which place, suspended or not, at any instant.
//!
//! Nothing here is stored as a state. What is stored are dated [`Event`]s, and a standing is worked out from them.

use terms::{Id, Kind, PlaceId, Timestamp};

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
    /// The removal or death that was entered last before was a mistake: it counts as never entered.
    Restored,
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

/// The standing at instant `at` of somebody with these events, which may come in any order.
///
/// Of two events at one instant the one later in the slice counts as the later. A suspension outlasts leaving and joining
/// again, so that nobody sheds it by a new form. Who has died stays dead, whatever is entered after, unless that was a
/// mistake. What was entered by mistake never counted, at no instant.
///
/// Source: docs/rules/membership.md, 1 to 6 and 43.
pub fn standing_at(events: &[Event], at: Timestamp) -> Standing {
    let past = without_mistakes(events).into_iter().filter(|event| event.at <= at);
    let mut standing = Standing::Stranger;
    let mut suspension: Option<Suspension> = None;
    for event in past {
        if matches!(standing, Standing::Former { ending: Ending::Died, .. }) {
            break;
        }
        match &event.what {
            Happening::Suspended { until, .. } => suspension = Some(lengthened(suspension, event.at, *until)),
            Happening::Reinstated => suspension = None,
            what => standing = after(standing, event.at, what),
        }
    }
    match standing {
        Standing::Member { since, place, .. } => {
            Standing::Member { since, place, suspension: suspension.filter(|running| at < running.until) }
        }
        other => other,
    }
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

/// The standing after an event that is not about suspension. What makes no sense (leaving twice) changes nothing.
fn after(standing: Standing, at: Timestamp, what: &Happening) -> Standing {
    let ended = |ending| Standing::Former { since: at, ending };
    match (what, standing) {
        (Happening::Applied, Standing::Stranger | Standing::Former { .. }) => Standing::Applied { since: at },
        (Happening::Admitted { place } | Happening::Moved { place }, Standing::Member { since, .. }) => {
            Standing::Member { since, place: *place, suspension: None }
        }
        (Happening::Admitted { place }, _) => Standing::Member { since: at, place: *place, suspension: None },
        (Happening::Left, Standing::Member { .. }) => ended(Ending::Left),
        (Happening::Left, Standing::Applied { .. }) => Standing::Stranger,
        (Happening::Removed { .. }, Standing::Member { .. }) => ended(Ending::Removed),
        (Happening::Died, _) => ended(Ending::Died),
        (_, unchanged) => unchanged,
    }
}

/// One running suspension out of the one that runs and a new one: it lasts until both are over.
fn lengthened(running: Option<Suspension>, at: Timestamp, until: Timestamp) -> Suspension {
    match running {
        Some(old) if at < old.until => Suspension { since: old.since, until: old.until.max(until) },
        _ => Suspension { since: at, until },
    }
}

/// All spells of somebody with these events, in order and without gaps, from the first event on.
///
/// ```
/// use membership::standing::{Event, Happening, spells};
/// use terms::{PlaceId, Timestamp};
/// let admitted = Happening::Admitted { place: PlaceId::by_chance([1; 16]) };
/// let history = [Event { at: Timestamp::from_micros(5), what: admitted }];
/// assert_eq!(spells(&history).len(), 1);
/// ```
pub fn spells(events: &[Event]) -> Vec<Spell> {
    let mut edges: Vec<Timestamp> = events
        .iter()
        .flat_map(|event| match event.what {
            Happening::Suspended { until, .. } => [event.at, until.max(event.at)],
            _ => [event.at, event.at],
        })
        .collect();
    edges.sort();
    edges.dedup();
    let mut spells: Vec<Spell> = Vec::new();
    for edge in edges {
        let standing = standing_at(events, edge);
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(number: u8) -> PlaceId {
        PlaceId::by_chance([number; 16])
    }

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_micros(hour)
    }

    /// A history, each event with its hour.
    fn history(events: &[(i64, Happening)]) -> Vec<Event> {
        events.iter().map(|(hour, what)| Event { at: at(*hour), what: what.clone() }).collect()
    }

    fn admitted(number: u8) -> Happening {
        Happening::Admitted { place: place(number) }
    }

    fn suspended(until: i64) -> Happening {
        Happening::Suspended { until: at(until), rule: "9.1".into() }
    }

    #[test]
    fn before_anything_happened_everybody_is_a_stranger() {
        assert_eq!(standing_at(&[], at(9)), Standing::Stranger);
        assert_eq!(standing_at(&history(&[(10, admitted(1))]), at(9)), Standing::Stranger);
    }

    #[test]
    fn membership_begins_at_its_very_instant() {
        let joined = history(&[(5, Happening::Applied), (10, admitted(1))]);

        assert_eq!(standing_at(&joined, at(9)), Standing::Applied { since: at(5) });
        assert_eq!(standing_at(&joined, at(10)), Standing::Member { since: at(10), place: place(1), suspension: None });
    }

    #[test]
    fn moving_keeps_the_day_of_joining() {
        let moved = history(&[(10, admitted(1)), (20, Happening::Moved { place: place(2) })]);

        assert_eq!(standing_at(&moved, at(20)), Standing::Member { since: at(10), place: place(2), suspension: None });
        assert_eq!(standing_at(&moved, at(19)).place(), Some(place(1)));
    }

    #[test]
    fn joining_again_starts_anew_and_being_admitted_twice_does_not() {
        let again = history(&[(10, admitted(1)), (20, Happening::Left), (30, admitted(1))]);
        let twice = history(&[(10, admitted(1)), (30, admitted(1))]);

        assert!(matches!(standing_at(&again, at(30)), Standing::Member { since, .. } if since == at(30)));
        assert!(matches!(standing_at(&twice, at(30)), Standing::Member { since, .. } if since == at(10)));
    }

    #[test]
    fn a_removal_or_death_that_was_a_mistake_never_counted() {
        let removed = Happening::Removed { rule: "9.3".into() };
        for mistake in [removed.clone(), Happening::Died] {
            let undone = history(&[(10, admitted(1)), (20, mistake.clone()), (30, Happening::Restored)]);
            let member = Standing::Member { since: at(10), place: place(1), suspension: None };

            for hour in [15, 20, 25, 30, 40] {
                assert_eq!(standing_at(&undone, at(hour)), member);
            }
            assert_eq!(spells(&undone).len(), 1);
        }
        // It undoes one ending, the last; nothing where there was none; and an ending after it counts.
        let twice =
            history(&[(10, admitted(1)), (20, removed.clone()), (30, Happening::Died), (40, Happening::Restored)]);
        assert_eq!(standing_at(&twice, at(50)), Standing::Former { since: at(20), ending: Ending::Removed });
        let none = history(&[(10, admitted(1)), (20, Happening::Left), (30, Happening::Restored)]);
        assert_eq!(standing_at(&none, at(50)), Standing::Former { since: at(20), ending: Ending::Left });
        let again = history(&[(10, admitted(1)), (20, Happening::Died), (30, Happening::Restored), (40, removed)]);
        assert_eq!(standing_at(&again, at(50)), Standing::Former { since: at(40), ending: Ending::Removed });
    }

    #[test]
    fn a_suspension_that_ran_when_the_mistake_was_made_runs_on() {
        let events = [(10, admitted(1)), (20, suspended(60)), (30, Happening::Died), (40, Happening::Restored)];

        assert!(matches!(standing_at(&history(&events), at(50)), Standing::Member { suspension: Some(_), .. }));
    }

    #[test]
    fn a_suspension_runs_from_its_first_instant_to_just_before_its_last() {
        let held = history(&[(10, admitted(1)), (20, suspended(30))]);

        assert!(standing_at(&held, at(19)).is_in_good_standing());
        assert!(!standing_at(&held, at(20)).is_in_good_standing());
        assert!(!standing_at(&held, at(29)).is_in_good_standing());
        assert!(standing_at(&held, at(30)).is_in_good_standing());
        assert!(standing_at(&held, at(25)).is_member());
    }

    #[test]
    fn a_suspension_is_not_shed_by_leaving_and_joining_again() {
        let dodged = history(&[(10, admitted(1)), (20, suspended(50)), (21, Happening::Left), (22, admitted(1))]);

        assert!(!standing_at(&dodged, at(40)).is_in_good_standing());
    }

    #[test]
    fn two_suspensions_end_when_both_are_over_and_reinstating_ends_both() {
        let two = [(10, admitted(1)), (20, suspended(50)), (25, suspended(30))];
        let mut pardoned = two.to_vec();
        pardoned.push((28, Happening::Reinstated));

        assert!(!standing_at(&history(&two), at(40)).is_in_good_standing());
        assert!(standing_at(&history(&pardoned), at(29)).is_in_good_standing());
    }

    #[test]
    fn nothing_follows_death() {
        let dead = history(&[(10, admitted(1)), (20, Happening::Died), (30, admitted(1))]);

        assert_eq!(standing_at(&dead, at(40)), Standing::Former { since: at(20), ending: Ending::Died });
    }

    #[test]
    fn a_suspension_with_an_end_makes_three_spells() {
        let held = spells(&history(&[(10, admitted(1)), (20, suspended(30))]));

        let edges: Vec<_> = held.iter().map(|spell| (spell.starts, spell.ends)).collect();
        assert_eq!(edges, [(at(10), Some(at(20))), (at(20), Some(at(30))), (at(30), None)]);
    }

    fn any_happening() -> impl Strategy<Value = Happening> {
        prop_oneof![
            Just(Happening::Applied),
            (1..4_u8).prop_map(admitted),
            Just(Happening::Left),
            (0..60_i64).prop_map(suspended),
            Just(Happening::Reinstated),
            (1..4_u8).prop_map(|number| Happening::Moved { place: place(number) }),
            Just(Happening::Removed { rule: "9.2".into() }),
            Just(Happening::Died),
        ]
    }

    fn any_history() -> impl Strategy<Value = Vec<Event>> {
        prop::collection::vec((0..50_i64, any_happening()), 0..12).prop_map(|events| history(&events))
    }

    proptest! {
        #[test]
        fn the_spell_that_holds_an_instant_says_the_standing_at_it(events in any_history(), hour in -5..70_i64) {
            let holding: Vec<_> = spells(&events)
                .into_iter()
                .filter(|spell| spell.starts <= at(hour) && spell.ends.is_none_or(|ends| at(hour) < ends))
                .collect();

            let first = events.iter().map(|event| event.at).min();
            let expected = standing_at(&events, at(hour));
            if first.is_some_and(|first| first <= at(hour)) {
                prop_assert_eq!(holding.len(), 1);
                prop_assert_eq!(holding[0].standing, expected);
            } else {
                prop_assert!(holding.is_empty());
                prop_assert_eq!(expected, Standing::Stranger);
            }
        }

        #[test]
        fn what_comes_later_does_not_change_what_was(events in any_history(), later in any_happening(), hour in 0..50_i64) {
            let before = standing_at(&events, at(hour));
            let mut longer = events.clone();
            longer.push(Event { at: at(hour + 1), what: later });

            prop_assert_eq!(standing_at(&longer, at(hour)), before);
        }

        #[test]
        fn an_ending_that_was_a_mistake_changes_nothing_at_any_instant(
            events in any_history(),
            died in any::<bool>(),
            hour in -5..90_i64,
        ) {
            let mistake = if died { Happening::Died } else { Happening::Removed { rule: "9.3".into() } };
            let mut longer = events.clone();
            longer.push(Event { at: at(75), what: mistake });
            longer.push(Event { at: at(80), what: Happening::Restored });

            prop_assert_eq!(standing_at(&longer, at(hour)), standing_at(&events, at(hour)));
        }

        #[test]
        fn the_order_of_entering_events_of_different_instants_does_not_matter(mut events in any_history(), hour in 0..60_i64) {
            events.sort_by_key(|event| event.at);
            events.dedup_by_key(|event| event.at);
            let forwards = standing_at(&events, at(hour));
            events.reverse();

            prop_assert_eq!(standing_at(&events, at(hour)), forwards);
        }

        #[test]
        fn nobody_who_was_never_admitted_is_a_member(events in any_history(), hour in 0..60_i64) {
            let without: Vec<_> =
                events.into_iter().filter(|event| !matches!(event.what, Happening::Admitted { .. })).collect();

            prop_assert!(!standing_at(&without, at(hour)).is_member());
        }
    }
}
