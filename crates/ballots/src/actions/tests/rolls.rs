//! The roll: provisional, claimed about, frozen, corrected.

use membership::standing::{Event, Happening};
use terms::PersonId;

use super::{CLOSES, Hall, OPENS, ROLL, each_hall, hour, question};
use crate::{
    actions::{Failure, casting::CastRefused, claiming},
    ballot::StepRefused,
    claim::{Asks, ClaimId, ClaimRefused, Decision},
    paper::Vote,
    roll, store,
};

/// A claim about somebody, decided by returning officer and second person.
async fn claimed(
    hall: &Hall,
    ballot: terms::BallotId,
    (by, about, asks): (PersonId, PersonId, Asks),
    at: i64,
) -> Result<Decision, Failure> {
    let (db, id) = (&hall.app.db, ClaimId::by_chance(hall.app.random()));
    let claim = (about, asks, "as the rules say".parse().unwrap());
    claiming::make(db, ballot, id, claim, hall.by(by, hour(at))).await?;
    claiming::decide(db, ballot, id, true, hall.app.random(), hall.by(hall.officer, hour(at))).await?;
    claiming::decide(db, ballot, id, true, hall.app.random(), hall.by(hall.second, hour(at))).await
}

/// Hash over the commitments that the database holds.
async fn recomputed(hall: &Hall, id: terms::BallotId) -> (u64, String) {
    let mut tx = hall.app.db.reader().await.unwrap();
    let roll = hall.stage(id).await.roll().unwrap().clone();
    let mut commitments = store::rolls::commitments(&mut tx, roll.id).await.unwrap();
    (commitments.len() as u64, hex::encode(roll::hash(id, &mut commitments)))
}

#[tokio::test]
async fn the_frozen_roll_is_everybody_who_meets_the_rule_and_its_hash_can_be_checked() {
    each_hall(80, async |hall| {
        let id = hall.called(hall.settings(question())).await;
        hall.publish(id).await.unwrap();

        let size = hall.open(id).await.unwrap();

        // Those who vote and the four who have to do with the ballot.
        assert_eq!(size, hall.voters.len() as u64 + 4);
        let published = hall.stage(id).await.roll().unwrap().clone();
        assert_eq!(recomputed(hall, id).await, (published.size, published.hash));
    })
    .await;
}

#[tokio::test]
async fn two_who_open_at_once_leave_one_roll() {
    each_hall(80, async |hall| {
        let id = hall.called(hall.settings(question())).await;
        hall.publish(id).await.unwrap();

        let (one, other) = futures_util::future::join(hall.open(id), hall.open(id)).await;

        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        let unused = store::rolls::unused(&mut hall.app.db.reader().await.unwrap()).await.unwrap();
        assert_eq!(unused, []);
    })
    .await;
}

#[tokio::test]
async fn a_claim_upheld_by_two_puts_somebody_on_the_roll_and_another_takes_one_off() {
    each_hall(80, async |hall| {
        let id = hall.called(hall.settings(question())).await;
        hall.publish(id).await.unwrap();
        let stranger = PersonId::by_chance([9; 16]);

        claimed(hall, id, (stranger, stranger, Asks::Add), ROLL).await.unwrap();
        claimed(hall, id, (hall.officer, hall.voters[0], Asks::Remove), ROLL).await.unwrap();
        hall.open(id).await.unwrap();

        assert!(hall.vote(id, stranger, &Vote::Yes).await.is_ok());
        let removed = hall.vote(id, hall.voters[0], &Vote::Yes).await;
        assert!(matches!(removed, Err(Failure::Cast(CastRefused::NotOnRoll))), "{removed:?}");
    })
    .await;
}

#[tokio::test]
async fn one_person_alone_decides_nothing() {
    each_hall(80, async |hall| {
        let id = hall.called(hall.settings(question())).await;
        hall.publish(id).await.unwrap();
        let (db, claim) = (&hall.app.db, ClaimId::by_chance(hall.app.random()));
        let asks = (hall.voters[0], Asks::Remove, "has moved abroad".parse().unwrap());
        claiming::make(db, id, claim, asks, hall.by(hall.scrutineer, hour(ROLL))).await.unwrap();

        let half = claiming::decide(db, id, claim, true, [1; 16], hall.by(hall.officer, hour(ROLL))).await;
        let again = claiming::decide(db, id, claim, true, [1; 16], hall.by(hall.officer, hour(ROLL))).await;
        hall.open(id).await.unwrap();

        assert!(matches!(half, Ok(Decision::Half { .. })), "{half:?}");
        assert!(matches!(again, Err(Failure::Claim(ClaimRefused::Duty(_)))), "{again:?}");
        assert!(hall.vote(id, hall.voters[0], &Vote::Yes).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn afterwards_joiners_stay_off_and_leavers_stay_on() {
    each_hall(80, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        let leaver = hall.voters[0];
        let event = (terms::Id::by_chance(hall.app.random()), Happening::Left);
        let at = hour(OPENS + 1);
        let left = membership::leave(&hall.app.db, leaver, event.0, at).await;
        left.unwrap();
        let standing = membership::standing(&mut hall.app.db.reader().await.unwrap(), leaver, at).await.unwrap();

        assert!(!standing.is_member(), "{:?} {:?}", standing, Event { at, what: event.1 });
        assert!(hall.vote(id, leaver, &Vote::Yes).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_suspension_takes_off_the_roll_in_public_and_the_appeal_puts_back_on() {
    each_hall(80, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        let before = hall.stage(id).await.roll().unwrap().clone();
        let member = hall.voters[0];

        claimed(hall, id, (hall.scrutineer, member, Asks::Suspend), OPENS).await.unwrap();
        let refused = hall.vote(id, member, &Vote::Yes).await;
        claimed(hall, id, (member, member, Asks::Add), CLOSES - 2).await.unwrap();

        assert!(matches!(refused, Err(Failure::Cast(CastRefused::NotOnRoll))), "{refused:?}");
        assert!(hall.vote(id, member, &Vote::Yes).await.is_ok());
        let roll = hall.stage(id).await.roll().unwrap().clone();
        assert_eq!((roll.size, roll.corrections), (before.size, 2));
        assert_ne!(roll.hash, before.hash, "the new entry has a new salt");
        assert_eq!(recomputed(hall, id).await, (roll.size, roll.hash));
        let published = store::claims::corrections(&mut hall.app.db.reader().await.unwrap(), id).await.unwrap();
        let published: Vec<_> = published.iter().map(|c| (c.asks.as_str(), c.size.unsigned_abs())).collect();
        assert_eq!(published, [("suspend", before.size - 1), ("add", before.size)]);
    })
    .await;
}

#[tokio::test]
async fn nobody_who_has_voted_is_taken_off_the_roll() {
    each_hall(80, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        hall.vote_at(id, hall.voters[0], &Vote::Yes, hour(OPENS)).await.unwrap();

        let removed = claimed(hall, id, (hall.officer, hall.voters[0], Asks::Suspend), OPENS).await;

        assert!(matches!(removed, Err(Failure::Claim(ClaimRefused::Voted))), "{removed:?}");
    })
    .await;
}

#[tokio::test]
async fn a_ballot_opens_once_at_its_hour() {
    each_hall(80, async |hall| {
        let id = hall.called(hall.settings(question())).await;
        assert!(matches!(hall.open(id).await, Err(Failure::Step(StepRefused::Stage))));
        hall.publish(id).await.unwrap();

        hall.open(id).await.unwrap();

        assert!(matches!(hall.open(id).await, Err(Failure::Step(StepRefused::Stage))));
    })
    .await;
}
