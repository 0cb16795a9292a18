//! The exports that the reader may see.

use askama::Template;
use axum::extract::State;
use web::{App, Frame, Page, PageError, Proof, page};

use super::{
    super::{Named, named},
    exporting, purpose_name, sees,
};
use crate::{
    export::{ExportId, State as Where},
    store,
};

/// So many are looked through.
const LOOKED_THROUGH: i64 = 500;

#[derive(Template)]
#[template(path = "membership/exports.html")]
pub(in crate::pages) struct List {
    pub(in crate::pages) frame: Frame,
    pub(in crate::pages) exports: Vec<Line>,
}

/// An export in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::pages) struct Line {
    pub(in crate::pages) id: ExportId,
    pub(in crate::pages) purpose: String,
    pub(in crate::pages) place: Named,
    pub(in crate::pages) when: String,
    pub(in crate::pages) state: String,
    /// Whether the reader can decide on it, or take it.
    pub(in crate::pages) waits: bool,
    /// Whether a made-up member of it got mail.
    pub(in crate::pages) is_heard: bool,
}

pub(in crate::pages) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mut exports = Vec::new();
    for (export, ..) in store::exports::last(&mut tx, LOOKED_THROUGH).await? {
        if !sees(&app, &mut tx, &proof, &export).await? {
            continue;
        }
        let state = export.state(frame.now);
        let is_hers = export.asked_by == Some(proof.person());
        let waits = match state {
            Where::Asked => exporting::deciding_office(&mut tx, &export, proof.person(), frame.now).await.is_ok(),
            Where::Ready => is_hers,
            _ => false,
        };
        exports.push(Line {
            id: export.id,
            purpose: purpose_name(&frame, export.purpose),
            place: named(&mut tx, &frame, export.place()).await?,
            when: frame.when(export.asked_at),
            state: frame.t(&format!("membership-export-state-{}", state.word())),
            waits,
            is_heard: store::exports::how_many_heard(&mut tx, export.id).await? > 0,
        });
    }
    page(&List { frame, exports })
}
