//! Mergers of two entries.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::merger::{Merger, MergerId};

row! {
    struct Row {
        id: MergerId,
        gone: PersonId,
        stays: PersonId,
        place: PlaceId,
        by_person: Option<PersonId>,
        begun_at: Timestamp,
        final_at: Timestamp,
        undone_at: Option<Timestamp>,
        done_at: Option<Timestamp>,
    }
}

macro_rules! mergers {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT id, gone, stays, place, by_person, begun_at, final_at, undone_at, done_at FROM mergers ",
            $rest
        ))
    };
}

const FIND: Sql = mergers!("WHERE id = $1");
const OPEN: Sql =
    mergers!("WHERE (gone = $1 OR stays = $1) AND done_at IS NULL AND undone_at IS NULL ORDER BY begun_at, id");
const OF: Sql = mergers!("WHERE gone = $1 OR stays = $1 ORDER BY begun_at, id");
const LATELY: Sql = mergers!("WHERE begun_at > $1 ORDER BY begun_at DESC, id LIMIT $2");
const DUE: Sql =
    mergers!("WHERE final_at <= $1 AND done_at IS NULL AND undone_at IS NULL ORDER BY final_at, id LIMIT $2");
const SURVIVOR: Sql =
    sql!("SELECT stays AS value FROM mergers WHERE gone = $1 AND done_at IS NOT NULL ORDER BY done_at DESC LIMIT 1");
const GONE: Sql = sql!("SELECT gone AS value FROM mergers WHERE stays = $1 AND done_at IS NOT NULL ORDER BY gone");
const BEGIN: Sql = sql!(
    "INSERT INTO mergers (id, gone, stays, place, by_person, begun_at, final_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
     ON CONFLICT (id) DO NOTHING"
);
const UNDO: Sql =
    sql!("UPDATE mergers SET undone_at = $2, undone_by = $3 WHERE id = $1 AND done_at IS NULL AND undone_at IS NULL");
const DONE: Sql = sql!("UPDATE mergers SET done_at = $2 WHERE id = $1 AND done_at IS NULL AND undone_at IS NULL");
const GIVE: Sql = sql!("UPDATE mergers SET stays = $2 WHERE stays = $1");
const FORGET: Sql = sql!("DELETE FROM mergers WHERE begun_at <= $1 AND (done_at IS NOT NULL OR undone_at IS NOT NULL)");

/// What was merged into an entry that goes itself is told of the one that stays.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await.map(|_| ())
}

/// The merger of that id.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(tx: &mut Tx, id: MergerId) -> Result<Option<Merger>, Error> {
    Ok(tx.opt::<Row>(FIND, args![id]).await?.map(read))
}

/// The merger of a person's entry that can still be undone.
///
/// # Errors
/// When the database fails.
pub(crate) async fn open(tx: &mut Tx, person: PersonId) -> Result<Option<Merger>, Error> {
    Ok(tx.all::<Row>(OPEN, args![person]).await?.into_iter().next().map(read))
}

/// All mergers of a person's entry, oldest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Merger>, Error> {
    Ok(tx.all::<Row>(OF, args![person]).await?.into_iter().map(read).collect())
}

/// The latest mergers, begun after an hour.
///
/// # Errors
/// When the database fails.
pub(crate) async fn lately(tx: &mut Tx, since: Timestamp, limit: i64) -> Result<Vec<Merger>, Error> {
    Ok(tx.all::<Row>(LATELY, args![since, limit]).await?.into_iter().map(read).collect())
}

/// Mergers whose time has come.
///
/// # Errors
/// When the database fails.
pub(crate) async fn due(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Merger>, Error> {
    Ok(tx.all::<Row>(DUE, args![now, limit]).await?.into_iter().map(read).collect())
}

/// The entry that a person's other entry was made one with; herself, where it was with none.
///
/// # Errors
/// When the database fails.
pub(crate) async fn survivor(tx: &mut Tx, person: PersonId) -> Result<PersonId, Error> {
    Ok(tx.opt(SURVIVOR, args![person]).await?.unwrap_or(person))
}

/// The entries that were made one with a person's.
///
/// # Errors
/// When the database fails.
pub(crate) async fn gone(tx: &mut Tx, person: PersonId) -> Result<Vec<PersonId>, Error> {
    tx.all(GONE, args![person]).await
}

/// Begins a merger; whether it was new.
///
/// # Errors
/// When the database fails.
pub(crate) async fn begin(tx: &mut Tx, new: &Merger) -> Result<bool, Error> {
    let row = args![new.id, new.gone, new.stays, new.place, new.by, new.begun_at, new.final_at];
    Ok(tx.exec(BEGIN, row).await? == 1)
}

/// Undoes a merger; whether it still could be.
///
/// # Errors
/// When the database fails.
pub(crate) async fn undo(tx: &mut Tx, id: MergerId, by: Option<PersonId>, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(UNDO, args![id, now, by]).await? == 1)
}

/// Makes it final; whether it still could be.
///
/// # Errors
/// When the database fails.
pub(crate) async fn done(tx: &mut Tx, id: MergerId, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(DONE, args![id, now]).await? == 1)
}

/// Forgets those that are long over: how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![until]).await
}

fn read(row: Row) -> Merger {
    let Row { id, gone, stays, place, by_person, begun_at, final_at, undone_at, done_at } = row;
    Merger { id, gone, stays, place, by: by_person, begun_at, final_at, undone_at, done_at }
}
