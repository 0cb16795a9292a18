//! Whom a notice reaches on paper alone: names, and the way to look at one address at a time.

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use database::Tx;
use membership::office::REVEAL;
use terms::PersonId;
use web::{App, Form, Frame, Page, PageError, Proof, page, see_other};

use super::found;
use crate::{
    mailing::{Mailing, MailingId},
    store,
};

/// People on one page.
const ON_A_PAGE: usize = 50;
/// Rows read at a time.
const READ: i64 = 100;

#[derive(Template)]
#[template(path = "mailings/paper.html")]
pub(super) struct Paper {
    pub(super) frame: Frame,
    pub(super) id: MailingId,
    /// Where the mailing is.
    pub(super) back: String,
    pub(super) subject: String,
    pub(super) people: Vec<Line>,
    pub(super) next: Option<String>,
}

/// Somebody to be written to on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: i64,
    pub(super) person: PersonId,
    pub(super) name: String,
    /// On which day that was done.
    pub(super) posted: Option<String>,
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let after = query.as_deref().and_then(|query| query.strip_prefix("after=")).and_then(|after| after.parse().ok());
    let mut tx = app.db.reader().await?;
    let mailing = found(&mut tx, &id).await?;
    if !mailing.ground.is_notice() {
        return Err(PageError::NotFound);
    }
    let (mut after, mut people, mut has_more) = (after.unwrap_or(-1), Vec::new(), true);
    while has_more && people.len() < ON_A_PAGE {
        let some = store::recipients::on_paper(&mut tx, mailing.id, after, READ).await?;
        has_more = some.len() == usize::try_from(READ).unwrap_or(0);
        for (number, person, posted_at) in some {
            if people.len() == ON_A_PAGE {
                has_more = true;
                break;
            }
            after = number;
            let posted = posted_at.map(|at| frame.day(at));
            people.extend(line(&app, &mut tx, &proof, &mailing, (number, person), posted).await?);
        }
    }
    let next = has_more.then(|| format!("/mailings/{}/paper?after={after}", mailing.id));
    let back = format!("/mailings/{}", mailing.id);
    page(&Paper { id: mailing.id, back, subject: mailing.subject, people, next, frame })
}

/// Somebody whom the reader writes to; nothing of who is no member any more, is at home elsewhere by now, is withheld from the reader
/// or kept out of lists: she is for others.
async fn line(
    app: &App,
    tx: &mut Tx,
    proof: &Proof,
    mailing: &Mailing,
    (number, person): (i64, PersonId),
    posted: Option<String>,
) -> Result<Option<Line>, PageError> {
    let now = app.now();
    let standing = membership::standing(tx, person, now).await?;
    let Some(home) = standing.place().filter(|_| standing.is_member()) else { return Ok(None) };
    let is_within = places::is_within(tx, home, mailing.place).await?;
    if !is_within
        || !membership::holds(tx, proof.person(), REVEAL, home, now).await?
        || !membership::is_open_to(tx, proof.person(), person, now).await?
    {
        return Ok(None);
    }
    let name = membership::name(tx, &app.vault, person, now).await?;
    Ok(name.map(|name| Line { number, person, name, posted }))
}

pub(super) async fn posted(
    State(app): State<App>,
    _: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let mailing = found(&mut app.db.reader().await?, &id).await?;
    if !mailing.ground.is_notice() {
        return Err(PageError::NotFound);
    }
    let number: i64 = form.value("number").parse().map_err(|_| PageError::Malformed)?;
    let (id, now) = (mailing.id, app.now());
    app.db.write(move |tx| Box::pin(store::recipients::posted(tx, (id, number), now))).await?;
    Ok(see_other(&format!("/mailings/{id}/paper?done=mailings-done-posted")))
}
