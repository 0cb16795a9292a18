//! `flotilla backup`: the database and, apart from it, the key store, while the server goes on.
//!
//! A back-up is a packed dump (`database::dump`) with a manifest beside it. The database comes first and the keys
//! after it: whoever stands in the one has her key in the other. The master key is copied nowhere. Where the settings name
//! recipients, both files are encrypted to their offline keys.

pub(crate) mod dumped;
pub(crate) mod erasures;
pub(crate) mod manifest;
pub mod offline;
pub(crate) mod withdrawals;

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use clap::Args;
use database::{Db, Migration, dump::DumpError, vault};
use indicatif::{ProgressBar, ProgressStyle};
use membership::withdrawal::Withdrawal;
use serde::Serialize;
use terms::{PersonId, Timestamp};

use crate::{
    settings::{Chosen, Settings, SettingsError, environment},
    slices,
    upgrade::{self, Schema},
};
pub use dumped::Damaged;
use dumped::Written;
pub use manifest::{LogEnd, Manifest};
use offline::Recipient;

/// Back-ups of the key store that are older would keep the keys of the erased.
///
/// Source: docs/decisions/0004-keys-apart.md.
const KEYS_KEPT: i64 = 30 * Timestamp::DAY;

/// Back up the database and, into another folder, the key store; the server may go on meanwhile
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  flotilla backup                                     into the folders of the settings
  flotilla backup --to /mnt/a --keys-to /mnt/b        onto two disks
  flotilla backup --json | jq -r .database.hash       for a program

With backup_recipients in the settings both files are encrypted to an offline key (flotilla backup-key makes one).
The master key is not copied. Keep a copy of it where neither back-up lies: without it no name can be read again.
Every night by a timer: docs/operators/backup.md.")]
pub struct BackupArgs {
    #[command(flatten)]
    chosen: Chosen,
    /// Folder for the database [default: as the settings say]
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Another folder, for the key store [default: as the settings say]
    #[arg(long, value_name = "DIR")]
    keys_to: Option<PathBuf>,
    /// Print what was made as JSON
    #[arg(long)]
    json: bool,
}

