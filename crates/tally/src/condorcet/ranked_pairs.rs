//! Ranked pairs: the strongest defeats are locked in one after the other, unless one would close a cycle.
//!
//! Source: T. N. Tideman, *Independence of clones as a criterion for voting rules*, Social Choice and Welfare 4 (1987), with
//! defeats sorted by winning votes as section 5 asks; docs/rules/condorcet.md, 5.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::matrix::Matrix;
use super::placing::Placing;
use crate::ballots::CandidateNo;
use crate::lot::LotRecord;

/// What the method makes of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankedPairs {
    /// Every defeat, strongest first.
    pub defeats: Vec<Defeat>,
    /// True when the order of equal defeats, which the lot decides, changed what was locked in.
    pub is_tied: bool,
    /// By how many each option stands above in the locked order.
    #[serde(flatten)]
    pub placing: Placing,
}

/// One option beaten by another, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defeat {
    /// Who beats.
    pub winner: CandidateNo,
    /// Whom.
    pub loser: CandidateNo,
    /// Papers for the winner.
    pub votes_for: u64,
    /// Papers for the loser; fewer.
    pub against: u64,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a defeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Locked in.
    Locked,
    /// Left out: stronger defeats already say the opposite.
    ClosesCycle,
    /// Left out: an equal defeat that the lot put before it says the opposite. A tie.
    ClosesCycleByLot,
}

/// Counts. Winners are those above whom nobody is locked in.
pub(crate) fn count(matrix: &Matrix, considered: &[CandidateNo], lot: &LotRecord) -> RankedPairs {
    let mut defeats = sorted_defeats(matrix, considered, lot);
    let mut order = Order::new(matrix.size());
    for equals in defeats.chunk_by_mut(|one, next| (one.votes_for, one.against) == (next.votes_for, next.against)) {
        // Whether a defeat contradicts stronger ones is asked before its equals are locked in.
        for defeat in equals.iter_mut() {
            let closes = order.is_above(defeat.loser, defeat.winner);
            defeat.outcome = if closes { Outcome::ClosesCycle } else { Outcome::Locked };
        }
        for defeat in equals.iter_mut().filter(|defeat| defeat.outcome == Outcome::Locked) {
            if order.is_above(defeat.loser, defeat.winner) {
                defeat.outcome = Outcome::ClosesCycleByLot;
            } else {
                order.lock(defeat.winner, defeat.loser);
            }
        }
    }
    let is_topmost = |&candidate: &CandidateNo| considered.iter().all(|&other| !order.is_above(other, candidate));
    let winners = considered.iter().copied().filter(is_topmost).collect();
    let below: Vec<u32> = CandidateNo::all(matrix.size()).map(|candidate| order.count_below(candidate)).collect();
    let placing = Placing::by(considered, Some(winners), lot, |candidate| below[candidate.index()]);
    let is_tied = defeats.iter().any(|defeat| defeat.outcome == Outcome::ClosesCycleByLot);
    RankedPairs { defeats, is_tied, placing }
}

/// All defeats: most papers for, then fewest against; equals by the winner's place in the lot, then the loser's, last first.
fn sorted_defeats(matrix: &Matrix, considered: &[CandidateNo], lot: &LotRecord) -> Vec<Defeat> {
    let places = lot.places();
    let pairs = considered.iter().flat_map(|&winner| considered.iter().map(move |&loser| (winner, loser)));
    let mut defeats: Vec<Defeat> = pairs
        .filter(|&(winner, loser)| matrix.beats(winner, loser))
        .map(|(winner, loser)| Defeat {
            winner,
            loser,
            votes_for: matrix.over(winner, loser),
            against: matrix.over(loser, winner),
            outcome: Outcome::Locked,
        })
        .collect();
    defeats.sort_unstable_by_key(|defeat| {
        let lot = (places[defeat.winner.index()], Reverse(places[defeat.loser.index()]));
        (Reverse(defeat.votes_for), defeat.against, lot)
    });
    defeats
}

