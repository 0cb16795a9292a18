//! `flotilla drill`: restores the newest back-up into a folder that is thrown away, proves that it is whole and can be
//! read, and says how long each step took.
//!
//! Nothing of the installation is opened but its settings, its back-ups and its master key. What is filled lies in a
//! temporary folder that only this user can look into, and goes with it, whatever happens short of a power cut.

use std::{
    fs,
    future::poll_fn,
    io,
    path::{Path, PathBuf},
    pin::pin,
    task::Poll,
    time::{Duration, Instant},
};

use clap::Args;
use mail::Transport;
use membership::Walk;
use serde::Serialize;
use tempfile::TempDir;
use terms::Timestamp;

use crate::{
    backup::{
        Manifest, erasures,
        offline::{Identity, NoIdentity, is_encrypted},
        private_folder, progress, withdrawals,
    },
    installation::Installation,
    restore::{self, BackUp, RestoreError, Step},
    serving,
    settings::{Chosen, Settings, SettingsError, environment},
    upgrade::{self, UpgradeError},
};

/// So many members are looked up at a time.
const PIECE: usize = 500;
/// So often the folder is tried to be removed, with a pause between.
const TRIES: usize = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// Prove that the newest back-up can be restored: into a temporary folder, step by step, with the time each takes
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  flotilla drill --identity /media/stick/flotilla-offline.key
  flotilla drill --identity - --master-key /media/safe/master.key < /media/stick/flotilla-offline.key
  flotilla drill --json --identity … | jq .total_ms

It touches nothing of the running installation. What it fills lies below $TMPDIR (/tmp where nothing else is said), which needs room
for a whole database, and is removed at the end. With --master-key the copy in the safe is tried, which is all that a real loss
would leave you. How often, and what to write down: docs/operators/backup.md.")]
pub struct DrillArgs {
    #[command(flatten)]
    chosen: Chosen,
    /// Back-up of the database [default: the newest in the folder of the settings]
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Back-up of the key store [default: the newest in the folder of the settings]
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// Private half of the offline key that they are encrypted to; - for standard input
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// A copy of the master key [default: the one of the settings]
    #[arg(long, value_name = "FILE")]
    master_key: Option<PathBuf>,
    /// Print what was found as JSON
    #[arg(long)]
    json: bool,
}

/// Why a drill was not passed.
#[derive(Debug, thiserror::Error)]
pub enum DrillError {
    /// The settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// There is nothing to restore.
    #[error("there is no back-up of the {holds} in {}; flotilla backup makes one, or name a file with {option}", folder.display())]
    None {
        /// Of what.
        holds: &'static str,
        /// Where it was looked for.
        folder: PathBuf,
        /// How to name one.
        option: &'static str,
    },
    /// The private key cannot be read.
    #[error(transparent)]
    NoIdentity(#[from] NoIdentity),
    /// The temporary folder.
    #[error("the temporary folder: {0}")]
    Folder(#[from] io::Error),
    /// It cannot be restored.
    #[error("the drill failed: {0}")]
    Restore(#[from] RestoreError),
    /// What was restored does not open.
    #[error("the drill failed, as what was restored does not open: {0}")]
    Open(#[from] UpgradeError),
    /// What was restored cannot be read.
    #[error("the drill failed, as what was restored cannot be read: {0}")]
    Database(#[from] database::Error),
    /// Names stay sealed.
    #[error(
        "the drill failed: the names of {unreadable} of {members} members cannot be opened. Their keys are not in that back-up of the key store: \
         it is older than that of the database, or they were erased and erasures.txt is not beside it"
    )]
    Unreadable {
        /// How many names.
        unreadable: u64,
        /// Of how many.
        members: u64,
    },
    /// There is nobody whose name could prove anything.
    #[error("the drill proves nothing: the back-up holds no member; found an organisation first (flotilla setup)")]
    Nobody,
    /// Somebody ended it.
    #[error("the drill was ended before it was over; what it had filled is removed")]
    Ended,
}

/// One step of a drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timed {
    /// What was proved.
    pub what: String,
    /// How long it took, in milliseconds.
    pub took_ms: u64,
}

/// A drill that was passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The back-up of the database.
    pub database: PathBuf,
    /// The back-up of the key store.
    pub keys: PathBuf,
    /// When the back-up of the database was made, as its manifest says.
    pub made_at: Option<String>,
    /// Whether both are encrypted.
    pub is_encrypted: bool,
    /// What was done.
    pub steps: Vec<Timed>,
    /// How long all of it took, in milliseconds.
    pub total_ms: u64,
    /// What was restored.
    pub restored: restore::Report,
    /// Members whose names were opened: all there are.
    pub members: u64,
}

/// What a drill is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Another back-up of the database than the newest.
    pub database: Option<&'a Path>,
    /// Another back-up of the key store than the newest.
    pub keys: Option<&'a Path>,
    /// What opens them.
    pub identity: Option<&'a Identity>,
    /// Another copy of the master key than that of the settings.
    pub master_key: Option<&'a Path>,
}

