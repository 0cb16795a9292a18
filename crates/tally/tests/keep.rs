//! Meek and Warren: published figures, the worked example, laws on random papers.

use proptest::prelude::*;
use serde::Deserialize;
use tally::transcript::{Action, SettledBy, Stage, TieAbout};
use tally::{CandidateNo, Election, Fixed, Options, Rule, Transcript};

use crate::laws::{Drawn, drawn, no, split};
use crate::{data, election, sure};

const BALLOTS: &str = include_str!("vectors/worked-example.blt");
const MEEK: &str = include_str!("vectors/worked-example.meek.json");
const MEEK_SHEET: &str = include_str!("vectors/worked-example.meek.sheet.txt");
const WARREN_SHEET: &str = include_str!("vectors/worked-example.warren.sheet.txt");

fn rule(id: &str) -> &'static Rule {
    sure(tally::rule::find(id).ok_or(id))
}

fn counted(id: &str, election: &Election) -> Transcript {
    sure(rule(id).count(election, &Options::default()))
}

#[derive(Deserialize)]
struct Expected {
    winners: Vec<String>,
    iterations: u32,
    stages: Vec<ExpectedStage>,
}

#[derive(Deserialize)]
struct ExpectedStage {
    kind: String,
    who: Vec<String>,
    votes: Vec<String>,
    quota: String,
    keep: Vec<String>,
    excess: String,
}

fn texts(figures: &[Fixed]) -> Vec<String> {
    figures.iter().map(ToString::to_string).collect()
}

/// Compares every figure of a Meek count with those published, and says how many were equal.
fn assert_agrees(transcript: &Transcript, expected: &Expected) -> usize {
    let mut winners = transcript.names_elected();
    winners.sort_unstable();
    assert_eq!(winners, expected.winners);
    assert_eq!(transcript.stages.len(), expected.stages.len());
    assert_eq!(transcript.stages.iter().filter_map(|stage| stage.iterations).sum::<u32>(), expected.iterations);
    let mut figures = 1;
    for (stage, expected) in transcript.stages.iter().zip(&expected.stages) {
        let number = stage.number;
        assert_eq!(texts(&stage.votes), expected.votes, "stage {number}");
        assert_eq!(texts(&stage.keep), expected.keep, "stage {number}");
        assert_eq!(stage.quota.map(|quota| quota.to_string()).as_ref(), Some(&expected.quota), "stage {number}");
        assert_eq!(stage.non_transferable.to_string(), expected.excess, "stage {number}");
        let excluded: Vec<&str> = stage.action.excluded().iter().map(|&out| transcript.name(out)).collect();
        let elected: Vec<&str> = stage.elected.iter().map(|one| transcript.name(one.candidate)).collect();
        let (kind, who) = if excluded.is_empty() { ("elect", elected) } else { ("exclude", excluded) };
        assert_eq!((kind, who), (expected.kind.as_str(), expected.who.iter().map(String::as_str).collect()));
        figures += stage.votes.len() + stage.keep.len() + 2;
    }
    figures
}

#[test]
fn every_published_meek_count_agrees_to_the_last_digit() {
    for (name, election, expected) in data::cases("every_published_meek_count_agrees_to_the_last_digit", "meek") {
        let figures = assert_agrees(&counted("meek", &election), &sure(serde_json::from_str(&expected)));

        println!("{name}: {figures} figures equal");
    }
}

#[test]
fn the_worked_example_has_the_published_meek_figures() {
    let transcript = counted("meek", &election(BALLOTS));

    let figures = assert_agrees(&transcript, &sure(serde_json::from_str(MEEK)));

    assert_eq!(figures, 71);
    assert_eq!(transcript.quota.to_string(), "28.662420667");
    let json: serde_json::Value = sure(serde_json::from_str(&tally::neutral::to_json(&transcript)));
    assert_eq!(json["stages"][4]["quota"], "28.662420667");
}

