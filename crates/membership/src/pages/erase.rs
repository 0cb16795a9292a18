//! Leaving, leaving and erasing, and joining again.

use askama::Template;
use axum::{
    extract::State,
    http::request::Parts,
    response::{IntoResponse, Response},
};
use database::Error;
use terms::PersonId;
use web::{App, Form, Frame, Hold, Page, PageError, Proof, page, refused, see_other, session};

use super::{agreement::Agreement, letters};
use crate::{
    actions::entering::{self, NotEntered},
    holding, own_data, reading,
};

#[derive(Template)]
#[template(path = "membership/erase.html")]
pub(super) struct Erase {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) is_member: bool,
    /// What outlives it.
    pub(super) holds: Vec<HoldLine>,
}

/// Everything is erased but this.
#[derive(Template)]
#[template(path = "membership/erased.html")]
pub(super) struct Erased {
    pub(super) frame: Frame,
    pub(super) holds: Vec<HoldLine>,
}

/// Something that outlives an erasure, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HoldLine {
    pub(super) what: String,
    /// Whether it says who she is.
    pub(super) is_named: bool,
    pub(super) law: String,
    /// A day; `None` when it has no end.
    pub(super) until: Option<String>,
}

/// What of a person's data would outlive her erasure, were it now.
///
/// Source: docs/rules/membership.md, 85.
pub(super) async fn holds(app: &App, frame: &Frame, person: PersonId) -> Result<Vec<HoldLine>, PageError> {
    let line = |hold: Hold| HoldLine {
        what: frame.t(hold.what),
        is_named: hold.is_named,
        law: frame.t(hold.law),
        until: hold.until.map(|until| frame.day(until)),
    };
    Ok(holding::everywhere(app, person).await?.into_iter().map(line).collect())
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    page(&erase_page(&app, frame, &proof, Form::default()).await?)
}

async fn erase_page(app: &App, frame: Frame, proof: &Proof, form: Form) -> Result<Erase, PageError> {
    let mut tx = app.db.reader().await?;
    let is_member = reading::standing(&mut tx, proof.person(), app.now()).await?.is_member();
    drop(tx);
    let holds = holds(app, &frame, proof.person()).await?;
    Ok(Erase { frame, form, is_member, holds })
}

pub(super) async fn erase(
    State(app): State<App>,
    parts: Parts,
    mut frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    if !form.is_ticked("understood") {
        form.refuse("understood", "membership-erase-understood-needed");
        return refused(&erase_page(&app, frame, &proof, form).await?);
    }
    let person = proof.person();
    let holds = holds(&app, &frame, person).await?;
    let email = reading::email(&mut app.db.reader().await?, &app.vault, person, app.now()).await?;
    own_data::erase_everywhere(&app, person).await?;
    // Nothing but the letter knows the address any more, and it is sealed until it is sent.
    if let Some(to) = email.and_then(|email| email.parse().ok()) {
        let (letter, vault, now) = (letters::erased(&frame, &to, &holds), app.vault.clone(), app.now());
        app.db
            .write::<(), Error, _>(move |tx| {
                let (letter, vault) = (letter.clone(), vault.clone());
                Box::pin(async move { mail::post(tx, &vault, &letter, now).await.map(|_| ()) })
            })
            .await?;
    }
    let cookie = session::end(&app, &parts).await?;
    frame.viewer_name = None;
    frame.menu.retain(|item| item.href != "/me");
    Ok(session::with_cookie(page(&Erased { frame, holds })?.into_response(), cookie))
}

pub(super) async fn leave(State(app): State<App>, proof: Proof) -> Result<Response, PageError> {
    entering::leave(&app.db, proof.person(), app.new_id(), app.now()).await?;
    Ok(see_other("/me?done=membership-done-left"))
}

pub(super) async fn join_again(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    Agreement::now(&app, &frame).await?.must_be_seen(&mut form, "agree");
    if form.has_errors() {
        return Err(PageError::Refused("membership-consent-changed"));
    }
    let ids = (app.new_id(), app.new_id());
    match entering::join_again(&app.db, proof.person(), ids, app.now()).await {
        Ok(()) => Ok(see_other("/me?done=membership-done-joined")),
        Err(NotEntered::Database(error)) => Err(error.into()),
        Err(NotEntered::Owes) => Err(PageError::Refused("membership-join-again-owes")),
        Err(_) => Err(PageError::Refused("membership-standing-not-a-member")),
    }
}
