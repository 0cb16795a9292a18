//! What mailings hold about one person: for her to read, to be given up, to be given to another entry of hers.

use database::{Error, Tx};
use serde_json::{Value, json};
use terms::{PersonId, Timestamp};

use crate::store;

/// Everything that mailings hold about a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn own_data(tx: &mut Tx, person: PersonId) -> Result<Value, Error> {
    let got = store::recipients::of(tx, person).await?.into_iter().map(|own| {
        json!({
            "mailing": own.mailing,
            "subject": own.subject,
            "became": own.fate.word(),
            "at": own.at.map(Timestamp::rfc3339),
            "posted_at": own.posted_at.map(Timestamp::rfc3339),
        })
    });
    let written = store::of_author(tx, person).await?.into_iter().map(|mailing| {
        json!({
            "mailing": mailing.id,
            "place": mailing.place,
            "subject": mailing.subject,
            "text": mailing.words,
            "begun_at": mailing.made_at.rfc3339(),
        })
    });
    let is_monthly = store::digests::is_monthly(tx, person).await?;
    Ok(
        json!({ "digest_once_a_month": is_monthly, "addressed_to_her": got.collect::<Vec<_>>(), "written": written.collect::<Vec<_>>() }),
    )
}

/// Forgets what went to a person, and who wrote what.
///
/// # Errors
/// When the database fails.
pub(crate) async fn erase(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    store::digests::set_monthly(tx, person, false).await?;
    store::recipients::erase(tx, person).await?;
    store::forget_author(tx, person).await
}

/// Gives what mailings hold about one entry of a person to another entry of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn merge(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    store::digests::hand_over(tx, from, to).await?;
    store::recipients::hand_over(tx, from, to).await?;
    store::hand_over(tx, from, to).await
}
