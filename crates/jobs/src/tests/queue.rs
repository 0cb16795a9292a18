//! What is in the queue, and how it ends.

use database::{Error, testing::each_engine};
use terms::{Id, Timestamp};

use super::{NOW, enqueue_note, given_up, put, worker};
use crate::{
    Counts, MIGRATIONS, counts, discard, retry,
    store::{self, Lease, Settled},
};

/// Later than any wait and any lease.
const NEXT_DAY: Timestamp = NOW.plus(Timestamp::DAY);

#[tokio::test]
async fn a_job_of_a_transaction_that_failed_was_never_there() {
    each_engine(MIGRATIONS, async |db| {
        let lost = db
            .write::<(), Error, _>(|tx| {
                Box::pin(async move {
                    enqueue_note(tx, "lost", None, NOW).await?;
                    Err(Error::NoRow)
                })
            })
            .await;
        let (worker, diary) = worker(&db);

        assert!(lost.is_err());
        assert_eq!(worker.run_until_idle(NOW).await.unwrap(), 0);
        assert!(diary.read().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_job_runs_once_at_its_hour_and_not_before() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = worker(&db);
        put(&db, "second", None, NOW.plus(2)).await;
        put(&db, "first", None, NOW.plus(1)).await;

        worker.run_until_idle(NOW).await.unwrap();
        assert!(diary.read().is_empty());

        worker.run_until_idle(NOW.plus(2)).await.unwrap();
        assert_eq!(diary.read(), ["first", "second"]);

        assert_eq!(worker.run_until_idle(NEXT_DAY).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_key_makes_it_happen_once_until_it_is_forgotten_after_a_week() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = worker(&db);

        assert!(put(&db, "note", Some("k"), NOW).await);
        assert!(!put(&db, "note", Some("k"), NOW).await);
        worker.run_until_idle(NOW).await.unwrap();
        assert!(!put(&db, "note", Some("k"), NOW).await);
        assert_eq!(diary.read(), ["note"]);

        worker.run_until_idle(NOW.plus(8 * Timestamp::DAY)).await.unwrap();
        assert!(put(&db, "note", Some("k"), NOW).await);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_fails_is_tried_later_and_given_up_at_last_with_its_reason() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = worker(&db);
        put(&db, "later", None, NOW).await;

        assert_eq!(worker.run_until_idle(NOW).await.unwrap(), 1);
        assert_eq!(worker.run_until_idle(NOW.plus(4 * Timestamp::SECOND)).await.unwrap(), 0);
        assert_eq!(worker.run_until_idle(NOW.plus(10 * Timestamp::SECOND)).await.unwrap(), 1);
        assert!(given_up(&db).await.is_empty());
        assert_eq!(worker.run_until_idle(NEXT_DAY).await.unwrap(), 1);

        assert_eq!(diary.read(), ["later"; 3]);
        let lost = given_up(&db).await;
        assert_eq!(lost.len(), 1);
        assert_eq!((lost[0].kind.as_str(), lost[0].attempts), ("note", 3));
        assert_eq!(lost[0].reason.as_deref(), Some("the line is busy"));
        assert_eq!(lost[0].poisoned_at, NEXT_DAY);
        assert_eq!(worker.run_until_idle(NEXT_DAY.plus(Timestamp::DAY)).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn what_can_never_succeed_is_given_up_at_once() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = worker(&db);
        put(&db, "never", None, NOW).await;

        worker.run_until_idle(NOW).await.unwrap();

        assert_eq!(diary.read(), ["never"]);
        assert_eq!(given_up(&db).await[0].reason.as_deref(), Some("the line is cut"));
    })
    .await;
}

#[tokio::test]
async fn a_panic_is_one_jobs_failure() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = worker(&db);
        put(&db, "panic", None, NOW).await;
        put(&db, "calm", None, NOW.plus(1)).await;

        worker.run_until_idle(NOW.plus(1)).await.unwrap();
        for day in 1..4 {
            worker.run_until_idle(NOW.plus(day * Timestamp::DAY)).await.unwrap();
        }

        assert_eq!(diary.read(), ["panic", "calm", "panic", "panic"]);
        assert_eq!(given_up(&db).await[0].reason.as_deref(), Some("the work panicked"));
    })
    .await;
}

