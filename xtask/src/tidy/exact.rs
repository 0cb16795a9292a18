//! Counts are exact: integers or rationals, never floating point (always true 6).

use super::{
    Finding,
    tree::{Tree, has_word},
};

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.ending(".rs").filter(|file| file.path.starts_with("crates/tally/")) {
        for (index, line) in file.text.lines().enumerate() {
            let is_code = !line.trim_start().starts_with("//");
            if is_code && (has_word(line, "f32") || has_word(line, "f64")) {
                findings.push(Finding::new(&file.path, index + 1, "a count is never in floating point"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_float_in_a_count_is_found_even_in_its_tests() {
        let text =
            "// f64 would round.\nlet share = votes as f64;\n#[cfg(test)]\nmod tests {\n    let x: f32 = 1.0;\n}\n";

        let findings = check(&Tree::of(&[("crates/tally/src/share.rs", text), ("crates/web/src/x.rs", "let x: f64;")]));

        let lines: Vec<_> = findings.iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [2, 5]);
    }
}
