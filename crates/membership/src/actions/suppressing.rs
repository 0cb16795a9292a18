//! Addresses that are not written to, and whether somebody can be written to now.

use database::{Db, Error, Tx, Vault};
use terms::{Email, Language, PersonId, PlaceId, Timestamp};

use super::{consenting, writing};
use crate::{
    purpose::{Purpose, VOLUNTEERING},
    reading,
    sealing::email_hash,
    skill::Skill,
    store,
};

/// What an address is suppressed as when servers refuse it.
const UNDELIVERABLE: &str = "undeliverable";
/// So often servers must refuse an address before it is given up; at once, where they say that there is no such mailbox.
const REFUSALS: i64 = 3;

/// On what ground somebody is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// That she is a member: what she must know.
    Membership,
    /// That she agreed to it.
    Consent(&'static Purpose),
    /// That she offers a skill.
    Skill(&'static Skill),
}

/// Somebody who can be written to now.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Her address.
    pub email: Email,
    /// The language in which she is written to.
    pub language: Language,
    /// Where she is at home.
    pub home: PlaceId,
    /// Keyed hash of her address.
    pub address: [u8; 32],
}

/// Why somebody is not written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotWritten {
    /// She is no member now.
    NoMember,
    /// She does not agree, objects, or her address asked not to get it.
    NoConsent,
    /// There is no address.
    NoAddress,
    /// There is one, and servers say that it cannot be delivered to.
    Undeliverable,
}

/// The keyed hash under which an address is suppressed.
pub fn address(vault: &Vault, email: &Email) -> [u8; 32] {
    vault.find_hash("suppression", &email.lookup())
}

/// Whether somebody with that address is a member now.
///
/// # Errors
/// When the database fails.
pub async fn is_members(tx: &mut Tx, vault: &Vault, email: &Email, now: Timestamp) -> Result<bool, Error> {
    match store::persons::by_email(tx, email_hash(vault, email)).await? {
        Some(person) => Ok(reading::standing(tx, person, now).await?.is_member()),
        None => Ok(false),
    }
}

/// Whether what a purpose is about may be sent to an address of somebody who is no member: the keyed hash of it, or why not.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 94 and 95.
pub async fn open_address(
    tx: &mut Tx,
    vault: &Vault,
    email: &Email,
    purpose: &Purpose,
) -> Result<Result<[u8; 32], NotWritten>, Error> {
    let address = address(vault, email);
    for (what, times) in store::suppressions::of(tx, &address).await? {
        if what == purpose.id {
            return Ok(Err(NotWritten::NoConsent));
        }
        if what == UNDELIVERABLE && times >= REFUSALS {
            return Ok(Err(NotWritten::Undeliverable));
        }
    }
    Ok(Ok(address))
}

/// The keyed hash of an address, unless servers deliver nothing to it any more.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 95.
pub(crate) async fn delivers_to(tx: &mut Tx, vault: &Vault, email: &Email) -> Result<Option<[u8; 32]>, Error> {
    let address = address(vault, email);
    let suppressed = store::suppressions::of(tx, &address).await?;
    let is_given_up = suppressed.iter().any(|(what, times)| what == UNDELIVERABLE && *times >= REFUSALS);
    Ok((!is_given_up).then_some(address))
}

/// Whoever reads the mail of an address wants what a purpose is about: a link that was sent there came back with her word.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 94 and 95.
pub async fn opens_address(tx: &mut Tx, address: &[u8; 32], purpose: &Purpose, now: Timestamp) -> Result<(), Error> {
    store::suppressions::lift(tx, address, &purpose.id, now).await?;
    store::suppressions::lift(tx, address, UNDELIVERABLE, now).await
}

/// She no longer wants it.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 94.
pub async fn closes_address(tx: &mut Tx, address: &[u8; 32], purpose: &Purpose, now: Timestamp) -> Result<(), Error> {
    store::suppressions::add(tx, address, (&purpose.id, 1), now).await
}

/// The same for the address of a person, if she has one.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn address_of(
    tx: &mut Tx,
    vault: &Vault,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<[u8; 32]>, Error> {
    let email = reading::email(tx, vault, person, now).await?;
    Ok(email.and_then(|email| email.parse().ok()).map(|email| address(vault, &email)))
}

