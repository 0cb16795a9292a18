//! SQL of the frame: sessions, and forms that have done their work.

pub mod retention;

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

use crate::{
    Nonce,
    agent::Agent,
    session::{Session, Strength},
};

row! {
    struct SessionRow {
        hash: Vec<u8>,
        person: PersonId,
        strength: String,
        agent: String,
        started_at: Timestamp,
        seen_at: Option<Timestamp>,
    }
}

const SESSION: Sql =
    sql!("SELECT hash, person, strength, agent, started_at, seen_at FROM sessions WHERE hash = $1 AND ends_at > $2");
const SESSIONS_OF: Sql = sql!(
    "SELECT hash, person, strength, agent, started_at, seen_at FROM sessions \
     WHERE person = $1 AND ends_at > $2 ORDER BY COALESCE(seen_at, started_at) DESC, started_at DESC, hash"
);
const ADD_SESSION: Sql =
    sql!("INSERT INTO sessions (hash, person, strength, agent, started_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)");
const SEE_SESSION: Sql = sql!("UPDATE sessions SET seen_at = $2 WHERE hash = $1");
const END_SESSION_OF: Sql = sql!("DELETE FROM sessions WHERE person = $1 AND hash = $2");
const END_OTHER_SESSIONS: Sql = sql!("DELETE FROM sessions WHERE person = $1 AND hash <> $2");
const END_SESSION: Sql = sql!("DELETE FROM sessions WHERE hash = $1");
const END_SESSIONS_OF: Sql = sql!("DELETE FROM sessions WHERE person = $1");
const END_EVERY_SESSION: Sql = sql!("DELETE FROM sessions");
const FORGET_SESSIONS: Sql = sql!("DELETE FROM sessions WHERE ends_at <= $1");
const DONE: Sql = sql!("INSERT INTO done_forms (nonce, done_at) VALUES ($1, $2) ON CONFLICT (nonce) DO NOTHING");
const IS_DONE: Sql = sql!("SELECT count(*) AS value FROM done_forms WHERE nonce = $1");
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

/// Whether the form with this nonce has done its work, for whoever answers it without doing anything. Whoever does something asks
/// [`once`].
///
/// # Errors
/// When the database fails.
pub async fn is_done(tx: &mut Tx, nonce: Option<Nonce>) -> Result<bool, Error> {
    let Some(Nonce(nonce)) = nonce else { return Ok(false) };
    Ok(tx.one::<i64>(IS_DONE, args![nonce]).await? > 0)
}

/// The session of that hash and whose it is, unless it has ended.
pub(crate) async fn session(tx: &mut Tx, hash: [u8; 32], now: Timestamp) -> Result<Option<(PersonId, Session)>, Error> {
    let row: Option<SessionRow> = tx.opt(SESSION, args![hash, now]).await?;
    row.map(|row| Ok((row.person, read(row)?))).transpose()
}

pub(crate) async fn sessions_of(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Vec<Session>, Error> {
    let rows: Vec<SessionRow> = tx.all(SESSIONS_OF, args![person, now]).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: SessionRow) -> Result<Session, Error> {
    Ok(Session {
        hash: row.hash.try_into().map_err(|_| Error::unreadable("sessions.hash"))?,
        strength: Strength::from_word(&row.strength).ok_or_else(|| Error::unreadable("sessions.strength"))?,
        agent: Agent::from_word(&row.agent),
        started_at: row.started_at,
        seen_at: row.seen_at.unwrap_or(row.started_at),
    })
}

pub(crate) async fn add_session(
    tx: &mut Tx,
    person: PersonId,
    session: &Session,
    ends_at: Timestamp,
) -> Result<(), Error> {
    let row = args![session.hash, person, session.strength.word(), session.agent.word(), session.started_at, ends_at];
    tx.exec(ADD_SESSION, row).await.map(|_| ())
}

/// Notes that a session is used.
pub(crate) async fn see_session(tx: &mut Tx, hash: [u8; 32], now: Timestamp) -> Result<(), Error> {
    tx.exec(SEE_SESSION, args![hash, now]).await.map(|_| ())
}

pub(crate) async fn end_session_of(tx: &mut Tx, person: PersonId, hash: [u8; 32]) -> Result<bool, Error> {
    Ok(tx.exec(END_SESSION_OF, args![person, hash]).await? == 1)
}

pub(crate) async fn end_other_sessions(tx: &mut Tx, person: PersonId, but: [u8; 32]) -> Result<(), Error> {
    tx.exec(END_OTHER_SESSIONS, args![person, but]).await.map(|_| ())
}

pub(crate) async fn end_session(tx: &mut Tx, hash: [u8; 32]) -> Result<(), Error> {
    tx.exec(END_SESSION, args![hash]).await.map(|_| ())
}

pub(crate) async fn end_sessions_of(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(END_SESSIONS_OF, args![person]).await.map(|_| ())
}

pub(crate) async fn end_every_session(tx: &mut Tx) -> Result<(), Error> {
    tx.exec(END_EVERY_SESSION, args![]).await.map(|_| ())
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
