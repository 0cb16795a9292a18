//! The worker: fills the queue from timetable and outbox, claims what is due, runs it and writes down how it ended.

mod attempt;
mod duty;
mod feed;

use std::{collections::HashSet, future::Future, sync::Arc, time::Duration};

use database::{Db, Error};
use terms::{Id, Timestamp};
use tokio::{sync::Semaphore, task::JoinSet};

use self::{attempt::Attempt, duty::Duty};
use crate::{
    job::{Kind, Listener, Node, Periodic},
    store,
};

/// So long a job belongs to the worker that claimed it; extended three times as often while it runs.
const LEASE: Duration = Duration::from_mins(1);
/// So often the worker looks, woken or not: another node's hint may be lost, and jobs become due.
const POLL: Duration = Duration::from_secs(2);
/// So long running jobs may take to end once the program stops.
const GRACE: Duration = Duration::from_secs(10);

/// Everything that a worker does, collected from all crates.
#[derive(Debug)]
pub struct Work<C> {
    /// Kinds of jobs.
    pub kinds: Vec<Kind<C>>,
    /// What runs again and again.
    pub periodics: Vec<Periodic<C>>,
    /// Who hears announced facts.
    pub listeners: Vec<Listener<C>>,
}

/// Tells the hour.
type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Takes from the queue what is due, and runs it. Several may work on one database.
pub struct Worker<C> {
    db: Db,
    context: C,
    owner: Id<Node>,
    duties: Vec<Duty<C>>,
    /// Free places of each duty on this node, in the order of `duties`.
    places: Vec<Arc<Semaphore>>,
    pub(crate) lease: Duration,
}

impl<C: Clone + Send + Sync + 'static> Worker<C> {
    /// A worker on that database; `context` is what each piece of work is given.
    ///
    /// # Errors
    /// When the operating system gives no random bytes for the worker's id.
    ///
    /// # Panics
    /// When two kinds, periodics or listeners share a name: their jobs could not be told apart.
    pub fn new(db: Db, context: C, work: Work<C>) -> Result<Self, Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|_| Error::Keys("the operating system gives no random bytes"))?;
        let duties = duty::all(work);
        let names: HashSet<_> = duties.iter().map(|duty| duty.name).collect();
        assert_eq!(names.len(), duties.len(), "two kinds of jobs share a name");
        let places = duties.iter().map(|duty| Arc::new(Semaphore::new(duty.at_once))).collect();
        Ok(Self { db, context, owner: Id::by_chance(bytes), duties, places, lease: LEASE })
    }

    /// Runs one after another everything that is due at `now`, and what that puts into the queue for `now`.
    /// How many attempts it made. For tests and commands; a job that fails waits for a later hour.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn run_until_idle(&self, now: Timestamp) -> Result<usize, Error> {
        let clock: Clock = Arc::new(move || now);
        let mut attempts = 0;
        loop {
            let before = attempts;
            feed::all(&self.db, &self.duties, now).await?;
            for duty in &self.duties {
                while let Some(attempt) = self.claim(*duty, &clock).await? {
                    attempt.run().await?;
                    attempts += 1;
                }
            }
            if attempts == before {
                return Ok(attempts);
            }
        }
    }

    /// Works until `stop` is ready, then lets running jobs end for ten seconds. What does not end by then is
    /// claimed again by whoever works next.
    ///
    /// A database that fails is waited for.
    pub async fn run(&self, clock: impl Fn() -> Timestamp + Send + Sync + 'static, stop: impl Future<Output = ()>) {
        let clock: Clock = Arc::new(clock);
        let mut stop = std::pin::pin!(stop);
        let mut wakes = self.db.wakes();
        let mut running = JoinSet::new();
        loop {
            if let Err(error) = self.fill(&clock, &mut running).await {
                tracing::warn!(%error, "the queue cannot be read");
            }
            tokio::select! {
                () = &mut stop => break,
                // It fails only once the database is dropped, and this worker holds it.
                _ = wakes.changed() => {}
                Some(_) = running.join_next() => {}
                () = tokio::time::sleep(POLL) => {}
            }
        }
        let ended = async { while running.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, ended).await.is_err() {
            tracing::warn!(jobs = running.len(), "jobs were still running when the program stopped");
        }
    }

    /// Starts what is due, as far as there are free places.
    async fn fill(&self, clock: &Clock, running: &mut JoinSet<()>) -> Result<(), Error> {
        feed::all(&self.db, &self.duties, clock()).await?;
        for (duty, places) in self.duties.iter().zip(&self.places) {
            while let Ok(place) = Arc::clone(places).try_acquire_owned() {
                let Some(attempt) = self.claim(*duty, clock).await? else { break };
                running.spawn(async move {
                    attempt.run_logged().await;
                    drop(place);
                });
            }
        }
        while running.try_join_next().is_some() {}
        Ok(())
    }

    async fn claim(&self, duty: Duty<C>, clock: &Clock) -> Result<Option<Attempt<C>>, Error> {
        let now = clock();
        let lease = store::Lease { owner: self.owner, now, until: now.plus(micros(self.lease)) };
        let job = store::claim(&self.db, duty.name, lease).await?;
        Ok(job.map(|job| Attempt {
            db: self.db.clone(),
            context: self.context.clone(),
            duty,
            job,
            clock: Arc::clone(clock),
            lease: self.lease,
        }))
    }
}

impl<C> std::fmt::Debug for Worker<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Worker({} duties)", self.duties.len())
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).expect("a lease lasts seconds")
}
