//! Sending: to whom, how often, how fast, and what happens when it is interrupted.

use database::{Sql, args, sql};
use mail::testing::Sink;
use terms::{PersonId, Timestamp};
use web::testing::Site;

use crate::movement::{
    ANN, BOB, DEWI, RUTH, SIAN, agree, each_movement, enter, letters_to, newsletter, person, press, work_to, write,
};

/// B21, B26.
#[tokio::test]
async fn a_newsletter_goes_to_those_who_agree_each_for_herself() {
    each_movement(async |site| {
        for number in [SIAN, ANN, BOB] {
            agree(site, number, true).await;
        }

        newsletter(site).await;
        site.work().await;

        let letters = site.letters();
        assert_eq!(letters.len(), 2, "Siân and Ann: Bob is at home elsewhere, Dewi does not agree");
        let letter = letters_to(site, "ann@example.org").pop().unwrap();
        assert!(letter.contains("Hello Ann O'Connor-Lee,") && letter.contains("<strong>forty</strong>"), "{letter}");
        assert!(letter.starts_with("From: ") && letter.contains("<office@commons.example>\r\n"), "{letter}");
        assert!(letter.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{letter}");
        assert!(letter.contains("mailings-foot-newsletter"), "why she gets it: {letter}");
        for other in ["sian@example.org", "Llywelyn", "\r\nCc:", "\r\nBcc:", "<img", "http://localhost:8080/assets"] {
            assert!(!letter.contains(other), "{other} in {letter}");
        }
        let own = site.get_as(person(ANN), "/me/data").await.text;
        assert!(own.contains("News of November") && own.contains("\"sent\""), "{own}");
    })
    .await;
}

/// B22: what is taken back while a mailing runs holds for the next letter.
#[tokio::test]
async fn who_takes_it_back_half_way_gets_nothing() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        agree(site, DEWI, true).await;
        newsletter(site).await;
        let sink = Sink::start().await;
        sink.answer_once("MAIL", "421 not now");
        sink.answer_once("MAIL", "421 not now");
        work_to(site, &sink).await;
        assert!(sink.received().is_empty(), "the server was away, and everybody waits");

        agree(site, ANN, false).await;
        site.later(Timestamp::HOUR);
        work_to(site, &sink).await;

        let to: Vec<String> = sink.received().into_iter().flat_map(|letter| letter.to).collect();
        assert_eq!(to, ["dewi@example.net"]);
        let own = site.get_as(person(ANN), "/me/data").await.text;
        assert!(own.contains("\"no-consent\""), "{own}");
    })
    .await;
}

#[tokio::test]
async fn after_an_interruption_everybody_has_it_once() {
    each_movement(async |site| {
        for number in 20..30 {
            enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), "cardiff").await;
            agree(site, number, true).await;
        }
        newsletter(site).await;
        let sink = Sink::start().await;
        for _ in 0..3 {
            sink.answer_once("RCPT", "421 closing");
        }
        work_to(site, &sink).await;
        let first = sink.received().len();
        assert!(first < 10, "some wait");

        site.later(Timestamp::HOUR);
        work_to(site, &sink).await;
        site.later(Timestamp::HOUR);
        work_to(site, &sink).await;

        let mut to: Vec<String> = sink.received().into_iter().flat_map(|letter| letter.to).collect();
        to.sort();
        let expected: Vec<String> = (20..30).map(|number| format!("mair{number}@example.org")).collect();
        assert_eq!(to, expected);
        for letter in sink.received() {
            assert_eq!(letter.to.len(), 1, "one recipient (B26)");
        }
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_is_not_taken_for_now_is_tried_again_and_others_go() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        agree(site, DEWI, true).await;
        newsletter(site).await;
        let sink = Sink::start().await;
        sink.answer_once("RCPT", "450 grey");

        work_to(site, &sink).await;
        let first = sink.received().len();
        site.later(20 * Timestamp::MINUTE);
        work_to(site, &sink).await;

        assert_eq!(first, 1);
        assert_eq!(sink.received().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn nobody_gets_more_than_enough() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        for _ in 0..4 {
            newsletter(site).await;
            site.work().await;
            site.later(Timestamp::HOUR);
        }
        assert_eq!(letters_to(site, "ann@example.org").len(), 3, "three in seven days");

        // A notice comes all the same.
        let notice = write(site, SIAN, "wales", "notice.meeting").await;
        press(site, SIAN, &notice, "ask").await;
        press(site, DEWI, &notice, "start").await;
        site.work().await;
        assert_eq!(letters_to(site, "ann@example.org").len(), 4);

        site.later(7 * Timestamp::DAY);
        newsletter(site).await;
        site.work().await;
        assert_eq!(letters_to(site, "ann@example.org").len(), 5);
    })
    .await;
}

