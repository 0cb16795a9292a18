//! Identifiers: one newtype for every kind of thing, all of them UUIDs.

use std::{cmp::Ordering, fmt, hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::{Builder, Uuid};

use crate::Timestamp;

/// Names the kind of thing that an [`Id`] points to.
pub trait Kind: 'static {
    /// The word for it in messages and logs.
    const WORD: &'static str;
}

/// The kinds of the things that more than one crate speaks of.
pub mod kinds {
    use super::Kind;

    macro_rules! kinds {
        ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {$(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name {}
            impl Kind for $name { const WORD: &'static str = $word; }
        )*};
    }
    kinds! {
        /// A person, member or not.
        Person = "person",
        /// A place in the tree of places.
        Place = "place",
        /// An office held by a person.
        Office = "office",
        /// A ballot as a whole.
        Ballot = "ballot",
        /// An option on a ballot paper.
        BallotOption = "option",
    }
}

/// The identifier of one thing of kind `K`.
///
/// ```
/// use terms::{PersonId, Timestamp};
/// let id = PersonId::in_order(Timestamp::from_micros(1_000_000), [7; 10]);
/// assert_eq!(id.to_string().parse::<PersonId>(), Ok(id));
/// ```
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

/// Text that is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct IdError;

impl<K: Kind> Id<K> {
    /// A UUID version 7: the time first, so that neighbours in time are neighbours in the table.
    ///
    /// Never for anything that belongs to a secret vote: it tells when it was made.
    ///
    /// Source: RFC 9562, section 5.7.
    pub fn in_order(now: Timestamp, chance: [u8; 10]) -> Self {
        let millis = u64::try_from(now.micros() / 1_000).unwrap_or(0);
        Self(Builder::from_unix_timestamp_millis(millis, &chance).into_uuid(), PhantomData)
    }

    /// A UUID version 4: chance alone, telling nothing of when or after what it was made.
    ///
    /// Source: RFC 9562, section 5.4.
    pub fn by_chance(chance: [u8; 16]) -> Self {
        Self(Builder::from_random_bytes(chance).into_uuid(), PhantomData)
    }

    /// The id that stands in a database.
    pub fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The id as it goes into a database.
    pub fn uuid(self) -> Uuid {
        self.0
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> hash::Hash for Id<K> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}
impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", K::WORD, self.0)
    }
}
impl<K> FromStr for Id<K> {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        // Only the canonical form: one thing has one address.
        let id = Uuid::try_parse(text).map_err(|_| IdError)?;
        if id.hyphenated().to_string() != text {
            return Err(IdError);
        }
        Ok(Self(id, PhantomData))
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use crate::{PersonId, Timestamp};

    #[test]
    fn ids_made_later_sort_later() {
        let early = PersonId::in_order(Timestamp::from_micros(5_000_000), [255; 10]);
        let late = PersonId::in_order(Timestamp::from_micros(5_001_000), [0; 10]);

        assert!(early < late);
    }

    #[test]
    fn an_id_by_chance_is_version_four() {
        assert_eq!(PersonId::by_chance([3; 16]).uuid().get_version_num(), 4);
    }

    #[test]
    fn only_the_canonical_text_is_an_id() {
        let id = PersonId::by_chance([171; 16]).to_string();

        assert!(id.to_uppercase().parse::<PersonId>().is_err());
        assert!(id.replace('-', "").parse::<PersonId>().is_err());
        assert!("".parse::<PersonId>().is_err());
    }
}
