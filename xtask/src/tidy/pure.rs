//! The ground floor has no I/O, no clock, no chance and no async (always true 1, in the text).

use super::{
    Finding,
    floors::GROUND,
    tree::{Tree, has_word},
};

/// What a pure function never names, and what it is.
const IMPURE: &[(&str, &str)] = &[
    ("SystemTime", "a clock"),
    ("Instant::now", "a clock"),
    ("std::time", "a clock"),
    ("Timestamp::now", "a clock"),
    ("Zoned::now", "a clock"),
    ("now_v7", "a clock"),
    ("new_v4", "a random source"),
    ("thread_rng", "a random source"),
    ("RandomState", "a random source"),
    ("std::fs", "the disk"),
    ("std::net", "the network"),
    ("std::env", "the environment"),
    ("std::process", "another program"),
    ("async fn", "a runtime"),
    ("println", "the terminal"),
];

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in GROUND.iter().flat_map(|name| tree.sources(name)) {
        for (number, line) in file.code() {
            for (_, what) in IMPURE.iter().filter(|(name, _)| has_word(line, name)) {
                findings.push(Finding::new(&file.path, number, format!("the ground floor names {what}")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&Tree::of(&[(path, text)])).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn a_clock_and_a_file_in_a_rule_are_found() {
        let text = "let past = std::time::UNIX_EPOCH;\nlet now = SystemTime::now();\nlet text = std::fs::read(path);\n";

        assert_eq!(lines("crates/tally/src/lib.rs", text), [1, 2, 3]);
    }

    #[test]
    fn a_service_may_ask_the_clock_and_a_test_may_read_a_file() {
        let clock = "let now = SystemTime::now();\n";
        assert_eq!(lines("crates/web/src/lib.rs", clock), [0; 0]);

        let test = "#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
        assert_eq!(lines("crates/tally/src/lib.rs", test), [0; 0]);
    }
}
