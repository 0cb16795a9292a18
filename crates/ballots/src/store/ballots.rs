//! Ballots: their settings and their stage.

use database::{Error, Sql, Tx, args, row, sql};
use serde::{Serialize, de::DeserializeOwned};
use terms::{BallotId, Day, PlaceId, Timestamp};

use crate::{
    ballot::{Ballot, Electorate, Kind, Settings, Subject},
    disclosure::Disclosure,
    roll::RollId,
    stage::Stage,
    store::duties,
    timetable::{Timetable, Window},
};

row! {
    struct BallotRow {
        id: BallotId,
        place: PlaceId,
        title: String,
        about: String,
        subject: String,
        kind: String,
        electorate: String,
        disclosure: String,
        is_blank_offered: bool,
        nominations_open_at: Option<Timestamp>,
        nominations_close_at: Option<Timestamp>,
        roll_published_at: Timestamp,
        opens_at: Timestamp,
        closes_at: Timestamp,
        challenge_micros: i64,
        destroyed_at: Timestamp,
        counted_after: String,
        stage_data: String,
    }

    /// Who carries out what was decided, and by when.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub(crate) struct FollowUpRow { pub(crate) owner: Option<String>, pub(crate) due: Option<String> }
}

/// What each look-up of a ballot reads.
macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "SELECT id, place, title, about, subject, kind, electorate, disclosure, is_blank_offered, ",
            "nominations_open_at, nominations_close_at, roll_published_at, opens_at, closes_at, challenge_micros, ",
            "destroyed_at, counted_after, stage_data FROM ballots ",
            $rest
        )
    };
}

const FIND: Sql = sql!(columns!("WHERE id = $1"));
const ALL: Sql = sql!(columns!("WHERE stage <> 'draft' ORDER BY closes_at, id LIMIT $1"));
const IN_STAGE: Sql = sql!(columns!("WHERE stage = $1 ORDER BY closes_at, id LIMIT $2"));
const INSERT: Sql = sql!(
    "INSERT INTO ballots (id, place, title, about, subject, kind, electorate, disclosure, is_blank_offered, \
     nominations_open_at, nominations_close_at, roll_published_at, opens_at, closes_at, challenge_micros, destroyed_at, \
     counted_after, stage, stage_data, is_destroyed) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)"
);
const SAVE_SETTINGS: Sql = sql!(
    "UPDATE ballots SET title = $2, about = $3, subject = $4, kind = $5, electorate = $6, disclosure = $7, \
     is_blank_offered = $8, nominations_open_at = $9, nominations_close_at = $10, roll_published_at = $11, \
     opens_at = $12, closes_at = $13, challenge_micros = $14, destroyed_at = $15, counted_after = $16 \
     WHERE id = $1 AND stage = 'draft'"
);
const SAVE_STAGE: Sql = sql!(
    "UPDATE ballots SET stage = $2, stage_data = $3, roll = COALESCE($4, roll), closes_at = $5, destroyed_at = $6 WHERE id = $1"
);
const FOLLOW_UP: Sql = sql!("SELECT owner, due FROM ballots WHERE id = $1");
const SAVE_FOLLOW_UP: Sql = sql!("UPDATE ballots SET owner = $2, due = $3 WHERE id = $1");
const IS_DESTROYED: Sql = sql!("SELECT is_destroyed AS value FROM ballots WHERE id = $1");
const SAVE_DESTROYED: Sql = sql!("UPDATE ballots SET is_destroyed = $2 WHERE id = $1");
const TO_DESTROY: Sql = sql!(
    "SELECT id AS value FROM ballots \
     WHERE destroyed_at <= $1 AND is_destroyed = $2 AND stage IN ('final', 'void') ORDER BY id LIMIT 100"
);

const ROLL: Sql = sql!("SELECT roll AS value FROM ballots WHERE id = $1 AND roll IS NOT NULL");
const OPENING: Sql =
    sql!("SELECT count(*) AS value FROM ballots WHERE stage = 'roll_published' AND opens_at <= $1 AND closes_at > $1");

/// A ballot, or `None`.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, id: BallotId) -> Result<Option<Ballot>, Error> {
    match tx.opt::<BallotRow>(FIND, args![id]).await? {
        Some(row) => read(tx, row).await.map(Some),
        None => Ok(None),
    }
}

/// Every ballot that has been called, those that close first first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn all(tx: &mut Tx, most: i64) -> Result<Vec<Ballot>, Error> {
    let rows = tx.all(ALL, args![most]).await?;
    read_all(tx, rows).await
}

/// The ballots at a stage, those that close first first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn in_stage(tx: &mut Tx, word: &'static str, most: i64) -> Result<Vec<Ballot>, Error> {
    let rows = tx.all(IN_STAGE, args![word, most]).await?;
    read_all(tx, rows).await
}

/// Saves a new ballot with its duties.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, ballot: &Ballot) -> Result<(), Error> {
    let Settings { title, text, kind, disclosure, blank, timetable, .. } = &ballot.settings;
    let Columns { subject, electorate, counted_after } = Columns::of(&ballot.settings)?;
    let args = args![
        ballot.id,
        ballot.place,
        title.as_str(),
        text.as_str(),
        subject,
        kind.word(),
        electorate,
        disclosure.word(),
        *blank,
        timetable.nominations.map(|window| window.opens),
        timetable.nominations.map(|window| window.closes),
        timetable.roll_published,
        timetable.voting.opens,
        timetable.voting.closes,
        timetable.challenge_micros,
        timetable.destroyed,
        counted_after,
        ballot.stage.word(),
        json(&ballot.stage)?,
        false,
    ];
    tx.exec(INSERT, args).await?;
    duties::save(tx, ballot.id, &ballot.duties).await
}

