//! Counting, checking, declaring; nothing of a result before that.

use terms::PersonId;

use super::{CLOSES, Hall, each_hall, hour, places_for, question};
use crate::{
    actions::{Failure, counting, lots, signing},
    ballot::StepRefused,
    countersign::Weighty,
    counting::Transcript,
    duty::DutyRefused,
    lot::LotRefused,
    nomination::Nominee,
    paper::Vote,
    store,
};

async fn count(hall: &Hall, id: terms::BallotId, by: PersonId) -> Result<(), Failure> {
    counting::count(&hall.app.db, id, hall.by(by, hour(CLOSES))).await
}

async fn check(hall: &Hall, id: terms::BallotId, by: PersonId) -> Result<(), Failure> {
    counting::check(&hall.app.db, id, hall.by(by, hour(CLOSES))).await
}

async fn sign(hall: &Hall, id: terms::BallotId, act: Weighty, by: PersonId) -> Result<signing::Signed, Failure> {
    signing::sign(&hall.app.db, id, act, "in its course".parse().unwrap(), hall.by(by, hour(CLOSES + 1))).await
}

/// Ranks that differ from voter to voter, always the same ones.
fn ranking(voter: usize, candidates: u16) -> Vote {
    let first = u16::try_from(voter * voter % usize::from(candidates)).unwrap();
    Vote::Ranking((0..3).map(|step| (first + step * 2 + u16::try_from(voter % 2).unwrap()) % candidates + 1).collect())
}

async fn declared(hall: &Hall, id: terms::BallotId) {
    count(hall, id, hall.officer).await.unwrap();
    check(hall, id, hall.scrutineer).await.unwrap();
    sign(hall, id, Weighty::Declare, hall.officer).await.unwrap();
    sign(hall, id, Weighty::Declare, hall.second).await.unwrap();
}

#[tokio::test]
async fn an_election_is_counted_checked_and_declared_by_different_people() {
    each_hall(120, async |hall| {
        let (id, _) = hall.opened_with(hall.settings(places_for(3, true)), 7).await;
        for (number, voter) in hall.voters.iter().take(60).enumerate() {
            hall.vote(id, *voter, &ranking(number, 8)).await.unwrap();
        }
        assert!(matches!(count(hall, id, hall.officer).await, Err(Failure::Step(StepRefused::Stage))));
        hall.close(id).await.unwrap();
        let too_early = count(hall, id, hall.officer).await;
        hall.reveal(id).await;

        count(hall, id, hall.officer).await.unwrap();
        let own = check(hall, id, hall.officer).await;
        check(hall, id, hall.scrutineer).await.unwrap();
        let half = sign(hall, id, Weighty::Declare, hall.officer).await.unwrap();
        assert!(!hall.stage(id).await.is_declared());
        sign(hall, id, Weighty::Declare, hall.second).await.unwrap();

        assert!(matches!(too_early, Err(Failure::Lot(LotRefused::Missing))), "{too_early:?}");
        assert!(matches!(own, Err(Failure::Step(StepRefused::Duty(DutyRefused::SamePerson)))), "{own:?}");
        assert_eq!(half, signing::Signed::Half);
        assert!(hall.stage(id).await.is_declared());
        let mut tx = hall.app.db.reader().await.unwrap();
        let stored = store::counts::last(&mut tx, id).await.unwrap().unwrap();
        let Transcript::Places(transcript) = &stored.transcript else { panic!("an election is ranked") };
        assert_eq!((transcript.reading.papers, transcript.elected.len()), (60, 3));
        assert!(stored.file.is_some(), "sixty papers may be shown, trimmed");
    })
    .await;
}

