//! Minimax by margins: whose worst defeat is smallest.
//!
//! Source: section 5; P. B. Simpson (1969) and G. H. Kramer (1977); docs/rules/condorcet.md, 6.

use serde::{Deserialize, Serialize};

use super::matrix::Matrix;
use super::placing::Placing;
use crate::ballots::CandidateNo;
use crate::lot::LotRecord;

/// What the rule makes of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minimax {
    /// Per option, in file order, the margin of its worst defeat: papers against it less papers for it, negative for somebody
    /// who beats everybody; `null` for an option that is not in question or has no opponent.
    pub worst: Vec<Option<i64>>,
    /// By the worst defeat, smallest first.
    #[serde(flatten)]
    pub placing: Placing,
}

pub(crate) fn count(matrix: &Matrix, considered: &[CandidateNo], lot: &LotRecord) -> Minimax {
    let mut worst = vec![None; matrix.size()];
    for &candidate in considered {
        let others = considered.iter().filter(|&&other| other != candidate);
        worst[candidate.index()] = others.map(|&other| matrix.margin(other, candidate)).max();
    }
    let placing = Placing::by(considered, None, lot, |candidate| std::cmp::Reverse(worst[candidate.index()]));
    Minimax { worst, placing }
}
