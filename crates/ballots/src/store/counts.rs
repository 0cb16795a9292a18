//! Counts with their transcripts.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, PersonId, Timestamp};

use crate::{
    counting::{Count, Transcript},
    disclosure::Disclosure,
    figures::Figures,
    lot::Lot,
    stage::Counted,
    store::ballots::{from_json, json},
};

row! {
    struct CountRow {
        number: i64,
        counted_by: PersonId,
        at: Timestamp,
        transcript: Vec<u8>,
        transcript_hash: String,
        input_hash: String,
        lot: Option<String>,
        disclosed: String,
        file: Option<String>,
        figures: String,
    }
}

const INSERT: Sql = sql!(
    "INSERT INTO ballot_counts (ballot, number, counted_by, at, transcript, transcript_hash, input_hash, lot, disclosed, file, \
     figures) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
);
const LAST: Sql = sql!(
    "SELECT number, counted_by, at, transcript, transcript_hash, input_hash, lot, disclosed, file, figures \
     FROM ballot_counts WHERE ballot = $1 ORDER BY number DESC LIMIT 1"
);

/// A count as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredCount {
    /// From 1; a later one replaces an earlier.
    pub(crate) number: i64,
    /// Who counted, when, and the hash of the transcript.
    pub(crate) counted: Counted,
    /// What happened; candidates are named by the ids of their options.
    pub(crate) transcript: Transcript,
    /// SHA-256 of all papers as counted, in hexadecimal digits.
    pub(crate) input_hash: String,
    /// The lot that was used.
    pub(crate) lot: Option<Lot>,
    /// What of the papers may be shown.
    pub(crate) disclosed: Disclosure,
    /// What is shown of them, in BLT.
    pub(crate) file: Option<String>,
    /// Turnout, channels and papers, as they may be published.
    pub(crate) figures: Figures,
}

/// Saves a further count.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(
    tx: &mut Tx,
    ballot: BallotId,
    counted: &Counted,
    count: &Count,
    (lot, figures): (Option<&Lot>, &Figures),
) -> Result<(), Error> {
    let number = last(tx, ballot).await?.map_or(1, |count| count.number + 1);
    let args = args![
        ballot,
        number,
        counted.by,
        counted.at,
        &count.bytes,
        counted.transcript.as_str(),
        count.input_hash.as_str(),
        lot.map(json).transpose()?,
        count.disclosed.word(),
        count.file.clone(),
        json(figures)?
    ];
    tx.exec(INSERT, args).await.map(|_| ())
}

/// The last count of a ballot, if it was counted.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn last(tx: &mut Tx, ballot: BallotId) -> Result<Option<StoredCount>, Error> {
    tx.opt::<CountRow>(LAST, args![ballot]).await?.map(read).transpose()
}

fn read(row: CountRow) -> Result<StoredCount, Error> {
    let transcript = serde_json::from_slice(&row.transcript);
    Ok(StoredCount {
        number: row.number,
        counted: Counted { by: row.counted_by, at: row.at, transcript: row.transcript_hash },
        transcript: transcript.map_err(|_| Error::unreadable("ballot_counts.transcript"))?,
        input_hash: row.input_hash,
        lot: row.lot.map(|text| from_json(&text, "ballot_counts.lot")).transpose()?,
        disclosed: Disclosure::stored(&row.disclosed).ok_or_else(|| Error::unreadable("ballot_counts.disclosed"))?,
        file: row.file,
        figures: from_json(&row.figures, "ballot_counts.figures")?,
    })
}