#[test]
fn the_worked_example_has_the_warren_figures_of_the_specification() {
    let transcript = counted("warren", &election(BALLOTS));

    let tables: Vec<String> = transcript.stages.iter().map(|stage| texts(&stage.votes).join(" ")).collect();
    assert_eq!(
        tables,
        [
            "40.000000 25.000000 15.000000 14.000000 10.000000 14.000000",
            "29.500040 35.499960 15.000000 14.000000 10.000000 14.000000",
            "29.500040 31.274635 19.225325 14.000000 10.000000 14.000000",
            "29.500040 31.274635 19.225325 24.000000 0.000000 14.000000",
            "29.500040 36.260557 19.225325 32.000000 0.000000 0.000000",
        ]
    );
    let quotas: Vec<String> = transcript.stages.iter().filter_map(|stage| stage.quota).map(|q| q.to_string()).collect();
    assert_eq!(quotas, ["29.500001", "29.500001", "29.500001", "29.500001", "29.246481"]);
    assert_eq!(transcript.stages[4].non_transferable.to_string(), "1.014078");
    assert_eq!(texts(&transcript.stages[2].keep)[..2], ["0.737501", "0.830987"]);
    assert_eq!(transcript.names_elected(), ["Ann", "Bob", "Dan"]);
    let losers = [3, 4].map(|index: usize| transcript.stages[index].action.excluded().to_vec());
    assert_eq!(losers, [vec![no(5)], vec![no(6)]], "Eve, then Fay");
}

#[test]
fn the_sheets_of_the_worked_example_are_the_ones_published() {
    assert_eq!(tally::sheet::render(&counted("meek", &election(BALLOTS))), MEEK_SHEET);
    assert_eq!(tally::sheet::render(&counted("warren", &election(BALLOTS))), WARREN_SHEET);
}

#[test]
fn as_many_candidates_as_seats_are_elected_at_once_with_or_without_papers() {
    for id in ["meek", "warren"] {
        let few = counted(id, &election("2 3\n3 2 1 0\n1 1 0\n0\nAnn\nBob\n"));
        let none = counted(id, &election("2 2\n0\nAnn\nBob\n"));

        assert_eq!((few.names_elected(), few.unfilled, few.stages.len()), (vec!["Bob", "Ann"], 1, 1), "{id}");
        assert_eq!((none.names_elected().len(), none.stages.len()), (2, 1), "{id}");
        assert!(rule(id).count(&election("2 1\n0\nAnn\nBob\n"), &Options::default()).is_err(), "{id}: only the lot");
        assert!(rule(id).count(&election("1 1\n-1\n3 1 0\n0\nAnn\n"), &Options::default()).is_err(), "{id}");
    }
}

#[test]
fn meek_settles_by_lot_among_all_within_the_surplus_and_says_so() {
    let transcript = counted("meek", &election("3 1\n[tie 3 2 1]\n4 1 0\n2 2 0\n2 3 1 0\n0\nAnn\nBob\nCat\n"));

    let tie = &transcript.stages[0].ties[0];
    assert_eq!((tie.about, tie.settled_by, tie.chosen), (TieAbout::WithinSurplus, SettledBy::Lot, no(3)));
    let sheet = tally::sheet::render(&transcript);
    let words = sheet.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Bob and Cat are no further above the fewest votes"), "{sheet}");
}

#[test]
fn warren_excludes_at_first_also_the_lowest_above_those_without_a_vote() {
    let transcript = counted("warren", &election("5 1\n4 1 0\n3 2 0\n2 3 1 0\n0\nAnn\nBob\nCat\nDan\nEve\n"));

    assert_eq!(transcript.stages[1].action.excluded(), [no(3), no(4), no(5)]);
    assert!(matches!(transcript.stages[1].action, Action::SureLosers { .. }));
    assert_eq!(transcript.names_elected(), ["Ann"]);
}

#[test]
fn warren_elects_nobody_without_a_vote_while_others_have_some() {
    let transcript = counted("warren", &election("3 2\n5 1 0\n0\nAnn\nBob\nCat\n"));

    assert_eq!((transcript.names_elected(), transcript.unfilled), (vec!["Ann"], 1));
    assert!(
        tally::sheet::render(&transcript)
            .contains("Elected   Ann; 1 of the seats unfilled, because nobody who was left had a vote")
    );
}