#[tokio::test]
async fn the_stored_transcript_and_file_name_nobody() {
    each_hall(120, async |hall| {
        let (id, stand) = hall.opened_with(hall.settings(places_for(1, false)), 3).await;
        for (number, voter) in hall.voters.iter().take(30).enumerate() {
            hall.vote(id, *voter, &Vote::Ranking(vec![u16::try_from(number % 2).unwrap() + 1])).await.unwrap();
        }
        hall.close(id).await.unwrap();
        hall.reveal(id).await;
        count(hall, id, hall.officer).await.unwrap();

        let mut tx = hall.app.db.reader().await.unwrap();
        let stored = store::counts::last(&mut tx, id).await.unwrap().unwrap();
        let text = serde_json::to_string(&stored.transcript).unwrap() + &stored.file.unwrap();
        for person in stand {
            let name = membership::name(&mut tx, &hall.app.vault, person, hour(1)).await.unwrap().unwrap();
            assert!(!text.contains(&name) && !text.contains(&person.to_string()), "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_missing_seed_is_replaced_by_a_lot_before_witnesses_and_cannot_come_late() {
    each_hall(120, async |hall| {
        let (id, _) = hall.opened_with(hall.settings(places_for(1, false)), 3).await;
        hall.vote(id, hall.voters[0], &Vote::Ranking(vec![1])).await.unwrap();
        hall.close(id).await.unwrap();
        let (db, [(officer, seed), (_, late)]) = (&hall.app.db, hall.seeds());
        lots::reveal(db, id, seed.parse().unwrap(), hall.by(officer, hour(CLOSES))).await.unwrap();
        let wrong =
            lots::reveal(db, id, "not what was committed".parse().unwrap(), hall.by(hall.second, hour(CLOSES))).await;
        let witnesses = || vec!["Eve".parse().unwrap(), "Fay".parse().unwrap()];
        let draw = async |order| lots::draw(db, id, order, witnesses(), hall.by(officer, hour(CLOSES))).await;

        assert!(matches!(wrong, Err(Failure::Lot(LotRefused::OtherSeed))), "{wrong:?}");
        assert!(matches!(draw(vec![1, 2]).await, Err(Failure::Lot(LotRefused::Order))));
        draw(vec![2, 3, 1]).await.unwrap();
        assert!(draw(vec![1, 2, 3]).await.is_err(), "a lot is drawn once");
        let late = lots::reveal(db, id, late.parse().unwrap(), hall.by(hall.second, hour(CLOSES))).await;
        assert!(matches!(late, Err(Failure::Step(StepRefused::Late))), "{late:?}");
        count(hall, id, hall.officer).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_is_elected_in_the_earlier_contest_is_passed_over_in_the_later() {
    each_hall(120, async |hall| {
        let (leader, stand) = hall.opened_with(hall.settings(places_for(1, false)), 2).await;
        let mut settings = hall.settings(places_for(1, false));
        settings.counted_after = vec![leader];
        let (committee, _) = hall.opened_with(settings, 2).await;
        let mut tx = hall.app.db.reader().await.unwrap();
        let on_paper = store::options::on_paper(&mut tx, leader).await.unwrap();
        let place_of = |person| {
            let found = on_paper.iter().position(|option| option.nominee == Nominee::Person(person));
            u16::try_from(found.unwrap() + 1).unwrap()
        };
        // Everybody wants the same person in both.
        let vote = Vote::Ranking(vec![place_of(stand[0])]);
        let other = Vote::Ranking(vec![place_of(stand[0]), place_of(stand[1])]);
        for voter in hall.voters.iter().take(25) {
            hall.vote(leader, *voter, &vote).await.unwrap();
            hall.vote(committee, *voter, &other).await.unwrap();
        }
        for id in [leader, committee] {
            hall.close(id).await.unwrap();
            hall.reveal(id).await;
        }

        let too_early = count(hall, committee, hall.officer).await;
        declared(hall, leader).await;
        count(hall, committee, hall.officer).await.unwrap();

        assert!(matches!(too_early, Err(Failure::Step(StepRefused::EarlierContest))), "{too_early:?}");
        let mut tx = hall.app.db.reader().await.unwrap();
        let leader = store::ballots::find(&mut tx, leader).await.unwrap().unwrap();
        let elected = counting::people_elected(&mut tx, &leader).await.unwrap();
        assert_eq!(elected, [stand[0]]);
        let committee = store::ballots::find(&mut tx, committee).await.unwrap().unwrap();
        assert_eq!(counting::people_elected(&mut tx, &committee).await.unwrap(), [stand[1]]);
    })
    .await;
}

#[tokio::test]
async fn a_challenged_result_is_counted_again() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        for voter in hall.voters.iter().take(20) {
            hall.vote(id, *voter, &Vote::Yes).await.unwrap();
        }
        hall.close(id).await.unwrap();
        declared(hall, id).await;
        let finish = async |hours| signing::finish(&hall.app.db, id, hall.by(hall.officer, hour(hours))).await;
        assert!(matches!(finish(CLOSES + 24).await, Err(Failure::Step(StepRefused::Early))));

        sign(hall, id, Weighty::Recount, hall.second).await.unwrap();
        sign(hall, id, Weighty::Recount, hall.officer).await.unwrap();
        assert!(!hall.stage(id).await.is_declared(), "while it is counted again there is no result");
        declared(hall, id).await;
        finish(CLOSES + 25).await.unwrap();

        assert_eq!(hall.stage(id).await.word(), "final");
        let mut tx = hall.app.db.reader().await.unwrap();
        let count = store::counts::last(&mut tx, id).await.unwrap().unwrap();
        assert_eq!(count.number, 2);
        assert_eq!(count.figures.took_part, 20);
    })
    .await;
}
