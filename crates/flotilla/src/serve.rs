//! `flotilla serve`: serves an organisation, bringing its database up to date first.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use clap::Args;
use tokio::net::TcpListener;
use web::App;

use crate::{
    backup::{self, BackupError, erasures, withdrawals},
    installation::Installation,
    program,
    serving::{self, ServeError},
    settings::{Chosen, Settings, SettingsError},
    slices,
    upgrade::{self, UpgradeError},
};

/// So often the lists of the erased and of what was taken back are brought up to date.
const LIST_EVERY: Duration = Duration::from_mins(1);

/// Serve the organisation
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  flotilla serve                                      with /etc/flotilla/flotilla.toml, or with defaults in ./flotilla-data
  flotilla serve --config /srv/movement.toml
  FLOTILLA_LISTEN=127.0.0.1:9000 flotilla serve       any key may stand in the environment

Settings (in the file as key = \"value\", in the environment as FLOTILLA_KEY):
  organisation, public_url, listen, behind_proxy, zone, data_folder, database, keys, master_key_file, mail, mail_from,
  mail_a_minute, dkim_key_file, dkim_selector, backup_folder, key_backup_folder,
  backup_recipients

Logs are JSON on standard error, without personal data; FLOTILLA_LOG chooses how much (\"info\", \"warn\", \"web=debug\").
A database of an older version is backed up, brought up to date and compared first. How to install it: docs/operators/.")]
pub struct ServeArgs {
    #[command(flatten)]
    chosen: Chosen,
    /// Where it listens, instead of the address in the settings
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

/// Why nothing is served; one sentence.
#[derive(Debug, thiserror::Error)]
pub enum NotServed {
    /// The settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The installation.
    #[error(transparent)]
    Open(#[from] UpgradeError),
    /// The message files are broken.
    #[error("{0}")]
    Program(String),
    /// The server.
    #[error(transparent)]
    Serve(#[from] ServeError),
}

/// Serves until told to end.
///
/// # Errors
/// [`NotServed`].
pub async fn run(args: ServeArgs, environment: &BTreeMap<String, String>) -> Result<(), NotServed> {
    let mut environment = environment.clone();
    // As the strongest word on it, so that the address of the site follows where nothing else gives one.
    environment.extend(args.listen.map(|listen| ("FLOTILLA_LISTEN".to_owned(), listen.to_string())));
    let settings = args.chosen.settings(&environment)?;
    // Before any work: an address in use is known at once.
    let listeners = serving::listen(settings.listen).await?;
    let inbound = match &settings.inbound {
        Some(inbound) => Some(serving::listen_once(inbound.listen).await?),
        None => None,
    };
    let open = upgrade::open(&settings, (serving::clock())(), &|what| tracing::info!("{what}")).await?;
    serve(&settings, &open, listeners, inbound).await
}

async fn serve(
    settings: &Settings,
    open: &Installation,
    listeners: Vec<TcpListener>,
    inbound: Option<TcpListener>,
) -> Result<(), NotServed> {
    program::count_figures();
    let app = program(settings, open, false).map_err(NotServed::Program)?;
    if settings.signer.is_none() && settings.mail.reaches_people() {
        tracing::warn!(file = %settings.dkim_key_file.display(), "letters are not signed: `flotilla setup` makes a key");
    }
    let listing = tokio::spawn(keep_list(app.clone(), settings.key_backup_folder.clone()));
    let at: Vec<SocketAddr> = listeners.iter().filter_map(|listener| listener.local_addr().ok()).collect();
    tracing::info!(url = settings.public_url, listen = ?at, engine = app.db.engine(), "serving");
    let served = serving::run(app, listeners, inbound).await;
    listing.abort();
    tracing::info!("ended");
    Ok(served?)
}

/// The program on an open installation.
///
/// # Errors
/// The first message file that cannot be read.
pub fn program(settings: &Settings, open: &Installation, is_demo: bool) -> Result<App, String> {
    let presented = settings.presented(is_demo);
    App::new(settings.post_office(open), presented, slices::all(), membership::gate(), serving::clock())
}

/// Keeps the lists of the erased and of what was taken back beside the key back-ups, so that a database lost an hour after
/// an erasure, and restored from the night before, still knows of it.
async fn keep_list(app: App, folder: PathBuf) {
    loop {
        if let Err(error) = list(&app, &folder).await {
            tracing::warn!(%error, "the lists of the erased and of what was taken back could not be kept");
        }
        tokio::time::sleep(LIST_EVERY).await;
    }
}

async fn list(app: &App, folder: &Path) -> Result<(), BackupError> {
    let erased = membership::tombstones(&mut app.db.reader().await?).await?;
    let taken_back = membership::withdrawals(&mut app.db.reader().await?).await?;
    if erased.is_empty() && taken_back.is_empty() {
        return Ok(());
    }
    backup::private_folder(folder).map_err(|cause| BackupError::File { path: folder.to_owned(), cause })?;
    erasures::add(folder, &erased)?;
    withdrawals::add(folder, taken_back, &erased, app.now())
}
