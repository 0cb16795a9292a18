//! Single letters that members must get, and what becomes of those that do not arrive.

use std::sync::Arc;

use jobs::{Work, Worker};
use mail::{Arrived, PostOffice, Transport, Verdict, testing::Sink};
use terms::Timestamp;
use web::{App, testing::Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement_with, give, person, suspend};

const RULE: &str = "44444444-4444-4444-8444-444444444444";
const LIST: &str = "/people/unreached";
/// A report as mail servers write it (RFC 3464).
const REPORT: &str = "From: MAILER-DAEMON@mx.example.net\r\nTo: reply@commons.example\r\nSubject: Undelivered\r\n\
    MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
    --b\r\nContent-Type: text/plain\r\n\r\nI could not deliver it.\r\n\
    --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\n\
    Final-Recipient: rfc822; ann@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n";

async fn each<F: AsyncFn(&Site)>(test: F) {
    let told = |settings: &mut web::Settings| {
        settings.reply_address = Some(mail::ReplyAddress::new("reply@commons.example".parse().unwrap()));
    };
    each_movement_with(&told, test).await;
}

/// Everybody must pay within fifty days, and is told so before; that hour has come.
async fn reminders_go(site: &Site) {
    let starts = site.app.now().plus(20 * Timestamp::DAY).day(&site.app.settings.zone).to_string();
    let fields = [
        ("id", RULE),
        ("starts", starts.as_str()),
        ("asks", "due"),
        ("grace", "30"),
        ("currency", "gbp"),
        ("how", "Account 1234"),
        ("name1", "Standard"),
        ("amount1", "24"),
        ("months1", "12"),
    ];
    let set = site.post_as(person(RUTH), "/subscription", &fields).await;
    assert_eq!(set.location, "/subscription?done=membership-done-rule", "{}", set.text);
    site.work().await;
    site.later(21 * Timestamp::DAY);
}

/// An officer enters that a member paid for more than a year.
async fn pays(site: &Site, by: u8, about: u8) {
    let day = |days: i64| site.app.now().plus(days * Timestamp::DAY).day(&site.app.settings.zone).to_string();
    let (id, today, until) = (format!("44444444-4444-4444-8444-4444444444{about:02}"), day(0), day(400));
    let fields = [("id", id.as_str()), ("what", "made"), ("paid_on", today.as_str()), ("until", until.as_str())];
    let paid = site.post_as(person(by), &format!("/people/{}/subscription", person(about)), &fields).await;
    assert_eq!(paid.status, 303, "{}", paid.text);
}

/// Hands every letter that waits to a mail server.
async fn sends_to(site: &Site, sink: &Sink) {
    let transport = Transport::smtp(&format!("smtp://127.0.0.1:{}", sink.port()), "commons.example").unwrap();
    let post = PostOffice { transport, ..site.app.post.clone() };
    let now = site.app.now();
    let slices = vec![places::slice(), membership::slice()];
    let app = App::new(post, site.app.settings.clone(), slices, membership::gate(), Arc::new(move || now)).unwrap();
    let slice = membership::slice();
    let kinds = slice.jobs.into_iter().chain([mail::send()]).collect();
    let work = Work { kinds, periodics: slice.periodics, listeners: slice.listeners };
    Worker::new(site.app.db.clone(), app, work).unwrap().run_until_idle(now).await.unwrap();
}

/// The token in the return address of the newest letter to Ann.
fn token(sink: &Sink) -> String {
    let letters = sink.received();
    let letter = letters.iter().rfind(|letter| letter.to == ["ann@example.org"]).unwrap();
    letter.from.trim_matches(['<', '>']).split(['+', '@']).nth(1).unwrap().to_owned()
}

/// A mail server writes; what servers write has no sender on its envelope.
async fn hear(site: &Site, token: &str, message: &str) -> Verdict {
    hear_from(site, None, token, message).await
}

async fn hear_from(site: &Site, from: Option<&str>, token: &str, message: &str) -> Verdict {
    let from = from.map(str::to_owned);
    let arrived = Arrived { token: token.to_owned(), from, message: message.as_bytes().to_vec() };
    membership::slice().hears.unwrap()(site.app.clone(), arrived).await
}

async fn list(site: &Site, viewer: u8) -> String {
    site.get_as(person(viewer), LIST).await.text
}

