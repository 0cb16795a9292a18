//! The router, built from the routes of all slices and nothing else, and the serving of it.

use std::{net::SocketAddr, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{MatchedPath, State},
    http::{HeaderValue, Method, Request, header},
    middleware::{self, Next},
    response::Response,
};
use tokio::{net::TcpListener, sync::watch};
use tower_http::compression::CompressionLayer;

use crate::{App, gate, live, pages, program, request};

/// Nothing but our own files; no frames, no inline style or script.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The router of the program.
pub fn router(app: &App) -> Router {
    let own = pages::routes();
    let mut router = Router::new();
    for route in own.iter().chain(app.slices.iter().flat_map(|slice| &slice.routes)) {
        let check = middleware::from_fn_with_state((app.clone(), route.needs, route.pattern), gate::check);
        router = router.route(route.pattern, route.handler.clone().layer(check));
    }
    pages::with_assets(router)
        .layer(middleware::from_fn_with_state(app.clone(), pages::errors))
        .layer(middleware::from_fn_with_state(app.clone(), request::reader))
        .layer(middleware::from_fn_with_state(app.clone(), request::own_site))
        .layer(middleware::from_fn_with_state(app.clone(), measured))
        .layer(CompressionLayer::new())
        .with_state(app.clone())
}

/// Serves until told to stop, then lets running requests finish.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    app: App,
    router: Router,
    listeners: Vec<TcpListener>,
    stop: watch::Receiver<bool>,
) -> std::io::Result<()> {
    let hub = tokio::spawn(live::hub(app, stop.clone()));
    let mut servers = tokio::task::JoinSet::new();
    for listener in listeners {
        let service = router.clone().into_make_service_with_connect_info::<SocketAddr>();
        let mut stop = stop.clone();
        servers.spawn(async move {
            let ended = async move { stop.changed().await.unwrap_or(()) };
            axum::serve(listener, service).with_graceful_shutdown(ended).await
        });
    }
    let mut stop = stop;
    while let Some(served) = tokio::select! {
        served = servers.join_next() => served,
        () = patience(&mut stop) => None,
    } {
        served.map_err(std::io::Error::other)??;
    }
    hub.abort();
    Ok(())
}

/// So long open streams may hold up the end.
async fn patience(stop: &mut watch::Receiver<bool>) {
    if !*stop.borrow() {
        stop.changed().await.ok();
    }
    tokio::time::sleep(Duration::from_secs(5)).await;
}

/// Adds the headers every answer has, turns errors into pages, and counts.
async fn measured(State(app): State<App>, request: Request<Body>, next: Next) -> Response {
    let began = std::time::Instant::now();
    let method = counted_as(request.method());
    let pattern = request.extensions().get::<MatchedPath>().map_or("none".to_owned(), |path| path.as_str().to_owned());
    let is_of_programs = program::is_address(request.uri().path());
    let is_asset = request.uri().path().starts_with("/assets/");
    let mut response = pages::errors(State(app.clone()), request, next).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("permissions-policy", HeaderValue::from_static("camera=(), microphone=(), geolocation=()"));
    if app.settings.public_url.starts_with("https:") {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    if !is_asset {
        // A page may hold a name: no cache keeps it without asking.
        let kept = if is_of_programs { "no-store" } else { "no-cache, private" };
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(kept));
    }
    let status = response.status().as_u16().to_string();
    let labels = [("method", method.to_owned()), ("route", pattern), ("status", status)];
    metrics::counter!("flotilla_requests_total", &labels).increment(1);
    metrics::histogram!("flotilla_request_seconds").record(began.elapsed().as_secs_f64());
    response
}

/// The method as figures are kept of it: a reader may send any word, and each new one would be kept for good.
fn counted_as(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_no_method_of_ours_are_counted_together() {
        assert_eq!(counted_as(&Method::POST), "POST");
        assert_eq!(counted_as(&Method::from_bytes(b"FLOOD17").unwrap()), "other");
    }
}
