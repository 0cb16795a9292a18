//! Readers who are no members: a letter, a button, the newsletter, one click.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use database::{Error, Sql, args, sql};
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, SIAN, agree, each_movement, enter, letters_to, person, place, press, send_form};

const KEYS: Sql = sql!("SELECT count(*) AS value FROM person_keys");
const EVERYTHING: [Sql; 2] =
    [sql!("SELECT count(*) AS value FROM readers"), sql!("SELECT count(*) AS value FROM reader_applications")];

async fn asks(site: &Site, email: &str, slug: &str) -> Answer {
    let place = if slug.is_empty() { String::new() } else { place(site, slug).await.to_string() };
    site.post("/newsletter", &[("email", email), ("place", &place)]).await
}

/// The ways behind such links of the letters to somebody.
fn links(site: &Site, email: &str, begins: &str) -> BTreeSet<String> {
    let begins = format!("http://localhost:8080{begins}");
    let way = |letter: String| {
        let letter = letter.replace("=\r\n", "").replace("\r\n ", "");
        let end = |letter: char| letter.is_whitespace() || ">),\"".contains(letter);
        let rest = &letter[letter.find(&begins)?..];
        Some(rest.split(end).next().unwrap().trim_start_matches("http://localhost:8080").to_owned())
    };
    letters_to(site, email).into_iter().filter_map(way).collect()
}

fn link(site: &Site, email: &str, begins: &str) -> String {
    links(site, email, begins).pop_first().unwrap()
}

async fn becomes_a_reader(site: &Site, email: &str, slug: &str) {
    let before = links(site, email, "/newsletter/");
    assert_eq!(asks(site, email, slug).await.location, "/newsletter/sent");
    site.work().await;
    let new = links(site, email, "/newsletter/").difference(&before).next().unwrap().clone();
    let answer = site.post(&new, &[]).await;
    assert!(answer.status == 200 && answer.text.contains("mailings-reader-done"), "{}", answer.text);
}

