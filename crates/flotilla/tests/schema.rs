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

/// The columns of a table, by name.
fn columns(table: &str) -> Vec<String> {
    let text: String = flotilla::slices::migrations().iter().map(|step| step.text).collect();
    let begin = format!("CREATE TABLE {table} (");
    let body = text.split(&begin).nth(1).unwrap_or_else(|| panic!("there is no table {table}"));
    let body = body.split("\n)").next().unwrap();
    let lines = body.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("--"));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')).map(str::to_owned).collect()
}

/// B33: who voted and what was voted stand in no table together, and share nothing by which they could be joined but the ballot. The
/// roll knows who may vote, and no way to reach her.
#[test]
fn no_table_joins_a_voter_with_a_secret_vote() {
    assert_eq!(columns("secret_ballots"), ["ballot", "key", "content"]);
    assert_eq!(columns("closed_ballots"), ["ballot", "content", "papers"]);
    assert_eq!(columns("ballot_marks"), ["ballot", "person", "channel"]);
    assert_eq!(columns("closed_marks"), ["ballot", "person", "channel"]);
    assert_eq!(columns("roll_entries"), ["roll", "person", "region", "salt", "commitment"]);

    let all: String = flotilla::slices::migrations().iter().map(|step| step.text).collect();
    let tables = all.split("CREATE TABLE ").skip(1).map(|rest| rest.split_whitespace().next().unwrap());
    let of_both = |table: &&str| {
        let columns = columns(table);
        let has = |name: &str| columns.iter().any(|column| column == name);
        has("person") && has("content")
    };
    assert_eq!(tables.filter(of_both).collect::<Vec<_>>(), ["named_ballots"], "which is named, and says so");
    assert!(!all.contains("ALTER TABLE secret_ballots") && !all.contains("ALTER TABLE closed_ballots"));
}
