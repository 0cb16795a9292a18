//! The queue at work, on both engines.

mod queue;
mod sources;
mod working;

use std::sync::{Arc, Mutex};

use database::{Db, Error};
use serde_json::json;
use terms::Timestamp;

use crate::{Job, JobError, Kind, Poisoned, Work, Worker, enqueue, poisoned};

const NOW: Timestamp = Timestamp::from_micros(1_000 * Timestamp::DAY);

/// What has happened, shared by all pieces of work of a test.
#[derive(Clone, Default)]
struct Diary(Arc<Mutex<Vec<String>>>);

impl Diary {
    fn note(&self, what: impl Into<String>) {
        self.0.lock().unwrap().push(what.into());
    }

    /// What has happened since this was asked last.
    fn read(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// A kind that writes its payload into the diary, and fails in the way that the payload says.
fn kind(name: &'static str) -> Kind<Diary> {
    Kind { name, max_attempts: 3, at_once: 2, run: |diary, job| Box::pin(async move { write_down(&diary, &job) }) }
}

fn write_down(diary: &Diary, job: &Job) -> Result<(), JobError> {
    let word: String = job.read()?;
    diary.note(word.clone());
    match word.as_str() {
        "later" => Err(JobError::Later("the line is busy".to_owned())),
        "never" => Err(JobError::Never("the line is cut".to_owned())),
        "panic" => panic!("a job that panics, as this test wants"),
        _ => Ok(()),
    }
}

fn work(kinds: Vec<Kind<Diary>>) -> Work<Diary> {
    Work { kinds, periodics: Vec::new(), listeners: Vec::new() }
}

/// A worker that knows the kind `"note"`, and its diary.
fn worker(db: &Db) -> (Worker<Diary>, Diary) {
    let diary = Diary::default();
    (Worker::new(db.clone(), diary.clone(), work(vec![kind("note")])).unwrap(), diary)
}

/// Enqueues a `"note"`; whether it was put into the queue.
async fn put(db: &Db, word: &'static str, key: Option<&'static str>, run_at: Timestamp) -> bool {
    db.write::<_, Error, _>(move |tx| Box::pin(enqueue_note(tx, word, key, run_at))).await.unwrap()
}

async fn enqueue_note(
    tx: &mut database::Tx,
    word: &'static str,
    key: Option<&'static str>,
    run_at: Timestamp,
) -> Result<bool, Error> {
    enqueue(tx, "note", key, &json!(word), run_at, NOW).await
}

async fn given_up(db: &Db) -> Vec<Poisoned> {
    poisoned(&mut db.reader().await.unwrap()).await.unwrap()
}
