use std::{fs, path::Path};

use axum::http::Method;
use database::Error;
use terms::Timestamp;
use web::testing::Site;

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, letters, on_sqlite, particulars, person, place};

async fn erase(site: &Site, number: u8) {
    let answer = site.post_as(person(number), "/me/erase", &[("understood", "yes")]).await;
    assert_eq!(answer.status, 200);
    assert!(answer.text.contains("membership-done-erased"));
}

async fn is_known(site: &Site, number: u8) -> bool {
    membership::is_known(&mut site.app.db.reader().await.unwrap(), person(number)).await.unwrap()
}

#[tokio::test]
async fn nothing_is_erased_by_mistake() {
    each_movement(async |site| {
        let refused = site.post_as(person(ANN), "/me/erase", &[]).await;

        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("membership-erase-understood-needed"));
        assert!(is_known(site, ANN).await);
    })
    .await;
}

#[tokio::test]
async fn who_is_erased_is_found_by_nobody_and_signed_out_everywhere() {
    each_movement(async |site| {
        let session = site.session(person(ANN)).await;

        erase(site, ANN).await;

        assert!(!is_known(site, ANN).await);
        assert_eq!(site.send(Method::GET, "/me", "", Some(&session), "").await.status, 303);
        let search = site.post_as(person(RUTH), "/people", &[("name", "ann")]).await;
        assert!(search.text.contains("membership-people-none"));
        let mut tx = site.app.db.reader().await.unwrap();
        assert_eq!(membership::name(&mut tx, &site.app.vault, person(ANN), site.app.now()).await.unwrap(), None);
        assert_eq!(membership::tombstones(&mut tx).await.unwrap(), [person(ANN)]);
    })
    .await;
}

/// B17: before, in her own copy, on the last page and in the last letter, with law and end.
#[tokio::test]
async fn what_outlives_her_erasure_is_listed_to_her_wherever_she_asks() {
    each_movement(async |site| {
        let always = ["membership-hold-back-ups", "membership-hold-letters", "membership-hold-tombstone"];
        let sometimes = ["membership-hold-log", "membership-hold-address"];
        let holds = async |path: &str| site.get_as(person(ANN), path).await.text;
        let before = holds("/me/erase").await;
        let look = [("field", "email"), ("purpose", "meeting")];
        site.post_as(person(SIAN), &format!("/people/{}/reveal", person(ANN)), &look).await;
        site.post_as(person(ANN), "/me/objection", &[("object", "yes")]).await;

        let (page, copy, file) = (holds("/me/erase").await, holds("/me/data/read").await, holds("/me/data").await);
        let last = site.post_as(person(ANN), "/me/erase", &[("understood", "yes")]).await;
        let letter = letters(site).await.pop().unwrap();

        for hold in always {
            assert!(before.contains(hold), "{hold}");
        }
        for hold in sometimes {
            assert!(!before.contains(hold), "{hold}");
        }
        for (at, text) in [page, copy, file, last.text, letter].iter().enumerate() {
            for hold in always.iter().chain(&sometimes) {
                assert!(text.contains(hold), "{hold} {at}: {text}");
            }
            assert!(text.contains("membership-hold-law-security"), "{at}");
            assert!(
                text.contains("web-date(day=22, month=web-month-12, year=2026)"),
                "{at}: thirty days after the erasure: {text}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn who_joins_again_while_the_list_of_former_members_is_worked_off_is_not_let_go() {
    each_movement(async |site| {
        let app = &site.app;
        for number in [ANN, BOB] {
            membership::leave(&app.db, person(number), app.new_id(), app.now()).await.unwrap();
        }
        let listed_until = app.now();
        site.later(Timestamp::HOUR);
        membership::join_again(&app.db, person(ANN), (app.new_id(), app.new_id()), app.now()).await.unwrap();

        let let_go = async |number| membership::erase_former(app, person(number), listed_until).await.unwrap();

        assert!(!let_go(ANN).await && is_known(site, ANN).await);
        assert!(let_go(BOB).await && !is_known(site, BOB).await);
    })
    .await;
}

#[tokio::test]
async fn her_address_is_free_again_once_she_is_erased() {
    each_movement(async |site| {
        erase(site, ANN).await;

        enter(site, 9, "Ann Again", "ann@example.org", "cardiff").await;

        assert!(is_known(site, 9).await);
    })
    .await;
}

#[tokio::test]
async fn a_restored_back_up_erases_her_again() {
    each_movement(async |site| {
        // What a back-up from before the erasure brings back: her rows, and no tombstone. That was kept elsewhere.
        let kept = vec![person(ANN)];
        assert!(is_known(site, ANN).await);

        let app = site.app.clone();
        let erased = membership::replay_erasures(&site.app.db, &site.app.vault, kept, async |person| {
            membership::erase_everywhere(&app, person).await
        });

        assert_eq!(erased.await.unwrap(), 1);
        assert!(!is_known(site, ANN).await);
        assert!(is_known(site, SIAN).await);
        let tombstones = membership::tombstones(&mut site.app.db.reader().await.unwrap()).await.unwrap();
        assert_eq!(tombstones, [person(ANN)]);
    })
    .await;
}

#[tokio::test]
async fn two_entries_of_one_person_become_one() {
    each_movement(async |site| {
        enter(site, 9, "Siân Llewelyn", "sian2@example.org", "cardiff").await;
        let merge = membership::slice().merge.unwrap();

        site.app.db.write::<(), Error, _>(move |tx| merge(tx, person(SIAN), person(9))).await.unwrap();

        assert!(!is_known(site, SIAN).await);
        assert_eq!(site.get_as(person(9), "/people").await.status, 200);
        let me = site.get_as(person(9), "/me").await.text;
        assert_eq!(me.matches("membership-event-admitted").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_stolen_database_with_its_log_tells_no_name_and_no_address() {
    on_sqlite(async |site| {
        crate::movement::invite(site, RUTH, "Ruth Adeyemi", "ruth@example.org").await;
        enter(site, ANN, "Ann Penhaligon", "ann.penhaligon@example.org", "cardiff").await;
        let cardiff = place(site, "cardiff").await.to_string();
        let fields = [
            ("name", "Carys Penhaligon"),
            ("email", "carys@penhaligon.example"),
            ("postcode", "CF10 1AA"),
            ("consent", "yes"),
            ("step", "place"),
            ("place", cardiff.as_str()),
        ];
        assert_eq!(site.post("/join", &fields).await.status, 303);
        assert_eq!(particulars("A B", "a@example.org").postcode.unwrap().as_str(), "CF10 1AA");

        let folder = site.folder().unwrap();
        let bytes = all_bytes(folder);

        assert!(bytes.len() > 100_000, "the files are there");
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for secret in ["penhaligon", "adeyemi", "ruth@", "carys", "cf10 1aa"] {
            assert!(!text.contains(secret), "{secret}");
        }
        // The same search does find what is there in clear.
        assert!(text.contains("cardiff"));
    })
    .await;
}

fn all_bytes(folder: &Path) -> Vec<u8> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.flat_map(|file| fs::read(file).unwrap()).collect()
}
