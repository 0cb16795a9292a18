use proptest::prelude::*;
use terms::{PlaceId, Timestamp};

use super::*;
use crate::standing::{Ending, Event, Happening, Spell, Standing, spells, standing_at};

fn day(day: i64) -> Timestamp {
    Timestamp::from_micros(day * Timestamp::DAY)
}

fn rules(all: &[(i64, Option<i64>)]) -> Rules {
    let rule = |(starts, grace_days): &(i64, Option<i64>)| Rule { starts_at: day(*starts), grace_days: *grace_days };
    Rules::new(all.iter().map(rule).collect())
}

fn event(at: i64, what: Happening) -> Event {
    Event { at: day(at), what }
}

fn admitted(at: i64) -> Event {
    event(at, Happening::Admitted { place: PlaceId::by_chance([1; 16]) })
}

fn paid(at: i64, until: i64) -> Event {
    event(at, Happening::Paid { until: day(until) })
}

fn came_back(at: i64, until: i64) -> Event {
    event(at, Happening::Returned { until: day(until) })
}

/// Day by day: `m` member, `g` with time to pay running, `L` lapsed, `.` anything else.
fn course(events: &[Event], rules: &Rules, days: std::ops::Range<i64>) -> String {
    let letter = |at: i64| match standing_at(events, rules, day(at)) {
        Standing::Member { grace: None, .. } => 'm',
        Standing::Member { .. } => 'g',
        Standing::Former { ending: Ending::Lapsed, .. } => 'L',
        _ => '.',
    };
    days.map(letter).collect()
}

#[test]
fn without_a_rule_nobody_owes_anything() {
    assert_eq!(course(&[admitted(0)], &Rules::default(), 0..9), "mmmmmmmmm");
    assert_eq!(course(&[admitted(0)], &rules(&[(2, None)]), 0..9), "mmmmmmmmm");
}

#[test]
fn when_a_rule_begins_everybody_has_the_whole_time_to_pay() {
    assert_eq!(course(&[admitted(0)], &rules(&[(4, Some(3))]), 0..10), "mmmmgggLLL");
    assert_eq!(course(&[admitted(0), paid(5, 9)], &rules(&[(4, Some(3))]), 0..14), "mmmmgmmmmgggLL");
}

#[test]
fn whoever_joins_under_a_rule_owes_from_that_day() {
    assert_eq!(course(&[admitted(2)], &rules(&[(0, Some(3))]), 0..7), "..gggLL");
}

#[test]
fn a_payment_in_time_that_is_entered_late_never_let_her_lapse() {
    let on_paper = [admitted(0), paid(2, 20)];

    assert_eq!(course(&on_paper, &rules(&[(0, Some(3))]), 0..6), "ggmmmm");
}

#[test]
fn paying_after_lapsing_begins_membership_anew_at_home_where_she_was() {
    let back = [admitted(0), paid(6, 10)];
    let rules = rules(&[(0, Some(3))]);

    assert_eq!(course(&back, &rules, 0..14), "gggLLLmmmmgggL");
    assert!(matches!(standing_at(&back, &rules, day(6)), Standing::Member { since, place, .. }
        if since == day(6) && place == PlaceId::by_chance([1; 16])));
    // Paying what was owed for a time that is over does not.
    assert_eq!(course(&[admitted(0), paid(6, 5)], &rules, 5..9), "LLLL");
}

#[test]
fn a_payment_that_comes_back_counts_no_more_from_that_day_and_leaves_time_to_pay() {
    let returned = [admitted(0), paid(1, 20), came_back(5, 20)];
    let other = [admitted(0), paid(1, 8), paid(2, 20), came_back(5, 20)];
    let over = [admitted(0), paid(1, 4), came_back(5, 4)];
    let rules = rules(&[(0, Some(3))]);

    assert_eq!(course(&returned, &rules, 0..10), "gmmmmgggLL");
    assert_eq!(course(&other, &rules, 0..13), "gmmmmmmmgggLL");
    assert_eq!(course(&over, &rules, 0..9), "gmmmgggLL");
}

