//! The open database.

use std::{sync::Arc, time::Duration};

use tokio::sync::{oneshot, watch};

use crate::{BoxFuture, Error, Tx, postgres, sqlite, tx::Link};

/// How a database is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// `sqlite:PATH`, made when it is not there, or `postgres://…`.
    pub address: String,
    /// Connections that read at the same time.
    pub readers: u32,
}

impl Options {
    /// That address with as many readers as serve a small machine.
    pub fn new(address: impl Into<String>) -> Self {
        Self { address: address.into(), readers: 8 }
    }
}

/// An open database; cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    engine: Engine,
    wakes: watch::Sender<u64>,
}

enum Engine {
    Sqlite(sqlite::Engine),
    Postgres(postgres::Engine),
}

impl Db {
    /// Opens the database; on SQLite makes the file when it is not there.
    ///
    /// # Errors
    /// [`Error::Address`]; whatever the engine says when it cannot be reached.
    pub async fn open(options: &Options) -> Result<Self, Error> {
        let (wakes, _) = watch::channel(0);
        let engine = if let Some(path) = options.address.strip_prefix("sqlite:") {
            Engine::Sqlite(sqlite::Engine::open(path.as_ref(), options.readers, wakes.clone()).await?)
        } else if options.address.starts_with("postgres:") || options.address.starts_with("postgresql:") {
            Engine::Postgres(postgres::Engine::open(&options.address, options.readers, wakes.clone()).await?)
        } else {
            return Err(Error::Address);
        };
        Ok(Self(Arc::new(Inner { engine, wakes })))
    }

    /// `"sqlite"` or `"postgres"`: for the operator's eyes and for the engine's own chores, never for slices.
    pub fn engine(&self) -> &'static str {
        match &self.0.engine {
            Engine::Sqlite(_) => "sqlite",
            Engine::Postgres(_) => "postgres",
        }
    }

    /// A connection for reading; each statement sees what was committed when it began.
    ///
    /// # Errors
    /// When no connection is to be had within five seconds.
    pub async fn reader(&self) -> Result<Tx, Error> {
        Ok(Tx::new(match &self.0.engine {
            Engine::Sqlite(engine) => Link::Sqlite(engine.readers.acquire().await?),
            Engine::Postgres(engine) => Link::Postgres(engine.pool.acquire().await?),
        }))
    }

    /// Reads in one transaction that sees one state of the whole database, however long it takes.
    ///
    /// # Errors
    /// When the engine refuses; whatever `work` returns.
    pub async fn snapshot<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send,
        E: From<Error>,
    {
        let mut tx = self.reader().await?;
        tx.raw(match &self.0.engine {
            Engine::Sqlite(_) => "BEGIN".to_owned(),
            Engine::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".to_owned(),
        })
        .await?;
        // Dropped half-way the connection would go back to the pool inside its transaction; the guard throws it away.
        let mut guard = Unfinished(Some(tx));
        let outcome = work(guard.0.as_mut().expect("taken only below")).await;
        let mut tx = guard.0.take().expect("taken only here");
        tx.raw("ROLLBACK".to_owned()).await?;
        outcome
    }

    /// Runs `work` as one transaction and answers once it is safe on disk.
    ///
    /// `work` may run again after a lost race, so it touches nothing but the database and clones what it needs.
    /// When it returns an error, nothing it did remains. The work goes on when the caller is dropped.
    ///
    /// # Errors
    /// Whatever `work` returns; [`Error::Contended`] after too many lost races; whatever the engine says.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &self.0.engine {
            Engine::Sqlite(engine) => engine.write(work).await,
            Engine::Postgres(engine) => engine.write(work).await,
        }
    }

    /// Runs `work` on the writing connection with no transaction around it: for chores such as rebuilding tables.
    pub(crate) async fn outside<T, F>(&self, work: F) -> Result<T, Error>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
        T: Send + 'static,
    {
        match &self.0.engine {
            Engine::Sqlite(engine) => engine.outside(work).await,
            Engine::Postgres(engine) => {
                let mut tx = Tx::new(Link::Postgres(engine.pool.acquire().await?));
                work(&mut tx).await
            }
        }
    }

    /// Changes whenever something was put into the outbox or the queue, here or, as a hint, on another node.
    pub fn wakes(&self) -> watch::Receiver<u64> {
        self.0.wakes.subscribe()
    }

    /// Lets running work finish, then closes every connection.
    pub async fn close(&self) {
        match &self.0.engine {
            Engine::Sqlite(engine) => engine.close().await,
            Engine::Postgres(engine) => engine.pool.close().await,
        }
    }
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({})", self.engine())
    }
}

/// A transaction that was not brought to its end.
struct Unfinished(Option<Tx>);

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let (Some(tx), Ok(runtime)) = (self.0.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn(tx.discard());
        }
    }
}

/// Waits for an answer that only a stopped program fails to give.
pub(crate) async fn answer<T, E: From<Error>>(receiver: oneshot::Receiver<Result<T, E>>) -> Result<T, E> {
    receiver.await.unwrap_or_else(|_| Err(Error::Stopped.into()))
}

pub(crate) const ACQUIRE: Duration = Duration::from_secs(5);
