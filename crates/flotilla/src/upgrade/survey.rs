//! What a database holds, table by table: rows and a hash, to be compared before and after an upgrade.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use database::{
    Db, Migration,
    dump::{self, DumpError},
};
use sha2::{Digest, Sha256};

/// What a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// How many rows.
    pub(crate) rows: u64,
    /// SHA-256 of its heading and rows, as a dump writes them.
    pub(crate) hash: [u8; 32],
}

/// Tables by name.
pub(crate) type Survey = BTreeMap<String, Table>;

/// Reads the whole database, as of one instant.
///
/// # Errors
/// When the database fails.
pub(crate) async fn survey(db: &Db, applied: &[Migration]) -> Result<Survey, DumpError> {
    let out = Surveying::default();
    dump::write(db, applied, out.clone()).await?;
    let mut inner = out.0.lock().unwrap_or_else(PoisonError::into_inner);
    inner.close();
    Ok(std::mem::take(&mut inner.done))
}

#[derive(Clone, Default)]
struct Surveying(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    line: Vec<u8>,
    /// A whole line that waits for the next one: the last, which says the hash, belongs to no table.
    held: Option<Vec<u8>>,
    table: Option<(String, Sha256, u64)>,
    done: Survey,
}

impl Write for Surveying {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            inner.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                inner.take();
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Inner {
    fn take(&mut self) {
        let line = std::mem::take(&mut self.line);
        let Some(line) = self.held.replace(line) else { return };
        if crate::backup::dumped::is_heading(&line) {
            self.close();
            let name = line[b"table ".len()..].split(|byte| *byte == b' ').next().unwrap_or_default();
            let name = String::from_utf8_lossy(name).trim_end().to_owned();
            self.table = Some((name, Sha256::new_with_prefix(&line), 0));
        } else if let Some((_, hash, rows)) = &mut self.table {
            hash.update(&line);
            *rows += 1;
        }
    }

    /// Notes the table that has just ended.
    fn close(&mut self) {
        if let Some((name, hash, rows)) = self.table.take() {
            self.done.insert(name, Table { rows, hash: hash.finalize().into() });
        }
    }
}

/// Tables that an upgrade was to leave alone and did not, and tables that lost rows.
///
/// A step leaves alone what it does not name. What it names may change and grow; rows may only go with their table.
pub(crate) fn faults(before: &Survey, after: &Survey, steps: &[Migration]) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, table) in before {
        match after.get(name) {
            None if is_named(name, steps) => {}
            None => faults.push(format!("the table {name} is gone")),
            Some(now) if is_named(name, steps) => {
                if now.rows < table.rows {
                    faults.push(format!("the table {name} had {} rows and has {}", table.rows, now.rows));
                }
            }
            Some(now) if now.hash != table.hash => faults.push(format!("the table {name} has changed")),
            Some(_) => {}
        }
    }
    faults
}

fn is_named(table: &str, steps: &[Migration]) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let code = |step: &Migration| {
        step.text.lines().map(|line| line.split("--").next().unwrap_or("")).collect::<Vec<_>>().join(" ")
    };
    steps.iter().any(|step| code(step).split(|c| !is_part(c)).any(|word| word == table))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(tables: &[(&str, u64, u8)]) -> Survey {
        tables.iter().map(|(name, rows, hash)| ((*name).to_owned(), Table { rows: *rows, hash: [*hash; 32] })).collect()
    }

    fn faults_of(after: &[(&str, u64, u8)], step: &'static str) -> Vec<String> {
        let before = survey(&[("offices", 5, 1), ("persons", 9, 2)]);
        faults(&before, &survey(after), &[Migration { name: "m", text: step }])
    }

    #[test]
    fn what_no_step_names_must_stay_to_the_byte() {
        let step = "ALTER TABLE offices ADD COLUMN colour @text; -- unlike persons";

        assert!(faults_of(&[("offices", 5, 7), ("persons", 9, 2)], step).is_empty());
        assert_eq!(faults_of(&[("offices", 5, 7), ("persons", 9, 3)], step), ["the table persons has changed"]);
        assert_eq!(faults_of(&[("offices", 5, 7)], step), ["the table persons is gone"]);
    }

    #[test]
    fn what_a_step_names_may_grow_and_not_shrink() {
        let step = "UPDATE offices SET role = 'x'";

        assert!(faults_of(&[("offices", 6, 7), ("persons", 9, 2)], step).is_empty());
        assert_eq!(
            faults_of(&[("offices", 4, 7), ("persons", 9, 2)], step),
            ["the table offices had 5 rows and has 4"]
        );
        assert!(faults_of(&[("persons", 9, 2)], "DROP TABLE offices").is_empty());
    }
}
