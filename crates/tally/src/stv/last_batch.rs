//! What the rules share that transfer only the batch of papers received last: ERS97 and Northern Ireland.
//!
//! Source: specification of the counting rules, sections 2 and 4; the clauses stand in `ers97` and `ni`.

use std::cmp::Reverse;

use crate::ballots::{CandidateNo, Election};
use crate::blt;
use crate::lot::LotRecord;
use crate::number::{Fixed, Overflow, Votes};
use crate::reading::{self, ReadPapers};
use crate::rule::{CountError, Counted, Options, Rule};
use crate::stv::record::{self, Outcome};
use crate::stv::state::{Batch, Batching, Held, Moved, MovedParcel, State, Status};
use crate::stv::tie;
use crate::transcript::{self, Action, BatchRecord, Elected, ElectedBecause, Flow, Stage, Tie, TieAbout};

/// Votes are counted in hundredths. Source: ERS97 5.3.7 and SI 1985/454 rule 49(4)(b), "two decimal places".
const DECIMALS: u8 = 2;
pub(super) const UNIT: u64 = 100;

/// Where the rules differ.
pub(super) struct Terms {
    /// Votes that elect, of what all valid papers are worth, for so many seats.
    pub(super) quota: fn(Votes, u16) -> Result<Votes, Overflow>,
    /// The quota after a batch that elected nobody, of valid papers and the non-transferable vote; `None` if it stays.
    pub(super) requota: Option<fn(Votes, Votes, u16) -> Result<Votes, Overflow>>,
    /// How papers of the excluded are sorted.
    pub(super) batching: Batching,
    /// Whether votes that cannot all be passed elect below the quota.
    pub(super) has_active_vote: bool,
    /// Whether candidates with this total, surpluses added, cannot pass one with so many votes.
    pub(super) is_in_reach: fn(Votes, Votes) -> bool,
    /// Whether each batch is a stage of the transcript.
    pub(super) is_batch_printed: bool,
    /// Whether nothing moves of an exclusion that leaves as many as there are seats.
    pub(super) stops_before_last_exclusion: bool,
}

/// Members whom a recount must not exclude, and that it ends with the first other who is elected. Source: ERS97 7.1.
#[derive(Debug, Clone, Default)]
pub(super) struct Protection {
    /// Per candidate, in file order; nobody when empty.
    members: Vec<bool>,
}

impl Protection {
    pub(super) fn of(members: &[CandidateNo], candidates: usize) -> Self {
        let all = CandidateNo::all(candidates);
        Self { members: all.map(|candidate| members.contains(&candidate)).collect() }
    }

    fn covers(&self, candidate: CandidateNo) -> bool {
        self.members.get(candidate.index()).copied().unwrap_or(false)
    }

    /// True when the count is over once this candidate is elected.
    fn ends_with(&self, candidate: CandidateNo) -> bool {
        !self.members.is_empty() && !self.covers(candidate)
    }
}

/// A count and its papers at the end.
pub(super) struct Finished {
    pub(super) counted: Counted,
    state_held: Vec<Vec<Held>>,
}

impl Finished {
    /// The count, and what somebody elected held when elected.
    pub(super) fn with_held(mut self, candidate: CandidateNo) -> (Counted, Vec<Held>) {
        let held = std::mem::take(&mut self.state_held[candidate.index()]);
        (self.counted, held)
    }
}

/// Counts the papers.
///
/// # Errors
/// [`CountError`].
pub(super) fn count(
    terms: &Terms,
    rule: &Rule,
    election: &Election,
    options: &Options,
    protection: &Protection,
) -> Result<Finished, CountError> {
    let papers = reading::read(election, options.reading);
    let lot = options.lot.draw(election)?;
    record::check_standing(election, &papers)?;
    record::check_all_may_win(rule, election)?;
    let mut count = Count::begin(terms, election, &papers, &lot, protection)?;
    count.first_stage()?;
    while count.is_open() {
        match count.surplus_to_transfer()? {
            Some((of, ties)) => count.transfer_surplus(of, ties)?,
            None => count.exclude_lowest()?,
        }
    }
    count.finish(rule, election)
}

