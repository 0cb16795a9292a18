use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, person, place, suspend};

async fn decide(site: &Site, decider: u8, about: u8, fields: &[(&str, &str)]) -> Answer {
    site.post_as(person(decider), &format!("/people/{}/standing", person(about)), fields).await
}

const REMOVE: &[(&str, &str)] = &[("id", "33333333-3333-4333-8333-333333333333"), ("what", "removed"), ("rule", "9.3")];

#[tokio::test]
async fn a_suspended_officer_keeps_her_membership_and_loses_her_powers_until_it_ends() {
    each_movement(async |site| {
        suspend(site, RUTH, SIAN, "10").await;

        assert_eq!(site.get_as(person(SIAN), "/people").await.status, 403);
        let rights = site.get_as(person(SIAN), "/me/rights").await.text;
        assert!(rights.contains("membership-clause-suspended") && rights.contains("membership-rights-rest"));
        let history = site.get_as(person(SIAN), "/me").await.text;
        assert_eq!(history.matches("membership-event-suspended").count(), 1);
        site.later(10 * Timestamp::DAY);
        assert_eq!(site.get_as(person(SIAN), "/people").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_decision_that_is_sent_twice_is_entered_once() {
    each_movement(async |site| {
        assert_eq!(decide(site, RUTH, ANN, REMOVE).await.status, 303);
        decide(site, RUTH, ANN, REMOVE).await;

        assert!(!site.post_as(person(RUTH), "/people", &[("name", "conn")]).await.text.contains("Connor"));
        site.post_as(person(RUTH), &format!("/people/{}/restore", person(ANN)), &[]).await;
        let history = site.get_as(person(RUTH), &format!("/people/{}", person(ANN))).await.text;
        assert_eq!(history.matches("membership-event-removed").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_suspended_without_a_case() {
    each_movement(async |site| {
        let fields = [("what", "suspended"), ("days", "10"), ("rule", "9.2")];

        let refused = decide(site, RUTH, ANN, &fields).await;

        assert!(refused.status == 422 && refused.text.contains("web-error-choose"));
    })
    .await;
}

#[tokio::test]
async fn only_the_standing_capability_over_her_home_decides_and_never_over_oneself() {
    each_movement(async |site| {
        assert_eq!(decide(site, SIAN, ANN, REMOVE).await.status, 403);
        assert_eq!(decide(site, ANN, BOB, REMOVE).await.status, 403);

        let own = decide(site, RUTH, RUTH, REMOVE).await;

        assert_eq!(own.status, 422);
        assert!(!site.get_as(person(RUTH), "/me").await.text.contains("membership-event-removed"));
    })
    .await;
}

#[tokio::test]
async fn what_happened_to_a_member_is_shown_to_those_who_decide_on_it() {
    each_movement(async |site| {
        suspend(site, RUTH, ANN, "10").await;
        let path = format!("/people/{}", person(ANN));

        let organiser = site.get_as(person(SIAN), &path).await;
        let administrator = site.get_as(person(RUTH), &path).await;

        assert!(organiser.status == 200 && !organiser.text.contains("membership-event-suspended"));
        assert!(administrator.text.contains("membership-event-suspended"));
    })
    .await;
}

#[tokio::test]
async fn an_ended_membership_ends_sessions_and_offices() {
    each_movement(async |site| {
        let session = site.session(person(SIAN)).await;

        let fields = [("what", "removed"), ("rule", "9.3")];
        assert_eq!(decide(site, RUTH, SIAN, &fields).await.status, 303);

        let me = site.send(axum::http::Method::GET, "/me", "", Some(&session), "").await;
        assert_eq!(me.status, 303);
        let wales = place(site, "wales").await;
        let mut tx = site.app.db.reader().await.unwrap();
        assert_eq!(membership::count(&mut tx, wales, site.app.now()).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_member_moves_her_own_home_and_is_found_there() {
    each_movement(async |site| {
        let leeds = place(site, "leeds").await.to_string();
        assert!(site.get_as(person(ANN), "/me/place").await.text.contains("Leeds"));

        let moved = site.post_as(person(ANN), "/me/place", &[("place", &leeds)]).await;

        assert_eq!(moved.location, "/me?done=membership-done-moved");
        let search = site.post_as(person(SIAN), "/people", &[("name", "conn")]).await;
        assert!(search.text.contains("membership-people-none"));
        let search = site.post_as(person(RUTH), "/people", &[("name", "conn")]).await;
        assert!(search.text.contains("Leeds"));
        let root = place(site, "movement").await.to_string();
        let refused = site.post_as(person(ANN), "/me/place", &[("place", &root)]).await;
        assert!(refused.status == 422 && refused.text.contains("membership-standing-no-home"));
    })
    .await;
}

#[tokio::test]
async fn a_removal_by_mistake_is_undone_by_an_officer_of_her_last_home() {
    each_movement(async |site| {
        site.later(Timestamp::DAY);
        let removed = [("what", "removed"), ("rule", "9.3")];
        site.post_as(person(RUTH), &format!("/people/{}/standing", person(ANN)), &removed).await;
        let listed = site.get_as(person(RUTH), "/people/ended").await.text;
        let path = format!("/people/{}/restore", person(ANN));

        let organiser = site.post_as(person(SIAN), &path, &[]).await;
        let undone = site.post_as(person(RUTH), &path, &[]).await;
        let again = site.post_as(person(RUTH), &path, &[]).await;

        assert!(listed.contains("Ann O&#39;Connor-Lee") && listed.contains("membership-ended-removed("));
        assert!(!listed.contains("Bob"));
        assert_eq!(organiser.status, 403, "an organiser does not decide on standings");
        assert_eq!((undone.status, again.status), (303, 422));
        let me = site.get_as(person(ANN), "/me").await.text;
        assert!(me.contains("membership-event-removed(") && me.contains("membership-event-restored"));
        assert!(!site.get_as(person(RUTH), "/people/ended").await.text.contains("Connor"));
        let found = site.post_as(person(SIAN), "/people", &[("name", "connor")]).await.text;
        assert!(found.contains("Ann O&#39;Connor-Lee"), "she is found again");
    })
    .await;
}
