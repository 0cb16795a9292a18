//! Looking along that is over by itself: that it ended is written down.

use jobs::{Job, JobError};
use web::App;

use crate::actions::supporting::{self, About, What};

/// Writes down that somebody no longer looks along, once her time is over.
pub(super) async fn over(app: App, job: Job) -> Result<(), JobError> {
    let About { look } = job.read()?;
    Ok(supporting::end(&app.db, What::Over(look), (app.random(), job.now)).await?)
}
