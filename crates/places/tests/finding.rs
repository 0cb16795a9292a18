//! Finding places: by id, within one another, and for a postcode.

use places::PlacesFile;

use crate::{
    movement::{by_slug, each_movement, found, id, slugs},
    site::each_movement_site,
};

#[tokio::test]
async fn within_means_itself_and_everything_above_and_nothing_beside() {
    each_movement(async |db| {
        let derby = by_slug(&db, "derby").await.id;
        let region = by_slug(&db, "east-midlands").await.id;
        let movement = by_slug(&db, "movement").await.id;
        let wales = by_slug(&db, "wales").await.id;

        let mut tx = db.reader().await.unwrap();
        for (place, ancestor, is_within) in [
            (derby, derby, true),
            (derby, region, true),
            (derby, movement, true),
            (derby, wales, false),
            (region, derby, false),
            (movement, region, false),
            (id(99), movement, false),
        ] {
            assert_eq!(places::is_within(&mut tx, place, ancestor).await.unwrap(), is_within);
        }
        assert_eq!(slugs(&places::within(&mut tx, region).await.unwrap()), ["derby", "east-midlands"]);
        assert_eq!(places::within_ids(&mut tx, movement).await.unwrap().len(), 15);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    each_movement(async |db| {
        let mut tx = db.reader().await.unwrap();

        assert_eq!(places::find(&mut tx, id(99)).await.unwrap(), None);
        assert_eq!(places::find_by_slug(&mut tx, &"atlantis".parse().unwrap()).await.unwrap(), None);
        assert_eq!(places::ancestors(&mut tx, id(99)).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_postcode_leads_to_the_regions_of_this_movement() {
    each_movement(async |db| {
        let mut tx = db.reader().await.unwrap();
        let mut regions = async |postcode: &str| {
            let places = places::regions_of(&mut tx, &postcode.parse().unwrap()).await.unwrap();
            slugs(&places).join(" ")
        };

        assert_eq!(regions("CF10 1AA").await, "wales");
        assert_eq!(regions("CH1 1AA").await, "north-west wales");
        assert_eq!(regions("JE2 3AB").await, "");
    })
    .await;
}

#[tokio::test]
async fn a_movement_of_another_country_has_no_region_for_a_postcode_here() {
    database::testing::each_engine(places::MIGRATIONS, async |db| {
        let file = r#"{
            "kinds": [{"slug": "land", "name": "Land", "basis": "territorial"}],
            "root": {"slug": "alle", "name": "Alle", "kind": "land"}
        }"#;
        found(&db, PlacesFile::parse(file).unwrap()).await.unwrap();

        let mut tx = db.reader().await.unwrap();
        let regions = places::regions_of(&mut tx, &"CF10 1AA".parse().unwrap()).await.unwrap();

        assert_eq!(regions, []);
    })
    .await;
}

#[tokio::test]
async fn a_postcode_that_straddles_a_border_asks_which_region() {
    each_movement_site(async |site| {
        let page = site.post("/places/find", &[("postcode", "ch1 1aa")]).await;

        assert_eq!(page.status, 200);
        assert!(page.text.contains("places-find-several(area=CH)"));
        let [north_west, wales] = ["north-west", "wales"].map(|slug| page.text.find(&format!("/places/{slug}\"")));
        assert!(north_west.unwrap() < wales.unwrap(), "the region with most postcodes first");
        assert!(!page.text.contains("/places/scotland\""));
    })
    .await;
}

#[tokio::test]
async fn a_postcode_that_tells_nothing_leaves_the_choice_among_all() {
    each_movement_site(async |site| {
        let page = site.post("/places/find", &[("postcode", "JE2 3AB")]).await;

        assert!(page.text.contains("places-find-none"));
        for slug in ["international", "wales", "scotland"] {
            assert!(page.text.contains(&format!("/places/{slug}\"")), "{slug}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_postcode_is_refused_and_shown_again() {
    each_movement_site(async |site| {
        for typed in ["", "Cardiff", "<b>", "CF10"] {
            let page = site.post("/places/find", &[("postcode", typed)]).await;

            assert_eq!(page.status, 422, "{typed}");
            assert!(page.text.contains("places-find-malformed"));
            assert!(!page.text.contains("<b>"));
        }
        let again = site.post("/places/find", &[("postcode", "CF10")]).await.text;
        assert!(again.contains("value=\"CF10\"") && again.contains("places-find-postcode: places-find-malformed"));
    })
    .await;
}

#[tokio::test]
async fn asked_for_nothing_the_page_shows_its_form() {
    each_movement_site(async |site| {
        let page = site.get("/places/find").await;

        assert_eq!(page.status, 200);
        assert!(page.text.contains("name=\"postcode\""));
    })
    .await;
}
