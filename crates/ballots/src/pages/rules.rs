//! How it is counted, and what is secret: the pages that every procedure links.

use askama::Template;
use tally::majority::{Base, Comparison, Figures, Fraction, Question, Threshold, Turnout, Unit, decide};
use web::{
    Frame, Page, PageError, Value,
    drawing::{self, Svg},
    page,
};

use crate::view::{bars, flow, outcome, sheet};

#[derive(Template)]
#[template(path = "ballots/secrecy.html")]
pub(super) struct Secrecy {
    pub(super) frame: Frame,
}

#[derive(Template)]
#[template(path = "ballots/rule_majority.html")]
pub(super) struct Majority {
    frame: Frame,
    bars: Svg,
    sum: String,
}

#[derive(Template)]
#[template(path = "ballots/rule_scottish.html")]
pub(super) struct Scottish {
    frame: Frame,
    flow: Svg,
    story: Vec<String>,
    sheet: sheet::Sheet,
}

pub(super) async fn secrecy(frame: Frame) -> Result<Page, PageError> {
    page(&Secrecy { frame })
}

pub(super) async fn majority(frame: Frame) -> Result<Page, PageError> {
    page(&Majority::new(frame))
}

pub(super) async fn scottish(frame: Frame) -> Result<Page, PageError> {
    page(&Scottish::new(frame))
}

impl Majority {
    /// The page with its example: 17 for, 8 against, 5 abstentions, two thirds needed.
    pub(super) fn new(frame: Frame) -> Self {
        let threshold = Threshold::new(Fraction::TWO_THIRDS, Comparison::AtLeast, Base::ForAndAgainst)
            .expect("two thirds is more than a half");
        let figures =
            Figures { unit: Unit::Heads, votes_for: 17, against: 8, abstentions: 5, present: None, entitled: Some(40) };
        let turnout = Turnout { eligible: 40, took_part: 30 };
        let result = decide(&Question { threshold, quorum: None }, &figures, turnout)
            .expect("the example has as many people as votes");
        let bars = drawing::bars(&bars::bars(&result, &|key: &str, args: &[(&str, Value)]| frame.tn(key, args)));
        Self { frame, bars, sum: result.sum.text }
    }
}

impl Scottish {
    /// The page with its example, counted here and now by the same rule.
    pub(super) fn new(frame: Frame) -> Self {
        let count = example();
        let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
        let flow = drawing::flow(&flow::flow(&count, &say));
        let (story, sheet) = (outcome::story(&count, &say), sheet::sheet(&count, &say));
        Self { frame, flow, story, sheet }
    }
}

/// Rankings of the example, by place on the paper, each with its number of papers.
const EXAMPLE: [(&[u16], u64); 7] =
    [(&[1, 2], 40), (&[2, 3], 25), (&[3, 2], 15), (&[4, 5], 14), (&[5, 4], 10), (&[6, 5, 4], 8), (&[6, 2], 6)];

/// The worked example: 118 papers, three seats.
///
/// Source: specification of counting, section 1.
pub(super) fn example() -> tally::Transcript {
    let names = ["Ann", "Bob", "Cat", "Dan", "Eve", "Fay"];
    let mut election = tally::Election::new("Example", 3, names).expect("six candidates stand for three seats");
    for (ranking, papers) in EXAMPLE {
        let ranking: Vec<_> = ranking.iter().filter_map(|place| tally::CandidateNo::new(*place)).collect();
        election.add_ranking(&ranking, papers).expect("each candidate is named once");
    }
    let rule = tally::rule::find("scottish").expect("it ships with the crate");
    rule.count(&election, &tally::Options::default()).expect("the example can be counted")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_the_one_of_the_count_s_own_tests() {
        assert_eq!(example().elected, crate::view::tests::worked_example().elected);
        assert_eq!(example().stages, crate::view::tests::worked_example().stages);
    }
}
