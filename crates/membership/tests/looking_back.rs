use terms::{PersonId, Timestamp};
use web::testing::Site;

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, give, person, place, suspend};

/// What happened with Ann, on a page for an officer.
async fn of_ann(site: &Site, by: u8, page: u8) -> String {
    let answer = site.get_as(person(by), &format!("/people/{}?page={page}", person(ANN))).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text
}

async fn move_home(site: &Site, slug: &str) {
    site.later(Timestamp::SECOND);
    let place = place(site, slug).await;
    membership::move_home(&site.app.db, person(ANN), (site.app.new_id(), place), site.app.now()).await.unwrap();
    site.later(Timestamp::SECOND);
}

async fn write(site: &Site, email: &str) {
    let form = [("name", "Ann"), ("email", email), ("text", "When do we meet?")];
    let sent = site.post_as(person(ANN), "/write/wales", &form).await;
    assert_eq!(sent.location, "/write/sent");
}

#[tokio::test]
async fn an_officer_sees_what_happened_newest_first_and_no_way_to_reach_anybody() {
    each_movement(async |site| {
        let office = give(site, ANN, "registrar", "cardiff").await;
        site.later(Timestamp::SECOND);
        let note = [("text", "Can lend us the van."), ("days", "30")];
        site.post_as(person(SIAN), &format!("/people/{}/notes", person(ANN)), &note).await;
        site.later(Timestamp::SECOND);
        site.post_as(person(RUTH), &format!("/offices/{office}/end"), &[]).await;
        site.post_as(person(SIAN), &format!("/people/{}/welcomed", person(ANN)), &[]).await;
        site.later(Timestamp::SECOND);
        write(site, "ann@example.org").await;

        let page = of_ann(site, SIAN, 1).await;
        let at = |key: &str| page.find(key).unwrap_or_else(|| panic!("{key} in {page}"));

        let order = [
            at("membership-timeline-wrote(place=Wales)"),
            at("membership-timeline-office-ended(role=membership-role-registrar, place=Cardiff)"),
            at("membership-timeline-note("),
            at("membership-timeline-office(role=membership-role-registrar, place=Cardiff)"),
            at("membership-event-admitted(place=Cardiff)"),
        ];
        assert!(order.is_sorted(), "{page}");
        assert!(page.contains("membership-timeline-welcomed") && page.contains("href=\"/threads/"));
        for hidden in ["van", "When do we meet", "ann@example.org", "CF10"] {
            assert!(!page.contains(hidden), "{hidden}");
        }
    })
    .await;
}

#[tokio::test]
async fn places_out_of_reach_are_elsewhere_and_standings_are_for_those_who_decide_on_them() {
    each_movement(async |site| {
        move_home(site, "leeds").await;
        move_home(site, "cardiff").await;
        suspend(site, RUTH, ANN, "10").await;

        let organiser = of_ann(site, SIAN, 1).await;
        let administrator = of_ann(site, RUTH, 1).await;

        assert!(organiser.contains("membership-event-moved(place=membership-elsewhere)"), "{organiser}");
        assert!(organiser.contains("membership-event-moved(place=Cardiff)") && !organiser.contains("Leeds"));
        assert!(!organiser.contains("membership-event-suspended"));
        assert!(administrator.contains("place=Leeds") && administrator.contains("membership-event-suspended"));
        assert!(!administrator.contains("membership-elsewhere"));
    })
    .await;
}

#[tokio::test]
async fn of_an_earlier_membership_only_those_who_decide_on_standings_see_anything() {
    each_movement(async |site| {
        membership::leave(&site.app.db, person(ANN), site.app.new_id(), site.app.now()).await.unwrap();
        site.later(Timestamp::DAY);
        membership::join_again(&site.app.db, person(ANN), (site.app.new_id(), site.app.new_id()), site.app.now())
            .await
            .unwrap();

        let (organiser, administrator) = (of_ann(site, SIAN, 1).await, of_ann(site, RUTH, 1).await);

        assert_eq!(organiser.matches("membership-event-admitted").count(), 1);
        assert!(!organiser.contains("membership-event-left"));
        assert_eq!(administrator.matches("membership-event-admitted").count(), 2);
        assert!(administrator.contains("membership-event-left"));
    })
    .await;
}

#[tokio::test]
async fn whoever_writes_as_somebody_else_or_elsewhere_is_not_known_on_her_page() {
    each_movement(async |site| {
        give(site, BOB, "treasurer", "wales").await;
        let form = site.get_as(person(ANN), "/write/wales").await.text;
        let visitors = site.get("/write/wales").await.text;
        write(site, "somebody@example.org").await;
        let before = of_ann(site, SIAN, 1).await;
        write(site, "Ann@Example.org").await;

        assert!(form.contains("membership-write-as-yourself") && !visitors.contains("membership-write-as-yourself"));
        assert!(!before.contains("membership-timeline-wrote"));
        assert!(of_ann(site, SIAN, 1).await.contains("membership-timeline-wrote"));
        assert!(!of_ann(site, BOB, 1).await.contains("membership-timeline-wrote"), "he answers nobody");
        // Her own words are hers to take along.
        let data = site.get_as(person(ANN), "/me/data").await.text;
        assert_eq!(data.matches("When do we meet?").count(), 1);
        // Erased, she takes what she wrote as herself with her; what somebody wrote who is not known stays.
        site.post_as(person(ANN), "/me/erase", &[("understood", "yes")]).await;
        assert_eq!(site.get_as(person(SIAN), "/threads").await.text.matches("href=\"/threads/").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_entries_that_are_one_person_have_written_both() {
    each_movement(async |site| {
        write(site, "ann@example.org").await;
        let merge = membership::slice().merge.unwrap();
        let (from, to): (PersonId, PersonId) = (person(ANN), person(BOB));
        site.app.db.write::<_, database::Error, _>(move |tx| merge(tx, from, to)).await.unwrap();

        let data = site.get_as(person(BOB), "/me/data").await.text;
        assert!(data.contains("When do we meet?"));
    })
    .await;
}

#[tokio::test]
async fn a_long_past_is_read_page_by_page() {
    each_movement(async |site| {
        for number in 0..24 {
            move_home(site, if number % 2 == 0 { "swansea" } else { "cardiff" }).await;
        }

        let (first, second) = (of_ann(site, SIAN, 1).await, of_ann(site, SIAN, 2).await);

        let moves = |page: &str| page.matches("membership-event-moved").count();
        assert_eq!((moves(&first), moves(&second)), (20, 4));
        assert!(first.contains("?page=2\"") && !first.contains("membership-event-admitted"));
        assert!(second.contains("?page=1\"") && second.contains("membership-event-admitted"));
        for wrong in ["0", "9999999", "x"] {
            let path = format!("/people/{}?page={wrong}", person(ANN));
            assert!(site.get_as(person(SIAN), &path).await.text.contains("?page=2\""), "{wrong}");
        }
    })
    .await;
}
