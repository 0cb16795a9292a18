//! A dump brought into the order in which a database can be filled.
//!
//! A dump has its tables by name, and its rows by their values. A database is filled piece by piece, and checks with
//! each piece that every row refers to rows that are there. So the tables that others refer to come first here, and in
//! a table that refers to itself each row comes after the one it refers to. A first column of text goes behind another
//! one, so that no row can look like a heading. What the dump holds stays the same, and so does the hash of what it fills.

use std::{
    collections::{BTreeMap, HashMap},
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

use database::Migration;
use indicatif::ProgressBar;
use sha2::{Digest, Sha256};

use super::RestoreError;
use crate::backup::dumped::{self, Dumped, HEAD};

/// Name of the arranged dump in its folder.
const WHOLE: &str = "arranged.dump";

/// A column that refers to another table's.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reference {
    column: String,
    table: String,
    to: String,
}

/// The rows of one table, in a file of their own.
struct Section {
    /// `name:kind`, in the order of the values.
    columns: Vec<String>,
    path: PathBuf,
}

/// Checks a dump against its hash and arranges it within `folder`; what it comes to, and the arranged dump.
///
/// # Errors
/// [`RestoreError::Damaged`]; when the disk fails.
pub(super) fn arrange(
    from: &Path,
    steps: &[Migration],
    folder: &Path,
    bar: &ProgressBar,
) -> Result<(Dumped, BufReader<File>), RestoreError> {
    let fault = |cause| RestoreError::File { path: folder.to_owned(), cause };
    let mut split = Split { folder: folder.to_owned(), sections: BTreeMap::new(), out: None };
    let dumped = dumped::walk(from, bar, |line, is_heading| split.take(line, is_heading).map_err(fault))?;
    let sections = split.done().map_err(fault)?;
    let references = references(steps);
    let path = folder.join(WHOLE);
    join(&sections, &references, &path).map_err(fault)?;
    Ok((dumped, BufReader::new(File::open(path).map_err(fault)?)))
}

struct Split {
    folder: PathBuf,
    sections: BTreeMap<String, Section>,
    out: Option<BufWriter<File>>,
}

impl Split {
    fn take(&mut self, line: &[u8], is_heading: bool) -> io::Result<()> {
        if is_heading {
            return self.begin(&String::from_utf8_lossy(line));
        }
        let out = self.out.as_mut().ok_or_else(|| io::Error::other("a row comes before any table"))?;
        out.write_all(line)?;
        out.write_all(b"\n")
    }

    fn begin(&mut self, heading: &str) -> io::Result<()> {
        self.flush()?;
        let mut words = heading.split(' ').skip(1).map(str::to_owned);
        let table = words.next().unwrap_or_default();
        // Numbered, since a damaged heading could name any path.
        let path = self.folder.join(format!("{}.rows", self.sections.len()));
        self.out = Some(BufWriter::new(crate::installation::private_file(&path)?));
        self.sections.insert(table, Section { columns: words.collect(), path });
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.take().map_or(Ok(()), |mut out| out.flush())
    }

    fn done(mut self) -> io::Result<BTreeMap<String, Section>> {
        self.flush()?;
        Ok(self.sections)
    }
}

/// What refers to what, read out of the steps of the schema: `column … REFERENCES table (column)`, one a line.
fn references(steps: &[Migration]) -> HashMap<String, Vec<Reference>> {
    let mut all: HashMap<String, Vec<Reference>> = HashMap::new();
    let mut table = String::new();
    for line in steps.iter().flat_map(|step| step.text.lines()) {
        let code = line.split("--").next().unwrap_or_default().replace(['(', ')', ','], " ");
        let words: Vec<&str> = code.split_whitespace().collect();
        if let ["CREATE" | "ALTER", "TABLE", name, ..] = words[..] {
            name.clone_into(&mut table);
        }
        let Some(at) = words.iter().position(|word| *word == "REFERENCES") else { continue };
        let column = if words[0] == "ALTER" { words.get(5) } else { words.first() };
        if let (Some(column), [other, to, ..]) = (column, &words[at + 1..]) {
            let reference =
                Reference { column: (*column).to_owned(), table: (*other).to_owned(), to: (*to).to_owned() };
            all.entry(table.clone()).or_default().push(reference);
        }
    }
    all
}

