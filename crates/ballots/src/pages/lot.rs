//! Seeds of the lot: committed before voting opens, shown after it closes.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use web::{App, Form, Frame, PageError, Proof, page, refused, see_other};

use super::{Head, known::Look, roll::refuse, sheet};
use crate::{
    actions::{By, Failure, lots},
    ballot::{Ballot, Subject},
    lot::{self, Commitment, SeedText},
    stage::Stage,
    store,
};

#[derive(Template)]
#[template(path = "ballots/lot.html")]
pub(super) struct LotPage {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) seeds: Vec<SeedLine>,
    pub(super) settled: Option<String>,
    pub(super) form: Form,
    pub(super) may_commit: bool,
    pub(super) may_reveal: bool,
    pub(super) may_draw: bool,
}

/// One giver's part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SeedLine {
    pub(super) giver: String,
    pub(super) commitment: String,
    pub(super) revealed: String,
}

pub(super) async fn lot(State(app): State<App>, frame: Frame, Path(id): Path<String>) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    Ok(page(&lot_page(&mut look, &ballot, Form::default()).await?)?.into_response())
}

async fn lot_page(look: &mut Look<'_>, ballot: &Ballot, form: Form) -> Result<LotPage, PageError> {
    let frame = look.frame;
    if matches!(ballot.settings.subject, Subject::Question(_)) {
        return Err(PageError::NotFound);
    }
    let place = look.place(ballot.place).await?;
    let seeds = store::lots::seeds(&mut look.tx, ballot.id).await?;
    let drawn = store::lots::manual(&mut look.tx, ballot.id).await?;
    let mut lines = Vec::new();
    for seed in &seeds {
        let hidden = || frame.t("ballots-seed-hidden");
        lines.push(SeedLine {
            giver: look.name(seed.giver).await?,
            commitment: hex::encode(seed.commitment.0),
            revealed: seed.revealed.as_ref().map_or_else(hidden, ToString::to_string),
        });
    }
    let has_closed = matches!(ballot.stage, Stage::Closed(_));
    let is_before = matches!(ballot.stage, Stage::Called { .. } | Stage::RollPublished { .. });
    let own = seeds.iter().find(|seed| Some(seed.giver) == look.reader());
    let leads = look.reader().is_some_and(|reader| ballot.duties.leads(reader).is_ok());
    let settled = lot::settle(&seeds, drawn.clone()).ok();
    Ok(LotPage {
        head: Head::below(frame, ballot, &place),
        seeds: lines,
        settled: settled.as_ref().map(|lot| sheet::lot_in_words(frame, lot)),
        form,
        may_commit: is_before && own.is_none() && look.duty(ballot).is_some(),
        may_reveal: has_closed && drawn.is_none() && own.is_some_and(|seed| seed.revealed.is_none()),
        may_draw: has_closed && leads && settled.is_none(),
        frame: frame.clone(),
    })
}

/// Commits to a seed.
pub(super) async fn commit(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    let Some(commitment) = Commitment::from_hex(form.value("commitment").trim()) else {
        form.refuse("commitment", "ballots-commitment-form");
        return refused(&lot_page(&mut look, &ballot, form).await?);
    };
    drop(look);
    let done = lots::commit(&app.db, ballot.id, commitment, By::person(&app, proof.person())).await;
    after(&mut Look::new(&app, &frame).await?, &ballot, form, "commitment", done).await
}

/// Shows a seed.
pub(super) async fn reveal(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    let Some(seed) = form.parse::<SeedText>("seed") else {
        return refused(&lot_page(&mut look, &ballot, form).await?);
    };
    drop(look);
    let done = lots::reveal(&app.db, ballot.id, seed, By::person(&app, proof.person())).await;
    after(&mut Look::new(&app, &frame).await?, &ballot, form, "seed", done).await
}

async fn after(
    look: &mut Look<'_>,
    ballot: &Ballot,
    mut form: Form,
    field: &str,
    done: Result<(), Failure>,
) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(see_other(&format!("/ballots/{}/lot?done=ballots-done-seed", ballot.id))),
        Err(failure) => {
            refuse(&mut form, field, failure)?;
            refused(&lot_page(look, ballot, form).await?)
        }
    }
}