/// Saves changed settings; whether the ballot was still a draft.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_settings(tx: &mut Tx, ballot: &Ballot) -> Result<bool, Error> {
    let Settings { title, text, kind, disclosure, blank, timetable, .. } = &ballot.settings;
    let Columns { subject, electorate, counted_after } = Columns::of(&ballot.settings)?;
    let args = args![
        ballot.id,
        title.as_str(),
        text.as_str(),
        subject,
        kind.word(),
        electorate,
        disclosure.word(),
        *blank,
        timetable.nominations.map(|window| window.opens),
        timetable.nominations.map(|window| window.closes),
        timetable.roll_published,
        timetable.voting.opens,
        timetable.voting.closes,
        timetable.challenge_micros,
        timetable.destroyed,
        counted_after,
    ];
    Ok(tx.exec(SAVE_SETTINGS, args).await? == 1)
}

/// Saves the stage, and what an extension moved.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_stage(tx: &mut Tx, ballot: &Ballot) -> Result<(), Error> {
    let roll: Option<RollId> = ballot.stage.roll().map(|roll| roll.id);
    let timetable = &ballot.settings.timetable;
    let args =
        args![ballot.id, ballot.stage.word(), json(&ballot.stage)?, roll, timetable.voting.closes, timetable.destroyed];
    tx.exec(SAVE_STAGE, args).await.map(|_| ())
}

/// The roll that was frozen for a ballot, whatever became of the ballot since.
///
/// # Errors
/// When the database fails.
pub(crate) async fn roll(tx: &mut Tx, id: BallotId) -> Result<Option<RollId>, Error> {
    tx.opt(ROLL, args![id]).await
}

/// Whether a roll may be being written: a ballot is due to be opened.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_opening(tx: &mut Tx, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.one::<i64>(OPENING, args![now]).await? > 0)
}

/// Who carries out what was decided, and by when.
///
/// # Errors
/// As [`find`].
pub(crate) async fn follow_up(tx: &mut Tx, id: BallotId) -> Result<Option<(String, Day)>, Error> {
    let row: FollowUpRow = tx.opt(FOLLOW_UP, args![id]).await?.unwrap_or_default();
    let (Some(owner), Some(due)) = (row.owner, row.due) else { return Ok(None) };
    Ok(Some((owner, due.parse().map_err(|_| Error::unreadable("ballots.due"))?)))
}

/// Saves who carries out what was decided.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_follow_up(tx: &mut Tx, id: BallotId, owner: &str, due: Day) -> Result<(), Error> {
    tx.exec(SAVE_FOLLOW_UP, args![id, owner, due.to_string()]).await.map(|_| ())
}

/// Whether the ballots themselves are gone.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_destroyed(tx: &mut Tx, id: BallotId) -> Result<bool, Error> {
    Ok(tx.opt(IS_DESTROYED, args![id]).await?.unwrap_or(false))
}

/// Notes that they are.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_destroyed(tx: &mut Tx, id: BallotId) -> Result<(), Error> {
    tx.exec(SAVE_DESTROYED, args![id, true]).await.map(|_| ())
}

/// The ballots whose papers are due to be destroyed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn to_destroy(tx: &mut Tx, now: Timestamp) -> Result<Vec<BallotId>, Error> {
    tx.all(TO_DESTROY, args![now, false]).await
}

/// The settings that are kept as JSON, which SQL never looks into.
struct Columns {
    subject: String,
    electorate: String,
    counted_after: String,
}

impl Columns {
    fn of(settings: &Settings) -> Result<Self, Error> {
        Ok(Self {
            subject: json(&settings.subject)?,
            electorate: json(&settings.electorate)?,
            counted_after: json(&settings.counted_after)?,
        })
    }
}

async fn read_all(tx: &mut Tx, rows: Vec<BallotRow>) -> Result<Vec<Ballot>, Error> {
    let mut ballots = Vec::with_capacity(rows.len());
    for row in rows {
        ballots.push(read(tx, row).await?);
    }
    Ok(ballots)
}

async fn read(tx: &mut Tx, row: BallotRow) -> Result<Ballot, Error> {
    let nominations = match (row.nominations_open_at, row.nominations_close_at) {
        (Some(opens), Some(closes)) => Some(Window { opens, closes }),
        (None, None) => None,
        _ => return Err(Error::unreadable("ballots.nominations_open_at")),
    };
    let settings = Settings {
        title: row.title.parse().map_err(|_| Error::unreadable("ballots.title"))?,
        text: row.about.parse().map_err(|_| Error::unreadable("ballots.about"))?,
        subject: from_json::<Subject>(&row.subject, "ballots.subject")?,
        kind: Kind::stored(&row.kind).ok_or_else(|| Error::unreadable("ballots.kind"))?,
        electorate: from_json::<Electorate>(&row.electorate, "ballots.electorate")?,
        disclosure: Disclosure::stored(&row.disclosure).ok_or_else(|| Error::unreadable("ballots.disclosure"))?,
        blank: row.is_blank_offered,
        timetable: Timetable {
            nominations,
            roll_published: row.roll_published_at,
            voting: Window { opens: row.opens_at, closes: row.closes_at },
            challenge_micros: row.challenge_micros,
            destroyed: row.destroyed_at,
        },
        counted_after: from_json(&row.counted_after, "ballots.counted_after")?,
    };
    let duties = duties::of(tx, row.id).await?;
    let stage: Stage = from_json(&row.stage_data, "ballots.stage_data")?;
    Ok(Ballot { id: row.id, place: row.place, settings, duties, stage })
}

pub(crate) fn json<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::unreadable("a value to be stored as JSON"))
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str, column: &'static str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|_| Error::unreadable(column))
}
