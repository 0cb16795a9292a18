use database::Error;
use terms::{BallotId, PersonId, Timestamp};
use web::testing::Site;

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place};

/// Says who stands in a ballot of a place.
async fn stand(site: &Site, slug: &str, candidates: &[u8]) {
    let (place, now) = (place(site, slug).await, site.app.now());
    let candidates: Vec<PersonId> = candidates.iter().map(|number| person(*number)).collect();
    let ballot = BallotId::by_chance([9; 16]);
    let said = site.app.db.write::<_, Error, _>(move |tx| {
        let candidates = candidates.clone();
        Box::pin(async move { membership::withhold(tx, ballot, place, &candidates, now).await })
    });
    said.await.unwrap();
}

async fn status(site: &Site, by: u8, path: &str) -> u16 {
    site.get_as(person(by), path).await.status
}

#[tokio::test]
async fn a_candidate_finds_and_looks_at_nobody_of_the_electorate_until_the_result_is_declared() {
    each_movement(async |site| {
        let ann = format!("/people/{}", person(ANN));
        let pages = ["/people", "/people/list", "/people/new", "/people/tags", "/followups", &ann];
        let notes = format!("{ann}/notes");

        stand(site, "wales", &[SIAN]).await;
        stand(site, "wales", &[SIAN]).await;

        for path in pages {
            assert_eq!(status(site, SIAN, path).await, 403, "{path}");
            assert_eq!(status(site, RUTH, path).await, 200, "{path}");
        }
        assert_eq!(status(site, SIAN, &notes).await, 403);
        let look = [("field", "email"), ("purpose", "meeting")];
        assert_eq!(site.post_as(person(SIAN), &format!("{ann}/reveal"), &look).await.status, 403);
        assert_eq!(status(site, SIAN, "/threads").await, 200, "she answers letters as before");
        let me = site.get_as(person(SIAN), "/me").await.text;
        assert!(me.contains("membership-withheld-while(place=Wales)"));
        assert!(!site.get_as(person(RUTH), "/me").await.text.contains("membership-withheld-while"));
        assert!(site.get_as(person(SIAN), "/me/data").await.text.contains("\"withheld_while_standing\""));

        stand(site, "wales", &[]).await;

        for path in pages {
            assert_eq!(status(site, SIAN, path).await, 200, "{path}");
        }
        assert_eq!(site.post_as(person(SIAN), &format!("{ann}/reveal"), &look).await.status, 200);
        assert!(!site.get_as(person(SIAN), "/me").await.text.contains("membership-withheld-while"));
    })
    .await;
}

#[tokio::test]
async fn an_office_above_the_electorate_opens_everybody_else() {
    each_movement(async |site| {
        for number in 20..26 {
            enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), "leeds").await;
        }
        let movement = place(site, "movement").await;
        let wales = place(site, "wales").await;
        let all = format!("/people/list?place={movement}");
        let before = site.get_as(person(RUTH), &all).await.text;

        stand(site, "wales", &[RUTH]).await;

        let list = site.get_as(person(RUTH), &all).await.text;
        assert!(before.contains("membership-segment-count(count=10)") && before.contains("Connor-Lee"));
        assert!(list.contains("membership-segment-count(count=8)") && !list.contains("Connor-Lee"), "{list}");
        assert!(list.contains("Bob Lister"));
        let refused = site.get_as(person(RUTH), &format!("/people/list?place={wales}")).await;
        assert!(refused.status == 422 && refused.text.contains("membership-withheld"));
        let new = site.get_as(person(RUTH), "/people/new").await.text;
        assert!(new.contains("Bob Lister") && !new.contains("Connor-Lee"));
        let finds = async |typed: &str| site.post_as(person(RUTH), "/people", &[("name", typed)]).await.text;
        assert!(finds("bob").await.contains("Bob Lister") && !finds("ann").await.contains("Connor-Lee"));
        let number = membership::person::number(person(ANN)).to_string();
        assert!(!finds(&number).await.contains("Connor-Lee"));
        assert_eq!(status(site, RUTH, &format!("/people/{}", person(ANN))).await, 403);
        assert_eq!(status(site, RUTH, &format!("/people/{}", person(BOB))).await, 200);
        assert_eq!(status(site, SIAN, &format!("/people/{}", person(ANN))).await, 200, "she does not stand");
    })
    .await;
}

#[tokio::test]
async fn an_office_within_the_electorate_opens_nobody_and_what_was_assigned_to_it_is_for_the_others() {
    each_movement(async |site| {
        enter(site, 20, "Mair Evans", "mair@example.org", "cardiff").await;
        let office = give(site, 20, "organiser", "cardiff").await.to_string();
        let form = [("by", "2026-12-10"), ("office", office.as_str()), ("words", "Bring the key back")];
        site.post_as(person(SIAN), &format!("/people/{}/followups", person(ANN)), &form).await;

        stand(site, "wales", &[20]).await;

        let list = site.get_as(person(20), "/people/list").await;
        assert!(list.status == 422 && list.text.contains("membership-withheld"), "{}", list.text);
        let found = site.post_as(person(20), "/people", &[("name", "ann")]).await.text;
        assert!(!found.contains("Connor-Lee"));
        assert!(!site.get_as(person(20), "/people/new").await.text.contains("Connor-Lee"));
        assert!(!site.get_as(person(20), "/followups").await.text.contains("Connor-Lee"));
        let others = site.get_as(person(SIAN), "/followups").await.text;
        assert!(others.contains("membership-follow-nobody") && others.contains("Bring the key back"));
    })
    .await;
}

#[tokio::test]
async fn what_was_withheld_is_forgotten_a_year_later_erased_and_handed_over() {
    each_movement(async |site| {
        let told = async |number: u8| site.get_as(person(number), "/me/data").await.text.matches("\"since\"").count();
        stand(site, "wales", &[SIAN]).await;
        stand(site, "wales", &[]).await;
        assert_eq!(told(SIAN).await, 1);
        let merge = membership::slice().merge.unwrap();
        let (from, to): (PersonId, PersonId) = (person(SIAN), person(ANN));
        site.app.db.write::<_, Error, _>(move |tx| merge(tx, from, to)).await.unwrap();
        assert_eq!(told(ANN).await, 1);

        site.later(367 * Timestamp::DAY);
        for retention in site.app.slices.iter().flat_map(|slice| &slice.retention) {
            let (sweep, now) = (retention.sweep, site.app.now());
            site.app.db.write::<u64, Error, _>(move |tx| sweep(tx, now)).await.unwrap();
        }
        assert_eq!(told(ANN).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_guest_who_is_at_home_in_the_electorate_is_shown_to_no_candidate() {
    each_movement(async |site| {
        let leeds = place(site, "leeds").await.to_string();
        let link = [("guest_place", leeds.as_str()), ("guest_shown", "yes")];
        assert_eq!(site.post_as(person(ANN), "/me/guest", &link).await.status, 303);
        give(site, BOB, "organiser", "leeds").await;
        let write = format!("/people/guests/{leeds}/{}", person(ANN));
        let shown = async || site.get_as(person(BOB), "/people/guests").await.text.contains("Ann O&#39;Connor-Lee");
        assert!(shown().await, "she agreed to be found there");
        assert_eq!(status(site, BOB, &write).await, 200);

        stand(site, "wales", &[BOB]).await;
        assert!(!shown().await);
        assert_eq!(status(site, BOB, &write).await, 404);
        assert_eq!(site.post_as(person(BOB), &write, &[("subject", "x"), ("text", "Vote for me.")]).await.status, 404);

        stand(site, "wales", &[]).await;
        assert!(shown().await);
    })
    .await;
}
