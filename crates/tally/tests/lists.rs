//! Seats for parties: the worked example, real elections, laws on random votes, files that are refused.

use std::collections::BTreeMap;
use std::path::PathBuf;

use proptest::collection::vec;
use proptest::prelude::*;
use serde::Deserialize;
use tally::lists::{self, CountError, Options, Party, PartyVotes, Quota, Report, SettledBy, Standing};
use tally::{CandidateNo, Lot, Ratio};

use crate::sure;

const IDS: [&str; 4] = ["dhondt", "sainte-lague", "modified-sainte-lague", "largest-remainder"];

fn votes(all: &[u64]) -> PartyVotes {
    let named = all.iter().enumerate().map(|(place, &votes)| Party { name: format!("Party {}", place + 1), votes });
    sure(PartyVotes::new(named.collect()))
}

fn report(id: &str, all: &[u64], options: &Options) -> Result<Report, CountError> {
    sure(lists::find(id).ok_or(id)).count(&votes(all), options)
}

fn seats(id: &str, all: &[u64], options: &Options) -> Vec<u32> {
    sure(report(id, all, options)).parties.iter().map(|party| party.seats).collect()
}

fn droop(seats: u32) -> Options {
    Options { quota: Quota::Droop, ..Options::seats(seats) }
}

#[test]
fn the_worked_example_has_the_seats_of_the_specification() {
    let all = [340_000, 280_000, 160_000, 60_000];

    assert_eq!(seats("dhondt", &all, &Options::seats(7)), [3, 3, 1, 0]);
    assert_eq!(seats("sainte-lague", &all, &Options::seats(7)), [3, 2, 1, 1]);
    // 60 000 ÷ 1.4 = 42 857 is less than 280 000 ÷ 5 = 56 000.
    assert_eq!(seats("modified-sainte-lague", &all, &Options::seats(7)), [3, 3, 1, 0]);
    // 840 000 ÷ 7 = 120 000: 2, 2, 1, 0 and 100 000, 40 000, 40 000, 60 000 left.
    assert_eq!(seats("largest-remainder", &all, &Options::seats(7)), [3, 2, 1, 1]);
    // ⌊840 000 ÷ 8⌋ + 1 = 105 001: 3, 2, 1, 0 and 24 997, 69 998, 54 999, 60 000 left.
    assert_eq!(seats("largest-remainder", &all, &droop(7)), [3, 3, 1, 0]);
}

#[test]
fn every_seat_says_what_earned_it_in_order() {
    let report = sure(report("sainte-lague", &[340_000, 280_000, 160_000, 60_000], &Options::seats(7)));

    let json: serde_json::Value = sure(serde_json::from_str(&report.to_json()));
    let row = |award: &serde_json::Value| format!("{} {} {}", award["party"], award["divisor"], award["quotient"]);
    let rows: Vec<String> = json["awards"].as_array().into_iter().flatten().map(row).collect();
    assert_eq!(
        rows,
        [
            r#"1 "1" "340000""#,
            r#"2 "1" "280000""#,
            r#"3 "1" "160000""#,
            r#"1 "3" "340000/3""#,
            r#"2 "3" "280000/3""#,
            r#"1 "5" "68000""#,
            r#"4 "1" "60000""#,
        ]
    );
    assert_eq!(report.next.len(), 4);
}

