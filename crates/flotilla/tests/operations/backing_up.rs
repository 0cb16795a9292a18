use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use database::dump;
use flotilla::{
    backup::{self, BackupError},
    restore::{self, BackUp},
    slices,
};

use crate::machine::{Engine, Machine, Organisation, each_machine, now};

/// Backs an organisation up while people join, and restores it on another machine.
async fn back_up_and_restore(from: Engine, to: Engine) {
    let (Some(old), Some(new)) = (Machine::new(from).await, Machine::new(to).await) else { return };
    old.found().await;
    let organisation = Arc::new(Organisation::of(&old).await);
    // A restoration ends what lets somebody in; everything else is compared below.
    let app = &organisation.app;
    membership::close_ways_in(&app.db, || app.random(), now()).await.unwrap();
    let (is_over, joined) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let joining = tokio::spawn({
        let (organisation, is_over, joined) = (organisation.clone(), is_over.clone(), joined.clone());
        async move {
            while !is_over.load(Ordering::SeqCst) {
                organisation.register("Perpetua Lanternjaw", ["", "", "1 Kelp Row"]).await;
                joined.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    while joined.load(Ordering::SeqCst) < 20 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }

    let before = joined.load(Ordering::SeqCst);
    let made = old.back_up().await;
    let during = joined.load(Ordering::SeqCst) - before;
    is_over.store(true, Ordering::SeqCst);
    joining.await.unwrap();
    new.bring_master_key(&old);
    let files = (made.folder.join(&made.database.file), made.key_folder.join(&made.keys.file));
    let from = BackUp { database: &files.0, keys: &files.1, identity: None, erasures: None };
    let restored = restore::restore(&new.settings, from, now()).await.unwrap();

    assert!(during > 0, "nobody joined while the back-up was made");
    assert_eq!(restored.identical, made.database.hash);
    assert_eq!(restored.keys_identical, made.keys.hash);
    let open = new.open().await;
    assert_eq!(dump::hash(&open.db, &slices::migrations()).await.unwrap(), made.database.hash);
    assert_eq!(dump::hash(open.vault.store(), &database::vault::MIGRATIONS).await.unwrap(), made.keys.hash);
    // Whoever is in the one half has her key in the other.
    let there = Organisation::of(&new).await;
    let members = there.members().await;
    assert!(members >= i64::try_from(before).unwrap() && members <= organisation.members().await);
    assert!(there.register("Somebody New", ["", "", ""]).await != organisation.register("Another", ["", "", ""]).await);
    there.close().await;
    open.db.close().await;
    open.vault.store().close().await;
    drop(organisation);
    old.remove().await;
    new.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_back_up_made_while_people_join_is_restored_to_the_byte() {
    back_up_and_restore(Engine::Sqlite, Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_movement_that_grows_takes_its_back_up_to_postgresql() {
    back_up_and_restore(Engine::Sqlite, Engine::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_back_up_of_postgresql_is_restored_into_files() {
    back_up_and_restore(Engine::Postgres, Engine::Sqlite).await;
}

#[tokio::test]
async fn database_and_keys_are_never_put_together() {
    let machine = Machine::founded().await;
    let (one, inner) = (machine.folder.path().join("one"), machine.folder.path().join("one/inner"));

    for (to, keys_to) in [(&one, &one), (&one, &inner), (&inner, &one)] {
        let refused = backup::back_up(&machine.settings, to, keys_to, now()).await;
        assert!(matches!(refused, Err(BackupError::Together { .. })));
    }

    let files: Vec<_> = walk(machine.folder.path()).filter(|name| name.contains(".dump")).collect();
    assert!(files.is_empty(), "{files:?}");
}

fn walk(folder: &std::path::Path) -> impl Iterator<Item = String> {
    let mut waiting = vec![folder.to_owned()];
    std::iter::from_fn(move || {
        let next = waiting.pop()?;
        if next.is_dir() {
            waiting.extend(fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()));
        }
        Some(next.display().to_string())
    })
}

#[tokio::test]
async fn the_halves_lie_apart_and_the_master_key_in_neither() {
    each_machine(async |machine| {
        machine.found().await;

        let made = machine.back_up().await;

        let master = fs::read_to_string(&machine.settings.master_key_file).unwrap();
        let names = |folder: &std::path::Path| {
            let mut names: Vec<String> =
                fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        let json = |file: &str| format!("{file}.json");
        assert_eq!(names(&made.folder), [made.database.file.clone(), json(&made.database.file)]);
        assert_eq!(names(&made.key_folder), ["erasures.txt".to_owned(), made.keys.file.clone(), json(&made.keys.file)]);
        for file in walk(&made.folder).chain(walk(&made.key_folder)).filter(|path| !std::path::Path::new(path).is_dir())
        {
            let bytes = fs::read(&file).unwrap();
            assert!(!bytes.windows(64).any(|part| part == master.trim().as_bytes()), "{file}");
        }
        machine.remove().await;
    })
    .await;
}

#[tokio::test]
async fn where_there_is_no_database_nothing_is_made() {
    let machine = Machine::new(Engine::Sqlite).await.unwrap();
    let settings = &machine.settings;

    let refused = backup::back_up(settings, &settings.backup_folder, &settings.key_backup_folder, now()).await;

    assert!(refused.unwrap_err().to_string().contains("flotilla setup"));
    assert!(!machine.data("flotilla.db").exists());
}

/// Nothing stays of a back-up that failed at its end: what no manifest tells about nobody would ever delete.
#[tokio::test]
async fn a_back_up_without_its_manifest_does_not_stay() {
    let machine = Machine::founded().await;
    let (settings, at) = (&machine.settings, now());
    let back_up = async || backup::back_up(settings, &settings.backup_folder, &settings.key_backup_folder, at).await;
    let made = back_up().await.unwrap();
    let file = made.key_folder.join(&made.keys.file);
    let manifest = file.with_added_extension("json");
    for one in [&file, &manifest] {
        fs::remove_file(one).unwrap();
    }
    fs::create_dir(&manifest).unwrap();

    let refused = back_up().await;

    assert!(matches!(&refused, Err(BackupError::File { path, .. }) if *path == manifest), "{refused:?}");
    assert!(!file.exists());
    let parts: Vec<_> = walk(machine.folder.path())
        .filter(|name| std::path::Path::new(name).extension().is_some_and(|end| end == "part"))
        .collect();
    assert!(parts.is_empty(), "{parts:?}");
    fs::remove_dir(&manifest).unwrap();
    assert_eq!(back_up().await.unwrap().keys.hash, made.keys.hash);
}
