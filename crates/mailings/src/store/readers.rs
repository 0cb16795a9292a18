//! Readers, and those who asked and have not confirmed yet.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{Language, PersonId, PlaceId, Timestamp};

use crate::reader::Reader;

row! {
    struct Row {
        id: PersonId,
        place: PlaceId,
        sealed: Vec<u8>,
        address: [u8; 32],
        language: String,
        text_version: String,
    }
    struct At { place: PlaceId, count: i64 }
}

macro_rules! readers {
    ($table:literal, $rest:literal) => {
        sql!(concat!("SELECT id, place, sealed, address, language, text_version FROM ", $table, " ", $rest))
    };
}

const APPLY: Sql = sql!(
    "INSERT INTO reader_applications (token, id, place, sealed, address, language, text_version, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (token) DO NOTHING"
);
const APPLICATION: Sql = readers!("reader_applications", "WHERE token = $1 AND expires_at > $2");
const TAKE: Sql = sql!("DELETE FROM reader_applications WHERE token = $1 AND expires_at > $2");
const EXPIRED: Sql =
    sql!("SELECT id AS value FROM reader_applications WHERE expires_at <= $1 ORDER BY expires_at, id LIMIT $2");
const DROP: Sql = sql!("DELETE FROM reader_applications WHERE id = $1");
const FIND: Sql = readers!("readers", "WHERE id = $1");
const BY_ADDRESS: Sql = readers!("readers", "WHERE address = $1");
const AFTER: Sql = readers!("readers", "WHERE id > $1 ORDER BY id LIMIT $2");
const OF_PLACE: Sql = readers!("readers", "WHERE place = $1 AND id > $2 ORDER BY id LIMIT $3");
const COUNTED: Sql = sql!("SELECT place, count(*) AS count FROM readers GROUP BY place ORDER BY place");
const INSERT: Sql = sql!(
    "INSERT INTO readers (id, place, sealed, address, language, text_version, confirmed_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
const DELETE: Sql = sql!("DELETE FROM readers WHERE id = $1");

/// Keeps what somebody asked for, under the hash of its token; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn apply(tx: &mut Tx, token: [u8; 32], asks: &Reader, expires_at: Timestamp) -> Result<(), Error> {
    let row = args![
        token,
        asks.id,
        asks.place,
        asks.sealed.clone(),
        asks.address.to_vec(),
        asks.language.tag(),
        &asks.text_version,
        expires_at,
    ];
    tx.exec(APPLY, row).await.map(|_| ())
}

/// What waits under that token.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn application(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<Option<Reader>, Error> {
    tx.opt::<Row>(APPLICATION, args![token, now]).await?.map(read).transpose()
}

/// Takes it away; whether it was still there.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(TAKE, args![token, now]).await? == 1)
}

/// Drops those that nobody confirmed in time: their ids.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_expired(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<PersonId>, Error> {
    let over: Vec<PersonId> = tx.all(EXPIRED, args![now, limit]).await?;
    for id in &over {
        tx.exec(DROP, args![*id]).await?;
    }
    Ok(over)
}

/// The reader of that id.
///
/// # Errors
/// As [`application`].
pub(crate) async fn find(tx: &mut Tx, id: PersonId) -> Result<Option<Reader>, Error> {
    tx.opt::<Row>(FIND, args![id]).await?.map(read).transpose()
}

/// The reader with that address.
///
/// # Errors
/// As [`application`].
pub(crate) async fn by_address(tx: &mut Tx, address: &[u8; 32]) -> Result<Option<Reader>, Error> {
    tx.opt::<Row>(BY_ADDRESS, args![address.to_vec()]).await?.map(read).transpose()
}

/// The next readers of all, by id.
///
/// # Errors
/// As [`application`].
pub(crate) async fn after(tx: &mut Tx, after: PersonId, limit: i64) -> Result<Vec<Reader>, Error> {
    tx.all::<Row>(AFTER, args![after, limit]).await?.into_iter().map(read).collect()
}

/// The next readers who live in a place, by id.
///
/// # Errors
/// As [`application`].
pub(crate) async fn of_place(tx: &mut Tx, place: PlaceId, after: PersonId, limit: i64) -> Result<Vec<Reader>, Error> {
    tx.all::<Row>(OF_PLACE, args![place, after, limit]).await?.into_iter().map(read).collect()
}

/// How many readers live where.
///
/// # Errors
/// When the database fails.
pub(crate) async fn counted(tx: &mut Tx) -> Result<Vec<(PlaceId, u64)>, Error> {
    let rows: Vec<At> = tx.all(COUNTED, args![]).await?;
    Ok(rows.into_iter().map(|row| (row.place, row.count.unsigned_abs())).collect())
}

/// Saves a new reader.
///
/// # Errors
/// When the database fails; [`Error::Unique`] when there is one with that address.
pub(crate) async fn insert(tx: &mut Tx, reader: &Reader, now: Timestamp) -> Result<(), Error> {
    let row = args![
        reader.id,
        reader.place,
        reader.sealed.clone(),
        reader.address.to_vec(),
        reader.language.tag(),
        &reader.text_version,
        now,
    ];
    tx.exec(INSERT, row).await.map(|_| ())
}

/// She is no reader any more; whether she was.
///
/// # Errors
/// When the database fails.
pub(crate) async fn delete(tx: &mut Tx, id: PersonId) -> Result<bool, Error> {
    Ok(tx.exec(DELETE, args![id]).await? == 1)
}

fn read(row: Row) -> Result<Reader, Error> {
    Ok(Reader {
        id: row.id,
        place: row.place,
        sealed: row.sealed,
        address: row.address,
        language: Language::from_tag(&row.language).ok_or_else(|| Error::unreadable("readers.language"))?,
        text_version: row.text_version,
    })
}
