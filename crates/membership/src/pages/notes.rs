//! Notes about a member: written with a warning, read with a row in the access log.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use database::Tx;
use terms::{PersonId, PlaceId};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::reveal;
use crate::{
    actions::{
        noting::{self, Decision, NewNote, NotNoted},
        revealing::{self, NotRevealed},
    },
    note::{LONGEST, Note, NoteId, day_after, rules},
    person::Field,
    reading,
};

#[derive(Template)]
#[template(path = "membership/notes.html")]
pub(super) struct NotesPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) person: PersonId,
    pub(super) name: String,
    /// How many there are, in words.
    pub(super) count: String,
    pub(super) has_any: bool,
    pub(super) purposes: Vec<Choice>,
    /// How long a note stands, each with the day on which it goes.
    pub(super) periods: Vec<Choice>,
    /// How long a note may be, in words.
    pub(super) hint: String,
}

#[derive(Template)]
#[template(path = "membership/notes_read.html")]
pub(super) struct ReadPage {
    pub(super) frame: Frame,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) notes: Vec<NoteLine>,
}

/// A note as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteLine {
    pub(super) id: NoteId,
    pub(super) paragraphs: Vec<String>,
    pub(super) who: String,
    pub(super) when: String,
    pub(super) until: String,
    /// That the member asked to remove it, and what was decided.
    pub(super) mark: Option<String>,
    /// Whether the reader may ask to remove it, or decide that it stays.
    pub(super) may_choose: bool,
}

/// How many notes there are, in words.
pub(super) fn count(frame: &Frame, count: usize) -> String {
    frame.tn("membership-notes-count", &[("count", count.into())])
}

/// The member of the address, as far as the reader may note anything about her: her id, name and home.
pub(super) async fn subject(
    app: &App,
    tx: &mut Tx,
    proof: &Proof,
    person: &str,
) -> Result<(PersonId, String, PlaceId), PageError> {
    let person: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    let way = revealing::way(tx, (proof.person(), person, Field::Note), app.now()).await.map_err(shut)?;
    let name = reading::name(tx, &app.vault, person, app.now()).await?.ok_or(PageError::NotFound)?;
    Ok((person, name, way.home))
}

/// What a page says to whom notes are not open: as of somebody elsewhere and of nobody at all.
pub(super) fn shut(wrong: NotRevealed) -> PageError {
    match wrong {
        NotRevealed::Database(error) => error.into(),
        NotRevealed::Own => PageError::Refused("membership-reveal-own"),
        NotRevealed::Party => PageError::Refused("membership-note-party"),
        NotRevealed::TooMany => PageError::Refused("membership-reveal-too-many"),
        NotRevealed::NotYours | NotRevealed::NotAMember => PageError::NotFound,
    }
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let (person, name, _) = subject(&app, &mut tx, &proof, &person).await?;
    let about = (person, name);
    page(&notes_page(&app, &mut tx, frame, &proof, about, Form::default()).await?)
}

async fn notes_page(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    proof: &Proof,
    (person, name): (PersonId, String),
    form: Form,
) -> Result<NotesPage, PageError> {
    let notes = noting::readable(tx, proof.person(), person, frame.now).await?;
    let form = if form.fields().is_empty() { Form::filled(&[("days", &rules().usual_days.to_string())]) } else { form };
    Ok(NotesPage {
        person,
        name,
        count: count(&frame, notes.len()),
        has_any: !notes.is_empty(),
        purposes: reveal::purposes_offered(&frame),
        periods: periods(app, &frame),
        hint: frame.tn("membership-note-text-hint", &[("most", LONGEST.into())]),
        frame,
        form,
    })
}

fn periods(app: &App, frame: &Frame) -> Vec<Choice> {
    let offered = rules().offered_days.iter().map(|days| {
        let day = frame.day(day_after(*days, &app.settings.zone, frame.now));
        Choice::new(
            days.to_string(),
            frame.tn("membership-note-period", &[("count", (*days).into()), ("day", day.into())]),
        )
    });
    offered.collect()
}

