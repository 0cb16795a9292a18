use proptest::prelude::*;

use super::*;

fn day(day: i64) -> Timestamp {
    Timestamp::from_micros(day * Timestamp::DAY)
}

fn branch(entries: &[(i64, Step)]) -> NewBranch {
    NewBranch {
        id: NewBranchId::by_chance([1; 16]),
        key: PersonId::by_chance([2; 16]),
        parent: PlaceId::by_chance([3; 16]),
        requester: Some(PersonId::by_chance([4; 16])),
        name: Name { english: "Newport".parse().unwrap(), welsh: None },
        covers: "Newport and Caerleon".parse().unwrap(),
        venue: None,
        convener: None,
        place: None,
        asked_at: day(0),
        entries: entries.iter().map(|(at, step)| Entry { at: day(*at), by: None, step: *step }).collect(),
    }
}

/// Where a branch with these steps stands at the beginning of a day.
fn stage(entries: &[(i64, Step)], at: i64) -> Stage {
    branch(entries).state(day(at)).stage
}

fn announced(at: i64) -> Step {
    Step::Announced { meeting_at: day(at) }
}

fn held(present: u64) -> Step {
    Step::Held { present, is_founded: true }
}

#[test]
fn the_file_that_ships_leaves_time_for_every_step() {
    let rule = rule();

    assert!(rule.minimum_members >= 5, "a smaller number would be told in spite of rule 27");
    assert!(rule.notice_days < rule.furthest_days && rule.notice_days < rule.convene_days);
    assert!([rule.answer_days, rule.gather_days, rule.record_days, rule.kept_days].iter().all(|days| *days > 0));
}

#[test]
fn a_request_is_answered_or_gathers_by_itself_and_lapses_on_the_day() {
    assert_eq!(stage(&[], 13), Stage::Asked { until: day(14) });
    assert_eq!(stage(&[], 14), Stage::Gathering { until: day(104) });
    assert_eq!(stage(&[], 103), Stage::Gathering { until: day(104) });
    assert_eq!(stage(&[], 104), Stage::Lapsed);
    assert_eq!(stage(&[(3, Step::Let)], 92), Stage::Gathering { until: day(93) });
    assert_eq!(stage(&[(3, Step::Let)], 93), Stage::Lapsed);
}

#[test]
fn from_enough_members_through_the_meeting_to_the_branch() {
    let steps = [(1, Step::Let), (20, Step::Reached), (21, announced(40)), (41, held(7))];

    assert_eq!(stage(&steps, 20), Stage::Ready { until: day(110) });
    assert_eq!(stage(&steps, 21), Stage::Convened { meeting_at: day(40), until: day(100) });
    assert_eq!(stage(&steps, 41), Stage::Founded);
    assert_eq!(branch(&steps).state(day(999)).since, day(41));
    let against = Step::Held { present: 7, is_founded: false };
    assert_eq!(
        stage(&[(1, Step::Let), (20, Step::Reached), (21, announced(40)), (41, against)], 41),
        Stage::NotFounded
    );
}

#[test]
fn a_meeting_needs_its_notice_and_its_members() {
    let ready = branch(&[(1, Step::Let), (20, Step::Reached)]);
    for (meeting, expected) in
        [(26, Err(Forbidden::Notice)), (27, Ok(())), (110, Ok(())), (111, Err(Forbidden::TooFar))]
    {
        assert_eq!(ready.may(announced(meeting), day(20)), expected, "{meeting}");
    }
    let called = branch(&[(1, Step::Let), (20, Step::Reached), (21, announced(40))]);
    for (at, present, expected) in [
        (39, 7, Err(Forbidden::NotHeldYet)),
        (40, 4, Err(Forbidden::TooFew)),
        (40, 5, Ok(())),
        (99, 5, Ok(())),
        (100, 5, Err(Forbidden::NotNow)),
    ] {
        assert_eq!(called.may(held(present), day(at)), expected, "{at} {present}");
    }
    // Too few came, or it was put off: another one is called, with the same notice.
    assert_eq!(called.may(announced(52), day(45)), Ok(()));
    assert_eq!(called.may(announced(51), day(45)), Err(Forbidden::Notice));
    assert_eq!(ready.may(held(7), day(50)), Err(Forbidden::NotNow));
}

#[test]
fn once_enough_would_join_nobody_refuses_it_or_takes_it_back() {
    for step in [Step::Refused, Step::Withdrawn] {
        assert_eq!(branch(&[]).may(step, day(1)), Ok(()));
        assert_eq!(branch(&[(1, Step::Let)]).may(step, day(9)), Ok(()));
        assert_eq!(branch(&[(1, Step::Let), (2, Step::Reached)]).may(step, day(9)), Err(Forbidden::NotNow));
    }
    assert_eq!(branch(&[(1, Step::Let)]).may(Step::Let, day(2)), Err(Forbidden::NotNow));
}

