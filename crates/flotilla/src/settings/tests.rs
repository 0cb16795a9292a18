use super::*;

/// The settings of a file of this text and these variables.
fn read(text: &str, variables: &[(&str, &str)]) -> Result<Settings, SettingsError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    fs::write(&file, text).unwrap();
    let environment = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Chosen { config: Some(file), data: None }.settings(&environment)
}

fn refusal(text: &str, variables: &[(&str, &str)]) -> String {
    read(text, variables).unwrap_err().to_string()
}

#[test]
fn without_a_word_everything_lies_in_one_folder_and_this_machine_alone_is_served() {
    let settings = read("", &[]).unwrap();

    assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.public_url, "http://localhost:8080");
    assert_eq!(settings.database, "sqlite:flotilla-data/flotilla.db");
    assert_eq!(settings.keys, "sqlite:flotilla-data/keys.db");
    assert_eq!(settings.master_key_file, Path::new("flotilla-data/master.key"));
    assert_eq!(settings.zone.name(), "Europe/London");
    assert!(!settings.behind_proxy);
    assert!(!settings.is_mail_set);
    assert_ne!(settings.backup_folder, settings.key_backup_folder);
}

#[test]
fn the_environment_wins_over_the_file() {
    let settings = read(
        "organisation = \"From the file\"\nlisten = \"127.0.0.1:9000\"",
        &[("FLOTILLA_ORGANISATION", "From outside"), ("FLOTILLA_BEHIND_PROXY", "true")],
    )
    .unwrap();

    assert_eq!(settings.organisation.as_str(), "From outside");
    assert_eq!(settings.listen.port(), 9000);
    assert!(settings.behind_proxy);
}

#[test]
fn a_site_reached_by_https_and_listening_at_home_stands_behind_a_proxy() {
    assert!(read("public_url = \"https://vote.example.org/\"", &[]).unwrap().behind_proxy);
    assert!(!read("public_url = \"https://vote.example.org\"\nlisten = \"[::]:443\"", &[]).unwrap().behind_proxy);
    assert!(!read("public_url = \"https://vote.example.org\"\nbehind_proxy = false", &[]).unwrap().behind_proxy);
}

#[test]
fn a_folder_asked_for_by_name_holds_its_own_settings_and_data() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(FILE), "data_folder = \"elsewhere\"\norganisation = \"Its own\"").unwrap();
    let chosen = Chosen { config: None, data: Some(folder.path().to_owned()) };

    let settings = chosen.settings(&BTreeMap::new()).unwrap();

    assert_eq!(settings.organisation.as_str(), "Its own");
    assert_eq!(settings.data_folder, folder.path());
}

#[test]
fn what_is_wrong_is_said_with_its_key_and_what_to_write() {
    for (text, says) in [
        ("lisen = \"127.0.0.1:1\"", "there is no key “lisen”; did you mean “listen”?"),
        ("colour = \"red\"", "there is no key “colour”"),
        ("listen = \"8080\"", "listen: “8080” is no address; write an address and a port, for example 127.0.0.1:8080"),
        ("listen = 8080", "listen: write it as text in quotes"),
        ("public_url = \"vote.example.org\"", "public_url: “vote.example.org” is no address of a site"),
        ("public_url = \"http://vote.example.org\"", "public_url: write https://vote.example.org"),
        ("organisation = \" \"", "organisation: empty; write a name of at most 80 characters"),
        ("zone = \"London\"", "zone: London is not a time zone of the IANA list, such as Europe/London"),
        ("database = \"mysql://u:secret@h/d\"", "database: write sqlite:FILE, or postgres://"),
        ("database = \"postgres://u:secret@h/d\"", "keys: give the key store a database of its own"),
        (
            "database = \"postgres://u:secret@h/d\"\nkeys = \"postgresql://v:secret@H:5432/d?x=y\"",
            "keys: give the key store",
        ),
        ("database = \"sqlite:d/a.db\"\nkeys = \"sqlite:./d/a.db\"", "keys: give the key store a database of its own"),
        ("behind_proxy = \"perhaps\"", "behind_proxy: write true or false"),
        ("behind_proxy = 3", "behind_proxy: write true or false"),
        ("mail = \"smtps://u:secret@mail.example.org\"", "mail_from: write the address that letters come from"),
        (
            "mail = \"mail.example.org\"\nmail_from = \"a@b.org\"",
            "mail: the address of the mail server must begin with smtp://",
        ),
        ("mail = \"folder:\"", "mail: write a folder after “folder:”"),
        ("mail_from = \"office\"", "mail_from: write the address that letters come from"),
        ("dkim_selector = \"Flotilla 1\"", "dkim_selector: write a name of small letters"),
        ("dkim_selector = \"a..b\"", "dkim_selector: write a name of small letters"),
        // A file that is there, and no key.
        ("dkim_key_file = \"Cargo.toml\"", "dkim_key_file: Cargo.toml: this is no RSA key"),
        ("backup_folder = \"b\"\nkey_backup_folder = \"b/keys\"", "key_backup_folder: choose a folder apart"),
        (
            "backup_recipients = \"age1secret\"",
            "backup_recipients: write public keys as `flotilla backup-key` prints them",
        ),
        (
            "backup_recipients = \"AGE-SECRET-KEY-1secret\"",
            "backup_recipients: this is the private half, which belongs on paper or a stick",
        ),
        ("listen = \n", "TOML parse error at line 1"),
    ] {
        let said = refusal(text, &[]);
        assert!(said.contains(says), "{text}: {said}");
        assert!(!said.contains("secret") && !said.contains('\n'), "{said}");
    }
}

