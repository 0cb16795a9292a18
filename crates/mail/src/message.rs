//! A letter as the message that goes out.

use std::time::{Duration, SystemTime};

use lettre::{
    Address, Message,
    address::Envelope,
    message::{
        Body, Mailbox, MessageBuilder, MultiPart, SinglePart,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
};
use terms::{Email, Plain, Timestamp};

use crate::{Circular, Letter, LetterId, Signer, letter::Beside};

/// From whom all letters come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The organisation's name.
    pub name: Plain<80>,
    /// Its address; the domain is also the one in each `Message-ID`.
    pub address: Email,
}

impl Sender {
    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.address.as_str().rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

/// An address that no mail server would take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the address cannot be written to")]
pub(crate) struct Unwritable;

/// The message of a letter, signed where there is a key: the same bytes whenever it is made.
///
/// # Errors
/// [`Unwritable`] when an address has the form of one and still is none.
///
/// Source: RFC 5322 (messages), RFC 2045 6.7 (quoted-printable), RFC 3834 5 (`Auto-Submitted`, so that absence
/// notes are not sent in answer).
pub(crate) fn message(
    (letter, beside): (&Letter, &Beside),
    id: LetterId,
    posted_at: Timestamp,
    from: &Sender,
    signer: Option<&Signer>,
) -> Result<Message, Unwritable> {
    let traced = beside.trace.as_ref().and_then(|trace| trace.returns.as_ref());
    let returns = traced.or(letter.reply_to.as_ref()).unwrap_or(&from.address);
    let mut builder = headed(letter, id, posted_at, (from.name.as_str(), &from.address), returns)?;
    if let Some((word, stop)) = &beside.list {
        builder = listed(builder, (word, stop), from);
    }
    // The transport ends the last line.
    let text = encoded(letter.text.trim_end())?;
    let message = builder.header(MIME_VERSION_1_0).header(ContentType::TEXT_PLAIN).body(text);
    signed(message.map_err(|_| Unwritable)?, posted_at, from, signer)
}

/// Signs a message, last of all: what is signed is what leaves.
fn signed(
    mut message: Message,
    dated: Timestamp,
    from: &Sender,
    signer: Option<&Signer>,
) -> Result<Message, Unwritable> {
    if let Some(signer) = signer {
        signer.sign(&mut message, from.domain(), dated)?;
    }
    Ok(message)
}

/// The message of a letter that many get: the same bytes whenever it is made.
///
/// # Errors
/// As [`message`].
pub(crate) fn circular(
    circular: &Circular,
    id: LetterId,
    dated: Timestamp,
    from: &Sender,
    signer: Option<&Signer>,
) -> Result<Message, Unwritable> {
    let letter = &circular.letter;
    let name = circular.from.as_ref().map_or(from.name.as_str(), Plain::as_str);
    let returns = circular.returns.as_ref().or(letter.reply_to.as_ref()).unwrap_or(&from.address);
    let mut builder = headed(letter, id, dated, (name, &from.address), returns)?;
    if let Some(list) = &circular.list {
        builder = listed(builder, (list.word, &list.unsubscribe), from);
    }
    let part = |kind, text: &str| {
        let body = encoded(text)?;
        Ok(SinglePart::builder().header(kind).body(body))
    };
    let parts = MultiPart::alternative()
        // Given outright, as the library would draw it by chance.
        .boundary(format!("part-{id}"))
        .singlepart(part(ContentType::TEXT_PLAIN, letter.text.trim_end())?)
        .singlepart(part(ContentType::TEXT_HTML, circular.html.trim_end())?);
    signed(builder.multipart(parts).map_err(|_| Unwritable)?, dated, from, signer)
}

/// How the reader's program stops it with one click.
fn listed(builder: MessageBuilder, (word, stop): (&str, &str), from: &Sender) -> MessageBuilder {
    let raw = |builder: MessageBuilder, name: &'static str, value: String| {
        builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value))
    };
    let builder = raw(builder, "List-Id", format!("<{word}.{}>", from.domain()));
    let builder = raw(builder, "List-Unsubscribe", format!("<{stop}>"));
    raw(builder, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned())
}

/// The headers that every message has, and the envelope.
fn headed(
    letter: &Letter,
    id: LetterId,
    dated: Timestamp,
    (name, from): (&str, &Email),
    returns: &Email,
) -> Result<MessageBuilder, Unwritable> {
    let (sender, to) = (address(from)?, address(&letter.to)?);
    let domain = from.as_str().rsplit_once('@').map_or("", |(_, domain)| domain);
    // Given outright, so that no header can ever add a recipient.
    let envelope = Envelope::new(Some(address(returns)?), vec![to.clone()]).map_err(|_| Unwritable)?;
    let builder = Message::builder()
        .from(Mailbox::new(Some(name.to_owned()), sender))
        .to(Mailbox::new(None, to))
        .subject(letter.subject.as_str())
        .date(system_time(dated))
        .message_id(Some(format!("<{id}@{domain}>")))
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
        .envelope(envelope);
    match &letter.reply_to {
        Some(reply_to) => Ok(builder.reply_to(Mailbox::new(None, address(reply_to)?))),
        None => Ok(builder),
    }
}

