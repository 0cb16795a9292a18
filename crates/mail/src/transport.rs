//! How letters leave: to the organisation's mail server, or into a folder.

mod connection;
mod folder;
mod smtp;

use std::path::PathBuf;

use jobs::JobError;
use lettre::Message;

pub use self::smtp::AddressError;
use self::smtp::Smtp;
use crate::LetterId;

/// What became of a letter that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// The other side is responsible for it.
    Taken,
    /// Refused for good.
    Refused,
    /// Refused, as there is no such mailbox.
    Gone,
    /// Refused for now: another time may do, other letters can go.
    NotNow,
    /// Nothing can leave: the mail server is away, or does not let us in.
    Away,
}

/// How letters leave; cheap to clone.
#[derive(Clone)]
pub struct Transport(Way);

#[derive(Clone)]
enum Way {
    Smtp(Smtp),
    Folder(PathBuf),
}

impl Transport {
    /// A mail server: `smtp://USER:PASSWORD@HOST:PORT` (port 587, encrypted by STARTTLS or not used at all) or
    /// `smtps://…` (port 465, encrypted from the start). Special characters of user and password are written `%40`.
    ///
    /// Only a server on this machine may be spoken to in clear text, and is by `smtp://` (port 25).
    ///
    /// `own_domain` is how this machine introduces itself: the domain of the sender's address.
    ///
    /// # Errors
    /// [`AddressError`], which never shows the password.
    pub fn smtp(address: &str, own_domain: &str) -> Result<Self, AddressError> {
        Ok(Self(Way::Smtp(Smtp::open(address, own_domain)?)))
    }

    /// That folder, made when it is not there: one `.eml` file per letter, for trying out and for the demonstration.
    pub fn folder(path: impl Into<PathBuf>) -> Self {
        Self(Way::Folder(path.into()))
    }

    /// Whether letters go to a mail server, not only into a folder.
    pub fn reaches_people(&self) -> bool {
        matches!(self.0, Way::Smtp(_))
    }

    /// Whether letters could leave now: the server answers and lets us in, or the folder can be written.
    ///
    /// # Errors
    /// What is in the way, without addresses or passwords.
    pub async fn check(&self) -> Result<(), JobError> {
        match &self.0 {
            Way::Smtp(smtp) => smtp.check().await,
            Way::Folder(path) => folder::check(path.clone()).await,
        }
    }

    /// Hands over one of many messages.
    pub(crate) async fn hand_over(&self, id: LetterId, message: Message) -> Handed {
        match &self.0 {
            Way::Smtp(smtp) => smtp.hand_over(message).await,
            Way::Folder(path) => match folder::deliver(path.clone(), id, message.formatted()).await {
                Ok(()) => Handed::Taken,
                Err(_) => Handed::Away,
            },
        }
    }

    /// Hands a message over; once this returns, the other side is responsible for it.
    pub(crate) async fn deliver(&self, id: LetterId, message: Message) -> Result<(), JobError> {
        match &self.0 {
            Way::Smtp(smtp) => smtp.deliver(message).await,
            Way::Folder(path) => folder::deliver(path.clone(), id, message.formatted()).await,
        }
    }
}

impl std::fmt::Debug for Transport {
    // The server's address may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Way::Smtp(_) => "Transport (a mail server)",
            Way::Folder(_) => "Transport (a folder)",
        })
    }
}
