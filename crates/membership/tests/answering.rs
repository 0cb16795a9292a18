//! Answering by mail: what the programs of people's mail make of it (B27).

use std::sync::Arc;

use base64::{Engine, prelude::BASE64_STANDARD};
use mail::{
    Arrived, ReplyAddress, Verdict,
    inbound::{Door, Hear, listen},
};
use terms::Timestamp;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
};
use web::{Settings, testing::Site};

use crate::movement::{SIAN, each_movement, each_movement_with, letters, person};

const DEWI: &str = "dewi@home.example";
const WORDS: &str = "Thank you!\n\nI’ll bring a car on Friday, from Tŷ Gwyn.";

fn told(settings: &mut Settings) {
    settings.reply_address = Some(ReplyAddress::new("reply@commons.example".parse().unwrap()));
}

/// A letter that may be answered: where to, and its text.
struct Answered {
    thread: String,
    to: String,
    token: String,
    text: String,
}

/// Dewi writes to the organisers of Wales, and Siân answers.
async fn answered(site: &Site) -> Answered {
    let form = [("name", "Dewi Price"), ("email", DEWI), ("text", "When is the next meeting?")];
    assert_eq!(site.post("/write/wales", &form).await.status, 303);
    let page = site.get_as(person(SIAN), "/threads").await.text;
    let thread = format!("/threads/{}", page.split("href=\"/threads/").nth(1).unwrap().split('"').next().unwrap());
    site.later(Timestamp::SECOND);
    site.post_as(person(SIAN), &thread, &[("text", "On Friday at seven.")]).await;
    let letter: serde_json::Value = serde_json::from_str(&letters(site).await.pop().unwrap()).unwrap();
    let to = letter["reply_to"].as_str().unwrap().to_owned();
    let token = to.split(['+', '@']).nth(1).unwrap().to_owned();
    site.later(Timestamp::SECOND);
    Answered { thread, to, token, text: letter["text"].as_str().unwrap().to_owned() }
}

/// A message as that program of hers would send it in answer to the letter.
fn written(sample: &str, letter: &Answered, from: &str) -> Vec<u8> {
    let is_quoted_printable = sample.contains("quoted-printable");
    let encoded = |text: &str| if is_quoted_printable { text.replace('=', "=3D") } else { text.to_owned() };
    let html = letter.text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>");
    let mut lines = Vec::new();
    for line in sample.lines() {
        match line.strip_prefix("{{QUOTE:").and_then(|rest| rest.strip_suffix("}}")) {
            Some(mark) => lines.extend(letter.text.lines().map(|line| encoded(&format!("{mark}{line}")))),
            None => lines.push(line.replace("{{HTML}}", &encoded(&html))),
        }
    }
    let text = lines.join("\r\n").replace("{{FROM}}", from).replace("{{TO}}", &letter.to);
    let Some((head, body)) = text.split_once("{{BASE64}}") else { return (text + "\r\n").into_bytes() };
    let body = BASE64_STANDARD.encode(body);
    let body: Vec<&str> = body.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("{head}{}\r\n", body.join("\r\n")).into_bytes()
}

async fn hear(site: &Site, token: &str, from: Option<&str>, message: Vec<u8>) -> Verdict {
    let hears = membership::slice().hears.unwrap();
    let arrived = Arrived { token: token.to_owned(), from: from.map(str::to_owned), message };
    hears(site.app.clone(), arrived).await
}

const PROGRAMS: [(&str, &str); 6] = [
    ("gmail", include_str!("answers/gmail.eml")),
    ("outlook", include_str!("answers/outlook.eml")),
    ("apple-mail", include_str!("answers/apple-mail.eml")),
    ("thunderbird", include_str!("answers/thunderbird.eml")),
    ("yahoo", include_str!("answers/yahoo.eml")),
    ("outlook-mobile", include_str!("answers/outlook-mobile.eml")),
];

/// The words of each message on the page of the office: its paragraphs between one message and the next.
fn last_message(page: &str) -> String {
    let last =
        page.split("</ol>").next().unwrap().split("<li>").filter(|part| part.contains("Dewi Price")).last().unwrap();
    let paragraphs = last.split("<p>").skip(2).map(|part| part.split("</p>").next().unwrap().replace("<br/>", "\n"));
    paragraphs.collect::<Vec<_>>().join("\n\n").replace("&#39;", "'")
}

