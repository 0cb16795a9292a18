//! Sessions: a random token in a cookie, its hash in the database.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::{HeaderMap, HeaderValue, header, request::Parts};
use axum::response::Response;
use database::{Error, Migration};
use sha2::{Digest, Sha256};
use terms::{Language, PersonId, Timestamp};

pub use crate::agent::Agent;
use crate::{
    App, PageError, Settings, Viewer,
    along::Along,
    request::{Reader, Who},
    store,
};

/// The tables of `web`.
pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "2026-11-22-0030-web", text: include_str!("../migrations/2026-11-22-0030-web.sql") },
    Migration {
        name: "2026-11-27-1000-signing-in",
        text: include_str!("../migrations/2026-11-27-1000-signing-in.sql"),
    },
    Migration { name: "2026-11-28-1600-retention", text: include_str!("../migrations/2026-11-28-1600-retention.sql") },
];

/// A session lasts so long.
const LASTS: i64 = 30 * Timestamp::DAY;
/// When it was last used is noted so often at most: a page writes nothing but that.
const SEEN_EVERY: i64 = Timestamp::HOUR;

/// How somebody has shown who she is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strength {
    /// By a link in a letter, and nothing else.
    Link,
    /// With a passkey.
    Passkey,
    /// With a one-time code, after a link.
    Code,
    /// With a recovery code, after a link.
    Recovery,
    /// By the organisation's identity provider, and nothing else.
    Identity,
    /// By the identity provider, which says that it asked for more than a password.
    StrongIdentity,
    /// With one click, in a demonstration or a test.
    MadeUp,
}

impl Strength {
    const ALL: [Self; 7] =
        [Self::Link, Self::Passkey, Self::Code, Self::Recovery, Self::Identity, Self::StrongIdentity, Self::MadeUp];

    /// Whether offices may be used: all ways but a link alone, or somebody else's word alone.
    pub fn is_strong(self) -> bool {
        !matches!(self, Self::Link | Self::Identity)
    }

    /// As it is stored, and as the end of its sentence's key.
    pub fn word(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Passkey => "passkey",
            Self::Code => "code",
            Self::Recovery => "recovery",
            Self::Identity => "identity",
            Self::StrongIdentity => "strong-identity",
            Self::MadeUp => "made-up",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strength| strength.word() == word)
    }
}

/// A session, as its owner sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Hash of its token; names it, and opens nothing.
    pub hash: [u8; 32],
    /// How strong it is.
    pub strength: Strength,
    /// From what kind of browser.
    pub agent: Agent,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was last used, to the hour.
    pub seen_at: Timestamp,
}

/// The cookie of sessions.
const SESSION: &str = "flotilla";

/// Begins the names of our cookies on https: browsers then refuse them over plain http and from other subdomains.
const HOST: &str = "__Host-";

/// A cookie's name as it travels.
fn full_name(settings: &Settings, name: &str) -> String {
    if settings.public_url.starts_with("https:") { format!("{HOST}{name}") } else { name.to_owned() }
}

/// The session's token in a request.
pub(crate) fn token(settings: &Settings, headers: &HeaderMap) -> Option<[u8; 32]> {
    crate::request::cookie(headers, &full_name(settings, SESSION)).map(hash)
}

/// What the database keeps of a token.
pub(crate) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Whose pages a session shows: the one place where a session becomes a viewer.
pub(crate) async fn who(app: &App, token: [u8; 32]) -> Result<Who, Error> {
    let now = app.now();
    let mut tx = app.db.reader().await?;
    let Some((person, session)) = store::session(&mut tx, token, now).await? else { return Ok(Who::Nobody) };
    drop(tx);
    if session.seen_at.plus(SEEN_EVERY) <= now {
        app.db.write(move |tx| Box::pin(store::see_session(tx, token, now))).await?;
    }
    let viewer = (app.gate.viewer)(app.clone(), person, now).await?;
    let Some(viewer) = viewer else { return Ok(Who::Nobody) };
    let viewer = Viewer { is_strong: session.strength.is_strong(), ..viewer };
    if let Some((member, until)) = (app.gate.along)(app.clone(), token, viewer.clone(), now).await? {
        return Ok(Who::Along(Box::new(Along::new(person, token, member, until))));
    }
    Ok(Who::Herself { viewer: Box::new(viewer), session: token })
}

/// Whether a person has a session of that hash.
///
/// # Errors
/// When the database fails.
pub async fn lasts(tx: &mut database::Tx, person: PersonId, hash: [u8; 32], now: Timestamp) -> Result<bool, Error> {
    Ok(store::session(tx, hash, now).await?.is_some_and(|(whose, _)| whose == person))
}

/// The cookie of the language that the reader chose.
pub(crate) const LANGUAGE: &str = "language";

/// The language that the reader chose, if she did.
pub(crate) fn language(settings: &Settings, headers: &HeaderMap) -> Option<Language> {
    crate::request::cookie(headers, &full_name(settings, LANGUAGE)).and_then(Language::from_tag)
}

/// Begins a session: the value for `Set-Cookie`.
///
/// # Errors
/// When the database fails.
pub async fn start(app: &App, person: PersonId, strength: Strength, agent: Agent) -> Result<HeaderValue, Error> {
    begin(app, None, person, strength, agent).await
}

