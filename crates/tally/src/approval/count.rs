//! Counting approvals.

use std::cmp::Reverse;

use super::{FORMAT, ID, Report, SOURCE, Tie, VERSION};
use crate::ballots::{CandidateNo, Election};
use crate::contest::ContestRecord;
use crate::lot::{Lot, LotRecord};
use crate::papers::Ranking;
use crate::rule::CountError;
use crate::transcript::RuleRecord;

/// Elects as many as there are seats: those whom most papers approve.
///
/// # Errors
/// [`CountError`], and there is no result.
///
/// ```
/// let election = tally::blt::read("3 1\n3 1=2 0\n2 2=3 0\n0\nAnn\nBob\nCat\n".as_bytes())?;
/// let report = tally::approval::count(&election, &tally::Lot::FileOrder)?;
/// assert_eq!((report.approvals.as_slice(), report.neutral().winners), ([3, 5, 2].as_slice(), vec!["Bob"]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn count(election: &Election, lot: &Lot) -> Result<Report, CountError> {
    let lot = lot.draw(election)?;
    let mut figures = Figures::new(election.candidates().len());
    election.papers().iter().for_each(|ranking| figures.add(election, &ranking));
    let all = CandidateNo::all(election.candidates().len());
    let standing: Vec<CandidateNo> = all.filter(|&candidate| stands(election, candidate)).collect();
    let seats = election.seats();
    let able: Vec<CandidateNo> =
        standing.iter().copied().filter(|candidate| !election.candidates()[candidate.index()].never_wins).collect();
    if standing.is_empty() {
        return Err(CountError::NobodyStands);
    }
    if figures.valid == 0 && able.len() > usize::from(seats) {
        return Err(CountError::NoValidPapers { standing: standing.len(), seats });
    }
    let (elected, tie) = elect(&able, &figures.approvals, seats, &lot);
    let unfilled = seats - u16::try_from(elected.len()).expect("no more are elected than there are seats");
    let papers = election.papers().total();
    Ok(Report {
        format: FORMAT.to_owned(),
        rule: RuleRecord { id: ID.to_owned(), version: VERSION, source: SOURCE.to_owned() },
        contest: ContestRecord::of(election),
        papers,
        valid: figures.valid,
        blank: papers - figures.valid - figures.only_withdrawn,
        only_withdrawn: figures.only_withdrawn,
        with_ranks: figures.with_ranks,
        order: order(&standing, &figures.approvals),
        approvals: figures.approvals,
        lot,
        elected,
        tie,
        unfilled,
    })
}

fn stands(election: &Election, candidate: CandidateNo) -> bool {
    !election.candidates()[candidate.index()].is_withdrawn
}

/// What the papers add up to.
struct Figures {
    approvals: Vec<u64>,
    valid: u64,
    only_withdrawn: u64,
    with_ranks: u64,
}

impl Figures {
    fn new(candidates: usize) -> Self {
        Self { approvals: vec![0; candidates], valid: 0, only_withdrawn: 0, with_ranks: 0 }
    }

    fn add(&mut self, election: &Election, ranking: &Ranking<'_>) {
        let (mut named, mut approved, mut ranks) = (0, 0, 0);
        for mark in ranking.marks() {
            let Some(candidate) = mark.candidate() else { continue };
            named += 1;
            ranks += u32::from(!mark.is_beside());
            if stands(election, candidate) {
                approved += 1;
                self.approvals[candidate.index()] += ranking.papers;
            }
        }
        self.valid += if approved > 0 { ranking.papers } else { 0 };
        self.only_withdrawn += if approved == 0 && named > 0 { ranking.papers } else { 0 };
        self.with_ranks += if ranks > 1 { ranking.papers } else { 0 };
    }
}

/// Everybody by approvals, equals together.
fn order(standing: &[CandidateNo], approvals: &[u64]) -> Vec<Vec<CandidateNo>> {
    let mut sorted = standing.to_vec();
    sorted.sort_by_key(|candidate| Reverse(approvals[candidate.index()]));
    let groups = sorted.chunk_by(|one, next| approvals[one.index()] == approvals[next.index()]);
    groups.map(<[_]>::to_vec).collect()
}

/// Fills the seats from the top; among equals at the last seats the lot chooses.
fn elect(able: &[CandidateNo], approvals: &[u64], seats: u16, lot: &LotRecord) -> (Vec<CandidateNo>, Option<Tie>) {
    let places = lot.places();
    let mut elected = Vec::new();
    for group in order(able, approvals) {
        let free = usize::from(seats) - elected.len();
        let mut chosen = group.clone();
        chosen.sort_by_key(|candidate| places[candidate.index()]);
        chosen.truncate(free);
        elected.extend(&chosen);
        if chosen.len() < group.len() {
            let seats = u16::try_from(free).expect("the number of seats is a u16");
            let tie = (free > 0).then_some(Tie { tied: group, seats, chosen });
            return (elected, tie);
        }
    }
    (elected, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(file: &str) -> Result<Report, CountError> {
        count(&crate::blt::read(file.as_bytes()).unwrap(), &Lot::FileOrder)
    }

    fn numbers(list: &[CandidateNo]) -> Vec<u16> {
        list.iter().map(|candidate| candidate.get()).collect()
    }

    #[test]
    fn everybody_named_is_approved_and_ranks_say_nothing() {
        let report = counted("3 1\n3 1=2 0\n2 2 - 3 0\n1 0\n0\nA\nB\nC\n").unwrap();

        assert_eq!((report.approvals, report.with_ranks, report.blank, report.valid), (vec![3, 5, 2], 2, 1, 5));
        assert_eq!(numbers(&report.elected), [2]);
    }

    #[test]
    fn equals_at_the_last_seat_go_by_lot_and_equals_who_all_fit_do_not() {
        let report = counted("4 2\n[tie 4 3 2 1]\n3 1 0\n2 2=3 0\n0\nA\nB\nC\nD\n").unwrap();
        let both = counted("3 2\n2 1=2 0\n1 3 0\n0\nA\nB\nC\n").unwrap();

        let tie = report.tie.unwrap();
        assert_eq!((numbers(&tie.tied), tie.seats, numbers(&tie.chosen)), (vec![2, 3], 1, vec![3]));
        assert_eq!(numbers(&report.elected), [1, 3]);
        assert_eq!((numbers(&both.elected), both.tie), (vec![1, 2], None));
    }

    #[test]
    fn who_withdrew_is_not_approved_and_who_never_wins_is_not_elected() {
        let report = counted("3 1\n-1\n5 1 0\n2 1=2 0\n0\nA\nB\nC\n").unwrap();
        let undeclared = crate::records::read("count,rank1\n5,UWI\n1,Ann\n".as_bytes()).unwrap();
        let undeclared = count(&undeclared, &Lot::FileOrder).unwrap();

        assert_eq!((report.approvals, report.only_withdrawn, report.valid), (vec![0, 2, 0], 5, 2));
        assert_eq!((numbers(&report.elected), numbers(&undeclared.elected)), (vec![2], vec![1]));
    }

    #[test]
    fn seats_stay_empty_when_too_few_stand_and_papers_are_needed_when_not() {
        assert_eq!(counted("1 2\n0\nA\n").unwrap().unfilled, 1);
        assert_eq!(counted("2 1\n0\nA\nB\n"), Err(CountError::NoValidPapers { standing: 2, seats: 1 }));
        assert_eq!(counted("1 1\n-1\n0\nA\n"), Err(CountError::NobodyStands));
    }
}
