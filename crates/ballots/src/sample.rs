//! People, places and options for the tests of this crate.

use terms::{BallotId, OptionId, PersonId, PlaceId, Timestamp};

pub(crate) const ANN: u8 = 1;
pub(crate) const BOB: u8 = 2;
pub(crate) const CAT: u8 = 3;
pub(crate) const DAN: u8 = 4;
pub(crate) const EVE: u8 = 5;
pub(crate) const FAY: u8 = 6;

pub(crate) fn person(number: u8) -> PersonId {
    PersonId::by_chance([number; 16])
}

pub(crate) fn place(number: u8) -> PlaceId {
    PlaceId::by_chance([number; 16])
}

pub(crate) fn option(number: u8) -> OptionId {
    OptionId::by_chance([number; 16])
}

pub(crate) fn ballot(number: u8) -> BallotId {
    BallotId::by_chance([number; 16])
}

pub(crate) fn at(micros: i64) -> Timestamp {
    Timestamp::from_micros(micros)
}
