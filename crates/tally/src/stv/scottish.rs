//! Scottish local elections: the weighted inclusive Gregory method to five decimals.
//!
//! Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52;
//! docs/rules/scottish.md numbers the rule as built.

use crate::ballots::{CandidateNo, Election};
use crate::blt;
use crate::lot::LotRecord;
use crate::number::{Overflow, Votes};
use crate::reading::{self, ReadPapers};
use crate::rule::{CountError, Counted, Options, Rule};
use crate::stv::record::{self, Draft, Outcome};
use crate::stv::state::{Held, State, Status};
use crate::stv::tie;
use crate::transcript::{Action, Elected, ElectedBecause, Stage, Tie, TieAbout, Transcript};

/// The rule, version 1.
pub(crate) const RULE: Rule = Rule {
    id: "scottish",
    version: 1,
    source: "Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52",
    count,
};

/// Votes are counted in hundred-thousandths. Source: rule 48(3), "five decimal places".
pub(super) const DECIMALS: u8 = 5;
pub(super) const UNIT: u64 = 100_000;

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
    record::check_all_may_win(rule, election)?;
    let mut count = Count::begin(election, &papers, &lot)?;
    count.end_stage(Draft::first())?;
    while count.is_open() {
        let draft = match count.largest_surplus()? {
            Some((elected, ties)) => count.transfer_surplus(elected, ties)?,
            None => count.exclude_lowest()?,
        };
        count.end_stage(draft)?;
    }
    let last_holders = count.state.last_holders();
    let held = holder.map(|holder| count.state.held(holder)).unwrap_or_default();
    let transcript = count.into_transcript(rule, election)?;
    Ok((Counted { transcript, last_holders }, held))
}

/// Votes that elect: valid papers ÷ (seats + 1), the remainder dropped, plus one. Source: rule 46.
pub(super) fn quota(valid: u64, seats: u16) -> Votes {
    Votes::whole(valid / (u64::from(seats) + 1) + 1, UNIT)
}

/// A count in progress.
struct Count<'a> {
    state: State<'a>,
    papers: &'a ReadPapers,
    lot: &'a LotRecord,
    /// Each candidate's place in the lot, for the order of names among equals.
    lot_places: Vec<usize>,
    quota: Votes,
    seats: usize,
    elected: Vec<CandidateNo>,
    stages: Vec<Stage>,
    /// Everybody's votes after each stage so far.
    history: Vec<Vec<Votes>>,
}

impl<'a> Count<'a> {
    fn begin(election: &Election, papers: &'a ReadPapers, lot: &'a LotRecord) -> Result<Self, Overflow> {
        Ok(Self {
            state: State::first_preferences(election, papers, UNIT)?,
            papers,
            lot,
            lot_places: lot.places(),
            quota: quota(papers.report.valid, election.seats()),
            seats: usize::from(election.seats()),
            elected: Vec::new(),
            stages: Vec::new(),
            history: Vec::new(),
        })
    }

    fn unfilled(&self) -> usize {
        self.seats - self.elected.len()
    }

    /// True while a seat is unfilled and somebody could still take it.
    fn is_open(&self) -> bool {
        self.unfilled() > 0 && self.state.with_status(Status::Continuing).next().is_some()
    }

    /// The elected candidate with the largest untransferred surplus, and the tie if several had it.
    ///
    /// A candidate with exactly the quota has none. Source: rules 48(1) and 49.
    fn largest_surplus(&self) -> Result<Option<(CandidateNo, Vec<Tie>)>, Overflow> {
        let elected = self.state.with_status(Status::Elected);
        let above: Vec<CandidateNo> = elected.filter(|&candidate| self.state.votes(candidate) > self.quota).collect();
        let Some(most) = above.iter().map(|&candidate| self.state.votes(candidate)).max() else {
            return Ok(None);
        };
        let (chosen, ties) = self.choose(TieAbout::Surplus, &above, most)?;
        Ok(Some((chosen, ties)))
    }

    /// Moves all papers of an elected candidate, each worth value × surplus ÷ votes, multiplied before it is
    /// divided and truncated once. Source: rule 48(3).
    fn transfer_surplus(&mut self, of: CandidateNo, ties: Vec<Tie>) -> Result<Draft, Overflow> {
        let votes = self.state.votes(of);
        let surplus = votes.minus(self.quota)?;
        let moved = self.state.transfer(of, self.quota, |value| value.share(surplus, votes))?;
        let action = Action::Surplus { of, votes_before: votes.fixed(DECIMALS)?, surplus: surplus.fixed(DECIMALS)? };
        Ok(Draft { action, moved, ties })
    }