/// Runs the command; what to print at the end. `say` hears of each step once it is over, unless JSON is asked for.
///
/// # Errors
/// [`DrillError`].
pub async fn run(args: DrillArgs, now: Timestamp, say: &dyn Fn(&str)) -> Result<String, DrillError> {
    let settings = args.chosen.settings(&environment())?;
    let identity = args.identity.as_deref().map(Identity::read).transpose()?;
    let wanted = Wanted {
        database: args.from.as_deref(),
        keys: args.keys.as_deref(),
        identity: identity.as_ref(),
        master_key: args.master_key.as_deref(),
    };
    let silent: &dyn Fn(&str) = &|_| {};
    let mut ended = pin!(serving::told_to_end_or_left());
    // Listening begins with the first question: from here on we hear of it, and before there is no folder.
    if poll_fn(|context| Poll::Ready(ended.as_mut().poll(context).is_ready())).await {
        return Err(DrillError::Ended);
    }
    let folder = temporary_folder()?;
    let report = tokio::select! {
        biased;
        () = &mut ended => Err(DrillError::Ended),
        report = drill(&settings, wanted, folder.path(), now, if args.json { silent } else { say }) => report,
    };
    // What cannot be removed holds everybody's keys: that must not go unsaid.
    remove(folder).await?;
    let report = report?;
    if args.json {
        return Ok(serde_json::to_string_pretty(&report).expect("texts and numbers can be written as JSON"));
    }
    Ok(report.in_words())
}

/// A folder that only this user can look into, and that goes once it is let go of.
///
/// # Errors
/// When it cannot be made.
pub fn temporary_folder() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("flotilla-drill-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}

/// Removes the folder. Where a drill was ended in its middle, a thread of the database may be about to make one more file:
/// then once more, and nothing can be made any longer where no folder is.
async fn remove(folder: TempDir) -> io::Result<()> {
    for _ in 0..TRIES {
        match fs::remove_dir_all(folder.path()) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => tokio::time::sleep(PAUSE).await,
            _ => break,
        }
    }
    match folder.close() {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
        _ => Ok(()),
    }
}

/// Restores into `folder` and proves that what is there can be read.
///
/// # Errors
/// [`DrillError`]; what was filled lies in the folder.
pub async fn drill(
    settings: &Settings,
    wanted: Wanted<'_>,
    folder: &Path,
    now: Timestamp,
    say: &dyn Fn(&str),
) -> Result<Report, DrillError> {
    let mut watch = Watch { steps: Vec::new(), begun: Instant::now(), since: Instant::now(), say };
    let database = one(wanted.database, "database", &settings.backup_folder, "--from")?;
    let keys = one(wanted.keys, "keys", &settings.key_backup_folder, "--keys")?;
    let made_at = Manifest::beside(&database).ok().flatten().map(|manifest| manifest.made_at);
    watch.step(format!("found {} and {}", name(&database), name(&keys)));
    let there = apart(settings, wanted.master_key, folder);
    lists_of(settings, &there)?;
    let from = BackUp { database: &database, keys: &keys, identity: wanted.identity, erasures: None };
    let restored = restore::restore_by_steps(&there, from, now, &mut |step| watch.step(words(step).to_owned())).await?;
    let open = upgrade::open_as_it_is(&there, now).await?;
    let members = members(&open, now).await;
    open.db.close().await;
    open.vault.store().close().await;
    let members = members?;
    watch.step(format!("opened the names of all {members} members with their keys and the master key"));
    let total_ms = watch.total_ms();
    Ok(Report {
        is_encrypted: is_encrypted(&database) && is_encrypted(&keys),
        database,
        keys,
        made_at,
        steps: watch.steps,
        total_ms,
        restored,
        members,
    })
}

