//! `cargo xtask new-slice NAME`: the files of a slice, with the same names as everywhere.

use std::{fs, path::Path};

use crate::{
    failure::Failure,
    run::{printed, program, root, shown},
    tidy::SLICES,
};

/// Where each file goes, and what it holds before the names are filled in.
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("../slice/Cargo.toml.txt")),
    ("askama.toml", include_str!("../slice/askama.toml.txt")),
    ("src/lib.rs", include_str!("../slice/lib.rs.txt")),
    ("src/NOUN.rs", include_str!("../slice/noun.rs.txt")),
    ("src/actions.rs", include_str!("../slice/actions.rs.txt")),
    ("src/store.rs", include_str!("../slice/store.rs.txt")),
    ("src/pages.rs", include_str!("../slice/pages.rs.txt")),
    ("migrations/DATE-NAME.sql", include_str!("../slice/migration.sql.txt")),
    ("templates/NAME/list.html", include_str!("../slice/list.html.txt")),
    ("messages/en.ftl", include_str!("../slice/en.ftl.txt")),
    ("messages/cy.ftl", include_str!("../slice/cy.ftl.txt")),
    ("tests/main.rs", include_str!("../slice/tests.rs.txt")),
];

/// Writes the slice `name` into `crates`.
///
/// # Errors
/// When the name is no plural noun in lower case, is taken, or a file cannot be written.
pub(crate) fn run(name: &str) -> Result<(), Failure> {
    let date = printed(program("date").args(["-u", "+%Y-%m-%d-%H%M"]))?;
    let crates = root().join("crates");
    write(&crates, name, date.trim())?;
    // The order of imports depends on the name.
    let written = ["src/lib.rs", "tests/main.rs"].map(|path| crates.join(name).join(path));
    shown(program("rustfmt").args(["--edition", "2024"]).args(written))?;
    println!("crates/{name} is laid. Now:");
    println!(
        "- give it a line in the workspace's Cargo.toml, in crates/flotilla/Cargo.toml and in crates/flotilla/src/slices.rs;"
    );
    if !SLICES.contains(&name) {
        println!("- give it its place in docs/architecture.md and in xtask/src/tidy/floors.rs;");
    }
    println!("- begin with the rule in its noun file, and its tests.");
    Ok(())
}

fn write(crates: &Path, name: &str, date: &str) -> Result<(), Failure> {
    let noun = singular(name)?;
    let folder = crates.join(name);
    if folder.exists() {
        return Err(Failure::Refused(format!("There is a crate `{name}` already.")));
    }
    for (path, text) in FILES {
        let path = folder.join(filled(path, name, &noun, date));
        let parent = path.parent().expect("every file lies in the slice's folder");
        fs::create_dir_all(parent).map_err(Failure::writing(parent))?;
        fs::write(&path, filled(text, name, &noun, date)).map_err(Failure::writing(&path))?;
    }
    Ok(())
}

/// The noun of which the slice holds many.
fn singular(name: &str) -> Result<String, Failure> {
    let is_word = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_word {
        return Err(Failure::Refused(format!(
            "`{name}` is no name for a slice: take one word in lower case, such as `motions`."
        )));
    }
    let noun =
        name.strip_suffix("ies").map(|stem| format!("{stem}y")).or_else(|| name.strip_suffix('s').map(str::to_owned));
    // A subject without a plural, such as `finance`, still needs another word for its noun.
    Ok(noun.filter(|noun| !noun.is_empty()).unwrap_or_else(|| format!("{name}_entry")))
}

fn filled(text: &str, name: &str, noun: &str, date: &str) -> String {
    let type_name: String = noun.split('_').map(capitalised).collect();
    text.replace("TYPE", &type_name).replace("NOUN", noun).replace("NAME", name).replace("DATE", date)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_gets_every_file_of_the_house_with_its_own_names_inside() {
        let crates = tempfile::tempdir().expect("a temporary folder can be made");

        write(crates.path(), "policies", "2026-11-22-1400").expect("the name is free");

        let read =
            |path: &str| fs::read_to_string(crates.path().join("policies").join(path)).expect("the file is written");
        assert!(read("src/policy.rs").contains("pub struct Policy"));
        assert!(read("migrations/2026-11-22-1400-policies.sql").contains("CREATE TABLE policies"));
        for (path, _) in FILES {
            let text = read(&filled(path, "policies", "policy", "2026-11-22-1400"));
            for blank in ["NAME", "NOUN", "TYPE"] {
                assert!(!text.contains(blank), "{path} still says {blank}");
            }
        }
    }

    #[test]
    fn a_crate_that_is_there_is_not_overwritten() {
        let crates = tempfile::tempdir().expect("a temporary folder can be made");
        fs::create_dir(crates.path().join("motions")).expect("a folder can be made");

        assert!(write(crates.path(), "motions", "2026-11-22-1400").is_err());
    }

    #[test]
    fn a_name_that_is_not_one_lower_case_word_is_refused() {
        for name in ["", "Motions", "my motions", "../motions", "motions2"] {
            assert!(singular(name).is_err(), "{name}");
        }
    }

    #[test]
    fn the_noun_is_the_singular_or_a_word_of_its_own() {
        assert_eq!(singular("motions").expect("a name"), "motion");
        assert_eq!(singular("policies").expect("a name"), "policy");
        assert_eq!(singular("aid").expect("a name"), "aid_entry");
    }
}
