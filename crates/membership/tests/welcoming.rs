use terms::Timestamp;
use web::testing::Site;

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place};

async fn new(site: &Site, by: u8, more: &str) -> String {
    site.get_as(person(by), &format!("/people/new{more}")).await.text
}

#[tokio::test]
async fn new_members_wait_where_they_are_at_home_until_somebody_welcomes_them() {
    each_movement(async |site| {
        site.later(3 * Timestamp::DAY);
        let page = new(site, SIAN, "").await;
        assert!(page.contains("Connor-Lee") && !page.contains("Bob Lister"));
        assert!(page.contains("membership-welcome-few(smallest=5)"));

        let path = format!("/people/{}/welcomed", person(ANN));
        assert_eq!(site.post_as(person(SIAN), &path, &[]).await.location, "/people/new?done=membership-done-welcomed");

        assert!(!new(site, SIAN, "").await.contains("Connor-Lee"));
        let elsewhere = format!("/people/{}/welcomed", person(BOB));
        assert_eq!(site.post_as(person(SIAN), &elsewhere, &[]).await.status, 403);
        site.later(60 * Timestamp::DAY);
        assert!(new(site, RUTH, "").await.contains("membership-welcome-nobody"), "nobody is new any more");
    })
    .await;
}

/// A surge is shared out to the places, with how many wait in each and since when.
#[tokio::test]
async fn a_surge_is_shared_out_to_regions_and_the_longest_wait_is_shown() {
    each_movement(async |site| {
        site.later(2 * Timestamp::DAY);
        for number in 30..90 {
            let slug = if number % 3 == 0 { "leeds" } else { "cardiff" };
            enter(site, number, "Mair Evans", &format!("mair.{number}@example.org"), slug).await;
        }
        let page = new(site, RUTH, "").await;
        assert!(page.contains("membership-welcome-count(count=64)"), "{page}");
        assert!(
            page.contains("membership-welcome-count(count=42)") && page.contains("membership-welcome-count(count=21)")
        );

        let (wales, yorkshire) = (place(site, "wales").await, place(site, "yorkshire-and-the-humber").await);
        let part = new(site, RUTH, &format!("?place={yorkshire}")).await;
        assert!(part.contains("Bob Lister") && !part.contains("Connor-Lee"));
        assert_eq!(site.get_as(person(SIAN), &format!("/people/new?place={yorkshire}")).await.status, 404);
        let own = new(site, SIAN, &format!("?place={wales}")).await;
        // Who waits longest comes first.
        assert!(own.find("Connor-Lee").unwrap() < own.find("Mair Evans").unwrap());
    })
    .await;
}

#[tokio::test]
async fn whoever_asks_to_join_in_a_surge_is_told_how_many_letters_wait() {
    each_movement(async |site| {
        assert!(!site.get("/join/sent").await.text.contains("membership-join-surge"));
        let cardiff = place(site, "cardiff").await.to_string();
        for number in 0..12 {
            let email = format!("new.{number}@example.org");
            let fields = [
                ("name", "Nia Hughes"),
                ("email", email.as_str()),
                ("postcode", "CF10 1AA"),
                ("place", cardiff.as_str()),
                ("consent", "yes"),
            ];
            assert_eq!(site.post("/join", &fields).await.status, 303);
        }
        site.later(3 * Timestamp::MINUTE);

        assert!(site.get("/join/sent").await.text.contains("membership-join-surge(count=12"));
        // A letter that waits for longer, since nobody takes it, is no surge.
        let now = site.app.now();
        site.later(Timestamp::HOUR);
        assert!(!site.get("/join/sent").await.text.contains("membership-join-surge"));
        site.at(now);

        site.work().await;
        assert!(!site.get("/join/sent").await.text.contains("membership-join-surge"));
        assert_eq!(site.letters().len(), 12);
    })
    .await;
}

#[tokio::test]
async fn whoever_holds_two_offices_sees_everybody_once() {
    each_movement(async |site| {
        give(site, SIAN, "treasurer", "cardiff").await;
        for number in 30..33 {
            enter(site, number, "Mair Evans", &format!("mair.{number}@example.org"), "cardiff").await;
        }

        let page = new(site, SIAN, "").await;

        // Three, Ann, and she herself.
        assert!(page.contains("membership-welcome-count(count=5)"), "{page}");
        assert_eq!(page.matches(&format!("href=\"/people/{}\"", person(ANN))).count(), 1);
    })
    .await;
}
