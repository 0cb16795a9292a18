//! Migrations: forward only, each in a transaction of its own, never edited after a release.

use sha2::{Digest, Sha256};
use terms::Timestamp;

use crate::{Db, Error, Tx, args, row, sql};

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// File name without its ending; its order among all steps: `2026-11-22-1400-places`.
    pub name: &'static str,
    /// Statements with the type words `@id @bytes @int @bool @text @strict @strict_without_rowid`.
    pub text: &'static str,
}

/// What bringing the schema up to date did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Names of the steps applied now; none when it was up to date.
    pub steps: Vec<&'static str>,
}

const DONE: crate::Sql = sql!("SELECT name, hash FROM migrations ORDER BY name");
const NOTE: crate::Sql = sql!("INSERT INTO migrations (name, hash, applied_at) VALUES ($1, $2, $3)");

row! {
    struct Step { name: String, hash: String }
}

/// The database's own tables, before those of any slice.
pub(crate) const OWN: Migration =
    Migration { name: "2026-11-22-0000-database", text: include_str!("../migrations/2026-11-22-0000-database.sql") };

impl Db {
    /// Steps that [`Db::migrate`] would apply.
    ///
    /// # Errors
    /// [`Error::Newer`] when the database knows a step that `all` does not; [`Error::Altered`] when one has changed.
    pub async fn pending(&self, all: &[Migration]) -> Result<Vec<Migration>, Error> {
        let all = ordered(all);
        let mut tx = self.reader().await?;
        let done: Vec<Step> = if tx.exists("migrations").await? { tx.all(DONE, args![]).await? } else { Vec::new() };
        for step in &done {
            match all.iter().find(|known| known.name == step.name) {
                None => return Err(Error::Newer(step.name.clone())),
                Some(known) if hash(known) != step.hash => {
                    return Err(Error::Altered(step.name.clone()));
                }
                Some(_) => {}
            }
        }
        Ok(all.into_iter().filter(|known| done.iter().all(|step| step.name != known.name)).collect())
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// As [`Db::pending`]; whatever the engine says of a step, which then leaves nothing behind.
    pub async fn migrate(&self, all: &[Migration], now: Timestamp) -> Result<Applied, Error> {
        let pending = self.pending(all).await?;
        for step in &pending {
            let (name, hash, text) = (step.name, hash(step), in_dialect(step.text, self.engine() == "postgres"));
            self.write::<_, Error, _>(move |tx| {
                let (hash, text) = (hash.clone(), text.clone());
                Box::pin(async move {
                    tx.raw(text).await?;
                    tx.exec(NOTE, args![name, hash, now]).await?;
                    Ok(())
                })
            })
            .await?;
        }
        Ok(Applied { steps: pending.iter().map(|step| step.name).collect() })
    }
}

impl Tx {
    /// Whether there is a table of that name.
    pub(crate) async fn exists(&mut self, table: &str) -> Result<bool, Error> {
        Ok(self.tables().await?.iter().any(|name| name == table))
    }
}

pub(crate) fn ordered(all: &[Migration]) -> Vec<Migration> {
    let mut all: Vec<Migration> = std::iter::once(OWN).chain(all.iter().copied()).collect();
    all.sort_by_key(|step| step.name);
    all
}

fn hash(step: &Migration) -> String {
    hex::encode(Sha256::digest(step.text.as_bytes()))
}

/// Replaces the type words, longest first.
fn in_dialect(text: &str, postgres: bool) -> String {
    const WORDS: [(&str, &str, &str); 7] = [
        ("@strict_without_rowid", "STRICT, WITHOUT ROWID", ""),
        ("@strict", "STRICT", ""),
        ("@bytes", "BLOB", "bytea"),
        ("@bool", "INTEGER", "boolean"),
        ("@text", "TEXT", "text COLLATE \"C\""),
        ("@int", "INTEGER", "bigint"),
        ("@id", "BLOB", "uuid"),
    ];
    WORDS.iter().fold(text.to_owned(), |text, (word, lite, pg)| text.replace(word, if postgres { pg } else { lite }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::each_engine;

    const ONE: Migration = Migration {
        name: "2026-11-22-0001-one",
        text: "CREATE TABLE one (id @id PRIMARY KEY, at @int NOT NULL) @strict;",
    };
    const TWO: Migration = Migration {
        name: "2026-11-22-0002-two",
        text: "CREATE TABLE two (name @text PRIMARY KEY) @strict_without_rowid;",
    };
    const NOW: Timestamp = Timestamp::from_micros(1);

    #[tokio::test]
    async fn each_step_is_applied_once() {
        each_engine(&[], async |db| {
            assert_eq!(db.migrate(&[TWO, ONE], NOW).await.unwrap().steps, [ONE.name, TWO.name]);
            assert!(db.migrate(&[ONE, TWO], NOW).await.unwrap().steps.is_empty());
        })
        .await;
    }

    #[tokio::test]
    async fn an_older_program_refuses_a_newer_database() {
        each_engine(&[ONE, TWO], async |db| {
            assert!(matches!(db.pending(&[ONE]).await, Err(Error::Newer(name)) if name == TWO.name));
        })
        .await;
    }

    #[tokio::test]
    async fn a_step_that_was_changed_afterwards_is_noticed() {
        each_engine(&[ONE], async |db| {
            let changed = Migration { text: "CREATE TABLE one (id @id PRIMARY KEY) @strict;", ..ONE };

            assert!(matches!(db.pending(&[changed]).await, Err(Error::Altered(name)) if name == ONE.name));
        })
        .await;
    }

    #[tokio::test]
    async fn a_step_that_fails_leaves_nothing() {
        each_engine(&[], async |db| {
            let broken = Migration {
                name: "2026-11-22-0003-broken",
                text: "CREATE TABLE half (id @id PRIMARY KEY) @strict; CREATE NONSENSE;",
            };

            assert!(db.migrate(&[broken], NOW).await.is_err());
            assert!(!db.reader().await.unwrap().exists("half").await.unwrap());
        })
        .await;
    }
}
