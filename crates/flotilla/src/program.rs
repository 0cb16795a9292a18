//! The program's own slice: figures for the operator, and the sweeping of what is over.

use std::{
    net::SocketAddr,
    sync::{LazyLock, OnceLock},
};

use axum::{
    Extension,
    extract::{ConnectInfo, State},
    http::HeaderMap,
    response::IntoResponse,
};
use jobs::Periodic;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use terms::Timestamp;
use web::{App, Needs, PageError, Route, Slice};

static FIGURES: OnceLock<PrometheusHandle> = OnceLock::new();

/// The program's own slice.
pub fn slice() -> Slice {
    Slice {
        name: "program",
        routes: vec![Route::get("/metrics", Needs::Anyone, "/metrics", figures)],
        migrations: &[database::Migration {
            name: "2026-11-22-0900-program",
            text: include_str!("../migrations/2026-11-22-0900-program.sql"),
        }],
        periodics: vec![Periodic {
            name: "program.sweep",
            every_micros: Timestamp::HOUR,
            run: |app: App, now| {
                Box::pin(async move {
                    sweep(&app, now).await?;
                    Ok(())
                })
            },
        }],
        ..Slice::default()
    }
}

/// Removes what is over: sessions, done forms, and whatever each slice keeps for a time only.
async fn sweep(app: &App, now: Timestamp) -> Result<(), database::Error> {
    app.db.write(move |tx| Box::pin(web::sweep(tx, now))).await?;
    app.db.write(move |tx| Box::pin(database::outbox_forget(tx, now.plus(-7 * Timestamp::DAY)))).await?;
    for retention in app.slices.iter().flat_map(|slice| &slice.retention) {
        let (sweep, what) = (retention.sweep, retention.what);
        let gone: u64 = app
            .db
            .write::<_, database::Error, _>(move |tx| {
                Box::pin(async move {
                    let gone = sweep(tx, now).await?;
                    web::retention::note(tx, what, gone, now).await?;
                    Ok(gone)
                })
            })
            .await?;
        if gone > 0 {
            tracing::info!(what = retention.what, gone, "kept as long as the rules say");
        }
    }
    Ok(())
}

/// Begins to count; once for the whole process.
pub fn count_figures() {
    static BEGUN: LazyLock<()> = LazyLock::new(|| match PrometheusBuilder::new().install_recorder() {
        Ok(handle) => {
            FIGURES.set(handle).ok();
        }
        Err(error) => tracing::warn!(%error, "no figures are counted"),
    });
    LazyLock::force(&BEGUN);
}

/// The figures, in Prometheus' text form: for a program on this machine, not through the proxy.
async fn figures(
    State(app): State<App>,
    connection: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, PageError> {
    let is_local = connection.is_none_or(|Extension(ConnectInfo(address))| address.ip().is_loopback());
    if !is_local || headers.contains_key("x-forwarded-for") {
        return Err(PageError::NotFound);
    }
    metrics::gauge!("flotilla_live_followers").set(f64::from(u32::try_from(app.live.followers()).unwrap_or(u32::MAX)));
    Ok(FIGURES.get().map(PrometheusHandle::render).unwrap_or_default())
}
