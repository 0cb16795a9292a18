//! Cases and their entries.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::case::{Case, CaseId, Entry, EntryId, Step, Verdict};

row! {
    struct CaseRow {
        id: CaseId,
        key: PersonId,
        place: PlaceId,
        respondent: PersonId,
        complainant: Option<PersonId>,
        rule: String,
    }
    struct EntryRow {
        id: EntryId,
        at: Timestamp,
        by_person: Option<PersonId>,
        step: String,
        verdict: Option<String>,
        until: Option<Timestamp>,
    }
    struct TextRow { id: EntryId, text: Vec<u8> }
}

macro_rules! cases {
    ($end:literal) => {
        sql!(concat!("SELECT id, key, place, respondent, complainant, rule FROM cases WHERE ", $end))
    };
}

const FIND: Sql = cases!("id = $1");
const AT: Sql =
    cases!("place = $1 ORDER BY CASE WHEN closes_at IS NULL THEN 0 ELSE 1 END, opened_at DESC, id LIMIT 500");
const ABOUT: Sql = cases!("respondent = $1 ORDER BY opened_at DESC, id");
const FROM: Sql = cases!("complainant = $1 ORDER BY opened_at DESC, id");
const OVER: Sql = cases!(
    "closes_at <= $1 OR (closes_at IS NULL AND opened_at <= $1 AND NOT EXISTS (SELECT 1 FROM case_entries e \
     WHERE e.case_id = cases.id AND e.at > $1)) ORDER BY opened_at, id LIMIT $2"
);
const ENTRIES: Sql =
    sql!("SELECT id, at, by_person, step, verdict, until FROM case_entries WHERE case_id = $1 ORDER BY ordinal");
const TEXTS: Sql = sql!("SELECT id, text FROM case_entries WHERE case_id = $1 ORDER BY ordinal");
const INSERT: Sql = sql!(
    "INSERT INTO cases (id, key, place, respondent, complainant, rule, opened_at, closes_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, NULL) ON CONFLICT (id) DO NOTHING"
);
const ADD: Sql = sql!(
    "INSERT INTO case_entries (id, case_id, ordinal, at, by_person, step, verdict, until, text) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING"
);
const HOW_MANY: Sql = sql!("SELECT count(*) AS value FROM case_entries WHERE case_id = $1");
const CLOSES: Sql = sql!("UPDATE cases SET closes_at = $2 WHERE id = $1");
const GIVE_RESPONDENT: Sql = sql!("UPDATE cases SET respondent = $2 WHERE respondent = $1");
const GIVE_COMPLAINANT: Sql = sql!("UPDATE cases SET complainant = $2 WHERE complainant = $1");
const GIVE_ENTRIES: Sql = sql!("UPDATE case_entries SET by_person = $2 WHERE by_person = $1");
const DROP_ENTRIES: Sql = sql!("DELETE FROM case_entries WHERE case_id = $1");
const DROP: Sql = sql!("DELETE FROM cases WHERE id = $1");

/// The case of that id, with its entries.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, id: CaseId) -> Result<Option<Case>, Error> {
    let row: Option<CaseRow> = tx.opt(FIND, args![id]).await?;
    match row {
        Some(row) => Ok(Some(whole(tx, row).await?)),
        None => Ok(None),
    }
}

/// The cases whose officers are those of exactly this place, the open ones first, the newest five hundred.
///
/// # Errors
/// As [`find`].
pub(crate) async fn at(tx: &mut Tx, place: PlaceId) -> Result<Vec<Case>, Error> {
    let rows = tx.all(AT, args![place]).await?;
    all(tx, rows).await
}

/// The cases about a person, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn about(tx: &mut Tx, person: PersonId) -> Result<Vec<Case>, Error> {
    let rows = tx.all(ABOUT, args![person]).await?;
    all(tx, rows).await
}

/// The cases in which a person complained, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn from(tx: &mut Tx, person: PersonId) -> Result<Vec<Case>, Error> {
    let rows = tx.all(FROM, args![person]).await?;
    all(tx, rows).await
}

/// Cases that were closed by `until`, and those in which nothing was done since.
///
/// # Errors
/// As [`find`].
pub(crate) async fn over(tx: &mut Tx, until: Timestamp, limit: i64) -> Result<Vec<Case>, Error> {
    let rows = tx.all(OVER, args![until, limit]).await?;
    all(tx, rows).await
}

async fn all(tx: &mut Tx, rows: Vec<CaseRow>) -> Result<Vec<Case>, Error> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(whole(tx, row).await?);
    }
    Ok(all)
}

