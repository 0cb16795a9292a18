//! From whom finding and looking at members is withheld, while she stands in a ballot.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, PersonId, PlaceId, Timestamp};

row! {
    /// That it is or was withheld.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) struct Withheld {
        pub(crate) ballot: BallotId,
        pub(crate) place: PlaceId,
        pub(crate) since: Timestamp,
        pub(crate) until: Option<Timestamp>,
    }
}

const OF_BALLOT: Sql = sql!("SELECT person AS value FROM withheld WHERE ballot = $1 AND until IS NULL ORDER BY person");
const PLACES: Sql =
    sql!("SELECT DISTINCT place AS value FROM withheld WHERE person = $1 AND until IS NULL ORDER BY value");
const OF: Sql = sql!("SELECT ballot, place, since, until FROM withheld WHERE person = $1 ORDER BY since, ballot");
const BEGIN: Sql = sql!(
    "INSERT INTO withheld (ballot, person, place, since, until) VALUES ($1, $2, $3, $4, NULL) \
     ON CONFLICT (ballot, person) DO UPDATE SET until = NULL"
);
const END: Sql = sql!("UPDATE withheld SET until = $3 WHERE ballot = $1 AND person = $2 AND until IS NULL");
const OVER: Sql = sql!("DELETE FROM withheld WHERE until < $1");
const GIVE: Sql = sql!(
    "INSERT INTO withheld (ballot, person, place, since, until) SELECT ballot, $2, place, since, until FROM withheld \
     WHERE person = $1 ON CONFLICT (ballot, person) DO NOTHING"
);

/// Who stands in a ballot, as far as was said.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of_ballot(tx: &mut Tx, ballot: BallotId) -> Result<Vec<PersonId>, Error> {
    tx.all(OF_BALLOT, args![ballot]).await
}

/// The places whose members are withheld from a person now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn places(tx: &mut Tx, person: PersonId) -> Result<Vec<PlaceId>, Error> {
    tx.all(PLACES, args![person]).await
}

/// Everything that is or was withheld from a person, oldest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Withheld>, Error> {
    tx.all(OF, args![person]).await
}

/// Withholds the members of a place from a person from now on.
///
/// # Errors
/// When the database fails.
pub(crate) async fn begin(
    tx: &mut Tx,
    ballot: BallotId,
    (person, place): (PersonId, PlaceId),
    now: Timestamp,
) -> Result<(), Error> {
    tx.exec(BEGIN, args![ballot, person, place, now]).await.map(|_| ())
}

/// Withholds them no longer.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end(tx: &mut Tx, ballot: BallotId, person: PersonId, now: Timestamp) -> Result<(), Error> {
    tx.exec(END, args![ballot, person, now]).await.map(|_| ())
}

/// Forgets what ended before an instant; how much.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    tx.exec(OVER, args![before]).await
}

/// Withholds from another entry of a person what is withheld from this one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await.map(|_| ())
}
