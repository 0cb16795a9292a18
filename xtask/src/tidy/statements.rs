//! Every statement goes through `sql!`, so that one test prepares them all (always true 8).
//!
//! The types see to it: only an `Sql` can be run, and `sql!` makes it. Its constructor has to be public for the macro,
//! so what is left to check is that nobody calls it by hand, and that no slice reaches for the driver itself.

use super::{
    Finding,
    tree::{Tree, has_word},
};

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let others = tree.rust().filter(|file| file.owner().is_some_and(|owner| owner != "database"));
    for file in others {
        for (number, line) in file.code() {
            if has_word(line, "Sql::registered") {
                let why = "a statement made without `sql!` is never prepared by the test";
                findings.push(Finding::new(&file.path, number, why));
            }
            if has_word(line, "sqlx") {
                findings.push(Finding::new(&file.path, number, "the driver is used by `database` alone"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn a_statement_made_past_the_macro_is_found() {
        let text = "tx.exec(Sql::registered(\"DELETE FROM marks\"), args![]).await?;\n";

        assert_eq!(found("crates/ballots/src/store.rs", text), 1);
        assert_eq!(found("crates/database/src/sql.rs", text), 0);
    }

    #[test]
    fn the_driver_in_a_slice_is_found() {
        assert_eq!(found("crates/ballots/src/store.rs", "sqlx::query(\"SELECT 1\");\n"), 1);
    }

    #[test]
    fn a_statement_in_the_macro_is_fine() {
        assert_eq!(found("crates/ballots/src/store.rs", "const ALL: Sql = sql!(\"SELECT id FROM marks\");\n"), 0);
    }
}
