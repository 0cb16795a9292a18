//! What the rules of the single transferable vote write down alike: balance, parcels, flows, the whole transcript.

use crate::ballots::{CandidateNo, Election};
use crate::blt;
use crate::constraints::Constraints;
use crate::lot::LotRecord;
use crate::number::{Fixed, Overflow, Votes};
use crate::reading::{ReadPapers, ReadingReport};
use crate::rule::{CountError, Counted, Rule};
use crate::stv::state::{Moved, MovedParcel, State};
use crate::transcript::{
    Action, BatchRecord, CandidateRecord, Elected, FORMAT, Flow, Parcel, Receiver, RuleRecord, Stage, Tie, Transcript,
};

/// Refuses a contest in which nothing but the lot would decide.
pub(super) fn check_standing(election: &Election, papers: &ReadPapers) -> Result<(), CountError> {
    let may_win = |candidate: &&crate::Candidate| !candidate.is_withdrawn && !candidate.never_wins;
    let standing = election.candidates().iter().filter(may_win).count();
    let seats = election.seats();
    if standing == 0 {
        return Err(CountError::NobodyStands);
    }
    if papers.report.valid == 0 && standing > usize::from(seats) {
        return Err(CountError::NoValidPapers { standing, seats });
    }
    Ok(())
}

/// Refuses a candidate who can never win, for rules whose text knows none.
pub(super) fn check_all_may_win(rule: &Rule, election: &Election) -> Result<(), CountError> {
    match election.candidates().iter().find(|candidate| candidate.never_wins && !candidate.is_withdrawn) {
        Some(candidate) => Err(CountError::NeverWins { rule: rule.id, name: candidate.name.clone() }),
        None => Ok(()),
    }
}

/// Stops a count whose figures do not add up to what the papers are worth.
pub(super) fn check_balance(stage: u32, state: &State<'_>, expected: Votes, decimals: u8) -> Result<(), CountError> {
    let found = state.accounted()?;
    if found == expected {
        return Ok(());
    }
    let text = |votes: Votes| votes.fixed(decimals).map(|figure| figure.to_string());
    Err(CountError::Unbalanced { stage, expected: text(expected)?, found: text(found)? })
}

pub(super) fn fixed_all(votes: &[Votes], decimals: u8) -> Result<Vec<Fixed>, Overflow> {
    votes.iter().map(|votes| votes.fixed(decimals)).collect()
}

/// What everybody gained or gave since `before`; since nothing, at the first stage.
pub(super) fn change(now: &[Votes], before: Option<&Vec<Votes>>, decimals: u8) -> Result<Vec<Fixed>, Overflow> {
    let then = |index: usize| before.map_or(Votes::ZERO, |votes| votes[index]);
    now.iter().enumerate().map(|(index, now)| now.change_since(then(index), decimals)).collect()
}

pub(super) fn parcels(moved: &[MovedParcel], decimals: u8) -> Result<Vec<Parcel>, Overflow> {
    let parcel = |parcel: &MovedParcel| {
        Ok(Parcel {
            papers: parcel.papers,
            value_before: parcel.before.fixed(decimals)?,
            value_after: parcel.after.fixed(decimals)?,
        })
    };
    moved.iter().map(parcel).collect()
}

/// One flow per receiver, candidates first; what received neither paper nor vote is left out.
pub(super) fn flows(from: CandidateNo, moved: &Moved, decimals: u8) -> Result<Vec<Flow>, Overflow> {
    let candidates = moved.received.iter().map(|&(to, amount)| (Receiver::Candidate(to), amount.papers, amount.votes));
    let rest = [
        (Receiver::NonTransferable, moved.non_transferable.papers, moved.non_transferable.votes),
        (Receiver::Loss, 0, moved.loss),
    ];
    let all = candidates.chain(rest.into_iter().filter(|&(_, papers, votes)| papers > 0 || votes > Votes::ZERO));
    all.map(|(to, papers, votes)| Ok(Flow { from, to, papers, votes: votes.fixed(decimals)? })).collect()
}

/// A stage whose outcome has not been looked at yet.
pub(super) struct Draft {
    pub(super) action: Action,
    pub(super) moved: Moved,
    pub(super) ties: Vec<Tie>,
}

impl Draft {
    /// The first stage: nothing has moved.
    pub(super) fn first() -> Self {
        Self { action: Action::First, moved: Moved::default(), ties: Vec::new() }
    }

