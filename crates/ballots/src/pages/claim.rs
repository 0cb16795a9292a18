//! A claim about somebody else's place on the roll, by those with a duty.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use web::{App, Form, Frame, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{
    Head,
    known::Look,
    nominations,
    roll::{self, refuse},
};
use crate::{
    actions::{By, Failure, claiming},
    ballot::Ballot,
    claim::{Asks, ClaimRefused, Reason},
};

#[derive(Template)]
#[template(path = "ballots/claim.html")]
pub(super) struct ClaimPage {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) choices: Vec<Choice>,
    pub(super) form: Form,
}

/// What may be asked for, with the words of the form.
const ASKS: [(&str, Asks); 3] = [("add", Asks::Add), ("remove", Asks::Remove), ("suspend", Asks::Suspend)];

pub(super) async fn form(
    State(app): State<App>,
    frame: Frame,
    _: Proof,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    Ok(page(&claim_page(&mut look, &ballot, Form::default()).await?)?.into_response())
}

async fn claim_page(look: &mut Look<'_>, ballot: &Ballot, form: Form) -> Result<ClaimPage, PageError> {
    let frame = look.frame;
    let place = look.place(ballot.place).await?;
    let choices = ASKS.iter().map(|(word, asks)| Choice::new(*word, roll::asks(frame, *asks)));
    Ok(ClaimPage { head: Head::below(frame, ballot, &place), choices: choices.collect(), form, frame: frame.clone() })
}

/// Makes the claim.
pub(super) async fn make(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    let about = nominations::member(&mut look, &mut form).await?;
    let asks = form.choice("asks", &ASKS);
    let reason = form.parse::<Reason>("reason");
    let (Some(about), Some(asks), Some(reason)) = (about, asks, reason) else {
        return refused(&claim_page(&mut look, &ballot, form).await?);
    };
    drop(look);
    let by = By::person(&app, proof.person());
    match claiming::make(&app.db, ballot.id, app.new_id(), (about, asks, reason), by).await {
        // Sent again while it waits: it stands there once.
        Ok(()) | Err(Failure::Claim(ClaimRefused::Waits)) => {
            Ok(see_other(&format!("/ballots/{}/desk?done=ballots-done-claim", ballot.id)))
        }
        Err(failure) => {
            refuse(&mut form, "asks", failure)?;
            refused(&claim_page(&mut Look::new(&app, &frame).await?, &ballot, form).await?)
        }
    }
}
