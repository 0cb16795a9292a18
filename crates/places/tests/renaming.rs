//! Giving a place another name.

use crate::{
    movement::by_slug,
    site::{EVERYWHERE, OTHER, WALES, each_movement_site, person},
};

const CARDIFF: &str = "/places/cardiff/rename";

#[tokio::test]
async fn another_name_leaves_the_address_as_it_was() {
    each_movement_site(async |site| {
        let typed = [("name", " Cardiff  and Vale "), ("name_cy", "Caerdydd a’r Fro")];

        let done = site.post_as(person(WALES), CARDIFF, &typed).await;

        assert_eq!((done.status, done.location.as_str()), (303, "/places/cardiff?done=places-done-renamed"));
        assert!(site.get(&done.location).await.text.contains("places-done-renamed"));
        let cardiff = by_slug(&site.app.db, "cardiff").await;
        assert_eq!(cardiff.name.english.as_str(), "Cardiff and Vale");
        assert_eq!(cardiff.name.welsh.unwrap().as_str(), "Caerdydd a’r Fro");
    })
    .await;
}

#[tokio::test]
async fn nobody_renames_the_place_their_office_is_for() {
    each_movement_site(async |site| {
        let path = "/places/wales/rename";

        assert_eq!(site.post_as(person(WALES), path, &[("name", "Mine")]).await.status, 403);
        assert_eq!(site.post_as(person(OTHER), path, &[("name", "Mine")]).await.status, 403);

        assert_eq!(by_slug(&site.app.db, "wales").await.name.english.as_str(), "Wales");
        assert_eq!(site.post_as(person(EVERYWHERE), path, &[("name", "Cymru")]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_refused_name_changes_nothing_and_is_shown_again() {
    each_movement_site(async |site| {
        for (name, welsh, error) in [
            ("", "", "web-error-empty"),
            (&*"x".repeat(81), "", "web-error-long"),
            ("Ok", "a\u{202e}b", "web-error-unprintable"),
        ] {
            let refused = site.post_as(person(WALES), CARDIFF, &[("name", name), ("name_cy", welsh)]).await;

            assert_eq!(refused.status, 422);
            assert!(refused.text.contains(error), "{error}");
            assert!(refused.text.contains(&format!("value=\"{name}\"")));
        }
        assert_eq!(by_slug(&site.app.db, "cardiff").await.name.english.as_str(), "Cardiff");
    })
    .await;
}

#[tokio::test]
async fn the_form_begins_with_the_name_as_it_is() {
    each_movement_site(async |site| {
        let form = site.get_as(person(EVERYWHERE), "/places/wales/rename").await;

        assert!(form.text.contains("value=\"Wales\"") && form.text.contains("value=\"Cymru\""));
    })
    .await;
}
