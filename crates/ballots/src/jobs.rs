//! What happens by itself: the steps whose hour has come, wiping after a closing, letters to everybody on a roll.

mod notice;
mod timetable;

use database::{Announced, BoxFuture};
use jobs::{JobError, Kind, Listener, Periodic};
use serde::Deserialize;
use terms::{BallotId, Timestamp};
use web::App;

use crate::{
    actions::{Failure, campaigning, closing},
    store,
};

/// The kinds of jobs of ballots.
pub(crate) fn kinds() -> Vec<Kind<App>> {
    vec![
        Kind { name: closing::WIPE, max_attempts: 20, at_once: 1, run: |app, _| Box::pin(wipe(app)) },
        Kind { name: notice::SEND, max_attempts: 10, at_once: 1, run: |app, job| Box::pin(notice::send(app, job)) },
    ]
}

/// What ballots run again and again.
pub(crate) fn periodics() -> Vec<Periodic<App>> {
    vec![
        Periodic { name: "ballots.timetable", every_micros: 20 * Timestamp::SECOND, run: timetable::run },
        Periodic { name: "ballots.withhold", every_micros: Timestamp::HOUR, run: withhold },
        Periodic { name: "ballots.sweep", every_micros: Timestamp::DAY, run: sweep },
    ]
}

/// What ballots do when something was announced.
pub(crate) fn listeners() -> Vec<Listener<App>> {
    vec![
        Listener { topic: "ballots.opened", name: "ballots.candidates-letter", hear: candidates_letter },
        Listener { topic: "ballots.extended", name: "ballots.tell-extended", hear: notice::extended },
        Listener { topic: "ballots.voided", name: "ballots.tell-voided", hear: notice::voided },
    ]
}

#[derive(Deserialize)]
struct Opened {
    ballot: BallotId,
}

/// Voting opened: what the candidates wrote goes out.
fn candidates_letter(app: App, fact: Announced) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let opened: Opened = serde_json::from_str(&fact.payload)
            .map_err(|_| JobError::Never("the fact has another shape".to_owned()))?;
        campaigning::relay(&app, opened.ballot, app.now()).await.map_err(later)
    })
}

/// Wipes after a closing, should the program have stopped between the closing and its wiping.
async fn wipe(app: App) -> Result<(), JobError> {
    Ok(closing::wipe(&app.db).await?)
}

/// Keeps what is withheld from candidates as the ballots are, whatever was told or not told before.
fn withhold(app: App, now: Timestamp) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move { crate::actions::withhold_anew(&app.db, now).await.map_err(later) })
}

/// Removes rolls that an interrupted freezing left behind.
fn sweep(app: App, now: Timestamp) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let unused = app.db.snapshot::<_, Failure, _>(move |tx| {
            Box::pin(async move {
                // In one snapshot: a roll that is being written belongs to a ballot whose hour of opening has come.
                if store::ballots::is_opening(tx, now).await? {
                    Ok(Vec::new())
                } else {
                    Ok(store::rolls::unused(tx).await?)
                }
            })
        });
        for roll in unused.await.map_err(later)? {
            crate::actions::opening::abandon(&app.db, roll).await.map_err(later)?;
        }
        Ok(())
    })
}

fn later(failure: Failure) -> JobError {
    JobError::Later(failure.to_string())
}

#[cfg(test)]
mod tests;
