//! What is committed beside the tests: the worked example, its figures, its transcript and its sheet.

use serde::Deserialize;
use tally::Transcript;
use tally::transcript::Receiver;

use crate::{counted, election, sure};

const BALLOTS: &str = include_str!("vectors/worked-example.blt");
const FIGURES: &str = include_str!("vectors/worked-example.scottish.json");
const TRANSCRIPT: &str = include_str!("vectors/worked-example.transcript.json");
const SHEET: &str = include_str!("vectors/worked-example.sheet.txt");

/// The figures of a case, as published with it.
#[derive(Deserialize)]
pub(crate) struct Expected {
    quota_first: String,
    winners_in_order: Vec<String>,
    stages: Vec<ExpectedStage>,
}

#[derive(Deserialize)]
struct ExpectedStage {
    kind: String,
    who: Vec<String>,
    votes: Vec<String>,
    non_transferable: String,
    fraction_loss: String,
    elected: Vec<String>,
}

/// Compares every figure of a count with those published, to the last digit, and says how many were equal.
pub(crate) fn assert_agrees(transcript: &Transcript, expected: &Expected) -> usize {
    let mut figures = 0;
    assert_eq!(transcript.quota.to_string(), expected.quota_first);
    assert_eq!(transcript.names_elected(), expected.winners_in_order);
    assert_eq!(transcript.stages.len(), expected.stages.len());
    for (stage, expected) in transcript.stages.iter().zip(&expected.stages) {
        let votes: Vec<String> = stage.votes.iter().map(ToString::to_string).collect();
        let elected: Vec<&str> = stage.elected.iter().map(|one| transcript.name(one.candidate)).collect();
        let who: Vec<&str> = stage.action.giver().map(|giver| transcript.name(giver)).into_iter().collect();
        assert_eq!(votes, expected.votes, "stage {}", stage.number);
        assert_eq!(stage.non_transferable.to_string(), expected.non_transferable, "stage {}", stage.number);
        assert_eq!(stage.loss.to_string(), expected.fraction_loss, "stage {}", stage.number);
        assert_eq!(elected, expected.elected, "stage {}", stage.number);
        assert_eq!((kind(transcript, stage.number), who), (expected.kind.as_str(), names(&expected.who)));
        figures += votes.len() + 2;
    }
    figures
}

fn kind(transcript: &Transcript, number: u32) -> &'static str {
    match transcript.stages[number as usize - 1].action {
        tally::transcript::Action::First => "first",
        tally::transcript::Action::Surplus { .. } => "surplus",
        tally::transcript::Action::Exclusion { .. } => "exclude",
        _ => "another rule's",
    }
}

fn names(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

#[test]
fn the_worked_example_has_the_figures_of_its_table() {
    let expected: Expected = sure(serde_json::from_str(FIGURES));

    let figures = assert_agrees(&counted(&election(BALLOTS)), &expected);

    assert_eq!(figures, 40);
}

#[test]
fn bobs_surplus_goes_where_the_table_says() {
    let transcript = counted(&election(BALLOTS));

    let stage = &transcript.stages[2];

    let flows: Vec<_> = stage.flows.iter().map(|flow| (flow.to, flow.papers, flow.votes.to_string())).collect();
    let cat = tally::CandidateNo::new(3).map(Receiver::Candidate);
    assert_eq!(
        flows,
        [
            (sure(cat.ok_or("3 is a number")), 25, "3.57125".to_owned()),
            (Receiver::NonTransferable, 40, "1.42840".to_owned()),
            (Receiver::Loss, 0, "0.00035".to_owned()),
        ]
    );
    let values: Vec<_> = stage.parcels.iter().map(|parcel| (parcel.papers, parcel.value_after.to_string())).collect();
    assert_eq!(values, [(25, "0.14285".to_owned()), (40, "0.03571".to_owned())]);
}

#[test]
fn the_transcript_is_the_one_published_byte_for_byte() {
    let transcript = counted(&election(BALLOTS));

    assert_eq!(transcript.to_json(), TRANSCRIPT);
    assert_eq!(sure(serde_json::from_str::<Transcript>(TRANSCRIPT)), transcript);
}

#[test]
fn the_sheet_is_the_one_published_byte_for_byte() {
    assert_eq!(tally::sheet::render(&counted(&election(BALLOTS))), SHEET);
}

#[test]
fn the_hash_of_the_ballots_is_that_of_the_file_written_in_canonical_order() {
    let shuffled = "6 3\n8 6 5 4 0\n20 1 2 0\n25 2 3 0\n15 3 2 0\n14 4 5 0\n10 5 4 0\n6 6 2 0\n20 1 2 0\n0\n\
                    Ann\nBob\nCat\nDan\nEve\nFay\nWorked example\n";

    let transcript = counted(&election(shuffled));

    assert_eq!(transcript.to_json(), TRANSCRIPT);
    let written = tally::blt::to_text(&election(BALLOTS));
    assert!(written.contains("\n10 5 4 0\n6 6 2 0\n8 6 5 4 0\n0\n"), "{written}");
    // printf of that text | sha256sum
    assert!(transcript.ballots_sha256.starts_with("19c551a160492097"));
}
