//! A dependency is read before it is added, and its reason stands beside it in `Cargo.toml`.

use super::{
    Finding,
    tree::{SourceFile, Tree},
};

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.ending("Cargo.toml") {
        if file.path == "Cargo.toml" {
            findings.extend(without_reason(file));
        } else {
            findings.extend(with_own_version(file));
        }
    }
    findings
}

/// Shared versions with no comment at their side or above their group.
fn without_reason(manifest: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut is_inside = false;
    let mut has_reason = false;
    for (index, line) in manifest.text.lines().enumerate() {
        if line.starts_with('[') {
            is_inside = line.trim() == "[workspace.dependencies]";
            has_reason = false;
        } else if line.trim().is_empty() {
            has_reason = false;
        } else if line.starts_with('#') {
            // A heading groups; it gives no reason.
            has_reason = !line.contains("──");
        } else if is_inside && !has_reason && !line.contains(" # ") && !line.contains("path = ") {
            let name = line.split(['=', ' ']).next().unwrap_or_default();
            findings.push(Finding::new(&manifest.path, index + 1, format!("why is `{name}` here? say it above")));
        }
    }
    findings
}

/// Versions set outside the one list.
fn with_own_version(manifest: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut is_inside = false;
    for (index, line) in manifest.text.lines().enumerate() {
        if line.starts_with('[') {
            is_inside = line.contains("dependencies");
        } else if is_inside && line.contains('=') && !line.starts_with('#') && !line.contains("workspace = true") {
            findings.push(Finding::new(
                &manifest.path,
                index + 1,
                "versions stand once, in the workspace's Cargo.toml",
            ));
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
    fn a_dependency_without_a_reason_is_found() {
        let text = "[workspace.dependencies]\n# ── storage ──\nsqlx = \"0.9\"\n\nuuid = \"1\"\n";

        assert_eq!(lines("Cargo.toml", text), [3, 5]);
    }

    #[test]
    fn a_reason_above_beside_or_over_a_pair_is_enough_and_our_own_crates_need_none() {
        let text = "[workspace.dependencies]\nterms = { path = \"crates/terms\" }\n# Hashes.\nsha2 = \"0.11\"\nhmac = \"0.13\"\n\n\
                    csv = \"1.4\" # Quoted cells.\n\n[profile.dev]\ndebug = 1\n";

        assert_eq!(lines("Cargo.toml", text), [0; 0]);
    }

    #[test]
    fn a_version_set_in_a_crate_is_found() {
        let text = "[package]\nname = \"web\"\n[dependencies]\naxum = { workspace = true }\nhttp = \"1\"\n";

        assert_eq!(lines("crates/web/Cargo.toml", text), [5]);
    }
}
