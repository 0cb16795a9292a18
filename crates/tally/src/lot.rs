//! The lot: an order of all candidates, fixed before the count, that settles what the rule leaves equal.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::ballots::{self, CandidateNo, Election, InvalidName};
use crate::limits;

/// Where the order comes from. "Chosen by lot" is always the tied candidate who stands first in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Lot {
    /// The file's `[tie …]` line; without one, the order of the candidates in the file.
    #[default]
    FileOrder,
    /// By SHA-256 of seed, contest and candidate, smallest first; see [`digest`].
    Seed {
        /// What the committed seeds add up to; 1 to [`limits::SEED_BYTES`] bytes.
        seed: Vec<u8>,
        /// Keeps the lots of several contests under one seed apart.
        contest: String,
    },
    /// Drawn by hand before witnesses, everybody at once.
    Manual {
        /// Every candidate once, in the order drawn.
        order: Vec<CandidateNo>,
        /// The names of those who saw it; at least one.
        witnesses: Vec<String>,
    },
}

/// Why there is no lot.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LotError {
    /// A lot by seed needs one, of a bearable length.
    #[error("a seed has 1 to {max} bytes", max = limits::SEED_BYTES)]
    Seed,
    /// The contest's id does not fit.
    #[error("the contest's id cannot be used: {0}")]
    Contest(InvalidName),
    /// A lot drawn by hand must name every candidate once.
    #[error("a lot drawn by hand names every candidate exactly once")]
    Order,
    /// A lot that nobody saw is no lot.
    #[error("a lot drawn by hand names at least one witness, and each by a name")]
    Witnesses,
}

/// The lot as the transcript tells it: an input of the count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotRecord {
    /// How the order was made.
    #[serde(flatten)]
    pub source: LotSource,
    /// Every candidate, the first chosen first.
    pub order: Vec<CandidateNo>,
}

/// How the order was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LotSource {
    /// As the file states it.
    FileOrder,
    /// By hash.
    Seed {
        /// The seed in lower-case hexadecimal.
        seed: String,
        /// The contest's id.
        contest: String,
    },
    /// By hand.
    Manual {
        /// Who saw it.
        witnesses: Vec<String>,
    },
}

impl Lot {
    /// The order for this contest.
    ///
    /// # Errors
    /// [`LotError`].
    ///
    /// ```
    /// use tally::{Election, Lot};
    /// let election = Election::new("Secretary", 1, ["Ann", "Bob"])?;
    /// let lot = Lot::Seed { seed: vec![0x2a], contest: "secretary".into() };
    /// assert_eq!(lot.draw(&election)?.order.len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn draw(&self, election: &Election) -> Result<LotRecord, LotError> {
        self.draw_of(election.candidates().len(), election.tie_order())
    }

    /// The order of so many candidates, parties or projects; `stated` is the order that the file gives, if it does.
    ///
    /// # Errors
    /// [`LotError`].
    pub(crate) fn draw_of(&self, candidates: usize, stated: Option<&[CandidateNo]>) -> Result<LotRecord, LotError> {
        let in_file = || CandidateNo::all(candidates).collect::<Vec<_>>();
        match self {
            Self::FileOrder => {
                let order = stated.map_or_else(in_file, <[_]>::to_vec);
                Ok(LotRecord { source: LotSource::FileOrder, order })
            }
            Self::Seed { seed, contest } => {
                check_seed(seed, contest)?;
                let mut order = in_file();
                order.sort_by_cached_key(|&candidate| digest(seed, contest, candidate));
                let source = LotSource::Seed { seed: hex::encode(seed), contest: contest.clone() };
                Ok(LotRecord { source, order })
            }
            Self::Manual { order, witnesses } => {
                check_hand(order, witnesses, candidates)?;
                let source = LotSource::Manual { witnesses: witnesses.clone() };
                Ok(LotRecord { source, order: order.clone() })
            }
        }
    }
}

