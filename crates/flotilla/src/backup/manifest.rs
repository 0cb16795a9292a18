//! What is said beside a back-up about it: `FILE.json`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use terms::Timestamp;

use super::BackupError;

/// A back-up of the database, or of the key store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// `flotilla backup 1`.
    pub format: String,
    /// `database` or `keys`.
    pub holds: String,
    /// Version of the program.
    pub version: String,
    /// When it was made.
    pub made_at: String,
    /// Name of its file, which lies beside this one.
    pub file: String,
    /// SHA-256 of the dump in it.
    pub hash: String,
    /// Lines of the dump.
    pub lines: u64,
    /// Steps of the schema that the database had taken.
    pub steps: Vec<String>,
    /// The end of the access log when the back-up began: what `flotilla access-log verify` prints, kept where whoever
    /// changes the log later does not reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_log: Option<LogEnd>,
}

/// Number and hash of the last row of the access log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEnd {
    /// So many rows there were.
    pub rows: i64,
    /// Hash of the last one, in hexadecimal.
    pub head: String,
}

/// The only format so far.
pub(crate) const FORMAT: &str = "flotilla backup 1";

impl Manifest {
    /// Writes it beside its file.
    ///
    /// # Errors
    /// When the disk fails.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), BackupError> {
        let path = beside(&folder.join(&self.file));
        let text = serde_json::to_string_pretty(self).expect("texts and numbers can be written as JSON");
        fs::write(&path, text + "\n").map_err(|cause| BackupError::File { path, cause })
    }

    /// The one beside a file; `None` when there is none.
    ///
    /// # Errors
    /// When it cannot be read, or is something else.
    pub(crate) fn beside(file: &Path) -> Result<Option<Self>, BackupError> {
        let path = beside(file);
        match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).map(Some).map_err(|_| BackupError::NoManifest(path)),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(BackupError::File { path, cause }),
        }
    }

    /// All of those in a folder, the newest first. What cannot be read is none.
    pub(crate) fn all(folder: &Path) -> Vec<Self> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let texts = entries
            .filter(|entry| entry.path().to_string_lossy().ends_with(".dump.gz.json"))
            .filter_map(|entry| fs::read_to_string(entry.path()).ok());
        let mut all: Vec<Self> = texts.filter_map(|text| serde_json::from_str(&text).ok()).collect();
        all.sort_by(|one, other| other.file.cmp(&one.file));
        all
    }
}

fn beside(file: &Path) -> PathBuf {
    file.with_added_extension("json")
}

/// `flotilla-20261122T164427123Z.dump.gz`: sorts by its time.
pub(crate) fn file_name(holds: &str, now: Timestamp) -> String {
    let second: String = now.rfc3339().chars().filter(char::is_ascii_alphanumeric).collect();
    let millis = now.micros().rem_euclid(Timestamp::SECOND) / 1_000;
    let begins = if holds == "keys" { "flotilla-keys" } else { "flotilla" };
    format!("{begins}-{}{millis:03}Z.dump.gz", second.trim_end_matches('Z'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_time() {
        let at = Timestamp::from_micros(1_795_365_867_042_000);

        assert_eq!(file_name("database", at), "flotilla-20261122T164427042Z.dump.gz");
        assert_eq!(file_name("keys", at), "flotilla-keys-20261122T164427042Z.dump.gz");
    }
}
