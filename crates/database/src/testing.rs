//! Test support: every database test runs on SQLite and on PostgreSQL.

use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use terms::Timestamp;

use crate::{Db, Migration, Options};

/// Address of a PostgreSQL server on which tests may create and drop databases.
pub const POSTGRES: &str = "FLOTILLA_TEST_POSTGRES";

/// A fresh database for one test, removed when it is dropped (SQLite) or by [`Fresh::remove`] (PostgreSQL).
#[derive(Debug)]
pub struct Fresh {
    /// The database.
    pub db: Db,
    /// Its address, for opening it a second time.
    pub address: String,
    folder: Option<tempfile::TempDir>,
    server: Option<(String, String)>,
}

impl Fresh {
    /// A fresh SQLite file, never in memory: WAL and several connections are part of what is tested.
    pub async fn sqlite(migrations: &[Migration]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let address = format!("sqlite:{}", folder.path().join("flotilla.db").display());
        let db = Db::open(&Options { address: address.clone(), readers: 4 }).await.expect("the file opens");
        db.migrate(migrations, Timestamp::from_micros(0)).await.expect("the migrations apply");
        Self { db, address, folder: Some(folder), server: None }
    }

    /// A fresh database on the PostgreSQL server for tests; `None` when there is no such server.
    pub async fn postgres(migrations: &[Migration]) -> Option<Self> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let server = std::env::var(POSTGRES).ok()?;
        let name = format!("flotilla_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut admin = PgConnection::connect(&server).await.expect("the PostgreSQL server for tests answers");
        admin.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name}"))).await.expect("an old one can go");
        admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.expect("a database can be made");
        admin.close().await.expect("the connection closes");
        let address = with_database(&server, &name);
        let db = Db::open(&Options { address: address.clone(), readers: 8 }).await.expect("the database opens");
        db.migrate(migrations, Timestamp::from_micros(0)).await.expect("the migrations apply");
        Some(Self { db, address, folder: None, server: Some((server, name)) })
    }

    /// The folder of the SQLite file.
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_ref().map(tempfile::TempDir::path)
    }

    /// Closes and removes the database.
    pub async fn remove(self) {
        self.db.close().await;
        if let Some((server, name)) = self.server {
            let mut admin = PgConnection::connect(&server).await.expect("the PostgreSQL server for tests answers");
            admin
                .execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")))
                .await
                .expect("it can go");
        }
    }
}

/// Runs a test on a fresh SQLite file and, when [`POSTGRES`] is set, on a fresh PostgreSQL database.
pub async fn each_engine<F: AsyncFn(Db)>(migrations: &[Migration], test: F) {
    let lite = Fresh::sqlite(migrations).await;
    test(lite.db.clone()).await;
    lite.remove().await;
    match Fresh::postgres(migrations).await {
        Some(big) => {
            test(big.db.clone()).await;
            big.remove().await;
        }
        None => skipped(),
    }
}

/// Says loudly that PostgreSQL was left out.
#[allow(clippy::print_stderr, reason = "a skipped engine must be seen in the test's output")]
pub fn skipped() {
    eprintln!("SKIPPED on PostgreSQL: {POSTGRES} is not set; `cargo xtask test` starts a server and sets it");
}

fn with_database(server: &str, name: &str) -> String {
    let (start, query) = server.split_once('?').map_or((server, None), |(start, query)| (start, Some(query)));
    let after_host = start.find("//").map_or(0, |at| at + 2);
    let base = start[after_host..].find('/').map_or(start, |slash| &start[..after_host + slash]);
    query.map_or_else(|| format!("{base}/{name}"), |query| format!("{base}/{name}?{query}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_name_of_the_database_is_replaced_in_the_address() {
        assert_eq!(super::with_database("postgres://p@127.0.0.1:5/postgres", "t"), "postgres://p@127.0.0.1:5/t");
        assert_eq!(super::with_database("postgres://p@h?a=b", "t"), "postgres://p@h/t?a=b");
    }
}
