//! Noting gatherings and who came, by hand or from another slice; correcting that, and taking it away.

use std::collections::HashSet;

use database::{Db, Error, Tx};
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    gathering::{Gathering, GatheringId, NotNoted, Title, is_in_sight, rule},
    office::{self, REVEAL},
    reading, store, withholding,
};

/// Notes that a member came to a gathering, in a transaction of another slice; the gathering as well, where it is not noted yet. Said
/// twice it is noted once. Whoever calls this answers for who says so.
///
/// # Errors
/// [`NotNoted`]; whoever came is then not noted.
///
/// Source: docs/rules/membership.md, 141.
pub async fn came(tx: &mut Tx, gathering: &Gathering, person: PersonId, now: Timestamp) -> Result<(), NotNoted> {
    if !gathering.is_open(now) {
        return Err(NotNoted::Over);
    }
    let Some(home) = reading::standing(tx, person, now).await?.place() else { return Err(NotNoted::NotFound) };
    if reading::is_kept_out(tx, person).await? {
        return Err(NotNoted::NotFound);
    }
    if store::consents::objected_at(tx, person).await?.is_some() {
        return Err(NotNoted::Objects);
    }
    store::gatherings::insert(tx, gathering, now).await?;
    if store::gatherings::is_noted(tx, gathering.id, person).await? {
        return Ok(());
    }
    if store::gatherings::noted(tx, gathering.id).await? >= rule().most {
        return Err(NotNoted::Full);
    }
    let home = places::ancestor_ids(tx, home).await?;
    let of_gathering = places::ancestor_ids(tx, gathering.place).await?;
    Ok(store::gatherings::note(tx, (gathering, person), (&home, &of_gathering), now).await?)
}

/// Notes a gathering; sent twice it is noted once.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 140.
pub(crate) async fn hold(db: &Db, gathering: Gathering, now: Timestamp) -> Result<(), Error> {
    db.write(move |tx| {
        let gathering = gathering.clone();
        Box::pin(async move { store::gatherings::insert(tx, &gathering, now).await })
    })
    .await
}

/// Corrects what a gathering is called.
///
/// # Errors
/// When the database fails.
pub(crate) async fn rename(db: &Db, id: GatheringId, title: Title) -> Result<(), Error> {
    db.write(move |tx| {
        let title = title.clone();
        Box::pin(async move { store::gatherings::rename(tx, id, title.as_str()).await })
    })
    .await
}

/// Takes a gathering away, with who came.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop(db: &Db, id: GatheringId) -> Result<(), Error> {
    db.write(move |tx| Box::pin(store::gatherings::drop(tx, id))).await
}

/// An officer notes that these came. For each of whom it cannot be noted, its number in the list and why; then it is noted of nobody.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 141 and 142.
pub(crate) async fn note(
    db: &Db,
    (viewer, id): (PersonId, GatheringId),
    persons: Vec<Option<PersonId>>,
    now: Timestamp,
) -> Result<Result<(), Vec<(usize, NotNoted)>>, Error> {
    // What is refused must not be kept by half: the transaction ends as an error, too.
    let noted = db.write(move |tx| {
        let persons = persons.clone();
        Box::pin(async move {
            let wrong = note_each(tx, (viewer, id), &persons, now).await.map_err(Stopped::Database)?;
            if wrong.is_empty() { Ok(()) } else { Err(Stopped::Refused(wrong)) }
        })
    });
    match noted.await {
        Ok(()) => Ok(Ok(())),
        Err(Stopped::Refused(wrong)) => Ok(Err(wrong)),
        Err(Stopped::Database(error)) => Err(error),
    }
}

/// Why nobody is noted.
#[derive(Debug, thiserror::Error)]
enum Stopped {
    #[error("nobody was noted")]
    Refused(Vec<(usize, NotNoted)>),
    #[error(transparent)]
    Database(#[from] Error),
}

async fn note_each(
    tx: &mut Tx,
    (viewer, id): (PersonId, GatheringId),
    persons: &[Option<PersonId>],
    now: Timestamp,
) -> Result<Vec<(usize, NotNoted)>, Error> {
    let found = store::gatherings::find(tx, id).await?;
    let Some((gathering, _)) = found else { return Ok(vec![(0, NotNoted::NotFound)]) };
    let homes = homes(tx, viewer, gathering.place, now).await?;
    let mut wrong = Vec::new();
    for (number, person) in persons.iter().enumerate() {
        let noted = match person {
            Some(person) => note_one(tx, (&gathering, *person), &homes, now).await,
            None => Err(NotNoted::NotFound),
        };
        match noted {
            Ok(()) => {}
            Err(NotNoted::Database(error)) => return Err(error),
            Err(other) => wrong.push((number, other)),
        }
    }
    Ok(wrong)
}

async fn note_one(
    tx: &mut Tx,
    (gathering, person): (&Gathering, PersonId),
    homes: &HashSet<PlaceId>,
    now: Timestamp,
) -> Result<(), NotNoted> {
    let home = reading::standing(tx, person, now).await?.place();
    if !home.is_some_and(|home| homes.contains(&home)) {
        return Err(NotNoted::NotFound);
    }
    came(tx, gathering, person, now).await
}

/// An officer takes away that a member came, whom her office reaches.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take(
    db: &Db,
    (viewer, id): (PersonId, GatheringId),
    person: PersonId,
    now: Timestamp,
) -> Result<bool, Error> {
    db.write(move |tx| {
        Box::pin(async move {
            let Some((gathering, _)) = store::gatherings::find(tx, id).await? else { return Ok(false) };
            let homes = homes(tx, viewer, gathering.place, now).await?;
            let home = reading::standing(tx, person, now).await?.place();
            let is_hers = home.is_some_and(|home| homes.contains(&home));
            if !is_hers || reading::is_kept_out(tx, person).await? {
                return Ok(false);
            }
            store::gatherings::take(tx, id, person).await?;
            Ok(true)
        })
    })
    .await
}

/// A member takes away that she came.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_own(db: &Db, person: PersonId, id: GatheringId) -> Result<(), Error> {
    db.write(move |tx| Box::pin(store::gatherings::take(tx, id, person))).await
}

/// The homes whose members an officer sees at a gathering of a place: those that one office of hers reaches together with it.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 80 and 142.
pub(crate) async fn homes(
    tx: &mut Tx,
    viewer: PersonId,
    place: PlaceId,
    now: Timestamp,
) -> Result<HashSet<PlaceId>, Error> {
    let offices = reading::offices_in_force(tx, viewer, now).await?;
    let chain = places::ancestor_ids(tx, place).await?;
    let without = withholding::places_of(tx, &offices).await?;
    let mut homes = HashSet::new();
    for office in offices.iter().filter(|office| office.allows(REVEAL, &chain, now)) {
        homes.extend(places::within_ids(tx, office.place).await?);
    }
    homes.retain(|home| !without.contains(home));
    Ok(homes)
}

/// The gathering, as far as an officer may choose members at home in a place by it.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 143.
pub(crate) async fn chosen_by(
    tx: &mut Tx,
    offices: &[office::Office],
    (id, of_home): (GatheringId, &[PlaceId]),
    now: Timestamp,
) -> Result<Option<Gathering>, Error> {
    let found = store::gatherings::find(tx, id).await?;
    let Some((gathering, _)) = found.filter(|(gathering, _)| gathering.is_open(now)) else { return Ok(None) };
    let chain = places::ancestor_ids(tx, gathering.place).await?;
    Ok(is_in_sight(offices, (&chain, of_home), now).then_some(gathering))
}
