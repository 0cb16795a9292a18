use proptest::prelude::*;

use super::*;

const RESPONDENT: u8 = 1;
const COMPLAINANT: u8 = 2;
const INVESTIGATOR: u8 = 3;
const DECIDER: u8 = 4;
const OTHER: u8 = 5;

fn person(number: u8) -> PersonId {
    PersonId::by_chance([number; 16])
}

fn day(day: i64) -> Timestamp {
    Timestamp::from_micros(day * Timestamp::DAY)
}

fn case(entries: &[(i64, u8, Step)]) -> Case {
    let opened = [(0, COMPLAINANT, Step::Opened)];
    let entries = opened.iter().chain(entries).map(|(at, by, step)| Entry {
        id: EntryId::by_chance([0; 16]),
        at: day(*at),
        by: Some(person(*by)),
        step: *step,
    });
    Case {
        id: CaseId::by_chance([9; 16]),
        key: person(9),
        place: PlaceId::by_chance([8; 16]),
        respondent: person(RESPONDENT),
        complainant: Some(person(COMPLAINANT)),
        rule: "9.1".into(),
        entries: entries.collect(),
    }
}

fn put(answer_by: i64) -> Step {
    Step::Put { answer_by: day(answer_by) }
}

fn suspended(until: i64) -> Step {
    Step::Suspended { until: day(until) }
}

const WARNED: Step = Step::Decided { verdict: Verdict::Warned };
const NOTHING: Step = Step::Decided { verdict: Verdict::NothingInIt };

#[test]
fn a_case_goes_from_a_complaint_to_the_end_of_its_appeal() {
    let whole = [
        (1, INVESTIGATOR, Step::TakenOn),
        (2, INVESTIGATOR, put(20)),
        (9, RESPONDENT, Step::Answered),
        (30, DECIDER, WARNED),
        (40, RESPONDENT, Step::Appealed),
        (60, OTHER, Step::Upheld),
    ];

    for count in 0..whole.len() {
        let (at, by, step) = whole[count];
        assert_eq!(may(&case(&whole[..count]), person(by), step, day(at)), Ok(()), "{step:?}");
    }
    assert_eq!(case(&whole).stage(day(59)), Stage::Appealed { verdict: Verdict::Warned });
    assert_eq!(case(&whole).stage(day(60)), Stage::Closed);
    assert_eq!(case(&whole).closes_at(), Some(day(60)));
}

#[test]
fn nobody_acts_where_she_has_an_interest() {
    let open = case(&[(1, INVESTIGATOR, Step::TakenOn)]);
    for step in [Step::TakenOn, put(30), suspended(20), WARNED, Step::Lifted] {
        for by in [RESPONDENT, COMPLAINANT] {
            assert_eq!(may(&open, person(by), step, day(2)), Err(Forbidden::Interest), "{step:?}");
        }
    }
    assert_eq!(may(&open, person(OTHER), Step::Withdrawn, day(2)), Err(Forbidden::Complainants));
    assert_eq!(may(&open, person(COMPLAINANT), Step::Withdrawn, day(2)), Ok(()));
}

#[test]
fn nothing_is_decided_before_the_member_was_heard() {
    let unheard = [(1, INVESTIGATOR, Step::TakenOn), (2, INVESTIGATOR, put(20))];
    let heard = [unheard[0], unheard[1], (5, RESPONDENT, Step::Answered)];

    assert_eq!(may(&case(&unheard[..1]), person(DECIDER), NOTHING, day(3)), Err(Forbidden::Unheard));
    assert_eq!(may(&case(&unheard), person(DECIDER), WARNED, day(19)), Err(Forbidden::Unheard));
    assert_eq!(may(&case(&unheard), person(DECIDER), WARNED, day(20)), Ok(()));
    assert_eq!(may(&case(&heard), person(DECIDER), WARNED, day(6)), Ok(()));
    // She has the days of the rules, however much in a hurry somebody is.
    assert_eq!(may(&case(&unheard[..1]), person(INVESTIGATOR), put(15), day(2)), Err(Forbidden::TooSoon));
    assert_eq!(may(&case(&unheard[..1]), person(INVESTIGATOR), put(16), day(2)), Ok(()));
}

#[test]
fn who_looks_into_it_does_not_decide_and_who_decided_does_not_hear_the_appeal() {
    let heard = [(1, INVESTIGATOR, Step::TakenOn), (2, INVESTIGATOR, put(20)), (5, RESPONDENT, Step::Answered)];
    let appealed = [heard[0], heard[1], heard[2], (6, DECIDER, WARNED), (7, RESPONDENT, Step::Appealed)];

    assert_eq!(may(&case(&heard), person(INVESTIGATOR), WARNED, day(6)), Err(Forbidden::OtherPerson));
    for by in [INVESTIGATOR, DECIDER] {
        for step in [Step::Upheld, Step::Overturned] {
            assert_eq!(may(&case(&appealed), person(by), step, day(8)), Err(Forbidden::OtherPerson));
        }
    }
    assert_eq!(may(&case(&appealed), person(OTHER), Step::Overturned, day(8)), Ok(()));
}

