//! Published figures: the examples committed here, and the larger data where it is there.

use std::collections::BTreeMap;
use std::io::{BufReader, Read};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use tally::{CandidateNo, Election, Options, Overvote, Reading, condorcet, grades, runoff};

use crate::data::folder;
use crate::sure;

const SCHULZE_45: &str = include_str!("../vectors/schulze-45.blt");
const SCHULZE_45_EXPECTED: &str = include_str!("../vectors/schulze-45.condorcet.json");
const GRADES: &str = include_str!("../vectors/sample-grades.csv");
const GRADES_EXPECTED: &str = include_str!("../vectors/sample-grades.grades.json");

/// One entry of `cases.json`.
#[derive(Deserialize)]
struct Case {
    #[serde(rename = "case")]
    name: String,
    ballots: String,
    expected: String,
    options: Vec<String>,
}

/// The cases of a rule, or `None`, said aloud, where the data is not there.
fn cases(rule: &str, test: &str) -> Option<Vec<(Case, Vec<u8>, Value)>> {
    let Some(folder) = folder() else {
        eprintln!("SKIPPED {test}: no counting data (set FLOTILLA_DATA)");
        return None;
    };
    let all: Vec<Case> = sure(serde_json::from_slice(&sure(std::fs::read(folder.join("cases.json")))));
    let of_rule = all.into_iter().filter(|case| case.name.ends_with(&format!("/{rule}")));
    let loaded = of_rule.map(|case| {
        let ballots = unpacked(&folder.join(&case.ballots));
        let expected = sure(serde_json::from_slice(&sure(std::fs::read(folder.join(&case.expected)))));
        (case, ballots, expected)
    });
    let loaded: Vec<_> = loaded.collect();
    assert!(!loaded.is_empty(), "the data has no case of {rule}");
    Some(loaded)
}

fn unpacked(path: &Path) -> Vec<u8> {
    let bytes = sure(std::fs::read(path));
    if path.extension().is_none_or(|extension| extension != "gz") {
        return bytes;
    }
    let mut text = Vec::new();
    sure(flate2::read::GzDecoder::new(BufReader::new(bytes.as_slice())).read_to_end(&mut text));
    text
}

/// The options of a case, as the command line would read them.
fn options(case: &Case) -> Options {
    let value = |name: &str| {
        let place = case.options.iter().position(|option| option == name);
        place.and_then(|place| case.options.get(place + 1)).map(String::as_str)
    };
    let overvote = if value("--overvote") == Some("skip") { Overvote::Skip } else { Overvote::Exhaust };
    let max_skipped = value("--max-skipped").map(|most| sure(most.parse()));
    Options { reading: Reading { overvote, max_skipped }, ..Options::default() }
}

fn contest(ballots: &[u8], path: &str) -> Election {
    if path.contains(".cvr.csv") { sure(tally::records::read(ballots)) } else { sure(tally::blt::read(ballots)) }
}

fn list(value: &Value) -> Vec<String> {
    sure(serde_json::from_value(value.clone()))
}

/// Compares every figure of a run-off; how many there were.
fn assert_runoff_agrees(report: &runoff::Report, expected: &Value) -> usize {
    let rounds: Vec<BTreeMap<String, u64>> = sure(serde_json::from_value(expected["rounds"].clone()));
    let neutral = runoff::neutral::of(report);
    assert_eq!(neutral.winner, expected["winner"].as_str());
    assert_eq!(neutral.rounds.len(), rounds.len());
    for (found, expected) in neutral.rounds.iter().zip(&rounds) {
        let found: BTreeMap<String, u64> = found.iter().map(|(&name, &votes)| (name.to_owned(), votes)).collect();
        assert_eq!(found, *expected);
    }
    rounds.iter().map(BTreeMap::len).sum()
}

/// Compares the matrix, the strengths, the order and every winner; how many figures there were.
fn assert_pairs_agree(election: &Election, expected: &Value) -> usize {
    let report = sure(condorcet::count(condorcet::Rule::Condorcet, election, &condorcet::Options::default()));
    let matrix = |key: &str| sure(serde_json::from_value::<Vec<Vec<u64>>>(expected[key].clone()));
    let names = |list: &[CandidateNo]| list.iter().map(|&one| report.contest.name(one).to_owned()).collect::<Vec<_>>();
    let [Some(schulze), Some(pairs), Some(minimax)] = [
        report.schulze.as_ref().map(|part| &part.placing),
        report.ranked_pairs.as_ref().map(|part| &part.placing),
        report.minimax.as_ref().map(|part| &part.placing),
    ] else {
        panic!("a full report has every part")
    };
    assert_eq!(report.pairwise, matrix("pairwise"));
    assert_eq!(report.schulze.as_ref().map(|part| &part.strength), Some(&matrix("strength")));
    assert_eq!(names(&schulze.winners), list(&expected["schulze_winners"]));
    assert_eq!(names(&schulze.order.concat()), list(&expected["schulze_order"]));
    assert_eq!(names(&pairs.winners), list(&expected["ranked_pairs_winners"]));
    assert_eq!(names(&minimax.winners), list(&expected["minimax_winners"]));
    2 * report.pairwise.len() * report.pairwise.len() + schulze.order.len() + 3
}

