use proptest::prelude::*;

use super::*;
use crate::subscription::Rules;

/// As things are where no subscription is due.
fn standing_now(events: &[Event], at: Timestamp) -> Standing {
    standing_at(events, &Rules::default(), at)
}

fn all_spells(events: &[Event]) -> Vec<Spell> {
    spells(events, &Rules::default())
}

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
    assert_eq!(standing_now(&[], at(9)), Standing::Stranger);
    assert_eq!(standing_now(&history(&[(10, admitted(1))]), at(9)), Standing::Stranger);
}

#[test]
fn membership_begins_at_its_very_instant() {
    let joined = history(&[(5, Happening::Applied), (10, admitted(1))]);

    assert_eq!(standing_now(&joined, at(9)), Standing::Applied { since: at(5) });
    assert_eq!(
        standing_now(&joined, at(10)),
        Standing::Member { since: at(10), place: place(1), suspension: None, grace: None }
    );
}

#[test]
fn moving_keeps_the_day_of_joining() {
    let moved = history(&[(10, admitted(1)), (20, Happening::Moved { place: place(2) })]);

    assert_eq!(
        standing_now(&moved, at(20)),
        Standing::Member { since: at(10), place: place(2), suspension: None, grace: None }
    );
    assert_eq!(standing_now(&moved, at(19)).place(), Some(place(1)));
}

#[test]
fn joining_again_starts_anew_and_being_admitted_twice_does_not() {
    let again = history(&[(10, admitted(1)), (20, Happening::Left), (30, admitted(1))]);
    let twice = history(&[(10, admitted(1)), (30, admitted(1))]);

    assert!(matches!(standing_now(&again, at(30)), Standing::Member { since, .. } if since == at(30)));
    assert!(matches!(standing_now(&twice, at(30)), Standing::Member { since, .. } if since == at(10)));
}

#[test]
fn a_removal_or_death_that_was_a_mistake_never_counted() {
    let removed = Happening::Removed { rule: "9.3".into() };
    for mistake in [removed.clone(), Happening::Died] {
        let undone = history(&[(10, admitted(1)), (20, mistake.clone()), (30, Happening::Restored)]);
        let member = Standing::Member { since: at(10), place: place(1), suspension: None, grace: None };

        for hour in [15, 20, 25, 30, 40] {
            assert_eq!(standing_now(&undone, at(hour)), member);
        }
        assert_eq!(all_spells(&undone).len(), 1);
    }
    // It undoes one ending, the last; nothing where there was none; and an ending after it counts.
    let twice = history(&[(10, admitted(1)), (20, removed.clone()), (30, Happening::Died), (40, Happening::Restored)]);
    assert_eq!(standing_now(&twice, at(50)), Standing::Former { since: at(20), ending: Ending::Removed });
    let none = history(&[(10, admitted(1)), (20, Happening::Left), (30, Happening::Restored)]);
    assert_eq!(standing_now(&none, at(50)), Standing::Former { since: at(20), ending: Ending::Left });
    let again = history(&[(10, admitted(1)), (20, Happening::Died), (30, Happening::Restored), (40, removed)]);
    assert_eq!(standing_now(&again, at(50)), Standing::Former { since: at(40), ending: Ending::Removed });
}

#[test]
fn a_suspension_that_ran_when_the_mistake_was_made_runs_on() {
    let events = [(10, admitted(1)), (20, suspended(60)), (30, Happening::Died), (40, Happening::Restored)];

    assert!(matches!(standing_now(&history(&events), at(50)), Standing::Member { suspension: Some(_), .. }));
}

#[test]
fn a_suspension_runs_from_its_first_instant_to_just_before_its_last() {
    let held = history(&[(10, admitted(1)), (20, suspended(30))]);

    assert!(standing_now(&held, at(19)).is_in_good_standing());
    assert!(!standing_now(&held, at(20)).is_in_good_standing());
    assert!(!standing_now(&held, at(29)).is_in_good_standing());
    assert!(standing_now(&held, at(30)).is_in_good_standing());
    assert!(standing_now(&held, at(25)).is_member());
}

#[test]
fn a_suspension_is_not_shed_by_leaving_and_joining_again() {
    let dodged = history(&[(10, admitted(1)), (20, suspended(50)), (21, Happening::Left), (22, admitted(1))]);

    assert!(!standing_now(&dodged, at(40)).is_in_good_standing());
}

#[test]
fn two_suspensions_end_when_both_are_over_and_reinstating_ends_both() {
    let two = [(10, admitted(1)), (20, suspended(50)), (25, suspended(30))];
    let mut pardoned = two.to_vec();
    pardoned.push((28, Happening::Reinstated));

    assert!(!standing_now(&history(&two), at(40)).is_in_good_standing());
    assert!(standing_now(&history(&pardoned), at(29)).is_in_good_standing());
}

#[test]
fn nothing_follows_death() {
    let dead = history(&[(10, admitted(1)), (20, Happening::Died), (30, admitted(1))]);

    assert_eq!(standing_now(&dead, at(40)), Standing::Former { since: at(20), ending: Ending::Died });
}

#[test]
fn a_suspension_with_an_end_makes_three_spells() {
    let held = all_spells(&history(&[(10, admitted(1)), (20, suspended(30))]));

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
        let holding: Vec<_> = all_spells(&events)
            .into_iter()
            .filter(|spell| spell.starts <= at(hour) && spell.ends.is_none_or(|ends| at(hour) < ends))
            .collect();

        let first = events.iter().map(|event| event.at).min();
        let expected = standing_now(&events, at(hour));
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
        let before = standing_now(&events, at(hour));
        let mut longer = events.clone();
        longer.push(Event { at: at(hour + 1), what: later });

        prop_assert_eq!(standing_now(&longer, at(hour)), before);
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

        prop_assert_eq!(standing_now(&longer, at(hour)), standing_now(&events, at(hour)));
    }

    #[test]
    fn the_order_of_entering_events_of_different_instants_does_not_matter(mut events in any_history(), hour in 0..60_i64) {
        events.sort_by_key(|event| event.at);
        events.dedup_by_key(|event| event.at);
        let forwards = standing_now(&events, at(hour));
        events.reverse();

        prop_assert_eq!(standing_now(&events, at(hour)), forwards);
    }

    #[test]
    fn nobody_who_was_never_admitted_is_a_member(events in any_history(), hour in 0..60_i64) {
        let without: Vec<_> =
            events.into_iter().filter(|event| !matches!(event.what, Happening::Admitted { .. })).collect();

        prop_assert!(!standing_now(&without, at(hour)).is_member());
    }
}
