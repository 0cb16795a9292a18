//! Arrows point down only: programs → slices → services → ground floor (always true 1, 2 and 3).

use super::{
    Finding,
    tree::{SourceFile, Tree, has_word},
};

/// The ground floor: pure.
pub(crate) const GROUND: &[&str] = &["terms", "tally", "sealed", "opinion", "wording", "record"];
/// The services, lowest first.
pub(crate) const SERVICES: &[&str] = &["database", "jobs", "mail", "outbound", "web"];
/// The slices, lowest first.
pub(crate) const SLICES: &[&str] = &[
    "places",
    "membership",
    "finance",
    "mailings",
    "imports",
    "ballots",
    "motions",
    "hubs",
    "conference",
    "events",
    "campaigns",
    "accountability",
    "broadcast",
    "aid",
    "federation",
];
/// The programs.
const PROGRAMS: &[&str] = &["flotilla", "verify"];

/// Runtimes, databases, clocks and random sources, which the ground floor never has.
const IMPURE: &[&str] = &[
    "tokio",
    "mio",
    "async-std",
    "smol",
    "sqlx",
    "sqlx-core",
    "rusqlite",
    "libsqlite3-sys",
    "postgres",
    "rand",
    "getrandom",
    "fastrand",
    "chrono",
    "axum",
    "hyper",
    "reqwest",
    "lettre",
];
/// Files of a slice that no other crate names.
const INSIDE: &[&str] = &["store", "pages", "actions"];

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let manifests = tree.files.iter().filter(|file| is_manifest(file));
    let mut findings: Vec<_> = manifests.flat_map(upward).collect();
    findings.extend(tree.built_from.iter().flat_map(|(name, parts)| impure(name, parts)));
    findings.extend(tree.rust().flat_map(past_the_door));
    findings
}

fn is_manifest(file: &SourceFile) -> bool {
    file.owner().is_some_and(|name| file.path == format!("crates/{name}/Cargo.toml"))
}

/// Dependencies that do not point down, in one manifest.
fn upward(manifest: &SourceFile) -> Vec<Finding> {
    let name = manifest.owner().unwrap_or_default();
    let Some(own) = height(name) else {
        let why = format!("`{name}` is on no floor: give it a place in docs/architecture.md and in tidy");
        return vec![Finding::new(&manifest.path, 0, why)];
    };
    let mut is_ours = false;
    let mut findings = Vec::new();
    for (index, line) in manifest.text.lines().enumerate() {
        if line.starts_with('[') {
            is_ours = matches!(line.trim(), "[dependencies]" | "[build-dependencies]");
            continue;
        }
        let used = line.split(['=', '.', ' ']).next().unwrap_or_default();
        let Some(other) = height(used).filter(|_| is_ours) else { continue };
        if other >= own {
            let why = format!("`{name}` may not use `{used}`: arrows point down only");
            findings.push(Finding::new(&manifest.path, index + 1, why));
        }
        if name == "verify" && !GROUND.contains(&used) {
            let why = format!("`verify` may not use `{used}`: a stranger builds it from the ground floor alone");
            findings.push(Finding::new(&manifest.path, index + 1, why));
        }
    }
    findings
}

/// Floor and place on it. Crates of the ground floor stand side by side, but all may use `terms`.
pub(crate) fn height(name: &str) -> Option<(usize, usize)> {
    let place = |list: &[&str]| list.iter().position(|one| *one == name);
    place(GROUND)
        .map(|place| (0, place.min(1)))
        .or_else(|| place(SERVICES).map(|place| (1, place)))
        .or_else(|| place(SLICES).map(|place| (2, place)))
        .or_else(|| place(PROGRAMS).map(|_| (3, 0)))
}

