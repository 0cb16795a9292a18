//! `flotilla restore`: an identical database out of a back-up, said by its hash; and nobody who was erased comes back,
//! nor does what was taken back or ended.
//!
//! On SQLite everything is filled into files beside their places and moved there at the end: what goes wrong on the way
//! leaves nothing. What is encrypted is read through once before that, so that a wrong key or a file that was cut off leaves
//! nothing either. Who was erased is erased again before that, and after the comparison, which must see all rows.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use clap::Args;
use database::{
    Db, Migration, Options, Vault,
    dump::{self, DumpError},
    vault,
};
use membership::withdrawal::Withdrawal;
use serde::Serialize;
use terms::{PersonId, Timestamp};

use crate::{
    backup::{
        self, BackupError, Damaged, Manifest, dumped, erasures,
        offline::{Identity, NoIdentity},
        withdrawals,
    },
    installation::{Installation, OpenError},
    serve,
    settings::{Chosen, Settings, SettingsError, environment},
    slices,
    upgrade::{Schema, sqlite_file, survey::survey},
};

/// Added to the name of a file until everything is in it.
const UNFINISHED: &str = "restoring";

/// Restore a back-up into an empty installation, erase again whoever was erased since, and take back what was taken back
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  mkdir -p /var/lib/flotilla && cp SAFE/master.key /var/lib/flotilla/
  flotilla restore --from /mnt/a/flotilla-20261122T164427123Z.dump.gz.age \\
                   --keys /mnt/b/flotilla-keys-20261123T020000456Z.dump.gz.age \\
                   --identity /media/stick/flotilla-offline.key

Back-ups that are not encrypted (.dump.gz) need no --identity.

The newest back-up of the key store opens every back-up of the database. Lists of the erased and of what was taken back that lie beside the
two files, and in the folder for back-ups of the key store, are found by themselves.")]
pub struct RestoreArgs {
    #[command(flatten)]
    chosen: Chosen,
    /// Back-up of the database
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// Back-up of the key store
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
    /// Private half of the offline key that they are encrypted to; - for standard input
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// Another list of the erased
    #[arg(long, value_name = "FILE")]
    erasures: Option<PathBuf>,
    /// Print what was restored as JSON
    #[arg(long)]
    json: bool,
}

/// What a restore begins with.
#[derive(Debug, Clone, Copy)]
pub struct BackUp<'a> {
    /// Back-up of the database.
    pub database: &'a Path,
    /// Back-up of the key store.
    pub keys: &'a Path,
    /// What opens them, if they are encrypted.
    pub identity: Option<&'a Identity>,
    /// A list of the erased, besides those that are found.
    pub erasures: Option<&'a Path>,
}

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// A back-up is damaged.
    #[error("{0}; nothing was restored")]
    Damaged(#[from] Damaged),
    /// The private key cannot be read.
    #[error("{0}; nothing was restored")]
    NoIdentity(#[from] NoIdentity),
    /// It is encrypted to another key.
    #[error("{}: is encrypted to {}, and --identity brought another key; nothing was restored", path.display(), recipients.join(", "))]
    Identity {
        /// Which file.
        path: PathBuf,
        /// Whom it is encrypted to, as its manifest says.
        recipients: Vec<String>,
    },
    /// Its manifest or a list of the erased cannot be read.
    #[error("{0}; nothing was restored")]
    Beside(#[from] BackupError),
    /// It holds the other half.
    #[error("{}: holds the {holds}; --from takes the back-up of the database, --keys that of the key store", path.display())]
    Other {
        /// Which file.
        path: PathBuf,
        /// What it holds.
        holds: String,
    },
    /// It is not the file that its manifest speaks of.
    #[error("{}: is damaged, or another file than the manifest beside it speaks of; nothing was restored", .0.display())]
    Manifest(PathBuf),
    /// A newer version made it.
    #[error("{}: was made by a newer version of Flotilla (it knows “{step}”); restore it with that version", path.display())]
    Newer {
        /// Which file.
        path: PathBuf,
        /// A step that we do not know.
        step: String,
    },
    /// There is something already.
    #[error("{0} holds data already; restore into an empty folder or database, or move what is there away")]
    NotEmpty(String),
    /// There is no master key.
    #[error("put the copy of the master key at {} first; without it nothing could be read", .0.display())]
    NoMasterKey(PathBuf),
    /// The master key is not the one.
    #[error("the master key does not fit this back-up of the key store: {0}")]
    Master(OpenError),
    /// The role may not do what it takes.
    #[error(
        "PostgreSQL lets this role not restore; as its administrator: GRANT SET ON PARAMETER session_replication_role TO the role (docs/operators/postgres.md)"
    )]
    Role,
    /// It could not be filled.
    #[error("the database could not be filled: {0}")]
    Fill(DumpError),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] database::Error),
    /// What was filled is not what was backed up.
    #[error("what was restored differs from the back-up: {is} instead of {should_be}; throw it away and report this")]
    Differs {
        /// Its hash.
        is: String,
        /// The back-up's.
        should_be: String,
    },
    /// The program could not be put together.
    #[error("{0}")]
    Program(String),
    /// A file or folder.
    #[error("{}: {cause}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Hash of the database, the same as the back-up's.
    pub identical: String,
    /// Hash of the key store, the same as the back-up's.
    pub keys_identical: String,
    /// People who were erased again.
    pub erased_again: usize,
    /// Whether a list of the erased was found.
    pub has_list: bool,
    /// Consents, offices and the like that the back-up still had, and that were taken back or ended again.
    pub taken_back_again: usize,
}

