//! Adding a place, and giving one another name.

use places::{CannotAdd, Name};

use crate::movement::{by_slug, each_movement, id, new, slugs};

#[tokio::test]
async fn a_branch_is_within_its_region_and_the_movement() {
    each_movement(async |db| {
        let derby = by_slug(&db, "derby").await;

        let mut tx = db.reader().await.unwrap();
        assert_eq!(
            slugs(&places::ancestors(&mut tx, derby.id).await.unwrap()),
            ["movement", "east-midlands"]
        );
        let region = derby.parent.unwrap();
        assert_eq!(
            slugs(&places::children(&mut tx, region).await.unwrap()),
            ["derby"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_slug_belongs_to_one_place_anywhere_in_the_tree() {
    each_movement(async |db| {
        let wales = by_slug(&db, "wales").await;

        let taken = places::add(&db, new(2, wales.id, "derby", "Derby again", "branch")).await;

        assert!(matches!(taken, Err(CannotAdd::SlugTaken)));
        let mut tx = db.reader().await.unwrap();
        assert_eq!(places::children(&mut tx, wales.id).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn sent_twice_a_place_is_added_once() {
    each_movement(async |db| {
        let wales = by_slug(&db, "wales").await;

        for _ in 0..2 {
            places::add(&db, new(3, wales.id, "bangor", "Bangor", "branch"))
                .await
                .unwrap();
        }

        let mut tx = db.reader().await.unwrap();
        assert_eq!(
            slugs(&places::children(&mut tx, wales.id).await.unwrap()),
            ["bangor"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_place_needs_a_kind_and_a_parent_that_exist() {
    each_movement(async |db| {
        let wales = by_slug(&db, "wales").await;

        for kind in ["clan", "movement"] {
            let refused = places::add(&db, new(4, wales.id, "bangor", "Bangor", kind)).await;
            assert!(matches!(refused, Err(CannotAdd::Kind)), "{kind}");
        }
        let orphan = places::add(&db, new(4, id(99), "bangor", "Bangor", "branch")).await;
        assert!(matches!(orphan, Err(CannotAdd::NoParent)));
    })
    .await;
}

#[tokio::test]
async fn another_name_leaves_the_address_as_it_was() {
    each_movement(async |db| {
        let derby = by_slug(&db, "derby").await;
        let name = Name {
            english: "Derby and Erewash".parse().unwrap(),
            welsh: None,
        };

        assert!(places::rename(&db, derby.id, name.clone()).await.unwrap());

        assert_eq!(by_slug(&db, "derby").await.name, name);
        assert!(!places::rename(&db, id(99), name).await.unwrap());
    })
    .await;
}
