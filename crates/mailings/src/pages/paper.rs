//! Whom a notice reaches on paper alone: names, and the way to look at one address at a time.

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use terms::PersonId;
use web::{App, Form, Frame, Page, PageError, Proof, page, see_other};

use super::found;
use crate::{mailing::MailingId, store};

/// People on one page.
const ON_A_PAGE: usize = 50;

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
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let mut all = store::recipients::on_paper(&mut tx, mailing.id, after.unwrap_or(-1), limit).await?;
    let has_more = all.len() > ON_A_PAGE;
    all.truncate(ON_A_PAGE);
    let last = all.last().map(|(number, ..)| *number);
    let mut people = Vec::new();
    for (number, person, posted_at) in all {
        // Who is no member any more, or is kept out of lists, is for others to write to.
        if !membership::standing(&mut tx, person, frame.now).await?.is_member()
            || !membership::is_open_to(&mut tx, proof.person(), person, frame.now).await?
        {
            continue;
        }
        let Some(name) = membership::name(&mut tx, &app.vault, person, frame.now).await? else { continue };
        people.push(Line { number, person, name, posted: posted_at.map(|at| frame.day(at)) });
    }
    let next = last.filter(|_| has_more).map(|last| format!("/mailings/{}/paper?after={last}", mailing.id));
    let back = format!("/mailings/{}", mailing.id);
    page(&Paper { id: mailing.id, back, subject: mailing.subject, people, next, frame })
}

pub(super) async fn posted(
    State(app): State<App>,
    _: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let mailing = found(&mut app.db.reader().await?, &id).await?;
    let number: i64 = form.value("number").parse().map_err(|_| PageError::Malformed)?;
    let (id, now) = (mailing.id, app.now());
    app.db.write(move |tx| Box::pin(store::recipients::posted(tx, (id, number), now))).await?;
    Ok(see_other(&format!("/mailings/{id}/paper?done=mailings-done-posted")))
}
