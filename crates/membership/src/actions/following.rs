//! Setting that somebody comes back to a member, and doing it.

use database::{Db, Error, Tx, Vault};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use crate::{
    actions::{
        revealing::{self, NotRevealed},
        writing::able,
    },
    follow_up::{FollowUp, FollowUpId, WORDS, kept, rules},
    office::{self, Office, REVEAL},
    person::Field,
    reading, store,
};

/// So many of one place, or of one office, are listed at most.
const MOST: usize = 100;
/// So many are read in order to find them: some are of members who have moved away, or keep themselves out of lists.
const READ: i64 = 1_000;

/// Why a follow-up was not set or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotFollowed {
    /// The office does not open it.
    #[error(transparent)]
    Shut(#[from] NotRevealed),
    /// There is no such follow-up for who asks.
    #[error("membership-follow-gone")]
    Gone,
    /// As many are open about her as can be.
    #[error("membership-follow-full")]
    Full,
    /// That office does not reach her, or has ended.
    #[error("web-error-choose")]
    NotAssignable,
}

impl From<Error> for NotFollowed {
    fn from(error: Error) -> Self {
        Self::Shut(error.into())
    }
}

/// A follow-up about to be set.
#[derive(Debug, Clone)]
pub(crate) struct NewFollowUp {
    pub(crate) id: FollowUpId,
    pub(crate) by: PersonId,
    pub(crate) person: PersonId,
    /// The first instant after the day by which it is due.
    pub(crate) due: Timestamp,
    pub(crate) words: Option<String>,
    pub(crate) office: OfficeId,
}

/// The offices to whose holders a follow-up about a member at home in a place can be assigned; never to herself.
///
/// # Errors
/// When the database fails.
pub(crate) async fn assignable(
    tx: &mut Tx,
    (person, home): (PersonId, PlaceId),
    now: Timestamp,
) -> Result<Vec<Office>, Error> {
    let mut all = Vec::new();
    for place in places::ancestor_ids(tx, home).await? {
        let offices = store::offices::at(tx, place, now).await?;
        all.extend(able(tx, offices, REVEAL, now).await?);
    }
    all.retain(|office| office.person != person);
    Ok(all)
}

/// Sets a follow-up. Sent twice it is set once.
///
/// # Errors
/// [`NotFollowed`]; then nothing was kept.
///
/// Source: docs/rules/membership.md, 79.
pub(crate) async fn begin(db: &Db, vault: &Vault, new: NewFollowUp, now: Timestamp) -> Result<(), NotFollowed> {
    let words = match &new.words {
        Some(words) => Some(vault.seal(new.person, WORDS, words, now).await?),
        None => None,
    };
    let NewFollowUp { id, by, person, due, office, .. } = new;
    db.write(move |tx| {
        let words = words.clone();
        Box::pin(async move {
            let way = revealing::way(tx, (by, person, Field::Note), now).await?;
            if store::follow_ups::is_there(tx, id).await? {
                return Ok(());
            }
            let open = store::follow_ups::of(tx, person, now).await?;
            if open.iter().filter(|(one, _)| one.done_at.is_none()).count() >= rules().most {
                return Err(NotFollowed::Full);
            }
            let offices = assignable(tx, (person, way.home), now).await?;
            if !offices.iter().any(|able| able.id == office) {
                return Err(NotFollowed::NotAssignable);
            }
            let one = FollowUp {
                id,
                person,
                place: way.home,
                due,
                office: Some(office),
                made_at: now,
                done_at: None,
                until: kept(due),
            };
            Ok(store::follow_ups::insert(tx, &one, (words.as_deref(), by)).await?)
        })
    })
    .await
}

/// A follow-up as an officer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) one: FollowUp,
    /// Sealed.
    pub(crate) words: Option<Vec<u8>>,
    /// Where the member is at home now.
    pub(crate) home: PlaceId,
    /// The office whose holder does it, while that runs.
    pub(crate) office: Option<Office>,
}

impl Shown {
    /// Is it for this person to do?
    pub(crate) fn is_of(&self, person: PersonId) -> bool {
        self.office.as_ref().is_some_and(|office| office.person == person)
    }
}

/// The follow-up for an officer whose offices these are; `None` when they do not reach the member, where she is at home now or
/// was when it was set, and for whoever is kept out of lists.
async fn shown(
    tx: &mut Tx,
    (viewer, offices): (PersonId, &[Office]),
    (one, words): (FollowUp, Option<Vec<u8>>),
    now: Timestamp,
) -> Result<Option<Shown>, Error> {
    let Some(home) = reading::standing(tx, one.person, now).await?.place() else { return Ok(None) };
    if one.person == viewer || reading::is_kept_out(tx, one.person).await? {
        return Ok(None);
    }
    let chain = places::ancestor_ids(tx, home).await?;
    let then = places::ancestor_ids(tx, one.place).await?;
    if !office::holds(offices, REVEAL, &chain, now) || !office::holds(offices, REVEAL, &then, now) {
        return Ok(None);
    }
    Ok(Some(Shown { office: running(tx, &one, &chain, now).await?, one, words, home }))
}

