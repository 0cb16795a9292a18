//! Leaving, erasing, and erasing again after a restore.

use std::collections::BTreeSet;

use database::{Db, Error, Tx, Vault};
use serde::Serialize;
use terms::{PersonId, Timestamp};

use crate::{reading::first, store};

/// A person was erased: a row of the outbox, from which other slices forget her too.
#[derive(Debug, Serialize)]
struct Erased {
    person: PersonId,
}

/// Erases what membership keeps of a person, inside a transaction in which the other slices do the same, and sets her
/// tombstone. Her key is to be destroyed once that transaction has committed: [`Vault::destroy`].
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    for case in store::cases::about(tx, person).await? {
        super::cases::forget(tx, &case, now).await?;
    }
    super::branching::forget_requester(tx, person, now).await?;
    super::requesting::forget_person(tx, person, now).await?;
    // What she wrote to organisers under her own name is hers, and goes with her; a portion at a time.
    loop {
        let hers = store::threads::from(tx, person).await?;
        if hers.is_empty() {
            break;
        }
        for (thread, _) in hers {
            super::writing::forget(tx, &thread, now).await?;
        }
    }
    store::erasures::erase(tx, person, now).await?;
    store::applications::delete(tx, person).await?;
    tx.announce("membership.erased", &Erased { person }, now).await
}

/// Forgets an application that nobody confirmed; its key follows.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_application(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    store::applications::delete(tx, person).await?;
    key_to_be_destroyed(tx, person, now).await
}

/// Announces that nothing is left of what a key was for; a listener destroys it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn key_to_be_destroyed(tx: &mut Tx, key: PersonId, now: Timestamp) -> Result<(), Error> {
    tx.announce("membership.erased", &Erased { person: key }, now).await
}

/// Erases again whom a restored back-up brought back: those of whom the restored database has a tombstone, and those in
/// `kept`, the tombstones of the database that it replaces, since a back-up made before an erasure does not know of it.
/// `each` erases one person from every slice in one transaction. How many tombstones there were.
///
/// Comes after the hash check of a restore and before anybody can sign in.
///
/// # Errors
/// When the database or the key store fail.
///
/// Source: docs/rules/membership.md, 19.
pub async fn replay_erasures<F>(db: &Db, vault: &Vault, kept: Vec<PersonId>, each: F) -> Result<usize, Error>
where
    F: AsyncFn(PersonId) -> Result<(), Error>,
{
    let mut all: BTreeSet<PersonId> = kept.into_iter().collect();
    all.extend(tombstones(&mut db.reader().await?).await?);
    for person in &all {
        each(*person).await?;
        vault.destroy(*person).await?;
    }
    Ok(all.len())
}

/// Whom this database remembers to have erased.
///
/// # Errors
/// When the database fails.
pub async fn tombstones(tx: &mut Tx) -> Result<Vec<PersonId>, Error> {
    let mut all = Vec::new();
    loop {
        let after = all.last().copied().unwrap_or_else(first);
        let piece = store::erasures::after(tx, after, 500).await?;
        if piece.is_empty() {
            return Ok(all);
        }
        all.extend(piece);
    }
}
