//! Scottish STV under constraints: nobody is elected with whom the bounds could no longer be met.
//!
//! Source: I. D. Hill, STV with constraints, Voting matters 9 (1998); J. Otten, STV with multiple constraints, Voting matters 13
//! (2001); in the exact form of the specification of the counting rules, section 9; docs/rules/constrained.md numbers
//! the rule as built. Papers move as in docs/rules/scottish.md.

use crate::ballots::{CandidateNo, Election};
use crate::constraints::{Reasons, Standings};
use crate::lot::LotRecord;
use crate::number::{Fixed, Overflow, Votes};
use crate::reading::{self, ReadPapers};
use crate::rule::{CountError, Counted, Options, Rule};
use crate::stv::record::{self, Draft, Outcome};
use crate::stv::scottish::{DECIMALS, UNIT, quota};
use crate::stv::state::{State, Status};
use crate::stv::tie;
use crate::transcript::{Action, Elected, ElectedBecause, Stage, Tie, TieAbout};

/// The rule, version 1.
pub(crate) const RULE: Rule = Rule {
    id: "constrained",
    version: 1,
    source: "constrained-scottish: Scottish STV (SSI 2007/42) under constraints after Hill, Voting matters 9 (1998), and Otten, Voting matters 13 (2001)",
    count,
};

/// Counts the papers.
///
/// # Errors
/// [`CountError`]; before the first stage when nothing can meet the constraints.
fn count(rule: &Rule, election: &Election, options: &Options) -> Result<Counted, CountError> {
    let constraints = options.constraints.as_ref().ok_or(CountError::ConstraintsMissing)?;
    let standings = Standings::begin(constraints, election)?;
    record::counted(rule, election, || {
        let papers = reading::read(election, options.reading);
        let lot = options.lot.draw(election)?;
        record::check_standing(election, &papers)?;
        record::check_all_may_win(rule, election)?;
        let count = Count::begin(election, &papers, &lot, standings)?;
        let (quota, stages, elected, last_holders) = count.run()?;
        let constraints = Some(constraints.clone());
        let reading = papers.report.clone();
        Ok(Outcome { reading, lot, decimals: DECIMALS, quota, stages, elected, constraints, last_holders })
    })
}

/// The quota, the stages, who is elected in order, and per ranking who held it last.
type Parts = (Fixed, Vec<Stage>, Vec<CandidateNo>, Vec<Option<CandidateNo>>);

/// A count in progress.
struct Count<'a> {
    state: State<'a>,
    papers: &'a ReadPapers,
    lot: &'a LotRecord,
    lot_places: Vec<usize>,
    standings: Standings<'a>,
    quota: Votes,
    seats: usize,
    elected: Vec<CandidateNo>,
    stages: Vec<Stage>,
    /// Everybody's votes after each stage so far.
    history: Vec<Vec<Votes>>,
}

impl<'a> Count<'a> {
    fn begin(
        election: &Election,
        papers: &'a ReadPapers,
        lot: &'a LotRecord,
        standings: Standings<'a>,
    ) -> Result<Self, Overflow> {
        Ok(Self {
            state: State::first_preferences(election, papers, UNIT)?,
            papers,
            lot,
            lot_places: lot.places(),
            standings,
            quota: quota(papers.report.valid, election.seats()),
            seats: usize::from(election.seats()),
            elected: Vec::new(),
            stages: Vec::new(),
            history: Vec::new(),
        })
    }

    /// All stages; then the quota, the stages, who is elected, and who held each ranking last.
    fn run(mut self) -> Result<Parts, CountError> {
        self.end_stage(Draft::first())?;
        while self.is_open() {
            self.next_stage()?;
        }
        Ok((self.quota.fixed(DECIMALS)?, self.stages, self.elected, self.state.last_holders()))
    }

    fn unfilled(&self) -> usize {
        self.seats - self.elected.len()
    }

    fn is_open(&self) -> bool {
        self.unfilled() > 0 && self.state.with_status(Status::Continuing).next().is_some()
    }

    fn continuing(&self, is_wanted: impl Fn(CandidateNo) -> bool) -> Vec<CandidateNo> {
        self.state.with_status(Status::Continuing).filter(|&candidate| is_wanted(candidate)).collect()
    }

