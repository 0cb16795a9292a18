//! The drill: a back-up is proved by restoring it (B16 of the privacy rules).

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use database::dump;
use flotilla::{
    backup::offline::Identity,
    drill::{self, DrillError, Wanted},
    restore::RestoreError,
    slices,
};

use crate::{
    encrypting::lock,
    machine::{Machine, Organisation, each_machine, now},
    restoring::files,
};

/// What a drill on a machine comes to, and what it said meanwhile.
async fn drilled(machine: &Machine, wanted: Wanted<'_>) -> (Result<drill::Report, DrillError>, Vec<String>) {
    let folder = drill::temporary_folder().unwrap();
    let said = std::cell::RefCell::new(Vec::new());
    let say = |line: &str| said.borrow_mut().push(line.to_owned());
    let report = drill::drill(&machine.settings, wanted, folder.path(), now(), &say).await;
    (report, said.into_inner())
}

fn with(identity: &Identity) -> Wanted<'_> {
    Wanted { identity: Some(identity), ..Wanted::default() }
}

/// B16: the newest pair is restored, every name opens, each step is timed, and the installation is as it was.
#[tokio::test]
async fn a_drill_proves_the_newest_back_up_and_touches_nothing() {
    each_machine(async |mut machine| {
        machine.found().await;
        machine.back_up().await;
        let identity = lock(&mut machine);
        let organisation = Organisation::of(&machine).await;
        organisation.register("Myfanwy Thistlewood", ["myfanwy@heron.example", "CF10 1AA", "3 Wrack Lane"]).await;
        let made = machine.back_up().await;
        // Meanwhile life goes on, with a server that has everything open.
        organisation.register("Perpetua Lanternjaw", ["", "", "1 Kelp Row"]).await;
        let state = async || {
            let hash = dump::hash(&organisation.open.db, &slices::migrations()).await.unwrap();
            let keys = dump::hash(organisation.open.vault.store(), &database::vault::MIGRATIONS).await.unwrap();
            (hash, keys, listing(machine.folder.path()))
        };
        let before = state().await;

        let (report, said) = drilled(&machine, with(&identity)).await;

        let report = report.unwrap();
        assert_eq!((&report.database, &report.keys), (&files(&made).0, &files(&made).1));
        assert_eq!(report.restored.identical, made.database.hash);
        assert_eq!(report.restored.keys_identical, made.keys.hash);
        assert_eq!((report.members, report.is_encrypted), (3, true));
        assert_eq!(report.made_at.as_deref(), Some(made.database.made_at.as_str()));
        assert_eq!((report.steps.len(), said.len()), (7, 7), "{said:?}");
        assert!(report.total_ms >= report.steps.iter().map(|step| step.took_ms).sum());
        assert!(said[6].ends_with("opened the names of all 3 members with their keys and the master key"), "{said:?}");
        assert_eq!(state().await, before);
        organisation.close().await;
        machine.remove().await;
    })
    .await;
}

/// Every file below a folder with its size, but for what an open SQLite file keeps beside it.
fn listing(folder: &Path) -> Vec<(String, u64)> {
    let mut waiting = vec![folder.to_owned()];
    let mut all = Vec::new();
    while let Some(next) = waiting.pop() {
        let about = fs::metadata(&next).unwrap();
        if about.is_dir() {
            waiting.extend(fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()));
        } else if !next.to_string_lossy().ends_with("-shm") {
            all.push((next.display().to_string(), about.len()));
        }
    }
    all.sort();
    all
}

/// B16: a drill that cannot be passed says why.
#[tokio::test]
async fn a_drill_fails_with_its_reason() {
    let mut machine = Machine::founded().await;
    let identity = lock(&mut machine);
    let empty = drilled(&machine, with(&identity)).await.0.unwrap_err().to_string();
    assert!(empty.contains("there is no back-up of the database in") && empty.contains("flotilla backup"), "{empty}");
    let early = machine.back_up().await;
    let organisation = Organisation::of(&machine).await;
    organisation.register("Myfanwy Thistlewood", ["myfanwy@heron.example", "CF10 1AA", "3 Wrack Lane"]).await;
    organisation.close().await;
    let made = machine.back_up().await;
    let other = machine.folder.path().join("other.key");
    fs::write(&other, "5e".repeat(32)).unwrap();

    let no_key = drilled(&machine, Wanted::default()).await.0.unwrap_err().to_string();
    assert!(no_key.contains("--identity FILE"), "{no_key}");
    let wrong_key = drilled(&machine, with(&Identity::by_chance())).await.0.unwrap_err().to_string();
    assert!(wrong_key.contains("--identity brought another key"), "{wrong_key}");
    let (other_master, said) = drilled(&machine, Wanted { master_key: Some(&other), ..with(&identity) }).await;
    let other_master = other_master.unwrap_err();
    assert!(matches!(other_master, DrillError::Restore(RestoreError::Master(_))), "{other_master}");
    assert!(other_master.to_string().contains("master key does not fit"), "{other_master}");
    assert_eq!(said.len(), 2, "it had found and read both files: {said:?}");
    let lost = machine.folder.path().join("lost.key");
    let no_master = drilled(&machine, Wanted { master_key: Some(&lost), ..with(&identity) }).await.0.unwrap_err();
    assert!(matches!(no_master, DrillError::Restore(RestoreError::NoMasterKey(_))), "{no_master}");

    // Keys from before the last member joined: identical, and still not enough.
    let old_keys = files(&early).1;
    let unreadable = drilled(&machine, Wanted { keys: Some(&old_keys), ..with(&identity) }).await.0.unwrap_err();
    assert!(matches!(unreadable, DrillError::Unreadable { unreadable: 1, members: 3 }), "{unreadable}");

    let bytes = fs::read(files(&made).0).unwrap();
    fs::write(files(&made).0, &bytes[..bytes.len() - 40]).unwrap();
    let cut = drilled(&machine, with(&identity)).await.0.unwrap_err().to_string();
    assert!(cut.contains("is damaged"), "{cut}");
    let earlier = Wanted { database: Some(&files(&early).0), ..with(&identity) };
    assert_eq!(drilled(&machine, earlier).await.0.unwrap().members, 2);
}

