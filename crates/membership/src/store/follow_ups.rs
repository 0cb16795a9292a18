//! Follow-ups.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use crate::follow_up::{FollowUp, FollowUpId};

row! {
    struct FollowUpRow {
        id: FollowUpId,
        person: PersonId,
        place: PlaceId,
        due: Timestamp,
        words: Option<Vec<u8>>,
        office: Option<OfficeId>,
        made_at: Timestamp,
        done_at: Option<Timestamp>,
        until: Timestamp,
    }
}

macro_rules! follow_ups {
    ($end:literal) => {
        sql!(concat!(
            "SELECT id, person, place, due, words, office, made_at, done_at, until FROM follow_ups WHERE ",
            $end
        ))
    };
}

const FIND: Sql = follow_ups!("id = $1 AND until > $2");
const OF: Sql = follow_ups!("person = $1 AND until > $2 ORDER BY made_at DESC, id LIMIT 200");
const AT: Sql = follow_ups!("place = $1 AND done_at IS NULL AND until > $2 ORDER BY due, id LIMIT $3");
const BY: Sql = follow_ups!("office = $1 AND done_at IS NULL AND until > $2 ORDER BY due, id LIMIT $3");
const IS_THERE: Sql = sql!("SELECT count(*) AS value FROM follow_ups WHERE id = $1");
const INSERT: Sql = sql!(
    "INSERT INTO follow_ups (id, person, place, due, words, office, made_at, made_by, done_at, until) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, $9) ON CONFLICT (id) DO NOTHING"
);
const CHANGE: Sql = sql!("UPDATE follow_ups SET due = $2, office = $3, until = $4 WHERE id = $1");
const DONE: Sql = sql!("UPDATE follow_ups SET done_at = $2, until = $3, words = NULL WHERE id = $1");
const OVER: Sql = sql!("DELETE FROM follow_ups WHERE until <= $1");
const DROP_ALL: Sql = sql!("DELETE FROM follow_ups WHERE person = $1");
const GIVE: Sql = sql!("UPDATE follow_ups SET person = $2, words = NULL WHERE person = $1");
const GIVE_MADE: Sql = sql!("UPDATE follow_ups SET made_by = $2 WHERE made_by = $1");

fn read(row: FollowUpRow) -> (FollowUp, Option<Vec<u8>>) {
    let FollowUpRow { id, person, place, due, words, office, made_at, done_at, until } = row;
    (FollowUp { id, person, place, due, office, made_at, done_at, until }, words)
}

/// The follow-up of that id, unless its time is over.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(tx: &mut Tx, id: FollowUpId, now: Timestamp) -> Result<Option<FollowUp>, Error> {
    Ok(tx.opt::<FollowUpRow>(FIND, args![id, now]).await?.map(|row| read(row).0))
}

/// Was a follow-up of that id set?
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_there(tx: &mut Tx, id: FollowUpId) -> Result<bool, Error> {
    Ok(tx.one::<i64>(IS_THERE, args![id]).await? > 0)
}

/// All about a person, newest first, each with its sealed words.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(
    tx: &mut Tx,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<(FollowUp, Option<Vec<u8>>)>, Error> {
    Ok(tx.all::<FollowUpRow>(OF, args![person, now]).await?.into_iter().map(read).collect())
}

/// Those of exactly this place that are open, what is due first in front, each with its sealed words.
///
/// # Errors
/// When the database fails.
pub(crate) async fn at(
    tx: &mut Tx,
    place: PlaceId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<(FollowUp, Option<Vec<u8>>)>, Error> {
    Ok(tx.all::<FollowUpRow>(AT, args![place, now, limit]).await?.into_iter().map(read).collect())
}

/// Those that are open and assigned to an office, what is due first in front, each with its sealed words.
///
/// # Errors
/// When the database fails.
pub(crate) async fn assigned(
    tx: &mut Tx,
    office: OfficeId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<(FollowUp, Option<Vec<u8>>)>, Error> {
    Ok(tx.all::<FollowUpRow>(BY, args![office, now, limit]).await?.into_iter().map(read).collect())
}

/// Sets a follow-up; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(
    tx: &mut Tx,
    one: &FollowUp,
    (words, made_by): (Option<&[u8]>, PersonId),
) -> Result<(), Error> {
    let words = words.map(<[u8]>::to_vec);
    let row = args![one.id, one.person, one.place, one.due, words, one.office, one.made_at, made_by, one.until];
    tx.exec(INSERT, row).await.map(|_| ())
}

/// Saves by when it is due and whose it is; once it is done, that it is, without its words.
///
/// # Errors
/// When the database fails.
pub(crate) async fn change(tx: &mut Tx, one: &FollowUp) -> Result<(), Error> {
    match one.done_at {
        Some(at) => tx.exec(DONE, args![one.id, at, one.until]).await.map(|_| ()),
        None => tx.exec(CHANGE, args![one.id, one.due, one.office, one.until]).await.map(|_| ()),
    }
}

/// Destroys those whose time is over; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64, Error> {
    tx.exec(OVER, args![now]).await
}

/// Destroys what is open about a person: she is no longer a member.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_all(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(DROP_ALL, args![person]).await.map(|_| ())
}

/// Hands what one entry of a person set, and what was set about it, to another entry of hers. Words are sealed with the key
/// of the first, and go.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await?;
    tx.exec(GIVE_MADE, args![from, to]).await.map(|_| ())
}