    /// Moves all papers of the continuing candidate with fewest votes, at the values at which they were received.
    /// Source: rules 50 and 51.
    fn exclude_lowest(&mut self) -> Result<Draft, Overflow> {
        let continuing: Vec<CandidateNo> = self.state.with_status(Status::Continuing).collect();
        let fewest = continuing.iter().map(|&candidate| self.state.votes(candidate)).min().unwrap_or_default();
        let (of, ties) = self.choose(TieAbout::Exclusion, &continuing, fewest)?;
        let votes_before = self.state.votes(of).fixed(DECIMALS)?;
        self.state.set_status(of, Status::Excluded);
        let moved = self.state.transfer(of, Votes::ZERO, Ok)?;
        Ok(Draft { action: Action::Exclusion { of, votes_before }, moved, ties })
    }

    /// The one of these who has exactly so many votes; if several have, history and lot decide.
    fn choose(
        &self,
        about: TieAbout,
        among: &[CandidateNo],
        votes: Votes,
    ) -> Result<(CandidateNo, Vec<Tie>), Overflow> {
        let equal = among.iter().copied().filter(|&candidate| self.state.votes(candidate) == votes);
        let equal: Vec<CandidateNo> = equal.collect();
        if let [only] = equal.as_slice() {
            return Ok((*only, Vec::new()));
        }
        let earlier = &self.history[..self.history.len() - 1];
        let tie = tie::settle(about, &equal, earlier, self.lot, DECIMALS)?;
        Ok((tie.chosen, vec![tie]))
    }

    /// Elects whom the stage elected, checks that it balances and writes it down.
    fn end_stage(&mut self, draft: Draft) -> Result<(), CountError> {
        let number = u32::try_from(self.stages.len() + 1).expect("a stage needs a candidate of its own");
        record::check_balance(number, &self.state, Votes::whole(self.papers.report.valid, UNIT), DECIMALS)?;
        let elected = self.elect();
        let stage = draft.stage(number, (&self.state, self.history.last()), elected, DECIMALS)?;
        self.stages.push(stage);
        self.history.push(self.state.all_votes().to_vec());
        Ok(())
    }

    /// Everybody who reached the quota, then, if no more continue than seats are unfilled, all of these.
    ///
    /// The second is looked at after every stage, so before every transfer. Source: rules 47 and 52.
    fn elect(&mut self) -> Vec<Elected> {
        let quota = self.quota;
        let mut elected = self.elect_those(ElectedBecause::Quota, |votes| votes >= quota);
        if self.state.with_status(Status::Continuing).count() <= self.unfilled() {
            elected.extend(self.elect_those(ElectedBecause::LastSeats, |_| true));
        }
        elected
    }

