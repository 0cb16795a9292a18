//! Writing a mailing, letting it go, stopping it, calling it off.

use database::{Db, Error};
use serde::{Deserialize, Serialize};
use terms::{PersonId, Timestamp};

use crate::{
    mailing::{Held, Mailing, MailingId, State},
    store,
};

/// The kind of the job that does the next step of a mailing.
pub(crate) const STEP: &str = "mailings.step";
/// The kind of the job that sends a trial.
pub(crate) const TRIAL: &str = "mailings.trial";

/// The kind of the job that tells who could read a notice that it waits.
pub(crate) const TELL: &str = "mailings.tell";

/// The payload of that job.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Asked {
    pub(crate) mailing: MailingId,
    /// When it was asked; nothing is told of what was changed, or let go, meanwhile.
    pub(crate) asked_at: i64,
}

/// The payload of a step.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Step {
    pub(crate) mailing: MailingId,
    /// The number of the step; one of another number does nothing.
    pub(crate) serial: i64,
}

/// The payload of a trial.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Trial {
    pub(crate) mailing: MailingId,
    pub(crate) person: PersonId,
}

/// Saves a new draft, or a changed one; false when it has been sent in the meantime.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save(db: &Db, mailing: Mailing, is_new: bool) -> Result<bool, Error> {
    db.write(move |tx| {
        let mailing = mailing.clone();
        Box::pin(async move {
            // Whoever goes back and corrects the form has the same draft before her.
            let is_added = is_new && store::insert(tx, &mailing).await?;
            if is_added { Ok(true) } else { store::change(tx, &mailing).await }
        })
    })
    .await
}

/// Drops a draft; false when it has been sent.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop(db: &Db, id: MailingId) -> Result<bool, Error> {
    db.write(move |tx| Box::pin(store::drop(tx, id))).await
}

/// Asks a second person to read a notice; false when it is none, was asked already or has been sent.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/mailings.md, 6.
pub(crate) async fn ask(db: &Db, id: MailingId, now: Timestamp) -> Result<bool, Error> {
    db.write(move |tx| {
        Box::pin(async move {
            let is_asked = store::ask(tx, id, now).await?;
            if is_asked {
                jobs::enqueue(tx, TELL, None, &Asked { mailing: id, asked_at: now.micros() }, now, now).await?;
            }
            Ok(is_asked)
        })
    })
    .await
}

/// Lets a mailing go as it was read: `seen` is what [`Mailing::digest`] said of it then. False when it has changed since, has been sent
/// or may not be let go by this person.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/mailings.md, 6.
pub(crate) async fn start(db: &Db, (id, seen): (MailingId, &str), by: PersonId, now: Timestamp) -> Result<bool, Error> {
    let seen = seen.to_owned();
    db.write(move |tx| {
        let seen = seen.clone();
        Box::pin(async move {
            let mailing = store::find(tx, id).await?;
            let Some(mailing) = mailing.filter(|mailing| mailing.may_be_started_by(by) && mailing.digest() == seen)
            else {
                return Ok(false);
            };
            let Some(serial) = store::start(tx, mailing.id, Some(by), now).await? else { return Ok(false) };
            jobs::enqueue(tx, STEP, None, &Step { mailing: id, serial }, now, now).await?;
            Ok(true)
        })
    })
    .await
}

/// Stops a mailing that is under way; false when it is not.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hold(db: &Db, id: MailingId, why: Held, now: Timestamp) -> Result<bool, Error> {
    db.write(move |tx| Box::pin(store::hold(tx, id, why, now))).await
}

/// Lets one go on that stands still, in the name of whoever says so.
///
/// # Errors
/// When the database fails.
pub(crate) async fn go_on(db: &Db, id: MailingId, by: PersonId, now: Timestamp) -> Result<bool, Error> {
    db.write(move |tx| {
        Box::pin(async move {
            let Some(serial) = store::go_on(tx, id, by, now).await? else { return Ok(false) };
            jobs::enqueue(tx, STEP, None, &Step { mailing: id, serial }, now, now).await?;
            Ok(true)
        })
    })
    .await
}

/// Ends a mailing that stands still before everybody has it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn call_off(db: &Db, id: MailingId, now: Timestamp) -> Result<bool, Error> {
    db.write(move |tx| {
        Box::pin(async move {
            let is_held = store::find(tx, id).await?.is_some_and(|found| matches!(found.state(), State::Held(_)));
            if is_held { store::end(tx, id, true, now).await } else { Ok(false) }
        })
    })
    .await
}

/// Sends a mailing to the one who tries it, as others would get it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn try_out(db: &Db, mailing: MailingId, person: PersonId, now: Timestamp) -> Result<(), Error> {
    db.write(move |tx| {
        Box::pin(async move {
            jobs::enqueue(tx, TRIAL, None, &Trial { mailing, person }, now, now).await?;
            Ok(())
        })
    })
    .await
}
