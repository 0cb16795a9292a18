//! What officers noted about members.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use crate::note::{Note, NoteId};

row! {
    struct NoteRow {
        id: NoteId,
        person: PersonId,
        place: PlaceId,
        office: OfficeId,
        covers: PlaceId,
        writer: Option<PersonId>,
        written_at: Timestamp,
        sealed: Vec<u8>,
        meant_until: Timestamp,
        until: Timestamp,
        asked_at: Option<Timestamp>,
        kept_at: Option<Timestamp>,
        kept_by: Option<PersonId>,
    }
}

macro_rules! notes {
    ($end:literal) => {
        sql!(concat!(
            "SELECT id, person, place, office, covers, writer, written_at, sealed, meant_until, until, asked_at, kept_at, ",
            "kept_by FROM notes WHERE ",
            $end
        ))
    };
}

const FIND: Sql = notes!("id = $1 AND until > $2");
const OF: Sql = notes!("person = $1 AND until > $2 ORDER BY written_at DESC, id LIMIT 200");
const IS_THERE: Sql = sql!("SELECT count(*) AS value FROM notes WHERE id = $1");
const INSERT: Sql = sql!(
    "INSERT INTO notes (id, person, place, office, covers, writer, written_at, sealed, meant_until, until) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING"
);
const CHANGE: Sql = sql!("UPDATE notes SET until = $2, asked_at = $3, kept_at = $4, kept_by = $5 WHERE id = $1");
const DELETE: Sql = sql!("DELETE FROM notes WHERE id = $1");
const OVER: Sql = sql!("DELETE FROM notes WHERE until <= $1");
const DROP_ABOUT: Sql = sql!("DELETE FROM notes WHERE person = $1");
const GIVE_WRITER: Sql = sql!("UPDATE notes SET writer = $2 WHERE writer = $1");
const GIVE_KEPT: Sql = sql!("UPDATE notes SET kept_by = $2 WHERE kept_by = $1");

fn read(row: NoteRow) -> (Note, Vec<u8>) {
    let note = Note {
        id: row.id,
        person: row.person,
        place: row.place,
        office: row.office,
        covers: row.covers,
        writer: row.writer,
        written_at: row.written_at,
        meant_until: row.meant_until,
        until: row.until,
        asked_at: row.asked_at,
        kept: row.kept_at.map(|at| (at, row.kept_by)),
    };
    (note, row.sealed)
}

/// The note of that id, unless its day has come.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(tx: &mut Tx, id: NoteId, now: Timestamp) -> Result<Option<Note>, Error> {
    Ok(tx.opt::<NoteRow>(FIND, args![id, now]).await?.map(|row| read(row).0))
}

/// Was a note of that id kept, whether it is still read or not?
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_there(tx: &mut Tx, id: NoteId) -> Result<bool, Error> {
    Ok(tx.one::<i64>(IS_THERE, args![id]).await? > 0)
}

/// The notes about a person that are still read, newest first, each with its sealed text.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Vec<(Note, Vec<u8>)>, Error> {
    Ok(tx.all::<NoteRow>(OF, args![person, now]).await?.into_iter().map(read).collect())
}

/// Saves a new note; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, note: &Note, sealed: &[u8]) -> Result<(), Error> {
    let row = args![
        note.id,
        note.person,
        note.place,
        note.office,
        note.covers,
        note.writer,
        note.written_at,
        sealed.to_vec(),
        note.meant_until,
        note.until,
    ];
    tx.exec(INSERT, row).await.map(|_| ())
}

/// Saves what was asked and decided about a note.
///
/// # Errors
/// When the database fails.
pub(crate) async fn change(tx: &mut Tx, note: &Note) -> Result<(), Error> {
    let (kept_at, kept_by) = (note.kept.map(|(at, _)| at), note.kept.and_then(|(_, by)| by));
    tx.exec(CHANGE, args![note.id, note.until, note.asked_at, kept_at, kept_by]).await.map(|_| ())
}

/// Destroys a note.
///
/// # Errors
/// When the database fails.
pub(crate) async fn delete(tx: &mut Tx, id: NoteId) -> Result<(), Error> {
    tx.exec(DELETE, args![id]).await.map(|_| ())
}

/// Destroys the notes whose day has come; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64, Error> {
    tx.exec(OVER, args![now]).await
}

/// Notes for another entry of a person what she wrote. What was noted about this entry is sealed with its own key, and goes.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE_WRITER, args![from, to]).await?;
    tx.exec(GIVE_KEPT, args![from, to]).await?;
    tx.exec(DROP_ABOUT, args![from]).await.map(|_| ())
}
