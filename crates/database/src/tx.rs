//! One connection at work.

use std::{future::Future, pin::Pin};

use futures_util::{Stream, StreamExt};
use sqlx::{
    AssertSqlSafe, Connection, Executor, PgConnection, Postgres, Sqlite, SqliteConnection, Statement as _,
    pool::PoolConnection, postgres::PgArguments, sqlite::SqliteArguments,
};

use crate::{
    Arg, Error, FromRow, Sql,
    arg::{for_postgres, for_sqlite},
    row::{Inner as RowInner, Row},
};

/// What [`crate::Db::write`] takes closures of.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One connection at work. Inside [`crate::Db::write`] and [`crate::Db::snapshot`] everything belongs to one
/// transaction; from [`crate::Db::reader`] each statement stands alone and none can write.
pub struct Tx {
    pub(crate) link: Link,
    /// Set when a statement failed in a way that running the whole transaction again may cure.
    pub(crate) again: bool,
    /// Set when a statement failed. PostgreSQL then keeps nothing of the transaction, whatever COMMIT answers.
    pub(crate) failed: bool,
    /// Set when something was put into the outbox or the queue, so that sleepers are woken after the commit.
    pub(crate) wakes: bool,
}

pub(crate) enum Link {
    Writer(Box<SqliteConnection>),
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

enum Reach<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Tx {
    pub(crate) fn new(link: Link) -> Self {
        Self { link, again: false, failed: false, wakes: false }
    }

    fn reach(&mut self) -> Reach<'_> {
        match &mut self.link {
            Link::Writer(link) => Reach::Sqlite(link),
            Link::Sqlite(link) => Reach::Sqlite(link),
            Link::Postgres(link) => Reach::Postgres(link),
        }
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.link, Link::Postgres(_))
    }

    fn note(&mut self, error: sqlx::Error) -> Error {
        self.again |= Error::may_pass_next_time(&error);
        self.failed = true;
        error.into()
    }

    /// All rows of the answer.
    ///
    /// # Errors
    /// When the engine refuses, or a row cannot be read as `R`.
    pub async fn all<R: FromRow>(&mut self, sql: Sql, args: Vec<Arg>) -> Result<Vec<R>, Error> {
        let rows = match self.reach() {
            Reach::Sqlite(link) => bind_sqlite(sql.text, args)?
                .fetch_all(link)
                .await
                .map(|rows| rows.into_iter().map(|row| Row(RowInner::Sqlite(row))).collect::<Vec<_>>()),
            Reach::Postgres(link) => bind_postgres(sql.text, args)?
                .fetch_all(link)
                .await
                .map(|rows| rows.into_iter().map(|row| Row(RowInner::Postgres(row))).collect()),
        };
        rows.map_err(|error| self.note(error))?.iter().map(R::from_row).collect()
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// When the engine refuses, or the row cannot be read as `R`.
    pub async fn opt<R: FromRow>(&mut self, sql: Sql, args: Vec<Arg>) -> Result<Option<R>, Error> {
        let row = match self.reach() {
            Reach::Sqlite(link) => bind_sqlite(sql.text, args)?
                .fetch_optional(link)
                .await
                .map(|row| row.map(|row| Row(RowInner::Sqlite(row)))),
            Reach::Postgres(link) => bind_postgres(sql.text, args)?
                .fetch_optional(link)
                .await
                .map(|row| row.map(|row| Row(RowInner::Postgres(row)))),
        };
        row.map_err(|error| self.note(error))?.as_ref().map(R::from_row).transpose()
    }

    /// The one row of the answer.
    ///
    /// # Errors
    /// [`Error::NoRow`] when there is none; when the engine refuses, or the row cannot be read as `R`.
    pub async fn one<R: FromRow>(&mut self, sql: Sql, args: Vec<Arg>) -> Result<R, Error> {
        self.opt(sql, args).await?.ok_or(Error::NoRow)
    }

    /// Runs a statement that changes rows; how many it changed.
    ///
    /// # Errors
    /// [`Error::Unique`] and [`Error::Reference`] when a promise of the schema would break; when the engine refuses.
    pub async fn exec(&mut self, sql: Sql, args: Vec<Arg>) -> Result<u64, Error> {
        let done = match self.reach() {
            Reach::Sqlite(link) => bind_sqlite(sql.text, args)?.execute(link).await.map(|done| done.rows_affected()),
            Reach::Postgres(link) => {
                bind_postgres(sql.text, args)?.execute(link).await.map(|done| done.rows_affected())
            }
        };
        done.map_err(|error| self.note(error))
    }

    /// Inserts many rows with a statement written for one: `INSERT INTO t (a, b) VALUES ($1, $2) …`.
    /// Goes in pieces that both engines take. How many rows it inserted.
    ///
    /// # Errors
    /// As [`Tx::exec`].
    pub async fn insert_many(&mut self, one: Sql, rows: Vec<Vec<Arg>>) -> Result<u64, Error> {
        let Some(width) = rows.first().map(Vec::len) else {
            return Ok(0);
        };
        // SQLite takes 32,766 values in a statement.
        let at_once = (30_000 / width.max(1)).clamp(1, 1_000);
        let mut done = 0;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let piece: Vec<Vec<Arg>> = rows.by_ref().take(at_once).collect();
            let text = many(one.text, width, piece.len(), self.is_postgres());
            done += self.exec_built(text, piece.into_iter().flatten().collect()).await?;
        }
        Ok(done)
    }

    pub(crate) async fn exec_built(&mut self, text: String, args: Vec<Arg>) -> Result<u64, Error> {
        let done = match self.reach() {
            Reach::Sqlite(link) => sqlx::query_with(AssertSqlSafe(text), for_sqlite(args)?)
                .execute(link)
                .await
                .map(|done| done.rows_affected()),
            Reach::Postgres(link) => sqlx::query_with(AssertSqlSafe(text), for_postgres(args)?)
                .execute(link)
                .await
                .map(|done| done.rows_affected()),
        };
        done.map_err(|error| self.note(error))
    }

    pub(crate) async fn rows_built(&mut self, text: String) -> Result<Vec<Row>, Error> {
        let mut rows = Vec::new();
        self.each_row(text, |row| {
            rows.push(row);
            Ok::<(), Error>(())
        })
        .await?;
        Ok(rows)
    }

    /// Hands the rows of an answer over one by one, however many there are.
    pub(crate) async fn each_row<E: From<Error>>(
        &mut self,
        text: String,
        mut take: impl FnMut(Row) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        let text = AssertSqlSafe(text);
        let mut rows: Pin<Box<dyn Stream<Item = Result<Row, sqlx::Error>> + Send + '_>> = match self.reach() {
            Reach::Sqlite(link) => {
                Box::pin(sqlx::query(text).fetch(link).map(|row| row.map(|row| Row(RowInner::Sqlite(row)))))
            }
            Reach::Postgres(link) => {
                Box::pin(sqlx::query(text).fetch(link).map(|row| row.map(|row| Row(RowInner::Postgres(row)))))
            }
        };
        while let Some(row) = rows.next().await {
            take(row.map_err(Error::from)?)?;
        }
        Ok(())
    }

    /// Several statements at once, without values: BEGIN, PRAGMA, migrations.
    pub(crate) async fn raw(&mut self, text: String) -> Result<(), Error> {
        let done = match self.reach() {
            Reach::Sqlite(link) => sqlx::raw_sql(AssertSqlSafe(text)).execute(link).await.map(|_| ()),
            Reach::Postgres(link) => sqlx::raw_sql(AssertSqlSafe(text)).execute(link).await.map(|_| ()),
        };
        done.map_err(|error| self.note(error))
    }

    /// Asks the engine to prepare a statement; for the test that prepares them all.
    ///
    /// # Errors
    /// What the engine finds wrong with it.
    pub async fn prepare(&mut self, text: &'static str) -> Result<usize, Error> {
        Ok(match self.reach() {
            Reach::Sqlite(link) => (&mut *link).prepare(sqlx::SqlStr::from_static(text)).await?.columns().len(),
            Reach::Postgres(link) => (&mut *link).prepare(sqlx::SqlStr::from_static(text)).await?.columns().len(),
        })
    }

    /// Throws the connection away instead of giving it back to the pool.
    pub(crate) async fn discard(self) {
        let closed = match self.link {
            Link::Writer(link) => link.close().await,
            Link::Sqlite(link) => link.detach().close().await,
            Link::Postgres(link) => link.detach().close().await,
        };
        if closed.is_err() {
            tracing::debug!("a connection did not close cleanly");
        }
    }
}