/// SHA-256(seed ‖ contest ‖ candidate): the seed's bytes, the contest's id in UTF-8, and the candidate's
/// number as exactly four ASCII digits (`0001` is the first of the file). Nothing stands between them: the last
/// part has a fixed length, so under one seed no two pairs of contest and candidate hash the same bytes.
///
/// ```
/// let ann = tally::CandidateNo::new(1).expect("not nought");
/// let hash = tally::lot::digest(&[0x2a], "secretary", ann);
/// // printf '\x2asecretary0001' | sha256sum
/// assert_eq!(hex::encode(&hash[..4]), "3938b232");
/// ```
pub fn digest(seed: &[u8], contest: &str, candidate: CandidateNo) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed);
    hash.update(contest.as_bytes());
    hash.update(format!("{:04}", candidate.get()).as_bytes());
    hash.finalize().into()
}

fn check_seed(seed: &[u8], contest: &str) -> Result<(), LotError> {
    if !(1..=limits::SEED_BYTES).contains(&seed.len()) {
        return Err(LotError::Seed);
    }
    ballots::check_title(contest).map_err(LotError::Contest)
}

fn check_hand(order: &[CandidateNo], witnesses: &[String], candidates: usize) -> Result<(), LotError> {
    if !ballots::names_all(order, candidates) {
        return Err(LotError::Order);
    }
    if witnesses.is_empty() || witnesses.iter().any(|name| ballots::check_name(name).is_err()) {
        return Err(LotError::Witnesses);
    }
    Ok(())
}

impl LotRecord {
    /// Who of these stands first in the order.
    pub(crate) fn first_of(&self, tied: &[CandidateNo]) -> CandidateNo {
        let first = self.order.iter().find(|candidate| tied.contains(candidate));
        *first.expect("the order names every candidate, and a tie has some")
    }

    /// Each candidate's place in the order.
    pub(crate) fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.order.len()];
        for (place, candidate) in self.order.iter().enumerate() {
            places[candidate.index()] = place;
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no(number: u16) -> CandidateNo {
        CandidateNo::new(number).unwrap()
    }

    fn order(lot: &Lot) -> Result<Vec<u16>, LotError> {
        let election = Election::new("", 1, ["Ann", "Bob", "Cat"]).unwrap();
        lot.draw(&election).map(|record| record.order.iter().map(|candidate| candidate.get()).collect())
    }

    fn seeded(seed: &[u8], contest: &str) -> Lot {
        Lot::Seed { seed: seed.to_vec(), contest: contest.to_owned() }
    }

    #[test]
    fn a_seed_gives_the_order_of_the_hashes() {
        // printf '\x07leader0001' | sha256sum begins with 032e, 0002 with d111, 0003 with 4d98.
        assert_eq!(order(&seeded(&[7], "leader")), Ok(vec![1, 3, 2]));
    }

    #[test]
    fn contests_under_one_seed_have_lots_of_their_own() {
        assert_ne!(digest(&[7], "leader", no(11)), digest(&[7], "leader1", no(1)));
        assert_ne!(digest(&[7], "leader", no(1)), digest(&[7], "deputy", no(1)));
    }

    #[test]
    fn a_lot_drawn_by_hand_needs_everybody_once_and_a_witness() {
        let hand = |order: &[u16], witnesses: &[&str]| Lot::Manual {
            order: order.iter().map(|&number| no(number)).collect(),
            witnesses: witnesses.iter().map(|&name| name.to_owned()).collect(),
        };

        assert_eq!(order(&hand(&[3, 1, 2], &["Fay"])), Ok(vec![3, 1, 2]));
        assert_eq!(order(&hand(&[3, 1], &["Fay"])), Err(LotError::Order));
        assert_eq!(order(&hand(&[3, 1, 1], &["Fay"])), Err(LotError::Order));
        assert_eq!(order(&hand(&[3, 1, 2], &[])), Err(LotError::Witnesses));
        assert_eq!(order(&hand(&[3, 1, 2], &[" "])), Err(LotError::Witnesses));
    }

    #[test]
    fn a_lot_needs_a_seed_of_bearable_length() {
        assert_eq!(order(&seeded(&[], "leader")), Err(LotError::Seed));
        assert_eq!(order(&seeded(&[0; 1_025], "leader")), Err(LotError::Seed));
        assert_eq!(order(&seeded(&[1], "a\nb")), Err(LotError::Contest(InvalidName::ControlCharacter)));
    }
}
