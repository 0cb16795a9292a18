//! The run-off itself.

use super::{Decided, Exclusion, FORMAT, Flow, ID, Report, Round, SOURCE, VERSION};
use crate::ballots::{CandidateNo, Election};
use crate::contest::ContestRecord;
use crate::lot::LotRecord;
use crate::reading::{self, ReadPapers};
use crate::rule::{CountError, Options};
use crate::transcript::RuleRecord;
use crate::trim;

/// Counts the papers for one seat, whatever number of seats the contest has.
///
/// # Errors
/// [`CountError`], and there is no result.
///
/// Source: section 12 (docs/rules/irv.md).
///
/// ```
/// let election = tally::blt::read("3 1\n4 1 0\n3 2 0\n2 3 2 0\n0\nAnn\nBob\nCat\n".as_bytes())?;
/// let report = tally::runoff::count(&election, &tally::Options::default())?;
/// assert_eq!(report.winner.map(|winner| report.contest.name(winner)), Some("Bob"));
/// assert_eq!(report.rounds[1].votes, [4, 5, 0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn count(election: &Election, options: &Options) -> Result<Report, CountError> {
    Ok(count_all(election, options)?.0)
}

/// The papers with every preference cut that the count never reached; counted again, they give the same rounds. Blank papers
/// stay, as papers.
///
/// # Errors
/// [`CountError`], when the papers cannot be counted.
///
/// ```
/// let election = tally::blt::read("3 1\n4 1 2 0\n3 2 0\n2 3 2 1 0\n0\nAnn\nBob\nCat\n".as_bytes())?;
/// let trimmed = tally::runoff::trim(&election, &tally::Options::default())?;
/// assert!(tally::blt::to_text(&trimmed).starts_with("3 1\n4 1 0\n3 2 0\n2 3 2 0\n0\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn trim(election: &Election, options: &Options) -> Result<Election, CountError> {
    Ok(trim::cut(election, &count_all(election, options)?.1))
}

/// The report, and per ranking the last candidate who held it.
fn count_all(election: &Election, options: &Options) -> Result<(Report, Vec<Option<CandidateNo>>), CountError> {
    let papers = reading::read(election, options.reading);
    let lot = options.lot.draw(election)?;
    check_standing(election, &papers)?;
    let mut state = State::first_choices(election, &papers);
    let mut rounds = vec![state.round(1, None, Vec::new())?];
    for number in 2.. {
        // No stop at a majority: the last two show how large it is. Source: section 12, 2.
        if state.continuing.len() <= 2 {
            break;
        }
        let exclusion = state.lowest(&lot);
        let flows = state.exclude(exclusion.of);
        rounds.push(state.round(number, Some(exclusion), flows)?);
    }
    let (winner, decided_by) = state.decide(election, &lot);
    let last_holders = state.last_holders();
    let report = Report {
        format: FORMAT.to_owned(),
        rule: RuleRecord { id: ID.to_owned(), version: VERSION, source: SOURCE.to_owned() },
        contest: ContestRecord::of(election),
        rounds,
        winner,
        decided_by,
        reading: papers.report,
        lot,
    };
    Ok((report, last_holders))
}

/// Refuses a contest in which nothing but the lot would decide.
fn check_standing(election: &Election, papers: &ReadPapers) -> Result<(), CountError> {
    let standing = election.candidates().iter().filter(|candidate| !candidate.is_withdrawn).count();
    match (standing, papers.report.valid) {
        (0, _) => Err(CountError::NobodyStands),
        (2.., 0) => Err(CountError::NoValidPapers { standing, seats: 1 }),
        _ => Ok(()),
    }
}

/// A run-off in progress.
struct State<'a> {
    papers: &'a ReadPapers,
    /// In file order.
    continuing: Vec<CandidateNo>,
    continues: Vec<bool>,
    votes: Vec<u64>,
    inactive: u64,
    /// Per candidate the rankings that they hold.
    held: Vec<Vec<u32>>,
    /// Per ranking the place, in the list of all candidates read, of whoever holds it.
    places: Vec<u32>,
}

impl<'a> State<'a> {
    fn first_choices(election: &Election, papers: &'a ReadPapers) -> Self {
        let candidates = election.candidates();
        let continues: Vec<bool> = candidates.iter().map(|candidate| !candidate.is_withdrawn).collect();
        let all = CandidateNo::all(candidates.len());
        let mut state = Self {
            papers,
            continuing: all.filter(|candidate| continues[candidate.index()]).collect(),
            continues,
            votes: vec![0; candidates.len()],
            inactive: 0,
            held: vec![Vec::new(); candidates.len()],
            places: Vec::with_capacity(papers.len()),
        };
        for (index, ranking) in (0_u32..).zip(0..papers.len()) {
            let span = papers.span(ranking);
            state.places.push(u32::try_from(span.start).expect("the limit of marks is below 2³²"));
            if !span.is_empty() {
                let first = papers.candidate_at(span.start).index();
                state.votes[first] += papers.weight(ranking);
                state.held[first].push(index);
            }
        }
        state
    }

