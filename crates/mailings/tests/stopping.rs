//! Stopping with one click, and that it lasts.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use database::{Sql, args, sql};
use terms::Timestamp;
use web::testing::Site;

use crate::movement::{ANN, agree, each_movement, enter, letters_to, newsletter, person};

const ENTERED: Sql = sql!(
    "INSERT INTO consents (id, person, purpose, text_version, channel, given_at, proof) \
     VALUES ($1, $1, 'newsletter', '2026-11', 'paper', $2, 'sheet 9')"
);

/// The way to stop that the newest letter to Ann has in its headers.
fn way(site: &Site) -> String {
    let letter = letters_to(site, "ann@example.org").pop().unwrap();
    let header = letter.replace("\r\n ", " ");
    let header = header.split("\r\nList-Unsubscribe: ").nth(1).unwrap().split("\r\n").next().unwrap();
    header.trim().trim_matches(['<', '>']).strip_prefix("http://localhost:8080").unwrap().to_owned()
}

/// As a provider of mail sends it: no cookies, no headers of a browser.
async fn one_click(site: &Site, path: &str, kind: &str, body: &str) -> u16 {
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::HOST, "localhost:8080")
        .header(header::CONTENT_TYPE, kind);
    site.answer(request.body(Body::from(body.to_owned())).unwrap()).await.status
}

async fn gets_the_next(site: &Site) -> bool {
    site.later(8 * Timestamp::DAY);
    let before = letters_to(site, "ann@example.org").len();
    newsletter(site).await;
    site.work().await;
    letters_to(site, "ann@example.org").len() > before
}

/// B24.
#[tokio::test]
async fn a_click_stops_it_without_signing_in_and_looking_changes_nothing() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        newsletter(site).await;
        site.work().await;
        let way = way(site);

        // A scanner that follows every link.
        let page = site.get(&way).await;
        assert!(page.status == 200 && page.text.contains("mailings-stop-button"), "{}", page.text);
        assert!(!page.text.contains("Connor") && !page.text.contains("ann@"), "it tells nobody whose it is");
        let head = Request::builder().method(Method::HEAD).uri(&way).header(header::HOST, "localhost:8080");
        site.answer(head.body(Body::empty()).unwrap()).await;
        assert!(gets_the_next(site).await, "looking changed nothing");

        assert_eq!(one_click(site, &way, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click").await, 200);

        assert!(!gets_the_next(site).await);
        let consents = site.get_as(person(ANN), "/me/consents").await.text;
        assert!(consents.contains("membership-consent-withdrawn"), "{consents}");
        assert_eq!(one_click(site, &way, "application/x-www-form-urlencoded", "").await, 200, "twice is once");
        agree(site, ANN, true).await;
        assert!(gets_the_next(site).await, "she may agree again, herself");
    })
    .await;
}

#[tokio::test]
async fn the_form_of_a_mail_program_may_have_any_shape() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        newsletter(site).await;
        site.work().await;
        let body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

        assert_eq!(one_click(site, &way(site), "multipart/form-data; boundary=x", body).await, 200);

        assert!(!gets_the_next(site).await);
    })
    .await;
}

#[tokio::test]
async fn a_way_that_was_made_up_or_is_of_another_purpose_stops_nothing() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        newsletter(site).await;
        site.work().await;
        let way = way(site);
        let other = way.replace("/newsletter/", "/volunteering/");
        let last = if way.ends_with('0') { "1" } else { "0" };
        let forged = format!("{}{last}", &way[..way.len() - 1]);

        for path in
            [other.as_str(), &forged, "/unsubscribe/newsletter/é", "/unsubscribe/newsletter/0", "/unsubscribe/x/y"]
        {
            let path = path.replace('é', "%C3%A9");
            assert_eq!(one_click(site, &path, "application/x-www-form-urlencoded", "").await, 404, "{path}");
            assert_eq!(site.get(&path).await.status, 404, "{path}");
        }

        assert!(gets_the_next(site).await);
    })
    .await;
}

/// B25.
#[tokio::test]
async fn it_outlives_erasing_and_being_entered_anew() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        newsletter(site).await;
        site.work().await;
        one_click(site, &way(site), "application/x-www-form-urlencoded", "").await;
        let now = site.app.now();
        membership::erase_everywhere(&site.app, person(ANN)).await.unwrap();
        site.work().await;

        // The same address in other letters, entered by an officer and brought in with a consent from elsewhere.
        enter(site, 30, "Ann Lee", "Ann@Example.ORG", "cardiff").await;
        let given = site.app.db.write::<_, database::Error, _>(move |tx| {
            Box::pin(async move { tx.exec(ENTERED, args![person(30), now]).await })
        });
        given.await.unwrap();
        assert!(!gets_the_next(site).await, "her address does not want it, whatever somebody enters");

        let before = letters_to(site, "ann@example.org").len();
        let page = site.get_as(person(30), "/me/consents").await.text;
        assert!(page.contains("membership-consents-give(purpose=membership-purpose-name-newsletter)"), "{page}");
        agree(site, 30, true).await;
        site.later(8 * Timestamp::DAY);
        newsletter(site).await;
        site.work().await;
        let letters = site.letters();
        let hers =
            letters.iter().filter(|letter| letter.to_lowercase().contains("\r\nto: ann@example.org\r\n")).count();
        assert_eq!(hers, before + 1, "she herself takes it back");
    })
    .await;
}
