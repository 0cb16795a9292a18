//! Published and worked counts by the rules that transfer papers at a value: ERS97, Northern Ireland, Minneapolis.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tally::transcript::ElectedBecause;
use tally::{Election, Options, Transcript};

use crate::data::folder;
use crate::laws::no;
use crate::{election, sure};

const BALLOTS: &str = include_str!("vectors/worked-example.blt");
const ERS97: &str = include_str!("vectors/worked-example.ers97.json");
const TRANSCRIPT: &str = include_str!("vectors/worked-example.ers97.transcript.json");
const SHEET: &str = include_str!("vectors/worked-example.ers97.sheet.txt");

/// One entry of `cases.json`.
#[derive(Deserialize)]
struct Case {
    #[serde(rename = "case")]
    name: String,
    ballots: PathBuf,
    expected: PathBuf,
    seats: Option<u16>,
}

/// The figures of a case; Northern Ireland's tell less.
#[derive(Deserialize)]
struct Expected {
    winners_in_order: Vec<String>,
    stages: Vec<ExpectedStage>,
}

#[derive(Deserialize)]
struct ExpectedStage {
    kind: Option<String>,
    who: Option<Vec<String>>,
    sub: Option<u32>,
    votes: Vec<String>,
    non_transferable: String,
    quota: String,
    elected: Option<Vec<String>>,
}

pub(crate) fn counted_by(rule: &str, election: &Election) -> Transcript {
    let rule = tally::rule::find(rule).expect("it ships with the crate");
    sure(rule.count(election, &Options::default()))
}

/// Compares every figure with those published, to the last digit, and says how many were equal.
fn assert_agrees(transcript: &Transcript, expected: &Expected) -> usize {
    let mut figures = 0;
    assert_eq!(transcript.names_elected(), expected.winners_in_order);
    assert_eq!(transcript.stages.len(), expected.stages.len());
    for (stage, expected) in transcript.stages.iter().zip(&expected.stages) {
        let number = stage.number;
        let votes: Vec<String> = stage.votes.iter().map(ToString::to_string).collect();
        assert_eq!(votes, expected.votes, "stage {number}");
        assert_eq!(stage.non_transferable.to_string(), expected.non_transferable, "stage {number}");
        assert_eq!(stage.quota.map(|quota| quota.to_string()).as_ref(), Some(&expected.quota), "stage {number}");
        assert!(stage.loss.is_zero(), "a remainder is non-transferable in these texts");
        figures += votes.len() + 2;
        if let Some(elected) = &expected.elected {
            let names: Vec<&str> = stage.elected.iter().map(|one| transcript.name(one.candidate)).collect();
            assert_eq!(&names, elected, "stage {number}");
        }
        if let (Some(kind), Some(who), Some(sub)) = (&expected.kind, &expected.who, expected.sub) {
            let mut out: Vec<_> = stage.excluded().collect();
            out.sort_unstable();
            let giver = if kind == "exclude" { out } else { stage.action.giver().into_iter().collect() };
            let names: Vec<&str> = giver.into_iter().map(|one| transcript.name(one)).collect();
            assert_eq!(&names, who, "stage {number}");
            assert_eq!(stage.batches.batch.map_or(0, |batch| batch.number), sub, "stage {number}");
        }
    }
    figures
}

/// A file, unpacked when its name says that it is packed.
fn read(path: &Path) -> Vec<u8> {
    let bytes = sure(std::fs::read(path));
    if path.extension().is_none_or(|extension| extension != "gz") {
        return bytes;
    }
    let mut unpacked = Vec::new();
    sure(flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked));
    unpacked
}

/// Every case of a rule, compared; how many there were.
fn compare_all(rule: &str) -> Option<usize> {
    let folder = folder()?;
    let cases: Vec<Case> = sure(serde_json::from_slice(&read(&folder.join("cases.json"))));
    let ours: Vec<&Case> = cases.iter().filter(|case| case.name.ends_with(&format!("/{rule}"))).collect();
    for case in &ours {
        let mut election = election(read(&folder.join(&case.ballots)));
        sure(election.set_seats(sure(case.seats.ok_or("a case has seats"))));
        let expected: Expected = sure(serde_json::from_slice(&read(&folder.join(&case.expected))));
        let figures = assert_agrees(&counted_by(rule, &election), &expected);
        eprintln!("{}: {figures} figures equal", case.name);
    }
    Some(ours.len())
}

