//! SQL of the program itself: what this database is.

use database::{Error, Sql, Tx, args, sql};

const FACT: Sql = sql!("SELECT value FROM installation WHERE name = $1");
const SET_FACT: Sql = sql!(
    "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
);

/// A fact about this database.
pub(crate) async fn fact(tx: &mut Tx, name: &'static str) -> Result<Option<String>, Error> {
    tx.opt(FACT, args![name]).await
}

pub(crate) async fn set_fact(tx: &mut Tx, name: &'static str, value: &str) -> Result<(), Error> {
    tx.exec(SET_FACT, args![name, value]).await.map(|_| ())
}
