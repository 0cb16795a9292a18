//! Asking for the newsletter without being a member, confirming it from a letter, and stopping it.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use membership::{Recipient, Token};
use serde::{Deserialize, Serialize};
use terms::{Email, PersonId, Timestamp};
use web::{App, Nonce, Once, once};

use super::handing::not_written;
use crate::{
    READER_GONE,
    mailing::Fate,
    reader::{Asking, CONSENT, FIELD, Reader, WAITS, purpose},
    store::{readers, recipients},
};

/// The letter for whoever is no member, and the one for a member; which is sent, the page does not tell.
#[derive(Debug, Clone)]
pub(crate) struct Letters {
    /// With the link that confirms.
    pub(crate) confirm: Letter,
    /// That a member chooses on her own page.
    pub(crate) member: Letter,
}

/// Readers looked at in one transaction.
const AT_ONCE: i64 = 500;

/// The payload of [`READER_GONE`].
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Gone {
    pub(crate) reader: PersonId,
}

/// Keeps what somebody asks for and sends the letter. Nothing comes to her before its button was pressed.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/mailings.md, 15.
pub(crate) async fn ask(
    db: &Db,
    vault: &Vault,
    (asking, token): (Asking, Token),
    letters: Letters,
    nonce: Option<Nonce>,
    now: Timestamp,
) -> Result<(), Error> {
    // Sealed whether it will be needed or not, so that the time of the answer does not tell who is a member.
    vault.ensure(&[asking.id]).await?;
    let reader = Reader {
        id: asking.id,
        place: asking.place,
        sealed: vault.seal(asking.id, FIELD, asking.email.as_str(), now).await?,
        address: membership::address_hash(vault, &asking.email),
        language: asking.language,
        text_version: CONSENT.to_owned(),
    };
    let (vault, token) = (vault.clone(), token.hash());
    db.write(move |tx| {
        let (vault, reader, letters, email) = (vault.clone(), reader.clone(), letters.clone(), asking.email.clone());
        Box::pin(async move {
            if once(tx, nonce, now).await? == Once::Again {
                return gone(tx, reader.id, now).await;
            }
            if membership::is_members(tx, &vault, &email, now).await? {
                mail::post(tx, &vault, &letters.member, now).await?;
                return gone(tx, reader.id, now).await;
            }
            readers::apply(tx, token, &reader, now.plus(WAITS)).await?;
            mail::post(tx, &vault, &letters.confirm, now).await.map(|_| ())
        })
    })
    .await
}

/// Whether something waits under this token.
///
/// # Errors
/// When the database fails.
pub(crate) async fn waits(tx: &mut Tx, token: &Token, now: Timestamp) -> Result<bool, Error> {
    Ok(readers::application(tx, token.hash(), now).await?.is_some())
}

/// The button of the letter was pressed: she is a reader from now on. Whoever was one already gets it as she asks now. False when the
/// link was used or is too old.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/mailings.md, 15.
pub(crate) async fn confirm(db: &Db, token: &Token, now: Timestamp) -> Result<bool, Error> {
    let token = token.hash();
    db.write(move |tx| {
        Box::pin(async move {
            let Some(asks) = readers::application(tx, token, now).await? else { return Ok(false) };
            if !readers::take(tx, token, now).await? {
                return Ok(false);
            }
            if let Some(known) = readers::by_address(tx, &asks.address).await? {
                // Her key may be gone, where an older back-up brought her back.
                readers::delete(tx, known.id).await?;
                gone(tx, known.id, now).await?;
            }
            readers::insert(tx, &asks, now).await?;
            membership::opens_address(tx, &asks.address, purpose(), now).await?;
            Ok(true)
        })
    })
    .await
}

/// Whoever reads the mail of an address wants no more of it: of a reader nothing stays but that her address does not want it.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/mailings.md, 15.
pub(crate) async fn stop(db: &Db, address: [u8; 32], now: Timestamp) -> Result<(), Error> {
    db.write(move |tx| {
        Box::pin(async move {
            // Also when there is no reader any more: the letter may be older than what a back-up knows.
            membership::closes_address(tx, &address, purpose(), now).await?;
            let Some(reader) = readers::by_address(tx, &address).await? else { return Ok(()) };
            recipients::erase(tx, reader.id).await?;
            readers::delete(tx, reader.id).await?;
            gone(tx, reader.id, now).await
        })
    })
    .await
}

/// How a reader is written to, or why she is not. A member chooses as one.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn recipient(
    app: &App,
    tx: &mut Tx,
    reader: &Reader,
    now: Timestamp,
) -> Result<Result<Recipient, Fate>, Error> {
    let Some(email) = email(app, reader, now).await? else { return Ok(Err(Fate::NoAddress)) };
    if membership::is_members(tx, &app.vault, &email, now).await? {
        return Ok(Err(Fate::Member));
    }
    let open = membership::open_address(tx, &app.vault, &email, purpose()).await?;
    let (language, home) = (reader.language, reader.place);
    Ok(open.map(|address| Recipient { email, language, home, address }).map_err(not_written))
}

/// Readers who became members are readers no more: as members they choose on their own page, and what they say there holds when
/// they leave.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/mailings.md, 15.
pub(crate) async fn let_members_go(app: &App, now: Timestamp) -> Result<(), Error> {
    let mut after = PersonId::from_uuid(uuid::Uuid::nil());
    loop {
        let mut tx = app.db.reader().await?;
        let some = readers::after(&mut tx, after, AT_ONCE).await?;
        let Some(last) = some.last() else { return Ok(()) };
        after = last.id;
        let mut members = Vec::new();
        for reader in some {
            // One that cannot be read is no member's for all that is known.
            let Ok(Some(email)) = email(app, &reader, now).await else { continue };
            if membership::is_members(&mut tx, &app.vault, &email, now).await? {
                members.push(reader.id);
            }
        }
        drop(tx);
        app.db
            .write::<_, Error, _>(move |tx| {
                let members = members.clone();
                Box::pin(async move {
                    for id in members {
                        recipients::erase(tx, id).await?;
                        readers::delete(tx, id).await?;
                        gone(tx, id, now).await?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
}

/// The address of a reader in clear.
///
/// # Errors
/// When the key store fails.
pub(crate) async fn email(app: &App, reader: &Reader, now: Timestamp) -> Result<Option<Email>, Error> {
    let email = app.vault.open_field(reader.id, FIELD, &reader.sealed, now).await?;
    Ok(email.and_then(|email| email.parse().ok()))
}

/// Says that a key is no longer needed.
pub(crate) async fn gone(tx: &mut Tx, reader: PersonId, now: Timestamp) -> Result<(), Error> {
    tx.announce(READER_GONE, &Gone { reader }, now).await
}
