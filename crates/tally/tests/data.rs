//! Real elections with published figures, where the data is there.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::vectors::{Expected, assert_agrees};
use crate::{counted, election, sure};

/// One entry of `cases.json`.
#[derive(Deserialize)]
struct Case {
    #[serde(rename = "case")]
    name: String,
    ballots: PathBuf,
    expected: PathBuf,
    seats: Option<u16>,
}

/// The folder of the counting data: in `FLOTILLA_DATA`, or beside the workspace.
fn folder() -> Option<PathBuf> {
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
