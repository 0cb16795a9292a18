//! Test support: a whole site on a fresh database, spoken to as a browser would.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, header},
};
use database::{
    Migration, Options, Vault,
    testing::{Fresh, skipped},
    vault::{self, MasterKey},
};
use mail::{PostOffice, Sender, Transport};
use terms::{PersonId, Timestamp, Zone};
use tower::ServiceExt;

use crate::{
    App, Gate, Settings, Slice, router,
    session::{self, Agent, Strength},
};

/// Noon on Sunday 22 November 2026, London time: when tests begin.
pub const NOON: Timestamp = Timestamp::from_micros(1_795_348_800 * Timestamp::SECOND);

/// What a test's site is made of.
pub struct Parts {
    /// The slices, lowest first.
    pub slices: fn() -> Vec<Slice>,
    /// Who somebody is.
    pub gate: Gate,
}

/// A site on a fresh database; sentences are shown as their keys.
pub struct Site {
    /// The program.
    pub app: App,
    router: Router,
    now: Arc<AtomicI64>,
    sessions: Mutex<HashMap<(PersonId, Strength), (String, Timestamp)>>,
    slices: fn() -> Vec<Slice>,
    letters: tempfile::TempDir,
    database: Option<Fresh>,
    keys: Option<Fresh>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub text: String,
    /// Where it leads, for 303; empty otherwise.
    pub location: String,
    /// All headers.
    pub headers: HeaderMap,
}

/// Every migration of services and slices.
pub fn migrations(slices: &[Slice]) -> Vec<Migration> {
    let mut all: Vec<Migration> = [jobs::MIGRATIONS, mail::MIGRATIONS, session::MIGRATIONS].concat();
    all.extend(slices.iter().flat_map(|slice| slice.migrations));
    all
}

/// Runs a test on a site on SQLite and, when a server for tests is there, on PostgreSQL.
pub async fn each_site<F: AsyncFn(&Site)>(parts: &Parts, test: F) {
    each_site_with(parts, &|_| {}, test).await;
}

/// As [`each_site`], on an installation that was told something else than usual.
pub async fn each_site_with<F: AsyncFn(&Site)>(parts: &Parts, told: &(dyn Fn(&mut Settings) + Sync), test: F) {
    let site = Site::sqlite_with(parts, told).await;
    test(&site).await;
    site.remove().await;
    match Site::postgres_with(parts, told).await {
        Some(site) => {
            test(&site).await;
            site.remove().await;
        }
        None => skipped(),
    }
}

impl Site {
    /// A site on a fresh SQLite file.
    pub async fn sqlite(parts: &Parts) -> Self {
        Self::sqlite_with(parts, &|_| {}).await
    }

    /// A site on a fresh PostgreSQL database; `None` when there is no server for tests.
    pub async fn postgres(parts: &Parts) -> Option<Self> {
        Self::postgres_with(parts, &|_| {}).await
    }

    async fn sqlite_with(parts: &Parts, told: &(dyn Fn(&mut Settings) + Sync)) -> Self {
        let database = Fresh::sqlite(&migrations(&(parts.slices)())).await;
        let keys = Fresh::sqlite(&vault::MIGRATIONS).await;
        Self::on(parts, told, (database, keys)).await
    }

    async fn postgres_with(parts: &Parts, told: &(dyn Fn(&mut Settings) + Sync)) -> Option<Self> {
        let database = Fresh::postgres(&migrations(&(parts.slices)())).await?;
        let keys = Fresh::postgres(&vault::MIGRATIONS).await?;
        Some(Self::on(parts, told, (database, keys)).await)
    }

    async fn on(parts: &Parts, told: &(dyn Fn(&mut Settings) + Sync), (database, keys): (Fresh, Fresh)) -> Self {
        let now = Arc::new(AtomicI64::new(NOON.micros()));
        let master = MasterKey::from_hex(&"a7".repeat(32)).expect("64 hexadecimal digits");
        let vault = Vault::open(&Options::new(&keys.address), &master, NOON).await.expect("the key store opens");
        let mut settings = Settings {
            organisation: "The Commons".to_owned(),
            zone: Zone::named("Europe/London").expect("in the list of zones"),
            public_url: "http://localhost:8080".to_owned(),
            is_demo: false,
            behind_proxy: false,
            reply_address: None,
            mail_a_minute: 300,
            canary_address: None,
            identity_provider: None,
            shows_keys: true,
        };
        told(&mut settings);
        let clock = now.clone();
        let clock = Arc::new(move || Timestamp::from_micros(clock.load(Ordering::SeqCst)));
        let letters = tempfile::tempdir().expect("a temporary folder can be made");
        let post = PostOffice {
            db: database.db.clone(),
            vault,
            transport: Transport::folder(letters.path()),
            from: Sender {
                name: "The Commons".parse().expect("a plain name"),
                address: "office@commons.example".parse().expect("an address"),
            },
            signer: None,
        };
        let app = App::new(post, settings, (parts.slices)(), parts.gate, clock);
        let app = app.expect("the message files can be read");
        let router = router(&app);
        Self {
            app,
            router,
            now,
            sessions: Mutex::default(),
            slices: parts.slices,
            letters,
            database: Some(database),
            keys: Some(keys),
        }
    }

