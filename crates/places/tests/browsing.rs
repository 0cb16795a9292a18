//! The map, the list and the page of a place.

use terms::Language;

use crate::site::{EVERYWHERE, OTHER, WALES, each_empty_site, each_movement_site, person};

#[tokio::test]
async fn each_region_is_on_the_map_and_in_the_list() {
    each_movement_site(async |site| {
        let page = site.get("/places").await;

        assert_eq!(page.status, 200);
        for region in ["wales", "scotland", "london", "yorkshire-and-the-humber"] {
            let links = page.text.matches(&format!("href=\"/places/{region}\"")).count();
            assert!(links >= 2, "{region}: {links}");
        }
        assert!(page.text.contains("href=\"/places/international\""));
        assert!(page.text.contains("places-count(count=1)"), "Wales has a branch");
        assert!(page.text.contains("places-credit-postcodes"));
    })
    .await;
}

#[tokio::test]
async fn before_the_movement_is_founded_the_page_says_who_can_start() {
    each_empty_site(async |site| {
        let page = site.get("/places").await;

        assert_eq!(page.status, 200);
        assert!(page.text.contains("places-empty"));
        assert!(!page.text.contains("places-map"));
    })
    .await;
}

#[tokio::test]
async fn a_member_sees_her_own_region_marked() {
    each_movement_site(async |site| {
        let marked = "href=\"/places/wales\" class=\"is-here\"";

        assert!(site.get_as(person(OTHER), "/places").await.text.contains(marked));
        assert!(!site.get("/places").await.text.contains(marked));
    })
    .await;
}

#[tokio::test]
async fn a_place_leads_up_and_down() {
    each_movement_site(async |site| {
        let page = site.get("/places/wales").await;

        assert_eq!(page.status, 200);
        assert!(page.text.contains("<h1>Wales</h1>"));
        assert!(page.text.contains("href=\"/places/movement\""));
        assert!(page.text.contains("href=\"/places/cardiff\""));
        let branch = site.get("/places/cardiff").await;
        assert!(branch.text.contains("href=\"/places/wales\""));
        assert!(branch.text.contains("places-within-none"));
    })
    .await;
}

#[tokio::test]
async fn a_page_shows_the_way_to_managing_only_to_those_who_may() {
    each_movement_site(async |site| {
        let (add, rename) = ("href=\"/places/wales/add\"", "href=\"/places/wales/rename\"");
        let sees = async |who: Option<u8>| {
            let page = match who {
                Some(who) => site.get_as(person(who), "/places/wales").await,
                None => site.get("/places/wales").await,
            };
            (page.text.contains(add), page.text.contains(rename))
        };

        assert_eq!(sees(None).await, (false, false));
        assert_eq!(sees(Some(OTHER)).await, (false, false));
        assert_eq!(sees(Some(WALES)).await, (true, false), "nobody renames their own place");
        assert_eq!(sees(Some(EVERYWHERE)).await, (true, true));
    })
    .await;
}

#[tokio::test]
async fn an_address_without_a_place_is_not_found() {
    each_movement_site(async |site| {
        for path in ["/places/atlantis", "/places/Wales", "/places/wales%2Fx"] {
            assert_eq!(site.get(path).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_page_has_every_sentence_in_both_languages() {
    each_empty_site(async |site| {
        for sample in places::slice().samples {
            for language in Language::OFFERED {
                let text = (sample.render)(web::sample_frame(&site.app, language, "/places")).unwrap();

                assert!(!text.contains("places-"), "{} in {}: {text}", sample.template, language.tag());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_name_in_welsh_is_shown_to_readers_of_welsh() {
    each_movement_site(async |site| {
        let samples = places::slice().samples;
        let show = samples.iter().find(|sample| sample.template == "places/show.html").unwrap();
        let heading = |language| {
            let text = (show.render)(web::sample_frame(&site.app, language, "/places/wales")).unwrap();
            text.split("<h1>").nth(1).unwrap().split('<').next().unwrap().to_owned()
        };

        assert_eq!(heading(Language::Welsh), "Cymru");
        assert_eq!(heading(Language::English), "Wales");
    })
    .await;
}
