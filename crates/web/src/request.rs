//! What is known of a request before any handler sees it: the reader, and that it came from our own pages.

use std::net::{IpAddr, SocketAddr};

use axum::{
    body::Body,
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderValue, Method, Request, header, request::Parts},
    middleware::Next,
    response::Response,
};
use terms::Language;

use crate::{App, PageError, Viewer, along::Along, program, session};

/// Whose pages a request is shown.
#[derive(Debug, Clone)]
pub(crate) enum Who {
    /// Nobody's: a visitor.
    Nobody,
    /// Her own.
    Herself { viewer: Box<Viewer>, session: [u8; 32] },
    /// Those of a member with whom she looks along.
    Along(Box<Along>),
}

/// Who reads.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    pub(crate) who: Who,
    pub(crate) language: Language,
    pub(crate) address: Option<IpAddr>,
}

impl Reader {
    /// A visitor.
    pub(crate) fn nobody(language: Language) -> Self {
        Self { who: Who::Nobody, language, address: None }
    }

    /// Whose pages are shown; while she looks along the member, who holds no office there.
    pub(crate) fn viewer(&self) -> Option<&Viewer> {
        match &self.who {
            Who::Nobody => None,
            Who::Herself { viewer, .. } => Some(viewer),
            Who::Along(along) => Some(along.member()),
        }
    }

    /// The reader's own session; none while she looks along, so that nothing is done to it in a member's name.
    pub(crate) fn session(&self) -> Option<[u8; 32]> {
        match &self.who {
            Who::Herself { session, .. } => Some(*session),
            Who::Nobody | Who::Along(_) => None,
        }
    }

    /// With whom she looks along.
    pub(crate) fn along(&self) -> Option<&Along> {
        match &self.who {
            Who::Along(along) => Some(along),
            Who::Nobody | Who::Herself { .. } => None,
        }
    }

    pub(crate) fn of(parts: &Parts) -> Result<&Self, PageError> {
        parts.extensions.get::<Self>().ok_or(PageError::NoReader)
    }
}

/// Finds out who reads, and hands it on.
pub(crate) async fn reader(
    State(app): State<App>,
    mut request: Request<Body>,
    next: Next,
) -> Result<Response, PageError> {
    let headers = request.headers();
    // Programs come with tokens; cookies open nothing to them.
    let token = session::token(&app.settings, headers).filter(|_| !program::is_address(request.uri().path()));
    let chosen = session::language(&app.settings, headers);
    let accepts = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let language = app.language(chosen, accepts);
    let address = address(&app, &request);
    let who = match token {
        Some(token) => session::who(&app, token).await?,
        None => Who::Nobody,
    };
    if let Err(error) = app.imprints.read_again(&app).await {
        // A page goes by what was read before; one that needs the database says itself that it is away.
        tracing::warn!(%error, "the imprints could not be read");
    }
    let is_kept_by_nobody = matches!(who, Who::Along(_)) && !request.uri().path().starts_with("/assets/");
    request.extensions_mut().insert(Reader { who, language, address });
    let mut response = next.run(request).await;
    if is_kept_by_nobody {
        // Neither the browser's cache nor going back brings a member's page again once it is over.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, private"));
    }
    Ok(response)
}

/// Refuses requests to other hosts (against rebinding) and forms that come from other sites (against forgery).
pub(crate) async fn own_site(
    State(app): State<App>,
    request: Request<Body>,
    next: Next,
) -> Result<Response, PageError> {
    let own = app.settings.public_url.as_str();
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("");
    if !is_own_host(own, host) {
        return Err(PageError::OtherHost);
    }
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_safe && !comes_from_own_page(own, host, request.headers()) {
        return Err(PageError::OtherSite);
    }
    Ok(next.run(request).await)
}

fn authority(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

/// The configured host, or this machine under any of its own names with the same port (for health checks and trials).
fn is_own_host(own: &str, host: &str) -> bool {
    let split = |text: &str| -> (String, String) {
        match text.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => (name.to_owned(), port.to_owned()),
            _ => (text.to_owned(), String::new()),
        }
    };
    let (own_name, own_port) = split(authority(own));
    let (name, port) = split(host);
    let is_loopback = |name: &str| matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    host == authority(own) || (is_loopback(&own_name) && is_loopback(&name) && port == own_port)
}

/// Whether a browser says that the form stood on a page of ours. Browsers send `Sec-Fetch-Site` or, older ones, `Origin`;
/// a request with neither comes from a program, which no site can make a browser send.
fn comes_from_own_page(own: &str, host: &str, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match text("origin") {
        Some(origin) => origin == own || authority(origin) == host,
        None => true,
    }
}

/// One cookie of the request.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';')).find_map(|pair| {
        let (own, value) = pair.trim().split_once('=')?;
        (own == name).then_some(value)
    })
}

/// The reader's address: behind a proxy of ours what it says last, otherwise the connection's.
fn address(app: &App, request: &Request<Body>) -> Option<IpAddr> {
    if app.settings.behind_proxy {
        return forwarded_for(request.headers());
    }
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())
}

/// What the proxy said. It adds to the header of the request, or adds a header of its own after it; whatever stands
/// before that the reader may have written.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let said = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    said.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn a_form_from_another_site_is_recognised() {
        let own = "https://vote.example.org";
        let comes =
            |pairs: &[(&'static str, &'static str)]| comes_from_own_page(own, "vote.example.org", &headers(pairs));

        assert!(comes(&[("sec-fetch-site", "same-origin")]));
        assert!(!comes(&[("sec-fetch-site", "cross-site")]));
        assert!(!comes(&[("sec-fetch-site", "same-site"), ("origin", own)]));
        assert!(comes(&[("origin", own)]));
        assert!(!comes(&[("origin", "https://evil.example")]));
        assert!(!comes(&[("origin", "null")]));
    }

    #[test]
    fn only_the_configured_host_is_answered() {
        assert!(is_own_host("https://vote.example.org", "vote.example.org"));
        assert!(!is_own_host("https://vote.example.org", "evil.example"));
        assert!(!is_own_host("https://vote.example.org", "localhost"));
        assert!(is_own_host("http://localhost:8080", "127.0.0.1:8080"));
        assert!(!is_own_host("http://localhost:8080", "127.0.0.1:9090"));
    }

    #[test]
    fn cookies_are_told_apart() {
        let sent = headers(&[("cookie", "a=1; flotilla=xyz; b=2")]);

        assert_eq!(cookie(&sent, "flotilla"), Some("xyz"));
        assert_eq!(cookie(&sent, "otilla"), None);
    }

    #[test]
    fn only_what_the_proxy_said_last_is_believed() {
        let said = |values: &[&str]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            forwarded_for(&headers).map(|address| address.to_string())
        };

        assert_eq!(said(&["10.0.0.1, 192.0.2.7"]).as_deref(), Some("192.0.2.7"));
        assert_eq!(said(&["10.0.0.1", "192.0.2.7"]).as_deref(), Some("192.0.2.7"));
        assert_eq!(said(&["192.0.2.7", "nonsense"]), None);
        assert_eq!(said(&[]), None);
    }
}
