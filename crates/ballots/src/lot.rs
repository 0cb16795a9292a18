//! Seeds of the lot: committed before voting opens, shown after it closes, so that nobody can choose an outcome.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use terms::{PersonId, Plain};

/// A seed as its giver writes it: thrown dice, a line of a book that only she opened. 20 to 200 characters.
pub type SeedText = Plain<200>;

/// Fewer characters than this could be guessed from the commitment.
pub const SHORTEST_SEED: usize = 20;

/// SHA-256 of the seed's text in UTF-8, so that `printf %s 'the seed' | sha256sum` shows the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commitment(pub [u8; 32]);

impl Commitment {
    /// The commitment to a seed.
    pub fn to(seed: &SeedText) -> Self {
        Self(Sha256::digest(seed.as_str().as_bytes()).into())
    }

    /// The commitment written as 64 hexadecimal digits, as its giver computed it elsewhere.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(Self(bytes))
    }
}

/// One giver's part of the lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed {
    /// Who gave it.
    pub giver: PersonId,
    /// Published before voting opened.
    pub commitment: Commitment,
    /// Shown after voting closed.
    pub revealed: Option<SeedText>,
}

/// How ties that history does not settle are settled: an input of the count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Lot {
    /// By the seeds of several people.
    Seed {
        /// The combined seed, 64 hexadecimal digits.
        seed: String,
    },
    /// Drawn by hand before witnesses, because a seed was missing.
    Manual {
        /// Places on the paper, counted from 1, first drawn first.
        order: Vec<u16>,
        /// The names of at least two people who saw it.
        witnesses: Vec<String>,
    },
}

/// Why a seed or a lot is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LotRefused {
    /// A seed that could be guessed.
    #[error("ballots-lot-short")]
    Short,
    /// The person has given one already.
    #[error("ballots-lot-again")]
    Again,
    /// The same commitment as somebody else's: copied.
    #[error("ballots-lot-copied")]
    Copied,
    /// Never committed to.
    #[error("ballots-lot-no-commitment")]
    NoCommitment,
    /// Not the seed that was committed to.
    #[error("ballots-lot-other-seed")]
    OtherSeed,
    /// A manual lot although all seeds are there: the seeds decide.
    #[error("ballots-lot-not-needed")]
    NotNeeded,
    /// The order does not name each option once.
    #[error("ballots-lot-order")]
    Order,
    /// Fewer than two witnesses, or one twice.
    #[error("ballots-lot-witnesses")]
    Witnesses,
    /// Neither seeds nor a manual lot.
    #[error("ballots-lot-missing")]
    Missing,
}

/// The seeds with one more commitment.
///
/// # Errors
/// [`LotRefused::Again`] or [`LotRefused::Copied`].
///
/// Source: ballot rule 8.1 (docs/rules/ballots.md).
pub fn commit(mut seeds: Vec<Seed>, giver: PersonId, commitment: Commitment) -> Result<Vec<Seed>, LotRefused> {
    if seeds.iter().any(|seed| seed.giver == giver) {
        return Err(LotRefused::Again);
    }
    if seeds.iter().any(|seed| seed.commitment == commitment) {
        return Err(LotRefused::Copied);
    }
    seeds.push(Seed { giver, commitment, revealed: None });
    Ok(seeds)
}

/// The seed that its giver shows, when it is the one she committed to.
///
/// # Errors
/// [`LotRefused::Short`], [`LotRefused::NoCommitment`] or [`LotRefused::OtherSeed`].
///
/// Source: ballot rule 8.2 (docs/rules/ballots.md).
pub fn reveal(seeds: &[Seed], giver: PersonId, text: SeedText) -> Result<Seed, LotRefused> {
    long_enough(&text)?;
    let seed = seeds.iter().find(|seed| seed.giver == giver).ok_or(LotRefused::NoCommitment)?;
    if Commitment::to(&text) != seed.commitment {
        return Err(LotRefused::OtherSeed);
    }
    Ok(Seed { revealed: Some(text), ..seed.clone() })
}

/// That the seed is long enough not to be guessed.
///
/// # Errors
/// [`LotRefused::Short`].
pub fn long_enough(seed: &SeedText) -> Result<(), LotRefused> {
    if seed.as_str().chars().count() < SHORTEST_SEED { Err(LotRefused::Short) } else { Ok(()) }
}

/// The combined seed, when two or more people committed and every one of them has shown hers: SHA-256 over the
/// commitments' order of each seed's length in bytes (8 bytes, big-endian) and its text.
///
/// Source: ballot rule 8.3 (docs/rules/ballots.md).
pub fn combined(seeds: &[Seed]) -> Option<[u8; 32]> {
    if seeds.len() < 2 {
        return None;
    }
    // An order that nobody chooses: of the commitments, which were all fixed before any seed was shown.
    let mut seeds: Vec<&Seed> = seeds.iter().collect();
    seeds.sort_by_key(|seed| seed.commitment);
    let mut hash = Sha256::new();
    for seed in seeds {
        let text = seed.revealed.as_ref()?.as_str().as_bytes();
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text);
    }
    Some(hash.finalize().into())
}

