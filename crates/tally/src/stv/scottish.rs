//! Scottish local elections: the weighted inclusive Gregory method to five decimals.
//!
//! Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52;
//! docs/rules/scottish.md numbers the rule as built.

use crate::ballots::{CandidateNo, Election};
use crate::blt;
use crate::lot::LotRecord;
use crate::number::{Fixed, Overflow, Votes};
use crate::reading::{self, ReadPapers};
use crate::rule::{CountError, Counted, Options, Rule};
use crate::stv::state::{Moved, State, Status};
use crate::stv::tie;
use crate::transcript::{
    Action, CandidateRecord, Elected, ElectedBecause, FORMAT, Flow, Parcel, Receiver, RuleRecord, Stage, Tie, TieAbout,
    Transcript,
};

/// The rule, version 1.
pub(crate) const RULE: Rule = Rule {
    id: "scottish",
    version: 1,
    source: "Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52",
    count,
};

/// Votes are counted in hundred-thousandths. Source: rule 48(3), "five decimal places".
const DECIMALS: u8 = 5;
const UNIT: u64 = 100_000;

/// Counts the papers.
///
/// # Errors
/// [`CountError`].
fn count(rule: &Rule, election: &Election, options: &Options) -> Result<Counted, CountError> {
    let papers = reading::read(election, options.reading);
    let lot = options.lot.draw(election)?;
    check_standing(election, &papers)?;
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
    let transcript = count.into_transcript(rule, election)?;
    Ok(Counted { transcript, last_holders })
}

/// Refuses a contest in which nothing but the lot would decide.
fn check_standing(election: &Election, papers: &ReadPapers) -> Result<(), CountError> {
    let standing = election.candidates().iter().filter(|candidate| !candidate.is_withdrawn).count();
    let seats = election.seats();
    if standing == 0 {
        return Err(CountError::NobodyStands);
    }
    if papers.report.valid == 0 && standing > usize::from(seats) {
        return Err(CountError::NoValidPapers { standing, seats });
    }
    Ok(())
}

/// Votes that elect: valid papers ÷ (seats + 1), the remainder dropped, plus one. Source: rule 46.
fn quota(valid: u64, seats: u16) -> Votes {
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

/// A stage whose outcome has not been looked at yet.
struct Draft {
    action: Action,
    moved: Moved,
    ties: Vec<Tie>,
}

impl Draft {
    fn first() -> Self {
        Self { action: Action::First, moved: Moved::default(), ties: Vec::new() }
    }
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
        check_balance(number, &self.state, self.papers.report.valid)?;
        let elected = self.elect();
        let stage = self.write_down(number, draft, elected)?;
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

    fn write_down(&self, number: u32, draft: Draft, elected: Vec<Elected>) -> Result<Stage, Overflow> {
        let giver = draft.action.giver();
        let nothing = vec![Votes::ZERO; self.state.all_votes().len()];
        let before = self.history.last().unwrap_or(&nothing);
        let pairs = self.state.all_votes().iter().zip(before);
        Ok(Stage {
            number,
            parcels: parcels(&draft.moved)?,
            flows: giver.map(|giver| flows(giver, &draft.moved)).transpose()?.unwrap_or_default(),
            action: draft.action,
            change: pairs.map(|(now, then)| now.change_since(*then, DECIMALS)).collect::<Result<_, _>>()?,
            votes: fixed_all(self.state.all_votes())?,
            non_transferable: self.state.non_transferable().fixed(DECIMALS)?,
            loss: self.state.loss().fixed(DECIMALS)?,
            elected,
            ties: draft.ties,
        })
    }

    fn into_transcript(self, rule: &Rule, election: &Election) -> Result<Transcript, Overflow> {
        let unfilled = u16::try_from(self.unfilled()).expect("the number of seats is a u16");
        let records = CandidateNo::all(election.candidates().len()).zip(election.candidates());
        let record = |(number, candidate): (CandidateNo, &crate::Candidate)| CandidateRecord {
            number,
            name: candidate.name.clone(),
            withdrawn: candidate.is_withdrawn,
        };
        Ok(Transcript {
            format: FORMAT.to_owned(),
            rule: RuleRecord { id: rule.id.to_owned(), version: rule.version, source: rule.source.to_owned() },
            title: election.title().to_owned(),
            seats: election.seats(),
            candidates: records.map(record).collect(),
            ballots_sha256: blt::sha256(election),
            reading: self.papers.report.clone(),
            lot: self.lot.clone(),
            decimals: DECIMALS,
            quota: self.quota.fixed(DECIMALS)?,
            stages: self.stages,
            elected: self.elected,
            unfilled,
        })
    }
}

/// Stops a count whose figures do not add up to the papers cast.
fn check_balance(stage: u32, state: &State<'_>, valid: u64) -> Result<(), CountError> {
    let expected = Votes::whole(valid, UNIT);
    let found = state.accounted()?;
    if found == expected {
        return Ok(());
    }
    let text = |votes: Votes| votes.fixed(DECIMALS).map(|figure| figure.to_string());
    Err(CountError::Unbalanced { stage, expected: text(expected)?, found: text(found)? })
}

fn fixed_all(votes: &[Votes]) -> Result<Vec<Fixed>, Overflow> {
    votes.iter().map(|votes| votes.fixed(DECIMALS)).collect()
}

fn parcels(moved: &Moved) -> Result<Vec<Parcel>, Overflow> {
    let parcel = |parcel: &crate::stv::state::MovedParcel| {
        Ok(Parcel {
            papers: parcel.papers,
            value_before: parcel.before.fixed(DECIMALS)?,
            value_after: parcel.after.fixed(DECIMALS)?,
        })
    };
    moved.parcels.iter().map(parcel).collect()
}

/// One flow per receiver, candidates first; what received neither paper nor vote is left out.
fn flows(from: CandidateNo, moved: &Moved) -> Result<Vec<Flow>, Overflow> {
    let candidates = moved.received.iter().map(|&(to, amount)| (Receiver::Candidate(to), amount.papers, amount.votes));
    let rest = [
        (Receiver::NonTransferable, moved.non_transferable.papers, moved.non_transferable.votes),
        (Receiver::Loss, 0, moved.loss),
    ];
    let all = candidates.chain(rest.into_iter().filter(|&(_, papers, votes)| papers > 0 || votes > Votes::ZERO));
    all.map(|(to, papers, votes)| Ok(Flow { from, to, papers, votes: votes.fixed(DECIMALS)? })).collect()
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
        assert_eq!(check_balance(1, &state, 5), Ok(()));

        state.lose_a_vote();

        let expected = "5.00000".to_owned();
        let found = "5.00001".to_owned();
        assert_eq!(check_balance(1, &state, 5), Err(CountError::Unbalanced { stage: 1, expected, found }));
    }
}
