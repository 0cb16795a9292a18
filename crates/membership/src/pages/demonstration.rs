//! "Sign in as…": in a demonstration, one click for each role.

use axum::{
    extract::{Path, State},
    http::request::Parts,
    response::Response,
};
use database::Error;
use terms::PersonId;
use web::{App, Frame, PageError, session::Strength};

use super::{arriving::become_strong, words};
use crate::{demonstration, office::role, reading};

/// Somebody whom a visitor may sign in as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cast {
    pub(super) person: PersonId,
    /// Her name.
    pub(super) name: String,
    /// Her part: "returning officer", "member too new to vote".
    pub(super) part: String,
}

/// So many organisers are offered; there is one for each region.
const ORGANISERS: usize = 2;

/// The cast of a demonstration; nobody otherwise.
pub(super) async fn cast(app: &App, frame: &Frame) -> Result<Vec<Cast>, Error> {
    if !app.settings.is_demo {
        return Ok(Vec::new());
    }
    let mut tx = app.db.reader().await?;
    let mut cast = Vec::new();
    let mut organisers = 0;
    for (part, person) in demonstration::cast(&mut tx, &app.vault).await? {
        organisers += usize::from(part == "organiser");
        if part == "organiser" && organisers > ORGANISERS {
            continue;
        }
        let Some(name) = reading::name(&mut tx, &app.vault, person, app.now()).await? else { continue };
        let part = match part {
            "member" => frame.t("membership-cast-member"),
            "new" => frame.t("membership-cast-new"),
            "suspended" => frame.t("membership-cast-suspended"),
            id => role(id).map_or_else(String::new, |role| words::role(frame, role)),
        };
        cast.push(Cast { person, name, part });
    }
    Ok(cast)
}

/// Signs in as somebody made up. Outside a demonstration there is no such page.
pub(super) async fn sign_in_as(
    State(app): State<App>,
    parts: Parts,
    Path(person): Path<String>,
) -> Result<Response, PageError> {
    let person: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    if !app.settings.is_demo {
        return Err(PageError::NotFound);
    }
    let mut tx = app.db.reader().await?;
    let cast = demonstration::cast(&mut tx, &app.vault).await?;
    drop(tx);
    if cast.iter().all(|(_, somebody)| *somebody != person) {
        return Err(PageError::NotFound);
    }
    become_strong(&app, &parts, (person, Strength::MadeUp), "/").await
}
