//! Structured logs on standard error, without personal data.

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// How logs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// One JSON object a line, for `serve`.
    Json,
    /// Short lines for a person at a terminal.
    Plain,
}

/// Begins to log; `FLOTILLA_LOG` chooses how much, in the words of `tracing` ("info", "web=debug").
pub fn begin(style: Style, default: &str) {
    let filter = EnvFilter::try_from_env("FLOTILLA_LOG").unwrap_or_else(|_| EnvFilter::new(default));
    let registry = tracing_subscriber::registry().with(filter);
    let begun = match style {
        Style::Json => registry.with(fmt::layer().json().with_writer(std::io::stderr)).try_init(),
        Style::Plain => registry.with(fmt::layer().compact().without_time().with_writer(std::io::stderr)).try_init(),
    };
    // A second call, in tests, changes nothing.
    begun.ok();
}