    /// Elects the continuing candidates with such votes, most votes first; equals stand in the order of the lot.
    fn elect_those(&mut self, reason: ElectedBecause, has_enough: impl Fn(Votes) -> bool) -> Vec<Elected> {
        let continuing = self.state.with_status(Status::Continuing);
        let mut chosen: Vec<CandidateNo> =
            continuing.filter(|&candidate| has_enough(self.state.votes(candidate))).collect();
        chosen.sort_by_key(|&candidate| {
            (std::cmp::Reverse(self.state.votes(candidate)), self.lot_places[candidate.index()])
        });
        for &candidate in &chosen {
            self.state.set_status(candidate, Status::Elected);
        }
        self.elected.extend(&chosen);
        chosen.into_iter().map(|candidate| Elected { candidate, reason }).collect()
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

    fn election(file: &str) -> Election {
        crate::blt::read(file.as_bytes()).unwrap()
    }

    fn counted(file: &str) -> Result<Transcript, CountError> {
        RULE.count(&election(file), &Options::default())
    }

    #[test]
    fn the_quota_is_a_whole_number_just_above_the_share() {
        assert_eq!(quota(118, 3), Votes::whole(30, UNIT));
        assert_eq!(quota(120, 3), Votes::whole(31, UNIT));
        assert_eq!(quota(0, 3), Votes::whole(1, UNIT));
    }

    #[test]
    fn exactly_the_quota_elects_and_leaves_no_surplus_to_transfer() {
        let transcript = counted("4 2\n4 1 2 0\n3 2 0\n2 3 0\n1 4 3 0\n0\nAnn\nBob\nCat\nDan\n").unwrap();

        assert_eq!(transcript.quota.to_string(), "4.00000");
        assert_eq!(transcript.stages[0].elected[0].reason, ElectedBecause::Quota);
        assert!(matches!(transcript.stages[1].action, Action::Exclusion { .. }), "{:?}", transcript.stages[1].action);
    }

    #[test]
    fn the_last_seats_go_to_all_who_continue_before_any_transfer() {
        let transcript = counted("3 2\n9 1 2 0\n2 2 0\n1 3 0\n0\nAnn\nBob\nCat\n").unwrap();
        let two = counted("2 2\n9 1 2 0\n1 2 0\n0\nAnn\nBob\n").unwrap();

        assert_eq!(transcript.stages.len(), 2, "Ann's surplus elects Bob");
        assert_eq!(two.stages.len(), 1, "nobody needs Ann's surplus");
        assert_eq!(
            two.stages[0].elected.iter().map(|one| one.reason).collect::<Vec<_>>(),
            [ElectedBecause::Quota, ElectedBecause::LastSeats]
        );
    }

    #[test]
    fn papers_pass_over_somebody_who_withdrew_and_those_for_nobody_else_are_not_valid() {
        let transcript = counted("3 1\n-1\n5 1 2 0\n3 1 0\n4 3 0\n0\nAnn\nBob\nCat\n").unwrap();

        assert_eq!(transcript.names_elected(), ["Bob"]);
        assert_eq!((transcript.reading.valid, transcript.reading.only_withdrawn), (9, 3));
        assert!(transcript.stages[0].votes[0].is_zero());
    }

    #[test]
    fn more_seats_than_candidates_elects_everybody_and_says_how_many_stay_empty() {
        let transcript = counted("2 5\n3 2 0\n1 1 0\n0\nAnn\nBob\n").unwrap();

        assert_eq!(transcript.names_elected(), ["Bob", "Ann"]);
        assert_eq!((transcript.unfilled, transcript.stages.len()), (3, 1));
    }

    #[test]
    fn without_a_valid_paper_only_an_uncontested_election_has_a_result() {
        let none = counted("2 1\n4 0\n0\nAnn\nBob\n");
        let uncontested = counted("1 1\n0\nAnn\n").unwrap();
        let nobody = counted("1 1\n-1\n4 1 0\n0\nAnn\n");

        assert_eq!(none, Err(CountError::NoValidPapers { standing: 2, seats: 1 }));
        assert_eq!(uncontested.names_elected(), ["Ann"]);
        assert_eq!(nobody, Err(CountError::NobodyStands));
    }

    #[test]
    fn equal_surpluses_at_the_first_stage_go_by_lot_and_later_by_history() {
        let file = "5 3\n[tie 2 1 3 4 5]\n20 1 3 0\n20 2 4 0\n3 3 0\n2 4 0\n2 5 0\n0\nA\nB\nC\nD\nE\n";

        let transcript = counted(file).unwrap();

        let ties: Vec<&Tie> = transcript.stages.iter().flat_map(|stage| &stage.ties).collect();
        assert_eq!(ties[0].about, TieAbout::Surplus);
        assert_eq!(ties[0].settled_by, crate::transcript::SettledBy::Lot);
        assert_eq!(ties[0].chosen.get(), 2, "the file's own order for lots begins with 2");
    }

    #[test]
    fn an_equal_last_place_is_settled_by_the_latest_stage_at_which_they_differed() {
        // Cat and Dan have 4 each after Eve's papers moved; before, Dan had 3.
        let file = "5 1\n10 1 0\n9 2 0\n4 3 0\n3 4 0\n1 5 4 0\n0\nAnn\nBob\nCat\nDan\nEve\n";

        let transcript = counted(file).unwrap();

        let tie = &transcript.stages[2].ties[0];
        assert_eq!((tie.chosen.get(), tie.history[0].stage), (4, 1));
        assert_eq!(tie.settled_by, crate::transcript::SettledBy::History);
    }

    #[test]
    fn a_stage_that_does_not_balance_stops_the_count() {
        let election = election("2 1\n3 1 0\n2 2 0\n0\nAnn\nBob\n");
        let papers = reading::read(&election, crate::Reading::default());
        let mut state = State::first_preferences(&election, &papers, UNIT).unwrap();
        let balance = |state: &State<'_>| record::check_balance(1, state, Votes::whole(5, UNIT), DECIMALS);
        assert_eq!(balance(&state), Ok(()));

        state.lose_a_vote();

        let expected = "5.00000".to_owned();
        let found = "5.00001".to_owned();
        assert_eq!(balance(&state), Err(CountError::Unbalanced { stage: 1, expected, found }));
    }
}
