//! All papers of a contest: equal rankings once, with their weights added up.

use std::hash::{DefaultHasher, Hash, Hasher};

use thiserror::Error;

use crate::ballots::CandidateNo;
use crate::limits;

/// Set on a mark that shares the rank of the mark before it.
const BESIDE: u16 = 0x8000;

/// One entry of a ranking: a candidate at the next rank, one beside the candidate before, or nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(u16);

impl Mark {
    /// Nobody was marked at this rank.
    pub const SKIPPED: Self = Self(0);

    /// Two or more were marked at this rank, and nothing tells who: a vote record may say no more.
    pub const OVERVOTE: Self = Self(0x7fff);

    /// Somebody was marked who stands on the paper before: the rank is used, and says nothing.
    pub const REPEATED: Self = Self(0x7ffe);

    /// The candidate stands at the next rank.
    pub fn at_next(candidate: CandidateNo) -> Self {
        Self(candidate.get())
    }

    /// The candidate stands at the same rank as the mark before.
    pub fn beside(candidate: CandidateNo) -> Self {
        Self(candidate.get() | BESIDE)
    }

    /// Who is marked; `None` for a skipped rank, an [overvote](Self::OVERVOTE) and a [repetition](Self::REPEATED).
    pub fn candidate(self) -> Option<CandidateNo> {
        CandidateNo::new(self.0 & !BESIDE)
    }

    /// True when it shares the rank of the mark before.
    pub fn is_beside(self) -> bool {
        self.0 & BESIDE != 0
    }
}

/// Why a paper cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvalidPaper {
    /// The contest has no candidate of this number.
    #[error("there is no candidate {0}")]
    UnknownCandidate(u64),
    /// A candidate may stand on a paper once.
    #[error("candidate {0} is ranked twice")]
    RankedTwice(u16),
    /// An equal rank needs a candidate before it.
    #[error("candidate {0} shares a rank with nobody")]
    BesideNobody(u16),
    /// A weight of none would be no paper.
    #[error("a weight is at least 1")]
    NoWeight,
    /// See [`limits::PAPERS`].
    #[error("there are more than {max} papers", max = limits::PAPERS)]
    TooManyPapers,
    /// See [`limits::RANKINGS`] and [`limits::MARKS`].
    #[error("there are more than {rankings} different rankings or {marks} marks on them", rankings = limits::RANKINGS, marks = limits::MARKS)]
    TooManyRankings,
}

/// A ranking and how many papers bear it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranking<'a> {
    marks: &'a [u16],
    /// How many papers bear exactly these marks; at least 1.
    pub papers: u64,
}

impl<'a> Ranking<'a> {
    /// The marks in order; none for a paper without any.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = Mark> + use<'a> {
        self.marks.iter().map(|&mark| Mark(mark))
    }
}

/// All papers: each different ranking once, in one arena, with a weight.
#[derive(Debug, Clone)]
pub struct Papers {
    candidates: u16,
    /// The marks of all rankings, one after the other.
    marks: Vec<u16>,
    /// Where each ranking ends in `marks`.
    ends: Vec<u32>,
    weights: Vec<u64>,
    /// Open addressing by hash: 0 is free, else the ranking's index + 1. A power of two long.
    slots: Vec<u32>,
    total: u64,
    /// The ranking being added, and the number of the paper that last named each candidate.
    draft: Vec<u16>,
    named_on: Vec<u64>,
    added: u64,
}

impl Papers {
    /// No papers yet, for a contest of so many candidates.
    pub fn new(candidates: u16) -> Self {
        Self {
            candidates,
            marks: Vec::new(),
            ends: Vec::new(),
            weights: Vec::new(),
            slots: vec![0; 64],
            total: 0,
            draft: Vec::new(),
            named_on: vec![0; usize::from(candidates)],
            added: 0,
        }
    }

    /// Adds papers that all bear these marks.
    ///
    /// Equal ranks are put in candidate order and skipped ranks at the end dropped: neither says anything.
    ///
    /// # Errors
    /// [`InvalidPaper`], and nothing was added.
    ///
    /// ```
    /// use tally::{CandidateNo, Mark, Papers};
    /// let [ann, bob] = [1, 2].map(|number| CandidateNo::new(number).expect("not nought"));
    /// let mut papers = Papers::new(2);
    /// papers.add(&[Mark::at_next(bob), Mark::beside(ann)], 2)?;
    /// papers.add(&[Mark::at_next(ann), Mark::beside(bob), Mark::SKIPPED], 1)?;
    /// assert_eq!((papers.distinct(), papers.total()), (1, 3));
    /// # Ok::<(), tally::papers::InvalidPaper>(())
    /// ```
    pub fn add(&mut self, marks: &[Mark], papers: u64) -> Result<(), InvalidPaper> {
        self.check(marks)?;
        if papers == 0 {
            return Err(InvalidPaper::NoWeight);
        }
        let total = self.total.checked_add(papers).filter(|&total| total <= limits::PAPERS);
        let total = total.ok_or(InvalidPaper::TooManyPapers)?;
        self.draft.clear();
        self.draft.extend(marks.iter().map(|mark| mark.0));
        make_canonical(&mut self.draft);
        self.intern(papers)?;
        self.total = total;
        Ok(())
    }

