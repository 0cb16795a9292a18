//! Threads: what somebody writes to the organisers of a place. Neither side learns the other's address.

use serde::{Deserialize, Serialize};
use terms::{Email, Id, Kind, PersonId, PlaceId, Plain, Timestamp};

/// Id of a thread.
pub type ThreadId = Id<ThreadKind>;

/// The kind of thing that a [`ThreadId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreadKind {}
impl Kind for ThreadKind {
    const WORD: &'static str = "thread";
}

/// Id of a message of a thread.
pub type MessageId = Id<MessageKind>;

/// The kind of thing that a [`MessageId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {}
impl Kind for MessageKind {
    const WORD: &'static str = "message";
}

/// The longest message, in characters.
pub const LONGEST: usize = 5_000;
/// The most messages of one thread: who has more to say meets.
pub const MOST: usize = 200;
/// A thread in which nothing was said goes after so many days.
pub const KEPT_DAYS: i64 = 180;

/// Who wrote, as sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writer {
    /// As she wants to be called.
    pub name: String,
    /// Where answers go.
    pub email: String,
    /// Tag of the language in which she wrote.
    pub language: String,
    /// What her link holds, so that each answer can bring it.
    pub token: String,
}

/// What somebody writes to the organisers of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// As she wants to be called.
    pub name: Plain<80>,
    /// Where answers go.
    pub email: Email,
    /// What she has to say.
    pub text: String,
}

/// A thread as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// Its id.
    pub id: ThreadId,
    /// Whose organisers it was written to.
    pub place: PlaceId,
    /// Under which id its key is kept.
    pub key: PersonId,
    /// When something was last added.
    pub last_at: Timestamp,
    /// Whether the last word is the writer's.
    pub waits: bool,
    /// When an organiser closed it.
    pub closed_at: Option<Timestamp>,
    /// When a mail server said that an answer could not be delivered.
    pub undelivered_at: Option<Timestamp>,
}

/// A message in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Whether it is an answer of the office.
    pub is_answer: bool,
    /// Who gave it; nobody where she was erased since.
    pub answered_by: Option<PersonId>,
    /// The text, lines ended by `\n`.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// Why nothing was added to a thread.
#[derive(Debug, thiserror::Error)]
pub enum NotAdded {
    /// There is no such thread, or it is gone.
    #[error("membership-thread-gone")]
    Gone,
    /// It has as many messages as a thread can have.
    #[error("membership-thread-full")]
    Full,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] database::Error),
}
