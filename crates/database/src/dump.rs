//! The whole database as one stream of lines, the same on both engines: for back-ups, for restoring, and for
//! comparing two databases by one hash.
//!
//! First line: `flotilla dump 1`. For each table, by name: `table NAME column:type …`, columns by name; then its rows
//! ordered by all columns, one a line, values separated by tabs: `\N` NULL, text escaped (`\\ \t \n \r`), bytes and
//! ids in hexadecimal, numbers in decimal, truth as `t`/`f`. Last line: `end SHA-256`, the hash of all lines before.
//! A row of several values has tabs, a heading and the last line have none, so no text in a row can be taken for them;
//! the one value of a table with a single column is an id, a number, bytes or a truth.
//! What the engines keep for themselves and the list of applied migrations' dates are not part of it.

use std::io::{BufRead, Write};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Arg, Db, Error, Migration, Tx,
    row::Row,
    schema::{self, Column, Schema},
};

const HEAD: &str = "flotilla dump 1";
/// Rows that are written or read at once.
const PIECE: usize = 1_000;

/// Why a dump cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// The database refused.
    #[error(transparent)]
    Database(#[from] Error),
    /// The file could not be read or written.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// A line is not what it should be.
    #[error("line {line}: {reason}")]
    Line {
        /// Counted from 1.
        line: u64,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The hash at the end is not that of the lines before.
    #[error("the file is damaged: its hash at the end does not fit its lines")]
    Hash,
    /// The database that is to be filled holds rows.
    #[error("the database is not empty: the table {0} has rows; restore into a new one")]
    NotEmpty(String),
}

impl From<sqlx::Error> for DumpError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Writes the whole database, as of one instant, while others go on writing; its hash.
///
/// # Errors
/// When the database or the writer fails.
pub async fn write<W: Write + Send + 'static>(db: &Db, migrations: &[Migration], out: W) -> Result<String, DumpError> {
    let schema = schema::read(&crate::migrate::ordered(migrations));
    db.snapshot(move |tx| Box::pin(write_all(tx, schema, out))).await
}

/// The hash of the whole database as [`write`] would give it.
///
/// # Errors
/// When the database fails.
pub async fn hash(db: &Db, migrations: &[Migration]) -> Result<String, DumpError> {
    write(db, migrations, std::io::sink()).await
}

async fn write_all<W: Write + Send + 'static>(tx: &mut Tx, schema: Schema, out: W) -> Result<String, DumpError> {
    let mut lines = Lines { out, hash: Sha256::new() };
    lines.line(HEAD)?;
    for (table, columns) in schema.iter().filter(|(table, _)| *table != "migrations") {
        lines.line(&heading(table, columns))?;
        write_rows(tx, table, columns, &mut lines).await?;
    }
    let hash = hex::encode(lines.hash.clone().finalize());
    writeln!(lines.out, "end {hash}")?;
    lines.out.flush()?;
    Ok(hash)
}

/// `table NAME column:kind …`.
fn heading(table: &str, columns: &[Column]) -> String {
    columns
        .iter()
        .fold(format!("table {table}"), |line, column| format!("{line} {}:{}", column.name, word(&column.kind)))
}

async fn write_rows<W: Write + Send>(
    tx: &mut Tx,
    table: &str,
    columns: &[Column],
    lines: &mut Lines<W>,
) -> Result<(), DumpError> {
    let names = columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
    let text = format!("SELECT {names} FROM {table} ORDER BY {}", order(columns, tx.is_postgres()));
    tx.each_row(text, |row| {
        let values: Result<Vec<String>, Error> =
            columns.iter().enumerate().map(|(at, column)| Ok(encoded(&row.arg_at(at, &column.kind)?))).collect();
        lines.line(&values?.join("\t"))
    })
    .await
}

