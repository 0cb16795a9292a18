//! Tests of the steps: each from its own stage, at its own hour, by its own people.

use super::*;
use crate::{
    ballot::settings::tests::{places, question, settings},
    duty::{Duties, Second, Source},
    sample::{ANN, BOB, CAT, DAN, EVE, at, ballot as id, person, place},
    stage::tests::{closed, every, roll, roll_published},
};

/// Ann returns, Bob is the second person, Cat a scrutineer.
fn at_stage(stage: Stage) -> Ballot {
    Ballot {
        id: id(1),
        place: place(1),
        settings: settings(question()),
        duties: Duties {
            returning_officer: person(ANN),
            second: Some(Second { person: person(BOB), source: Source::Meeting, named_by: person(EVE) }),
            scrutineers: vec![person(CAT)],
        },
        stage,
    }
}

fn proposal(act: Weighty) -> Proposal {
    Proposal { act, by: person(ANN), at: at(0) }
}

fn counted(by: u8, transcript: &str) -> Counted {
    Counted { by: person(by), at: at(210), transcript: transcript.into() }
}

/// The words of the stages from which the step can be taken.
fn from(step: impl Fn(Ballot) -> Result<Ballot, StepRefused>) -> Vec<&'static str> {
    every().into_iter().filter(|stage| step(at_stage(stage.clone())).is_ok()).map(|stage| stage.word()).collect()
}

fn word(outcome: Result<Ballot, StepRefused>) -> Result<&'static str, StepRefused> {
    outcome.map(|ballot| ballot.stage.word())
}

#[test]
fn each_step_goes_from_its_own_stage_alone() {
    let sign = |act| (proposal(act), person(BOB));
    let (declaration, bob) = sign(Weighty::Declare);
    let extension = Weighty::Extend { closes: at(300) };

    assert_eq!(from(|b| call(b, person(ANN), at(0))), ["draft"]);
    assert_eq!(from(|b| publish_roll(b, &Contest::Contested, 2, at(3))), ["called"]);
    assert_eq!(from(|b| open(b, roll(), at(100))), ["roll_published"]);
    assert_eq!(from(|b| close(b, 2, at(200))), ["open", "closed"]);
    assert_eq!(from(|b| count(b, counted(ANN, "ab"))), ["closed"]);
    assert_eq!(from(|b| check(b, &counted(BOB, "ab"))), ["counted"]);
    assert_eq!(from(|b| declare(b, declaration, bob, at(215))), ["checked"]);
    assert_eq!(from(|b| declare_uncontested(b, declaration, bob, at(215))), ["uncontested"]);
    assert_eq!(from(|b| finish(b, at(230))), ["provisional"]);
    assert_eq!(from(|b| recount(b, proposal(Weighty::Recount), bob, at(229))), ["provisional"]);
    assert_eq!(from(|b| extend(b, proposal(extension), bob, at(150))), ["open"]);
    assert_eq!(
        from(|b| void(b, proposal(Weighty::Void), bob, at(150))),
        ["called", "roll_published", "open", "closed", "counted", "checked", "uncontested", "provisional"]
    );
}

#[test]
fn only_its_returning_officer_calls_a_ballot() {
    assert_eq!(call(at_stage(Stage::Draft), person(BOB), at(0)), Err(DutyRefused::None.into()));

    let mut alone = at_stage(Stage::Draft);
    alone.duties.second = None;
    assert_eq!(call(alone, person(ANN), at(0)), Err(DutyRefused::NoSecond.into()));
}

#[test]
fn voting_opens_and_closes_at_the_hour_and_not_before() {
    let published = || at_stage(roll_published());
    let opened = || at_stage(Stage::Open { roll: roll(), at: at(100) });

    assert_eq!(open(published(), roll(), at(99)), Err(StepRefused::Early));
    assert_eq!(open(published(), roll(), at(200)), Err(StepRefused::Late));
    assert_eq!(close(opened(), 2, at(199)), Err(StepRefused::Early));
    assert_eq!(word(close(opened(), 2, at(200))), Ok("closed"));
}

#[test]
fn closing_again_changes_nothing() {
    let again = close(at_stage(Stage::Closed(closed())), 99, at(250)).unwrap();

    assert_eq!(again.stage, Stage::Closed(closed()));
}

#[test]
fn nominations_decide_whether_there_is_a_vote() {
    let called = || Ballot { settings: settings(places(1)), ..at_stage(Stage::Called { at: at(0) }) };

    assert_eq!(word(publish_roll(called(), &Contest::Uncontested, 2, at(3))), Ok("uncontested"));
    assert_eq!(publish_roll(called(), &Contest::Nobody, 2, at(3)), Err(StepRefused::NobodyStands));
    assert_eq!(publish_roll(called(), &Contest::Contested, 2, at(2)), Err(StepRefused::Early));
}

#[test]
fn another_person_checks_and_the_same_bytes_have_to_come_out() {
    let counted_by_cat = || at_stage(Stage::Counted { closed: closed(), count: counted(CAT, "ab") });

    assert_eq!(check(counted_by_cat(), &counted(CAT, "ab")), Err(DutyRefused::SamePerson.into()));
    assert_eq!(check(counted_by_cat(), &counted(DAN, "ab")), Err(DutyRefused::None.into()));
    assert_eq!(check(counted_by_cat(), &counted(BOB, "cd")), Err(StepRefused::CountsDiffer));
    assert_eq!(word(check(counted_by_cat(), &counted(BOB, "ab"))), Ok("checked"));
}

#[test]
fn one_person_cannot_declare_alone() {
    let count = counted(CAT, "ab");
    let checked = at_stage(Stage::Checked { closed: closed(), count, checked_by: person(BOB) });

    let alone = declare(checked.clone(), proposal(Weighty::Declare), person(ANN), at(215));
    let other_act = declare(checked, proposal(Weighty::Void), person(BOB), at(215));

    assert_eq!(alone, Err(DutyRefused::SamePerson.into()));
    assert_eq!(other_act, Err(StepRefused::Stage));
}

#[test]
fn a_result_is_challenged_until_its_hour_and_final_from_it_on() {
    let provisional = || at_stage(every().into_iter().find(|stage| stage.word() == "provisional").unwrap());
    let recounted = |now| recount(provisional(), proposal(Weighty::Recount), person(BOB), at(now));

    assert_eq!(finish(provisional(), at(229)), Err(StepRefused::Early));
    assert_eq!(word(finish(provisional(), at(230))), Ok("final"));
    assert_eq!(word(recounted(229)), Ok("closed"));
    assert_eq!(recounted(230), Err(StepRefused::Late));
}

#[test]
fn an_extension_only_moves_the_closing_later_and_destruction_with_it() {
    let extended = |closes| {
        let opened = at_stage(Stage::Open { roll: roll(), at: at(100) });
        extend(opened, proposal(Weighty::Extend { closes: at(closes) }), person(BOB), at(150))
    };

    let later = extended(260).unwrap().settings.timetable;

    assert_eq!((later.voting.closes, later.destroyed), (at(260), at(1_060)));
    assert_eq!(extended(200), Err(StepRefused::Late));
    assert_eq!(extended(140), Err(StepRefused::Late));
}

#[test]
fn a_final_result_cannot_be_voided() {
    let last = at_stage(Stage::Final { closed: Some(closed()), declared_at: at(220), at: at(230) });

    assert_eq!(void(last, proposal(Weighty::Void), person(BOB), at(240)), Err(StepRefused::Stage));
}
