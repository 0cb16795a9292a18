//! SQLite: many readers, and one writer that commits in groups.
//!
//! A commit that survives power loss costs one `fsync`. The writer therefore takes whatever waits, runs each
//! piece of work in a savepoint of one transaction, commits once, and only then answers all: a thousand durable
//! votes a second fit on a disk that manages a few hundred syncs.

use std::{panic::AssertUnwindSafe, path::Path, time::Duration};

use futures_util::FutureExt;
use sqlx::{
    ConnectOptions, Connection, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{mpsc, oneshot, watch};

use crate::{
    BoxFuture, Error, Tx,
    db::{ACQUIRE, answer},
    tx::Link,
};

/// At most so many pieces of work share one commit.
const GROUP: usize = 256;

pub(crate) struct Engine {
    pub(crate) readers: SqlitePool,
    writer: mpsc::Sender<Task>,
}

type Work = Box<dyn for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Done> + Send>;

enum Task {
    Inside(Work),
    Outside(Work),
    Close(oneshot::Sender<()>),
}

/// What a piece of work left behind: whether to keep what it did, and how to answer once that is on disk.
struct Done {
    keep: bool,
    answer: Box<dyn FnOnce(Result<(), Error>) + Send>,
}

impl Engine {
    pub(crate) async fn open(path: &Path, readers: u32, wakes: watch::Sender<u64>) -> Result<Self, Error> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .statement_cache_capacity(512)
            // Deleted content is overwritten, and nothing is sorted in files that nobody looks after.
            .pragma("secure_delete", "ON")
            .pragma("temp_store", "MEMORY")
            // A bulk insert is thousands of lines long, and a slow one is no news.
            .disable_statement_logging();
        // Rolls and indexes of keyed hashes are written in no order: with the usual two megabytes each page is read again.
        let writer = SqliteConnection::connect_with(&options.clone().pragma("cache_size", "-16384")).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(readers)
            .min_connections(1)
            .acquire_timeout(ACQUIRE)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_with(options.create_if_missing(false).pragma("query_only", "ON"))
            .await?;
        let (send, receive) = mpsc::channel(4 * GROUP);
        tokio::spawn(run(Tx::new(Link::Writer(Box::new(writer))), receive, wakes));
        Ok(Self { readers, writer: send })
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (work, answered) = boxed(work);
        self.send(Task::Inside(work)).await?;
        answer(answered).await
    }

    pub(crate) async fn outside<T, F>(&self, work: F) -> Result<T, Error>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
        T: Send + 'static,
    {
        let (work, answered) = boxed(work);
        self.send(Task::Outside(work)).await?;
        answer(answered).await
    }

    pub(crate) async fn close(&self) {
        let (send, receive) = oneshot::channel();
        self.readers.close().await;
        if self.writer.send(Task::Close(send)).await.is_ok() {
            // An error means that the writer has ended already, which is what is asked for.
            receive.await.ok();
        }
    }

    async fn send(&self, task: Task) -> Result<(), Error> {
        self.writer.send(task).await.map_err(|_| Error::Stopped)
    }
}

fn boxed<T, E, F>(work: F) -> (Work, oneshot::Receiver<Result<T, E>>)
where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (send, receive) = oneshot::channel();
    let work: Work = Box::new(move |tx| {
        Box::pin(async move {
            let outcome = AssertUnwindSafe(work(tx)).catch_unwind().await;
            let keep = matches!(outcome, Ok(Ok(_)));
            let answer = Box::new(move |committed: Result<(), Error>| {
                // After a panic nothing is sent: the caller sees the program as stopped, its own work is undone.
                if let Ok(outcome) = outcome {
                    send.send(committed.map_err(E::from).and(outcome)).ok();
                }
            });
            Done { keep, answer }
        })
    });
    (work, receive)
}

/// The writer's life: take what waits, run it, commit once, answer.
async fn run(mut tx: Tx, mut tasks: mpsc::Receiver<Task>, wakes: watch::Sender<u64>) {
    let mut next = tasks.recv().await;
    while let Some(task) = next.take() {
        match task {
            Task::Close(done) => {
                tx.discard().await;
                done.send(()).ok();
                return;
            }
            Task::Outside(work) => {
                let done = work(&mut tx).await;
                (done.answer)(Ok(()));
            }
            Task::Inside(work) => next = group(&mut tx, work, &mut tasks).await,
        }
        if std::mem::take(&mut tx.wakes) {
            wakes.send_modify(|count| *count += 1);
        }
        if next.is_none() {
            next = tasks.recv().await;
        }
    }
    tx.discard().await;
}

/// Runs `first` and whatever else waits as one group; the task that ended it without belonging to it, if any.
async fn group(tx: &mut Tx, first: Work, tasks: &mut mpsc::Receiver<Task>) -> Option<Task> {
    if let Err(error) = tx.raw("BEGIN IMMEDIATE".to_owned()).await {
        refuse(tx, first, &error).await;
        return None;
    }
    let (mut answers, mut next, mut other, mut stands) = (Vec::new(), Some(first), None, true);
    while let Some(work) = next.take() {
        let ran = piece(tx, work).await;
        answers.push(ran.answer);
        stands = ran.stands;
        if !stands || answers.len() >= GROUP {
            break;
        }
        match tasks.try_recv() {
            Ok(Task::Inside(work)) => next = Some(work),
            Ok(task) => other = Some(task),
            Err(_) => {}
        }
    }
    let committed = if stands { tx.raw("COMMIT".to_owned()).await } else { Err(Error::Contended) };
    if let Err(error) = &committed {
        tracing::error!(%error, "a group of writes could not be committed");
        tx.raw("ROLLBACK".to_owned()).await.ok();
    }
    for answer in answers {
        answer(if committed.is_ok() { Ok(()) } else { Err(Error::Contended) });
    }
    other
}