#[test]
fn huge_weights_and_a_paper_for_everybody_leave_no_figure_out_of_range() {
    let all: Vec<String> = (1..=1_000).map(|number| number.to_string()).collect();
    let (ranking, names) = (all.join(" "), all.join("\nC"));
    let file = format!("1000 999\n999999999998 {ranking} 0\n1 1000 0\n1 999 1000 0\n0\nC{names}\n");

    for id in ["meek", "warren"] {
        let transcript = counted(id, &election(&file));

        assert!(transcript.elected.len() <= 999, "{id}");
        assert_eq!(total(&transcript, &transcript.stages[0]), transcript.total().units(), "{id}");
    }
}

/// The figures of a distribution worked out paper by paper from the keep values in the transcript: votes, in units.
fn by_hand(id: &str, drawn: &Drawn, transcript: &Transcript, keep: &[i128]) -> Vec<i128> {
    let unit = 10_i128.pow(transcript.decimals.into());
    let mut votes = vec![0; keep.len()];
    let election = drawn.election(drawn.papers.iter().cloned());
    // Trimming nothing: papers as they are read are those of a transcript's own election, plain rankings here.
    for ranking in election.papers().sorted() {
        let mut left = unit;
        for mark in ranking.marks() {
            let Some(candidate) = mark.candidate().filter(|one| !transcript.candidates[one.index()].withdrawn) else {
                continue;
            };
            let share = keep[candidate.index()];
            let taken = if id == "meek" { (left * share + unit - 1) / unit } else { left.min(share) };
            votes[candidate.index()] += taken * i128::from(ranking.papers);
            left -= taken;
        }
    }
    votes
}

/// Keep values of a Meek stage as they were when its papers were distributed: before its exclusion.
fn keep_at(stage: &Stage, unit: i128) -> Vec<i128> {
    let mut keep: Vec<i128> = stage.keep.iter().map(|keep| keep.units()).collect();
    if matches!(stage.action, Action::Round { .. }) {
        stage.action.excluded().iter().for_each(|out| keep[out.index()] = unit);
    }
    keep
}

fn total(transcript: &Transcript, stage: &Stage) -> i128 {
    let votes: i128 = stage.votes.iter().map(|votes| votes.units()).sum();
    let all = votes + stage.non_transferable.units() + stage.loss.units();
    assert!(all <= transcript.total().units());
    all
}

fn ids() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("meek"), Just("warren")]
}

