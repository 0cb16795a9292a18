//! The schema on one page, and every statement prepared on both engines.

use database::testing::{Fresh, skipped};

#[tokio::test]
async fn every_statement_of_the_program_is_prepared_on_both_engines() {
    let migrations = flotilla::slices::migrations();
    let keys = database::vault::MIGRATIONS;
    let lite = (Fresh::sqlite(&migrations).await, Fresh::sqlite(&keys).await);
    let mut faults = faults_on(&lite.0, &lite.1).await;
    match (Fresh::postgres(&migrations).await, Fresh::postgres(&keys).await) {
        (Some(main), Some(keys)) => {
            faults.extend(faults_on(&main, &keys).await);
            main.remove().await;
            keys.remove().await;
        }
        _ => skipped(),
    }

    assert!(database::statements().len() > 30, "the statements register themselves");
    assert_eq!(faults, Vec::<String>::new());
}

/// What an engine finds wrong; statements of the key store are prepared there.
async fn faults_on(main: &Fresh, keys: &Fresh) -> Vec<String> {
    let mut faults = Vec::new();
    for statement in database::statements() {
        let is_of_keys = statement.file.ends_with("vault.rs");
        let is_of_a_test = statement.text.contains(" tree ");
        if is_of_a_test {
            continue;
        }
        let db = if is_of_keys { &keys.db } else { &main.db };
        let mut tx = db.reader().await.unwrap();
        if let Err(error) = tx.prepare(statement.text).await {
            faults.push(format!("{} {}:{} {error}", db.engine(), statement.file, statement.line));
        }
    }
    faults
}

/// Set `FLOTILLA_WRITE_SCHEMA` to write the page anew.
#[test]
fn the_schema_page_shows_the_schema() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema.sql");
    let mut migrations = flotilla::slices::migrations();
    migrations.sort_by_key(|step| step.name);
    let head = "-- The whole schema, step by step, as the migrations lay it. Written by a test; do not edit.\n\
                -- Type words: @id (BLOB, uuid), @int (INTEGER, bigint), @text, @bytes (BLOB, bytea), @bool (INTEGER, boolean).\n";
    let steps: Vec<String> = migrations.iter().map(|step| format!("\n-- {}\n{}", step.name, step.text)).collect();
    let text = format!("{head}{}", steps.concat());

    if std::env::var_os("FLOTILLA_WRITE_SCHEMA").is_some() {
        std::fs::write(page, &text).unwrap();
    }

    let stands = std::fs::read_to_string(page).unwrap_or_default();
    assert!(stands == text, "docs/schema.sql is out of date: run this test with FLOTILLA_WRITE_SCHEMA=1 and commit it");
}
