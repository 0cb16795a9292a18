//! Borda's count, for teaching: a point for every option ranked below, half a point for an equal one.
//!
//! It can elect somebody whom a majority would exchange for another, and adding an option like one's own helps; neither holds
//! for the other rules here. Source: J.-C. de Borda (1784), for equal ranks in the symmetric form; docs/rules/condorcet.md, 7.

use serde::{Deserialize, Serialize};

use super::matrix::Matrix;
use super::placing::Placing;
use crate::ballots::CandidateNo;
use crate::lot::LotRecord;
use crate::number::Fixed;

/// What the rule makes of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Borda {
    /// Points per option, in file order, to half a point.
    pub points: Vec<Fixed>,
    /// By points, most first.
    #[serde(flatten)]
    pub placing: Placing,
}

/// Points of an option = Σ over the others of papers that rank it above + ½ × papers that rank neither above.
pub(crate) fn count(matrix: &Matrix, considered: &[CandidateNo], valid: u64, lot: &LotRecord) -> Borda {
    let mut halves = vec![0_i128; matrix.size()];
    for &candidate in considered {
        let others = considered.iter().filter(|&&other| other != candidate);
        // 2 × above + equal = above + all − below.
        let halves_over = |&other: &CandidateNo| i128::from(valid) + i128::from(matrix.margin(candidate, other));
        halves[candidate.index()] = others.map(halves_over).sum();
    }
    let placing = Placing::by(considered, None, lot, |candidate| halves[candidate.index()]);
    Borda { points: halves.into_iter().map(|halves| Fixed::new(halves * 5, 1)).collect(), placing }
}
