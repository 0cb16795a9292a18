//! Who may do what, and that settings are fixed once a ballot is called.

use terms::BallotId;
use web::testing::NOON;

use super::{each_hall, hour, question};
use crate::{
    actions::{Failure, drafting},
    ballot::{BadSettings, StepRefused},
    duty::{DutyRefused, Second, Source},
    store,
    timetable::BadTimetable,
};

#[tokio::test]
async fn settings_cannot_change_once_the_ballot_is_called() {
    each_hall(60, async |hall| {
        let id = hall.called(hall.settings(question())).await;
        let mut other = hall.settings(question());
        other.title = "Another question".parse().unwrap();

        let changed = drafting::change(&hall.app.db, id, other, hall.by(hall.officer, NOON)).await;

        assert!(matches!(changed, Err(Failure::Step(StepRefused::Stage))), "{changed:?}");
        let mut tx = hall.app.db.reader().await.unwrap();
        let ballot = store::ballots::find(&mut tx, id).await.unwrap().unwrap();
        assert_eq!(ballot.settings, hall.settings(question()), "and everything is read back as it was saved");
    })
    .await;
}

#[tokio::test]
async fn the_second_person_is_never_named_by_the_first_nor_lent_from_below() {
    each_hall(60, async |hall| {
        let (db, id) = (&hall.app.db, BallotId::by_chance(hall.app.random()));
        let by = hall.by(hall.officer, NOON);
        drafting::draft(db, id, hall.root, hall.settings(question()), by).await.unwrap();
        let region = places::children(&mut db.reader().await.unwrap(), hall.root).await.unwrap()[0].id;
        let name = async |source, named_by| {
            let second = Second { person: hall.second, source, named_by };
            drafting::name_second(db, id, second, hall.by(named_by, NOON)).await
        };

        assert!(matches!(name(Source::Meeting, hall.officer).await, Err(Failure::Duty(DutyRefused::OwnSecond))));
        assert!(matches!(name(Source::Place(region), hall.chair).await, Err(Failure::Duty(DutyRefused::NotAbove))));
        assert!(matches!(name(Source::Place(hall.root), hall.chair).await, Err(Failure::Duty(DutyRefused::NotAbove))));
        let alone = drafting::call(db, id, hall.by(hall.officer, NOON)).await;
        assert!(matches!(alone, Err(Failure::Step(StepRefused::Duty(DutyRefused::NoSecond)))), "{alone:?}");
        name(Source::Meeting, hall.chair).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_ballot_in_the_past_is_refused() {
    each_hall(60, async |hall| {
        let id = BallotId::by_chance(hall.app.random());
        let by = hall.by(hall.officer, hour(4));

        let refused = drafting::draft(&hall.app.db, id, hall.root, hall.settings(question()), by).await;

        assert!(matches!(refused, Err(Failure::Settings(BadSettings::Times(BadTimetable::Past)))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn every_act_is_written_down_with_who_and_under_what() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;

        let acts = store::acts::of(&mut hall.app.db.reader().await.unwrap(), id).await.unwrap();

        let told: Vec<_> = acts.iter().map(|act| (act.act.word(), act.person, act.duty.as_str())).collect();
        let officer = Some(hall.officer);
        for expected in [
            ("drafted", officer, "returning-officer"),
            ("second-named", Some(hall.chair), "office"),
            ("called", officer, "returning-officer"),
            ("roll-published", officer, "returning-officer"),
            ("opened", officer, "returning-officer"),
        ] {
            assert!(told.contains(&expected), "{expected:?} in {told:?}");
        }
    })
    .await;
}
