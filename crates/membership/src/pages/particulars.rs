//! What is kept of me, to be put right by myself.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use terms::{Email, Postcode};
use web::{App, Form, Frame, Page, PageError, Proof, page, refused, see_other};

use super::{join::limit, letters, ways::to_change_at};
use crate::{
    actions::correcting::{self, Corrected, NotChanged},
    person::{Address, Name},
    reading,
    standing::Standing,
    token::Token,
};

#[derive(Template)]
#[template(path = "membership/particulars.html")]
pub(super) struct ParticularsPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// The form for another address of mail.
    pub(super) email_form: Form,
    /// Her present address of mail.
    pub(super) email: Option<String>,
}

#[derive(Template)]
#[template(path = "membership/email_confirm.html")]
pub(super) struct ConfirmEmail {
    pub(super) frame: Frame,
    pub(super) token: String,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    page(&shown(&app, frame, &proof, None, Form::default()).await?)
}

/// The page with these forms; without one, with what is kept.
async fn shown(
    app: &App,
    frame: Frame,
    proof: &Proof,
    form: Option<Form>,
    email_form: Form,
) -> Result<ParticularsPage, PageError> {
    let mut tx = app.db.reader().await?;
    let kept = correcting::particulars(&mut tx, &app.vault, proof.person(), app.now()).await?;
    let filled = || {
        Form::filled(&[
            ("name", kept.name.as_str()),
            ("postcode", kept.postcode.as_ref().map_or("", Postcode::as_str)),
            ("address", kept.address.as_ref().map_or("", |address| address.as_str())),
        ])
    };
    let form = form.unwrap_or_else(filled);
    Ok(ParticularsPage { frame, form, email_form, email: kept.email.map(|email| email.as_str().to_owned()) })
}

pub(super) async fn correct(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let name: Option<Name> = form.parse("name");
    let postcode: Option<Option<Postcode>> = form.parse_optional("postcode");
    let address: Option<Option<Address>> = form.parse_optional("address");
    let (Some(name), Some(postcode), Some(address)) = (name, postcode, address) else {
        return refused(&shown(&app, frame, &proof, Some(form), Form::default()).await?);
    };
    let (person, now) = (proof.person(), app.now());
    let old = correcting::particulars(&mut app.db.reader().await?, &app.vault, person, now).await?;
    let has_moved = old.postcode != postcode && lives_elsewhere(&app, &proof, postcode.as_ref()).await?;
    let new = Corrected { name, postcode, address };
    correcting::correct(&app.db, &app.vault, person, new, (app.random(), now)).await?;
    // Another postcode moves nobody by itself; the page that does it is where she would look next.
    let next = if has_moved { "/me/place" } else { "/me/particulars" };
    Ok(see_other(&format!("{next}?done=membership-done-corrected")))
}

/// Whether a member lives, by this postcode, in a region where her place is not.
async fn lives_elsewhere(app: &App, proof: &Proof, postcode: Option<&Postcode>) -> Result<bool, PageError> {
    let mut tx = app.db.reader().await?;
    match reading::standing(&mut tx, proof.person(), app.now()).await? {
        // Who is suspended moves when that is over.
        Standing::Member { place, .. } => Ok(!reading::regions_elsewhere(&mut tx, place, postcode).await?.is_empty()),
        _ => Ok(false),
    }
}

/// Sends a letter to another address; it counts once its button has been pressed.
pub(super) async fn ask_email(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let Some(email) = form.parse::<Email>("email") else {
        return refused(&shown(&app, frame, &proof, None, form).await?);
    };
    to_change_at(&app, &proof, "/me/particulars").await?;
    limit(&app, &parts, &email)?;
    let token = Token::new(app.random());
    let both = (letters::new_email(&app, &frame, &email, &token), letters::known(&app, &frame, &email));
    correcting::ask(&app.db, &app.vault, (proof.person(), &token, &email), both, form.nonce(), app.now()).await?;
    Ok(see_other("/me/particulars?done=membership-done-email-asked"))
}

pub(super) async fn look(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(token): Path<String>,
) -> Result<Response, PageError> {
    let over = PageError::Refused("membership-link-over");
    let token = Token::read(&token).ok_or(over.clone())?;
    let mut tx = app.db.reader().await?;
    if !correcting::waits(&mut tx, &token, proof.person(), app.now()).await? {
        return Err(over);
    }
    Ok(page(&ConfirmEmail { frame, token: token.as_str().to_owned() })?.into_response())
}

pub(super) async fn change_email(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(token): Path<String>,
) -> Result<Response, PageError> {
    let token = Token::read(&token).ok_or(PageError::Refused("membership-link-over"))?;
    let farewell = |old: &Email| letters::email_changed(&frame, old);
    let chance = (app.random(), app.now());
    match correcting::confirm(&app.db, &app.vault, (&token, proof.person()), farewell, chance).await {
        Ok(()) => Ok(see_other("/me/particulars?done=membership-done-email")),
        Err(NotChanged::Over) => Err(PageError::Refused("membership-link-over")),
        Err(NotChanged::Taken) => Err(PageError::Refused("membership-email-taken")),
        Err(NotChanged::Database(error)) => Err(error.into()),
    }
}
