//! The access log: who looked at which field of whom. Nobody can change a row of it, or take one out, unseen.
//!
//! Each row commits to what it says with a salt, and is chained to the row before it: the hash of a row is that of the hash
//! before, its number and its commitment. When somebody is erased, her id and the salt go; the commitment then tells nothing
//! any more, and the chain still holds.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use crate::person::Field;

/// Begins what a commitment is made of; another shape takes another one.
const COMMITMENT: &[u8] = b"flotilla access commitment 1";
/// Begins what the hash of a row is made of.
const LINK: &[u8] = b"flotilla access link 1";

/// SHA-256.
pub type Hash = [u8; 32];

/// The hash before the first row.
pub const BEGIN: Hash = [0; 32];

/// Reveals of one person within an hour, at most.
pub const PER_HOUR: i64 = 30;
/// And within a day.
pub const PER_DAY: i64 = 150;

static PURPOSES: LazyLock<Vec<String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/looks.json")).expect("a test reads the file"));

/// What one may look for; `membership-look-…` in the message files says it in words.
pub fn purposes() -> &'static [String] {
    &PURPOSES
}

/// What a row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look<'a> {
    /// Its number, from 1, without gaps.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Who looked.
    pub viewer: PersonId,
    /// In which office.
    pub office: OfficeId,
    /// Over which place.
    pub place: PlaceId,
    /// At whom.
    pub person: PersonId,
    /// At which field.
    pub field: Field,
    /// What for.
    pub purpose: &'a str,
}

impl Look<'_> {
    /// What the row commits to, under a salt of 32 random bytes.
    pub fn commitment(&self, salt: &[u8; 32]) -> Hash {
        let mut hash = Sha256::new();
        for part in [
            COMMITMENT,
            salt,
            &self.number.to_be_bytes(),
            &self.at.micros().to_be_bytes(),
            self.viewer.uuid().as_bytes(),
            self.office.uuid().as_bytes(),
            self.place.uuid().as_bytes(),
            self.person.uuid().as_bytes(),
            self.field.word().as_bytes(),
            self.purpose.as_bytes(),
        ] {
            // Lengths keep the parts apart.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
}

/// The hash of a row: over the hash before it, its number and its commitment.
pub fn link(before: &Hash, number: i64, commitment: &Hash) -> Hash {
    let mut hash = Sha256::new();
    hash.update(LINK);
    hash.update(before);
    hash.update(number.to_be_bytes());
    hash.update(commitment);
    hash.finalize().into()
}

/// A row as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Who looked; nobody once she was erased.
    pub viewer: Option<PersonId>,
    /// In which office.
    pub office: OfficeId,
    /// Over which place.
    pub place: PlaceId,
    /// At whom; nobody once she was erased.
    pub person: Option<PersonId>,
    /// At which field.
    pub field: Field,
    /// What for.
    pub purpose: String,
    /// Goes when one of the two is erased.
    pub salt: Option<[u8; 32]>,
    /// What it commits to.
    pub commitment: Hash,
    /// The hash up to here.
    pub hash: Hash,
}

/// Where a chain is broken, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A row is missing, or stands twice.
    #[error("row {0} is not where it should be: a row before it was taken out or put in")]
    Order(i64),
    /// What the row says is not what it commits to.
    #[error("row {0} was changed: it says something else than it commits to")]
    Changed(i64),
    /// The hash is not that of the rows before.
    #[error("row {0} does not follow from the rows before it")]
    Link(i64),
}

/// Checks a chain row by row; rows come in the order of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    /// The number of the last row that was checked; 0 before the first.
    pub number: i64,
    /// Its hash.
    pub head: Hash,
}

impl Chain {
    /// Before the first row.
    pub const fn new() -> Self {
        Self { number: 0, head: BEGIN }
    }