/// A count in progress.
struct Count<'a> {
    terms: &'a Terms,
    state: State<'a>,
    papers: &'a ReadPapers,
    lot: &'a LotRecord,
    protection: &'a Protection,
    lot_places: Vec<usize>,
    /// What all valid papers are worth.
    valid: Votes,
    quota: Votes,
    seats: u16,
    elected: Vec<CandidateNo>,
    /// A recount has found whom it looked for.
    is_filled: bool,
    stages: Vec<Stage>,
    /// Stages as the rule counts them.
    rule_stages: u32,
    /// Everybody's votes after each stage of the transcript so far.
    history: Vec<Vec<Votes>>,
}

/// What a stage did, before its outcome is looked at.
#[derive(Default)]
struct Draft {
    moved: Vec<(CandidateNo, Moved)>,
    ties: Vec<Tie>,
    elected: Vec<Elected>,
    record: BatchRecord,
}

/// Who is to be excluded together, fewest votes first, and the ties that this took.
struct Lowest {
    out: Vec<CandidateNo>,
    ties: Vec<Tie>,
    deferred: Votes,
}

impl<'a> Count<'a> {
    fn begin(
        terms: &'a Terms,
        election: &Election,
        papers: &'a ReadPapers,
        lot: &'a LotRecord,
        protection: &'a Protection,
    ) -> Result<Self, Overflow> {
        let valid = Votes::whole(papers.report.valid, UNIT);
        let quota = (terms.quota)(valid, election.seats())?;
        Ok(Self {
            terms,
            state: State::first_preferences(election, papers, UNIT)?,
            papers,
            lot,
            protection,
            lot_places: lot.places(),
            valid,
            quota,
            seats: election.seats(),
            elected: Vec::new(),
            is_filled: false,
            stages: Vec::new(),
            rule_stages: 1,
            history: Vec::new(),
        })
    }

    fn unfilled(&self) -> usize {
        usize::from(self.seats) - self.elected.len()
    }

    fn continuing(&self) -> usize {
        self.state.with_status(Status::Continuing).count()
    }

    /// True while a seat is unfilled and somebody could still take it.
    fn is_open(&self) -> bool {
        !self.is_filled && self.unfilled() > 0 && self.continuing() > 0
    }

    /// First preferences. Fewer candidates than seats need no more than this.
    fn first_stage(&mut self) -> Result<(), CountError> {
        let mut draft = Draft::default();
        self.elect(&mut draft)?;
        self.elect_the_rest(&mut draft.elected);
        self.end_stage(Action::First, draft)
    }

    /// The surpluses that wait: each elected candidate above the quota, file order.
    fn surpluses(&self) -> impl Iterator<Item = (CandidateNo, Votes)> {
        let above = |candidate: CandidateNo| (candidate, self.state.votes(candidate).above(self.quota));
        self.state.with_status(Status::Elected).map(above).filter(|&(_, surplus)| surplus > Votes::ZERO)
    }

    /// The largest surplus, unless there is none or all are put off; equal ones go by the earliest stage at which
    /// the candidates differed, then by lot.
    ///
    /// Source: ERS97 5.2.2 and 5.2.3; SI 1985/454 rules 49(10) and 50(1).
    fn surplus_to_transfer(&self) -> Result<Option<(CandidateNo, Vec<Tie>)>, Overflow> {
        let total = Votes::sum(self.surpluses().map(|(_, surplus)| surplus))?;
        let Some(most) = self.surpluses().map(|(_, surplus)| surplus).max() else { return Ok(None) };
        if self.may_defer(total)? {
            return Ok(None);
        }
        let largest = self.surpluses().filter(|&(_, surplus)| surplus == most).map(|(candidate, _)| candidate);
        let (chosen, ties) = self.choose(TieAbout::Surplus, &largest.collect::<Vec<_>>())?;
        Ok(Some((chosen, ties)))
    }

