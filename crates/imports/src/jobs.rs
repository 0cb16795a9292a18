//! What runs by itself: the steps of imports, and letting go of files.

use database::Error;
use jobs::{Job, JobError, Kind};
use terms::Timestamp;
use web::{App, Retention};

use crate::{
    actions::{STEP, Step, deciding, running, telling, trying, undoing},
    import::{KEPT_DAYS, State},
    store,
};

/// With an hour at most between attempts: about a day of a database that is away.
const ATTEMPTS: i64 = 30;

/// The kinds of jobs of imports.
pub(crate) fn kinds() -> Vec<Kind<App>> {
    vec![Kind { name: STEP, max_attempts: ATTEMPTS, at_once: 1, run: |app, job| Box::pin(step(app, job)) }]
}

async fn step(app: App, job: Job) -> Result<(), JobError> {
    let Step { import, serial } = job.read()?;
    let found = store::find(&mut app.db.reader().await?, import).await?;
    let Some(one) = found.filter(|found| found.serial == serial) else { return Ok(()) };
    match one.state {
        State::Trying => trying::step(&app, one, job.now).await?,
        State::Running => running::step(&app, one, job.now).await?,
        State::Ended => telling::step(&app, one, job.now).await?,
        State::Undoing => undoing::step(&app, one, job.now).await?,
        State::Mapping | State::Tried | State::Undone | State::Discarded => {}
    }
    Ok(())
}

/// What imports keep for how long.
///
/// Source: docs/rules/imports.md, 4.
pub(crate) fn retention() -> Vec<Retention> {
    vec![Retention {
        what: "import_portions",
        key: "imports-kept-files",
        days: KEPT_DAYS,
        sweep: |tx, now| {
            Box::pin(async move {
                let until = now.plus(-KEPT_DAYS * Timestamp::DAY);
                let Some(mut one) = store::old(tx, until).await? else { return Ok(0) };
                // What had not ended by then does not: nothing is left of the file to go on with.
                match one.state {
                    State::Mapping | State::Trying | State::Tried => one.enter(State::Discarded),
                    State::Running => {
                        one.enter(State::Ended);
                        one.ended_at = Some(now);
                    }
                    State::Ended | State::Undoing | State::Undone | State::Discarded => {}
                }
                let gone = deciding::forget(tx, &mut one, now).await?;
                Ok::<u64, Error>(gone.max(1))
            })
        },
    }]
}
