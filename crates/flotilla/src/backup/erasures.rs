//! The list of the erased, kept beside the key back-ups: a back-up made before an erasure does not know of it.
//!
//! It holds ids and nothing else; who stood behind them cannot be told from it.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use terms::PersonId;

use super::BackupError;

/// Its name in a folder.
pub(crate) const FILE: &str = "erasures.txt";
const HEAD: &str = "# Ids of people who were erased. `flotilla restore` erases them again. Keep this file.";

/// The list of a folder, or a file itself; empty when there is none.
///
/// # Errors
/// When it cannot be read, or a line is no id.
pub(crate) fn read(path: &Path) -> Result<BTreeSet<PersonId>, BackupError> {
    let path = if path.is_dir() { path.join(FILE) } else { path.to_owned() };
    match fs::read_to_string(&path) {
        Ok(text) => parsed(&text).ok_or(BackupError::Erasures(path)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(cause) => Err(BackupError::File { path, cause }),
    }
}

fn parsed(text: &str) -> Option<BTreeSet<PersonId>> {
    let ids = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    ids.map(|id| id.parse().ok()).collect()
}

/// Adds to the list of a folder; nobody is ever taken off it. Whether anybody was new.
///
/// # Errors
/// As [`read`]; when the disk fails, the list is as it was.
pub(crate) fn add(folder: &Path, erased: &[PersonId]) -> Result<bool, BackupError> {
    let path = folder.join(FILE);
    let mut all = read(&path)?;
    let known = all.len();
    all.extend(erased);
    if all.len() == known && path.exists() {
        return Ok(false);
    }
    let lines = all.iter().fold(format!("{HEAD}\n"), |text, id| format!("{text}{id}\n"));
    save(&path, &lines).map_err(|cause| BackupError::File { path, cause })?;
    Ok(true)
}

pub(super) fn save(path: &PathBuf, text: &str) -> io::Result<()> {
    // The server and a back-up may both be at it.
    let part = path.with_added_extension(format!("{}.part", std::process::id()));
    let mut file = fs::File::create(&part)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(part, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_taken_off_the_list() {
        let folder = tempfile::tempdir().unwrap();
        let [ann, bob] = [1, 2].map(|byte| PersonId::by_chance([byte; 16]));

        assert!(add(folder.path(), &[bob]).unwrap());
        assert!(add(folder.path(), &[ann]).unwrap());
        assert!(!add(folder.path(), &[]).unwrap());

        assert_eq!(read(folder.path()).unwrap(), BTreeSet::from([ann, bob]));
    }

    #[test]
    fn a_list_with_a_line_that_is_no_id_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "# a list\nnobody\n").unwrap();

        assert!(matches!(read(folder.path()), Err(BackupError::Erasures(_))));
        assert!(read(&folder.path().join("another.txt")).unwrap().is_empty());
    }
}
