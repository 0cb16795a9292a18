//! Erasing and merging people: figures and hashes still hold.

use terms::PersonId;

use super::{Hall, each_hall, hour, question};
use crate::{paper::Vote, roll, store};

async fn erase(hall: &Hall, person: PersonId) {
    let nobody = PersonId::by_chance(hall.app.random());
    let erased = hall.app.db.write::<_, database::Error, _>(move |tx| {
        Box::pin(async move { store::persons::erase(tx, person, nobody).await })
    });
    erased.await.unwrap();
}

#[tokio::test]
async fn the_hash_of_the_roll_survives_an_erasure_and_no_longer_leads_to_the_person() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        let person = hall.voters[0];
        hall.vote(id, person, &Vote::Yes).await.unwrap();
        let published = hall.stage(id).await.roll().unwrap().clone();

        erase(hall, person).await;

        let mut tx = hall.app.db.reader().await.unwrap();
        let mut commitments = store::rolls::commitments(&mut tx, published.id).await.unwrap();
        assert_eq!(hex::encode(roll::hash(id, &mut commitments)), published.hash);
        assert_eq!(store::rolls::find(&mut tx, published.id, person).await.unwrap(), None);
        assert_eq!(store::marks::find(&mut tx, id, person).await.unwrap(), None);
        assert_eq!(hall.figures(id).await, (1, 1), "as many ballots as marks, still");
        assert_eq!(hall.close(id).await.unwrap().online, 1);
    })
    .await;
}

#[tokio::test]
async fn a_person_sees_her_own_marks_and_claims_and_never_a_secret_vote() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        hall.vote(id, hall.voters[0], &Vote::Yes).await.unwrap();

        let own = store::persons::own(&mut hall.app.db.reader().await.unwrap(), hall.voters[0]).await.unwrap();

        assert_eq!((own.marks.len(), own.marks[0].ballot, own.marks[0].channel.as_str()), (1, id, "online"));
        assert_eq!(own.votes, []);
    })
    .await;
}

#[tokio::test]
async fn who_is_merged_into_another_cannot_vote_a_second_time() {
    each_hall(60, async |hall| {
        let id = hall.opened(hall.settings(question())).await;
        let (from, to) = (hall.voters[0], hall.voters[1]);
        hall.vote_at(id, from, &Vote::Yes, hour(5)).await.unwrap();

        let merged = hall.app.db.write::<_, database::Error, _>(move |tx| {
            Box::pin(async move { store::persons::merge(tx, from, to).await })
        });
        merged.await.unwrap();

        let again = hall.vote(id, to, &Vote::No).await.unwrap();
        assert_eq!(again, crate::actions::casting::Cast::AlreadyIn);
        assert_eq!(hall.figures(id).await, (1, 1));
    })
    .await;
}
