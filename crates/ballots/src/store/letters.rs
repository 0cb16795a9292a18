//! What candidates write to the electorate.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, OptionId, PersonId, Timestamp};

row! {
    struct Row { sealed: Vec<u8> }
}

const SAVE: Sql = sql!(
    "INSERT INTO candidate_letters (ballot, option, person, sealed, written_at) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (ballot, option) DO UPDATE SET sealed = excluded.sealed, written_at = excluded.written_at"
);
const DROP: Sql = sql!("DELETE FROM candidate_letters WHERE ballot = $1 AND option = $2");
const FIND: Sql = sql!("SELECT sealed FROM candidate_letters WHERE ballot = $1 AND option = $2");
const BALLOTS: Sql = sql!("SELECT ballot AS value FROM candidate_letters WHERE person = $1 ORDER BY ballot");
const FORGET: Sql = sql!("DELETE FROM candidate_letters WHERE person = $1");

/// Saves a letter, sealed with the candidate's key.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save(
    tx: &mut Tx,
    (ballot, option, person): (BallotId, OptionId, PersonId),
    sealed: Vec<u8>,
    now: Timestamp,
) -> Result<(), Error> {
    tx.exec(SAVE, args![ballot, option, person, sealed, now]).await.map(|_| ())
}

/// Takes a letter away.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop(tx: &mut Tx, ballot: BallotId, option: OptionId) -> Result<(), Error> {
    tx.exec(DROP, args![ballot, option]).await.map(|_| ())
}

/// The sealed letter of a candidate.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(tx: &mut Tx, ballot: BallotId, option: OptionId) -> Result<Option<Vec<u8>>, Error> {
    Ok(tx.opt::<Row>(FIND, args![ballot, option]).await?.map(|row| row.sealed))
}

/// The ballots in which somebody wrote.
///
/// # Errors
/// When the database fails.
pub(crate) async fn ballots(tx: &mut Tx, person: PersonId) -> Result<Vec<BallotId>, Error> {
    tx.all(BALLOTS, args![person]).await
}

/// Forgets what somebody wrote.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(FORGET, args![person]).await.map(|_| ())
}