fn encoded(text: &str) -> Result<Body, Unwritable> {
    Body::new_with_encoding(text.to_owned(), ContentTransferEncoding::QuotedPrintable).map_err(|_| Unwritable)
}

fn address(email: &Email) -> Result<Address, Unwritable> {
    email.as_str().parse().map_err(|_| Unwritable)
}

fn system_time(at: Timestamp) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(at.micros()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{List, Subject, Trace};

    fn letter(to: &str) -> Letter {
        Letter {
            to: to.parse().unwrap(),
            subject: Subject::from("Croeso i Gymru, Siân"),
            text: "Annwyl Siân,\n\n.\nŵ\n".to_owned(),
            reply_to: None,
        }
    }

    fn written(letter: &Letter) -> String {
        let from = Sender { name: "Movement".parse().unwrap(), address: "office@example.org".parse().unwrap() };
        let at = Timestamp::from_micros(1_795_392_000 * Timestamp::SECOND);
        let message = message((letter, &Beside::default()), LetterId::by_chance([7; 16]), at, &from, None).unwrap();
        assert_eq!(message.envelope().to().len(), 1);
        String::from_utf8(message.formatted()).unwrap()
    }

    #[test]
    fn a_message_is_well_formed_and_ascii() {
        let text = written(&letter("sian@example.org"));

        assert!(text.is_ascii(), "{text}");
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let head: Vec<&str> = head.split("\r\n").collect();
        for line in [
            "From: Movement <office@example.org>",
            "To: sian@example.org",
            "Date: Mon, 23 Nov 2026 00:00:00 +0000",
            "Message-ID: <07070707-0707-4707-8707-070707070707@example.org>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
        ] {
            assert!(head.contains(&line), "{line} is missing in {head:#?}");
        }
        assert!(head.iter().any(|line| line.starts_with("Subject: ") && line.contains("=?utf-8?")), "{head:#?}");
        assert_eq!(body, "Annwyl Si=C3=A2n,\r\n\r\n.\r\n=C5=B5");
    }

    #[test]
    fn the_same_letter_gives_the_same_bytes() {
        assert_eq!(written(&letter("sian@example.org")), written(&letter("sian@example.org")));
    }

    #[test]
    fn the_name_of_the_sender_cannot_add_an_address() {
        let name = r#"A" <x@evil.org>, "B"#.parse().unwrap();
        let from = Sender { name, address: "office@example.org".parse().unwrap() };
        let letter = letter("ann@example.org");

        let message = message(
            (&letter, &Beside::default()),
            LetterId::by_chance([7; 16]),
            Timestamp::from_micros(0),
            &from,
            None,
        )
        .unwrap();

        let text = String::from_utf8(message.formatted()).unwrap();
        assert!(!text.contains("evil"), "the name is encoded as a whole: {text}");
    }

    #[test]
    fn an_answer_may_go_elsewhere() {
        let letter = Letter { reply_to: Some("branch@example.org".parse().unwrap()), ..letter("a@example.org") };

        assert!(written(&letter).contains("\r\nReply-To: branch@example.org\r\n"));
        assert!(written(&letter).starts_with("From: Movement <office@example.org>\r\n"));
        let from = Sender { name: "Movement".parse().unwrap(), address: "office@example.org".parse().unwrap() };
        let sent = message(
            (&letter, &Beside::default()),
            LetterId::by_chance([7; 16]),
            Timestamp::from_micros(0),
            &from,
            None,
        )
        .unwrap();
        assert_eq!(sent.envelope().from().unwrap().to_string(), "branch@example.org", "so do notices about it");
    }

    fn newsletter(to: &str) -> Circular {
        Circular {
            letter: letter(to),
            html: "<!doctype html><p>Annwyl Si\u{e2}n</p>".to_owned(),
            from: Some("Movement, Wales".parse().unwrap()),
            returns: Some("reply+m1@example.org".parse().unwrap()),
            list: Some(List { word: "newsletter", unsubscribe: "https://example.org/unsubscribe/x".to_owned() }),
        }
    }

    fn sent(circular: &Circular) -> Message {
        let from = Sender { name: "Movement".parse().unwrap(), address: "office@example.org".parse().unwrap() };
        let at = Timestamp::from_micros(1_795_392_000 * Timestamp::SECOND);
        super::circular(circular, LetterId::by_chance([7; 16]), at, &from, None).unwrap()
    }

    /// B26.
    #[test]
    fn what_many_get_has_one_recipient_two_parts_and_a_way_to_stop_it() {
        let message = sent(&newsletter("sian@example.org"));

        let text = String::from_utf8(message.formatted()).unwrap();
        assert!(text.is_ascii(), "{text}");
        for line in [
            "To: sian@example.org",
            "List-Id: <newsletter.example.org>",
            "List-Unsubscribe: <https://example.org/unsubscribe/x>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Type: text/html; charset=utf-8",
        ] {
            assert_eq!(text.matches(&format!("\r\n{line}\r\n")).count(), 1, "{line} in {text}");
        }
        for header in ["\r\nCc:", "\r\nBcc:"] {
            assert!(!text.contains(header), "{text}");
        }
        let read = mail_parser::MessageParser::default().parse(&text).unwrap();
        let from = read.from().unwrap().first().unwrap();
        assert_eq!((from.name(), from.address()), (Some("Movement, Wales"), Some("office@example.org")));
        assert!(text.find("text/plain") < text.find("text/html"), "what is best stands last (RFC 2046 5.1.4)");
        assert_eq!(message.envelope().to().len(), 1);
        assert_eq!(message.envelope().from().unwrap().to_string(), "reply+m1@example.org");
        assert_eq!(sent(&newsletter("sian@example.org")).formatted(), message.formatted(), "the same bytes");
    }

    /// RFC 8058 4: both headers are covered by the signature.
    #[test]
    fn the_way_to_stop_is_signed() {
        let signer = Signer::new(&Signer::make_key().unwrap(), "flotilla").unwrap();
        let from = Sender { name: "Movement".parse().unwrap(), address: "office@example.org".parse().unwrap() };
        let (id, at) = (LetterId::by_chance([7; 16]), Timestamp::from_micros(1_795_392_000 * Timestamp::SECOND));

        let message = super::circular(&newsletter("sian@example.org"), id, at, &from, Some(&signer)).unwrap();

        let text = String::from_utf8(message.formatted()).unwrap().to_ascii_lowercase().replace("\r\n ", " ");
        let names = text.split("; h=").nth(1).unwrap().split(';').next().unwrap().replace(' ', "");
        let names: Vec<&str> = names.split(':').collect();
        for name in ["from", "to", "subject", "list-unsubscribe", "list-unsubscribe-post", "list-id", "content-type"] {
            assert!(names.contains(&name), "{name} is not among {names:?}");
        }
    }

    #[test]
    fn a_single_letter_that_may_be_stopped_says_how() {
        let from = Sender { name: "Movement".parse().unwrap(), address: "office@example.org".parse().unwrap() };
        let (id, at) = (LetterId::by_chance([7; 16]), Timestamp::from_micros(0));
        let list = Some(("help".to_owned(), "https://example.org/stop/x".to_owned()));
        let beside = Beside { list, trace: None };

        let message = message((&letter("sian@example.org"), &beside), id, at, &from, None).unwrap();

        let text = String::from_utf8(message.formatted()).unwrap();
        for line in [
            "List-Id: <help.example.org>",
            "List-Unsubscribe: <https://example.org/stop/x>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        ] {
            assert_eq!(text.matches(&format!("\r\n{line}\r\n")).count(), 1, "{line} in {text}");
        }
    }

    #[test]
    fn a_traced_letter_comes_back_to_its_own_address_and_shows_it_nowhere_else() {
        let from = Sender { name: "Movement".parse().unwrap(), address: "office@example.org".parse().unwrap() };
        let (id, at) = (LetterId::by_chance([7; 16]), Timestamp::from_micros(0));
        let returns = Some("reply+s1@example.org".parse().unwrap());
        let beside = Beside { list: None, trace: Some(Trace { returns, token: "s1".to_owned() }) };

        let message = message((&letter("sian@example.org"), &beside), id, at, &from, None).unwrap();

        assert_eq!(message.envelope().from().unwrap().to_string(), "reply+s1@example.org");
        let text = String::from_utf8(message.formatted()).unwrap();
        assert!(!text.contains("reply+") && text.contains("From: Movement <office@example.org>\r\n"), "{text}");
    }

    #[test]
    fn what_cannot_be_stopped_says_nothing_of_it() {
        let message = sent(&Circular { list: None, from: None, returns: None, ..newsletter("sian@example.org") });

        let text = String::from_utf8(message.formatted()).unwrap();
        assert!(!text.contains("List-"), "{text}");
        assert!(text.contains("From: Movement <office@example.org>\r\n"), "{text}");
        assert_eq!(message.envelope().from().unwrap().to_string(), "office@example.org");
    }

    #[test]
    fn odd_addresses_can_be_written_to() {
        for odd in ["o'neil+x@sub.example.co.uk", "#!$%&'*/=?^_`{|}~-@x-y.org", "1@1.io"] {
            assert!(written(&letter(odd)).contains(&format!("\r\nTo: {odd}\r\n")), "{odd}");
        }
    }
}
