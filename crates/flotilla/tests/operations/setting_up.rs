use std::{collections::BTreeMap, fs, process::Command};

use flotilla::setup::{self, SetupError, Wanted};
use membership::NotInvited;

use crate::machine::{Engine, Machine, Organisation, chosen, each_machine, now};

fn lights(report: &setup::Report) -> Vec<(&'static str, bool)> {
    report.checks.iter().map(|check| (check.what, check.is_green)).collect()
}

#[tokio::test]
async fn what_is_missing_is_made_once() {
    each_machine(async |machine| {
        let first = machine.found().await;
        let master = fs::read_to_string(&machine.settings.master_key_file).unwrap();
        let second = setup::set_up(&machine.settings, Wanted::default(), now()).await.unwrap();

        assert!(first.done.iter().any(|line| line.contains("was founded with 14 places")), "{first:?}");
        assert!(second.done.is_empty() && second.links.is_empty(), "{second:?}");
        assert_eq!(fs::read_to_string(&machine.settings.master_key_file).unwrap(), master);
        assert_eq!(
            lights(&second),
            [
                ("database", true),
                ("keys", true),
                ("mail", false),
                ("administrators", true),
                ("back-up", false),
                ("offline key", false)
            ]
        );
        machine.remove().await;
    })
    .await;
}

#[tokio::test]
async fn the_first_two_administrators_get_links_and_a_third_does_not() {
    each_machine(async |machine| {
        let report = machine.found().await;
        let third = setup::Administrator { name: "Third One".parse().unwrap(), email: "c@d.example".parse().unwrap() };
        let wanted = Wanted { administrators: vec![third], ..Wanted::default() };

        let refused = setup::set_up(&machine.settings, wanted, now()).await;

        assert_eq!(report.links.len(), 2);
        assert!(report.links.iter().all(|(_, link)| link.starts_with("http://localhost:8080/sign-in/")), "{report:?}");
        assert_ne!(report.links[0].1, report.links[1].1);
        assert!(matches!(refused, Err(SetupError::Invite { cause: NotInvited::Enough, .. })), "{refused:?}");
        machine.remove().await;
    })
    .await;
}

#[tokio::test]
async fn a_back_up_turns_its_line_green_and_an_open_key_its_line_red() {
    let machine = Machine::founded().await;
    machine.back_up().await;
    #[cfg(unix)]
    fs::set_permissions(&machine.settings.master_key_file, std::os::unix::fs::PermissionsExt::from_mode(0o644))
        .unwrap();

    let report = setup::set_up(&machine.settings, Wanted::default(), now()).await.unwrap();

    assert!(lights(&report).contains(&("back-up", true)), "{report:?}");
    #[cfg(unix)]
    assert!(lights(&report).contains(&("keys", false)), "{report:?}");
}

