//! What was written to organisers, and what they answered.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::thread::{MessageId, Thread, ThreadId};

row! {
    struct ThreadRow {
        id: ThreadId,
        place: PlaceId,
        key: PersonId,
        last_at: Timestamp,
        waits: bool,
        closed_at: Option<Timestamp>,
        undelivered_at: Option<Timestamp>,
    }
    struct FromRow {
        id: ThreadId,
        place: PlaceId,
        key: PersonId,
        last_at: Timestamp,
        waits: bool,
        closed_at: Option<Timestamp>,
        undelivered_at: Option<Timestamp>,
        opened_at: Timestamp,
    }
    /// A message as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct MessageRow {
        pub(crate) is_answer: bool,
        pub(crate) answered_by: Option<PersonId>,
        pub(crate) sealed: Vec<u8>,
        pub(crate) at: Timestamp,
    }
}

/// A message about to be added.
#[derive(Debug, Clone)]
pub(crate) struct NewMessage {
    pub(crate) id: MessageId,
    pub(crate) answered_by: Option<PersonId>,
    pub(crate) sealed: Vec<u8>,
}

macro_rules! threads {
    ($end:literal) => {
        sql!(concat!("SELECT id, place, key, last_at, waits, closed_at, undelivered_at FROM threads WHERE ", $end))
    };
}

const FIND: Sql = threads!("id = $1");
const BY_TOKEN: Sql = threads!("token = $1");
const BY_REPLY: Sql = threads!("reply = $1");
const TAKE_REPLIES: Sql = sql!("UPDATE threads SET reply = $2 WHERE id = $1");
const NOT_DELIVERED: Sql = sql!("UPDATE threads SET undelivered_at = $2 WHERE id = $1");
const AT: Sql = threads!("place = $1 AND waits = $2 ORDER BY last_at DESC, id LIMIT 100");
const OLD: Sql = threads!("last_at <= $1 ORDER BY last_at, id LIMIT $2");
const FROM: Sql = sql!(
    "SELECT id, place, key, last_at, waits, closed_at, undelivered_at, opened_at FROM threads WHERE person = $1 \
     ORDER BY opened_at DESC, id LIMIT 200"
);
const GIVE: Sql = sql!("UPDATE threads SET person = $2 WHERE person = $1");
const OPEN: Sql = sql!(
    "INSERT INTO threads (id, place, key, writer, token, opened_at, last_at, waits, closed_at, person) \
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7, NULL, $8) ON CONFLICT (id) DO NOTHING"
);
const WRITER: Sql = sql!("SELECT writer AS value FROM threads WHERE id = $1");
const MESSAGES: Sql = sql!(
    "SELECT is_answer, answered_by, sealed, at FROM thread_messages WHERE thread = $1 ORDER BY ordinal LIMIT 1000"
);
const HOW_MANY: Sql = sql!("SELECT count(*) AS value FROM thread_messages WHERE thread = $1");
const ADD: Sql = sql!(
    "INSERT INTO thread_messages (id, thread, ordinal, is_answer, answered_by, sealed, at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) \
     ON CONFLICT (id) DO NOTHING"
);
const TOUCH: Sql = sql!(
    "UPDATE threads SET last_at = $2, waits = $3, closed_at = NULL, \
     undelivered_at = CASE WHEN $3 THEN NULL ELSE undelivered_at END WHERE id = $1"
);
const CLOSE: Sql = sql!("UPDATE threads SET closed_at = $2, waits = $3 WHERE id = $1 AND closed_at IS NULL");
const DROP_MESSAGES: Sql = sql!("DELETE FROM thread_messages WHERE thread = $1");
const DROP: Sql = sql!("DELETE FROM threads WHERE id = $1");

fn read(row: ThreadRow) -> Thread {
    let ThreadRow { id, place, key, last_at, waits, closed_at, undelivered_at } = row;
    Thread { id, place, key, last_at, waits, closed_at, undelivered_at }
}

/// The thread of that id.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(tx: &mut Tx, id: ThreadId) -> Result<Option<Thread>, Error> {
    Ok(tx.opt::<ThreadRow>(FIND, args![id]).await?.map(read))
}

/// The thread whose writer's link holds what has that hash.
///
/// # Errors
/// When the database fails.
pub(crate) async fn by_token(tx: &mut Tx, token: [u8; 32]) -> Result<Option<Thread>, Error> {
    Ok(tx.opt::<ThreadRow>(BY_TOKEN, args![token]).await?.map(read))
}

