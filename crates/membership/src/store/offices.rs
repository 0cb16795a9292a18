//! Offices.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use super::{support, withdrawals};
use crate::{
    office::{Office, role},
    withdrawal::{ALL, Kind, Withdrawal},
};

row! {
    struct OfficeRow {
        id: OfficeId,
        person: PersonId,
        role: String,
        place: PlaceId,
        starts_at: Timestamp,
        ends_at: Timestamp,
        given_by: Option<PersonId>,
        is_shown: bool,
    }
}

/// A query for offices: their columns, then which.
macro_rules! offices {
    ($rest:literal) => {
        sql!(concat!("SELECT id, person, role, place, starts_at, ends_at, given_by, is_shown FROM offices ", $rest))
    };
}

const FIND: Sql = offices!("WHERE id = $1");
const OF: Sql = offices!("WHERE person = $1 AND ends_at > $2 ORDER BY ends_at, id");
const EVER_OF: Sql = offices!("WHERE person = $1 ORDER BY starts_at, id");
const AT: Sql = offices!("WHERE place = $1 AND ends_at > $2 ORDER BY role, starts_at, id");
const WITH_ROLE: Sql = offices!("WHERE role = $1 AND starts_at <= $2 AND ends_at > $2 ORDER BY starts_at, id");
/// $1 and $2 between which an office ends, $3 how long it lasts at least to be written about, $4 how many.
const ENDING: Sql = offices!(
    "WHERE ends_at > $1 AND ends_at <= $2 AND ends_at - starts_at > $3 AND reminded_at IS NULL AND NOT EXISTS \
     (SELECT 1 FROM offices n WHERE n.person = offices.person AND n.role = offices.role AND n.place = offices.place \
     AND n.starts_at <= offices.ends_at AND n.ends_at > offices.ends_at) ORDER BY ends_at, id LIMIT $4"
);
const REMINDED: Sql = sql!("UPDATE offices SET reminded_at = $2 WHERE id = $1 AND reminded_at IS NULL");
const REMINDERS_OF: Sql =
    sql!("SELECT reminded_at AS value FROM offices WHERE person = $1 AND reminded_at IS NOT NULL ORDER BY reminded_at");
const INSERT: Sql = sql!(
    "INSERT INTO offices (id, person, role, place, starts_at, ends_at, given_by, is_shown) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING"
);
const END: Sql = sql!("UPDATE offices SET ends_at = $2, ended_by = $3 WHERE id = $1 AND ends_at > $2");
const END_AGAIN: Sql = sql!("UPDATE offices SET ends_at = $2 WHERE id = $1 AND ends_at > $2");
const SHOW: Sql = sql!("UPDATE offices SET is_shown = $3 WHERE id = $1 AND person = $2");
const GIVE: Sql = sql!("UPDATE offices SET person = $2 WHERE person = $1");

/// The office, or `None`.
///
/// # Errors
/// When the database fails, or a row names a role that is not in the file.
pub(crate) async fn find(tx: &mut Tx, id: OfficeId) -> Result<Option<Office>, Error> {
    let row: Option<OfficeRow> = tx.opt(FIND, args![id]).await?;
    row.map(read).transpose()
}