#[tokio::test]
async fn another_country_is_another_file() {
    let machine = Machine::new(Engine::Sqlite).await.unwrap();
    let file = machine.folder.path().join("places.json");
    let kinds = r#"[{"slug": "all", "name": "Movement", "basis": "territorial"}, {"slug": "land", "name": "Land", "basis": "territorial"}]"#;
    let root = r#"{"slug": "movement", "name": "Bewegung", "kind": "all", "children": [{"slug": "wales", "name": "Berlin", "kind": "land"}]}"#;
    fs::write(&file, format!(r#"{{"kinds": {kinds}, "root": {root}}}"#)).unwrap();
    let ann = setup::Administrator { name: "Ann Lee".parse().unwrap(), email: "ann@example.org".parse().unwrap() };
    let wanted = |home: &str, file| Wanted {
        places: Some(file),
        administrators: vec![ann.clone()],
        home: Some(home.parse().unwrap()),
    };

    let nowhere = setup::set_up(&machine.settings, wanted("atlantis", file.clone()), now()).await;
    setup::set_up(&machine.settings, wanted("wales", file.clone()), now()).await.unwrap();
    fs::write(&file, "{}").unwrap();
    let wrong = setup::set_up(&machine.settings, wanted("wales", file), now()).await;

    assert!(matches!(&nowhere, Err(SetupError::NoHome(place)) if place == "atlantis"), "{nowhere:?}");
    assert!(matches!(wrong, Err(SetupError::Places { .. })));
    assert_eq!(Organisation::of(&machine).await.members().await, 1);
}

#[test]
fn exit_codes_say_done_refused_and_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("flotilla.toml");
    fs::write(&config, format!("data_folder = {:?}\n", folder.path().join("data"))).unwrap();
    let run = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_flotilla"));
        command.args(words).env_clear().env("FLOTILLA_CONFIG", &config).output().unwrap()
    };

    for (words, code) in [
        (&["--help"][..], 0),
        (&["completions", "bash"], 0),
        (&["backup"], 1),
        (&["restore", "--from", "a", "--keys", "b"], 1),
        (&["drill"], 1),
        (&["backup-key"], 2),
        (&["setup", "--json"], 1),
        (&["restore"], 2),
        (&["bakcup"], 2),
        (&["setup", "--administrator", "Ann"], 2),
    ] {
        let output = run(words);
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let json: serde_json::Value = serde_json::from_slice(&run(&["setup", "--json"]).stdout).unwrap();
    assert_eq!(json["checks"].as_array().unwrap().len(), 6);
    for command in ["setup", "serve", "backup", "backup-key", "restore", "drill", "export"] {
        let help = String::from_utf8(run(&[command, "--help"]).stdout).unwrap();
        assert!(help.contains("Example"), "{command} --help teaches by example");
    }
}

/// The line about an identity provider stands there where the settings name one, and says what to look at.
#[tokio::test]
async fn an_identity_provider_that_does_not_answer_turns_its_line_red() {
    let machine = Machine::founded().await;
    let provider = web::IdentityProvider {
        name: "Commons login".to_owned(),
        // Nobody listens at the first port.
        issuer: "http://127.0.0.1:1".to_owned(),
        client_id: "flotilla".to_owned(),
        client_secret: None,
        strong: Vec::new(),
    };
    let settings = flotilla::settings::Settings { identity_provider: Some(provider), ..machine.settings.clone() };

    let report = setup::set_up(&settings, Wanted::default(), now()).await.unwrap();

    let line = report.checks.iter().find(|check| check.what == "identity provider").unwrap();
    assert!(!line.is_green && line.says.contains("identity_issuer"), "{line:?}");
}

/// The domain is one for examples, so that nothing is looked up.
#[tokio::test]
async fn a_key_for_letters_is_made_once_and_only_where_they_leave() {
    let machine = Machine::founded().await;
    let key = machine.data("dkim.key");
    assert!(!key.exists(), "letters lie in a folder");
    let mut file = fs::read_to_string(machine.config()).unwrap();
    file.push_str("mail = \"smtp://127.0.0.1:1\"\nmail_from = \"office@moorhen.example\"\n");
    fs::write(machine.config(), file).unwrap();
    let settings = || chosen(machine.folder.path()).settings(&BTreeMap::new()).unwrap();

    let first = setup::set_up(&settings(), Wanted::default(), now()).await.unwrap();
    let pem = fs::read_to_string(&key).unwrap();
    let second = setup::set_up(&settings(), Wanted::default(), now()).await.unwrap();

    let record = "Publish flotilla._domainkey.moorhen.example TXT \"v=DKIM1; k=rsa; p=";
    assert!(first.done.iter().any(|line| line.contains(record)), "{first:?}");
    assert!(second.done.is_empty(), "{second:?}");
    assert_eq!(fs::read_to_string(&key).unwrap(), pem);
    assert!(settings().signer.is_some());
    assert!(!lights(&second).iter().any(|(what, _)| *what == "dkim"), "{second:?}");
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&key).unwrap().permissions()) & 0o777, 0o600);
}
