use std::{collections::BTreeMap, fs::File, io::Read};

use flate2::read::GzDecoder;
use flotilla::{backup::BackupError, export};
use sha2::{Digest, Sha256};

use crate::machine::{each_machine, now};

#[tokio::test]
async fn an_export_holds_the_organisation_and_how_to_read_it() {
    each_machine(async |machine| {
        machine.found().await;
        let archive = machine.folder.path().join("movement.tar.gz");

        let report = export::export(&machine.settings, &archive, now()).await.unwrap();

        let mut files = BTreeMap::new();
        for entry in tar::Archive::new(GzDecoder::new(File::open(&archive).unwrap())).entries().unwrap() {
            let (mut entry, mut text) = (entry.unwrap(), String::new());
            entry.read_to_string(&mut text).unwrap();
            files.insert(entry.path().unwrap().display().to_string(), text);
        }
        assert_eq!(files.keys().collect::<Vec<_>>(), ["README.txt", "flotilla.dump", "manifest.json", "schema.sql"]);
        let dump = &files["flotilla.dump"];
        let body = &dump[..dump.rfind("end ").unwrap()];
        assert_eq!(hex::encode(Sha256::digest(body.as_bytes())), report.hash);
        assert!(body.contains("table places ") && files["schema.sql"].contains("CREATE TABLE places"));
        assert!(files["manifest.json"].contains(&report.hash));
        machine.remove().await;
    })
    .await;
}

#[tokio::test]
async fn nothing_is_written_over() {
    let machine = crate::machine::Machine::founded().await;
    let archive = machine.folder.path().join("movement.tar.gz");
    std::fs::write(&archive, "precious").unwrap();

    let refused = export::export(&machine.settings, &archive, now()).await;

    assert!(matches!(refused, Err(BackupError::File { .. })), "{refused:?}");
    assert_eq!(std::fs::read_to_string(&archive).unwrap(), "precious");
}