    fn check(&mut self, marks: &[Mark]) -> Result<(), InvalidPaper> {
        self.added += 1;
        let mut before = Mark::SKIPPED;
        for &mark in marks {
            if let Some(candidate) = mark.candidate() {
                let number = candidate.get();
                let last = self.named_on.get_mut(candidate.index());
                let last = last.ok_or(InvalidPaper::UnknownCandidate(number.into()))?;
                if std::mem::replace(last, self.added) == self.added {
                    return Err(InvalidPaper::RankedTwice(number));
                }
                if mark.is_beside() && before.candidate().is_none() {
                    return Err(InvalidPaper::BesideNobody(number));
                }
            }
            before = mark;
        }
        Ok(())
    }

    /// Finds the drafted ranking, or stores it, and adds the papers to its weight.
    fn intern(&mut self, papers: u64) -> Result<(), InvalidPaper> {
        let mut slot = self.first_slot(&self.draft);
        loop {
            match self.slots[slot] {
                0 => return self.store(slot, papers),
                found => {
                    let index = found as usize - 1;
                    if self.raw(index) == self.draft.as_slice() {
                        self.weights[index] += papers;
                        return Ok(());
                    }
                }
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    fn store(&mut self, slot: usize, papers: u64) -> Result<(), InvalidPaper> {
        let marks = self.marks.len() + self.draft.len();
        if self.weights.len() >= limits::RANKINGS || marks > limits::MARKS {
            return Err(InvalidPaper::TooManyRankings);
        }
        self.marks.extend_from_slice(&self.draft);
        self.ends.push(u32::try_from(marks).expect("the limit of marks is below 2³²"));
        self.weights.push(papers);
        self.slots[slot] = u32::try_from(self.weights.len()).expect("the limit of rankings is below 2³²");
        if self.weights.len() * 2 > self.slots.len() {
            self.rehash(self.slots.len() * 2);
        }
        Ok(())
    }

    /// The same papers with other numbers for their candidates, of whom there are now so many.
    ///
    /// `numbers` gives the new number of each old one, no two the same. Only for papers without equal ranks, whose order
    /// would depend on the old numbers.
    pub(crate) fn renumbered(mut self, candidates: u16, numbers: &[CandidateNo]) -> Self {
        for mark in &mut self.marks {
            debug_assert!(*mark & BESIDE == 0, "a paper with equal ranks is not renumbered");
            if let Some(candidate) = Mark(*mark).candidate() {
                *mark = numbers[candidate.index()].get();
            }
        }
        self.candidates = candidates;
        (self.named_on, self.added) = (vec![0; usize::from(candidates)], 0);
        self.rehash(self.slots.len());
        self
    }

    /// Finds each ranking its slot anew, among so many; a power of two, more than twice the rankings.
    fn rehash(&mut self, slots: usize) {
        self.slots = vec![0; slots];
        for index in 0..self.weights.len() {
            let mut slot = self.first_slot(self.raw(index));
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = u32::try_from(index + 1).expect("the limit of rankings is below 2³²");
        }
    }

    fn first_slot(&self, marks: &[u16]) -> usize {
        // The standard hasher with its fixed key: the same on every run, and hard to flood with collisions.
        let mut hasher = DefaultHasher::new();
        marks.hash(&mut hasher);
        let mask = self.slots.len() as u64 - 1;
        usize::try_from(hasher.finish() & mask).expect("a slot's number is below the table's length")
    }

    fn raw(&self, index: usize) -> &[u16] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.marks[start..self.ends[index] as usize]
    }

    /// How many candidates a paper may name.
    pub fn candidates(&self) -> u16 {
        self.candidates
    }

    /// How many papers, weights added up.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How many different rankings.
    pub fn distinct(&self) -> usize {
        self.weights.len()
    }

    /// The ranking stored at this index.
    pub(crate) fn ranking(&self, index: usize) -> Ranking<'_> {
        Ranking { marks: self.raw(index), papers: self.weights[index] }
    }

    /// Each different ranking, in the order first added.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = Ranking<'_>> {
        (0..self.distinct()).map(|index| self.ranking(index))
    }

