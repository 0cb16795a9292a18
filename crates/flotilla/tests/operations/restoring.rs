use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Read, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use flotilla::{
    backup::{self, Report},
    restore::{self, BackUp, RestoreError},
    settings::Chosen,
};

use crate::machine::{Engine, Machine, Organisation, each_machine, now};

pub(crate) fn files(made: &Report) -> (PathBuf, PathBuf) {
    (made.folder.join(&made.database.file), made.key_folder.join(&made.keys.file))
}

/// What restoring the files on a machine comes to.
async fn restored(machine: &Machine, database: &Path, keys: &Path) -> Result<restore::Report, RestoreError> {
    restore::restore(&machine.settings, BackUp { database, keys, identity: None, erasures: None }, now()).await
}

/// The text in a packed file, changed, in a file of another name beside it.
fn changed(file: &Path, name: &str, change: impl FnOnce(String) -> String) -> PathBuf {
    let mut text = String::new();
    GzDecoder::new(File::open(file).unwrap()).read_to_string(&mut text).unwrap();
    let path = file.with_file_name(name);
    let mut out = GzEncoder::new(File::create(&path).unwrap(), Compression::fast());
    out.write_all(change(text).as_bytes()).unwrap();
    out.finish().unwrap();
    path
}

#[tokio::test]
async fn an_installation_that_holds_data_is_not_filled_over() {
    each_machine(async |machine| {
        machine.found().await;
        let (database, keys) = files(&machine.back_up().await);

        let refused = restored(&machine, &database, &keys).await;

        assert!(matches!(&refused, Err(RestoreError::NotEmpty(_))), "{refused:?}");
        assert_eq!(Organisation::of(&machine).await.members().await, 2);
        machine.remove().await;
    })
    .await;
}

/// What `SQLite` keeps beside a file belongs to the database that was there before, and would be played into this one.
#[tokio::test]
async fn nothing_is_restored_beside_the_log_of_another_database() {
    let old = Machine::founded().await;
    let (database, keys) = files(&old.back_up().await);
    let new = Machine::new(Engine::Sqlite).await.unwrap();
    new.bring_master_key(&old);

    for name in ["flotilla.db", "keys.db"] {
        for end in ["-wal", "-shm", "-journal"] {
            let left = new.data(&format!("{name}{end}"));
            fs::write(&left, "of yesterday").unwrap();

            let refused = restored(&new, &database, &keys).await;

            assert!(
                matches!(&refused, Err(RestoreError::NotEmpty(what)) if *what == left.display().to_string()),
                "{refused:?}"
            );
            assert!(!new.data("flotilla.db").exists() && !new.data("keys.db").exists());
            fs::remove_file(&left).unwrap();
        }
    }
    restored(&new, &database, &keys).await.unwrap();
}

#[tokio::test]
async fn a_damaged_file_is_refused_and_nothing_is_filled() {
    let old = Machine::founded().await;
    let (database, keys) = files(&old.back_up().await);
    let bytes = fs::read(&database).unwrap();
    let cut = database.with_file_name("cut.dump.gz");
    fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let one_letter = |file: &Path| changed(file, "one-letter.dump.gz", |text| text.replacen("wales", "wakes", 1));
    let no_end = |file: &Path| changed(file, "no-end.dump.gz", |text| text[..text.rfind("end ").unwrap()].to_owned());
    let other = |file: &Path| changed(file, "diary.dump.gz", |_| "Dear diary\n".to_owned());

    for (damaged, says) in [
        (one_letter(&database), "is damaged: its hash at the end does not fit its lines"),
        (cut, "cannot be read"),
        (no_end(&database), "is damaged: it ends too early"),
        (other(&database), "is no back-up that this version can read"),
        (database.with_file_name("nowhere.dump.gz"), "cannot be read"),
    ] {
        let new = Machine::new(Engine::Sqlite).await.unwrap();
        new.bring_master_key(&old);

        let refused = restored(&new, &damaged, &keys).await.unwrap_err().to_string();

        assert!(refused.contains(says), "{refused}");
        let left: Vec<_> =
            fs::read_dir(&new.settings.data_folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["master.key"], "{says}");
    }
}

#[tokio::test]
async fn a_damaged_file_fills_nothing_on_postgresql_either() {
    let Some(new) = Machine::new(Engine::Postgres).await else { return };
    let old = Machine::founded().await;
    let (database, keys) = files(&old.back_up().await);
    new.bring_master_key(&old);
    let damaged = changed(&database, "damaged.dump.gz", |text| text.replacen("wales", "wakes", 1));

    let refused = restored(&new, &damaged, &keys).await;

    assert!(matches!(refused, Err(RestoreError::Damaged(_))), "{refused:?}");
    let again = restored(&new, &database, &keys).await;
    assert!(again.is_ok(), "nothing was left that is in the way: {again:?}");
    new.remove().await;
}

