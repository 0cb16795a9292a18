//! Correcting what is kept: a person sees it and puts it right herself, her address of mail by a letter to the new one.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use terms::{Email, Id, Kind, PersonId, Timestamp};
use web::{Nonce, Once, once};

use crate::{
    person::{Address, Field, Name, Particulars},
    reading,
    sealing::{self, email_hash, prefixes},
    store::{self, corrections::Waiting},
    token::Token,
};

/// A new address of mail waits so long for its button.
const WAITS: i64 = Timestamp::DAY;

/// The field under which a new address is sealed while it waits.
const FIELD: &str = "new-email";

/// Id of a correction.
pub(crate) type CorrectionId = Id<CorrectionKind>;

/// The kind of thing that a [`CorrectionId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CorrectionKind {}
impl Kind for CorrectionKind {
    const WORD: &'static str = "correction";
}

/// What a person may put right by herself at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Corrected {
    pub(crate) name: Name,
    pub(crate) postcode: Option<terms::Postcode>,
    pub(crate) address: Option<Address>,
}

/// Why a new address of mail was not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotChanged {
    /// The link was used, is too old, or is somebody else's.
    #[error("membership-link-over")]
    Over,
    /// Somebody else has that address meanwhile.
    #[error("membership-email-taken")]
    Taken,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// What is kept of a person in clear, for herself.
///
/// # Errors
/// When database or key store fail, or a field breaks the rules it was saved under.
pub(crate) async fn particulars(
    tx: &mut Tx,
    vault: &Vault,
    person: PersonId,
    now: Timestamp,
) -> Result<Particulars, Error> {
    let mut open = async |field: Field| sealing::open(tx, vault, person, field, now).await;
    let unreadable = |field: Field| Error::unreadable(field.word());
    let name = open(Field::Name).await?.ok_or(Error::NoRow)?;
    let [email, postcode, address] =
        [open(Field::Email).await?, open(Field::Postcode).await?, open(Field::Address).await?];
    Ok(Particulars {
        name: name.parse().map_err(|_| unreadable(Field::Name))?,
        email: email.map(|email| email.parse()).transpose().map_err(|_| unreadable(Field::Email))?,
        postcode: postcode.map(|code| code.parse()).transpose().map_err(|_| unreadable(Field::Postcode))?,
        address: address.map(|address| address.parse()).transpose().map_err(|_| unreadable(Field::Address))?,
    })
}

/// Puts right what differs. What is left empty goes; a name cannot. How many fields changed.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 21.
pub(crate) async fn correct(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    new: Corrected,
    (chance, now): ([u8; 10], Timestamp),
) -> Result<usize, Error> {
    let old = particulars(&mut db.reader().await?, vault, person, now).await?;
    let fields = [
        (Field::Name, Some(old.name.as_str()), Some(new.name.as_str())),
        (
            Field::Postcode,
            old.postcode.as_ref().map(terms::Postcode::as_str),
            new.postcode.as_ref().map(terms::Postcode::as_str),
        ),
        (
            Field::Address,
            old.address.as_ref().map(terms::Plain::as_str),
            new.address.as_ref().map(terms::Plain::as_str),
        ),
    ];
    let mut changes: Vec<(Field, Option<Vec<u8>>)> = Vec::new();
    for (field, _, new) in fields.into_iter().filter(|(_, old, new)| old != new) {
        let sealed = match new {
            Some(value) => Some(vault.seal(person, field.word(), value, now).await?),
            None => None,
        };
        changes.push((field, sealed));
    }
    let found_by = (old.name != new.name).then(|| prefixes(vault, &new.name));
    let changed = changes.len();
    db.write(move |tx| {
        let (changes, found_by) = (changes.clone(), found_by.clone());
        Box::pin(async move {
            if store::persons::find(tx, person).await?.is_none() {
                return Ok(());
            }
            for (field, sealed) in &changes {
                store::corrections::save(tx, person, *field, sealed.as_deref()).await?;
                store::corrections::note(tx, (id(now, chance, *field), person, *field), now).await?;
            }
            match found_by {
                Some(found_by) => store::search::replace(tx, person, &found_by).await,
                None => Ok(()),
            }
        })
    })
    .await?;
    Ok(changed)
}