#[test]
fn a_suspension_ends_by_itself_unless_somebody_looks_at_it_again() {
    let held = [(1, OTHER, suspended(31))];
    let on = [held[0], (30, OTHER, Step::GoesOn { until: day(60) })];

    assert_eq!(case(&held).held(day(30)).unwrap().until, day(31));
    assert_eq!(case(&held).held(day(31)), None);
    assert_eq!(case(&on).held(day(59)).unwrap().until, day(60));
    assert_eq!(may(&case(&held), person(OTHER), Step::GoesOn { until: day(60) }, day(31)), Err(Forbidden::NotNow));
    assert_eq!(may(&case(&[]), person(OTHER), suspended(92), day(1)), Err(Forbidden::TooLong));
    assert_eq!(may(&case(&[]), person(OTHER), suspended(91), day(1)), Ok(()));
}

#[test]
fn who_contests_a_suspension_is_heard_by_somebody_else() {
    let contested = [(1, OTHER, suspended(31)), (2, RESPONDENT, Step::Contested)];

    for step in [Step::Lifted, Step::Confirmed] {
        assert_eq!(may(&case(&contested), person(OTHER), step, day(3)), Err(Forbidden::OtherPerson));
        assert_eq!(may(&case(&contested), person(DECIDER), step, day(3)), Ok(()));
    }
    assert_eq!(may(&case(&contested[..1]), person(OTHER), Step::Lifted, day(3)), Ok(()));
    assert_eq!(may(&case(&contested[..1]), person(OTHER), Step::Contested, day(3)), Err(Forbidden::Hers));
    // Nobody goes on with it before that.
    let on = Step::GoesOn { until: day(40) };
    assert_eq!(may(&case(&contested), person(OTHER), on, day(3)), Err(Forbidden::NotNow));
}

#[test]
fn a_decision_is_closed_once_the_time_to_appeal_is_over() {
    let decided = [
        (1, INVESTIGATOR, Step::TakenOn),
        (2, INVESTIGATOR, put(20)),
        (5, RESPONDENT, Step::Answered),
        (6, DECIDER, WARNED),
    ];
    let end = 6 + days().appeal_days;

    assert_eq!(case(&decided).closes_at(), Some(day(end)));
    assert_eq!(may(&case(&decided), person(RESPONDENT), Step::Appealed, day(end - 1)), Ok(()));
    assert_eq!(may(&case(&decided), person(RESPONDENT), Step::Appealed, day(end)), Err(Forbidden::Closed));
}

#[test]
fn what_is_due_is_told_with_its_day() {
    let due = |entries: &[(i64, u8, Step)], at| {
        case(entries).deadlines(day(at)).iter().map(|deadline| (deadline.what, deadline.by)).collect::<Vec<_>>()
    };
    let all = [(1, INVESTIGATOR, Step::TakenOn), (2, INVESTIGATOR, put(20)), (3, OTHER, suspended(10))];

    assert_eq!(due(&[], 1), [(Duty::TakeOn, day(7)), (Duty::Decide, day(60))]);
    assert_eq!(due(&all, 4), [(Duty::Review, day(10)), (Duty::Answer, day(20)), (Duty::Decide, day(60))]);
    assert_eq!(due(&all, 70), [(Duty::Answer, day(20)), (Duty::Decide, day(60))]);
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::TakenOn),
        (1..60_i64).prop_map(put),
        Just(Step::Answered),
        (1..60_i64).prop_map(suspended),
        (1..60_i64).prop_map(|until| Step::GoesOn { until: day(until) }),
        Just(Step::Lifted),
        Just(Step::Contested),
        Just(Step::Confirmed),
        Just(WARNED),
        Just(NOTHING),
        Just(Step::Appealed),
        Just(Step::Upheld),
        Just(Step::Overturned),
        Just(Step::Withdrawn),
    ]
}

proptest! {
    /// Whatever is tried in whatever order: what was allowed keeps the rules.
    #[test]
    fn every_course_that_is_allowed_hears_the_member_and_keeps_the_roles_apart(
        tried in prop::collection::vec((0..8_i64, RESPONDENT..=OTHER, any_step()), 0..60),
    ) {
        let (mut done, mut today) = (Vec::new(), 0);
        for (later, by, step) in tried {
            today += later;
            if may(&case(&done), person(by), step, day(today)).is_ok() {
                done.push((today, by, step));
            }
        }
        let at = |is_it: &dyn Fn(&Step) -> bool| done.iter().position(|(_, _, step)| is_it(step));
        if let Some(decided) = at(&|step| matches!(step, Step::Decided { .. })) {
            let before = &done[..decided];
            let (when, by, _) = done[decided];
            let heard = before.iter().any(|(_, _, step)| *step == Step::Answered)
                || before.iter().any(|(_, _, step)| matches!(step, Step::Put { answer_by } if *answer_by <= day(when)));
            prop_assert!(heard);
            prop_assert!(![RESPONDENT, COMPLAINANT].contains(&by));
            let took_on = before.iter().rfind(|(_, _, step)| *step == Step::TakenOn).map(|(_, by, _)| *by);
            prop_assert!(took_on.is_some() && took_on != Some(by));
        }
        for (_, by, step) in &done {
            if let Step::Suspended { .. } | Step::GoesOn { .. } = step {
                prop_assert!(![RESPONDENT, COMPLAINANT].contains(by));
            }
        }
    }
}