    /// The stage as it is written down, once it was looked at. `before` is what everybody had after the stage before.
    pub(super) fn stage(
        self,
        number: u32,
        (state, before): (&State<'_>, Option<&Vec<Votes>>),
        elected: Vec<Elected>,
        decimals: u8,
    ) -> Result<Stage, Overflow> {
        let votes = state.all_votes();
        let flows = self.action.giver().map(|giver| flows(giver, &self.moved, decimals)).transpose()?;
        Ok(Stage {
            number,
            parcels: parcels(&self.moved.parcels, decimals)?,
            flows: flows.unwrap_or_default(),
            action: self.action,
            change: change(votes, before, decimals)?,
            votes: fixed_all(votes, decimals)?,
            non_transferable: state.non_transferable().fixed(decimals)?,
            loss: state.loss().fixed(decimals)?,
            batches: BatchRecord::default(),
            elected,
            ties: self.ties,
            quota: None,
            keep: Vec::new(),
            iterations: None,
            guarded: Vec::new(),
            doomed: Vec::new(),
        })
    }
}

/// What a rule worked out.
pub(super) struct Outcome {
    pub(super) reading: ReadingReport,
    pub(super) lot: LotRecord,
    pub(super) decimals: u8,
    pub(super) quota: Fixed,
    pub(super) stages: Vec<Stage>,
    /// In order of election; never more than there are seats.
    pub(super) elected: Vec<CandidateNo>,
    pub(super) constraints: Option<Constraints>,
    /// Per stored ranking the last candidate who held it.
    pub(super) last_holders: Vec<Option<CandidateNo>>,
}

impl Outcome {
    /// Without constraints, and with what the papers were worth in so many decimals.
    pub(super) fn plain(
        papers: &ReadPapers,
        lot: &LotRecord,
        (quota, decimals): (Votes, u8),
        stages: Vec<Stage>,
        elected: Vec<CandidateNo>,
    ) -> Result<Self, Overflow> {
        Ok(Self {
            reading: papers.report.clone(),
            lot: lot.clone(),
            decimals,
            quota: quota.fixed(decimals)?,
            stages,
            elected,
            constraints: None,
            last_holders: Vec::new(),
        })
    }
}

/// Counts, and writes down what comes out, while a second thread hashes the ballots: in a large contest both take a
/// while, and neither needs the other.
///
/// # Errors
/// Those of the count.
pub(super) fn counted(
    rule: &Rule,
    election: &Election,
    count: impl FnOnce() -> Result<Outcome, CountError>,
) -> Result<Counted, CountError> {
    let (outcome, hash) = std::thread::scope(|scope| {
        let hash = std::thread::Builder::new().spawn_scoped(scope, || blt::sha256(election));
        (count(), hash.ok().and_then(|hash| hash.join().ok()))
    });
    // No thread to be had is no reason to fail.
    let ballots_sha256 = hash.unwrap_or_else(|| blt::sha256(election));
    let mut outcome = outcome?;
    let last_holders = std::mem::take(&mut outcome.last_holders);
    Ok(Counted { transcript: transcript(rule, election, ballots_sha256, outcome), last_holders })
}

pub(super) fn transcript(rule: &Rule, election: &Election, ballots_sha256: String, outcome: Outcome) -> Transcript {
    let filled = u16::try_from(outcome.elected.len()).expect("no more are elected than there are seats");
    Transcript {
        format: FORMAT.to_owned(),
        rule: rule_record(rule),
        title: election.title().to_owned(),
        seats: election.seats(),
        candidates: candidates(election),
        ballots_sha256,
        reading: outcome.reading,
        lot: outcome.lot,
        decimals: outcome.decimals,
        quota: outcome.quota,
        stages: outcome.stages,
        unfilled: election.seats() - filled,
        elected: outcome.elected,
        constraints: outcome.constraints,
    }
}

pub(super) fn rule_record(rule: &Rule) -> RuleRecord {
    RuleRecord { id: rule.id.to_owned(), version: rule.version, source: rule.source.to_owned() }
}

pub(super) fn candidates(election: &Election) -> Vec<CandidateRecord> {
    let records = CandidateNo::all(election.candidates().len()).zip(election.candidates());
    let record = |(number, candidate): (CandidateNo, &crate::Candidate)| CandidateRecord {
        number,
        name: candidate.name.clone(),
        withdrawn: candidate.is_withdrawn,
        never_wins: candidate.never_wins,
    };
    records.map(record).collect()
}