const SENT: Sql = sql!("SELECT count(*) AS value FROM mailing_recipients WHERE state = 'sent'");
const WAITING: Sql = sql!("SELECT count(*) AS value FROM mailing_recipients WHERE state = 'waiting'");
const PERSONS: Sql = sql!("SELECT id AS value FROM persons ORDER BY id");
const AGREES: Sql = sql!(
    "INSERT INTO consents (id, person, purpose, text_version, channel, given_at, proof) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);

/// Everybody agrees to the newsletter.
async fn everybody_agrees(site: &Site) {
    let now = site.app.now();
    let persons: Vec<PersonId> = site.app.db.reader().await.unwrap().all(PERSONS, args![]).await.unwrap();
    let ids: Vec<PersonId> = persons.iter().map(|_| site.app.new_id_by_chance()).collect();
    let written = site.app.db.write::<_, database::Error, _>(move |tx| {
        let rows = ids
            .iter()
            .zip(&persons)
            .map(|(id, person)| args![*id, *person, "newsletter", "2026-11", "web", now, "page"])
            .collect();
        Box::pin(async move { tx.insert_many(AGREES, rows).await })
    });
    written.await.unwrap();
}

#[tokio::test]
async fn a_mail_server_gets_only_so_many_in_a_minute_from_all_mailings_together() {
    each_movement(async |site| {
        let all = places::all(&mut site.app.db.reader().await.unwrap()).await.unwrap();
        let (db, vault) = (&site.app.db, &site.app.vault);
        membership::demonstration::fill(db, vault, &all, 420, site.app.now(), |_| {}).await.unwrap();
        everybody_agrees(site).await;
        let sent = async || site.app.db.reader().await.unwrap().one::<i64>(SENT, args![]).await.unwrap();
        let waiting = async || site.app.db.reader().await.unwrap().one::<i64>(WAITING, args![]).await.unwrap();
        for _ in 0..2 {
            let mailing = write(site, RUTH, "movement", "consent.newsletter").await;
            press(site, RUTH, &mailing, "start").await;
        }

        // The clock begins at a full minute; two servers: example.org, and example.net for one.
        site.work().await;
        let first = sent().await;
        site.later(30 * Timestamp::SECOND);
        site.work().await;
        let same_minute = sent().await;
        site.later(30 * Timestamp::SECOND);
        site.work().await;
        let next_minute = sent().await;
        for _ in 0..3 {
            site.later(Timestamp::MINUTE);
            site.work().await;
        }

        assert_eq!((first, same_minute), (302, 302), "300 to one server, and one of each mailing to the other");
        assert_eq!(next_minute, 602);
        let whole = i64::try_from(site.letters().len()).unwrap();
        assert_eq!(sent().await, whole, "each was sent once");
        assert!(waiting().await == 0 && whole > 700, "{whole}");
    })
    .await;
}

#[tokio::test]
async fn it_is_stopped_goes_on_and_is_called_off() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        let mailing = newsletter(site).await;
        assert_eq!(press(site, DEWI, &mailing, "hold").await.status, 303);
        site.work().await;
        assert!(site.letters().is_empty());
        assert_eq!(press(site, DEWI, &mailing, "go-on").await.status, 303);
        assert_eq!(press(site, DEWI, &mailing, "hold").await.status, 303);
        assert_eq!(press(site, DEWI, &mailing, "call-off").await.status, 303);

        site.later(Timestamp::HOUR);
        site.work().await;

        assert!(site.letters().is_empty());
        let page = site.get_as(person(SIAN), &mailing).await.text;
        assert!(page.contains("mailings-state-called-off"), "{page}");
        assert_eq!(press(site, DEWI, &mailing, "go-on").await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn when_the_office_ends_the_mailing_stands_still() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        let mailing = newsletter(site).await;
        site.later(201 * Timestamp::DAY);

        site.work().await;

        assert!(site.letters().iter().all(|letter| !letter.contains("List-Id")), "nothing went out");
        let page = site.get_as(person(RUTH), &mailing).await.text;
        assert!(page.contains("mailings-held-office"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn who_moved_away_meanwhile_gets_nothing_of_the_old_place() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        agree(site, DEWI, true).await;
        newsletter(site).await;
        let sink = Sink::start().await;
        for _ in 0..2 {
            sink.answer_once("MAIL", "421 not now");
        }
        work_to(site, &sink).await;
        let leeds = crate::movement::place(site, "leeds").await;
        membership::move_home(&site.app.db, person(ANN), (site.app.new_id(), leeds), site.app.now()).await.unwrap();

        site.later(Timestamp::HOUR);
        work_to(site, &sink).await;

        let to: Vec<String> = sink.received().into_iter().flat_map(|letter| letter.to).collect();
        assert_eq!(to, ["dewi@example.net"]);
        assert!(site.get_as(person(ANN), "/me/data").await.text.contains("\"elsewhere\""));
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_breaks_the_connection_holds_up_nobody_else() {
    each_movement(async |site| {
        for number in 20..30 {
            enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), "cardiff").await;
            agree(site, number, true).await;
        }
        newsletter(site).await;
        let sink = Sink::start().await;
        sink.answer_once("RCPT", "421 something about this one");

        work_to(site, &sink).await;
        let first = sink.received().len();
        site.later(20 * Timestamp::MINUTE);
        work_to(site, &sink).await;

        assert_eq!(first, 9, "the others went at once");
        assert_eq!(sink.received().len(), 10, "and it went with the next try");
    })
    .await;
}

#[tokio::test]
async fn a_server_that_refuses_everybody_is_not_believed_and_the_mailing_stands_still() {
    each_movement(async |site| {
        for number in 20..50 {
            enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), "cardiff").await;
            agree(site, number, true).await;
        }
        let mailing = newsletter(site).await;
        let sink = Sink::start().await;
        for _ in 0..30 {
            sink.answer_once("RCPT", "550 we like none of you");
        }
        work_to(site, &sink).await;
        assert!(site.get_as(person(SIAN), &mailing).await.text.contains("mailings-held-server"));

        press(site, SIAN, &mailing, "go-on").await;
        work_to(site, &sink).await;

        assert_eq!(sink.received().len(), 30, "nobody was crossed out");
    })
    .await;
}

