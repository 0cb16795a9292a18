//! Making one of two entries of a person, undoing that, and giving up the one.

use database::{Db, Error, Tx, Vault};
use mail::Letter;
use terms::{Id, PersonId, PlaceId, Timestamp};
use web::App;

use super::{entering, erasing};
use crate::{
    case::Stage,
    merger::{CannotMerge, DAYS, Merger, MergerId, as_one},
    office::{self, STANDING},
    person::chance,
    reading,
    standing::{Event, EventId, Happening, Standing},
    store::{self, history::Entry},
};

/// Why two entries were not made one.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotMerged {
    /// The rules forbid it.
    #[error(transparent)]
    Refused(#[from] CannotMerge),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Two entries and the officer who takes them to be one person's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) by: PersonId,
    pub(crate) gone: PersonId,
    pub(crate) stays: PersonId,
}

/// Whether the two may be made one now: the home of the entry that would go.
///
/// # Errors
/// [`NotMerged`].
///
/// Source: docs/rules/membership.md, 113 and 114.
pub(crate) async fn may(tx: &mut Tx, pair: Pair, now: Timestamp) -> Result<PlaceId, NotMerged> {
    let Pair { by, gone, stays } = pair;
    if gone == stays {
        return Err(CannotMerge::Same.into());
    }
    let offices = reading::offices_in_force(tx, by, now).await?;
    let mut homes = Vec::new();
    for person in [gone, stays] {
        let Standing::Member { place, .. } = reading::standing(tx, person, now).await? else {
            return Err(CannotMerge::NotBoth.into());
        };
        let chain = places::ancestor_ids(tx, place).await?;
        if !office::holds(&offices, STANDING, &chain, now) {
            return Err(CannotMerge::NotBoth.into());
        }
        homes.push(place);
    }
    if [gone, stays].contains(&by) {
        return Err(CannotMerge::Own.into());
    }
    if !store::offices::of(tx, gone, now).await?.is_empty() {
        return Err(CannotMerge::Office.into());
    }
    for person in [gone, stays] {
        if store::mergers::open(tx, person).await?.is_some() {
            return Err(CannotMerge::Already.into());
        }
        let cases = [store::cases::about(tx, person).await?, store::cases::from(tx, person).await?].concat();
        let stands = !store::withheld::places(tx, person).await?.is_empty();
        if stands || cases.iter().any(|case| case.stage(now) != Stage::Closed) {
            return Err(CannotMerge::InCase.into());
        }
    }
    histories(tx, gone, stays, now).await?;
    Ok(homes[0])
}

/// Whether what happened to the two goes together.
async fn histories(tx: &mut Tx, gone: PersonId, stays: PersonId, now: Timestamp) -> Result<(), NotMerged> {
    let rules = store::subscriptions::rules(tx).await?;
    let both = (store::history::of(tx, gone).await?, store::history::of(tx, stays).await?);
    as_one(&both.0, &both.1, &rules, now).map(|_| ()).ok_or_else(|| CannotMerge::Histories.into())
}

/// Sets the one entry aside, and tells both addresses. Sent twice it is done once.
///
/// # Errors
/// [`NotMerged`]; then nothing changed.
///
/// Source: docs/rules/membership.md, 113 to 116.
pub(crate) async fn begin(
    db: &Db,
    vault: &Vault,
    (id, pair): (MergerId, Pair),
    letters: Vec<Letter>,
    now: Timestamp,
) -> Result<(), NotMerged> {
    let vault = vault.clone();
    db.write(move |tx| {
        let (vault, letters) = (vault.clone(), letters.clone());
        Box::pin(async move {
            if store::mergers::find(tx, id).await?.is_some() {
                return Ok(());
            }
            let place = may(tx, pair, now).await?;
            let Pair { by, gone, stays } = pair;
            let merger = Merger {
                id,
                gone,
                stays,
                place,
                by: Some(by),
                begun_at: now,
                final_at: now.plus(DAYS * Timestamp::DAY),
                undone_at: None,
                done_at: None,
            };
            store::mergers::begin(tx, &merger).await?;
            let event = Event { at: now, what: Happening::SetAside };
            let entry = Entry { id: of_event(id), person: gone, event, entered_by: Some(by), entered_at: now };
            entering::enter(tx, entry).await?;
            for letter in &letters {
                mail::post(tx, &vault, letter, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// The event that sets the entry aside.
fn of_event(id: MergerId) -> EventId {
    EventId::from_uuid(id.uuid())
}

/// Undoes a merger, for an officer or for whoever signed in to one of the two; false when it is final or was undone. The entry that
/// was set aside is as if it had never been.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 116.
pub(crate) async fn undo(db: &Db, merger: Merger, by: Option<PersonId>, now: Timestamp) -> Result<bool, Error> {
    db.write(move |tx| Box::pin(undo_within(tx, merger, by, now))).await
}

async fn undo_within(tx: &mut Tx, merger: Merger, by: Option<PersonId>, now: Timestamp) -> Result<bool, Error> {
    let is_undone = store::mergers::undo(tx, merger.id, by, now).await?;
    if is_undone {
        store::history::take_back(tx, of_event(merger.id), merger.gone).await?;
    }
    Ok(is_undone)
}

/// Gives what is kept of the entry that goes to the one that stays, in every slice, and lets its key be destroyed. Where the two no
/// longer go together, as the one that stays has ended meanwhile, it is undone instead.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 117.
pub(crate) async fn complete(app: &App, merger: Merger, now: Timestamp) -> Result<(), Error> {
    let within = app.clone();
    app.db
        .write::<_, Error, _>(move |tx| {
            let app = within.clone();
            Box::pin(async move {
                let Merger { id, gone, stays, .. } = merger;
                if !store::mergers::find(tx, id).await?.is_some_and(|found| found.is_open()) {
                    return Ok(());
                }
                store::history::take_back(tx, of_event(id), gone).await?;
                match histories(tx, gone, stays, now).await {
                    Ok(()) => {}
                    Err(NotMerged::Database(error)) => return Err(error),
                    Err(NotMerged::Refused(_)) => return store::mergers::undo(tx, id, None, now).await.map(|_| ()),
                }
                hand_over(tx, &app, (gone, stays), now).await?;
                store::mergers::done(tx, id, now).await?;
                erasing::key_to_be_destroyed(tx, gone, now).await
            })
        })
        .await
}

async fn hand_over(tx: &mut Tx, app: &App, (gone, stays): (PersonId, PersonId), now: Timestamp) -> Result<(), Error> {
    let home = reading::standing(tx, stays, now).await?.place();
    // What she agrees to and offers she says in the entry that stays.
    store::consents::withdraw(tx, gone, now).await?;
    store::skills::withdraw_all(tx, gone, now).await?;
    // Nobody holds an office that she was not given.
    store::offices::end_all(tx, gone, now).await?;
    store::gone::note(tx, gone, now).await?;
    // From the top down: a slice may look at those below it.
    for merge in app.slices.iter().rev().filter_map(|slice| slice.merge) {
        merge(tx, gone, stays).await?;
    }
    let Some(place) = home else { return Ok(()) };
    if reading::standing(tx, stays, now).await?.place() != Some(place) {
        let event = Event { at: now, what: Happening::Moved { place } };
        let id = Id::in_order(now, chance(gone, 0));
        entering::enter(tx, Entry { id, person: stays, event, entered_by: None, entered_at: now }).await?;
    }
    // A tag is of a place, and the other entry may have been at home elsewhere.
    let chain = places::ancestor_ids(tx, place).await?;
    store::tags::take_outside(tx, stays, &chain, now).await
}