    /// Checks the next row.
    ///
    /// # Errors
    /// [`Broken`], with the number of the row.
    ///
    /// Source: docs/rules/membership.md, 40.
    pub fn follow(&mut self, row: &Row) -> Result<(), Broken> {
        if row.number != self.number + 1 {
            return Err(Broken::Order(row.number));
        }
        if let (Some(salt), Some(viewer), Some(person)) = (&row.salt, row.viewer, row.person) {
            let Row { number, at, office, place, field, .. } = *row;
            let look = Look { number, at, viewer, office, place, person, field, purpose: &row.purpose };
            if look.commitment(salt) != row.commitment {
                return Err(Broken::Changed(number));
            }
        }
        if link(&self.head, row.number, &row.commitment) != row.hash {
            return Err(Broken::Link(row.number));
        }
        *self = Self { number: row.number, head: row.hash };
        Ok(())
    }
}

impl Default for Chain {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: i64) -> Vec<Row> {
        let mut head = BEGIN;
        (1..=count)
            .map(|number| {
                let byte = u8::try_from(number).unwrap();
                let (viewer, person) = (PersonId::by_chance([byte; 16]), PersonId::by_chance([100 + byte; 16]));
                let (office, place) = (OfficeId::by_chance([7; 16]), PlaceId::by_chance([8; 16]));
                let (at, field, purpose) = (Timestamp::from_micros(number), Field::Email, "meeting");
                let salt = [byte; 32];
                let commitment = Look { number, at, viewer, office, place, person, field, purpose }.commitment(&salt);
                head = link(&head, number, &commitment);
                let purpose = purpose.to_owned();
                Row {
                    number,
                    at,
                    viewer: Some(viewer),
                    office,
                    place,
                    person: Some(person),
                    field,
                    purpose,
                    salt: Some(salt),
                    commitment,
                    hash: head,
                }
            })
            .collect()
    }

    fn checked(rows: &[Row]) -> Result<Chain, Broken> {
        let mut chain = Chain::new();
        rows.iter().try_for_each(|row| chain.follow(row)).map(|()| chain)
    }

    #[test]
    fn an_untouched_log_holds_and_an_empty_one_too() {
        assert_eq!(checked(&[]), Ok(Chain::new()));
        assert_eq!(checked(&rows(5)).unwrap(), Chain { number: 5, head: rows(5)[4].hash });
    }

    #[test]
    fn a_row_that_was_changed_taken_out_put_in_or_swapped_is_named() {
        let broken = |change: fn(&mut Vec<Row>)| {
            let mut rows = rows(5);
            change(&mut rows);
            checked(&rows).unwrap_err()
        };

        assert_eq!(broken(|rows| rows[2].field = Field::Address), Broken::Changed(3));
        assert_eq!(broken(|rows| rows[2].person = rows[3].person), Broken::Changed(3));
        assert_eq!(broken(|rows| rows[1].at = Timestamp::from_micros(99)), Broken::Changed(2));
        assert_eq!(broken(|rows| drop(rows.remove(2))), Broken::Order(4));
        assert_eq!(broken(|rows| rows.insert(2, rows[1].clone())), Broken::Order(2));
        assert_eq!(broken(|rows| rows.swap(1, 2)), Broken::Order(3));
        // Whoever changes a row and makes its commitment anew breaks the chain.
        assert_eq!(
            broken(|rows| {
                rows[2].salt = None;
                rows[2].commitment = [9; 32];
            }),
            Broken::Link(3)
        );
    }

    #[test]
    fn erasing_somebody_leaves_the_chain_whole_and_what_was_erased_cannot_be_guessed() {
        let mut rows = rows(5);
        let head = rows[4].hash;
        rows[2].person = None;
        rows[2].salt = None;
        rows[4].viewer = None;
        rows[4].salt = None;

        assert_eq!(checked(&rows).unwrap().head, head);
        // Without the salt even whoever knows everything else cannot tell whom it was.
        let row = &rows[2];
        let look = Look {
            number: row.number,
            at: row.at,
            viewer: row.viewer.unwrap(),
            office: row.office,
            place: row.place,
            person: PersonId::by_chance([103; 16]),
            field: row.field,
            purpose: &row.purpose,
        };
        assert_eq!(look.commitment(&[3; 32]), row.commitment);
        assert_ne!(look.commitment(&[0; 32]), row.commitment);
    }

    #[test]
    fn each_purpose_is_offered_once() {
        let mut words = purposes().to_vec();
        words.sort();
        words.dedup();

        assert_eq!(words.len(), purposes().len());
    }
}