    /// Whether surpluses of this total could not change who is excluded next: neither the lowest, nor two or more lowest who
    /// may go together, could pass the next above with all of it.
    fn may_defer(&self, total: Votes) -> Result<bool, Overflow> {
        let lowest = self.by_fewest();
        if let [first, second, ..] = lowest.as_slice()
            && (self.terms.is_in_reach)(self.state.votes(*first).plus(total)?, self.state.votes(*second))
        {
            return Ok(true);
        }
        Ok(self.most_together(&lowest, total)? >= 2)
    }

    /// Who may be excluded, fewest votes first, equals in the order of the lot.
    fn by_fewest(&self) -> Vec<CandidateNo> {
        let continuing = self.state.with_status(Status::Continuing);
        let mut all: Vec<CandidateNo> = continuing.filter(|&one| !self.protection.covers(one)).collect();
        all.sort_by_key(|&candidate| (self.state.votes(candidate), self.lot_places[candidate.index()]));
        all
    }

    /// How many of the lowest may be excluded together: enough remain for the seats, and their votes with all
    /// surpluses cannot pass the next above. None if not even one is that far below.
    ///
    /// Where "not more than" is enough, one of two equals may go with those below both, if these have no vote at all.
    ///
    /// Source: ERS97 5.2.5(a) and (b); SI 1985/454 rule 51(12).
    fn most_together(&self, lowest: &[CandidateNo], surpluses: Votes) -> Result<usize, Overflow> {
        let spare = self.continuing() - self.unfilled();
        let mut total = surpluses;
        let mut most = 0;
        for (count, pair) in (1..=spare).zip(lowest.windows(2)) {
            let (here, above) = (self.state.votes(pair[0]), self.state.votes(pair[1]));
            total = total.plus(here)?;
            if (self.terms.is_in_reach)(total, above) {
                most = count;
            }
        }
        Ok(most)
    }

    /// Who is excluded next.
    fn lowest(&self) -> Result<Lowest, Overflow> {
        let deferred = Votes::sum(self.surpluses().map(|(_, surplus)| surplus))?;
        let lowest = self.by_fewest();
        let together = self.most_together(&lowest, deferred)?.max(1);
        let Some(&highest) = lowest.get(together - 1) else {
            return Ok(Lowest { out: lowest, ties: Vec::new(), deferred });
        };
        let votes = self.state.votes(highest);
        let mut out: Vec<CandidateNo> =
            lowest.iter().copied().filter(|&candidate| self.state.votes(candidate) < votes).collect();
        let mut equal: Vec<CandidateNo> =
            lowest.iter().copied().filter(|&candidate| self.state.votes(candidate) == votes).collect();
        let mut ties = Vec::new();
        if out.len() + equal.len() == together {
            out.append(&mut equal);
        }
        while out.len() < together {
            equal.sort_unstable();
            let (chosen, tie) = self.choose(TieAbout::Exclusion, &equal)?;
            equal.retain(|&candidate| candidate != chosen);
            out.push(chosen);
            ties.extend(tie);
        }
        Ok(Lowest { out, ties, deferred })
    }

    /// One of these equals, by the earliest stage at which they differed, then by lot.
    fn choose(&self, about: TieAbout, equal: &[CandidateNo]) -> Result<(CandidateNo, Vec<Tie>), Overflow> {
        if let [only] = equal {
            return Ok((*only, Vec::new()));
        }
        // The last stage is where they are equal now.
        let earlier = &self.history[..self.history.len().saturating_sub(1)];
        let tie = tie::settle_forwards(about, equal, earlier, self.lot, DECIMALS)?;
        Ok((tie.chosen, vec![tie]))
    }

    /// Source: ERS97 5.3; SI 1985/454 rules 49(1) to (7) and 50(2).
    fn transfer_surplus(&mut self, of: CandidateNo, ties: Vec<Tie>) -> Result<(), CountError> {
        let votes = self.state.votes(of);
        let surplus = votes.above(self.quota);
        let moved = self.state.transfer_last_batch(of, surplus)?;
        self.rule_stages += 1;
        let mut draft = Draft { ties, ..Draft::default() };
        draft.record.difference = difference(&moved, surplus)?;
        draft.moved.push((of, moved));
        self.elect(&mut draft)?;
        let action = Action::Surplus { of, votes_before: votes.fixed(DECIMALS)?, surplus: surplus.fixed(DECIMALS)? };
        self.end_stage(action, draft)
    }

