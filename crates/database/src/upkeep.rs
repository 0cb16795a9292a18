//! Chores of the engines: rebuilding tables so that no trace of their history remains, and looking at the schema.

use crate::{Db, Error, Tx, row::Row};

impl Db {
    /// Rebuilds these tables from their present rows, so that neither free pages nor the log show in which order
    /// rows came. On SQLite the whole file is vacuumed and the write-ahead log truncated; on PostgreSQL the tables
    /// are written anew. Writing waits meanwhile.
    ///
    /// # Errors
    /// When the engine refuses; the rows are then as they were.
    pub async fn rebuild(&self, tables: &'static [&'static str]) -> Result<(), Error> {
        let postgres = self.engine() == "postgres";
        self.outside(move |tx| {
            Box::pin(async move {
                if postgres {
                    for table in tables {
                        tx.raw(format!("VACUUM (FULL, ANALYZE) {table}")).await?;
                    }
                    Ok(())
                } else {
                    tx.raw("VACUUM".to_owned()).await?;
                    tx.raw("PRAGMA wal_checkpoint(TRUNCATE)".to_owned()).await
                }
            })
        })
        .await
    }
}

impl Db {
    /// Empties the write-ahead log of SQLite, in which deleted rows stand until it is written over. PostgreSQL keeps its
    /// own log, which is the operator's.
    pub(crate) async fn empty_log(&self) -> Result<(), Error> {
        if self.engine() == "postgres" {
            return Ok(());
        }
        self.outside(|tx| Box::pin(async move { tx.raw("PRAGMA wal_checkpoint(TRUNCATE)".to_owned()).await })).await
    }
}

impl Tx {
    /// Names of all tables, sorted.
    pub(crate) async fn tables(&mut self) -> Result<Vec<String>, Error> {
        let text = if self.is_postgres() {
            "SELECT tablename::text AS value FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
        } else {
            "SELECT name AS value FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
        };
        let rows: Vec<Row> = self.rows_built(text.to_owned()).await?;
        let mut names: Vec<String> = rows.iter().map(|row| row.get("value")).collect::<Result<_, _>>()?;
        names.sort_unstable();
        Ok(names)
    }

    /// Whether the engine finds its own structures sound; what it says otherwise.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn soundness(&mut self) -> Result<Option<String>, Error> {
        if self.is_postgres() {
            return Ok(None);
        }
        let rows = self.rows_built("PRAGMA quick_check(1)".to_owned()).await?;
        let said: String = rows.first().map_or(Ok(String::new()), |row| row.get("quick_check"))?;
        Ok((said != "ok").then_some(said))
    }
}
