//! A job: what runs, how it may fail, and what then becomes of it.

use database::{Announced, BoxFuture};
use serde::de::DeserializeOwned;
use serde_json::Value;
use terms::{Id, Timestamp};

/// A job in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueuedJob {}
impl terms::Kind for QueuedJob {
    const WORD: &'static str = "job";
}

/// A worker of this program, here or on another node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Node {}
impl terms::Kind for Node {
    const WORD: &'static str = "node";
}

/// Id of a job; sorts by the time at which it was enqueued.
pub type JobId = Id<QueuedJob>;

/// A claimed job, as the work sees it.
#[derive(Debug, Clone)]
pub struct Job {
    /// Its id, the same at every attempt.
    pub id: JobId,
    /// What it was enqueued with.
    pub payload: Value,
    /// Which attempt this is, from 1.
    pub attempt: i64,
    /// When this attempt began.
    pub now: Timestamp,
}

impl Job {
    /// The payload as the type that was enqueued.
    ///
    /// # Errors
    /// [`JobError::Never`]: a payload of another shape stays so.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, JobError> {
        // The parser's own words might quote the payload.
        T::deserialize(&self.payload).map_err(|_| JobError::Never("the payload has another shape".to_owned()))
    }
}

/// Why a job did not succeed. The reason is kept and shown to the operator: no personal data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// It may succeed another time: tried again, later each time.
    #[error("{0}")]
    Later(String),
    /// It will never succeed: poisoned at once.
    #[error("{0}")]
    Never(String),
}

impl From<database::Error> for JobError {
    fn from(error: database::Error) -> Self {
        Self::Later(error.to_string())
    }
}

/// A kind of job. `C` is what the work needs: the open database, the clock, the post.
#[derive(Debug)]
pub struct Kind<C> {
    /// Its name in the queue, beginning with the crate's: `"mail.send"`.
    pub name: &'static str,
    /// So often it is tried before it is given up.
    pub max_attempts: i64,
    /// So many run at the same time on one node.
    pub at_once: usize,
    /// The work. It may run twice, and at any time after `run_at`.
    pub run: fn(C, Job) -> BoxFuture<'static, Result<(), JobError>>,
}

/// Something that runs again and again, on one node of several, never twice at the same time.
#[derive(Debug)]
pub struct Periodic<C> {
    /// Its name in the timetable and the queue.
    pub name: &'static str,
    /// Microseconds from one start to the next. Starts that were missed are not made up for.
    pub every_micros: i64,
    /// The work, given the hour at which it runs.
    pub run: fn(C, Timestamp) -> BoxFuture<'static, Result<(), JobError>>,
}

/// Something that runs for each announced fact of a topic: at least once, on one node, in no promised order.
#[derive(Debug)]
pub struct Listener<C> {
    /// The topic that it listens to.
    pub topic: &'static str,
    /// Its name in the queue, beginning with the listening crate's.
    pub name: &'static str,
    /// What it does with a fact.
    pub hear: fn(C, Announced) -> BoxFuture<'static, Result<(), JobError>>,
}

/// What becomes of a job after an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fate {
    Done,
    Again { at: Timestamp, reason: String },
    Poisoned { reason: String },
}

/// How persistently a job is tried.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    pub(crate) max_attempts: i64,
    /// Never wait longer than so many microseconds before the next attempt.
    pub(crate) longest_micros: i64,
}

/// What becomes of a job whose attempt number `attempt` ended like this.
pub(crate) fn fate(
    outcome: Result<(), JobError>,
    attempt: i64,
    patience: Patience,
    now: Timestamp,
    chance: u16,
) -> Fate {
    match outcome {
        Ok(()) => Fate::Done,
        Err(JobError::Later(reason)) if attempt < patience.max_attempts => {
            let at = now.plus(wait_micros(attempt, patience.longest_micros, chance));
            Fate::Again { at, reason }
        }
        Err(JobError::Later(reason) | JobError::Never(reason)) => Fate::Poisoned { reason },
    }
}

/// Ten seconds after the first attempt, doubled after each, never more than `longest`; of that a half to the whole
/// by chance, so that what failed together does not come back together.
fn wait_micros(attempt: i64, longest: i64, chance: u16) -> i64 {
    let doublings = u32::try_from(attempt.clamp(1, 30) - 1).expect("between 0 and 29");
    let whole = (10 * Timestamp::SECOND).saturating_mul(1 << doublings).min(longest);
    let half = whole / 2;
    half + half * i64::from(chance) / i64::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(0);
    const THRICE: Patience = Patience { max_attempts: 3, longest_micros: Timestamp::HOUR };

    fn later() -> Result<(), JobError> {
        Err(JobError::Later("busy".to_owned()))
    }

    #[test]
    fn waiting_doubles_up_to_the_longest() {
        let seconds = |attempt| wait_micros(attempt, Timestamp::HOUR, u16::MAX) / Timestamp::SECOND;

        assert_eq!([1, 2, 3, 9, 10, i64::MAX].map(seconds), [10, 20, 40, 2_560, 3_600, 3_600]);
    }

    #[test]
    fn chance_takes_at_most_half_of_the_wait() {
        assert_eq!(wait_micros(1, Timestamp::HOUR, 0), 5 * Timestamp::SECOND);
        assert_eq!(wait_micros(1, Timestamp::HOUR, u16::MAX), 10 * Timestamp::SECOND);
    }

    #[test]
    fn the_last_attempt_is_the_last() {
        let reason = "busy".to_owned();

        assert!(matches!(fate(later(), 2, THRICE, NOW, 0), Fate::Again { .. }));
        assert_eq!(fate(later(), 3, THRICE, NOW, 0), Fate::Poisoned { reason });
    }

    #[test]
    fn what_can_never_succeed_is_not_tried_again() {
        let never = Err(JobError::Never("no such mailbox".to_owned()));

        assert_eq!(fate(never, 1, THRICE, NOW, 0), Fate::Poisoned { reason: "no such mailbox".to_owned() });
    }
}
