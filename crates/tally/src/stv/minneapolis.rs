//! Multiple-seat elections in Minneapolis: the weighted inclusive Gregory method, truncated twice to four decimals.
//!
//! Source: Minneapolis Code of Ordinances, chapter 167, as the specification of the counting rules, section 13, states it;
//! docs/rules/minneapolis-stv.md numbers the rule as built.

use std::cmp::Reverse;

use crate::ballots::{CandidateNo, Election};
use crate::blt;
use crate::lot::LotRecord;
use crate::number::{Overflow, Votes};
use crate::reading::{self, ReadPapers};
use crate::rule::{CountError, Counted, Options, Rule};
use crate::stv::record::{self, Draft, Outcome};
use crate::stv::state::{Held, State, Status};
use crate::stv::tie;
use crate::transcript::{Action, Elected, ElectedBecause, Stage, TieAbout, Transcript};

/// The rule, version 1.
pub(crate) const RULE: Rule = Rule {
    id: "minneapolis-stv",
    version: 1,
    source: "Minneapolis Code of Ordinances, chapter 167 (multiple-seat elections), one exclusion at a time",
    count,
};

/// Votes are counted in ten-thousandths. Source: section 13, 1.
const DECIMALS: u8 = 4;
const UNIT: u64 = 10_000;

/// Counts the papers.
///
/// # Errors
/// [`CountError`].
fn count(rule: &Rule, election: &Election, options: &Options) -> Result<Counted, CountError> {
    Ok(count_and_hold(rule, election, options, None)?.0)
}

/// Counts the papers, and says which of them one candidate held when elected.
pub(super) fn count_and_hold(
    rule: &Rule,
    election: &Election,
    options: &Options,
    holder: Option<CandidateNo>,
) -> Result<(Counted, Vec<Held>), CountError> {
    let papers = reading::read(election, options.reading);
    let lot = options.lot.draw(election)?;
    record::check_standing(election, &papers)?;
    let mut count = Count::begin(election, &papers, &lot)?;
    count.end_stage(Draft::first())?;
    while count.is_open() {
        let draft = match count.largest_surplus() {
            Some(elected) => count.transfer_surplus(elected)?,
            None => count.exclude_lowest()?,
        };
        count.end_stage(draft)?;
    }
    let last_holders = count.state.last_holders();
    let held = holder.map(|holder| count.state.held(holder)).unwrap_or_default();
    let transcript = count.into_transcript(rule, election)?;
    Ok((Counted { transcript, last_holders }, held))
}

/// Votes that elect: valid papers ÷ (seats + 1), the remainder dropped, plus one; it stays. Source: section 13, 1.
fn quota(valid: u64, seats: u16) -> Votes {
    Votes::whole(valid / (u64::from(seats) + 1) + 1, UNIT)
}

/// The value of a paper after a surplus: the fraction is truncated first, then the product.
///
/// Source: section 13, 4.
fn revalue(value: Votes, surplus: Votes, votes: Votes) -> Result<Votes, Overflow> {
    let one = Votes::whole(1, UNIT);
    let fraction = one.share(surplus, votes)?;
    value.share(fraction, one)
}

/// A count in progress.
struct Count<'a> {
    state: State<'a>,
    papers: &'a ReadPapers,
    lot: &'a LotRecord,
    /// Who may hold papers, but no seat.
    never_wins: Vec<bool>,
    quota: Votes,
    seats: usize,
    elected: Vec<CandidateNo>,
    stages: Vec<Stage>,
    before: Option<Vec<Votes>>,
}

impl<'a> Count<'a> {
    fn begin(election: &Election, papers: &'a ReadPapers, lot: &'a LotRecord) -> Result<Self, Overflow> {
        Ok(Self {
            state: State::first_preferences(election, papers, UNIT)?,
            papers,
            lot,
            never_wins: election.candidates().iter().map(|candidate| candidate.never_wins).collect(),
            quota: quota(papers.report.valid, election.seats()),
            seats: usize::from(election.seats()),
            elected: Vec::new(),
            stages: Vec::new(),
            before: None,
        })
    }

    fn unfilled(&self) -> usize {
        self.seats - self.elected.len()
    }

    /// Who continues and may win.
    fn contenders(&self) -> impl Iterator<Item = CandidateNo> {
        self.state.with_status(Status::Continuing).filter(|candidate| !self.never_wins[candidate.index()])
    }

    /// True while a seat is unfilled and somebody could still take it.
    fn is_open(&self) -> bool {
        self.unfilled() > 0 && self.contenders().next().is_some()
    }

    /// The elected candidate above the quota with most votes; equals go in the order of the file.
    ///
    /// Source: section 13, 2 and 4.
    fn largest_surplus(&self) -> Option<CandidateNo> {
        let above = self.state.with_status(Status::Elected).filter(|&one| self.state.votes(one) > self.quota);
        above.min_by_key(|&candidate| (Reverse(self.state.votes(candidate)), candidate))
    }

    /// Moves all papers of an elected candidate. Source: section 13, 4.
    fn transfer_surplus(&mut self, of: CandidateNo) -> Result<Draft, Overflow> {
        let votes = self.state.votes(of);
        let surplus = votes.minus(self.quota)?;
        let moved = self.state.transfer(of, self.quota, |value| revalue(value, surplus, votes))?;
        let action = Action::Surplus { of, votes_before: votes.fixed(DECIMALS)?, surplus: surplus.fixed(DECIMALS)? };
        Ok(Draft { action, moved, ties: Vec::new() })
    }

