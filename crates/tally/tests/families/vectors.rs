//! What is committed beside the tests: reports and sheets, byte for byte.

use tally::{Options, Overvote, Reading, condorcet, grades, runoff};

use crate::sure;

#[test]
fn the_run_off_is_the_one_published_byte_for_byte() {
    let election = sure(tally::records::read(include_str!("../vectors/runoff.cvr.csv").as_bytes()));
    let reading = Reading { overvote: Overvote::Skip, max_skipped: Some(1) };

    let report = sure(runoff::count(&election, &Options { reading, ..Options::default() }));

    assert_eq!(report.to_json(), include_str!("../vectors/runoff.report.json"));
    assert_eq!(runoff::sheet::render(&report), include_str!("../vectors/runoff.sheet.txt"));
}

#[test]
fn the_count_by_pairs_is_the_one_published_byte_for_byte() {
    let election = crate::election(include_str!("../vectors/schulze-45.blt"));

    let report = sure(condorcet::count(condorcet::Rule::Condorcet, &election, &condorcet::Options::default()));

    assert_eq!(report.to_json(), include_str!("../vectors/schulze-45.report.json"));
    assert_eq!(condorcet::sheet::render(&report), include_str!("../vectors/schulze-45.sheet.txt"));
}

#[test]
fn the_count_of_grades_is_the_one_published_byte_for_byte() {
    let papers = sure(grades::read(include_str!("../vectors/sample-grades.csv").as_bytes()));

    let report = sure(grades::count(grades::Rule::Grades, &papers));

    assert_eq!(report.to_json(), include_str!("../vectors/sample-grades.report.json"));
    assert_eq!(grades::sheet::render(&report), include_str!("../vectors/sample-grades.sheet.txt"));
}