/// Begins a session in place of the one that the request came with: under a new token, so that whoever had got hold of the
/// old one gains nothing by it.
///
/// # Errors
/// When the database fails.
pub async fn replace(app: &App, parts: &Parts, person: PersonId, strength: Strength) -> Result<HeaderValue, Error> {
    begin(app, current(parts), person, strength, Agent::of(parts)).await
}

async fn begin(
    app: &App,
    old: Option<[u8; 32]>,
    person: PersonId,
    strength: Strength,
    agent: Agent,
) -> Result<HeaderValue, Error> {
    let token = hex::encode(app.random::<32>());
    let now = app.now();
    let session = Session { hash: hash(&token), strength, agent, started_at: now, seen_at: now };
    app.db
        .write::<(), Error, _>(move |tx| {
            Box::pin(async move {
                if let Some(old) = old {
                    store::end_session(tx, old).await?;
                }
                store::add_session(tx, person, &session, now.plus(LASTS)).await
            })
        })
        .await?;
    Ok(set_cookie(app, SESSION, &token, LASTS))
}

/// The session that the request came with: its hash; none while it looks along.
pub fn current(parts: &Parts) -> Option<[u8; 32]> {
    parts.extensions.get::<Reader>().and_then(Reader::session)
}

/// The sessions of a person that have not ended, last used first.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut database::Tx, person: PersonId, now: Timestamp) -> Result<Vec<Session>, Error> {
    store::sessions_of(tx, person, now).await
}

/// Ends one session of a person; whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn end_one(app: &App, person: PersonId, hash: [u8; 32]) -> Result<bool, Error> {
    app.db.write(move |tx| Box::pin(store::end_session_of(tx, person, hash))).await
}

/// Ends all sessions of a person but one.
///
/// # Errors
/// When the database fails.
pub async fn end_others(app: &App, person: PersonId, but: [u8; 32]) -> Result<(), Error> {
    app.db.write(move |tx| Box::pin(store::end_other_sessions(tx, person, but))).await
}

/// Refuses what takes a strong session: the reader is led to the page that makes hers one, and back.
///
/// # Errors
/// [`PageError::StrongFirst`].
pub fn must_be_strong(viewer: &Viewer, back: &str) -> Result<(), PageError> {
    if viewer.is_strong { Ok(()) } else { Err(PageError::StrongFirst { back: back.to_owned() }) }
}

/// Ends the session that the request came with: the value for `Set-Cookie`.
///
/// # Errors
/// When the database fails.
pub async fn end(app: &App, parts: &Parts) -> Result<HeaderValue, Error> {
    // Whoever looks along leaves her own session, and the member's pages with it.
    if let Some(hash) = current(parts).or_else(|| crate::along::of(parts).map(Along::session)) {
        app.db.write(move |tx| Box::pin(store::end_session(tx, hash))).await?;
    }
    Ok(set_cookie(app, SESSION, "", 0))
}

/// Ends all sessions of a person, in the caller's transaction: when she is suspended, erased, or asks for it.
///
/// # Errors
/// When the database fails.
pub async fn end_all(tx: &mut database::Tx, person: PersonId) -> Result<(), Error> {
    store::end_sessions_of(tx, person).await
}

/// Ends the sessions of everybody, in the caller's transaction: a database that was restored does not know which were ended
/// since.
///
/// # Errors
/// When the database fails.
pub async fn end_every_one(tx: &mut database::Tx) -> Result<(), Error> {
    store::end_every_session(tx).await
}

/// A cookie that scripts cannot read and other sites do not send; removed when it lasts no time.
pub fn set_cookie(app: &App, name: &str, value: &str, lasts_micros: i64) -> HeaderValue {
    let name = full_name(&app.settings, name);
    let secure = if app.settings.public_url.starts_with("https:") { "; Secure" } else { "" };
    let seconds = lasts_micros / Timestamp::SECOND;
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).expect("names and values of our cookies are plain ASCII")
}

/// The value of a cookie that came with the request.
pub fn cookie(app: &App, parts: &Parts, name: &str) -> Option<String> {
    crate::request::cookie(&parts.headers, &full_name(&app.settings, name)).map(str::to_owned)
}

/// The reader's address, in a form that tells readers apart and is fit for nothing else: for limits.
pub fn address(parts: &Parts) -> String {
    let address = parts.extensions.get::<Reader>().and_then(|reader| reader.address);
    address.map_or_else(|| "unknown".to_owned(), |address| network(address).to_string())
}

/// The address, of IPv6 its first 64 bits: all others are at the free choice of whoever has these.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        address @ IpAddr::V4(_) => address,
    }
}

/// The answer with that cookie set.
pub fn with_cookie(mut response: Response, cookie: HeaderValue) -> Response {
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_https_every_cookie_is_bound_to_this_host() {
        let settings = |public_url: &str| Settings {
            organisation: "The Commons".to_owned(),
            zone: terms::Zone::named("Europe/London").unwrap(),
            public_url: public_url.to_owned(),
            is_demo: false,
            behind_proxy: false,
            reply_address: None,
            mail_a_minute: 300,
            canary_address: None,
            identity_provider: None,
            shows_keys: false,
        };

        for name in [SESSION, LANGUAGE, "flotilla-browser"] {
            assert_eq!(full_name(&settings("https://vote.example.org"), name), format!("__Host-{name}"));
            assert_eq!(full_name(&settings("http://localhost:8080"), name), name);
        }
    }

    #[test]
    fn whoever_has_a_network_of_ipv6_counts_once() {
        let network = |text: &str| network(text.parse().unwrap()).to_string();

        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
    }
}