/// The file that was named, or the newest back-up in the folder.
fn one(named: Option<&Path>, holds: &'static str, folder: &Path, option: &'static str) -> Result<PathBuf, DrillError> {
    if let Some(named) = named {
        return Ok(named.to_owned());
    }
    let newest = Manifest::all(folder).into_iter().find(|manifest| manifest.is_of(holds));
    let newest = newest.ok_or_else(|| {
        let holds = if holds == "keys" { "key store" } else { holds };
        DrillError::None { holds, folder: folder.to_owned(), option }
    })?;
    Ok(folder.join(newest.file))
}

fn name(file: &Path) -> String {
    file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Settings under which everything lies in `folder`, and nothing leaves it.
fn apart(settings: &Settings, master_key: Option<&Path>, folder: &Path) -> Settings {
    let at = |name: &str| folder.join(name);
    Settings {
        data_folder: folder.to_owned(),
        database: format!("sqlite:{}", at("flotilla.db").display()),
        keys: format!("sqlite:{}", at("keys.db").display()),
        master_key_file: master_key.unwrap_or(&settings.master_key_file).to_owned(),
        mail: Transport::folder(at("letters")),
        is_mail_set: false,
        signer: None,
        inbound: None,
        identity_provider: None,
        backup_folder: at("backups"),
        key_backup_folder: at("key-backups"),
        ..settings.clone()
    }
}

/// Brings the lists of the erased and of what was taken back along, as a running server keeps them.
fn lists_of(settings: &Settings, there: &Settings) -> io::Result<()> {
    private_folder(&there.key_backup_folder)?;
    for list in [erasures::FILE, withdrawals::FILE] {
        match fs::copy(settings.key_backup_folder.join(list), there.key_backup_folder.join(list)) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(cause),
            _ => {}
        }
    }
    Ok(())
}

fn words(step: Step) -> &'static str {
    match step {
        Step::Read => "read both files to their ends: whole, as their hashes say",
        Step::Keys => "filled the key store: identical, and it opens with the master key",
        Step::Database => "filled the database: identical",
        Step::Schema => "brought its schema up to date",
        Step::Again => "erased again who was erased, and took back what was taken back",
    }
}

/// Members whose names open: all of them.
async fn members(open: &Installation, now: Timestamp) -> Result<u64, DrillError> {
    let root = places::root(&mut open.db.reader().await?).await?.ok_or(DrillError::Nobody)?;
    let mut walk = Walk::within(&mut open.db.reader().await?, root.id, now).await?;
    let (mut members, mut unreadable) = (0, 0);
    let bar = progress(None, "names opened");
    loop {
        let mut tx = open.db.reader().await?;
        let piece = walk.next(&mut tx, PIECE).await?;
        if piece.is_empty() {
            break;
        }
        for (person, _) in piece {
            members += 1;
            unreadable += u64::from(membership::name(&mut tx, &open.vault, person, now).await?.is_none());
        }
        bar.set_position(members);
    }
    bar.finish_and_clear();
    match (members, unreadable) {
        (0, _) => Err(DrillError::Nobody),
        (_, 0) => Ok(members),
        _ => Err(DrillError::Unreadable { unreadable, members }),
    }
}

/// Notes how long each step took.
struct Watch<'a> {
    steps: Vec<Timed>,
    begun: Instant,
    since: Instant,
    say: &'a dyn Fn(&str),
}

impl Watch<'_> {
    fn step(&mut self, what: String) {
        let took_ms = millis(self.since);
        self.since = Instant::now();
        let step = Timed { what, took_ms };
        (self.say)(&step.in_words());
        self.steps.push(step);
    }

    fn total_ms(&self) -> u64 {
        millis(self.begun)
    }
}

fn millis(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// `  1.234 s`.
fn seconds(ms: u64) -> String {
    format!("{:>5}.{:03} s", ms / 1_000, ms % 1_000)
}

impl Timed {
    fn in_words(&self) -> String {
        format!("{}  {}", seconds(self.took_ms), self.what)
    }
}

impl Report {
    fn in_words(&self) -> String {
        let made_at = self.made_at.as_deref().unwrap_or("a time that no manifest tells");
        format!(
            "{}  in all\nidentical: {}\nkeys identical: {}\nThe drill is passed: the back-up of {made_at} can be restored{}.",
            seconds(self.total_ms),
            self.restored.identical,
            self.restored.keys_identical,
            if self.is_encrypted { "" } else { ", and not both files are encrypted" },
        )
    }
}
