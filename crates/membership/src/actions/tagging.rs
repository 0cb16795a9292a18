//! Defining the tags of a place, and giving them to its members.

use std::collections::HashSet;

use database::{Db, Error, Tx};
use terms::{PersonId, PlaceId, Timestamp, Zone};

use crate::{
    actions::revealing::{self, NotRevealed},
    note::day_after,
    person::Field,
    reading, store,
    tag::{self, CannotDefine, Tag, TagId, Word, rules},
};

/// Why nobody was given a tag.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotTagged {
    /// The office does not open it.
    #[error(transparent)]
    Shut(#[from] NotRevealed),
    /// She objects to being chosen by what is known about her.
    #[error("membership-tags-objects")]
    Objects,
}

impl From<Error> for NotTagged {
    fn from(error: Error) -> Self {
        Self::Shut(error.into())
    }
}

/// Defines a tag of a place; why it was not. Sent twice it is defined once.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 78.
pub(crate) async fn define(
    db: &Db,
    (id, place): (TagId, PlaceId),
    word: Word,
    now: Timestamp,
) -> Result<Result<(), CannotDefine>, Error> {
    db.write(move |tx| {
        let word = word.clone();
        Box::pin(async move {
            if store::tags::find(tx, id).await?.is_some() {
                return Ok(Ok(()));
            }
            if let Err(wrong) = tag::define(&word, &store::tags::at(tx, place).await?) {
                return Ok(Err(wrong));
            }
            store::tags::insert(tx, &Tag { id, place, word: word.to_string() }, now).await?;
            Ok(Ok(()))
        })
    })
    .await
}

/// Drops a tag, and takes it from everybody who has it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop(db: &Db, id: TagId) -> Result<(), Error> {
    db.write(move |tx| Box::pin(store::tags::drop(tx, id))).await
}

/// The tags that a member at home in a place can have: those of the place and of all that it lies in, the nearest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn offered(tx: &mut Tx, home: PlaceId) -> Result<Vec<Tag>, Error> {
    let mut all = Vec::new();
    for place in places::ancestor_ids(tx, home).await? {
        all.extend(store::tags::at(tx, place).await?);
    }
    Ok(all)
}

/// What an officer changes about the tags of a member: only that, so that what somebody else changed meanwhile stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Change {
    /// Ids of the tags that she is given.
    pub(crate) given: HashSet<String>,
    /// Ids of those that are taken from her.
    pub(crate) taken: HashSet<String>,
}

/// Gives a member those of the offered tags that she is to have, and takes those that she is not to have any more.
///
/// # Errors
/// [`NotTagged`]; then nothing changes.
///
/// Source: docs/rules/membership.md, 78.
pub(crate) async fn choose(
    db: &Db,
    (viewer, person): (PersonId, PersonId),
    change: Change,
    (zone, now): (&Zone, Timestamp),
) -> Result<(), NotTagged> {
    let until = day_after(rules().kept_days, zone, now);
    db.write(move |tx| {
        let change = change.clone();
        Box::pin(async move {
            let way = revealing::way(tx, (viewer, person, Field::Note), now).await?;
            if store::consents::objected_at(tx, person).await?.is_some() {
                return Err(NotTagged::Objects);
            }
            for tag in offered(tx, way.home).await? {
                let id = tag.id.to_string();
                if change.given.contains(&id) {
                    store::tags::give(tx, tag.id, person, (now, until)).await?;
                } else if change.taken.contains(&id) {
                    store::tags::take(tx, tag.id, person).await?;
                }
            }
            Ok(())
        })
    })
    .await
}

/// The tags of a member that belong to where she is at home now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Vec<Tag>, Error> {
    let Some(home) = reading::standing(tx, person, now).await?.place() else { return Ok(Vec::new()) };
    let chain = places::ancestor_ids(tx, home).await?;
    let given = store::tags::of(tx, person, now).await?.into_iter().map(|given| given.tag);
    Ok(given.filter(|tag| chain.contains(&tag.place)).collect())
}
