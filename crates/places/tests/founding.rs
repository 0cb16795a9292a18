//! Founding the places of a movement from a file.

use database::testing::each_engine;
use places::{CannotFound, PlacesFile};

use crate::{
    movement::{found, slugs},
    site::each_empty_site,
};

/// A movement four levels deep.
const DEEP: &str = r#"{
    "kinds": [{"slug": "level", "name": "Level", "basis": "territorial"}],
    "root": {"slug": "one", "name": "One", "kind": "level", "children": [
        {"slug": "two", "name": "Two", "kind": "level", "children": [
            {"slug": "three", "name": "Three", "kind": "level", "children": [
                {"slug": "four", "name": "Four", "kind": "level"}
            ]}
        ]}
    ]}
}"#;

#[tokio::test]
async fn the_file_that_ships_becomes_a_movement_with_its_regions() {
    each_engine(places::MIGRATIONS, async |db| {
        let founded = found(&db, PlacesFile::united_kingdom()).await.unwrap();

        let mut tx = db.reader().await.unwrap();
        let root = places::root(&mut tx).await.unwrap().unwrap();
        assert_eq!(root, founded[0]);
        let regions = places::children(&mut tx, root.id).await.unwrap();
        assert_eq!(regions.len(), 13);
        assert!(slugs(&regions).contains(&"international"));
        let wales = regions.iter().find(|place| place.slug.as_str() == "wales").unwrap();
        assert_eq!(wales.name.in_language(terms::Language::Welsh), "Cymru");
        assert_eq!(places::kinds(&mut tx).await.unwrap().len(), 6);
    })
    .await;
}

#[tokio::test]
async fn a_movement_is_founded_once() {
    each_engine(places::MIGRATIONS, async |db| {
        found(&db, PlacesFile::united_kingdom()).await.unwrap();

        let again = found(&db, PlacesFile::parse(DEEP).unwrap()).await;

        assert!(matches!(again, Err(CannotFound::Already)));
        let mut tx = db.reader().await.unwrap();
        assert_eq!(places::all(&mut tx).await.unwrap().len(), 14);
    })
    .await;
}

#[tokio::test]
async fn the_tree_may_have_any_depth() {
    each_engine(places::MIGRATIONS, async |db| {
        let founded = found(&db, PlacesFile::parse(DEEP).unwrap()).await.unwrap();

        let mut tx = db.reader().await.unwrap();
        let [one, two, three, four] = [0, 1, 2, 3].map(|level| founded[level].id);
        assert_eq!(slugs(&places::ancestors(&mut tx, four).await.unwrap()), ["one", "two", "three"]);
        assert_eq!(places::ancestor_ids(&mut tx, four).await.unwrap(), [four, three, two, one]);
        assert_eq!(places::within_ids(&mut tx, two).await.unwrap(), [two, three, four]);
    })
    .await;
}

#[tokio::test]
async fn the_demonstration_is_filled_in_once_and_always_alike() {
    each_empty_site(async |site| {
        let fill = places::slice().demonstration.unwrap();
        let demonstration =
            web::Demonstration { members: 10, now: web::testing::NOON, say: std::sync::Arc::new(|_: &str| ()) };
        let all = async || places::all(&mut site.app.db.reader().await.unwrap()).await.unwrap();

        fill(site.app.clone(), demonstration.clone()).await.unwrap();
        let first = all().await;
        fill(site.app.clone(), demonstration).await.unwrap();

        assert_eq!(first.len(), 14 + places::demonstration::branches().len());
        assert_eq!(all().await, first);
        let root = first.iter().find(|place| place.is_root()).unwrap();
        assert_eq!(root.name.english.as_str(), "The Commons");
        assert_eq!(site.get("/places/bangor").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn the_demonstration_is_founded_whole() {
    each_engine(places::MIGRATIONS, async |db| {
        let file = places::demonstration::places("The Commons".parse().unwrap());
        let planned = file.places().count();

        found(&db, file).await.unwrap();

        let mut tx = db.reader().await.unwrap();
        assert_eq!(places::all(&mut tx).await.unwrap().len(), planned);
        for branch in places::demonstration::branches() {
            let place = places::find_by_slug(&mut tx, &branch.slug).await.unwrap().unwrap();
            let parent = places::find(&mut tx, place.parent.unwrap()).await.unwrap().unwrap();
            assert_eq!(parent.slug, branch.parent);
        }
    })
    .await;
}
