//! New members who have not been welcomed yet.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

/// Members at home in exactly one place who joined lately and were not welcomed: $1 place, $2 now, $3 joined since.
macro_rules! new {
    ($begin:literal, $end:literal) => {
        sql!(concat!(
            $begin,
            "FROM standings s WHERE s.place = $1 AND s.state = 'member' AND s.since >= $3 AND s.starts_at <= $2 ",
            "AND (s.ends_at IS NULL OR s.ends_at > $2) ",
            "AND NOT EXISTS (SELECT 1 FROM welcomes w WHERE w.person = s.person AND w.joined_at = s.since) ",
            "AND NOT EXISTS (SELECT 1 FROM kept_out k WHERE k.person = s.person) ",
            $end
        ))
    };
}

const COUNT: Sql = new!("SELECT count(*) AS count, min(s.since) AS oldest ", "");
const LIST: Sql = new!("SELECT s.person AS person, s.since AS joined_at ", "ORDER BY s.since, s.person LIMIT $4");
const WELCOME: Sql = sql!(
    "INSERT INTO welcomes (person, joined_at, welcomed_at) VALUES ($1, $2, $3) ON CONFLICT (person, joined_at) DO NOTHING"
);
const GIVE: Sql = sql!(
    "INSERT INTO welcomes (person, joined_at, welcomed_at) SELECT $2, joined_at, welcomed_at FROM welcomes \
     WHERE person = $1 ON CONFLICT (person, joined_at) DO NOTHING"
);
const FORGET: Sql = sql!("DELETE FROM welcomes WHERE welcomed_at < $1");
const OF: Sql = sql!("SELECT welcomed_at AS value FROM welcomes WHERE person = $1 ORDER BY joined_at");

row! {
    /// How many wait in a place, and since when the first of them.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) struct Waiting { pub(crate) count: i64, pub(crate) oldest: Option<Timestamp> }
    /// A new member.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) struct New { pub(crate) person: PersonId, pub(crate) joined_at: Timestamp }
}

/// How many wait at home in exactly this place, and since when the first of them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn waiting(
    tx: &mut Tx,
    place: PlaceId,
    (since, now): (Timestamp, Timestamp),
) -> Result<Waiting, Error> {
    tx.one(COUNT, args![place, now, since]).await
}

/// Those who wait at home in exactly this place, the longest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn at(
    tx: &mut Tx,
    place: PlaceId,
    (since, now): (Timestamp, Timestamp),
    limit: i64,
) -> Result<Vec<New>, Error> {
    tx.all(LIST, args![place, now, since, limit]).await
}

/// Notes that somebody who joined at an instant was welcomed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn welcome(tx: &mut Tx, new: New, now: Timestamp) -> Result<(), Error> {
    tx.exec(WELCOME, args![new.person, new.joined_at, now]).await.map(|_| ())
}

/// When a person was welcomed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Timestamp>, Error> {
    tx.all(OF, args![person]).await
}

/// Notes for another entry of a person when this one was welcomed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await.map(|_| ())
}

/// Forgets who was welcomed before an instant; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![before]).await
}
