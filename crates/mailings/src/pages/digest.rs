//! How often I read of decisions.

use askama::Template;
use axum::{extract::State, response::Response};
use membership::purpose;
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use crate::{digest::PURPOSE, store};

#[derive(Template)]
#[template(path = "mailings/digest.html")]
pub(super) struct DigestPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) choices: Vec<Choice>,
}

fn shown(frame: Frame, form: Form) -> DigestPage {
    let choices = ["weekly", "monthly", "never"];
    let choices = choices.map(|word| Choice::new(word, frame.t(&format!("mailings-digest-{word}")))).to_vec();
    DigestPage { frame, form, choices }
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let purpose = purpose::find(PURPOSE).ok_or(PageError::NotFound)?;
    let agrees = membership::agrees(&mut tx, proof.person(), purpose, frame.now).await?;
    let is_monthly = store::digests::is_monthly(&mut tx, proof.person()).await?;
    let word = match (agrees, is_monthly) {
        (false, _) => "never",
        (true, true) => "monthly",
        (true, false) => "weekly",
    };
    page(&shown(frame, Form::filled(&[("often", word)])))
}

/// Source: docs/rules/mailings.md, 14.
pub(super) async fn choose(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let often =
        form.choice("often", &[("weekly", (true, false)), ("monthly", (true, true)), ("never", (false, false))]);
    let Some((agrees, is_monthly)) = often else { return refused(&shown(frame, form)) };
    let purpose = purpose::find(PURPOSE).ok_or(PageError::NotFound)?;
    let (person, now) = (proof.person(), app.now());
    membership::agree(&app.db, &app.vault, (person, app.new_id()), purpose, agrees, now).await?;
    // While she objects nothing is agreed to.
    if agrees && !membership::agrees(&mut app.db.reader().await?, person, purpose, now).await? {
        return Err(PageError::Refused("mailings-digest-objects"));
    }
    app.db.write(move |tx| Box::pin(store::digests::set_monthly(tx, person, is_monthly))).await?;
    Ok(see_other("/me/digest?done=mailings-done-digest"))
}
