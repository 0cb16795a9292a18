//! Warren's method: like Meek's, but an elected candidate keeps the same amount of every paper, to six decimals.
//!
//! Source: C. H. E. Warren, Counting in STV elections, Voting matters 1 (1994), in the exact form of the specification of the
//! counting rules, section 14; docs/rules/warren.md numbers the rule as built.

use crate::ballots::{CandidateNo, Election};
use crate::lot::LotRecord;
use crate::number::{Overflow, Votes};
use crate::reading;
use crate::rule::{CountError, Counted, Options, Rule};
use crate::stv::keep::{Figures, KeepCount, Unit};
use crate::stv::record;
use crate::stv::tie;
use crate::transcript::{Action, ElectedBecause, Tie, TieAbout};

/// The rule, version 1.
pub(crate) const RULE: Rule = Rule {
    id: "warren",
    version: 1,
    source: "C. H. E. Warren, Counting in STV elections, Voting matters 1 (1994), 6 decimals",
    count,
};

/// Votes and keep values are counted in millionths. Source: section 14, head.
const UNIT: Unit = Unit { decimals: 6, units: 1_000_000 };

/// Counts the papers.
///
/// # Errors
/// [`CountError`].
fn count(rule: &Rule, election: &Election, options: &Options) -> Result<Counted, CountError> {
    record::counted(rule, election, || {
        let papers = reading::read(election, options.reading);
        let lot = options.lot.draw(election)?;
        record::check_standing(election, &papers)?;
        record::check_all_may_win(rule, election)?;
        let mut count = Count::begin(KeepCount::begin(election, &papers, &lot, UNIT), &lot)?;
        while count.is_open() {
            count.next_stage()?;
        }
        let keep = count.keep;
        Ok(keep.outcome(papers.report.clone(), lot.clone()))
    })
}

/// A count in progress.
struct Count<'a> {
    keep: KeepCount<'a>,
    lot: &'a LotRecord,
    /// Of the last stage.
    figures: Figures,
    /// The last stage was to lower keep values, and rounding left all as they were.
    is_stuck: bool,
    has_excluded: bool,
}

impl<'a> Count<'a> {
    /// The first stage: everybody who stands keeps whole papers. Source: section 14.3.
    fn begin(mut keep: KeepCount<'a>, lot: &'a LotRecord) -> Result<Self, CountError> {
        let figures = keep.distribute(Ord::min)?;
        let mut count = Self { keep, lot, figures, is_stuck: false, has_excluded: false };
        count.end_stage(Action::First, Vec::new())?;
        Ok(count)
    }

    /// False when all places are filled, or no more could fill them than are elected or continue. Source: section 14.3.
    fn is_open(&self) -> bool {
        self.keep.places_left() > 0 && self.keep.continuing().len() > self.keep.places_left()
    }

    /// Everything above the quota, of all who are elected or continue. Source: section 14.2.
    fn surplus(&self) -> Result<Votes, Overflow> {
        let held = self.figures.votes.iter().copied();
        Votes::sum(held.map(|votes| votes.minus(self.figures.quota).unwrap_or_default()))
    }

    /// Lowers keep values or excludes. Source: section 14.4.
    fn next_stage(&mut self) -> Result<(), CountError> {
        let surplus = self.surplus()?;
        let losers = self.sure_losers(surplus)?;
        let (action, ties) = if surplus > Votes::ZERO && losers.is_empty() && !self.is_stuck {
            (self.keep_less(surplus)?, Vec::new())
        } else {
            self.is_stuck = false;
            self.exclude(losers, surplus)?
        };
        self.figures = self.keep.distribute(Ord::min)?;
        self.end_stage(action, ties)
    }

    /// Elects whom the distribution elected, and the last of all when nobody else is left. Source: section 14.2 and 14.3.
    fn end_stage(&mut self, action: Action, ties: Vec<Tie>) -> Result<(), CountError> {
        let quota = self.figures.quota;
        let mut elected = self.keep.elect(&self.figures, ElectedBecause::Quota, |votes| votes >= quota);
        if !self.is_open() {
            // Without any paper nobody has a vote, and who stands unopposed is elected all the same (ours).
            let is_empty = self.figures.votes.iter().all(|&votes| votes == Votes::ZERO);
            let has_votes = |votes| votes > Votes::ZERO || is_empty;
            elected.extend(self.keep.elect(&self.figures, ElectedBecause::LastSeats, has_votes));
        }
        self.keep.end_stage(action, &self.figures, elected, ties, None)
    }

