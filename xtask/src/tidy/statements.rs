//! Every statement goes through `sql!`, so that one test prepares them all (always true 8).

use super::{Finding, tree::Tree};

/// How a statement begins.
const STARTS: &[&str] = &["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "WITH RECURSIVE "];
/// So many lines may lie between `sql!(` and the text, as the formatter breaks long calls.
const REACH: usize = 2;

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    // `database` itself makes statements that no slice may: migrations, pragmas, counting rows.
    let files = tree.rust().filter(|file| file.path.contains("/src/"));
    for file in files.filter(|file| file.owner().is_some_and(|owner| owner != "database")) {
        let lines: Vec<_> = file.code().collect();
        for (place, (number, line)) in lines.iter().enumerate() {
            let before = &lines[place.saturating_sub(REACH)..=place];
            if is_statement(line) && !before.iter().any(|(_, line)| line.contains("sql!(")) {
                findings.push(Finding::new(
                    &file.path,
                    *number,
                    "a statement outside `sql!` is never prepared by the test",
                ));
            }
        }
    }
    findings
}

/// Whether a text that begins in this line begins as a statement does.
fn is_statement(line: &str) -> bool {
    line.match_indices('"').any(|(place, _)| {
        let text = line[place + 1..].trim_start();
        STARTS.iter().any(|start| text.starts_with(start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        check(&Tree::of(&[("crates/ballots/src/store.rs", text)])).len()
    }

    #[test]
    fn a_statement_outside_the_macro_is_found() {
        assert_eq!(found("tx.exec(\"DELETE FROM marks\").await?;\n"), 1);
    }

    #[test]
    fn a_statement_in_the_macro_is_fine_on_the_same_line_or_the_next() {
        assert_eq!(found("const ALL: Sql = sql!(\"SELECT id FROM marks\");\n"), 0);
        assert_eq!(found("const ALL: Sql = sql!(\n    \"SELECT id FROM marks\"\n);\n"), 0);
    }
}
