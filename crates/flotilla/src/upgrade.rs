//! Opening an installation for work: with a back-up first and a comparison after, when its schema has to move on.

pub(crate) mod survey;

use std::path::{Path, PathBuf};

use database::{Db, Migration, Options, Vault, dump::DumpError, vault};
use terms::Timestamp;

use crate::{
    backup::{self, BackupError},
    installation::{self, Installation, OpenError},
    settings::Settings,
    slices,
};
use survey::{faults, survey};

/// Why an installation could not be opened for work.
#[derive(Debug, thiserror::Error)]
pub enum UpgradeError {
    /// Nobody may mistake made-up people for real ones.
    #[error("this database holds a demonstration; serve it with `flotilla demo`, or choose another folder with --data")]
    Demonstration,
    /// Its schema is older than the program.
    #[error(
        "this database was made by an older version; start `flotilla serve`, which backs it up and brings it up to date"
    )]
    Older,
    /// There is nothing to open.
    #[error(transparent)]
    NotThere(#[from] NotThere),
    /// The database has rows, and the key store none.
    #[error(
        "the key store is empty and the database is not: restore both from a back-up, or put the key store back in its place"
    )]
    KeysGone,
    /// It cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] database::Error),
    /// It cannot be read through.
    #[error("the database cannot be read through: {0}")]
    Survey(#[from] DumpError),
    /// The back-up before the upgrade failed; nothing was changed.
    #[error("nothing was upgraded, since the back-up before it failed: {0}")]
    BackUp(Box<BackupError>),
    /// The upgrade did harm.
    #[error(
        "the upgrade went wrong ({faults}); do not go on: restore {} with the version that made it, and report this",
        backup.display()
    )]
    Harm {
        /// What.
        faults: String,
        /// The back-up made before.
        backup: PathBuf,
    },
}

/// There is no such database.
#[derive(Debug, thiserror::Error)]
pub enum NotThere {
    /// No file.
    #[error("there is no database at {}; `flotilla setup` makes one", .0.display())]
    File(PathBuf),
    /// The engine says no.
    #[error("the database cannot be opened: {0}")]
    Engine(#[from] database::Error),
}

/// How far the schema of a database has come.
#[derive(Debug, Clone)]
pub(crate) struct Schema {
    /// Steps that it has taken.
    pub(crate) applied: Vec<Migration>,
    /// Steps before it, the database's own among them.
    pub(crate) pending: Vec<Migration>,
}

impl Schema {
    /// How far the schema has come on the way of `all`.
    ///
    /// # Errors
    /// [`database::Error::Newer`] and [`database::Error::Altered`]; when the database fails.
    pub(crate) async fn of(db: &Db, all: &[Migration]) -> Result<Self, database::Error> {
        let pending = db.pending(all).await?;
        let is_pending = |step: &&Migration| pending.iter().any(|other| other.name == step.name);
        let applied = all.iter().filter(|step| !is_pending(step)).copied().collect();
        Ok(Self { applied, pending })
    }