/// Whether and how somebody is written to, now. To be asked again for each message, before it is sent.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 93 to 96.
pub async fn recipient(
    tx: &mut Tx,
    vault: &Vault,
    (person, basis): (PersonId, Basis),
    now: Timestamp,
) -> Result<Result<Recipient, NotWritten>, Error> {
    let standing = reading::standing(tx, person, now).await?;
    let Some(home) = standing.place().filter(|_| standing.is_member()) else { return Ok(Err(NotWritten::NoMember)) };
    let (stands, stopped_as) = match basis {
        Basis::Membership => (true, None),
        Basis::Consent(purpose) => (consenting::agrees(tx, person, purpose, now).await?, Some(purpose.id.as_str())),
        Basis::Skill(skill) => (offers(tx, person, skill).await?, Some(VOLUNTEERING)),
    };
    if !stands {
        return Ok(Err(NotWritten::NoConsent));
    }
    let Some((email, language)) = writing::reach(tx, vault, person, now).await? else {
        return Ok(Err(NotWritten::NoAddress));
    };
    let address = address(vault, &email);
    for (what, times) in store::suppressions::of(tx, &address).await? {
        if what == UNDELIVERABLE {
            if times >= REFUSALS {
                return Ok(Err(NotWritten::Undeliverable));
            }
        } else if stopped_as == Some(what.as_str()) {
            return Ok(Err(NotWritten::NoConsent));
        }
    }
    Ok(Ok(Recipient { email, language, home, address }))
}

/// Whether somebody offers a skill, and does not object.
async fn offers(tx: &mut Tx, person: PersonId, skill: &Skill) -> Result<bool, Error> {
    let objects = store::consents::objected_at(tx, person).await?.is_some();
    Ok(!objects && store::skills::standing(tx, person, skill).await?.is_some())
}

/// Somebody no longer wants what a purpose is about: her consent is taken back, and her address is not written to for it any more.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 94; RFC 8058.
pub async fn unsubscribe(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    purpose: &'static Purpose,
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = db.reader().await?;
    // A letter may be older than what made her entry one with another.
    let person = store::mergers::survivor(&mut tx, person).await?;
    let address = address_of(&mut tx, vault, person, now).await?;
    drop(tx);
    db.write(move |tx| {
        Box::pin(async move {
            store::consents::withdraw_one(tx, person, &purpose.id, now).await?;
            if purpose.id == VOLUNTEERING {
                store::skills::withdraw_all(tx, person, now).await?;
            }
            match address {
                Some(address) => store::suppressions::add(tx, &address, (&purpose.id, 1), now).await,
                None => Ok(()),
            }
        })
    })
    .await
}

/// A mail server said that it could not deliver a letter to an address; `is_gone` when there is no such mailbox.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 95; RFC 3463.
pub async fn undelivered(tx: &mut Tx, address: &[u8; 32], is_gone: bool, now: Timestamp) -> Result<(), Error> {
    let times = if is_gone { REFUSALS } else { 1 };
    store::suppressions::add(tx, address, (UNDELIVERABLE, times), now).await
}

/// Whether an address asked not to get what a purpose is about.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn is_suppressed(tx: &mut Tx, address: Option<&[u8; 32]>, purpose: &Purpose) -> Result<bool, Error> {
    match address {
        Some(address) => Ok(store::suppressions::of(tx, address).await?.iter().any(|(what, _)| *what == purpose.id)),
        None => Ok(false),
    }
}

/// The address of somebody works again: a link that was sent there came back.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 95.
pub(crate) async fn works(db: &Db, vault: &Vault, person: PersonId, now: Timestamp) -> Result<(), Error> {
    let mut tx = db.reader().await?;
    let Some(address) = address_of(&mut tx, vault, person, now).await? else { return Ok(()) };
    let is_noted = store::suppressions::of(&mut tx, &address).await?.iter().any(|(what, _)| what == UNDELIVERABLE);
    drop(tx);
    if !is_noted {
        return Ok(());
    }
    db.write(move |tx| Box::pin(async move { store::suppressions::lift(tx, &address, UNDELIVERABLE, now).await })).await
}

/// What is not sent to somebody's address: for her own copy.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn own(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Vec<String>, Error> {
    let Some(address) = address_of(tx, vault, person, now).await? else { return Ok(Vec::new()) };
    Ok(store::suppressions::of(tx, &address).await?.into_iter().map(|(what, _)| what).collect())
}
