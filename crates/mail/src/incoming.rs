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
    Some(Incoming { speaker: speaker(&message, arrived), from: from(&message), text: quote::answer(&text) })
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
    let mut reports = message.parts.iter().filter(|part| {
        part.content_type().is_some_and(|kind| kind.ctype() == "message" && kind.subtype() == Some("delivery-status"))
    });
    if let Some(report) = reports.next() {
        let report = String::from_utf8_lossy(report.contents()).to_ascii_lowercase();
        return report.lines().any(|line| line.trim().strip_prefix("action:").is_some_and(|to| to.trim() == "failed"));
    }
    let from = from(message).map(|from| from.as_str().to_ascii_lowercase()).unwrap_or_default();
    from.starts_with("mailer-daemon@") || from.starts_with("postmaster@")
}