/// The office that it is assigned to, as long as that runs and reaches the member; when it ended, the follow-up is again for all
/// officers of the place.
async fn running(tx: &mut Tx, one: &FollowUp, home: &[PlaceId], now: Timestamp) -> Result<Option<Office>, Error> {
    let Some(office) = one.office else { return Ok(None) };
    let Some(office) = store::offices::find(tx, office).await? else { return Ok(None) };
    // As its holder can act on it now: not while she is suspended, nor while she stands in a ballot there.
    let in_force = reading::offices_in_force(tx, office.person, now).await?;
    Ok(in_force.into_iter().find(|held| held.id == office.id && held.allows(REVEAL, home, now)))
}

/// What is open and assigned to a person, what is due first in front.
///
/// # Errors
/// When the database fails.
pub(crate) async fn mine(
    tx: &mut Tx,
    (viewer, offices): (PersonId, &[Office]),
    now: Timestamp,
) -> Result<Vec<Shown>, Error> {
    let mut all = Vec::new();
    for office in offices {
        let full = all.len() + MOST;
        for found in store::follow_ups::assigned(tx, office.id, now, READ).await? {
            let found = shown(tx, (viewer, offices), found, now).await?;
            all.extend(found.filter(|one| one.is_of(viewer)));
            if all.len() == full {
                break;
            }
        }
    }
    all.sort_by_key(|one| (one.one.due, one.one.id));
    Ok(all)
}

/// What is open in the places of a person and assigned to others or to nobody, what is due first in front.
///
/// # Errors
/// When the database fails.
pub(crate) async fn others(
    tx: &mut Tx,
    (viewer, offices): (PersonId, &[Office]),
    now: Timestamp,
) -> Result<Vec<Shown>, Error> {
    let mut seen = std::collections::HashSet::new();
    let mut all = Vec::new();
    for top in office::places_of(offices, REVEAL, now) {
        for place in places::within_ids(tx, top).await? {
            if !seen.insert(place) {
                continue;
            }
            let full = all.len() + MOST;
            for found in store::follow_ups::at(tx, place, now, READ).await? {
                let found = shown(tx, (viewer, offices), found, now).await?;
                all.extend(found.filter(|one| !one.is_of(viewer)));
                if all.len() == full {
                    break;
                }
            }
        }
    }
    all.sort_by_key(|one| (one.one.due, one.one.id));
    all.truncate(MOST);
    Ok(all)
}

/// What is kept about a member, done or open, for an officer, newest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn about(
    tx: &mut Tx,
    (viewer, offices): (PersonId, &[Office]),
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<Shown>, Error> {
    let mut all = Vec::new();
    for found in store::follow_ups::of(tx, person, now).await? {
        all.extend(shown(tx, (viewer, offices), found, now).await?);
    }
    Ok(all)
}

/// The words of a follow-up, in clear.
///
/// # Errors
/// When the key store fails.
pub(crate) async fn words(
    vault: &Vault,
    (person, words): (PersonId, Option<&[u8]>),
    now: Timestamp,
) -> Result<Option<String>, Error> {
    match words {
        Some(words) => vault.open_field(person, WORDS, words, now).await,
        None => Ok(None),
    }
}

/// What an officer does with a follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// It is done.
    Done,
    /// It is due by another day: the first instant after it.
    PutOff(Timestamp),
    /// She does it herself.
    Take,
}

/// Does something with a follow-up.
///
/// # Errors
/// [`NotFollowed`]; then it stays as it is.
///
/// Source: docs/rules/membership.md, 79.
pub(crate) async fn act(
    db: &Db,
    viewer: PersonId,
    id: FollowUpId,
    act: Act,
    now: Timestamp,
) -> Result<(), NotFollowed> {
    db.write(move |tx| {
        Box::pin(async move {
            let one = store::follow_ups::find(tx, id, now).await?.ok_or(NotFollowed::Gone)?;
            let offices = reading::offices_in_force(tx, viewer, now).await?;
            shown(tx, (viewer, &offices), (one, None), now).await?.ok_or(NotFollowed::Gone)?;
            let way = revealing::way(tx, (viewer, one.person, Field::Note), now).await?;
            let one = match act {
                Act::Done => one.done(now),
                Act::PutOff(due) => one.put_off(due),
                Act::Take => FollowUp { office: Some(way.office), ..one },
            };
            Ok(store::follow_ups::change(tx, &one).await?)
        })
    })
    .await
}
