//! The durable queue, the timetable and the delivery of announced facts.
//!
//! | word | meaning |
//! |---|---|
//! | [`Kind`] | a kind of job: what runs, how often it is tried, how many at once |
//! | [`Periodic`] | something that runs again and again; the timetable knows when next |
//! | [`Listener`] | something that runs for each announced fact of a topic |
//! | [`Worker`] | takes from the queue what is due, and runs it |
//! | lease | the time for which a job belongs to the worker that claimed it; extended while it runs |
//! | poisoned | given up: tried often enough, or refused for good; kept for the operator |
//!
//! Timetable and outbox only put jobs into the queue, so that all work is claimed, retried and given up in one way.
//!
//! **Always true here**
//!
//! 1. A job is there if and only if the transaction that enqueued it committed.
//! 2. A job runs at least once until it is done or poisoned, and on one worker at a time while its worker lives and
//!    keeps its lease. What runs must bear running twice.
//! 3. Of several nodes one runs a periodic job, and one hands a fact to a listener.
//! 4. Nothing that was given up disappears: [`poisoned`] lists it with its reason until [`retry`] or [`discard`].
//! 5. Payloads, keys and reasons hold ids, never names, addresses or other personal data.

mod job;
mod store;
mod worker;

#[cfg(test)]
mod tests;

pub use database::{Announced, BoxFuture};
pub use job::{Job, JobError, JobId, Kind, Listener, Periodic, QueuedJob};
pub use store::{Counts, Poisoned, counts, discard, enqueue, poisoned, retry, spare};
pub use worker::{Work, Worker};

/// The tables of the queue and the timetable.
pub const MIGRATIONS: &[database::Migration] = &[database::Migration {
    name: "2026-11-22-0010-jobs",
    text: include_str!("../migrations/2026-11-22-0010-jobs.sql"),
}];
