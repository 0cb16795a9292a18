use membership::{agrees, purpose};
use terms::Timestamp;
use web::testing::Site;

use crate::movement::{ANN, each_movement, person};

async fn ann_agrees(site: &Site, purpose: &str) -> bool {
    let mut tx = site.app.db.reader().await.unwrap();
    agrees(&mut tx, person(ANN), purpose::find(purpose).unwrap(), site.app.now()).await.unwrap()
}

async fn decide(site: &Site, purpose: &str, agree: &str) -> u16 {
    site.post_as(person(ANN), &format!("/me/consents/{purpose}"), &[("agree", agree)]).await.status
}

/// B21: nobody may be written to without a consent that stands, and each is kept with its text, way, hour and proof.
#[tokio::test]
async fn a_purpose_is_agreed_to_by_itself_and_taken_back_as_easily() {
    each_movement(async |site| {
        assert!(!ann_agrees(site, "newsletter").await, "being a member agrees to nothing else");
        site.later(Timestamp::SECOND);

        assert_eq!(decide(site, "newsletter", "yes").await, 303);
        assert_eq!(decide(site, "newsletter", "yes").await, 303);
        let given = ann_agrees(site, "newsletter").await;
        let other = ann_agrees(site, "volunteering").await;
        assert_eq!(decide(site, "newsletter", "no").await, 303);

        assert!(given && !other && !ann_agrees(site, "newsletter").await);
        assert_eq!(decide(site, "membership", "no").await, 404);
        assert_eq!(decide(site, "newsletter", "perhaps").await, 400);
        let data = site.get_as(person(ANN), "/me/data").await.text;
        let data: serde_json::Value = serde_json::from_str(&data).unwrap();
        let consents = data["membership"]["consents"].as_array().unwrap();
        assert_eq!(consents.len(), 2, "agreeing twice is agreeing once");
        assert_eq!((&consents[1]["purpose"], &consents[1]["channel"]), (&"newsletter".into(), &"web".into()));
        assert!(consents[1]["withdrawn_at"].is_string() && consents[0]["withdrawn_at"].is_null());
    })
    .await;
}

/// B23: an objection suppresses whatever membership itself does not need.
#[tokio::test]
async fn who_objects_is_agreed_to_nothing_until_she_says_otherwise() {
    each_movement(async |site| {
        decide(site, "newsletter", "yes").await;

        site.post_as(person(ANN), "/me/objection", &[("object", "yes")]).await;
        let page = site.get_as(person(ANN), "/me/consents").await.text;
        decide(site, "newsletter", "yes").await;
        let while_it_stands = ann_agrees(site, "newsletter").await;
        site.post_as(person(ANN), "/me/objection", &[("object", "no")]).await;
        let afterwards = ann_agrees(site, "newsletter").await;
        decide(site, "newsletter", "yes").await;

        assert!(
            page.contains("membership-objection-since(day=22 November 2026)")
                || page.contains("membership-objection-since(")
        );
        assert!(!page.contains("membership-consents-give"));
        assert!(!while_it_stands && !afterwards, "what was taken back stays so until she agrees anew");
        assert!(ann_agrees(site, "newsletter").await);
        assert!(site.get_as(person(ANN), "/me").await.status == 200, "she is a member all the same");
    })
    .await;
}

#[tokio::test]
async fn who_leaves_agrees_to_nothing_any_more() {
    each_movement(async |site| {
        decide(site, "newsletter", "yes").await;

        site.post_as(person(ANN), "/me/leave", &[]).await;

        assert!(!ann_agrees(site, "newsletter").await);
    })
    .await;
}