    /// Source: ERS97 5.2.5, 5.4 and 5.5.1; SI 1985/454 rule 51.
    fn exclude_lowest(&mut self) -> Result<(), CountError> {
        let lowest = self.lowest()?;
        if self.terms.stops_before_last_exclusion && self.continuing() - lowest.out.len() == self.unfilled() {
            self.leave_out(lowest);
            return Ok(());
        }
        let Some((&of, together)) = lowest.out.split_first() else { return Ok(()) };
        let action = Action::Exclusion { of, votes_before: self.state.votes(of).fixed(DECIMALS)? };
        for &candidate in &lowest.out {
            self.state.set_status(candidate, Status::Excluded);
        }
        self.rule_stages += 1;
        let mut draft = Draft { ties: lowest.ties, ..Draft::default() };
        draft.record.together = together.to_vec();
        draft.record.deferred =
            if lowest.deferred > Votes::ZERO { Some(lowest.deferred.fixed(DECIMALS)?) } else { None };
        let batches = self.state.take_batches(&lowest.out, self.terms.batching);
        if self.terms.is_batch_printed {
            self.print_batches(&action, draft, &batches)
        } else {
            self.move_batches(action, draft, &batches)
        }
    }

    /// Excludes without a transfer those whose exclusion leaves as many as there are seats, and elects all others.
    ///
    /// It belongs to the stage before: nothing moves, so there is no stage to print. Source: ERS97 5.5.1.
    fn leave_out(&mut self, lowest: Lowest) {
        let mut elected = Vec::new();
        for &candidate in &lowest.out {
            self.state.set_status(candidate, Status::Excluded);
        }
        self.elect_the_rest(&mut elected);
        if let Some(last) = self.stages.last_mut() {
            last.elected.extend(elected);
            last.ties.extend(lowest.ties);
            last.batches.left_out = lowest.out;
        }
    }

    /// Moves batch after batch, each a stage of the transcript, and stops when all seats are filled.
    ///
    /// Source: ERS97 5.4.2 to 5.4.11 and 5.5.2.
    fn print_batches(&mut self, action: &Action, draft: Draft, batches: &[Batch]) -> Result<(), CountError> {
        let of = u32::try_from(batches.len()).expect("a value has two decimals, so there are few").max(1);
        let (together, deferred) = (draft.record.together.clone(), draft.record.deferred);
        let mut draft = Some(draft);
        for number in 1..=of {
            let mut next = draft.take().unwrap_or_default();
            next.record.together.clone_from(&together);
            next.record.deferred = deferred;
            next.record.batch = Some(transcript::Batch { stage: self.rule_stages, number, of });
            // Somebody without a paper is excluded in one batch of none.
            if let Some(batch) = batches.get(number as usize - 1) {
                next.moved = self.state.move_batch(batch)?;
            }
            self.calculate_quota_again()?;
            self.elect(&mut next)?;
            self.end_stage(action.clone(), next)?;
            if !self.is_open() {
                break;
            }
        }
        Ok(())
    }

    /// Moves batch after batch in one stage, and stops when all seats are filled or no more continue than are unfilled.
    ///
    /// Source: SI 1985/454 rules 51(2) to (9) and 52(1).
    fn move_batches(&mut self, action: Action, mut draft: Draft, batches: &[Batch]) -> Result<(), CountError> {
        for batch in batches {
            draft.moved.extend(self.state.move_batch(batch)?);
            self.elect(&mut draft)?;
            self.elect_the_rest(&mut draft.elected);
            if !self.is_open() {
                break;
            }
        }
        self.elect_the_rest(&mut draft.elected);
        self.end_stage(action, draft)
    }