    /// Each different ranking, in an order that does not depend on the order of adding: by candidate
    /// number, rank by rank, shorter first.
    pub fn sorted(&self) -> impl ExactSizeIterator<Item = Ranking<'_>> {
        let mut order: Vec<(u64, u32)> =
            (0_u32..).zip(self.iter()).map(|(index, ranking)| (prefix(ranking.marks), index)).collect();
        // Most pairs differ in the first four marks, which sit beside the index and need no look at the arena.
        order
            .sort_unstable_by(|(a, i), (b, j)| a.cmp(b).then_with(|| self.raw(*i as usize).cmp(self.raw(*j as usize))));
        order.into_iter().map(|(_, index)| self.ranking(index as usize))
    }
}

/// The first four marks as one number that sorts like them.
fn prefix(marks: &[u16]) -> u64 {
    (0..4).fold(0, |key, rank| (key << 16) | u64::from(marks.get(rank).copied().unwrap_or(0)))
}

/// Equal ranks in candidate order, no skipped ranks at the end.
fn make_canonical(marks: &mut Vec<u16>) {
    while marks.last() == Some(&Mark::SKIPPED.0) {
        marks.pop();
    }
    let is_beside = |mark: &u16| mark & BESIDE != 0;
    if !marks.iter().any(is_beside) {
        return;
    }
    for group in marks.chunk_by_mut(|_, next| is_beside(next)) {
        group.sort_unstable_by_key(|mark| mark & !BESIDE);
        for (place, mark) in group.iter_mut().enumerate() {
            *mark = (*mark & !BESIDE) | if place == 0 { 0 } else { BESIDE };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no(number: u16) -> CandidateNo {
        CandidateNo::new(number).unwrap()
    }

    fn ranked(numbers: &[u16]) -> Vec<Mark> {
        numbers.iter().map(|&number| Mark::at_next(no(number))).collect()
    }

    #[test]
    fn equal_rankings_are_stored_once() {
        let mut papers = Papers::new(3);

        papers.add(&ranked(&[1, 2]), 40).unwrap();
        papers.add(&ranked(&[2]), 1).unwrap();
        papers.add(&ranked(&[1, 2]), 2).unwrap();

        let stored: Vec<_> = papers.sorted().map(|ranking| (ranking.marks.to_vec(), ranking.papers)).collect();
        assert_eq!(stored, [(vec![1, 2], 42), (vec![2], 1)]);
        assert_eq!(papers.total(), 43);
    }

    #[test]
    fn a_thousand_rankings_are_all_found_again() {
        let mut papers = Papers::new(999);
        for _ in 0..2 {
            for number in 1..1_000 {
                papers.add(&ranked(&[number, number % 999 + 1]), 1).unwrap();
            }
        }

        assert_eq!((papers.distinct(), papers.total()), (999, 1_998));
        assert!(papers.iter().all(|ranking| ranking.papers == 2));
    }

    #[test]
    fn a_paper_that_makes_no_sense_is_refused_and_changes_nothing() {
        let mut papers = Papers::new(3);
        let cases = [
            (ranked(&[4]), 1, InvalidPaper::UnknownCandidate(4)),
            (ranked(&[1, 2, 1]), 1, InvalidPaper::RankedTwice(1)),
            (vec![Mark::beside(no(2))], 1, InvalidPaper::BesideNobody(2)),
            (vec![Mark::SKIPPED, Mark::beside(no(2))], 1, InvalidPaper::BesideNobody(2)),
            (vec![Mark::OVERVOTE, Mark::beside(no(2))], 1, InvalidPaper::BesideNobody(2)),
            (ranked(&[1]), 0, InvalidPaper::NoWeight),
            (ranked(&[1]), limits::PAPERS + 1, InvalidPaper::TooManyPapers),
        ];
        for (marks, weight, reason) in cases {
            assert_eq!(papers.add(&marks, weight), Err(reason));
        }
        assert_eq!((papers.distinct(), papers.total()), (0, 0));
    }

    #[test]
    fn rankings_come_sorted_by_candidate_rank_by_rank_shorter_first() {
        let mut papers = Papers::new(5);
        for ranking in [&[2, 1, 3, 4, 5][..], &[2, 1, 3, 4], &[1], &[], &[2, 1, 3, 5]] {
            papers.add(&ranked(ranking), 1).unwrap();
        }

        let sorted: Vec<_> = papers.sorted().map(|ranking| ranking.marks.to_vec()).collect();

        let expected: [&[u16]; 5] = [&[], &[1], &[2, 1, 3, 4], &[2, 1, 3, 4, 5], &[2, 1, 3, 5]];
        assert_eq!(sorted, expected);
    }
}
