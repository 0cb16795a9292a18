//! Reminders of requests: seven days before one is due, and once it is late.

use database::{BoxFuture, Error, Tx};
use jobs::JobError;
use mail::Letter;
use terms::{PersonId, Timestamp};
use web::App;

use crate::{
    actions::writing::{holding, reach},
    office::REQUESTS,
    pages::request_waits,
    reading,
    request::{REMINDED_DAYS, Request},
    store,
};

/// Requests written about in one transaction.
const AT_ONCE: i64 = 50;

/// Reminds whoever answers each request, or the whole office while nobody does; each time once.
///
/// Source: docs/rules/membership.md, 88.
pub(super) fn remind(app: App, now: Timestamp) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        for is_late in [true, false] {
            while remind_some(&app, is_late, now).await? {}
        }
        Ok(())
    })
}

/// Those whose time has come.
async fn next(tx: &mut Tx, is_late: bool, now: Timestamp) -> Result<Vec<Request>, Error> {
    if is_late {
        return store::requests::late(tx, now, AT_ONCE).await;
    }
    store::requests::due(tx, now.plus(REMINDED_DAYS * Timestamp::DAY), now, AT_ONCE).await
}

async fn remind_some(app: &App, is_late: bool, now: Timestamp) -> Result<bool, Error> {
    let mut tx = app.db.reader().await?;
    let found = next(&mut tx, is_late, now).await?;
    if found.is_empty() {
        return Ok(false);
    }
    let mut letters = Vec::with_capacity(found.len());
    for one in found {
        letters.push((one, letters_about(app, &mut tx, &one, is_late, now).await?));
    }
    drop(tx);
    let vault = app.vault.clone();
    app.db
        .write::<_, Error, _>(move |tx| {
            let (letters, vault) = (letters.clone(), vault.clone());
            Box::pin(async move {
                for (one, letters) in &letters {
                    // Answered since it was read, it needs no reminder; that it was thought of is noted all the same.
                    let is_open = store::requests::find(tx, one.id).await?.is_some_and(|one| one.answered.is_none());
                    if !store::requests::reminded(tx, one.id, is_late, now).await? || !is_open {
                        continue;
                    }
                    for letter in letters {
                        mail::post(tx, &vault, letter, now).await?;
                    }
                }
                Ok(())
            })
        })
        .await?;
    Ok(true)
}

async fn letters_about(
    app: &App,
    tx: &mut Tx,
    one: &Request,
    is_late: bool,
    now: Timestamp,
) -> Result<Vec<Letter>, Error> {
    let mut letters = Vec::new();
    for officer in officers(tx, one, now).await? {
        if let Some((email, language)) = reach(tx, &app.vault, officer, now).await? {
            letters.push(request_waits(app, language, &email, (one, is_late)));
        }
    }
    Ok(letters)
}

/// Its owner, while her office lets her answer; else all who may, but the one who asked.
async fn officers(tx: &mut Tx, one: &Request, now: Timestamp) -> Result<Vec<PersonId>, Error> {
    let root = places::root(tx).await?.ok_or(Error::NoRow)?.id;
    if let Some((owner, _)) = one.owner
        && reading::holds(tx, owner, REQUESTS, root, now).await?
    {
        return Ok(vec![owner]);
    }
    let but: Vec<PersonId> = one.person.into_iter().collect();
    let mut officers: Vec<PersonId> = Vec::new();
    for office in holding(tx, root, (REQUESTS, &but), now).await? {
        if !officers.contains(&office.person) {
            officers.push(office.person);
        }
    }
    Ok(officers)
}
