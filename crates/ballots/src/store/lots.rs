//! Seeds of the lot, and lots drawn by hand.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, PersonId};

use crate::{
    lot::{Commitment, Lot, Seed},
    store::ballots::{from_json, json},
};

row! {
    struct SeedRow { giver: PersonId, commitment: [u8; 32], seed: Option<String> }
}

const SEEDS: Sql = sql!("SELECT giver, commitment, seed FROM lot_seeds WHERE ballot = $1 ORDER BY commitment");
const COMMIT: Sql = sql!("INSERT INTO lot_seeds (ballot, giver, commitment) VALUES ($1, $2, $3)");
const REVEAL: Sql = sql!("UPDATE lot_seeds SET seed = $3 WHERE ballot = $1 AND giver = $2");
const MANUAL: Sql = sql!("SELECT lot AS value FROM manual_lots WHERE ballot = $1");
const DRAW: Sql = sql!("INSERT INTO manual_lots (ballot, lot, entered_by) VALUES ($1, $2, $3)");

/// The seeds of a ballot.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn seeds(tx: &mut Tx, ballot: BallotId) -> Result<Vec<Seed>, Error> {
    let rows: Vec<SeedRow> = tx.all(SEEDS, args![ballot]).await?;
    let read = |row: SeedRow| {
        let revealed = row.seed.map(|seed| seed.parse()).transpose();
        let revealed = revealed.map_err(|_| Error::unreadable("lot_seeds.seed"))?;
        Ok(Seed { giver: row.giver, commitment: Commitment(row.commitment), revealed })
    };
    rows.into_iter().map(read).collect()
}

/// Saves a commitment.
///
/// # Errors
/// When the database fails.
pub(crate) async fn commit(
    tx: &mut Tx,
    ballot: BallotId,
    giver: PersonId,
    commitment: Commitment,
) -> Result<(), Error> {
    tx.exec(COMMIT, args![ballot, giver, commitment.0]).await.map(|_| ())
}

/// Saves a seed that was shown.
///
/// # Errors
/// When the database fails.
pub(crate) async fn reveal(tx: &mut Tx, ballot: BallotId, seed: &Seed) -> Result<(), Error> {
    let text = seed.revealed.as_ref().map(|text| text.as_str().to_owned());
    tx.exec(REVEAL, args![ballot, seed.giver, text]).await.map(|_| ())
}

/// The lot drawn by hand, if one was.
///
/// # Errors
/// As [`seeds`].
pub(crate) async fn manual(tx: &mut Tx, ballot: BallotId) -> Result<Option<Lot>, Error> {
    let stored: Option<String> = tx.opt(MANUAL, args![ballot]).await?;
    stored.map(|text| from_json(&text, "manual_lots.lot")).transpose()
}

/// Saves a lot drawn by hand; it is drawn once.
///
/// # Errors
/// [`Error::Unique`] when one is there already.
pub(crate) async fn draw(tx: &mut Tx, ballot: BallotId, lot: &Lot, by: PersonId) -> Result<(), Error> {
    tx.exec(DRAW, args![ballot, json(lot)?, by]).await.map(|_| ())
}