#[test]
fn a_payment_that_came_back_takes_no_other_with_it_however_late_that_is_entered() {
    // Paid on day 2 for long, and entered after the first one, of day 1, had come back on day 5.
    let good = [admitted(0), paid(1, 8), came_back(5, 8), paid(2, 20)];
    let nothing_there = [admitted(0), came_back(1, 20), paid(2, 20)];
    let rules = rules(&[(0, Some(3))]);

    assert_eq!(course(&good, &rules, 0..24), "gmmmmmmmmmmmmmmmmmmmgggL");
    assert_eq!(course(&nothing_there, &rules, 0..6), "ggmmmm");
    assert_eq!(returnable(&good, day(6)), [day(20)]);
    assert_eq!(returnable(&good, day(20)), []);
}

#[test]
fn leaving_and_joining_again_gives_no_new_time_to_pay_within_a_year() {
    let rules = rules(&[(0, Some(30))]);
    let dodged = [admitted(0), event(25, Happening::Left), admitted(26)];
    let late = [admitted(0), event(25, Happening::Left), admitted(40)];
    let much_later = [admitted(0), event(25, Happening::Left), admitted(391)];
    // Nor does it to who was a member long before the rule began.
    let old = [admitted(-900), event(25, Happening::Left), admitted(26)];

    assert_eq!(course(&dodged, &rules, 24..32), "g.ggggLL");
    assert_eq!(course(&late, &rules, 39..42), ".LL");
    assert_eq!(course(&much_later, &rules, 390..393), ".gg");
    assert_eq!(course(&old, &rules, 24..32), "g.ggggLL");
}

#[test]
fn once_no_subscription_is_due_any_more_nobody_lapses() {
    let ended = rules(&[(0, Some(5)), (3, None)]);
    let again = rules(&[(0, Some(5)), (3, None), (6, Some(2))]);

    assert_eq!(course(&[admitted(0)], &ended, 0..9), "gggmmmmmm");
    assert_eq!(course(&[admitted(0)], &again, 0..9), "gggmmmggL");
}

#[test]
fn a_shorter_time_to_pay_lapses_nobody_before_its_rule_begins() {
    let shorter = rules(&[(0, Some(20)), (10, Some(3))]);
    let longer = rules(&[(0, Some(4)), (2, Some(8))]);

    assert_eq!(course(&[admitted(0)], &shorter, 8..13), "ggLLL");
    assert_eq!(course(&[admitted(0)], &longer, 0..10), "ggggggggLL");
}

#[test]
fn a_mistaken_removal_leaves_what_she_paid() {
    let events =
        [admitted(0), paid(1, 9), event(3, Happening::Removed { rule: "9.3".into() }), event(5, Happening::Restored)];

    assert_eq!(course(&events, &rules(&[(0, Some(3))]), 0..14), "gmmmmmmmmgggLL");
}

#[test]
fn a_member_is_told_what_is_paid_and_what_is_due() {
    let later = rules(&[(10, Some(5))]);
    let state = |events: &[Event], at: i64| state(events, &later, day(at));

    assert_eq!(super::state(&[admitted(0)], &Rules::default(), day(3)), State::NotDue);
    assert_eq!(state(&[], 3), State::NoMember);
    assert_eq!(state(&[admitted(0)], 3), State::Begins(day(10)));
    assert_eq!(state(&[admitted(0)], 12), State::Due(Grace { since: day(10), until: day(15) }));
    assert_eq!(state(&[admitted(0), paid(11, 40)], 12), State::Paid(day(40)));
    assert_eq!(state(&[admitted(0)], 15), State::Lapsed(day(15)));
    assert_eq!(state(&[admitted(0), event(2, Happening::Left)], 15), State::NoMember);
}

