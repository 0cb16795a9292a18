use axum::http::Method;
use membership::standing::Standing;
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{each_movement, letters, link, place};

const CARDIFF: &[(&str, &str)] =
    &[("name", "Carys Evans"), ("email", "carys@example.org"), ("postcode", "cf101aa"), ("consent", "yes")];

async fn ask(site: &Site, slug: &str, email: &str, nonce: &str) -> Answer {
    let home = place(site, slug).await.to_string();
    let fields = [
        ("name", "Carys Evans"),
        ("email", email),
        ("postcode", "CF10 1AA"),
        ("consent", "yes"),
        ("step", "place"),
        ("nonce", nonce),
        ("place", &home),
    ];
    site.post("/join", &fields).await
}

#[tokio::test]
async fn a_newcomer_is_a_member_once_she_has_pressed_the_button() {
    each_movement(async |site| {
        let places = site.post("/join", CARDIFF).await;
        assert_eq!(places.status, 200);
        assert!(places.text.contains("membership-join-no-branch(region=Wales)"));
        let asked = ask(site, "cardiff", "carys@example.org", "").await;
        assert_eq!((asked.status, asked.location.as_str()), (303, "/join/sent"));
        let (link, browser) = (link(site).await, asked.cookie("flotilla-browser").unwrap());

        let page = site.get(&link).await;
        assert!(page.text.contains("membership-confirm-button"));
        let confirmed = site.send(Method::POST, &link, "", None, &format!("flotilla-browser={browser}")).await;

        assert_eq!(confirmed.location, "/me?done=membership-done-joined");
        let session = confirmed.cookie("flotilla").unwrap();
        let me = site.send(Method::GET, "/me", "", Some(&session), "").await;
        assert!(me.text.contains("Carys Evans") && me.text.contains("Cardiff"));
        let consents = site.send(Method::GET, "/me/consents", "", Some(&session), "").await.text;
        assert!(consents.contains("membership-consent-given(purpose=membership-purpose-membership, version=2026-11)"));
    })
    .await;
}

#[tokio::test]
async fn looking_at_the_link_makes_nobody_a_member() {
    each_movement(async |site| {
        ask(site, "cardiff", "carys@example.org", "").await;
        let link = link(site).await;

        site.get(&link).await;
        site.get(&link).await;

        assert_eq!(count(site, "wales").await, 2);
        assert_eq!(site.post(&link, &[]).await.location, "/sign-in?done=membership-done-joined");
        assert_eq!(count(site, "wales").await, 3);
    })
    .await;
}

