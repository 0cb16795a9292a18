//! The text of the workspace, read once for all rules.

use std::{fs, path::Path};

use crate::{
    failure::Failure,
    run::{cargo, printed, root},
    tidy::floors::GROUND,
};

/// Folders that hold nothing of ours.
const SKIPPED: &[&str] = &[".git", "target", "node_modules", "out", "flotilla-demo", "assets"];
/// Kinds of file that hold text of ours.
const READ: &[&str] =
    &["rs", "toml", "sql", "html", "ftl", "css", "ts", "mjs", "json", "md", "sh", "txt", "svg", "service", "conf"];

/// A file of the workspace.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// From the workspace's folder, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What rules look at.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) files: Vec<SourceFile>,
    /// For each ground-floor crate, and `verify`: the names of all that it is built from.
    pub(crate) built_from: Vec<(String, Vec<String>)>,
}

impl Tree {
    /// Reads the workspace.
    ///
    /// # Errors
    /// When a file cannot be read or cargo cannot say what a crate is built from.
    pub(crate) fn load() -> Result<Self, Failure> {
        let root = root();
        let mut tree = Self::default();
        walk(&root, &root, &mut tree.files)?;
        tree.files.sort_by(|one, other| one.path.cmp(&other.path));
        tree.built_from = built_from(&root)?;
        Ok(tree)
    }

    /// The Rust files in `src` of the crate `name`, programs' tests left out.
    pub(crate) fn sources(&self, name: &str) -> impl Iterator<Item = &SourceFile> {
        let folder = format!("crates/{name}/src/");
        self.rust().filter(move |file| file.path.starts_with(&folder))
    }

    /// All Rust files that are not tests.
    pub(crate) fn rust(&self) -> impl Iterator<Item = &SourceFile> {
        self.ending(".rs").filter(|file| !file.is_test())
    }

    /// All files whose name ends so.
    pub(crate) fn ending(&self, end: &str) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().filter(move |file| file.path.ends_with(end))
    }

    /// A workspace made up for a test of a rule.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() });
        Self { files: files.collect(), built_from: Vec::new() }
    }
}

impl SourceFile {
    /// The crate it belongs to, if it lies in `crates`.
    pub(crate) fn owner(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// Whether its name ends in this extension.
    pub(crate) fn is(&self, kind: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|end| end == kind)
    }

    /// Whether it is a file of tests, or of what only tests use.
    pub(crate) fn is_test(&self) -> bool {
        let mut parts = self.path.rsplit('/');
        let name = parts.next().unwrap_or_default();
        name == "tests.rs" || name.ends_with("_tests.rs") || parts.any(|part| part == "tests" || part == "benches")
    }

    /// The numbered lines that are code: no comments, no tests.
    ///
    /// The end of a module of tests is found by its indentation, which the formatter guarantees.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut tests_end: Option<String> = None;
        let mut is_marked = false;
        self.text.lines().enumerate().filter_map(move |(index, line)| {
            if let Some(end) = &tests_end {
                if line == end {
                    tests_end = None;
                }
                return None;
            }
            let code = line.trim_start();
            if code.starts_with("#[cfg(test)]") || code.starts_with("#[cfg(any(test") {
                is_marked = true;
                return None;
            }
            if is_marked && !code.starts_with("#[") && !code.is_empty() {
                is_marked = false;
                if !code.ends_with(';') && !code.ends_with('}') {
                    let indent = &line[..line.len() - code.len()];
                    tests_end = Some(format!("{indent}}}"));
                }
                return None;
            }
            (!is_marked && !code.starts_with("//")).then_some((index + 1, line))
        })
    }
}

/// Whether `word` stands in `line` with no letter, digit or underscore on either side.
pub(crate) fn has_word(line: &str, word: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(word)
        .any(|(place, _)| !line[..place].ends_with(is_part) && !line[place + word.len()..].starts_with(is_part))
}

fn walk(folder: &Path, root: &Path, files: &mut Vec<SourceFile>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::reading(folder))? {
        let path = entry.map_err(Failure::reading(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                walk(&path, root, files)?;
            }
        } else if READ.iter().any(|kind| path.extension().is_some_and(|end| end == *kind)) {
            // A file may vanish while an editor saves it, and a test vector need not be text.
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let path = path.strip_prefix(root).expect("the walk begins at the root");
            files.push(SourceFile { path: path.to_string_lossy().replace('\\', "/"), text });
        }
    }
    Ok(())
}

/// Asks cargo what the crates of the ground floor, and `verify`, are built from.
fn built_from(root: &Path) -> Result<Vec<(String, Vec<String>)>, Failure> {
    let mut ask = cargo();
    ask.args(["tree", "--prefix", "none", "--format", "{p}", "--no-dedupe"]);
    ask.args(["--edges", "normal,no-proc-macro"]);
    let there = |name: &&&str| root.join("crates").join(name).join("Cargo.toml").exists();
    for name in GROUND.iter().chain(&["verify"]).filter(there) {
        ask.args(["--package", name]);
    }
    Ok(parsed(&printed(&mut ask)?))
}

/// One paragraph for each crate asked for, itself first.
fn parsed(said: &str) -> Vec<(String, Vec<String>)> {
    let names = |paragraph: &str| -> Vec<String> {
        let names = paragraph.lines().filter_map(|line| line.split(' ').next());
        names.map(str::to_owned).collect()
    };
    said.split("\n\n")
        .map(names)
        .filter_map(|names| names.split_first().map(|(name, rest)| (name.clone(), rest.to_vec())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(text: &str) -> Vec<usize> {
        let file = SourceFile { path: "crates/x/src/lib.rs".to_owned(), text: text.to_owned() };
        file.code().map(|(line, _)| line).collect()
    }

    #[test]
    fn comments_and_modules_of_tests_are_not_code() {
        let text = "fn one() {}\n// two\n#[cfg(test)]\nmod tests {\n    fn five() {\n    }\n}\nfn eight() {}\n";

        assert_eq!(code_of(text), [1, 8]);
    }

    #[test]
    fn a_module_of_tests_in_a_file_of_its_own_hides_one_line_only() {
        let text = "#[cfg(test)]\nmod tests;\nfn three() {}\n";

        assert_eq!(code_of(text), [3]);
    }

    #[test]
    fn an_attribute_between_mark_and_module_changes_nothing() {
        let text = "#[cfg(test)]\n#[path = \"x.rs\"]\nmod tests {\n}\nfn five() {}\n";

        assert_eq!(code_of(text), [5]);
    }

    #[test]
    fn tests_are_known_by_their_folder_or_name() {
        let is_test = |path: &str| SourceFile { path: path.to_owned(), text: String::new() }.is_test();

        assert!(is_test("crates/ballots/tests/main.rs"));
        assert!(is_test("crates/tally/src/scottish/tests.rs"));
        assert!(!is_test("crates/tally/src/contests.rs"));
    }

    #[test]
    fn a_word_inside_a_longer_one_is_not_that_word() {
        assert!(has_word("let x: f64 = 1;", "f64"));
        assert!(!has_word("let leaf64 = f64x;", "f64"));
    }

    #[test]
    fn cargos_paragraphs_become_crates_with_what_they_are_built_from() {
        let said = "tally v0.1.0 (/here)\nhex v0.4.3\nserde v1.0.229\n\nterms v0.1.0 (/here)\njiff v0.2.46\n";

        let parsed = parsed(said);

        assert_eq!(parsed[0], ("tally".to_owned(), vec!["hex".to_owned(), "serde".to_owned()]));
        assert_eq!(parsed[1].0, "terms");
    }
}