/// Runs the command; what to print.
///
/// # Errors
/// [`RestoreError`].
pub async fn run(args: RestoreArgs, now: Timestamp) -> Result<String, RestoreError> {
    let settings = args.chosen.settings(&environment())?;
    let identity = args.identity.as_deref().map(Identity::read).transpose()?;
    let from = BackUp {
        database: &args.from,
        keys: &args.keys,
        identity: identity.as_ref(),
        erasures: args.erasures.as_deref(),
    };
    let report = restore(&settings, from, now).await?;
    if args.json {
        return Ok(serde_json::to_string_pretty(&report).expect("texts and numbers can be written as JSON"));
    }
    Ok(report.in_words())
}

/// Restores both halves, compares them with the back-up, and erases again whoever was erased.
///
/// # Errors
/// [`RestoreError`]. On SQLite nothing is then restored; on PostgreSQL throw the two databases away.
pub async fn restore(settings: &Settings, from: BackUp<'_>, now: Timestamp) -> Result<Report, RestoreError> {
    restore_by_steps(settings, from, now, &mut |_| {}).await
}

/// What a restoration goes through, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Both files were read to their ends and are whole.
    Read,
    /// The key store is identical and opens with the master key.
    Keys,
    /// The database is identical.
    Database,
    /// Its schema is that of this version.
    Schema,
    /// Who was erased is erased again, what was taken back is taken back.
    Again,
}

/// As [`restore`]; `done` hears of each step once it is over.
///
/// # Errors
/// As [`restore`].
pub(crate) async fn restore_by_steps(
    settings: &Settings,
    from: BackUp<'_>,
    now: Timestamp,
    done: &mut dyn FnMut(Step),
) -> Result<Report, RestoreError> {
    let master = settings.places().master().map_err(|error| match error {
        OpenError::NoMasterKey(path) => RestoreError::NoMasterKey(path),
        other => RestoreError::Master(other),
    })?;
    let (kept, has_list) = lists(settings, &from)?;
    let taken_back = taken_back(settings, &from)?;
    let [keys, database] = [Target::of(&settings.keys), Target::of(&settings.database)];
    let outcome = async {
        // Both files are read to their ends before anything is filled: half a restoration helps nobody.
        let keys_half = Half::read((from.keys, from.identity), "keys", &vault::MIGRATIONS)?;
        let database_half = Half::read((from.database, from.identity), "database", &slices::migrations())?;
        done(Step::Read);
        let keys_identical = keys.fill(keys_half, now).await?;
        let vault = Vault::open(&Options::new(&keys.address), &master, now).await;
        let vault = vault.map_err(|error| RestoreError::Master(error.into()))?;
        done(Step::Keys);
        let identical = database.fill(database_half, now).await?;
        done(Step::Database);
        let db = Db::open(&Options::new(&database.address)).await?;
        db.migrate(&slices::migrations(), now).await?;
        done(Step::Schema);
        let open = Installation { db, vault };
        let again = say_again(settings, &open, (kept, taken_back), now).await;
        open.db.close().await;
        open.vault.store().close().await;
        let (erased_again, taken_back_again) = again?;
        done(Step::Again);
        Ok(Report { identical, keys_identical, erased_again, has_list, taken_back_again })
    }
    .await;
    if outcome.is_ok() {
        keep(&keys, &database)?;
    } else {
        keys.drop_files();
        database.drop_files();
    }
    outcome
}

/// The lists of the erased: the one that was named, and those beside the files and in the folder for key back-ups.
fn lists(settings: &Settings, from: &BackUp<'_>) -> Result<(BTreeSet<PersonId>, bool), RestoreError> {
    let beside = [from.database, from.keys].map(|file| file.parent().unwrap_or(Path::new(".")).join(erasures::FILE));
    let mut files = beside.to_vec();
    files.push(settings.key_backup_folder.join(erasures::FILE));
    files.retain(|file| file.exists());
    files.extend(from.erasures.map(Path::to_owned));
    let mut kept = BTreeSet::new();
    for file in &files {
        kept.extend(erasures::read(file)?);
    }
    Ok((kept, !files.is_empty()))
}

