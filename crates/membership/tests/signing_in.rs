use axum::http::Method;
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::{
    movement::{RUTH, each_founded, each_movement, invite, letters, link, particulars, person, place},
    strength::set_up_codes,
};

async fn ask(site: &Site, email: &str) -> Answer {
    site.post("/sign-in", &[("email", email), ("back", "/me/rights")]).await
}

async fn press(site: &Site, link: &str, browser: &str) -> Answer {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    site.send(Method::POST, path, query, None, &format!("flotilla-browser={browser}")).await
}

#[tokio::test]
async fn a_link_signs_in_where_it_was_asked_for_and_leads_back() {
    each_movement(async |site| {
        let asked = ask(site, "Ann@Example.org").await;
        let (link, browser) = (link(site).await, asked.cookie("flotilla-browser").unwrap());
        let looked = site.send(Method::GET, &link, "", None, &format!("flotilla-browser={browser}")).await;
        assert!(looked.text.contains("membership-sign-in-press"));

        let signed_in = press(site, &link, &browser).await;

        assert_eq!((signed_in.status, signed_in.location.as_str()), (303, "/me/rights"));
        let session = signed_in.cookie("flotilla").unwrap();
        let me = site.send(Method::GET, "/me", "", Some(&session), "").await;
        assert!(me.text.contains("Ann O&#39;Connor-Lee") || me.text.contains("Ann O'Connor-Lee"));
    })
    .await;
}

#[tokio::test]
async fn known_and_unknown_addresses_are_answered_alike() {
    each_movement(async |site| {
        let known = ask(site, "ann@example.org").await;
        let unknown = ask(site, "nobody@example.org").await;

        assert_eq!((known.status, &known.location), (unknown.status, &unknown.location));
        let (mut ours, mut theirs) = (known.headers.clone(), unknown.headers.clone());
        ours.remove("set-cookie");
        theirs.remove("set-cookie");
        assert_eq!(ours, theirs);
        assert!(unknown.cookie("flotilla-browser").is_some());
        assert_eq!(letters(site).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_link_is_of_no_use_in_another_browser() {
    each_movement(async |site| {
        ask(site, "ann@example.org").await;
        let link = link(site).await;
        let other = ask(site, "bob@example.org").await.cookie("flotilla-browser").unwrap();

        let looked = site.send(Method::GET, &link, "", None, &format!("flotilla-browser={other}")).await;
        assert!(looked.text.contains("membership-sign-in-other-browser"));
        assert_eq!(press(site, &link, &other).await.status, 422);
        assert_eq!(press(site, &link, "").await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_link_works_once_and_for_fifteen_minutes() {
    each_movement(async |site| {
        let asked = ask(site, "ann@example.org").await;
        let (used, browser) = (link(site).await, asked.cookie("flotilla-browser").unwrap());
        assert_eq!(press(site, &used, &browser).await.status, 303);
        assert_eq!(press(site, &used, &browser).await.status, 422);

        site.later(1);
        let asked = ask(site, "ann@example.org").await;
        let (old, browser) = (link(site).await, asked.cookie("flotilla-browser").unwrap());
        site.later(15 * Timestamp::MINUTE);

        let late = press(site, &old, &browser).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains("membership-link-over"));
    })
    .await;
}

/// The form as a page sends it, with its nonce.
async fn ask_from(site: &Site, page: &str, email: &str) -> Answer {
    site.post("/sign-in", &[("nonce", page), ("email", email), ("back", "/")]).await
}

const PAGE: &str = "00112233445566778899aabbccddeeff";

#[tokio::test]
async fn a_corrected_address_sent_from_the_same_page_gets_its_letter() {
    each_movement(async |site| {
        ask_from(site, PAGE, "anne@example.org").await;
        ask_from(site, PAGE, "ann@example.org").await;

        assert_eq!(letters(site).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_double_click_sends_one_letter_whose_link_works_with_either_cookie() {
    each_movement(async |site| {
        ask_from(site, PAGE, "ann@example.org").await;
        let browser = ask_from(site, PAGE, "ann@example.org").await.cookie("flotilla-browser").unwrap();

        assert_eq!(letters(site).await.len(), 1);
        assert_eq!(press(site, &link(site).await, &browser).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn looking_at_a_link_does_not_use_it_up() {
    each_movement(async |site| {
        let asked = ask(site, "ann@example.org").await;
        let (link, browser) = (link(site).await, asked.cookie("flotilla-browser").unwrap());

        for _ in 0..3 {
            site.get(&link).await;
        }

        assert_eq!(press(site, &link, &browser).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn an_account_is_limited_before_the_address_that_a_hall_shares() {
    each_movement(async |site| {
        for email in ["ann@example.org", "nobody@example.org"] {
            for _ in 0..5 {
                assert_eq!(ask(site, email).await.status, 303);
            }
            assert_eq!(ask(site, email).await.status, 429, "{email}");
        }
        assert_eq!(ask(site, "bob@example.org").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_led_to_another_site_after_signing_in() {
    each_movement(async |site| {
        site.post("/sign-in", &[("email", "ann@example.org"), ("back", "//evil.example")]).await;

        assert!(!letters(site).await[0].contains("evil"));
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    each_movement(async |site| {
        let session = site.session(person(RUTH)).await;
        site.send(Method::POST, "/sign-out", "", Some(&session), "").await;

        let me = site.send(Method::GET, "/me", "", Some(&session), "").await;

        assert_eq!((me.status, me.location.as_str()), (303, "/sign-in?back=%2Fme"));
    })
    .await;
}

#[tokio::test]
async fn the_first_two_administrators_come_in_by_links_for_the_terminal_and_no_third() {
    each_founded(async |site| {
        let first = invite(site, 1, "Ruth Adeyemi", "ruth@example.org").await;
        invite(site, 2, "Gwyn Parry", "gwyn@example.org").await;
        let third = membership::Invited {
            person: person(3),
            particulars: particulars("Third Person", "third@example.org"),
            place: place(site, "london").await,
            token: [3; 32],
        };
        let refused = membership::invite_administrator(&site.app.db, &site.app.vault, third, site.app.now()).await;

        assert!(matches!(refused, Err(membership::NotInvited::Enough)));
        let signed_in = press(site, &first, "").await;
        assert_eq!(signed_in.status, 303);
        let session = signed_in.cookie("flotilla").unwrap();
        let led = site.send(Method::GET, "/offices", "", Some(&session), "").await;
        assert_eq!((led.status, led.location.as_str()), (303, "/me/strong?back=%2Foffices"));
        let (_, set_up) = set_up_codes(site, &session, "/offices").await;
        assert_eq!((set_up.status, set_up.location.as_str()), (303, "/offices"));
        let strong = set_up.cookie("flotilla").unwrap();
        assert_eq!(site.send(Method::GET, "/offices", "", Some(&strong), "").await.status, 200);
        assert_eq!(press(site, &first, "").await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn outside_a_demonstration_nobody_signs_in_as_somebody_else() {
    each_movement(async |site| {
        let path = format!("/sign-in/as/{}", person(RUTH));

        assert_eq!(site.post(&path, &[]).await.status, 404);
    })
    .await;
}