    /// Moves all papers of the one with fewest votes, undeclared write-ins like everybody; equals go by lot at once.
    ///
    /// Source: section 13, 5 and 6.
    fn exclude_lowest(&mut self) -> Result<Draft, Overflow> {
        let continuing: Vec<CandidateNo> = self.state.with_status(Status::Continuing).collect();
        let fewest = continuing.iter().map(|&candidate| self.state.votes(candidate)).min().unwrap_or_default();
        let equal = continuing.into_iter().filter(|&candidate| self.state.votes(candidate) == fewest);
        let equal: Vec<CandidateNo> = equal.collect();
        let (of, ties) = if let [only] = equal.as_slice() {
            (*only, Vec::new())
        } else {
            let tie = tie::settle(TieAbout::Exclusion, &equal, &[], self.lot, DECIMALS)?;
            (tie.chosen, vec![tie])
        };
        let votes_before = self.state.votes(of).fixed(DECIMALS)?;
        self.state.set_status(of, Status::Excluded);
        let moved = self.state.transfer(of, Votes::ZERO, Ok)?;
        Ok(Draft { action: Action::Exclusion { of, votes_before }, moved, ties })
    }

    /// Everybody who reached the quota, as far as there are seats, then, if no more continue than are unfilled, all of these.
    ///
    /// Source: section 13, 2 and 3.
    fn elect(&mut self) -> Vec<Elected> {
        let quota = self.quota;
        let mut elected = self.elect_those(ElectedBecause::Quota, |votes| votes >= quota);
        if self.contenders().count() <= self.unfilled() {
            elected.extend(self.elect_those(ElectedBecause::LastSeats, |_| true));
        }
        elected
    }

    /// Elects those who may win and have such votes, most votes first; equals in the order of the file.
    fn elect_those(&mut self, reason: ElectedBecause, has_enough: impl Fn(Votes) -> bool) -> Vec<Elected> {
        let mut chosen: Vec<CandidateNo> =
            self.contenders().filter(|&candidate| has_enough(self.state.votes(candidate))).collect();
        chosen.sort_by_key(|&candidate| Reverse(self.state.votes(candidate)));
        for &candidate in &chosen {
            self.state.set_status(candidate, Status::Elected);
        }
        self.elected.extend(&chosen);
        chosen.into_iter().map(|candidate| Elected { candidate, reason }).collect()
    }

    /// Elects whom the stage elected, checks that it balances and writes it down.
    fn end_stage(&mut self, draft: Draft) -> Result<(), CountError> {
        let number = u32::try_from(self.stages.len() + 1).expect("a stage needs a candidate of its own");
        record::check_balance(number, &self.state, Votes::whole(self.papers.report.valid, UNIT), DECIMALS)?;
        let elected = self.elect();
        let stage = draft.stage(number, (&self.state, self.before.as_ref()), elected, DECIMALS)?;
        self.stages.push(stage);
        self.before = Some(self.state.all_votes().to_vec());
        Ok(())
    }

    fn into_transcript(self, rule: &Rule, election: &Election) -> Result<Transcript, Overflow> {
        let Self { quota, stages, elected, papers, lot, .. } = self;
        let outcome = Outcome::plain(papers, lot, (quota, DECIMALS), stages, elected)?;
        Ok(record::transcript(rule, election, blt::sha256(election), outcome))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(file: &str, never_wins: &[u16]) -> Result<Transcript, CountError> {
        let mut election = crate::blt::read(file.as_bytes()).unwrap();
        for &number in never_wins {
            election.never_wins(CandidateNo::new(number).unwrap()).unwrap();
        }
        RULE.count(&election, &Options::default())
    }

    #[test]
    fn the_fraction_is_truncated_before_it_is_multiplied() {
        let of =
            |value, surplus, votes| revalue(Votes::whole(value, 1), Votes::whole(surplus, 1), Votes::whole(votes, 1));

        assert_eq!(of(10_000, 50_000, 350_000), Ok(Votes::whole(1_428, 1)));
        assert_eq!(of(2_500, 50_000, 350_000), Ok(Votes::whole(357, 1)));
        // At once it would be 2/3 of 2/3 of 30 = 13, but 0.6666 of 20 is 13 and 0.6666 of 9 is 5.
        assert_eq!(of(9, 20_000, 30_000), Ok(Votes::whole(5, 1)));
    }

    #[test]
    fn undeclared_write_ins_hold_papers_are_excluded_when_lowest_and_never_win() {
        // Candidate 2 has a quota of 6 at once and still cannot win.
        let file = "4 1\n3 1 0\n7 2 3 0\n1 3 0\n0\nAnn\nUWI\nCat\nDan\n";

        let transcript = counted(file, &[2]).unwrap();

        assert_eq!(transcript.quota.to_string(), "6.0000");
        assert!(transcript.stages[0].elected.is_empty());
        assert_eq!(transcript.names_elected(), ["Ann"], "Dan, then Cat is lowest and Ann is the last who may win");
        assert_eq!(counted("1 1\n3 1 0\n0\nUWI\n", &[1]), Err(CountError::NobodyStands));
        let low = counted("3 1\n4 1 0\n2 2 3 0\n3 3 0\n0\nAnn\nUWI\nCat\n", &[2]).unwrap();
        assert_eq!(low.stages[1].votes[2].to_string(), "5.0000");
    }

    #[test]
    fn equals_at_the_bottom_go_by_lot_without_a_look_back() {
        let file = "5 1\n[tie 3 4 1 2 5]\n10 1 0\n9 2 0\n4 3 0\n3 4 0\n1 5 4 0\n0\nAnn\nBob\nCat\nDan\nEve\n";

        let transcript = counted(file, &[]).unwrap();

        let tie = &transcript.stages[2].ties[0];
        assert_eq!((tie.chosen.get(), tie.settled_by), (3, crate::transcript::SettledBy::Lot));
        assert!(tie.history.is_empty());
    }
}