/// The lot of a count: the seeds when all are there, otherwise the manual lot.
///
/// # Errors
/// [`LotRefused::Missing`] when there is neither.
///
/// Source: ballot rules 8.3 and 8.4 (docs/rules/ballots.md).
pub fn settle(seeds: &[Seed], manual: Option<Lot>) -> Result<Lot, LotRefused> {
    if let Some(seed) = combined(seeds) {
        return Ok(Lot::Seed { seed: hex::encode(seed) });
    }
    manual.ok_or(LotRefused::Missing)
}

/// A lot drawn by hand among `options` options, because the seeds are not all there.
///
/// # Errors
/// [`LotRefused::NotNeeded`], [`LotRefused::Order`] or [`LotRefused::Witnesses`].
///
/// Source: ballot rule 8.4 (docs/rules/ballots.md).
pub fn drawn(seeds: &[Seed], options: usize, order: Vec<u16>, witnesses: Vec<Plain<80>>) -> Result<Lot, LotRefused> {
    if combined(seeds).is_some() {
        return Err(LotRefused::NotNeeded);
    }
    let mut sorted = order.clone();
    sorted.sort_unstable();
    if !sorted.iter().map(|place| usize::from(*place)).eq(1..=options) {
        return Err(LotRefused::Order);
    }
    let mut names: Vec<String> = witnesses.iter().map(|name| name.as_str().to_lowercase()).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() < 2 || names.len() != witnesses.len() {
        return Err(LotRefused::Witnesses);
    }
    Ok(Lot::Manual { order, witnesses: witnesses.iter().map(|name| name.as_str().to_owned()).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{ANN, BOB, CAT, person};

    const DICE: &str = "3 5 1 1 6 2 4 4 2 6 1 3 5 5 2";
    const BOOK: &str = "It was a bright cold day in April";

    fn text(seed: &str) -> SeedText {
        seed.parse().unwrap()
    }

    fn committed() -> Vec<Seed> {
        let seeds = commit(Vec::new(), person(ANN), Commitment::to(&text(DICE))).unwrap();
        commit(seeds, person(BOB), Commitment::to(&text(BOOK))).unwrap()
    }

    fn revealed() -> Vec<Seed> {
        let seeds = committed();
        [(ANN, DICE), (BOB, BOOK)].map(|(who, seed)| reveal(&seeds, person(who), text(seed)).unwrap()).to_vec()
    }

    fn names(names: &[&str]) -> Vec<Plain<80>> {
        names.iter().map(|name| name.parse().unwrap()).collect()
    }

    #[test]
    fn a_commitment_is_plain_sha_256_that_any_tool_computes() {
        assert_eq!(
            hex::encode(Commitment::to(&text("abc")).0),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn nobody_commits_twice_or_copies() {
        let again = commit(committed(), person(ANN), Commitment([1; 32]));
        let copied = commit(committed(), person(CAT), Commitment::to(&text(DICE)));

        assert_eq!(again, Err(LotRefused::Again));
        assert_eq!(copied, Err(LotRefused::Copied));
    }

    #[test]
    fn only_the_seed_committed_to_is_taken() {
        assert_eq!(reveal(&committed(), person(ANN), text(BOOK)), Err(LotRefused::OtherSeed));
        assert_eq!(reveal(&committed(), person(CAT), text(DICE)), Err(LotRefused::NoCommitment));
        assert_eq!(reveal(&committed(), person(ANN), text("short")), Err(LotRefused::Short));
    }

    #[test]
    fn the_combined_seed_needs_two_people_and_all_of_them() {
        let mut seeds = revealed();
        let both = combined(&seeds);
        seeds.reverse();

        assert!(both.is_some());
        assert_eq!(combined(&seeds), both, "whoever is listed first");
        assert_eq!(combined(&seeds[..1]), None);
        seeds[0].revealed = None;
        assert_eq!(combined(&seeds), None);
    }

    #[test]
    fn each_seed_changes_the_combined_one() {
        let other = "Nobody heard him, the dead man";
        let seeds = commit(committed()[..1].to_vec(), person(BOB), Commitment::to(&text(other))).unwrap();
        let shown = [(ANN, DICE), (BOB, other)].map(|(who, seed)| reveal(&seeds, person(who), text(seed)).unwrap());

        assert_ne!(combined(&shown), combined(&revealed()));
    }

    #[test]
    fn a_missing_seed_is_replaced_by_a_lot_before_two_witnesses() {
        let lot = drawn(&committed(), 3, vec![2, 3, 1], names(&["Eve", "Fay"])).unwrap();

        assert_eq!(settle(&committed(), Some(lot.clone())), Ok(lot));
        assert_eq!(settle(&committed(), None), Err(LotRefused::Missing));
    }

    #[test]
    fn a_manual_lot_cannot_replace_seeds_that_are_all_there() {
        assert_eq!(drawn(&revealed(), 3, vec![1, 2, 3], names(&["Eve", "Fay"])), Err(LotRefused::NotNeeded));
    }

    #[test]
    fn a_manual_lot_names_each_option_once_and_two_witnesses() {
        for order in [vec![], vec![1, 2], vec![1, 2, 2], vec![1, 2, 4], vec![0, 1, 2]] {
            assert_eq!(drawn(&committed(), 3, order, names(&["Eve", "Fay"])), Err(LotRefused::Order));
        }
        for witnesses in [&["Eve"][..], &[], &["Eve", "EVE"]] {
            assert_eq!(drawn(&committed(), 3, vec![1, 2, 3], names(witnesses)), Err(LotRefused::Witnesses));
        }
    }
}
