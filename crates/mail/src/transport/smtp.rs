//! Letters to a mail server.

use std::net::IpAddr;

use jobs::JobError;
use lettre::{Message, transport::smtp::Error};

use super::{
    Handed,
    connection::{Fault, Server},
};

/// Why an address of a mail server is refused. The text never shows the address, which may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Neither kind of address.
    #[error("the address of the mail server must begin with smtp:// or smtps://")]
    Scheme,
    /// Anything else that is wrong with it.
    #[error(
        "the address of the mail server must be smtp://USER:PASSWORD@HOST:PORT; write special characters of user and password like %40"
    )]
    Form,
}

/// A mail server.
#[derive(Clone)]
pub(crate) struct Smtp(Server);

impl Smtp {
    pub(crate) fn open(address: &str, own_domain: &str) -> Result<Self, AddressError> {
        Ok(Self(Server::at(address, is_in_clear_text(address)?, own_domain)?))
    }

    pub(crate) async fn check(&self) -> Result<(), JobError> {
        match self.0.check().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(JobError::Later("the mail server does not answer".to_owned())),
            Err(error) => Err(judged(&error)),
        }
    }

    pub(crate) async fn deliver(&self, message: Message) -> Result<(), JobError> {
        self.send(message).await.map_err(|fault| judged(&fault))
    }

    async fn send(&self, message: Message) -> Result<(), Fault> {
        self.0.send(message.envelope(), &message.formatted()).await
    }

    pub(crate) async fn hand_over(&self, message: Message) -> Handed {
        match self.send(message).await {
            Ok(()) => Handed::Taken,
            Err(error) => handed(&error),
        }
    }
}

/// What a failure means for one of many letters.
fn handed(fault: &Fault) -> Handed {
    let Fault::Said(error) = fault else { return Handed::Away };
    let code = error.status().map(|code| code.to_string()).unwrap_or_default();
    let said = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    meant(&code, enhanced(&said))
}

/// What a code and an enhanced code mean. What the server says of itself is not held against the recipient: its own troubles,
/// limits and policy.
///
/// Source: RFC 5321 4.2.1 (4yz may pass, 5yz will not) and 3.8 (421: the server closes), RFC 4954 6 (530 to 538: our own sign-in),
/// RFC 3463 3 (x.1 addresses, x.3 the mail system, x.4.5 congestion, x.7 policy).
fn meant(code: &str, enhanced: Option<(u16, u16)>) -> Handed {
    match (code.as_bytes(), enhanced) {
        ([] | [b'4', b'2', b'1'] | [b'5', b'3', _], _) | (_, Some((3 | 7, _) | (4, 5))) => Handed::Away,
        ([b'5', ..], Some((1, 1..=3 | 6 | 10) | (2, 1))) => Handed::Gone,
        ([b'5', ..], _) => Handed::Refused,
        _ => Handed::NotNow,
    }
}

/// The subject and detail of an enhanced code such as `5.1.1`, where the words begin with one.
fn enhanced(said: &str) -> Option<(u16, u16)> {
    let word = said.split_whitespace().next()?;
    let mut parts = word.split('.');
    let (class, subject, detail) = (parts.next()?, parts.next()?, parts.next()?);
    let is_code = matches!(class, "4" | "5") && parts.next().is_none();
    is_code.then_some((subject.parse().ok()?, detail.parse().ok()?))
}

/// Whether the server is spoken to in clear text: none but this machine.
fn is_in_clear_text(address: &str) -> Result<bool, AddressError> {
    let (scheme, rest) = address.split_once("://").ok_or(AddressError::Scheme)?;
    // What follows the port could be taken for the host by another reader of addresses.
    if rest.contains(['/', '?', '#', '\\']) {
        return Err(AddressError::Form);
    }
    match scheme {
        "smtps" => Ok(false),
        "smtp" => Ok(is_this_machine(host(rest))),
        _ => Err(AddressError::Scheme),
    }
}

