//! Agreeing to a purpose, taking it back, and objecting to everything that membership itself does not need.

use database::{Db, Error, Tx, Vault};
use terms::{PersonId, Timestamp};

use super::suppressing;
use crate::{
    person::{Channel, Consent, ConsentId},
    purpose::{Purpose, VOLUNTEERING},
    reading,
    standing::{Ending, Standing},
    store,
    withdrawal::Kind,
};

/// Gives or takes back a consent, on her own page, and notes it for the address that she has; what stands already stays as it is, and while she objects nothing is given.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 23 and 94.
pub(crate) async fn decide(
    db: &Db,
    (person, id): (PersonId, ConsentId),
    (purpose, address): (&'static Purpose, Option<[u8; 32]>),
    agrees: bool,
    now: Timestamp,
) -> Result<(), Error> {
    db.write(move |tx| {
        Box::pin(async move {
            let stands = store::consents::stands(tx, person, &purpose.id).await?;
            let objects = store::consents::objected_at(tx, person).await?.is_some();
            if !agrees && purpose.id == VOLUNTEERING {
                store::skills::withdraw_all(tx, person, now).await?;
            }
            match (stands, agrees) {
                (true, false) => {
                    if let Some(address) = address {
                        store::suppressions::add(tx, &address, (&purpose.id, 1), now).await?;
                    }
                    store::consents::withdraw_one(tx, person, &purpose.id, now).await
                }
                // She agrees, and only the address that she has now does not.
                (true, true) => match address {
                    Some(address) if !objects => store::suppressions::lift(tx, &address, &purpose.id, now).await,
                    _ => Ok(()),
                },
                (false, true) if !objects && store::persons::find(tx, person).await?.is_some() => {
                    let consent = Consent {
                        purpose: purpose.id.clone(),
                        text_version: purpose.version.clone(),
                        channel: Channel::Web,
                        given_at: now,
                        proof: "page".to_owned(),
                        withdrawn_at: None,
                    };
                    // Nobody but herself takes back that her address does not want it.
                    if let Some(address) = address {
                        store::suppressions::lift(tx, &address, &purpose.id, now).await?;
                    }
                    let subject = person.to_string();
                    store::withdrawals::stands_again(tx, (Kind::Consent, &subject, &purpose.id), now).await?;
                    store::consents::insert(tx, &[(id, person, consent)]).await
                }
                _ => Ok(()),
            }
        })
    })
    .await
}

/// Gives or takes back a consent, as on her own page.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 23 and 94.
pub async fn agree(
    db: &Db,
    vault: &Vault,
    who: (PersonId, ConsentId),
    purpose: &'static Purpose,
    agrees: bool,
    now: Timestamp,
) -> Result<(), Error> {
    let address = suppressing::address_of(&mut db.reader().await?, vault, who.0, now).await?;
    decide(db, who, (purpose, address), agrees, now).await
}

/// Objects, or no longer does. An objection takes back every consent but that to membership.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 24.
pub(crate) async fn object(
    db: &Db,
    (person, address): (PersonId, Option<[u8; 32]>),
    objects: bool,
    now: Timestamp,
) -> Result<(), Error> {
    db.write(move |tx| {
        Box::pin(async move {
            if !objects {
                return store::consents::no_longer_objects(tx, person, now).await;
            }
            if store::persons::find(tx, person).await?.is_none() {
                return Ok(());
            }
            for purpose in crate::purpose::all() {
                store::consents::withdraw_one(tx, person, &purpose.id, now).await?;
                if let Some(address) = address {
                    store::suppressions::add(tx, &address, (&purpose.id, 1), now).await?;
                }
            }
            // She is chosen by nothing that is known about her.
            store::tags::take_all(tx, person).await?;
            store::gatherings::take_all(tx, person).await?;
            store::skills::withdraw_all(tx, person, now).await?;
            store::consents::objects(tx, person, now).await
        })
    })
    .await
}

/// Whether a person may be written to, or chosen, for a purpose: her consent stands, she does not object, and her membership
/// has not lapsed. For whoever
/// sends or selects, to be asked again for each message.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 23 and 24.
pub async fn agrees(tx: &mut Tx, person: PersonId, purpose: &Purpose, now: Timestamp) -> Result<bool, Error> {
    let standing = reading::standing(tx, person, now).await?;
    if matches!(standing, Standing::Former { ending: Ending::Lapsed, .. }) {
        return Ok(false);
    }
    let objects = store::consents::objected_at(tx, person).await?.is_some();
    Ok(!objects && store::consents::stands(tx, person, &purpose.id).await?)
}
