//! B35: what is left out of a member's pages for who looks along, and that its end is an end and stands in the log.

use axum::http::Method;
use database::{Sql, args, sql};
use membership::{person::number, support};
use terms::{BallotId, Timestamp};
use web::session::{self, Agent, Strength};

use crate::{
    movement::{ANN, BOB, RUTH, SIAN, each_movement, give, person, place, suspend},
    supporting::{code, logged, look_along, rows, sees, sees_as},
};

const SALTS: Sql = sql!("SELECT count(DISTINCT salt) AS value FROM access_log");

/// B3: nor does erasing the officer leave a beginning without an end.
#[tokio::test]
async fn erasing_the_officer_ends_it_and_that_is_written_down() {
    each_movement(async |site| {
        give(site, SIAN, "administrator", "wales").await;
        look_along(site, SIAN, ANN).await;

        membership::erase_everywhere(&site.app, person(SIAN)).await.unwrap();

        assert_eq!(logged(site).await, ["along-begun", "along-ended"]);
        assert_eq!(rows(site).await, 0);
        let seen = site.get_as(person(ANN), "/me/seen").await.text;
        assert!(seen.contains("membership-look-along-ended") && !seen.contains("Siân"), "{seen}");
    })
    .await;
}

/// What ended because an office no longer reached her does not come back with it; what still reaches her goes on.
#[tokio::test]
async fn it_ends_for_good_when_the_office_no_longer_reaches_her() {
    each_movement(async |site| {
        let moves = async |slug: &str| {
            let to = place(site, slug).await.to_string();
            let moved = site.post_as(person(ANN), "/me/place", &[("place", &to)]).await;
            assert_eq!(moved.location, "/me?done=membership-done-moved");
            site.later(Timestamp::SECOND);
        };
        give(site, SIAN, "administrator", "wales").await;
        look_along(site, SIAN, ANN).await;
        moves("leeds").await;
        assert_eq!(sees_as(site, SIAN).await, "own");
        moves("cardiff").await;
        assert_eq!(sees_as(site, SIAN).await, "own");
        assert!(!site.get_as(person(ANN), "/me").await.text.contains("web-watched"));

        // Hers reaches both: she may be moving because of what they look at.
        look_along(site, RUTH, ANN).await;
        moves("leeds").await;
        assert_eq!(sees(site, RUTH).await, "Ann");
        moves("cardiff").await;
        site.post_as(person(ANN), "/me/support/end", &[]).await;

        // Standing in a ballot.
        look_along(site, SIAN, ANN).await;
        let wales = place(site, "wales").await;
        for candidates in [vec![person(SIAN)], Vec::new()] {
            let (ballot, now) = (BallotId::by_chance([9; 16]), site.app.now());
            let said = site.app.db.write::<_, database::Error, _>(move |tx| {
                let candidates = candidates.clone();
                Box::pin(async move { membership::withhold(tx, ballot, wales, &candidates, now).await })
            });
            said.await.unwrap();
            site.later(Timestamp::SECOND);
            assert_eq!(sees_as(site, SIAN).await, "own");
        }
        site.later(support::LASTS);
        site.work().await;
        assert_eq!((rows(site).await, logged(site).await.len()), (0, 6));
    })
    .await;
}

/// A salt that is told of one row opens no other.
#[tokio::test]
async fn the_ends_of_several_have_a_salt_each() {
    each_movement(async |site| {
        for member in [ANN, BOB] {
            let code = code(site, member).await.replace(' ', "");
            let number = number(person(member)).to_string().replace(' ', "");
            let begun = session::start(&site.app, person(RUTH), Strength::Passkey, Agent::default()).await.unwrap();
            let token = begun.to_str().unwrap()["flotilla=".len()..].split(';').next().unwrap().to_owned();
            let form = format!("number={number}&code={code}&reason=Help");
            assert_eq!(site.send(Method::POST, "/support", &form, Some(&token), "").await.location, "/me");
        }

        let ended = site.post_as(person(RUTH), "/me/sign-in/sessions/end-others", &[]).await;

        assert_eq!(ended.status, 303, "{}", ended.text);
        assert_eq!(logged(site).await, ["along-begun", "along-begun", "along-ended", "along-ended"]);
        assert_eq!(site.app.db.reader().await.unwrap().one::<i64>(SALTS, args![]).await.unwrap(), 4);
    })
    .await;
}

/// B6: that it ended is no look; thirty in an hour are thirty beginnings and looks.
#[tokio::test]
async fn an_end_does_not_count_against_how_often_she_looks() {
    each_movement(async |site| {
        look_along(site, RUTH, ANN).await;
        site.post_as(person(RUTH), "/support/end", &[]).await;
        let path = format!("/people/{}/reveal", person(BOB));
        let look = [("field", "email"), ("purpose", "meeting")];

        for _ in 1..30 {
            assert_eq!(site.post_as(person(RUTH), &path, &look).await.status, 200);
        }

        assert_eq!(site.post_as(person(RUTH), &path, &look).await.status, 422);
    })
    .await;
}

/// B4: her pages show less to who looks along than to her.
#[tokio::test]
async fn cases_earlier_homes_the_kind_of_subscription_and_the_postcode_are_not_shown() {
    each_movement(async |site| {
        let starts = site.app.now().plus(20 * Timestamp::DAY).day(&site.app.settings.zone).to_string();
        let rule = [
            ("id", "44444444-4444-4444-8444-444444444444"),
            ("starts", starts.as_str()),
            ("asks", "due"),
            ("grace", "30"),
            ("currency", "gbp"),
            ("how", "Account 1234"),
            ("name1", "Reduced"),
            ("amount1", "2,50"),
            ("months1", "12"),
            ("concession1", "yes"),
        ];
        site.post_as(person(RUTH), "/subscription", &rule).await;
        site.post_as(person(ANN), "/me/subscription", &[("tier", "reduced")]).await;
        suspend(site, RUTH, ANN, "1").await;
        site.later(Timestamp::DAY);
        for slug in ["leeds", "cardiff"] {
            let to = place(site, slug).await.to_string();
            site.post_as(person(ANN), "/me/place", &[("place", &to)]).await;
            site.later(Timestamp::SECOND);
        }
        let particulars = [("name", "Ann O'Connor-Lee"), ("postcode", "LS1 1AA"), ("address", "")];
        site.post_as(person(ANN), "/me/particulars", &particulars).await;
        let hers = [
            ("/me", "membership-event-suspended"),
            ("/me", "membership-event-moved(place=Leeds)"),
            ("/me/subscription", "value=\"reduced\" checked"),
            ("/me/place", "membership-move-elsewhere"),
        ];
        for (path, what) in hers {
            let page = site.get_as(person(ANN), path).await.text;
            assert!(page.contains(what), "{path} {what}: {page}");
        }

        look_along(site, RUTH, ANN).await;

        for (path, what) in hers {
            let page = site.get_as(person(RUTH), path).await.text;
            assert!(page.contains("web-along(name=Ann O") && !page.contains(what), "{path} {what}: {page}");
        }
        let me = site.get_as(person(RUTH), "/me").await.text;
        assert!(!me.contains("Leeds") && me.contains("membership-event-moved(place=Cardiff)"), "{me}");
        assert!(site.get_as(person(RUTH), "/me/subscription").await.text.contains("value=\"reduced\""));
    })
    .await;
}
