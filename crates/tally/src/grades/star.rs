//! STAR: the two largest sums, then the one of the two that more papers grade higher.
//!
//! Programs differ in how they settle ties. Here: of equal sums, file order decides who is a finalist; a final in which equally
//! many papers prefer each goes to the larger sum, and then by file order. Every step is in the report.
//!
//! Source: sections 6 and 15; docs/rules/grades.md, 4.

use serde::{Deserialize, Serialize};

use super::papers::{GradePapers, grade};
use super::score;
use crate::ballots::CandidateNo;

/// What the rule makes of the papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Star {
    /// Per option, in file order, the sum of its grades.
    pub totals: Vec<u64>,
    /// The two largest sums, the larger first; one where there is only one option.
    pub finalists: Vec<CandidateNo>,
    /// Who had the sum of a finalist, of whom file order took some and left some, in file order; empty when nobody was left.
    pub tied_for_final: Vec<CandidateNo>,
    /// Per finalist the papers that grade it higher than the other.
    pub prefer: Vec<u64>,
    /// Papers that grade both alike.
    pub no_preference: u64,
    /// Who won.
    pub winner: CandidateNo,
    /// What decided the final.
    pub decided_by: Decided,
}

/// What decided the final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// There is only one option.
    OnlyOption,
    /// More papers grade it higher.
    Papers,
    /// Equally many papers prefer each: the larger sum.
    Sum,
    /// Equal sums too: the order of the file.
    FileOrder,
}

pub(crate) fn count(papers: &GradePapers, histograms: &[Vec<u64>]) -> Star {
    let totals = score::totals(histograms);
    let sorted = score::sorted(&totals);
    let total = |candidate: CandidateNo| totals[candidate.index()];
    let (&[one, two], rest) = sorted.split_first_chunk().unwrap_or((&[sorted[0]; 2], &[]));
    if one == two {
        let (finalists, prefer, decided_by) = (vec![one], vec![0], Decided::OnlyOption);
        let no_preference = papers.total();
        return Star { totals, finalists, tied_for_final: Vec::new(), prefer, no_preference, winner: one, decided_by };
    }
    let is_cut = rest.first().is_some_and(|&third| total(third) == total(two));
    let tied = papers.numbers().filter(|&candidate| is_cut && total(candidate) == total(two));
    let prefer = preferences(papers, one, two);
    let (winner, decided_by) = match (prefer[0].cmp(&prefer[1]), total(one) == total(two)) {
        (std::cmp::Ordering::Greater, _) => (one, Decided::Papers),
        (std::cmp::Ordering::Less, _) => (two, Decided::Papers),
        // The finalists are sorted by sum, equals by file order.
        (std::cmp::Ordering::Equal, false) => (one, Decided::Sum),
        (std::cmp::Ordering::Equal, true) => (one, Decided::FileOrder),
    };
    Star {
        finalists: vec![one, two],
        tied_for_final: tied.collect(),
        no_preference: papers.total() - prefer[0] - prefer[1],
        prefer: prefer.to_vec(),
        totals,
        winner,
        decided_by,
    }
}

/// Papers that grade the first higher, and papers that grade the second higher.
fn preferences(papers: &GradePapers, one: CandidateNo, two: CandidateNo) -> [u64; 2] {
    let mut prefer = [0, 0];
    for (row, weight) in papers.rows() {
        match grade(row[one.index()]).cmp(&grade(row[two.index()])) {
            std::cmp::Ordering::Greater => prefer[0] += weight,
            std::cmp::Ordering::Less => prefer[1] += weight,
            std::cmp::Ordering::Equal => {}
        }
    }
    prefer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grades::{Rule, count, read};

    fn star(file: &str) -> Star {
        count(Rule::Star, &read(file.as_bytes()).unwrap()).unwrap().star.unwrap()
    }

    fn numbers(list: &[CandidateNo]) -> Vec<u16> {
        list.iter().map(|candidate| candidate.get()).collect()
    }

    #[test]
    fn file_order_decides_who_of_equal_sums_is_a_finalist_and_it_is_said() {
        let star = star("ann,bob,cat\n3,2,0\n2,2,1\n0,3,1\n0,2,3\n");

        assert_eq!((star.totals.clone(), numbers(&star.finalists)), (vec![5, 9, 5], vec![2, 1]));
        assert_eq!(numbers(&star.tied_for_final), [1, 3]);
        assert_eq!((star.prefer, star.no_preference, star.winner.get()), (vec![2, 1], 1, 2));
    }

    #[test]
    fn an_equal_final_goes_to_the_larger_sum_and_then_by_file_order() {
        let larger = star("ann,bob\n1,5\n3,2\n");
        let equal = star("ann,bob\n1,2\n2,1\n");

        assert_eq!((larger.winner.get(), larger.decided_by), (2, Decided::Sum));
        assert_eq!((equal.winner.get(), equal.decided_by), (1, Decided::FileOrder));
        assert_eq!(numbers(&equal.tied_for_final), [0; 0], "nobody was left out");
    }

    #[test]
    fn the_smaller_sum_wins_a_final_in_which_more_papers_prefer_it() {
        let star = star("ann,bob,cat\n5,0,0\n1,2,0\n1,2,0\n");

        assert_eq!((numbers(&star.finalists), star.winner.get(), star.decided_by), (vec![1, 2], 2, Decided::Papers));
    }

    #[test]
    fn one_option_alone_wins() {
        assert_eq!((star("ann\n3\n").winner.get(), star("ann\n3\n").decided_by), (1, Decided::OnlyOption));
    }
}