/// The address that notes a letter in the list as written.
fn noting(list: &str) -> String {
    let start = list.find(&format!("action=\"{LIST}/")).unwrap() + "action=\"".len();
    list[start..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_reminder_that_comes_back_is_written_on_paper_by_an_officer_of_her_places() {
    each(async |site| {
        reminders_go(site).await;
        let sink = Sink::start().await;
        sends_to(site, &sink).await;
        assert!(!list(site, SIAN).await.contains("Connor-Lee"), "nothing came back yet");

        let token = token(&sink);
        assert!(token.len() <= 58 && token.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{token}");
        assert_eq!(hear(site, &token, REPORT).await, Verdict::Taken);
        assert_eq!(hear(site, &token, REPORT).await, Verdict::Taken, "twice is once");

        give(site, BOB, "organiser", "scotland").await;
        assert!(!list(site, BOB).await.contains("Connor-Lee"), "not in her places");
        let hers = list(site, SIAN).await;
        assert_eq!(hers.matches("Connor-Lee").count(), 2, "a line, and the name of its button: {hers}");
        assert!(hers.contains("membership-unreached-subscription") && !hers.contains("ann@example.org"));
        let note = noting(&hers);
        assert_eq!(site.post_as(person(BOB), &note, &[]).await.status, 403);
        assert_eq!(
            site.post_as(person(SIAN), &note, &[]).await.location,
            "/people/unreached?done=membership-done-posted"
        );
        assert!(list(site, SIAN).await.contains("membership-unreached-posted"));
        site.later(15 * Timestamp::DAY);
        assert!(!list(site, SIAN).await.contains("membership-unreached-posted"), "done, and out of the list");

        let copy = site.get_as(person(ANN), "/me/data").await.text;
        assert!(copy.contains("\"did_not_arrive_at\"") && copy.contains("\"on_paper_at\""), "{copy}");
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_given_up_is_not_tried_again_and_the_next_letter_is_listed_at_once() {
    each(async |site| {
        reminders_go(site).await;
        let sink = Sink::start().await;
        sends_to(site, &sink).await;
        hear(site, &token(&sink), REPORT).await;
        let before = sink.received().iter().filter(|letter| letter.to == ["ann@example.org"]).count();

        site.later(24 * Timestamp::DAY);
        sends_to(site, &sink).await;

        give(site, SIAN, "organiser", "wales").await;
        let to = |email: &str| sink.received().iter().filter(|letter| letter.to == [email]).count();
        assert_eq!(to("ann@example.org"), before);
        assert!(to("bob@example.org") > 1, "others get the next");
        assert_eq!(list(site, SIAN).await.matches("membership-unreached-subscription").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_our_own_mail_server_refuses_is_listed_and_what_it_refuses_for_now_is_tried_again() {
    each(async |site| {
        reminders_go(site).await;
        let sink = Sink::start().await;
        sink.answer_once("RCPT", "451 4.3.0 busy");
        sink.answer_once("RCPT", "550 5.1.1 no such mailbox");
        sends_to(site, &sink).await;
        assert_eq!(list(site, RUTH).await.matches("membership-unreached-subscription").count(), 1);

        site.later(Timestamp::HOUR);
        sends_to(site, &sink).await;

        let got = sink.received().iter().filter(|letter| letter.data.contains("membership-letter-due")).count();
        assert_eq!(got, 3, "of four members one was refused for good");
    })
    .await;
}

/// What our server refuses for a reason of its own is tried as often as any letter, then listed, and held against nobody's address.
#[tokio::test]
async fn a_mail_server_that_refuses_everything_gives_up_no_address() {
    each(async |site| {
        reminders_go(site).await;
        let sink = Sink::start().await;
        for _ in 0..200 {
            sink.answer_once("RCPT", "550 relaying is not permitted");
        }
        sends_to(site, &sink).await;
        assert!(!list(site, RUTH).await.contains("membership-unreached-subscription"), "it may be set right");
        for _ in 0..42 {
            site.later(61 * 60 * Timestamp::SECOND);
            sends_to(site, &sink).await;
        }
        assert_eq!(list(site, RUTH).await.matches("membership-unreached-subscription").count(), 4);

        let working = Sink::start().await;
        site.later(24 * Timestamp::DAY);
        sends_to(site, &working).await;
        assert!(working.received().iter().any(|letter| letter.to == ["ann@example.org"]), "the next letter goes");
    })
    .await;
}

/// The letter that says that a membership ended is written on paper to her last home, and so long her address may be looked at.
#[tokio::test]
async fn whoever_is_no_member_any_more_gets_the_letter_that_says_so() {
    each(async |site| {
        reminders_go(site).await;
        let sink = Sink::start().await;
        sends_to(site, &sink).await;
        hear(site, &token(&sink), REPORT).await;
        // The officers pay; she does not.
        give(site, BOB, "treasurer", "movement").await;
        for (by, about) in [(RUTH, BOB), (RUTH, SIAN), (BOB, RUTH)] {
            pays(site, by, about).await;
        }
        site.later(33 * Timestamp::DAY);
        site.work().await;
        sends_to(site, &sink).await;
        give(site, BOB, "organiser", "scotland").await;
        give(site, SIAN, "organiser", "wales").await;

        let look = async |by: u8, field: &str| {
            let fields = [("field", field), ("purpose", "membership")];
            site.post_as(person(by), &format!("/people/{}/reveal", person(ANN)), &fields).await.status
        };
        let mut hers = list(site, SIAN).await;
        assert!(hers.contains("membership-unreached-look"), "she has lapsed: {hers}");
        assert_eq!((look(SIAN, "address").await, look(SIAN, "email").await), (200, 404));
        assert_eq!(look(BOB, "address").await, 403, "not in her places");
        while hers.contains(&format!("action=\"{LIST}/")) {
            site.post_as(person(SIAN), &noting(&hers), &[]).await;
            hers = list(site, SIAN).await;
        }
        assert!(matches!(look(SIAN, "address").await, 403 | 404), "it is written, and her address is shut");
    })
    .await;
}

#[tokio::test]
async fn a_letter_about_a_case_is_listed_for_those_alone_who_see_the_case() {
    each(async |site| {
        let case = suspend(site, RUTH, ANN, "14").await;
        let sink = Sink::start().await;
        sends_to(site, &sink).await;
        hear(site, &token(&sink), REPORT).await;

        let hers = list(site, RUTH).await;
        assert!(hers.contains("membership-unreached-case") && hers.contains(&case), "{hers}");
        assert!(!list(site, SIAN).await.contains("Connor-Lee"), "an organiser does not learn that there is a case");
        assert_eq!(site.post_as(person(SIAN), &noting(&hers), &[]).await.status, 404);
        give(site, BOB, "administrator", "movement").await;
        assert!(!list(site, BOB).await.contains("Connor-Lee"), "who complained does not");
    })
    .await;
}

#[tokio::test]
async fn nobody_answers_to_a_return_address_and_one_that_is_made_up_is_nobodys() {
    each(async |site| {
        reminders_go(site).await;
        let sink = Sink::start().await;
        sends_to(site, &sink).await;
        let token = token(&sink);

        let answer = "From: ann@example.org\r\nSubject: Re: due\r\n\r\nWhat is this?\r\n";
        let heard = hear_from(site, Some("ann@example.org"), &token, answer).await;
        assert!(matches!(heard, Verdict::Refused(_)), "{heard:?}");
        let last = if token.ends_with('0') { "1" } else { "0" };
        let made_up = format!("{}{last}", &token[..token.len() - 1]);
        assert_eq!(hear(site, &made_up, REPORT).await, Verdict::Nobody);
        assert!(!list(site, SIAN).await.contains("Connor-Lee"));
    })
    .await;
}

#[tokio::test]
async fn nothing_of_the_erased_is_listed() {
    each(async |site| {
        reminders_go(site).await;
        let sink = Sink::start().await;
        sends_to(site, &sink).await;
        hear(site, &token(&sink), REPORT).await;
        let many = async |number: u8| {
            let copy = site.get_as(person(number), "/me/data").await.text;
            copy.matches("\"did_not_arrive_at\"").count()
        };
        assert_eq!((many(ANN).await, many(BOB).await), (1, 1));

        let vault = &site.app.vault;
        membership::erase_everywhere(&site.app, person(ANN)).await.unwrap();
        assert!(vault.seal(person(ANN), "name", "x", site.app.now()).await.is_err());
        assert!(!list(site, SIAN).await.contains("membership-unreached-subscription"));
    })
    .await;
}
