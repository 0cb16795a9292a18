//! What runs by itself: the steps of mailings under way, trials, and letting go of whom they went to.

use std::collections::BTreeSet;

use database::{BoxFuture, Error};
use jobs::{Announced, Job, JobError, Kind, Listener, Periodic};
use mail::LetterId;
use membership::{Basis, office::MAIL};
use terms::{PersonId, Timestamp};
use web::{App, Retention};

use crate::{
    READER_GONE,
    actions::{
        handing, listing,
        reading::{self, Gone},
        sending::{self, NotNow},
        writing::{Asked, STEP, Step, TELL, TRIAL, Trial},
    },
    digest, letter,
    mailing::{Held, Mailing, State, rule},
    store,
};

/// Recipients let go of in one run.
const AT_ONCE: i64 = 1_000;
/// With an hour at most between attempts: about two days of an unreachable mail server.
const ATTEMPTS: i64 = 60;

/// The kinds of jobs of mailings.
pub(crate) fn kinds() -> Vec<Kind<App>> {
    vec![
        Kind { name: STEP, max_attempts: ATTEMPTS, at_once: 1, run: |app, job| Box::pin(step(app, job)) },
        Kind { name: TELL, max_attempts: 10, at_once: 1, run: |app, job| Box::pin(tell(app, job)) },
        Kind { name: TRIAL, max_attempts: 10, at_once: 1, run: |app, job| Box::pin(trial(app, job)) },
    ]
}

/// What mailings run again and again.
pub(crate) fn periodics() -> Vec<Periodic<App>> {
    vec![
        Periodic {
            name: "mailings.call-off",
            every_micros: Timestamp::HOUR,
            run: |app, now| Box::pin(call_off(app, now)),
        },
        Periodic {
            name: "mailings.readers",
            every_micros: Timestamp::DAY,
            run: |app, now| Box::pin(async move { Ok(reading::let_members_go(&app, now).await?) }),
        },
        Periodic { name: "mailings.digest", every_micros: Timestamp::HOUR, run: |app, now| Box::pin(digest(app, now)) },
    ]
}

/// The facts that mailings listen to.
pub(crate) fn listeners() -> Vec<Listener<App>> {
    vec![Listener { topic: READER_GONE, name: "mailings.destroy-key", hear: destroy_key }]
}

/// Destroys the key of a reader who is none any more, or never became one.
fn destroy_key(app: App, fact: Announced) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let gone: Gone = serde_json::from_str(&fact.payload)
            .map_err(|_| JobError::Never("the fact has another shape".to_owned()))?;
        Ok(app.vault.destroy(gone.reader).await?)
    })
}

/// Calls off what stood still for long: whom it goes to would have changed, and is not kept for ever.
///
/// Source: docs/rules/mailings.md, 13.
async fn call_off(app: App, now: Timestamp) -> Result<(), JobError> {
    let since = now.plus(-rule().held_days * Timestamp::DAY);
    app.db.write::<_, Error, _>(move |tx| Box::pin(store::call_off_held(tx, since, now))).await?;
    Ok(())
}