fn bind_sqlite(
    text: &'static str,
    args: Vec<Arg>,
) -> Result<sqlx::query::Query<'static, Sqlite, SqliteArguments>, Error> {
    Ok(sqlx::query_with(text, for_sqlite(args)?))
}

fn bind_postgres(
    text: &'static str,
    args: Vec<Arg>,
) -> Result<sqlx::query::Query<'static, Postgres, PgArguments>, Error> {
    Ok(sqlx::query_with(text, for_postgres(args)?))
}

/// The statement for `rows` rows, made from the one for a single row: `… VALUES ($1, $2), ($3, $4) …`; without numbers for
/// SQLite, whose driver looks every number up among all names, which takes longer than inserting the rows.
pub(crate) fn many(one: &str, width: usize, rows: usize, is_numbered: bool) -> String {
    use std::fmt::Write as _;
    let opens = one.find("VALUES").and_then(|at| one[at..].find('(').map(|open| at + open));
    let opens = opens.expect("an insert of many rows says VALUES (…)");
    let closes = opens + one[opens..].find(')').expect("the bracket after VALUES is closed");
    let mut text = String::with_capacity(one.len() + rows * width * 8);
    text.push_str(&one[..opens]);
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            text.push_str(if column == 0 { "" } else { ", " });
            if is_numbered {
                write!(text, "${}", row * width + column + 1).expect("a string takes every write");
            } else {
                text.push('?');
            }
        }
        text.push(')');
    }
    text.push_str(&one[closes + 1..]);
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn values_are_numbered_on_across_rows() {
        let one = "INSERT INTO t (a, b) VALUES ($1, $2) ON CONFLICT DO NOTHING";

        assert_eq!(
            super::many(one, 2, 2, true),
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING"
        );
        assert_eq!(super::many(one, 2, 2, false), "INSERT INTO t (a, b) VALUES (?, ?), (?, ?) ON CONFLICT DO NOTHING");
    }
}
