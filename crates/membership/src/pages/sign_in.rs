//! Signing in by a link in a letter, and signing out.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::request::Parts,
    response::Response,
};
use serde::Deserialize;
use terms::{Email, Timestamp};
use web::{
    App, Form, Frame, Page, PageError, Proof, along, own_path, page, refused, see_other,
    session::{self, Strength},
};

use super::{
    arriving::{arrive, has_passkey},
    demonstration::{Cast, cast},
    identity,
    join::{BROWSER, limit},
    letters,
};
use crate::{
    actions::{
        signing_in::{self, Looked},
        supporting::{self, What},
        suppressing,
    },
    token::Token,
};

#[derive(Template)]
#[template(path = "membership/sign_in.html")]
pub(super) struct SignIn {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// In a demonstration: whom one may sign in as.
    pub(super) cast: Vec<Cast>,
    /// Whether a passkey was used in this browser: then it is offered first.
    pub(super) has_passkey: bool,
    /// What the organisation's identity provider is called, where there is one.
    pub(super) provider: Option<String>,
}

#[derive(Template)]
#[template(path = "membership/sign_in_sent.html")]
pub(super) struct Sent {
    pub(super) frame: Frame,
}

#[derive(Template)]
#[template(path = "membership/sign_in_confirm.html")]
pub(super) struct Confirm {
    pub(super) frame: Frame,
    pub(super) token: String,
    pub(super) back: String,
    pub(super) is_other_browser: bool,
}

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    pub(super) back: String,
}

pub(super) async fn show(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    Query(back): Query<Back>,
) -> Result<Page, PageError> {
    let cast = cast(&app, &frame).await?;
    let form = Form::filled(&[("back", own_path(&back.back))]);
    page(&SignIn { frame, form, cast, has_passkey: has_passkey(&app, &parts), provider: identity::name(&app) })
}

pub(super) async fn send(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    mut form: Form,
) -> Result<Response, PageError> {
    let Some(email) = form.parse::<Email>("email") else {
        let cast = cast(&app, &frame).await?;
        let (has_passkey, provider) = (has_passkey(&app, &parts), identity::name(&app));
        return refused(&SignIn { frame, form, cast, has_passkey, provider });
    };
    limit(&app, &parts, &email)?;
    let (token, browser) = (Token::new(app.random()), new_browser(&app, &form));
    let letter = letters::sign_in(&app, &frame, &email, &token, own_path(form.value("back")));
    signing_in::ask(&app.db, &app.vault, &email, (&token, &browser), letter, form.nonce(), app.now()).await?;
    // Set whether somebody is known or not: the answer is the same.
    let cookie = session::set_cookie(&app, BROWSER, browser.as_str(), Timestamp::HOUR);
    Ok(session::with_cookie(see_other("/sign-in/sent"), cookie))
}

pub(super) async fn sent(frame: Frame) -> Result<Page, PageError> {
    page(&Sent { frame })
}

pub(super) async fn look(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    Path(token): Path<String>,
    Query(back): Query<Back>,
) -> Result<Page, PageError> {
    let token = Token::read(&token).ok_or(PageError::Refused("membership-link-over"))?;
    let browser = browser(&app, &parts);
    let mut tx = app.db.reader().await?;
    let looked = signing_in::look(&mut tx, &token, browser.as_ref(), app.now()).await?;
    if looked == Looked::Over {
        return Err(PageError::Refused("membership-link-over"));
    }
    page(&Confirm {
        frame,
        token: token.as_str().to_owned(),
        back: own_path(&back.back).to_owned(),
        is_other_browser: looked == Looked::OtherBrowser,
    })
}

pub(super) async fn sign_in(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    Path(token): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let over = PageError::Refused("membership-link-over");
    let token = Token::read(&token).ok_or(over.clone())?;
    let browser = browser(&app, &parts);
    let person = signing_in::sign_in(&app.db, &token, browser.as_ref(), app.now()).await?.ok_or(over)?;
    suppressing::works(&app.db, &app.vault, person, app.now()).await?;
    arrive(&app, &parts, &frame, (person, Strength::Link), own_path(form.value("back"))).await
}

pub(super) async fn sign_out(State(app): State<App>, parts: Parts, _: Proof) -> Result<Response, PageError> {
    if let Some(looking) = along::of(&parts) {
        supporting::end(&app.db, What::Session(looking.session()), (app.random(), app.now())).await?;
    }
    let cookie = session::end(&app, &parts).await?;
    Ok(session::with_cookie(see_other("/"), cookie))
}

/// What binds the link to this browser. A form sent twice gives the same twice: only the first answer's link is made, and
/// only the second answer's cookie is kept.
pub(super) fn new_browser(app: &App, form: &Form) -> Token {
    match form.nonce() {
        Some(_) => Token::new(app.vault.find_hash("browser", &hex::encode(form.digest()))),
        None => Token::new(app.random()),
    }
}

fn browser(app: &App, parts: &Parts) -> Option<Token> {
    session::cookie(app, parts, BROWSER).and_then(|cookie| Token::read(&cookie))
}
