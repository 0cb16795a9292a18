//! Casting votes, one by one and all at once.

use std::collections::BTreeSet;

use super::{CLOSES, OPENS, each_hall, hour, question};
use crate::{
    actions::{
        Failure,
        casting::{Cast, CastRefused},
    },
    ballot::Kind,
    disclosure::Disclosure,
    paper::{BadVote, Vote},
};

#[tokio::test]
async fn a_second_vote_is_answered_and_not_stored() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;

        assert_eq!(hall.vote(id, hall.voters[0], &Vote::Yes).await.unwrap(), Cast::In);
        assert_eq!(hall.vote(id, hall.voters[0], &Vote::No).await.unwrap(), Cast::AlreadyIn);

        assert_eq!(hall.figures(id).await, (1, 1));
        let closed = hall.close(id).await.unwrap();
        let votes = crate::store::marks::votes(&mut hall.app.db.reader().await.unwrap(), id).await.unwrap();
        assert_eq!((votes, closed.online), (vec![(Vote::Yes, 1)], 1));
    })
    .await;
}

#[tokio::test]
async fn the_arrival_at_the_server_decides() {
    each_hall(60, async |hall| {
        let id = hall.called(hall.settings(question())).await;
        let early = hall.vote_at(id, hall.voters[0], &Vote::Yes, hour(OPENS)).await;
        assert!(matches!(early, Err(Failure::Cast(CastRefused::NotOpen))), "{early:?}");
        hall.publish(id).await.unwrap();
        hall.open(id).await.unwrap();

        let last = hall.vote_at(id, hall.voters[0], &Vote::Yes, hour(CLOSES).plus(-1)).await;
        let late = hall.vote_at(id, hall.voters[1], &Vote::Yes, hour(CLOSES)).await;

        assert_eq!(last.unwrap(), Cast::In);
        assert!(matches!(late, Err(Failure::Cast(CastRefused::Closed))), "{late:?}");
        assert_eq!(hall.figures(id).await, (1, 1));
    })
    .await;
}

#[tokio::test]
async fn who_is_not_on_the_roll_does_not_vote() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;

        let stranger = hall.vote(id, terms::PersonId::by_chance([9; 16]), &Vote::Yes).await;

        assert!(matches!(stranger, Err(Failure::Cast(CastRefused::NotOnRoll))), "{stranger:?}");
        assert_eq!(hall.figures(id).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_vote_that_the_paper_does_not_offer_is_not_stored() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;

        for vote in [Vote::Blank, Vote::Spoilt, Vote::Ranking(vec![1])] {
            let refused = hall.vote(id, hall.voters[0], &vote).await;
            assert!(matches!(refused, Err(Failure::Vote(BadVote::Unknown))), "{refused:?}");
        }

        assert_eq!(hall.figures(id).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_hundred_voters_at_once_leave_exactly_a_hundred_ballots_and_marks() {
    each_hall(180, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        let voters: BTreeSet<_> = hall.voters.iter().take(100).copied().collect();
        assert_eq!(voters.len(), 100);

        // Everybody presses twice, all together.
        let votes = voters.iter().chain(&voters).map(|person| hall.vote(id, *person, &Vote::Yes));
        let outcomes = futures_util::future::join_all(votes).await;

        let taken = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Cast::In))).count();
        let again = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Cast::AlreadyIn))).count();
        assert_eq!((taken, again), (100, 100));
        assert_eq!(hall.figures(id).await, (100, 100));
    })
    .await;
}

#[tokio::test]
async fn fifty_closes_racing_fifty_votes_all_agree() {
    each_hall(120, async |hall| {
        let id = hall.opened(hall.settings(question())).await;

        // The closing hour has come for those who close; the votes arrived just before it.
        let votes =
            hall.voters.iter().take(50).map(|person| hall.vote_at(id, *person, &Vote::Yes, hour(CLOSES).plus(-1)));
        let closes = (0..50).map(|_| hall.close(id));
        let (votes, closes) =
            futures_util::future::join(futures_util::future::join_all(votes), futures_util::future::join_all(closes))
                .await;

        let accepted = votes.iter().filter(|vote| matches!(vote, Ok(Cast::In))).count();
        let refused = votes.iter().filter(|vote| matches!(vote, Err(Failure::Cast(CastRefused::Closed)))).count();
        assert_eq!(accepted + refused, 50, "{votes:?}");
        let first = closes[0].as_ref().unwrap();
        let others: Vec<_> = closes.iter().filter(|close| close.as_ref().ok() != Some(first)).collect();
        assert!(others.is_empty(), "{others:?}");
        assert_eq!(first.online, accepted as u64);
        let stored = crate::store::marks::votes(&mut hall.app.db.reader().await.unwrap(), id).await.unwrap();
        assert_eq!(stored.iter().map(|(_, papers)| papers).sum::<u64>(), accepted as u64);
    })
    .await;
}

#[tokio::test]
async fn a_named_vote_is_kept_with_its_name() {
    each_hall(60, async |hall| {
        let mut settings = hall.settings(question());
        (settings.kind, settings.disclosure) = (Kind::Named, Disclosure::Full);
        let id = hall.opened(settings).await;

        hall.vote(id, hall.voters[0], &Vote::Yes).await.unwrap();
        hall.vote(id, hall.voters[1], &Vote::No).await.unwrap();
        hall.close(id).await.unwrap();

        let mut named = crate::store::marks::named(&mut hall.app.db.reader().await.unwrap(), id).await.unwrap();
        named.sort_by_key(|(_, vote)| vote.clone());
        assert_eq!(named, [(hall.voters[0], Vote::Yes), (hall.voters[1], Vote::No)]);
    })
    .await;
}
