//! Back-ups encrypted to an offline key (B16 of the privacy rules).

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use flate2::read::GzDecoder;
use flotilla::{
    backup::{Damaged, offline::Identity},
    backup_key::{self, BackupKeyError},
    restore::{self, BackUp, RestoreError},
    setup::{self, Wanted},
};

use crate::{
    machine::{Engine, Machine, Organisation, each_machine, now},
    restoring::files,
    stealing::found_in,
};

/// From now on back-ups of the machine are encrypted; what opens them.
pub(crate) fn lock(machine: &mut Machine) -> Identity {
    let identity = Identity::by_chance();
    machine.settings.backup_recipients = identity.recipients();
    identity
}

async fn restored(
    machine: &Machine,
    (database, keys): (&Path, &Path),
    identity: Option<&Identity>,
) -> Result<restore::Report, RestoreError> {
    restore::restore(&machine.settings, BackUp { database, keys, identity, erasures: None }, now()).await
}

/// The bytes of a file, unpacked as far as they can be.
fn unpacked(file: &Path) -> (Vec<u8>, std::io::Result<usize>) {
    let mut bytes = Vec::new();
    let read = GzDecoder::new(fs::File::open(file).unwrap()).read_to_end(&mut bytes);
    (bytes, read)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// B16: whoever steals an encrypted back-up reads nothing in it, not even what stands there without a name.
#[tokio::test]
async fn a_stolen_back_up_that_is_encrypted_tells_nothing() {
    each_machine(async |mut machine| {
        machine.found().await;
        let organisation = Organisation::of(&machine).await;
        let contact = ["myfanwy@heron.example", "CF10 1AA", "3 Wrack Lane"];
        let person = organisation.register("Myfanwy Thistlewood", contact).await;
        organisation.close().await;
        let plain = machine.back_up().await;
        lock(&mut machine);

        let made = machine.back_up().await;

        let hex = person.to_string().replace('-', "");
        let tells = |bytes: &[u8]| {
            let words = ["flotilla dump", "table persons", "wales", "person_keys", &person.to_string(), &hex];
            let mut found: Vec<String> =
                words.into_iter().filter(|word| holds(bytes, word.as_bytes())).map(str::to_owned).collect();
            found.extend(holds(bytes, person.uuid().as_bytes()).then(|| "the id itself".to_owned()));
            found
        };
        let (database, keys) = files(&plain);
        assert_eq!(tells(&unpacked(&database).0), ["flotilla dump", "table persons", "wales", hex.as_str()]);
        assert_eq!(tells(&unpacked(&keys).0), ["flotilla dump", "person_keys", hex.as_str()]);
        let (database, keys) = files(&made);
        for file in [&database, &keys] {
            assert!(file.to_string_lossy().ends_with(".dump.gz.age"), "{}", file.display());
            assert_eq!(found_in(file), Vec::<&str>::new());
            let (bytes, read) = unpacked(file);
            assert!(bytes.is_empty() && read.is_err(), "{read:?}");
            let bytes = fs::read(file).unwrap();
            assert_eq!(tells(&bytes), Vec::<String>::new());
            assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
            // What says to whom names nobody either, and the manifest tells of no person.
            let manifest = fs::read(file.with_added_extension("json")).unwrap();
            assert!(!holds(&manifest, hex.as_bytes()) && !holds(&manifest, person.to_string().as_bytes()));
        }
        machine.remove().await;
    })
    .await;
}

/// B16: with the private half it is all there again, on both engines.
#[tokio::test]
async fn an_encrypted_back_up_is_restored_to_the_byte() {
    for [from, to] in [[Engine::Sqlite, Engine::Postgres], [Engine::Postgres, Engine::Sqlite]] {
        let (Some(mut old), Some(new)) = (Machine::new(from).await, Machine::new(to).await) else { continue };
        old.found().await;
        let identity = lock(&mut old);
        // Two keys, of which the other one opens as well.
        let other = Identity::by_chance();
        old.settings.backup_recipients.extend(other.recipients());
        let made = old.back_up().await;
        let (database, keys) = files(&made);
        new.bring_master_key(&old);

        let report = restored(&new, (&database, &keys), Some(&other)).await.unwrap();

        assert_eq!((&report.identical, &report.keys_identical), (&made.database.hash, &made.keys.hash));
        assert_eq!(made.database.recipients, [&identity, &other].map(|key| key.recipients()[0].to_string()));
        assert_eq!(Organisation::of(&new).await.members().await, 2);
        old.remove().await;
        new.remove().await;
    }
}

/// What is left in a data folder that had the master key alone.
fn left(machine: &Machine) -> Vec<String> {
    let entries = fs::read_dir(&machine.settings.data_folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// B16: without the key, with another one, or with a file that was cut off or changed, nothing is restored and nothing stays.
#[tokio::test]
async fn what_does_not_open_is_refused_and_leaves_nothing() {
    let mut old = Machine::founded().await;
    let identity = lock(&mut old);
    let made = old.back_up().await;
    let (database, keys) = files(&made);
    let new = Machine::new(Engine::Sqlite).await.unwrap();
    new.bring_master_key(&old);
    let refused = async |file: &Path, identity: Option<&Identity>| {
        let refused = restored(&new, (file, &keys), identity).await.unwrap_err();
        assert_eq!(left(&new), ["master.key"], "{refused}");
        refused
    };

    let without = refused(&database, None).await;
    assert!(matches!(without, RestoreError::Damaged(Damaged::NoIdentity(_))), "{without}");
    assert!(without.to_string().contains("--identity FILE"), "{without}");
    let with_another = refused(&database, Some(&Identity::by_chance())).await.to_string();
    let right = identity.recipients()[0].to_string();
    assert!(with_another.contains(&format!("encrypted to {right}")), "it says which key opens it: {with_another}");

    let bytes = fs::read(&database).unwrap();
    let head = holds_at(&bytes, b"\n---");
    let mut damaged = Vec::new();
    for at in [1, 30, head, head + 60, bytes.len() / 2, bytes.len() - 17, bytes.len() - 1] {
        damaged.push((format!("cut at {at}"), bytes[..at].to_vec()));
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        damaged.push((format!("changed at {at}"), changed));
    }
    damaged.push(("longer".to_owned(), [&bytes[..], b"x"].concat()));
    let alone = database.with_file_name("alone.dump.gz.age");
    for (how, bytes) in damaged {
        // With a manifest beside it, and without one.
        fs::write(&database, &bytes).unwrap();
        let beside = refused(&database, Some(&identity)).await;
        assert!(matches!(beside, RestoreError::Manifest(_)), "{how}: {beside}");
        fs::write(&alone, &bytes).unwrap();
        let without = refused(&alone, Some(&identity)).await;
        assert!(matches!(without, RestoreError::Damaged(_)), "{how}: {without}");
    }
    fs::write(&database, &bytes).unwrap();
    assert!(restored(&new, (&database, &keys), Some(&identity)).await.is_ok(), "nothing was left that is in the way");
}

/// Where a part begins.
fn holds_at(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).position(|window| window == part).unwrap()
}

/// Back-ups from before there was an offline key go on to be restored, with a key at hand or without.
#[tokio::test]
async fn an_older_back_up_that_is_not_encrypted_is_still_restored() {
    let mut old = Machine::founded().await;
    let plain = old.back_up().await;
    let identity = lock(&mut old);
    let made = old.back_up().await;
    // From a version whose manifests said nothing of files and keys.
    let (database, keys) = files(&plain);
    let manifest = database.with_added_extension("json");
    let mut text: serde_json::Value = serde_json::from_str(&fs::read_to_string(&manifest).unwrap()).unwrap();
    assert!(text.as_object_mut().unwrap().remove("file_hash").is_some() && text.get("recipients").is_none());
    fs::write(&manifest, text.to_string()).unwrap();

    for (keys, key) in [(&keys, None), (&keys, Some(&identity)), (&files(&made).1, Some(&identity))] {
        let new = Machine::new(Engine::Sqlite).await.unwrap();
        new.bring_master_key(&old);
        let report = restored(&new, (&database, keys), key).await.unwrap();
        assert_eq!(report.identical, plain.database.hash);
    }
}

fn run(words: &[&str], folder: &Path, environment: &[(&str, &str)], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_flotilla"));
    command.args(words).env_clear().env("FLOTILLA_CONFIG", folder.join("flotilla.toml"));
    command.envs(environment.iter().copied());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that refuses before it reads closes the pipe.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

/// B16, as an operator goes about it: a key, the settings, a back-up, and the key typed from paper.
#[tokio::test]
async fn a_key_is_made_once_put_away_and_brought_for_a_restoration() {
    let old = Machine::founded().await;
    let file = old.folder.path().join("offline.key");
    let made = run(&["backup-key", "--to", file.to_str().unwrap()], old.folder.path(), &[], "");
    let said = String::from_utf8(made.stdout).unwrap();
    let recipient = said.split('"').nth(1).unwrap();
    let private = fs::read_to_string(&file).unwrap();
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions()) & 0o777, 0o600);
    assert!(private.contains("AGE-SECRET-KEY-1") && !said.contains("AGE-SECRET-KEY-1"), "{said}");
    fs::remove_file(&file).unwrap();

    let to = [("FLOTILLA_BACKUP_RECIPIENTS", recipient)];
    let backed_up = run(&["backup", "--json"], old.folder.path(), &to, "");
    let report: serde_json::Value = serde_json::from_slice(&backed_up.stdout).unwrap();
    assert_eq!(report["keys"]["recipients"], serde_json::json!([recipient]));
    let at = |folder: &Path, half: &str| {
        let file = folder.join(report[half]["file"].as_str().unwrap());
        file.to_str().unwrap().to_owned()
    };
    let [database, keys] = [at(&old.settings.backup_folder, "database"), at(&old.settings.key_backup_folder, "keys")];
    let new = Machine::new(Engine::Sqlite).await.unwrap();
    new.bring_master_key(&old);
    let words = ["restore", "--from", &database, "--keys", &keys];
    let without = run(&words, new.folder.path(), &[], "");
    let with = run(&[&words[..], &["--identity", "-", "--json"]].concat(), new.folder.path(), &[], &private);

    assert!(String::from_utf8_lossy(&without.stderr).contains("--identity FILE"), "{without:?}");
    let restored: serde_json::Value = serde_json::from_slice(&with.stdout).unwrap();
    assert_eq!(restored["identical"], report["database"]["hash"], "{with:?}");
}

/// A private half never lies where a thief of data or back-ups finds it, and none is written over.
#[tokio::test]
async fn a_private_key_lies_apart_and_is_not_written_over() {
    let machine = Machine::new(Engine::Sqlite).await.unwrap();
    let settings = &machine.settings;
    for folder in [&settings.data_folder, &settings.backup_folder, &settings.key_backup_folder] {
        fs::create_dir_all(folder.join("inner")).unwrap();
    }
    let link = machine.folder.path().join("link");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&settings.backup_folder, &link).unwrap();

    let beside: Vec<PathBuf> = [&settings.data_folder, &settings.backup_folder, &settings.key_backup_folder]
        .into_iter()
        .flat_map(|folder| [folder.join("key"), folder.join("inner/key"), folder.join("inner/../key")])
        .chain(cfg!(unix).then(|| link.join("key")))
        .collect();
    for to in beside {
        assert!(
            matches!(backup_key::make(settings, &to, now()), Err(BackupKeyError::Beside { .. })),
            "{}",
            to.display()
        );
        assert!(!to.exists());
    }
    let to = machine.folder.path().join("key");
    backup_key::make(settings, &to, now()).unwrap();
    let first = fs::read_to_string(&to).unwrap();
    assert!(matches!(backup_key::make(settings, &to, now()), Err(BackupKeyError::File { .. })));
    assert_eq!(fs::read_to_string(&to).unwrap(), first);
}

