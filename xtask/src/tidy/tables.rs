//! One table belongs to one crate; others read it through a function of the owner (always true 5).
//!
//! A foreign key may point at a table of a crate further down: it reads nothing, and keeps an id from hanging in the air.

use std::collections::BTreeMap;

use super::{
    Finding,
    floors::height,
    tree::{SourceFile, Tree},
};

/// Words of SQL, in capitals, after which a table is named.
const BEFORE_A_TABLE: &[&str] = &["FROM", "JOIN", "INTO", "UPDATE"];

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut owners = BTreeMap::new();
    let mut findings = Vec::new();
    for file in tree.ending(".sql").filter(|file| file.path.contains("/migrations/")) {
        claim(file, &mut owners, &mut findings);
    }
    let sources = tree.rust().filter(|file| file.path.contains("/src/"));
    let migrations = tree.ending(".sql").filter(|file| file.path.contains("/migrations/"));
    for file in sources.chain(migrations) {
        findings.extend(trespasses(file, &owners));
    }
    findings
}

/// Notes the tables that a migration creates; a table created by two crates is found.
fn claim(file: &SourceFile, owners: &mut BTreeMap<String, String>, findings: &mut Vec<Finding>) {
    let owner = file.owner().unwrap_or_default();
    for (index, line) in file.text.lines().enumerate() {
        let Some(table) = created(line) else { continue };
        let first = owners.entry(table.clone()).or_insert_with(|| owner.to_owned());
        if first != owner {
            let why = format!("the table `{table}` belongs to `{first}`");
            findings.push(Finding::new(&file.path, index + 1, why));
        }
    }
}

/// The table that a line of a migration creates.
fn created(line: &str) -> Option<String> {
    let mut words = words(line);
    words.by_ref().find(|word| word.eq_ignore_ascii_case("create"))?;
    words.by_ref().find(|word| word.eq_ignore_ascii_case("table"))?;
    let is_noise = |word: &&str| ["if", "not", "exists"].iter().any(|noise| word.eq_ignore_ascii_case(noise));
    words.find(|word| !is_noise(word)).map(str::to_lowercase)
}

/// Places where SQL names a table of another crate.
fn trespasses(file: &SourceFile, owners: &BTreeMap<String, String>) -> Vec<Finding> {
    let own = file.owner().unwrap_or_default();
    let mut findings = Vec::new();
    for (number, line) in file.code() {
        let words: Vec<_> = words(line).collect();
        for pair in words.windows(2).filter(|pair| BEFORE_A_TABLE.contains(&pair[0])) {
            if let Some(owner) = other_owner(pair[1], own, owners) {
                let why = format!("the table `{}` belongs to `{owner}`: call a function of it", pair[1]);
                findings.push(Finding::new(&file.path, number, why));
            }
        }
        for pair in words.windows(2).filter(|pair| pair[0] == "REFERENCES") {
            if let Some(owner) = other_owner(pair[1], own, owners).filter(|owner| height(owner) >= height(own)) {
                let why = format!("the table `{}` belongs to `{owner}`, which is further up", pair[1]);
                findings.push(Finding::new(&file.path, number, why));
            }
        }
    }
    findings
}

/// The crate that owns the table, if it is one of ours and not this crate's own.
fn other_owner<'a>(table: &str, own: &str, owners: &'a BTreeMap<String, String>) -> Option<&'a str> {
    owners.get(&table.to_lowercase()).map(String::as_str).filter(|owner| *owner != own)
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|character: char| !character.is_alphanumeric() && character != '_').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIGRATION: (&str, &str) =
        ("crates/membership/migrations/1-members.sql", "CREATE TABLE IF NOT EXISTS members (id BLOB);\n");

    fn found(path: &str, text: &str) -> usize {
        check(&Tree::of(&[MIGRATION, (path, text)])).len()
    }

    #[test]
    fn reading_the_table_of_another_crate_is_found() {
        let join = "SELECT b.id FROM ballots b JOIN members m ON m.id = b.caller";

        assert_eq!(found("crates/ballots/src/store.rs", join), 1);
        assert_eq!(found("crates/membership/src/store.rs", join), 0);
    }

    #[test]
    fn pointing_down_at_the_table_of_another_crate_is_fine_and_pointing_up_is_found() {
        let migration = "CREATE TABLE marks (member BLOB REFERENCES members (id));\n";

        assert_eq!(found("crates/ballots/migrations/1-ballots.sql", migration), 0);
        assert_eq!(found("crates/places/migrations/1-places.sql", migration), 1);
    }

    #[test]
    fn a_table_created_by_two_crates_is_found() {
        assert_eq!(found("crates/ballots/migrations/1-ballots.sql", "create table members (id BLOB);\n"), 1);
    }

    #[test]
    fn a_sentence_about_members_is_not_sql() {
        assert_eq!(found("crates/ballots/src/store.rs", "let text = \"papers from members\";"), 0);
    }
}
