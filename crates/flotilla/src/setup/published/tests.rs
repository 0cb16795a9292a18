use std::{collections::BTreeMap, fs};

use outbound::testing::NameServer;

use super::*;
use crate::settings::Chosen;

/// An installation that sends letters from office@news.commons.org.uk, with a key of its own.
struct Told {
    _folder: tempfile::TempDir,
    settings: Settings,
}

fn told(mail: &str, more: &str) -> Told {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("flotilla.toml");
    let text = format!("data_folder = {:?}\nmail = \"{mail}\"\n{more}", folder.path());
    fs::write(&config, text).unwrap();
    let pem = Signer::make_key().unwrap();
    let key = folder.path().join("dkim.key");
    let mut file = crate::installation::private_file(&key).unwrap();
    std::io::Write::write_all(&mut file, pem.as_bytes()).unwrap();
    let settings = Chosen { config: Some(config), data: None }.settings(&BTreeMap::new()).unwrap();
    Told { _folder: folder, settings }
}

const SERVER: &str = "smtp://127.0.0.1:25";
const FROM: &str = "mail_from = \"office@news.commons.org.uk\"\n";

/// What each line says, green or not.
async fn lines(told: &Told, records: &[(&str, &[&[&str]])]) -> Vec<(&'static str, bool, String)> {
    let server = NameServer::start(records).await;
    let checks = published(&told.settings, server.dns()).await;
    checks.into_iter().map(|check| (check.what, check.is_green, check.says)).collect()
}

#[tokio::test]
async fn what_is_published_well_is_green() {
    let told = told(SERVER, FROM);
    let key = told.settings.signer.as_ref().unwrap().public_key();
    // In two strings, as the record is too long for one.
    let (first, second) = key.split_at(200);
    let records: &[(&str, &[&[&str]])] = &[
        ("news.commons.org.uk", &[&["a text of somebody else's"], &["v=spf1 mx ", "~all"]]),
        ("flotilla._domainkey.news.commons.org.uk", &[&["v=DKIM1; k=rsa; p=", first, second]]),
        ("_dmarc.commons.org.uk", &[&["v=DMARC1; p=quarantine"]]),
    ];

    let found = lines(&told, records).await;

    assert_eq!(
        found.iter().map(|line| (line.0, line.1)).collect::<Vec<_>>(),
        [("spf", true), ("dkim", true), ("dmarc", true)]
    );
    assert!(found[2].2.starts_with("_dmarc.commons.org.uk: "), "{found:?}");
}

/// Whoever does what these lines say has what the test above has.
#[tokio::test]
async fn what_is_missing_is_said_as_a_record_to_publish() {
    let told = told(SERVER, FROM);
    let key = told.settings.signer.as_ref().unwrap().public_key();

    let found = lines(&told, &[]).await;

    assert!(found.iter().all(|line| !line.1), "{found:?}");
    assert!(found[0].2.contains("Publish news.commons.org.uk TXT \"v=spf1 mx ~all\""), "{found:?}");
    assert!(
        found[1].2.contains("Publish flotilla._domainkey.news.commons.org.uk TXT \"v=DKIM1; k=rsa; p="),
        "{found:?}"
    );
    assert!(found[1].2.replace("\" \"", "").contains(key), "{found:?}");
    assert!(found[2].2.contains("Publish _dmarc.news.commons.org.uk TXT \"v=DMARC1; p=none\""), "{found:?}");
}

#[tokio::test]
async fn doubled_and_wrong_records_are_told_apart() {
    let told = told(SERVER, FROM);
    let other = Signer::new(&Signer::make_key().unwrap(), "flotilla").unwrap();
    let (first, second) = other.public_key().split_at(200);
    let records: &[(&str, &[&[&str]])] = &[
        ("news.commons.org.uk", &[&["v=spf1 mx ~all"], &["v=spf1 a ~all"]]),
        ("flotilla._domainkey.news.commons.org.uk", &[&["v=DKIM1; k=rsa; p=", first, second]]),
        ("_dmarc.news.commons.org.uk", &[&["v=DMARC1; p=none"], &["v=DMARC1; p=reject"]]),
        ("_dmarc.commons.org.uk", &[&["v=DMARC1; p=reject"]]),
    ];

    let found = lines(&told, records).await;

    assert!(found.iter().all(|line| !line.1), "{found:?}");
    for (line, says) in found.iter().zip(["2 SPF records", "another key than ours", "2 DMARC records"]) {
        assert!(line.2.contains(says), "{line:?}");
    }
}

/// Answers come back to the envelope's sender, whose domain is looked up too (RFC 7208 2.4).
#[tokio::test]
async fn the_domain_of_answers_is_looked_at_where_it_is_another() {
    let more = "inbound_listen = \"127.0.0.1:8024\"\nreply_address = \"reply@answers.commons.org.uk\"\n";
    let told = told(SERVER, &format!("{FROM}{more}"));

    let found = lines(&told, &[("answers.commons.org.uk", &[&["v=spf1 +all"]])]).await;

    assert_eq!((found.len(), found[1].0), (4, "spf"));
    assert!(found[1].2.starts_with("answers.commons.org.uk: ") && found[1].2.contains("everybody"), "{found:?}");
}

#[tokio::test]
async fn a_name_server_that_does_not_say_is_no_record_that_is_missing() {
    let told = told(SERVER, "mail_from = \"office@refused.org\"\n");

    let found = lines(&told, &[]).await;

    assert!(found[0].2.contains("could not be looked up"), "{found:?}");
    assert!(found.iter().all(|line| !line.1));
}

#[tokio::test]
async fn where_letters_reach_nobody_nothing_is_looked_up() {
    for (mail, more) in [("folder:letters", FROM), (SERVER, "mail_from = \"office@example.org\"\n")] {
        let told = told(mail, more);

        assert!(lines(&told, &[]).await.is_empty(), "{mail} {more}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_key_that_others_can_read_turns_its_line_red_and_so_does_none() {
    let mut told = told(SERVER, FROM);
    let key = &told.settings.dkim_key_file;
    fs::set_permissions(key, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();

    let open = lines(&told, &[]).await;
    told.settings.signer = None;
    let none = lines(&told, &[]).await;

    assert!(open[1].2.contains("chmod 600"), "{open:?}");
    assert!(none[1].2.contains("not signed"), "{none:?}");
}
