//! What is said beside a back-up about it: `FILE.json`.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use terms::Timestamp;

use super::{BackupError, dumped::flush_folder};

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
    /// SHA-256 of the file itself, so that a copy can be checked without a key; none in a manifest from before that was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_hash: Option<String>,
    /// Public halves of the offline keys that the file is encrypted to; none for a file that is not encrypted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
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
    /// Writes it beside its file; it is there whole or not at all.
    ///
    /// # Errors
    /// When the disk fails.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), BackupError> {
        let path = beside(&folder.join(&self.file));
        let text = serde_json::to_string_pretty(self).expect("texts and numbers can be written as JSON");
        let part = path.with_added_extension("part");
        let written = File::create(&part)
            .and_then(|mut file| file.write_all((text + "\n").as_bytes()).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&part, &path))
            .and_then(|()| flush_folder(&path));
        written.map_err(|cause| {
            // Gone already when only the last step failed.
            fs::remove_file(&part).ok();
            BackupError::File { path, cause }
        })
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
            .filter(|entry| ENDS.iter().any(|end| entry.path().to_string_lossy().ends_with(&format!("{end}.json"))))
            .filter_map(|entry| fs::read_to_string(entry.path()).ok());
        let mut all: Vec<Self> = texts.filter_map(|text| serde_json::from_str(&text).ok()).collect();
        all.sort_by(|one, other| other.file.cmp(&one.file));
        all
    }

    /// Whether it speaks of a back-up of ours of `holds` by its name; a manifest is a file like any other.
    pub(crate) fn is_of(&self, holds: &str) -> bool {
        self.holds == holds && self.stamp().is_some()
    }

    /// Whether its file is older than that instant, by its name.
    pub(crate) fn is_before(&self, instant: Timestamp) -> bool {
        self.stamp().is_some_and(|own| own < stamp(instant).as_str())
    }

    fn stamp(&self) -> Option<&str> {
        let rest = self.file.strip_prefix(begins(&self.holds))?;
        let stamp = ENDS.iter().find_map(|end| rest.strip_suffix(end))?;
        stamp.bytes().all(|byte| byte.is_ascii_alphanumeric()).then_some(stamp)
    }
}

fn beside(file: &Path) -> PathBuf {
    file.with_added_extension("json")
}

/// How names of back-ups end: as they are, and encrypted.
const ENDS: [&str; 2] = [".dump.gz", ".dump.gz.age"];

/// `flotilla-20261122T164427123Z.dump.gz`, or the same with `.age`: sorts by its time.
pub(crate) fn file_name(holds: &str, now: Timestamp, is_encrypted: bool) -> String {
    format!("{}{}{}", begins(holds), stamp(now), ENDS[usize::from(is_encrypted)])
}

/// Whether a name is that of a dump, and not of what lies beside one.
pub(crate) fn is_dump(name: &str) -> bool {
    ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether a name is one that a back-up of the key store, made before that instant, gave to a file: the dump, its manifest, or
/// either of them unfinished.
pub(crate) fn is_of_keys_before(name: &str, instant: Timestamp) -> bool {
    let Some(rest) = name.strip_prefix(begins("keys")) else { return false };
    let rest = rest.strip_suffix(".part").unwrap_or(rest);
    let rest = rest.strip_suffix(".json").unwrap_or(rest);
    let own = ENDS.iter().find_map(|end| rest.strip_suffix(end));
    own.is_some_and(|own| is_stamp(own) && own < stamp(instant).as_str())
}

/// Whether it is written as [`stamp`] writes.
fn is_stamp(text: &str) -> bool {
    let shape = |(at, byte): (usize, u8)| match at {
        8 => byte == b'T',
        18 => byte == b'Z',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 19 && text.bytes().enumerate().all(shape)
}

/// How names of back-ups begin.
fn begins(holds: &str) -> &'static str {
    if holds == "keys" { "flotilla-keys-" } else { "flotilla-" }
}

/// `20261122T164427123Z`.
fn stamp(now: Timestamp) -> String {
    let second: String = now.rfc3339().chars().filter(char::is_ascii_alphanumeric).collect();
    let millis = now.micros().rem_euclid(Timestamp::SECOND) / 1_000;
    format!("{}{millis:03}Z", second.trim_end_matches('Z'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_time() {
        let at = Timestamp::from_micros(1_795_365_867_042_000);

        assert_eq!(file_name("database", at, false), "flotilla-20261122T164427042Z.dump.gz");
        assert_eq!(file_name("keys", at, true), "flotilla-keys-20261122T164427042Z.dump.gz.age");
    }
}
