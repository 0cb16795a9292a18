//! What the rules by keep values share: who continues, who is elected, and what everybody keeps of a paper.

use crate::ballots::{CandidateNo, Election};
use crate::limits;
use crate::lot::LotRecord;
use crate::number::{Fixed, Overflow, Votes};
use crate::reading::{ReadPapers, ReadingReport};
use crate::rule::CountError;
use crate::stv::record::Outcome;
use crate::stv::state::Status;
use crate::stv::tree::Tree;
use crate::transcript::{Action, BatchRecord, Elected, ElectedBecause, Stage, Tie};

/// The unit of a rule: so many decimals, so many units to a vote.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) decimals: u8,
    pub(super) units: u32,
}

/// What a distribution gave.
#[derive(Debug, Clone)]
pub(super) struct Figures {
    /// In candidate order.
    pub(super) votes: Vec<Votes>,
    /// What nobody kept.
    pub(super) excess: Votes,
    /// All votes ÷ (seats + 1), the remainder dropped, plus one unit.
    pub(super) quota: Votes,
}

impl Figures {
    pub(super) fn of(&self, candidate: CandidateNo) -> Votes {
        self.votes[candidate.index()]
    }
}

/// A count in progress.
pub(super) struct KeepCount<'a> {
    pub(super) tree: Tree<'a>,
    unit: Unit,
    seats: usize,
    valid: Votes,
    /// What each keeps of a paper, in units, at most one vote.
    keep: Vec<u32>,
    status: Vec<Status>,
    lot_places: Vec<usize>,
    pub(super) elected: Vec<CandidateNo>,
    pub(super) stages: Vec<Stage>,
    /// Everybody's votes after each stage so far.
    pub(super) history: Vec<Vec<Votes>>,
}

impl<'a> KeepCount<'a> {
    pub(super) fn begin(election: &Election, papers: &'a ReadPapers, lot: &LotRecord, unit: Unit) -> Self {
        let status = |is_withdrawn| if is_withdrawn { Status::Withdrawn } else { Status::Continuing };
        let status: Vec<Status> = election.candidates().iter().map(|one| status(one.is_withdrawn)).collect();
        let keep = status.iter().map(|&status| if status == Status::Continuing { unit.units } else { 0 });
        Self {
            tree: Tree::new(status.len(), papers),
            unit,
            seats: usize::from(election.seats()),
            valid: Votes::whole(papers.report.valid, unit.units.into()),
            keep: keep.collect(),
            status,
            lot_places: lot.places(),
            elected: Vec::new(),
            stages: Vec::new(),
            history: Vec::new(),
        }
    }

    pub(super) fn places_left(&self) -> usize {
        self.seats - self.elected.len()
    }

    pub(super) fn continuing(&self) -> Vec<CandidateNo> {
        CandidateNo::all(self.status.len())
            .filter(|candidate| self.status[candidate.index()] == Status::Continuing)
            .collect()
    }

    pub(super) fn keep(&self, candidate: CandidateNo) -> u32 {
        self.keep[candidate.index()]
    }

    /// Sets what an elected candidate keeps. More than the whole paper is the whole paper; rounding up could otherwise
    /// leave less than nothing of it.
    pub(super) fn set_keep(&mut self, candidate: CandidateNo, keep: Votes) {
        let keep = u32::try_from(keep.in_units()).unwrap_or(self.unit.units);
        self.keep[candidate.index()] = keep.min(self.unit.units);
    }

    /// Distributes all papers; `share(what is left of a paper, keep value)` is what a candidate takes of it.
    pub(super) fn distribute(&mut self, share: impl Fn(u32, u32) -> u32) -> Result<Figures, Overflow> {
        let keep = &self.keep;
        let votes = self.tree.distribute(self.unit.units, |left, candidate| share(left, keep[candidate]).min(left));
        let votes: Vec<Votes> = votes.into_iter().map(Votes::of_units).collect();
        let total = Votes::sum(votes.iter().copied())?;
        let shares = u128::try_from(self.seats).map_err(|_| Overflow)? + 1;
        let quota = Votes::of_units(total.in_units() / shares + 1);
        Ok(Figures { votes, excess: self.valid.minus(total)?, quota })
    }

