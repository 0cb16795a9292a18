//! All SQL of the queue and the timetable.

use database::{Announced, Db, Error, Sql, Tx, args, outbox_done, outbox_pending, row, sql};
use serde::Serialize;
use serde_json::Value;
use terms::{Id, Timestamp};

use crate::job::{Job, JobId, Node, QueuedJob};

const ENQUEUE: Sql = sql!(
    "INSERT INTO jobs (id, kind, key, payload, run_at, attempts) VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT (key) DO NOTHING"
);
const WAITS: Sql = sql!(
    "SELECT id AS value FROM jobs WHERE kind = $1 AND done_at IS NULL AND poisoned_at IS NULL AND run_at <= $2 AND (lease_until IS NULL OR lease_until < $2) ORDER BY run_at, id LIMIT 1"
);
// The condition on the lease stands twice: of two workers that picked the same row the second then changes none.
const CLAIM: Sql = sql!(
    "UPDATE jobs SET lease_owner = $2, lease_until = $4, attempts = attempts + 1 WHERE id = (SELECT id FROM jobs WHERE kind = $1 AND done_at IS NULL AND poisoned_at IS NULL AND run_at <= $3 AND (lease_until IS NULL OR lease_until < $3) ORDER BY run_at, id LIMIT 1) AND done_at IS NULL AND poisoned_at IS NULL AND (lease_until IS NULL OR lease_until < $3) RETURNING id, payload, attempts"
);
// The number of the attempt tells this claim from every other, also of the same worker.
const EXTEND: Sql = sql!(
    "UPDATE jobs SET lease_until = $3 WHERE id = $1 AND attempts = $2 AND done_at IS NULL AND poisoned_at IS NULL"
);
const SETTLE: Sql = sql!(
    "UPDATE jobs SET done_at = $3, poisoned_at = $4, run_at = coalesce($5, run_at), last_error = $6, lease_owner = NULL, lease_until = NULL WHERE id = $1 AND attempts = $2 AND done_at IS NULL AND poisoned_at IS NULL"
);
const SPARE: Sql = sql!(
    "UPDATE jobs SET done_at = $2 WHERE key = $1 AND done_at IS NULL AND poisoned_at IS NULL AND lease_until IS NULL"
);
const UNFINISHED: Sql =
    sql!("SELECT count(*) AS value FROM jobs WHERE kind = $1 AND done_at IS NULL AND poisoned_at IS NULL");
const FORGET: Sql = sql!("DELETE FROM jobs WHERE done_at IS NOT NULL AND done_at < $1");

const TIMETABLE: Sql = sql!("SELECT name, next_at FROM timetable ORDER BY name");
const FIRST: Sql = sql!("INSERT INTO timetable (name, next_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING");
const MOVE_ON: Sql = sql!("UPDATE timetable SET next_at = $3 WHERE name = $1 AND next_at = $2");

const WAITING: Sql = sql!("SELECT count(*) AS value FROM jobs WHERE done_at IS NULL AND poisoned_at IS NULL");
const COUNT_POISONED: Sql = sql!("SELECT count(*) AS value FROM jobs WHERE poisoned_at IS NOT NULL");
const POISONED: Sql = sql!(
    "SELECT id, kind, attempts, last_error AS reason, poisoned_at FROM jobs WHERE poisoned_at IS NOT NULL ORDER BY poisoned_at, id LIMIT 1000"
);
const RETRY: Sql =
    sql!("UPDATE jobs SET poisoned_at = NULL, attempts = 0, run_at = $2 WHERE id = $1 AND poisoned_at IS NOT NULL");
const DISCARD: Sql = sql!("DELETE FROM jobs WHERE id = $1 AND poisoned_at IS NOT NULL");

row! {
    struct Claimed { id: JobId, payload: String, attempts: i64 }
    pub(crate) struct Entry { pub(crate) name: String, pub(crate) next_at: Timestamp }

    /// A job that was given up.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Poisoned {
        /// Its id.
        pub id: JobId,
        /// Its kind.
        pub kind: String,
        /// So often it was tried.
        pub attempts: i64,
        /// Why it was given up.
        pub reason: Option<String>,
        /// When it was given up.
        pub poisoned_at: Timestamp,
    }
}

/// How much there is in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Jobs that wait or run.
    pub waiting: i64,
    /// Jobs that were given up.
    pub poisoned: i64,
}

/// Puts a job into the queue if and only if the caller's transaction commits; it runs at `run_at` or soon after.
///
/// A `key` makes it happen once: while a job with that key waits, was given up, or was done within the last week,
/// nothing is put in and the answer is `false`. Payload and key hold ids, never personal data.
///
/// # Errors
/// When the engine refuses, or the payload is no JSON.
pub async fn enqueue<T: Serialize + Sync>(
    tx: &mut Tx,
    kind: &'static str,
    key: Option<&str>,
    payload: &T,
    run_at: Timestamp,
    now: Timestamp,
) -> Result<bool, Error> {
    let payload = serde_json::to_string(payload).map_err(|_| Error::unreadable("jobs.payload"))?;
    let id = Id::<QueuedJob>::in_order(now, chance()?);
    let added = tx.exec(ENQUEUE, args![id, kind, key, payload, run_at]).await? == 1;
    tx.wake();
    Ok(added)
}