/// Sends the digest of a Monday, once.
///
/// Source: docs/rules/mailings.md, 14.
async fn digest(app: App, now: Timestamp) -> Result<(), JobError> {
    let Some(monday) = digest::due(now, &app.settings.zone) else { return Ok(()) };
    let Some(mailing) = digest::of_monday(&app, monday, now).await? else { return Ok(()) };
    app.db
        .write::<_, Error, _>(move |tx| {
            let mailing = mailing.clone();
            Box::pin(async move {
                store::insert(tx, &mailing).await?;
                if let Some(serial) = store::start(tx, mailing.id, None, now).await? {
                    jobs::enqueue(tx, STEP, None, &Step { mailing: mailing.id, serial }, now, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(())
}

/// What mailings keep for how long.
pub(crate) fn retention() -> Vec<Retention> {
    let asked = Retention {
        what: "reader_applications",
        key: "mailings-kept-reader-applications",
        days: 0,
        sweep: |tx, now| {
            Box::pin(async move {
                let over = store::readers::drop_expired(tx, now, AT_ONCE).await?;
                for id in &over {
                    reading::gone(tx, *id, now).await?;
                }
                Ok(u64::try_from(over.len()).unwrap_or(0))
            })
        },
    };
    let recipients = Retention {
        what: "mailing_recipients",
        key: "mailings-kept-recipients",
        days: rule().kept_days,
        sweep: |tx, now| {
            Box::pin(async move {
                let until = now.plus(-rule().kept_days * Timestamp::DAY);
                let mut gone = 0;
                if let Some(mailing) = store::old(tx, until, 1).await?.pop() {
                    if mailing.figures.is_none() {
                        let figures = store::recipients::figures(tx, mailing.id).await?;
                        let figures: Vec<_> = figures.into_iter().map(|(fate, count)| (fate.word(), count)).collect();
                        let figures = serde_json::to_string(&figures).unwrap_or_default();
                        store::keep_figures(tx, mailing.id, &figures).await?;
                    }
                    if mailing.ground.is_automatic() {
                        // What candidates wrote is theirs.
                        store::forget_words(tx, mailing.id).await?;
                    }
                    gone = store::recipients::forget(tx, mailing.id, AT_ONCE).await?;
                }
                store::recipients::forget_pace(tx, now.micros().div_euclid(Timestamp::MINUTE) - 60).await?;
                Ok(gone)
            })
        },
    };
    vec![recipients, asked]
}

async fn step(app: App, job: Job) -> Result<(), JobError> {
    let Step { mailing, serial } = job.read()?;
    let found = store::find(&mut app.db.reader().await?, mailing).await?;
    let Some(mailing) = found.filter(|found| found.serial == serial) else { return Ok(()) };
    let done = match mailing.state() {
        State::Listing => listing::list(&app, &mailing, job.now).await,
        State::Sending => sending::send(&app, &mailing, job.now).await,
        _ => Ok(()),
    };
    match done {
        // Given up by the queue it would stand there as being sent for ever.
        Err(error) if job.attempt >= ATTEMPTS => {
            tracing::error!(mailing = %mailing.id, %error, "a mailing stands still");
            let (id, now) = (mailing.id, job.now);
            app.db.write::<_, Error, _>(move |tx| Box::pin(store::hold(tx, id, Held::Server, now))).await?;
            Ok(())
        }
        done => done.map_err(later),
    }
}

/// Writes to whoever could read a notice and let it go: the officers of the place, or of the nearest one above that has any but the one
/// who wrote it.
///
/// Source: docs/rules/mailings.md, 6.
async fn tell(app: App, job: Job) -> Result<(), JobError> {
    let Asked { mailing, asked_at } = job.read()?;
    let mut tx = app.db.reader().await?;
    let found = store::find(&mut tx, mailing).await?;
    let still_waits =
        |found: &Mailing| found.state() == State::Asked && found.asked_at == Some(Timestamp::from_micros(asked_at));
    let Some(mailing) = found.filter(still_waits) else { return Ok(()) };
    let author: Vec<PersonId> = mailing.author.into_iter().collect();
    let offices = membership::holding(&mut tx, mailing.place, (MAIL, &author), job.now).await?;
    let others: BTreeSet<PersonId> = offices.into_iter().map(|office| office.person).collect();
    let mut letters = Vec::new();
    for person in others {
        if let Ok(to) = membership::recipient(&mut tx, &app.vault, (person, Basis::Membership), job.now).await? {
            letters.push(letter::second_person(&app, &mailing, &to));
        }
    }
    drop(tx);
    let (vault, now) = (app.vault.clone(), job.now);
    app.db
        .write::<_, Error, _>(move |tx| {
            let (letters, vault) = (letters.clone(), vault.clone());
            Box::pin(async move {
                for letter in &letters {
                    mail::post(tx, &vault, letter, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(())
}

async fn trial(app: App, job: Job) -> Result<(), JobError> {
    let Trial { mailing, person } = job.read()?;
    let Some(mailing) = store::find(&mut app.db.reader().await?, mailing).await? else { return Ok(()) };
    // The job's own id: tried again it is the same letter.
    let id = LetterId::from_uuid(job.id.uuid());
    handing::trial(&app, &mailing, person, id, job.now).await.map_err(later)
}

#[expect(clippy::needless_pass_by_value, reason = "as `map_err` asks for it")]
fn later(error: NotNow) -> JobError {
    JobError::Later(error.to_string())
}
