//! Copeland's count, for teaching: how many pairs an option wins, half for an equal pair.
//!
//! It often leaves several equal, which is why few use it alone. Source: A. H. Copeland (1951); docs/rules/condorcet.md, 8.

use serde::{Deserialize, Serialize};

use super::matrix::Matrix;
use super::placing::Placing;
use crate::ballots::CandidateNo;
use crate::lot::LotRecord;
use crate::number::Fixed;

/// What the rule makes of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copeland {
    /// Pairs won per option, in file order, to half a pair.
    pub pairs: Vec<Fixed>,
    /// By pairs won, most first.
    #[serde(flatten)]
    pub placing: Placing,
}

pub(crate) fn count(matrix: &Matrix, considered: &[CandidateNo], lot: &LotRecord) -> Copeland {
    let mut halves = vec![0_i128; matrix.size()];
    for &candidate in considered {
        let others = considered.iter().filter(|&&other| other != candidate);
        halves[candidate.index()] = others.map(|&other| i128::from(matrix.margin(candidate, other).signum()) + 1).sum();
    }
    let placing = Placing::by(considered, None, lot, |candidate| halves[candidate.index()]);
    Copeland { pairs: halves.into_iter().map(|halves| Fixed::new(halves * 5, 1)).collect(), placing }
}
