//! Sessions: a random token in a cookie, its hash in the database.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::{HeaderValue, header, request::Parts};
use axum::response::Response;
use database::{Error, Migration};
use sha2::{Digest, Sha256};
use terms::{PersonId, Timestamp};

use crate::{App, Settings, Viewer, request::Reader, store};

/// The tables of `web`.
pub const MIGRATIONS: &[Migration] =
    &[Migration { name: "2026-11-22-0030-web", text: include_str!("../migrations/2026-11-22-0030-web.sql") }];

/// A session lasts so long.
const LASTS: i64 = 30 * Timestamp::DAY;

/// The cookie's name. `__Host-` lets browsers refuse it over plain http and from other subdomains.
pub(crate) fn cookie_name(settings: &Settings) -> &'static str {
    if settings.public_url.starts_with("https:") { "__Host-flotilla" } else { "flotilla" }
}

/// What the database keeps of a token.
pub(crate) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

pub(crate) async fn viewer(app: &App, token: [u8; 32]) -> Result<Option<Viewer>, Error> {
    let now = app.now();
    let mut tx = app.db.reader().await?;
    let Some(person) = store::session(&mut tx, token, now).await? else { return Ok(None) };
    drop(tx);
    (app.gate.viewer)(app.clone(), person, now).await
}

/// Begins a session: the value for `Set-Cookie`.
///
/// # Errors
/// When the database fails.
pub async fn start(app: &App, person: PersonId) -> Result<HeaderValue, Error> {
    let token = hex::encode(app.random::<32>());
    let (hash, now) = (hash(&token), app.now());
    app.db.write(move |tx| Box::pin(store::add_session(tx, hash, person, now, now.plus(LASTS)))).await?;
    Ok(set_cookie(app, cookie_name(&app.settings), &token, LASTS))
}

/// Ends the session that the request came with: the value for `Set-Cookie`.
///
/// # Errors
/// When the database fails.
pub async fn end(app: &App, parts: &Parts) -> Result<HeaderValue, Error> {
    if let Some(hash) = parts.extensions.get::<Reader>().and_then(|reader| reader.session) {
        app.db.write(move |tx| Box::pin(store::end_session(tx, hash))).await?;
    }
    Ok(set_cookie(app, cookie_name(&app.settings), "", 0))
}

/// Ends all sessions of a person, in the caller's transaction: when she is suspended, erased, or asks for it.
///
/// # Errors
/// When the database fails.
pub async fn end_all(tx: &mut database::Tx, person: PersonId) -> Result<(), Error> {
    store::end_sessions_of(tx, person).await
}

/// A cookie that scripts cannot read and other sites do not send; removed when it lasts no time.
pub fn set_cookie(app: &App, name: &str, value: &str, lasts_micros: i64) -> HeaderValue {
    let secure = if app.settings.public_url.starts_with("https:") { "; Secure" } else { "" };
    let seconds = lasts_micros / Timestamp::SECOND;
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).expect("names and values of our cookies are plain ASCII")
}

/// The value of a cookie that came with the request.
pub fn cookie(parts: &Parts, name: &str) -> Option<String> {
    crate::request::cookie_of(parts, name)
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
    fn whoever_has_a_network_of_ipv6_counts_once() {
        let network = |text: &str| network(text.parse().unwrap()).to_string();

        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
    }
}