/// Names of tables, each after those that it refers to.
fn in_order(sections: &BTreeMap<String, Section>, references: &HashMap<String, Vec<Reference>>) -> Vec<String> {
    let mut waiting: Vec<&String> = sections.keys().collect();
    let mut order: Vec<String> = Vec::new();
    while !waiting.is_empty() {
        let is_ready = |name: &&&String| {
            let others = references.get(**name).into_iter().flatten().map(|reference| &reference.table);
            others.into_iter().all(|other| other == **name || !waiting.contains(&other))
        };
        // Tables in a ring come as they are; the database then says which row it misses.
        let ready: Vec<String> = waiting.iter().filter(is_ready).map(|name| (*name).clone()).collect();
        let next = if ready.is_empty() { waiting.iter().map(|name| (*name).clone()).collect() } else { ready };
        waiting.retain(|name| !next.contains(name));
        order.extend(next);
    }
    order
}

fn join(
    sections: &BTreeMap<String, Section>,
    references: &HashMap<String, Vec<Reference>>,
    path: &Path,
) -> io::Result<()> {
    let mut out = Hashed { out: BufWriter::new(crate::installation::private_file(path)?), hash: Sha256::new() };
    out.line(HEAD)?;
    for table in in_order(sections, references) {
        let section = &sections[&table];
        let front = front(&section.columns);
        out.line(&format!("table {table} {}", moved(&section.columns, front).join(" ")))?;
        let own: Vec<&Reference> =
            references.get(&table).into_iter().flatten().filter(|reference| reference.table == table).collect();
        for row in rows(section, &own)? {
            let row = row?;
            let values: Vec<&str> = row.split('\t').collect();
            out.line(&moved(&values, front).join("\t"))?;
        }
        fs::remove_file(&section.path)?;
    }
    let hash = hex::encode(out.hash.finalize());
    writeln!(out.out, "end {hash}")?;
    out.out.flush()
}

/// The first column that is not text: it goes to the front.
fn front(columns: &[String]) -> usize {
    columns.iter().position(|column| !column.ends_with(":text")).unwrap_or(0)
}

/// The same values with one of them at the front.
fn moved<T: AsRef<str>>(values: &[T], front: usize) -> Vec<&str> {
    let mut values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    if front < values.len() {
        values[..=front].rotate_right(1);
    }
    values
}

type Rows = Box<dyn Iterator<Item = io::Result<String>>>;

/// The rows of a table; each after the row of the same table that it refers to.
fn rows(section: &Section, own: &[&Reference]) -> io::Result<Rows> {
    let lines = BufReader::new(File::open(&section.path)?).lines();
    if own.is_empty() {
        return Ok(Box::new(lines));
    }
    let at = |name: &str| section.columns.iter().position(|column| column.split(':').next() == Some(name));
    let mut rows = lines.collect::<io::Result<Vec<String>>>()?;
    for reference in own {
        if let (Some(from), Some(to)) = (at(&reference.column), at(&reference.to)) {
            rows = after_their_own(rows, from, to);
        }
    }
    Ok(Box::new(rows.into_iter().map(Ok)))
}

/// Rows in generations: those that refer to none of them, then those that refer to these, and so on.
fn after_their_own(rows: Vec<String>, from: usize, to: usize) -> Vec<String> {
    let value = |row: &str, at: usize| row.split('\t').nth(at).unwrap_or_default().to_owned();
    let mut below: HashMap<String, Vec<String>> = HashMap::new();
    let known: std::collections::HashSet<String> = rows.iter().map(|row| value(row, to)).collect();
    let mut ready = Vec::new();
    for row in rows {
        let refers_to = value(&row, from);
        if known.contains(&refers_to) && refers_to != value(&row, to) {
            below.entry(refers_to).or_default().push(row);
        } else {
            ready.push(row);
        }
    }
    let mut next = 0;
    while next < ready.len() {
        let mut children = below.remove(&value(&ready[next], to)).unwrap_or_default();
        ready.append(&mut children);
        next += 1;
    }
    // A ring of rows comes at the end; the database then says what it misses.
    ready.extend(below.into_values().flatten());
    ready
}

struct Hashed {
    out: BufWriter<File>,
    hash: Sha256,
}

impl Hashed {
    fn line(&mut self, text: &str) -> io::Result<()> {
        self.hash.update(text.as_bytes());
        self.hash.update(b"\n");
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"\n")
    }
}

#[cfg(test)]
mod tests {
    use database::{
        dump,
        testing::{Fresh, skipped},
    };
    use flate2::{Compression, write::GzEncoder};

    use super::*;

