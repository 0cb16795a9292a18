//! Tests of counting: the same input, the same bytes; what is disclosed counts to the same stages.

use super::*;
use crate::{
    ballot::settings_tests::{places, question, settings},
    sample::{ballot, option},
};

fn options(count: u8) -> Vec<OptionId> {
    (1..=count).map(option).collect()
}

fn seed() -> Lot {
    Lot::Seed { seed: "2a".repeat(32) }
}

fn ranking(places: &[u16]) -> Vote {
    Vote::Ranking(places.to_vec())
}

/// The worked example of the counting rules: three seats, six candidates.
fn worked_example() -> Vec<(Vote, u64)> {
    vec![
        (ranking(&[1, 2]), 40),
        (ranking(&[2, 3]), 25),
        (ranking(&[3, 2]), 15),
        (ranking(&[4, 5]), 14),
        (ranking(&[5, 4]), 10),
        (ranking(&[6, 5, 4]), 8),
        (ranking(&[6, 2]), 6),
    ]
}

fn counted_with(papers: &[(Vote, u64)], change: impl FnOnce(&mut Settings)) -> Result<Count, CountRefused> {
    let mut settings = settings(places(3));
    change(&mut settings);
    let input = Input {
        ballot: ballot(1),
        settings: &settings,
        options: &options(6),
        passed_over: &[],
        papers,
        lot: Some(&seed()),
        roll: 200,
    };
    count(&input)
}

fn answered(yes: u64, no: u64, abstain: u64, roll: u64) -> majority::Outcome {
    let settings = settings(question());
    let papers: Vec<_> =
        [(Vote::Yes, yes), (Vote::No, no), (Vote::Abstain, abstain)].into_iter().filter(|(_, n)| *n > 0).collect();
    let input = Input {
        ballot: ballot(1),
        settings: &settings,
        options: &[],
        passed_over: &[],
        papers: &papers,
        lot: None,
        roll,
    };
    match count(&input).unwrap().transcript {
        Transcript::Question(transcript) => transcript.outcome,
        Transcript::Places(_) => panic!("a question is not ranked"),
    }
}

#[test]
fn the_worked_example_elects_ann_bob_and_dan() {
    let count = counted_with(&worked_example(), |_| {}).unwrap();

    assert_eq!(count.transcript.elected(&options(6)), [option(1), option(2), option(4)]);
}

#[test]
fn papers_in_any_order_give_the_same_bytes() {
    let mut turned = worked_example();
    turned.reverse();
    let (one, other) = (counted_with(&worked_example(), |_| {}).unwrap(), counted_with(&turned, |_| {}).unwrap());

    assert_eq!(one.bytes, other.bytes);
    assert_eq!(one.input_hash, other.input_hash);
    assert_eq!(serde_json::from_slice::<Transcript>(&one.bytes).unwrap(), one.transcript);
}

#[test]
fn a_trimmed_file_hides_what_the_count_never_reached_and_counts_to_the_same() {
    let trimmed = counted_with(&worked_example(), |_| {}).unwrap();
    let full = counted_with(&worked_example(), |settings| settings.disclosure = Disclosure::Full).unwrap();
    let (trimmed_file, full_file) = (trimmed.file.unwrap(), full.file.unwrap());

    assert!(full_file.contains("\n14 4 5 0\n") && trimmed_file.contains("\n14 4 0\n"), "{trimmed_file}");
    assert_eq!(trimmed.transcript.elected(&options(6)), full.transcript.elected(&options(6)));
    assert_eq!(trimmed.input_hash, full.input_hash);
}

#[test]
fn the_downloaded_file_counts_to_the_declared_stages() {
    let count = counted_with(&worked_example(), |_| {}).unwrap();
    let names: Vec<String> =
        ["Ann", "Bob", "Cat \"Kit\"", "Dan", "Eve", "Fay"].iter().map(ToString::to_string).collect();

    let file = file_with_names(&count.file.unwrap(), "Committee", &names, &seed(), ballot(1)).unwrap();

    let read = tally::blt::read(file.as_bytes()).unwrap();
    let lot = tally::Lot::Seed { seed: vec![42; 32], contest: ballot(1).to_string() };
    let options = tally::Options { lot, ..tally::Options::default() };
    let again = tally::rule::find("scottish").unwrap().count(&read, &options).unwrap();
    let Transcript::Places(mut declared) = count.transcript.named("Committee", &names) else { unreachable!() };
    // The declared transcript was made under ids instead of names, so its file had another hash.
    declared.ballots_sha256.clone_from(&again.ballots_sha256);
    assert_eq!(again, declared);
    assert!(file.starts_with(&format!("# {}\n", command(&seed(), ballot(1)))));
    assert_eq!(again.name(CandidateNo::new(3).unwrap()), "Cat \"Kit\"");
}

