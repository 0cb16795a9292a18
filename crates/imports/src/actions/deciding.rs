//! What an officer decides: how a file is read, that it runs, that it is given up or undone.

use database::{Db, Error, Tx};
use terms::{PersonId, Timestamp};

use super::enqueue;
use crate::{
    import::{Figures, Import, ImportId, State, Undone},
    mapping::Mapping,
    store,
};

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotDecided {
    /// There is no such import, or its file is destroyed.
    #[error("imports-gone")]
    Gone,
    /// It is somebody else's.
    #[error("imports-not-yours")]
    NotYours,
    /// It is not at a point where that can be decided.
    #[error("imports-not-now")]
    NotNow,
    /// It is not what was read.
    #[error("imports-changed-meanwhile")]
    Changed,
    /// It can be undone no longer.
    #[error("imports-too-late")]
    TooLate,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// What is decided.
#[derive(Debug, Clone)]
pub(crate) enum Decision {
    /// It is read in this way: try it.
    Try(Box<Mapping>),
    /// Run it, as it was tried and read.
    Run {
        /// What was read.
        seen: String,
        /// Where it is kept that these people agreed to be members.
        proof: String,
        /// Whether those who are entered get a letter.
        tells: bool,
    },
    /// Choose the columns anew.
    Again,
    /// Give it up.
    Discard,
    /// Undo it.
    Undo,
}

/// Decides on an import.
///
/// # Errors
/// [`NotDecided`]; then it stays as it was.
///
/// Source: docs/rules/imports.md, 5, 10 and 16.
pub(crate) async fn decide(
    db: &Db,
    (by, id): (PersonId, ImportId),
    decision: Decision,
    now: Timestamp,
) -> Result<(), NotDecided> {
    db.write(move |tx| {
        let decision = decision.clone();
        Box::pin(async move {
            let mut one = store::find(tx, id).await?.ok_or(NotDecided::Gone)?;
            // Undoing is anybody's who may import: the one who did may be away.
            if !matches!(decision, Decision::Undo) && one.made_by != Some(by) {
                return Err(NotDecided::NotYours);
            }
            match decision {
                Decision::Discard => {
                    only_in(&one, &[State::Mapping, State::Trying, State::Tried])?;
                    one.enter(State::Discarded);
                    forget(tx, &mut one, now).await?;
                    return Ok(());
                }
                decision => apply(&mut one, by, decision, now)?,
            }
            if one.state == State::Trying {
                store::drop_portions(tx, one.id).await?;
            }
            store::save(tx, &one).await?;
            if one.state != State::Mapping {
                enqueue(tx, &one, now, now).await?;
            }
            Ok(())
        })
    })
    .await
}

fn only_in(one: &Import, states: &[State]) -> Result<(), NotDecided> {
    if states.contains(&one.state) { Ok(()) } else { Err(NotDecided::NotNow) }
}

fn apply(one: &mut Import, by: PersonId, decision: Decision, now: Timestamp) -> Result<(), NotDecided> {
    if one.forgotten_at.is_some() && !matches!(decision, Decision::Undo) {
        return Err(NotDecided::Gone);
    }
    match decision {
        Decision::Try(mapping) => {
            only_in(one, &[State::Mapping, State::Tried])?;
            one.mapping = Some(*mapping);
            (one.portions, one.problem, one.trial) = (None, None, None);
            one.enter(State::Trying);
        }
        Decision::Run { seen, proof, tells } => {
            only_in(one, &[State::Tried])?;
            if seen != one.digest() {
                return Err(NotDecided::Changed);
            }
            (one.run_by, one.run_at, one.proof, one.tells) = (Some(by), Some(now), Some(proof), tells);
            let trial = one.trial.clone().unwrap_or_default();
            // What the file itself says is known; what becomes of people is counted anew.
            one.outcome = Some(Figures {
                entered: 0,
                filled: 0,
                postcodes: 0,
                addresses: 0,
                same: 0,
                gone: 0,
                homeless: 0,
                ..trial
            });
            one.enter(State::Running);
        }
        Decision::Again => {
            only_in(one, &[State::Tried])?;
            one.enter(State::Mapping);
        }
        Decision::Undo => {
            only_in(one, &[State::Ended])?;
            if one.undo_until().is_none_or(|until| until <= now) {
                return Err(NotDecided::TooLate);
            }
            (one.undone_by, one.undone_at, one.undone) = (Some(by), Some(now), Some(Undone::default()));
            one.tells = false;
            one.enter(State::Undoing);
        }
        Decision::Discard => {}
    }
    Ok(())
}

/// Destroys what is kept of the file, and its key; how many pieces that were.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/imports.md, 4.
pub(crate) async fn forget(tx: &mut Tx, one: &mut Import, now: Timestamp) -> Result<u64, Error> {
    let gone = store::drop_file(tx, one.id).await?;
    (one.peek, one.forgotten_at) = (None, Some(now));
    store::save(tx, one).await?;
    membership::importing::destroy_key(tx, one.key, now).await?;
    Ok(gone)
}
