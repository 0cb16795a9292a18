//! Every sentence is there, in every language, and none is left over; every page renders.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use terms::Language;
use web::testing::Site;

use super::whole;

/// Keys of a message file.
fn keys(text: &str) -> BTreeSet<String> {
    let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    lines.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim().to_owned()).collect()
}

/// All keys of a language, each with how often it is defined.
fn defined(language: Language) -> BTreeMap<String, usize> {
    let slices = flotilla::slices::all();
    let mut all = BTreeMap::new();
    let texts = web::own_messages().iter().chain(slices.iter().flat_map(|slice| slice.messages));
    for (_, text) in texts.filter(|(of, _)| *of == language) {
        for key in keys(text) {
            *all.entry(key).or_insert(0) += 1;
        }
    }
    all
}

/// Key-like words in sources and templates: whole keys, and beginnings that code completes (`"web-month-{}"`).
fn used() -> (BTreeSet<String>, BTreeSet<String>) {
    let mut names: Vec<&str> = flotilla::slices::all().iter().map(|slice| slice.name).collect();
    names.push("web");
    let (mut whole, mut begun) = (BTreeSet::new(), BTreeSet::new());
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned();
    let mut folders = vec![crates];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let is_source = entry.extension().is_some_and(|kind| kind == "rs" || kind == "html");
            if entry.is_dir() && !entry.ends_with("tests") && !entry.ends_with("target") {
                folders.push(entry);
            } else if is_source {
                words_in(&spoken(&fs::read_to_string(entry).unwrap()), &names, &mut whole, &mut begun);
            }
        }
    }
    (whole, begun)
}

/// The text without comments and without the unit tests at its end.
fn spoken(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn words_in(text: &str, names: &[&str], whole: &mut BTreeSet<String>, begun: &mut BTreeSet<String>) {
    for part in text.split('"').skip(1) {
        let end =
            part.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')).unwrap_or(part.len());
        let (word, rest) = part.split_at(end);
        let Some((name, _)) = word.split_once('-') else { continue };
        if !names.contains(&name) {
            continue;
        }
        if rest.starts_with('{') || word.ends_with('-') {
            begun.insert(word.to_owned());
        } else if rest.is_empty() {
            whole.insert(word.to_owned());
        }
    }
    // Notices are named in addresses: "/me?done=membership-done-left".
    for part in text.split("done=").skip(1) {
        let end = part.find(|c: char| !(c.is_ascii_lowercase() || c == '-')).unwrap_or(part.len());
        whole.insert(part[..end].to_owned());
    }
}

#[test]
fn every_sentence_is_defined_once_in_every_language() {
    let english = defined(Language::English);

    for language in Language::OFFERED {
        let own = defined(language);
        let doubled: Vec<_> = own.iter().filter(|(_, times)| **times > 1).collect();
        let missing: Vec<_> = english.keys().filter(|key| !own.contains_key(*key)).collect();
        let extra: Vec<_> = own.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(
            doubled.is_empty() && missing.is_empty() && extra.is_empty(),
            "{}: doubled {doubled:?}, missing {missing:?}, extra {extra:?}",
            language.tag()
        );
    }
}

#[test]
fn no_page_asks_for_a_sentence_that_is_missing_and_none_is_left_over() {
    let defined: BTreeSet<String> = defined(Language::English).into_keys().collect();
    let (whole, begun) = used();

    let missing: Vec<_> = whole.iter().filter(|key| !defined.contains(*key) && !key.is_empty()).collect();
    let unused: Vec<_> = defined
        .iter()
        .filter(|key| !whole.contains(*key) && !begun.iter().any(|start| key.starts_with(start.as_str())))
        .collect();

    assert!(missing.is_empty() && unused.is_empty(), "missing {missing:#?}, unused {unused:#?}");
}

#[tokio::test]
async fn every_template_renders_in_every_language_and_is_sampled() {
    let site = Site::sqlite(&whole()).await;
    let samples: Vec<web::Sample> = web::own_samples()
        .into_iter()
        .chain(flotilla::slices::all().into_iter().flat_map(|slice| slice.samples))
        .collect();

    for sample in &samples {
        for language in [Language::English, Language::Welsh, Language::Keys] {
            let frame = web::sample_frame(&site.app, language, "/");
            let page = (sample.render)(frame).unwrap_or_else(|error| panic!("{}: {error}", sample.template));
            assert!(!page.contains(" style=") && !page.contains("<style"), "{}: inline style", sample.template);
        }
    }

    let sampled: BTreeSet<&str> = samples.iter().map(|sample| sample.template).collect();
    let unsampled: Vec<String> = templates().into_iter().filter(|path| !sampled.contains(path.as_str())).collect();
    assert!(unsampled.is_empty(), "templates without sample values: {unsampled:?}");
}

/// Paths of the templates that are pages, from their folders on; parts and bases are seen through them.
fn templates() -> Vec<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut pages = Vec::new();
    for folder in fs::read_dir(crates).unwrap().map(|entry| entry.unwrap().path().join("templates")) {
        let mut waiting = vec![folder.clone()];
        while let Some(at) = waiting.pop() {
            for entry in fs::read_dir(at).into_iter().flatten().map(|entry| entry.unwrap().path()) {
                let name = entry.strip_prefix(&folder).unwrap().to_string_lossy().into_owned();
                if entry.is_dir() && name != "parts" {
                    waiting.push(entry);
                } else if entry.extension().is_some_and(|kind| kind == "html")
                    && fs::read_to_string(&entry).unwrap().contains("{% extends")
                {
                    pages.push(name);
                }
            }
        }
    }
    pages
}
