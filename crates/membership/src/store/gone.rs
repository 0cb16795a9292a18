//! Addresses of people who were erased, as keyed hashes, so that no old file brings them back.

use database::{Error, Sql, Tx, args, sql};
use terms::{PersonId, Timestamp};

/// So many days such an address is kept: as long as old files lie about.
pub(crate) const KEPT_DAYS: i64 = 3_652;

const NOTE: Sql = sql!(
    "INSERT INTO gone_addresses (hash, since) SELECT hash, $2 FROM email_hashes WHERE person = $1 \
     ON CONFLICT (hash) DO NOTHING"
);
const OF: Sql = sql!("SELECT hash AS value FROM email_hashes WHERE person = $1");
const IS_GONE: Sql = sql!("SELECT count(*) AS value FROM gone_addresses WHERE hash = $1");
const LIFT: Sql = sql!("DELETE FROM gone_addresses WHERE hash = $1");
const FORGET: Sql = sql!("DELETE FROM gone_addresses WHERE since <= $1");

/// Notes the address of somebody who is about to be erased, if she has one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn note(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    tx.exec(NOTE, args![person, now]).await.map(|_| ())
}

/// The keyed hash of a person's address, as she is found by it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn address_of(tx: &mut Tx, person: PersonId) -> Result<Option<Vec<u8>>, Error> {
    tx.opt(OF, args![person]).await
}

/// Whether a person has an address.
///
/// # Errors
/// When the database fails.
pub(crate) async fn has_address(tx: &mut Tx, person: PersonId) -> Result<bool, Error> {
    Ok(address_of(tx, person).await?.is_some())
}

/// Whether somebody with that address was erased.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_gone(tx: &mut Tx, hash: &[u8]) -> Result<bool, Error> {
    Ok(tx.one::<i64>(IS_GONE, args![hash]).await? > 0)
}

/// Forgets that she was: what entered her was undone.
///
/// # Errors
/// When the database fails.
pub(crate) async fn lift(tx: &mut Tx, hash: &[u8]) -> Result<(), Error> {
    tx.exec(LIFT, args![hash]).await.map(|_| ())
}

/// Forgets those that were noted at an instant or before it; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![until]).await
}