#[test]
fn a_variable_that_is_nearly_a_key_is_a_slip_and_another_is_not_ours() {
    let said = refusal("", &[("FLOTILLA_LISEN", "127.0.0.1:1")]);

    assert!(said.contains("there is no key “FLOTILLA_LISEN”; did you mean “FLOTILLA_LISTEN”?"), "{said}");
    assert!(read("", &[("FLOTILLA_LOG", "debug"), ("FLOTILLA_TEST_POSTGRES", "x")]).is_ok());
}

#[test]
fn a_file_that_was_asked_for_must_be_there() {
    let chosen = Chosen { config: Some("nowhere/flotilla.toml".into()), data: None };

    assert!(chosen.settings(&BTreeMap::new()).unwrap_err().to_string().starts_with("nowhere/flotilla.toml: "));
}

#[test]
fn the_sample_file_for_operators_is_read_and_names_every_key() {
    let sample = include_str!("../../../../docs/operators/flotilla.toml");

    let settings = read(sample, &[]).unwrap();
    // What not everybody has stands there as a comment, to be taken up; its secret's file is not on this machine.
    let taken_up = sample.replace("# identity_", "identity_").replace("identity_client_secret_file", "# ");
    let provider = read(&taken_up, &[]).unwrap().identity_provider.unwrap();

    assert_eq!(settings.organisation.as_str(), "The Commons");
    assert_eq!((provider.name.as_str(), provider.strong.len()), ("Commons login", 2));
    for (key, _) in KEYS {
        let is_there = ["", "# "].iter().any(|before| sample.contains(&format!("\n{before}{key} = ")));
        assert!(is_there, "{key} is not in the sample");
    }
}

const ISSUER: &str = "identity_issuer = \"https://login.example.org/realms/commons\"\n";

#[test]
fn an_identity_provider_is_named_whole_or_not_at_all() {
    assert!(read("", &[]).unwrap().identity_provider.is_none());
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    fs::write(&secret, "hidden\n").unwrap();
    let file = format!("{ISSUER}identity_client_id = \"flotilla\"\nidentity_client_secret_file = {secret:?}");

    let provider = read(&file, &[("FLOTILLA_IDENTITY_STRONG", "mfa, hwk")]).unwrap().identity_provider.unwrap();

    assert_eq!((provider.name.as_str(), provider.client_id.as_str()), ("login.example.org", "flotilla"));
    assert_eq!(provider.client_secret.unwrap().tell(), "hidden");
    assert_eq!(provider.strong, ["mfa", "hwk"]);
    assert!(refusal(ISSUER, &[]).starts_with("identity_client_id: "));
    assert!(refusal("identity_client_id = \"flotilla\"", &[]).starts_with("identity_issuer: "));
    let nowhere = format!("{ISSUER}identity_client_id = \"flotilla\"\nidentity_client_secret_file = \"nowhere\"");
    assert!(refusal(&nowhere, &[]).starts_with("identity_client_secret_file: nowhere: "));
}

#[test]
fn an_identity_provider_is_asked_over_an_encrypted_line() {
    for issuer in ["http://login.example.org", "login.example.org", "https://login.example.org/?realm=1"] {
        let text = format!("identity_issuer = \"{issuer}\"\nidentity_client_id = \"flotilla\"");
        assert!(refusal(&text, &[]).starts_with("identity_issuer: "), "{issuer}");
    }
    let here = "identity_issuer = \"http://localhost:3000\"\nidentity_client_id = \"flotilla\"";
    assert!(read(here, &[]).unwrap().identity_provider.is_some());
}

#[test]
fn back_ups_are_encrypted_to_one_key_or_to_several() {
    let [one, other] = [(); 2].map(|()| crate::backup::offline::Identity::by_chance().recipients().remove(0));

    let two = read("", &[("FLOTILLA_BACKUP_RECIPIENTS", &format!("{one}, {other}"))]).unwrap();

    assert_eq!(two.backup_recipients, [one.clone(), other]);
    assert_eq!(read(&format!("backup_recipients = \"{one}\""), &[]).unwrap().backup_recipients, [one]);
    assert!(read("", &[]).unwrap().backup_recipients.is_empty());
}

#[test]
fn answers_by_mail_come_in_on_this_machine_alone() {
    let both = |listen: &str, address: &str| format!("inbound_listen = \"{listen}\"\nreply_address = \"{address}\"");

    let inbound = read(&both("127.0.0.1:8024", "reply@example.org"), &[]).unwrap().inbound.unwrap();

    assert_eq!(inbound.listen.port(), 8024);
    assert_eq!(inbound.address.with("ab").unwrap().as_str(), "reply+ab@example.org");
    assert!(read("", &[]).unwrap().inbound.is_none());
    assert!(refusal("inbound_listen = \"127.0.0.1:8024\"", &[]).starts_with("reply_address: "));
    assert!(refusal("reply_address = \"reply@example.org\"", &[]).starts_with("inbound_listen: "));
    assert!(refusal(&both("0.0.0.0:8024", "reply@example.org"), &[]).starts_with("inbound_listen: "));
    assert!(refusal(&both("127.0.0.1:8024", "reply+x@example.org"), &[]).starts_with("reply_address: "));
}
