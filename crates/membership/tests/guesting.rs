//! Being a guest of a place beside one's home.

use database::{Error, Sql, args, sql};
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place};

async fn link(site: &Site, who: u8, slug: &str, shown: &str) -> Answer {
    let place = place(site, slug).await.to_string();
    site.post_as(person(who), "/me/guest", &[("guest_place", place.as_str()), ("guest_shown", shown)]).await
}

async fn end(site: &Site, who: u8, slug: &str) -> Answer {
    let place = place(site, slug).await.to_string();
    site.post_as(person(who), "/me/guest/end", &[("place", place.as_str())]).await
}

async fn own(site: &Site, who: u8) -> String {
    site.get_as(person(who), "/me/place").await.text
}

async fn guests(site: &Site, who: u8) -> String {
    site.get_as(person(who), "/people/guests").await.text
}

#[tokio::test]
async fn a_member_links_and_unlinks_herself_and_each_link_has_its_days() {
    each_movement(async |site| {
        assert_eq!(link(site, BOB, "cardiff", "").await.location, "/me/place?done=membership-done-guest");
        assert_eq!(link(site, BOB, "cardiff", "").await.status, 303, "twice is once");
        assert!(site.get_as(person(BOB), "/me").await.text.contains("membership-me-guest"));
        assert_eq!(own(site, BOB).await.matches("action=\"/me/guest/end\"").count(), 1);

        site.later(3 * Timestamp::DAY);
        assert_eq!(end(site, BOB, "cardiff").await.status, 303);
        assert_eq!(end(site, BOB, "cardiff").await.status, 303);

        let page = own(site, BOB).await;
        assert!(page.contains("membership-guest-past(place=Cardiff, since=web-date(day=22"), "{page}");
        assert!(page.contains("until=web-date(day=25") && !page.contains("action=\"/me/guest/end\""));
        assert!(!site.get_as(person(BOB), "/me").await.text.contains("membership-me-guest"));
        let data: serde_json::Value = serde_json::from_str(&site.get_as(person(BOB), "/me/data").await.text).unwrap();
        assert_eq!(data["membership"]["guest_of"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_a_guest_at_home_of_the_movement_or_of_more_than_five() {
    each_movement(async |site| {
        for slug in ["cardiff", "wales"] {
            let refused = link(site, ANN, slug, "").await;
            assert!(refused.status == 422 && refused.text.contains("membership-guest-home"), "{slug}");
        }
        let root = link(site, ANN, "movement", "").await;
        assert!(root.status == 422 && root.text.contains("membership-standing-no-home"));
        let none = site.post_as(person(ANN), "/me/guest", &[("guest_shown", "yes")]).await;
        assert!(none.text.contains("web-error-choose") && none.text.contains("value=\"yes\" checked"));
        for slug in ["leeds", "london", "derby", "scotland", "swansea"] {
            assert_eq!(link(site, ANN, slug, "").await.status, 303, "{slug}");
        }
        let sixth = link(site, ANN, "bradford", "").await;
        assert!(sixth.status == 422 && sixth.text.contains("membership-guest-too-many"));
        end(site, ANN, "leeds").await;
        assert_eq!(link(site, ANN, "bradford", "").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn organisers_learn_how_many_and_only_the_names_of_those_who_agreed() {
    each_movement(async |site| {
        assert!(guests(site, SIAN).await.contains("membership-guests-none"));
        link(site, BOB, "cardiff", "").await;
        let page = guests(site, SIAN).await;
        assert!(page.contains("membership-guests-few(smallest=5)") && !page.contains("Bob Lister"));
        let write = format!("/people/guests/{}/{}", place(site, "cardiff").await, person(BOB));
        assert_eq!(site.get_as(person(SIAN), &write).await.status, 404);

        link(site, BOB, "cardiff", "yes").await;
        let page = guests(site, SIAN).await;
        assert!(page.contains("Bob Lister") && page.contains(&write) && !page.contains("bob@"));
        assert_eq!(own(site, BOB).await.matches("action=\"/me/guest/end\"").count(), 1);
        assert!(site.get_as(person(BOB), "/me/visible").await.text.contains("membership-visible-guest"));
        // It opens nothing else about him.
        assert_eq!(site.get_as(person(SIAN), &format!("/people/{}", person(BOB))).await.status, 403);
        let look = [("field", "email"), ("purpose", "meeting")];
        assert_eq!(site.post_as(person(SIAN), &format!("/people/{}/reveal", person(BOB)), &look).await.status, 403);
        let found = site.post_as(person(SIAN), "/people", &[("name", "bob")]).await.text;
        assert!(!found.contains("Bob Lister"));

        // Who objects, or is kept out of lists, is named no more; who is kept out is not counted either.
        site.post_as(person(BOB), "/me/objection", &[("object", "yes")]).await;
        assert!(!guests(site, SIAN).await.contains("Bob Lister"));
        site.post_as(person(BOB), "/me/visible", &[("out", "yes")]).await;
        assert!(guests(site, SIAN).await.contains("membership-guests-none"));
    })
    .await;
}

#[tokio::test]
async fn guests_of_places_elsewhere_change_nothing_for_an_officer() {
    each_movement(async |site| {
        give(site, BOB, "organiser", "scotland").await;
        let before = guests(site, BOB).await;
        link(site, RUTH, "cardiff", "yes").await;

        assert_eq!(guests(site, BOB).await, before);
        let write = format!("/people/guests/{}/{}", place(site, "cardiff").await, person(RUTH));
        assert_eq!(site.get_as(person(BOB), &write).await.status, 404);
        assert_eq!(site.post_as(person(BOB), &write, &[("text", "Hello")]).await.status, 404);
        assert_eq!(site.get_as(person(ANN), "/people/guests").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn organisers_write_to_a_guest_and_neither_side_learns_an_address() {
    each_movement(async |site| {
        link(site, BOB, "cardiff", "yes").await;
        let write = format!("/people/guests/{}/{}", place(site, "cardiff").await, person(BOB));
        let empty = site.post_as(person(SIAN), &write, &[("text", " ")]).await;
        assert!(empty.status == 422 && empty.text.contains("id=\"text-error\""));
        let fields = [("nonce", "00112233445566778899aabbccddeeff"), ("text", "We meet on Monday.")];

        assert_eq!(site.post_as(person(SIAN), &write, &fields).await.status, 303);
        assert_eq!(site.post_as(person(SIAN), &write, &fields).await.status, 303);
        site.work().await;

        let letters: Vec<_> =
            site.letters().into_iter().filter(|letter| letter.contains("membership-letter-guest-subject")).collect();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].contains("bob@example.org") && letters[0].contains("We meet on Monday."));
        assert!(!letters[0].contains("sian@example.org"));
        // B2 and B3: who wrote, and in which office, stands in the log once, and she reads it.
        let seen = site.get_as(person(BOB), "/me/seen").await.text;
        assert_eq!(seen.matches("membership-look-guest").count(), 1, "{seen}");
        assert!(seen.contains("membership-field-letter") && seen.contains("place=Wales"), "{seen}");
        assert!(!site.get_as(person(SIAN), "/me/seen").await.text.contains("membership-look-guest"));
        end(site, BOB, "cardiff").await;
        assert_eq!(site.post_as(person(SIAN), &write, &fields).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_link_gives_no_vote_there_and_ends_at_home_and_with_membership() {
    each_movement(async |site| {
        link(site, BOB, "cardiff", "").await;
        link(site, BOB, "london", "").await;
        let cardiff = place(site, "cardiff").await;
        let mut tx = site.app.db.reader().await.unwrap();
        assert_eq!(membership::count(&mut tx, cardiff, site.app.now()).await.unwrap(), 2, "Siân and Ann");
        drop(tx);

        site.later(Timestamp::DAY);
        site.post_as(person(BOB), "/me/place", &[("place", &cardiff.to_string())]).await;
        let page = own(site, BOB).await;
        assert!(page.contains("membership-guest-past(place=Cardiff"), "{page}");
        assert_eq!(page.matches("action=\"/me/guest/end\"").count(), 1);
        site.post_as(person(BOB), "/me/leave", &[]).await;
        assert!(guests(site, RUTH).await.contains("membership-guests-none"));
    })
    .await;
}

const LEFT: Sql = sql!("SELECT count(*) AS value FROM guests");

#[tokio::test]
async fn links_are_merged_erased_and_forgotten() {
    each_movement(async |site| {
        enter(site, 9, "Bob Lister", "bob2@example.org", "leeds").await;
        for (who, slug) in [(BOB, "cardiff"), (BOB, "london"), (9, "cardiff")] {
            link(site, who, slug, "").await;
        }
        let merge = membership::slice().merge.unwrap();
        site.app.db.write::<(), Error, _>(move |tx| merge(tx, person(BOB), person(9))).await.unwrap();
        assert_eq!(own(site, 9).await.matches("action=\"/me/guest/end\"").count(), 2);

        end(site, 9, "cardiff").await;
        site.later(730 * Timestamp::DAY);
        let now = site.app.now();
        let sweep = membership::slice().retention.into_iter().find(|one| one.what == "guests").unwrap().sweep;
        assert_eq!(site.app.db.write::<u64, Error, _>(move |tx| sweep(tx, now)).await.unwrap(), 1);
        site.post_as(person(9), "/me/erase", &[("understood", "yes")]).await;
        let mut tx = site.app.db.reader().await.unwrap();
        assert_eq!(tx.one::<i64>(LEFT, args![]).await.unwrap(), 0);
    })
    .await;
}

/// Writing to a guest counts among the looks of an officer, and a letter that was stopped is sent later by the same form.
#[tokio::test]
async fn letters_to_guests_are_limited_as_looks_are() {
    each_movement(async |site| {
        link(site, BOB, "cardiff", "yes").await;
        let write = format!("/people/guests/{}/{}", place(site, "cardiff").await, person(BOB));
        for number in 0..30 {
            let text = format!("Letter {number}");
            assert_eq!(site.post_as(person(SIAN), &write, &[("text", &text)]).await.status, 303);
        }
        let fields = [("nonce", "00112233445566778899aabbccddeeff"), ("text", "One more")];
        let stopped = site.post_as(person(SIAN), &write, &fields).await;
        assert!(stopped.status == 422 && stopped.text.contains("membership-reveal-too-many"), "{}", stopped.text);

        site.later(Timestamp::HOUR);
        assert_eq!(site.post_as(person(SIAN), &write, &fields).await.status, 303);
        site.work().await;
        assert!(site.letters().iter().any(|letter| letter.contains("One more")));
    })
    .await;
}
