//! Posting in the caller's transaction, sending after it.

use database::{Db, Error, Tx, Vault};
use jobs::{Job, JobError, Kind, Periodic};
use lettre::Message;
use serde::{Deserialize, Serialize};
use terms::Timestamp;

use crate::{
    Circular, Letter, LetterId, List, Sender, Signer, Trace, Transport,
    letter::Beside,
    message::{circular, message},
    store,
    transport::Handed,
};

/// The kind of job that sends a letter.
const SEND: &str = "mail.send";
/// What letters are sealed for.
const PURPOSE: &str = "letter";
/// With an hour at most between attempts: about a day and a half of an unreachable mail server.
const ATTEMPTS: i64 = 40;
/// Connections to the mail server at the same time; more are taken for spam.
const AT_ONCE: usize = 2;
/// What could not be sent for so long is of no use to anyone and is deleted.
const KEPT_MICROS: i64 = 30 * Timestamp::DAY;

/// The topic of the fact that a traced letter was refused for good.
pub const REFUSED: &str = "mail.refused";

/// A traced letter was given up: the mail server that it was handed to refuses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The token that it was posted with.
    pub token: String,
    /// There is no such mailbox.
    pub is_gone: bool,
}

/// The payload of the job: no personal data.
#[derive(Serialize, Deserialize)]
struct Sending {
    letter: LetterId,
}

/// Posts a letter: it is sent, once or in rare cases again, if and only if the caller's transaction commits.
///
/// # Errors
/// When the engine refuses, or the operating system gives no random bytes.
pub async fn post(tx: &mut Tx, vault: &Vault, letter: &Letter, now: Timestamp) -> Result<LetterId, Error> {
    post_sealed(tx, vault, &letter.to_json(&Beside::default()), now).await
}

/// Posts a letter of which somebody hears when it cannot be delivered.
///
/// # Errors
/// As [`post`].
pub async fn post_traced(
    tx: &mut Tx,
    vault: &Vault,
    (letter, trace): (&Letter, Trace),
    now: Timestamp,
) -> Result<LetterId, Error> {
    post_sealed(tx, vault, &letter.to_json(&Beside { list: None, trace: Some(trace) }), now).await
}

/// Posts a letter that belongs to what comes again and again, with the way to stop it by one click in its head.
///
/// # Errors
/// As [`post`].
///
/// Source: RFC 2919, RFC 8058.
pub async fn post_of(
    tx: &mut Tx,
    vault: &Vault,
    (letter, list): (&Letter, &List),
    now: Timestamp,
) -> Result<LetterId, Error> {
    post_sealed(tx, vault, &letter.to_json(&Beside::from(list)), now).await
}

async fn post_sealed(tx: &mut Tx, vault: &Vault, json: &str, now: Timestamp) -> Result<LetterId, Error> {
    let id = LetterId::in_order(now, chance()?);
    let sealed = vault.seal_note(PURPOSE, json)?;
    store::add(tx, id, sealed, now).await?;
    jobs::enqueue(tx, SEND, None, &Sending { letter: id }, now, now).await?;
    Ok(id)
}

/// What sending needs; cheap to clone.
#[derive(Debug, Clone)]
pub struct PostOffice {
    /// Where letters wait.
    pub db: Db,
    /// What they are sealed with.
    pub vault: Vault,
    /// How they leave.
    pub transport: Transport,
    /// From whom they come.
    pub from: Sender,
    /// What signs them, where there is a key.
    pub signer: Option<Signer>,
}

/// What the job that sends letters is run with: the post office, and what stands under each letter.
pub trait Desk: AsRef<PostOffice> + Clone + Send + Sync + 'static {
    /// What stands under every letter that was posted at that instant; empty for nothing. The same however often it is asked, so
    /// that a letter that is tried again is the same letter.
    ///
    /// # Errors
    /// When it cannot be found out now; the letter waits.
    fn foot(&self, posted_at: Timestamp) -> impl Future<Output = Result<String, Error>> + Send;
}

/// The job that sends a letter.
pub fn send<C: Desk>() -> Kind<C> {
    Kind {
        name: SEND,
        max_attempts: ATTEMPTS,
        at_once: AT_ONCE,
        run: |context, job| Box::pin(async move { context.as_ref().clone().send(&context, &job).await }),
    }
}

/// The daily chore that deletes letters which could not be sent for thirty days.
pub fn forget<C: AsRef<PostOffice> + Send + 'static>() -> Periodic<C> {
    Periodic {
        name: "mail.forget",
        every_micros: Timestamp::DAY,
        run: |context, now| {
            let office = context.as_ref().clone();
            Box::pin(async move { office.forget(now).await })
        },
    }
}

