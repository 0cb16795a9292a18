//! An installation: its database, its key store and its master key, opened together.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use database::{Db, Options, Vault, vault::MasterKey};
use terms::Timestamp;

use crate::{slices, store};

/// Where everything lies.
#[derive(Debug, Clone)]
pub struct Places {
    /// The folder with the files.
    pub data: PathBuf,
    /// Address of the database.
    pub database: String,
    /// Address of the key store.
    pub keys: String,
    /// File with the master key.
    pub master_key: PathBuf,
}

/// An open installation.
#[derive(Debug, Clone)]
pub struct Installation {
    /// The database, its schema up to date.
    pub db: Db,
    /// The keys of persons.
    pub vault: Vault,
}

/// Why an installation could not be opened; one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database or the key store.
    #[error("the database cannot be opened: {0}")]
    Database(#[from] database::Error),
    /// A file or folder.
    #[error("{path}: {cause}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// There is no master key yet.
    #[error("there is no master key at {0}; `flotilla setup` makes one")]
    NoMasterKey(PathBuf),
}

impl Places {
    /// Two SQLite files and the master key in one folder.
    pub fn in_folder(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
            database: format!("sqlite:{}", data.join("flotilla.db").display()),
            keys: format!("sqlite:{}", data.join("keys.db").display()),
            master_key: data.join("master.key"),
        }
    }

    /// Opens everything and brings the schema up to date.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(&self, now: Timestamp) -> Result<Installation, OpenError> {
        let master = self.master()?;
        let db = Db::open(&Options::new(&self.database)).await?;
        db.migrate(&slices::migrations(), now).await?;
        let vault = Vault::open(&Options::new(&self.keys), &master, now).await?;
        Ok(Installation { db, vault })
    }

    /// Reads the master key.
    ///
    /// # Errors
    /// [`OpenError::NoMasterKey`]; when the file cannot be read or holds something else.
    pub fn master(&self) -> Result<MasterKey, OpenError> {
        match fs::read_to_string(&self.master_key) {
            Ok(text) => Ok(MasterKey::from_hex(&text)?),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {
                Err(OpenError::NoMasterKey(self.master_key.clone()))
            }
            Err(cause) => Err(OpenError::File { path: self.master_key.clone(), cause }),
        }
    }

    /// Makes the folder and, when there is none, a master key that only this user can read; whether it made one.
    ///
    /// # Errors
    /// When the folder or the file cannot be written.
    pub fn prepare(&self) -> Result<bool, OpenError> {
        let fault = |path: &Path| {
            let path = path.to_owned();
            move |cause| OpenError::File { path, cause }
        };
        fs::create_dir_all(&self.data).map_err(fault(&self.data))?;
        if self.master_key.exists() {
            return Ok(false);
        }
        let key = MasterKey::by_chance()?;
        let mut file = private_file(&self.master_key).map_err(fault(&self.master_key))?;
        file.write_all(key.to_hex().as_bytes()).map_err(fault(&self.master_key))?;
        file.sync_all().map_err(fault(&self.master_key))?;
        Ok(true)
    }
}

/// A new file that only its owner can read.
pub(crate) fn private_file(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// What is noted in the database about itself.
const KIND: &str = "kind";
const DEMONSTRATION: &str = "demonstration";

impl Installation {
    /// Whether the database holds a demonstration.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_demonstration(&self) -> Result<bool, database::Error> {
        is_demonstration(&self.db).await
    }

    /// Notes that the database holds a demonstration: before anything else is put into it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mark_demonstration(&self) -> Result<(), database::Error> {
        self.note(KIND, DEMONSTRATION).await
    }

    /// A fact noted about this database.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fact(&self, name: &'static str) -> Result<Option<String>, database::Error> {
        store::fact(&mut self.db.reader().await?, name).await
    }

    /// Notes a fact about this database.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note(&self, name: &'static str, value: &str) -> Result<(), database::Error> {
        let value = value.to_owned();
        self.db
            .write(move |tx| {
                let value = value.clone();
                Box::pin(async move { store::set_fact(tx, name, &value).await })
            })
            .await
    }
}

/// Whether a database that knows of such facts holds a demonstration.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_demonstration(db: &Db) -> Result<bool, database::Error> {
    Ok(store::fact(&mut db.reader().await?, KIND).await?.as_deref() == Some(DEMONSTRATION))
}