/// Spares the job with this key its work, which has been done otherwise; false when it runs already or is done.
///
/// # Errors
/// When the database fails.
pub async fn spare(tx: &mut Tx, key: &str, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(SPARE, args![key, now]).await? == 1)
}

/// What waits, and what was given up.
///
/// # Errors
/// When the engine refuses.
pub async fn counts(tx: &mut Tx) -> Result<Counts, Error> {
    Ok(Counts { waiting: tx.one(WAITING, args![]).await?, poisoned: tx.one(COUNT_POISONED, args![]).await? })
}

/// The jobs that were given up, the first thousand, oldest first.
///
/// # Errors
/// When the engine refuses.
pub async fn poisoned(tx: &mut Tx) -> Result<Vec<Poisoned>, Error> {
    tx.all(POISONED, args![]).await
}

/// Gives a job that was given up all its attempts again; whether there was such a job.
///
/// # Errors
/// When the engine refuses.
pub async fn retry(tx: &mut Tx, id: JobId, now: Timestamp) -> Result<bool, Error> {
    tx.wake();
    Ok(tx.exec(RETRY, args![id, now]).await? == 1)
}

/// Removes a job that was given up; whether there was such a job.
///
/// # Errors
/// When the engine refuses.
pub async fn discard(tx: &mut Tx, id: JobId) -> Result<bool, Error> {
    Ok(tx.exec(DISCARD, args![id]).await? == 1)
}

/// Who claims, until when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lease {
    pub(crate) owner: Id<Node>,
    pub(crate) now: Timestamp,
    pub(crate) until: Timestamp,
}

/// Claims the job of a kind that has been due longest, if there is one.
pub(crate) async fn claim(db: &Db, kind: &'static str, lease: Lease) -> Result<Option<Job>, Error> {
    // Looking first keeps an idle queue from writing.
    if db.reader().await?.opt::<JobId>(WAITS, args![kind, lease.now]).await?.is_none() {
        return Ok(None);
    }
    let claimed = db
        .write::<Option<Claimed>, Error, _>(move |tx| {
            Box::pin(async move { tx.opt(CLAIM, args![kind, lease.owner, lease.now, lease.until]).await })
        })
        .await?;
    let Some(Claimed { id, payload, attempts }) = claimed else { return Ok(None) };
    // Null has the shape of no payload: the work refuses it for good instead of the queue standing still.
    let payload = serde_json::from_str(&payload).unwrap_or(Value::Null);
    Ok(Some(Job { id, payload, attempt: attempts, now: lease.now }))
}

/// Extends the lease of an attempt; `false` when the job is no longer this attempt's.
pub(crate) async fn extend(db: &Db, id: JobId, attempt: i64, until: Timestamp) -> Result<bool, Error> {
    let changed = db
        .write::<_, Error, _>(move |tx| Box::pin(async move { tx.exec(EXTEND, args![id, attempt, until]).await }))
        .await?;
    Ok(changed == 1)
}

/// How an attempt is written down: exactly one of the instants is given.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settled {
    pub(crate) done_at: Option<Timestamp>,
    pub(crate) poisoned_at: Option<Timestamp>,
    pub(crate) run_at: Option<Timestamp>,
    pub(crate) reason: Option<String>,
}

/// Writes down how an attempt ended; `false` when the job is no longer this attempt's.
pub(crate) async fn settle(db: &Db, id: JobId, attempt: i64, end: Settled) -> Result<bool, Error> {
    let changed = db
        .write::<_, Error, _>(move |tx| {
            let end = end.clone();
            Box::pin(async move {
                let args = args![id, attempt, end.done_at, end.poisoned_at, end.run_at, end.reason];
                tx.exec(SETTLE, args).await
            })
        })
        .await?;
    Ok(changed == 1)
}

/// Forgets jobs that were done before `before`, and with them their keys.
pub(crate) async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![before]).await
}

/// When everything periodic is due next.
pub(crate) async fn timetable(db: &Db) -> Result<Vec<Entry>, Error> {
    db.reader().await?.all(TIMETABLE, args![]).await
}

/// Puts a name into the timetable, due at once, unless it stands there.
pub(crate) async fn enter(tx: &mut Tx, name: &'static str, now: Timestamp) -> Result<u64, Error> {
    tx.exec(FIRST, args![name, now]).await
}

/// Moves a name on in the timetable; `false` when another node has done so.
pub(crate) async fn move_on(tx: &mut Tx, name: &'static str, from: Timestamp, to: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(MOVE_ON, args![name, from, to]).await? == 1)
}

/// Whether a job of this kind waits or runs.
pub(crate) async fn is_unfinished(tx: &mut Tx, kind: &'static str) -> Result<bool, Error> {
    Ok(tx.one::<i64>(UNFINISHED, args![kind]).await? > 0)
}

/// The oldest facts that wait to be delivered.
pub(crate) async fn facts(db: &Db, limit: i64) -> Result<Vec<Announced>, Error> {
    outbox_pending(&mut db.reader().await?, limit).await
}

/// Takes a fact out of the outbox; `false` when another node has done so.
pub(crate) async fn take(tx: &mut Tx, fact: &Announced, now: Timestamp) -> Result<bool, Error> {
    outbox_done(tx, fact.id, now).await
}

fn chance() -> Result<[u8; 10], Error> {
    let mut bytes = [0; 10];
    getrandom::fill(&mut bytes).map_err(|_| Error::Keys("the operating system gives no random bytes"))?;
    Ok(bytes)
}
