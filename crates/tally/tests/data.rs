//! Real elections with published figures, where the data is there.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tally::Election;

use crate::vectors::{Expected, assert_agrees};
use crate::{counted, election, sure};

/// One entry of `cases.json`.
#[derive(Deserialize)]
pub(crate) struct Case {
    #[serde(rename = "case")]
    pub(crate) name: String,
    pub(crate) ballots: PathBuf,
    pub(crate) expected: PathBuf,
    pub(crate) seats: Option<u16>,
    /// What the command is called with.
    options: Vec<String>,
}

/// Every case of a rule: its name, its contest with the seats asked for, and the text of its expected file. Empty, and said
/// loudly, when the data is not there.
pub(crate) fn cases(test: &str, rule: &str) -> Vec<(String, Election, String)> {
    let Some(folder) = folder() else {
        eprintln!("SKIPPED {test}: no counting data (set FLOTILLA_DATA)");
        return Vec::new();
    };
    let cases: Vec<Case> = sure(serde_json::from_slice(&sure(std::fs::read(folder.join("cases.json")))));
    let suffix = format!("/{rule}");
    let of_rule: Vec<Case> = cases.into_iter().filter(|case| case.name.ends_with(&suffix)).collect();
    assert!(!of_rule.is_empty(), "the data has no case of {rule}");
    let read = |case: Case| {
        let mut election = election(plain(sure(std::fs::read(folder.join(&case.ballots)))));
        let seats = case.options.iter().skip_while(|option| *option != "--seats").nth(1);
        sure(election.set_seats(sure(sure(seats.ok_or("a case has seats")).parse())));
        (case.name, election, sure(std::fs::read_to_string(folder.join(&case.expected))))
    };
    of_rule.into_iter().map(read).collect()
}

/// The bytes, unpacked if they are gzip.
fn plain(bytes: Vec<u8>) -> Vec<u8> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return bytes;
    }
    let mut text = Vec::new();
    sure(std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(bytes.as_slice()), &mut text));
    text
}

/// The folder of the counting data: in `FLOTILLA_DATA`, or beside the workspace.
pub(crate) fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let data = std::env::var_os("FLOTILLA_DATA").map_or(beside, PathBuf::from);
    let counting = data.join("counting");
    counting.join("cases.json").is_file().then_some(counting)
}

#[test]
fn every_published_scottish_count_agrees_to_the_last_digit() {
    let Some(folder) = folder() else {
        eprintln!(
            "SKIPPED every_published_scottish_count_agrees_to_the_last_digit: no counting data (set FLOTILLA_DATA)"
        );
        return;
    };
    let cases: Vec<Case> = sure(serde_json::from_slice(&sure(std::fs::read(folder.join("cases.json")))));
    let scottish: Vec<&Case> = cases.iter().filter(|case| case.name.ends_with("/scottish")).collect();
    assert!(!scottish.is_empty(), "the data has no scottish case");
    for case in scottish {
        let mut election = election(sure(std::fs::read(folder.join(&case.ballots))));
        sure(election.set_seats(sure(case.seats.ok_or("a case has seats"))));
        let expected: Expected = sure(serde_json::from_slice(&sure(std::fs::read(folder.join(&case.expected)))));

        let figures = assert_agrees(&counted(&election), &expected);

        println!("{}: {figures} figures equal", case.name);
    }
}
