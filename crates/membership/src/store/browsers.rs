//! Browsers that a person has signed in from, and ceremonies that wait for a passkey's answer.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

row! {
    /// A ceremony that waits.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Ceremony {
        pub(crate) person: Option<PersonId>,
        pub(crate) sealed: Vec<u8>,
    }
}

const REMEMBER: Sql = sql!(
    "INSERT INTO known_browsers (person, hash, used_at) VALUES ($1, $2, $3) ON CONFLICT (person, hash) DO NOTHING"
);
const USED: Sql = sql!("UPDATE known_browsers SET used_at = $3 WHERE person = $1 AND hash = $2");
const KNOWN: Sql = sql!("SELECT used_at AS value FROM known_browsers WHERE person = $1 ORDER BY used_at, hash");
const FORGET: Sql = sql!("DELETE FROM known_browsers WHERE used_at <= $1");
const BEGIN: Sql = sql!("INSERT INTO ceremonies (token, person, sealed, expires_at) VALUES ($1, $2, $3, $4)");
const TAKE: Sql = sql!("DELETE FROM ceremonies WHERE token = $1 AND expires_at > $2 RETURNING person, sealed");
const FORGET_CEREMONIES: Sql = sql!("DELETE FROM ceremonies WHERE expires_at <= $1");

/// Remembers that a person signed in from a browser; whether for the first time.
///
/// # Errors
/// When the database fails.
pub(crate) async fn remember(tx: &mut Tx, person: PersonId, hash: [u8; 32], now: Timestamp) -> Result<bool, Error> {
    if tx.exec(REMEMBER, args![person, hash, now]).await? == 1 {
        return Ok(true);
    }
    tx.exec(USED, args![person, hash, now]).await?;
    Ok(false)
}

/// When each browser of a person was last used to sign in, oldest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Timestamp>, Error> {
    tx.all(KNOWN, args![person]).await
}

/// Forgets browsers that were last used before; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![before]).await
}

/// Keeps a ceremony under the hash of its token.
///
/// # Errors
/// When the database fails.
pub(crate) async fn begin_ceremony(
    tx: &mut Tx,
    token: [u8; 32],
    ceremony: &Ceremony,
    expires_at: Timestamp,
) -> Result<(), Error> {
    tx.exec(BEGIN, args![token, ceremony.person, &ceremony.sealed, expires_at]).await.map(|_| ())
}

/// Uses a ceremony up; `None` when there is none of that token, or its time is over.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_ceremony(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<Option<Ceremony>, Error> {
    tx.opt(TAKE, args![token, now]).await
}

/// Forgets ceremonies that nobody finished; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_ceremonies(tx: &mut Tx, now: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET_CEREMONIES, args![now]).await
}
