//! One attempt at one job: runs it, keeps its lease, writes down how it ended.

use std::time::Duration;

use database::{Db, Error};
use tokio::{
    task::{JoinError, JoinSet},
    time::MissedTickBehavior,
};

use super::{Clock, duty::Duty, micros};
use crate::{
    job::{Fate, Job, JobError, fate},
    store::{self, Settled},
};

/// A claimed job with all that it needs.
pub(crate) struct Attempt<C> {
    pub(crate) db: Db,
    pub(crate) context: C,
    pub(crate) duty: Duty<C>,
    pub(crate) job: Job,
    pub(crate) clock: Clock,
    pub(crate) lease: Duration,
}

impl<C: Clone + Send + Sync + 'static> Attempt<C> {
    /// As [`Attempt::run`]; what goes wrong with the database goes to the log, and the lease runs out.
    pub(crate) async fn run_logged(self) {
        let (kind, job) = (self.duty.name, self.job.id);
        if let Err(error) = self.run().await {
            tracing::warn!(kind, %job, %error, "how a job ended could not be written down");
        }
    }

    /// Runs the job and writes down how it ended.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn run(self) -> Result<(), Error> {
        let outcome = if self.job.attempt > self.duty.patience.max_attempts {
            // The attempts before ended with the whole program; one more would end it again.
            Err(JobError::Never("the program stopped each time while this ran".to_owned()))
        } else {
            match self.outcome().await? {
                Some(outcome) => outcome,
                None => return Ok(()),
            }
        };
        self.settle(outcome).await
    }

    /// How the work ended; `None` when the lease was lost before.
    async fn outcome(&self) -> Result<Option<Result<(), JobError>>, Error> {
        // In a task of its own, so that a panic is one job's. A set, because it ends its task when it is dropped.
        let mut work = JoinSet::new();
        work.spawn(self.duty.start(self.context.clone(), self.job.clone()));
        let mut beat = tokio::time::interval(self.lease / 3);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beat.tick().await;
        loop {
            tokio::select! {
                Some(ended) = work.join_next() => return Ok(Some(ended.unwrap_or_else(|error| Err(failed(&error))))),
                _ = beat.tick() => if !self.extend().await? {
                    tracing::warn!(kind = self.duty.name, job = %self.job.id, "a job lost its lease and was stopped");
                    return Ok(None);
                },
            }
        }
    }

    async fn extend(&self) -> Result<bool, Error> {
        let until = (self.clock)().plus(micros(self.lease));
        store::extend(&self.db, self.job.id, self.job.attempt, until).await
    }

    async fn settle(&self, outcome: Result<(), JobError>) -> Result<(), Error> {
        let now = (self.clock)();
        let (kind, job, attempt) = (self.duty.name, self.job.id, self.job.attempt);
        let (word, end) = match fate(outcome, attempt, self.duty.patience, now, chance()?) {
            Fate::Done => ("done", Settled { done_at: Some(now), ..Settled::default() }),
            Fate::Again { at, reason } => {
                tracing::info!(kind, %job, attempt, reason, "a job failed and will be tried again");
                ("again", Settled { run_at: Some(at), reason: Some(reason), ..Settled::default() })
            }
            Fate::Poisoned { reason } => {
                tracing::error!(kind, %job, attempt, reason, "a job was given up");
                ("poisoned", Settled { poisoned_at: Some(now), reason: Some(reason), ..Settled::default() })
            }
        };
        metrics::counter!("flotilla_jobs_ended_total", "kind" => kind, "outcome" => word).increment(1);
        if !store::settle(&self.db, job, attempt, end).await? {
            tracing::warn!(kind, %job, "a job ended after it had lost its lease");
        }
        Ok(())
    }
}

fn failed(error: &JoinError) -> JobError {
    // The panic's own words might quote data.
    JobError::Later(if error.is_panic() { "the work panicked" } else { "the work was stopped" }.to_owned())
}

fn chance() -> Result<u16, Error> {
    let mut bytes = [0; 2];
    getrandom::fill(&mut bytes).map_err(|_| Error::Keys("the operating system gives no random bytes"))?;
    Ok(u16::from_le_bytes(bytes))
}
