use std::sync::Mutex;

use database::{Db, Error, Migration, Options, Sql, args, sql};
use flotilla::{
    slices,
    upgrade::{self, UpgradeError},
};

use crate::machine::{Machine, each_machine, now};

/// Every step but that of the program itself, as an older version would have it.
fn older() -> Vec<Migration> {
    slices::migrations().into_iter().filter(|step| !step.name.ends_with("-program")).collect()
}

/// Leaves a database that the steps have made.
async fn made_by(machine: &Machine, steps: &[Migration]) {
    machine.settings.places().prepare().unwrap();
    let master = machine.settings.places().master().unwrap();
    let db = Db::open(&Options::new(&machine.settings.database)).await.unwrap();
    db.migrate(steps, now()).await.unwrap();
    db.close().await;
    let vault = database::Vault::open(&Options::new(&machine.settings.keys), &master, now()).await.unwrap();
    vault.store().close().await;
}

#[tokio::test]
async fn an_older_database_is_backed_up_brought_up_to_date_and_compared() {
    each_machine(async |machine| {
        made_by(&machine, &older()).await;
        let said = Mutex::new(Vec::new());

        let aside = upgrade::open_as_it_is(&machine.settings, now()).await;
        let open =
            upgrade::open(&machine.settings, now(), &|what| said.lock().unwrap().push(what.to_owned())).await.unwrap();

        assert!(matches!(aside, Err(UpgradeError::Older)), "a command beside the server upgrades nothing");
        assert!(open.db.pending(&slices::migrations()).await.unwrap().is_empty());
        let said = said.into_inner().unwrap().join("\n");
        assert!(said.contains("Backed up: ") && said.contains("2026-11-22-0900-program"), "{said}");
        let made = std::fs::read_dir(&machine.settings.backup_folder).unwrap().count();
        assert_eq!(made, 2, "a dump and its manifest");
        open.db.close().await;
        open.vault.store().close().await;
        machine.remove().await;
    })
    .await;
}

const ERASE: Sql = sql!("INSERT INTO erasures (person, erased_at) VALUES ($1, $2)");

#[tokio::test]
async fn a_back_up_of_an_older_database_still_knows_who_was_erased() {
    each_machine(async |machine| {
        let days_of_old: Vec<Migration> =
            slices::migrations().into_iter().filter(|step| step.name < "2026-11-27").collect();
        assert!(days_of_old.len() < slices::migrations().len());
        made_by(&machine, &days_of_old).await;
        let db = Db::open(&Options::new(&machine.settings.database)).await.unwrap();
        let person = terms::PersonId::by_chance([5; 16]);
        db.write::<u64, Error, _>(move |tx| Box::pin(async move { tx.exec(ERASE, args![person, now()]).await }))
            .await
            .unwrap();
        db.close().await;

        let before = machine.back_up().await;
        let open = upgrade::open(&machine.settings, now(), &|_| {}).await.unwrap();
        open.db.close().await;
        open.vault.store().close().await;
        let after = machine.back_up().await;

        assert_eq!(before.erased, 1);
        assert_eq!(before.database.access_log, None, "there was no log to take the end of");
        let end = after.database.access_log.unwrap();
        assert_eq!((end.rows, end.head.len()), (0, 64));
        machine.remove().await;
    })
    .await;
}

#[tokio::test]
async fn when_the_back_up_fails_nothing_is_upgraded() {
    let machine = Machine::new(crate::machine::Engine::Sqlite).await.unwrap();
    made_by(&machine, &older()).await;
    std::fs::write(&machine.settings.backup_folder, "a file where a folder should be").unwrap();

    let refused = upgrade::open(&machine.settings, now(), &|_| {}).await;

    assert!(matches!(refused, Err(UpgradeError::BackUp(_))));
    let db = Db::open(&Options::new(&machine.settings.database)).await.unwrap();
    assert_eq!(db.pending(&slices::migrations()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_newer_database_is_refused_and_stays_as_it_is() {
    each_machine(async |machine| {
        let moons =
            Migration { name: "2031-01-01-0100-moons", text: "CREATE TABLE moons (id @id PRIMARY KEY) @strict;" };
        made_by(&machine, &[slices::migrations(), vec![moons]].concat()).await;

        let refused = upgrade::open(&machine.settings, now(), &|_| {}).await;

        assert!(matches!(refused, Err(UpgradeError::Database(Error::Newer(step))) if step == moons.name));
        assert!(!machine.settings.backup_folder.exists());
        machine.remove().await;
    })
    .await;
}

#[tokio::test]
async fn a_lost_key_store_is_not_replaced_by_an_empty_one() {
    each_machine(async |machine| {
        machine.settings.places().prepare().unwrap();
        let db = Db::open(&Options::new(&machine.settings.database)).await.unwrap();
        db.migrate(&slices::migrations(), now()).await.unwrap();
        db.close().await;

        let served = upgrade::open(&machine.settings, now(), &|_| {}).await;
        let beside = upgrade::open_as_it_is(&machine.settings, now()).await;

        assert!(matches!(served, Err(UpgradeError::KeysGone)), "{served:?}");
        assert!(matches!(beside, Err(UpgradeError::KeysGone)), "{beside:?}");
        assert!(!machine.data("keys.db").exists());
        machine.remove().await;
    })
    .await;
}