    /// The lowest doomed one out; else the largest surplus; else the lowest who is not guarded out.
    /// Source: section 9.5, (iii) to (v).
    fn next_stage(&mut self) -> Result<(), CountError> {
        let doomed = self.continuing(|candidate| self.standings.is_doomed(candidate));
        if !doomed.is_empty() {
            let (of, ties) = self.choose(TieAbout::Exclusion, &doomed)?;
            let votes_before = self.state.votes(of).fixed(DECIMALS)?;
            return self.exclude(of, Action::ExclusionOfDoomed { of, votes_before }, ties);
        }
        let elected = self.state.with_status(Status::Elected);
        let above: Vec<CandidateNo> = elected.filter(|&candidate| self.state.votes(candidate) > self.quota).collect();
        if !above.is_empty() {
            let (of, ties) = self.choose(TieAbout::Surplus, &above)?;
            return self.transfer_surplus(of, ties);
        }
        // If all who continue were guarded, they would be as many as the places and elected by now.
        let free = self.continuing(|candidate| !self.standings.is_guarded(candidate));
        let (of, ties) = self.choose(TieAbout::Exclusion, &free)?;
        let votes_before = self.state.votes(of).fixed(DECIMALS)?;
        self.exclude(of, Action::Exclusion { of, votes_before }, ties)
    }

    /// Source: docs/rules/scottish.md, 7.
    fn transfer_surplus(&mut self, of: CandidateNo, ties: Vec<Tie>) -> Result<(), CountError> {
        let votes = self.state.votes(of);
        let surplus = votes.minus(self.quota)?;
        let moved = self.state.transfer(of, self.quota, |value| value.share(surplus, votes))?;
        let action = Action::Surplus { of, votes_before: votes.fixed(DECIMALS)?, surplus: surplus.fixed(DECIMALS)? };
        self.end_stage(Draft { action, moved, ties })
    }

    /// Source: docs/rules/scottish.md, 8.
    fn exclude(&mut self, of: CandidateNo, action: Action, ties: Vec<Tie>) -> Result<(), CountError> {
        self.state.set_status(of, Status::Excluded);
        self.standings.exclude(of)?;
        let moved = self.state.transfer(of, Votes::ZERO, Ok)?;
        self.end_stage(Draft { action, moved, ties })
    }

    /// The one of these with fewest votes, for an exclusion; else with most. History and lot decide among equals.
    fn choose(&self, about: TieAbout, among: &[CandidateNo]) -> Result<(CandidateNo, Vec<Tie>), Overflow> {
        let votes = among.iter().map(|&candidate| self.state.votes(candidate));
        let wanted = if about == TieAbout::Exclusion { votes.min() } else { votes.max() };
        let equal = among.iter().copied().filter(|&candidate| Some(self.state.votes(candidate)) == wanted);
        let equal: Vec<CandidateNo> = equal.collect();
        if let [only] = equal.as_slice() {
            return Ok((*only, Vec::new()));
        }
        // An election looks at the stage that is just ending, whose figures are not history yet.
        let known = self.history.len() - usize::from(about != TieAbout::Election);
        let tie = tie::settle(about, &equal, &self.history[..known], self.lot, DECIMALS)?;
        Ok((tie.chosen, vec![tie]))
    }

    fn end_stage(&mut self, mut draft: Draft) -> Result<(), CountError> {
        let number = u32::try_from(self.stages.len() + 1).expect("a stage needs a candidate of its own");
        record::check_balance(number, &self.state, Votes::whole(self.papers.report.valid, UNIT), DECIMALS)?;
        let elected = self.elect(&mut draft.ties)?;
        let Reasons { guarded, doomed } = self.standings.reasons();
        let stage = draft.stage(number, (&self.state, self.history.last()), elected, DECIMALS)?;
        self.stages.push(Stage { guarded, doomed, ..stage });
        self.history.push(self.state.all_votes().to_vec());
        Ok(())
    }

    /// Those with the quota who are not doomed, one at a time, highest first; then, if just as many who are not doomed
    /// continue as there are places, all of these. Source: section 9.5, (i) and (ii).
    fn elect(&mut self, ties: &mut Vec<Tie>) -> Result<Vec<Elected>, CountError> {
        let mut elected = Vec::new();
        while self.unfilled() > 0 {
            let enough = |candidate| self.state.votes(candidate) >= self.quota && !self.standings.is_doomed(candidate);
            let reached = self.continuing(enough);
            if reached.is_empty() {
                break;
            }
            let (candidate, settled) = self.choose(TieAbout::Election, &reached)?;
            ties.extend(settled);
            self.elect_one(candidate)?;
            elected.push(Elected { candidate, reason: ElectedBecause::Quota });
        }
        let mut last = self.continuing(|candidate| !self.standings.is_doomed(candidate));
        if last.len() <= self.unfilled() {
            last.sort_by_key(|&candidate| {
                (std::cmp::Reverse(self.state.votes(candidate)), self.lot_places[candidate.index()])
            });
            for candidate in last {
                self.elect_one(candidate)?;
                elected.push(Elected { candidate, reason: ElectedBecause::LastSeats });
            }
        }
        Ok(elected)
    }

    fn elect_one(&mut self, candidate: CandidateNo) -> Result<(), CountError> {
        self.state.set_status(candidate, Status::Elected);
        self.standings.elect(candidate)?;
        self.elected.push(candidate);
        Ok(())
    }
}
