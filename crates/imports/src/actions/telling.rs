//! A letter to each person whom an import entered: that she is on the roll, what is kept of her, and what she can do about it.

use database::Error;
use mail::{Letter, Subject};
use membership::Basis;
use terms::Timestamp;
use web::App;

use super::{enqueue, still};
use crate::{
    import::{Import, State},
    store,
};

/// Letters in a minute.
const A_MINUTE: i64 = 100;

/// Writes to some of those who were entered; the next ones get theirs a minute later.
///
/// # Errors
/// When database or key store fail; letters posted until then are.
///
/// Source: docs/rules/imports.md, 14; UK GDPR, Article 14.
pub(crate) async fn step(app: &App, one: Import, now: Timestamp) -> Result<(), Error> {
    if one.state != State::Ended || !one.tells {
        return Ok(());
    }
    let mut tx = app.db.reader().await?;
    let rows = store::touched(&mut tx, one.id, one.told, A_MINUTE).await?;
    let Some(last) = rows.last().map(|row| row.number) else { return end(app, &one).await };
    let mut letters = Vec::new();
    for row in rows.iter().filter(|row| row.is_entered) {
        // She may have left, or been erased, since.
        let to = membership::recipient(&mut tx, &app.vault, (row.person, Basis::Membership), now).await?;
        if let Ok(to) = to {
            letters.push(letter(app, &to));
        }
    }
    drop(tx);
    let (vault, one) = (app.vault.clone(), one);
    app.db
        .write(move |tx| {
            let (vault, one, letters) = (vault.clone(), one.clone(), letters.clone());
            Box::pin(async move {
                let Some(mut found) = still(tx, &one).await? else { return Ok(()) };
                for letter in &letters {
                    mail::post(tx, &vault, letter, now).await?;
                }
                (found.told, found.serial) = (last, found.serial + 1);
                store::save(tx, &found).await?;
                enqueue(tx, &found, now.plus(Timestamp::MINUTE), now).await
            })
        })
        .await
}

fn letter(app: &App, to: &membership::Recipient) -> Letter {
    let language = app.said_in(to.language);
    let url = app.settings.public_url.as_str();
    let args = [("organisation", app.settings.organisation.as_str().into()), ("url", url.into())];
    Letter {
        to: to.email.clone(),
        subject: Subject::from(app.words.say(language, "imports-letter-subject", &args).as_str()),
        text: app.words.say(language, "imports-letter", &args),
        reply_to: None,
    }
}

async fn end(app: &App, one: &Import) -> Result<(), Error> {
    let one = one.clone();
    app.db
        .write(move |tx| {
            let one = one.clone();
            Box::pin(async move {
                let Some(mut found) = still(tx, &one).await? else { return Ok(()) };
                found.tells = false;
                store::save(tx, &found).await
            })
        })
        .await
}
