use terms::Timestamp;
use web::testing::Site;

use crate::movement::{ANN, RUTH, each_movement, person, suspend};

async fn card(site: &Site) -> String {
    let page = site.get_as(person(ANN), "/me/card").await.text;
    let start = page.find("FLOTILLA-CARD-1;").unwrap();
    // The page writes an apostrophe as an entity.
    page[start..].split('<').next().unwrap().replace("&#39;", "'")
}

#[tokio::test]
async fn a_member_shows_a_card_and_anybody_checks_it() {
    each_movement(async |site| {
        let text = card(site).await;

        let good = site.post("/card", &[("card", &text)]).await;
        assert!(good.status == 200 && good.text.contains("membership-card-good(name=Ann"), "{}", good.text);
        let forged = site.post("/card", &[("card", &text.replace("Ann", "Eve"))]).await;
        assert!(forged.status == 422 && forged.text.contains("membership-card-forged"));
        let nothing = site.post("/card", &[("card", "hello")]).await;
        assert!(nothing.status == 422 && nothing.text.contains("membership-card-malformed"));
        site.later(33 * Timestamp::DAY);
        let over = site.post("/card", &[("card", &text)]).await;
        assert!(over.status == 422 && over.text.contains("membership-card-over"));
    })
    .await;
}

#[tokio::test]
async fn whose_rights_are_held_back_has_no_card() {
    each_movement(async |site| {
        suspend(site, RUTH, ANN, "10").await;

        let none = site.get_as(person(ANN), "/me/card").await;

        assert!(none.status == 422 && none.text.contains("membership-card-none"));
    })
    .await;
}
