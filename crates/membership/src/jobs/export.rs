//! Exports that were let go, and the letters about them.

use std::collections::BTreeSet;

use database::{Error, Tx};
use jobs::{Job, JobError};
use mail::{Letter, Subject};
use terms::{PersonId, Timestamp};
use web::App;

use super::alert::{overseers, post};
use crate::{
    actions::{
        exporting::{self, About, Happened, News},
        listing,
        revealing::NotRevealed,
        writing::reach,
    },
    export::Export,
    office::APPROVE_EXPORT,
    reading, store,
};

/// Writes down whom an export holds.
pub(crate) async fn list(app: App, job: Job) -> Result<(), JobError> {
    let About { export } = job.read()?;
    match listing::list(&app, export, job.now).await {
        Ok(()) => Ok(()),
        Err(NotRevealed::Database(error)) => Err(error.into()),
        Err(other) => Err(JobError::Later(other.to_string())),
    }
}

/// Writes to whom it concerns; nobody is named in a letter but who asked, and no member at all.
pub(crate) async fn news(app: App, job: Job) -> Result<(), JobError> {
    let News { export, happened } = job.read()?;
    let mut tx = app.db.reader().await?;
    let Some(export) = exporting::find(&mut tx, &app.vault, export).await? else { return Ok(()) };
    let asked_by: Vec<PersonId> = export.asked_by.into_iter().collect();
    let (to, keys) = match happened {
        Happened::Asked => {
            let keys = ("membership-letter-export-asked-subject", "membership-letter-export-asked");
            (deciders(&mut tx, &export, job.now).await?, keys)
        }
        Happened::Refused => {
            (asked_by, ("membership-letter-export-refused-subject", "membership-letter-export-refused"))
        }
        Happened::Ready => (asked_by, ("membership-letter-export-ready-subject", "membership-letter-export-ready")),
        Happened::Heard => {
            let keys = ("membership-letter-export-heard-subject", "membership-letter-export-heard");
            (overseers(&mut tx, job.now).await?, keys)
        }
    };
    let letters = letters(&app, &mut tx, &export, (&to, keys), job.now).await?;
    drop(tx);
    Ok(post(&app, letters, job.now).await?)
}

/// Those who may decide on an export.
async fn deciders(tx: &mut Tx, export: &Export, now: Timestamp) -> Result<Vec<PersonId>, Error> {
    let mut all = BTreeSet::new();
    for place in places::ancestor_ids(tx, export.place()).await? {
        let offices = store::offices::at(tx, place, now).await?.into_iter();
        let allowing = offices.filter(|office| office.runs(now) && office.role.capabilities.contains(APPROVE_EXPORT));
        all.extend(allowing.map(|office| office.person));
    }
    let mut deciders = Vec::new();
    for person in all {
        if exporting::deciding_office(tx, export, person, now).await.is_ok() {
            deciders.push(person);
        }
    }
    Ok(deciders)
}

async fn letters(
    app: &App,
    tx: &mut Tx,
    export: &Export,
    (to, (subject, text)): (&[PersonId], (&str, &str)),
    now: Timestamp,
) -> Result<Vec<Letter>, Error> {
    let name = match export.asked_by {
        Some(person) => reading::name(tx, &app.vault, person, now).await?.unwrap_or_default(),
        None => String::new(),
    };
    let place = places::find(tx, export.place()).await?.ok_or_else(|| Error::unreadable("exports.place"))?;
    let mut letters = Vec::new();
    for person in to {
        let Some((to, language)) = reach(tx, &app.vault, *person, now).await? else { continue };
        let said = app.said_in(language);
        let link = format!("{}/exports/{}", app.settings.public_url, export.id);
        let until = export.expires_at.map(|at| app.when(said, at)).unwrap_or_default();
        let args = [
            ("name", name.as_str().into()),
            ("place", place.name.in_language(language).into()),
            ("export", export.id.to_string().into()),
            ("until", until.into()),
            ("link", link.into()),
        ];
        let subject = app.words.say(said, subject, &args);
        let text = app.words.say(said, text, &args);
        letters.push(Letter { to, subject: Subject::from(subject.as_str()), text, reply_to: None });
    }
    Ok(letters)
}
