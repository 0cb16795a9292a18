//! Becoming a guest of a place, no longer being one, and being written to as one.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use terms::{PersonId, PlaceId, Timestamp};
use web::{Nonce, Once, once};

use crate::{
    guest::{CannotVisit, Guest, may_visit},
    reading,
    standing::Standing,
    store,
};

/// Why somebody did not become a guest.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotLinked {
    /// She is no member.
    #[error("membership-standing-not-a-member")]
    NotAMember,
    /// There is no such place, or it is the movement as a whole.
    #[error("membership-standing-no-home")]
    NoPlace,
    /// The rules of guests forbid it.
    #[error(transparent)]
    Forbidden(#[from] CannotVisit),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// A member becomes a guest of a place. Being one there already, she is one from now on as she says.
///
/// # Errors
/// [`NotLinked`]; then nothing changed.
///
/// Source: docs/rules/membership.md, 72.
pub(crate) async fn link(
    db: &Db,
    person: PersonId,
    (place, is_shown): (PlaceId, bool),
    now: Timestamp,
) -> Result<(), NotLinked> {
    db.write(move |tx| {
        Box::pin(async move {
            let Standing::Member { place: home, .. } = reading::standing(tx, person, now).await? else {
                return Err(NotLinked::NotAMember);
            };
            if !reading::is_home(tx, place).await? {
                return Err(NotLinked::NoPlace);
            }
            let links = store::guests::of(tx, person).await?;
            may_visit(place, &places::ancestor_ids(tx, home).await?, &links)?;
            let is_same = |link: &Guest| link.place == place && link.ended_at.is_none() && link.is_shown == is_shown;
            if links.iter().any(is_same) {
                return Ok(());
            }
            store::guests::end(tx, person, place, now).await?;
            store::guests::insert(tx, person, Guest { place, since: now, ended_at: None, is_shown }).await?;
            Ok(())
        })
    })
    .await
}

/// A member is no longer a guest of a place.
///
/// # Errors
/// When the database fails.
pub(crate) async fn unlink(db: &Db, person: PersonId, place: PlaceId, now: Timestamp) -> Result<(), Error> {
    db.write(move |tx| Box::pin(store::guests::end(tx, person, place, now))).await
}

/// Ends the links to places where somebody is at home from now on.
///
/// # Errors
/// When the database fails.
pub(crate) async fn come_home(tx: &mut Tx, person: PersonId, home: PlaceId, now: Timestamp) -> Result<(), Error> {
    for place in places::ancestor_ids(tx, home).await? {
        store::guests::end(tx, person, place, now).await?;
    }
    Ok(())
}

/// Sends the organisers' letter to a guest, unless she has ended it meanwhile; whether it was sent. Sent twice it goes once.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn write(
    db: &Db,
    vault: &Vault,
    (person, place): (PersonId, PlaceId),
    letter: Option<Letter>,
    (nonce, now): (Option<Nonce>, Timestamp),
) -> Result<bool, Error> {
    let vault = vault.clone();
    db.write(move |tx| {
        let (letter, vault) = (letter.clone(), vault.clone());
        Box::pin(async move {
            if !store::guests::shown(tx, place, now).await?.iter().any(|shown| shown.person == person) {
                return Ok(false);
            }
            if let (Once::First, Some(letter)) = (once(tx, nonce, now).await?, letter) {
                mail::post(tx, &vault, &letter, now).await?;
            }
            Ok(true)
        })
    })
    .await
}
