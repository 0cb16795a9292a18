//! SQL in `store.rs`, HTTP types in `pages.rs`; noun files name neither (always true 4).

use super::{
    Finding,
    floors::{SERVICES, SLICES},
    tree::{SourceFile, Tree, has_word},
};

/// How SQL is known: the macro, the driver, and statements as text.
const SQL: &[&str] = &["\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "\"WITH RECURSIVE "];
/// The crates that speak HTTP.
const HTTP: &[&str] = &["axum::", "hyper::", "tower::", "tower_http::", "http::"];

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    tree.rust().filter(|file| file.path.contains("/src/")).flat_map(of_file).collect()
}

fn of_file(file: &SourceFile) -> Vec<Finding> {
    let owner = file.owner().unwrap_or_default();
    // `database` is the door to SQL itself, `web` the door to HTTP, and `outbound` the door out.
    let may_sql = owner == "database" || owner.is_empty() || is_in(file, "store");
    let is_below = SERVICES.contains(&owner) || SLICES.contains(&owner);
    let may_http =
        ["web", "outbound"].contains(&owner) || !is_below || (SLICES.contains(&owner) && is_in(file, "pages"));
    let mut findings = Vec::new();
    for (number, line) in file.code() {
        if !may_sql && names_sql(line) {
            findings.push(Finding::new(&file.path, number, "SQL belongs in store.rs"));
        }
        if !may_http && HTTP.iter().any(|root| starts_a_path(line, root)) {
            findings.push(Finding::new(&file.path, number, "HTTP types belong in pages.rs"));
        }
    }
    findings
}

/// Whether the file is `name.rs` or lies in a folder `name`.
fn is_in(file: &SourceFile, name: &str) -> bool {
    file.path.ends_with(&format!("/{name}.rs")) || file.path.contains(&format!("/{name}/"))
}

fn names_sql(line: &str) -> bool {
    has_word(line, "sqlx") || has_word(line, "sql!") || SQL.iter().any(|start| line.contains(start))
}

/// Whether a path in `line` begins with `root`, rather than going through it.
fn starts_a_path(line: &str, root: &str) -> bool {
    let goes_on = |character: char| character.is_alphanumeric() || character == '_' || character == ':';
    line.match_indices(root).any(|(place, _)| !line[..place].ends_with(goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, line: &str) -> usize {
        check(&Tree::of(&[(path, line)])).len()
    }

    #[test]
    fn sql_outside_the_store_is_found() {
        let line = "const FIND: Sql = sql!(\"SELECT id FROM ballots\");";

        assert_eq!(found("crates/ballots/src/actions.rs", line), 1);
        assert_eq!(found("crates/ballots/src/store.rs", line), 0);
        assert_eq!(found("crates/ballots/src/store/roll.rs", line), 0);
        assert_eq!(found("crates/jobs/src/queue.rs", line), 1);
        assert_eq!(found("crates/database/src/keys.rs", line), 0);
    }

    #[test]
    fn http_outside_the_pages_is_found() {
        let line = "use axum::extract::Path;";

        assert_eq!(found("crates/ballots/src/ballot.rs", line), 1);
        assert_eq!(found("crates/ballots/src/store.rs", line), 1);
        assert_eq!(found("crates/ballots/src/pages/show.rs", line), 0);
        assert_eq!(found("crates/mail/src/pages.rs", line), 1);
        assert_eq!(found("crates/web/src/session.rs", line), 0);
    }

    #[test]
    fn a_module_of_ours_that_ends_like_one_of_theirs_is_not_theirs() {
        assert_eq!(found("crates/ballots/src/ballot.rs", "use web::http::Address;"), 0);
    }
}
