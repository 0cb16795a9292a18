//! What puts jobs into the queue: the outbox and the timetable. Several nodes feed; each thing is fed once.

use database::{Announced, Db, Error, Tx};
use serde_json::Value;
use terms::Timestamp;

use super::duty::{Duty, Source, payload_of};
use crate::store::{self, Entry};

/// Facts handed over in one transaction.
const BATCH: i64 = 100;
/// Done jobs, and with them their keys, are forgotten after so long.
const REMEMBERED_MICROS: i64 = 7 * Timestamp::DAY;
/// The queue's own entry in the timetable.
const FORGET: &str = "jobs.forget";

/// Puts into the queue what outbox and timetable hold for `now`.
pub(crate) async fn all<C>(db: &Db, duties: &[Duty<C>], now: Timestamp) -> Result<(), Error> {
    facts(db, duties, now).await?;
    let timetable = store::timetable(db).await?;
    for duty in duties {
        if let Source::Timetable { every_micros, .. } = duty.source {
            tick(db, &timetable, Chore { name: duty.name, every_micros, what: What::Enqueue }, now).await?;
        }
    }
    tick(db, &timetable, Chore { name: FORGET, every_micros: Timestamp::DAY, what: What::Forget }, now).await
}

/// Makes of each announced fact a job for each of its listeners, so that one that fails holds up no other.
async fn facts<C>(db: &Db, duties: &[Duty<C>], now: Timestamp) -> Result<(), Error> {
    let listeners: Vec<(&'static str, &'static str)> = duties
        .iter()
        .filter_map(|duty| match duty.source {
            Source::Outbox { topic, .. } => Some((topic, duty.name)),
            _ => None,
        })
        .collect();
    loop {
        let facts = store::facts(db, BATCH).await?;
        if facts.is_empty() {
            return Ok(());
        }
        let listeners = listeners.clone();
        db.write::<(), Error, _>(move |tx| {
            let (facts, listeners) = (facts.clone(), listeners.clone());
            Box::pin(async move {
                for fact in &facts {
                    hand_over(tx, fact, &listeners, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    }
}

async fn hand_over(
    tx: &mut Tx,
    fact: &Announced,
    listeners: &[(&'static str, &'static str)],
    now: Timestamp,
) -> Result<(), Error> {
    if !store::take(tx, fact, now).await? {
        return Ok(());
    }
    let payload = payload_of(fact);
    for (_, name) in listeners.iter().filter(|(topic, _)| *topic == fact.topic) {
        store::enqueue(tx, name, None, &payload, now, now).await?;
    }
    Ok(())
}

/// An entry of the timetable.
#[derive(Clone, Copy)]
struct Chore {
    name: &'static str,
    every_micros: i64,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Enqueue,
    Forget,
}

/// Does what is due by the timetable, and says when next.
async fn tick(db: &Db, timetable: &[Entry], chore: Chore, now: Timestamp) -> Result<(), Error> {
    let entry = timetable.iter().find(|entry| entry.name == chore.name);
    let from = entry.map_or(now, |entry| entry.next_at);
    let Some(to) = next(from, chore.every_micros, now) else { return Ok(()) };
    let is_new = entry.is_none();
    db.write::<(), Error, _>(move |tx| {
        Box::pin(async move {
            if is_new {
                store::enter(tx, chore.name, now).await?;
            }
            if store::move_on(tx, chore.name, from, to).await? {
                chore.carry_out(tx, now).await?;
            }
            Ok(())
        })
    })
    .await
}

impl Chore {
    async fn carry_out(self, tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
        match self.what {
            What::Forget => {
                store::forget(tx, now.plus(-REMEMBERED_MICROS)).await?;
            }
            What::Enqueue if store::is_unfinished(tx, self.name).await? => {}
            What::Enqueue => {
                store::enqueue(tx, self.name, None, &Value::Null, now, now).await?;
            }
        }
        Ok(())
    }
}

/// The hour after `now` that keeps the rhythm of `due`; `None` when it is not yet due.
fn next(due: Timestamp, every_micros: i64, now: Timestamp) -> Option<Timestamp> {
    let late = now.micros() - due.micros();
    // Further ahead than one period: the period was shortened, or a clock was wrong.
    if late < -every_micros {
        return Some(now.plus(every_micros));
    }
    (late >= 0).then(|| due.plus((late / every_micros + 1) * every_micros))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next_of(due: i64, now: i64) -> Option<i64> {
        next(Timestamp::from_micros(due), 10, Timestamp::from_micros(now)).map(Timestamp::micros)
    }

    #[test]
    fn nothing_is_due_before_its_hour() {
        assert_eq!(next_of(100, 99), None);
        assert_eq!(next_of(100, 90), None);
    }

    #[test]
    fn missed_hours_are_left_out_and_the_rhythm_kept() {
        assert_eq!(next_of(100, 100), Some(110));
        assert_eq!(next_of(100, 137), Some(140));
    }

    #[test]
    fn an_hour_too_far_ahead_is_brought_back() {
        assert_eq!(next_of(100, 89), Some(99));
    }
}
