//! Who looked at what.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use crate::{
    access::{BEGIN, Hash, Row},
    person::Field,
};

row! {
    struct LogRow {
        number: i64,
        at: Timestamp,
        viewer: Option<PersonId>,
        office: OfficeId,
        place: PlaceId,
        person: Option<PersonId>,
        field: String,
        purpose: String,
        salt: Option<[u8; 32]>,
        commitment: [u8; 32],
        hash: [u8; 32],
    }
    struct HeadRow { number: i64, hash: [u8; 32] }
    struct NoteRow { number: i64, note: Option<Vec<u8>> }
}

macro_rules! rows {
    ($end:literal) => {
        sql!(concat!(
            "SELECT number, at, viewer, office, place, person, field, purpose, salt, commitment, hash FROM access_log ",
            $end
        ))
    };
}

const HEAD: Sql = sql!("SELECT number, hash FROM access_log ORDER BY number DESC LIMIT 1");
const INSERT: Sql = sql!(
    "INSERT INTO access_log (number, at, viewer, office, place, person, field, purpose, note, salt, commitment, hash) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
);
const AFTER: Sql = rows!("WHERE number > $1 ORDER BY number LIMIT $2");
const LAST: Sql = rows!("ORDER BY number DESC LIMIT $1");
const ABOUT: Sql = rows!("WHERE person = $1 ORDER BY number DESC LIMIT 1000");
const NOTES: Sql = sql!("SELECT number, note FROM access_log WHERE person = $1 ORDER BY number DESC LIMIT 1000");
const NAMES: Sql = sql!("SELECT count(*) AS value FROM access_log WHERE person = $1 OR viewer = $1");
// That looking along ended is no look.
const SINCE: Sql =
    sql!("SELECT count(*) AS value FROM access_log WHERE viewer = $1 AND at > $2 AND purpose <> 'along-ended'");

/// Number and hash of the last row; 0 and [`BEGIN`] before the first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn head(tx: &mut Tx) -> Result<(i64, Hash), Error> {
    let row: Option<HeadRow> = tx.opt(HEAD, args![]).await?;
    Ok(row.map_or((0, BEGIN), |row| (row.number, row.hash)))
}

/// Adds a row.
///
/// # Errors
/// [`Error::Unique`] when another row has its number meanwhile.
pub(crate) async fn add(tx: &mut Tx, row: &Row, note: Option<&[u8]>) -> Result<(), Error> {
    let values = args![
        row.number,
        row.at,
        row.viewer,
        row.office,
        row.place,
        row.person,
        row.field.word(),
        row.purpose.as_str(),
        note.map(<[u8]>::to_vec),
        row.salt,
        row.commitment,
        row.hash,
    ];
    tx.exec(INSERT, values).await.map(|_| ())
}

/// Rows in their order, from the one after that number.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn after(tx: &mut Tx, number: i64, limit: i64) -> Result<Vec<Row>, Error> {
    tx.all::<LogRow>(AFTER, args![number, limit]).await?.into_iter().map(read).collect()
}

/// The last rows, newest first.
///
/// # Errors
/// As [`after`].
pub(crate) async fn last(tx: &mut Tx, limit: i64) -> Result<Vec<Row>, Error> {
    tx.all::<LogRow>(LAST, args![limit]).await?.into_iter().map(read).collect()
}

/// Who looked at a person, newest first, each with its sealed note.
///
/// # Errors
/// As [`after`].
pub(crate) async fn about(tx: &mut Tx, person: PersonId) -> Result<Vec<(Row, Option<Vec<u8>>)>, Error> {
    let rows: Vec<LogRow> = tx.all(ABOUT, args![person]).await?;
    let notes: Vec<NoteRow> = tx.all(NOTES, args![person]).await?;
    let note = |number: i64| notes.iter().find(|note| note.number == number).and_then(|note| note.note.clone());
    rows.into_iter()
        .map(|row| Ok((note(row.number), read(row)?)))
        .map(|pair| pair.map(|(note, row)| (row, note)))
        .collect()
}

/// Whether the log says that a person looked or was looked at.
///
/// # Errors
/// When the database fails.
pub(crate) async fn names(tx: &mut Tx, person: PersonId) -> Result<bool, Error> {
    Ok(tx.one::<i64>(NAMES, args![person]).await? > 0)
}

/// How often a person looked after that instant.
///
/// # Errors
/// When the database fails.
pub(crate) async fn since(tx: &mut Tx, viewer: PersonId, after: Timestamp) -> Result<i64, Error> {
    tx.one(SINCE, args![viewer, after]).await
}

fn read(row: LogRow) -> Result<Row, Error> {
    let field = Field::ALL.into_iter().find(|field| field.word() == row.field);
    Ok(Row {
        number: row.number,
        at: row.at,
        viewer: row.viewer,
        office: row.office,
        place: row.place,
        person: row.person,
        field: field.ok_or_else(|| Error::unreadable("access_log.field"))?,
        purpose: row.purpose,
        salt: row.salt,
        commitment: row.commitment,
        hash: row.hash,
    })
}
