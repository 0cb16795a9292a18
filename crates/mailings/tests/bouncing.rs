//! Letters that come back.

use axum::http::Method;
use database::{Sql, args, sql};
use mail::{Arrived, Verdict};
use terms::Timestamp;
use web::testing::Site;

use mail::testing::Sink;

use crate::movement::{ANN, DEWI, SIAN, agree, each_movement, letters_to, newsletter, person, press, work_to, write};

/// A report as mail servers write it (RFC 3464).
fn report(status: &str, action: &str) -> Vec<u8> {
    format!(
        "From: MAILER-DAEMON@mx.example.net\r\nTo: reply@commons.example\r\nSubject: Undelivered Mail Returned to Sender\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nI could not deliver it.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\n\
         Final-Recipient: rfc822; ann@example.org\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b--\r\n"
    )
    .into_bytes()
}

/// The token in the return address of the newest letter to Ann.
async fn token(site: &Site, sink: &Sink) -> String {
    work_to(site, sink).await;
    let letters = sink.received();
    let letter = letters.iter().rfind(|letter| letter.to == ["ann@example.org"]).unwrap();
    letter.from.trim_matches(['<', '>']).split(['+', '@']).nth(1).unwrap().to_owned()
}

async fn hear(site: &Site, token: &str, message: Vec<u8>) -> Verdict {
    let arrived = Arrived { token: token.to_owned(), from: None, message };
    let hears = mailings::slice().hears.unwrap();
    hears(site.app.clone(), arrived).await
}

async fn gets_the_next(site: &Site) -> bool {
    site.later(8 * Timestamp::DAY);
    let before = letters_to(site, "ann@example.org").len();
    newsletter(site).await;
    site.work().await;
    letters_to(site, "ann@example.org").len() > before
}

#[tokio::test]
async fn an_address_without_a_mailbox_is_given_up_until_it_works_again() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        newsletter(site).await;
        let token = token(site, &Sink::start().await).await;
        assert!(token.len() <= 58 && token.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{token}");

        assert_eq!(hear(site, &token, report("5.1.1", "failed")).await, Verdict::Taken);
        assert_eq!(hear(site, &token, report("5.1.1", "failed")).await, Verdict::Taken, "twice is once");

        assert!(!gets_the_next(site).await);
        let notice = write(site, SIAN, "wales", "notice.meeting").await;
        press(site, SIAN, &notice, "ask").await;
        press(site, DEWI, &notice, "start").await;
        site.work().await;
        assert!(site.get_as(person(SIAN), &format!("{notice}/paper")).await.text.contains("Connor-Lee"), "on paper");

        // A link that was sent there comes back.
        let asked = site.post("/sign-in", &[("email", "ann@example.org")]).await;
        let cookie = asked.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        site.work().await;
        let all: String = letters_to(site, "ann@example.org").concat().replace("=\r\n", "").replace("=3D", "=");
        let link = all.split("http://localhost:8080").find(|rest| rest.starts_with("/sign-in/")).unwrap();
        let link = link.split([',', ')', '\r', ' ']).next().unwrap();
        let signed_in = site.send(Method::POST, link, "", None, &cookie).await;
        assert_eq!(signed_in.status, 303, "{}", signed_in.text);

        assert!(gets_the_next(site).await);
    })
    .await;
}

#[tokio::test]
async fn what_may_pass_counts_only_the_third_time() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        let sink = Sink::start().await;
        for (time, goes_on) in [(1, true), (2, true), (3, false)] {
            site.later(8 * Timestamp::DAY);
            newsletter(site).await;
            let token = token(site, &sink).await;
            assert_eq!(hear(site, &token, report("5.2.2", "failed")).await, Verdict::Taken);
            assert_eq!(gets_the_next(site).await, goes_on, "after the report number {time}");
        }
    })
    .await;
}

#[tokio::test]
async fn that_it_is_late_made_up_or_not_ours_changes_nothing() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        newsletter(site).await;
        let token = token(site, &Sink::start().await).await;

        assert_eq!(hear(site, &token, report("4.4.1", "delayed")).await, Verdict::Taken);
        let forged = format!("{}{}", &token[..token.len() - 1], if token.ends_with('0') { '1' } else { '0' });
        for other in [forged.as_str(), "m", "m0", "ab12", ""] {
            assert_eq!(hear(site, other, report("5.1.1", "failed")).await, Verdict::Nobody, "{other}");
        }
        let away = b"From: ann@example.org\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.\r\n".to_vec();
        assert_eq!(hear(site, &token, away).await, Verdict::Taken);

        assert!(gets_the_next(site).await);
    })
    .await;
}

#[tokio::test]
async fn a_report_about_an_old_address_is_not_held_against_the_new_one() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        newsletter(site).await;
        let token = token(site, &Sink::start().await).await;
        site.post_as(person(ANN), "/me/email", &[("email", "ann.new@example.org")]).await;
        site.work().await;
        let all: String = letters_to(site, "ann.new@example.org").concat().replace("=\r\n", "").replace("=3D", "=");
        let link = all.split("http://localhost:8080").nth(1).unwrap().split([',', ')', '\r', ' ']).next().unwrap();
        let changed = site.post_as(person(ANN), link, &[]).await;
        assert_eq!(changed.status, 303, "{}", changed.text);

        hear(site, &token, report("5.1.1", "failed")).await;

        site.later(8 * Timestamp::DAY);
        newsletter(site).await;
        site.work().await;
        let news = letters_to(site, "ann.new@example.org").into_iter().filter(|letter| letter.contains("List-Id"));
        assert_eq!(news.count(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_the_server_does_not_know_is_given_up_at_once() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        newsletter(site).await;
        let sink = Sink::start().await;
        sink.answer_once("RCPT", "550 5.1.1 no such user");
        work_to(site, &sink).await;

        assert!(!gets_the_next(site).await);
    })
    .await;
}

const NOT_YET: Sql = sql!("UPDATE mailing_recipients SET state = 'waiting' WHERE state = 'sent'");

#[tokio::test]
async fn a_report_that_comes_before_it_is_noted_that_the_letter_went_is_heard_later() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        newsletter(site).await;
        let token = token(site, &Sink::start().await).await;
        let set_back =
            site.app.db.write::<_, database::Error, _>(|tx| Box::pin(async move { tx.exec(NOT_YET, args![]).await }));
        assert_eq!(set_back.await.unwrap(), 1);

        assert_eq!(hear(site, &token, report("5.1.1", "failed")).await, Verdict::Later);
    })
    .await;
}
