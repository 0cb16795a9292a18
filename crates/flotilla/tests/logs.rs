//! What the program writes into its log while everything in it is used: nothing personal.
//!
//! Source: the bar for data that reveals political opinions, B42.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
};

use axum::http::Method;
use terms::PersonId;
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};
use web::testing::Site;

use super::routes::{filled, fillings, is_destructive};

/// What somebody types who is in no other row: name, address of mail, postcode, street, words.
const TYPED: [(&str, &str); 9] = [
    ("name", "Perpetua Lanternjaw"),
    ("email", "perpetua@heron.example"),
    ("postcode", "LL57 2DG"),
    ("address", "3 Wrack Lane"),
    ("number", "4711 0815 4711"),
    ("text", "Thistlewood told me"),
    ("note", "Thistlewood told me"),
    ("purpose", "Thistlewood told me"),
    ("password", "swordfish-9"),
];
/// What of it must stand in no line.
const SECRET: [&str; 8] =
    ["Lanternjaw", "perpetua", "LL57", "Wrack", "4711", "Thistlewood", "swordfish", "heron.example"];

/// The lines so far.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Logs everything that our own crates say, and what others say in earnest.
fn log() -> Lines {
    let lines = Lines::default();
    let writer = lines.clone();
    let ours = "ballots,database,flotilla,imports,jobs,mail,mailings,membership,outbound,places,web";
    let filter = format!("{}=trace,info", ours.replace(',', "=trace,"));
    let layer = fmt::layer().json().with_writer(move || writer.clone());
    tracing_subscriber::registry().with(EnvFilter::new(filter)).with(layer).init();
    lines
}

/// Name and address of mail of every member.
async fn everybody(site: &Site) -> Vec<String> {
    let (now, mut tx) = (site.app.now(), site.app.db.reader().await.unwrap());
    let root = places::root(&mut tx).await.unwrap().unwrap().id;
    let mut all = Vec::new();
    for (person, _) in membership::Walk::within(&mut tx, root, now).await.unwrap().next(&mut tx, 500).await.unwrap() {
        all.extend(membership::name(&mut tx, &site.app.vault, person, now).await.unwrap());
        all.extend(membership::email(&mut tx, &site.app.vault, person, now).await.unwrap());
    }
    all
}

/// Asks every address with what somebody types, in the address and in the form.
async fn use_everything(site: &Site, person: Option<PersonId>) {
    let session = match person {
        Some(person) => Some(site.session(person).await),
        None => None,
    };
    let typed = TYPED.map(|(name, value)| format!("{name}={}", value.replace(' ', "+").replace('@', "%40")));
    let body = typed.join("&");
    let own = web::own_routes();
    for route in own.iter().chain(site.app.slices.iter().flat_map(|slice| &slice.routes)) {
        if is_destructive(route) {
            continue;
        }
        let names = fillings(site, route.pattern).await;
        let path = names.iter().fold(route.sample.to_owned(), |path, (name, id)| path.replace(name, id));
        let asked = if route.method == Method::GET { format!("{path}?{body}") } else { path };
        site.send(route.method.clone(), &asked, &body, session.as_deref(), "").await;
    }
    for wrong in ["/Lanternjaw", "/people/perpetua@heron.example", "/join/confirm/swordfish-9"] {
        site.send(Method::GET, wrong, "", session.as_deref(), "").await;
    }
}

#[tokio::test]
async fn nothing_personal_is_written_into_the_log_while_everything_is_used() {
    let lines = log();
    let site = filled().await;
    let everybody = everybody(&site).await;
    assert!(everybody.len() > 60, "there is something to find");
    let mut tx = site.app.db.reader().await.unwrap();
    let cast = membership::demonstration::cast(&mut tx, &site.app.vault).await.unwrap();
    drop(tx);

    let of = |part: &str| cast.iter().find(|(own, _)| *own == part).map(|(_, person)| *person);
    for person in [None, of("member"), of("organiser"), of("administrator")] {
        use_everything(&site, person).await;
    }
    site.post("/join", &[TYPED[0], TYPED[1], TYPED[2], ("consent", "yes")]).await;
    site.post("/sign-in", &[("email", everybody.iter().find(|one| one.contains('@')).unwrap().as_str())]).await;
    site.work().await;

    let text = lines.text();
    assert!(text.contains("a letter was sent"), "the log says what happens: {text}");
    let lower = text.to_lowercase();
    for secret in SECRET.into_iter().chain(everybody.iter().map(String::as_str)) {
        assert!(!lower.contains(&secret.to_lowercase()), "{secret} is in: {}", around(&lower, &secret.to_lowercase()));
    }
    assert!(!lower.contains('@'), "{}", around(&lower, "@"));
    assert!(!site.letters().is_empty(), "letters hold what the log does not");
    // A key of a sentence that is missing would show here too.
    assert!(!text.contains("a sentence is missing"), "{}", around(&text, "a sentence is missing"));
}

/// The line in which something stands.
fn around<'a>(text: &'a str, what: &str) -> &'a str {
    text.lines().find(|line| line.contains(what)).unwrap_or_default()
}