    /// Sets the clock.
    pub fn at(&self, now: Timestamp) {
        self.now.store(now.micros(), Ordering::SeqCst);
    }

    /// Lets so many microseconds pass.
    pub fn later(&self, micros: i64) {
        self.now.fetch_add(micros, Ordering::SeqCst);
    }

    /// Runs every job that is due, and whatever announced facts lead to, until nothing waits.
    pub async fn work(&self) {
        let mut work = jobs::Work { kinds: vec![mail::send::<App>()], periodics: Vec::new(), listeners: Vec::new() };
        for slice in (self.slices)() {
            work.kinds.extend(slice.jobs);
            work.periodics.extend(slice.periodics);
            work.listeners.extend(slice.listeners);
        }
        let worker =
            jobs::Worker::new(self.app.db.clone(), self.app.clone(), work).expect("random bytes are to be had");
        worker.run_until_idle(self.app.now()).await.expect("the queue can be read");
    }

    /// The letters that have been sent, as files, in the order of their ids.
    pub fn letters(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.letters.path()).into_iter().flatten();
        let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect()
    }

    /// A page as a visitor sees it.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, "", None, "").await
    }

    /// A page as a person sees it who is signed in.
    pub async fn get_as(&self, person: PersonId, path: &str) -> Answer {
        let session = self.session(person).await;
        self.send(Method::GET, path, "", Some(&session), "").await
    }

    /// A form sent by a visitor.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, &encoded(fields), None, "").await
    }

    /// A form sent by a person who is signed in.
    pub async fn post_as(&self, person: PersonId, path: &str, fields: &[(&str, &str)]) -> Answer {
        let session = self.session(person).await;
        self.send(Method::POST, path, &encoded(fields), Some(&session), "").await
    }

    /// A request with cookies of the caller's own, such as `flotilla=…`.
    pub async fn send(&self, method: Method, path: &str, body: &str, session: Option<&str>, cookies: &str) -> Answer {
        let session = session.map(|token| format!("flotilla={token}; ")).unwrap_or_default();
        let mut request = Request::builder()
            .method(&method)
            .uri(path)
            .header(header::HOST, "localhost:8080")
            .header(header::COOKIE, format!("{session}{cookies}"));
        if method == Method::POST {
            request = request
                .header("sec-fetch-site", "same-origin")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        self.answer(request.body(Body::from(body.to_owned())).expect("a well-formed request")).await
    }

    /// Any request at all.
    pub async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 16 * 1024 * 1024).await.expect("the body can be read");
        let location = parts.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or("").to_owned();
        Answer {
            status: parts.status.as_u16(),
            text: String::from_utf8_lossy(&body).into_owned(),
            location,
            headers: parts.headers,
        }
    }

    /// A page as a person sees it who has signed in by a link in a letter, and has shown no more.
    pub async fn get_weakly(&self, person: PersonId, path: &str) -> Answer {
        let session = self.weak_session(person).await;
        self.send(Method::GET, path, "", Some(&session), "").await
    }

    /// A form sent by a person who has signed in by a link in a letter, and has shown no more.
    pub async fn post_weakly(&self, person: PersonId, path: &str, fields: &[(&str, &str)]) -> Answer {
        let session = self.weak_session(person).await;
        self.send(Method::POST, path, &encoded(fields), Some(&session), "").await
    }

    /// A session of that person in which offices can be used; made when first asked for.
    pub async fn session(&self, person: PersonId) -> String {
        self.session_of(person, Strength::MadeUp).await
    }

    /// A session of that person as a link in a letter begins it.
    pub async fn weak_session(&self, person: PersonId) -> String {
        self.session_of(person, Strength::Link).await
    }

    async fn session_of(&self, person: PersonId, strength: Strength) -> String {
        let key = (person, strength);
        let known = self.sessions.lock().expect("no test panics while it holds the lock").get(&key).cloned();
        // Whoever was away for long has signed in again.
        if let Some((token, _)) = known.filter(|(_, begun)| self.app.now() < begun.plus(25 * Timestamp::DAY)) {
            return token;
        }
        let begun = session::start(&self.app, person, strength, Agent::default()).await;
        let cookie = begun.expect("a session begins");
        let cookie = cookie.to_str().expect("plain ASCII");
        let token = cookie["flotilla=".len()..].split(';').next().expect("there is a first part").to_owned();
        self.sessions
            .lock()
            .expect("no test panics while it holds the lock")
            .insert(key, (token.clone(), self.app.now()));
        token
    }

    /// Folder of the SQLite file; `None` on PostgreSQL.
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.database.as_ref().and_then(Fresh::folder)
    }

    /// Closes and removes everything.
    pub async fn remove(mut self) {
        self.app.vault.store().close().await;
        for fresh in [self.database.take(), self.keys.take()].into_iter().flatten() {
            fresh.remove().await;
        }
    }
}

impl Answer {
    /// The value of a cookie that the answer sets.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let all = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        all.filter_map(|cookie| cookie.split(';').next()?.split_once('='))
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value.to_owned())
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
