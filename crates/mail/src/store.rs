//! All SQL of the letters.

use database::{Error, Sql, Tx, args, row, sql};
use terms::Timestamp;

use crate::LetterId;

const ADD: Sql = sql!("INSERT INTO letters (id, posted_at, sealed) VALUES ($1, $2, $3)");
const FIND: Sql = sql!("SELECT posted_at, sealed FROM letters WHERE id = $1");
const REMOVE: Sql = sql!("DELETE FROM letters WHERE id = $1");
const FORGET: Sql = sql!("DELETE FROM letters WHERE posted_at < $1");

row! {
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

/// Removes a letter that was sent.
pub(crate) async fn remove(tx: &mut Tx, id: LetterId) -> Result<u64, Error> {
    tx.exec(REMOVE, args![id]).await
}

/// Removes letters posted before `before`, which could never be sent.
pub(crate) async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![before]).await
}
