//! Hearing made-up members: an export was used for something else than it was for.

use database::Error;
use mail::Arrived;
use sha2::{Digest, Sha256};
use web::App;

use super::exporting::{self, Happened};
use crate::{canary, store};

/// What is written down of a message is sealed as this.
const INCIDENT: &str = "export-incident";
/// So many messages to one export's made-up members are written down; more tell nothing new.
const MOST: i64 = 50;

/// Takes a message that came to a made-up member; false when it came to somebody else.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 103.
pub(crate) async fn hear(app: &App, arrived: &Arrived) -> Result<bool, Error> {
    let mut tx = app.db.reader().await?;
    let made = store::exports::made(&mut tx).await?;
    drop(tx);
    let token = &arrived.token;
    let heard = made.into_iter().find_map(|id| Some((id, canary::with_token(&app.vault, id, token)?)));
    let Some((id, which)) = heard else { return Ok(false) };
    let from: String = arrived.from.as_deref().unwrap_or("<>").chars().take(200).collect();
    let sealed = app.vault.seal_note(INCIDENT, &from)?;
    let message = app.vault.find_hash(INCIDENT, &hex::encode(Sha256::digest(&arrived.message)));
    let (canary, now) = (i64::try_from(which).unwrap_or(0), app.now());
    app.db
        .write::<_, Error, _>(move |tx| {
            let sealed = sealed.clone();
            Box::pin(async move {
                let is_enough = store::exports::how_many_heard(tx, id).await? >= MOST;
                if !is_enough && store::exports::hear(tx, (id, canary), (message, &sealed), now).await? {
                    exporting::tell(tx, id, Happened::Heard, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(true)
}

/// From whom a message to a made-up member said that it was.
///
/// # Errors
/// When it was tampered with.
pub(crate) fn from(app: &App, incident: &store::exports::Incident) -> Result<String, Error> {
    app.vault.open_note(INCIDENT, &incident.sealed)
}
