//! Leaving, leaving and erasing, and joining again.

use askama::Template;
use axum::{extract::State, http::request::Parts, response::Response};
use web::{App, Form, Frame, Page, PageError, Proof, page, refused, see_other, session};

use crate::{
    actions::entering::{self, NotEntered},
    own_data, reading,
};

#[derive(Template)]
#[template(path = "membership/erase.html")]
pub(super) struct Erase {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) is_member: bool,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    page(&erase_page(&app, frame, &proof, Form::default()).await?)
}

async fn erase_page(app: &App, frame: Frame, proof: &Proof, form: Form) -> Result<Erase, PageError> {
    let mut tx = app.db.reader().await?;
    let is_member = reading::standing(&mut tx, proof.person(), app.now()).await?.is_member();
    Ok(Erase { frame, form, is_member })
}

pub(super) async fn erase(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    if !form.is_ticked("understood") {
        form.refuse("understood", "membership-erase-understood-needed");
        return refused(&erase_page(&app, frame, &proof, form).await?);
    }
    own_data::erase_everywhere(&app, proof.person()).await?;
    let cookie = session::end(&app, &parts).await?;
    Ok(session::with_cookie(see_other("/?done=membership-done-erased"), cookie))
}

pub(super) async fn leave(State(app): State<App>, proof: Proof) -> Result<Response, PageError> {
    entering::leave(&app.db, proof.person(), app.new_id(), app.now()).await?;
    Ok(see_other("/me?done=membership-done-left"))
}

pub(super) async fn join_again(State(app): State<App>, proof: Proof) -> Result<Response, PageError> {
    let ids = (app.new_id(), app.new_id());
    match entering::join_again(&app.db, proof.person(), ids, app.now()).await {
        Ok(()) => Ok(see_other("/me?done=membership-done-joined")),
        Err(NotEntered::Database(error)) => Err(error.into()),
        Err(NotEntered::Owes) => Err(PageError::Refused("membership-join-again-owes")),
        Err(_) => Err(PageError::Refused("membership-standing-not-a-member")),
    }
}
