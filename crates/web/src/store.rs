//! SQL of the frame: sessions, and forms that have done their work.

use database::{Error, Sql, Tx, args, sql};
use terms::{PersonId, Timestamp};

use crate::Nonce;

const SESSION: Sql = sql!("SELECT person AS value FROM sessions WHERE hash = $1 AND ends_at > $2");
const ADD_SESSION: Sql = sql!("INSERT INTO sessions (hash, person, started_at, ends_at) VALUES ($1, $2, $3, $4)");
const END_SESSION: Sql = sql!("DELETE FROM sessions WHERE hash = $1");
const END_SESSIONS_OF: Sql = sql!("DELETE FROM sessions WHERE person = $1");
const FORGET_SESSIONS: Sql = sql!("DELETE FROM sessions WHERE ends_at <= $1");
const DONE: Sql = sql!("INSERT INTO done_forms (nonce, done_at) VALUES ($1, $2) ON CONFLICT (nonce) DO NOTHING");
const FORGET_FORMS: Sql = sql!("DELETE FROM done_forms WHERE done_at <= $1");

/// Whether a form is sent for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Once {
    /// Do what it asks for.
    First,
    /// It has been done already: answer as then.
    Again,
}

/// Notes, in the caller's transaction, that the form with this nonce has done its work. A form without a nonce was not
/// made by us or was made by hand; it is always the first.
///
/// # Errors
/// When the database fails.
pub async fn once(tx: &mut Tx, nonce: Option<Nonce>, now: Timestamp) -> Result<Once, Error> {
    let Some(Nonce(nonce)) = nonce else { return Ok(Once::First) };
    let is_first = tx.exec(DONE, args![nonce, now]).await? == 1;
    Ok(if is_first { Once::First } else { Once::Again })
}

pub(crate) async fn session(tx: &mut Tx, hash: [u8; 32], now: Timestamp) -> Result<Option<PersonId>, Error> {
    tx.opt(SESSION, args![hash, now]).await
}

pub(crate) async fn add_session(
    tx: &mut Tx,
    hash: [u8; 32],
    person: PersonId,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), Error> {
    tx.exec(ADD_SESSION, args![hash, person, now, ends_at]).await.map(|_| ())
}

pub(crate) async fn end_session(tx: &mut Tx, hash: [u8; 32]) -> Result<(), Error> {
    tx.exec(END_SESSION, args![hash]).await.map(|_| ())
}

pub(crate) async fn end_sessions_of(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(END_SESSIONS_OF, args![person]).await.map(|_| ())
}

/// Removes what is over: sessions that have ended, forms older than two days.
pub(crate) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64, Error> {
    let sessions = tx.exec(FORGET_SESSIONS, args![now]).await?;
    Ok(sessions + tx.exec(FORGET_FORMS, args![now.plus(-2 * Timestamp::DAY)]).await?)
}

const ALIVE: Sql = sql!("SELECT CAST(1 AS bigint) AS value");

/// That the database answers.
pub(crate) async fn alive(tx: &mut Tx) -> Result<(), Error> {
    tx.one::<i64>(ALIVE, args![]).await.map(|_| ())
}
