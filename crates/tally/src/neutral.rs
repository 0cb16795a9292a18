//! The neutral shape in which different counting programs are compared: winners and the figures of each stage.

use serde::Serialize;

use crate::number::Fixed;
use crate::transcript::Transcript;

/// A count without its explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Neutral<'a> {
    /// Names in order of election.
    pub winners: Vec<&'a str>,
    /// One per stage.
    pub stages: Vec<NeutralStage<'a>>,
}

/// The figures after a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NeutralStage<'a> {
    /// One per candidate, in file order.
    pub votes: &'a [Fixed],
    /// Votes of papers without a next preference.
    pub non_transferable: Fixed,
    /// Lost to dropped remainders.
    pub fraction_loss: Fixed,
}

/// The transcript in the neutral shape.
pub fn of(transcript: &Transcript) -> Neutral<'_> {
    let stages = transcript.stages.iter();
    let stages = stages.map(|stage| NeutralStage {
        votes: &stage.votes,
        non_transferable: stage.non_transferable,
        fraction_loss: stage.loss,
    });
    Neutral { winners: transcript.names_elected(), stages: stages.collect() }
}

/// The neutral shape as JSON.
///
/// ```
/// let election = tally::blt::read("1 1\n0\n\"Ann\"\n\"Chair\"\n".as_bytes())?;
/// let rule = tally::rule::find("scottish").expect("it ships with the crate");
/// let transcript = rule.count(&election, &tally::Options::default())?;
/// assert!(tally::neutral::to_json(&transcript).contains("\"winners\": [\n    \"Ann\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_json(transcript: &Transcript) -> String {
    let mut text = serde_json::to_string_pretty(&of(transcript)).expect("the shape has only text and lists");
    text.push('\n');
    text
}
