//! What a message that came in says, and whether anybody said it.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType, decoders::html::html_to_text};
use terms::Email;

use crate::{Arrived, quote};

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// Somebody who writes.
    Person,
    /// A machine, in somebody's absence.
    Machine,
    /// A mail server: a letter of ours could not be delivered.
    Undelivered,
}

/// A message, read.
#[derive(Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Who speaks.
    pub speaker: Speaker,
    /// The one address that the message says it is from.
    pub from: Option<Email>,
    /// Whether a server says that there is no such mailbox, and not merely that this letter failed.
    pub is_gone: bool,
    /// What was written, without what it answers to and without a signature; lines ended by `\n`.
    pub text: String,
}

impl std::fmt::Debug for Incoming {
    // What is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Incoming")
    }
}

/// Reads a message; `None` when it is none.
///
/// Source: RFC 5322 (messages), RFC 3834 (what machines answer), RFC 3464 (what could not be delivered).
pub fn read(arrived: &Arrived) -> Option<Incoming> {
    let message = MessageParser::default().parse(&arrived.message)?;
    let text = text(&message);
    let is_gone = arrived.from.is_none() && report(&message).is_some_and(|report| says_gone(&report));
    Some(Incoming { speaker: speaker(&message, arrived), is_gone, from: from(&message), text: quote::answer(&text) })
}

/// What was written, as lines. Where there is only HTML, the rule that a program draws above what it quotes ends a line too.
fn text(message: &Message<'_>) -> String {
    let part = message.text_part(0).map(|part| &part.body);
    if let Some(PartType::Html(html)) = part {
        return html_to_text(&html.replace("<hr", "<br>____<br><hr").replace("<HR", "<br>____<br><hr"));
    }
    message.body_text(0).unwrap_or_default().into_owned()
}

fn from(message: &Message<'_>) -> Option<Email> {
    let mut all = message.from()?.iter();
    let (first, more) = (all.next()?, all.next());
    first.address.as_deref().filter(|_| more.is_none())?.parse().ok()
}

fn speaker(message: &Message<'_>, arrived: &Arrived) -> Speaker {
    if says_undelivered(message, arrived) {
        return Speaker::Undelivered;
    }
    let says = |name: &'static str, words: &[&str]| {
        let value = message.header_raw(name).unwrap_or_default().trim().to_ascii_lowercase();
        words.iter().any(|word| value.starts_with(word))
    };
    let is_automatic = arrived.from.is_none()
        || says("Auto-Submitted", &["auto-"])
        || says("Precedence", &["bulk", "junk", "list", "auto"])
        || message.header_raw("X-Autoreply").is_some()
        || message.header_raw("X-Autorespond").is_some()
        || message.content_type().is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("report"));
    if is_automatic { Speaker::Machine } else { Speaker::Person }
}

/// A report that a letter failed for good, or the plain words of a server too old for reports. That it is late does not count.
fn says_undelivered(message: &Message<'_>, arrived: &Arrived) -> bool {
    if arrived.from.is_some() {
        return false;
    }
    if let Some(report) = report(message) {
        return field(&report, "action:").any(|action| action == "failed");
    }
    let from = from(message).map(|from| from.as_str().to_ascii_lowercase()).unwrap_or_default();
    from.starts_with("mailer-daemon@") || from.starts_with("postmaster@")
}

/// The part of a report that programs read, in lower case.
fn report(message: &Message<'_>) -> Option<String> {
    let mut reports = message.parts.iter().filter(|part| {
        part.content_type().is_some_and(|kind| kind.ctype() == "message" && kind.subtype() == Some("delivery-status"))
    });
    reports.next().map(|report| String::from_utf8_lossy(report.contents()).to_ascii_lowercase())
}

fn field<'r>(report: &'r str, name: &'r str) -> impl Iterator<Item = &'r str> {
    report.lines().filter_map(move |line| line.trim().strip_prefix(name)).map(str::trim)
}

/// Whether the status is that of an address that will never do.
///
/// Source: RFC 3463 3.2 and 3.3, RFC 7505 (domains that take no mail).
fn says_gone(report: &str) -> bool {
    const GONE: [&str; 6] = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];
    field(report, "status:").any(|status| GONE.contains(&status.split([' ', '(']).next().unwrap_or_default()))
}
