//! Kinds, periodics and listeners as the queue sees them: names with work behind them.

use database::{Announced, BoxFuture};
use serde_json::{Value, json};
use terms::{Id, Timestamp};

use super::Work;
use crate::job::{Job, JobError, Kind, Listener, Patience, Periodic};

/// A listener is tried for about two days before the operator must look.
const LISTENING: Patience = Patience { max_attempts: 60, longest_micros: Timestamp::HOUR };
/// Listeners of one name that run at the same time.
const LISTENERS_AT_ONCE: usize = 2;

/// Something that a worker runs.
pub(crate) struct Duty<C> {
    pub(crate) name: &'static str,
    pub(crate) patience: Patience,
    pub(crate) at_once: usize,
    pub(crate) source: Source<C>,
}

/// Where its jobs come from, and what runs then.
pub(crate) enum Source<C> {
    /// Whoever enqueues them.
    Queue(fn(C, Job) -> BoxFuture<'static, Result<(), JobError>>),
    /// The timetable.
    Timetable { every_micros: i64, run: fn(C, Timestamp) -> BoxFuture<'static, Result<(), JobError>> },
    /// The outbox.
    Outbox { topic: &'static str, hear: fn(C, Announced) -> BoxFuture<'static, Result<(), JobError>> },
}

// Not derived: that would ask the same of `C`, of which nothing is held.
impl<C> Clone for Duty<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for Duty<C> {}
impl<C> Clone for Source<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for Source<C> {}

/// All that there is to do.
pub(crate) fn all<C>(work: Work<C>) -> Vec<Duty<C>> {
    let kinds = work.kinds.into_iter().map(from_kind);
    let periodics = work.periodics.into_iter().map(from_periodic);
    let listeners = work.listeners.into_iter().map(from_listener);
    kinds.chain(periodics).chain(listeners).collect()
}

fn from_kind<C>(kind: Kind<C>) -> Duty<C> {
    Duty {
        name: kind.name,
        patience: Patience { max_attempts: kind.max_attempts, longest_micros: Timestamp::HOUR },
        at_once: kind.at_once,
        source: Source::Queue(kind.run),
    }
}

fn from_periodic<C>(periodic: Periodic<C>) -> Duty<C> {
    Duty {
        name: periodic.name,
        // While one run is tried again no other is put into the queue: never given up, never later than the next.
        patience: Patience { max_attempts: i64::MAX, longest_micros: periodic.every_micros.min(Timestamp::HOUR) },
        at_once: 1,
        source: Source::Timetable { every_micros: periodic.every_micros, run: periodic.run },
    }
}

fn from_listener<C>(listener: Listener<C>) -> Duty<C> {
    Duty {
        name: listener.name,
        patience: LISTENING,
        at_once: LISTENERS_AT_ONCE,
        source: Source::Outbox { topic: listener.topic, hear: listener.hear },
    }
}

impl<C> Duty<C> {
    /// The work on one job, not yet begun.
    pub(crate) fn start(&self, context: C, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
        match self.source {
            Source::Queue(run) => run(context, job),
            Source::Timetable { run, .. } => run(context, job.now),
            Source::Outbox { hear, .. } => match fact_of(&job.payload) {
                Some(fact) => hear(context, fact),
                None => Box::pin(async { Err(JobError::Never("the payload is no fact".to_owned())) }),
            },
        }
    }
}

/// A fact as the payload of a listener's job.
pub(crate) fn payload_of(fact: &Announced) -> Value {
    json!({
        "id": fact.id.to_string(),
        "topic": fact.topic,
        "payload": fact.payload,
        "announced_at": fact.announced_at.micros(),
    })
}

fn fact_of(payload: &Value) -> Option<Announced> {
    let text = |name: &str| payload.get(name).and_then(Value::as_str);
    Some(Announced {
        id: text("id")?.parse::<Id<_>>().ok()?,
        topic: text("topic")?.to_owned(),
        payload: text("payload")?.to_owned(),
        announced_at: Timestamp::from_micros(payload.get("announced_at")?.as_i64()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_comes_out_of_the_queue_as_it_went_in() {
        let fact = Announced {
            id: Id::by_chance([3; 16]),
            topic: "ballots.declared".to_owned(),
            payload: r#"{"ballot":1}"#.to_owned(),
            announced_at: Timestamp::from_micros(9),
        };

        let heard = fact_of(&payload_of(&fact)).unwrap();

        assert_eq!((heard.id, heard.topic, heard.payload), (fact.id, fact.topic, fact.payload));
        assert_eq!(heard.announced_at, fact.announced_at);
    }
}