/// Both engines must order alike: by bytes, NULLs first.
fn order(columns: &[Column], postgres: bool) -> String {
    let by = |column: &Column| {
        if postgres { format!("{} NULLS FIRST", column.name) } else { column.name.clone() }
    };
    columns.iter().map(by).collect::<Vec<_>>().join(", ")
}

struct Lines<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Lines<W> {
    fn line(&mut self, text: &str) -> Result<(), DumpError> {
        self.hash.update(text.as_bytes());
        self.hash.update(b"\n");
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"\n")?;
        Ok(())
    }
}

/// Fills an empty, migrated database from a dump; the hash of the dump, which [`hash`] must then give as well.
///
/// Rows may refer to rows that come later in the dump: references are left alone until all are there, and on SQLite
/// checked then. Nobody else may use the database meanwhile.
///
/// # Errors
/// [`DumpError::Line`], [`DumpError::Hash`], [`DumpError::NotEmpty`]; [`Error::Reference`] when a row refers to none;
/// when the database fails. What was filled in before the error remains: throw that database away.
pub async fn read<R: BufRead>(db: &Db, migrations: &[Migration], input: R) -> Result<String, DumpError> {
    db.check_references(false).await?;
    let outcome = read_all(db, migrations, input).await;
    db.check_references(true).await?;
    let hash = outcome?;
    if db.reader().await?.has_dangling().await? {
        return Err(Error::Reference.into());
    }
    Ok(hash)
}

/// Whether a line is a heading or the last one: these have no tabs, and a row that begins like one has.
fn is_row(text: &str) -> bool {
    text.contains('\t')
}

async fn read_all<R: BufRead>(db: &Db, migrations: &[Migration], input: R) -> Result<String, DumpError> {
    let schema = schema::read(&crate::migrate::ordered(migrations));
    let mut reading = Reading { schema, hash: Sha256::new(), line: 0, table: None, rows: Vec::new() };
    let mut lines = input.split(b'\n');
    loop {
        reading.line += 1;
        let bytes = lines.next().ok_or_else(|| reading.fault("the file ends too early"))??;
        let text = std::str::from_utf8(&bytes).map_err(|_| reading.fault("not UTF-8"))?;
        if let Some(hash) = text.strip_prefix("end ").filter(|_| !is_row(text)) {
            reading.flush(db).await?;
            return reading.finish(hash);
        }
        reading.hash.update(&bytes);
        reading.hash.update(b"\n");
        reading.take(db, text).await?;
    }
}

struct Reading {
    schema: Schema,
    hash: Sha256,
    line: u64,
    table: Option<(String, Vec<Column>)>,
    rows: Vec<Vec<Arg>>,
}

impl Reading {
    fn fault(&self, reason: &'static str) -> DumpError {
        DumpError::Line { line: self.line, reason }
    }

    async fn take(&mut self, db: &Db, text: &str) -> Result<(), DumpError> {
        if self.line == 1 {
            return if text == HEAD { Ok(()) } else { Err(self.fault("not a dump of this version")) };
        }
        if let Some(rest) = text.strip_prefix("table ").filter(|_| !is_row(text)) {
            self.flush(db).await?;
            let columns = self.heading(db, rest).await?;
            self.table = Some(columns);
            return Ok(());
        }
        let (_, columns) = self.table.as_ref().ok_or_else(|| self.fault("a row before any table"))?;
        let values: Vec<&str> = text.split('\t').collect();
        if values.len() != columns.len() {
            return Err(self.fault("not as many values as columns"));
        }
        let row =
            values.iter().zip(columns).map(|(value, column)| decoded(value, &column.kind)).collect::<Option<Vec<_>>>();
        self.rows.push(row.ok_or_else(|| self.fault("a value is not of its column's kind"))?);
        if self.rows.len() >= PIECE { self.flush(db).await } else { Ok(()) }
    }

