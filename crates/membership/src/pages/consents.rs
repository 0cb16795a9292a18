//! What I agreed to: each purpose by itself, and one button to object to all of them.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use web::{App, Form, Frame, Page, PageError, Proof, page, see_other};

use crate::{
    actions::{consenting, suppressing},
    person::{Consent, MEMBERSHIP},
    purpose, store,
};

#[derive(Template)]
#[template(path = "membership/consents.html")]
pub(super) struct Consents {
    pub(super) frame: Frame,
    pub(super) purposes: Vec<PurposeLine>,
    /// Since when she objects to all of them, in words.
    pub(super) objects: Option<String>,
    /// Day and what was agreed to or taken back, oldest first.
    pub(super) history: Vec<(String, String)>,
}

/// A purpose as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PurposeLine {
    pub(super) id: String,
    pub(super) name: String,
    /// The text that is agreed to.
    pub(super) text: String,
    pub(super) stands: bool,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let consents = store::consents::of(&mut tx, proof.person()).await?;
    let objected_at = store::consents::objected_at(&mut tx, proof.person()).await?;
    let address = suppressing::address_of(&mut tx, &app.vault, proof.person(), frame.now).await?;
    let mut suppressed = Vec::new();
    for purpose in purpose::all() {
        if suppressing::is_suppressed(&mut tx, address.as_ref(), purpose).await? {
            suppressed.push(purpose.id.as_str());
        }
    }
    let stands = |id: &str| {
        !suppressed.contains(&id) && consents.iter().any(|one| one.purpose == id && one.withdrawn_at.is_none())
    };
    let line = |purpose: &purpose::Purpose| PurposeLine {
        name: name(&frame, &purpose.id),
        text: frame.tn(
            &format!("membership-purpose-text-{}", purpose.id),
            &[("organisation", frame.organisation.as_str().into()), ("version", purpose.version.as_str().into())],
        ),
        stands: stands(&purpose.id),
        id: purpose.id.clone(),
    };
    page(&Consents {
        purposes: purpose::all().iter().map(line).collect(),
        objects: objected_at.map(|at| frame.tn("membership-objection-since", &[("day", frame.day(at).into())])),
        history: history(&frame, &consents),
        frame,
    })
}

fn name(frame: &Frame, purpose: &str) -> String {
    if purpose == MEMBERSHIP {
        return frame.t("membership-purpose-membership");
    }
    frame.t(&format!("membership-purpose-name-{purpose}"))
}

/// Every consent that was given, and every one that was taken back.
fn history(frame: &Frame, consents: &[Consent]) -> Vec<(String, String)> {
    let mut events: Vec<(terms::Timestamp, String)> = Vec::new();
    for consent in consents {
        let values =
            [("purpose", name(frame, &consent.purpose).into()), ("version", consent.text_version.as_str().into())];
        events.push((consent.given_at, frame.tn("membership-consent-given", &values)));
        events.extend(consent.withdrawn_at.map(|at| (at, frame.tn("membership-consent-withdrawn", &values))));
    }
    events.sort();
    events.into_iter().map(|(at, what)| (frame.day(at), what)).collect()
}

pub(super) async fn decide(
    State(app): State<App>,
    proof: Proof,
    Path(purpose): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let purpose = purpose::find(&purpose).ok_or(PageError::NotFound)?;
    let mut form = form;
    let agrees = form.choice("agree", &[("yes", true), ("no", false)]).ok_or(PageError::Malformed)?;
    let who = (proof.person(), app.new_id());
    consenting::agree(&app.db, &app.vault, who, purpose, agrees, app.now()).await?;
    Ok(see_other("/me/consents?done=membership-done-shown"))
}

pub(super) async fn object(State(app): State<App>, proof: Proof, form: Form) -> Result<Response, PageError> {
    let mut form = form;
    let objects = form.choice("object", &[("yes", true), ("no", false)]).ok_or(PageError::Malformed)?;
    let person = proof.person();
    let address = suppressing::address_of(&mut app.db.reader().await?, &app.vault, person, app.now()).await?;
    consenting::object(&app.db, (person, address), objects, app.now()).await?;
    Ok(see_other("/me/consents?done=membership-done-shown"))
}