    /// Whether nothing was ever put into the database.
    pub(crate) fn is_new(&self) -> bool {
        self.applied.is_empty()
    }
}

/// The file of an SQLite address.
pub(crate) fn sqlite_file(address: &str) -> Option<&Path> {
    address.strip_prefix("sqlite:").map(Path::new)
}

/// Opens a database that is there; makes none.
///
/// # Errors
/// [`NotThere`].
pub(crate) async fn existing(address: &str) -> Result<Db, NotThere> {
    match sqlite_file(address) {
        Some(file) if !file.exists() => Err(NotThere::File(file.to_owned())),
        _ => Ok(Db::open(&Options::new(address)).await?),
    }
}

/// Opens what is there and up to date: for commands beside a running server.
///
/// # Errors
/// [`UpgradeError::Older`], [`UpgradeError::NotThere`]; when it cannot be opened.
pub async fn open_as_it_is(settings: &Settings, now: Timestamp) -> Result<Installation, UpgradeError> {
    let master = settings.places().master()?;
    let db = existing(&settings.database).await?;
    if !Schema::of(&db, &slices::migrations()).await?.pending.is_empty() || are_keys_behind(settings).await? {
        db.close().await;
        return Err(UpgradeError::Older);
    }
    let vault = Vault::open(&Options::new(&settings.keys), &master, now).await?;
    Ok(Installation { db, vault })
}

/// Opens an installation for work. A new one is made; an older one is backed up, brought up to date, and compared with
/// what it was. `say` hears about it.
///
/// # Errors
/// [`UpgradeError`]; before [`UpgradeError::Harm`] nothing was changed.
pub async fn open(settings: &Settings, now: Timestamp, say: &dyn Fn(&str)) -> Result<Installation, UpgradeError> {
    backup::private_folder(&settings.data_folder)
        .map_err(|cause| OpenError::File { path: settings.data_folder.clone(), cause })?;
    let db = Db::open(&Options::new(&settings.database)).await?;
    let schema = Schema::of(&db, &slices::migrations()).await?;
    if is_demonstration(&db, &schema).await? {
        db.close().await;
        return Err(UpgradeError::Demonstration);
    }
    if schema.is_new() && settings.places().prepare()? {
        let path = settings.master_key_file.display();
        say(&format!(
            "A master key was made: {path}. Keep a copy of it elsewhere; without it no name can be read again."
        ));
    }
    let master = settings.places().master()?;
    if !schema.is_new() && (are_keys_behind(settings).await? || !schema.pending.is_empty()) {
        bring_up_to_date(settings, &db, &schema, now, say).await?;
    }
    // The key store first: a database without one is a loss, a key store without a database only a beginning.
    let vault = Vault::open(&Options::new(&settings.keys), &master, now).await?;
    db.migrate(&slices::migrations(), now).await?;
    Ok(Installation { db, vault })
}

/// Whether the key store of a database with rows has steps before it.
async fn are_keys_behind(settings: &Settings) -> Result<bool, UpgradeError> {
    if sqlite_file(&settings.keys).is_some_and(|file| !file.exists()) {
        return Err(UpgradeError::KeysGone);
    }
    let store = Db::open(&Options::new(&settings.keys)).await?;
    let schema = Schema::of(&store, &vault::MIGRATIONS).await?;
    store.close().await;
    if schema.is_new() { Err(UpgradeError::KeysGone) } else { Ok(!schema.pending.is_empty()) }
}

async fn is_demonstration(db: &Db, schema: &Schema) -> Result<bool, database::Error> {
    let own = crate::program::slice().migrations;
    let is_there = own.iter().all(|step| schema.applied.iter().any(|applied| applied.name == step.name));
    if is_there { installation::is_demonstration(db).await } else { Ok(false) }
}

async fn bring_up_to_date(
    settings: &Settings,
    db: &Db,
    schema: &Schema,
    now: Timestamp,
    say: &dyn Fn(&str),
) -> Result<(), UpgradeError> {
    say("This database was made by an older version: backing it up before bringing it up to date.");
    let made = backup::back_up(settings, &settings.backup_folder, &settings.key_backup_folder, now).await;
    let made = made.map_err(|error| UpgradeError::BackUp(Box::new(error)))?;
    let path = made.folder.join(&made.database.file);
    say(&format!("Backed up: {} (hash {}).", path.display(), made.database.hash));
    let before = survey(db, &schema.applied).await?;
    let steps = db.migrate(&slices::migrations(), now).await?.steps;
    let after = survey(db, &slices::migrations()).await?;
    let faults = faults(&before, &after, &schema.pending);
    if !faults.is_empty() {
        return Err(UpgradeError::Harm { faults: faults.join("; "), backup: path });
    }
    say(&format!(
        "Brought up to date ({}); {} tables compared, all as they should be.",
        steps.join(", "),
        before.len()
    ));
    Ok(())
}
