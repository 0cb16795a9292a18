//! Files stay short, and none is named for holding everything.

use super::{Finding, tree::Tree};

/// Lines; above about 500 a file becomes a folder of its name.
const MOST_LINES: usize = 600;
/// Kinds of file that people read from top to bottom.
const KINDS: &[&str] = &["rs", "ts", "mjs", "css", "html", "sh"];
/// Names that say nothing about what is inside.
const NAMELESS: &[&str] = &["utils", "util", "helpers", "helper", "common", "manager", "misc"];

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| KINDS.iter().any(|kind| file.is(kind))) {
        let lines = file.text.lines().count();
        if lines > MOST_LINES {
            let why = format!("{lines} lines: make it a folder of files of one thing each");
            findings.push(Finding::new(&file.path, 0, why));
        }
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let stem = name.split('.').next().unwrap_or_default();
        if NAMELESS.contains(&stem) {
            findings.push(Finding::new(&file.path, 0, format!("`{stem}` says nothing: name what it knows")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, lines: usize) -> usize {
        check(&Tree::of(&[(path, &"x\n".repeat(lines))])).len()
    }

    #[test]
    fn a_file_of_one_line_too_many_is_found() {
        assert_eq!(found("crates/web/src/frame.rs", MOST_LINES), 0);
        assert_eq!(found("crates/web/src/frame.rs", MOST_LINES + 1), 1);
        assert_eq!(found("docs/schema.sql", MOST_LINES + 1), 0);
    }

    #[test]
    fn a_name_for_everything_is_found() {
        assert_eq!(found("crates/web/src/utils.rs", 1), 1);
        assert_eq!(found("crates/web/src/slug.rs", 1), 0);
    }
}
