//! Addresses that are not written to, as keyed hashes.

use database::{Error, Sql, Tx, args, row, sql};
use terms::Timestamp;

use super::withdrawals;
use crate::withdrawal::{Kind, Withdrawal};

row! {
    struct Row { what: String, times: i64 }
}

const ADD: Sql = sql!(
    "INSERT INTO suppressions (address, what, since, times) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (address, what) DO UPDATE SET times = suppressions.times + excluded.times RETURNING times AS value"
);
const AGAIN: Sql = sql!(
    "INSERT INTO suppressions (address, what, since, times) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (address, what) DO UPDATE SET times = excluded.times WHERE suppressions.times < excluded.times"
);
const LIFT: Sql = sql!("DELETE FROM suppressions WHERE address = $1 AND what = $2");
const OF: Sql = sql!("SELECT what, times FROM suppressions WHERE address = $1 ORDER BY what");

/// Notes that an address is not written to; what stands keeps its date and counts on.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add(
    tx: &mut Tx,
    address: &[u8; 32],
    (what, times): (&str, i64),
    now: Timestamp,
) -> Result<(), Error> {
    let times: i64 = tx.one(ADD, args![address.to_vec(), what, now, times]).await?;
    let subject = hex::encode(address);
    withdrawals::say(tx, &Withdrawal { kind: Kind::Address, subject, what: what.to_owned(), at: now, times }).await
}

/// Notes it again as often as it was, after an older back-up was restored; doing so twice does it once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add_again(
    tx: &mut Tx,
    address: &[u8],
    (what, times): (&str, i64),
    since: Timestamp,
) -> Result<(), Error> {
    tx.exec(AGAIN, args![address.to_vec(), what, since, times]).await.map(|_| ())
}

/// Lifts it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn lift(tx: &mut Tx, address: &[u8], what: &str, now: Timestamp) -> Result<(), Error> {
    tx.exec(LIFT, args![address.to_vec(), what]).await?;
    withdrawals::stands_again(tx, (Kind::Address, &hex::encode(address), what), now).await
}

/// What is not sent to an address, each with how often it was noted.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, address: &[u8; 32]) -> Result<Vec<(String, i64)>, Error> {
    let rows: Vec<Row> = tx.all(OF, args![address.to_vec()]).await?;
    Ok(rows.into_iter().map(|row| (row.what, row.times)).collect())
}
