//! Facts announced in the transaction that made them true, kept until every listener has heard them.

use serde::Serialize;
use terms::{Id, Kind, Timestamp};

use crate::{Error, Sql, Tx, args, row, sql};

/// A fact in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutboxFact {}
impl Kind for OutboxFact {
    const WORD: &'static str = "fact";
}

/// The table, for those who name it.
pub const OUTBOX: &str = "outbox";

row! {
    /// An announced fact that waits to be delivered.
    #[derive(Debug, Clone)]
    pub struct Announced {
        /// Its id; sorts by the time of the announcement.
        pub id: Id<OutboxFact>,
        /// What it is about: `"ballots.declared"`.
        pub topic: String,
        /// JSON.
        pub payload: String,
        /// When it became true.
        pub announced_at: Timestamp,
    }
}

const ANNOUNCE: Sql = sql!("INSERT INTO outbox (id, topic, payload, announced_at) VALUES ($1, $2, $3, $4)");
const PENDING: Sql = sql!(
    "SELECT id, topic, payload, announced_at FROM outbox WHERE delivered_at IS NULL ORDER BY announced_at, id LIMIT $1"
);
const DONE: Sql = sql!("UPDATE outbox SET delivered_at = $2 WHERE id = $1 AND delivered_at IS NULL");

impl Tx {
    /// Announces a fact: it is delivered, at least once, if and only if this transaction commits.
    ///
    /// Never for anything about a single secret vote: the outbox keeps order and time.
    ///
    /// # Errors
    /// When the engine refuses.
    pub async fn announce<T: Serialize + Sync>(
        &mut self,
        topic: &'static str,
        fact: &T,
        now: Timestamp,
    ) -> Result<(), Error> {
        let payload = serde_json::to_string(fact).map_err(|_| Error::unreadable("outbox.payload"))?;
        let id = Id::<OutboxFact>::in_order(now, chance()?);
        self.exec(ANNOUNCE, args![id, topic, payload, now]).await?;
        self.wake();
        Ok(())
    }

    /// Wakes whoever waits for the queue or the outbox, once this transaction has committed.
    pub fn wake(&mut self) {
        self.wakes = true;
    }
}

const FORGET: Sql = sql!("DELETE FROM outbox WHERE delivered_at IS NOT NULL AND delivered_at < $1");

/// Removes facts that were delivered before `before`; how many.
///
/// # Errors
/// When the engine refuses.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![before]).await
}

/// The oldest facts that wait, at most `limit`.
///
/// # Errors
/// When the engine refuses.
pub async fn pending(tx: &mut Tx, limit: i64) -> Result<Vec<Announced>, Error> {
    tx.all(PENDING, args![limit]).await
}

/// Marks a fact as delivered; whether it still waited.
///
/// # Errors
/// When the engine refuses.
pub async fn done(tx: &mut Tx, id: Id<OutboxFact>, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(DONE, args![id, now]).await? == 1)
}

/// Ten random bytes for an id.
pub(crate) fn chance() -> Result<[u8; 10], Error> {
    let mut bytes = [0; 10];
    getrandom::fill(&mut bytes).map_err(|_| Error::Keys("the operating system gives no random bytes"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::each_engine;

    #[tokio::test]
    async fn a_fact_of_a_transaction_that_failed_was_never_announced() {
        each_engine(&[], async |db| {
            let now = Timestamp::from_micros(9);
            let kept =
                db.write::<_, Error, _>(move |tx| Box::pin(async move { tx.announce("kept", &1, now).await })).await;
            let lost = db
                .write::<(), Error, _>(move |tx| {
                    Box::pin(async move {
                        tx.announce("lost", &2, now).await?;
                        Err(Error::NoRow)
                    })
                })
                .await;

            assert!(kept.is_ok() && lost.is_err());
            let waiting = pending(&mut db.reader().await.unwrap(), 10).await.unwrap();
            assert_eq!(waiting.iter().map(|fact| fact.topic.as_str()).collect::<Vec<_>>(), ["kept"]);
        })
        .await;
    }
}
