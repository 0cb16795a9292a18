//! The transcript: everything a count did, in order, with exact figures. docs/formats/transcript.md tells its JSON.

use serde::{Deserialize, Serialize};

use crate::ballots::CandidateNo;
use crate::lot::LotRecord;
use crate::number::Fixed;
use crate::reading::ReadingReport;

/// The name of this shape, in every transcript.
pub const FORMAT: &str = "flotilla-transcript-1";

/// Everything a count did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// [`FORMAT`].
    pub format: String,
    /// Which rule counted.
    pub rule: RuleRecord,
    /// The contest's title.
    pub title: String,
    /// Seats to fill.
    pub seats: u16,
    /// All candidates in file order, those who withdrew too.
    pub candidates: Vec<CandidateRecord>,
    /// SHA-256 in hexadecimal of the contest as [`blt::write`](crate::blt::write()) writes it.
    pub ballots_sha256: String,
    /// How the papers were read.
    pub reading: ReadingReport,
    /// The lot, whether it was needed or not.
    pub lot: LotRecord,
    /// Decimals of every figure.
    pub decimals: u8,
    /// Votes that elect.
    pub quota: Fixed,
    /// What happened, in order.
    pub stages: Vec<Stage>,
    /// Who is elected, in order of election.
    pub elected: Vec<CandidateNo>,
    /// Seats that stay empty, because fewer people stood.
    pub unfilled: u16,
}

/// A rule as it counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleRecord {
    /// The rule's id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// The text that it follows.
    pub source: String,
}

/// A candidate as counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateRecord {
    /// The number by which the rest of the transcript names them.
    pub number: CandidateNo,
    /// The name as on the paper.
    pub name: String,
    /// Every paper passes over them.
    pub withdrawn: bool,
}

/// One stage: what was done, what it moved, how everybody stands after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// From 1.
    pub number: u32,
    /// What was done and why.
    #[serde(flatten)]
    pub action: Action,
    /// The papers moved, by the value they had, highest first.
    pub parcels: Vec<Parcel>,
    /// Who gave how much to whom; empty at the first stage.
    pub flows: Vec<Flow>,
    /// What each candidate gained, or lost with a minus sign, in file order.
    pub change: Vec<Fixed>,
    /// What each candidate has after the stage, in file order.
    pub votes: Vec<Fixed>,
    /// Votes of papers without a next preference, so far.
    pub non_transferable: Fixed,
    /// Lost to dropped remainders, so far.
    pub loss: Fixed,
    /// Who is elected at the end of the stage, in order.
    pub elected: Vec<Elected>,
    /// The ties that had to be settled before the stage could be done.
    pub ties: Vec<Tie>,
}

/// What a stage did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    /// Every paper to its first preference.
    First,
    /// The largest surplus was transferred.
    Surplus {
        /// Whose.
        of: CandidateNo,
        /// Their votes before.
        votes_before: Fixed,
        /// Votes above the quota.
        surplus: Fixed,
    },
    /// Seats were unfilled and nobody had a surplus, so the candidate with fewest votes went out.
    Exclusion {
        /// Who.
        of: CandidateNo,
        /// Their votes before.
        votes_before: Fixed,
    },
}

impl Action {
    /// Whose papers moved; `None` at the first stage.
    pub fn giver(&self) -> Option<CandidateNo> {
        match self {
            Self::First => None,
            Self::Surplus { of, .. } | Self::Exclusion { of, .. } => Some(*of),
        }
    }
}

/// Papers that had one value before a stage, and one after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// How many papers.
    pub papers: u64,
    /// What each was worth to the giver.
    pub value_before: Fixed,
    /// What each is worth to whoever received it.
    pub value_after: Fixed,
}

/// An amount that moved: one band of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// Who gave.
    pub from: CandidateNo,
    /// Who or what received.
    pub to: Receiver,
    /// How many papers; none for the loss by fractions.
    pub papers: u64,
    /// How many votes.
    pub votes: Fixed,
}

/// Where votes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receiver {
    /// To somebody continuing.
    Candidate(CandidateNo),
    /// To nobody: the papers name nobody continuing.
    NonTransferable,
    /// To nobody: remainders were dropped.
    Loss,
}

/// Somebody elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elected {
    /// Who.
    pub candidate: CandidateNo,
    /// Why.
    pub reason: ElectedBecause,
}

/// Why somebody is elected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectedBecause {
    /// Their votes reached the quota.
    Quota,
    /// No more candidates continue than seats are unfilled.
    LastSeats,
}

/// Candidates who were equal, and how one of them was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// What had to be decided.
    pub about: TieAbout,
    /// Who was equal, in file order.
    pub tied: Vec<CandidateNo>,
    /// The earlier stages that parted them, latest first; empty if they were always equal.
    pub history: Vec<TieStep>,
    /// What chose in the end.
    pub settled_by: SettledBy,
    /// Who was chosen: to have the surplus transferred, or to be excluded.
    pub chosen: CandidateNo,
}

/// What a tie was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieAbout {
    /// Whose equal surplus goes first.
    Surplus,
    /// Who of those with fewest votes is excluded.
    Exclusion,
}

/// An earlier stage at which not all of the tied were equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TieStep {
    /// The stage's number.
    pub stage: u32,
    /// Who was still tied, and what each had then.
    pub votes: Vec<(CandidateNo, Fixed)>,
    /// Who stays in question.
    pub kept: Vec<CandidateNo>,
}

/// What settled a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettledBy {
    /// The votes at an earlier stage.
    History,
    /// The lot.
    Lot,
}

impl Transcript {
    /// The candidate's name; empty for a number that the transcript does not list.
    pub fn name(&self, candidate: CandidateNo) -> &str {
        self.candidates.get(candidate.index()).map_or("", |record| &record.name)
    }

    /// The names of those elected, in order of election.
    pub fn names_elected(&self) -> Vec<&str> {
        self.elected.iter().map(|&candidate| self.name(candidate)).collect()
    }

    /// What all valid papers are worth; votes, non-transferable and loss add up to it after every stage.
    pub fn total(&self) -> Fixed {
        let unit = 10_i128.pow(u32::from(self.decimals));
        Fixed::new(i128::from(self.reading.valid) * unit, self.decimals)
    }

    /// The transcript as JSON: the same count gives the same bytes.
    ///
    /// ```
    /// let election = tally::blt::read("1 1\n0\n\"Ann\"\n\"Chair\"\n".as_bytes())?;
    /// let rule = tally::rule::find("scottish").expect("it ships with the crate");
    /// let transcript = rule.count(&election, &tally::Options::default())?;
    /// assert!(transcript.to_json().starts_with("{\n  \"format\": \"flotilla-transcript-1\""));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("the shape has only text, numbers and lists");
        text.push('\n');
        text
    }
}
