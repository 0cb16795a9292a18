//! The matrix of pairs.

use crate::ballots::{CandidateNo, Election};

/// Papers per pair: options × options, row by row, papers that rank the row's option above the column's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Matrix {
    size: usize,
    over: Vec<u64>,
}

/// The matrix, and what was met on the way.
pub(crate) struct Compared {
    pub(crate) matrix: Matrix,
    /// Papers that rank at least one option that stands.
    pub(crate) valid: u64,
    /// Papers that rank somebody, but only options that were withdrawn.
    pub(crate) only_withdrawn: u64,
    /// Papers with an equal rank.
    pub(crate) with_equal: u64,
}

impl Matrix {
    /// Nobody above anybody.
    pub(crate) fn new(size: usize) -> Self {
        Self { size, over: vec![0; size * size] }
    }

    /// How many options.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// Papers that rank the first above the second.
    pub(crate) fn over(&self, first: CandidateNo, second: CandidateNo) -> u64 {
        self.over[first.index() * self.size + second.index()]
    }

    /// How many papers more rank the first above the second than the other way round.
    pub(crate) fn margin(&self, first: CandidateNo, second: CandidateNo) -> i64 {
        // At most 10¹² papers, which an i64 holds.
        self.over(first, second).cast_signed() - self.over(second, first).cast_signed()
    }

    /// True when the first beats the second.
    pub(crate) fn beats(&self, first: CandidateNo, second: CandidateNo) -> bool {
        self.over(first, second) > self.over(second, first)
    }

    /// The rows.
    pub(crate) fn rows(&self) -> Vec<Vec<u64>> {
        self.over.chunks(self.size).map(<[u64]>::to_vec).collect()
    }

    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [u64] {
        &mut self.over[row * self.size..][..self.size]
    }
}

/// Compares every pair on every paper. Options withdrawn are on no paper, and have only noughts.
///
/// Per paper only pairs that it ranks are touched. A paper that names `a` ranks it above all others but those it names above
/// `a` or beside it, so d(a, b) = papers that name a − papers with b above a − papers with both at one rank.
///
/// Source: section 5, first point (docs/rules/condorcet.md, 1).
pub(crate) fn compare(election: &Election) -> Compared {
    let size = election.candidates().len();
    let mut above = Matrix::new(size);
    let mut beside = Matrix::new(size);
    let mut named = vec![0_u64; size];
    let (mut valid, mut only_withdrawn, mut with_equal) = (0, 0, 0);
    // The options of one paper that stand, and where the rank of each begins.
    let (mut options, mut begins): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for ranking in election.papers().iter() {
        options.clear();
        begins.clear();
        let (mut begin, mut has_any) = (0, false);
        for mark in ranking.marks() {
            let Some(candidate) = mark.candidate() else { continue };
            has_any = true;
            begin = if mark.is_beside() { begin } else { options.len() };
            if !election.candidates()[candidate.index()].is_withdrawn {
                options.push(candidate.index());
                begins.push(begin);
            }
        }
        let papers = ranking.papers;
        valid += if options.is_empty() { 0 } else { papers };
        only_withdrawn += if options.is_empty() && has_any { papers } else { 0 };
        let mut has_equal = false;
        for (place, (&option, &begin)) in options.iter().zip(&begins).enumerate() {
            named[option] += papers;
            let row = above.row_mut(option);
            let end = place + begins[place..].iter().take_while(|&&other| other == begin).count();
            for &lower in &options[end..] {
                row[lower] += papers;
            }
            for &equal in &options[place + 1..end] {
                has_equal = true;
                beside.row_mut(option)[equal] += papers;
                beside.row_mut(equal)[option] += papers;
            }
        }
        with_equal += if has_equal { papers } else { 0 };
    }
    Compared { matrix: complete(election, &above, &beside, &named), valid, only_withdrawn, with_equal }
}

fn complete(election: &Election, above: &Matrix, beside: &Matrix, named: &[u64]) -> Matrix {
    let size = above.size;
    let mut matrix = Matrix::new(size);
    let stands = |option: usize| !election.candidates()[option].is_withdrawn;
    for first in (0..size).filter(|&first| stands(first)) {
        for second in (0..size).filter(|&second| second != first && stands(second)) {
            let not_above = above.over[second * size + first] + beside.over[first * size + second];
            matrix.over[first * size + second] = named[first] - not_above;
        }
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(papers: &str) -> Vec<Vec<u64>> {
        let election = crate::blt::read(format!("4 1\n{papers}0\nA\nB\nC\nD\n").as_bytes()).unwrap();
        compare(&election).matrix.rows()
    }

    #[test]
    fn who_is_not_ranked_stands_below_and_equals_prefer_neither() {
        assert_eq!(rows("2 1=3 2 0\n"), [[0, 2, 0, 2], [0, 0, 0, 2], [0, 2, 0, 2], [0, 0, 0, 0]]);
        assert_eq!(rows("3 4 0\n1 0\n"), [[0; 4], [0; 4], [0; 4], [3, 3, 3, 0]]);
    }

    #[test]
    fn skipped_ranks_and_marks_without_a_name_say_nothing() {
        assert_eq!(rows("1 - 2 = 1 ~ 0\n"), rows("1 2 1 0\n"));
    }

    #[test]
    fn an_option_withdrawn_is_on_no_paper_and_holds_no_equal_rank_together() {
        assert_eq!(rows("-3\n2 1=3 2 0\n1 3 2=4 0\n"), [[0, 2, 0, 2], [1, 0, 0, 2], [0; 4], [1, 0, 0, 0]]);
        let election = crate::blt::read("2 1\n-2\n3 2 0\n4 1=2 0\n1 0\n0\nA\nB\n".as_bytes()).unwrap();
        let compared = compare(&election);
        assert_eq!((compared.valid, compared.only_withdrawn, compared.with_equal), (4, 3, 0));
    }
}