/// Who stands above whom by what is locked in, paths included.
struct Order {
    words: usize,
    /// Options × options in bits: the row's option stands above.
    above: Vec<u64>,
}

impl Order {
    fn new(size: usize) -> Self {
        let words = size.div_ceil(64);
        Self { words, above: vec![0; size * words] }
    }

    fn row(&self, candidate: CandidateNo) -> &[u64] {
        &self.above[candidate.index() * self.words..][..self.words]
    }

    fn is_above(&self, first: CandidateNo, second: CandidateNo) -> bool {
        self.row(first)[second.index() / 64] >> (second.index() % 64) & 1 == 1
    }

    fn count_below(&self, candidate: CandidateNo) -> u32 {
        self.row(candidate).iter().map(|word| word.count_ones()).sum()
    }

    /// Puts the winner, and all above them, above the loser and all below them.
    fn lock(&mut self, winner: CandidateNo, loser: CandidateNo) {
        if self.is_above(winner, loser) {
            return;
        }
        let mut below = self.row(loser).to_vec();
        below[loser.index() / 64] |= 1 << (loser.index() % 64);
        for candidate in CandidateNo::all(self.above.len() / self.words) {
            // Whoever stands above the loser already stands above all below them.
            if (candidate == winner || self.is_above(candidate, winner)) && !self.is_above(candidate, loser) {
                let row = &mut self.above[candidate.index() * self.words..][..self.words];
                row.iter_mut().zip(&below).for_each(|(word, more)| *word |= more);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condorcet::{Options, Rule};

    fn counted(file: &str) -> RankedPairs {
        let election = crate::blt::read(file.as_bytes()).unwrap();
        crate::condorcet::count(Rule::RankedPairs, &election, &Options::default()).unwrap().ranked_pairs.unwrap()
    }

    fn numbers(list: &[CandidateNo]) -> Vec<u16> {
        list.iter().map(|candidate| candidate.get()).collect()
    }

    #[test]
    fn the_weakest_defeat_of_a_cycle_is_left_out() {
        // A over B 9 to 6, B over C 10 to 5, C over A 8 to 7.
        let pairs = counted("3 1\n4 1 2 3 0\n3 2 1 3 0\n3 2 3 1 0\n5 3 1 2 0\n0\nA\nB\nC\n");

        let left_out: Vec<_> = pairs.defeats.iter().filter(|defeat| defeat.outcome == Outcome::ClosesCycle).collect();
        assert_eq!(left_out.len(), 1);
        assert_eq!((left_out[0].winner.get(), left_out[0].loser.get(), left_out[0].votes_for), (3, 1, 8));
        assert_eq!((numbers(&pairs.placing.winners), pairs.is_tied), (vec![1], false));
        assert_eq!(pairs.placing.order.iter().map(|group| numbers(group)).collect::<Vec<_>>(), [[1], [2], [3]]);
    }

    #[test]
    fn equal_defeats_that_close_a_cycle_are_a_tie_and_go_by_lot() {
        let cycle = |tie: &str| counted(&format!("3 1\n[tie {tie}]\n1 1 2 3 0\n1 2 3 1 0\n1 3 1 2 0\n0\nA\nB\nC\n"));

        let (file_order, other) = (cycle("1 2 3"), cycle("3 1 2"));

        assert!(file_order.is_tied && other.is_tied);
        assert_eq!((numbers(&file_order.placing.winners), numbers(&other.placing.winners)), (vec![1], vec![3]));
        assert_eq!(file_order.defeats[2].outcome, Outcome::ClosesCycleByLot);
    }

    #[test]
    fn equal_defeats_that_close_no_cycle_are_no_tie() {
        let pairs = counted("3 1\n2 1 2=3 0\n0\nA\nB\nC\n");

        assert!(!pairs.is_tied);
        assert_eq!(pairs.placing.order.iter().map(|group| numbers(group)).collect::<Vec<_>>(), [vec![1], vec![2, 3]]);
    }
}
