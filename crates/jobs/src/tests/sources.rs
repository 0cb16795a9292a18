//! Jobs from the timetable and from the outbox.

use database::{Db, Error, outbox_pending, testing::each_engine};
use serde_json::json;
use terms::Timestamp;

use super::{Diary, NOW, given_up, work};
use crate::{JobError, Listener, MIGRATIONS, Periodic, Work, Worker};

const HOUR: i64 = Timestamp::HOUR;

fn hourly(db: &Db, run: Periodic<Diary>) -> (Worker<Diary>, Diary) {
    let diary = Diary::default();
    let work = Work { periodics: vec![run], ..work(Vec::new()) };
    (Worker::new(db.clone(), diary.clone(), work).unwrap(), diary)
}

fn chime() -> Periodic<Diary> {
    Periodic {
        name: "chime",
        every_micros: HOUR,
        run: |diary, now| {
            Box::pin(async move {
                diary.note(((now.micros() - NOW.micros()) / Timestamp::MINUTE).to_string());
                Ok(())
            })
        },
    }
}

#[tokio::test]
async fn what_is_periodic_runs_at_once_and_then_in_its_rhythm_without_making_up() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = hourly(&db, chime());

        for minute in [0, 59, 60, 119, 300, 301, 359, 360] {
            worker.run_until_idle(NOW.plus(minute * Timestamp::MINUTE)).await.unwrap();
        }

        assert_eq!(diary.read(), ["0", "60", "300", "360"]);
    })
    .await;
}

#[tokio::test]
async fn of_two_nodes_one_runs_what_is_periodic() {
    each_engine(MIGRATIONS, async |db| {
        let ((one, first), (two, second)) = (hourly(&db, chime()), hourly(&db, chime()));

        for hour in 0..5 {
            let now = NOW.plus(hour * HOUR);
            let (a, b) = tokio::join!(one.run_until_idle(now), two.run_until_idle(now));
            assert_eq!(a.unwrap() + b.unwrap(), 1);
        }

        assert_eq!(first.read().len() + second.read().len(), 5);
    })
    .await;
}

#[tokio::test]
async fn what_is_periodic_and_fails_is_tried_again_but_never_piles_up() {
    each_engine(MIGRATIONS, async |db| {
        let (worker, diary) = hourly(
            &db,
            Periodic {
                name: "fails",
                every_micros: HOUR,
                run: |diary, _| {
                    Box::pin(async move {
                        diary.note("tried");
                        Err(JobError::Later("the line is busy".to_owned()))
                    })
                },
            },
        );

        for hour in 0..100 {
            worker.run_until_idle(NOW.plus(hour * HOUR)).await.unwrap();
        }

        assert_eq!(diary.read().len(), 100);
        assert!(given_up(&db).await.is_empty());
    })
    .await;
}

fn listener(name: &'static str, topic: &'static str) -> Listener<Diary> {
    Listener {
        topic,
        name,
        hear: |diary, fact| {
            Box::pin(async move {
                diary.note(format!("{} {}", fact.topic, fact.payload));
                Ok(())
            })
        },
    }
}

#[tokio::test]
async fn a_fact_reaches_each_listener_of_its_topic_once_and_leaves_the_outbox() {
    each_engine(MIGRATIONS, async |db| {
        let diary = Diary::default();
        let listeners = vec![listener("a", "declared"), listener("b", "declared"), listener("c", "closed")];
        let work = Work { listeners, ..work(Vec::new()) };
        let worker = Worker::new(db.clone(), diary.clone(), work).unwrap();
        announce(&db, "declared").await;
        announce(&db, "nobody listens").await;

        worker.run_until_idle(NOW).await.unwrap();
        worker.run_until_idle(NOW.plus(Timestamp::DAY)).await.unwrap();

        assert_eq!(diary.read(), [r#"declared {"ballot":1}"#; 2]);
        assert!(outbox_pending(&mut db.reader().await.unwrap(), 9).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_listener_that_fails_hears_it_again_and_holds_up_no_other() {
    each_engine(MIGRATIONS, async |db| {
        let diary = Diary::default();
        let deaf = Listener::<Diary> {
            topic: "declared",
            name: "a deaf one",
            hear: |_, _| Box::pin(async { Err(JobError::Later("not now".to_owned())) }),
        };
        let work = Work { listeners: vec![deaf, listener("b", "declared")], ..work(Vec::new()) };
        let worker = Worker::new(db.clone(), diary.clone(), work).unwrap();
        announce(&db, "declared").await;

        assert_eq!(worker.run_until_idle(NOW).await.unwrap(), 2);
        assert_eq!(diary.read().len(), 1);

        assert_eq!(worker.run_until_idle(NOW.plus(HOUR)).await.unwrap(), 1);
        assert!(diary.read().is_empty());
    })
    .await;
}

async fn announce(db: &Db, topic: &'static str) {
    db.write::<_, Error, _>(move |tx| Box::pin(async move { tx.announce(topic, &json!({ "ballot": 1 }), NOW).await }))
        .await
        .unwrap();
}