#[tokio::test]
async fn the_check_list_is_green_once_every_back_up_is_encrypted() {
    let mut machine = Machine::founded().await;
    let line = async |machine: &Machine| {
        let report = setup::set_up(&machine.settings, Wanted::default(), now()).await.unwrap();
        let line = report.checks.into_iter().find(|check| check.what == "offline key").unwrap();
        (line.is_green, line.says)
    };

    let without = line(&machine).await;
    let plain = machine.back_up().await;
    let recipient = lock(&mut machine).recipients()[0].to_string();
    let none_yet = line(&machine).await;
    machine.back_up().await;
    let some = line(&machine).await;
    for file in [files(&plain).0, files(&plain).1] {
        fs::remove_file(&file).unwrap();
        fs::remove_file(file.with_added_extension("json")).unwrap();
    }
    let all = line(&machine).await;

    assert!(!without.0 && without.1.contains("flotilla backup-key --to FILE"), "{without:?}");
    assert!(!none_yet.0 && none_yet.1.contains("flotilla backup"), "{none_yet:?}");
    assert!(!some.0 && some.1.starts_with("2 files from before are not encrypted"), "{some:?}");
    assert!(some.1.contains("delete them and the manifest beside each"), "{some:?}");
    assert!(all.0 && all.1.contains(&recipient), "{all:?}");
    // What was encrypted by hand has no manifest: it does not say its steps, and an old key store would never go.
    assert!(!include_str!("../../../../docs/operators/backup.md").contains("age -r"));
}

