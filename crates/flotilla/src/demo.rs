//! `flotilla demo`: a movement that is made up, to look at and to vote in.

use std::{
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::Args;
use database::{Db, Options};
use mail::{PostOffice, Sender, Transport};
use terms::{Timestamp, Zone};
use web::{App, Demonstration, Settings};

use crate::{
    installation::{Installation, OpenError, Places, is_demonstration},
    serving::{self, ServeError},
    settings::{self, SettingsError},
    slices,
};

/// Noted once everything is filled in, with the hour around which it is dated.
const FILLED: &str = "demonstration filled at";
/// So long after filling, the ballot that was open has closed.
const FRESH: i64 = 5 * Timestamp::DAY;

/// Fill a demonstration movement and serve it: every person in it is made up.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Folder for its data
    #[arg(long, value_name = "DIR", default_value = "flotilla-demo")]
    data: PathBuf,
    /// Where it listens; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Throw the old demonstration away and begin anew
    #[arg(long)]
    reset: bool,
    /// How many members it has; the same number always gives the same people
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(50..=1_000_000))]
    members: u32,
    /// Fill it, say so, and do not serve
    #[arg(long)]
    only_fill: bool,
}

/// Why there is no demonstration; one sentence.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The folder holds something else.
    #[error("{0} holds data that is not a demonstration; choose another folder with --data")]
    NotADemonstration(PathBuf),
    /// An earlier filling was cut off.
    #[error("the demonstration in {0} was never finished; start it once with --reset")]
    HalfFilled(PathBuf),
    /// The folder could not be emptied.
    #[error("{path}: {cause}")]
    Folder {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The installation could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The environment names an identity provider that cannot be.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The database failed.
    #[error("{0}")]
    Database(#[from] database::Error),
    /// A slice could not fill in its part.
    #[error("the demonstration could not be filled in ({slice}): {cause}")]
    Fill {
        /// Which slice.
        slice: &'static str,
        /// Why.
        cause: web::DemonstrationError,
    },
    /// The message files are broken.
    #[error("{0}")]
    Words(String),
    /// It could not be served.
    #[error(transparent)]
    Serve(#[from] ServeError),
}

/// Fills the demonstration when it is not there yet, and serves it. What is being done is said through `say`.
///
/// # Errors
/// [`DemoError`].
pub async fn run(args: DemoArgs, say: Arc<dyn Fn(&str) + Send + Sync>) -> Result<(), DemoError> {
    let places = Places::in_folder(&args.data);
    if args.reset {
        reset(&places).await?;
    }
    // Before any work: a port in use is known at once.
    let listeners = if args.only_fill { Vec::new() } else { serving::listen(args.listen).await? };
    let port = listeners.first().and_then(|listener| listener.local_addr().ok()).map_or(0, |address| address.port());
    let is_new = !args.data.join("flotilla.db").exists();
    if !is_new {
        must_be_demonstration(&places).await?;
    }
    places.prepare()?;
    let open = places.open(now()).await?;
    let app = app(&open, &args.data.join("letters"), port)?;
    if is_new {
        fill(&open, &app, args.members, &say).await?;
    }
    let filled_at = filled_at(&open, &args.data).await?;
    if now().micros() - filled_at.micros() > FRESH {
        say("This demonstration is some days old, so its open ballot may have closed; --reset begins a fresh one.");
    }
    if args.only_fill {
        open.db.close().await;
        open.vault.store().close().await;
        say("The demonstration is filled.");
        return Ok(());
    }
    say(&format!("The demonstration is ready: http://localhost:{port}"));
    Ok(serving::run(app, listeners, None).await?)
}

fn now() -> Timestamp {
    (serving::clock())()
}

/// The program on demonstration data.
fn app(open: &Installation, letters: &Path, port: u16) -> Result<App, DemoError> {
    // There is no file of settings; what the environment says of an identity provider can be tried all the same.
    let identity_provider = settings::identity_provider(&settings::environment())?;
    let settings = Settings {
        organisation: "The Commons".to_owned(),
        zone: Zone::named("Europe/London").unwrap_or_else(|_| Zone::utc()),
        public_url: format!("http://localhost:{port}"),
        is_demo: true,
        behind_proxy: false,
        reply_address: None,
        mail_a_minute: 300,
        canary_address: Some("The Commons, 1 Commons Street, Leeds LS1 4AP".to_owned()),
        identity_provider,
        shows_keys: false,
    };
    let post = PostOffice {
        db: open.db.clone(),
        vault: open.vault.clone(),
        transport: Transport::folder(letters),
        from: Sender {
            name: "The Commons".parse().expect("a plain name"),
            address: "office@commons.example".parse().expect("an address"),
        },
        signer: None,
    };
    App::new(post, settings, slices::all(), membership::gate(), serving::clock()).map_err(DemoError::Words)
}

async fn fill(
    open: &Installation,
    app: &App,
    members: u32,
    say: &Arc<dyn Fn(&str) + Send + Sync>,
) -> Result<(), DemoError> {
    open.mark_demonstration().await?;
    let now = now();
    let demonstration = Demonstration { members, now, say: say.clone() };
    for slice in &app.slices {
        if let Some(fill) = slice.demonstration {
            let filled = fill(app.clone(), demonstration.clone()).await;
            filled.map_err(|cause| DemoError::Fill { slice: slice.name, cause })?;
        }
    }
    Ok(open.note(FILLED, &now.micros().to_string()).await?)
}

/// When it was filled; otherwise why it is none.
async fn filled_at(open: &Installation, data: &Path) -> Result<Timestamp, DemoError> {
    if !open.is_demonstration().await? {
        return Err(DemoError::NotADemonstration(data.to_owned()));
    }
    let filled = open.fact(FILLED).await?.and_then(|text| text.parse().ok());
    filled.map(Timestamp::from_micros).ok_or_else(|| DemoError::HalfFilled(data.to_owned()))
}

/// Refuses a folder that holds anything else. Comes before anything is made or migrated there: it may be a real
/// installation, of an older version, with its master key elsewhere.
async fn must_be_demonstration(places: &Places) -> Result<(), DemoError> {
    let db = Db::open(&Options::new(&places.database)).await?;
    // A database that knows of no such facts is none of ours.
    let is_ours = is_demonstration(&db).await.unwrap_or(false);
    db.close().await;
    if is_ours { Ok(()) } else { Err(DemoError::NotADemonstration(places.data.clone())) }
}

/// Throws the files of a demonstration away; of anything else it touches nothing.
async fn reset(places: &Places) -> Result<(), DemoError> {
    if !places.data.join("flotilla.db").exists() {
        return Ok(());
    }
    must_be_demonstration(places).await?;
    for name in
        ["flotilla.db", "flotilla.db-wal", "flotilla.db-shm", "keys.db", "keys.db-wal", "keys.db-shm", "master.key"]
    {
        let path = places.data.join(name);
        match fs::remove_file(&path) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(DemoError::Folder { path, cause }),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_real_installation_is_refused_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().to_owned();
        let db = Db::open(&Options::new(Places::in_folder(&data).database)).await.unwrap();
        db.migrate(&[], Timestamp::from_micros(0)).await.unwrap();
        let waiting = db.pending(&slices::migrations()).await.unwrap().len();

        for reset in [false, true] {
            let listen = ([127, 0, 0, 1], 0).into();
            let args = DemoArgs { data: data.clone(), listen, reset, members: 50, only_fill: true };
            assert!(matches!(run(args, Arc::new(|_| ())).await, Err(DemoError::NotADemonstration(_))));
        }

        assert_eq!(db.pending(&slices::migrations()).await.unwrap().len(), waiting);
        assert!(
            data.join("flotilla.db").exists() && !data.join("master.key").exists() && !data.join("keys.db").exists()
        );
    }
}