/// Offices of a person that have not ended at `now`, those that have yet to begin among them.
///
/// # Errors
/// As [`find`].
pub(crate) async fn of(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Vec<Office>, Error> {
    let rows: Vec<OfficeRow> = tx.all(OF, args![person, now]).await?;
    rows.into_iter().map(read).collect()
}

/// Every office that a person ever held.
///
/// # Errors
/// As [`find`].
pub(crate) async fn ever_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Office>, Error> {
    let rows: Vec<OfficeRow> = tx.all(EVER_OF, args![person]).await?;
    rows.into_iter().map(read).collect()
}

/// Offices at exactly this place that have not ended at `now`.
///
/// # Errors
/// As [`find`].
pub(crate) async fn at(tx: &mut Tx, place: PlaceId, now: Timestamp) -> Result<Vec<Office>, Error> {
    let rows: Vec<OfficeRow> = tx.all(AT, args![place, now]).await?;
    rows.into_iter().map(read).collect()
}

/// Offices of a role that run at `now`, anywhere.
///
/// # Errors
/// As [`find`].
pub(crate) async fn with_role(tx: &mut Tx, role: &str, now: Timestamp) -> Result<Vec<Office>, Error> {
    let rows: Vec<OfficeRow> = tx.all(WITH_ROLE, args![role, now]).await?;
    rows.into_iter().map(read).collect()
}

/// Offices that end within `within` and about whose end nobody was written to; none that is given anew already, none that
/// lasts no longer than that in all.
///
/// # Errors
/// As [`find`].
pub(crate) async fn ending(tx: &mut Tx, now: Timestamp, within: i64, limit: i64) -> Result<Vec<Office>, Error> {
    let rows: Vec<OfficeRow> = tx.all(ENDING, args![now, now.plus(within), within, limit]).await?;
    rows.into_iter().map(read).collect()
}

/// Notes that the letter before the end of an office went out; whether it had not before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn reminded(tx: &mut Tx, id: OfficeId, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(REMINDED, args![id, now]).await? == 1)
}

/// When letters went out about the ends of a person's offices.
///
/// # Errors
/// When the database fails.
pub(crate) async fn reminders_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Timestamp>, Error> {
    tx.all(REMINDERS_OF, args![person]).await
}

/// Saves a new office; saving it twice does it once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, office: &Office) -> Result<(), Error> {
    let row = args![
        office.id,
        office.person,
        office.role.id.as_str(),
        office.place,
        office.starts_at,
        office.ends_at,
        office.given_by,
        office.is_shown,
    ];
    tx.exec(INSERT, row).await?;
    Ok(())
}

/// Ends an office now; whether it still ran.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end(tx: &mut Tx, id: OfficeId, ended_by: PersonId, now: Timestamp) -> Result<bool, Error> {
    let has_run = tx.exec(END, args![id, now, ended_by]).await? == 1;
    if has_run {
        super::api_tokens::end_of_office(tx, id, now).await?;
        support::stop_office(tx, id, now).await?;
        withdrawals::say(tx, &said(id, now)).await?;
    }
    Ok(has_run)
}

/// Ends an office as of an instant, whoever did it: it ended by itself with a membership, or before an older back-up was restored.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_as_of(tx: &mut Tx, id: OfficeId, at: Timestamp) -> Result<(), Error> {
    super::api_tokens::end_of_office(tx, id, at).await?;
    support::stop_office(tx, id, at).await?;
    tx.exec(END_AGAIN, args![id, at]).await.map(|_| ())
}

fn said(id: OfficeId, at: Timestamp) -> Withdrawal {
    Withdrawal { kind: Kind::Office, subject: id.to_string(), what: ALL.to_owned(), at, times: 1 }
}

/// Ends all offices of a person now: she is no longer a member.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_all(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    for office in of(tx, person, now).await? {
        end_as_of(tx, office.id, now).await?;
        withdrawals::say(tx, &said(office.id, now)).await?;
    }
    Ok(())
}

/// Notes whether the holder agrees that her name is shown; whether the office is hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn show(tx: &mut Tx, id: OfficeId, holder: PersonId, is_shown: bool) -> Result<bool, Error> {
    Ok(tx.exec(SHOW, args![id, holder, is_shown]).await? == 1)
}

/// Hands the offices of one person to another: two entries turned out to be one person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await?;
    Ok(())
}

fn read(row: OfficeRow) -> Result<Office, Error> {
    Ok(Office {
        id: row.id,
        person: row.person,
        role: role(&row.role).ok_or_else(|| Error::unreadable("offices.role"))?,
        place: row.place,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        given_by: row.given_by,
        is_shown: row.is_shown,
        without: Vec::new(),
    })
}
