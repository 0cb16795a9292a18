//! Noting something about a member, and reading it: each is written down in the access log first.

use database::{Db, Error, Tx, Vault};
use terms::{PersonId, Timestamp, Zone};

use crate::{
    actions::revealing::{self, NotRevealed, Wanted, Way, write_down},
    note::{CannotChange, Note, NoteId, TEXT, rules},
    office::{self, REVEAL},
    person::Field,
    reading, store,
};

/// What a row of the access log says a note was written for.
const WROTE: &str = "wrote";

/// Why a note was not written, read or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotNoted {
    /// The office does not open it.
    #[error(transparent)]
    Shut(#[from] NotRevealed),
    /// There are as many about her as there can be.
    #[error("membership-note-full")]
    Full,
    /// There is no such note for who asks.
    #[error("membership-note-gone")]
    Gone,
    /// The rules of notes forbid it.
    #[error(transparent)]
    Refused(#[from] CannotChange),
}

impl From<Error> for NotNoted {
    fn from(error: Error) -> Self {
        Self::Shut(error.into())
    }
}

/// A note about to be written.
#[derive(Debug, Clone)]
pub(crate) struct NewNote {
    pub(crate) id: NoteId,
    pub(crate) writer: PersonId,
    pub(crate) person: PersonId,
    pub(crate) text: String,
    /// The first instant at which nobody reads it any more.
    pub(crate) until: Timestamp,
}

/// How writing went, apart from what is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Written,
    Full,
    Stopped,
}

/// Writes a note about a member; the access log says so. Sent twice it is written once.
///
/// # Errors
/// [`NotNoted`]; then nothing was kept.
///
/// Source: docs/rules/membership.md, 74.
pub(crate) async fn write(
    db: &Db,
    vault: &Vault,
    new: NewNote,
    (salt, now): ([u8; 32], Timestamp),
) -> Result<(), NotNoted> {
    let sealed = vault.seal(new.person, TEXT, &new.text, now).await?;
    let wanted =
        Wanted { viewer: new.writer, person: new.person, field: Field::Note, purpose: WROTE.into(), note: None };
    let (id, until) = (new.id, new.until);
    let outcome = revealing::numbered(db, move |tx| {
        let (wanted, sealed) = (wanted.clone(), sealed.clone());
        Box::pin(async move {
            if store::notes::is_there(tx, id).await? {
                return Ok(Outcome::Written);
            }
            revealing::way(tx, (wanted.viewer, wanted.person, wanted.field), now).await?;
            if readable(tx, wanted.viewer, wanted.person, now).await?.len() >= rules().most {
                return Ok(Outcome::Full);
            }
            let Some(way) = write_down(tx, &wanted, None, (salt, now)).await? else { return Ok(Outcome::Stopped) };
            store::notes::insert(tx, &noted(&wanted, way, (id, until), now), &sealed).await?;
            Ok(Outcome::Written)
        })
    });
    match outcome.await? {
        Outcome::Written => Ok(()),
        Outcome::Full => Err(NotNoted::Full),
        Outcome::Stopped => Err(NotRevealed::TooMany.into()),
    }
}

fn noted(wanted: &Wanted, way: Way, (id, until): (NoteId, Timestamp), now: Timestamp) -> Note {
    Note {
        id,
        person: wanted.person,
        place: way.home,
        office: way.office,
        covers: way.covers,
        writer: Some(wanted.viewer),
        written_at: now,
        meant_until: until,
        until,
        asked_at: None,
        kept: None,
    }
}

/// The notes about a person that an officer may read, without their texts: those of places that her office reaches.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 76.
pub(crate) async fn readable(
    tx: &mut Tx,
    viewer: PersonId,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<Note>, Error> {
    Ok(with_texts(tx, viewer, person, now).await?.into_iter().map(|(note, _)| note).collect())
}

async fn with_texts(
    tx: &mut Tx,
    viewer: PersonId,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<(Note, Vec<u8>)>, Error> {
    let offices = reading::offices_in_force(tx, viewer, now).await?;
    let mut readable = Vec::new();
    for (note, sealed) in store::notes::of(tx, person, now).await? {
        let chain = places::ancestor_ids(tx, note.place).await?;
        if office::holds(&offices, REVEAL, &chain, now) {
            readable.push((note, sealed));
        }
    }
    Ok(readable)
}

/// Writes down that somebody reads the notes about a member, and only then opens them.
///
/// # Errors
/// [`NotNoted`]; then nothing was opened.
///
/// Source: docs/rules/membership.md, 76.
pub(crate) async fn read(
    db: &Db,
    vault: &Vault,
    (viewer, person, purpose): (PersonId, PersonId, &'static str),
    (salt, now): ([u8; 32], Timestamp),
) -> Result<Vec<(Note, String)>, NotNoted> {
    let wanted = Wanted { viewer, person, field: Field::Note, purpose: purpose.into(), note: None };
    revealing::look(db, wanted, None, (salt, now)).await?;
    let mut tx = db.reader().await?;
    let mut all = Vec::new();
    for (note, sealed) in with_texts(&mut tx, viewer, person, now).await? {
        let text = vault.open_field(person, TEXT, &sealed, now).await?;
        all.extend(text.map(|text| (note, text)));
    }
    Ok(all)
}

/// What is noted about a person, for herself.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn own(
    tx: &mut Tx,
    vault: &Vault,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<(Note, String)>, Error> {
    let mut all = Vec::new();
    for (note, sealed) in store::notes::of(tx, person, now).await? {
        let text = vault.open_field(person, TEXT, &sealed, now).await?;
        all.extend(text.map(|text| (note, text)));
    }
    Ok(all)
}

/// A member asks to remove a note about her.
///
/// # Errors
/// [`NotNoted`]; then it stays as it is.
///
/// Source: docs/rules/membership.md, 75.
pub(crate) async fn ask(
    db: &Db,
    person: PersonId,
    id: NoteId,
    (zone, now): (&Zone, Timestamp),
) -> Result<(), NotNoted> {
    let zone = zone.clone();
    db.write(move |tx| {
        let zone = zone.clone();
        Box::pin(async move {
            let note = store::notes::find(tx, id, now).await?.filter(|note| note.person == person);
            let note = note.ok_or(NotNoted::Gone)?.asked(&zone, now)?;
            Ok(store::notes::change(tx, &note).await?)
        })
    })
    .await
}

/// What an officer decides about a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It is destroyed now.
    Remove,
    /// It stays although the member asked to remove it.
    Keep,
}

/// An officer removes a note, or decides that it stays.
///
/// # Errors
/// [`NotNoted`]; then it stays as it is.
///
/// Source: docs/rules/membership.md, 75.
pub(crate) async fn decide(
    db: &Db,
    (viewer, person): (PersonId, PersonId),
    id: NoteId,
    decision: Decision,
    now: Timestamp,
) -> Result<(), NotNoted> {
    db.write(move |tx| {
        Box::pin(async move {
            revealing::way(tx, (viewer, person, Field::Note), now).await?;
            let note = readable(tx, viewer, person, now).await?.into_iter().find(|note| note.id == id);
            let note = note.ok_or(NotNoted::Gone)?;
            match decision {
                Decision::Remove => Ok(store::notes::delete(tx, id).await?),
                Decision::Keep => Ok(store::notes::change(tx, &note.kept(viewer, now)?).await?),
            }
        })
    })
    .await
}
