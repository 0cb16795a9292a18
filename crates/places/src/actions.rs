//! What people do with places: found them all, add one, rename one.

use std::collections::BTreeMap;

use database::{Db, Error, Tx};
use terms::{PlaceId, Postcode, Timestamp};
use web::{Nonce, Once};

use crate::{
    file::PlacesFile,
    place::{Name, Place},
    postcode::suggest,
    slug::Slug,
    store,
};

/// What keeps places from being founded.
#[derive(Debug, thiserror::Error)]
pub enum CannotFound {
    /// There are places already.
    #[error("there are places already")]
    Already,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// What keeps a place from being added.
#[derive(Debug, thiserror::Error)]
pub enum CannotAdd {
    /// Another place has that address.
    #[error("another place has that address")]
    SlugTaken,
    /// There is no such kind of unit, or only the movement as a whole is of that kind.
    #[error("no place can be added with that kind")]
    Kind,
    /// The place that it was to be part of is not there.
    #[error("the place that it was to be part of is not there")]
    NoParent,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// A place to be added.
#[derive(Debug, Clone)]
pub struct NewPlace {
    /// Its id.
    pub id: PlaceId,
    /// The place that it is part of.
    pub parent: PlaceId,
    /// The last part of its address.
    pub slug: Slug,
    /// What it is called.
    pub name: Name,
    /// The slug of its kind.
    pub kind: Slug,
}

/// Founds the places of a file, ids given by `new_id`; returns them, parents first.
///
/// # Errors
/// [`CannotFound`]; then nothing was founded.
pub async fn found(
    tx: &mut Tx,
    file: &PlacesFile,
    mut new_id: impl FnMut() -> PlaceId + Send,
) -> Result<Vec<Place>, CannotFound> {
    if store::root(tx).await?.is_some() {
        return Err(CannotFound::Already);
    }
    for kind in &file.kinds {
        store::insert_kind(tx, kind).await?;
    }
    let places = lay_out(file, &mut new_id);
    for place in &places {
        store::insert(tx, place).await?;
    }
    Ok(places)
}

/// The places of a file as they will be saved, parents first.
pub(crate) fn lay_out(file: &PlacesFile, mut new_id: impl FnMut() -> PlaceId) -> Vec<Place> {
    let kinds: BTreeMap<_, _> = file.kinds.iter().map(|kind| (&kind.slug, kind)).collect();
    let mut places = Vec::new();
    let mut waiting = vec![(None, &file.root)];
    while let Some((parent, planned)) = waiting.pop() {
        let id = new_id();
        waiting.extend(planned.children.iter().rev().map(|child| (Some(id), child)));
        let kind = (*kinds.get(&planned.kind).expect("a file is read only when it lists its kinds")).clone();
        places.push(Place { id, parent, slug: planned.slug.clone(), name: planned.name.clone(), kind });
    }
    places
}

/// Adds a place within another. Sent twice with the same nonce it is added once.
///
/// # Errors
/// [`CannotAdd`]; then nothing was added.
pub async fn add(db: &Db, new: NewPlace, nonce: Option<Nonce>, now: Timestamp) -> Result<(), CannotAdd> {
    db.write(move |tx| {
        let new = new.clone();
        Box::pin(async move {
            match web::once(tx, nonce, now).await? {
                Once::First => add_within(tx, new).await,
                Once::Again => Ok(()),
            }
        })
    })
    .await
}

/// Adds a place within another, in a transaction of the caller's.
///
/// # Errors
/// [`CannotAdd`]; then nothing was added.
pub async fn add_within(tx: &mut Tx, new: NewPlace) -> Result<(), CannotAdd> {
    if store::find(tx, new.parent).await?.is_none() {
        return Err(CannotAdd::NoParent);
    }
    if store::find_by_slug(tx, &new.slug).await?.is_some() {
        return Err(CannotAdd::SlugTaken);
    }
    let root_kind = store::root(tx).await?.map(|root| root.kind.slug);
    let kind = store::kinds(tx).await?.into_iter().find(|kind| kind.slug == new.kind);
    let kind = kind.filter(|kind| Some(&kind.slug) != root_kind.as_ref()).ok_or(CannotAdd::Kind)?;
    let place = Place { id: new.id, parent: Some(new.parent), slug: new.slug, name: new.name, kind };
    store::insert(tx, &place).await?;
    Ok(())
}

/// Gives a place another name; its address stays. Whether there is such a place.
///
/// # Errors
/// When the database fails.
pub async fn rename(db: &Db, id: PlaceId, name: Name) -> Result<bool, Error> {
    db.write(move |tx| {
        let name = name.clone();
        Box::pin(async move { store::rename(tx, id, &name).await })
    })
    .await
}

/// The regions of this movement that a postcode may belong to, main region first; none when the person must choose.
///
/// # Errors
/// When the database fails.
pub async fn regions_of(tx: &mut Tx, postcode: &Postcode) -> Result<Vec<Place>, Error> {
    let mut regions = Vec::new();
    for region in suggest(postcode).regions() {
        let slug = region.parse().expect("a test reads the file that ships");
        // Founded from another file, a movement may lack the region.
        regions.extend(store::find_by_slug(tx, &slug).await?);
    }
    Ok(regions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_laid_out_with_parents_first_and_every_place_under_its_own() {
        let mut ids = (1_u8..).map(|number| PlaceId::by_chance([number; 16]));

        let places = lay_out(&PlacesFile::united_kingdom(), || ids.next().unwrap());

        assert_eq!(places.len(), 14);
        assert!(places[0].is_root());
        assert!(places[1..].iter().all(|place| place.parent == Some(places[0].id)));
    }
}