impl PostOffice {
    /// Hands over a letter that many get, at once; whoever calls keeps count of who has it. Handed over again under the same id and
    /// date it is the same letter.
    pub async fn hand_over(&self, letter: Circular, id: LetterId, dated: Timestamp) -> Handed {
        let (from, signer) = (self.from.clone(), self.signer.clone());
        // A signature takes long, as below.
        let made = tokio::task::spawn_blocking(move || circular(&letter, id, dated, &from, signer.as_ref()));
        match made.await {
            Ok(Ok(message)) => self.transport.hand_over(id, message).await,
            Ok(Err(_)) => Handed::Refused,
            Err(_) => Handed::Away,
        }
    }

    async fn send<C: Desk>(&self, desk: &C, job: &Job) -> Result<(), JobError> {
        let id = job.read::<Sending>()?.letter;
        // No such letter: it was sent, and only the end of the job was not written down.
        let Some(waiting) = store::find(&mut self.db.reader().await?, id).await? else { return Ok(()) };
        let (letter, beside) = self.opened(&waiting.sealed)?;
        let letter = letter.with_foot(&desk.foot(waiting.posted_at).await?);
        let trace = beside.trace.clone();
        let made = self.message((letter, beside), id, waiting.posted_at).await;
        match (made, trace) {
            (Ok(message), Some(trace)) => self.deliver_traced((id, message), trace, job).await,
            (Ok(message), None) => {
                self.transport.deliver(id, message).await?;
                self.delivered(id).await
            }
            // No server would take it.
            (Err(JobError::Never(_)), Some(trace)) => self.refused(id, trace, (false, job.now)).await,
            (Err(error), _) => Err(error),
        }
    }

    async fn delivered(&self, id: LetterId) -> Result<(), JobError> {
        self.db.write::<_, Error, _>(move |tx| Box::pin(async move { store::remove(tx, id).await })).await?;
        tracing::info!(letter = %id, "a letter was sent");
        Ok(())
    }

    /// Hands over a letter of which somebody hears when it cannot be delivered. What the server refuses for another reason than that
    /// there is no such mailbox may be its own fault, or ours: it is tried as often as any letter before it is given up.
    async fn deliver_traced(
        &self,
        (id, message): (LetterId, Message),
        trace: Trace,
        job: &Job,
    ) -> Result<(), JobError> {
        match self.transport.hand_over(id, message).await {
            Handed::Taken => self.delivered(id).await,
            Handed::Gone => self.refused(id, trace, (true, job.now)).await,
            Handed::Refused | Handed::NotNow | Handed::Away if job.attempt >= ATTEMPTS => {
                self.refused(id, trace, (false, job.now)).await
            }
            Handed::Refused | Handed::NotNow | Handed::Away => {
                Err(JobError::Later("the mail server did not take it".to_owned()))
            }
        }
    }

    /// Gives a traced letter up, and says so.
    async fn refused(&self, id: LetterId, trace: Trace, (is_gone, now): (bool, Timestamp)) -> Result<(), JobError> {
        let refused = Refused { token: trace.token, is_gone };
        self.db
            .write::<_, Error, _>(move |tx| {
                let refused = refused.clone();
                Box::pin(async move {
                    if store::remove(tx, id).await? > 0 {
                        tx.announce(REFUSED, &refused, now).await?;
                    }
                    Ok(())
                })
            })
            .await?;
        tracing::info!(letter = %id, "a letter was refused for good");
        Ok(())
    }

    /// A signature takes about a millisecond: too long for the threads on which everybody waits.
    async fn message(
        &self,
        (letter, beside): (Letter, Beside),
        id: LetterId,
        posted_at: Timestamp,
    ) -> Result<Message, JobError> {
        let (from, signer) = (self.from.clone(), self.signer.clone());
        let made =
            tokio::task::spawn_blocking(move || message((&letter, &beside), id, posted_at, &from, signer.as_ref()));
        let made = made.await.map_err(|error| JobError::Later(error.to_string()))?;
        made.map_err(|unwritable| JobError::Never(unwritable.to_string()))
    }

    fn opened(&self, sealed: &[u8]) -> Result<(Letter, Beside), JobError> {
        let never = |error: Error| JobError::Never(error.to_string());
        let json = self.vault.open_note(PURPOSE, sealed).map_err(never)?;
        Letter::from_json(&json).map_err(never)
    }

    async fn forget(&self, now: Timestamp) -> Result<(), JobError> {
        let before = now.plus(-KEPT_MICROS);
        let gone =
            self.db.write::<_, Error, _>(move |tx| Box::pin(async move { store::forget(tx, before).await })).await?;
        if gone > 0 {
            tracing::warn!(letters = gone, "letters that could not be sent were deleted");
        }
        Ok(())
    }
}

fn chance() -> Result<[u8; 10], Error> {
    let mut bytes = [0; 10];
    getrandom::fill(&mut bytes).map_err(|_| Error::Keys("the operating system gives no random bytes"))?;
    Ok(bytes)
}