    /// Source: ERS97 5.4.8.
    fn calculate_quota_again(&mut self) -> Result<(), Overflow> {
        if let Some(requota) = self.terms.requota.filter(|_| self.elected.is_empty()) {
            self.quota = requota(self.valid, self.state.non_transferable(), self.seats)?;
        }
        Ok(())
    }

    /// Votes of those continuing, surpluses that wait, and papers of the excluded not yet moved. Source: ERS97 6.20.
    fn active_vote(&self) -> Result<Votes, Overflow> {
        let held = [Status::Continuing, Status::Excluded].into_iter().flat_map(|status| self.state.with_status(status));
        let held = Votes::sum(held.map(|candidate| self.state.votes(candidate)))?;
        held.plus(Votes::sum(self.surpluses().map(|(_, surplus)| surplus))?)
    }

    /// Why somebody with so many votes is elected now, if they are.
    ///
    /// The share of the active vote is compared by multiplying, so that nothing is rounded.
    fn reason(&self, votes: Votes) -> Result<Option<ElectedBecause>, Overflow> {
        if votes >= self.quota {
            return Ok(Some(ElectedBecause::Quota));
        }
        if !self.terms.has_active_vote {
            return Ok(None);
        }
        let total = self.active_vote()?;
        let places = self.unfilled();
        let is_enough = votes.times(places as u64 + 1)? >= total;
        let places = u16::try_from(places).expect("the number of seats is a u16");
        Ok(if is_enough { Some(ElectedBecause::ActiveVote { total: total.fixed(DECIMALS)?, places }) } else { None })
    }

    /// Elects one after the other who has votes enough, most votes first, equals in the order of the lot.
    ///
    /// Source: ERS97 5.1.7, 5.3.13, 5.4.9 and 5.6.2; SI 1985/454 rule 48(3).
    fn elect(&mut self, draft: &mut Draft) -> Result<(), Overflow> {
        while self.is_open() {
            let continuing = self.state.with_status(Status::Continuing);
            let Some(most) = continuing.map(|candidate| self.state.votes(candidate)).max() else { return Ok(()) };
            if self.reason(most)?.is_none() {
                return Ok(());
            }
            let continuing = self.state.with_status(Status::Continuing);
            let equal: Vec<CandidateNo> = continuing.filter(|&one| self.state.votes(one) == most).collect();
            if equal.len() > self.unfilled() {
                return self.elect_some_of(equal, most, draft);
            }
            let first = self.lot.first_of(&equal);
            self.elect_one(first, most, draft)?;
        }
        Ok(())
    }

    /// Elects of more equals than seats those who had more at the earliest stage at which they differed; those always equal
    /// and still too many wait. Source: ERS97 5.6.2.
    fn elect_some_of(&mut self, mut equal: Vec<CandidateNo>, votes: Votes, draft: &mut Draft) -> Result<(), Overflow> {
        let earlier = std::mem::take(&mut self.history);
        let had =
            |candidate: CandidateNo| -> Vec<Votes> { earlier.iter().map(|stage| stage[candidate.index()]).collect() };
        let mut ranked: Vec<(Reverse<Vec<Votes>>, CandidateNo)> =
            equal.iter().map(|&candidate| (Reverse(had(candidate)), candidate)).collect();
        ranked.sort();
        let seats = self.unfilled();
        let too_many = &ranked[seats].0;
        let clear = ranked[..seats].iter().filter(|(had, _)| had < too_many).count();
        let mut chosen = Vec::new();
        for _ in 0..clear {
            let tie = tie::settle_forwards(TieAbout::Election, &equal, &earlier, self.lot, DECIMALS)?;
            equal.retain(|&candidate| candidate != tie.chosen);
            chosen.push(tie.chosen);
            draft.ties.push(tie);
        }
        self.history = earlier;
        for candidate in chosen {
            if self.is_open() {
                self.elect_one(candidate, votes, draft)?;
            }
        }
        if self.is_open() {
            draft.record.held_back = equal;
        }
        Ok(())
    }

