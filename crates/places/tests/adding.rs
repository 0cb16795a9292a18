//! Adding a place within another.

use places::CannotAdd;

use crate::{
    movement::{add, by_slug, each_movement, id, new, slugs},
    site::{EVERYWHERE, OTHER, WALES, each_movement_site, person},
};

const WITHIN_WALES: &str = "/places/wales/add";
const BANGOR: [(&str, &str); 4] = [("name", "Bangor"), ("name_cy", ""), ("kind", "branch"), ("slug", "")];
const NONCE: (&str, &str) = ("nonce", "00112233445566778899aabbccddeeff");

/// The form for Bangor with one field changed.
fn bangor_but(field: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    BANGOR.map(|(name, typed)| (name, if name == field { value } else { typed })).to_vec()
}

#[tokio::test]
async fn a_branch_is_within_its_region_and_the_movement() {
    each_movement(async |db| {
        let derby = by_slug(&db, "derby").await;

        let mut tx = db.reader().await.unwrap();
        assert_eq!(slugs(&places::ancestors(&mut tx, derby.id).await.unwrap()), ["movement", "east-midlands"]);
        let region = derby.parent.unwrap();
        assert_eq!(slugs(&places::children(&mut tx, region).await.unwrap()), ["derby"]);
    })
    .await;
}

#[tokio::test]
async fn a_slug_belongs_to_one_place_anywhere_in_the_tree() {
    each_movement(async |db| {
        let wales = by_slug(&db, "wales").await;

        let taken = add(&db, new(2, wales.id, "derby", "Derby again", "branch")).await;

        assert!(matches!(taken, Err(CannotAdd::SlugTaken)));
        let mut tx = db.reader().await.unwrap();
        assert_eq!(places::children(&mut tx, wales.id).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_place_needs_a_kind_and_a_parent_that_exist() {
    each_movement(async |db| {
        let wales = by_slug(&db, "wales").await;

        for kind in ["clan", "movement"] {
            let refused = add(&db, new(4, wales.id, "bangor", "Bangor", kind)).await;
            assert!(matches!(refused, Err(CannotAdd::Kind)), "{kind}");
        }
        let orphan = add(&db, new(4, id(99), "bangor", "Bangor", "branch")).await;
        assert!(matches!(orphan, Err(CannotAdd::NoParent)));
    })
    .await;
}

#[tokio::test]
async fn an_organiser_adds_a_branch_whose_address_is_made_from_its_name() {
    each_movement_site(async |site| {
        let form = site.get_as(person(WALES), WITHIN_WALES).await;
        assert!(form.text.contains("value=\"branch\"") && !form.text.contains("value=\"movement\""));

        let done = site.post_as(person(WALES), WITHIN_WALES, &bangor_but("name", "Llŷn & Eifionydd")).await;

        assert_eq!(done.location, "/places/llyn-eifionydd?done=places-done-added");
        assert_eq!(site.get(&done.location).await.status, 200);
        let parent = by_slug(&site.app.db, "llyn-eifionydd").await.parent;
        assert_eq!(parent, Some(by_slug(&site.app.db, "wales").await.id));
    })
    .await;
}

#[tokio::test]
async fn sent_twice_a_form_adds_one_place() {
    each_movement_site(async |site| {
        let typed = [BANGOR.as_slice(), &[NONCE]].concat();

        let first = site.post_as(person(WALES), WITHIN_WALES, &typed).await;
        let second = site.post_as(person(WALES), WITHIN_WALES, &typed).await;

        assert_eq!((first.status, &first.location), (303, &second.location));
        let wales = by_slug(&site.app.db, "wales").await.id;
        let mut tx = site.app.db.reader().await.unwrap();
        assert_eq!(slugs(&places::children(&mut tx, wales).await.unwrap()), ["bangor", "cardiff"]);
    })
    .await;
}

#[tokio::test]
async fn an_office_for_wales_adds_nothing_elsewhere() {
    each_movement_site(async |site| {
        for (who, path, status) in [
            (WALES, "/places/scotland/add", 403),
            (WALES, "/places/movement/add", 403),
            (OTHER, WITHIN_WALES, 403),
            (WALES, "/places/atlantis/add", 404),
            (OTHER, "/places/atlantis/add", 403),
            (WALES, "/places/cardiff/add", 303),
            (EVERYWHERE, "/places/movement/add", 303),
        ] {
            let typed = bangor_but("slug", if who == WALES { "roath" } else { "bangor" });
            let answer = site.post_as(person(who), path, &typed).await;
            assert_eq!(answer.status, status, "{path}");
        }
        assert_eq!(site.post(WITHIN_WALES, &BANGOR).await.status, 401, "a visitor signs in and sends it again");
    })
    .await;
}

#[tokio::test]
async fn each_field_says_what_is_wrong_with_it() {
    each_movement_site(async |site| {
        for (field, typed, error) in [
            ("name", "", "web-error-empty"),
            ("name", "—", "places-slug-empty"),
            ("kind", "movement", "web-error-choose"),
            ("kind", "", "web-error-choose"),
            ("slug", "Bangor", "places-slug-form"),
            ("slug", "find", "places-slug-reserved"),
            ("slug", "cardiff", "places-slug-taken"),
            ("slug", "a-very-long-address-that-goes-on-and-on-and-on-and-on-and-on-1", "places-slug-long"),
        ] {
            let refused = site.post_as(person(WALES), WITHIN_WALES, &bangor_but(field, typed)).await;

            assert_eq!(refused.status, 422, "{field} {typed}");
            assert!(refused.text.contains(error), "{field} {typed}");
            if field != "name" {
                assert!(refused.text.contains("value=\"Bangor\""), "what was typed is still there");
            }
        }
        let wales = by_slug(&site.app.db, "wales").await.id;
        let mut tx = site.app.db.reader().await.unwrap();
        assert_eq!(slugs(&places::children(&mut tx, wales).await.unwrap()), ["cardiff"]);
    })
    .await;
}
