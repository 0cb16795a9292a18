//! Somebody has signed in: from a browser that she has used before?

use database::{Db, Error, Vault};
use mail::Letter;
use terms::{PersonId, Timestamp};

use crate::{store, token::Token};

/// A browser is remembered so long after it was last used to sign in, in days.
pub(crate) const REMEMBERED_DAYS: i64 = 400;

/// Remembers the browser, and sends the letter when she signs in from it for the first time.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 30.
pub(crate) async fn arrive(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    browser: &Token,
    letter: Option<Letter>,
    now: Timestamp,
) -> Result<(), Error> {
    let (vault, browser) = (vault.clone(), browser.hash());
    db.write(move |tx| {
        let (vault, letter) = (vault.clone(), letter.clone());
        Box::pin(async move {
            let is_new = store::browsers::remember(tx, person, browser, now).await?;
            if let Some(letter) = letter.filter(|_| is_new) {
                mail::post(tx, &vault, &letter, now).await?;
            }
            Ok(())
        })
    })
    .await
}