    /// The one with fewest papers; among equals the first in the lot, at once. Source: section 12, 3.
    fn lowest(&self, lot: &LotRecord) -> Exclusion {
        let votes = |candidate: &CandidateNo| self.votes[candidate.index()];
        let fewest = self.continuing.iter().map(votes).min().unwrap_or(0);
        let tied: Vec<CandidateNo> =
            self.continuing.iter().copied().filter(|candidate| votes(candidate) == fewest).collect();
        let of = lot.first_of(&tied);
        Exclusion { of, votes_before: fewest, tied: if tied.len() > 1 { tied } else { Vec::new() } }
    }

    /// Takes a candidate out and moves each of their papers to its next continuing one.
    fn exclude(&mut self, out: CandidateNo) -> Vec<Flow> {
        self.continues[out.index()] = false;
        self.continuing.retain(|&candidate| candidate != out);
        let mut moved = vec![0; self.votes.len()];
        let mut stuck = 0;
        self.votes[out.index()] = 0;
        for index in std::mem::take(&mut self.held[out.index()]) {
            let ranking = index as usize;
            let weight = self.papers.weight(ranking);
            let mut later = self.places[ranking] as usize + 1..self.papers.span(ranking).end;
            match later.find(|&place| self.continues[self.papers.candidate_at(place).index()]) {
                Some(place) => {
                    let next = self.papers.candidate_at(place).index();
                    self.places[ranking] = u32::try_from(place).expect("the limit of marks is below 2³²");
                    self.held[next].push(index);
                    self.votes[next] += weight;
                    moved[next] += weight;
                }
                None => stuck += weight,
            }
        }
        self.inactive += stuck;
        let moved = CandidateNo::all(moved.len()).map(Some).zip(moved).chain([(None, stuck)]);
        moved.filter(|&(_, papers)| papers > 0).map(|(to, papers)| Flow { to, papers }).collect()
    }

    /// Per ranking the last candidate who held it; `None` for papers that nobody held.
    fn last_holders(&self) -> Vec<Option<CandidateNo>> {
        let holder = |(ranking, &place): (usize, &u32)| {
            let is_held = !self.papers.span(ranking).is_empty();
            is_held.then(|| self.papers.candidate_at(place as usize))
        };
        self.places.iter().enumerate().map(holder).collect()
    }

    /// Writes the round down, once its papers add up.
    fn round(&self, number: u32, exclusion: Option<Exclusion>, flows: Vec<Flow>) -> Result<Round, CountError> {
        let found = self.votes.iter().sum::<u64>() + self.inactive;
        let expected = self.papers.report.valid;
        if found != expected {
            let (expected, found) = (expected.to_string(), found.to_string());
            return Err(CountError::Unbalanced { stage: number, expected, found });
        }
        let (continuing, votes) = (self.continuing.clone(), self.votes.clone());
        Ok(Round { number, exclusion, flows, continuing, votes, inactive: self.inactive })
    }

