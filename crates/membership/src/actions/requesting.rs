//! Asking about the data that is kept of oneself, and answering that in time.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use terms::{PersonId, Timestamp, Zone};

use super::erasing::key_to_be_destroyed;
use crate::{
    request::{ANSWER, BECAUSE, CannotAct, Channel, Kind, MOST_OPEN, Outcome, Request, RequestId, WORDS},
    store,
};

/// Why a request was not made or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotRequested {
    /// There is no such request, or no such person.
    #[error("membership-request-gone")]
    Gone,
    /// As many of hers are open as can be.
    #[error("membership-request-full")]
    Full,
    /// The rules forbid it.
    #[error(transparent)]
    Refused(#[from] CannotAct),
    /// The database or the key store failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// A request about to be made.
#[derive(Debug, Clone)]
pub(crate) struct NewRequest {
    pub(crate) id: RequestId,
    /// Under which id its key will be kept.
    pub(crate) key: PersonId,
    pub(crate) person: PersonId,
    pub(crate) kind: Kind,
    pub(crate) channel: Channel,
    pub(crate) words: String,
    pub(crate) received_at: Timestamp,
    /// The first instant at which it is late.
    pub(crate) due_at: Timestamp,
    /// Who enters it, when she does not herself.
    pub(crate) entered_by: Option<PersonId>,
}

/// Makes a request, and posts the letter that says so. Sent twice it is made once.
///
/// # Errors
/// [`NotRequested`]; then nothing was kept.
///
/// Source: docs/rules/membership.md, 86 and 87.
pub(crate) async fn make(
    db: &Db,
    vault: &Vault,
    new: NewRequest,
    post: Option<Letter>,
    now: Timestamp,
) -> Result<(), NotRequested> {
    if new.entered_by == Some(new.person) {
        return Err(CannotAct::Own.into());
    }
    vault.ensure(&[new.key]).await?;
    let words = vault.seal(new.key, WORDS, &new.words, now).await?;
    let one = Request {
        id: new.id,
        key: new.key,
        person: Some(new.person),
        kind: new.kind,
        channel: new.channel,
        received_at: new.received_at,
        entered_at: now,
        entered_by: new.entered_by,
        due_at: new.due_at,
        owner: None,
        extended_at: None,
        answered: None,
    };
    let vault = vault.clone();
    db.write(move |tx| {
        let (words, post, vault) = (words.clone(), post.clone(), vault.clone());
        Box::pin(async move {
            if store::requests::find(tx, one.id).await?.is_some() {
                return Ok(());
            }
            if store::persons::find(tx, new.person).await?.is_none() {
                return Err(NotRequested::Gone);
            }
            let open = store::requests::of(tx, new.person).await?;
            if open.iter().filter(|one| one.answered.is_none()).count() >= MOST_OPEN {
                return Err(NotRequested::Full);
            }
            store::requests::insert(tx, &one, &words).await?;
            post_one(tx, &vault, post.as_ref(), now).await
        })
    })
    .await
}

/// What an officer does with a request.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// She will answer it.
    Take,
    /// It gets so many months more, and why.
    Extend { months: i64, because: String },
    /// It is answered.
    Answer { outcome: Outcome, text: String },
}

/// Does something with a request; `post` makes the letter to whoever asked, of the request as it is then.
///
/// # Errors
/// [`NotRequested`]; then nothing changed.
///
/// Source: docs/rules/membership.md, 88.
pub(crate) async fn act(
    db: &Db,
    vault: &Vault,
    (officer, id, act): (PersonId, RequestId, Act),
    zone: &Zone,
    post: impl Fn(&Request) -> Option<Letter> + Send + Sync + Clone + 'static,
    now: Timestamp,
) -> Result<(), NotRequested> {
    let key = store::requests::find(&mut db.reader().await?, id).await?.ok_or(NotRequested::Gone)?.key;
    let sealed = match &act {
        Act::Take => Vec::new(),
        Act::Extend { because, .. } => vault.seal(key, BECAUSE, because, now).await?,
        Act::Answer { text, .. } => vault.seal(key, ANSWER, text, now).await?,
    };
    let (vault, zone) = (vault.clone(), zone.clone());
    db.write(move |tx| {
        let (act, sealed, vault, zone, post) = (act.clone(), sealed.clone(), vault.clone(), zone.clone(), post.clone());
        Box::pin(async move {
            let one = store::requests::find(tx, id).await?.ok_or(NotRequested::Gone)?;
            let changed = match act {
                Act::Take => one.take(officer, now)?,
                Act::Extend { months, .. } => {
                    store::requests::save_reason(tx, id, &sealed).await?;
                    one.extend(officer, months, &zone, now)?
                }
                Act::Answer { outcome, .. } => {
                    store::requests::save_answer(tx, id, &sealed).await?;
                    one.answer(officer, outcome, now)?
                }
            };
            store::requests::change(tx, &changed).await?;
            post_one(tx, &vault, post(&changed).as_ref(), now).await
        })
    })
    .await
}

async fn post_one(tx: &mut Tx, vault: &Vault, post: Option<&Letter>, now: Timestamp) -> Result<(), NotRequested> {
    if let Some(letter) = post {
        mail::post(tx, vault, letter, now).await?;
    }
    Ok(())
}

/// The texts of a request in clear.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Texts {
    pub(crate) words: Option<String>,
    pub(crate) because: Option<String>,
    pub(crate) answer: Option<String>,
}

/// The texts of a request.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn texts(tx: &mut Tx, vault: &Vault, one: &Request, now: Timestamp) -> Result<Texts, Error> {
    let sealed = store::requests::texts(tx, one.id).await?;
    let mut texts = Texts::default();
    if let Some(words) = sealed.words {
        texts.words = vault.open_field(one.key, WORDS, &words, now).await?;
    }
    if let Some(because) = sealed.extended_because {
        texts.because = vault.open_field(one.key, BECAUSE, &because, now).await?;
    }
    if let Some(answer) = sealed.answer {
        texts.answer = vault.open_field(one.key, ANSWER, &answer, now).await?;
    }
    Ok(texts)
}

/// Deletes those that were answered at an instant or before, with their keys; how many, a portion at a time.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 90.
pub(crate) async fn sweep(tx: &mut Tx, until: Timestamp, now: Timestamp) -> Result<u64, Error> {
    let old = store::requests::over(tx, until, 500).await?;
    for one in &old {
        store::requests::delete(tx, one.id).await?;
        key_to_be_destroyed(tx, one.key, now).await?;
    }
    Ok(u64::try_from(old.len()).unwrap_or(0))
}

/// Forgets whose requests somebody's were and what they said, whose keys follow; and her part in those of others.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_person(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    for one in store::requests::of(tx, person).await? {
        key_to_be_destroyed(tx, one.key, now).await?;
    }
    store::requests::forget_person(tx, person, now).await
}
