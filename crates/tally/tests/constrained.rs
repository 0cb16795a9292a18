//! Constrained STV: published figures, refusals, and every completion tried one by one.

use proptest::collection::vec;
use proptest::prelude::*;
use serde::Deserialize;
use tally::constraints::{Bound, Constraints, ConstraintsError, Limit};
use tally::rule::CountError;
use tally::transcript::{Action, Bounded, TieAbout};
use tally::{CandidateNo, Election, Options, Transcript};

use crate::laws::{Drawn, drawn, no, split};
use crate::{data, election, sure};

const BALLOTS: &str = include_str!("vectors/worked-example.blt");
const EXPECTED: &str = include_str!("vectors/worked-example.constrained.json");
const SHEET: &str = include_str!("vectors/worked-example.constrained.sheet.txt");

fn counted(election: &Election, options: Options) -> Result<Transcript, CountError> {
    sure(tally::rule::find("constrained").ok_or("it ships with the crate")).count(election, &options)
}

fn under(constraints: Constraints) -> Options {
    Options { constraints: Some(constraints), ..Options::default() }
}

fn constraints(json: &str) -> Constraints {
    sure(Constraints::read(json.as_bytes()))
}

#[derive(Deserialize)]
struct Expected {
    winners_in_order: Vec<String>,
    stages: Vec<ExpectedStage>,
}

#[derive(Deserialize)]
struct ExpectedStage {
    kind: String,
    who: Vec<String>,
    votes: Vec<String>,
    elected: Vec<String>,
    guarded: Vec<String>,
    doomed: Vec<String>,
}

fn assert_agrees(transcript: &Transcript, expected: &Expected) -> usize {
    let listed = |all: &[Bounded]| all.iter().map(|one| transcript.name(one.candidate)).collect::<Vec<_>>();
    let mut figures = 0;
    assert_eq!(transcript.names_elected(), expected.winners_in_order);
    assert_eq!(transcript.stages.len(), expected.stages.len());
    for (stage, expected) in transcript.stages.iter().zip(&expected.stages) {
        let number = stage.number;
        let votes: Vec<String> = stage.votes.iter().map(ToString::to_string).collect();
        let elected: Vec<&str> = stage.elected.iter().map(|one| transcript.name(one.candidate)).collect();
        let kind = match stage.action {
            Action::First => "first",
            Action::Surplus { .. } => "surplus",
            Action::Exclusion { .. } => "exclude",
            Action::ExclusionOfDoomed { .. } => "exclude-doomed",
            _ => "another rule's",
        };
        let who: Vec<&str> = stage.action.giver().map(|giver| transcript.name(giver)).into_iter().collect();
        assert_eq!((kind, who), (expected.kind.as_str(), expected.who.iter().map(String::as_str).collect()));
        assert_eq!(votes, expected.votes, "stage {number}");
        assert_eq!(elected, expected.elected, "stage {number}");
        assert_eq!(listed(&stage.guarded), expected.guarded, "stage {number}");
        assert_eq!(listed(&stage.doomed), expected.doomed, "stage {number}");
        figures += votes.len();
    }
    figures
}

#[test]
fn every_published_constrained_count_agrees_to_the_last_digit() {
    for (name, election, text) in
        data::cases("every_published_constrained_count_agrees_to_the_last_digit", "constrained")
    {
        let transcript = sure(counted(&election, under(constraints(&text))));

        let figures = assert_agrees(&transcript, &sure(serde_json::from_str(&text)));

        println!("{name}: {figures} figures equal");
    }
}

#[test]
fn the_worked_example_has_the_published_figures_reasons_and_sheet() {
    let transcript = sure(counted(&election(BALLOTS), under(constraints(EXPECTED))));

    assert_eq!(assert_agrees(&transcript, &sure(serde_json::from_str(EXPECTED))), 30);
    assert_eq!(transcript.stages[1].doomed[0].because, [Limit::AtLeast("X".to_owned(), 2)]);
    assert_eq!(transcript.stages[4].doomed[0].because, [], "all places are filled");
    assert_eq!(sure(serde_json::from_str::<Transcript>(&transcript.to_json())), transcript);
    assert_eq!(tally::sheet::render(&transcript), SHEET);
}

