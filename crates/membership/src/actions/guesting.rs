//! Becoming a guest of a place, no longer being one, and being written to as one.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use terms::{OfficeId, PersonId, PlaceId, Timestamp};
use web::{Nonce, Once, once};

use crate::{
    actions::revealing::{self, NotRevealed, Wanted},
    guest::{CannotVisit, Guest, may_visit},
    office::{Office, SEARCH},
    person::Field,
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

/// What a row of the access log says a letter was written for.
const WROTE: &str = "guest";

/// A letter of the organisers to a guest.
#[derive(Debug, Clone)]
pub(crate) struct ToGuest {
    pub(crate) writer: PersonId,
    pub(crate) person: PersonId,
    pub(crate) place: PlaceId,
    /// None for whoever has no e-mail.
    pub(crate) letter: Option<Letter>,
}

/// How writing to a guest went, apart from what is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Sent,
    Stopped,
}

/// Sends the organisers' letter to a guest, unless she has ended it meanwhile; the access log says who wrote, and she reads it
/// there. Sent twice it goes once.
///
/// # Errors
/// [`NotRevealed`]; then nothing was sent.
///
/// Source: docs/rules/membership.md, 72.
pub(crate) async fn write(
    db: &Db,
    vault: &Vault,
    new: ToGuest,
    (nonce, salt, now): (Option<Nonce>, [u8; 32], Timestamp),
) -> Result<(), NotRevealed> {
    let vault = vault.clone();
    let outcome = revealing::numbered(db, move |tx| {
        let (new, vault) = (new.clone(), vault.clone());
        Box::pin(async move {
            let ToGuest { writer, person, place, letter } = new;
            let office = opening(tx, (writer, person, place), now).await?.ok_or(NotRevealed::NotYours)?;
            // Before the form counts as used: whoever is stopped sends it again later.
            if !revealing::may_go_on(tx, writer, now).await? {
                return Ok(Outcome::Stopped);
            }
            if once(tx, nonce, now).await? == Once::Again {
                return Ok(Outcome::Sent);
            }
            let wanted = Wanted { viewer: writer, person, field: Field::Letter, purpose: WROTE.into(), note: None };
            revealing::add_row(tx, &wanted, office, None, (salt, now)).await?;
            if let Some(letter) = letter {
                mail::post(tx, &vault, &letter, now).await?;
            }
            Ok(Outcome::Sent)
        })
    });
    match outcome.await? {
        Outcome::Sent => Ok(()),
        Outcome::Stopped => Err(NotRevealed::TooMany),
    }
}

/// In which office somebody writes to a guest of a place, and which place that covers: the guest agreed to be found there, and
/// nothing is withheld from the office, at the place or where the guest is at home.
///
/// # Errors
/// When the database fails.
pub(crate) async fn opening(
    tx: &mut Tx,
    (writer, guest, place): (PersonId, PersonId, PlaceId),
    now: Timestamp,
) -> Result<Option<(OfficeId, PlaceId)>, Error> {
    if writer == guest || !store::guests::is_shown(tx, (guest, place), now).await? {
        return Ok(None);
    }
    let home = match reading::standing(tx, guest, now).await?.place() {
        Some(home) => places::ancestor_ids(tx, home).await?,
        None => return Ok(None),
    };
    let chain = places::ancestor_ids(tx, place).await?;
    let offices = reading::offices_in_force(tx, writer, now).await?;
    let opens =
        |one: &&Office| one.allows(SEARCH, &chain, now) && !home.iter().any(|place| one.without.contains(place));
    Ok(offices.iter().find(opens).map(|office| (office.id, office.place)))
}
