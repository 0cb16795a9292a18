//! Entering somebody who signed on paper: without e-mail, or sharing one.

use askama::Template;
use axum::{extract::State, response::Response};
use terms::{PersonId, PlaceId, Plain, Postcode};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{agreement::Agreement, choices, id_of};
use crate::{
    actions::joining::{NotRegistered, OnPaper, register},
    person::{Address, Name, Particulars},
};

#[derive(Template)]
#[template(path = "membership/paper.html")]
pub(super) struct Paper {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) id: PersonId,
    pub(super) choices: Vec<Choice>,
    pub(super) agreement: Agreement,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    page(&paper(&app, frame, Form::default(), &proof).await?)
}

async fn paper(app: &App, frame: Frame, form: Form, proof: &Proof) -> Result<Paper, PageError> {
    let choices = choices(&mut app.db.reader().await?, &frame, &proof.places(), false).await?;
    let id = id_of(app, &form);
    let agreement = Agreement::now(app, &frame).await?;
    Ok(Paper { frame, form, id, choices, agreement })
}

pub(super) async fn send(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    Agreement::now(&app, &frame).await?.must_be_seen(&mut form, "signed");
    let Some(new) = read(&app, &mut form) else {
        return refused(&paper(&app, frame, form, &proof).await?);
    };
    match register(&app.db, &app.vault, proof.person(), new, app.now()).await {
        Ok(()) => Ok(see_other("/join/paper?done=membership-done-paper")),
        Err(NotRegistered::Database(error)) => Err(error.into()),
        Err(NotRegistered::NotYours) => Err(PageError::Forbidden),
        Err(wrong) => {
            form.refuse("place", &wrong.to_string());
            refused(&paper(&app, frame, form, &proof).await?)
        }
    }
}

/// What was entered; what is wrong with it is noted in the form.
fn read(app: &App, form: &mut Form) -> Option<OnPaper> {
    let name: Option<Name> = form.parse("name");
    let postcode: Option<Option<Postcode>> = form.parse_optional("postcode");
    let address: Option<Address> = form.parse("address");
    let sheet: Option<Plain<40>> = form.parse("sheet");
    let place: Option<PlaceId> = form.value("place").parse().ok();
    if place.is_none() {
        form.refuse("place", "membership-join-place-wrong");
    }
    if !form.is_ticked("signed") {
        form.refuse("signed", "membership-paper-signed-needed");
    }
    if form.has_errors() {
        return None;
    }
    let particulars = Particulars { name: name?, email: None, postcode: postcode?, address: Some(address?) };
    let person = id_of(app, form);
    Some(OnPaper { person, particulars, place: place?, sheet: format!("sheet {}", sheet?) })
}