/// The host of `USER:PASSWORD@HOST:PORT`.
fn host(rest: &str) -> &str {
    let server = rest.rsplit_once('@').map_or(rest, |(_, server)| server);
    if let Some(inside) = server.strip_prefix('[') {
        return inside.split(']').next().unwrap_or_default();
    }
    server.split(':').next().unwrap_or_default()
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// What a failure means for the letter. The server's own words stay out: they often quote the address.
///
/// Source: RFC 5321 4.2.1 (4yz may pass, 5yz will not), RFC 4954 6 (530 to 538: our own sign-in).
fn judged(fault: &Fault) -> JobError {
    let error = match fault {
        Fault::Away(why) => return JobError::Later((*why).to_owned()),
        Fault::Said(error) => error,
    };
    let Some(code) = error.status() else { return JobError::Later(silent(error).to_owned()) };
    let code = code.to_string();
    if !error.is_permanent() {
        return JobError::Later(format!("the mail server is not ready ({code})"));
    }
    if code.starts_with("53") {
        // The operator mends it, and then every letter can go.
        return JobError::Later(format!("the mail server does not let us in ({code})"));
    }
    JobError::Never(format!("the mail server refused the letter for good ({code})"))
}

fn silent(error: &Error) -> &'static str {
    if error.is_tls() {
        "no encrypted connection to the mail server came about"
    } else if error.is_timeout() {
        "the mail server took too long"
    } else if error.is_client() {
        "the mail server does not offer what is needed (encryption, or the way of signing in)"
    } else {
        "the mail server cannot be reached"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_spoken_to_in_clear_text() {
        for near in ["smtp://localhost", "smtp://127.0.0.1:2525", "smtp://u:p@[::1]:25"] {
            assert_eq!(is_in_clear_text(near), Ok(true), "{near}");
        }
        for far in [
            "smtp://mail.example.org",
            "smtp://u:127.0.0.1@10.0.0.1:25",
            "smtp://localhost@far.org",
            "smtp://LOCALHOST.org",
        ] {
            assert_eq!(is_in_clear_text(far), Ok(false), "{far}");
        }
    }

    #[test]
    fn an_address_cannot_switch_encryption_off() {
        for sly in
            ["smtp://far.org?tls=opportunistic", "smtp://far.org/?x", "smtp://far.org#", "smtp://127.0.0.1\\@far.org"]
        {
            assert_eq!(is_in_clear_text(sly), Err(AddressError::Form), "{sly}");
        }
    }

    #[test]
    fn what_a_server_says_of_itself_is_not_held_against_the_recipient() {
        for (code, said, expected) in [
            ("550", "5.1.1 no such user", Handed::Gone),
            ("550", "5.7.1 relay denied", Handed::Away),
            ("550", "5.4.5 daily quota exceeded", Handed::Away),
            ("452", "4.3.1 disk full", Handed::Away),
            ("552", "5.2.2 mailbox full", Handed::Refused),
            ("550", "no words", Handed::Refused),
            ("450", "4.2.0 greylisted", Handed::NotNow),
            ("421", "4.7.0 closing", Handed::Away),
            ("535", "5.7.8 who are you", Handed::Away),
            ("", "connection closed", Handed::Away),
        ] {
            assert_eq!(meant(code, enhanced(said)), expected, "{code} {said}");
        }
    }

    #[test]
    fn what_is_no_mail_server_is_refused() {
        for (address, error) in [
            ("mail.example.org", AddressError::Scheme),
            ("https://mail.example.org", AddressError::Scheme),
            ("smtp://mail.example.org:port", AddressError::Form),
            ("smtp://", AddressError::Form),
        ] {
            assert_eq!(Smtp::open(address, "example.org").err(), Some(error), "{address}");
        }
        assert!(Smtp::open("smtps://u%40x:p%2Fw@mail.example.org", "example.org").is_ok());
    }

    fn message() -> Message {
        let address = || "a@example.org".parse().unwrap();
        Message::builder().from(address()).to(address()).body("secret".to_owned()).unwrap()
    }

    #[tokio::test]
    async fn letters_share_a_connection_until_the_server_refuses_one_or_hangs_up() {
        let sink = crate::testing::Sink::start().await;
        let smtp = Smtp::open(&format!("smtp://u:p@127.0.0.1:{}", sink.port()), "example.org").unwrap();

        for _ in 0..3 {
            assert_eq!(smtp.hand_over(message()).await, Handed::Taken);
        }
        assert_eq!(sink.connections(), 1);

        sink.answer_once("RCPT", "550 5.1.1 nobody here");
        assert_eq!(smtp.hand_over(message()).await, Handed::Gone);
        assert_eq!(smtp.hand_over(message()).await, Handed::Taken, "what one letter met the next does not");
        sink.hang_up_once();
        assert_eq!(smtp.hand_over(message()).await, Handed::Away);
        assert_eq!(smtp.hand_over(message()).await, Handed::Taken);

        assert_eq!(sink.connections(), 3);
        assert!(sink.received().iter().all(|one| one.signed_in.is_some()));
    }

    #[tokio::test]
    async fn a_connection_that_the_server_closed_meanwhile_is_opened_anew() {
        let sink = crate::testing::Sink::start().await;
        let smtp = Smtp::open(&format!("smtp://127.0.0.1:{}", sink.port()), "example.org").unwrap();
        assert_eq!(smtp.hand_over(message()).await, Handed::Taken);

        sink.answer_once("NOOP", "421 closing");
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;

        assert_eq!(smtp.hand_over(message()).await, Handed::Taken);
        assert_eq!((sink.received().len(), sink.connections()), (2, 2));
    }

    #[tokio::test]
    async fn without_the_encryption_that_is_asked_for_nothing_is_sent() {
        let sink = crate::testing::Sink::start().await;
        let address = format!("smtp://127.0.0.1:{}", sink.port());
        let smtp = Smtp(Server::at(&address, false, "example.org").unwrap());

        assert!(matches!(smtp.deliver(message()).await, Err(JobError::Later(_))));
        assert!(sink.received().is_empty());
    }
}
