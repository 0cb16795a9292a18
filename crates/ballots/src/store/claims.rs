//! Claims about the roll, and the corrections that follow from them.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, PersonId, Timestamp};

use crate::{
    claim::{Asks, Claim, ClaimId, Decision},
    roll::Roll,
};

row! {
    struct ClaimRow {
        id: ClaimId,
        claimant: PersonId,
        about: PersonId,
        asks: String,
        reason: String,
        at: Timestamp,
        first_by: Option<PersonId>,
        upheld: Option<bool>,
        decided_at: Option<Timestamp>,
    }

    /// A correction of a roll in force, as published.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Correction {
        /// From 1.
        pub(crate) number: i64,
        /// `add` or `suspend`.
        pub(crate) asks: String,
        /// How many are on the roll since.
        pub(crate) size: i64,
        /// Its hash since, in hexadecimal digits.
        pub(crate) hash: String,
        /// Why.
        pub(crate) reason: String,
        /// When.
        pub(crate) at: Timestamp,
    }
}

/// What each look-up of a claim reads.
macro_rules! columns {
    ($rest:literal) => {
        concat!("SELECT id, claimant, about, asks, reason, at, first_by, upheld, decided_at FROM roll_claims ", $rest)
    };
}

const OF: Sql = sql!(columns!("WHERE ballot = $1 ORDER BY at, id LIMIT 10000"));
const FIND: Sql = sql!(columns!("WHERE ballot = $1 AND id = $2"));
const ABOUT: Sql = sql!(columns!("WHERE ballot = $1 AND about = $2 ORDER BY at, id"));
const INSERT: Sql =
    sql!("INSERT INTO roll_claims (id, ballot, claimant, about, asks, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)");
const SAVE: Sql = sql!("UPDATE roll_claims SET first_by = $2, upheld = $3, decided_at = $4 WHERE id = $1");
const CORRECT: Sql = sql!(
    "INSERT INTO roll_corrections (ballot, number, asks, size, hash, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
const CORRECTIONS: Sql = sql!(
    "SELECT number, asks, size, hash, reason, at FROM roll_corrections WHERE ballot = $1 ORDER BY number LIMIT 10000"
);

/// All claims about a roll, in the order in which they came.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn of(tx: &mut Tx, ballot: BallotId) -> Result<Vec<Claim>, Error> {
    let rows: Vec<ClaimRow> = tx.all(OF, args![ballot]).await?;
    rows.into_iter().map(read).collect()
}

/// One claim.
///
/// # Errors
/// As [`of`].
pub(crate) async fn find(tx: &mut Tx, ballot: BallotId, id: ClaimId) -> Result<Option<Claim>, Error> {
    tx.opt::<ClaimRow>(FIND, args![ballot, id]).await?.map(read).transpose()
}

/// The claims about one person, in the order in which they came.
///
/// # Errors
/// As [`of`].
pub(crate) async fn about(tx: &mut Tx, ballot: BallotId, person: PersonId) -> Result<Vec<Claim>, Error> {
    let rows: Vec<ClaimRow> = tx.all(ABOUT, args![ballot, person]).await?;
    rows.into_iter().map(read).collect()
}

/// Saves a new claim.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, ballot: BallotId, claim: &Claim) -> Result<(), Error> {
    let args = args![claim.id, ballot, claim.by, claim.about, claim.asks.word(), claim.reason.as_str(), claim.at];
    tx.exec(INSERT, args).await.map(|_| ())
}

/// Saves how far the decision has come.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save(tx: &mut Tx, claim: &Claim) -> Result<(), Error> {
    let (first_by, upheld, decided_at) = match claim.decision {
        Decision::Waits => (None, None, None),
        Decision::Half { by, upheld } => (Some(by), Some(upheld), None),
        Decision::Decided { upheld, at } => (None, Some(upheld), Some(at)),
    };
    tx.exec(SAVE, args![claim.id, first_by, upheld, decided_at]).await.map(|_| ())
}

/// Publishes a correction.
///
/// # Errors
/// [`Error::Unique`] when the roll was corrected by somebody else meanwhile.
pub(crate) async fn correct(
    tx: &mut Tx,
    ballot: BallotId,
    roll: &Roll,
    claim: &Claim,
    now: Timestamp,
) -> Result<(), Error> {
    let size = i64::try_from(roll.size).map_err(|_| Error::unreadable("roll_corrections.size"))?;
    let reason = claim.reason.as_str();
    let args = args![ballot, roll.corrections, claim.asks.word(), size, roll.hash.as_str(), reason, now];
    tx.exec(CORRECT, args).await.map(|_| ())
}

/// The corrections of a roll, in order.
///
/// # Errors
/// When the database fails.
pub(crate) async fn corrections(tx: &mut Tx, ballot: BallotId) -> Result<Vec<Correction>, Error> {
    tx.all(CORRECTIONS, args![ballot]).await
}

fn read(row: ClaimRow) -> Result<Claim, Error> {
    let decision = match (row.first_by, row.upheld, row.decided_at) {
        (None, None, None) => Decision::Waits,
        (Some(by), Some(upheld), None) => Decision::Half { by, upheld },
        (None, Some(upheld), Some(at)) => Decision::Decided { upheld, at },
        _ => return Err(Error::unreadable("roll_claims.decided_at")),
    };
    Ok(Claim {
        id: row.id,
        by: row.claimant,
        about: row.about,
        asks: Asks::stored(&row.asks).ok_or_else(|| Error::unreadable("roll_claims.asks"))?,
        reason: row.reason.parse().map_err(|_| Error::unreadable("roll_claims.reason"))?,
        at: row.at,
        decision,
    })
}
