//! Nominations and what they come to.

use terms::PersonId;

use super::{CLOSES, NOMINATIONS, ROLL, each_hall, hour, places_for};
use crate::{
    actions::{Failure, nominating, signing},
    ballot::StepRefused,
    countersign::Weighty,
    nomination::{NominationRefused, Nominee},
    store,
};

#[tokio::test]
async fn who_is_put_forward_by_another_stands_once_she_consents_in_her_own_words() {
    each_hall(60, async |hall| {
        let id = hall.called(hall.settings(places_for(1, false))).await;
        let (db, vault) = (&hall.app.db, &hall.app.vault);
        let option = hall.nominate(id, hall.voters[0], hall.voters[1]).await.unwrap();
        let statement = || Some("I have kept the books for years.".parse().unwrap());
        let by = hall.by(hall.voters[1], hour(NOMINATIONS));
        let other = nominating::consent((db, vault), id, option, statement(), by).await;
        let by = hall.by(hall.voters[0], hour(NOMINATIONS));

        nominating::consent((db, vault), id, option, statement(), by).await.unwrap();

        assert!(matches!(other, Err(Failure::Nomination(NominationRefused::NotYours))), "{other:?}");
        let mut tx = db.reader().await.unwrap();
        let shown = nominating::statement(&mut tx, vault, id, (option, hall.voters[0]), hour(2)).await.unwrap();
        assert_eq!(shown.as_deref(), Some("I have kept the books for years."));
        let sealed = store::options::statement(&mut tx, id, option).await.unwrap().unwrap();
        assert!(!sealed.windows(5).any(|part| part == b"books"));
    })
    .await;
}

#[tokio::test]
async fn only_members_who_may_vote_put_forward_and_stand() {
    each_hall(60, async |hall| {
        let id = hall.called(hall.settings(places_for(1, false))).await;
        let stranger = PersonId::by_chance([9; 16]);

        for (who, by) in [(stranger, hall.voters[0]), (hall.voters[0], stranger)] {
            let refused = hall.nominate(id, who, by).await;
            assert!(matches!(refused, Err(Failure::NotEligible)), "{refused:?}");
        }
        let officer = hall.nominate(id, hall.officer, hall.voters[0]).await;
        assert!(matches!(officer, Err(Failure::Nomination(NominationRefused::Duty(_)))), "{officer:?}");
    })
    .await;
}

#[tokio::test]
async fn the_paper_holds_who_stands_by_name_with_reopen_nominations_last() {
    each_hall(60, async |hall| {
        let (id, stand) = hall.with_candidates(hall.settings(places_for(1, true)), 4).await;
        hall.nominate(id, hall.voters[0], hall.voters[1]).await.unwrap();

        hall.publish(id).await.unwrap();

        let mut tx = hall.app.db.reader().await.unwrap();
        let on_paper = store::options::on_paper(&mut tx, id).await.unwrap();
        assert_eq!(on_paper.len(), 5, "who did not consent is not on it");
        assert_eq!(on_paper[4].nominee, Nominee::Reopen);
        let mut names = Vec::new();
        for option in &on_paper[..4] {
            let Nominee::Person(person) = option.nominee else { panic!("a person") };
            assert!(stand.contains(&person));
            names.push(
                membership::name(&mut tx, &hall.app.vault, person, hour(2)).await.unwrap().unwrap().to_lowercase(),
            );
        }
        assert!(names.is_sorted(), "{names:?}");
    })
    .await;
}

#[tokio::test]
async fn no_more_candidates_than_places_are_declared_elected_by_two() {
    each_hall(60, async |hall| {
        let (id, stand) = hall.with_candidates(hall.settings(places_for(2, false)), 2).await;

        hall.publish(id).await.unwrap();

        assert_eq!(hall.stage(id).await.word(), "uncontested");
        for who in [hall.officer, hall.second] {
            let by = hall.by(who, hour(ROLL + 1));
            signing::sign(&hall.app.db, id, Weighty::Declare, "uncontested".parse().unwrap(), by).await.unwrap();
        }
        assert!(hall.stage(id).await.is_declared());
        let mut tx = hall.app.db.reader().await.unwrap();
        let ballot = store::ballots::find(&mut tx, id).await.unwrap().unwrap();
        let mut elected = crate::actions::counting::people_elected(&mut tx, &ballot).await.unwrap();
        let mut stand = stand;
        elected.sort_unstable();
        stand.sort_unstable();
        assert_eq!(elected, stand);
    })
    .await;
}

#[tokio::test]
async fn without_candidates_there_is_no_ballot() {
    each_hall(60, async |hall| {
        let id = hall.called(hall.settings(places_for(2, true))).await;

        let nobody = hall.publish(id).await;

        assert!(matches!(nobody, Err(Failure::Step(StepRefused::NobodyStands))), "{nobody:?}");
    })
    .await;
}

#[tokio::test]
async fn who_withdraws_after_the_paper_is_settled_stays_on_it_and_is_passed_over() {
    each_hall(60, async |hall| {
        let (id, stand) = hall.opened_with(hall.settings(places_for(1, false)), 3).await;
        let mut tx = hall.app.db.reader().await.unwrap();
        let on_paper = store::options::on_paper(&mut tx, id).await.unwrap();
        let first = on_paper.iter().find(|option| option.nominee == Nominee::Person(stand[0])).unwrap();

        let by = hall.by(stand[0], hour(CLOSES - 2));
        nominating::withdraw(&hall.app.db, id, first.id, by).await.unwrap();

        let after = store::options::on_paper(&mut tx, id).await.unwrap();
        assert_eq!(after.len(), 3);
        assert_eq!(crate::nomination::passed_over(&after, &[]), [first.id]);
    })
    .await;
}
