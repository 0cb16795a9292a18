//! Asking for an export, and deciding on one that somebody else asked for.

use database::{Db, Error, Tx, Vault};
use jobs::enqueue;
use serde::{Deserialize, Serialize};
use terms::{PersonId, Timestamp};

use crate::{
    choosing,
    export::{CannotDecide, Decided, Export, ExportId, Purpose, State, deciding, rule},
    office::{EXPORT, Office},
    reading,
    segment::Segment,
    store::{self, exports::Found},
};

/// The kind of the job that writes down whom an export holds.
pub(crate) const LIST: &str = "membership.export-list";
/// The kind of the job that writes letters about one.
pub(crate) const NEWS: &str = "membership.export-news";

/// What a reason is sealed as.
const REASON: &str = "export-reason";
/// What the reason of a refusal is sealed as.
const REFUSAL: &str = "export-refusal";

/// The payload of a job about an export.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct About {
    pub(crate) export: ExportId,
}

/// What letters tell of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Happened {
    /// It was asked for: those who can decide are told.
    Asked,
    /// It was refused: who asked is told.
    Refused,
    /// It can be taken: who asked is told.
    Ready,
    /// A made-up member of it got mail: those who oversee the movement are told.
    Heard,
}

/// The payload of the job that writes letters.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct News {
    pub(crate) export: ExportId,
    pub(crate) happened: Happened,
}

/// Why an export was not asked for.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotAsked {
    /// No office of hers allows it there.
    #[error("membership-export-not-yours")]
    NotYours,
    /// Nobody is in it.
    #[error("membership-export-nobody")]
    Nobody,
    /// More are in it than leave at once.
    #[error("membership-export-too-many")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotDecided {
    /// She is none who can decide on it.
    #[error(transparent)]
    Cannot(#[from] CannotDecide),
    /// It waits no longer, is another than the one that was read, or who asked may no longer do so.
    #[error("membership-export-changed")]
    Changed,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// An export about to be asked for.
#[derive(Debug, Clone)]
pub(crate) struct NewExport {
    pub(crate) id: ExportId,
    pub(crate) by: PersonId,
    pub(crate) segment: Segment,
    pub(crate) purpose: &'static Purpose,
    pub(crate) reason: String,
}

/// What a second person says.
#[derive(Debug, Clone)]
pub(crate) enum Decision {
    /// Let it go, as it was when it was read: see [`Export::digest`].
    LetGo(String),
    /// Refuse it, and why.
    Refuse(String),
}

/// Asks for an export; twice is once.
///
/// # Errors
/// [`NotAsked`], and nothing was asked for.
///
/// Source: docs/rules/membership.md, 97.
pub(crate) async fn ask(db: &Db, vault: &Vault, new: NewExport, now: Timestamp) -> Result<(), NotAsked> {
    let reason = vault.seal_note(REASON, &new.reason)?;
    db.write(move |tx| {
        let (new, reason) = (new.clone(), reason.clone());
        Box::pin(async move {
            let sight = choosing::may_choose(tx, new.by, EXPORT, &new.segment, now).await?;
            let sight = sight.ok_or(NotAsked::NotYours)?;
            let offices = reading::offices_in_force(tx, new.by, now).await?;
            let chain = places::ancestor_ids(tx, new.segment.place).await?;
            let office = offices.iter().find(|office| office.allows(EXPORT, &chain, now)).ok_or(NotAsked::NotYours)?;
            let count = choosing::count(tx, &new.segment, &sight, now).await?;
            if count == 0 {
                return Err(NotAsked::Nobody);
            }
            if count > rule().most as u64 {
                return Err(NotAsked::TooMany);
            }
            store::exports::insert(tx, &asked(&new, office, now), &reason).await?;
            tell(tx, new.id, Happened::Asked, now).await?;
            Ok(())
        })
    })
    .await
}

fn asked(new: &NewExport, office: &Office, now: Timestamp) -> Export {
    Export {
        id: new.id,
        segment: new.segment,
        purpose: new.purpose,
        reason: String::new(),
        asked_by: Some(new.by),
        office: office.id,
        asked_at: now,
        withdrawn_at: None,
        decided: None,
        refusal: None,
        listed_at: None,
        is_void: false,
        expires_at: None,
        members: 0,
        list_hash: None,
    }
}

/// Puts the letters about an export into the queue, once for each thing that happened and day.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell(tx: &mut Tx, export: ExportId, happened: Happened, now: Timestamp) -> Result<(), Error> {
    let day = now.micros().div_euclid(Timestamp::DAY);
    let key = format!("{NEWS} {export} {happened:?} {day}");
    enqueue(tx, NEWS, Some(&key), &News { export, happened }, now, now).await.map(|_| ())
}

