//! The transcript: everything a count did, in order, with exact figures. docs/formats/transcript.md tells its JSON.

use serde::{Deserialize, Serialize};

use crate::ballots::CandidateNo;
use crate::constraints::{Constraints, Limit};
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
    /// Votes that elect; where they change, those at the end.
    pub quota: Fixed,
    /// What happened, in order.
    pub stages: Vec<Stage>,
    /// Who is elected, in order of election.
    pub elected: Vec<CandidateNo>,
    /// Seats that stay empty, because fewer people stood.
    pub unfilled: u16,
    /// The constraints on who may be elected together, where the rule has some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraints: Option<Constraints>,
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
    /// Holds papers, but never a seat; absent when they may win.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub never_wins: bool,
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
    /// What only rules have that transfer the last batch.
    #[serde(flatten)]
    pub batches: BatchRecord,
    /// Who is elected at the end of the stage, in order.
    pub elected: Vec<Elected>,
    /// The ties that had to be settled before the stage could be done.
    pub ties: Vec<Tie>,
    /// Votes that elect at this stage, under rules whose quota moves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota: Option<Fixed>,
    /// Meek and Warren: what each candidate keeps of a paper after the stage, in file order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<Fixed>,
    /// Meek: how often the papers were distributed in this round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iterations: Option<u32>,
    /// Under constraints: who is in every set that could still fill the seats, in file order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guarded: Vec<Bounded>,
    /// Under constraints: who is in none of them, in file order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doomed: Vec<Bounded>,
}

/// What only stages of rules have that transfer the last batch (`ers97`, `ni`); every part is absent where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchRecord {
    /// Surpluses, all together, whose transfer was put off before this exclusion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deferred: Option<Fixed>,
    /// The part of a surplus that became non-transferable as a remainder, not as the value of papers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Fixed>,
    /// Which batch of an exclusion was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Batch>,
    /// Those excluded together with the one whom the action names, most votes last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<CandidateNo>,
    /// Those who had votes enough, but always as many as each other and more of them than seats: nobody of them is elected yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held_back: Vec<CandidateNo>,
    /// Those whose exclusion after this stage left only as many as there were seats, so that none of their papers moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<CandidateNo>,
}

/// A batch: the papers of one value that move together in an exclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// The number of the exclusion among the stages as the rule counts them, where all batches are one.
    pub stage: u32,
    /// From 1, the highest value first.
    pub number: u32,
    /// How many batches the exclusion has; a count that ends between them leaves the rest.
    pub of: u32,
}

impl Stage {
    /// Everybody excluded at this stage, the one whom the action names first.
    pub fn excluded(&self) -> impl Iterator<Item = CandidateNo> {
        let named = self.action.excluded().iter().copied();
        named.chain(self.batches.together.iter().copied()).chain(self.batches.left_out.iter().copied())
    }
}

/// A candidate whom constraints guard or doom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounded {
    /// Who.
    pub candidate: CandidateNo,
    /// The smallest set of limits that is reason enough; none when the number of seats is.
    pub because: Vec<Limit>,
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
    /// Meek: the papers were distributed until somebody was elected or the surplus was used up.
    Round {
        /// Who went out at the end of the round, with the votes of this stage.
        excluded: Vec<CandidateNo>,
        /// What the elected had above the quota at the end.
        surplus: Fixed,
    },
    /// Warren: elected candidates above the quota keep less of each paper, and the papers were distributed.
    KeepLess {
        /// Whose keep values were lowered, or would be if rounding did not leave them as they were.
        of: Vec<CandidateNo>,
        /// What all had above the quota before.
        surplus: Fixed,
    },
    /// Warren: candidates who could not catch up went out together.
    SureLosers {
        /// Who, in file order.
        of: Vec<CandidateNo>,
        /// Their votes together.
        votes_before: Fixed,
        /// What all had above the quota before.
        surplus: Fixed,
    },
    /// Constraints: somebody with whom the bounds cannot be met went out before any surplus moved.
    ExclusionOfDoomed {
        /// Who.
        of: CandidateNo,
        /// Their votes before.
        votes_before: Fixed,
    },
}

impl Action {
    /// Who went out by it, in file order.
    pub fn excluded(&self) -> &[CandidateNo] {
        match self {
            Self::First | Self::Surplus { .. } | Self::KeepLess { .. } => &[],
            Self::Exclusion { of, .. } | Self::ExclusionOfDoomed { of, .. } => std::slice::from_ref(of),
            Self::Round { excluded: of, .. } | Self::SureLosers { of, .. } => of,
        }
    }

    /// Whose papers moved; `None` at the first stage, and where they moved from several at once.
    pub fn giver(&self) -> Option<CandidateNo> {
        match self {
            Self::First | Self::Round { .. } | Self::KeepLess { .. } | Self::SureLosers { .. } => None,
            Self::Surplus { of, .. } | Self::Exclusion { of, .. } | Self::ExclusionOfDoomed { of, .. } => Some(*of),
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
    /// Their votes reached the total active vote ÷ (seats unfilled + 1): so many cannot all be passed.
    ActiveVote {
        /// Votes of those continuing, surpluses and papers that still wait to be moved.
        total: Fixed,
        /// Seats unfilled before this one was filled.
        places: u16,
    },
}

/// Candidates who were equal, and how one of them was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// What had to be decided.
    pub about: TieAbout,
    /// Who was equal, in file order.
    pub tied: Vec<CandidateNo>,
    /// The earlier stages that parted them, in the order in which the rule looks at them (`scottish`: latest first,
    /// `ers97` and `ni`: earliest first); empty if they were always equal.
    pub history: Vec<TieStep>,
    /// What chose in the end.
    pub settled_by: SettledBy,
    /// Who was chosen: to have the surplus transferred, to be excluded, or to be elected.
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
    /// Meek: who of those no more above the fewest votes than the surplus left over is excluded.
    WithinSurplus,
    /// Who of those with votes enough is elected: first, when that can doom or guard the others (`constrained`); at all,
    /// when they are more than the seats (`ers97`, `ni`).
    Election,
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
