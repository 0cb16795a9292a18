//! What the organisation is, from when on.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

use crate::status::{Deed, Particulars, Period, PeriodId, kind};

row! {
    struct PeriodRow {
        id: PeriodId,
        kind: String,
        since: String,
        starts_at: Timestamp,
        particulars: String,
        text_version: String,
        entered_at: Timestamp,
        entered_by: Option<PersonId>,
        confirmed_at: Option<Timestamp>,
        confirmed_by: Option<PersonId>,
        called_off_at: Option<Timestamp>,
        called_off_by: Option<PersonId>,
    }
}

// There are few: an organisation is another thing once in many years, and what came to nothing goes after a year.
const ALL: Sql = sql!(
    "SELECT id, kind, since, starts_at, particulars, text_version, entered_at, entered_by, confirmed_at, confirmed_by, \
     called_off_at, called_off_by FROM status_periods ORDER BY entered_at, id LIMIT 10000"
);
const INSERT: Sql = sql!(
    "INSERT INTO status_periods (id, kind, since, starts_at, particulars, text_version, entered_at, entered_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING"
);
const CONFIRM: Sql = sql!(
    "UPDATE status_periods SET confirmed_at = $2, confirmed_by = $3 \
     WHERE id = $1 AND confirmed_at IS NULL AND called_off_at IS NULL"
);
const CALL_OFF: Sql =
    sql!("UPDATE status_periods SET called_off_at = $2, called_off_by = $3 WHERE id = $1 AND called_off_at IS NULL");
const FORGET: Sql = sql!(
    "DELETE FROM status_periods WHERE coalesce(called_off_at, entered_at) <= $1 AND (confirmed_at IS NULL OR called_off_at IS NOT NULL)"
);
const GIVE_ENTERED: Sql = sql!("UPDATE status_periods SET entered_by = $2 WHERE entered_by = $1");
const GIVE_CONFIRMED: Sql = sql!("UPDATE status_periods SET confirmed_by = $2 WHERE confirmed_by = $1");
const GIVE_CALLED_OFF: Sql = sql!("UPDATE status_periods SET called_off_by = $2 WHERE called_off_by = $1");

fn read(row: PeriodRow) -> Result<Period, Error> {
    let deed = |at: Option<Timestamp>, by| at.map(|at| Deed { at, by });
    let particulars: Particulars =
        serde_json::from_str(&row.particulars).map_err(|_| Error::unreadable("status_periods.particulars"))?;
    Ok(Period {
        id: row.id,
        kind: kind(&row.kind).ok_or_else(|| Error::unreadable("status_periods.kind"))?,
        since: row.since.parse().map_err(|_| Error::unreadable("status_periods.since"))?,
        starts_at: row.starts_at,
        particulars,
        text_version: row.text_version,
        entered: Deed { at: row.entered_at, by: row.entered_by },
        confirmed: deed(row.confirmed_at, row.confirmed_by),
        called_off: deed(row.called_off_at, row.called_off_by),
    })
}

/// Every period, in the order in which they were entered.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn all(tx: &mut Tx) -> Result<Vec<Period>, Error> {
    tx.all::<PeriodRow>(ALL, args![]).await?.into_iter().map(read).collect()
}

/// Saves what was entered; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, period: &Period) -> Result<(), Error> {
    let particulars = serde_json::to_string(&period.particulars).expect("texts can be written as JSON");
    let row = args![
        period.id,
        period.kind.id.as_str(),
        period.since.to_string(),
        period.starts_at,
        particulars,
        period.text_version.as_str(),
        period.entered.at,
        period.entered.by,
    ];
    tx.exec(INSERT, row).await.map(|_| ())
}

/// Saves that a period was confirmed; false when it was, or was called off.
///
/// # Errors
/// When the database fails.
pub(crate) async fn confirm(tx: &mut Tx, id: PeriodId, by: PersonId, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(CONFIRM, args![id, now, by]).await? == 1)
}

/// Saves that a period was called off, and by whom, where that is known; false when it was before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn call_off(tx: &mut Tx, id: PeriodId, by: Option<PersonId>, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(CALL_OFF, args![id, now, by]).await? == 1)
}

/// Forgets what was entered until then and came to nothing; how much.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![until]).await
}

/// Gives what somebody entered, confirmed and called off to another entry of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    for give in [GIVE_ENTERED, GIVE_CONFIRMED, GIVE_CALLED_OFF] {
        tx.exec(give, args![from, to]).await?;
    }
    Ok(())
}
