//! Frozen rolls.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, PersonId, PlaceId};

use crate::roll::{Entry, EntryHash, RollId, Salt};

row! {
    struct EntryRow { person: PersonId, region: PlaceId, salt: Option<Salt>, commitment: EntryHash }
    struct HashRow { person: PersonId, commitment: EntryHash }
    struct RegionRow { region: PlaceId, people: i64 }
}

const INSERT: Sql =
    sql!("INSERT INTO roll_entries (roll, person, region, salt, commitment) VALUES ($1, $2, $3, $4, $5)");
const FIND: Sql = sql!("SELECT person, region, salt, commitment FROM roll_entries WHERE roll = $1 AND person = $2");
const HASHES: Sql =
    sql!("SELECT person, commitment FROM roll_entries WHERE roll = $1 AND person > $2 ORDER BY person LIMIT 20000");
const REMOVE: Sql = sql!("DELETE FROM roll_entries WHERE roll = $1 AND person = $2");
const BY_REGION: Sql =
    sql!("SELECT region, count(*) AS people FROM roll_entries WHERE roll = $1 GROUP BY region ORDER BY region");
const VOTED_BY_REGION: Sql = sql!(
    "SELECT e.region AS region, count(*) AS people FROM roll_entries e \
     JOIN closed_marks m ON m.person = e.person AND m.ballot = $2 \
     LEFT JOIN issued_papers p ON p.ballot = m.ballot AND p.person = m.person \
     WHERE e.roll = $1 AND (m.channel <> 'paper' OR p.state = 'returned') \
     GROUP BY e.region ORDER BY e.region"
);
/// Entries of rolls that no ballot uses: what an interrupted freezing left. Those of a freezing under way are spared by
/// the caller, who names them.
const ABANDONED: Sql = sql!(
    "DELETE FROM roll_entries WHERE roll = $1 AND person IN \
     (SELECT person FROM roll_entries WHERE roll = $1 ORDER BY person LIMIT 5000)"
);
const UNUSED: Sql = sql!(
    "SELECT DISTINCT e.roll AS value FROM roll_entries e LEFT JOIN ballots b ON b.roll = e.roll \
     WHERE b.id IS NULL ORDER BY e.roll LIMIT 10"
);

/// Writes a piece of a roll. It is not in force before a ballot names it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, roll: RollId, entries: &[Entry]) -> Result<(), Error> {
    let rows = entries.iter().map(|entry| args![roll, entry.person, entry.region, entry.salt, entry.commitment]);
    tx.insert_many(INSERT, rows.collect()).await.map(|_| ())
}

/// A person's entry; `None` when she is not on the roll. Without a salt it is an erased person's, whom nobody asks for.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(tx: &mut Tx, roll: RollId, person: PersonId) -> Result<Option<Entry>, Error> {
    let row: Option<EntryRow> = tx.opt(FIND, args![roll, person]).await?;
    let entry = row.and_then(|row| {
        let EntryRow { person, region, salt, commitment } = row;
        Some(Entry { person, region, salt: salt?, commitment })
    });
    Ok(entry)
}

/// The commitments of a roll.
///
/// # Errors
/// When the database fails.
pub(crate) async fn commitments(tx: &mut Tx, roll: RollId) -> Result<Vec<EntryHash>, Error> {
    let mut hashes = Vec::new();
    let mut after = PersonId::from_uuid(uuid::Uuid::nil());
    loop {
        let piece: Vec<HashRow> = tx.all(HASHES, args![roll, after]).await?;
        let Some(last) = piece.last() else { return Ok(hashes) };
        after = last.person;
        hashes.extend(piece.iter().map(|row| row.commitment));
    }
}

/// Everybody on a roll.
///
/// # Errors
/// When the database fails.
pub(crate) async fn people(tx: &mut Tx, roll: RollId) -> Result<Vec<PersonId>, Error> {
    let mut people: Vec<PersonId> = Vec::new();
    loop {
        let after = people.last().copied().unwrap_or_else(|| PersonId::from_uuid(uuid::Uuid::nil()));
        let piece: Vec<HashRow> = tx.all(HASHES, args![roll, after]).await?;
        if piece.is_empty() {
            return Ok(people);
        }
        people.extend(piece.iter().map(|row| row.person));
    }
}

/// Takes a person off a roll; whether she was on it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn remove(tx: &mut Tx, roll: RollId, person: PersonId) -> Result<bool, Error> {
    Ok(tx.exec(REMOVE, args![roll, person]).await? == 1)
}

/// How many of each region are on a roll.
///
/// # Errors
/// When the database fails.
pub(crate) async fn by_region(tx: &mut Tx, roll: RollId) -> Result<Vec<(PlaceId, u64)>, Error> {
    let rows: Vec<RegionRow> = tx.all(BY_REGION, args![roll]).await?;
    rows.into_iter().map(figures).collect()
}

/// How many of each region took part, once voting has closed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn voted_by_region(tx: &mut Tx, roll: RollId, ballot: BallotId) -> Result<Vec<(PlaceId, u64)>, Error> {
    let rows: Vec<RegionRow> = tx.all(VOTED_BY_REGION, args![roll, ballot]).await?;
    rows.into_iter().map(figures).collect()
}

fn figures(row: RegionRow) -> Result<(PlaceId, u64), Error> {
    let people = u64::try_from(row.people).map_err(|_| Error::unreadable("roll_entries.region"))?;
    Ok((row.region, people))
}

/// The rolls that no ballot uses.
///
/// # Errors
/// When the database fails.
pub(crate) async fn unused(tx: &mut Tx) -> Result<Vec<RollId>, Error> {
    tx.all(UNUSED, args![]).await
}

/// Removes a piece of a roll; how many entries that was.
///
/// # Errors
/// When the database fails.
pub(crate) async fn remove_piece(tx: &mut Tx, roll: RollId) -> Result<u64, Error> {
    tx.exec(ABANDONED, args![roll]).await
}
