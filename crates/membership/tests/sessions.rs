use axum::http::{Method, Request, header};
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, RUTH, SIAN, each_movement, enter, give, letters, link, person, suspend};

const FIREFOX: &str = "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0";

/// Presses the button behind the newest letter, from a browser that tells what it is and has these cookies.
async fn press(site: &Site, cookies: &str) -> Answer {
    let link = link(site).await;
    let (path, query) = link.split_once('?').unwrap_or((&link, ""));
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::HOST, "localhost:8080")
        .header(header::COOKIE, cookies)
        .header(header::USER_AGENT, FIREFOX)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    site.answer(request.body(query.to_owned().into()).unwrap()).await
}

/// Signs Ann in by a letter, from a browser with that cookie of a browser that was used before; the answer.
async fn sign_in(site: &Site, device: &str) -> Answer {
    site.later(1);
    let asked = site.post("/sign-in", &[("email", "ann@example.org")]).await;
    let browser = asked.cookie("flotilla-browser").unwrap();
    let signed_in = press(site, &format!("flotilla-browser={browser}; flotilla-device={device}")).await;
    assert_eq!(signed_in.status, 303, "{}", signed_in.text);
    signed_in
}

/// How many letters tell of a new browser.
async fn warnings(site: &Site) -> usize {
    letters(site).await.iter().filter(|letter| letter.contains("membership-letter-browser-subject")).count()
}

#[tokio::test]
async fn a_new_browser_is_told_of_by_letter_and_a_known_one_is_not() {
    each_movement(async |site| {
        let first = sign_in(site, "").await;
        assert_eq!(warnings(site).await, 1);
        let told = letters(site).await;
        let letter = told.iter().find(|letter| letter.contains("membership-letter-browser-subject")).unwrap();
        assert!(letter.contains("Firefox") && letter.contains("Android") && letter.contains("/me/sign-in"), "{letter}");

        let device = first.cookie("flotilla-device").unwrap();
        let again = sign_in(site, &device).await;
        assert_eq!((warnings(site).await, again.cookie("flotilla-device").unwrap()), (1, device));

        sign_in(site, &"ab".repeat(32)).await;
        assert_eq!(warnings(site).await, 2);
    })
    .await;
}

#[tokio::test]
async fn sessions_are_listed_with_how_and_from_what_they_began() {
    each_movement(async |site| {
        let session = sign_in(site, "").await.cookie("flotilla").unwrap();
        site.session(person(ANN)).await;

        let page = site.send(Method::GET, "/me/sign-in", "", Some(&session), "").await.text;

        for there in
            ["web-agent(browser=Firefox, system=Android)", "membership-session-link", "membership-session-made-up"]
        {
            assert!(page.contains(there), "{there} in {page}");
        }
        assert_eq!(page.matches("membership-sessions-this").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn one_session_is_ended_and_all_others_are() {
    each_movement(async |site| {
        let (ann, mine) = (person(ANN), site.session(person(ANN)).await);
        let other = site.weak_session(ann).await;
        let third = sign_in(site, "").await.cookie("flotilla").unwrap();
        let is_in = async |session: &str| site.send(Method::GET, "/me", "", Some(session), "").await.status == 200;
        let page = site.get_as(ann, "/me/sign-in").await.text;
        let hash = page.split("name=\"session\" value=\"").nth(1).unwrap()[..64].to_owned();

        site.post_as(ann, "/me/sign-in/sessions/end", &[("session", &hash)]).await;
        assert!(is_in(&mine).await);
        assert_eq!(usize::from(is_in(&other).await) + usize::from(is_in(&third).await), 1);

        site.post_as(ann, "/me/sign-in/sessions/end-others", &[]).await;
        assert!(is_in(&mine).await && !is_in(&other).await && !is_in(&third).await);
    })
    .await;
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    each_movement(async |site| {
        site.weak_session(person(ANN)).await;
        let page = site.get_as(person(ANN), "/me/sign-in").await.text;
        let hash = page.split("name=\"session\" value=\"").nth(1).unwrap()[..64].to_owned();

        site.post_as(person(SIAN), "/me/sign-in/sessions/end", &[("session", &hash)]).await;

        assert_eq!(site.get_weakly(person(ANN), "/me").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn when_a_session_was_last_used_is_noted_to_the_hour() {
    each_movement(async |site| {
        let ann = person(ANN);
        let seen = async || {
            let mut tx = site.app.db.reader().await.unwrap();
            web::session::of(&mut tx, ann, site.app.now()).await.unwrap()[0].seen_at
        };
        site.get_as(ann, "/me").await;
        let began = seen().await;

        site.later(Timestamp::HOUR - 1);
        site.get_as(ann, "/me").await;
        assert_eq!(seen().await, began);

        site.later(1);
        site.get_as(ann, "/me").await;
        assert_eq!(seen().await, began.plus(Timestamp::HOUR));
    })
    .await;
}

/// B11: what an office opened is closed with the next request after it ends, and after its holder is suspended.
#[tokio::test]
async fn an_office_that_ends_with_a_page_open_closes_at_once() {
    each_movement(async |site| {
        let (sian, ruth) = (person(SIAN), person(RUTH));
        enter(site, 9, "Tom Hughes", "tom@example.org", "cardiff").await;
        let office = give(site, 9, "organiser", "wales").await;
        assert_eq!(site.get_as(person(9), "/people").await.status, 200);
        assert_eq!(site.get_as(sian, "/people").await.status, 200);

        site.post_as(ruth, &format!("/offices/{office}/end"), &[]).await;
        suspend(site, RUTH, SIAN, "30").await;
        site.later(1);

        assert_eq!(site.get_as(person(9), "/people").await.status, 403);
        assert_eq!(site.post_as(person(9), "/people", &[("name", "an")]).await.status, 403);
        assert_eq!(site.get_as(sian, "/people").await.status, 403);
    })
    .await;
}
