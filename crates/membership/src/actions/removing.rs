//! Taking away what somebody signs in with.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use terms::{PersonId, Timestamp};

use crate::{
    factor::{PasskeyId, Removed, may_go},
    store,
};

/// Why it was not removed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotRemoved {
    /// She holds an office, and has nothing else.
    #[error("membership-ways-last")]
    Last,
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// What is to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// This passkey.
    Passkey(PasskeyId),
    /// The one-time codes.
    Codes,
}

/// Removes a passkey or the one-time codes. The letter tells of it.
///
/// # Errors
/// [`NotRemoved`]; then nothing was.
///
/// Source: docs/rules/membership.md, 33.
pub(crate) async fn remove(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    what: What,
    letter: Option<Letter>,
    now: Timestamp,
) -> Result<(), NotRemoved> {
    let vault = vault.clone();
    db.write(move |tx| {
        let (vault, letter) = (vault.clone(), letter.clone());
        Box::pin(async move {
            remove_within(tx, person, what, now).await?;
            if let Some(letter) = letter {
                mail::post(tx, &vault, &letter, now).await?;
            }
            Ok(())
        })
    })
    .await
}

async fn remove_within(tx: &mut Tx, person: PersonId, what: What, now: Timestamp) -> Result<(), NotRemoved> {
    let factors = store::factors::of(tx, person).await?;
    // An office that has yet to begin counts: she will need it then.
    let holds_office = !store::offices::of(tx, person, now).await?.is_empty();
    let was_there = match what {
        What::Passkey(id) => store::factors::remove_passkey(tx, person, id).await?,
        What::Codes => store::factors::remove_codes(tx, person).await?,
    };
    let removed = match what {
        What::Passkey(_) => Removed::Passkey,
        What::Codes => Removed::Codes,
    };
    if !was_there {
        return Err(NotRemoved::NotFound);
    }
    // The transaction goes back on an error, and what was removed is there again.
    if may_go(factors, removed, holds_office) { Ok(()) } else { Err(NotRemoved::Last) }
}
