//! Entering what happened to a membership.

use database::{Db, Error, Tx};
use serde::Serialize;
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    office::{self, STANDING},
    reading,
    standing::{Event, EventId, Happening, Standing},
    store::{self, history::Entry},
};

/// Why an event was not entered.
#[derive(Debug, thiserror::Error)]
pub enum NotEntered {
    /// Nobody decides on their own standing.
    #[error("membership-standing-own")]
    Own,
    /// The offices of who enters it do not reach there.
    #[error("membership-standing-not-yours")]
    NotYours,
    /// She is not a member.
    #[error("membership-standing-not-a-member")]
    NotAMember,
    /// The new home is not a place to be at home in, or is home already.
    #[error("membership-standing-no-home")]
    NoHome,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// The standing of a member changed: a row of the outbox.
#[derive(Debug, Serialize)]
struct Changed {
    person: PersonId,
}

/// An organiser enters what happened to a member at home in a place of hers: a suspension, its end, a removal, a death.
///
/// # Errors
/// [`NotEntered`]; then nothing was entered.
pub async fn decide(
    db: &Db,
    decider: PersonId,
    person: PersonId,
    (id, what): (EventId, Happening),
    now: Timestamp,
) -> Result<(), NotEntered> {
    db.write(move |tx| {
        let what = what.clone();
        Box::pin(async move {
            if decider == person {
                return Err(NotEntered::Own);
            }
            let Standing::Member { place, .. } = reading::standing(tx, person, now).await? else {
                return Err(NotEntered::NotAMember);
            };
            let offices = reading::offices_in_force(tx, decider, now).await?;
            let chain = places::ancestor_ids(tx, place).await?;
            if !office::holds(&offices, STANDING, &chain, now) {
                return Err(NotEntered::NotYours);
            }
            let event = Event { at: now, what };
            enter(tx, Entry { id, person, event, entered_by: Some(decider), entered_at: now }).await?;
            Ok(())
        })
    })
    .await
}

/// A member moves her home, to any place where somebody can be at home. Moving to where she is changes nothing.
///
/// # Errors
/// [`NotEntered`]; then she stays where she was.
pub async fn move_home(
    db: &Db,
    person: PersonId,
    (id, place): (EventId, PlaceId),
    now: Timestamp,
) -> Result<(), NotEntered> {
    db.write(move |tx| {
        Box::pin(async move {
            let Standing::Member { place: home, .. } = reading::standing(tx, person, now).await? else {
                return Err(NotEntered::NotAMember);
            };
            if home == place {
                return Ok(());
            }
            if !reading::is_home(tx, place).await? {
                return Err(NotEntered::NoHome);
            }
            let event = Event { at: now, what: Happening::Moved { place } };
            enter(tx, Entry { id, person, event, entered_by: None, entered_at: now }).await?;
            Ok(())
        })
    })
    .await
}

/// Enters an event with everything that follows from it: the place in which she is found, the end of her offices.
pub(crate) async fn enter(tx: &mut Tx, entry: Entry) -> Result<(), Error> {
    store::history::enter(tx, &entry).await?;
    match entry.event.what {
        Happening::Moved { place } | Happening::Admitted { place } => {
            store::search::move_home(tx, entry.person, place).await?;
        }
        Happening::Left | Happening::Removed { .. } | Happening::Died => {
            store::offices::end_all(tx, entry.person, entry.event.at).await?;
            store::consents::withdraw(tx, entry.person, entry.event.at).await?;
        }
        Happening::Applied | Happening::Suspended { .. } | Happening::Reinstated => {}
    }
    tx.announce("membership.standing-changed", &Changed { person: entry.person }, entry.entered_at).await
}
