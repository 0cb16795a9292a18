//! The Schulze method: who reaches the others on the stronger path.
//!
//! Source: M. Schulze, *A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
//! method*, Social Choice and Welfare 36 (2011), section 2.2 (strength of a path) and 2.3 (the algorithm), with the strength
//! of a link measured by winning votes; docs/rules/condorcet.md, 4.

use serde::{Deserialize, Serialize};

use super::matrix::Matrix;
use super::placing::Placing;
use crate::ballots::CandidateNo;
use crate::lot::LotRecord;

/// What the method makes of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schulze {
    /// Options × options in file order: the papers of the weakest link on the strongest path from row to column; 0 for none.
    pub strength: Vec<Vec<u64>>,
    /// Per option, in file order, how many others it beats by paths.
    pub beaten: Vec<u32>,
    /// By the number beaten, which is an order, because beating by paths is transitive.
    #[serde(flatten)]
    pub placing: Placing,
}

/// Counts. Winners are those whom nobody beats.
pub(crate) fn count(matrix: &Matrix, considered: &[CandidateNo], lot: &LotRecord) -> Schulze {
    let strength = widest_paths(matrix, considered);
    let mut beaten = vec![0; matrix.size()];
    let mut is_beaten = vec![false; matrix.size()];
    for &first in considered {
        for &second in considered {
            if strength.beats(first, second) {
                beaten[first.index()] += 1;
                is_beaten[second.index()] = true;
            }
        }
    }
    let winners = considered.iter().copied().filter(|candidate| !is_beaten[candidate.index()]).collect();
    let placing = Placing::by(considered, Some(winners), lot, |candidate| beaten[candidate.index()]);
    Schulze { strength: strength.rows(), beaten, placing }
}

/// The strength of the strongest path between every two. Source: section 2.3.1 of the paper.
fn widest_paths(matrix: &Matrix, considered: &[CandidateNo]) -> Matrix {
    let size = considered.len();
    let mut paths = Matrix::new(size);
    for (row, &first) in considered.iter().enumerate() {
        for (cell, &second) in paths.row_mut(row).iter_mut().zip(considered) {
            *cell = if matrix.beats(first, second) { matrix.over(first, second) } else { 0 };
        }
    }
    let mut through = vec![0; size];
    for middle in 0..size {
        through.copy_from_slice(paths.row_mut(middle));
        for row in (0..size).filter(|&row| row != middle) {
            let cells = paths.row_mut(row);
            let first = cells[middle];
            // Without a first half there is no path; most rows of a clear order end here.
            if first > 0 {
                for (cell, &second) in cells.iter_mut().zip(&through) {
                    *cell = (*cell).max(first.min(second));
                }
            }
        }
    }
    spread(&mut paths, matrix.size(), considered)
}

/// The same figures in the matrix of all options, without the cycles from an option to itself.
fn spread(paths: &mut Matrix, size: usize, considered: &[CandidateNo]) -> Matrix {
    let mut all = Matrix::new(size);
    for (row, first) in considered.iter().enumerate() {
        let cells = all.row_mut(first.index());
        for (&strength, second) in paths.row_mut(row).iter().zip(considered) {
            cells[second.index()] = if first == second { 0 } else { strength };
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::condorcet::{Options, Rule, count};

    /// The order, and the row of strengths of the first option.
    fn counted(file: &str) -> (Vec<Vec<u16>>, Vec<u16>, Vec<Vec<u64>>) {
        let election = crate::blt::read(file.as_bytes()).unwrap();
        let schulze = count(Rule::Schulze, &election, &Options::default()).unwrap().schulze.unwrap();
        let numbers = |list: &Vec<crate::CandidateNo>| list.iter().map(|candidate| candidate.get()).collect();
        (schulze.placing.order.iter().map(numbers).collect(), numbers(&schulze.placing.winners), schulze.strength)
    }

    #[test]
    fn example_1_of_the_paper_with_21_voters() {
        let (order, _, strength) =
            counted("4 1\n8 1 3 4 2 0\n2 2 1 4 3 0\n4 3 4 2 1 0\n4 4 2 1 3 0\n3 4 3 2 1 0\n0\na\nb\nc\nd\n");

        assert_eq!(strength, [[0, 14, 14, 12], [13, 0, 13, 12], [13, 15, 0, 12], [13, 19, 13, 0]]);
        assert_eq!(order, [[4], [1], [3], [2]]);
    }

    #[test]
    fn an_example_with_nine_voters_leaves_two_winners_and_a_lot() {
        let file = "4 1\n[tie 4 3 2 1]\n3 1 2 3 4 0\n2 4 1 2 3 0\n2 4 2 3 1 0\n2 3 2 4 1 0\n0\na\nb\nc\nd\n";

        let (order, winners, _) = counted(file);

        assert_eq!(winners, [2, 4], "b beats only c, d beats only a, and neither is beaten");
        assert_eq!(order, [vec![2, 4], vec![1, 3]]);
        let election = crate::blt::read(file.as_bytes()).unwrap();
        let report = count(Rule::Schulze, &election, &Options::default()).unwrap();
        assert_eq!(report.schulze.unwrap().placing.elected.get(), 4);
    }
}