    /// Reads a table's heading and makes sure that this database has such a table, empty.
    async fn heading(&self, db: &Db, rest: &str) -> Result<(String, Vec<Column>), DumpError> {
        let mut words = rest.split(' ');
        let table = words.next().unwrap_or_default().to_owned();
        let here =
            self.schema.get(&table).ok_or_else(|| self.fault("this version of the program has no such table"))?;
        let own =
            |word: &str| here.iter().find(|column| format!("{}:{}", column.name, self::word(&column.kind)) == word);
        let columns = words.map(|word| own(word).cloned()).collect::<Option<Vec<_>>>();
        let columns = columns.ok_or_else(|| self.fault("this version of the program has no such column"))?;
        if db.reader().await?.has_rows(&table).await? {
            return Err(DumpError::NotEmpty(table));
        }
        Ok((table, columns))
    }

    async fn flush(&mut self, db: &Db) -> Result<(), DumpError> {
        let rows = std::mem::take(&mut self.rows);
        let Some((table, columns)) = self.table.clone() else {
            return Ok(());
        };
        if rows.is_empty() {
            return Ok(());
        }
        db.write::<_, Error, _>(move |tx| {
            let (table, columns, rows) = (table.clone(), columns.clone(), rows.clone());
            Box::pin(async move { fill(tx, &table, &columns, rows).await })
        })
        .await?;
        Ok(())
    }

    fn finish(self, hash: &str) -> Result<String, DumpError> {
        let own = hex::encode(self.hash.finalize());
        if own == hash { Ok(own) } else { Err(DumpError::Hash) }
    }
}

async fn fill(tx: &mut Tx, table: &str, columns: &[Column], rows: Vec<Vec<Arg>>) -> Result<(), Error> {
    let names = columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
    tx.without_references().await?;
    let width = columns.len().max(1);
    for piece in rows.chunks((30_000 / width).max(1)) {
        let one = (1..=width).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
        let text = crate::tx::many(
            &format!("INSERT INTO {table} ({names}) VALUES ({one})"),
            width,
            piece.len(),
            tx.is_postgres(),
        );
        tx.exec_built(text, piece.iter().flatten().cloned().collect()).await?;
    }
    Ok(())
}

fn word(kind: &Arg) -> &'static str {
    match kind {
        Arg::Id(_) => "id",
        Arg::Int(_) => "int",
        Arg::Text(_) => "text",
        Arg::Bytes(_) => "bytes",
        Arg::Bool(_) => "bool",
    }
}

fn encoded(value: &Arg) -> String {
    match value {
        Arg::Id(Some(id)) => hex::encode(id.as_bytes()),
        Arg::Int(Some(number)) => number.to_string(),
        Arg::Text(Some(text)) => {
            text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
        }
        Arg::Bytes(Some(bytes)) => hex::encode(bytes),
        Arg::Bool(Some(truth)) => if *truth { "t" } else { "f" }.to_owned(),
        _ => "\\N".to_owned(),
    }
}

fn decoded(text: &str, kind: &Arg) -> Option<Arg> {
    let null = text == "\\N";
    let some = |value: Option<Arg>| if null { None } else { value };
    Some(match kind {
        Arg::Id(_) if null => Arg::Id(None),
        Arg::Int(_) if null => Arg::Int(None),
        Arg::Text(_) if null => Arg::Text(None),
        Arg::Bytes(_) if null => Arg::Bytes(None),
        Arg::Bool(_) if null => Arg::Bool(None),
        Arg::Id(_) => {
            some(hex::decode(text).ok().and_then(|bytes| Uuid::from_slice(&bytes).ok()).map(|id| Arg::Id(Some(id))))?
        }
        Arg::Int(_) => some(text.parse().ok().map(|number| Arg::Int(Some(number))))?,
        Arg::Text(_) => Arg::Text(Some(unescaped(text)?)),
        Arg::Bytes(_) => some(hex::decode(text).ok().map(|bytes| Arg::Bytes(Some(bytes))))?,
        Arg::Bool(_) => match text {
            "t" => Arg::Bool(Some(true)),
            "f" => Arg::Bool(Some(false)),
            _ => return None,
        },
    })
}

fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        plain.push(match (c, c == '\\') {
            (c, false) => c,
            (_, true) => match chars.next()? {
                '\\' => '\\',
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
        });
    }
    Some(plain)
}

impl Tx {
    async fn has_rows(&mut self, table: &str) -> Result<bool, Error> {
        let count = self.rows_built(format!("SELECT count(*) AS value FROM {table}")).await?;
        Ok(count.first().map_or(Ok(0), |row: &Row| row.int_at(0))? != 0)
    }

    /// On PostgreSQL, lets rows refer to rows that are not there yet, until this transaction ends. It asks for a role
    /// that may set `session_replication_role`. SQLite is told so outside of transactions.
    async fn without_references(&mut self) -> Result<(), Error> {
        if !self.is_postgres() {
            return Ok(());
        }
        self.raw("SET LOCAL session_replication_role = replica".to_owned()).await
    }

    /// Whether a row refers to none. PostgreSQL has no such question; what it was given was whole.
    async fn has_dangling(&mut self) -> Result<bool, Error> {
        if self.is_postgres() {
            return Ok(false);
        }
        Ok(!self.rows_built("PRAGMA foreign_key_check".to_owned()).await?.is_empty())
    }
}

impl Db {
    /// Whether SQLite checks with each transaction that what rows refer to is there.
    async fn check_references(&self, checks: bool) -> Result<(), Error> {
        if self.engine() == "postgres" {
            return Ok(());
        }
        let text = if checks { "PRAGMA foreign_keys = ON" } else { "PRAGMA foreign_keys = OFF" };
        self.outside(move |tx| Box::pin(async move { tx.raw(text.to_owned()).await })).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        args, sql,
        testing::{Fresh, each_engine},
    };

    const TREE: Migration = Migration {
        name: "2026-11-22-0001-tree",
        text: "CREATE TABLE tree (id @id PRIMARY KEY, parent @id REFERENCES tree (id), name @text NOT NULL, \
               seal @bytes, is_old @bool NOT NULL) @strict;",
    };
    const ADD: crate::Sql = sql!("INSERT INTO tree (id, parent, name, seal, is_old) VALUES ($1, $2, $3, $4, $5)");

