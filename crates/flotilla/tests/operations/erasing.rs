use std::fs;

use flotilla::restore::{self, BackUp};

use crate::{
    machine::{Engine, Machine, Organisation, now},
    restoring::files,
};

const MYFANWY: &str = "Myfanwy Thistlewood";

/// A machine from which somebody was erased after the first of two back-ups; the person, and both.
async fn erased() -> (Machine, terms::PersonId, [flotilla::backup::Report; 2]) {
    let old = Machine::founded().await;
    let organisation = Organisation::of(&old).await;
    let person = organisation.register(MYFANWY, ["myfanwy@heron.example", "CF10 1AA", "3 Wrack Lane"]).await;
    assert_eq!(organisation.name(person).await.as_deref(), Some(MYFANWY));
    let before = old.back_up().await;
    membership::erase_everywhere(&organisation.app, person).await.unwrap();
    let after = old.back_up().await;
    organisation.close().await;
    (old, person, [before, after])
}

#[tokio::test]
async fn who_was_erased_stays_erased_after_a_back_up_from_before_it_is_restored() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(new) = Machine::new(engine).await else { continue };
        let (old, person, [before, _]) = erased().await;
        new.bring_master_key(&old);
        let (database, keys) = files(&before);

        // The key store of before knows her key; the list beside it knows that she was erased.
        let report = restore::restore(
            &new.settings,
            BackUp { database: &database, keys: &keys, identity: None, erasures: None },
            now(),
        )
        .await
        .unwrap();

        assert_eq!((report.erased_again, report.has_list), (1, true));
        assert_eq!(report.identical, before.database.hash, "compared before she was erased again");
        let organisation = Organisation::of(&new).await;
        assert!(!organisation.is_known(person).await);
        assert_eq!(organisation.name(person).await, None);
        assert!(organisation.open.vault.seal(person, "name", "x", now()).await.is_err(), "her key is gone");
        assert_eq!(organisation.members().await, 2);
        // The new machine's own list knows of her for the next time.
        let list = fs::read_to_string(new.settings.key_backup_folder.join("erasures.txt")).unwrap();
        assert!(list.contains(&person.to_string()));
        organisation.close().await;
        new.remove().await;
    }
}

#[tokio::test]
async fn the_fields_of_the_erased_cannot_be_read_with_newer_keys_even_without_a_list() {
    let (old, person, [before, after]) = erased().await;
    let new = Machine::new(Engine::Sqlite).await.unwrap();
    new.bring_master_key(&old);
    fs::remove_file(after.key_folder.join("erasures.txt")).unwrap();
    let (database, keys) = (files(&before).0, files(&after).1);

    let report = restore::restore(
        &new.settings,
        BackUp { database: &database, keys: &keys, identity: None, erasures: None },
        now(),
    )
    .await
    .unwrap();

    assert_eq!((report.erased_again, report.has_list), (0, false));
    let organisation = Organisation::of(&new).await;
    assert!(organisation.is_known(person).await, "her rows are those of the old back-up");
    assert_eq!(organisation.name(person).await, None);
    organisation.close().await;
}

#[tokio::test]
async fn a_list_that_lies_elsewhere_is_given_by_name() {
    let (old, person, [before, after]) = erased().await;
    let new = Machine::new(Engine::Sqlite).await.unwrap();
    new.bring_master_key(&old);
    let elsewhere = new.folder.path().join("list.txt");
    fs::rename(after.key_folder.join("erasures.txt"), &elsewhere).unwrap();
    let (database, keys) = files(&before);

    let from = BackUp { database: &database, keys: &keys, identity: None, erasures: Some(&elsewhere) };
    let report = restore::restore(&new.settings, from, now()).await.unwrap();

    assert_eq!(report.erased_again, 1);
    let organisation = Organisation::of(&new).await;
    assert!(!organisation.is_known(person).await);
    organisation.close().await;
}
