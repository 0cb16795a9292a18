//! `flotilla backup-key`: makes an offline key, whose public half back-ups are encrypted to.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::Args;
use serde::Serialize;
use terms::Timestamp;
use zeroize::Zeroizing;

use crate::{
    backup::{is_within, offline::Identity},
    installation::private_file,
    settings::{Chosen, Settings, SettingsError, environment},
};

/// Make an offline key: back-ups are encrypted to its public half, and its private half opens them
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  flotilla backup-key --to /media/stick/flotilla-offline.key

Best on a machine that is not the server: it needs no installation. The file is one of age (age-encryption.org/v1), so age-keygen
makes such keys as well, and age or rage opens what is encrypted to them.")]
pub struct BackupKeyArgs {
    #[command(flatten)]
    chosen: Chosen,
    /// File for the private half; must not be there yet, and not lie with the data or the back-ups
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Print what was made as JSON; the private half stands in the file alone
    #[arg(long)]
    json: bool,
}

/// Why no key was made.
#[derive(Debug, thiserror::Error)]
pub enum BackupKeyError {
    /// The settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// It would lie where it must not.
    #[error("{} lies in {}: whoever finds the back-ups or the data would have the key as well; choose a stick, or another folder", to.display(), folder.display())]
    Beside {
        /// The file.
        to: PathBuf,
        /// The folder that it would lie in.
        folder: PathBuf,
    },
    /// The file.
    #[error("{}: {cause}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The file with the private half.
    pub file: PathBuf,
    /// The public half.
    pub recipient: String,
}

/// Runs the command; what to print.
///
/// # Errors
/// [`BackupKeyError`].
pub fn run(args: &BackupKeyArgs, now: Timestamp) -> Result<String, BackupKeyError> {
    let settings = args.chosen.settings(&environment())?;
    let report = make(&settings, &args.to, now)?;
    if args.json {
        return Ok(serde_json::to_string_pretty(&report).expect("texts can be written as JSON"));
    }
    Ok(report.in_words())
}

/// Makes a key and writes its private half, for its owner alone, into a file that is not there yet.
///
/// # Errors
/// [`BackupKeyError`]; then there is no file.
pub fn make(settings: &Settings, to: &Path, now: Timestamp) -> Result<Report, BackupKeyError> {
    let fault = |cause| BackupKeyError::File { path: to.to_owned(), cause };
    let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for folder in [&settings.data_folder, &settings.backup_folder, &settings.key_backup_folder] {
        if is_within(parent, folder) {
            return Err(BackupKeyError::Beside { to: to.to_owned(), folder: folder.clone() });
        }
    }
    let key = Identity::by_chance();
    let recipient = key.recipients().into_iter().map(|one| one.to_string()).next().expect("a key has a public half");
    let private = key.tell();
    let mut text = Zeroizing::new(String::with_capacity(256 + private.len()));
    for part in ["# created: ", &now.rfc3339(), "\n# public key: ", &recipient, "\n", &private] {
        text.push_str(part);
    }
    let mut file = private_file(to).map_err(fault)?;
    if let Err(cause) = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
        fs::remove_file(to).ok();
        return Err(fault(cause));
    }
    Ok(Report { file: to.to_owned(), recipient })
}

impl Report {
    fn in_words(&self) -> String {
        format!(
            "Private half: {file}\n  \
             Put it on paper or on two sticks, none of them with this machine, its back-ups or the copy of the master key;\n  \
             then delete it here: shred -u {file}\n  \
             Without it nobody opens a back-up that is encrypted to it.\n\
             Public half, for the settings of the server:\n  \
             backup_recipients = \"{recipient}\"\n\
             Then: flotilla backup, and flotilla drill --identity FILE, which proves that it opens.",
            file = self.file.display(),
            recipient = self.recipient,
        )
    }
}