/// What was taken back since, from the lists beside the files and in the folder for key back-ups.
fn taken_back(settings: &Settings, from: &BackUp<'_>) -> Result<Vec<Withdrawal>, RestoreError> {
    let beside = [from.database, from.keys].map(|file| file.parent().unwrap_or(Path::new(".")).to_owned());
    let mut all = Vec::new();
    for folder in beside.iter().chain([&settings.key_backup_folder]) {
        all.extend(withdrawals::read(&folder.join(withdrawals::FILE))?);
    }
    Ok(all)
}

/// Erases again, and takes back again; how many, and how much.
async fn say_again(
    settings: &Settings,
    open: &Installation,
    (kept, taken_back): (BTreeSet<PersonId>, Vec<Withdrawal>),
    now: Timestamp,
) -> Result<(usize, usize), RestoreError> {
    let app = serve::program(settings, open, false).map_err(RestoreError::Program)?;
    let each = async |person| membership::erase_everywhere(&app, person).await;
    let again = membership::replay_erasures(&open.db, &open.vault, kept.into_iter().collect(), each).await?;
    let erased = membership::tombstones(&mut open.db.reader().await?).await?;
    let folder = &settings.key_backup_folder;
    backup::private_folder(folder).map_err(|cause| RestoreError::File { path: folder.clone(), cause })?;
    erasures::add(folder, &erased)?;
    // Whom nobody knows any more has nothing to take back.
    let taken_back_again = membership::replay_withdrawals(&open.db, taken_back.clone(), || app.new_id(), now).await?;
    withdrawals::add(folder, taken_back, &erased, now)?;
    membership::close_ways_in(&open.db, || app.random(), now).await?;
    Ok((again, taken_back_again))
}

/// One half of a back-up, read to its end and found whole.
struct Half<'a> {
    /// The steps of the schema under which it was written.
    steps: Vec<Migration>,
    /// Its hash.
    hash: String,
    /// How many lines it has.
    lines: u64,
    /// The packed file.
    file: PathBuf,
    /// What opens it.
    identity: Option<&'a Identity>,
}

impl<'a> Half<'a> {
    fn read(
        (from, identity): (&Path, Option<&'a Identity>),
        holds: &str,
        all: &[Migration],
    ) -> Result<Self, RestoreError> {
        let manifest = manifest(from, holds)?;
        let steps = steps(from, manifest.as_ref(), all)?;
        if let Some(should_be) = manifest.as_ref().and_then(|manifest| manifest.file_hash.as_ref())
            && *should_be != dumped::file_hash(from)?
        {
            return Err(RestoreError::Manifest(from.to_owned()));
        }
        let bar = backup::progress(Some(0), "bytes read");
        let dumped = dumped::walk(from, identity, &bar).map_err(|damaged| match (damaged, &manifest) {
            (Damaged::Identity(path), Some(Manifest { recipients, .. })) if !recipients.is_empty() => {
                RestoreError::Identity { path, recipients: recipients.clone() }
            }
            (other, _) => other.into(),
        })?;
        bar.finish_and_clear();
        if manifest.is_some_and(|manifest| manifest.hash != dumped.hash) {
            return Err(RestoreError::Manifest(from.to_owned()));
        }
        Ok(Self { steps, hash: dumped.hash, lines: dumped.lines, file: from.to_owned(), identity })
    }
}

/// Where one half goes.
struct Target {
    /// Where it is filled.
    address: String,
    /// On SQLite, the file to be moved into place, and the place.
    files: Option<(PathBuf, PathBuf)>,
}

impl Target {
    fn of(address: &str) -> Self {
        match sqlite_file(address) {
            None => Self { address: address.to_owned(), files: None },
            Some(place) => {
                let file = place.with_added_extension(UNFINISHED);
                Self { address: format!("sqlite:{}", file.display()), files: Some((file, place.to_owned())) }
            }
        }
    }

    /// Fills it from a back-up that has been checked; the hash of both.
    async fn fill(&self, half: Half<'_>, now: Timestamp) -> Result<String, RestoreError> {
        let Half { steps, hash, lines, file, identity } = half;
        let db = self.empty(&steps).await?;
        db.migrate(&steps, now).await?;
        let bar = backup::progress(Some(lines), "lines filled in");
        dump::read(&db, &steps, dumped::lines(&file, identity, &bar)?).await.map_err(filling)?;
        let is = dump::hash(&db, &steps).await.map_err(RestoreError::Fill)?;
        bar.finish_and_clear();
        db.close().await;
        if is == hash { Ok(is) } else { Err(RestoreError::Differs { is, should_be: hash }) }
    }