#[test]
fn what_came_about_by_itself_is_dated_as_well() {
    let (_, happened) = branch(&[(30, Step::Reached)]).course(day(500));

    let expected = [
        (day(0), Happened::Asked),
        (day(14), Happened::Unanswered),
        (day(30), Happened::Done(Step::Reached)),
        (day(120), Happened::Lapsed),
    ];
    assert_eq!(happened, expected);
}

#[test]
fn a_branch_is_founded_where_people_live_and_not_within_a_branch() {
    let file = places::PlacesFile::united_kingdom();
    let place = |kind: &str, parent: Option<u8>| Place {
        id: PlaceId::by_chance([1; 16]),
        parent: parent.map(|number| PlaceId::by_chance([number; 16])),
        slug: "somewhere".parse().unwrap(),
        name: Name { english: "Somewhere".parse().unwrap(), welsh: None },
        kind: file.kinds.iter().find(|one| one.slug.as_str() == kind).unwrap().clone(),
    };

    assert!(may_hold(&place("region", Some(2))) && may_hold(&place("international", Some(2))));
    for (kind, parent) in [("branch", Some(2)), ("workplace", Some(2)), ("network", Some(2)), ("movement", None)] {
        assert!(!may_hold(&place(kind, parent)), "{kind}");
    }
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Let),
        Just(Step::Refused),
        Just(Step::Withdrawn),
        Just(Step::Reached),
        (0..400_i64).prop_map(announced),
        (0..12_u64, any::<bool>()).prop_map(|(present, is_founded)| Step::Held { present, is_founded }),
    ]
}

/// Steps in any order, at most one a day: those that cannot be done do nothing.
fn any_history() -> impl Strategy<Value = Vec<(i64, Step)>> {
    prop::collection::btree_map(0..400_i64, any_step(), 0..14).prop_map(|steps| steps.into_iter().collect())
}

/// A founding with days and numbers that may not do, and a few other steps between.
fn nearly_founded() -> impl Strategy<Value = Vec<(i64, Step)>> {
    let days = (0..20_i64, 20..90_i64, 90..130_i64, 120..180_i64, 130..240_i64);
    let more = prop::collection::btree_map(0..240_i64, any_step(), 0..3);
    (days, 3..9_u64, more).prop_map(|((let_at, reached, called, meeting, recorded), present, mut steps)| {
        steps.extend([
            (let_at, Step::Let),
            (reached, Step::Reached),
            (called, announced(meeting)),
            (recorded, held(present)),
        ]);
        steps.into_iter().collect()
    })
}

proptest! {
    #[test]
    fn what_is_entered_later_never_changes_how_it_stood(history in any_history(), at in 0..400_i64) {
        let until: Vec<_> = history.iter().copied().filter(|(day, _)| *day <= at).collect();

        prop_assert_eq!(stage(&history, at), stage(&until, at));
    }

    #[test]
    fn the_order_in_which_steps_are_read_does_not_matter(history in any_history(), at in 0..600_i64) {
        let mut turned = history.clone();
        turned.reverse();

        prop_assert_eq!(branch(&history).course(day(at)), branch(&turned).course(day(at)));
    }

    #[test]
    fn what_is_closed_stays_closed(history in any_history(), at in 0..600_i64, more in 0..600_i64) {
        let (now, then) = (branch(&history).state(day(at)), branch(&history).state(day(at + more)));

        prop_assert!(now.stage.until().is_some() || now == then);
    }

    #[test]
    fn nothing_is_founded_without_members_notice_and_a_meeting(history in nearly_founded()) {
        let (state, happened) = branch(&history).course(day(900));
        if state.stage != Stage::Founded {
            return Ok(());
        }

        let is_call = |what: &Happened| matches!(what, Happened::Done(Step::Announced { .. }));
        let reached = happened.iter().position(|(_, what)| *what == Happened::Done(Step::Reached)).unwrap();
        let called = happened.iter().rposition(|(_, what)| is_call(what)).unwrap();
        let (held_at, what) = *happened.last().unwrap();
        let (called_at, Happened::Done(Step::Announced { meeting_at })) = happened[called] else { unreachable!() };
        let Happened::Done(Step::Held { present, .. }) = what else { panic!("{what:?}") };
        prop_assert!(reached < called && present >= rule().minimum_members);
        prop_assert!(called_at.plus(rule().notice_days * Timestamp::DAY) <= meeting_at && meeting_at <= held_at);
    }

    #[test]
    fn it_closes_when_it_is_said_to(history in any_history()) {
        let branch = branch(&history);
        let closes_at = branch.closes_at();

        prop_assert!(branch.state(closes_at).stage.until().is_none());
        let last = history.iter().map(|(at, _)| day(*at)).max().unwrap_or(day(0));
        prop_assert!(closes_at <= last || branch.state(closes_at.plus(-1)).stage.until().is_some());
    }
}
