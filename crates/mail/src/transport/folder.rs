//! Letters as files in a folder.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use jobs::JobError;

use crate::LetterId;

/// Writes `ID.eml`, whole and safe on disk, readable by the operator alone.
pub(crate) async fn deliver(folder: PathBuf, id: LetterId, message: Vec<u8>) -> Result<(), JobError> {
    aside(move || write(&folder, &id.to_string(), &message)).await
}

/// Whether the folder can be written.
pub(crate) async fn check(folder: PathBuf) -> Result<(), JobError> {
    aside(move || {
        fs::create_dir_all(&folder)?;
        let probe = folder.join(".probe");
        create(&probe)?;
        fs::remove_file(probe)
    })
    .await
}

/// Runs file work where it may block; the error's words hold no path and no data.
async fn aside(work: impl FnOnce() -> io::Result<()> + Send + 'static) -> Result<(), JobError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(io::Error::other("stopped")))
        .map_err(|error| JobError::Later(format!("the folder for letters cannot be written: {}", error.kind())))
}

fn write(folder: &Path, name: &str, message: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let whole = folder.join(format!("{name}.eml"));
    // The name is the letter's own: if it is there, an earlier attempt wrote these very bytes.
    if whole.try_exists()? {
        return Ok(());
    }
    // Under another name first, so that a file called .eml is never half a letter.
    let part = folder.join(format!(".{name}.part"));
    let mut file = create(&part)?;
    file.write_all(message)?;
    file.sync_all()?;
    fs::rename(&part, &whole)?;
    File::open(folder)?.sync_all()
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
