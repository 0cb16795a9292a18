//! What the template parts are filled with, and the page `/parts` that shows each of them in every state.

use crate::{Form, Frame};

mod samples;

/// One answer to choose: an option, a radio button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// A sentence under the label; empty when the label says it all.
    pub hint: String,
}

impl Choice {
    /// A choice that needs no explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// The same choice with a sentence under it.
    #[must_use]
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }
}

/// Something that can be decided, as the home page and the page of a place show it; every text is a sentence for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionCard {
    /// Where it leads.
    pub href: String,
    /// The place or body that decides; its flag stands at the head.
    pub place: String,
    /// Whose decision it is, of what kind, who may take part.
    pub kicker: String,
    /// The question.
    pub title: String,
    /// One or two sentences, or empty.
    pub summary: String,
    /// The word on the button.
    pub action: String,
    /// Whether it waits for this reader; otherwise its button is quiet.
    pub is_primary: bool,
    /// When it closes, in full.
    pub when: String,
    /// Zone, relative time, how many have taken part.
    pub detail: String,
}

/// A step that somebody took, or has yet to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// "Voting closed".
    pub what: String,
    /// Who did it, in which office; empty when the clock did.
    pub who: String,
    /// The time in full, or what it waits for.
    pub when: String,
    /// Whether it has happened.
    pub is_done: bool,
}

/// The page of samples.
#[derive(askama::Template)]
#[template(path = "parts.html")]
pub struct PartsPage {
    frame: Frame,
    untouched: Form,
    refused: Form,
    choices: Vec<Choice>,
    cards: Vec<DecisionCard>,
    acts: Vec<Act>,
    steps: Vec<&'static str>,
    outcomes: Vec<(&'static str, &'static str)>,
    paper_rows: Vec<(&'static str, &'static str)>,
    places: Vec<&'static str>,
    question: crate::drawing::Svg,
    count: crate::drawing::Svg,
    sheet: Vec<samples::SheetRow>,
    map: crate::drawing::Svg,
    next: Option<String>,
}

impl PartsPage {
    /// Every part in each of its states, with made-up values.
    pub fn new(frame: Frame) -> Self {
        Self {
            frame,
            untouched: Form::default(),
            refused: samples::refused(),
            choices: samples::choices(),
            cards: samples::cards(),
            acts: samples::acts(),
            steps: vec!["Choose", "Review", "Cast"],
            outcomes: vec![
                ("carried", "Carried"),
                ("elected", "Elected"),
                ("lost", "Lost"),
                ("open", "Open"),
                ("held", "Held over"),
                ("waiting", "Waiting for the count"),
            ],
            paper_rows: vec![
                ("rank-1", "Alma Reyes"),
                ("rank-2", "Tomos Griffiths"),
                ("rank-3", "Re-open nominations"),
            ],
            places: vec!["North West", "Wales", "Scotland", "London", "East Midlands", "Derby", "Leeds", "Bute Park"],
            question: crate::drawing::bars(&samples::question()),
            count: crate::drawing::flow(&samples::count()),
            sheet: samples::sheet(),
            map: crate::drawing::region_map(&samples::map()),
            next: Some("/parts?page=2".into()),
        }
    }
}
