//! Ballots as lists show them: what a card says and what it says to this reader, in one query.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, PersonId, PlaceId, Timestamp};

use crate::{
    ballot::{Kind, Subject},
    disclosure::Channel,
    duty::Duty,
    stage::Stage,
    store::ballots::from_json,
};

row! {
    struct ListedRow {
        id: BallotId,
        place: PlaceId,
        title: String,
        subject: String,
        kind: String,
        nominations_open_at: Option<Timestamp>,
        nominations_close_at: Option<Timestamp>,
        opens_at: Timestamp,
        closes_at: Timestamp,
        stage_data: String,
        entry: Option<PersonId>,
        mark: Option<String>,
        duty: Option<String>,
    }
}

/// A ballot in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) id: BallotId,
    pub(crate) place: PlaceId,
    pub(crate) title: String,
    pub(crate) subject: Subject,
    pub(crate) kind: Kind,
    pub(crate) nominations: Option<(Timestamp, Timestamp)>,
    pub(crate) opens: Timestamp,
    pub(crate) closes: Timestamp,
    pub(crate) stage: Stage,
    /// Whether the reader is on its frozen roll.
    pub(crate) is_on_roll: bool,
    /// How the reader is marked, while voting is open.
    pub(crate) mark: Option<Channel>,
    /// The reader's duty in it.
    pub(crate) duty: Option<Duty>,
}

/// What each list reads, for the reader `$1`.
macro_rules! listed {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT b.id, b.place, b.title, b.subject, b.kind, b.nominations_open_at, b.nominations_close_at, ",
            "b.opens_at, b.closes_at, b.stage_data, e.person AS entry, m.channel AS mark, d.duty AS duty FROM ballots b ",
            "LEFT JOIN roll_entries e ON e.roll = b.roll AND e.person = $1 ",
            "LEFT JOIN ballot_marks m ON m.ballot = b.id AND m.person = $1 ",
            "LEFT JOIN ballot_duties d ON d.ballot = b.id AND d.person = $1 ",
            $rest
        ))
    };
}

const UNDECIDED: Sql = listed!(
    "WHERE b.stage NOT IN ('draft', 'provisional', 'final', 'void') OR (b.stage = 'draft' AND d.duty IS NOT NULL) \
     ORDER BY b.closes_at, b.id LIMIT $2"
);
const UNDECIDED_AT: Sql = listed!(
    "WHERE b.place = $3 AND b.stage NOT IN ('draft', 'provisional', 'final', 'void') ORDER BY b.closes_at, b.id LIMIT $2"
);
const DECIDED: Sql = listed!("WHERE b.stage IN ('provisional', 'final') ORDER BY b.closes_at DESC, b.id DESC LIMIT $2");
const DECIDED_AT: Sql =
    listed!("WHERE b.place = $3 AND b.stage IN ('provisional', 'final') ORDER BY b.closes_at DESC, b.id DESC LIMIT $2");

/// Ballots that wait for something, those that close first first; of one place or of all. Drafts only for those who
/// have a duty in them.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn undecided(
    tx: &mut Tx,
    reader: Option<PersonId>,
    place: Option<PlaceId>,
    most: i64,
) -> Result<Vec<Listed>, Error> {
    let rows: Vec<ListedRow> = match place {
        None => tx.all(UNDECIDED, args![reader, most]).await?,
        Some(place) => tx.all(UNDECIDED_AT, args![reader, most, place]).await?,
    };
    rows.into_iter().map(read).collect()
}

/// Ballots that have been declared, newest first; of one place or of all.
///
/// # Errors
/// As [`undecided`].
pub(crate) async fn decided(
    tx: &mut Tx,
    reader: Option<PersonId>,
    place: Option<PlaceId>,
    most: i64,
) -> Result<Vec<Listed>, Error> {
    let rows: Vec<ListedRow> = match place {
        None => tx.all(DECIDED, args![reader, most]).await?,
        Some(place) => tx.all(DECIDED_AT, args![reader, most, place]).await?,
    };
    rows.into_iter().map(read).collect()
}

fn read(row: ListedRow) -> Result<Listed, Error> {
    let channel = |word: String| Channel::stored(&word).ok_or_else(|| Error::unreadable("ballot_marks.channel"));
    let duty = |word: String| match word.as_str() {
        "returning-officer" => Ok(Duty::ReturningOfficer),
        "second-person" => Ok(Duty::Second),
        "scrutineer" => Ok(Duty::Scrutineer),
        _ => Err(Error::unreadable("ballot_duties.duty")),
    };
    Ok(Listed {
        id: row.id,
        place: row.place,
        title: row.title,
        subject: from_json(&row.subject, "ballots.subject")?,
        kind: Kind::stored(&row.kind).ok_or_else(|| Error::unreadable("ballots.kind"))?,
        nominations: row.nominations_open_at.zip(row.nominations_close_at),
        opens: row.opens_at,
        closes: row.closes_at,
        stage: from_json(&row.stage_data, "ballots.stage_data")?,
        is_on_roll: row.entry.is_some(),
        mark: row.mark.map(channel).transpose()?,
        duty: row.duty.map(duty).transpose()?,
    })
}

const HAVE_VOTED: Sql = sql!("SELECT count(*) AS value FROM ballot_marks WHERE ballot = $1 AND channel <> 'paper'");

/// How many have voted so far, while voting is open; papers are counted when their envelopes are in.
///
/// # Errors
/// When the database fails.
pub(crate) async fn have_voted(tx: &mut Tx, ballot: BallotId) -> Result<u64, Error> {
    Ok(tx.one::<i64>(HAVE_VOTED, args![ballot]).await?.unsigned_abs())
}