async fn whole(tx: &mut Tx, row: CaseRow) -> Result<Case, Error> {
    let entries: Vec<EntryRow> = tx.all(ENTRIES, args![row.id]).await?;
    let CaseRow { id, key, place, respondent, complainant, rule } = row;
    let entries = entries.into_iter().map(entry).collect::<Result<_, _>>()?;
    Ok(Case { id, key, place, respondent, complainant, rule, entries })
}

fn entry(row: EntryRow) -> Result<Entry, Error> {
    let unreadable = || Error::unreadable("case_entries");
    let verdict = match (row.verdict.as_deref(), row.until) {
        (Some("nothing-in-it"), _) => Some(Verdict::NothingInIt),
        (Some("warned"), _) => Some(Verdict::Warned),
        (Some("suspended"), Some(until)) => Some(Verdict::Suspended { until }),
        (Some("removed"), _) => Some(Verdict::Removed),
        _ => None,
    };
    let step = match (row.step.as_str(), row.until, verdict) {
        ("opened", ..) => Step::Opened,
        ("taken-on", ..) => Step::TakenOn,
        ("put", Some(answer_by), _) => Step::Put { answer_by },
        ("answered", ..) => Step::Answered,
        ("suspended", Some(until), _) => Step::Suspended { until },
        ("goes-on", Some(until), _) => Step::GoesOn { until },
        ("lifted", ..) => Step::Lifted,
        ("contested", ..) => Step::Contested,
        ("confirmed", ..) => Step::Confirmed,
        ("decided", _, Some(verdict)) => Step::Decided { verdict },
        ("appealed", ..) => Step::Appealed,
        ("upheld", ..) => Step::Upheld,
        ("overturned", ..) => Step::Overturned,
        ("withdrawn", ..) => Step::Withdrawn,
        _ => return Err(unreadable()),
    };
    Ok(Entry { id: row.id, at: row.at, by: row.by_person, step })
}

/// What comes with a step: the word of a verdict, and an instant.
fn columns(step: Step) -> (Option<&'static str>, Option<Timestamp>) {
    match step {
        Step::Put { answer_by: until } | Step::Suspended { until } | Step::GoesOn { until } => (None, Some(until)),
        Step::Decided { verdict } => {
            let until = if let Verdict::Suspended { until } = verdict { Some(until) } else { None };
            (Some(verdict.word()), until)
        }
        _ => (None, None),
    }
}

/// Opens a case without entries; whether it was not there before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn open(tx: &mut Tx, case: &Case, now: Timestamp) -> Result<bool, Error> {
    let row = args![case.id, case.key, case.place, case.respondent, case.complainant, case.rule.as_str(), now];
    Ok(tx.exec(INSERT, row).await? == 1)
}

/// Adds an entry with its sealed text; whether it was not there before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add(tx: &mut Tx, case: CaseId, entry: &Entry, text: &[u8]) -> Result<bool, Error> {
    let ordinal: i64 = tx.one(HOW_MANY, args![case]).await?;
    let (verdict, until) = columns(entry.step);
    let row = args![entry.id, case, ordinal, entry.at, entry.by, entry.step.word(), verdict, until, text.to_vec()];
    Ok(tx.exec(ADD, row).await? == 1)
}

/// Notes when nothing more happens in a case, as things are.
///
/// # Errors
/// When the database fails.
pub(crate) async fn closes(tx: &mut Tx, case: CaseId, at: Option<Timestamp>) -> Result<(), Error> {
    tx.exec(CLOSES, args![case, at]).await.map(|_| ())
}

/// The sealed texts of a case, in the order of its entries.
///
/// # Errors
/// When the database fails.
pub(crate) async fn texts(tx: &mut Tx, case: CaseId) -> Result<Vec<(EntryId, Vec<u8>)>, Error> {
    let rows: Vec<TextRow> = tx.all(TEXTS, args![case]).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.text)).collect())
}

/// Gives cases and entries of one entry of a person to another entry of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    for table in [GIVE_RESPONDENT, GIVE_COMPLAINANT, GIVE_ENTRIES] {
        tx.exec(table, args![from, to]).await?;
    }
    Ok(())
}

/// Removes a case with all its entries.
///
/// # Errors
/// When the database fails.
pub(crate) async fn delete(tx: &mut Tx, case: CaseId) -> Result<(), Error> {
    tx.exec(DROP_ENTRIES, args![case]).await?;
    tx.exec(DROP, args![case]).await.map(|_| ())
}
