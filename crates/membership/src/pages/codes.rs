//! Setting up one-time codes, and making recovery codes.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::{header, request::Parts},
    response::{IntoResponse, Response},
};
use web::{
    App, Form, Frame, Once, PageError, Proof,
    drawing::{Svg, qr},
    page, refused, see_other,
    session::{Agent, Strength},
};

use super::{
    arriving::{become_strong, limit},
    letters::{self, News},
    passkeys::after,
    sign_in::Back,
    ways::{self, to_change},
};
use crate::{
    actions::{coding, recovering, removing::What},
    code::Secret,
    reading,
    recovery::{CODES, code},
};

/// What is shown once is kept by no cache, nor for the back button.
const UNKEPT: [(header::HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

#[derive(Template)]
#[template(path = "membership/codes.html")]
pub(super) struct Codes {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// The secret, in groups of four, to be typed into a program.
    pub(super) secret: String,
    /// The same for its camera.
    pub(super) pattern: Option<Svg>,
}

#[derive(Template)]
#[template(path = "membership/recovery.html")]
pub(super) struct Recovery {
    pub(super) frame: Frame,
    pub(super) codes: Vec<String>,
    /// The day, as it stands on the paper.
    pub(super) day: String,
}

/// Begins one-time codes with a new secret.
pub(super) async fn begin(State(app): State<App>, proof: Proof, form: Form) -> Result<Response, PageError> {
    to_change(&app, &proof).await?;
    let secret = Secret::new(app.random());
    if !coding::begin(&app.db, &app.vault, proof.person(), &secret, app.now()).await? {
        return Err(PageError::Refused("membership-codes-already"));
    }
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("back", form.value("back")).finish();
    Ok(see_other(&format!("/me/sign-in/codes?{query}")))
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Query(back): Query<Back>,
) -> Result<Response, PageError> {
    let waiting = coding::waiting(&mut app.db.reader().await?, &app.vault, proof.person(), app.now()).await?;
    let Some(secret) = waiting else { return Ok(see_other("/me/sign-in")) };
    let form = Form::filled(&[("back", &back.back)]);
    Ok((UNKEPT, page(&codes_page(&app, frame, &proof, &secret, form).await?)?).into_response())
}

async fn codes_page(app: &App, frame: Frame, proof: &Proof, secret: &Secret, form: Form) -> Result<Codes, PageError> {
    let email = reading::email(&mut app.db.reader().await?, &app.vault, proof.person(), app.now()).await?;
    let account = email.unwrap_or_else(|| proof.viewer().name.clone());
    let address = secret.address(&app.settings.organisation, &account);
    Ok(Codes {
        secret: grouped(&secret.text()),
        pattern: qr(&address, &frame.t("membership-codes-pattern")),
        frame,
        form,
    })
}

pub(super) fn grouped(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The first code: it shows that her program has the secret, and makes the session strong.
pub(super) async fn confirm(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let person = proof.person();
    limit(&app, &parts, Some(person))?;
    to_change(&app, &proof).await?;
    let waiting = coding::waiting(&mut app.db.reader().await?, &app.vault, person, app.now()).await?;
    let Some(secret) = waiting else { return Ok(see_other("/me/sign-in")) };
    let letter = letters::news(&app, &frame, Agent::of(&parts), person, News::CodesAdded).await?;
    if !coding::confirm(&app.db, &app.vault, person, form.value("code"), letter, app.now()).await? {
        form.refuse("code", "membership-code-wrong");
        return refused(&codes_page(&app, frame, &proof, &secret, form).await?);
    }
    become_strong(&app, &parts, (person, Strength::Code), after(&form, "/me/sign-in?done=membership-done-codes-added"))
        .await
}

pub(super) async fn remove(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
) -> Result<Response, PageError> {
    ways::remove(&app, &parts, &frame, &proof, What::Codes).await?;
    Ok(see_other("/me/sign-in?done=membership-done-codes-removed"))
}

/// Makes ten recovery codes and shows them, once.
pub(super) async fn recovery(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    form: Form,
) -> Result<Response, PageError> {
    let person = proof.person();
    if !to_change(&app, &proof).await?.has_any() {
        return Err(PageError::Refused("membership-recovery-first"));
    }
    let codes: Vec<String> = (0..CODES).map(|_| code(app.random())).collect();
    match recovering::replace(&app.db, &app.vault, person, &codes, form.nonce(), app.now()).await? {
        Once::First => {
            let day = frame.day(app.now());
            Ok((UNKEPT, page(&Recovery { frame, codes, day })?).into_response())
        }
        // The codes of the first sending count, and are no longer known here.
        Once::Again => Err(PageError::Refused("membership-recovery-shown")),
    }
}
