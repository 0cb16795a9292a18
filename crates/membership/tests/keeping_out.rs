use web::testing::Site;

use crate::movement::{ANN, RUTH, SIAN, each_movement, person, place};

async fn found(site: &Site, by: u8, typed: &str) -> bool {
    site.post_as(person(by), "/people", &[("name", typed)]).await.text.contains("Connor-Lee")
}

async fn listed(site: &Site, by: u8) -> bool {
    let wales = place(site, "wales").await;
    let page = site.get_as(person(by), &format!("/people/list?place={wales}&standing=all")).await.text;
    page.contains("Connor-Lee")
}

/// B38.
#[tokio::test]
async fn whoever_keeps_herself_out_is_in_no_list_and_no_search() {
    each_movement(async |site| {
        let number = membership::person::number(person(ANN)).to_string();
        let hers = format!("/people/{}", person(ANN));
        assert!(found(site, SIAN, "ann").await && found(site, SIAN, &number).await && listed(site, SIAN).await);

        let kept = site.post_as(person(ANN), "/me/visible", &[("out", "yes")]).await;
        assert_eq!(kept.location, "/me/visible?done=membership-done-shown");

        for by in [SIAN, RUTH] {
            assert!(!found(site, by, "ann").await && !listed(site, by).await);
        }
        assert!(!found(site, SIAN, &number).await && found(site, RUTH, &number).await);
        assert_eq!(site.get_as(person(SIAN), &hers).await.status, 404);
        assert_eq!(site.get_as(person(RUTH), &hers).await.status, 200);
        let look = [("field", "email"), ("purpose", "correction")];
        assert_eq!(site.post_as(person(SIAN), &format!("{hers}/reveal"), &look).await.status, 404);
        assert_eq!(site.get_as(person(SIAN), &format!("{hers}/offices")).await.status, 403);
        assert_eq!(site.post_as(person(RUTH), &format!("{hers}/reveal"), &look).await.status, 200);
        assert!(site.get_as(person(ANN), "/me/data").await.text.contains("\"kept_out\""));
        site.post_as(person(ANN), "/me/visible", &[("out", "no")]).await;
        assert!(found(site, SIAN, "ann").await && listed(site, SIAN).await);
    })
    .await;
}

#[tokio::test]
async fn whom_an_office_protects_does_not_put_herself_back() {
    each_movement(async |site| {
        let path = format!("/people/{}/keep-out", person(ANN));
        assert_eq!(site.post_as(person(SIAN), &path, &[("out", "yes")]).await.status, 403);
        assert_eq!(site.post_as(person(RUTH), &path, &[("out", "yes")]).await.status, 303);

        site.post_as(person(ANN), "/me/visible", &[("out", "no")]).await;

        assert!(!found(site, RUTH, "ann").await);
        assert!(site.get_as(person(ANN), "/me/visible").await.text.contains("membership-out-protected"));
        site.post_as(person(RUTH), &path, &[("out", "no")]).await;
        assert!(found(site, RUTH, "ann").await);
    })
    .await;
}

#[tokio::test]
async fn nobody_searches_through_a_whole_roll() {
    each_movement(async |site| {
        let search = async || site.post_as(person(SIAN), "/people", &[("name", "an")]).await.status;
        for _ in 0..120 {
            assert_eq!(search().await, 200);
        }

        assert_eq!(search().await, 429);

        site.later(10 * terms::Timestamp::MINUTE);
        assert_eq!(search().await, 200);
    })
    .await;
}

#[tokio::test]
async fn a_treasurer_finds_who_is_kept_out_by_the_number_on_a_bank_statement_alone() {
    each_movement(async |site| {
        crate::movement::give(site, SIAN, "treasurer", "wales").await;
        site.post_as(person(ANN), "/me/visible", &[("out", "yes")]).await;
        let number = membership::person::number(person(ANN)).to_string();

        assert!(!found(site, SIAN, "ann").await && found(site, SIAN, &number).await);
        let path = format!("/people/{}/subscription", person(ANN));
        assert_eq!(site.get_as(person(SIAN), &path).await.status, 200);
    })
    .await;
}
