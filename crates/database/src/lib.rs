//! SQLite or PostgreSQL behind one door: transactions, migrations, paging, keys.
//!
//! | word | meaning |
//! |---|---|
//! | [`Db`] | an open database, cheap to clone |
//! | [`Tx`] | one connection at work: inside [`Db::write`] a transaction, from [`Db::reader`] single statements |
//! | [`Sql`] | a statement written down with [`sql!`], known to the test that prepares them all |
//! | [`Vault`] | the keys of persons, kept apart from the database that they protect |
//!
//! **Always true here**
//!
//! 1. No caller sees which engine runs. Instants are whole microseconds in a `bigint` on both.
//! 2. What [`Db::write`] has answered survives power loss (SQLite: WAL with `synchronous=FULL`; PostgreSQL: its own commit).
//! 3. A closure given to [`Db::write`] may run again; it touches nothing but the database.
//! 4. A reader cannot write.
//! 5. No error text holds a value from a row.

mod arg;
mod db;
pub mod dump;
mod error;
mod migrate;
mod outbox;
mod postgres;
mod row;
mod schema;
mod sql;
mod sqlite;
pub mod testing;
mod tx;
mod upkeep;
pub mod vault;

pub use arg::Arg;
pub use db::{Db, Options};
pub use error::Error;
pub use migrate::{Applied, Migration};
pub use outbox::{Announced, OUTBOX, done as outbox_done, forget as outbox_forget, pending as outbox_pending};
pub use row::{Column, FromRow, Row};
pub use sql::{Sql, Statement, statements};
pub use tx::{BoxFuture, Tx};
pub use vault::Vault;

#[doc(hidden)]
pub use inventory;