/// The thread that is answered by mail at what has that hash.
///
/// # Errors
/// When the database fails.
pub(crate) async fn by_reply(tx: &mut Tx, reply: [u8; 32]) -> Result<Option<Thread>, Error> {
    Ok(tx.opt::<ThreadRow>(BY_REPLY, args![reply]).await?.map(read))
}

/// Keeps where a thread is answered by mail.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_replies(tx: &mut Tx, id: ThreadId, reply: [u8; 32]) -> Result<(), Error> {
    tx.exec(TAKE_REPLIES, args![id, reply]).await.map(|_| ())
}

/// Notes that an answer could not be delivered.
///
/// # Errors
/// When the database fails.
pub(crate) async fn not_delivered(tx: &mut Tx, id: ThreadId, now: Timestamp) -> Result<(), Error> {
    tx.exec(NOT_DELIVERED, args![id, now]).await.map(|_| ())
}

/// Threads of exactly this place, those that wait for an answer or the others; the newest hundred.
///
/// # Errors
/// When the database fails.
pub(crate) async fn at(tx: &mut Tx, place: PlaceId, waits: bool) -> Result<Vec<Thread>, Error> {
    Ok(tx.all::<ThreadRow>(AT, args![place, waits]).await?.into_iter().map(read).collect())
}

/// The threads that a member began as herself, newest first, each with when.
///
/// # Errors
/// When the database fails.
pub(crate) async fn from(tx: &mut Tx, person: PersonId) -> Result<Vec<(Thread, Timestamp)>, Error> {
    let rows: Vec<FromRow> = tx.all(FROM, args![person]).await?;
    let thread = |row: FromRow| {
        let FromRow { id, place, key, last_at, waits, closed_at, undelivered_at, opened_at } = row;
        (Thread { id, place, key, last_at, waits, closed_at, undelivered_at }, opened_at)
    };
    Ok(rows.into_iter().map(thread).collect())
}

/// Notes that what one entry of a person wrote is of another entry of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await.map(|_| ())
}

/// Threads in which nothing was said since `until`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn old(tx: &mut Tx, until: Timestamp, limit: i64) -> Result<Vec<Thread>, Error> {
    Ok(tx.all::<ThreadRow>(OLD, args![until, limit]).await?.into_iter().map(read).collect())
}

/// Opens a thread, begun by a member as herself or by nobody who is known; whether it was not there before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn open(
    tx: &mut Tx,
    thread: &Thread,
    (writer, token, person): (&[u8], [u8; 32], Option<PersonId>),
    now: Timestamp,
) -> Result<bool, Error> {
    let row = args![thread.id, thread.place, thread.key, writer.to_vec(), token, now, true, person];
    Ok(tx.exec(OPEN, row).await? == 1)
}

/// Who wrote, sealed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn writer(tx: &mut Tx, id: ThreadId) -> Result<Option<Vec<u8>>, Error> {
    tx.opt(WRITER, args![id]).await
}

/// The messages of a thread, oldest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn messages(tx: &mut Tx, id: ThreadId) -> Result<Vec<MessageRow>, Error> {
    tx.all(MESSAGES, args![id]).await
}

/// How many messages a thread has.
///
/// # Errors
/// When the database fails.
pub(crate) async fn how_many(tx: &mut Tx, id: ThreadId) -> Result<i64, Error> {
    tx.one(HOW_MANY, args![id]).await
}

/// Adds a message, which opens a closed thread again; whether it was not there before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add(tx: &mut Tx, id: ThreadId, message: &NewMessage, now: Timestamp) -> Result<bool, Error> {
    let ordinal = how_many(tx, id).await?;
    let row = args![message.id, id, ordinal, message.answered_by.is_some(), message.answered_by, &message.sealed, now];
    let is_new = tx.exec(ADD, row).await? == 1;
    if is_new {
        tx.exec(TOUCH, args![id, now, message.answered_by.is_none()]).await?;
    }
    Ok(is_new)
}

/// Closes a thread that is open.
///
/// # Errors
/// When the database fails.
pub(crate) async fn close(tx: &mut Tx, id: ThreadId, now: Timestamp) -> Result<(), Error> {
    tx.exec(CLOSE, args![id, now, false]).await.map(|_| ())
}

/// Removes a thread with all its messages.
///
/// # Errors
/// When the database fails.
pub(crate) async fn delete(tx: &mut Tx, id: ThreadId) -> Result<(), Error> {
    tx.exec(DROP_MESSAGES, args![id]).await?;
    tx.exec(DROP, args![id]).await.map(|_| ())
}
