//! Passkeys: adding one, and showing who one is with one.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use terms::{PersonId, Plain, Timestamp};
use webauthn_rs::prelude::{CreationChallengeResponse, Passkey, RequestChallengeResponse};

use crate::{
    ceremony::{Answer, Asked, LASTS, Party, Unfit, credential},
    factor::PasskeyId,
    store::{self, browsers::Ceremony, factors::StoredPasskey},
    token::Token,
};

/// What a passkey is sealed as.
const KEY: &str = "passkey";
/// And the name that its owner gave it.
const NAME: &str = "passkey-name";
/// What a ceremony is sealed for.
const CEREMONY: &str = "ceremony";

/// The name of a passkey: "My phone".
pub(crate) type PasskeyName = Plain<60>;

/// Why a ceremony came to nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotShown {
    /// It was finished before, is too old, or was begun by somebody else.
    #[error("membership-passkey-over")]
    Over,
    /// The answer does not fit, or the passkey is not known here.
    #[error("membership-passkey-wrong")]
    Wrong,
    /// Database or key store failed.
    #[error(transparent)]
    Database(#[from] Error),
}

impl From<Unfit> for NotShown {
    fn from(_: Unfit) -> Self {
        Self::Wrong
    }
}

/// Who adds a passkey.
#[derive(Debug, Clone)]
pub(crate) struct Adder {
    /// Who.
    pub(crate) person: PersonId,
    /// Her e-mail or name, shown by her authenticator and kept by it.
    pub(crate) account: String,
    /// Her name, likewise.
    pub(crate) name: String,
}

/// Asks the browser of a person to make a passkey; the token names the ceremony.
///
/// # Errors
/// [`NotShown`].
pub(crate) async fn ask_to_make(
    db: &Db,
    vault: &Vault,
    party: &Party,
    adder: &Adder,
    token: &Token,
    now: Timestamp,
) -> Result<CreationChallengeResponse, NotShown> {
    let known = open_all(&mut db.reader().await?, vault, adder.person, now).await?;
    let (question, asked) = party.ask_to_make(adder.person, (&adder.account, &adder.name), &known)?;
    begin(db, vault, Some(adder.person), &asked, token, now).await?;
    Ok(question)
}

/// A passkey that a browser says it has made.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    /// The id that it gets.
    pub(crate) id: PasskeyId,
    /// What its owner calls it.
    pub(crate) name: PasskeyName,
    /// The ceremony.
    pub(crate) token: Token,
    /// What the browser answered, as JSON.
    pub(crate) answer: String,
}