#[test]
fn a_threshold_counts_all_votes_of_the_file_and_spares_the_exempt() {
    let options = |threshold: &str, exempt: &[&str]| Options {
        threshold: Some(sure(threshold.parse())),
        exempt: exempt.iter().map(|&name| name.to_owned()).collect(),
        ..Options::seats(10)
    };
    let standing = |all: &[u64], options: &Options| -> Vec<Standing> {
        sure(report("dhondt", all, options)).parties.iter().map(|party| party.standing).collect()
    };

    // Exactly 5 of 100 is enough; 4 is not, unless exempt; no votes are never enough.
    let all = [87, 5, 4, 4, 0];
    let exempt = options("5%", &["Party 4", "Party 5"]);
    assert_eq!(standing(&all, &exempt), [Standing::In, Standing::In, Standing::Out, Standing::Exempt, Standing::Out]);
    assert_eq!(report("dhondt", &all, &options("5%", &["Nobody"])), Err(CountError::UnknownParty("Nobody".to_owned())));
    assert_eq!(report("dhondt", &[1, 1, 1], &options("1/2", &[])), Err(CountError::NobodyStays(sure("1/2".parse()))));
    assert_eq!(report("dhondt", &[0, 0], &options("5%", &[])), Err(CountError::NoVotes));
    assert_eq!(report("dhondt", &[1], &Options::seats(0)), Err(CountError::Seats));
    assert_eq!(report("dhondt", &[1], &Options::seats(10_001)), Err(CountError::Seats));
}

#[test]
fn a_tie_is_named_and_goes_to_the_larger_vote_then_to_the_lot() {
    // 60 ÷ 2 = 30 ÷ 1: the larger vote.
    let larger = sure(report("dhondt", &[30, 60], &Options::seats(2)));
    let tie = sure(larger.awards[1].tie.clone().ok_or("a tie"));
    assert_eq!(
        (tie.tied.len(), tie.settled_by, tie.chosen.get(), tie.is_decisive),
        (2, SettledBy::LargerVote, 2, true)
    );

    let second_first = vec![sure(CandidateNo::new(2).ok_or(2)), sure(CandidateNo::new(1).ok_or(1))];
    let lot = Lot::Manual { order: second_first, witnesses: vec!["Fay".to_owned()] };
    for id in IDS {
        let drawn = sure(report(id, &[30, 30], &Options { lot: lot.clone(), ..Options::seats(1) }));
        let tie = sure(drawn.awards[0].tie.clone().ok_or("a tie"));
        assert_eq!((tie.settled_by, tie.chosen.get(), tie.is_decisive), (SettledBy::Lot, 2, true), "{id}");
        let both = sure(report(id, &[30, 30], &Options { lot: lot.clone(), ..Options::seats(2) }));
        assert!(both.awards.iter().all(|award| award.tie.as_ref().is_none_or(|tie| !tie.is_decisive)), "{id}");
    }
}

#[test]
fn every_shape_of_a_file_reads_the_same() {
    let expected = [("Green, Left".to_owned(), 120), ("Llafur".to_owned(), 80)];
    let files = [
        "{\"Green, Left\": 120, \"Llafur\": 80}",
        "\u{feff}\n {\"Green, Left\":120,\n\"Llafur\":80}\n",
        "\"Green, Left\",120\nLlafur,80\n",
        "\u{feff}party,votes\r\n\r\n\"Green, Left\", 120\r\n Llafur ,80",
    ];
    for file in files {
        let read = sure(lists::read(file.as_bytes()));
        let found: Vec<_> = read.parties().iter().map(|party| (party.name.clone(), party.votes)).collect();
        assert_eq!(found, expected, "{file:?}");
    }
}

