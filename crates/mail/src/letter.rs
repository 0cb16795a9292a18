//! A letter, before it is a message.

use database::Error;
use serde::{Deserialize, Serialize};
use terms::{Email, Id, Plain};

/// A letter that was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostedLetter {}
impl terms::Kind for PostedLetter {
    const WORD: &'static str = "letter";
}

/// Id of a letter that was posted; the first part of its `Message-ID`.
pub type LetterId = Id<PostedLetter>;

/// What a letter is about: one line of at most 200 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    const MAX: usize = 200;

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Subject {
    /// Never fails, as the sentence is ours: line breaks become spaces, characters that hide or reorder text go,
    /// and what is too long is cut. Names inside may be anything.
    fn from(sentence: &str) -> Self {
        let is_kept = |c: &char| {
            !c.is_control()
                && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        };
        let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        Self(line.chars().filter(is_kept).take(Self::MAX).collect())
    }
}

/// A letter to one person, in plain text.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The one recipient.
    pub to: Email,
    /// What it is about.
    pub subject: Subject,
    /// The text, lines ended by `\n`.
    pub text: String,
    /// Where an answer goes, and what a server says that cannot deliver it, if not to the sender.
    pub reply_to: Option<Email>,
}

impl std::fmt::Debug for Letter {
    // What is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter")
    }
}

/// A letter that many get, each one for herself.
///
/// Source: RFC 2919 (`List-Id`), RFC 8058 (stopping with one click), RFC 2045 and 2046 (plain text and HTML side by side).
#[derive(Clone, PartialEq, Eq)]
pub struct Circular {
    /// To whom, about what, and the text in plain.
    pub letter: Letter,
    /// The text once more, as a whole page of HTML.
    pub html: String,
    /// Who speaks, where it is not the organisation as a whole.
    pub from: Option<Plain<80>>,
    /// Where a server writes that cannot deliver it; the sender otherwise.
    pub returns: Option<Email>,
    /// How it is stopped, for what may be stopped.
    pub list: Option<List>,
}

/// What a letter belongs to that comes again and again.
#[derive(Clone, PartialEq, Eq)]
pub struct List {
    /// One word of lower-case letters, digits and hyphens.
    pub word: &'static str,
    /// An address of ours that ends it by a POST, without signing in.
    pub unsubscribe: String,
}

impl std::fmt::Debug for Circular {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Circular")
    }
}

/// Who hears when a letter cannot be delivered.
#[derive(Clone, PartialEq, Eq)]
pub struct Trace {
    /// Where a server writes that cannot deliver it; the sender otherwise.
    pub returns: Option<Email>,
    /// What is announced as [`Refused`](crate::Refused), where the mail server that we hand it to refuses it for good.
    pub token: String,
}

/// What a letter is posted with, besides itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    /// Word and way to stop of what it belongs to.
    pub(crate) list: Option<(String, String)>,
    /// Who hears when it cannot be delivered.
    pub(crate) trace: Option<Trace>,
}

/// A letter as it is sealed.
#[derive(Serialize, Deserialize)]
struct Written {
    to: String,
    subject: String,
    text: String,
    reply_to: Option<String>,
    /// Word and way to stop of what it belongs to; letters that were sealed before there were any have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    list: Option<(String, String)>,
    /// Return address and token of who hears when it cannot be delivered; nobody, for letters that were sealed before there was any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    trace: Option<(Option<String>, String)>,
}

impl Letter {
    /// The letter with what stands under every one, set apart as a signature is (RFC 3676, 4.3); as it is, where that is empty.
    #[must_use]
    pub fn with_foot(self, foot: &str) -> Self {
        if foot.is_empty() { self } else { Self { text: format!("{}\n\n-- \n{foot}", self.text.trim_end()), ..self } }
    }

    /// The letter as text to be sealed, with what it is posted with.
    pub(crate) fn to_json(&self, beside: &Beside) -> String {
        let text = |address: &Email| address.as_str().to_owned();
        let written = Written {
            to: self.to.as_str().to_owned(),
            subject: self.subject.0.clone(),
            text: self.text.clone(),
            reply_to: self.reply_to.as_ref().map(text),
            list: beside.list.clone(),
            trace: beside.trace.as_ref().map(|trace| (trace.returns.as_ref().map(text), trace.token.clone())),
        };
        serde_json::to_string(&written).expect("texts can be written as JSON")
    }

    /// The letter that was written down, with what it was posted with.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when the text is no such letter.
    pub(crate) fn from_json(json: &str) -> Result<(Self, Beside), Error> {
        let unreadable = || Error::unreadable("letters.sealed");
        let address = |text: String| text.parse::<Email>().map_err(|_| unreadable());
        let written: Written = serde_json::from_str(json).map_err(|_| unreadable())?;
        let letter = Self {
            to: address(written.to)?,
            subject: Subject::from(written.subject.as_str()),
            text: written.text,
            reply_to: written.reply_to.map(address).transpose()?,
        };
        let trace = match written.trace {
            Some((returns, token)) => Some(Trace { returns: returns.map(address).transpose()?, token }),
            None => None,
        };
        Ok((letter, Beside { list: written.list, trace }))
    }
}

impl From<&List> for Beside {
    fn from(list: &List) -> Self {
        Self { list: Some((list.word.to_owned(), list.unsubscribe.clone())), trace: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_one_line_without_tricks() {
        let subject = |text: &str| Subject::from(text).0;

        assert_eq!(subject("Hello\r\nBcc: bob@example.org"), "Hello Bcc: bob@example.org");
        assert_eq!(subject("a\u{2068}Ann\u{2069}\u{0}b"), "aAnnb");
        assert_eq!(subject(&"ŵ".repeat(300)).chars().count(), 200);
        assert_eq!(subject(""), "");
    }

    #[test]
    fn a_letter_is_read_as_it_was_written() {
        let letter = Letter {
            to: "ann@example.org".parse().unwrap(),
            subject: Subject::from("Croeso, “Ann”"),
            text: "One\n\nTwo".to_owned(),
            reply_to: Some("office@example.org".parse().unwrap()),
        };

        let list = List { word: "help", unsubscribe: "https://example.org/stop".to_owned() };

        let traced = |returns: Option<&str>| {
            let returns = returns.map(|address| address.parse().unwrap());
            Beside { list: None, trace: Some(Trace { returns, token: "s1".to_owned() }) }
        };
        for beside in [Beside::default(), Beside::from(&list), traced(None), traced(Some("reply+s1@example.org"))] {
            assert!(Letter::from_json(&letter.to_json(&beside)).unwrap() == (letter.clone(), beside));
        }
        assert!(Letter::from_json("{}").is_err());
    }
}
