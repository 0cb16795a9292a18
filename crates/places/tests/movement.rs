//! What the tests begin with.

use database::{Db, Tx, testing::each_engine};
use places::{CannotAdd, CannotFound, Name, NewPlace, Place, PlacesFile};
use terms::{PlaceId, Timestamp};

/// Runs a test on a movement founded from the file that ships, with Derby within the East Midlands, on each engine.
pub(crate) async fn each_movement<F: AsyncFn(Db)>(test: F) {
    each_engine(places::MIGRATIONS, async |db| {
        found(&db, PlacesFile::united_kingdom()).await.unwrap();
        let east_midlands = by_slug(&db, "east-midlands").await;
        add(&db, new(1, east_midlands.id, "derby", "Derby", "branch")).await.unwrap();
        test(db).await;
    })
    .await;
}

pub(crate) async fn found(db: &Db, file: PlacesFile) -> Result<Vec<Place>, CannotFound> {
    db.write(move |tx: &mut Tx| {
        let file = file.clone();
        let mut ids = (100..=255_u8).map(id);
        Box::pin(async move { places::found(tx, &file, move || ids.next().unwrap()).await })
    })
    .await
}

/// Adds a place without a form.
pub(crate) async fn add(db: &Db, new: NewPlace) -> Result<(), CannotAdd> {
    places::add(db, new, None, Timestamp::from_micros(0)).await
}

pub(crate) async fn by_slug(db: &Db, slug: &str) -> Place {
    let mut tx = db.reader().await.unwrap();
    places::find_by_slug(&mut tx, &slug.parse().unwrap()).await.unwrap().unwrap()
}

pub(crate) fn new(number: u8, parent: PlaceId, slug: &str, name: &str, kind: &str) -> NewPlace {
    let name = Name { english: name.parse().unwrap(), welsh: None };
    NewPlace { id: id(number), parent, slug: slug.parse().unwrap(), name, kind: kind.parse().unwrap() }
}

pub(crate) fn id(number: u8) -> PlaceId {
    PlaceId::by_chance([number; 16])
}

pub(crate) fn slugs(places: &[Place]) -> Vec<&str> {
    places.iter().map(|place| place.slug.as_str()).collect()
}
