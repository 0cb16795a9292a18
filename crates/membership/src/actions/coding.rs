//! One-time codes: beginning them, confirming them by one code, and typing one.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use terms::{PersonId, Timestamp};

use crate::{
    code::{Secret, Typed, judge},
    store,
};

/// What their secret is sealed as.
const FIELD: &str = "one-time-codes";
/// Begun and not confirmed, they are forgotten after so long.
pub(crate) const BEGUN: i64 = Timestamp::HOUR;

/// Begins one-time codes. Those that were confirmed stay as they are.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn begin(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    secret: &Secret,
    now: Timestamp,
) -> Result<bool, Error> {
    let sealed = vault.seal(person, FIELD, &secret.text(), now).await?;
    db.write(move |tx| {
        let sealed = sealed.clone();
        Box::pin(async move { store::factors::begin_codes(tx, person, &sealed, now).await })
    })
    .await
}

/// The secret of codes that were begun and wait to be confirmed.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn waiting(
    tx: &mut Tx,
    vault: &Vault,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<Secret>, Error> {
    match store::factors::codes(tx, person).await? {
        Some(codes) if codes.confirmed_at.is_none() && now < codes.begun_at.plus(BEGUN) => {
            secret(vault, person, &codes.sealed, now).await.map(Some)
        }
        _ => Ok(None),
    }
}

async fn secret(vault: &Vault, person: PersonId, sealed: &[u8], now: Timestamp) -> Result<Secret, Error> {
    let text = vault.open_field(person, FIELD, sealed, now).await?;
    text.as_deref().and_then(Secret::read).ok_or_else(|| Error::unreadable("one_time_codes.sealed"))
}

/// Confirms the codes that wait by one of them; whether it was right. The letter tells of it.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn confirm(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    typed: &str,
    letter: Option<Letter>,
    now: Timestamp,
) -> Result<bool, Error> {
    let waiting = waiting(&mut db.reader().await?, vault, person, now).await?;
    let Some(step) = waiting.and_then(|secret| secret.step_of(typed, now)) else { return Ok(false) };
    let vault = vault.clone();
    db.write(move |tx| {
        let (vault, letter) = (vault.clone(), letter.clone());
        Box::pin(async move {
            let is_new = store::factors::confirm_codes(tx, person, step, now).await?;
            if let Some(letter) = letter.filter(|_| is_new) {
                mail::post(tx, &vault, &letter, now).await?;
            }
            Ok(is_new)
        })
    })
    .await
}

/// Judges a code that was typed to make a session strong; `None` when she has no codes. The letter tells that too many
/// were wrong.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 31 and 34.
pub(crate) async fn show(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    typed: &str,
    letter: Option<Letter>,
    now: Timestamp,
) -> Result<Option<Typed>, Error> {
    let mut tx = db.reader().await?;
    let codes = store::factors::codes(&mut tx, person).await?.filter(|codes| codes.confirmed_at.is_some());
    let Some(codes) = codes else { return Ok(None) };
    drop(tx);
    let step = secret(vault, person, &codes.sealed, now).await?.step_of(typed, now);
    let vault = vault.clone();
    db.write(move |tx| {
        let (vault, letter) = (vault.clone(), letter.clone());
        Box::pin(async move {
            // Read again: two codes may be typed at once.
            let Some(codes) = store::factors::codes(tx, person).await? else { return Ok(None) };
            let (typed, tries) = judge(codes.tries(), step, now);
            store::factors::save_tries(tx, person, tries).await?;
            if let Some(letter) = letter.filter(|_| typed == Typed::Locks) {
                mail::post(tx, &vault, &letter, now).await?;
            }
            Ok(Some(typed))
        })
    })
    .await
}
