//! Connections to a mail server, kept open between letters.
//!
//! They are opened here and not by lettre's own transport, which leaves Nagle's algorithm on (RFC 896): the end of each letter
//! would wait 40 ms for the other side's delayed acknowledgement (RFC 1122 4.2.3.4). Where the connection is encrypted from the beginning,
//! lettre opens it, and they still do.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use lettre::{
    address::Envelope,
    transport::smtp::{
        Error, SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        extension::ClientId,
    },
};
use percent_encoding::percent_decode_str;
use tokio::{net::TcpStream, time::timeout};
use url::Url;

use super::smtp::AddressError;

/// So long opening a connection may take, and each name or address that is tried.
const OPENING: Duration = Duration::from_secs(30);
/// So long a letter may take; servers look into it before they answer.
const TALKING: Duration = Duration::from_mins(2);
/// So many connections are kept when nothing goes through them.
const KEPT: usize = 4;
/// A connection that was idle for so long is closed.
const OLD: Duration = Duration::from_secs(20);
/// One that was idle for so long is asked whether it still stands.
const DOUBTED: Duration = Duration::from_secs(1);

/// Why a letter did not go.
#[derive(Debug)]
pub(super) enum Fault {
    /// The server cannot be reached, or takes too long.
    Away(&'static str),
    /// It said so, or what it said is none of SMTP.
    Said(Error),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Said(error)
    }
}

/// How a connection is encrypted.
#[derive(Clone)]
enum Encryption {
    /// Not at all: the server is this machine.
    None,
    /// After a first greeting (RFC 3207), or nothing is sent.
    StartTls(TlsParameters),
    /// From the beginning (RFC 8314).
    Tls(TlsParameters),
}

/// A mail server, with connections to it; cheap to clone.
#[derive(Clone)]
pub(super) struct Server(Arc<Inner>);

struct Inner {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
    hello: ClientId,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

impl Server {
    /// The server at `smtp://USER:PASSWORD@HOST:PORT` or `smtps://…`; `is_near` when it may be spoken to in clear text.
    ///
    /// # Errors
    /// [`AddressError::Form`].
    pub(super) fn at(address: &str, is_near: bool, own_domain: &str) -> Result<Self, AddressError> {
        let url = Url::parse(address).map_err(|_| AddressError::Form)?;
        // Of a scheme that browsers do not know an IPv6 address keeps its brackets.
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(AddressError::Form)?;
        let host = host.trim_matches(['[', ']']).to_owned();
        let tls = || TlsParameters::new(host.clone()).map_err(|_| AddressError::Form);
        let (encryption, port) = match url.scheme() {
            "smtps" => (Encryption::Tls(tls()?), SUBMISSIONS_PORT),
            _ if is_near => (Encryption::None, SMTP_PORT),
            _ => (Encryption::StartTls(tls()?), SUBMISSION_PORT),
        };
        let decoded = |text: &str| percent_decode_str(text).decode_utf8().map(std::borrow::Cow::into_owned);
        let credentials = match url.password() {
            Some(password) => {
                let both = decoded(url.username()).and_then(|user| Ok((user, decoded(password)?)));
                let (user, password) = both.map_err(|_| AddressError::Form)?;
                Some(Credentials::new(user, password))
            }
            None => None,
        };
        let (port, hello) = (url.port().unwrap_or(port), ClientId::Domain(own_domain.to_owned()));
        Ok(Self(Arc::new(Inner { host, port, encryption, credentials, hello, idle: Mutex::default() })))
    }

    /// Whether the server answers and lets us in.
    ///
    /// # Errors
    /// [`Fault`].
    pub(super) async fn check(&self) -> Result<bool, Fault> {
        let mut connection = self.open().await?;
        let stands = timeout(OPENING, connection.test_connected()).await.unwrap_or(false);
        if stands {
            self.keep(connection);
        }
        Ok(stands)
    }

    /// Sends a message.
    ///
    /// # Errors
    /// [`Fault`]; when it took too long it may have gone.
    pub(super) async fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<(), Fault> {
        let mut connection = match self.kept().await {
            Some(connection) => connection,
            None => self.open().await?,
        };
        let sent = timeout(TALKING, connection.send(envelope, message)).await;
        sent.map_err(|_| Fault::Away("the mail server took too long"))??;
        self.keep(connection);
        Ok(())
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, Fault> {
        let opened = timeout(OPENING, self.opened()).await;
        opened.map_err(|_| Fault::Away("the mail server took too long"))?
    }

    async fn opened(&self) -> Result<AsyncSmtpConnection, Fault> {
        let Inner { host, port, encryption, credentials, hello, .. } = &*self.0;
        let at = (host.as_str(), *port);
        let mut connection = match encryption {
            Encryption::Tls(tls) => {
                AsyncSmtpConnection::connect_tokio1(at, Some(OPENING), hello, Some(tls.clone()), None).await?
            }
            Encryption::None | Encryption::StartTls(_) => {
                let away = |_| Fault::Away("the mail server cannot be reached");
                let stream = TcpStream::connect(at).await.map_err(away)?;
                stream.set_nodelay(true).map_err(away)?;
                AsyncSmtpConnection::connect_with_transport(Box::new(stream), hello).await?
            }
        };
        if let Encryption::StartTls(tls) = encryption {
            connection.starttls(tls.clone(), hello).await?;
        }
        if let Some(credentials) = credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }

    /// A connection that still stands.
    async fn kept(&self) -> Option<AsyncSmtpConnection> {
        loop {
            let (mut connection, since) = {
                let mut idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
                idle.retain(|(_, since)| since.elapsed() < OLD);
                idle.pop()?
            };
            if since.elapsed() < DOUBTED || timeout(OPENING, connection.test_connected()).await == Ok(true) {
                return Some(connection);
            }
        }
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if !connection.has_broken() && idle.len() < KEPT {
            idle.push((connection, Instant::now()));
        }
    }
}
