//! Passkeys: the questions that a script asks for, and the forms that bring the answers.

use axum::{
    Json,
    extract::{Path, State},
    http::request::Parts,
    response::Response,
};
use serde::Serialize;
use web::{
    App, Form, Frame, PageError, Proof, own_path, see_other,
    session::{self, Agent, Strength},
};

use super::{
    arriving::{arrive, become_strong, limit},
    id_of,
    letters::{self, News},
    strong::back,
    ways::to_change,
};
use crate::{
    actions::{
        passkeys::{self, Adder, Made, NotShown, PasskeyName},
        removing::What,
    },
    ceremony::Party,
    factor::PasskeyId,
    reading,
    token::Token,
};

/// A question, and the ceremony that it belongs to.
#[derive(Debug, Serialize)]
pub(super) struct Asked<Q> {
    ceremony: String,
    question: Q,
}

fn party(app: &App) -> Result<Party, PageError> {
    Party::at(&app.settings.public_url, &app.settings.organisation).map_err(PageError::broken)
}

fn not_shown(error: NotShown) -> PageError {
    match error {
        NotShown::Over => PageError::Refused("membership-passkey-over"),
        NotShown::Wrong => PageError::Refused("membership-passkey-wrong"),
        NotShown::Database(error) => error.into(),
    }
}

/// The question to whoever adds a passkey.
pub(super) async fn ask_to_make(
    State(app): State<App>,
    parts: Parts,
    proof: Proof,
) -> Result<Json<Asked<impl Serialize>>, PageError> {
    let (person, now) = (proof.person(), app.now());
    limit(&app, &parts, Some(person))?;
    to_change(&app, &proof).await?;
    let name = proof.viewer().name.clone();
    let email = reading::email(&mut app.db.reader().await?, &app.vault, person, now).await?;
    let adder = Adder { person, account: email.unwrap_or_else(|| name.clone()), name };
    let token = Token::new(app.random());
    let question = passkeys::ask_to_make(&app.db, &app.vault, &party(&app)?, &adder, &token, now).await;
    Ok(Json(Asked { question: question.map_err(not_shown)?, ceremony: token.as_str().to_owned() }))
}

/// The passkey that was made. It makes the session strong: whoever made it was asked to show that she is there.
pub(super) async fn add(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let person = proof.person();
    limit(&app, &parts, Some(person))?;
    to_change(&app, &proof).await?;
    let agent = Agent::of(&parts);
    // What she leaves empty, or makes too long, is named after the browser.
    let name = form.parse::<PasskeyName>("name").or_else(|| frame.agent(agent).parse().ok());
    let made = Made {
        id: id_of(&app, &form),
        name: name.ok_or(PageError::Malformed)?,
        token: Token::read(form.value("ceremony")).ok_or(PageError::Malformed)?,
        answer: form.value("answer").to_owned(),
    };
    let letter = letters::news(&app, &frame, agent, person, News::PasskeyAdded).await?;
    let added = passkeys::add(&app.db, &app.vault, &party(&app)?, person, made, letter, app.now()).await;
    added.map_err(not_shown)?;
    become_strong(
        &app,
        &parts,
        (person, Strength::Passkey),
        after(&form, "/me/sign-in?done=membership-done-passkey-added"),
    )
    .await
}

/// Where the form asked to be led, or else there.
pub(super) fn after<'a>(form: &'a Form, otherwise: &'a str) -> &'a str {
    if form.value("back").is_empty() { otherwise } else { own_path(form.value("back")) }
}

pub(super) async fn rename(
    State(app): State<App>,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let id: PasskeyId = id.parse().map_err(|_| PageError::NotFound)?;
    let Some(name) = form.parse::<PasskeyName>("name") else {
        return Err(PageError::Refused("membership-passkey-name-wrong"));
    };
    if !passkeys::rename(&app.db, &app.vault, proof.person(), id, &name, app.now()).await? {
        return Err(PageError::NotFound);
    }
    Ok(see_other("/me/sign-in?done=membership-done-passkey-named"))
}

pub(super) async fn remove(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id: PasskeyId = id.parse().map_err(|_| PageError::NotFound)?;
    super::ways::remove(&app, &parts, &frame, &proof, What::Passkey(id)).await?;
    Ok(see_other("/me/sign-in?done=membership-done-passkey-removed"))
}

/// The question to whoever signs in with a passkey, or shows one of hers.
pub(super) async fn ask(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
) -> Result<Json<Asked<impl Serialize>>, PageError> {
    let person = frame.viewer.as_ref().map(|viewer| viewer.person);
    limit(&app, &parts, person)?;
    let token = Token::new(app.random());
    let question = passkeys::ask(&app.db, &app.vault, &party(&app)?, person, &token, app.now()).await;
    Ok(Json(Asked { question: question.map_err(not_shown)?, ceremony: token.as_str().to_owned() }))
}

/// Signs in with a passkey, or makes the session strong.
pub(super) async fn show(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    form: Form,
) -> Result<Response, PageError> {
    let viewer = frame.viewer.as_ref().map(|viewer| viewer.person);
    limit(&app, &parts, viewer)?;
    let token = Token::read(form.value("ceremony")).ok_or(PageError::Malformed)?;
    let shown = passkeys::show(&app.db, &app.vault, &party(&app)?, &token, form.value("answer"), app.now()).await;
    let person = shown.map_err(not_shown)?;
    let is_hers = session::current(&parts).is_some() && viewer == Some(person);
    if is_hers {
        return become_strong(&app, &parts, (person, Strength::Passkey), back(form.value("back"))).await;
    }
    arrive(&app, &parts, &frame, (person, Strength::Passkey), own_path(form.value("back"))).await
}
