//! Outside tests nothing unwraps: `expect("why it cannot fail")`, or an error.

use super::{Finding, tree::Tree};

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust() {
        let unwrapping = file.code().filter(|(_, line)| line.contains(concat!(".unwrap", "()")));
        for (number, _) in unwrapping {
            findings.push(Finding::new(&file.path, number, "say with `expect` why it cannot fail, or return an error"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unwrapping_is_found_in_code_and_not_in_tests() {
        let text = concat!("let a = b.unwrap", "();\n#[cfg(test)]\nmod tests {\n    let a = b.unwrap", "();\n}\n");
        let test = ("crates/web/tests/main.rs", text);

        let findings = check(&Tree::of(&[("crates/web/src/lib.rs", text), test]));

        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].line, 1);
    }
}