    /// The winner among the last two, or of the only one who stands. Source: section 12, 2 to 4.
    fn decide(&self, election: &Election, lot: &LotRecord) -> (Option<CandidateNo>, Decided) {
        let can_win = |candidate: CandidateNo| !election.candidates()[candidate.index()].never_wins;
        let able: Vec<CandidateNo> = self.continuing.iter().copied().filter(|&candidate| can_win(candidate)).collect();
        let votes = |candidate: CandidateNo| self.votes[candidate.index()];
        match (able.as_slice(), self.continuing.as_slice()) {
            ([], _) => (None, Decided::NobodyCanWin),
            (&[only], [_]) => (Some(only), Decided::OnlyCandidate),
            (&[able], all) => {
                let is_first = all.iter().all(|&other| other == able || votes(other) < votes(able));
                (Some(able), if is_first { Decided::MostVotes } else { Decided::OtherNeverWins })
            }
            (&[one, two, ..], _) => match votes(one).cmp(&votes(two)) {
                std::cmp::Ordering::Greater => (Some(one), Decided::MostVotes),
                std::cmp::Ordering::Less => (Some(two), Decided::MostVotes),
                std::cmp::Ordering::Equal => (Some(lot.first_of(&[one, two])), Decided::Lot),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Overvote, Reading};

    /// The example of section 11.
    const RECORDS: &str = "count,rank1,rank2,rank3\n6,Ann,Bob,undervote\n4,Bob,Ann,Cat\n3,Cat,overvote,Bob\n\
                           2,undervote,Cat,Ann\n2,undervote,undervote,Bob\n2,overvote,Bob,Ann\n2,UWI,Cat,undervote\n\
                           1,Dan,Dan,Bob\n1,undervote,undervote,undervote\n";

    fn counted(overvote: Overvote) -> Report {
        let election = crate::records::read(RECORDS.as_bytes()).unwrap();
        let reading = Reading { overvote, max_skipped: Some(1) };
        count(&election, &Options { reading, ..Options::default() }).unwrap()
    }

    /// Votes of Ann, Bob, Cat, Dan and the undeclared, round by round.
    fn rounds(report: &Report) -> Vec<Vec<u64>> {
        report.rounds.iter().map(|round| round.votes.clone()).collect()
    }

    fn winner(file: &str) -> (Option<u16>, Decided) {
        let report = count(&crate::blt::read(file.as_bytes()).unwrap(), &Options::default()).unwrap();
        (report.winner.map(CandidateNo::get), report.decided_by)
    }

    #[test]
    fn the_example_of_section_12_with_overvotes_passed_over() {
        let report = counted(Overvote::Skip);

        assert_eq!((report.reading.valid, report.reading.blank, report.reading.passed_repeated), (20, 3, 1));
        let expected = [[6, 6, 5, 1, 2], [6, 7, 5, 0, 2], [6, 7, 7, 0, 0], [0, 13, 7, 0, 0]];
        assert_eq!(rounds(&report), expected);
        assert_eq!(report.winner.map(|winner| report.contest.name(winner)), Some("Bob"));
    }

    #[test]
    fn the_example_of_section_12_with_overvotes_ending_the_paper() {
        let report = counted(Overvote::Exhaust);

        assert_eq!((report.reading.valid, report.reading.blank), (18, 5));
        let expected = [[6, 4, 5, 1, 2], [6, 5, 5, 0, 2], [6, 5, 7, 0, 0], [10, 0, 7, 0, 0]];
        assert_eq!(rounds(&report), expected);
        assert_eq!((report.rounds[3].inactive, report.decided_by), (1, Decided::MostVotes));
        assert_eq!(report.winner.map(|winner| report.contest.name(winner)), Some("Ann"));
        let flows: Vec<_> =
            report.rounds[3].flows.iter().map(|flow| (flow.to.map(CandidateNo::get), flow.papers)).collect();
        assert_eq!(flows, [(Some(1), 4), (None, 1)]);
    }

    #[test]
    fn ties_are_settled_by_lot_at_once() {
        let file = "3 1\n[tie 3 2 1]\n4 1 0\n2 2 0\n2 3 1 0\n0\nAnn\nBob\nCat\n";

        let report = count(&crate::blt::read(file.as_bytes()).unwrap(), &Options::default()).unwrap();

        let exclusion = report.rounds[1].exclusion.as_ref().unwrap();
        assert_eq!((exclusion.of.get(), exclusion.tied.len()), (3, 2));
        let in_file =
            count(&crate::blt::read(file.replace("[tie 3 2 1]\n", "").as_bytes()).unwrap(), &Options::default())
                .unwrap();
        assert_eq!(in_file.rounds[1].exclusion.as_ref().map(|exclusion| exclusion.of.get()), Some(2));
        assert_eq!(winner("2 1\n[tie 2 1]\n3 1 0\n3 2 0\n0\nAnn\nBob\n"), (Some(2), Decided::Lot));
    }

    #[test]
    fn one_or_two_candidates_have_one_round() {
        assert_eq!(winner("1 1\n0\nAnn\n"), (Some(1), Decided::OnlyCandidate));
        assert_eq!(winner("2 3\n3 1 0\n4 2 0\n0\nAnn\nBob\n"), (Some(2), Decided::MostVotes));
        assert_eq!(winner("2 1\n-2\n3 2 0\n0\nAnn\nBob\n"), (Some(1), Decided::OnlyCandidate));
    }

    #[test]
    fn whoever_can_never_win_loses_to_the_other_of_the_last_two() {
        let decided = |rows: &str| {
            let election = crate::records::read(format!("count,rank1\n{rows}").as_bytes()).unwrap();
            let report = count(&election, &Options::default()).unwrap();
            (report.winner.map(|winner| report.contest.name(winner).to_owned()), report.decided_by)
        };
        let ann = Some("Ann".to_owned());

        assert_eq!(decided("3,UWI\n2,Ann\n"), (ann.clone(), Decided::OtherNeverWins));
        assert_eq!(decided("2,UWI\n2,Ann\n"), (ann.clone(), Decided::OtherNeverWins));
        assert_eq!(decided("1,UWI\n2,Ann\n"), (ann, Decided::MostVotes));
        assert_eq!(decided("1,UWI\n"), (None, Decided::NobodyCanWin));
    }

    #[test]
    fn without_a_valid_paper_only_the_lot_would_decide() {
        let refused = |file: &str| count(&crate::blt::read(file.as_bytes()).unwrap(), &Options::default()).unwrap_err();

        assert_eq!(refused("2 1\n3 0\n0\nAnn\nBob\n"), CountError::NoValidPapers { standing: 2, seats: 1 });
        assert_eq!(refused("1 1\n-1\n3 1 0\n0\nAnn\n"), CountError::NobodyStands);
    }
}