const SPOIL: Sql = sql!("UPDATE person_fields SET sealed = $2 WHERE person = $1 AND field = 'email'");

#[tokio::test]
async fn particulars_that_cannot_be_read_hold_up_nobody_else() {
    each_movement(async |site| {
        for number in [SIAN, ANN, DEWI] {
            agree(site, number, true).await;
        }
        let spoilt = site.app.db.write::<_, database::Error, _>(|tx| {
            Box::pin(async move { tx.exec(SPOIL, args![person(SIAN), vec![7u8; 40]]).await })
        });
        assert_eq!(spoilt.await.unwrap(), 1);

        newsletter(site).await;
        site.work().await;
        site.later(Timestamp::DAY);
        site.work().await;

        let mut to: Vec<String> = site
            .letters()
            .iter()
            .filter_map(|letter| letter.lines().find_map(|line| line.strip_prefix("To: ")).map(str::to_owned))
            .collect();
        to.sort();
        assert_eq!(to, ["ann@example.org", "dewi@example.net"], "each once");
    })
    .await;
}

#[tokio::test]
async fn what_stood_still_for_long_is_called_off() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        let mailing = newsletter(site).await;
        press(site, SIAN, &mailing, "hold").await;

        site.later(31 * Timestamp::DAY);
        site.work().await;

        assert!(site.get_as(person(SIAN), &mailing).await.text.contains("mailings-state-called-off"));
        assert!(letters_to(site, "ann@example.org").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_dated_when_it_goes_and_not_when_the_mailing_was_first_let_go() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        let mailing = newsletter(site).await;
        press(site, SIAN, &mailing, "hold").await;
        site.later(14 * Timestamp::DAY);
        press(site, SIAN, &mailing, "go-on").await;

        site.work().await;

        let letter = letters_to(site, "ann@example.org").pop().unwrap();
        assert!(letter.contains("\r\nDate: Sun, 06 Dec 2026 12:00:00 +0000\r\n"), "{letter}");
    })
    .await;
}
