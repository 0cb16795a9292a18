//! Letters to those who look after the access log, when somebody was stopped from looking on.

use std::collections::BTreeSet;

use database::{Announced, BoxFuture, Error, Tx};
use jobs::{Job, JobError};
use mail::{Letter, Subject};
use serde::{Deserialize, Serialize};
use terms::{PersonId, Timestamp};
use web::App;

use crate::{actions::writing::reach, office::OVERSEE, reading, store};

/// The kind of the job that writes to them.
pub(crate) const ALERT: &str = "membership.alert";

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Stopped {
    viewer: PersonId,
}

/// Puts one job into the queue for each person and day, however often she tries on.
pub(crate) fn stopped(app: App, fact: Announced) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let stopped: Stopped = serde_json::from_str(&fact.payload)
            .map_err(|_| JobError::Never("the fact has another shape".to_owned()))?;
        let day = fact.announced_at.micros().div_euclid(Timestamp::DAY);
        let key = format!("{ALERT} {} {day}", stopped.viewer);
        let now = app.now();
        app.db
            .write::<_, Error, _>(move |tx| {
                let (stopped, key) = (stopped.clone(), key.clone());
                Box::pin(async move { jobs::enqueue(tx, ALERT, Some(&key), &stopped, now, now).await })
            })
            .await?;
        Ok(())
    })
}

/// Writes to everybody who oversees the movement, but to her who was stopped.
pub(crate) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let stopped: Stopped = job.read()?;
    let mut tx = app.db.reader().await?;
    let name = reading::name(&mut tx, &app.vault, stopped.viewer, job.now).await?.unwrap_or_default();
    let mut letters = Vec::new();
    for person in overseers(&mut tx, job.now).await?.into_iter().filter(|person| *person != stopped.viewer) {
        let Some((to, language)) = reach(&mut tx, &app.vault, person, job.now).await? else { continue };
        let language = app.said_in(language);
        let link = format!("{}/access-log", app.settings.public_url);
        let args = [("name", name.as_str().into()), ("link", link.into())];
        let subject = app.words.say(language, "membership-letter-stopped-subject", &args);
        let text = app.words.say(language, "membership-letter-stopped", &args);
        letters.push(Letter { to, subject: Subject::from(subject.as_str()), text, reply_to: None });
    }
    drop(tx);
    Ok(post(&app, letters, job.now).await?)
}

/// Everybody who oversees the movement, each once.
///
/// # Errors
/// When the database fails.
pub(super) async fn overseers(tx: &mut Tx, now: Timestamp) -> Result<Vec<PersonId>, Error> {
    let Some(root) = places::root(tx).await? else { return Ok(Vec::new()) };
    let offices = store::offices::at(tx, root.id, now).await?.into_iter();
    let overseeing = offices.filter(|office| office.runs(now) && office.role.capabilities.contains(OVERSEE));
    let all: BTreeSet<PersonId> = overseeing.map(|office| office.person).collect();
    Ok(all.into_iter().collect())
}

/// Puts letters into the post, all or none.
///
/// # Errors
/// When the database fails.
pub(super) async fn post(app: &App, letters: Vec<Letter>, now: Timestamp) -> Result<(), Error> {
    let vault = app.vault.clone();
    let posted = app.db.write::<_, Error, _>(move |tx| {
        let (letters, vault) = (letters.clone(), vault.clone());
        Box::pin(async move {
            for letter in &letters {
                mail::post(tx, &vault, letter, now).await?;
            }
            Ok(())
        })
    });
    posted.await
}