#[tokio::test]
async fn without_its_own_master_key_nothing_is_restored() {
    let old = Machine::founded().await;
    let (database, keys) = files(&old.back_up().await);
    let new = Machine::new(Engine::Sqlite).await.unwrap();

    let none = restored(&new, &database, &keys).await;
    fs::create_dir_all(&new.settings.data_folder).unwrap();
    fs::write(&new.settings.master_key_file, "5e".repeat(32)).unwrap();
    let another = restored(&new, &database, &keys).await;

    assert!(matches!(none, Err(RestoreError::NoMasterKey(_))), "{none:?}");
    assert!(matches!(another, Err(RestoreError::Master(_))), "{another:?}");
    assert!(!new.data("flotilla.db").exists() && !new.data("keys.db").exists());
}

#[tokio::test]
async fn the_halves_are_not_mixed_up() {
    let old = Machine::founded().await;
    let (database, keys) = files(&old.back_up().await);
    let new = Machine::new(Engine::Sqlite).await.unwrap();
    new.bring_master_key(&old);

    let refused = restored(&new, &keys, &database).await;

    assert!(matches!(&refused, Err(RestoreError::Other { holds, .. }) if holds == "database"), "{refused:?}");
}

#[tokio::test]
async fn a_back_up_of_a_newer_version_is_refused() {
    let old = Machine::founded().await;
    let (database, keys) = files(&old.back_up().await);
    let manifest = database.with_file_name(format!("{}.json", database.file_name().unwrap().to_string_lossy()));
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replacen("\"steps\": [", "\"steps\": [\"2031-01-01-0100-moons\",", 1)).unwrap();
    let new = Machine::new(Engine::Sqlite).await.unwrap();
    new.bring_master_key(&old);

    let refused = restored(&new, &database, &keys).await;

    assert!(
        matches!(&refused, Err(RestoreError::Newer { step, .. }) if step == "2031-01-01-0100-moons"),
        "{refused:?}"
    );
}

#[tokio::test]
async fn more_rows_than_fit_in_a_piece_refer_to_each_other() {
    let old = Machine::founded().await;
    let organisation = Organisation::of(&old).await;
    let root = places::root(&mut organisation.open.db.reader().await.unwrap()).await.unwrap().unwrap();
    let mut parent = root.id;
    // A chain against the order of ids, longer than what is filled in one transaction.
    for number in (0..1_200u32).rev() {
        let mut id = [0; 16];
        id[..4].copy_from_slice(&number.to_be_bytes());
        let new = places::NewPlace {
            id: terms::PlaceId::by_chance(id),
            parent,
            slug: format!("chain-{number}").parse().unwrap(),
            name: places::Name { english: format!("end {number}").parse().unwrap(), welsh: None },
            kind: "branch".parse().unwrap(),
        };
        parent = if number % 400 == 0 { root.id } else { new.id };
        places::add(&organisation.open.db, new, None, now()).await.unwrap();
    }
    organisation.close().await;
    let made = old.back_up().await;
    let (database, keys) = files(&made);

    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(new) = Machine::new(engine).await else { continue };
        new.bring_master_key(&old);
        assert_eq!(restored(&new, &database, &keys).await.unwrap().identical, made.database.hash);
        new.remove().await;
    }
}

#[tokio::test]
async fn a_whole_movement_with_its_ballots_is_restored_to_the_byte_on_both_engines() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    let mut fill = std::process::Command::new(env!("CARGO_BIN_EXE_flotilla"));
    let filled = fill.args(["demo", "--only-fill", "--members", "200", "--data"]).arg(&data).output().unwrap();
    assert!(filled.status.success(), "{}", String::from_utf8_lossy(&filled.stderr));
    let chosen = Chosen { config: None, data: Some(data) };
    let demo = chosen.settings(&BTreeMap::new()).unwrap();
    let made = backup::back_up(&demo, &demo.backup_folder, &demo.key_backup_folder, now()).await.unwrap();
    let (database, keys) = files(&made);
    assert!(made.database.lines > 2_000, "there is something to restore: {} lines", made.database.lines);

    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(new) = Machine::new(engine).await else { continue };
        fs::create_dir_all(&new.settings.data_folder).unwrap();
        fs::copy(&demo.master_key_file, &new.settings.master_key_file).unwrap();

        let report = restored(&new, &database, &keys).await.unwrap();

        assert_eq!(report.identical, made.database.hash, "{engine:?}");
        new.remove().await;
    }
}