/// Without equal and skipped ranks, which other tests are about.
fn plain(mut drawn: Drawn) -> Drawn {
    for (marks, _) in &mut drawn.papers {
        marks.retain(|mark| mark.candidate().is_some());
        for mark in marks.iter_mut() {
            *mark = tally::Mark::at_next(sure(mark.candidate().ok_or("kept those only")));
        }
    }
    drawn
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_figures_are_those_of_every_paper_followed_by_hand(id in ids(), drawn in drawn()) {
        let drawn = plain(drawn);
        let election = drawn.election(drawn.papers.iter().cloned());
        let Ok(transcript) = rule(id).count(&election, &drawn.options) else { return Ok(()) };
        let unit = 10_i128.pow(transcript.decimals.into());
        for stage in &transcript.stages {
            let votes: Vec<i128> = stage.votes.iter().map(|votes| Fixed::units(*votes)).collect();
            prop_assert_eq!(&votes, &by_hand(id, &drawn, &transcript, &keep_at(stage, unit)), "stage {}", stage.number);
            prop_assert_eq!(total(&transcript, stage), transcript.total().units());
            let share = votes.iter().sum::<i128>() / (i128::from(drawn.seats) + 1) + 1;
            prop_assert_eq!(stage.quota.map(Fixed::units), Some(share));
        }
    }

    #[test]
    fn no_more_win_than_there_are_seats_and_all_seats_are_filled(id in ids(), drawn in drawn()) {
        let election = drawn.election(drawn.papers.iter().cloned());
        let Ok(transcript) = rule(id).count(&election, &drawn.options) else { return Ok(()) };
        let mut winners = transcript.elected.clone();
        winners.sort();
        winners.dedup();
        let standing = transcript.candidates.iter().filter(|candidate| !candidate.withdrawn).count();
        prop_assert_eq!(winners.len(), transcript.elected.len());
        prop_assert!(winners.len() <= usize::from(transcript.seats));
        // Warren elects nobody without a vote once nothing is left to distribute.
        if id == "meek" {
            prop_assert_eq!(winners.len(), standing.min(usize::from(transcript.seats)));
        }
        prop_assert_eq!(usize::from(transcript.unfilled), usize::from(transcript.seats) - winners.len());
        let out: Vec<CandidateNo> = transcript.stages.iter().flat_map(|stage| stage.action.excluded().to_vec()).collect();
        prop_assert!(out.iter().all(|out| !winners.contains(out)));
    }

    #[test]
    fn the_order_of_papers_changes_no_byte(id in ids(), drawn in drawn(), shift in any::<prop::sample::Index>()) {
        let election = drawn.election(drawn.papers.iter().cloned());
        let Ok(transcript) = rule(id).count(&election, &drawn.options) else { return Ok(()) };
        let mut papers: Vec<_> = drawn.papers.iter().flat_map(|(marks, weight)| split(marks, *weight)).collect();
        let middle = shift.index(papers.len().max(1)).min(papers.len());
        papers.rotate_left(middle);
        papers.reverse();
        let again = sure(rule(id).count(&drawn.election(papers.into_iter()), &drawn.options));
        prop_assert_eq!(again.to_json(), transcript.to_json());
    }

    #[test]
    fn the_order_of_candidates_changes_nothing_but_what_the_lot_settles(id in ids(), drawn in drawn()) {
        let drawn = plain(drawn);
        let options = Options::default();
        let Ok(transcript) = rule(id).count(&drawn.election(drawn.papers.iter().cloned()), &options) else { return Ok(()) };
        let last = drawn.candidates + 1;
        let mut mirrored = drawn.clone();
        for (marks, _) in &mut mirrored.papers {
            for mark in marks.iter_mut() {
                *mark = tally::Mark::at_next(no(last - mark.candidate().map_or(1, CandidateNo::get)));
            }
        }
        let mut election = mirrored.election_without_withdrawal();
        if let Some(gone) = transcript.candidates.iter().find(|candidate| candidate.withdrawn) {
            sure(election.withdraw(no(last - gone.number.get())));
        }
        // The same lot: the mirrored file names the old first candidate last, so its order for lots is descending.
        sure(election.set_tie_order((1..last).rev().map(no).collect()));
        let again = sure(rule(id).count(&election, &options));
        let back: Vec<u16> = again.elected.iter().map(|one| last - one.get()).collect();
        prop_assert_eq!(back, transcript.elected.iter().map(|one| one.get()).collect::<Vec<_>>());
        for (stage, mirror) in transcript.stages.iter().zip(&again.stages) {
            let votes: Vec<Fixed> = mirror.votes.iter().rev().copied().collect();
            prop_assert_eq!(&votes, &stage.votes);
        }
    }

    #[test]
    fn trimmed_papers_are_counted_alike_and_say_no_more(id in ids(), drawn in drawn()) {
        let election = drawn.election(drawn.papers.iter().cloned());
        let Ok(transcript) = rule(id).count(&election, &drawn.options) else { return Ok(()) };
        let trimmed = sure(rule(id).trim(&election, &drawn.options));
        let again = sure(rule(id).count(&trimmed, &drawn.options));
        prop_assert_eq!(again.stages, transcript.stages);
        prop_assert!(trimmed.papers().distinct() <= election.papers().distinct());
    }

    #[test]
    fn a_transcript_read_back_is_the_same_and_its_sheet_fits(id in ids(), drawn in drawn()) {
        let election = drawn.election(drawn.papers.iter().cloned());
        let Ok(transcript) = rule(id).count(&election, &drawn.options) else { return Ok(()) };
        prop_assert_eq!(&sure(serde_json::from_str::<Transcript>(&transcript.to_json())), &transcript);
        let sheet = tally::sheet::render(&transcript);
        prop_assert!(sheet.lines().all(|line| line.chars().count() <= tally::sheet::COLUMNS), "{}", sheet);
    }
}