    const STEPS: [Migration; 1] = [Migration {
        name: "m",
        text: "CREATE TABLE places (\n id @id PRIMARY KEY,\n parent @id REFERENCES places (id)\n) @strict;\n\
               CREATE TABLE badges (\n place @id NOT NULL REFERENCES places (id), -- REFERENCES nothing (else)\n \
               colour @text\n);\nALTER TABLE badges ADD COLUMN shape @id REFERENCES shapes (id);",
    }];

    #[test]
    fn references_are_read_out_of_the_schema() {
        let all = references(&STEPS);

        let reference = |column: &str, table: &str| Reference {
            column: column.to_owned(),
            table: table.to_owned(),
            to: "id".to_owned(),
        };
        assert_eq!(all["places"], [reference("parent", "places")]);
        assert_eq!(all["badges"], [reference("place", "places"), reference("shape", "shapes")]);
    }

    #[test]
    fn tables_come_after_those_that_they_refer_to() {
        let section = || Section { columns: Vec::new(), path: PathBuf::new() };
        let sections = ["badges", "places", "shapes"].map(|name| (name.to_owned(), section())).into();

        assert_eq!(in_order(&sections, &references(&STEPS)), ["places", "shapes", "badges"]);
    }

    #[test]
    fn a_row_comes_after_the_one_it_refers_to() {
        let rows = ["1\t3", "2\t\\N", "3\t2", "4\t4", "5\t6", "6\t5"].map(str::to_owned).to_vec();

        let ordered = after_their_own(rows, 1, 0);

        assert_eq!(ordered[..4], ["2\t\\N", "4\t4", "3\t2", "1\t3"]);
        assert_eq!(ordered.len(), 6, "even a ring loses no row");
    }

    #[test]
    fn text_does_not_come_first() {
        let columns = ["about:text", "basis:text", "id:id"].map(str::to_owned);

        assert_eq!(moved(&columns, front(&columns)), ["id:id", "about:text", "basis:text"]);
        assert_eq!(moved(&["a", "b"], front(&["a:id".to_owned(), "b:text".to_owned()])), ["a", "b"]);
    }

    /// Notes that refer to later ones, with text that could be mistaken for lines of the dump itself.
    const NOTES: Migration = Migration {
        name: "2026-11-22-0001-notes",
        text: "CREATE TABLE authors (id @id PRIMARY KEY) @strict;\n\
               CREATE TABLE zealots (id @id PRIMARY KEY) @strict;\n\
               CREATE TABLE notes (\n about @text NOT NULL,\n id @id PRIMARY KEY,\n \
               parent @id REFERENCES notes (id),\n writer @id REFERENCES zealots (id)\n) @strict;",
    };

    /// A dump of 1,500 notes, each of them a remark on the next one.
    fn written(file: &Path) -> String {
        let id = |number: u32| format!("{number:08x}{}", "00".repeat(12));
        let mut notes: Vec<String> = (0..1_500u32)
            .map(|number| {
                let about = ["end of it", "table tennis", "else"][number as usize % 3];
                let parent = if number == 1_499 { "\\N".to_owned() } else { id(number + 1) };
                format!("{about}\t{}\t{parent}\t{}", id(number), id(7))
            })
            .collect();
        notes.sort();
        let text = format!(
            "{HEAD}\ntable authors id:id\ntable notes about:text id:id parent:id writer:id\n{}\ntable outbox announced_at:int \
             delivered_at:int id:id payload:text topic:text\ntable zealots id:id\n{}\n",
            notes.join("\n"),
            id(7)
        );
        let hash = hex::encode(Sha256::digest(text.as_bytes()));
        let mut out = GzEncoder::new(File::create(file).unwrap(), Compression::fast());
        writeln!(out, "{text}end {hash}").unwrap();
        out.finish().unwrap();
        hash
    }

    #[tokio::test]
    async fn what_refers_to_later_rows_and_looks_like_a_heading_is_filled_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let hash = written(&folder.path().join("notes.gz"));

        for (name, fresh) in [("lite", Some(Fresh::sqlite(&[NOTES]).await)), ("big", Fresh::postgres(&[NOTES]).await)] {
            let Some(fresh) = fresh else {
                skipped();
                continue;
            };
            let room = folder.path().join(name);
            fs::create_dir(&room).unwrap();
            let bar = ProgressBar::hidden();
            let (dumped, lines) = arrange(&folder.path().join("notes.gz"), &[NOTES], &room, &bar).unwrap();
            dump::read(&fresh.db, &[NOTES], lines).await.unwrap();

            assert_eq!(dumped.hash, hash);
            assert_eq!(dump::hash(&fresh.db, &[NOTES]).await.unwrap(), hash);
            fresh.remove().await;
        }
    }
}
