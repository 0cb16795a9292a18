//! The movement that is measured, served in this process.

use std::{net::SocketAddr, path::Path, process::Command, sync::Arc, time::Instant};

use axum::{Router, routing::get};
use flotilla::{installation::Places, serving};
use mail::{PostOffice, Sender, Transport};
use terms::{PersonId, Zone};
use tokio::{net::TcpListener, task::JoinHandle};
use web::{App, Settings};

use crate::Fault;

/// The program beside this one.
pub(crate) fn program() -> Result<std::path::PathBuf, Fault> {
    Ok(std::env::current_exe()?.with_file_name("flotilla"))
}

/// Fills a demonstration of that size, unless it is there.
pub(crate) fn fill(data: &Path, members: u32) -> Result<(), Fault> {
    if data.join("flotilla.db").exists() {
        return Ok(());
    }
    println!("Filling a movement of {members} members …");
    let began = Instant::now();
    let filled = Command::new(program()?)
        .args(["demo", "--only-fill", "--members", &members.to_string(), "--data"])
        .arg(data)
        .status()?;
    println!("filled in {:.0} s", began.elapsed().as_secs_f64());
    if filled.success() { Ok(()) } else { Err("the movement could not be filled".into()) }
}

/// The movement, served on loopback, and next to it a bare answer.
pub(crate) struct Served {
    pub(crate) app: App,
    pub(crate) at: SocketAddr,
    pub(crate) host: String,
    /// Where a bare axum program answers "hello".
    pub(crate) bare: SocketAddr,
    servers: Vec<JoinHandle<()>>,
}

impl Served {
    pub(crate) async fn open(data: &Path) -> Result<Self, Fault> {
        let clock = serving::clock();
        let open = Places::in_folder(data).open(clock()).await?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let at = listener.local_addr()?;
        let settings = Settings {
            organisation: "The Commons".to_owned(),
            zone: Zone::named("Europe/London")?,
            public_url: format!("http://{at}"),
            is_demo: true,
            behind_proxy: true,
            reply_address: None,
            mail_a_minute: 300,
            canary_address: None,
            identity_provider: None,
            shows_keys: false,
        };
        let from = Sender { name: "The Commons".parse()?, address: "office@commons.example".parse()? };
        let post = PostOffice {
            db: open.db,
            vault: open.vault,
            transport: Transport::folder(data.join("letters")),
            from,
            signer: None,
        };
        let app = App::new(post, settings, flotilla::slices::all(), membership::gate(), Arc::clone(&clock))?;
        let plain = TcpListener::bind("127.0.0.1:0").await?;
        let bare = plain.local_addr()?;
        let servers =
            vec![served(listener, web::router(&app)), served(plain, Router::new().route("/", get(async || "hello")))];
        Ok(Self { app, at, host: at.to_string(), bare, servers })
    }

    /// A session of that person, as the cookie's value.
    pub(crate) async fn session(&self, person: PersonId) -> Result<String, Fault> {
        let cookie =
            web::session::start(&self.app, person, web::session::Strength::MadeUp, web::session::Agent::default())
                .await?;
        let value = cookie.to_str()?.split_once('=').ok_or("a cookie has a value")?.1;
        Ok(value.split(';').next().unwrap_or("").to_owned())
    }

    /// The first person of the demonstration's cast with that part.
    pub(crate) async fn cast(&self, part: &str) -> Result<PersonId, Fault> {
        let mut tx = self.app.db.reader().await?;
        let cast = membership::demonstration::cast(&mut tx, &self.app.vault).await?;
        let found = cast.into_iter().find(|(of, _)| *of == part);
        Ok(found.ok_or("the demonstration has a cast")?.1)
    }

    /// Does every job that is due, such as sending letters, until nothing waits.
    pub(crate) async fn work(&self) -> Result<(), Fault> {
        let mut work = jobs::Work { kinds: vec![mail::send::<App>()], periodics: Vec::new(), listeners: Vec::new() };
        for slice in flotilla::slices::all() {
            work.kinds.extend(slice.jobs);
            work.listeners.extend(slice.listeners);
        }
        let worker = jobs::Worker::new(self.app.db.clone(), self.app.clone(), work)?;
        worker.run_until_idle(self.app.now()).await?;
        Ok(())
    }

    pub(crate) async fn close(self) {
        for server in self.servers {
            server.abort();
        }
        self.app.db.close().await;
    }
}

fn served(listener: TcpListener, router: Router) -> JoinHandle<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move {
        axum::serve(listener, service).await.ok();
    })
}
