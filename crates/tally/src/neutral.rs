//! The neutral shape in which different counting programs are compared: winners and the figures of each stage.

use serde::{Serialize, Serializer};

use crate::number::Fixed;
use crate::transcript::{Stage, Transcript};

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
    /// What everybody has.
    pub votes: NeutralVotes<'a>,
    /// Votes of papers without a next preference.
    pub non_transferable: Fixed,
    /// Lost to dropped remainders.
    pub fraction_loss: Fixed,
    /// Votes that elect, where the transcript tells them by stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota: Option<Fixed>,
}

/// Votes, one figure per candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NeutralVotes<'a> {
    /// In file order.
    InFileOrder(&'a [Fixed]),
    /// Under each candidate's name; of two who have the same, the later has the number behind it.
    ByName(Vec<(String, Fixed)>),
}

impl Serialize for NeutralVotes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::InFileOrder(votes) => serializer.collect_seq(*votes),
            Self::ByName(votes) => serializer.collect_map(votes.iter().map(|(name, votes)| (name, votes))),
        }
    }
}

/// The rule whose figures are told by name, as its vote records know candidates only by name.
const BY_NAME: &str = "minneapolis-stv";

/// The transcript in the neutral shape.
pub fn of(transcript: &Transcript) -> Neutral<'_> {
    let names = (transcript.rule.id == BY_NAME).then(|| names(transcript));
    let stages = transcript.stages.iter();
    let stages = stages.map(|stage| NeutralStage {
        votes: votes(stage, names.as_deref()),
        non_transferable: stage.non_transferable,
        fraction_loss: stage.loss,
        quota: stage.quota,
    });
    Neutral { winners: transcript.names_elected(), stages: stages.collect() }
}

fn votes<'a>(stage: &'a Stage, names: Option<&[String]>) -> NeutralVotes<'a> {
    match names {
        None => NeutralVotes::InFileOrder(&stage.votes),
        Some(names) => NeutralVotes::ByName(names.iter().cloned().zip(stage.votes.iter().copied()).collect()),
    }
}

/// A name for each candidate that nobody else has.
fn names(transcript: &Transcript) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let unique = |candidate: &crate::transcript::CandidateRecord| {
        let mut name = candidate.name.clone();
        while !taken.insert(name.clone()) {
            name = format!("{name} ({})", candidate.number);
        }
        name
    };
    transcript.candidates.iter().map(unique).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(rule: &str) -> String {
        let election = crate::blt::read("2 1\n3 1 0\n1 2 0\n0\nAnn\nAnn\n".as_bytes()).unwrap();
        let rule = crate::rule::find(rule).unwrap();
        to_json(&rule.count(&election, &crate::Options::default()).unwrap()).split_whitespace().collect()
    }

    #[test]
    fn minneapolis_tells_votes_by_name_and_keeps_namesakes_apart() {
        assert!(counted("minneapolis-stv").contains(r#"{"votes":{"Ann":"3.0000","Ann(2)":"1.0000"}"#));
    }

    #[test]
    fn a_quota_is_told_by_stage_only_where_the_transcript_does() {
        assert!(counted("ers97").contains(r#""quota":"2.00""#));
        assert!(!counted("scottish").contains("quota"));
    }
}