/// Why there is no back-up.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Both folders are one, or one lies in the other.
    #[error(
        "{} and {} lie together: whoever finds both back-ups needs the master key alone; choose folders apart, best on two disks",
        to.display(), keys_to.display()
    )]
    Together {
        /// For the database.
        to: PathBuf,
        /// For the key store.
        keys_to: PathBuf,
    },
    /// There is nothing to back up.
    #[error(transparent)]
    Existing(#[from] upgrade::NotThere),
    /// The database.
    #[error("the database failed: {0}")]
    Database(#[from] database::Error),
    /// The dump.
    #[error("the back-up could not be made: {0}")]
    Dump(#[from] DumpError),
    /// A file or folder.
    #[error("{}: {cause}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// What was written reads differently.
    #[error("{}: reads differently from what was written; look after this disk", .0.display())]
    Unlike(PathBuf),
    /// What was written cannot be read.
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// A file that should be a manifest.
    #[error("{}: is not the manifest of a back-up", .0.display())]
    NoManifest(PathBuf),
    /// A file that should be a list of the erased.
    #[error("{}: has a line that is no id", .0.display())]
    Erasures(PathBuf),
    /// A file that should be a list of what was taken back.
    #[error("{}: has a line that is no withdrawal", .0.display())]
    Withdrawals(PathBuf),
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The back-up of the database.
    pub database: Manifest,
    /// Its folder.
    pub folder: PathBuf,
    /// The back-up of the key store.
    pub keys: Manifest,
    /// Its folder.
    pub key_folder: PathBuf,
    /// Ids on the list of the erased.
    pub erased: usize,
    /// Back-ups of the key store that were too old and were deleted.
    pub old_keys_deleted: usize,
}

/// Runs the command; what to print.
///
/// # Errors
/// [`BackupError`].
pub async fn run(args: BackupArgs, now: Timestamp) -> Result<String, BackupError> {
    let settings = args.chosen.settings(&environment())?;
    let to = args.to.unwrap_or_else(|| settings.backup_folder.clone());
    let keys_to = args.keys_to.unwrap_or_else(|| settings.key_backup_folder.clone());
    let report = back_up(&settings, &to, &keys_to, now).await?;
    if args.json {
        return Ok(serde_json::to_string_pretty(&report).expect("texts and numbers can be written as JSON"));
    }
    Ok(report.in_words(&settings.master_key_file))
}

/// Backs both up, each into its own folder.
///
/// # Errors
/// [`BackupError`]; then neither folder holds anything that looks whole and is not.
pub async fn back_up(settings: &Settings, to: &Path, keys_to: &Path, now: Timestamp) -> Result<Report, BackupError> {
    for folder in [to, keys_to] {
        private_folder(folder).map_err(|cause| BackupError::File { path: folder.to_owned(), cause })?;
    }
    if is_together(to, keys_to) {
        return Err(BackupError::Together { to: to.to_owned(), keys_to: keys_to.to_owned() });
    }
    let db = upgrade::existing(&settings.database).await?;
    let end = log_end(&db).await?;
    let recipients = &settings.backup_recipients;
    let database = one(&db, &slices::migrations(), (to, recipients), ("database", end), now).await?;
    let erased = tombstones(&db).await?;
    let taken_back = taken_back(&db).await?;
    db.close().await;
    let store = upgrade::existing(&settings.keys).await?;
    let keys = one(&store, &vault::MIGRATIONS, (keys_to, recipients), ("keys", None), now).await?;
    store.close().await;
    erasures::add(keys_to, &erased)?;
    withdrawals::add(keys_to, taken_back, &erased, now)?;
    Ok(Report {
        database,
        folder: to.to_owned(),
        keys,
        key_folder: keys_to.to_owned(),
        erased: erasures::read(keys_to)?.len(),
        old_keys_deleted: delete_old_keys(keys_to, now)?,
    })
}

async fn one(
    db: &Db,
    all: &[Migration],
    (folder, recipients): (&Path, &[Recipient]),
    (holds, access_log): (&str, Option<LogEnd>),
    now: Timestamp,
) -> Result<Manifest, BackupError> {
    let schema = Schema::of(db, all).await?;
    let file = manifest::file_name(holds, now, !recipients.is_empty());
    let path = folder.join(&file);
    let before = Manifest::all(folder).into_iter().find(|manifest| manifest.holds == holds);
    let bar = progress(before.map(|manifest| manifest.lines), "lines written");
    let written = dumped::write(db, &schema.applied, &path, recipients, &bar).await?;
    bar.finish_and_clear();
    let is_encrypted = !recipients.is_empty();
    let manifest = Manifest {
        format: manifest::FORMAT.to_owned(),
        holds: holds.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now.rfc3339(),
        file,
        hash: written.dumped.hash.clone(),
        lines: written.dumped.lines,
        file_hash: Some(written.file_hash.clone()),
        recipients: recipients.iter().map(Recipient::to_string).collect(),
        steps: schema.applied.iter().map(|step| step.name.to_owned()).collect(),
        access_log,
    };
    let told = read_back(&path, &written, is_encrypted).await.and_then(|()| manifest.write(folder));
    if told.is_err() {
        // Nothing stays that looks whole, and that nothing tells about.
        fs::remove_file(&path).ok();
    }
    told.map(|()| manifest)
}

/// A back-up that nobody has read is a hope. What is encrypted can be opened by nobody here: its bytes are compared, and the
/// drill does the rest.
async fn read_back(path: &Path, written: &Written, is_encrypted: bool) -> Result<(), BackupError> {
    let reading = path.to_owned();
    let read = tokio::task::spawn_blocking(move || {
        let file_hash = dumped::file_hash(&reading)?;
        let dumped = if is_encrypted { None } else { Some(dumped::walk(&reading, None, &ProgressBar::hidden())?) };
        Ok::<_, Damaged>((file_hash, dumped))
    });
    let (file_hash, dumped) = read.await.expect("reading a file does not panic")?;
    let is_alike = file_hash == written.file_hash && dumped.is_none_or(|dumped| dumped == written.dumped);
    if is_alike { Ok(()) } else { Err(BackupError::Unlike(path.to_owned())) }
}

/// Whom the database remembers to have erased; nobody in a database from before there were members.
pub(crate) async fn tombstones(db: &Db) -> Result<Vec<PersonId>, database::Error> {
    // The first of its steps makes the table; those that it has not taken yet have nothing to do with it.
    let Some(first) = membership::MIGRATIONS.first() else { return Ok(Vec::new()) };
    if has_taken(db, first.name).await? {
        return membership::tombstones(&mut db.reader().await?).await;
    }
    Ok(Vec::new())
}

/// What the database knows to be taken back; nothing in a database from before that was noted.
pub(crate) async fn taken_back(db: &Db) -> Result<Vec<Withdrawal>, database::Error> {
    if has_taken(db, membership::WITHDRAWALS_STEP).await? {
        return membership::withdrawals(&mut db.reader().await?).await;
    }
    Ok(Vec::new())
}

/// The end of the access log; none in a database from before there was one.
async fn log_end(db: &Db) -> Result<Option<LogEnd>, database::Error> {
    if !has_taken(db, membership::ACCESS_LOG_STEP).await? {
        return Ok(None);
    }
    let (rows, head) = membership::access_log_head(&mut db.reader().await?).await?;
    Ok(Some(LogEnd { rows, head: hex::encode(head) }))
}

/// Has the database taken a step of the schema?
async fn has_taken(db: &Db, step: &str) -> Result<bool, database::Error> {
    let schema = Schema::of(db, &slices::migrations()).await?;
    Ok(schema.applied.iter().any(|applied| applied.name == step))
}

/// Deletes what [`back_up`] made more than thirty days ago of the key store, also what it left unfinished and what has no manifest
/// that can be read: by its own names, nothing else. How many dumps.
fn delete_old_keys(folder: &Path, now: Timestamp) -> Result<usize, BackupError> {
    let fault = |cause| BackupError::File { path: folder.to_owned(), cause };
    let mut deleted = 0;
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.file_type().map_err(fault)?.is_dir();
        if is_folder || !manifest::is_of_keys_before(&name, now.plus(-KEYS_KEPT)) {
            continue;
        }
        match fs::remove_file(entry.path()) {
            Ok(()) => deleted += usize::from(manifest::is_dump(&name)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
            Err(cause) => return Err(BackupError::File { path: entry.path(), cause }),
        }
    }
    Ok(deleted)
}

/// Whether one folder is the other, or lies in it.
pub(crate) fn is_together(one: &Path, other: &Path) -> bool {
    is_within(one, other) || is_within(other, one)
}

/// Whether the first is the second, or lies in it.
pub(crate) fn is_within(inner: &Path, outer: &Path) -> bool {
    let place = |path: &Path| {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        fs::canonicalize(&path).unwrap_or(path)
    };
    place(inner).starts_with(place(outer))
}

/// A folder, made when it is not there, that only its owner can look into.
pub(crate) fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// A bar with an estimate when the end is known; nothing where nobody looks at a terminal.
pub(crate) fn progress(total: Option<u64>, what: &'static str) -> ProgressBar {
    let bar = total.map_or_else(ProgressBar::no_length, ProgressBar::new);
    let template = if total.is_some() {
        "{wide_bar} {human_pos} of {human_len} {msg}, {eta} left"
    } else {
        "{spinner} {human_pos} {msg}, {elapsed}"
    };
    bar.set_style(ProgressStyle::with_template(template).expect("a test draws it"));
    bar.set_message(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

impl Report {
    fn in_words(&self, master_key: &Path) -> String {
        let half = |what: &str, folder: &Path, made: &Manifest| {
            format!("{what} {}\n  hash {}", folder.join(&made.file).display(), made.hash)
        };
        let mut lines = vec![
            half("Database: ", &self.folder, &self.database),
            half("Key store:", &self.key_folder, &self.keys),
            format!("List of the erased ({}): {}", self.erased, self.key_folder.join(erasures::FILE).display()),
            format!("List of what was taken back: {}", self.key_folder.join(withdrawals::FILE).display()),
        ];
        lines.push(if self.database.recipients.is_empty() {
            "Not encrypted: backup_recipients in the settings names an offline key; `flotilla backup-key` makes one."
                .to_owned()
        } else {
            format!(
                "Encrypted to {}; the private half of one of these opens both.",
                self.database.recipients.join(", ")
            )
        });
        if self.old_keys_deleted > 0 {
            lines.push(format!(
                "Deleted {} back-ups of the key store older than 30 days; the newest opens every back-up of the database.",
                self.old_keys_deleted
            ));
        }
        lines.push(format!(
            "The master key was not copied. Keep a copy of {} where neither back-up lies: without it no name can be read again.",
            master_key.display()
        ));
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_together_when_one_lies_in_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("a/b")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(at("a"), at("link")).unwrap();

        assert!(is_together(&at("a"), &at("a")));
        assert!(is_together(&at("a"), &at("a/b")) && is_together(&at("a/b"), &at("a")));
        #[cfg(unix)]
        assert!(is_together(&at("a"), &at("link")));
        assert!(!is_together(&at("a"), &at("ab")));
    }

    #[test]
    fn only_back_ups_of_ours_are_deleted_and_only_old_ones_whatever_lies_beside_them() {
        let folder = tempfile::tempdir().unwrap();
        let now = Timestamp::from_micros(1_795_365_867_042_000);
        let ago = |days: i64, is_encrypted| manifest::file_name("keys", now.plus(-days * Timestamp::DAY), is_encrypted);
        let old_database = manifest::file_name("database", now.plus(-90 * Timestamp::DAY), true);
        let mut kept = Vec::new();
        for (name, is_kept) in [
            (ago(31, false), false),
            (ago(32, true), false),
            // No manifest, or none that can be read; encrypted by somebody; what was never finished.
            (format!("{}.json", ago(31, false)), false),
            (format!("{}.json.part", ago(32, true)), false),
            (format!("{}.part", ago(33, true)), false),
            (format!("{}.part", ago(34, false)), false),
            (ago(29, false), true),
            (ago(28, true), true),
            (format!("{}.json", ago(28, true)), true),
            (format!("{}.part", ago(0, true)), true),
            (old_database, true),
            (format!("{}.mine", ago(31, true)), true),
            (format!("copy-of-{}", ago(31, true)), true),
            ("flotilla-keys-1.dump.gz".to_owned(), true),
            ("flotilla-keys-20001122X164427042Z.dump.gz".to_owned(), true),
            ("erasures.txt".to_owned(), true),
        ] {
            fs::write(folder.path().join(&name), "{").unwrap();
            kept.extend(is_kept.then_some(name));
        }

        assert_eq!(delete_old_keys(folder.path(), now).unwrap(), 2);

        let mut left: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        kept.sort();
        assert_eq!(left, kept);
    }

    #[test]
    fn a_bar_can_be_drawn() {
        progress(Some(3), "lines").inc(1);
        progress(None, "lines").inc(1);
    }
}
