//! What officers noted about me.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use terms::PersonId;
use web::{App, Frame, Page, PageError, Proof, page, see_other};

use super::{
    follow_ups::{self, OwnLine},
    gatherings,
    notes::{self, NoteLine},
};
use crate::{
    actions::{
        noting::{self, NotNoted},
        revealing::NotRevealed,
    },
    gathering::GatheringId,
    note::{NoteId, rules},
    store,
    tag::TagId,
};

/// Gatherings on the page: more than anybody comes to in thirteen months.
const MOST_CAME: i64 = 500;

#[derive(Template)]
#[template(path = "membership/own_notes.html")]
pub(super) struct OwnNotes {
    pub(super) frame: Frame,
    pub(super) notes: Vec<NoteLine>,
    pub(super) tags: Vec<TagLine>,
    pub(super) follow_ups: Vec<OwnLine>,
    pub(super) came: Vec<CameLine>,
    /// Who decides when she asks to remove one, and within which time.
    pub(super) decided: String,
}

/// A tag as the member who has it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TagLine {
    pub(super) id: TagId,
    pub(super) label: String,
    pub(super) until: String,
}

/// A gathering as the member who came to it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CameLine {
    pub(super) id: GatheringId,
    pub(super) what: String,
    pub(super) until: String,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mut lines = Vec::new();
    for (note, text) in noting::own(&mut tx, &app.vault, proof.person(), frame.now).await? {
        let may_ask = note.asked_at.is_none();
        lines.push(notes::line(&app, &mut tx, &frame, (&note, &text), may_ask).await?);
    }
    let decided = frame.tn("membership-own-notes-decide", &[("days", rules().asked_days.into())]);
    let tags = tags(&mut tx, &frame, proof.person()).await?;
    let follow_ups = follow_ups::own(&app, &mut tx, &frame, proof.person()).await?;
    let came = came(&mut tx, &frame, proof.person()).await?;
    page(&OwnNotes { frame, notes: lines, tags, follow_ups, came, decided })
}

async fn came(tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Vec<CameLine>, PageError> {
    let mut lines = Vec::new();
    for (gathering, _) in store::gatherings::of(tx, person, MOST_CAME, frame.now).await? {
        let until = frame.day(gathering.until());
        lines.push(CameLine {
            id: gathering.id,
            what: gatherings::in_words(tx, frame, &gathering).await?,
            until: frame.tn("membership-came-until", &[("day", until.into())]),
        });
    }
    Ok(lines)
}

async fn tags(tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Vec<TagLine>, PageError> {
    let mut lines = Vec::new();
    for given in store::tags::of(tx, person, frame.now).await? {
        let values = [("since", frame.day(given.set_at).into()), ("day", frame.day(given.until).into())];
        lines.push(TagLine {
            id: given.tag.id,
            label: super::tags::label(tx, frame, &given.tag).await?,
            until: frame.tn("membership-tag-until", &values),
        });
    }
    Ok(lines)
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
