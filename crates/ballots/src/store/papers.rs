//! Papers given out, letter codes, and batches of papers that came back.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, PersonId, Timestamp};

use crate::{
    batch::{Batch, BatchId},
    envelope::{Paper, State},
    paper::Vote,
    store::marks::vote,
};

row! {
    struct PaperRow { state: String, issued: i64 }
    struct BatchRow {
        id: BatchId,
        label: String,
        papers: i64,
        file_hash: String,
        entered_by: PersonId,
        checked_by: Option<PersonId>,
    }
    struct PapersRow { content: String, papers: i64 }
    struct CodeRow { ballot: BallotId, person: PersonId }
}

const FIND: Sql = sql!("SELECT state, issued FROM issued_papers WHERE ballot = $1 AND person = $2");
const ALL: Sql = sql!("SELECT state, issued FROM issued_papers WHERE ballot = $1 ORDER BY person");
const SAVE: Sql = sql!(
    "INSERT INTO issued_papers (ballot, person, state, issued) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (ballot, person) DO UPDATE SET state = excluded.state, issued = excluded.issued"
);
const RETURNED: Sql = sql!("SELECT count(*) AS value FROM issued_papers WHERE ballot = $1 AND state = 'returned'");
const DESTROY: Sql = sql!("DELETE FROM issued_papers WHERE ballot = $1");
const ADD_CODE: Sql = sql!("INSERT INTO letter_codes (hash, ballot, person) VALUES ($1, $2, $3)");
const FIND_CODE: Sql = sql!("SELECT ballot, person FROM letter_codes WHERE hash = $1");
const DROP_CODES_OF: Sql = sql!("DELETE FROM letter_codes WHERE ballot = $1 AND person = $2");
const DROP_CODES: Sql = sql!("DELETE FROM letter_codes WHERE ballot = $1");
const BATCHES: Sql = sql!(
    "SELECT id, label, papers, file_hash, entered_by, checked_by FROM paper_batches WHERE ballot = $1 ORDER BY at, id"
);
const ADD_BATCH: Sql = sql!(
    "INSERT INTO paper_batches (id, ballot, label, papers, file_hash, entered_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
const ADD_PAPERS: Sql = sql!("INSERT INTO batch_papers (batch, content, papers) VALUES ($1, $2, $3)");
const CHECK_BATCH: Sql = sql!("UPDATE paper_batches SET checked_by = $2 WHERE id = $1");
const DROP_BATCH_PAPERS: Sql = sql!("DELETE FROM batch_papers WHERE batch = $1");
const DROP_BATCH: Sql = sql!("DELETE FROM paper_batches WHERE id = $1");
const PAPERS_OF_BATCH: Sql = sql!("SELECT content, papers FROM batch_papers WHERE batch = $1 ORDER BY content");
const PAPERS: Sql = sql!(
    "SELECT p.content AS content, CAST(sum(p.papers) AS bigint) AS papers FROM batch_papers p \
     JOIN paper_batches b ON b.id = p.batch WHERE b.ballot = $1 GROUP BY p.content ORDER BY p.content"
);

/// The paper of a person, if she was given one.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, ballot: BallotId, person: PersonId) -> Result<Option<Paper>, Error> {
    tx.opt::<PaperRow>(FIND, args![ballot, person]).await?.map(|row| read(&row)).transpose()
}

/// All papers that were given out.
///
/// # Errors
/// As [`find`].
pub(crate) async fn all(tx: &mut Tx, ballot: BallotId) -> Result<Vec<Paper>, Error> {
    tx.all::<PaperRow>(ALL, args![ballot]).await?.iter().map(read).collect()
}

/// How many envelopes were taken in.
///
/// # Errors
/// When the database fails.
pub(crate) async fn returned(tx: &mut Tx, ballot: BallotId) -> Result<u64, Error> {
    Ok(tx.one::<i64>(RETURNED, args![ballot]).await?.unsigned_abs())
}

/// Saves where a person's paper is.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save(tx: &mut Tx, ballot: BallotId, person: PersonId, paper: Paper) -> Result<(), Error> {
    tx.exec(SAVE, args![ballot, person, paper.state.word(), paper.issued]).await.map(|_| ())
}

fn read(row: &PaperRow) -> Result<Paper, Error> {
    let unreadable = || Error::unreadable("issued_papers.state");
    let state = State::stored(&row.state).ok_or_else(unreadable)?;
    Ok(Paper { state, issued: u32::try_from(row.issued).map_err(|_| unreadable())? })
}