#[tokio::test]
async fn the_operator_may_try_again_or_discard_what_was_given_up_and_nothing_else() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = worker(&db);
        put(&db, "never", None, NOW).await;
        worker.run_until_idle(NOW).await.unwrap();
        let id = given_up(&db).await[0].id;
        let again = || db.write::<_, Error, _>(move |tx| Box::pin(retry(tx, id, NOW)));
        let away = || db.write::<_, Error, _>(move |tx| Box::pin(discard(tx, id)));

        assert!(again().await.unwrap());
        assert!(!away().await.unwrap(), "it waits again, so it is not to be discarded");
        worker.run_until_idle(NOW).await.unwrap();
        assert_eq!(diary.read(), ["never"; 2]);

        assert!(away().await.unwrap());
        assert!(given_up(&db).await.is_empty());
        assert!(!again().await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn waiting_and_given_up_are_counted_and_done_is_neither() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, _) = worker(&db);
        for word in ["done", "never", "later"] {
            put(&db, word, None, NOW).await;
        }
        put(&db, "tomorrow", None, NEXT_DAY).await;

        worker.run_until_idle(NOW).await.unwrap();

        let counted = counts(&mut db.reader().await.unwrap()).await.unwrap();
        assert_eq!(counted, Counts { waiting: 2, poisoned: 1 });
    })
    .await;
}

#[tokio::test]
async fn the_job_of_a_dead_worker_runs_when_its_lease_has_run_out() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = worker(&db);
        put(&db, "note", None, NOW).await;
        let until = NOW.plus(60 * Timestamp::SECOND);
        store::claim(&db, "note", lease(NOW, until)).await.unwrap().unwrap();

        assert_eq!(worker.run_until_idle(until).await.unwrap(), 0);
        assert_eq!(worker.run_until_idle(until.plus(1)).await.unwrap(), 1);
        assert_eq!(diary.read(), ["note"]);
    })
    .await;
}

#[tokio::test]
async fn whoever_lost_a_job_can_neither_keep_it_nor_say_how_it_ended() {
    each_engine(MIGRATIONS, async |db| {
        put(&db, "note", None, NOW).await;
        let done = || Settled { done_at: Some(NEXT_DAY), ..Settled::default() };
        let lost = store::claim(&db, "note", lease(NOW, NOW)).await.unwrap().unwrap();
        let kept = store::claim(&db, "note", lease(NOW.plus(1), NEXT_DAY)).await.unwrap().unwrap();

        assert_eq!(lost.id, kept.id);
        assert!(!store::extend(&db, lost.id, lost.attempt, NEXT_DAY).await.unwrap());
        assert!(!store::settle(&db, lost.id, lost.attempt, done()).await.unwrap());

        assert!(store::extend(&db, kept.id, kept.attempt, NEXT_DAY).await.unwrap());
        assert!(store::settle(&db, kept.id, kept.attempt, done()).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_work_was_done_otherwise_does_not_run_unless_it_runs_already() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = worker(&db);
        for key in ["a", "b"] {
            put(&db, "note", Some(key), NOW).await;
        }
        store::claim(&db, "note", lease(NOW, NEXT_DAY)).await.unwrap().unwrap();

        let mut spared = Vec::new();
        for key in ["a", "b", "b", "c"] {
            spared.push(db.write::<_, Error, _>(move |tx| Box::pin(crate::spare(tx, key, NOW))).await.unwrap());
        }

        assert_eq!(spared.iter().filter(|spared| **spared).count(), 1);
        assert_eq!(worker.run_until_idle(NOW).await.unwrap(), 0);
        assert!(diary.read().is_empty());
    })
    .await;
}

fn lease(now: Timestamp, until: Timestamp) -> Lease {
    Lease { owner: Id::by_chance([1; 16]), now, until }
}

#[tokio::test]
async fn a_job_that_stops_the_program_each_time_is_given_up_without_running_again() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = worker(&db);
        put(&db, "note", None, NOW).await;
        for hour in 0..3 {
            let now = NOW.plus(hour * Timestamp::HOUR);
            store::claim(&db, "note", lease(now, now)).await.unwrap().unwrap();
        }

        worker.run_until_idle(NEXT_DAY).await.unwrap();

        assert!(diary.read().is_empty());
        let reason = given_up(&db).await.remove(0).reason.unwrap();
        assert!(reason.contains("the program stopped"), "{reason}");
    })
    .await;
}

#[tokio::test]
async fn a_kind_that_this_node_does_not_know_is_left_for_others() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, _) = worker(&db);
        db.write::<_, Error, _>(|tx| Box::pin(crate::enqueue(tx, "newer", None, &1, NOW, NOW))).await.unwrap();

        worker.run_until_idle(NEXT_DAY).await.unwrap();

        let counted = counts(&mut db.reader().await.unwrap()).await.unwrap();
        assert_eq!(counted, Counts { waiting: 1, poisoned: 0 });
    })
    .await;
}
