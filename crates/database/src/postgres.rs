//! PostgreSQL: serializable transactions, run again when they lost a race.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt;
use sqlx::{
    ConnectOptions, PgPool,
    postgres::{PgConnectOptions, PgListener, PgPoolOptions},
};
use tokio::sync::{oneshot, watch};

use crate::{
    BoxFuture, Error, Tx,
    db::{ACQUIRE, answer},
    tx::Link,
};

/// So often a transaction is tried before its caller hears that others kept changing the same rows.
const TRIES: u32 = 60;

/// The channel on which nodes hint at each other that something waits.
const HINT: &str = "flotilla_wakes";

pub(crate) struct Engine {
    pub(crate) pool: PgPool,
    wakes: watch::Sender<u64>,
}

impl Engine {
    pub(crate) async fn open(address: &str, readers: u32, wakes: watch::Sender<u64>) -> Result<Self, Error> {
        let options: PgConnectOptions = address.parse()?;
        let pool = PgPoolOptions::new()
            .max_connections(readers + 8)
            .acquire_timeout(ACQUIRE)
            .test_before_acquire(false)
            .connect_with(
                options.application_name("flotilla").statement_cache_capacity(512).disable_statement_logging(),
            )
            .await?;
        tokio::spawn(listen(pool.clone(), wakes.clone()));
        Ok(Self { pool, wakes })
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (send, receive) = oneshot::channel();
        let (pool, wakes) = (self.pool.clone(), self.wakes.clone());
        let work = Arc::new(work);
        // A task of its own: a caller who hangs up half-way leaves no transaction open.
        tokio::spawn(async move {
            let outcome = AssertUnwindSafe(tries(&pool, &wakes, &*work)).catch_unwind().await;
            if let Ok(outcome) = outcome {
                send.send(outcome).ok();
            }
        });
        answer(receive).await
    }
}

async fn tries<T, E, F>(pool: &PgPool, wakes: &watch::Sender<u64>, work: &F) -> Result<T, E>
where
    F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + Sync,
    E: From<Error>,
{
    for attempt in 0..TRIES {
        if attempt > 0 {
            tokio::time::sleep(pause(attempt)).await;
        }
        let mut tx = Tx::new(Link::Postgres(pool.acquire().await.map_err(Error::from)?));
        tx.raw("BEGIN ISOLATION LEVEL SERIALIZABLE".to_owned()).await?;
        let outcome = AssertUnwindSafe(work(&mut tx)).catch_unwind().await;
        let Ok(outcome) = outcome else {
            tx.discard().await;
            return Err(Error::Stopped.into());
        };
        match outcome {
            // COMMIT would answer as if all were well, and keep nothing.
            Ok(_) if tx.failed => {
                tx.raw("ROLLBACK".to_owned()).await?;
                if !tx.again {
                    return Err(Error::HalfDone.into());
                }
            }
            Ok(value) => {
                if tx.wakes {
                    tx.raw(format!("NOTIFY {HINT}")).await?;
                }
                match tx.raw("COMMIT".to_owned()).await {
                    Ok(()) => {
                        if tx.wakes {
                            wakes.send_modify(|count| *count += 1);
                        }
                        return Ok(value);
                    }
                    Err(error) if !tx.again => return Err(error.into()),
                    Err(_) => {}
                }
            }
            Err(error) => {
                tx.raw("ROLLBACK".to_owned()).await?;
                if !tx.again {
                    return Err(error);
                }
            }
        }
    }
    Err(Error::Contended.into())
}

/// Waits longer from try to try, by chance, so that rivals do not meet again.
fn pause(attempt: u32) -> Duration {
    let mut chance = [0u8; 2];
    // Without chance every rival waits the same; they still get through one by one.
    getrandom::fill(&mut chance).ok();
    let ceiling = 2u64 << attempt.min(6);
    Duration::from_millis(u64::from(u16::from_le_bytes(chance)) % ceiling + 1)
}

/// Passes on the hints of other nodes. Losing the connection only makes waking slower: sleepers also wake by themselves.
async fn listen(pool: PgPool, wakes: watch::Sender<u64>) {
    while !pool.is_closed() {
        if let Ok(mut listener) = PgListener::connect_with(&pool).await
            && listener.listen(HINT).await.is_ok()
        {
            listener.ignore_pool_close_event(false);
            while listener.recv().await.is_ok() {
                wakes.send_modify(|count| *count += 1);
            }
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}
