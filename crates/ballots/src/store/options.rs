//! Nominations, and the options on the paper that some of them become.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, OptionId, PersonId, Timestamp};

use crate::nomination::{Nomination, Nominee, Standing};

row! {
    struct OptionRow {
        id: OptionId,
        nominee: String,
        person: Option<PersonId>,
        name: Option<String>,
        proposed_by: Option<PersonId>,
        proposed_at: Timestamp,
        standing: String,
        standing_at: Option<Timestamp>,
    }
    struct SealedRow { statement: Option<Vec<u8>> }
}

const OF: Sql = sql!(
    "SELECT id, nominee, person, name, proposed_by, proposed_at, standing, standing_at FROM ballot_options \
     WHERE ballot = $1 ORDER BY proposed_at, id"
);
const ON_PAPER: Sql = sql!(
    "SELECT id, nominee, person, name, proposed_by, proposed_at, standing, standing_at FROM ballot_options \
     WHERE ballot = $1 AND position IS NOT NULL ORDER BY position"
);
const FIND: Sql = sql!(
    "SELECT id, nominee, person, name, proposed_by, proposed_at, standing, standing_at FROM ballot_options \
     WHERE ballot = $1 AND id = $2"
);
const INSERT: Sql = sql!(
    "INSERT INTO ballot_options (id, ballot, nominee, person, name, proposed_by, proposed_at, standing, standing_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
const SAVE_STANDING: Sql =
    sql!("UPDATE ballot_options SET standing = $3, standing_at = $4 WHERE ballot = $1 AND id = $2");
const SAVE_STATEMENT: Sql = sql!("UPDATE ballot_options SET statement = $3 WHERE ballot = $1 AND id = $2");
const STATEMENT: Sql = sql!("SELECT statement FROM ballot_options WHERE ballot = $1 AND id = $2");
const SAVE_POSITION: Sql = sql!("UPDATE ballot_options SET position = $3 WHERE ballot = $1 AND id = $2");

/// All nominations of a ballot, in the order in which they came.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn of(tx: &mut Tx, ballot: BallotId) -> Result<Vec<Nomination>, Error> {
    let rows: Vec<OptionRow> = tx.all(OF, args![ballot]).await?;
    rows.into_iter().map(read).collect()
}

/// The options in the order of the paper, once it is settled.
///
/// # Errors
/// As [`of`].
pub(crate) async fn on_paper(tx: &mut Tx, ballot: BallotId) -> Result<Vec<Nomination>, Error> {
    let rows: Vec<OptionRow> = tx.all(ON_PAPER, args![ballot]).await?;
    rows.into_iter().map(read).collect()
}

/// One nomination.
///
/// # Errors
/// As [`of`].
pub(crate) async fn find(tx: &mut Tx, ballot: BallotId, id: OptionId) -> Result<Option<Nomination>, Error> {
    tx.opt::<OptionRow>(FIND, args![ballot, id]).await?.map(read).transpose()
}

/// Saves a new nomination.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, ballot: BallotId, nomination: &Nomination) -> Result<(), Error> {
    let (nominee, person, name) = match &nomination.nominee {
        Nominee::Person(person) => ("person", Some(*person), None),
        Nominee::Name(name) => ("name", None, Some(name.as_str())),
        Nominee::Reopen => ("reopen", None, None),
    };
    let (standing, at) = standing(&nomination.standing);
    let args = args![
        nomination.id,
        ballot,
        nominee,
        person,
        name,
        nomination.proposed_by,
        nomination.proposed_at,
        standing,
        at
    ];
    tx.exec(INSERT, args).await.map(|_| ())
}

/// Saves how far a nomination has come.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_standing(tx: &mut Tx, ballot: BallotId, nomination: &Nomination) -> Result<(), Error> {
    let (word, at) = standing(&nomination.standing);
    tx.exec(SAVE_STANDING, args![ballot, nomination.id, word, at]).await.map(|_| ())
}

/// Saves a candidate's statement, sealed with her key.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_statement(
    tx: &mut Tx,
    ballot: BallotId,
    id: OptionId,
    sealed: Option<&Vec<u8>>,
) -> Result<(), Error> {
    tx.exec(SAVE_STATEMENT, args![ballot, id, sealed.cloned()]).await.map(|_| ())
}

/// A candidate's sealed statement.
///
/// # Errors
/// When the database fails.
pub(crate) async fn statement(tx: &mut Tx, ballot: BallotId, id: OptionId) -> Result<Option<Vec<u8>>, Error> {
    Ok(tx.opt::<SealedRow>(STATEMENT, args![ballot, id]).await?.and_then(|row| row.statement))
}

/// Puts options on the paper in this order.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_order(tx: &mut Tx, ballot: BallotId, order: &[OptionId]) -> Result<(), Error> {
    for (position, id) in (1_i64..).zip(order) {
        tx.exec(SAVE_POSITION, args![ballot, *id, position]).await?;
    }
    Ok(())
}

fn standing(standing: &Standing) -> (&'static str, Option<Timestamp>) {
    match standing {
        Standing::Proposed => ("proposed", None),
        Standing::Stands => ("stands", None),
        Standing::Withdrawn(at) => ("withdrawn", Some(*at)),
        Standing::Died(at) => ("died", Some(*at)),
    }
}

fn read(row: OptionRow) -> Result<Nomination, Error> {
    let unreadable = || Error::unreadable("ballot_options.nominee");
    let nominee = match (row.nominee.as_str(), row.person, row.name) {
        ("person", Some(person), _) => Nominee::Person(person),
        ("name", _, Some(name)) => Nominee::Name(name.parse().map_err(|_| unreadable())?),
        ("reopen", _, _) => Nominee::Reopen,
        _ => return Err(unreadable()),
    };
    let standing = match (row.standing.as_str(), row.standing_at) {
        ("proposed", _) => Standing::Proposed,
        ("stands", _) => Standing::Stands,
        ("withdrawn", Some(at)) => Standing::Withdrawn(at),
        ("died", Some(at)) => Standing::Died(at),
        _ => return Err(Error::unreadable("ballot_options.standing")),
    };
    let OptionRow { id, proposed_by, proposed_at, .. } = row;
    Ok(Nomination { id, nominee, proposed_by, proposed_at, standing })
}
