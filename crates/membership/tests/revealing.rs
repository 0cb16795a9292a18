use axum::http::header;
use database::{Error, Sql, args, sql};
use membership::{access::Broken, access_log_head, verify_access_log};
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, letters, person};

const LOOK: [(&str, &str); 3] = [("field", "email"), ("purpose", "meeting"), ("note", "about Friday")];

async fn reveal(site: &Site, who: u8, whom: u8, form: &[(&str, &str)]) -> Answer {
    site.post_as(person(who), &format!("/people/{}/reveal", person(whom)), form).await
}

/// The number of the last row, when the whole log holds.
async fn rows(site: &Site) -> i64 {
    let mut tx = site.app.db.reader().await.unwrap();
    let chain = verify_access_log(&mut tx).await.unwrap().unwrap();
    assert_eq!(access_log_head(&mut tx).await.unwrap(), (chain.number, chain.head));
    chain.number
}

/// B1, B2 and B3: one field of one person, written down before it is shown, and she sees who looked.
#[tokio::test]
async fn an_organiser_looks_at_one_field_and_the_member_sees_who_looked() {
    each_movement(async |site| {
        let page = site.get_as(person(SIAN), &format!("/people/{}", person(ANN))).await.text;

        let shown = reveal(site, SIAN, ANN, &LOOK).await;

        assert!(page.contains("membership-reveal-title") && !page.contains("ann@example.org"));
        assert!(shown.text.contains("ann@example.org") && !shown.text.contains("CF10"), "one field and no other");
        assert_eq!(shown.headers[header::CACHE_CONTROL], "no-store, private");
        assert_eq!(rows(site).await, 1);
        let seen = site.get_as(person(ANN), "/me/seen").await.text;
        let who = "membership-seen-who(name=Siân Llywelyn, role=membership-role-organiser, place=Wales)";
        assert!(seen.contains(who) && seen.contains("membership-field-email"), "{seen}");
        assert!(seen.contains("membership-look-meeting: about Friday"));
        assert!(site.get_as(person(BOB), "/me/seen").await.text.contains("membership-seen-nobody"));
        // Overseers see that she looked, and what for, but not at whom.
        let log = site.get_as(person(RUTH), "/access-log").await.text;
        assert!(log.contains(who) && !log.contains("Connor") && !log.contains("about Friday"));
        assert_eq!(site.get_as(person(SIAN), "/access-log").await.status, 403);
        // B19: what she takes along names nobody else.
        let data = site.get_as(person(ANN), "/me/data").await.text;
        assert!(
            data.contains("about Friday") && !data.contains("Llywelyn") && !data.contains(&person(SIAN).to_string())
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_looks_without_an_office_elsewhere_at_herself_or_without_saying_why() {
    each_movement(async |site| {
        assert_eq!(reveal(site, ANN, SIAN, &LOOK).await.status, 403);
        assert_eq!(reveal(site, SIAN, BOB, &LOOK).await.status, 403);
        let own = reveal(site, SIAN, SIAN, &LOOK).await;
        assert!(own.text.contains("membership-reveal-own"), "B10");
        for wrong in [
            [("field", "name"), ("purpose", "meeting")],
            [("field", "email"), ("purpose", "curiosity")],
            [("field", ""), ("purpose", "meeting")],
        ] {
            let refused = reveal(site, SIAN, ANN, &wrong).await;
            assert_eq!(refused.status, 422, "{wrong:?}");
            assert!(!refused.text.contains("@example.org"));
        }

        assert_eq!(rows(site).await, 0);
    })
    .await;
}

/// B6: more than thirty in an hour stop, and those who look after it are told once.
#[tokio::test]
async fn who_looks_too_often_is_stopped_and_the_overseers_are_told_once() {
    each_movement(async |site| {
        for _ in 0..30 {
            assert_eq!(reveal(site, SIAN, ANN, &LOOK).await.status, 200);
        }

        let stopped = [reveal(site, SIAN, ANN, &LOOK).await, reveal(site, SIAN, ANN, &LOOK).await];
        let before = letters(site).await.len();
        site.work().await;
        let told: Vec<String> = site.letters();
        site.later(Timestamp::HOUR + 1);
        let later = reveal(site, SIAN, ANN, &LOOK).await;

        for answer in stopped {
            assert_eq!(answer.status, 422);
            assert!(answer.text.contains("membership-reveal-too-many") && !answer.text.contains("ann@example.org"));
        }
        assert_eq!(before, 0);
        let alerts: Vec<&String> = told.iter().filter(|letter| letter.contains("membership-letter-stopped(")).collect();
        assert_eq!(alerts.len(), 1, "{told:?}");
        assert!(alerts[0].contains("ruth@example.org"));
        assert_eq!(later.status, 200);
        assert_eq!(rows(site).await, 31);
    })
    .await;
}

#[tokio::test]
async fn two_who_look_at_the_same_instant_do_not_fork_the_log() {
    each_movement(async |site| {
        enter(site, 20, "Mair Evans", "mair@example.org", "cardiff").await;
        site.session(person(SIAN)).await;
        site.session(person(RUTH)).await;

        let looks = (0..12).map(|number| {
            let (who, whom) = if number % 2 == 0 { (SIAN, ANN) } else { (RUTH, 20) };
            reveal(site, who, whom, &LOOK)
        });
        let answers = futures_util::future::join_all(looks).await;

        assert!(answers.iter().all(|answer| answer.status == 200));
        assert_eq!(rows(site).await, 12);
    })
    .await;
}

/// B2 and B17: erasing somebody takes what the log says of her, and the log still holds.
#[tokio::test]
async fn the_log_holds_after_the_one_who_was_looked_at_and_the_one_who_looked_are_erased() {
    each_movement(async |site| {
        for whom in [ANN, ANN] {
            reveal(site, SIAN, whom, &LOOK).await;
        }
        reveal(site, RUTH, SIAN, &LOOK).await;
        let end = access_log_head(&mut site.app.db.reader().await.unwrap()).await.unwrap();

        for who in [ANN, SIAN] {
            let erased = site.post_as(person(who), "/me/erase", &[("understood", "yes")]).await;
            assert_eq!(erased.status, 200);
        }

        assert_eq!(rows(site).await, 3);
        assert_eq!(access_log_head(&mut site.app.db.reader().await.unwrap()).await.unwrap(), end);
        let log = site.get_as(person(RUTH), "/access-log").await.text;
        assert!(log.contains("membership-seen-gone") && !log.contains("Llywelyn"));
    })
    .await;
}

#[tokio::test]
async fn a_member_sees_whose_office_reaches_her_and_what_it_lets_them_see() {
    each_movement(async |site| {
        let page = site.get_as(person(ANN), "/me/visible").await.text;

        assert!(page.contains("membership-role-organiser") && page.contains("membership-role-administrator"));
        assert!(page.contains("membership-visible-reveal") && page.contains("membership-visible-search"));
        // Neither has agreed to be named.
        assert!(!page.contains("Llywelyn") && !page.contains("Adeyemi"));
        let bob = site.get_as(person(BOB), "/me/visible").await.text;
        assert!(!bob.contains("membership-role-organiser") && bob.contains("membership-role-administrator"));
    })
    .await;
}

const TAMPER: Sql = sql!("UPDATE access_log SET field = 'address' WHERE number = 2");
const REMOVE: Sql = sql!("DELETE FROM access_log WHERE number = 2");

#[tokio::test]
async fn whoever_changes_the_log_in_the_database_is_found_out() {
    each_movement(async |site| {
        for _ in 0..3 {
            reveal(site, SIAN, ANN, &LOOK).await;
        }
        let broken = async |statement: Sql| {
            let done = site.app.db.write::<_, Error, _>(move |tx| Box::pin(tx.exec(statement, args![])));
            done.await.unwrap();
            verify_access_log(&mut site.app.db.reader().await.unwrap()).await.unwrap().unwrap_err()
        };

        assert_eq!(broken(TAMPER).await, Broken::Changed(2));
        assert_eq!(broken(REMOVE).await, Broken::Order(3));
    })
    .await;
}
