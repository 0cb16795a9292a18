//! Guests of places.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::guest::Guest;

row! {
    struct GuestRow { place: PlaceId, since: Timestamp, ended_at: Option<Timestamp>, is_shown: bool }
    /// Somebody who is a guest and agreed to be found.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) struct Shown { pub(crate) person: PersonId, pub(crate) since: Timestamp }
}

/// Members who are guests of exactly one place now and in lists at all: $1 place, $2 now.
macro_rules! present {
    ($begin:literal, $end:literal) => {
        sql!(concat!(
            $begin,
            "FROM guests g JOIN standings s ON s.person = g.person WHERE g.place = $1 AND g.ended_at IS NULL ",
            "AND s.state = 'member' AND s.starts_at <= $2 AND (s.ends_at IS NULL OR s.ends_at > $2) ",
            "AND NOT EXISTS (SELECT 1 FROM kept_out k WHERE k.person = g.person) ",
            $end
        ))
    };
}

const COUNT: Sql = present!("SELECT count(*) AS value ", "");
const SHOWN: Sql = present!(
    "SELECT g.person AS person, g.since AS since ",
    "AND g.is_shown AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.person = g.person) \
     ORDER BY g.since, g.person LIMIT 200"
);
const IS_SHOWN: Sql = present!(
    "SELECT count(*) AS value ",
    "AND g.person = $3 AND g.is_shown AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.person = g.person)"
);
const OF: Sql = sql!("SELECT place, since, ended_at, is_shown FROM guests WHERE person = $1 ORDER BY since, place");
const INSERT: Sql = sql!(
    "INSERT INTO guests (person, place, since, ended_at, is_shown) VALUES ($1, $2, $3, NULL, $4) \
     ON CONFLICT (person, place, since) DO UPDATE SET ended_at = NULL, is_shown = excluded.is_shown"
);
const END: Sql = sql!("UPDATE guests SET ended_at = $3 WHERE person = $1 AND place = $2 AND ended_at IS NULL");
const END_ALL: Sql = sql!("UPDATE guests SET ended_at = $2 WHERE person = $1 AND ended_at IS NULL");
const FORGET: Sql = sql!("DELETE FROM guests WHERE ended_at <= $1");
const GIVE: Sql = sql!(
    "INSERT INTO guests (person, place, since, ended_at, is_shown) SELECT $2, g.place, g.since, g.ended_at, g.is_shown \
     FROM guests g WHERE g.person = $1 AND NOT EXISTS (SELECT 1 FROM guests o WHERE o.person = $2 AND o.place = g.place \
     AND o.ended_at IS NULL AND g.ended_at IS NULL) ON CONFLICT (person, place, since) DO NOTHING"
);

/// The links of a person, those that are over among them, oldest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Guest>, Error> {
    let rows: Vec<GuestRow> = tx.all(OF, args![person]).await?;
    let guest =
        |row: GuestRow| Guest { place: row.place, since: row.since, ended_at: row.ended_at, is_shown: row.is_shown };
    Ok(rows.into_iter().map(guest).collect())
}

/// How many members are guests of exactly this place.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count(tx: &mut Tx, place: PlaceId, now: Timestamp) -> Result<u64, Error> {
    Ok(tx.one::<i64>(COUNT, args![place, now]).await?.unsigned_abs())
}

/// The guests of exactly this place who agreed to be found and do not object to it, the longest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn shown(tx: &mut Tx, place: PlaceId, now: Timestamp) -> Result<Vec<Shown>, Error> {
    tx.all(SHOWN, args![place, now]).await
}

/// Whether somebody is a guest of exactly this place, agreed to be found there and does not object to it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_shown(tx: &mut Tx, (person, place): (PersonId, PlaceId), now: Timestamp) -> Result<bool, Error> {
    Ok(tx.one::<i64>(IS_SHOWN, args![place, now, person]).await? > 0)
}

/// Links a person to a place.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, person: PersonId, guest: Guest) -> Result<(), Error> {
    tx.exec(INSERT, args![person, guest.place, guest.since, guest.is_shown]).await.map(|_| ())
}

/// Ends the link of a person to a place; none there, nothing happens.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end(tx: &mut Tx, person: PersonId, place: PlaceId, now: Timestamp) -> Result<(), Error> {
    tx.exec(END, args![person, place, now]).await.map(|_| ())
}

/// Ends all links of a person: she is no longer a member.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_all(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    tx.exec(END_ALL, args![person, now]).await.map(|_| ())
}

/// Forgets links that were over by `until`; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![until]).await
}

/// Gives the links of one entry of a person to another entry of hers, but to places where both are guests now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await.map(|_| ())
}
