//! Values bound to a statement: the few types that both engines store alike.

use sqlx::{Arguments, postgres::PgArguments, sqlite::SqliteArguments};
use terms::{Id, Kind, Timestamp};
use uuid::Uuid;

use crate::Error;

/// A bound value; `None` is NULL, typed because PostgreSQL asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// An identifier.
    Id(Option<Uuid>),
    /// A whole number, an amount in the smallest unit, or an instant in microseconds.
    Int(Option<i64>),
    /// Text.
    Text(Option<String>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
    /// True or false.
    Bool(Option<bool>),
}

/// The values of a statement, in the order of `$1`, `$2`, …
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Arg::from($value)),*] };
}

macro_rules! from {
    ($($kind:ident: $($type:ty => $convert:expr),+;)*) => {$($(
        impl From<$type> for Arg {
            fn from(value: $type) -> Self {
                Arg::$kind(Some($convert(value)))
            }
        }
        impl From<Option<$type>> for Arg {
            fn from(value: Option<$type>) -> Self {
                Arg::$kind(value.map($convert))
            }
        }
    )+)*};
}
from! {
    Id: Uuid => std::convert::identity;
    Int: i64 => std::convert::identity, i32 => i64::from, u32 => i64::from, u16 => i64::from, Timestamp => Timestamp::micros;
    Text: String => std::convert::identity, &str => str::to_owned, &String => String::clone;
    Bytes: Vec<u8> => std::convert::identity, &[u8] => <[u8]>::to_vec, [u8; 32] => |bytes: [u8; 32]| bytes.to_vec(), [u8; 16] => |bytes: [u8; 16]| bytes.to_vec(), &Vec<u8> => Vec::clone;
    Bool: bool => std::convert::identity;
}

impl<K: Kind> From<Id<K>> for Arg {
    fn from(id: Id<K>) -> Self {
        Arg::Id(Some(id.uuid()))
    }
}
impl<K: Kind> From<Option<Id<K>>> for Arg {
    fn from(id: Option<Id<K>>) -> Self {
        Arg::Id(id.map(Id::uuid))
    }
}

pub(crate) fn for_sqlite(args: Vec<Arg>) -> Result<SqliteArguments, Error> {
    let mut bound = SqliteArguments::default();
    for arg in args {
        let added = match arg {
            Arg::Id(value) => bound.add(value),
            Arg::Int(value) => bound.add(value),
            Arg::Text(value) => bound.add(value),
            Arg::Bytes(value) => bound.add(value),
            Arg::Bool(value) => bound.add(value),
        };
        added.map_err(sqlx::Error::Encode)?;
    }
    Ok(bound)
}

pub(crate) fn for_postgres(args: Vec<Arg>) -> Result<PgArguments, Error> {
    let mut bound = PgArguments::default();
    for arg in args {
        let added = match arg {
            Arg::Id(value) => bound.add(value),
            Arg::Int(value) => bound.add(value),
            Arg::Text(value) => bound.add(value),
            Arg::Bytes(value) => bound.add(value),
            Arg::Bool(value) => bound.add(value),
        };
        added.map_err(sqlx::Error::Encode)?;
    }
    Ok(bound)
}