    /// The database to be filled, once it is sure that there is nothing in it.
    async fn empty(&self, steps: &[Migration]) -> Result<Db, RestoreError> {
        if let Some((_, place)) = &self.files {
            // A log left of another database would be played into this one.
            for end in ["", "-wal", "-shm", "-journal"] {
                let there = PathBuf::from(format!("{}{end}", place.display()));
                if fs::symlink_metadata(&there).is_ok() {
                    return Err(RestoreError::NotEmpty(there.display().to_string()));
                }
            }
            self.drop_files();
            return Ok(Db::open(&Options::new(&self.address)).await?);
        }
        let db = Db::open(&Options::new(&self.address)).await?;
        let schema = Schema::of(&db, steps).await?;
        if !schema.is_new() {
            let tables = survey(&db, &schema.applied).await.map_err(RestoreError::Fill)?;
            if let Some((name, _)) = tables.iter().find(|(_, table)| table.rows > 0) {
                return Err(RestoreError::NotEmpty(format!("the table {name} of the PostgreSQL database")));
            }
        }
        Ok(db)
    }

    /// Moves the files into place; on a fault some of them may be there.
    fn keep(&self) -> Result<(), RestoreError> {
        let Some((file, place)) = &self.files else { return Ok(()) };
        for end in ["-wal", ""] {
            let (file, place) = (format!("{}{end}", file.display()), format!("{}{end}", place.display()));
            match fs::rename(file, &place) {
                // A database that was closed has no log any more.
                Err(cause) if end.is_empty() || cause.kind() != io::ErrorKind::NotFound => {
                    return Err(RestoreError::File { path: place.into(), cause });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Moves back what [`Self::keep`] moved: what is there was not there before.
    fn take_back(&self) {
        let Some((file, place)) = &self.files else { return };
        for end in ["", "-wal"] {
            fs::rename(format!("{}{end}", place.display()), format!("{}{end}", file.display())).ok();
        }
    }

    /// Removes what an attempt left behind.
    fn drop_files(&self) {
        let Some((file, _)) = &self.files else { return };
        for end in ["", "-wal", "-shm", "-journal"] {
            fs::remove_file(format!("{}{end}", file.display())).ok();
        }
    }
}

/// Moves both halves into place, or neither.
fn keep(keys: &Target, database: &Target) -> Result<(), RestoreError> {
    let kept = keys.keep().and_then(|()| database.keep());
    if kept.is_err() {
        for half in [database, keys] {
            half.take_back();
            half.drop_files();
        }
    }
    kept
}

fn filling(error: DumpError) -> RestoreError {
    let is_the_role = error.to_string().contains("session_replication_role");
    if is_the_role { RestoreError::Role } else { RestoreError::Fill(error) }
}

fn manifest(from: &Path, holds: &str) -> Result<Option<Manifest>, RestoreError> {
    let manifest = Manifest::beside(from)?;
    match manifest {
        Some(other) if other.holds != holds => Err(RestoreError::Other { path: from.to_owned(), holds: other.holds }),
        other => Ok(other),
    }
}

/// The steps that the database had taken; all that we know when nothing says so.
fn steps(from: &Path, manifest: Option<&Manifest>, all: &[Migration]) -> Result<Vec<Migration>, RestoreError> {
    let Some(manifest) = manifest else { return Ok(all.to_vec()) };
    let known = |name: &String| {
        let step = all.iter().find(|step| step.name == name).copied();
        step.ok_or_else(|| RestoreError::Newer { path: from.to_owned(), step: name.clone() })
    };
    manifest.steps.iter().map(known).collect()
}

impl Report {
    fn in_words(&self) -> String {
        let erased = if self.has_list {
            format!("erased again: {}", self.erased_again)
        } else {
            format!(
                "erased again: {} (no list of the erased was found; if anybody was erased after the back-up, restore once more with --erasures FILE)",
                self.erased_again
            )
        };
        format!(
            "identical: {}\nkeys identical: {}\n{erased}\ntaken back or ended again: {}",
            self.identical, self.keys_identical, self.taken_back_again
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_are_kept_or_neither() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let half = |name: &str| Target::of(&format!("sqlite:{}", at(name).display()));
        let (keys, database) = (half("keys.db"), half("flotilla.db"));
        fs::write(at("keys.db.restoring"), "keys").unwrap();
        fs::write(at("keys.db.restoring-wal"), "log").unwrap();

        // The file of the database is missing: it cannot be moved.
        assert!(matches!(keep(&keys, &database), Err(RestoreError::File { .. })));

        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was restored");
        fs::write(at("keys.db.restoring"), "keys").unwrap();
        fs::write(at("flotilla.db.restoring"), "database").unwrap();
        keep(&keys, &database).unwrap();
        assert!(at("keys.db").exists() && at("flotilla.db").exists());
    }
}
