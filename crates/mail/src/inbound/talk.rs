//! One conversation: what has been said so far, and what is answered.

use smtp_proto::{Error as Unreadable, Request};

use super::{Arrived, Door, LONGEST, Verdict};
use crate::ReplyAddress;

/// So many recipients of one message are taken; a server sends the others again.
const RECIPIENTS: usize = 20;

/// What follows a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// This answer.
    Say(&'static str),
    /// The message.
    Message,
    /// The end.
    End,
}

/// What has been said so far.
#[derive(Debug, Default)]
pub(super) struct Talk {
    /// Whether each recipient gets an answer of its own; unknown before the greeting.
    is_lmtp: Option<bool>,
    /// From whom the message is, once it began; empty for what machines send about letters.
    from: Option<String>,
    /// The tokens of those it is to.
    to: Vec<String>,
}

impl Talk {
    /// Answers a command.
    pub(super) fn command(&mut self, request: Request<String>, ours: &ReplyAddress) -> Next {
        match request {
            Request::Lhlo { .. } => self.greet(true),
            Request::Ehlo { .. } => self.greet(false),
            Request::Helo { .. } => {
                self.greet(false);
                Next::Say("250 flotilla\r\n")
            }
            Request::Mail { from } => self.begin(from.address),
            Request::Rcpt { to } => self.add(&to.address, ours),
            Request::Data if self.to.is_empty() => Next::Say("503 5.5.1 whom is it to\r\n"),
            Request::Data => Next::Message,
            Request::Rset => {
                self.forget();
                Next::Say("250 2.0.0 yes\r\n")
            }
            Request::Noop { .. } => Next::Say("250 2.0.0 yes\r\n"),
            Request::Vrfy { .. } => Next::Say("252 2.1.5 send it and see\r\n"),
            Request::Quit => Next::End,
            _ => Next::Say("502 5.5.1 not here\r\n"),
        }
    }

    fn greet(&mut self, is_lmtp: bool) -> Next {
        self.is_lmtp = Some(is_lmtp);
        self.forget();
        Next::Say("250-flotilla\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE 1048576\r\n")
    }

    fn begin(&mut self, from: String) -> Next {
        if self.is_lmtp.is_none() || self.from.is_some() {
            return Next::Say("503 5.5.1 not now\r\n");
        }
        self.from = Some(from);
        Next::Say("250 2.1.0 yes\r\n")
    }

    fn add(&mut self, to: &str, ours: &ReplyAddress) -> Next {
        if self.from.is_none() {
            return Next::Say("503 5.5.1 whom is it from\r\n");
        }
        let most = if self.is_lmtp == Some(true) { RECIPIENTS } else { 1 };
        match ours.token(to) {
            None => Next::Say("550 5.1.1 nothing is known of that address\r\n"),
            Some(_) if self.to.len() >= most => Next::Say("452 4.5.3 no more recipients now\r\n"),
            Some(token) => {
                self.to.push(token);
                Next::Say("250 2.1.5 yes\r\n")
            }
        }
    }

    fn forget(&mut self) {
        self.from = None;
        self.to.clear();
    }

    /// Hands a message to each recipient in turn: one answer for each.
    pub(super) async fn deliver(&mut self, message: Vec<u8>, door: &Door) -> String {
        let (from, to) = (self.from.take().filter(|from| !from.is_empty()), std::mem::take(&mut self.to));
        let mut said = String::new();
        for token in to {
            let arrived = Arrived { token, from: from.clone(), message: message.clone() };
            said.push_str(&answer((door.hear)(arrived).await));
        }
        said
    }

    /// The answer to a message that is too long: one for each recipient.
    pub(super) fn too_long(&mut self) -> String {
        let said = format!("552 5.3.4 more than {LONGEST} bytes: leave out what is attached\r\n");
        let said = said.repeat(self.to.len());
        self.forget();
        said
    }
}

fn answer(verdict: Verdict) -> String {
    match verdict {
        Verdict::Taken => "250 2.0.0 taken\r\n".to_owned(),
        Verdict::Nobody => "550 5.1.1 nothing is known of that address\r\n".to_owned(),
        Verdict::Later => "451 4.3.0 not now\r\n".to_owned(),
        Verdict::Refused(sentence) => format!("550 5.7.1 {sentence}\r\n"),
    }
}

/// The answer to a line that is no command.
pub(super) fn unreadable(error: &Unreadable) -> &'static str {
    match error {
        Unreadable::UnknownCommand => "500 5.5.1 not understood\r\n",
        Unreadable::InvalidSenderAddress => "501 5.1.7 that is no address\r\n",
        Unreadable::InvalidRecipientAddress => "501 5.1.3 that is no address\r\n",
        _ => "501 5.5.2 not understood\r\n",
    }
}
