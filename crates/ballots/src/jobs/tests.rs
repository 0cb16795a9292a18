//! Tests of what happens by itself.

use jobs::{Work, Worker};
use terms::Timestamp;

use super::*;
use crate::{
    actions::{
        counting, signing,
        tests::{CLOSES, Hall, OPENS, ROLL, each_hall, hour, question},
    },
    countersign::Weighty,
    paper::Vote,
};

/// Lets the timetable run at an hour; the stage afterwards.
async fn at(hall: &Hall, id: terms::BallotId, now: Timestamp) -> &'static str {
    timetable::run(hall.app.clone(), now).await.unwrap();
    hall.stage(id).await.word()
}

/// Runs whatever waits in the queue and the outbox.
async fn work(hall: &Hall, now: Timestamp) {
    let work = Work { kinds: kinds(), periodics: Vec::new(), listeners: listeners() };
    let worker = Worker::new(hall.app.db.clone(), hall.app.clone(), work).unwrap();
    worker.run_until_idle(now).await.unwrap();
}

#[tokio::test]
async fn each_step_is_taken_at_its_hour_and_those_of_people_are_left_to_people() {
    each_hall(60, async |hall| {
        let id = hall.called(hall.settings(question())).await;
        let just_before = |hours| hour(hours).plus(-1);

        assert_eq!(at(hall, id, just_before(ROLL)).await, "called");
        assert_eq!(at(hall, id, hour(ROLL)).await, "roll_published");
        assert_eq!(at(hall, id, just_before(OPENS)).await, "roll_published");
        assert_eq!(at(hall, id, hour(OPENS)).await, "open");
        hall.vote(id, hall.voters[0], &Vote::Yes).await.unwrap();
        assert_eq!(at(hall, id, just_before(CLOSES + 1)).await, "open", "an hour is left to extend after an outage");
        assert_eq!(at(hall, id, hour(CLOSES + 1)).await, "closed");
        assert_eq!(at(hall, id, hour(CLOSES + 90)).await, "closed", "nobody counts but people");

        let by = |person| hall.by(person, hour(CLOSES + 2));
        counting::count(&hall.app.db, id, by(hall.officer)).await.unwrap();
        counting::check(&hall.app.db, id, by(hall.second)).await.unwrap();
        for who in [hall.officer, hall.second] {
            let why = "as counted".parse().unwrap();
            signing::sign(&hall.app.db, id, Weighty::Declare, why, by(who)).await.unwrap();
        }
        assert_eq!(at(hall, id, just_before(CLOSES + 26)).await, "provisional");
        assert_eq!(at(hall, id, hour(CLOSES + 26)).await, "final");

        let destroyed = async || {
            let mut tx = hall.app.db.reader().await.unwrap();
            store::ballots::is_destroyed(&mut tx, id).await.unwrap()
        };
        at(hall, id, just_before(CLOSES + 100)).await;
        assert!(!destroyed().await);
        at(hall, id, hour(CLOSES + 100)).await;
        assert!(destroyed().await);
        let mut tx = hall.app.db.reader().await.unwrap();
        assert!(store::marks::votes(&mut tx, id).await.unwrap().is_empty());
        assert!(store::counts::last(&mut tx, id).await.unwrap().is_some(), "the count sheet stays");
    })
    .await;
}

#[tokio::test]
async fn a_ballot_without_candidates_does_not_hold_up_the_others() {
    each_hall(60, async |hall| {
        let empty = hall.called(hall.settings(crate::actions::tests::places_for(1, false))).await;
        let other = hall.called(hall.settings(question())).await;

        assert_eq!(at(hall, other, hour(ROLL)).await, "roll_published");
        assert_eq!(hall.stage(empty).await.word(), "called");
    })
    .await;
}

#[tokio::test]
async fn everybody_on_the_roll_with_an_address_is_told_once_of_an_extension() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        let act = Weighty::Extend { closes: hour(CLOSES + 2) };
        for who in [hall.officer, hall.second] {
            let by = hall.by(who, hour(CLOSES));
            signing::sign(&hall.app.db, id, act, "the hall lost power".parse().unwrap(), by).await.unwrap();
        }
        let mut with_address = 0;
        let mut tx = hall.app.db.reader().await.unwrap();
        for person in hall.voters.iter().chain([&hall.officer, &hall.second, &hall.scrutineer, &hall.chair]) {
            let email = membership::email(&mut tx, &hall.app.vault, *person, hour(CLOSES)).await.unwrap();
            with_address += i64::from(email.is_some());
        }
        let before = jobs::counts(&mut tx).await.unwrap().waiting;
        drop(tx);

        work(hall, hour(CLOSES)).await;
        work(hall, hour(CLOSES)).await;

        // What waits now are the letters; sending them is the post's business.
        let after = jobs::counts(&mut hall.app.db.reader().await.unwrap()).await.unwrap();
        assert_eq!((after.waiting - before, after.poisoned), (with_address, 0));
    })
    .await;
}

#[tokio::test]
async fn what_an_interrupted_freezing_left_is_swept_and_a_valid_roll_is_not() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        let valid = hall.stage(id).await.roll().unwrap().clone();
        let left = crate::roll::RollId::by_chance([5; 16]);
        let entry = crate::roll::Entry::new(id, hall.voters[0], hall.root, [1; 16]);
        let written = hall.app.db.write::<_, database::Error, _>(move |tx| {
            Box::pin(async move { store::rolls::insert(tx, left, &[entry]).await })
        });
        written.await.unwrap();

        sweep(hall.app.clone(), hour(CLOSES)).await.unwrap();

        let mut tx = hall.app.db.reader().await.unwrap();
        assert!(store::rolls::people(&mut tx, left).await.unwrap().is_empty());
        assert_eq!(store::rolls::people(&mut tx, valid.id).await.unwrap().len() as u64, valid.size);
    })
    .await;
}
