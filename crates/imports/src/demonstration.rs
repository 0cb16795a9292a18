//! Imports of the demonstration: a file of made-up people, whose columns are to be chosen.

use database::BoxFuture;
use web::{App, Demonstration, DemonstrationError};

use crate::{actions::uploading, reading::BOUNDS};

/// An export as `CiviCRM` makes them, with some rows that are refused.
const FILE: &[u8] = include_bytes!("../data/demonstration.csv");

/// Brings a file in the name of the first administrator.
pub(crate) fn fill(app: App, _: Demonstration) -> BoxFuture<'static, Result<(), DemonstrationError>> {
    Box::pin(async move {
        let cast = membership::demonstration::cast(&mut app.db.reader().await?, &app.vault).await?;
        let administrator = cast.into_iter().find(|(part, _)| *part == "administrator").map(|(_, person)| person);
        if let Some(person) = administrator {
            uploading::take(&app, person, FILE.to_vec(), BOUNDS).await?;
        }
        Ok(())
    })
}