/// At every hour of a time of paying at most one reminder belongs to it, and they come in their order.
#[test]
fn one_reminder_belongs_to_an_hour_and_they_come_in_their_order() {
    let grace = Grace { since: day(100), until: day(130) };
    let course: Vec<Option<Reminder>> = (80..140).map(|at| reminders_due(grace, day(at))).collect();

    for at in 80..140 {
        let belong = Reminder::ALL.into_iter().filter(|reminder| {
            let window = reminder.window(day(at));
            let within = |(from, to): (Timestamp, Timestamp), at: Timestamp| from < at && at <= to;
            within(window.since, grace.since) && within(window.until, grace.until)
        });
        assert!(belong.count() <= 1, "day {at}");
    }
    let mut said = course.clone();
    said.dedup();
    let all = Reminder::ALL.map(Some);
    assert_eq!(said, [None, all[0], all[1], all[2], all[3], None]);
    let first = |reminder: Reminder| 80 + course.iter().position(|said| *said == Some(reminder)).unwrap();
    assert_eq!(Reminder::ALL.map(first), [86, 100, 123, 130]);
}

fn any_event() -> impl Strategy<Value = Event> {
    let what = prop_oneof![
        3 => (1..4_u8).prop_map(|number| Happening::Admitted { place: PlaceId::by_chance([number; 16]) }),
        1 => Just(Happening::Applied),
        1 => Just(Happening::Left),
        1 => (0..90_i64).prop_map(|until| Happening::Suspended { until: day(until), rule: "9.1".into() }),
        1 => Just(Happening::Reinstated),
        1 => (1..4_u8).prop_map(|number| Happening::Moved { place: PlaceId::by_chance([number; 16]) }),
        1 => Just(Happening::Removed { rule: "9.2".into() }),
        1 => Just(Happening::Died),
        1 => Just(Happening::Restored),
        5 => (0..120_i64).prop_map(|until| Happening::Paid { until: day(until) }),
        2 => (0..120_i64).prop_map(|until| Happening::Returned { until: day(until) }),
    ];
    (0..80_i64, what).prop_map(|(at, what)| event(at, what))
}

fn any_rules() -> impl Strategy<Value = Rules> {
    prop::collection::vec((0..90_i64, prop::option::weighted(0.75, 1..25_i64)), 0..4).prop_map(|all| rules(&all))
}

fn any_history() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(any_event(), 0..14)
}

/// Undoing a mistake alone reaches back.
fn without_mistakes(mut events: Vec<Event>) -> Vec<Event> {
    events.retain(|event| event.what != Happening::Restored);
    events
}

fn lapsed(spell: &Spell) -> bool {
    matches!(spell.standing, Standing::Former { ending: Ending::Lapsed, .. })
}

/// What is known at the end of a day.
fn known(events: &[Event], rules: &Rules, today: i64) -> Vec<Spell> {
    let known: Vec<Event> = events.iter().filter(|event| event.at <= day(today)).cloned().collect();
    spells(&known, rules)
}

