//! Closing, and what it leaves in the database.

use terms::{BallotId, Timestamp};

use super::{CLOSES, Hall, OPENS, each_hall, hour, question};
use crate::{
    actions::{Failure, casting, closing, destroying, signing},
    ballot::StepRefused,
    countersign::Weighty,
    paper::Vote,
    store,
};

/// Ballots and marks that are put away.
async fn kept(hall: &Hall, id: BallotId) -> (u64, usize) {
    let mut tx = hall.app.db.reader().await.unwrap();
    let votes = store::marks::votes(&mut tx, id).await.unwrap();
    let marks = store::marks::closed(&mut tx, id).await.unwrap().len();
    (votes.iter().map(|(_, papers)| papers).sum(), marks)
}

#[tokio::test]
async fn nobody_closes_before_the_hour_and_a_stranger_never() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;

        let early = closing::close(&hall.app.db, id, hall.by(hall.officer, hour(CLOSES).plus(-1))).await;
        let stranger = closing::close(&hall.app.db, id, hall.by(hall.voters[0], hour(CLOSES))).await;

        assert!(matches!(early, Err(Failure::Step(StepRefused::Early))), "{early:?}");
        assert!(matches!(stranger, Err(Failure::Duty(_))), "{stranger:?}");
    })
    .await;
}

#[tokio::test]
async fn after_closing_no_ballot_lies_under_a_key_of_its_own() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        for (voter, vote) in hall.voters.iter().zip([Vote::Yes, Vote::No, Vote::Yes, Vote::Abstain]) {
            hall.vote(id, *voter, &vote).await.unwrap();
        }

        hall.close(id).await.unwrap();

        assert_eq!(hall.figures(id).await, (0, 0), "the open tables are empty");
        let mut tx = hall.app.db.reader().await.unwrap();
        let votes = store::marks::votes(&mut tx, id).await.unwrap();
        assert_eq!(votes, [(Vote::Abstain, 1), (Vote::No, 1), (Vote::Yes, 2)]);
        let marks = store::marks::closed(&mut tx, id).await.unwrap();
        let mut voters = hall.voters[..4].to_vec();
        voters.sort_unstable();
        assert_eq!(marks.iter().map(|(person, _)| *person).collect::<Vec<_>>(), voters);
    })
    .await;
}

#[tokio::test]
async fn after_closing_the_file_and_its_log_hold_no_key_of_a_ballot() {
    each_hall(60, async |hall| {
        let Some(folder) = &hall.folder else { return };
        let id = hall.opened(hall.settings(question())).await;
        let (ballot, paper) = casting::paper(&mut hall.app.db.reader().await.unwrap(), id).await.unwrap();
        let mut keys = Vec::new();
        for voter in hall.voters.iter().take(20) {
            let key: [u8; 16] = hall.app.random();
            casting::cast(&hall.app.db, (&ballot, &paper), *voter, &Vote::Yes, key, hour(OPENS)).await.unwrap();
            keys.push(store::marks::SecretKey::by_chance(key).uuid().into_bytes());
        }
        let bytes = || {
            let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
            files.flatten().collect::<Vec<u8>>()
        };
        let held = |bytes: &[u8]| keys.iter().filter(|key| bytes.windows(16).any(|part| part == *key)).count();

        let before = held(&bytes());
        hall.close(id).await.unwrap();

        assert_eq!(before, 20, "the search finds what is there while voting is open");
        assert_eq!(held(&bytes()), 0);
    })
    .await;
}

#[tokio::test]
async fn no_statement_of_the_program_writes_time_or_order_beside_a_mark_or_a_ballot() {
    let schema = include_str!("../../../migrations/2026-11-22-0300-ballots.sql");
    let columns = |table: &str| {
        let body =
            schema.split(&format!("CREATE TABLE {table} (")).nth(1).unwrap().split("PRIMARY KEY").next().unwrap();
        let lines = body.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("--"));
        lines.map(|line| line.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };

    assert_eq!(columns("ballot_marks"), ["ballot", "person", "channel"]);
    assert_eq!(columns("closed_marks"), ["ballot", "person", "channel"]);
    assert_eq!(columns("secret_ballots"), ["ballot", "key", "content"]);
    assert_eq!(columns("closed_ballots"), ["ballot", "content", "papers"]);
    for table in ["ballot_marks", "secret_ballots", "closed_marks", "closed_ballots"] {
        let after = schema.split(&format!("CREATE TABLE {table} (")).nth(1).unwrap();
        assert!(after.split(';').next().unwrap().ends_with("@strict_without_rowid"), "{table}");
    }
}

#[tokio::test]
async fn the_key_of_a_secret_ballot_tells_no_time() {
    let key = store::marks::SecretKey::by_chance([7; 16]);

    assert_eq!(key.uuid().get_version_num(), 4);
}

#[tokio::test]
async fn an_extension_takes_two_people_and_keeps_the_vote_open() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        let act = Weighty::Extend { closes: hour(CLOSES + 2) };
        let sign = async |who| {
            let by = hall.by(who, hour(CLOSES));
            signing::sign(&hall.app.db, id, act, "the hall lost power".parse().unwrap(), by).await
        };

        assert_eq!(sign(hall.officer).await.unwrap(), signing::Signed::Half);
        assert_eq!(sign(hall.officer).await.unwrap(), signing::Signed::Half, "the same person twice is still half");
        assert!(sign(hall.scrutineer).await.is_err());
        assert_eq!(sign(hall.second).await.unwrap(), signing::Signed::Done);

        assert!(hall.vote_at(id, hall.voters[0], &Vote::Yes, hour(CLOSES + 1)).await.is_ok());
        assert!(matches!(hall.close(id).await, Err(Failure::Step(StepRefused::Early))));
    })
    .await;
}

#[tokio::test]
async fn a_void_ballot_has_no_result_and_its_ballots_are_destroyed_on_the_date() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        hall.vote(id, hall.voters[0], &Vote::Yes).await.unwrap();
        for who in [hall.second, hall.officer] {
            let by = hall.by(who, hour(CLOSES - 1));
            signing::sign(&hall.app.db, id, Weighty::Void, "a wrong question".parse().unwrap(), by).await.unwrap();
        }
        let destroyed_at = hour(CLOSES + 100);
        let destroy = async |at: Timestamp| destroying::destroy(&hall.app.db, id, hall.by(hall.officer, at)).await;

        assert_eq!(hall.stage(id).await.word(), "void");
        assert!(hall.vote(id, hall.voters[1], &Vote::Yes).await.is_err());
        assert!(matches!(destroy(destroyed_at.plus(-1)).await, Err(Failure::Step(StepRefused::Early))));
        assert_eq!(kept(hall, id).await, (1, 1), "put away like after a closing");
        destroy(destroyed_at).await.unwrap();
        assert_eq!(kept(hall, id).await, (0, 0));
    })
    .await;
}