#[test]
fn fewer_than_twenty_papers_are_shown_as_a_sheet_alone() {
    let nineteen = counted_with(&[(ranking(&[1]), 10), (ranking(&[2]), 9)], |_| {});
    let twenty = counted_with(&[(ranking(&[1]), 10), (ranking(&[2]), 10)], |_| {});
    let named = |settings: &mut Settings| {
        settings.kind = Kind::Named;
        settings.disclosure = Disclosure::Full;
    };

    assert!(nineteen.unwrap().file.is_none());
    assert!(twenty.unwrap().file.is_some());
    assert!(counted_with(&[(ranking(&[1]), 3)], named).unwrap().file.is_some());
}

#[test]
fn a_manual_lot_stands_in_the_file_that_is_counted_again() {
    let settings = settings(places(1));
    let lot = Lot::Manual { order: vec![2, 1], witnesses: vec!["Eve".into(), "Fay".into()] };
    let input = Input {
        ballot: ballot(1),
        settings: &settings,
        options: &options(3)[..2],
        passed_over: &[],
        papers: &[(ranking(&[1]), 10), (ranking(&[2]), 10)],
        lot: Some(&lot),
        roll: 20,
    };

    let count = count(&input).unwrap();

    let file = count.file.unwrap();
    let again = tally::rule::find("scottish").unwrap();
    let again = again.count(&tally::blt::read(file.as_bytes()).unwrap(), &tally::Options::default()).unwrap();
    let Transcript::Places(declared) = count.transcript else { unreachable!() };
    assert_eq!(again.stages, declared.stages);
    assert_eq!(declared.elected, [CandidateNo::new(1).unwrap()], "the first in the lot is the first to go");
}

#[test]
fn who_is_passed_over_is_not_elected() {
    let settings = settings(places(3));
    let input = Input {
        ballot: ballot(1),
        settings: &settings,
        options: &options(6),
        passed_over: &[option(1)],
        papers: &worked_example(),
        lot: Some(&seed()),
        roll: 200,
    };

    assert!(!count(&input).unwrap().transcript.elected(&options(6)).contains(&option(1)));
}

#[test]
fn without_a_lot_or_without_papers_there_is_no_count() {
    let settings = settings(places(3));
    let input = |papers| Input {
        ballot: ballot(1),
        settings: &settings,
        options: &[],
        passed_over: &[],
        papers,
        lot: None,
        roll: 200,
    };
    let some = worked_example();

    assert!(matches!(count(&Input { options: &options(6), ..input(&some) }), Err(CountRefused::NoLot)));
    assert!(matches!(counted_with(&[], |_| {}), Err(CountRefused::NoPapers)));
    assert!(matches!(counted_with(&[(Vote::Yes, 1)], |_| {}), Err(CountRefused::Foreign)));
    assert!(matches!(counted_with(&[(ranking(&[7]), 1)], |_| {}), Err(CountRefused::Foreign)));
}

#[test]
fn blank_and_unreadable_papers_elect_nobody() {
    let papers = [worked_example(), vec![(Vote::Blank, 30), (Vote::Spoilt, 5)]].concat();
    let count = counted_with(&papers, |settings| settings.blank = true).unwrap();

    let Transcript::Places(transcript) = count.transcript else { unreachable!() };
    assert_eq!((transcript.reading.valid, transcript.reading.blank), (118, 30));
}

#[test]
fn a_question_needs_its_share_and_its_quorum() {
    // Two-thirds of votes for and against; half of the roll has to take part.
    assert_eq!(answered(30, 15, 15, 100), majority::Outcome::Carried);
    assert_eq!(answered(3, 2, 0, 10), majority::Outcome::BelowThreshold);
    assert_eq!(answered(17, 8, 0, 50), majority::Outcome::Carried);
    assert_eq!(answered(17, 8, 0, 51), majority::Outcome::NoQuorum);
    assert_eq!(answered(17, 8, 1, 51), majority::Outcome::Carried, "who abstains takes part");
    assert_eq!(answered(0, 0, 30, 50), majority::Outcome::NobodyFor);
}