/// Whether the program of that name is on this machine, which `cargo xtask test` sees to.
fn is_there(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok();
    if !there {
        eprintln!("SKIPPED: no {program} on this machine; `cargo xtask test` installs it");
    }
    there
}

/// B16: what we write another program opens, and what it writes we open: its key, its encryption.
#[tokio::test]
async fn an_independent_program_opens_a_back_up_and_its_own_are_restored() {
    if !is_there("age") || !is_there("age-keygen") {
        return;
    }
    let mut old = Machine::founded().await;
    let plain = old.back_up().await;
    let key = old.folder.path().join("theirs.key");
    assert!(Command::new("age-keygen").arg("-o").arg(&key).output().unwrap().status.success());
    let identity = Identity::read(&key).unwrap();
    old.settings.backup_recipients = identity.recipients();
    let made = old.back_up().await;
    let (database, keys) = files(&made);

    let opened = Command::new("age").arg("-d").arg("-i").arg(&key).arg(&database).output().unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    let mut text = String::new();
    GzDecoder::new(&opened.stdout[..]).read_to_string(&mut text).unwrap();
    assert!(text.starts_with("flotilla dump 1\n") && text.ends_with(&format!("end {}\n", made.database.hash)));

    let theirs = old.folder.path().join("theirs.dump.gz.age");
    let mut encrypt = Command::new("age");
    encrypt.arg("-r").arg(identity.recipients()[0].to_string()).arg("-o").arg(&theirs).arg(&files(&plain).0);
    assert!(encrypt.output().unwrap().status.success());
    let new = Machine::new(Engine::Sqlite).await.unwrap();
    new.bring_master_key(&old);
    let report = restored(&new, (&theirs, &keys), Some(&identity)).await.unwrap();
    assert_eq!(report.identical, plain.database.hash);
}
