use web::testing::{Answer, Site};

use crate::movement::{ANN, SIAN, each_movement, person, place};

/// The organiser of Wales enters Dilys at a place.
async fn enter(site: &Site, slug: &str, id: &str) -> Answer {
    let place = place(site, slug).await.to_string();
    let fields = [
        ("id", id),
        ("name", "Dilys Pugh"),
        ("address", "1 Example Street, Cardiff"),
        ("postcode", "CF10 1AA"),
        ("place", &place),
        ("sheet", "17"),
        ("signed", "yes"),
    ];
    site.post_as(person(SIAN), "/join/paper", &fields).await
}

const ID: &str = "11111111-1111-4111-8111-111111111111";

#[tokio::test]
async fn an_organiser_enters_somebody_without_email_in_her_own_places() {
    each_movement(async |site| {
        assert_eq!(site.get_as(person(SIAN), "/join/paper").await.status, 200);

        let entered = enter(site, "cardiff", ID).await;

        assert_eq!(entered.location, "/join/paper?done=membership-done-paper");
        let mut tx = site.app.db.reader().await.unwrap();
        let dilys = ID.parse().unwrap();
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

        let wales = place(site, "wales").await;
        let mut tx = site.app.db.reader().await.unwrap();
        assert_eq!(membership::count(&mut tx, wales, site.app.now()).await.unwrap(), 3);
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

        let mut tx = site.app.db.reader().await.unwrap();
        assert!(!membership::is_known(&mut tx, ID.parse().unwrap()).await.unwrap());
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
