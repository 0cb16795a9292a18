//! The pages of imports: read the request, call an action, show the result.

mod choose;
mod list;
mod refused;
mod samples;
mod show;
mod told;

pub(crate) use samples::samples;

use database::{BoxFuture, Error, Tx};
use membership::office::{IMPORT, OVERSEE};
use web::{App, Needs, PageError, Params, PlaceOf, Route, Viewer, gate};

use crate::{
    actions::deciding::NotDecided,
    import::{Import, ImportId},
    store,
};

/// Every address of imports with what it needs.
pub(crate) fn routes() -> Vec<Route> {
    let sees = Needs::Duty { name: "imports.see", check: may_see };
    let imports = Needs::Office { capability: IMPORT, place: PlaceOf::Movement };
    vec![
        Route::get("/imports", sees, "/imports", list::show),
        Route::post("/imports", imports, "/imports", list::upload),
        Route::get("/imports/{import}", sees, "/imports/IMPORT", show::show),
        Route::post("/imports/{import}", imports, "/imports/IMPORT", show::act),
        Route::post("/imports/{import}/columns", imports, "/imports/IMPORT/columns", choose::choose),
        Route::get("/imports/{import}/refused.csv", imports, "/imports/IMPORT/refused.csv", refused::take),
    ]
}

/// Whether somebody sees what was imported: whoever may import, and whoever oversees the movement.
fn may_see(app: App, viewer: Viewer, _: Params) -> BoxFuture<'static, Result<bool, Error>> {
    Box::pin(async move {
        let root = places::root(&mut app.db.reader().await?).await?;
        let Some(root) = root else { return Ok(false) };
        Ok(gate::holds(&app, &viewer, IMPORT, root.id).await? || gate::holds(&app, &viewer, OVERSEE, root.id).await?)
    })
}

/// The import of that id in an address.
async fn found(tx: &mut Tx, id: &str) -> Result<Import, PageError> {
    let id: ImportId = id.parse().map_err(|_| PageError::NotFound)?;
    store::find(tx, id).await?.ok_or(PageError::NotFound)
}

impl From<NotDecided> for PageError {
    fn from(why: NotDecided) -> Self {
        match why {
            NotDecided::Gone => Self::Refused("imports-gone"),
            NotDecided::NotYours => Self::Refused("imports-not-yours"),
            NotDecided::NotNow => Self::Refused("imports-not-now"),
            NotDecided::Changed => Self::Refused("imports-changed-meanwhile"),
            NotDecided::TooLate => Self::Refused("imports-too-late"),
            NotDecided::Database(error) => error.into(),
        }
    }
}
