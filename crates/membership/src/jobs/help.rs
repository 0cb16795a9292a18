//! Letters to those whom a call for help asks: a portion at a time, each written down with its letters.

use database::{Error, Tx};
use jobs::{Job, JobError};
use mail::{Letter, List};
use terms::{PersonId, Timestamp};
use web::App;

use crate::{
    actions::{
        helping::{self, About},
        suppressing::{Basis, Recipient, recipient},
    },
    choosing::{self, After},
    help::{Call, CallId, Words, rule},
    pages::help_wanted,
    store,
};

/// Members of one portion.
const AT_ONCE: usize = 50;

/// Writes to everybody whom a call asks, going on where it stopped.
///
/// Source: docs/rules/membership.md, 109.
pub(super) async fn ask(app: App, job: Job) -> Result<(), JobError> {
    let About { call } = job.read()?;
    while ask_some(&app, call, app.now()).await? {}
    Ok(())
}

/// A member of a portion, with her letter; none where there is no way to write to her.
type Wanted = (PersonId, Option<(Letter, List)>);

/// Asks the next portion; whether there may be more.
async fn ask_some(app: &App, id: CallId, now: Timestamp) -> Result<bool, Error> {
    let mut tx = app.db.reader().await?;
    let Some((call, sealed)) = store::help::find(&mut tx, id).await? else { return Ok(false) };
    let Some(by) = call.by.filter(|_| call.is_open(now) && call.asked_all_at.is_none()) else { return Ok(false) };
    // Asked anew at each portion: from the hour at which an office ends nobody is asked in its name.
    let Some(sight) = choosing::may_ask(&mut tx, by, call.place, now).await? else { return Ok(false) };
    let after = call.asked_after.as_deref().and_then(After::read);
    let (found, next) = choosing::page(&mut tx, (&call.segment(), &sight), after, AT_ONCE, now).await?;
    let words = helping::words(&app.vault, &sealed)?;
    let mut portion: Vec<Wanted> = Vec::with_capacity(found.len());
    for (_, person) in found.into_iter().filter(|(_, person)| *person != by) {
        portion.push((person, letter(app, &mut tx, (&call, &words), person, now).await?));
    }
    drop(tx);
    let (app, next) = (app.clone(), next.map(After::to_text));
    let has_more = next.is_some();
    app.db
        .clone()
        .write::<_, Error, _>(move |tx| {
            let (app, call, portion, next) = (app.clone(), call.clone(), portion.clone(), next.clone());
            Box::pin(async move { write_down(tx, &app, &call, (portion, next), now).await })
        })
        .await?;
    Ok(has_more)
}

async fn letter(
    app: &App,
    tx: &mut Tx,
    (call, words): (&Call, &Words),
    person: PersonId,
    now: Timestamp,
) -> Result<Option<(Letter, List)>, Error> {
    let to: Recipient = match recipient(tx, &app.vault, (person, Basis::Skill(call.skill)), now).await {
        Ok(Ok(to)) => to,
        // Her particulars cannot be read; nobody else waits for that.
        Ok(Err(_)) | Err(Error::Unreadable(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let place = places::find(tx, call.place).await?.ok_or_else(|| Error::unreadable("help_calls.place"))?;
    Ok(Some(help_wanted(app, &to, (call, words, &place), person)))
}

/// Posts the letters of a portion to those who are still to be asked, each once, and notes how far it went.
async fn write_down(
    tx: &mut Tx,
    app: &App,
    call: &Call,
    (portion, next): (Vec<Wanted>, Option<String>),
    now: Timestamp,
) -> Result<(), Error> {
    let Some((current, _)) = store::help::find(tx, call.id).await? else { return Ok(()) };
    if current.asked_after != call.asked_after || !current.is_open(now) {
        return Ok(());
    }
    let Some(by) = current.by else { return Ok(()) };
    let Some(sight) = choosing::may_ask(tx, by, call.place, now).await? else { return Ok(()) };
    let (mut asked, segment) = (0, call.segment());
    for (person, letter) in portion {
        let Some((letter, list)) = letter else { continue };
        // What was taken back a moment ago holds for this letter (B21, B22).
        let is_found = choosing::sees_skilled(tx, (&segment, &sight), person, now).await?;
        if !is_found || was_asked_enough(tx, person, now).await? {
            continue;
        }
        let token = helping::token(&app.vault, call.id, person).hash();
        if store::help::ask(tx, (call.id, person), token, Some(now)).await? {
            mail::post_of(tx, &app.vault, (&letter, &list), now).await?;
            asked += 1;
        }
    }
    let all_at = next.is_none().then_some(now);
    store::help::went(tx, call.id, (next, all_at), asked).await
}

async fn was_asked_enough(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<bool, Error> {
    let since = now.plus(-rule().within_days * Timestamp::DAY);
    Ok(store::help::times(tx, person, since).await? >= rule().times)
}
