//! Entering what happened to a membership.

use database::{Db, Error, Tx};
use serde::Serialize;
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    actions::joining::consent,
    case::Stage,
    office::{self, STANDING},
    organisation,
    person::{Channel, ConsentId},
    reading,
    standing::{Ending, Event, EventId, Happening, Standing},
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
    /// Her membership did not end by removal or death.
    #[error("membership-restore-not-ended")]
    NotEnded,
    /// There is a case about her in which that is decided, or has to be.
    #[error("membership-standing-case")]
    InCase,
    /// The time to pay her subscription was over when she left; membership begins again with paying.
    #[error("membership-join-again-owes")]
    Owes,
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

/// An organiser enters what happened to a member at home in a place of hers: a suspension's end, a removal, a death.
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
            goes_round_no_case(tx, person, &what, now).await?;
            let event = Event { at: now, what };
            enter(tx, Entry { id, person, event, entered_by: Some(decider), entered_at: now }).await?;
            Ok(())
        })
    })
    .await
}

/// Suspending is for cases alone; what one of them holds back or is about to decide is not decided beside it.
async fn goes_round_no_case(tx: &mut Tx, person: PersonId, what: &Happening, now: Timestamp) -> Result<(), NotEntered> {
    let cases = store::cases::about(tx, person).await?;
    let is_for_case = match what {
        Happening::Suspended { .. } => true,
        Happening::Reinstated => cases.iter().any(|case| case.suspends_until(now).is_some()),
        Happening::Removed { .. } => cases.iter().any(|case| case.stage(now) != Stage::Closed),
        _ => false,
    };
    if is_for_case { Err(NotEntered::InCase) } else { Ok(()) }
}

/// An organiser enters that the end of a membership, by removal or death, was a mistake. It then never counted.
///
/// # Errors
/// [`NotEntered`]; then nothing was entered.
///
/// Source: docs/rules/membership.md, 43.
pub(crate) async fn restore(
    db: &Db,
    decider: PersonId,
    person: PersonId,
    id: EventId,
    now: Timestamp,
) -> Result<(), NotEntered> {
    db.write(move |tx| {
        Box::pin(async move {
            if decider == person {
                return Err(NotEntered::Own);
            }
            let standing = reading::standing(tx, person, now).await?;
            if !matches!(standing, Standing::Former { ending: Ending::Removed | Ending::Died, .. }) {
                return Err(NotEntered::NotEnded);
            }
            let place = last_home(tx, person).await?.ok_or(NotEntered::NoHome)?;
            let offices = reading::offices_in_force(tx, decider, now).await?;
            let chain = places::ancestor_ids(tx, place).await?;
            if !office::holds(&offices, STANDING, &chain, now) {
                return Err(NotEntered::NotYours);
            }
            let event = Event { at: now, what: Happening::Restored };
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

/// A member leaves. Her offices end and her consents are withdrawn; left already, nothing happens.
///
/// # Errors
/// When the database fails.
pub async fn leave(db: &Db, person: PersonId, id: EventId, now: Timestamp) -> Result<(), Error> {
    db.write(move |tx| {
        Box::pin(async move {
            if !reading::standing(tx, person, now).await?.is_member() {
                return Ok(());
            }
            let event = Event { at: now, what: Happening::Left };
            enter(tx, Entry { id, person, event, entered_by: None, entered_at: now }).await
        })
    })
    .await
}

/// Who left joins again, at home where she was last, agreeing to the words of today. Whom the movement removed cannot.
///
/// # Errors
/// [`NotEntered::NotAMember`] when she did not leave of her own will; [`NotEntered::Owes`] when she would lapse at once.
pub async fn join_again(
    db: &Db,
    person: PersonId,
    (id, consent_id): (EventId, ConsentId),
    now: Timestamp,
) -> Result<(), NotEntered> {
    db.write(move |tx| {
        Box::pin(async move {
            match reading::standing(tx, person, now).await? {
                Standing::Member { .. } => return Ok(()),
                Standing::Former { ending: Ending::Left, .. } => {}
                _ => return Err(NotEntered::NotAMember),
            }
            let place = last_home(tx, person).await?.ok_or(NotEntered::NoHome)?;
            let event = Event { at: now, what: Happening::Admitted { place } };
            enter(tx, Entry { id, person, event, entered_by: None, entered_at: now }).await?;
            if !reading::standing(tx, person, now).await?.is_member() {
                return Err(NotEntered::Owes);
            }
            let wording = organisation::wording(tx, now).await?;
            let given = consent(Channel::Web, now, "page".to_owned(), &wording.version);
            store::consents::insert(tx, &[(consent_id, person, given)]).await?;
            Ok(())
        })
    })
    .await
}

pub(crate) async fn last_home(tx: &mut Tx, person: PersonId) -> Result<Option<PlaceId>, Error> {
    let homes = store::history::of(tx, person).await?.into_iter().rev().find_map(|event| match event.what {
        Happening::Admitted { place } | Happening::Moved { place } => Some(place),
        _ => None,
    });
    Ok(homes)
}

/// Enters an event with everything that follows from it: the place in which she is found, the end of her offices.
/// From an event that was entered before nothing follows again.
pub(crate) async fn enter(tx: &mut Tx, entry: Entry) -> Result<(), Error> {
    if !store::history::enter(tx, &entry).await? {
        return Ok(());
    }
    match entry.event.what {
        Happening::Moved { place } | Happening::Admitted { place } => {
            store::search::move_home(tx, entry.person, place).await?;
            store::skills::move_home(tx, entry.person, place).await?;
            store::service::move_home(tx, entry.person, place).await?;
            super::guesting::come_home(tx, entry.person, place, entry.event.at).await?;
            let chain = places::ancestor_ids(tx, place).await?;
            store::tags::take_outside(tx, entry.person, &chain, entry.entered_at).await?;
            store::gatherings::move_home(tx, entry.person, &chain).await?;
            super::supporting::settle(tx, entry.person, entry.entered_at).await?;
        }
        Happening::Left | Happening::Removed { .. } | Happening::Died => {
            store::offices::end_all(tx, entry.person, entry.event.at).await?;
            store::consents::withdraw(tx, entry.person, entry.event.at).await?;
            store::skills::withdraw_all(tx, entry.person, entry.event.at).await?;
            store::help::forget_person(tx, entry.person).await?;
            store::guests::end_all(tx, entry.person, entry.event.at).await?;
            store::tags::take_all(tx, entry.person).await?;
            store::gatherings::take_all(tx, entry.person).await?;
            store::follow_ups::drop_all(tx, entry.person).await?;
            store::new_branches::joins_none(tx, entry.person).await?;
            store::support::stop(tx, entry.person, entry.entered_at).await?;
        }
        // Her offices rest until her rights are hers again; what programs were let do by them is over for good.
        Happening::Suspended { .. } | Happening::SetAside => {
            store::support::stop(tx, entry.person, entry.entered_at).await?;
            store::api_tokens::end_of_holder(tx, entry.person, entry.event.at).await?;
        }
        // Her offices and consents ended; whoever gives offices gives them again, and she agrees again.
        Happening::Applied
        | Happening::Reinstated
        | Happening::Restored
        | Happening::Paid { .. }
        | Happening::Returned { .. } => {}
    }
    super::withdrawing::note(tx, &entry).await?;
    if matches!(entry.event.what, Happening::Removed { .. } | Happening::Died) {
        web::session::end_all(tx, entry.person).await?;
    }
    tx.announce("membership.standing-changed", &Changed { person: entry.person }, entry.entered_at).await
}
