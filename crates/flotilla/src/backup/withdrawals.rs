//! The list of what was taken back, kept beside the list of the erased, for the same reason: a back-up from before does not
//! know of it.
//!
//! It holds ids, keyed hashes, words and instants; who stands behind them cannot be told from it.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use membership::withdrawal::{Withdrawal, newest};
use terms::{PersonId, Timestamp};

use super::{BackupError, erasures::save};

/// Its name in a folder.
pub(crate) const FILE: &str = "withdrawals.txt";
const HEAD: &str = "# What was taken back, objected to or ended: `flotilla restore` says it again. Keep this file.";

/// The list of a folder, or a file itself; empty when there is none.
///
/// # Errors
/// When it cannot be read, or a line is no withdrawal.
pub(crate) fn read(path: &Path) -> Result<Vec<Withdrawal>, BackupError> {
    let path = if path.is_dir() { path.join(FILE) } else { path.to_owned() };
    match fs::read_to_string(&path) {
        Ok(text) => parsed(&text).ok_or(BackupError::Withdrawals(path)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(cause) => Err(BackupError::File { path, cause }),
    }
}

fn parsed(text: &str) -> Option<Vec<Withdrawal>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.parse().ok()).collect()
}

/// Brings the list of a folder up to date: the newest word on each thing, without what is older than it is kept and without the erased.
/// Another database that writes to the same folder takes nothing off it.
///
/// # Errors
/// As [`read`]; when the disk fails, the list is as it was.
pub(crate) fn add(
    folder: &Path,
    said: Vec<Withdrawal>,
    erased: &[PersonId],
    now: Timestamp,
) -> Result<(), BackupError> {
    let path: PathBuf = folder.join(FILE);
    let before = read(&path)?;
    let erased: BTreeSet<String> = erased.iter().map(PersonId::to_string).collect();
    let mut all = newest(before.iter().cloned().chain(said));
    all.retain(|one| one.is_kept(now) && !erased.contains(&one.subject));
    if all == before {
        return Ok(());
    }
    let lines = all.iter().fold(format!("{HEAD}\n"), |text, one| format!("{text}{one}\n"));
    save(&path, &lines).map_err(|cause| BackupError::File { path, cause })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(person: PersonId, at: Timestamp, times: i64) -> Withdrawal {
        format!("{} consent {person} newsletter {times}", at.micros()).parse().unwrap()
    }

    #[test]
    fn the_newest_word_stays_until_it_is_old_or_its_person_is_erased() {
        let folder = tempfile::tempdir().unwrap();
        let [ann, bob] = [1, 2].map(|byte| PersonId::by_chance([byte; 16]));
        let day = |day: i64| Timestamp::from_micros(day * Timestamp::DAY);

        add(folder.path(), vec![one(ann, day(2), 1), one(bob, day(1), 1)], &[], day(3)).unwrap();
        add(folder.path(), vec![one(ann, day(1), 0)], &[], day(3)).unwrap();
        add(folder.path(), Vec::new(), &[], day(3)).unwrap();
        assert_eq!(read(folder.path()).unwrap(), [one(bob, day(1), 1), one(ann, day(2), 1)]);

        add(folder.path(), vec![one(ann, day(4), 0)], &[bob], day(4)).unwrap();
        assert_eq!(read(folder.path()).unwrap(), [one(ann, day(4), 0)]);
        add(folder.path(), Vec::new(), &[], day(404)).unwrap();
        assert!(read(folder.path()).unwrap().is_empty());
    }

    #[test]
    fn a_list_with_another_line_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "# a list\nnothing\n").unwrap();

        assert!(matches!(read(folder.path()), Err(BackupError::Withdrawals(_))));
        assert!(matches!(
            add(folder.path(), Vec::new(), &[], Timestamp::from_micros(0)),
            Err(BackupError::Withdrawals(_))
        ));
    }
}
