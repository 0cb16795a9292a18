//! The check-list: what an installation needs before people join, each green or with its fix.

use std::{fs, path::Path};

use database::Error;
use outbound::{Dns, Outbound};
use serde::Serialize;
use terms::Timestamp;

use super::published::published;
use crate::{
    backup::{Manifest, is_together},
    installation::Installation,
    settings::Settings,
};

/// A back-up is fresh for so long.
const FRESH: i64 = 2 * Timestamp::DAY;

/// One line of the check-list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What is checked.
    pub what: &'static str,
    /// Whether all is well.
    pub is_green: bool,
    /// What was found; otherwise what to do about it, in one sentence.
    pub says: String,
}

pub(super) fn green(what: &'static str, says: impl Into<String>) -> Check {
    Check { what, is_green: true, says: says.into() }
}

pub(super) fn fix(what: &'static str, says: impl Into<String>) -> Check {
    Check { what, is_green: false, says: says.into() }
}

/// The whole list.
///
/// # Errors
/// When the database fails.
pub(super) async fn checks(settings: &Settings, open: &Installation, now: Timestamp) -> Result<Vec<Check>, Error> {
    let mut checks = vec![
        database(open).await?,
        keys(settings),
        mail(settings).await,
        administrators(open, now).await?,
        back_up(settings, now),
        offline_key(settings),
    ];
    checks.extend(published(settings, Dns::default()).await);
    checks.extend(identity_provider(settings, now).await);
    Ok(checks)
}

/// Nothing, where there is none.
async fn identity_provider(settings: &Settings, now: Timestamp) -> Option<Check> {
    let provider = settings.identity_provider.as_ref()?;
    let found = membership::check_identity_provider(provider, &Outbound::default(), &settings.public_url, now).await;
    Some(match found {
        Ok(()) => green("identity provider", format!("{} answers at {}", provider.name, provider.issuer)),
        Err(why) => fix("identity provider", format!("{why}; look at identity_issuer in the settings.")),
    })
}

async fn database(open: &Installation) -> Result<Check, Error> {
    Ok(match open.db.reader().await?.soundness().await? {
        None => green("database", format!("{}, up to date and sound", open.db.engine())),
        Some(said) => fix("database", format!("The file is damaged ({said}): restore the newest back-up.")),
    })
}

/// The key store has been opened with the master key; what is left is who else can read the key.
fn keys(settings: &Settings) -> Check {
    let path = &settings.master_key_file;
    match is_private(path) {
        Ok(true) => green("keys", format!("the key store opens with {}; keep a copy of it elsewhere", path.display())),
        Ok(false) => fix("keys", format!("Others can read the master key: chmod 600 {}", path.display())),
        Err(error) => fix("keys", format!("{}: {error}", path.display())),
    }
}

#[cfg(unix)]
pub(super) fn is_private(path: &Path) -> std::io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    // The last two octal digits are what the group and others may do.
    Ok(fs::metadata(path)?.permissions().mode().is_multiple_of(0o100))
}

#[cfg(not(unix))]
pub(super) fn is_private(path: &Path) -> std::io::Result<bool> {
    fs::metadata(path).map(|_| true)
}

async fn mail(settings: &Settings) -> Check {
    if !settings.is_mail_set {
        let to_set =
            "Letters lie in a folder and reach nobody: set mail = \"smtps://USER:PASSWORD@HOST\" and mail_from.";
        return fix("mail", to_set);
    }
    match settings.mail.check().await {
        Ok(()) => green("mail", format!("letters can leave, from {}", settings.sender.address.as_str())),
        Err(error) => fix("mail", format!("Letters cannot leave, since {error}: look at mail in the settings.")),
    }
}

async fn administrators(open: &Installation, now: Timestamp) -> Result<Check, Error> {
    let mut tx = open.db.reader().await?;
    let offices = membership::offices_with_role(&mut tx, "administrator", now).await?;
    let persons: std::collections::BTreeSet<_> = offices.iter().map(|office| office.person).collect();
    Ok(match persons.len() {
        0 | 1 => fix(
            "administrators",
            format!("There are {} of two: flotilla setup --administrator \"NAME <MAIL>\"", persons.len()),
        ),
        many => green("administrators", format!("{many} of them")),
    })
}

fn back_up(settings: &Settings, now: Timestamp) -> Check {
    let folder = &settings.backup_folder;
    let newest = Manifest::all(folder).into_iter().find(|manifest| manifest.is_of("database"));
    let how = "every night by a timer (docs/operators/backup.md)";
    match newest {
        None => fix("back-up", format!("There is none in {}: flotilla backup, {how}.", folder.display())),
        Some(newest) if newest.is_before(now.plus(-FRESH)) => {
            fix("back-up", format!("The newest is of {}: flotilla backup, {how}.", newest.made_at))
        }
        Some(_) if is_together(&settings.data_folder, folder) => fix(
            "back-up",
            "It lies in the data folder and would be lost with it: set backup_folder and key_backup_folder to other disks.",
        ),
        Some(newest) => green("back-up", format!("{} in {}", newest.made_at, folder.display())),
    }
}

/// Whoever finds a back-up that is not encrypted needs the master key alone.
fn offline_key(settings: &Settings) -> Check {
    let what = "offline key";
    let recipients = &settings.backup_recipients;
    if recipients.is_empty() {
        return fix(
            what,
            "Back-ups are not encrypted: flotilla backup-key --to FILE makes a key; its public half goes into backup_recipients, \
             its private half onto paper or a stick (docs/operators/backup.md).",
        );
    }
    let folders = [&settings.backup_folder, &settings.key_backup_folder];
    let all: Vec<Manifest> = folders.into_iter().flat_map(|folder| Manifest::all(folder)).collect();
    match all.iter().filter(|made| made.recipients.is_empty()).count() {
        0 => {
            let to: Vec<String> = recipients.iter().map(ToString::to_string).collect();
            green(what, format!("back-ups are encrypted to {}", to.join(", ")))
        }
        open if open == all.len() => fix(what, "No back-up is encrypted yet: flotilla backup."),
        open => fix(
            what,
            format!(
                "{open} files from before are not encrypted: once `flotilla drill` passes with newer ones, delete them and the \
                 manifest beside each (docs/operators/backup.md); do not encrypt them yourself."
            ),
        ),
    }
}