/// Writes a note.
pub(super) async fn write(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let (person, name, _) = subject(&app, &mut tx, &proof, &person).await?;
    let about = (person, name);
    drop(tx);
    let text = form.text("text", LONGEST, false);
    let offered: Vec<(String, i64)> = rules().offered_days.iter().map(|days| (days.to_string(), *days)).collect();
    let offered: Vec<(&str, i64)> = offered.iter().map(|(word, days)| (word.as_str(), *days)).collect();
    let (Some(text), Some(days)) = (text, form.choice("days", &offered)) else {
        let mut tx = app.db.reader().await?;
        return refused(&notes_page(&app, &mut tx, frame, &proof, about, form).await?);
    };
    let new = NewNote {
        id: form.id_or(app.new_id_by_chance()),
        writer: proof.person(),
        person: about.0,
        text,
        until: day_after(days, &app.settings.zone, app.now()),
    };
    match noting::write(&app.db, &app.vault, new, (app.random(), app.now())).await {
        Ok(()) => Ok(see_other(&format!("/people/{}/notes?done=membership-done-note", about.0))),
        Err(NotNoted::Shut(wrong)) => Err(shut(wrong)),
        Err(wrong) => {
            form.refuse("text", &wrong.to_string());
            let mut tx = app.db.reader().await?;
            refused(&notes_page(&app, &mut tx, frame, &proof, about, form).await?)
        }
    }
}

/// Writes down that the reader reads, then shows the notes, this once.
pub(super) async fn read(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let (person, name, _) = subject(&app, &mut tx, &proof, &person).await?;
    let Some(purpose) = reveal::purpose_of(&mut form) else {
        return refused(&notes_page(&app, &mut tx, frame, &proof, (person, name), form).await?);
    };
    drop(tx);
    let wanted = (proof.person(), person, purpose);
    let found = match noting::read(&app.db, &app.vault, wanted, (app.random(), app.now())).await {
        Ok(found) => found,
        Err(NotNoted::Shut(wrong)) => return Err(shut(wrong)),
        Err(_) => return Err(PageError::NotFound),
    };
    let mut tx = app.db.reader().await?;
    let mut notes = Vec::new();
    for (note, text) in found {
        let may_keep = note.waits() && note.writer != Some(proof.person());
        notes.push(line(&app, &mut tx, &frame, (&note, &text), may_keep).await?);
    }
    let mut answer = page(&ReadPage { frame, person, name, notes })?.into_response();
    // Shown this once, as a contact field is.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, private"));
    Ok(answer)
}

/// A note for a page.
pub(super) async fn line(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (note, text): (&Note, &str),
    may_choose: bool,
) -> Result<NoteLine, PageError> {
    let paragraphs = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    Ok(NoteLine {
        id: note.id,
        paragraphs: paragraphs.map(str::to_owned).collect(),
        who: reveal::who(app, tx, frame, (note.writer, note.office, note.covers)).await?,
        when: frame.when(note.written_at),
        until: frame.tn("membership-note-until", &[("day", frame.day(note.until).into())]),
        mark: mark(app, tx, frame, note).await?,
        may_choose,
    })
}

async fn mark(app: &App, tx: &mut Tx, frame: &Frame, note: &Note) -> Result<Option<String>, PageError> {
    let Some(asked_at) = note.asked_at else { return Ok(None) };
    let Some((at, by)) = note.kept else {
        let values = [("asked", frame.day(asked_at).into()), ("day", frame.day(note.until).into())];
        return Ok(Some(frame.tn("membership-note-asked", &values)));
    };
    let name = match by {
        Some(person) => reading::name(tx, &app.vault, person, frame.now).await?,
        None => None,
    };
    let name = name.unwrap_or_else(|| frame.t("membership-seen-gone"));
    Ok(Some(frame.tn("membership-note-kept", &[("name", name.into()), ("day", frame.day(at).into())])))
}

/// Removes a note, or decides that it stays.
pub(super) async fn decide(
    State(app): State<App>,
    proof: Proof,
    Path((person, note)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, PageError> {
    let person: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    let note: NoteId = note.parse().map_err(|_| PageError::NotFound)?;
    let choices = [("remove", Decision::Remove), ("keep", Decision::Keep)];
    let decision = form.choice("what", &choices).ok_or(PageError::Malformed)?;
    match noting::decide(&app.db, (proof.person(), person), note, decision, app.now()).await {
        // Destroyed already, by whoever pressed the button twice: it is what was asked for.
        Ok(()) | Err(NotNoted::Gone) => Ok(see_other(&format!("/people/{person}/notes?done=membership-done-shown"))),
        Err(NotNoted::Shut(wrong)) => Err(shut(wrong)),
        Err(NotNoted::Refused(why)) => Err(PageError::Refused(why.key())),
        Err(NotNoted::Full) => Err(PageError::NotFound),
    }
}