    fn elect_one(&mut self, candidate: CandidateNo, votes: Votes, draft: &mut Draft) -> Result<(), Overflow> {
        if let Some(reason) = self.reason(votes)? {
            self.seat(candidate, reason, &mut draft.elected);
        }
        Ok(())
    }

    fn seat(&mut self, candidate: CandidateNo, reason: ElectedBecause, elected: &mut Vec<Elected>) {
        self.state.set_status(candidate, Status::Elected);
        self.elected.push(candidate);
        self.is_filled |= self.protection.ends_with(candidate);
        elected.push(Elected { candidate, reason });
    }

    /// If no more continue than seats are unfilled, elects all of these, most votes first.
    fn elect_the_rest(&mut self, elected: &mut Vec<Elected>) {
        if self.continuing() > self.unfilled() {
            return;
        }
        let mut rest: Vec<CandidateNo> = self.state.with_status(Status::Continuing).collect();
        rest.sort_by_key(|&one| (Reverse(self.state.votes(one)), self.lot_places[one.index()]));
        for candidate in rest {
            if !self.is_filled {
                self.seat(candidate, ElectedBecause::LastSeats, elected);
            }
        }
    }

    /// Checks that the stage balances and writes it down.
    fn end_stage(&mut self, action: Action, draft: Draft) -> Result<(), CountError> {
        let number = u32::try_from(self.stages.len() + 1).expect("a stage needs a candidate or a batch of its own");
        record::check_balance(number, &self.state, self.valid, DECIMALS)?;
        let votes = self.state.all_votes();
        self.stages.push(Stage {
            number,
            action,
            parcels: parcels(&draft.moved)?,
            flows: flows(&draft.moved)?,
            change: record::change(votes, self.history.last(), DECIMALS)?,
            votes: record::fixed_all(votes, DECIMALS)?,
            non_transferable: self.state.non_transferable().fixed(DECIMALS)?,
            loss: self.state.loss().fixed(DECIMALS)?,
            batches: draft.record,
            elected: draft.elected,
            ties: draft.ties,
            quota: Some(self.quota.fixed(DECIMALS)?),
            keep: Vec::new(),
            iterations: None,
            guarded: Vec::new(),
            doomed: Vec::new(),
        });
        self.history.push(votes.to_vec());
        Ok(())
    }

    fn finish(mut self, rule: &Rule, election: &Election) -> Result<Finished, CountError> {
        let last_holders = self.state.last_holders();
        let state_held = CandidateNo::all(election.candidates().len()).map(|one| self.state.held(one)).collect();
        let Self { quota, stages, elected, papers, lot, .. } = self;
        let outcome = Outcome::plain(papers, lot, (quota, DECIMALS), stages, elected)?;
        let transcript = record::transcript(rule, election, blt::sha256(election), outcome);
        Ok(Finished { counted: Counted { transcript, last_holders }, state_held })
    }
}

/// The part of a surplus that is a neglected remainder: all that did not arrive, when the transferable papers were worth more
/// than the surplus. Source: ERS97 6.11.
fn difference(moved: &Moved, surplus: Votes) -> Result<Option<Fixed>, Overflow> {
    let is_reduced = |parcel: &MovedParcel| Ok(parcel.before.times(parcel.papers)? > surplus);
    let is_remainder = moved.parcels.first().map(is_reduced).transpose()?.unwrap_or(false);
    let stuck = moved.non_transferable.votes;
    if is_remainder && stuck > Votes::ZERO { stuck.fixed(DECIMALS).map(Some) } else { Ok(None) }
}

/// The papers of all givers by value, as they moved.
fn parcels(moved: &[(CandidateNo, Moved)]) -> Result<Vec<transcript::Parcel>, Overflow> {
    let mut all = Vec::new();
    for (_, moved) in moved {
        all.extend(record::parcels(&moved.parcels, DECIMALS)?);
    }
    Ok(all)
}

fn flows(moved: &[(CandidateNo, Moved)]) -> Result<Vec<Flow>, Overflow> {
    let mut all = Vec::new();
    for (giver, moved) in moved {
        all.extend(record::flows(*giver, moved, DECIMALS)?);
    }
    Ok(all)
}