/// A piece of work that has been run.
struct Ran {
    answer: Box<dyn FnOnce(Result<(), Error>) + Send>,
    /// Whether the transaction around it still stands. If not, what ran next would be committed on its own.
    stands: bool,
}

/// Runs one piece of work in a savepoint; undone when it fails.
async fn piece(tx: &mut Tx, work: Work) -> Ran {
    if let Err(error) = tx.raw("SAVEPOINT piece".to_owned()).await {
        tracing::error!(%error, "no savepoint");
        drop(work);
        return Ran { answer: Box::new(|_| ()), stands: false };
    }
    tx.failed = false;
    let mut done = work(tx).await;
    if done.keep && tx.failed {
        done = Done { keep: false, answer: Box::new(|_| (done.answer)(Err(Error::HalfDone))) };
    }
    let end = if done.keep { "RELEASE piece" } else { "ROLLBACK TO piece; RELEASE piece" };
    match tx.raw(end.to_owned()).await {
        Ok(()) => Ran { answer: done.answer, stands: true },
        // The engine has thrown the whole transaction away (a full disk, say): nobody may be told that it was kept.
        Err(error) => {
            tracing::error!(%error, "a piece of work could not be ended");
            Ran { answer: Box::new(move |_| (done.answer)(Err(error))), stands: false }
        }
    }
}

/// Drops work that could not begin; its caller sees the program as stopped.
async fn refuse(tx: &mut Tx, work: Work, error: &Error) {
    tracing::error!(%error, "no transaction could be begun");
    drop(work);
    tx.raw("ROLLBACK".to_owned()).await.ok();
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::sync::Semaphore;

    use crate::{
        Db, Error, Migration, Sql, args, sql,
        testing::{Fresh, each_engine},
    };

    const TABLE: [Migration; 1] = [Migration {
        name: "2026-11-22-0001-numbers",
        text: "CREATE TABLE numbers (number @int PRIMARY KEY) @strict;",
    }];
    const ADD: Sql = sql!("INSERT INTO numbers (number) VALUES ($1)");
    const ALL: Sql = sql!("SELECT number AS value FROM numbers ORDER BY number");

    async fn numbers(db: &Db) -> Vec<i64> {
        db.reader().await.unwrap().all(ALL, args![]).await.unwrap()
    }

    async fn add(db: Db, number: i64) -> Result<u64, Error> {
        db.write(move |tx| Box::pin(async move { tx.exec(ADD, args![number]).await })).await
    }

    /// Holds the writer until `gate` opens, so that what is written meanwhile becomes one group with it.
    async fn add_first(db: Db, number: i64, gate: Arc<Semaphore>) -> Result<u64, Error> {
        db.write(move |tx| {
            let gate = gate.clone();
            Box::pin(async move {
                let _open = gate.acquire().await.unwrap();
                tx.exec(ADD, args![number]).await
            })
        })
        .await
    }

    /// A statement that throws the whole transaction away, as a full disk does.
    async fn break_all(db: Db) -> Result<u64, Error> {
        let text = "INSERT OR ROLLBACK INTO numbers (number) VALUES (0)";
        db.write(move |tx| Box::pin(async move { tx.exec_built(text.to_owned(), args![]).await })).await
    }

    #[tokio::test]
    async fn only_what_was_answered_as_kept_is_there_after_the_engine_threw_a_group_away() {
        let fresh = Fresh::sqlite(&TABLE).await;
        let (db, gate) = (fresh.db.clone(), Arc::new(Semaphore::new(0)));
        add(db.clone(), 0).await.unwrap();

        let first = tokio::spawn(add_first(db.clone(), 1, gate.clone()));
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let (broken, after) = (tokio::spawn(break_all(db.clone())), tokio::spawn(add(db.clone(), 2)));
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        gate.add_permits(1);

        assert!(first.await.unwrap().is_err() && broken.await.unwrap().is_err());
        let expected = if after.await.unwrap().is_ok() { vec![0, 2] } else { vec![0] };
        assert_eq!(numbers(&db).await, expected);
        add(db.clone(), 3).await.unwrap();
        fresh.remove().await;
    }

    #[tokio::test]
    async fn work_that_went_on_after_a_failed_statement_is_not_answered_as_kept() {
        each_engine(&TABLE, async |db| {
            add(db.clone(), 0).await.unwrap();

            let done = db.write::<(), Error, _>(|tx| {
                Box::pin(async move {
                    tx.exec(ADD, args![7]).await?;
                    tx.exec(ADD, args![0]).await.ok();
                    Ok(())
                })
            });

            assert!(matches!(done.await, Err(Error::HalfDone)));
            assert_eq!(numbers(&db).await, [0]);
            add(db.clone(), 1).await.unwrap();
        })
        .await;
    }
}
