//! What officers do with an import, and what jobs then do, a portion at a time.

pub(crate) mod deciding;
pub(crate) mod running;
pub(crate) mod sealing;
pub(crate) mod telling;
pub(crate) mod trying;
pub(crate) mod undoing;
pub(crate) mod uploading;

use database::{Error, Tx};
use serde::{Deserialize, Serialize};
use terms::Timestamp;
use web::App;

use crate::{
    import::{Import, ImportId},
    store,
};

/// The job of a step.
pub(crate) const STEP: &str = "imports.step";
/// Portions in one step: in between other imports have their turn.
pub(crate) const PORTIONS: usize = 20;

/// What a step is of; only the latest counts.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Step {
    pub(crate) import: ImportId,
    pub(crate) serial: i64,
}

/// Puts the present step of an import into the queue.
pub(crate) async fn enqueue(tx: &mut Tx, one: &Import, at: Timestamp, now: Timestamp) -> Result<(), Error> {
    let step = Step { import: one.id, serial: one.serial };
    jobs::enqueue(tx, STEP, None, &step, at, now).await.map(|_| ())
}

/// The import as it is now, if it is still in the same step and as far as it was.
async fn still(tx: &mut Tx, one: &Import) -> Result<Option<Import>, Error> {
    let found = store::find(tx, one.id).await?;
    Ok(found.filter(|found| (found.serial, found.done, found.told) == (one.serial, one.done, one.told)))
}

/// Begins the next step where this one stops.
async fn go_on(app: &App, one: &Import, at: Timestamp, now: Timestamp) -> Result<(), Error> {
    let one = one.clone();
    app.db
        .write(move |tx| {
            let one = one.clone();
            Box::pin(async move {
                let Some(mut found) = still(tx, &one).await? else { return Ok(()) };
                found.serial += 1;
                store::save(tx, &found).await?;
                enqueue(tx, &found, at, now).await
            })
        })
        .await
}