/// B27: what she writes arrives whole, and nothing else does.
#[tokio::test]
async fn an_answer_of_each_program_stands_in_the_thread_without_quote_signature_or_address() {
    each_movement_with(&told, async |site| {
        let letter = answered(site).await;
        for (program, sample) in PROGRAMS {
            let message = written(sample, &letter, DEWI);
            let before = letters(site).await.len();

            assert_eq!(hear(site, &letter.token, Some(DEWI), message.clone()).await, Verdict::Taken, "{program}");
            // Handed over twice it stands there once.
            assert_eq!(hear(site, &letter.token, Some(DEWI), message).await, Verdict::Taken, "{program}");

            let page = site.get_as(person(SIAN), &letter.thread).await.text;
            let said = last_message(&page);
            // A code page of Windows has no ŷ, and where there is only HTML an empty line is none.
            let has_text = sample.contains("text/plain");
            let words = if has_text { WORDS.to_owned() } else { WORDS.replace("\n\n", "\n") };
            assert_eq!(said.replace('ý', "ŷ"), words, "{program}: {page}");
            assert_eq!(page.matches("On Friday at seven.").count(), 1, "{program} quotes the answer");
            for secret in [DEWI, letter.to.as_str(), letter.token.as_str(), "01234", "sian@", "/written/", "##-"] {
                assert!(!page.contains(secret), "{program} tells {secret}: {page}");
            }
            let told = letters(site).await;
            assert_eq!(told.len(), before + 1, "{program}: the office is told once");
            assert!(!told.last().unwrap().contains("car on Friday"));
            site.later(Timestamp::HOUR);
        }
    })
    .await;
}