/// A newsletter of Wales, for readers as well.
async fn news(site: &Site) -> String {
    let answer = send_form(site, SIAN, "wales", "consent.newsletter", &[("readers", "yes")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let mailing = answer.location.split('?').next().unwrap().to_owned();
    assert_eq!(press(site, SIAN, &mailing, "start").await.status, 303);
    site.work().await;
    mailing
}

fn got(site: &Site, email: &str) -> usize {
    letters_to(site, email).iter().filter(|letter| letter.contains("News of November")).count()
}

async fn keys(site: &Site) -> i64 {
    site.app.vault.store().reader().await.unwrap().one(KEYS, args![]).await.unwrap()
}

async fn stored(site: &Site) -> i64 {
    let mut tx = site.app.db.reader().await.unwrap();
    let mut sum = 0;
    for count in EVERYTHING {
        sum += tx.one::<i64>(count, args![]).await.unwrap();
    }
    sum
}

async fn one_click(site: &Site, path: &str) -> u16 {
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::HOST, "localhost:8080")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    site.answer(request.body(Body::from("List-Unsubscribe=One-Click")).unwrap()).await.status
}

#[tokio::test]
async fn nothing_comes_before_the_button_of_the_letter() {
    each_movement(async |site| {
        assert_eq!(asks(site, "mair@example.org", "cardiff").await.location, "/newsletter/sent");
        site.work().await;
        let way = link(site, "mair@example.org", "/newsletter/");

        // A scanner that follows every link.
        let page = site.get(&way).await;
        assert!(page.status == 200 && page.text.contains("mailings-reader-consent"), "{}", page.text);
        assert!(!page.text.contains("mair@"), "it tells nobody whose it is");
        news(site).await;
        assert_eq!(got(site, "mair@example.org"), 0, "looking is not agreeing");

        assert_eq!(site.post(&way, &[]).await.status, 200);
        assert_eq!(site.post(&way, &[]).await.status, 422, "once");
        news(site).await;

        assert_eq!(got(site, "mair@example.org"), 1);
        let is_news = |letter: &String| letter.contains("News of November");
        let letter = letters_to(site, "mair@example.org").into_iter().find(is_news).unwrap();
        assert!(letter.contains("Hello mailings-reader-name,"), "{letter}");
        assert!(letter.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{letter}");
        assert!(letter.contains("mailings-foot-reader("), "{letter}");
    })
    .await;
}

#[tokio::test]
async fn it_goes_to_those_who_live_there_and_only_when_that_is_said() {
    each_movement(async |site| {
        for (email, slug) in [
            ("bangor@example.org", "wales"),
            ("cardiff@example.org", "cardiff"),
            ("leeds@example.org", "leeds"),
            ("world@example.org", ""),
        ] {
            becomes_a_reader(site, email, slug).await;
        }
        let without = send_form(site, SIAN, "wales", "consent.newsletter", &[]).await.location;
        press(site, SIAN, without.split('?').next().unwrap(), "start").await;
        site.work().await;
        for email in ["bangor@example.org", "cardiff@example.org"] {
            assert_eq!(got(site, email), 0, "not asked for readers");
        }

        let mailing = news(site).await;

        let all = ["bangor@example.org", "cardiff@example.org", "leeds@example.org", "world@example.org"];
        assert_eq!(all.map(|email| got(site, email)), [1, 1, 0, 0]);
        let page = site.get_as(person(SIAN), &mailing).await.text;
        assert!(!page.contains("bangor@") && !page.contains("cardiff@"), "officers see no address");
    })
    .await;
}

/// What is answered to whoever asks does not tell who is a member; the letter does, to her alone.
#[tokio::test]
async fn members_and_strangers_are_answered_alike() {
    each_movement(async |site| {
        let before = keys(site).await;
        let member = asks(site, "Ann@example.org", "").await;
        let stranger = asks(site, "mair@example.org", "").await;
        site.work().await;

        assert_eq!((member.status, member.location), (stranger.status, stranger.location));
        let told = letters_to(site, "Ann@example.org").pop().unwrap();
        assert!(told.contains("mailings-letter-reader-member"), "{told}");
        assert_eq!(stored(site).await, 1, "of a member nothing waits");
        assert_eq!(keys(site).await, before + 1, "nor stays a key");
    })
    .await;
}

/// B24, B25 for readers: nothing of her is left but the mark, and she alone takes that back.
#[tokio::test]
async fn one_click_destroys_what_was_kept() {
    each_movement(async |site| {
        let before = keys(site).await;
        becomes_a_reader(site, "mair@example.org", "cardiff").await;
        assert_eq!(keys(site).await, before + 1);
        news(site).await;
        let way = link(site, "mair@example.org", "/unsubscribe/newsletter/");
        let page = site.get(&way).await;
        assert!(page.status == 200 && page.text.contains("mailings-stop-reader"), "{}", page.text);
        assert_eq!(stored(site).await, 1, "looking changes nothing");
        let forged = format!("{}{}", &way[..way.len() - 1], if way.ends_with('0') { "1" } else { "0" });
        assert_eq!(one_click(site, &forged).await, 404);

        assert_eq!(one_click(site, &way).await, 200);
        assert_eq!(one_click(site, &way).await, 200, "twice is once");
        site.work().await;

        assert_eq!((stored(site).await, keys(site).await), (0, before));
        site.later(8 * Timestamp::DAY);
        news(site).await;
        assert_eq!(got(site, "mair@example.org"), 1);

        // Entered by an officer with a consent from elsewhere she still gets nothing; asking again herself she does.
        becomes_a_reader(site, "mair@example.org", "cardiff").await;
        news(site).await;
        assert_eq!(got(site, "mair@example.org"), 2);
        assert_eq!(one_click(site, &way).await, 200, "the way of an older letter works as well");
        assert_eq!(stored(site).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_reader_who_becomes_a_member_gets_it_once() {
    each_movement(async |site| {
        becomes_a_reader(site, "mair@example.org", "cardiff").await;
        enter(site, 30, "Mair Rees", "mair@example.org", "cardiff").await;
        agree(site, 30, true).await;

        news(site).await;
        assert_eq!(got(site, "mair@example.org"), 1);
        let is_news = |letter: &String| letter.contains("News of November");
        let letter = letters_to(site, "mair@example.org").into_iter().find(is_news).unwrap();
        assert!(letter.contains("Hello Mair Rees,"), "{letter}");

        agree(site, 30, false).await;
        news(site).await;
        assert_eq!(got(site, "mair@example.org"), 1, "what she says as a member counts");

        // The next day nothing is left of the reader; leaving does not bring it back.
        assert_eq!(stored(site).await, 1);
        site.later(Timestamp::DAY);
        site.work().await;
        assert_eq!(stored(site).await, 0);
        membership::leave(&site.app.db, person(30), site.app.new_id(), site.app.now()).await.unwrap();
        site.later(8 * Timestamp::DAY);
        news(site).await;
        assert_eq!(got(site, "mair@example.org"), 1, "she left, and nobody asked for it again");
    })
    .await;
}

#[tokio::test]
async fn asking_again_changes_place_and_is_one_reader() {
    each_movement(async |site| {
        becomes_a_reader(site, "mair@example.org", "leeds").await;
        becomes_a_reader(site, "Mair@example.org", "cardiff").await;
        site.work().await;

        assert_eq!(stored(site).await, 1);
        news(site).await;
        assert_eq!(got(site, "Mair@example.org"), 1, "as she wrote it last");
    })
    .await;
}

#[tokio::test]
async fn after_three_days_nothing_is_left_of_who_did_not_press() {
    each_movement(async |site| {
        let before = keys(site).await;
        asks(site, "mair@example.org", "").await;
        site.work().await;
        let way = link(site, "mair@example.org", "/newsletter/");
        site.later(3 * Timestamp::DAY);

        assert_eq!(site.get(&way).await.status, 422);
        assert_eq!(site.post(&way, &[]).await.status, 422);
        let now = site.app.now();
        let kept = mailings::slice().retention.into_iter().find(|kept| kept.what == "reader_applications").unwrap();
        let gone = site.app.db.write::<_, Error, _>(move |tx| (kept.sweep)(tx, now)).await.unwrap();
        site.work().await;

        assert_eq!((gone, stored(site).await, keys(site).await), (1, 0, before));
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field() {
    each_movement(async |site| {
        let wrong = site.post("/newsletter", &[("email", "mair"), ("place", "")]).await;
        assert!(wrong.status == 422 && wrong.text.contains("id=\"email-error\""), "{}", wrong.text);
        assert!(wrong.text.contains("value=\"mair\""), "nothing is lost");
        let wrong = site.post("/newsletter", &[("email", "mair@example.org"), ("place", "elsewhere")]).await;
        assert!(wrong.status == 422 && wrong.text.contains("id=\"place-error\""), "{}", wrong.text);
        site.work().await;
        assert!(letters_to(site, "mair@example.org").is_empty());

        let notice = send_form(site, SIAN, "wales", "notice.meeting", &[("readers", "yes")]).await;
        assert!(notice.status == 422 && notice.text.contains("id=\"readers-error\""), "{}", notice.text);
        let chosen = send_form(site, SIAN, "wales", "consent.newsletter", &[("readers", "yes"), ("days", "30")]).await;
        assert!(chosen.status == 422 && chosen.text.contains("id=\"readers-error\""), "{}", chosen.text);
    })
    .await;
}

/// A mail bomb: whoever asks for letters to somebody else's address gets her five in an hour, whatever she writes.
#[tokio::test]
async fn an_address_is_not_flooded() {
    each_movement(async |site| {
        let mut answers = Vec::new();
        for email in ["mair@example.org", "Mair@example.org", "MAIR@EXAMPLE.ORG"].into_iter().cycle().take(12) {
            answers.push(asks(site, email, "").await.status);
        }
        site.work().await;

        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 5, "{answers:?}");
        assert!(answers[5..].iter().all(|status| *status == 429), "{answers:?}");
        assert_eq!(asks(site, "ann@example.org", "").await.status, 303, "nobody else waits for that");
        agree(site, ANN, true).await;
    })
    .await;
}
