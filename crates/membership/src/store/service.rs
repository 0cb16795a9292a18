//! Service letters: which went to whom, and which did not reach her.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};
use uuid::Uuid;

use crate::service::{About, Missed, ServiceLetterId};

row! {
    struct Row {
        id: ServiceLetterId,
        person: PersonId,
        place: PlaceId,
        about: String,
        matter: Option<Uuid>,
        sent_at: Timestamp,
        missed_at: Option<Timestamp>,
        posted_at: Option<Timestamp>,
    }
    struct Went { address: Option<[u8; 32]>, missed_at: Option<Timestamp> }
}

macro_rules! letters {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT id, person, place, about, matter, sent_at, missed_at, posted_at FROM service_letters ",
            $rest
        ))
    };
}

const ADD: Sql = sql!(
    "INSERT INTO service_letters (id, person, place, about, matter, address, sent_at, missed_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING"
);
const FIND: Sql = letters!("WHERE id = $1");
const OF: Sql = letters!("WHERE person = $1 ORDER BY sent_at, id");
const MISSED: Sql = letters!(
    "WHERE place = $1 AND missed_at IS NOT NULL AND (posted_at IS NULL OR posted_at > $2) \
     AND (missed_at < $3 OR missed_at = $3 AND id < $4) ORDER BY missed_at DESC, id DESC LIMIT $5"
);
const WENT: Sql = sql!("SELECT address, missed_at FROM service_letters WHERE id = $1");
const MISS: Sql = sql!("UPDATE service_letters SET missed_at = $2 WHERE id = $1 AND missed_at IS NULL");
const POST: Sql = sql!(
    "UPDATE service_letters SET posted_at = $2, posted_by = $3 \
     WHERE id = $1 AND missed_at IS NOT NULL AND posted_at IS NULL"
);
const WAITS: Sql = sql!(
    "SELECT place AS value FROM service_letters WHERE person = $1 AND missed_at IS NOT NULL AND posted_at IS NULL \
     ORDER BY missed_at DESC LIMIT 1"
);
const MOVE: Sql = sql!("UPDATE service_letters SET place = $2 WHERE person = $1");
const GIVE: Sql = sql!("UPDATE service_letters SET person = $2 WHERE person = $1");
const FORGET: Sql = sql!("DELETE FROM service_letters WHERE sent_at < $1 AND missed_at IS NULL OR missed_at < $2");

/// Notes a letter; whether it was new. `address` is the keyed hash of where it goes, `missed_at` is said where it goes nowhere.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add(
    tx: &mut Tx,
    id: ServiceLetterId,
    (person, place, about): (PersonId, PlaceId, About),
    (address, missed_at): (Option<[u8; 32]>, Option<Timestamp>),
    now: Timestamp,
) -> Result<bool, Error> {
    let row = args![id, person, place, about.word(), about.matter(), address, now, missed_at];
    Ok(tx.exec(ADD, row).await? == 1)
}

/// Where a person is at home, or was last, to whom a letter is to be written on paper; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub(crate) async fn waits(tx: &mut Tx, person: PersonId) -> Result<Option<PlaceId>, Error> {
    tx.opt(WAITS, args![person]).await
}

/// Her letters follow a member to her new home.
///
/// # Errors
/// When the database fails.
pub(crate) async fn move_home(tx: &mut Tx, person: PersonId, place: PlaceId) -> Result<(), Error> {
    tx.exec(MOVE, args![person, place]).await.map(|_| ())
}

/// The keyed hash of the address that a letter went to, when it is known now for the first time that it did not arrive; `None` when
/// that was known, or there is no such letter.
///
/// # Errors
/// When the database fails.
pub(crate) async fn miss(tx: &mut Tx, id: ServiceLetterId, now: Timestamp) -> Result<Option<[u8; 32]>, Error> {
    let Some(went) = tx.opt::<Went>(WENT, args![id]).await? else { return Ok(None) };
    let is_new = went.missed_at.is_none() && tx.exec(MISS, args![id, now]).await? == 1;
    Ok(went.address.filter(|_| is_new))
}

/// A letter that did not reach her.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, id: ServiceLetterId) -> Result<Option<Missed>, Error> {
    tx.opt::<Row>(FIND, args![id]).await?.and_then(|row| read(row).transpose()).transpose()
}

/// Letters that did not reach those at home in exactly this place, the latest first: those before a time and an id, and of those
/// written on paper the ones written after `done`.
///
/// # Errors
/// As [`find`].
pub(crate) async fn missed(
    tx: &mut Tx,
    (place, done): (PlaceId, Timestamp),
    (before, id): (Timestamp, ServiceLetterId),
    limit: i64,
) -> Result<Vec<Missed>, Error> {
    let rows: Vec<Row> = tx.all(MISSED, args![place, done, before, id, limit]).await?;
    rows.into_iter().filter_map(|row| read(row).transpose()).collect()
}

/// One was written on paper.
///
/// # Errors
/// When the database fails.
pub(crate) async fn post(tx: &mut Tx, id: ServiceLetterId, by: PersonId, now: Timestamp) -> Result<(), Error> {
    tx.exec(POST, args![id, now, by]).await.map(|_| ())
}

/// The letters that went to a person, oldest first: about what, when, when it was known that it did not arrive, and when it was written
/// on paper.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn of(
    tx: &mut Tx,
    person: PersonId,
) -> Result<Vec<(About, Timestamp, Option<Timestamp>, Option<Timestamp>)>, Error> {
    let rows: Vec<Row> = tx.all(OF, args![person]).await?;
    rows.into_iter().map(|row| Ok((about(&row)?, row.sent_at, row.missed_at, row.posted_at))).collect()
}

/// What went to an entry that goes is told of the one that stays.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await.map(|_| ())
}

/// Forgets those that went before an hour and came back from nowhere, and those that came back before another: how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, (sent, missed): (Timestamp, Timestamp)) -> Result<u64, Error> {
    tx.exec(FORGET, args![sent, missed]).await
}

fn about(row: &Row) -> Result<About, Error> {
    About::read(&row.about, row.matter).ok_or_else(|| Error::unreadable("service_letters.about"))
}

fn read(row: Row) -> Result<Option<Missed>, Error> {
    let about = about(&row)?;
    let Row { id, person, place, sent_at, missed_at, posted_at, .. } = row;
    Ok(missed_at.map(|missed_at| Missed { id, person, place, about, sent_at, missed_at, posted_at }))
}