    async fn planted(db: &Db) {
        let (root, leaf) = (Uuid::from_bytes([9; 16]), Uuid::from_bytes([1; 16]));
        db.write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                let rows = vec![
                    args![root, None::<Uuid>, "a\ttab, a \\ and\na line", vec![0u8, 255], true],
                    args![leaf, Some(root), "\\N", None::<Vec<u8>>, false],
                ];
                tx.insert_many(ADD, rows).await
            })
        })
        .await
        .unwrap();
    }

    #[tokio::test]
    async fn a_dump_read_back_gives_an_identical_database() {
        each_engine(&[TREE], async |db| {
            planted(&db).await;
            let file = tempfile::NamedTempFile::new().unwrap();

            let written = write(&db, &[TREE], file.reopen().unwrap()).await.unwrap();

            // The leaf comes before the root it points to.
            for copy in [Some(Fresh::sqlite(&[TREE]).await), Fresh::postgres(&[TREE]).await].into_iter().flatten() {
                let lines = std::io::BufReader::new(file.reopen().unwrap());
                assert_eq!(read(&copy.db, &[TREE], lines).await.unwrap(), written);
                assert_eq!(hash(&copy.db, &[TREE]).await.unwrap(), written);
                copy.remove().await;
            }
        })
        .await;
    }

    const NOTES: Migration = Migration {
        name: "2026-11-22-0001-notes",
        text: "CREATE TABLE zealots (id @id PRIMARY KEY) @strict; CREATE TABLE notes (about @text NOT NULL, \
               id @id PRIMARY KEY, parent @id REFERENCES notes (id), writer @id REFERENCES zealots (id)) @strict;",
    };

    /// A dump of so many notes, each of them a remark on the next one, with text that looks like lines of the dump itself.
    fn written(notes: u32, has_writer: bool) -> String {
        let id = |number: u32| format!("{number:08x}{}", "00".repeat(12));
        let mut rows: Vec<String> = (0..notes)
            .map(|number| {
                let about = ["end of it", "table tennis", "else"][number as usize % 3];
                let parent = if number + 1 == notes { "\\N".to_owned() } else { id(number + 1) };
                format!("{about}\t{}\t{parent}\t{}", id(number), id(7))
            })
            .collect();
        rows.sort();
        let writers = if has_writer { id(7) + "\n" } else { String::new() };
        let text = format!(
            "{HEAD}\ntable notes about:text id:id parent:id writer:id\n{}\ntable outbox announced_at:int \
             delivered_at:int id:id payload:text topic:text\ntable zealots id:id\n{writers}",
            rows.join("\n"),
        );
        let hash = hex::encode(Sha256::digest(text.as_bytes()));
        format!("{text}end {hash}\n")
    }

    #[tokio::test]
    async fn rows_that_refer_to_later_ones_and_look_like_headings_are_filled_in_all_the_same() {
        each_engine(&[NOTES], async |db| {
            let dump = written(2_500, true);

            let read = read(&db, &[NOTES], dump.as_bytes()).await.unwrap();

            assert_eq!(hash(&db, &[NOTES]).await.unwrap(), read);
            assert!(dump.ends_with(&format!("end {read}\n")));
        })
        .await;
    }

    #[tokio::test]
    async fn a_row_that_refers_to_none_is_noticed_at_the_end_and_references_are_checked_again() {
        let fresh = Fresh::sqlite(&[NOTES]).await;

        let error = read(&fresh.db, &[NOTES], written(3, false).as_bytes()).await.unwrap_err();

        assert!(matches!(error, DumpError::Database(Error::Reference)), "{error}");
        let lonely = "INSERT INTO notes (about, id, parent) VALUES ('x', x'00', x'ff')";
        let added = fresh.db.write::<(), Error, _>(move |tx| Box::pin(async move { tx.raw(lonely.to_owned()).await }));
        assert!(matches!(added.await, Err(Error::Reference)));
    }

    #[tokio::test]
    async fn a_damaged_dump_is_refused_with_its_line() {
        let made = Fresh::sqlite(&[TREE]).await;
        planted(&made.db).await;
        let file = tempfile::NamedTempFile::new().unwrap();
        write(&made.db, &[TREE], file.reopen().unwrap()).await.unwrap();
        let text = std::fs::read_to_string(file.path()).unwrap();

        for (broken, message) in [
            (text.replacen("flotilla dump 1", "flotilla dump 2", 1), "line 1: not a dump of this version"),
            (text.replace("and\\na", "und\\na"), "the file is damaged: its hash at the end does not fit its lines"),
            (text.replace("table tree", "table bush"), "line 3: this version of the program has no such table"),
            (text[..text.rfind("end ").unwrap()].to_owned(), "the file ends too early"),
        ] {
            let copy = Fresh::sqlite(&[TREE]).await;
            let error = read(&copy.db, &[TREE], broken.as_bytes()).await.unwrap_err().to_string();
            assert!(error.contains(message), "{error} should say {message}");
        }
    }

    #[tokio::test]
    async fn a_database_with_rows_is_not_filled_over() {
        let made = Fresh::sqlite(&[TREE]).await;
        planted(&made.db).await;
        let file = tempfile::NamedTempFile::new().unwrap();
        write(&made.db, &[TREE], file.reopen().unwrap()).await.unwrap();

        let lines = std::io::BufReader::new(file.reopen().unwrap());

        assert!(matches!(read(&made.db, &[TREE], lines).await, Err(DumpError::NotEmpty(table)) if table == "tree"));
    }
}
