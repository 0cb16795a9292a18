use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, give, letters, link, person, suspend};

const NONCE: (&str, &str) = ("nonce", "00112233445566778899aabbccddeeff");
const WORDS: &str = "When is the next meeting?\n\nI have a car.";

/// A visitor writes to the organisers of a place.
async fn write(site: &Site, slug: &str) -> Answer {
    let form = [NONCE, ("name", "Dewi Price"), ("email", "dewi@home.example"), ("text", WORDS)];
    site.post(&format!("/write/{slug}"), &form).await
}

/// The address of the only thread that waits, as an organiser finds it.
async fn waiting(site: &Site, who: u8) -> Option<String> {
    let page = site.get_as(person(who), "/threads").await.text;
    let found = page.split("href=\"/threads/").nth(1)?;
    Some(format!("/threads/{}", found.split('"').next().unwrap()))
}

#[tokio::test]
async fn a_visitor_finds_and_writes_to_an_organiser_and_neither_learns_the_others_address() {
    each_movement(async |site| {
        let panel = site.get("/places/cardiff").await.text;
        let form = site.get("/write/cardiff").await.text;

        let sent = write(site, "cardiff").await;
        let told = letters(site).await.pop().unwrap();
        site.later(Timestamp::SECOND);
        let thread = waiting(site, SIAN).await.unwrap();
        let page = site.get_as(person(SIAN), &thread).await.text;
        let answered = site.post_as(person(SIAN), &thread, &[("text", "On Friday at seven.")]).await;
        let answer = letters(site).await.pop().unwrap();

        assert!(panel.contains("href=\"/write/cardiff\""));
        // Cardiff has no organiser; Wales has. She has not agreed to be named.
        assert!(form.contains("membership-write-reader(role=membership-role-organiser, place=Wales)"), "{form}");
        assert_eq!(sent.location, "/write/sent");
        assert!(told.contains("sian@example.org") && told.contains("membership-letter-thread("));
        for secret in ["Dewi", "dewi@home.example", "meeting"] {
            assert!(!told.contains(secret), "the letter tells {secret}");
        }
        assert!(page.contains("Dewi Price") && page.contains("I have a car."));
        assert!(!page.contains("dewi@home.example"));
        assert_eq!(answered.status, 303);
        assert!(answer.contains("dewi@home.example") && answer.contains("On Friday at seven."));
        for secret in ["sian@example.org", "Siân"] {
            assert!(!answer.contains(secret), "the answer tells {secret}");
        }
        assert!(waiting(site, SIAN).await.is_some(), "it is found among those that were answered");
    })
    .await;
}

#[tokio::test]
async fn the_one_who_wrote_goes_on_by_her_link_alone() {
    each_movement(async |site| {
        write(site, "wales").await;
        site.later(Timestamp::SECOND);
        let thread = waiting(site, SIAN).await.unwrap();
        site.post_as(person(SIAN), &thread, &[("text", "On Friday at seven.")]).await;
        let own = link(site).await;

        let page = site.get(&own).await;
        let more = site.post(&own, &[NONCE, ("text", "Thank you!")]).await;
        site.post(&own, &[NONCE, ("text", "Thank you!")]).await;
        let empty = site.post(&own, &[("text", " ")]).await;

        assert!(own.starts_with("/written/"), "{own}");
        assert!(
            page.text.contains("On Friday at seven.") && page.text.contains("membership-thread-office-of(place=Wales)")
        );
        assert!(!page.text.contains("Siân"));
        assert_eq!((more.status, empty.status), (303, 422));
        let office = site.get_as(person(SIAN), &thread).await.text;
        assert_eq!(office.matches("Thank you!").count(), 1, "sent twice it stands there once");
        assert_eq!(site.get(&format!("/written/{}", "ab".repeat(32))).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_thread_belongs_to_the_office_and_not_to_who_holds_it() {
    each_movement(async |site| {
        give(site, BOB, "organiser", "yorkshire-and-the-humber").await;
        write(site, "wales").await;
        let thread = waiting(site, SIAN).await.unwrap();
        let before = site.get_as(person(ANN), &thread).await.status;

        suspend(site, RUTH, SIAN, "30").await;
        give(site, ANN, "organiser", "wales").await;
        let after = site.get_as(person(ANN), &thread).await;

        assert_eq!(before, 403);
        assert!(after.text.contains("I have a car."));
        assert_eq!(
            site.get_as(person(SIAN), &thread).await.status,
            403,
            "her office gives nothing while she is suspended"
        );
        assert_eq!(site.get_as(person(BOB), &thread).await.status, 403, "his office is elsewhere");
        assert!(waiting(site, BOB).await.is_none());
        assert_eq!(site.get(&thread).await.status, 303);
        // An administrator reads it over the whole movement, and closes it.
        assert!(waiting(site, RUTH).await.is_some());
        site.post_as(person(RUTH), &format!("{thread}/close"), &[]).await;
        assert!(site.get_as(person(RUTH), "/threads").await.text.contains("membership-thread-closed"));
    })
    .await;
}

#[tokio::test]
async fn where_nobody_answers_the_page_says_so_and_takes_nothing() {
    each_movement(async |site| {
        let page = site.get("/write/leeds").await.text;
        // The administrator's office covers the whole movement, so she answers for places without an organiser.
        assert!(
            page.contains("membership-write-reader(role=membership-role-administrator, place=The Commons)"),
            "{page}"
        );
        assert_eq!(site.get("/write/atlantis").await.status, 404);

        let bad = site.post("/write/leeds", &[("name", ""), ("email", "dewi"), ("text", "x")]).await;
        assert_eq!(bad.status, 422);
        assert!(
            bad.text.contains("id=\"name-error\"")
                && bad.text.contains("id=\"email-error\"")
                && bad.text.contains(">x</textarea>")
        );
    })
    .await;
}

#[tokio::test]
async fn a_flood_of_letters_from_one_address_is_stopped_and_others_are_heard() {
    each_movement(async |site| {
        let send = async |email: &str, number: usize| {
            let text = format!("Letter {number}");
            site.post("/write/wales", &[("name", "Dewi"), ("email", email), ("text", &text)]).await.status
        };
        for number in 0..10 {
            assert_eq!(send("dewi@home.example", number).await, 303);
        }

        assert_eq!(send("dewi@home.example", 10).await, 429);
        assert_eq!(send("mair@home.example", 11).await, 303);
    })
    .await;
}

/// B18 for threads: half a year after the last word nothing of it is left, nor the key.
#[tokio::test]
async fn half_a_year_after_the_last_word_a_thread_is_gone() {
    each_movement(async |site| {
        write(site, "wales").await;
        site.later(Timestamp::SECOND);
        let thread = waiting(site, SIAN).await.unwrap();
        site.post_as(person(SIAN), &thread, &[("text", "On Friday.")]).await;
        let own = link(site).await;
        let sweep = async || {
            for retention in site.app.slices.iter().flat_map(|slice| &slice.retention) {
                let (sweep, now) = (retention.sweep, site.app.now());
                site.app.db.write::<u64, database::Error, _>(move |tx| sweep(tx, now)).await.unwrap();
            }
        };

        site.later(179 * Timestamp::DAY);
        sweep().await;
        let still = site.get(&own).await.status;
        site.later(2 * Timestamp::DAY);
        sweep().await;
        site.work().await;

        assert_eq!(still, 200);
        assert_eq!(site.get(&own).await.status, 422);
        assert_eq!(site.get("/places/cardiff").await.status, 200);
    })
    .await;
}