#[test]
fn a_rule_with_constraints_needs_them() {
    assert_eq!(counted(&election(BALLOTS), Options::default()).err(), Some(CountError::ConstraintsMissing));
}

/// What is said of these constraints for three seats and six candidates.
fn refusal(json: &str) -> String {
    match constraints(json).check(&election(BALLOTS)) {
        Ok(()) => "none".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn constraints_that_do_not_fit_the_contest_are_refused_with_the_reason() {
    let groups = r#"{"groups": [["X"],["Y"],["X"],["Y"],["X"],["Y"]], "bounds": "#;
    let bounds = |bounds: &str| refusal(&format!("{groups}{bounds}}}"));

    assert_eq!(bounds("[]"), "none");
    assert_eq!(bounds(r#"[["X",1,2],["Y",1,2]]"#), "none");
    assert_eq!(bounds(r#"[["Z",1,2]]"#), "no candidate bears the label \"Z\", which has a bound");
    assert_eq!(bounds(r#"[["X",2,1]]"#), "of \"X\" at least 2 are asked for, but at most 1");
    assert_eq!(bounds(r#"[["X",1,2],["X",0,2]]"#), "the label \"X\" has two bounds");
    assert_eq!(
        refusal(r#"{"groups": [["X"]], "bounds": []}"#),
        "the constraints have labels for 1 candidates, and the contest has 6"
    );
    assert_eq!(
        refusal(r#"{"groups": [["X"],["X"],["X","Y"],["X"],["X"],["X"]], "bounds": []}"#),
        "candidate 3 has 2 labels, and the first has 1: each has one per dimension"
    );
    assert_eq!(
        refusal(r#"{"groups": [["X","N"],["Y","X"],["X","N"],["X","N"],["X","N"],["X","N"]], "bounds": [["X",1,2]]}"#),
        "the label \"X\" has a bound and occurs in two dimensions; use two different words"
    );
    assert!(refusal(r#"{"groups": [["X"],[" "],["X"],["X"],["X"],["X"]], "bounds": []}"#).contains("is empty"));
    assert!(refusal(r#"{"groups": [[],[],[],[],[],[]], "bounds": []}"#).contains("1 to 8 dimensions"));
}

#[test]
fn a_file_that_is_no_constraints_is_refused_with_line_and_column() {
    let refused = |text: &str| sure(Constraints::read(text.as_bytes()).err().ok_or("it was read")).to_string();

    assert!(refused("{\"groups\": [],\n \"bounds\": [[\"X\", 1]]}").contains("at line 2 column"));
    assert!(refused("{\"groups\": []}").contains("missing field `bounds`"));
    assert!(refused("{\"groups\": [], \"bounds\": [[\"X\", -1, 3]]}").contains("line 1"));
    assert!(refused("").contains("EOF"));
    assert!(refused(&" ".repeat(16_777_217)).contains("more than"));
}

#[test]
fn what_cannot_be_met_is_refused_with_the_smallest_contradiction() {
    // Two of A are asked for and both are of region N, of which one may be elected; the other bounds are bystanders.
    let file = r#"{"groups": [["A","N"],["A","N"],["B","S"],["B","S"],["B","W"],["B","W"]],
        "bounds": [["W",0,1],["A",2,3],["B",1,3],["N",0,1],["S",1,2]]}"#;

    assert_eq!(
        refusal(file),
        "the constraints cannot be met: no 3 of those who stand have at least 2 \"A\" and at most 1 \"N\""
    );
    let count = counted(&election(BALLOTS), under(constraints(file)));
    assert!(matches!(count, Err(CountError::Constraints(ConstraintsError::Impossible { places: 3, .. }))));
}

#[test]
fn with_two_dimensions_nothing_less_than_the_exact_search_sees_who_is_doomed() {
    // Each bound alone leaves everybody a chance; together they leave only one of A in N and one of B in S.
    let file = r#"{"groups": [["A","N"],["A","S"],["B","N"],["B","S"]],
        "bounds": [["A",1,1],["N",1,1]]}"#;
    let contest = election("4 2\n9 1 0\n5 2 0\n4 3 0\n3 4 0\n0\nAnn\nBob\nCat\nDan\n");

    let transcript = sure(counted(&contest, under(constraints(file))));

    let doomed: Vec<u16> = transcript.stages[0].doomed.iter().map(|one| one.candidate.get()).collect();
    assert_eq!(doomed, [2, 3], "Ann is elected, so only Dan can go with her");
    assert_eq!(transcript.names_elected(), ["Ann", "Dan"]);
}

#[test]
fn equal_votes_of_which_one_dooms_the_other_are_a_tie_that_is_written_down() {
    let file = r#"{"groups": [["A"],["A"],["B"]], "bounds": [["A",1,1]]}"#;
    let contest = election("3 2\n[tie 2 1 3]\n9 1 0\n9 2 0\n1 3 0\n0\nAnn\nBob\nCat\n");

    let transcript = sure(counted(&contest, under(constraints(file))));

    assert_eq!(transcript.stages[0].ties[0].about, TieAbout::Election);
    assert_eq!(transcript.names_elected(), ["Bob", "Cat"]);
}

#[test]
fn many_bounds_are_computed_in_time_or_refused() {
    // 1000 candidates, 8 dimensions of 8 labels: more counts than can be gone through.
    let names = (1..=1_000).map(|number| number.to_string());
    let mut contest = sure(Election::new("", 500, names));
    sure(contest.add_ranking(&[no(1)], 1));
    let label = |candidate: usize, dimension: usize| format!("{dimension}-{}", ((candidate * 7) >> dimension) % 8);
    let groups = (0..1_000).map(|candidate| (0..8).map(|dimension| label(candidate, dimension)).collect()).collect();
    let bounds = (0..8).flat_map(|dimension| (0..8).map(move |which| (dimension, which)));
    let bounds = bounds.map(|(dimension, which)| Bound { label: format!("{dimension}-{which}"), min: 50, max: 70 });
    let constraints = Constraints { groups, bounds: bounds.collect() };

    assert_eq!(constraints.check(&contest), Err(ConstraintsError::TooHard));
}

#[test]
fn a_contradiction_in_which_forty_bounds_take_part_is_found_in_time() {
    // Forty regions with a woman and a man each, at least one of each to be elected, half of them women, and thirty seats.
    let mut contest = sure(Election::new("", 30, (1..=80).map(|number| number.to_string())));
    sure(contest.add_ranking(&[no(1)], 1));
    let group =
        |candidate: u16| vec![["women", "men"][usize::from(candidate % 2)].to_owned(), format!("R{}", candidate / 2)];
    let groups = (0..80).map(group).collect();
    let half = Bound { label: "women".to_owned(), min: 15, max: 30 };
    let regions = (0..40).map(|region| Bound { label: format!("R{region}"), min: 1, max: 2 });
    let bounds = std::iter::once(half).chain(regions).collect();
    let constraints = Constraints { groups, bounds };

    let refusal = constraints.check(&contest);

    let Err(ConstraintsError::Impossible { contradiction, .. }) = refusal else { panic!("{refusal:?}") };
    assert_eq!(contradiction.len(), 31);
}

/// Constraints for a contest: two dimensions of two labels, bounds on some.
fn bounded() -> impl Strategy<Value = (Drawn, Constraints)> {
    let bound = (0..4_u16, 0..4_u16);
    (drawn(), vec((0..2_usize, 0..3_usize), 8), vec(prop::option::of(bound), 5)).prop_map(|(drawn, labels, bounds)| {
        let words = ["A", "B", "N", "S", "W"];
        let groups = labels.iter().take(drawn.candidates.into());
        let groups: Vec<Vec<String>> =
            groups.map(|&(one, two)| vec![words[one].to_owned(), words[2 + two].to_owned()]).collect();
        let is_borne = |word: &str| groups.iter().flatten().any(|label| label == word);
        let bounds = words.iter().zip(bounds).filter_map(|(&word, bound)| {
            let (one, other) = bound.filter(|_| is_borne(word))?;
            Some(Bound { label: word.to_owned(), min: one.min(other), max: one.max(other) })
        });
        let bounds = bounds.collect();
        (drawn, Constraints { groups, bounds })
    })
}

/// Every set of so many of these candidates, as bits.
fn sets(candidates: u32, size: u32) -> impl Iterator<Item = u32> {
    (0..1_u32 << candidates).filter(move |set| set.count_ones() == size)
}

fn keeps(constraints: &Constraints, set: u32) -> bool {
    constraints.bounds.iter().all(|bound| {
        let bears = |(index, labels): &(usize, &Vec<String>)| set & (1 << index) != 0 && labels.contains(&bound.label);
        let count = constraints.groups.iter().enumerate().filter(bears).count();
        (usize::from(bound.min)..=usize::from(bound.max)).contains(&count)
    })
}

fn bits<'a>(candidates: impl IntoIterator<Item = &'a CandidateNo>) -> u32 {
    candidates.into_iter().fold(0, |set, candidate| set | 1 << candidate.index())
}

/// These limits alone, as constraints.
fn only(constraints: &Constraints, limits: &[Limit]) -> Constraints {
    let side = |label: &String| {
        let of = |limit: &&Limit| matches!(limit, Limit::AtLeast(name, _) | Limit::AtMost(name, _) if name == label);
        let mut bound = Bound { label: label.clone(), min: 0, max: u16::MAX };
        for limit in limits.iter().filter(of) {
            match limit {
                Limit::AtLeast(_, min) => bound.min = *min,
                Limit::AtMost(_, max) => bound.max = *max,
            }
        }
        bound
    };
    let bounds = constraints.bounds.iter().map(|bound| side(&bound.label)).collect();
    Constraints { groups: constraints.groups.clone(), bounds }
}

/// Every side of every bound.
fn sides(constraints: &Constraints) -> Vec<Limit> {
    let both =
        |bound: &Bound| [Limit::AtLeast(bound.label.clone(), bound.min), Limit::AtMost(bound.label.clone(), bound.max)];
    constraints.bounds.iter().flat_map(both).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn guarded_and_doomed_are_who_all_sets_tried_one_by_one_say((drawn, constraints) in bounded()) {
        let election = drawn.election(drawn.papers.iter().cloned());
        let standing: Vec<CandidateNo> = (1..=drawn.candidates).map(no)
            .filter(|candidate| !election.candidates()[candidate.index()].is_withdrawn).collect();
        let all = bits(&standing);
        let places = u32::from(drawn.seats).min(all.count_ones());
        let candidates = u32::from(drawn.candidates);
        let is_possible = |limits: &Constraints| sets(candidates, places).any(|set| set & !all == 0 && keeps(limits, set));
        let options = Options { constraints: Some(constraints.clone()), ..drawn.options.clone() };
        let transcript = match counted(&election, options) {
            Ok(transcript) => transcript,
            Err(CountError::Constraints(ConstraintsError::Impossible { contradiction, .. })) => {
                prop_assert!(!is_possible(&constraints));
                prop_assert!(!is_possible(&only(&constraints, &contradiction)), "{:?} is no contradiction", contradiction);
                let sides = sides(&constraints);
                for chosen in 0..1_u32 << sides.len() {
                    if (chosen.count_ones() as usize) < contradiction.len() {
                        let fewer: Vec<Limit> = sides.iter().enumerate()
                            .filter(|(index, _)| chosen & (1 << index) != 0).map(|(_, side)| side.clone()).collect();
                        prop_assert!(is_possible(&only(&constraints, &fewer)), "{:?} is smaller", fewer);
                    }
                }
                return Ok(());
            }
            Err(CountError::NobodyStands | CountError::NoValidPapers { .. }) => return Ok(()),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        let (mut elected, mut hopeful) = (0, all);
        for stage in &transcript.stages {
            elected |= bits(stage.elected.iter().map(|one| &one.candidate));
            hopeful &= !elected & !bits(stage.action.excluded());
            let completions = |limits: &Constraints| -> Vec<u32> {
                sets(candidates, places).filter(|&set| set & elected == elected && set & !elected & !hopeful == 0)
                    .filter(|&set| keeps(limits, set)).collect()
            };
            let found = completions(&constraints);
            prop_assert!(!found.is_empty(), "the count ran into a dead end");
            let in_all = found.iter().fold(u32::MAX, |all, set| all & set) & hopeful;
            let in_none = hopeful & !found.iter().fold(0, |any, set| any | set);
            prop_assert_eq!(bits(stage.guarded.iter().map(|one| &one.candidate)), in_all, "stage {}", stage.number);
            prop_assert_eq!(bits(stage.doomed.iter().map(|one| &one.candidate)), in_none, "stage {}", stage.number);
            for one in &stage.doomed {
                let without = completions(&only(&constraints, &one.because));
                prop_assert!(without.iter().all(|set| set & bits([&one.candidate]) == 0), "{:?} is no reason", one);
            }
            for one in &stage.guarded {
                let without = completions(&only(&constraints, &one.because));
                prop_assert!(without.iter().all(|set| set & bits([&one.candidate]) != 0), "{:?} is no reason", one);
            }
        }
        prop_assert!(keeps(&constraints, elected));
        prop_assert_eq!(elected.count_ones(), places);
    }

    #[test]
    fn constrained_votes_are_conserved_and_the_order_of_papers_changes_no_byte(
        (drawn, constraints) in bounded(), shift in any::<prop::sample::Index>(),
    ) {
        let options = Options { constraints: Some(constraints), ..drawn.options.clone() };
        let Ok(transcript) = counted(&drawn.election(drawn.papers.iter().cloned()), options.clone()) else { return Ok(()) };
        for stage in &transcript.stages {
            let votes: i128 = stage.votes.iter().map(|votes| votes.units()).sum();
            prop_assert_eq!(votes + stage.non_transferable.units() + stage.loss.units(), transcript.total().units());
        }
        let mut papers: Vec<_> = drawn.papers.iter().flat_map(|(marks, weight)| split(marks, *weight)).collect();
        let middle = shift.index(papers.len().max(1)).min(papers.len());
        papers.rotate_left(middle);
        let again = sure(counted(&drawn.election(papers.into_iter()), options.clone()));
        prop_assert_eq!(again.to_json(), transcript.to_json());
        let rule = sure(tally::rule::find("constrained").ok_or("it ships"));
        let trimmed = sure(rule.trim(&drawn.election(drawn.papers.iter().cloned()), &options));
        prop_assert_eq!(&sure(counted(&trimmed, options)).stages, &transcript.stages);
        let sheet = tally::sheet::render(&transcript);
        prop_assert!(sheet.lines().all(|line| line.chars().count() <= tally::sheet::COLUMNS), "{}", sheet);
    }

    #[test]
    fn without_bounds_a_count_is_the_scottish_one(drawn in drawn()) {
        let groups = (0..drawn.candidates).map(|_| vec!["all".to_owned()]).collect();
        let options = Options { constraints: Some(Constraints { groups, bounds: Vec::new() }), ..drawn.options.clone() };
        let election = drawn.election(drawn.papers.iter().cloned());
        let Ok(transcript) = counted(&election, options) else { return Ok(()) };
        let plain = sure(crate::scottish().count(&election, &drawn.options));
        let figures = |transcript: &Transcript| {
            transcript.stages.iter().map(|stage| (stage.action.clone(), stage.votes.clone(), stage.loss)).collect::<Vec<_>>()
        };
        prop_assert_eq!(figures(&transcript), figures(&plain));
        prop_assert_eq!(bits(&transcript.elected), bits(&plain.elected));
    }
}
