//! The newest word on what no longer stands, written in the transaction that takes it back.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{OfficeId, PersonId, Timestamp};

use crate::withdrawal::{Kind, Withdrawal};

row! {
    struct Row { kind: String, subject: String, what: String, at: Timestamp, times: i64 }
}

const SAY: Sql = sql!(
    "INSERT INTO withdrawals (kind, subject, what, at, times) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (kind, subject, what) DO UPDATE SET at = excluded.at, times = excluded.times"
);
const AGAIN: Sql =
    sql!("UPDATE withdrawals SET at = $4, times = 0 WHERE kind = $1 AND subject = $2 AND what = $3 AND times > 0");
const FIND: Sql =
    sql!("SELECT kind, subject, what, at, times FROM withdrawals WHERE kind = $1 AND subject = $2 AND what = $3");
const AFTER: Sql = sql!(
    "SELECT kind, subject, what, at, times FROM withdrawals WHERE at >= $1 AND (at > $1 OR kind > $2 OR (kind = $2 AND \
     (subject > $3 OR (subject = $3 AND what > $4)))) ORDER BY at, kind, subject, what LIMIT 500"
);
const OF: Sql =
    sql!("SELECT kind, subject, what, at, times FROM withdrawals WHERE subject = $1 ORDER BY at, kind, what");
const OVER: Sql = sql!("DELETE FROM withdrawals WHERE at < $1");
const FORGET: Sql = sql!("DELETE FROM withdrawals WHERE subject = $1");
const GIVE: Sql = sql!(
    "INSERT INTO withdrawals (kind, subject, what, at, times) SELECT kind, $2, what, at, times FROM withdrawals \
     WHERE subject = $1 AND kind NOT IN ('consent', 'skill') ON CONFLICT (kind, subject, what) DO NOTHING"
);
const OFFICES: Sql = sql!("SELECT id AS value FROM offices WHERE person = $1 ORDER BY id");

/// Notes what was said last on something.
///
/// # Errors
/// When the database fails.
pub(crate) async fn say(tx: &mut Tx, one: &Withdrawal) -> Result<(), Error> {
    tx.exec(SAY, args![one.kind.word(), &one.subject, &one.what, one.at, one.times]).await.map(|_| ())
}

/// Notes that it stands again, where it was said that it does not.
///
/// # Errors
/// When the database fails.
pub(crate) async fn stands_again(
    tx: &mut Tx,
    (kind, subject, what): (Kind, &str, &str),
    now: Timestamp,
) -> Result<(), Error> {
    tx.exec(AGAIN, args![kind.word(), subject, what, now]).await.map(|_| ())
}

/// What was said last on something.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, one: &Withdrawal) -> Result<Option<Withdrawal>, Error> {
    let row: Option<Row> = tx.opt(FIND, args![one.kind.word(), &one.subject, &one.what]).await?;
    row.map(read).transpose()
}

/// All of them, oldest first, a piece at a time: those after `last`.
///
/// # Errors
/// As [`find`].
pub(crate) async fn after(tx: &mut Tx, last: Option<&Withdrawal>) -> Result<Vec<Withdrawal>, Error> {
    let key = last.map_or((Timestamp::from_micros(i64::MIN), "", "", ""), |one| {
        (one.at, one.kind.word(), one.subject.as_str(), one.what.as_str())
    });
    let rows: Vec<Row> = tx.all(AFTER, args![key.0, key.1, key.2, key.3]).await?;
    rows.into_iter().map(read).collect()
}

/// Those of a person, oldest first, without her offices.
///
/// # Errors
/// As [`find`].
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Withdrawal>, Error> {
    let rows: Vec<Row> = tx.all(OF, args![person.to_string()]).await?;
    rows.into_iter().map(read).collect()
}

/// Forgets what was said before an instant; how much.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    tx.exec(OVER, args![before]).await
}

/// Forgets what was said of a person and of the offices that are hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_person(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    let offices: Vec<OfficeId> = tx.all(OFFICES, args![person]).await?;
    for office in offices {
        tx.exec(FORGET, args![office.to_string()]).await?;
    }
    tx.exec(FORGET, args![person.to_string()]).await.map(|_| ())
}

/// Says of another entry of a person what was said of this one; what is known of the other stays.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from.to_string(), to.to_string()]).await.map(|_| ())
}

fn read(row: Row) -> Result<Withdrawal, Error> {
    let kind = Kind::from_word(&row.kind).ok_or_else(|| Error::unreadable("withdrawals.kind"))?;
    Ok(Withdrawal { kind, subject: row.subject, what: row.what, at: row.at, times: row.times })
}