fn id(now: Timestamp, mut chance: [u8; 10], field: Field) -> CorrectionId {
    chance[9] ^= field as u8;
    Id::in_order(now, chance)
}

/// Sends a letter to a new address of mail: with the link that confirms it, or, to one that belongs to somebody else, that
/// it is known here already. The caller cannot tell which.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn ask(
    db: &Db,
    vault: &Vault,
    (person, token, email): (PersonId, &Token, &Email),
    (confirm, known): (Letter, Letter),
    nonce: Option<Nonce>,
    now: Timestamp,
) -> Result<(), Error> {
    let hash = email_hash(vault, email);
    let sealed = vault.seal(person, FIELD, email.as_str(), now).await?;
    let waiting = Waiting { person, sealed, expires_at: now.plus(WAITS) };
    let (token, vault) = (token.hash(), vault.clone());
    db.write(move |tx| {
        let (waiting, confirm, known, vault) = (waiting.clone(), confirm.clone(), known.clone(), vault.clone());
        Box::pin(async move {
            if once(tx, nonce, now).await? == Once::Again {
                return Ok(());
            }
            if store::persons::by_email(tx, hash).await?.is_some_and(|holder| holder != person) {
                mail::post(tx, &vault, &known, now).await?;
                return Ok(());
            }
            store::corrections::wait(tx, token, &waiting).await?;
            mail::post(tx, &vault, &confirm, now).await?;
            Ok(())
        })
    })
    .await
}

/// Whether that link would change the person's address.
///
/// # Errors
/// When the database fails.
pub(crate) async fn waits(tx: &mut Tx, token: &Token, person: PersonId, now: Timestamp) -> Result<bool, Error> {
    Ok(store::corrections::waiting(tx, token.hash(), now).await?.is_some_and(|waiting| waiting.person == person))
}

/// Takes the new address of a link. `farewell` writes to the old one, if there is one.
///
/// # Errors
/// [`NotChanged`]; then the old address stays.
///
/// Source: docs/rules/membership.md, 22.
pub(crate) async fn confirm(
    db: &Db,
    vault: &Vault,
    (token, person): (&Token, PersonId),
    farewell: impl FnOnce(&Email) -> Letter,
    (chance, now): ([u8; 10], Timestamp),
) -> Result<(), NotChanged> {
    let token = token.hash();
    let mut tx = db.reader().await?;
    let waiting = store::corrections::waiting(&mut tx, token, now).await?;
    let waiting = waiting.filter(|waiting| waiting.person == person).ok_or(NotChanged::Over)?;
    let old = reading::email(&mut tx, vault, person, now).await?.and_then(|email| email.parse().ok());
    drop(tx);
    let email = vault.open_field(person, FIELD, &waiting.sealed, now).await?.ok_or(NotChanged::Over)?;
    let email: Email = email.parse().map_err(|_| Error::unreadable("email_changes.sealed"))?;
    let farewell = old.as_ref().filter(|old| **old != email).map(farewell);
    let hash = email_hash(vault, &email);
    let sealed = vault.seal(person, Field::Email.word(), email.as_str(), now).await?;
    let vault = vault.clone();
    db.write(move |tx| {
        let (sealed, farewell, vault) = (sealed.clone(), farewell.clone(), vault.clone());
        Box::pin(async move {
            if !store::corrections::take(tx, token, now).await? {
                return Err(NotChanged::Over);
            }
            if store::persons::by_email(tx, hash).await?.is_some_and(|holder| holder != person) {
                return Err(NotChanged::Taken);
            }
            store::corrections::change_email(tx, person, hash).await?;
            store::corrections::save(tx, person, Field::Email, Some(&sealed)).await?;
            store::corrections::note(tx, (id(now, chance, Field::Email), person, Field::Email), now).await?;
            if let Some(letter) = &farewell {
                mail::post(tx, &vault, letter, now).await?;
            }
            Ok(())
        })
    })
    .await
}
