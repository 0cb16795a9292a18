//! What officers noted about me.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use web::{App, Frame, Page, PageError, Proof, page, see_other};

use super::notes::{self, NoteLine};
use crate::{
    actions::{
        noting::{self, NotNoted},
        revealing::NotRevealed,
    },
    note::{NoteId, rules},
};

#[derive(Template)]
#[template(path = "membership/own_notes.html")]
pub(super) struct OwnNotes {
    pub(super) frame: Frame,
    pub(super) notes: Vec<NoteLine>,
    /// Who decides when she asks to remove one, and within which time.
    pub(super) decided: String,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mut lines = Vec::new();
    for (note, text) in noting::own(&mut tx, &app.vault, proof.person(), frame.now).await? {
        let may_ask = note.asked_at.is_none();
        lines.push(notes::line(&app, &mut tx, &frame, (&note, &text), may_ask).await?);
    }
    let decided = frame.tn("membership-own-notes-decide", &[("days", rules().asked_days.into())]);
    page(&OwnNotes { frame, notes: lines, decided })
}

/// Asks to remove a note.
pub(super) async fn ask(State(app): State<App>, proof: Proof, Path(note): Path<String>) -> Result<Response, PageError> {
    let note: NoteId = note.parse().map_err(|_| PageError::NotFound)?;
    match noting::ask(&app.db, proof.person(), note, (&app.settings.zone, app.now())).await {
        Ok(()) => Ok(see_other("/me/notes?done=membership-done-note-asked")),
        Err(NotNoted::Refused(why)) => Err(PageError::Refused(why.key())),
        Err(NotNoted::Shut(NotRevealed::Database(error))) => Err(error.into()),
        Err(_) => Err(PageError::NotFound),
    }
}