    /// Elects the continuing candidates with such votes, most votes first, as long as there are places; equals stand
    /// in the order of the lot.
    pub(super) fn elect(
        &mut self,
        figures: &Figures,
        reason: ElectedBecause,
        has_enough: impl Fn(Votes) -> bool,
    ) -> Vec<Elected> {
        let mut chosen = self.continuing();
        chosen.retain(|&candidate| has_enough(figures.of(candidate)));
        chosen.sort_by_key(|&candidate| (std::cmp::Reverse(figures.of(candidate)), self.lot_places[candidate.index()]));
        chosen.truncate(self.places_left());
        for &candidate in &chosen {
            self.status[candidate.index()] = Status::Elected;
            self.tree.elect(candidate);
        }
        self.elected.extend(&chosen);
        chosen.into_iter().map(|candidate| Elected { candidate, reason }).collect()
    }

    pub(super) fn exclude(&mut self, candidates: &[CandidateNo]) {
        for candidate in candidates {
            self.status[candidate.index()] = Status::Excluded;
            self.keep[candidate.index()] = 0;
        }
        self.tree.exclude(candidates);
    }

    /// The count as written down; `reading` and `lot` are what it began with.
    pub(super) fn outcome(self, reading: ReadingReport, lot: LotRecord) -> Outcome {
        let quota = self.stages.last().and_then(|stage| stage.quota).unwrap_or(Fixed::new(0, self.unit.decimals));
        Outcome {
            reading,
            lot,
            decimals: self.unit.decimals,
            quota,
            stages: self.stages,
            elected: self.elected,
            constraints: None,
            last_holders: self.tree.last_holders(),
        }
    }

    pub(super) fn fixed(&self, votes: Votes) -> Result<Fixed, Overflow> {
        votes.fixed(self.unit.decimals)
    }

    /// Writes a stage down with the keep values as they are now, once it is known to balance.
    pub(super) fn end_stage(
        &mut self,
        action: Action,
        figures: &Figures,
        elected: Vec<Elected>,
        ties: Vec<Tie>,
        iterations: Option<u32>,
    ) -> Result<(), CountError> {
        if (self.stages.len() + 1) * figures.votes.len() > limits::FIGURES {
            return Err(CountError::TooLong { stages: self.stages.len() });
        }
        let number = u32::try_from(self.stages.len() + 1).map_err(|_| Overflow)?;
        self.check_balance(number, figures)?;
        let decimals = self.unit.decimals;
        let nothing = vec![Votes::ZERO; figures.votes.len()];
        let before = self.history.last().unwrap_or(&nothing);
        let change = figures.votes.iter().zip(before).map(|(now, then)| now.change_since(*then, decimals));
        let stage = Stage {
            number,
            action,
            parcels: Vec::new(),
            flows: Vec::new(),
            change: change.collect::<Result<_, _>>()?,
            votes: figures.votes.iter().map(|votes| votes.fixed(decimals)).collect::<Result<_, _>>()?,
            non_transferable: figures.excess.fixed(decimals)?,
            loss: Votes::ZERO.fixed(decimals)?,
            batches: BatchRecord::default(),
            elected,
            ties,
            quota: Some(figures.quota.fixed(decimals)?),
            keep: self.keep.iter().map(|&keep| Fixed::new(keep.into(), decimals)).collect(),
            iterations,
            guarded: Vec::new(),
            doomed: Vec::new(),
        };
        self.stages.push(stage);
        self.history.push(figures.votes.clone());
        Ok(())
    }

    /// Stops a count whose figures do not add up, or give votes to somebody who is out. The excess is what the votes leave
    /// of the papers, so the papers themselves are added up again.
    fn check_balance(&self, stage: u32, figures: &Figures) -> Result<(), CountError> {
        let found = Votes::sum(figures.votes.iter().copied())?.plus(figures.excess)?;
        let in_tree = Votes::whole(self.tree.papers_in(), self.unit.units.into());
        if found == self.valid && in_tree == self.valid {
            return Ok(());
        }
        let text = |votes: Votes| votes.fixed(self.unit.decimals).map(|figure| figure.to_string());
        let found = if found == self.valid { in_tree } else { found };
        Err(CountError::Unbalanced { stage, expected: text(self.valid)?, found: text(found)? })
    }
}