#[tokio::test]
async fn the_button_works_once_and_for_three_days() {
    each_movement(async |site| {
        ask(site, "cardiff", "carys@example.org", "").await;
        let used = link(site).await;
        site.post(&used, &[]).await;
        site.later(1);
        ask(site, "cardiff", "other@example.org", "").await;
        let old = link(site).await;
        site.later(3 * Timestamp::DAY);

        for link in [used, old, "/join/confirm/none".to_owned()] {
            assert_eq!(site.get(&link).await.status, 422, "{link}");
            let again = site.post(&link, &[]).await;
            assert_eq!(again.status, 422, "{link}");
            assert!(again.text.contains("membership-link-over"));
        }
        assert_eq!(count(site, "wales").await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_sends_one_letter() {
    each_movement(async |site| {
        let nonce = "00112233445566778899aabbccddeeff";

        let first = ask(site, "cardiff", "carys@example.org", nonce).await;
        let second = ask(site, "cardiff", "carys@example.org", nonce).await;

        assert_eq!((first.status, &first.location), (second.status, &second.location));
        assert_eq!(letters(site).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_page_does_not_tell_whether_an_address_is_known() {
    each_movement(async |site| {
        let new = ask(site, "cardiff", "carys@example.org", "").await;
        site.later(1);
        let known = ask(site, "cardiff", "ANN@example.org", "").await;

        assert_eq!((new.status, &new.location), (known.status, &known.location));
        assert!(new.cookie("flotilla-browser").is_some() && known.cookie("flotilla-browser").is_some());
        let letters = letters(site).await;
        assert!(letters[0].contains("membership-letter-confirm("));
        assert!(letters[1].contains("membership-letter-known("));
        assert_eq!(count(site, "wales").await, 2);
    })
    .await;
}

#[tokio::test]
async fn of_two_applications_with_one_address_only_one_makes_a_member() {
    each_movement(async |site| {
        ask(site, "cardiff", "carys@example.org", "").await;
        let first = link(site).await;
        site.later(1);
        ask(site, "cardiff", "carys@example.org", "").await;
        let second = link(site).await;

        assert_eq!(site.post(&second, &[]).await.status, 303);
        let late = site.post(&first, &[]).await;

        assert_eq!(late.status, 422);
        assert!(late.text.contains("membership-join-known"));
        assert_eq!(count(site, "wales").await, 3);
    })
    .await;
}

#[tokio::test]
async fn where_an_area_straddles_regions_the_person_is_asked() {
    each_movement(async |site| {
        let mut fields = CARDIFF.to_vec();
        fields[2].1 = "CH1 1AA";
        let asked = site.post("/join", &fields).await;
        assert!(asked.text.contains("membership-join-place-region"));
        assert!(asked.text.contains("North West") && asked.text.contains("Wales"));
        assert!(!asked.text.contains("London") && !asked.text.contains("Cardiff"));

        let london = place(site, "london").await.to_string();
        fields.extend([("step", "place"), ("place", &london)]);
        let elsewhere = site.post("/join", &fields).await;

        assert_eq!(elsewhere.status, 422);
        assert!(elsewhere.text.contains("membership-join-place-wrong"));
        assert!(letters(site).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn without_a_postcode_one_chooses_among_all_regions_and_the_international_group() {
    each_movement(async |site| {
        for postcode in ["", "IM1 1AA"] {
            let mut fields = CARDIFF.to_vec();
            fields[2].1 = postcode;
            let asked = site.post("/join", &fields).await;

            assert!(asked.text.contains("London") && asked.text.contains("International group"), "{postcode}");
        }
    })
    .await;
}

#[tokio::test]
async fn each_field_says_what_is_wrong_with_it_and_keeps_what_was_typed() {
    each_movement(async |site| {
        let long = "x".repeat(81);
        for (field, wrong, key) in [
            ("name", "  ", "web-error-empty"),
            ("name", long.as_str(), "web-error-long(most=80)"),
            ("name", "Ann\u{202e}eeL", "web-error-unprintable"),
            ("email", "carys@nowhere", "web-error-form-email"),
            ("postcode", "SW1A", "web-error-form-postcode"),
            ("consent", "no", "membership-consent-needed"),
        ] {
            let mut fields = CARDIFF.to_vec();
            fields.iter_mut().find(|(name, _)| *name == field).unwrap().1 = wrong;
            let refused = site.post("/join", &fields).await;

            assert_eq!(refused.status, 422, "{field}");
            assert!(refused.text.contains(key), "{field}: {key}");
            assert!(field == "email" || refused.text.contains("carys@example.org"), "{field}");
        }
    })
    .await;
}

#[tokio::test]
async fn letters_to_one_address_are_limited_and_the_hall_is_not() {
    each_movement(async |site| {
        for _ in 0..5 {
            assert_eq!(ask(site, "cardiff", "carys@example.org", "").await.status, 303);
        }

        assert_eq!(ask(site, "cardiff", "carys@example.org", "").await.status, 429);
        assert_eq!(ask(site, "cardiff", "another@example.org", "").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn who_left_joins_again_with_a_new_first_day() {
    each_movement(async |site| {
        let ann = crate::movement::person(crate::movement::ANN);
        assert_eq!(site.post_as(ann, "/me/leave", &[]).await.status, 303);
        site.later(Timestamp::DAY);
        assert!(site.get_as(ann, "/me").await.text.contains("membership-me-join-again"));

        let again = site.post_as(ann, "/me/join-again", &[]).await;

        assert_eq!(again.location, "/me?done=membership-done-joined");
        let mut tx = site.app.db.reader().await.unwrap();
        let standing = membership::standing(&mut tx, ann, site.app.now()).await.unwrap();
        assert!(matches!(standing, Standing::Member { since, .. } if since == site.app.now()));
    })
    .await;
}

async fn count(site: &Site, slug: &str) -> i64 {
    let place = place(site, slug).await;
    membership::count(&mut site.app.db.reader().await.unwrap(), place, site.app.now()).await.unwrap()
}
