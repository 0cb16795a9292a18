use terms::PersonId;
use web::testing::{Answer, Site};

use crate::movement::{ANN, SIAN, each_movement, person, place};

/// The organiser of Wales enters Dilys at a place.
async fn enter(site: &Site, slug: &str, id: &str) -> Answer {
    enter_named(site, slug, id, "Dilys Pugh").await
}

async fn enter_named(site: &Site, slug: &str, id: &str, name: &str) -> Answer {
    let place = place(site, slug).await.to_string();
    let fields = [
        ("id", id),
        ("name", name),
        ("address", "1 Example Street, Cardiff"),
        ("postcode", "CF10 1AA"),
        ("place", &place),
        ("sheet", "17"),
        ("signed", "yes"),
    ];
    site.post_as(person(SIAN), "/join/paper", &fields).await
}

/// Whom the organiser of Wales finds by this name.
async fn found(site: &Site, name: &str) -> Vec<PersonId> {
    let mut tx = site.app.db.reader().await.unwrap();
    let now = site.app.now();
    let offices = membership::offices_in_force(&mut tx, person(SIAN), now).await.unwrap();
    let findings = membership::finding::find(&mut tx, &site.app.vault, &offices, name, now).await.unwrap();
    findings.people.into_iter().map(|found| found.person).collect()
}

async fn members(site: &Site) -> i64 {
    let movement = place(site, "movement").await;
    let mut tx = site.app.db.reader().await.unwrap();
    membership::count(&mut tx, movement, site.app.now()).await.unwrap()
}

const ID: &str = "11111111-1111-4111-8111-111111111111";

#[tokio::test]
async fn an_organiser_enters_somebody_without_email_in_her_own_places() {
    each_movement(async |site| {
        assert_eq!(site.get_as(person(SIAN), "/join/paper").await.status, 200);

        let entered = enter(site, "cardiff", ID).await;

        assert_eq!(entered.location, "/join/paper?done=membership-done-paper");
        let dilys = found(site, "dilys").await[0];
        let mut tx = site.app.db.reader().await.unwrap();
        let now = site.app.now();
        assert!(membership::standing(&mut tx, dilys, now).await.unwrap().is_member());
        assert_eq!(membership::email(&mut tx, &site.app.vault, dilys, now).await.unwrap(), None);
        let address = membership::address(&mut tx, &site.app.vault, dilys, now).await.unwrap();
        assert_eq!(address.as_deref(), Some("1 Example Street, Cardiff"));
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_enters_one_member() {
    each_movement(async |site| {
        enter(site, "cardiff", ID).await;
        enter(site, "cardiff", ID).await;

        assert_eq!(members(site).await, 5);
    })
    .await;
}

#[tokio::test]
async fn going_back_and_entering_the_next_sheet_enters_the_next_member() {
    each_movement(async |site| {
        enter_named(site, "cardiff", ID, "Dilys Pugh").await;
        enter_named(site, "cardiff", ID, "Emrys Pugh").await;

        assert_eq!((found(site, "dilys").await.len(), found(site, "emrys").await.len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_again_does_not_bring_back_who_was_erased() {
    each_movement(async |site| {
        enter(site, "cardiff", ID).await;
        let dilys = found(site, "dilys").await[0];
        membership::erase_everywhere(&site.app, dilys).await.unwrap();

        enter(site, "cardiff", ID).await;

        assert_eq!(members(site).await, 4);
    })
    .await;
}

#[tokio::test]
async fn an_organiser_enters_nobody_elsewhere() {
    each_movement(async |site| {
        assert_eq!(enter(site, "leeds", ID).await.status, 403);
        assert_eq!(enter(site, "movement", ID).await.status, 403);
        assert_eq!(site.get_as(person(ANN), "/join/paper").await.status, 403);
        assert_eq!(site.get("/join/paper").await.status, 303);

        assert_eq!(members(site).await, 4);
    })
    .await;
}

#[tokio::test]
async fn who_has_not_signed_is_not_entered() {
    each_movement(async |site| {
        let place = place(site, "cardiff").await.to_string();
        let fields = [("name", "Dilys Pugh"), ("address", ""), ("sheet", "17"), ("place", place.as_str())];

        let refused = site.post_as(person(SIAN), "/join/paper", &fields).await;

        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("membership-paper-signed-needed"));
        assert!(refused.text.contains("web-error-empty"));
        assert!(refused.text.contains("Dilys Pugh"));
    })
    .await;
}
