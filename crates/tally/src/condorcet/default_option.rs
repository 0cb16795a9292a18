//! An option against which the others must hold their own before they are compared: quorum and supermajority.
//!
//! Source: Debian constitution, A.6, points 2 and 3, as amended: an option that is not the default one is dropped when fewer
//! than the quorum rank it above the default option, or when it does not defeat the default option by its ratio, that is
//! when V(A,D) ≥ ratio × V(D,A) and V(A,D) > V(D,A) do not both hold; docs/rules/condorcet.md, 3.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::matrix::Matrix;
use crate::ballots::{CandidateNo, Election};

/// What the others are held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefaultOption {
    /// The option itself, such as "none of the above".
    pub option: CandidateNo,
    /// How many papers must rank an option above it; 0 for no quorum.
    pub quorum: u64,
    /// Options that need more than a majority against it.
    pub ratios: Vec<(CandidateNo, Ratio)>,
}

/// So many papers for, to so many against: 3 to 1, 2 to 1, 3 to 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    /// For; at least `against`.
    pub votes_for: u32,
    /// Against; at least 1.
    pub against: u32,
}

/// Why a default option cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvalidDefault {
    /// Nobody has this number.
    #[error("there is no candidate {0}")]
    Unknown(u16),
    /// It must stand, and be able to win.
    #[error("the default option was withdrawn, or can never win")]
    NotStanding,
    /// A ratio below 1, or against nothing.
    #[error("a ratio is at least 1 to 1")]
    Ratio,
    /// The default option is held against nothing, and each other option has one ratio.
    #[error("candidate {0} has two ratios, or is the default option and needs none")]
    RatioOf(u16),
}

/// The default option as the report tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefaultRecord {
    /// The option.
    pub option: CandidateNo,
    /// Papers needed above it.
    pub quorum: u64,
    /// Ratios other than 1 to 1, in file order.
    pub ratios: Vec<(CandidateNo, Ratio)>,
}

/// An option that is not compared with the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Which.
    pub candidate: CandidateNo,
    /// Why.
    pub because: Because,
}

/// Why an option is not compared with the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// It can never win, as undeclared write-ins.
    NeverWins,
    /// Too few papers rank it above the default option.
    Quorum,
    /// It does not defeat the default option by its ratio.
    Majority,
}

impl DefaultOption {
    /// The record of it, once it makes sense for the contest.
    pub(crate) fn check(&self, election: &Election) -> Result<DefaultRecord, InvalidDefault> {
        let candidate = |number: CandidateNo| {
            election.candidates().get(number.index()).ok_or(InvalidDefault::Unknown(number.get()))
        };
        let option = candidate(self.option)?;
        if option.is_withdrawn || option.never_wins {
            return Err(InvalidDefault::NotStanding);
        }
        let mut ratios = self.ratios.clone();
        ratios.sort_unstable_by_key(|(number, _)| *number);
        for &(number, ratio) in &ratios {
            candidate(number)?;
            if ratio.against == 0 || ratio.votes_for < ratio.against {
                return Err(InvalidDefault::Ratio);
            }
            if number == self.option {
                return Err(InvalidDefault::RatioOf(number.get()));
            }
        }
        match ratios.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(InvalidDefault::RatioOf(pair[0].0.get())),
            None => Ok(DefaultRecord { option: self.option, quorum: self.quorum, ratios }),
        }
    }
}

impl DefaultRecord {
    /// Why an option is dropped; `None` for one that stays.
    pub(crate) fn drops(&self, matrix: &Matrix, candidate: CandidateNo) -> Option<Because> {
        if candidate == self.option {
            return None;
        }
        let (votes_for, against) = (matrix.over(candidate, self.option), matrix.over(self.option, candidate));
        let of = self.ratios.iter().find(|(number, _)| *number == candidate);
        let ratio = of.map_or(Ratio { votes_for: 1, against: 1 }, |(_, ratio)| *ratio);
        let reaches =
            u128::from(votes_for) * u128::from(ratio.against) >= u128::from(against) * u128::from(ratio.votes_for);
        if votes_for < self.quorum {
            Some(Because::Quorum)
        } else if !reaches || votes_for <= against {
            Some(Because::Majority)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condorcet::{CondorcetError, Options, Report, Rule, count};

    fn no(number: u16) -> CandidateNo {
        CandidateNo::new(number).unwrap()
    }

    /// A beats B 6 to 4 and None 7 to 3; B beats None 6 to 4.
    fn counted(quorum: u64, ratios: &[(u16, u32, u32)]) -> Result<Report, CondorcetError> {
        let file = "3 1\n4 1 3 2 0\n2 1 2 3 0\n3 2 3 1 0\n1 2 1 3 0\n0\nA\nB\nNone\n";
        let election = crate::blt::read(file.as_bytes()).unwrap();
        let ratios = ratios.iter().map(|&(number, votes_for, against)| (no(number), Ratio { votes_for, against }));
        let default_option = Some(DefaultOption { option: no(3), quorum, ratios: ratios.collect() });
        count(Rule::Schulze, &election, &Options { default_option, ..Options::default() })
    }

    fn outcome(quorum: u64, ratios: &[(u16, u32, u32)]) -> (Vec<(u16, Because)>, u16) {
        let report = counted(quorum, ratios).unwrap();
        let dropped = report.dropped.iter().map(|one| (one.candidate.get(), one.because)).collect();
        (dropped, report.schulze.unwrap().placing.elected.get())
    }

    #[test]
    fn an_option_stays_that_reaches_quorum_and_ratio_exactly() {
        assert_eq!(outcome(0, &[]), (vec![], 1));
        assert_eq!(outcome(6, &[(1, 7, 3), (2, 3, 2)]), (vec![], 1));
    }

    #[test]
    fn an_option_below_quorum_or_ratio_is_dropped_before_the_rest_is_compared() {
        assert_eq!(outcome(7, &[]), (vec![(2, Because::Quorum)], 1));
        assert_eq!(outcome(0, &[(1, 3, 1)]), (vec![(1, Because::Majority)], 2));
        assert_eq!(outcome(8, &[]), (vec![(1, Because::Quorum), (2, Because::Quorum)], 3));
    }

    #[test]
    fn a_default_option_that_makes_no_sense_is_refused() {
        let refused = |ratios: &[(u16, u32, u32)]| counted(0, ratios).unwrap_err();

        assert_eq!(refused(&[(1, 1, 0)]), InvalidDefault::Ratio.into());
        assert_eq!(refused(&[(1, 1, 2)]), InvalidDefault::Ratio.into());
        assert_eq!(refused(&[(4, 2, 1)]), InvalidDefault::Unknown(4).into());
        assert_eq!(refused(&[(3, 2, 1)]), InvalidDefault::RatioOf(3).into());
        assert_eq!(refused(&[(1, 2, 1), (1, 3, 1)]), InvalidDefault::RatioOf(1).into());
    }
}