/// The reminder that belongs to a day, as the program finds it each day.
fn told(spells: &[Spell], today: i64) -> Option<(Grace, Reminder)> {
    let now = day(today);
    let holds = |spell: &Spell| spell.starts <= now && spell.ends.is_none_or(|ends| now < ends);
    let current = spells.iter().position(holds)?;
    let grace = |spell: &Spell| match spell.standing {
        Standing::Member { grace, .. } => grace,
        _ => None,
    };
    let spell = match &spells[current] {
        over if lapsed(over) => current.checked_sub(1).map(|before| &spells[before])?,
        running if grace(running).is_some() => running,
        _ => spells.get(current + 1)?,
    };
    let grace = grace(spell)?;
    reminders_due(grace, now).map(|reminder| (grace, reminder))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn nobody_lapses_on_a_day_that_she_paid_for(events in any_history(), rules in any_rules(), at in 0..200_i64) {
        let past = |what: Happening| events.iter().filter(|event| event.at <= day(at) && event.what == what).count();
        let covers = events.iter().any(|event| match event.what {
            Happening::Paid { until } => {
                day(at) < until && past(Happening::Paid { until }) > past(Happening::Returned { until })
            }
            _ => false,
        });

        if covers {
            let standing = standing_at(&events, &rules, day(at));
            let is_lapsed = matches!(standing, Standing::Former { ending: Ending::Lapsed, .. });
            prop_assert!(!is_lapsed, "{standing:?}");
        }
    }

    #[test]
    fn nobody_lapses_unless_a_subscription_is_due_and_its_whole_time_to_pay_is_over(
        events in any_history(),
        grace in 1..25_i64,
        starts in 0..60_i64,
    ) {
        let rules = rules(&[(starts, Some(grace))]);
        let paid = events.iter().filter_map(|event| match event.what {
            Happening::Paid { until } => Some((event.at, until)),
            _ => None,
        });
        let paid: Vec<_> = paid.collect();

        for spell in spells(&events, &rules).iter().filter(|spell| lapsed(spell)) {
            prop_assert!(spell.starts >= day(starts + grace));
            let returned = events.iter().any(|event| matches!(event.what, Happening::Returned { .. }));
            let reached = paid.iter().filter(|(at, _)| *at <= spell.starts).map(|(_, until)| *until).max();
            prop_assert!(returned || reached.is_none_or(|until| spell.starts >= until));
        }
    }

    #[test]
    fn nobody_lapsed_on_the_freeze_date_is_a_member(events in any_history(), rules in any_rules(), at in 0..200_i64) {
        for spell in spells(&events, &rules) {
            let holds = spell.starts <= day(at) && spell.ends.is_none_or(|ends| day(at) < ends);
            if holds {
                prop_assert_eq!(spell.standing, standing_at(&events, &rules, day(at)));
                prop_assert!(!(lapsed(&spell) && spell.standing.is_member()));
            }
        }
    }

    #[test]
    fn what_is_entered_later_changes_nothing_before_it(
        events in any_history(),
        rules in any_rules(),
        later in any_event(),
        at in 0..80_i64,
    ) {
        let events = without_mistakes(events);
        let mut longer = events.clone();
        longer.extend(without_mistakes(vec![Event { at: day(at + 1), what: later.what }]));

        prop_assert_eq!(standing_at(&longer, &rules, day(at)), standing_at(&events, &rules, day(at)));
    }

    #[test]
    fn each_reminder_is_sent_once_and_nobody_lapses_untold(events in any_history(), grace in 8..25_i64) {
        let (events, rules) = (without_mistakes(events), rules(&[(-40, Some(grace))]));
        let mut sent: Vec<(Grace, Reminder)> = Vec::new();
        let (mut before, mut spells) = (None, Vec::new());
        for today in -40..200 {
            if events.iter().any(|event| event.at == day(today)) {
                spells = known(&events, &rules, today);
            }
            let told = told(&spells, today);
            if let Some(told) = told.filter(|told| !sent.contains(told)) {
                // For one time of paying they come in their order.
                let same = sent.iter().filter(|(grace, _)| *grace == told.0).map(|(_, reminder)| *reminder).max();
                prop_assert!(same.is_none_or(|last| last < told.1));
                sent.push(told);
            }
            let holds = |spell: &&Spell| spell.starts <= day(today) && spell.ends.is_none_or(|ends| day(today) < ends);
            let standing = spells.iter().find(holds).map_or(Standing::Stranger, |spell| spell.standing);
            if let (Standing::Former { since, ending: Ending::Lapsed }, Some(Standing::Member { since: joined, grace: Some(grace), .. })) =
                (standing, before)
            {
                // Whoever joined, or came back, when the time to pay was over already was told on the page.
                if since == day(today) && joined <= grace.until.plus(-Timestamp::DAY) {
                    let warned = sent.iter().any(|(told, reminder)| {
                        told.until == grace.until && matches!(reminder, Reminder::Due | Reminder::Last)
                    });
                    prop_assert!(warned);
                }
            }
            before = Some(standing);
        }
    }
}
