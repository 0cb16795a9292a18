//! What every rule on pairs ends with: an order with its ties, winners, and one of them.

use serde::{Deserialize, Serialize};

use crate::ballots::CandidateNo;
use crate::lot::LotRecord;

/// Who stands where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placing {
    /// Those whom the rule leaves first, in file order; several are a tie.
    pub winners: Vec<CandidateNo>,
    /// The winner; of several, the first in the lot.
    pub elected: CandidateNo,
    /// Everybody in question, best first; those whom the rule leaves equal stand together, in file order.
    pub order: Vec<Vec<CandidateNo>>,
}

impl Placing {
    /// The order by a figure, largest first, with winners that the rule may state otherwise.
    ///
    /// `considered` is in file order and not empty.
    pub(crate) fn by<K: Ord>(
        considered: &[CandidateNo],
        winners: Option<Vec<CandidateNo>>,
        lot: &LotRecord,
        key: impl Fn(CandidateNo) -> K,
    ) -> Self {
        let mut sorted = considered.to_vec();
        // A stable sort: equals stay in file order.
        sorted.sort_by_cached_key(|&candidate| std::cmp::Reverse(key(candidate)));
        let groups = sorted.chunk_by(|&one, &next| key(one) == key(next));
        let order: Vec<Vec<CandidateNo>> = groups.map(<[_]>::to_vec).collect();
        let winners = winners.unwrap_or_else(|| order[0].clone());
        Self { elected: lot.first_of(&winners), winners, order }
    }
}
