//! The roll: who may vote, frozen at an instant, with a hash that still holds when somebody on it is erased.
//!
//! Each entry has a commitment, SHA-256 over a random salt and the person's id. The roll's hash is taken over the
//! sorted commitments. When a person is erased her salt goes with her: the commitment stays, so that size and hash
//! can still be checked, but nobody can tell any longer whose it was.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use terms::{BallotId, Id, Kind, PersonId, PlaceId, Timestamp};

/// Kind of the id of one frozen roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RollKind {}

impl Kind for RollKind {
    const WORD: &'static str = "roll";
}

/// Id of one frozen roll.
pub type RollId = Id<RollKind>;

/// The chance in an entry's commitment.
pub type Salt = [u8; 16];

/// What is published of an entry.
pub type EntryHash = [u8; 32];

/// One person on the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Who may vote.
    pub person: PersonId,
    /// Where she is counted for turnout.
    pub region: PlaceId,
    /// The chance in her commitment.
    pub salt: Salt,
    /// Her commitment.
    pub commitment: EntryHash,
}

impl Entry {
    /// The entry of a person.
    pub fn new(ballot: BallotId, person: PersonId, region: PlaceId, salt: Salt) -> Self {
        Self { person, region, salt, commitment: commitment(ballot, person, salt) }
    }
}

/// SHA-256 over `flotilla roll entry 1`, a zero byte, the salt, the ballot's id and the person's id.
///
/// Source: ballot rule 5.4 (docs/rules/ballots.md).
pub fn commitment(ballot: BallotId, person: PersonId, salt: Salt) -> EntryHash {
    let mut hash = Sha256::new();
    hash.update(b"flotilla roll entry 1\0");
    hash.update(salt);
    hash.update(ballot.uuid().as_bytes());
    hash.update(person.uuid().as_bytes());
    hash.finalize().into()
}

/// SHA-256 over `flotilla roll 1`, a zero byte, the ballot's id, the number of entries (8 bytes, big-endian) and the
/// commitments in ascending order.
///
/// Source: ballot rule 5.4 (docs/rules/ballots.md).
pub fn hash(ballot: BallotId, commitments: &mut [EntryHash]) -> EntryHash {
    commitments.sort_unstable();
    let mut hash = Sha256::new();
    hash.update(b"flotilla roll 1\0");
    hash.update(ballot.uuid().as_bytes());
    hash.update((commitments.len() as u64).to_be_bytes());
    for commitment in commitments.iter() {
        hash.update(commitment);
    }
    hash.finalize().into()
}

/// What everybody sees of a frozen roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    /// Which of the stored rolls is valid.
    pub id: RollId,
    /// The instant as of which it was frozen.
    pub as_of: Timestamp,
    /// How many are on it.
    pub size: u64,
    /// Its hash, in hexadecimal digits.
    pub hash: String,
    /// How often it was corrected since; each correction is published.
    pub corrections: u32,
}

impl Roll {
    /// The roll of these entries.
    pub fn frozen(id: RollId, ballot: BallotId, as_of: Timestamp, commitments: &mut [EntryHash]) -> Self {
        let size = commitments.len() as u64;
        Self { id, as_of, size, hash: hex::encode(hash(ballot, commitments)), corrections: 0 }
    }

    /// The same roll after one more correction.
    #[must_use]
    pub fn corrected(self, ballot: BallotId, commitments: &mut [EntryHash]) -> Self {
        let corrections = self.corrections + 1;
        Self { corrections, ..Self::frozen(self.id, ballot, self.as_of, commitments) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{ANN, BOB, at, ballot, person, place};

    fn entries() -> Vec<EntryHash> {
        (1..=5).map(|who| Entry::new(ballot(1), person(who), place(1), [who; 16]).commitment).collect()
    }

    #[test]
    fn the_hash_does_not_depend_on_the_order_of_entries() {
        let mut turned = entries();
        turned.reverse();

        assert_eq!(hash(ballot(1), &mut entries()), hash(ballot(1), &mut turned));
    }

    #[test]
    fn one_person_more_fewer_or_other_changes_the_hash() {
        let whole = hash(ballot(1), &mut entries());
        let mut other = entries();
        other[0] = commitment(ballot(1), person(6), [1; 16]);

        assert_ne!(hash(ballot(1), &mut entries()[..4]), whole);
        assert_ne!(hash(ballot(1), &mut other), whole);
        assert_ne!(hash(ballot(2), &mut entries()), whole);
    }

    #[test]
    fn without_the_salt_a_commitment_says_nothing_of_the_person() {
        assert_ne!(commitment(ballot(1), person(ANN), [1; 16]), commitment(ballot(1), person(ANN), [2; 16]));
        assert_ne!(commitment(ballot(1), person(ANN), [1; 16]), commitment(ballot(1), person(BOB), [1; 16]));
    }

    #[test]
    fn the_encoding_is_the_published_one() {
        let expected = {
            let mut text = b"flotilla roll entry 1\0".to_vec();
            text.extend([7; 16]);
            text.extend(ballot(1).uuid().as_bytes());
            text.extend(person(ANN).uuid().as_bytes());
            <[u8; 32]>::from(Sha256::digest(&text))
        };

        assert_eq!(commitment(ballot(1), person(ANN), [7; 16]), expected);
    }

    #[test]
    fn a_correction_keeps_the_instant_and_is_counted() {
        let roll = Roll::frozen(RollId::by_chance([1; 16]), ballot(1), at(5), &mut entries());
        let corrected = roll.clone().corrected(ballot(1), &mut entries()[..4]);

        assert_eq!((corrected.as_of, corrected.size, corrected.corrections), (at(5), 4, 1));
        assert_ne!(corrected.hash, roll.hash);
    }
}