#[test]
fn a_bad_file_is_refused_with_line_and_reason() {
    let refusal = |file: &str| lists::read(file.as_bytes()).map(|_| ()).map_err(|error| error.to_string());
    let says = |file: &str, parts: [&str; 2]| {
        let said = refusal(file).err().unwrap_or_default();
        assert!(parts.iter().all(|part| said.contains(part)), "{file:?}: {said}");
    };

    says("", ["line 1", "no party"]);
    says("{}", ["line 1", "no party"]);
    says("A,1\nB,x\n", ["line 2", "\"x\""]);
    says("A,1\nB,2.5\n", ["line 2", "whole number"]);
    says("party,votes\nA,x\nB,1\n", ["line 2", "\"x\""]);
    says("A,-1\n", ["line 1", "\"-1\""]);
    says("party,votes\nA,1,2\n", ["line 2", "found 3"]);
    says("A,1\n\"B,2\n", ["line 2", "quotes"]);
    says("A,1\nA,2\n", ["line 2", "twice"]);
    says("{\"A\": 1,\n\"A\": 2}", ["line 1", "twice"]);
    says("{\"A\": 1,\n\"B\": 2.5}", ["line 2", "JSON"]);
    says("{\"A\": 1,\n\"B\": -2}", ["line 2", "JSON"]);
    says("{\"A\": 1", ["line 1", "JSON"]);
    says("{\"A\": 1} x", ["line 1", "JSON"]);
    says("{\"A\": 18446744073709551615, \"B\": 1}", ["line 1", "more than"]);
    says("{\" \": 1}", ["line 1", "empty"]);
    says(&"[".repeat(100_000), ["line 1", "longer"]);
    says(
        &format!("{{{}\"Z\":1}}", (0..1_000).map(|n| format!("\"{n}\":1,")).collect::<Vec<_>>().concat()),
        ["line 1", "1000 parties"],
    );
    says(&"A".repeat(5_000_000), ["line 1", "larger"]);
    assert!(lists::read(&b"A,1\n\xff,2\n"[..]).is_err_and(|error| error.to_string().starts_with("line 2")));
}

/// One entry of `cases.json`.
#[derive(Deserialize)]
struct Case {
    #[serde(rename = "case")]
    name: String,
    ballots: PathBuf,
    expected: PathBuf,
    options: Vec<String>,
}

#[derive(Deserialize)]
struct Neutral {
    allocation: BTreeMap<String, u32>,
}

fn options(words: &[String]) -> Options {
    let mut options = Options::seats(0);
    for pair in words.chunks(2) {
        match (pair[0].as_str(), pair[1].as_str()) {
            ("--seats", seats) => options.seats = sure(seats.parse()),
            ("--threshold", share) => options.threshold = Some(sure(share.parse())),
            ("--exempt-from-threshold", name) => options.exempt.push(name.to_owned()),
            ("--lot", "file-order") => {}
            other => panic!("the option {other:?} is not known to this test"),
        }
    }
    options
}

#[test]
fn every_published_list_has_its_official_seats() {
    let Some(folder) = crate::data::folder() else {
        eprintln!("SKIPPED every_published_list_has_its_official_seats: no counting data (set FLOTILLA_DATA)");
        return;
    };
    let cases: Vec<serde_json::Value> = sure(serde_json::from_slice(&sure(std::fs::read(folder.join("cases.json")))));
    let ours = |value: &&serde_json::Value| {
        IDS.iter().any(|id| value["case"].as_str().is_some_and(|case| case.ends_with(&format!("/{id}"))))
    };
    let cases: Vec<Case> = cases.iter().filter(ours).map(|value| sure(Case::deserialize(value))).collect();
    assert!(!cases.is_empty(), "the data has no list");
    for case in cases {
        let id = sure(case.name.rsplit('/').next().ok_or("a case has a rule"));
        let read = sure(lists::read(sure(std::fs::read(folder.join(&case.ballots))).as_slice()));
        let expected: Neutral = sure(serde_json::from_slice(&sure(std::fs::read(folder.join(&case.expected)))));

        let report = sure(sure(lists::find(id).ok_or(id)).count(&read, &options(&case.options)));

        let found: Neutral = sure(serde_json::from_str(&report.to_neutral_json()));
        let without_none = |seats: BTreeMap<String, u32>| -> BTreeMap<String, u32> {
            seats.into_iter().filter(|&(_, seats)| seats > 0).collect()
        };
        println!("{}: {} figures equal", case.name, expected.allocation.len());
        assert_eq!(without_none(found.allocation), without_none(expected.allocation), "{}", case.name);
    }
}

fn all_votes() -> impl Strategy<Value = Vec<u64>> {
    // Small votes make ties frequent; large ones make products long.
    let vote = prop_oneof![3 => 0..20_u64, 1 => 0..1_000_000_000_u64];
    vec(vote, 1..9).prop_filter("somebody has a vote", |all| all.iter().any(|&votes| votes > 0))
}

