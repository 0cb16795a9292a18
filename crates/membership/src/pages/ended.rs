//! Memberships that were ended lately, and undoing what was entered by mistake: no search finds these people any more.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::{BoxFuture, Error, Tx};
use terms::{PersonId, PlaceId, Timestamp};
use web::{App, Form, Frame, Page, PageError, Params, Proof, page, see_other};

use super::{Named, id_of, named};
use crate::{
    actions::entering::{self, NotEntered},
    reading,
    store::{self, standings::Ended},
};

/// So long an ending is listed.
const LATELY: i64 = 90 * Timestamp::DAY;
/// So many are listed at most.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "membership/ended.html")]
pub(super) struct EndedPage {
    pub(super) frame: Frame,
    pub(super) people: Vec<EndedLine>,
}

/// A membership that ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EndedLine {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) place: Named,
    pub(super) how: String,
}

/// The last home of the person in the address; the movement as a whole for who has none, as for members.
pub(super) fn last_home(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let home = match params.parse::<PersonId>("person") {
            Some(person) => entering::last_home(&mut tx, person).await?,
            None => None,
        };
        super::or_movement(&mut tx, home).await
    })
}

pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mut own = BTreeSet::new();
    for top in proof.places() {
        own.extend(places::within_ids(&mut tx, top).await?);
    }
    let mut people = Vec::new();
    for ended in within(&mut tx, &own, frame.now).await? {
        let Some(name) = reading::name(&mut tx, &app.vault, ended.person, frame.now).await? else { continue };
        let key = if ended.state == "died" { "membership-ended-died" } else { "membership-ended-removed" };
        people.push(EndedLine {
            person: ended.person,
            name,
            place: named(&mut tx, &frame, ended.place).await?,
            how: frame.tn(key, &[("day", frame.day(ended.at).into())]),
        });
    }
    page(&EndedPage { frame, people })
}

/// The latest endings in these places, at most [`MOST`]; what was ended elsewhere, however much, hides none of them.
async fn within(tx: &mut Tx, places: &BTreeSet<PlaceId>, now: Timestamp) -> Result<Vec<Ended>, Error> {
    let (mut found, mut last) = (Vec::new(), (now.plus(Timestamp::DAY), reading::first()));
    while found.len() < MOST {
        let piece = store::standings::ended(tx, now.plus(-LATELY), last).await?;
        let Some(end) = piece.last() else { break };
        last = (end.at, end.person);
        found.extend(piece.into_iter().filter(|ended| places.contains(&ended.place)));
    }
    found.truncate(MOST);
    Ok(found)
}

/// Undoes the ending.
pub(super) async fn restore(
    State(app): State<App>,
    proof: Proof,
    Path(person): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let person: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    match entering::restore(&app.db, proof.person(), person, id_of(&app, &form), app.now()).await {
        Ok(()) => Ok(see_other(&format!("/people/{person}?done=membership-done-decided"))),
        Err(NotEntered::Database(error)) => Err(error.into()),
        Err(NotEntered::Own) => Err(PageError::Refused("membership-standing-own")),
        Err(NotEntered::NotEnded) => Err(PageError::Refused("membership-restore-not-ended")),
        Err(_) => Err(PageError::NotFound),
    }
}