/// An export with its texts in clear.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn find(tx: &mut Tx, vault: &Vault, id: ExportId) -> Result<Option<Export>, Error> {
    store::exports::find(tx, id).await?.map(|found| opened(vault, found)).transpose()
}

/// What was found, with its texts in clear.
///
/// # Errors
/// When a text was tampered with.
pub(crate) fn opened(vault: &Vault, (export, reason, refusal): Found) -> Result<Export, Error> {
    let refusal = refusal.map(|sealed| vault.open_note(REFUSAL, &sealed)).transpose()?;
    Ok(Export { reason: vault.open_note(REASON, &reason)?, refusal, ..export })
}

/// So many members an export would hold now, and whether who asked for it may still do so.
///
/// # Errors
/// When the database fails.
pub(crate) async fn holds(tx: &mut Tx, export: &Export, now: Timestamp) -> Result<Option<u64>, Error> {
    let Some(first) = export.asked_by else { return Ok(None) };
    let Some(sight) = choosing::may_choose(tx, first, EXPORT, &export.segment, now).await? else { return Ok(None) };
    choosing::count(tx, &export.segment, &sight, now).await.map(Some)
}

/// The office in which somebody may decide on an export.
///
/// # Errors
/// [`NotDecided`].
pub(crate) async fn deciding_office(
    tx: &mut Tx,
    export: &Export,
    second: PersonId,
    now: Timestamp,
) -> Result<Office, NotDecided> {
    let first = export.asked_by.ok_or(NotDecided::Changed)?;
    let held = reading::offices_in_force(tx, first, now).await?;
    let offices = reading::offices_in_force(tx, second, now).await?;
    let chain = places::ancestor_ids(tx, export.place()).await?;
    Ok(deciding((first, &held), (second, &offices), &chain, now)?.clone())
}

/// Takes back what one asked for; false when it was decided on, or somebody else asked.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withdraw(db: &Db, id: ExportId, by: PersonId, now: Timestamp) -> Result<bool, Error> {
    db.write(move |tx| {
        Box::pin(async move {
            let is_hers = store::exports::find(tx, id).await?.is_some_and(|(export, ..)| export.asked_by == Some(by));
            if is_hers { store::exports::withdraw(tx, id, now).await } else { Ok(false) }
        })
    })
    .await
}

/// Decides on an export that somebody else asked for.
///
/// # Errors
/// [`NotDecided`], and nothing was decided.
///
/// Source: docs/rules/membership.md, 98 and 99.
pub(crate) async fn decide(
    db: &Db,
    vault: &Vault,
    (id, by): (ExportId, PersonId),
    decision: Decision,
    now: Timestamp,
) -> Result<(), NotDecided> {
    let refusal = match &decision {
        Decision::Refuse(why) => Some(vault.seal_note(REFUSAL, why)?),
        Decision::LetGo(_) => None,
    };
    let vault = vault.clone();
    db.write(move |tx| {
        let (vault, decision, refusal) = (vault.clone(), decision.clone(), refusal.clone());
        Box::pin(async move {
            let export = find(tx, &vault, id).await?.filter(|export| export.state(now) == State::Asked);
            let export = export.ok_or(NotDecided::Changed)?;
            let office = deciding_office(tx, &export, by, now).await?;
            let is_let_go = match &decision {
                Decision::LetGo(seen) => {
                    let count = holds(tx, &export, now).await?.ok_or(NotDecided::Changed)?;
                    if export.digest(count) != *seen {
                        return Err(NotDecided::Changed);
                    }
                    true
                }
                Decision::Refuse(_) => false,
            };
            let decided = Decided { at: now, by: Some(by), office: office.id, is_let_go };
            let expires_at = is_let_go.then(|| now.plus(rule().hours * Timestamp::HOUR));
            if !store::exports::decide(tx, id, decided, refusal.as_deref(), expires_at).await? {
                return Err(NotDecided::Changed);
            }
            if is_let_go {
                enqueue(tx, LIST, None, &About { export: id }, now, now).await?;
            } else {
                tell(tx, id, Happened::Refused, now).await?;
            }
            Ok(())
        })
    })
    .await
}
