//! Serving: the listeners, the worker beside them, and the end.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

use jobs::{Work, Worker};
use mail::{
    Verdict,
    inbound::{Door, Hear},
};
use terms::Timestamp;
use tokio::{net::TcpListener, sync::watch};
use web::{App, Clock};

/// Why the server cannot serve; one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Somebody else listens there, or the address is not ours.
    #[error(
        "{address} cannot be listened on: {cause}. Choose another address with --listen, for example --listen 127.0.0.1:8081"
    )]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What the system says.
        cause: std::io::Error,
    },
    /// The worker.
    #[error("the worker could not begin: {0}")]
    Worker(#[from] database::Error),
    /// The server.
    #[error("the server stopped: {0}")]
    Server(#[from] std::io::Error),
}

/// The clock on the wall, in whole microseconds.
pub fn clock() -> Clock {
    Arc::new(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    })
}

/// Listens on an address; a loopback address on IPv4 is listened on over IPv6 too, since `localhost` may mean either.
///
/// # Errors
/// [`ServeError::Listen`].
pub async fn listen(address: SocketAddr) -> Result<Vec<TcpListener>, ServeError> {
    let fault = |cause| ServeError::Listen { address, cause };
    let first = TcpListener::bind(address).await.map_err(fault)?;
    let port = first.local_addr().map_err(fault)?.port();
    let mut all = vec![first];
    if address.ip() == IpAddr::V4(Ipv4Addr::LOCALHOST) {
        // A machine without IPv6 does without.
        all.extend(TcpListener::bind((Ipv6Addr::LOCALHOST, port)).await.ok());
    }
    Ok(all)
}

/// Listens on that address alone.
///
/// # Errors
/// [`ServeError::Listen`].
pub async fn listen_once(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).await.map_err(|cause| ServeError::Listen { address, cause })
}

/// Takes what comes in by mail: the slices hear it, lowest first, until one knows the address.
async fn hear(app: App, listener: TcpListener, stopped: watch::Receiver<bool>) {
    let Some(address) = app.settings.reply_address.clone() else { return };
    let hear: Hear = Arc::new(move |arrived| {
        let app = app.clone();
        Box::pin(async move {
            for hears in app.slices.iter().filter_map(|slice| slice.hears) {
                let verdict = hears(app.clone(), arrived.clone()).await;
                if verdict != Verdict::Nobody {
                    return verdict;
                }
            }
            Verdict::Nobody
        })
    });
    mail::inbound::listen(listener, Door { address, hear }, stopped).await;
}

/// Everything that the worker does, from all slices.
pub fn work() -> Work<App> {
    let mut work =
        Work { kinds: vec![mail::send::<App>()], periodics: vec![mail::forget::<App>()], listeners: Vec::new() };
    for slice in crate::slices::all() {
        work.kinds.extend(slice.jobs);
        work.periodics.extend(slice.periodics);
        work.listeners.extend(slice.listeners);
    }
    work
}

/// Serves until `stop` turns true, or the process is told to end.
///
/// # Errors
/// [`ServeError`].
pub async fn run(app: App, listeners: Vec<TcpListener>, inbound: Option<TcpListener>) -> Result<(), ServeError> {
    let (stop, stopped) = watch::channel(false);
    let worker = Worker::new(app.db.clone(), app.clone(), work())?;
    let mut ended = stopped.clone();
    let working = tokio::spawn(async move {
        let clock = clock();
        let stop = async move { ended.changed().await.unwrap_or(()) };
        worker.run(move || clock(), stop).await;
    });
    tokio::spawn(async move {
        told_to_end().await;
        stop.send(true).ok();
    });
    if let Some(inbound) = inbound {
        tokio::spawn(hear(app.clone(), inbound, stopped.clone()));
    }
    let router = web::router(&app);
    let served = web::serve(app.clone(), router, listeners, stopped).await;
    working.await.ok();
    app.db.close().await;
    app.vault.store().close().await;
    Ok(served?)
}

/// Ctrl-C, or the service manager's wish.
pub(crate) async fn told_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    interrupted.await.ok();
}

/// The same, and the end of the terminal or Ctrl-\ as well: for a command that must not leave what it made.
pub(crate) async fn told_to_end_or_left() {
    let told = told_to_end();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let (Ok(mut hung_up), Ok(mut quit)) = (signal(SignalKind::hangup()), signal(SignalKind::quit())) {
            tokio::select! {
                () = told => {}
                _ = hung_up.recv() => {}
                _ = quit.recv() => {}
            }
            return;
        }
    }
    told.await;
}
