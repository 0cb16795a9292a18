//! Words that are not in the project: work left undone, somebody's own machine, a tone we do not use.

use super::{
    Finding,
    tree::{SourceFile, Tree, has_word},
};

/// Whole words found anywhere, and what to do instead.
const UNDONE: &[(&str, &str)] = &[
    ("TODO", "do it, or write an issue"),
    ("FIXME", "fix it, or write an issue"),
    ("HACK", "say why it is so"),
    ("todo!", "finish it"),
    ("unimplemented!", "finish it"),
];
/// Pieces of text that only make sense in one place of work.
const ELSEWHERE: &[&str] =
    &["/work/", "/root/", "/home/", "registry.npmjs", "index.crates.io", "files.pythonhosted", "\"resolved\": \"http"];
/// The only path outside the workspace: data that tests look for, and skip loudly without.
const DATA: &str = "../shared/data";
/// Words that blame or gush; readers never see them.
const TONE: &[&str] = &["Oops", "oops", "Whoops", "Uh-oh", "Sorry", "Please note", "simply"];

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    // This file has to name what it looks for.
    for file in tree.files.iter().filter(|file| !file.path.ends_with("tidy/words.rs")) {
        for (index, line) in file.text.lines().enumerate() {
            findings.extend(in_line(file, line).into_iter().map(|why| Finding::new(&file.path, index + 1, why)));
        }
    }
    findings
}

fn in_line(file: &SourceFile, line: &str) -> Vec<String> {
    let undone = UNDONE.iter().filter(|(word, _)| has_word(line, word));
    let mut whys: Vec<_> = undone.map(|(word, instead)| format!("`{word}`: {instead}")).collect();
    let elsewhere = ELSEWHERE.iter().filter(|piece| line.contains(**piece));
    whys.extend(elsewhere.map(|piece| format!("`{piece}` is of one machine or one server")));
    if line.replace(DATA, "").contains("../shared") {
        whys.push("a path outside the workspace".to_owned());
    }
    if is_read_by_members(file) {
        let tone = TONE.iter().filter(|word| has_word(line, word));
        whys.extend(tone.map(|word| format!("`{word}`: say what happened and what to do")));
        if line.chars().any(is_emoji) {
            whys.push("no emoji in the interface".to_owned());
        }
    }
    whys
}

/// Whether its words reach members.
fn is_read_by_members(file: &SourceFile) -> bool {
    file.is("ftl") || (file.is("html") && file.path.contains("/templates/"))
}

fn is_emoji(character: char) -> bool {
    matches!(character, '\u{1F000}'..='\u{1FAFF}' | '\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, line: &str) -> usize {
        check(&Tree::of(&[(path, line)])).len()
    }

    #[test]
    fn work_left_undone_is_found() {
        assert_eq!(found("crates/web/src/lib.rs", "// TODO: later"), 1);
        assert_eq!(found("crates/web/src/lib.rs", "todo!()"), 1);
        assert_eq!(found("crates/web/src/lib.rs", "let todos = 1;"), 0);
    }

    #[test]
    fn a_path_or_server_of_one_place_is_found_and_the_folder_of_data_is_not() {
        assert_eq!(found("docs/x.md", "cd /home/ann/flotilla"), 1);
        assert_eq!(found("docs/x.md", "see ../shared/notes.md"), 1);
        assert_eq!(found("crates/tally/tests/main.rs", "\"../shared/data\""), 0);
        assert_eq!(found("browser/package-lock.json", "\"resolved\": \"https://example.org/x.tgz\""), 1);
    }

    #[test]
    fn a_tone_that_blames_and_a_picture_for_a_word_are_found_where_members_read() {
        assert_eq!(found("crates/web/messages/en.ftl", "web-broken = Oops, that went wrong"), 1);
        assert_eq!(found("crates/web/messages/en.ftl", "web-done = Done \u{1F389}"), 1);
        assert_eq!(found("docs/words.md", "Never \u{201C}Oops\u{201D}."), 0);
    }
}
