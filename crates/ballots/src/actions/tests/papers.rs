//! Papers, letters and what came back.

use super::{CLOSES, Hall, OPENS, each_hall, hour, question};
use crate::{
    actions::{
        By, Failure,
        casting::{self, Cast, CastRefused},
        papers::{self, File},
    },
    batch::{BatchId, BatchRefused},
    envelope::EnvelopeRefused,
    paper::Vote,
    store,
};

fn clerk(hall: &Hall) -> By {
    hall.by(hall.officer, hour(OPENS))
}

fn file(answers: &str) -> File {
    File { bytes: answers.as_bytes().to_vec(), label: "box 1".parse().unwrap(), names: Vec::new() }
}

#[tokio::test]
async fn a_paper_blocks_voting_online_and_a_vote_online_blocks_the_paper() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        papers::issue(&hall.app.db, id, hall.voters[0], clerk(hall)).await.unwrap();
        hall.vote_at(id, hall.voters[1], &Vote::Yes, hour(OPENS)).await.unwrap();

        let online = hall.vote(id, hall.voters[0], &Vote::Yes).await;
        let paper = papers::issue(&hall.app.db, id, hall.voters[1], clerk(hall)).await;

        assert!(matches!(online, Err(Failure::Cast(CastRefused::HasPaper))), "{online:?}");
        assert!(matches!(paper, Err(Failure::Envelope(EnvelopeRefused::Voted))), "{paper:?}");
        assert_eq!(hall.figures(id).await, (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_paper_and_a_vote_at_the_same_instant_leave_one_of_the_two() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;

        for voter in hall.voters.iter().take(10) {
            let issue = papers::issue(&hall.app.db, id, *voter, clerk(hall));
            let vote = hall.vote_at(id, *voter, &Vote::Yes, hour(OPENS));
            let (paper, vote) = futures_util::future::join(issue, vote).await;
            assert_ne!(paper.is_ok(), matches!(vote, Ok(Cast::In)), "{paper:?} {vote:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_code_from_a_letter_votes_once() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        let db = &hall.app.db;
        let old = papers::make_code(db, id, hall.voters[0], hall.app.random(), clerk(hall)).await.unwrap();
        let code = papers::make_code(db, id, hall.voters[0], hall.app.random(), clerk(hall)).await.unwrap();
        let (ballot, paper) = casting::paper(&mut db.reader().await.unwrap(), id).await.unwrap();
        let cast = async |code| {
            let both = (&ballot, &paper);
            casting::cast_with_code(db, both, code, &Vote::No, hall.app.random(), hour(OPENS)).await
        };

        assert!(matches!(cast(&old).await, Err(Failure::Cast(CastRefused::NoCode))), "replaced by the newer");
        assert_eq!(cast(&code).await.unwrap(), Cast::In);
        assert!(matches!(cast(&code).await, Err(Failure::Cast(CastRefused::NoCode))));
        assert_eq!(hall.vote(id, hall.voters[0], &Vote::Yes).await.unwrap(), Cast::AlreadyIn);
        assert_eq!(hall.figures(id).await, (1, 1));
    })
    .await;
}

#[tokio::test]
async fn no_more_papers_are_entered_than_envelopes_came_back() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        let db = &hall.app.db;
        for voter in hall.voters.iter().take(3) {
            papers::issue(db, id, *voter, clerk(hall)).await.unwrap();
        }
        for (voter, is_accepted) in [(hall.voters[0], true), (hall.voters[1], true), (hall.voters[2], false)] {
            papers::take_in(db, id, voter, is_accepted).await.unwrap();
        }
        let enter = async |answers| {
            let batch = BatchId::by_chance(hall.app.random());
            let by = hall.by(hall.officer, hour(CLOSES));
            papers::enter(db, id, batch, file(answers), by).await.map(|papers| (batch, papers))
        };
        let early = enter("count,answer\n1,yes\n").await;
        hall.close(id).await.unwrap();

        let too_many = enter("count,answer\n2,yes\n1,no\n").await;
        let (batch, entered) = enter("count,answer\n1,yes\n1,spoilt\n").await.unwrap();
        let more = enter("count,answer\n1,no\n").await;

        assert!(matches!(early, Err(Failure::Batch(BatchRefused::Hours))), "{early:?}");
        assert!(matches!(too_many, Err(Failure::Batch(BatchRefused::TooMany { papers: 3, returned: 2 }))));
        assert_eq!(entered, 2);
        assert!(matches!(more, Err(Failure::Batch(BatchRefused::TooMany { papers: 3, returned: 2 }))));

        let uncounted = crate::actions::counting::count(db, id, hall.by(hall.officer, hour(CLOSES))).await;
        assert!(matches!(uncounted, Err(Failure::Batch(BatchRefused::Unchecked))), "{uncounted:?}");
        assert!(papers::check(db, id, batch, hall.by(hall.officer, hour(CLOSES))).await.is_err());
        papers::check(db, id, batch, hall.by(hall.second, hour(CLOSES))).await.unwrap();
        crate::actions::counting::count(db, id, hall.by(hall.officer, hour(CLOSES))).await.unwrap();

        let count = store::counts::last(&mut db.reader().await.unwrap(), id).await.unwrap().unwrap();
        let sum = count.figures.papers.unwrap();
        assert_eq!((sum.issued, sum.returned, sum.rejected, sum.found, sum.unreadable), (3, 2, 1, 2, 1));
        assert_eq!(count.figures.took_part, 2);
    })
    .await;
}
