//! What was let go when its time was over: a report that holds numbers, and nothing of anybody.

use database::{Error, Sql, Tx, args, row, sql};
use terms::Timestamp;

row! {
    /// The report on one class.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Report {
        /// Which, as in [`Retention`](crate::Retention).
        pub what: String,
        /// When it was last looked at.
        pub looked_at: Timestamp,
        /// How much went in all.
        pub gone: i64,
        /// How much went when anything last did.
        pub last_gone: i64,
        /// When that was.
        pub last_gone_at: Option<Timestamp>,
    }
}

const NOTE: Sql = sql!(
    "INSERT INTO retention_runs (what, looked_at, gone, last_gone, last_gone_at) \
     VALUES ($1, $2, $3, $3, $4) ON CONFLICT (what) DO UPDATE SET \
     looked_at = excluded.looked_at, gone = retention_runs.gone + excluded.gone, \
     last_gone = CASE WHEN excluded.gone > 0 THEN excluded.gone ELSE retention_runs.last_gone END, \
     last_gone_at = COALESCE(excluded.last_gone_at, retention_runs.last_gone_at)"
);
const ALL: Sql = sql!("SELECT what, looked_at, gone, last_gone, last_gone_at FROM retention_runs ORDER BY what");

/// Notes that a class was looked at, and how much of it went.
///
/// # Errors
/// When the database fails.
pub async fn note(tx: &mut Tx, what: &str, gone: u64, now: Timestamp) -> Result<(), Error> {
    let gone = i64::try_from(gone).unwrap_or(i64::MAX);
    let gone_at = (gone > 0).then_some(now);
    tx.exec(NOTE, args![what, now, gone, gone_at]).await.map(|_| ())
}

/// The reports on all classes that were ever looked at.
///
/// # Errors
/// When the database fails.
pub async fn reports(tx: &mut Tx) -> Result<Vec<Report>, Error> {
    tx.all(ALL, args![]).await
}
