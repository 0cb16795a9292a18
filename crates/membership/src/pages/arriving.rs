//! Somebody has shown who she is: a session begins, or becomes strong.

use axum::{http::request::Parts, response::Response};
use terms::{PersonId, Timestamp};
use web::{
    App, Frame, Limit, PageError, see_other,
    session::{self, Agent, Strength},
};

use super::letters::{self, News};
use crate::{
    actions::{
        arriving::{self, REMEMBERED_DAYS},
        speaking,
    },
    token::Token,
};

/// The cookie by which a browser is known again.
const DEVICE: &str = "flotilla-device";
/// The cookie that says that a passkey was used here, so that it is offered first.
const HAS_PASSKEY: &str = "flotilla-passkey";

/// What an account may try within ten minutes.
const PER_ACCOUNT: Limit = Limit { name: "membership.strong", times: 30, per_micros: 10 * Timestamp::MINUTE };
/// What may be tried from one address of the network; a hall shares one.
const PER_ADDRESS: Limit = Limit { name: "membership.strong-from", times: 1_000, per_micros: Timestamp::HOUR };

/// Takes one try from what is left to this person, if she is known yet, and to this address of the network.
pub(super) fn limit(app: &App, parts: &Parts, person: Option<PersonId>) -> Result<(), PageError> {
    if let Some(person) = person {
        app.limits.take(PER_ACCOUNT, &person.to_string(), app.now()).map_err(PageError::TooMany)?;
    }
    app.limits.take(PER_ADDRESS, &session::address(parts), app.now()).map_err(PageError::TooMany)
}

/// Begins a session, and leads on. She is written to when she never signed in from this browser.
pub(super) async fn arrive(
    app: &App,
    parts: &Parts,
    frame: &Frame,
    (person, strength): (PersonId, Strength),
    to: &str,
) -> Result<Response, PageError> {
    speaking::speaks(&app.db, &app.vault, person, frame.language(), app.now()).await?;
    let letter = letters::news(app, frame, Agent::of(parts), person, News::Browser).await?;
    remembered(app, parts, (person, strength), letter, to).await
}

/// As [`arrive`], for whoever has just joined in this browser and needs no letter about it.
pub(super) async fn arrive_first(app: &App, parts: &Parts, person: PersonId, to: &str) -> Result<Response, PageError> {
    remembered(app, parts, (person, Strength::Link), None, to).await
}

async fn remembered(
    app: &App,
    parts: &Parts,
    (person, strength): (PersonId, Strength),
    letter: Option<mail::Letter>,
    to: &str,
) -> Result<Response, PageError> {
    let known = session::cookie(app, parts, DEVICE).and_then(|cookie| Token::read(&cookie));
    let device = known.unwrap_or_else(|| Token::new(app.random()));
    arriving::arrive(&app.db, &app.vault, person, &device, letter, app.now()).await?;
    let cookie = session::set_cookie(app, DEVICE, device.as_str(), REMEMBERED_DAYS * Timestamp::DAY);
    Ok(session::with_cookie(become_strong(app, parts, (person, strength), to).await?, cookie))
}

/// Puts a session of that strength in place of the one that the request came with, and leads on.
pub(super) async fn become_strong(
    app: &App,
    parts: &Parts,
    (person, strength): (PersonId, Strength),
    to: &str,
) -> Result<Response, PageError> {
    let cookie = session::replace(app, parts, person, strength).await?;
    let response = session::with_cookie(see_other(to), cookie);
    if strength != Strength::Passkey {
        return Ok(response);
    }
    let cookie = session::set_cookie(app, HAS_PASSKEY, "1", REMEMBERED_DAYS * Timestamp::DAY);
    Ok(session::with_cookie(response, cookie))
}

/// Whether a passkey was used in this browser.
pub(super) fn has_passkey(app: &App, parts: &Parts) -> bool {
    session::cookie(app, parts, HAS_PASSKEY).is_some()
}
