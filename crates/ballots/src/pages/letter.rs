//! Voting with the one-time code of a letter, without signing in.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use terms::Timestamp;
use web::{App, Form, Frame, Limit, Page, PageError, page, refused, see_other, session};

use super::{
    Head,
    known::Look,
    voting::{self, Door},
};
use crate::{
    actions::{
        Failure,
        casting::{self, CastRefused},
    },
    ballot::Ballot,
    envelope::Code,
};

#[derive(Template)]
#[template(path = "ballots/letter.html")]
pub(super) struct Letter {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) form: Form,
}

/// Codes tried from one address.
const CODES: Limit = Limit { name: "letter codes", times: 300, per_micros: Timestamp::HOUR };

/// Where the code is typed in.
pub(super) async fn code(State(app): State<App>, frame: Frame, Path(id): Path<String>) -> Result<Page, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    page(&asking(&mut look, &ballot, Form::default()).await?)
}

/// The paper for that code, with what was chosen before, if anything.
pub(super) async fn choose(
    State(app): State<App>,
    frame: Frame,
    parts: Parts,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    match known(&app, &parts, &mut look, &ballot, &form).await? {
        Ok(code) => {
            Ok(page(&voting::paper_page(&mut look, &ballot, Door::Letter(&code), form).await?)?.into_response())
        }
        Err(why) => again(&mut look, &ballot, form, why).await,
    }
}

/// The vote in words.
pub(super) async fn review(
    State(app): State<App>,
    frame: Frame,
    parts: Parts,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    match known(&app, &parts, &mut look, &ballot, &form).await? {
        Ok(code) => voting::reviewed(&mut look, &ballot, Door::Letter(&code), form).await,
        Err(why) => again(&mut look, &ballot, form, why).await,
    }
}

/// Casts the vote; the code is used up by it.
pub(super) async fn cast(
    State(app): State<App>,
    frame: Frame,
    parts: Parts,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let arrived = app.now();
    let (ballot, paper) = voting::on_paper(&app, &id).await?;
    let mut look = Look::new(&app, &frame).await?;
    let typed = match known(&app, &parts, &mut look, &ballot, &form).await? {
        Ok(typed) => typed,
        Err(why) => return again(&mut look, &ballot, form, why).await,
    };
    let code = Code::typed(&typed).ok_or(PageError::Malformed)?;
    let vote = match voting::read(&paper, &form) {
        Ok(vote) => vote,
        Err(bad) => return voting::wrong(&mut look, &ballot, &paper, Door::Letter(&typed), form, bad).await,
    };
    drop(look);
    match casting::cast_with_code(&app.db, (&ballot, &paper), &code, &vote, app.random(), arrived).await {
        Ok(_) => Ok(see_other(&format!("/ballots/{}/letter/in", ballot.id))),
        Err(Failure::Cast(why)) => {
            refused(&voting::not_taken(&mut Look::new(&app, &frame).await?, &ballot, why).await?)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// That the vote is in.
pub(super) async fn is_in(State(app): State<App>, frame: Frame, Path(id): Path<String>) -> Result<Page, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    page(&voting::thanks(&mut look, &ballot).await?)
}

async fn asking(look: &mut Look<'_>, ballot: &Ballot, form: Form) -> Result<Letter, PageError> {
    let place = look.place(ballot.place).await?;
    Ok(Letter { frame: look.frame.clone(), head: Head::below(look.frame, ballot, &place), form })
}

async fn again(look: &mut Look<'_>, ballot: &Ballot, mut form: Form, why: CastRefused) -> Result<Response, PageError> {
    match why {
        CastRefused::NoCode => form.refuse("code", &why.to_string()),
        _ => return refused(&voting::not_taken(look, ballot, why).await?),
    }
    refused(&asking(look, ballot, form).await?)
}

/// The code that came with the form, if it is one of this ballot that can still be used.
///
/// A hundred bits are not guessed; the limit keeps somebody from trying all the same, without locking out a hall.
async fn known(
    app: &App,
    parts: &Parts,
    look: &mut Look<'_>,
    ballot: &Ballot,
    form: &Form,
) -> Result<Result<String, CastRefused>, PageError> {
    app.limits.take(CODES, &session::address(parts), app.now()).map_err(PageError::TooMany)?;
    let typed = form.value("code").trim().to_owned();
    let Some(code) = Code::typed(&typed) else { return Ok(Err(CastRefused::NoCode)) };
    match casting::ballot_of_code(&mut look.tx, &code).await {
        Ok(of) if of == ballot.id => Ok(Ok(typed)),
        Ok(_) => Ok(Err(CastRefused::NoCode)),
        Err(Failure::Cast(why)) => Ok(Err(why)),
        Err(failure) => Err(failure.into()),
    }
}
