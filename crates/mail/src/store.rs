//! All SQL of the letters.

use database::{Error, Sql, Tx, args, row, sql};
use terms::Timestamp;

use crate::LetterId;

const ADD: Sql = sql!("INSERT INTO letters (id, posted_at, sealed) VALUES ($1, $2, $3)");
const FIND: Sql = sql!("SELECT posted_at, sealed FROM letters WHERE id = $1");
const REMOVE: Sql = sql!("DELETE FROM letters WHERE id = $1");
const FORGET: Sql = sql!("DELETE FROM letters WHERE posted_at < $1");

const QUEUE: Sql = sql!("SELECT count(*) AS count, min(posted_at) AS oldest FROM letters WHERE posted_at >= $1");

row! {
    /// How many letters wait, and since when the first of them.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Queue {
        /// So many.
        pub count: i64,
        /// When the first of them was posted.
        pub oldest: Option<Timestamp>,
    }
    /// A letter that waits, still sealed.
    pub(crate) struct Waiting { pub(crate) posted_at: Timestamp, pub(crate) sealed: Vec<u8> }
}

/// Adds a letter.
pub(crate) async fn add(tx: &mut Tx, id: LetterId, sealed: Vec<u8>, now: Timestamp) -> Result<(), Error> {
    tx.exec(ADD, args![id, now, sealed]).await?;
    Ok(())
}

/// The letter, unless it was sent or forgotten.
pub(crate) async fn find(tx: &mut Tx, id: LetterId) -> Result<Option<Waiting>, Error> {
    tx.opt(FIND, args![id]).await
}

/// How many of the letters posted since an instant wait to be sent, and since when the first of them.
///
/// # Errors
/// When the database fails.
pub async fn queue(tx: &mut Tx, since: Timestamp) -> Result<Queue, Error> {
    tx.one(QUEUE, args![since]).await
}

/// Removes a letter that was sent.
pub(crate) async fn remove(tx: &mut Tx, id: LetterId) -> Result<u64, Error> {
    tx.exec(REMOVE, args![id]).await
}

/// Removes letters posted before `before`, which could never be sent.
pub(crate) async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![before]).await
}
