//! Chores of the engines: rebuilding tables so that no trace of their history remains, and looking at the schema.

use std::time::Duration;

use crate::{BoxFuture, Db, Error, Tx, row::Row};

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
                    // It makes a copy of everything, which does not belong into memory.
                    tx.raw("PRAGMA temp_store = FILE".to_owned()).await?;
                    let rebuilt = tx.raw("VACUUM".to_owned()).await;
                    tx.raw("PRAGMA temp_store = MEMORY".to_owned()).await?;
                    rebuilt
                }
            })
        })
        .await?;
        self.empty_log().await
    }
}

impl Db {
    /// Empties the write-ahead log of SQLite, in which deleted rows stand until it is written over. PostgreSQL keeps its
    /// own log, which is the operator's.
    ///
    /// Whoever reads an older state of the database keeps the log from being emptied; it is tried again for a while.
    ///
    /// # Errors
    /// [`Error::Contended`] when somebody read on all the while; when the engine refuses.
    pub(crate) async fn empty_log(&self) -> Result<(), Error> {
        if self.engine() == "postgres" {
            return Ok(());
        }
        for _ in 0..TRIES {
            if self.outside(|tx| Box::pin(tx.truncate_log())).await? {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Err(Error::Contended)
    }
}

/// About a minute: a back-up of a small movement is done by then. Writing goes on in the pauses.
const TRIES: usize = 100;
const PAUSE: Duration = Duration::from_millis(500);

impl Tx {
    /// Moves SQLite's log into the file and empties it; false when a reader stood in the way.
    fn truncate_log(&mut self) -> BoxFuture<'_, Result<bool, Error>> {
        Box::pin(async move {
            // Everybody who writes waits behind this, so it does not wait long for readers.
            self.raw("PRAGMA busy_timeout = 100".to_owned()).await?;
            let answer = self.rows_built("PRAGMA wal_checkpoint(TRUNCATE)".to_owned()).await;
            self.raw("PRAGMA busy_timeout = 5000".to_owned()).await?;
            let answer = answer?;
            let is_busy = answer.first().map_or(Ok(0), |row| row.int_at(0))?;
            Ok(is_busy == 0)
        })
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Migration, args, sql, testing::Fresh};

    const NOTES: Migration =
        Migration { name: "2026-11-22-0001-notes", text: "CREATE TABLE notes (id @int PRIMARY KEY) @strict;" };
    const ADD: crate::Sql = sql!("INSERT INTO notes (id) VALUES ($1)");
    const COUNT: crate::Sql = sql!("SELECT count(*) AS value FROM notes");

    #[tokio::test]
    async fn the_log_is_emptied_once_whoever_read_an_older_state_is_done() {
        let fresh = Fresh::sqlite(&[NOTES]).await;
        let db = fresh.db.clone();
        let add = async |number: i64| {
            db.write::<_, Error, _>(move |tx| Box::pin(async move { tx.exec(ADD, args![number]).await })).await
        };
        add(1).await.unwrap();
        let (began, has_begun) = tokio::sync::oneshot::channel::<()>();
        let reading = db.clone();
        let reader = tokio::spawn(async move {
            reading
                .snapshot::<_, Error, _>(move |tx| {
                    Box::pin(async move {
                        tx.one::<i64>(COUNT, args![]).await?;
                        began.send(()).ok();
                        tokio::time::sleep(Duration::from_secs(2)).await;
                        Ok(())
                    })
                })
                .await
        });
        has_begun.await.unwrap();
        add(2).await.unwrap();

        db.rebuild(&["notes"]).await.unwrap();

        reader.await.unwrap().unwrap();
        let log = fresh
            .folder()
            .unwrap()
            .read_dir()
            .unwrap()
            .flatten()
            .find(|file| file.path().to_string_lossy().ends_with("-wal"));
        assert_eq!(log.map_or(0, |file| file.metadata().unwrap().len()), 0);
    }
}
