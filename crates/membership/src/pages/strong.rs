//! Making a session strong: with a passkey, a one-time code or a recovery code.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use web::{
    App, Form, Frame, PageError, Proof, own_path, page, refused, see_other,
    session::{Agent, Strength},
};

use super::{
    arriving::{become_strong, limit},
    letters::{self, News},
    sign_in::Back,
};
use crate::{
    actions::{coding, recovering},
    code::Typed,
    factor::Factors,
    store,
};

/// Where to go when nothing else was said.
const HOME: &str = "/me/sign-in?done=membership-done-strong";

#[derive(Template)]
#[template(path = "membership/strong.html")]
pub(super) struct Strong {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// Where to go afterwards.
    pub(super) back: String,
    pub(super) factors: Factors,
}

/// Where to go afterwards: a page of ours.
pub(super) fn back(path: &str) -> &str {
    if path.is_empty() { HOME } else { own_path(path) }
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Query(query): Query<Back>,
) -> Result<Response, PageError> {
    if proof.viewer().is_strong {
        return Ok(see_other(back(&query.back)));
    }
    let form = Form::filled(&[("back", &query.back)]);
    Ok(page(&strong_page(&app, frame, &proof, form).await?)?.into_response())
}

async fn strong_page(app: &App, frame: Frame, proof: &Proof, form: Form) -> Result<Strong, PageError> {
    let factors = store::factors::of(&mut app.db.reader().await?, proof.person()).await?;
    Ok(Strong { back: back(form.value("back")).to_owned(), frame, form, factors })
}

pub(super) async fn code(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let person = proof.person();
    limit(&app, &parts, Some(person))?;
    let letter = letters::news(&app, &frame, Agent::of(&parts), person, News::Locked).await?;
    let typed = coding::show(&app.db, &app.vault, person, form.value("code"), letter, app.now()).await?;
    let wrong = match typed {
        Some(Typed::Right) => {
            return become_strong(&app, &parts, (person, Strength::Code), back(form.value("back"))).await;
        }
        // Sent twice: the first sending has made the session strong, under a new cookie.
        Some(Typed::Used) if proof.viewer().is_strong => return Ok(see_other(back(form.value("back")))),
        Some(Typed::Used) => "membership-code-used",
        Some(Typed::Locks | Typed::Locked) => "membership-code-locked",
        Some(Typed::Wrong) | None => "membership-code-wrong",
    };
    form.refuse("code", wrong);
    refused(&strong_page(&app, frame, &proof, form).await?)
}

pub(super) async fn recovery(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let person = proof.person();
    limit(&app, &parts, Some(person))?;
    let letter = letters::news(&app, &frame, Agent::of(&parts), person, News::RecoveryUsed).await?;
    if recovering::show(&app.db, &app.vault, person, form.value("recovery"), letter, app.now()).await? {
        return become_strong(&app, &parts, (person, Strength::Recovery), back(form.value("back"))).await;
    }
    form.refuse("recovery", "membership-recovery-wrong");
    refused(&strong_page(&app, frame, &proof, form).await?)
}