/// Compares histograms, orders, sums and the final; how many figures there were.
fn assert_grades_agree(file: &[u8], expected: &Value) -> usize {
    let papers = sure(grades::read(file));
    let report = sure(grades::count(grades::Rule::Grades, &papers));
    let neutral = sure(serde_json::to_value(grades::neutral::of(&report)));
    assert_eq!(list(&neutral["majority_order"]), list(&expected["majority_order"]));
    assert_eq!(neutral["score_totals"], expected["score_totals"]);
    assert_eq!(neutral["star"], expected["star"]["winner"]);
    let mut figures = 3;
    for (option, histogram) in report.options.iter().zip(&report.histograms) {
        let place = option.number.index();
        assert_eq!(serde_json::json!(histogram), expected["histograms"][&option.id]);
        assert_eq!(serde_json::json!(report.missing[place]), expected["missing"][&option.id]);
        let judged = report.majority_judgment.as_ref().map(|part| part.majority_grades[place]);
        assert_eq!(serde_json::json!(judged), expected["majority_grade"][&option.id]);
        figures += histogram.len() + 2;
    }
    let star = sure(report.star.as_ref().ok_or("a full report has every part"));
    let finalists: Vec<&str> = star.finalists.iter().map(|&option| report.id(option)).collect();
    assert_eq!(finalists, list(&expected["star"]["finalists"]));
    assert_eq!(serde_json::json!(star.prefer), expected["star"]["prefer"]);
    figures + 4
}

#[test]
fn schulzes_example_with_45_voters_has_its_published_order() {
    let figures = assert_pairs_agree(
        &sure(tally::blt::read(SCHULZE_45.as_bytes())),
        &sure(serde_json::from_str(SCHULZE_45_EXPECTED)),
    );

    assert_eq!(figures, 58);
}

#[test]
fn the_sample_of_grades_has_its_published_figures() {
    let figures = assert_grades_agree(GRADES.as_bytes(), &sure(serde_json::from_str(GRADES_EXPECTED)));

    assert_eq!(figures, 39);
}

#[test]
fn the_example_of_section_15_elects_bob() {
    let file = "grades: poor,fair,good,excellent\nann,bob,cat\nexcellent,good,poor\ngood,good,fair\n,excellent,fair\npoor,good,excellent\n";

    let report = sure(grades::count(grades::Rule::Grades, &sure(grades::read(file.as_bytes()))));

    assert_eq!(report.histograms, [[2, 0, 1, 1], [0, 0, 3, 1], [1, 2, 0, 1]]);
    let neutral = sure(serde_json::to_value(grades::neutral::of(&report)));
    assert_eq!(
        neutral,
        serde_json::json!({
            "majority_order": ["bob", "cat", "ann"], "score_totals": {"ann": 5, "bob": 9, "cat": 5}, "star": "bob",
        })
    );
    let sheet = grades::sheet::render(&report).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(sheet.contains("ann and cat have equal sums, and file order decided"), "{sheet}");
}

#[test]
fn every_published_run_off_agrees_to_the_last_paper() {
    let Some(cases) = cases("irv", "every_published_run_off_agrees_to_the_last_paper") else { return };
    for (case, ballots, expected) in cases {
        let election = contest(&ballots, &case.ballots);
        let figures = assert_runoff_agrees(&sure(runoff::count(&election, &options(&case))), &expected);
        println!("{}: {figures} figures equal", case.name);
    }
}

#[test]
fn every_published_count_by_pairs_agrees() {
    let Some(cases) = cases("condorcet", "every_published_count_by_pairs_agrees") else { return };
    for (case, ballots, expected) in cases {
        let figures = assert_pairs_agree(&contest(&ballots, &case.ballots), &expected);
        println!("{}: {figures} figures equal", case.name);
    }
}

#[test]
fn every_published_count_of_grades_agrees() {
    let Some(cases) = cases("grades", "every_published_count_of_grades_agrees") else { return };
    for (case, ballots, expected) in cases {
        println!("{}: {} figures equal", case.name, assert_grades_agree(&ballots, &expected));
    }
}

#[test]
fn burlington_has_a_condorcet_winner_and_equal_ranks_as_they_are() {
    let Some(cases) = cases("irv", "burlington_has_a_condorcet_winner_and_equal_ranks_as_they_are") else { return };
    let (_, ballots, expected) =
        sure(cases.iter().find(|(case, ..)| case.name.starts_with("burlington")).ok_or("no case"));
    let election = sure(tally::blt::read(ballots.as_slice()));

    let report = sure(condorcet::count(condorcet::Rule::Schulze, &election, &condorcet::Options::default()));

    assert_eq!(serde_json::json!(report.papers.with_equal_rank), expected["papers_with_equal_ranks"]);
    let winner = report.condorcet_winner.map(|winner| report.contest.name(winner));
    assert_eq!(winner, expected["condorcet_winner"][0].as_str());
}

#[test]
fn the_matrix_of_schulzes_example_stands_on_the_sheet() {
    let election = sure(tally::blt::read(SCHULZE_45.as_bytes()));

    let report = sure(condorcet::count(condorcet::Rule::Condorcet, &election, &condorcet::Options::default()));

    let sheet = condorcet::sheet::render(&report);
    assert!(sheet.contains("Schulze       E; order: E, A, C, B, D\nRanked pairs  A; order: "), "{sheet}");
    assert!(sheet.contains("Pairs         no option beats every other one"), "{sheet}");
}