/// Whoever was erased since is no reason to fail, where the list of the erased says so, and one where nothing does.
#[tokio::test]
async fn a_drill_erases_again_as_a_restoration_would() {
    let mut machine = Machine::founded().await;
    let identity = lock(&mut machine);
    let organisation = Organisation::of(&machine).await;
    let contact = ["myfanwy@heron.example", "CF10 1AA", "3 Wrack Lane"];
    let person = organisation.register("Myfanwy Thistlewood", contact).await;
    let before = machine.back_up().await;
    membership::erase_everywhere(&organisation.app, person).await.unwrap();
    organisation.close().await;
    machine.back_up().await;
    let (database, keys) = (files(&before).0, machine.settings.key_backup_folder.clone());
    let earlier = Wanted { database: Some(&database), ..with(&identity) };

    let with_list = drilled(&machine, earlier).await.0.unwrap();
    fs::remove_file(keys.join("erasures.txt")).unwrap();
    let without_list = drilled(&machine, earlier).await.0.unwrap_err();

    assert_eq!((with_list.members, with_list.restored.erased_again), (2, 1));
    assert!(matches!(without_list, DrillError::Unreadable { unreadable: 1, members: 3 }), "{without_list}");
    assert!(without_list.to_string().contains("erasures.txt"), "{without_list}");
}

fn command(machine: &Machine, temporary: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_flotilla"));
    command.arg("drill").args(words).env_clear().env("FLOTILLA_CONFIG", machine.config()).env("TMPDIR", temporary);
    command
}

fn run(machine: &Machine, temporary: &Path, words: &[&str]) -> Output {
    command(machine, temporary, words).output().unwrap()
}

/// Sends a drill a signal as soon as its folder is there.
#[cfg(unix)]
fn told_to_end(machine: &Machine, temporary: &Path, words: &[&str], signal: &str) {
    let mut drill = command(machine, temporary, words).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    while fs::read_dir(temporary).unwrap().count() == 0 && drill.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    // It may be over before it hears of it.
    Command::new("kill").arg(signal).arg(drill.id().to_string()).output().unwrap();
    let ended = drill.wait_with_output().unwrap();
    assert!(ended.status.code().is_some(), "it ended by itself: {signal} {ended:?}");
    assert_eq!(fs::read_dir(temporary).unwrap().count(), 0, "{signal} {ended:?}");
}

/// B16: whatever becomes of a drill, what it filled is gone afterwards, and lay where nobody else could look.
#[tokio::test]
async fn nothing_is_left_of_a_drill() {
    let mut machine = Machine::founded().await;
    let identity = lock(&mut machine);
    machine.back_up().await;
    let temporary = tempfile::tempdir().unwrap();
    let key = machine.folder.path().join("offline.key");
    fs::write(&key, identity.tell().as_str()).unwrap();
    let words = ["--identity", key.to_str().unwrap()];

    let passed = run(&machine, temporary.path(), &words);
    let json = run(&machine, temporary.path(), &[&words[..], &["--json"]].concat());
    let failed = run(&machine, temporary.path(), &[&words[..], &["--master-key", key.to_str().unwrap()]].concat());
    #[cfg(unix)]
    for signal in ["-TERM", "-INT", "-HUP", "-QUIT"] {
        told_to_end(&machine, temporary.path(), &words, signal);
    }

    let said = String::from_utf8(passed.stdout).unwrap();
    assert!(passed.status.success() && said.contains(" s  in all\nidentical: "), "{said}");
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((json["members"].as_u64(), json["steps"].as_array().unwrap().len()), (Some(2), 7));
    assert_eq!(failed.status.code(), Some(1));
    assert!(String::from_utf8(failed.stderr).unwrap().starts_with("flotilla: the drill failed: the master key"));
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0);
    #[cfg(unix)]
    {
        let folder = drill::temporary_folder().unwrap();
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(folder.path()).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o700);
    }
}
