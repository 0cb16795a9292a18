//! Accounts at the identity provider that members have linked.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

row! {
    /// A linked account, as its owner sees it.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) struct Linked {
        pub(crate) added_at: Timestamp,
        pub(crate) used_at: Option<Timestamp>,
    }
}

const OF: Sql = sql!("SELECT added_at, used_at FROM identities WHERE person = $1");
const USE: Sql = sql!("UPDATE identities SET used_at = $2 WHERE subject = $1 RETURNING person AS value");
const OWNER: Sql = sql!("SELECT person AS value FROM identities WHERE subject = $1");
const UNLINK: Sql = sql!("DELETE FROM identities WHERE person = $1");
const LINK: Sql = sql!("INSERT INTO identities (subject, person, added_at) VALUES ($1, $2, $3)");

/// The account that a person has linked.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Option<Linked>, Error> {
    tx.opt(OF, args![person]).await
}

/// Whose account it is, who signs in with it now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sign_in(tx: &mut Tx, subject: [u8; 32], now: Timestamp) -> Result<Option<PersonId>, Error> {
    tx.opt(USE, args![subject, now]).await
}

/// Whose account it is.
///
/// # Errors
/// When the database fails.
pub(crate) async fn owner(tx: &mut Tx, subject: [u8; 32]) -> Result<Option<PersonId>, Error> {
    tx.opt(OWNER, args![subject]).await
}

/// Links an account that is nobody's, in place of the one that she has linked.
///
/// # Errors
/// When the database fails.
pub(crate) async fn link(tx: &mut Tx, subject: [u8; 32], person: PersonId, now: Timestamp) -> Result<(), Error> {
    tx.exec(UNLINK, args![person]).await?;
    tx.exec(LINK, args![subject, person, now]).await.map(|_| ())
}

/// Takes the link away; whether there was one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn unlink(tx: &mut Tx, person: PersonId) -> Result<bool, Error> {
    Ok(tx.exec(UNLINK, args![person]).await? == 1)
}