/// B27: what machines answer tells nobody anything.
#[tokio::test]
async fn machines_are_not_heard_and_what_cannot_be_delivered_is_told_without_an_address() {
    each_movement_with(&told, async |site| {
        let letter = answered(site).await;
        let absent = written(include_str!("answers/absent.eml"), &letter, DEWI);
        let failed = include_str!("answers/undelivered.eml");
        let late = failed.replace("Action: failed", "Action: delayed");

        for sender in [Some(DEWI), None] {
            assert_eq!(hear(site, &letter.token, sender, absent.clone()).await, Verdict::Taken);
        }
        assert_eq!(hear(site, &letter.token, None, written(&late, &letter, DEWI)).await, Verdict::Taken);
        let page = site.get_as(person(SIAN), &letter.thread).await.text;
        assert!(!page.contains("away") && !page.contains("membership-thread-undelivered"), "{page}");

        assert_eq!(hear(site, &letter.token, None, written(failed, &letter, DEWI)).await, Verdict::Taken);
        let page = site.get_as(person(SIAN), &letter.thread).await.text;
        assert!(page.contains("membership-thread-undelivered") && !page.contains(DEWI), "{page}");
        assert!(!page.contains("mailbox full"));

        // She is heard again, so letters reach her.
        hear(site, &letter.token, Some(DEWI), written(PROGRAMS[0].1, &letter, DEWI)).await;
        let page = site.get_as(person(SIAN), &letter.thread).await.text;
        assert!(!page.contains("membership-thread-undelivered"));
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_taken_from_her_address_alone_and_with_words_in_it() {
    each_movement_with(&told, async |site| {
        let letter = answered(site).await;
        let gmail = PROGRAMS[0].1;
        let refused = |verdict| matches!(verdict, Verdict::Refused(_));

        assert!(refused(
            hear(site, &letter.token, Some("eve@evil.example"), written(gmail, &letter, "eve@evil.example")).await
        ));
        let two = gmail.replacen("{{FROM}}>", "{{FROM}}>, Eve <eve@evil.example>", 1);
        assert!(refused(hear(site, &letter.token, Some(DEWI), written(&two, &letter, DEWI)).await));
        let empty = format!("From: {DEWI}\r\nSubject: x\r\n\r\n> {}\r\n", letter.text.replace('\n', "\r\n> "));
        assert!(refused(hear(site, &letter.token, Some(DEWI), empty.into_bytes()).await));
        let long = format!("From: {DEWI}\r\n\r\n{}\r\n", "x".repeat(5_001));
        assert!(refused(hear(site, &letter.token, Some(DEWI), long.into_bytes()).await));
        let noise: Vec<u8> = (0..20_000u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[2]).collect();
        assert!(refused(hear(site, &letter.token, Some(DEWI), noise).await));
        assert_eq!(hear(site, &"ab".repeat(20), Some(DEWI), written(gmail, &letter, DEWI)).await, Verdict::Nobody);

        let page = site.get_as(person(SIAN), &letter.thread).await.text;
        assert_eq!(page.matches("<strong>Dewi Price</strong>").count(), 1, "{page}");
    })
    .await;
}

/// A flood of the words that are hidden is refused at once, and one message answers two threads.
#[tokio::test]
async fn a_megabyte_is_refused_at_once_and_one_message_may_answer_two_letters() {
    each_movement_with(&told, async |site| {
        let letter = answered(site).await;
        let flood = format!("From: {DEWI}\r\n\r\n{}\r\n", format!("{DEWI}\r\n").repeat(50_000));
        assert!(matches!(hear(site, &letter.token, Some(DEWI), flood.into_bytes()).await, Verdict::Refused(_)));

        let form = [("name", "Dewi Price"), ("email", DEWI), ("text", "And in Cardiff?")];
        assert_eq!(site.post("/write/cardiff", &form).await.status, 303);
        site.later(Timestamp::SECOND);
        let page = site.get_as(person(SIAN), "/threads").await.text;
        let threads = page.split("href=\"/threads/").skip(1).map(|part| part.split('"').next().unwrap());
        let other = threads.map(|id| format!("/threads/{id}")).find(|path| *path != letter.thread).unwrap();
        site.post_as(person(SIAN), &other, &[("text", "There too.")]).await;
        let second: serde_json::Value = serde_json::from_str(&letters(site).await.pop().unwrap()).unwrap();
        let token = second["reply_to"].as_str().unwrap().split(['+', '@']).nth(1).unwrap().to_owned();
        let message = format!("From: {DEWI}\r\n\r\nThank you both.\r\n").into_bytes();
        for token in [&letter.token, &token] {
            assert_eq!(hear(site, token, Some(DEWI), message.clone()).await, Verdict::Taken);
        }
        for thread in [&letter.thread, &other] {
            assert!(site.get_as(person(SIAN), thread).await.text.contains("Thank you both."), "{thread}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_answers_too_often_is_heard_later() {
    each_movement_with(&told, async |site| {
        let letter = answered(site).await;
        let send = async |number: usize| {
            let message = format!("From: {DEWI}\r\n\r\nAnswer {number}\r\n");
            hear(site, &letter.token, Some(DEWI), message.into_bytes()).await
        };
        // The first was written on the page.
        for number in 0..9 {
            assert_eq!(send(number).await, Verdict::Taken);
        }
        assert_eq!(send(9).await, Verdict::Later);
        site.later(Timestamp::HOUR);
        assert_eq!(send(9).await, Verdict::Taken);
    })
    .await;
}

/// The way that a mail server takes, up to the thread.
#[tokio::test]
async fn a_mail_server_hands_an_answer_over() {
    each_movement_with(&told, async |site| {
        let letter = answered(site).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let app = site.app.clone();
        let hear: Hear = Arc::new(move |arrived| (membership::slice().hears.unwrap())(app.clone(), arrived));
        let address = site.app.settings.reply_address.clone().unwrap();
        let (stop, stopped) = watch::channel(false);
        let listening = tokio::spawn(listen(listener, Door { address, hear }, stopped));

        let mut server = TcpStream::connect(at).await.unwrap();
        let message = String::from_utf8(written(PROGRAMS[0].1, &letter, DEWI)).unwrap();
        let to = &letter.to;
        let said = format!("LHLO mx\r\nMAIL FROM:<{DEWI}>\r\nRCPT TO:<{to}>\r\nDATA\r\n{message}.\r\nQUIT\r\n");
        server.write_all(said.as_bytes()).await.unwrap();
        let mut answers = String::new();
        server.read_to_string(&mut answers).await.unwrap();
        stop.send(true).unwrap();
        listening.await.unwrap();

        assert!(answers.contains("250 2.0.0 taken") && answers.ends_with("221 2.0.0 bye\r\n"), "{answers}");
        assert!(site.get_as(person(SIAN), &letter.thread).await.text.contains("bring a car"));
    })
    .await;
}

#[tokio::test]
async fn where_answers_are_not_taken_the_letter_says_so_and_names_no_address() {
    each_movement(async |site| {
        let form = [("name", "Dewi Price"), ("email", DEWI), ("text", "When?")];
        site.post("/write/wales", &form).await;
        let page = site.get_as(person(SIAN), "/threads").await.text;
        let thread = format!("/threads/{}", page.split("href=\"/threads/").nth(1).unwrap().split('"').next().unwrap());
        site.later(Timestamp::SECOND);
        site.post_as(person(SIAN), &thread, &[("text", "On Friday.")]).await;
        let letter = letters(site).await.pop().unwrap();

        assert!(letter.contains("membership-letter-answer(") && letter.contains("\"reply_to\":null"), "{letter}");
        assert!(!letter.contains("##-"));
    })
    .await;
}
