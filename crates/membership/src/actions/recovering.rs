//! Recovery codes: making ten, and using one.

use database::{Db, Error, Vault};
use mail::Letter;
use terms::{PersonId, Timestamp};
use web::{Nonce, Once, once};

use crate::{recovery, store};

/// Keeps these recovery codes in place of all earlier ones. The same form sent again keeps what was kept.
///
/// # Errors
/// When the database fails.
pub(crate) async fn replace(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    codes: &[String],
    nonce: Option<Nonce>,
    now: Timestamp,
) -> Result<Once, Error> {
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| hash(vault, person, code)).collect();
    db.write(move |tx| {
        let hashes = hashes.clone();
        Box::pin(async move {
            let times = once(tx, nonce, now).await?;
            if times == Once::First {
                store::factors::save_recovery(tx, person, &hashes, now).await?;
            }
            Ok(times)
        })
    })
    .await
}

/// Uses a recovery code up; whether it was one of hers and unused. The letter tells of it.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 32.
pub(crate) async fn show(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    typed: &str,
    letter: Option<Letter>,
    now: Timestamp,
) -> Result<bool, Error> {
    let (hash, vault) = (hash(vault, person, typed), vault.clone());
    db.write(move |tx| {
        let (vault, letter) = (vault.clone(), letter.clone());
        Box::pin(async move {
            let is_right = store::factors::use_recovery(tx, person, hash, now).await?;
            if let Some(letter) = letter.filter(|_| is_right) {
                mail::post(tx, &vault, &letter, now).await?;
            }
            Ok(is_right)
        })
    })
    .await
}

/// A keyed hash: eighty random bits need no slow one.
fn hash(vault: &Vault, person: PersonId, code: &str) -> [u8; 32] {
    vault.find_hash("recovery", &format!("{person} {}", recovery::plain(code)))
}