/// Keeps the passkey that was made. The letter tells of it.
///
/// # Errors
/// [`NotShown`]; then none was added.
pub(crate) async fn add(
    db: &Db,
    vault: &Vault,
    party: &Party,
    person: PersonId,
    made: Made,
    letter: Option<Letter>,
    now: Timestamp,
) -> Result<(), NotShown> {
    let (owner, asked) = take(db, vault, &made.token, now).await?;
    if owner != Some(person) {
        return Err(NotShown::Over);
    }
    let passkey = party.made(&made.answer, &asked)?;
    let new = StoredPasskey {
        id: made.id,
        person,
        credential: credential(passkey.cred_id()).to_vec(),
        sealed: vault.seal(person, KEY, &text(&passkey)?, now).await?,
        name: vault.seal(person, NAME, made.name.as_str(), now).await?,
        added_at: now,
        used_at: None,
    };
    let vault = vault.clone();
    db.write(move |tx| {
        let (vault, new, letter) = (vault.clone(), new.clone(), letter.clone());
        Box::pin(async move {
            if !store::factors::add_passkey(tx, &new).await? {
                return Err(NotShown::Wrong);
            }
            if let Some(letter) = letter {
                mail::post(tx, &vault, &letter, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Asks the browser for a passkey: for one of the person's who is signed in, otherwise for any.
///
/// # Errors
/// [`NotShown`].
pub(crate) async fn ask(
    db: &Db,
    vault: &Vault,
    party: &Party,
    person: Option<PersonId>,
    token: &Token,
    now: Timestamp,
) -> Result<RequestChallengeResponse, NotShown> {
    let known = match person {
        Some(person) => open_all(&mut db.reader().await?, vault, person, now).await?,
        None => Vec::new(),
    };
    let (question, asked) = party.ask(&known)?;
    begin(db, vault, person, &asked, token, now).await?;
    Ok(question)
}

/// Who has shown a passkey. Whoever began it signed in is that person or nobody.
///
/// # Errors
/// [`NotShown`].
///
/// Source: docs/rules/membership.md, 31.
pub(crate) async fn show(
    db: &Db,
    vault: &Vault,
    party: &Party,
    token: &Token,
    answer: &str,
    now: Timestamp,
) -> Result<PersonId, NotShown> {
    let (begun_by, asked) = take(db, vault, token, now).await?;
    let answer = Answer::read(answer)?;
    let stored = store::factors::passkey(&mut db.reader().await?, answer.credential()).await?;
    let stored = stored.ok_or(NotShown::Wrong)?;
    let is_hers = |person: Option<PersonId>| person.is_none_or(|person| person == stored.person);
    if !is_hers(begun_by) || !is_hers(answer.owner()) {
        return Err(NotShown::Wrong);
    }
    let passkey = party.shown(&answer, asked, &open(vault, &stored, now).await?)?;
    let sealed = vault.seal(stored.person, KEY, &text(&passkey)?, now).await?;
    db.write::<(), Error, _>(move |tx| {
        let sealed = sealed.clone();
        Box::pin(async move { store::factors::use_passkey(tx, stored.id, &sealed, now).await })
    })
    .await?;
    Ok(stored.person)
}

/// Gives a passkey another name; whether there is one.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn rename(
    db: &Db,
    vault: &Vault,
    person: PersonId,
    id: PasskeyId,
    name: &PasskeyName,
    now: Timestamp,
) -> Result<bool, Error> {
    let sealed = vault.seal(person, NAME, name.as_str(), now).await?;
    db.write(move |tx| {
        let sealed = sealed.clone();
        Box::pin(async move { store::factors::name_passkey(tx, person, id, &sealed).await })
    })
    .await
}

/// What the owner of a passkey calls it; empty once her key is destroyed.
///
/// # Errors
/// When the key store fails.
pub(crate) async fn name(vault: &Vault, passkey: &StoredPasskey, now: Timestamp) -> Result<String, Error> {
    Ok(vault.open_field(passkey.person, NAME, &passkey.name, now).await?.unwrap_or_default())
}

async fn open_all(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Vec<Passkey>, Error> {
    let mut all = Vec::new();
    for stored in store::factors::passkeys(tx, person).await? {
        all.push(open(vault, &stored, now).await?);
    }
    Ok(all)
}

async fn open(vault: &Vault, stored: &StoredPasskey, now: Timestamp) -> Result<Passkey, Error> {
    let text = vault.open_field(stored.person, KEY, &stored.sealed, now).await?;
    let passkey = text.and_then(|text| serde_json::from_str(&text).ok());
    passkey.ok_or_else(|| Error::unreadable("passkeys.sealed"))
}

fn text(passkey: &Passkey) -> Result<String, Unfit> {
    Ok(serde_json::to_string(passkey)?)
}

async fn begin(
    db: &Db,
    vault: &Vault,
    person: Option<PersonId>,
    asked: &Asked,
    token: &Token,
    now: Timestamp,
) -> Result<(), NotShown> {
    let asked = serde_json::to_string(asked).map_err(Unfit::from)?;
    let ceremony = Ceremony { person, sealed: vault.seal_note(CEREMONY, &asked)? };
    let token = token.hash();
    db.write::<(), Error, _>(move |tx| {
        let ceremony = ceremony.clone();
        Box::pin(async move { store::browsers::begin_ceremony(tx, token, &ceremony, now.plus(LASTS)).await })
    })
    .await?;
    Ok(())
}

/// Uses a ceremony up, whatever comes of it: who began it, and what was asked.
async fn take(db: &Db, vault: &Vault, token: &Token, now: Timestamp) -> Result<(Option<PersonId>, Asked), NotShown> {
    let token = token.hash();
    let taken: Option<Ceremony> =
        db.write::<_, Error, _>(move |tx| Box::pin(store::browsers::take_ceremony(tx, token, now))).await?;
    let ceremony = taken.ok_or(NotShown::Over)?;
    let asked = serde_json::from_str(&vault.open_note(CEREMONY, &ceremony.sealed)?).map_err(Unfit::from)?;
    Ok((ceremony.person, asked))
}
