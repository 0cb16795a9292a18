//! Score: the sum of the grades.
//!
//! Source: section 15; docs/rules/grades.md, 3.

use serde::{Deserialize, Serialize};

use crate::ballots::CandidateNo;

/// What the rule makes of the histograms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Per option, in file order, the sum of its grades.
    pub totals: Vec<u64>,
    /// Largest sum first; equal sums stand together, in file order.
    pub order: Vec<Vec<CandidateNo>>,
}

pub(crate) fn count(histograms: &[Vec<u64>]) -> Score {
    let totals = totals(histograms);
    let sorted = sorted(&totals);
    let groups = sorted.chunk_by(|one, next| totals[one.index()] == totals[next.index()]);
    Score { order: groups.map(<[_]>::to_vec).collect(), totals }
}

/// The sums. At most 10¹² papers and 1,000 grades: they fit.
pub(crate) fn totals(histograms: &[Vec<u64>]) -> Vec<u64> {
    let sum = |histogram: &Vec<u64>| (0_u64..).zip(histogram).map(|(grade, papers)| grade * papers).sum();
    histograms.iter().map(sum).collect()
}

/// Every option by its sum, largest first; equals in file order.
pub(crate) fn sorted(totals: &[u64]) -> Vec<CandidateNo> {
    let mut sorted: Vec<CandidateNo> = CandidateNo::all(totals.len()).collect();
    sorted.sort_by_key(|candidate| std::cmp::Reverse(totals[candidate.index()]));
    sorted
}