/// What a crate of the ground floor is built from and should not be.
fn impure(name: &str, parts: &[String]) -> Vec<Finding> {
    let path = format!("crates/{name}/Cargo.toml");
    let banned = |part: &&String| {
        IMPURE.contains(&part.as_str()) || SERVICES.contains(&part.as_str()) || SLICES.contains(&part.as_str())
    };
    let mut found: Vec<_> = parts.iter().filter(banned).collect();
    found.sort();
    found.dedup();
    let finding = |part: &String| {
        Finding::new(&path, 0, format!("`{name}` is built from `{part}`, which knows disk, time, chance or network"))
    };
    found.into_iter().map(finding).collect()
}

/// Places where a crate reaches past another slice's `lib.rs`.
fn past_the_door(file: &SourceFile) -> Vec<Finding> {
    let owner = file.owner().unwrap_or_default();
    let others: Vec<_> = SLICES.iter().filter(|slice| **slice != owner).collect();
    let mut findings = Vec::new();
    for (number, line) in file.code().filter(|(_, line)| line.contains("::")) {
        for (slice, inside) in others.iter().flat_map(|slice| INSIDE.iter().map(move |inside| (slice, inside))) {
            let reached = format!("{slice}::{inside}");
            if has_word(line, &reached) {
                let why = format!("`{reached}` is inside that slice: use what its lib.rs offers");
                findings.push(Finding::new(&file.path, number, why));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(files: &[(&str, &str)]) -> Vec<usize> {
        check(&Tree::of(files)).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn a_slice_that_uses_one_further_down_the_list_is_found() {
        let manifest = "[dependencies]\nterms = { workspace = true }\nballots.workspace = true\n";

        assert_eq!(lines(&[("crates/membership/Cargo.toml", manifest)]), [3]);
    }

    #[test]
    fn a_slice_may_use_services_and_slices_above_it() {
        let manifest =
            "[dependencies]\nweb = { workspace = true }\nmembership = { workspace = true }\ntally.workspace = true\n";

        assert_eq!(lines(&[("crates/ballots/Cargo.toml", manifest)]), [0; 0]);
    }

    #[test]
    fn tests_may_use_what_the_crate_may_not() {
        let manifest = "[dependencies]\n[dev-dependencies]\nweb = { workspace = true }\n";

        assert_eq!(lines(&[("crates/tally/Cargo.toml", manifest)]), [0; 0]);
    }

    #[test]
    fn a_service_that_uses_a_slice_or_a_later_service_is_found() {
        let manifest = "[dependencies]\nplaces = { workspace = true }\nmail = { workspace = true }\n";

        assert_eq!(lines(&[("crates/jobs/Cargo.toml", manifest)]), [2, 3]);
    }

    #[test]
    fn terms_uses_none_of_us_and_its_neighbours_use_it() {
        let of_terms = ("crates/terms/Cargo.toml", "[dependencies]\ntally = { workspace = true }\n");
        let of_tally = ("crates/tally/Cargo.toml", "[dependencies]\nterms = { workspace = true }\n");

        assert_eq!(lines(&[of_terms, of_tally]), [2]);
    }

    #[test]
    fn the_checker_of_strangers_uses_the_ground_floor_only() {
        let manifest = "[dependencies]\ntally = { workspace = true }\nweb = { workspace = true }\n";

        assert_eq!(lines(&[("crates/verify/Cargo.toml", manifest)]), [3]);
    }

    #[test]
    fn a_crate_on_no_floor_is_found() {
        assert_eq!(lines(&[("crates/helpers/Cargo.toml", "[dependencies]\n")]), [0]);
    }

    #[test]
    fn a_ground_floor_crate_built_from_a_clock_is_found() {
        let built = ["serde", "chrono", "chrono", "itoa"].map(str::to_owned);
        let tree = Tree { files: Vec::new(), built_from: vec![("tally".to_owned(), built.to_vec())] };

        let findings = check(&tree);

        assert_eq!(findings.len(), 1);
        assert!(findings[0].why.contains("`chrono`"));
    }

    #[test]
    fn reaching_past_the_door_of_another_slice_is_found() {
        let reaching = ("crates/ballots/src/actions.rs", "use membership::store::find;\nuse ballots::store;\n");

        assert_eq!(lines(&[reaching]), [1]);
    }
}
