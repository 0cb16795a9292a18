//! Words that all of Flotilla shares: ids, times, titles, languages.
//!
//! **Always true here:** no I/O, no clock, no chance. An id is laid out from a given time and given chance;
//! an instant is a number of microseconds handed in by the caller.

mod id;
mod language;
mod plain;
mod time;

pub use id::{Id, IdError, Kind, kinds};
pub use language::Language;
pub use plain::{Email, Plain, PlainError, Postcode};
pub use time::{Day, Timestamp, Zone, ZoneError};

/// Id of a person, member or not.
pub type PersonId = Id<kinds::Person>;
/// Id of a place: the movement itself, a region, a branch, or another unit.
pub type PlaceId = Id<kinds::Place>;
/// Id of an office: who holds it, over which places, until when.
pub type OfficeId = Id<kinds::Office>;
/// Id of a ballot, the whole event with its question and its dates.
pub type BallotId = Id<kinds::Ballot>;
/// Id of an option on a ballot paper: a candidate, a name, an answer.
pub type OptionId = Id<kinds::BallotOption>;