fn is_settled_without_lot(report: &Report) -> bool {
    let lots = |award: &lists::Award| {
        award.tie.as_ref().is_some_and(|tie| tie.settled_by == SettledBy::Lot && tie.is_decisive)
    };
    !report.awards.iter().any(lots)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn all_seats_are_given_and_each_to_somebody_with_votes(all in all_votes(), seats in 1..30_u32, quota in any::<bool>()) {
        for id in IDS {
            let options = if quota { Options::seats(seats) } else { droop(seats) };
            let report = sure(report(id, &all, &options));
            prop_assert_eq!(report.parties.iter().map(|party| party.seats).sum::<u32>(), seats);
            prop_assert_eq!(report.awards.len(), seats as usize);
            prop_assert!(report.parties.iter().all(|party| party.votes > 0 || party.seats == 0));
            prop_assert_eq!(sure(serde_json::from_str::<Report>(&report.to_json())), report.clone());
            let sheet = lists::render(&report);
            prop_assert!(sheet.lines().all(|line| line.chars().count() <= tally::sheet::COLUMNS), "{}", sheet);
        }
    }

    #[test]
    fn no_quotient_that_waits_is_larger_than_one_that_won(all in all_votes(), seats in 1..30_u32) {
        for id in &IDS[..3] {
            let report = sure(report(id, &all, &Options::seats(seats)));
            let won = |award: &lists::Award| match &award.by {
                lists::AwardedBy::Quotient { quotient, .. } => Some(quotient.clone()),
                _ => None,
            };
            let won: Vec<Ratio> = report.awards.iter().filter_map(won).collect();
            prop_assert_eq!(won.len(), seats as usize);
            prop_assert!(won.is_sorted_by(|one, next| one >= next));
            let least = won.iter().min();
            prop_assert!(report.next.iter().all(|claim| Some(&claim.quotient) <= least));
        }
    }

    #[test]
    fn with_a_seat_more_nobody_loses_one_under_divisors(all in all_votes(), seats in 1..30_u32) {
        for id in &IDS[..3] {
            let [fewer, more] = [seats, seats + 1].map(|seats| sure(report(id, &all, &Options::seats(seats))));
            for (before, after) in fewer.parties.iter().zip(&more.parties) {
                prop_assert!(before.seats <= after.seats);
            }
        }
    }

    #[test]
    fn hare_gives_each_its_whole_quotas_and_at_most_one_more(all in all_votes(), seats in 1..30_u32) {
        let report = sure(report("largest-remainder", &all, &Options::seats(seats)));
        for party in &report.parties {
            let whole = party.votes * u64::from(seats) / report.votes;
            prop_assert!((whole..=whole + 1).contains(&u64::from(party.seats)));
        }
    }

    #[test]
    fn dhondt_gives_each_at_least_its_whole_quotas(all in all_votes(), seats in 1..30_u32) {
        let report = sure(report("dhondt", &all, &Options::seats(seats)));
        prop_assert!(report.parties.iter().all(|party| u64::from(party.seats) >= party.votes * u64::from(seats) / report.votes));
    }

    #[test]
    fn the_order_of_parties_matters_only_where_a_lot_is_drawn(all in all_votes(), seats in 1..30_u32, quota in any::<bool>()) {
        let options = if quota { Options::seats(seats) } else { droop(seats) };
        let reversed: Vec<u64> = all.iter().rev().copied().collect();
        for id in IDS {
            let one = sure(report(id, &all, &options));
            let mut other: Vec<u32> = sure(report(id, &reversed, &options)).parties.iter().map(|party| party.seats).collect();
            other.reverse();
            if is_settled_without_lot(&one) {
                prop_assert_eq!(one.parties.iter().map(|party| party.seats).collect::<Vec<_>>(), other, "{}", id);
            }
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _ = lists::read(bytes.as_slice());
    }
}