    /// Every elected candidate above the quota keeps quota ÷ votes of what they kept, rounded up once.
    /// Source: section 14.4a.
    fn keep_less(&mut self, surplus: Votes) -> Result<Action, Overflow> {
        let quota = self.figures.quota;
        let above: Vec<CandidateNo> =
            self.keep.elected.iter().copied().filter(|&candidate| self.figures.of(candidate) > quota).collect();
        self.is_stuck = true;
        for &candidate in &above {
            let before = self.keep.keep(candidate);
            let keep = Votes::of_units(before.into()).share_up(quota, self.figures.of(candidate))?;
            self.keep.set_keep(candidate, keep);
            self.is_stuck &= self.keep.keep(candidate) == before;
        }
        Ok(Action::KeepLess { of: above, surplus: self.keep.fixed(surplus)? })
    }

    /// The largest group of lowest continuing candidates who, with all of the surplus, stay below the next above.
    /// Source: section 14.4.
    fn sure_losers(&self, surplus: Votes) -> Result<Vec<CandidateNo>, Overflow> {
        let mut rising = self.keep.continuing();
        rising.sort_by_key(|&candidate| self.figures.of(candidate));
        let hopeless = rising.iter().all(|&candidate| self.figures.of(candidate) == Votes::ZERO);
        if hopeless && surplus == Votes::ZERO {
            return Ok(rising);
        }
        let most = rising.len() - self.keep.places_left();
        let mut largest = 0;
        let mut total = surplus;
        for size in 1..=most {
            total = total.plus(self.figures.of(rising[size - 1]))?;
            // Strictly below the next, so the group never cuts through equal votes.
            if total < self.figures.of(rising[size]) {
                largest = size;
            }
        }
        rising.truncate(largest);
        rising.sort();
        Ok(rising)
    }

    /// Excludes the sure losers together, or the lowest one. Source: section 14.4b.
    fn exclude(&mut self, losers: Vec<CandidateNo>, surplus: Votes) -> Result<(Action, Vec<Tie>), Overflow> {
        let is_first = !std::mem::replace(&mut self.has_excluded, true);
        if losers.is_empty() {
            let (of, ties) = self.lowest(&self.keep.continuing())?;
            self.keep.exclude(&[of]);
            let votes_before = self.keep.fixed(self.figures.of(of))?;
            return Ok((Action::Exclusion { of, votes_before }, ties));
        }
        let mut of = losers;
        let mut ties = Vec::new();
        let mut votes = Votes::sum(of.iter().map(|&candidate| self.figures.of(candidate)))?;
        let others: Vec<CandidateNo> =
            self.keep.continuing().into_iter().filter(|candidate| !of.contains(candidate)).collect();
        if is_first && surplus == Votes::ZERO && votes == Votes::ZERO && others.len() > self.keep.places_left() {
            let (also, settled) = self.lowest(&others)?;
            votes = self.figures.of(also);
            of.push(also);
            of.sort();
            ties = settled;
        }
        self.keep.exclude(&of);
        let (votes_before, surplus) = (self.keep.fixed(votes)?, self.keep.fixed(surplus)?);
        Ok((Action::SureLosers { of, votes_before, surplus }, ties))
    }

    /// The one with fewest votes; among equals, with fewest at the latest earlier stage at which they differed; else by
    /// lot. Source: section 14.5.
    fn lowest(&self, among: &[CandidateNo]) -> Result<(CandidateNo, Vec<Tie>), Overflow> {
        let fewest = among.iter().map(|&candidate| self.figures.of(candidate)).min();
        let equal: Vec<CandidateNo> =
            among.iter().copied().filter(|&candidate| Some(self.figures.of(candidate)) == fewest).collect();
        if let [only] = equal.as_slice() {
            return Ok((*only, Vec::new()));
        }
        let earlier = &self.keep.history[..self.keep.history.len() - 1];
        let tie = tie::settle(TieAbout::Exclusion, &equal, earlier, self.lot, UNIT.decimals)?;
        Ok((tie.chosen, vec![tie]))
    }
}