#[test]
fn every_published_ers97_count_agrees_to_the_last_digit() {
    match compare_all("ers97") {
        Some(cases) => assert!(cases >= 5, "the data has {cases} cases"),
        None => eprintln!(
            "SKIPPED every_published_ers97_count_agrees_to_the_last_digit: no counting data (set FLOTILLA_DATA)"
        ),
    }
}

#[test]
fn every_published_northern_irish_count_agrees_to_the_last_digit() {
    match compare_all("ni") {
        Some(cases) => assert!(cases >= 2, "the data has {cases} cases"),
        None => eprintln!(
            "SKIPPED every_published_northern_irish_count_agrees_to_the_last_digit: no counting data (set FLOTILLA_DATA)"
        ),
    }
}

#[test]
fn the_worked_example_by_ers97_has_the_figures_of_its_table() {
    let expected: Expected = sure(serde_json::from_str(ERS97));

    let figures = assert_agrees(&counted_by("ers97", &election(BALLOTS)), &expected);

    assert_eq!(figures, 40);
}

#[test]
fn transcript_and_sheet_by_ers97_are_those_published_byte_for_byte() {
    let transcript = counted_by("ers97", &election(BALLOTS));

    assert_eq!(transcript.to_json(), TRANSCRIPT);
    assert_eq!(sure(serde_json::from_str::<Transcript>(TRANSCRIPT)), transcript);
    assert_eq!(tally::sheet::render(&transcript), SHEET);
}

#[test]
fn a_thousand_candidates_of_whom_few_have_a_paper_are_counted_by_every_rule() {
    let names = (1..=1_000).map(|number| format!("Candidate {number}"));
    let mut election = sure(Election::new("Crowd", 30, names));
    for number in 1..=40 {
        let ranking = [number, number + 40, 1_000 - number].map(no);
        sure(election.add_ranking(&ranking, number.into()));
    }

    for rule in ["ers97", "ni", "minneapolis-stv"] {
        assert_eq!(counted_by(rule, &election).elected.len(), 30, "{rule}");
    }
}

#[test]
fn the_worked_example_by_northern_ireland_has_the_figures_of_its_text() {
    let transcript = counted_by("ni", &election(BALLOTS));

    let figures: Vec<String> = transcript
        .stages
        .iter()
        .map(|stage| format!("{} {} {}", stage.votes[1], stage.votes[3], stage.non_transferable))
        .collect();
    assert_eq!(
        figures,
        ["25.00 14.00 0.00", "35.00 14.00 0.00", "30.00 14.00 5.00", "30.00 24.00 5.00", "30.00 32.00 11.00"]
    );
    assert_eq!(
        (transcript.quota.to_string().as_str(), transcript.names_elected()),
        ("30.00", vec!["Ann", "Bob", "Dan"])
    );
}

#[test]
fn the_worked_example_by_minneapolis_has_the_figures_of_its_text() {
    let transcript = counted_by("minneapolis-stv", &election(BALLOTS));

    let figures: Vec<String> = transcript
        .stages
        .iter()
        .map(|stage| {
            let votes: Vec<String> = stage.votes.iter().map(ToString::to_string).collect();
            format!("{}; {} {}", votes.join(" "), stage.non_transferable, stage.loss)
        })
        .collect();
    assert_eq!(
        figures,
        [
            "40.0000 25.0000 15.0000 14.0000 10.0000 14.0000; 0.0000 0.0000",
            "30.0000 35.0000 15.0000 14.0000 10.0000 14.0000; 0.0000 0.0000",
            "30.0000 30.0000 18.5700 14.0000 10.0000 14.0000; 1.4280 0.0020",
            "30.0000 30.0000 18.5700 24.0000 0.0000 14.0000; 1.4280 0.0020",
            "30.0000 30.0000 18.5700 32.0000 0.0000 0.0000; 7.4280 0.0020",
        ]
    );
    assert_eq!(transcript.names_elected(), ["Ann", "Bob", "Dan"]);
    assert!(transcript.stages.iter().flat_map(|stage| &stage.elected).all(|one| one.reason == ElectedBecause::Quota));
}
