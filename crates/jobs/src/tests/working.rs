//! Workers that run in earnest: several at once, woken, stopped.

use std::{
    collections::BTreeMap,
    pin::Pin,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use database::{Db, Error, testing::each_engine};
use terms::Timestamp;
use tokio::sync::oneshot;

use super::{Diary, NOW, put, work, worker};
use crate::{JobError, Kind, MIGRATIONS, Worker, enqueue};

fn clock() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap())
}

/// Waits until `done`, at most ten seconds.
async fn until(mut done: impl AsyncFnMut() -> bool) {
    let start = Instant::now();
    while !done().await {
        assert!(start.elapsed() < Duration::from_secs(10), "it did not happen within ten seconds");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// The worker at work until nothing waits or runs any more.
fn until_empty<'a>(worker: &'a Worker<Diary>, db: &'a Db) -> Pin<Box<dyn Future<Output = ()> + 'a>> {
    Box::pin(worker.run(clock, until(async || is_empty(db).await)))
}

async fn is_empty(db: &Db) -> bool {
    crate::counts(&mut db.reader().await.unwrap()).await.unwrap().waiting == 0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn three_workers_run_two_hundred_jobs_once_each() {
    each_engine(MIGRATIONS, async |db| {
        let diary = Diary::default();
        let kind = || Kind::<Diary> {
            name: "note",
            max_attempts: 3,
            at_once: 4,
            run: |diary, job| {
                Box::pin(async move {
                    diary.note(job.read::<u32>()?.to_string());
                    tokio::task::yield_now().await;
                    Ok(())
                })
            },
        };
        db.write::<_, Error, _>(|tx| {
            Box::pin(async move {
                for number in 0..200_u32 {
                    enqueue(tx, "note", None, &number, NOW, NOW).await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
        let workers = [0; 3].map(|_| Worker::new(db.clone(), diary.clone(), work(vec![kind()])).unwrap());

        let [one, two, three] = &workers;
        tokio::join!(until_empty(one, &db), until_empty(two, &db), until_empty(three, &db));

        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        diary.read().into_iter().for_each(|number| *times.entry(number).or_default() += 1);
        assert_eq!(times.len(), 200);
        assert!(times.values().all(|&times| times == 1), "{times:?}");
    })
    .await;
}

#[tokio::test]
async fn a_worker_is_woken_by_the_commit_and_does_not_wait_to_look() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = worker(&db);
        let (stop, stopped) = oneshot::channel::<()>();
        let work = tokio::spawn(async move { worker.run(clock, async { stopped.await.unwrap() }).await });

        // The first look finds nothing, and the next would be two seconds later.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let start = Instant::now();
        put(&db, "woken", None, NOW).await;
        until(async || is_empty(&db).await).await;
        let took = start.elapsed();
        stop.send(()).unwrap();
        work.await.unwrap();

        assert_eq!(diary.read(), ["woken"]);
        assert!(took < Duration::from_millis(1_500), "{took:?}");
    })
    .await;
}

static RUNNING: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

#[tokio::test]
async fn no_more_run_at_once_than_their_kind_allows_and_stopping_lets_them_end() {
    each_engine(MIGRATIONS, async |db| {
        let diary = Diary::default();
        let slow = Kind::<Diary> {
            name: "note",
            max_attempts: 1,
            at_once: 2,
            run: |diary, _| {
                Box::pin(async move {
                    diary.note("begun");
                    MOST.fetch_max(RUNNING.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    tokio::time::sleep(Duration::from_millis(300)).await;
                    RUNNING.fetch_sub(1, Ordering::SeqCst);
                    diary.note("ended");
                    Ok(())
                })
            },
        };
        let worker = Worker::new(db.clone(), diary.clone(), work(vec![slow])).unwrap();
        for _ in 0..6 {
            put(&db, "slow", None, NOW).await;
        }

        worker.run(clock, tokio::time::sleep(Duration::from_millis(450))).await;

        let diary = diary.read();
        let count = |word: &str| diary.iter().filter(|entry| *entry == word).count();
        assert_eq!(MOST.load(Ordering::SeqCst), 2);
        assert_eq!(count("begun"), count("ended"));
        assert!((2..6).contains(&count("ended")), "{diary:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_that_takes_longer_than_its_lease_keeps_it_while_its_worker_lives() {
    each_engine(MIGRATIONS, async |db| {
        let diary = Diary::default();
        let long = || Kind::<Diary> {
            name: "note",
            max_attempts: 5,
            at_once: 1,
            run: |diary, _| {
                Box::pin(async move {
                    diary.note("begun");
                    tokio::time::sleep(Duration::from_secs(4)).await;
                    Ok(())
                })
            },
        };
        let workers = [0; 2].map(|_| {
            let mut worker = Worker::new(db.clone(), diary.clone(), work(vec![long()])).unwrap();
            worker.lease = Duration::from_millis(1_500);
            worker
        });
        put(&db, "long", None, NOW).await;

        let [one, two] = &workers;
        tokio::join!(until_empty(one, &db), until_empty(two, &db));

        assert_eq!(diary.read(), ["begun"]);
    })
    .await;
}

#[tokio::test]
async fn work_that_has_lost_its_lease_is_stopped() {
    each_engine(MIGRATIONS, async |db| {
        let diary = Diary::default();
        let endless = Kind::<Diary> {
            name: "note",
            max_attempts: 1,
            at_once: 1,
            run: |diary, _| {
                Box::pin(async move {
                    diary.note("begun");
                    std::future::pending::<()>().await;
                    Err(JobError::Never("it cannot end".to_owned()))
                })
            },
        };
        let mut worker = Worker::new(db.clone(), diary.clone(), work(vec![endless])).unwrap();
        worker.lease = Duration::from_millis(300);
        put(&db, "endless", None, NOW).await;
        let taken = async {
            until(async || !diary.read().is_empty()).await;
            let owner = terms::Id::by_chance([9; 16]);
            let now = clock().plus(Timestamp::DAY);
            let lease = crate::store::Lease { owner, now, until: now };
            crate::store::claim(&db, "note", lease).await.unwrap().unwrap();
        };

        let (ran, ()) =
            tokio::time::timeout(Duration::from_secs(30), async { tokio::join!(worker.run_until_idle(NOW), taken) })
                .await
                .expect("it is stopped long before");

        assert_eq!(ran.unwrap(), 1);
    })
    .await;
}