/// Keeps the hash of a letter's code, in place of an earlier one of the same person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_code(tx: &mut Tx, ballot: BallotId, person: PersonId, hash: [u8; 32]) -> Result<(), Error> {
    tx.exec(DROP_CODES_OF, args![ballot, person]).await?;
    tx.exec(ADD_CODE, args![hash, ballot, person]).await.map(|_| ())
}

/// Whose code this is, and for which ballot.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find_code(tx: &mut Tx, hash: [u8; 32]) -> Result<Option<(BallotId, PersonId)>, Error> {
    Ok(tx.opt::<CodeRow>(FIND_CODE, args![hash]).await?.map(|row| (row.ballot, row.person)))
}

/// Removes the code of a person who has used it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_codes_of(tx: &mut Tx, ballot: BallotId, person: PersonId) -> Result<(), Error> {
    tx.exec(DROP_CODES_OF, args![ballot, person]).await.map(|_| ())
}

/// Removes every code of a ballot.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_codes(tx: &mut Tx, ballot: BallotId) -> Result<(), Error> {
    tx.exec(DROP_CODES, args![ballot]).await.map(|_| ())
}

/// The batches of a ballot, in the order in which they were entered.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn batches(tx: &mut Tx, ballot: BallotId) -> Result<Vec<Batch>, Error> {
    let rows: Vec<BatchRow> = tx.all(BATCHES, args![ballot]).await?;
    let read = |row: BatchRow| {
        Ok(Batch {
            id: row.id,
            label: row.label.parse().map_err(|_| Error::unreadable("paper_batches.label"))?,
            papers: row.papers.unsigned_abs(),
            file_hash: row.file_hash,
            entered_by: row.entered_by,
            checked_by: row.checked_by,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Saves a batch with its papers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add_batch(
    tx: &mut Tx,
    ballot: BallotId,
    batch: &Batch,
    votes: &[(Vote, u64)],
    now: Timestamp,
) -> Result<(), Error> {
    let papers = number(batch.papers)?;
    let args = args![batch.id, ballot, batch.label.as_str(), papers, batch.file_hash.as_str(), batch.entered_by, now];
    tx.exec(ADD_BATCH, args).await?;
    let rows = votes.iter().map(|(vote, papers)| Ok(args![batch.id, vote.content(), number(*papers)?]));
    tx.insert_many(ADD_PAPERS, rows.collect::<Result<_, Error>>()?).await.map(|_| ())
}

fn number(papers: u64) -> Result<i64, Error> {
    i64::try_from(papers).map_err(|_| Error::unreadable("paper_batches.papers"))
}

/// Notes who checked a batch.
///
/// # Errors
/// When the database fails.
pub(crate) async fn check_batch(tx: &mut Tx, id: BatchId, by: PersonId) -> Result<(), Error> {
    tx.exec(CHECK_BATCH, args![id, by]).await.map(|_| ())
}

/// Removes a batch that was entered wrongly.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_batch(tx: &mut Tx, id: BatchId) -> Result<(), Error> {
    tx.exec(DROP_BATCH_PAPERS, args![id]).await?;
    tx.exec(DROP_BATCH, args![id]).await.map(|_| ())
}

/// The votes in a batch, for whoever compares them with the papers.
///
/// # Errors
/// As [`batches`].
pub(crate) async fn votes_of_batch(tx: &mut Tx, id: BatchId) -> Result<Vec<(Vote, u64)>, Error> {
    let rows: Vec<PapersRow> = tx.all(PAPERS_OF_BATCH, args![id]).await?;
    rows.into_iter().map(|row| vote(&row.content, row.papers)).collect()
}

/// Each different vote on paper, with its number.
///
/// # Errors
/// As [`batches`].
pub(crate) async fn votes(tx: &mut Tx, ballot: BallotId) -> Result<Vec<(Vote, u64)>, Error> {
    let rows: Vec<PapersRow> = tx.all(PAPERS, args![ballot]).await?;
    rows.into_iter().map(|row| vote(&row.content, row.papers)).collect()
}

/// Destroys what came back, and who was given what.
///
/// # Errors
/// When the database fails.
pub(crate) async fn destroy(tx: &mut Tx, ballot: BallotId) -> Result<(), Error> {
    for batch in batches(tx, ballot).await? {
        tx.exec(DROP_BATCH_PAPERS, args![batch.id]).await?;
    }
    tx.exec(DESTROY, args![ballot]).await?;
    drop_codes(tx, ballot).await
}
