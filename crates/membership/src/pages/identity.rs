//! Signing in by the organisation's identity provider: there, and back.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderName, HeaderValue, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use terms::PersonId;
use web::{
    App, Form, Frame, IdentityProvider, Page, PageError, Proof, own_path, page, see_other,
    session::{self, Agent, Strength},
};

use super::{
    arriving::{arrive, limit},
    letters::{self, News},
    ways::to_change,
};
use crate::{
    actions::identifying::{self, NotShown, Party, redirect},
    identity::{Asked, LASTS},
    store,
    token::Token,
};

/// Leads a browser on without a form, whose targets are pages of ours alone.
const REFRESH: HeaderName = HeaderName::from_static("refresh");
/// The cookie by which the browser that comes back is the one that left.
const LEFT: &str = "flotilla-identity";

#[derive(Template)]
#[template(path = "membership/identity_leaving.html")]
pub(super) struct Leaving {
    pub(super) frame: Frame,
    pub(super) provider: String,
    pub(super) address: String,
}

#[derive(Template)]
#[template(path = "membership/identity_back.html")]
pub(super) struct CameBack {
    pub(super) frame: Frame,
    pub(super) provider: String,
    pub(super) code: String,
    pub(super) state: String,
}

/// What a browser brings back.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Brought {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

fn provider(app: &App) -> Result<&IdentityProvider, PageError> {
    app.settings.identity_provider.as_ref().ok_or(PageError::NotFound)
}

fn party(app: &App) -> Result<Party<'_>, PageError> {
    Ok(Party { provider: provider(app)?, outbound: &app.outbound, redirect: redirect(&app.settings.public_url) })
}

/// What the provider is called, where there is one.
pub(super) fn name(app: &App) -> Option<String> {
    app.settings.identity_provider.as_ref().map(|provider| provider.name.clone())
}

fn not_shown(error: NotShown) -> PageError {
    match error {
        NotShown::Away(why) => {
            tracing::warn!(why, "the identity provider cannot be asked");
            PageError::Refused("membership-identity-away")
        }
        NotShown::Wrong(why) => {
            tracing::warn!(why, "an answer of the identity provider is not believed");
            PageError::Refused("membership-identity-wrong")
        }
        NotShown::Over => PageError::Refused("membership-identity-over"),
        NotShown::Nobody => PageError::Refused("membership-identity-nobody"),
        NotShown::Taken => PageError::Refused("membership-identity-taken"),
        NotShown::Database(error) => error.into(),
    }
}

/// Leaves to sign in.
pub(super) async fn leave(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    form: Form,
) -> Result<Response, PageError> {
    limit(&app, &parts, None)?;
    leave_to(&app, frame, None, own_path(form.value("back"))).await
}

/// Leaves to link an account of hers.
pub(super) async fn link(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
) -> Result<Response, PageError> {
    limit(&app, &parts, Some(proof.person()))?;
    to_change(&app, &proof).await?;
    leave_to(&app, frame, Some(proof.person()), "/me/sign-in").await
}

async fn leave_to(app: &App, frame: Frame, person: Option<PersonId>, back: &str) -> Result<Response, PageError> {
    let party = party(app)?;
    let (state, asked) = (Token::new(app.random()), Asked::new(app.random(), app.random(), back));
    let begun = identifying::begin(&app.db, &app.vault, &party, person, (&state, &asked), app.now()).await;
    let address = begun.map_err(not_shown)?;
    let refresh = HeaderValue::from_str(&format!("0;url={address}")).map_err(PageError::broken)?;
    let cookie = session::set_cookie(app, LEFT, state.as_str(), LASTS);
    let mut response = page(&Leaving { frame, provider: party.provider.name.clone(), address })?.into_response();
    response.headers_mut().insert(REFRESH, refresh);
    Ok(session::with_cookie(response, cookie))
}

/// The browser comes back. Nothing happens before its button is pressed.
pub(super) async fn came_back(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    Query(brought): Query<Brought>,
) -> Result<Page, PageError> {
    let provider = provider(&app)?.name.clone();
    state(&app, &parts, &brought.state)?;
    if brought.code.is_empty() {
        return Err(PageError::Refused("membership-identity-refused"));
    }
    page(&CameBack { frame, provider, code: brought.code, state: brought.state })
}

/// What was begun, if this browser began it.
fn state(app: &App, parts: &Parts, brought: &str) -> Result<Token, PageError> {
    let over = PageError::Refused("membership-identity-over");
    let left = session::cookie(app, parts, LEFT).and_then(|cookie| Token::read(&cookie)).ok_or(over.clone())?;
    Token::read(brought).filter(|state| state.hash() == left.hash()).ok_or(over)
}

/// Signs in, or links the account.
pub(super) async fn arrive_by_it(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    form: Form,
) -> Result<Response, PageError> {
    let (party, now) = (party(&app)?, app.now());
    limit(&app, &parts, None)?;
    let state = state(&app, &parts, form.value("state"))?;
    let (linker, asked) = identifying::take(&app.db, &app.vault, &state, now).await.map_err(not_shown)?;
    let gone = session::set_cookie(&app, LEFT, "", 0);
    let brought = (form.value("code"), &asked);
    let response = if let Some(linker) = linker {
        link_to(&app, &parts, &frame, linker, brought).await?
    } else {
        let shown = identifying::sign_in(&app.db, &app.vault, &party, brought, now).await;
        let (person, is_strong) = shown.map_err(not_shown)?;
        let strength = if is_strong { Strength::StrongIdentity } else { Strength::Identity };
        arrive(&app, &parts, &frame, (person, strength), own_path(&asked.back)).await?
    };
    Ok(session::with_cookie(response, gone))
}

/// Only whoever began it links, in a session in which she may.
async fn link_to(
    app: &App,
    parts: &Parts,
    frame: &Frame,
    linker: PersonId,
    brought: (&str, &Asked),
) -> Result<Response, PageError> {
    let viewer = frame.viewer.as_ref().filter(|viewer| viewer.person == linker);
    let viewer = viewer.ok_or(PageError::Refused("membership-identity-over"))?;
    let factors = store::factors::of(&mut app.db.reader().await?, linker).await?;
    if factors.has_any() {
        session::must_be_strong(viewer, "/me/sign-in")?;
    }
    let letter = letters::news(app, frame, Agent::of(parts), linker, News::IdentityAdded).await?;
    let linked = identifying::link(&app.db, &app.vault, &party(app)?, linker, brought, letter, app.now()).await;
    linked.map_err(not_shown)?;
    Ok(see_other("/me/sign-in?done=membership-done-identity-added"))
}

/// Takes the link away.
pub(super) async fn unlink(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
) -> Result<Response, PageError> {
    to_change(&app, &proof).await?;
    let letter = letters::news(&app, &frame, Agent::of(&parts), proof.person(), News::IdentityRemoved).await?;
    let unlinked = identifying::unlink(&app.db, &app.vault, proof.person(), letter, app.now()).await;
    if !unlinked.map_err(not_shown)? {
        return Err(PageError::NotFound);
    }
    Ok(see_other("/me/sign-in?done=membership-done-identity-removed"))
}
