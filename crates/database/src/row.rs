//! Rows read back into the program's own types.

use sqlx::{Row as _, ValueRef as _, postgres::PgRow, sqlite::SqliteRow};
use terms::{Id, Kind, Timestamp};
use uuid::Uuid;

use crate::{Arg, Error};

/// One row of an answer.
#[derive(Debug)]
pub struct Row(pub(crate) Inner);

#[derive(Debug)]
pub(crate) enum Inner {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// The value of a column.
    ///
    /// # Errors
    /// When there is no such column, or it holds another type.
    pub fn get<C: Column>(&self, column: &str) -> Result<C, Error> {
        C::read(self, column)
    }

    pub(crate) fn int_at(&self, index: usize) -> Result<i64, Error> {
        match &self.0 {
            Inner::Sqlite(row) => Ok(row.try_get(index)?),
            Inner::Postgres(row) => Ok(row.try_get(index)?),
        }
    }

    /// The value at a position, whatever column it is, as it would be bound again.
    pub(crate) fn arg_at(&self, index: usize, kind: &Arg) -> Result<Arg, Error> {
        macro_rules! value {
            ($row:expr) => {
                match kind {
                    Arg::Id(_) => Arg::Id($row.try_get(index)?),
                    Arg::Int(_) => Arg::Int($row.try_get(index)?),
                    Arg::Text(_) => Arg::Text($row.try_get(index)?),
                    Arg::Bytes(_) => Arg::Bytes($row.try_get(index)?),
                    Arg::Bool(_) => Arg::Bool($row.try_get(index)?),
                }
            };
        }
        Ok(match &self.0 {
            Inner::Sqlite(row) => value!(row),
            Inner::Postgres(row) => value!(row),
        })
    }

    fn is_null(&self, column: &str) -> Result<bool, Error> {
        match &self.0 {
            Inner::Sqlite(row) => Ok(row.try_get_raw(column)?.is_null()),
            Inner::Postgres(row) => Ok(row.try_get_raw(column)?.is_null()),
        }
    }
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When there is no such column, or it holds another type.
    fn read(row: &Row, column: &str) -> Result<Self, Error>;
}

macro_rules! plain {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(row: &Row, column: &str) -> Result<Self, Error> {
                match &row.0 {
                    Inner::Sqlite(row) => Ok(row.try_get(column)?),
                    Inner::Postgres(row) => Ok(row.try_get(column)?),
                }
            }
        }
    )*};
}
plain!(i64, String, Vec<u8>, bool, Uuid);

impl<K: Kind> Column for Id<K> {
    fn read(row: &Row, column: &str) -> Result<Self, Error> {
        Uuid::read(row, column).map(Id::from_uuid)
    }
}

impl Column for Timestamp {
    fn read(row: &Row, column: &str) -> Result<Self, Error> {
        i64::read(row, column).map(Timestamp::from_micros)
    }
}

impl<const N: usize> Column for [u8; N] {
    fn read(row: &Row, column: &str) -> Result<Self, Error> {
        Vec::<u8>::read(row, column)?.try_into().map_err(|_| Error::Unreadable(column.to_owned()))
    }
}

impl<C: Column> Column for Option<C> {
    fn read(row: &Row, column: &str) -> Result<Self, Error> {
        if row.is_null(column)? { Ok(None) } else { C::read(row, column).map(Some) }
    }
}

/// A type that a whole row can be read as; written by [`row!`](crate::row!).
pub trait FromRow: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When a column is missing, or holds another type.
    fn from_row(row: &Row) -> Result<Self, Error>;
}

/// Declares structs whose fields are the columns of an answer: `row! { struct Found { id: PersonId, joined_at: Timestamp } }`.
#[macro_export]
macro_rules! row {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type),* }
        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row) -> Result<Self, $crate::Error> {
                Ok(Self { $($field: row.get(stringify!($field))?),* })
            }
        }
    )*};
}

macro_rules! single {
    ($($type:ty),*) => {$(
        /// An answer of one column called `value`.
        impl FromRow for $type {
            fn from_row(row: &Row) -> Result<Self, Error> {
                row.get("value")
            }
        }
    )*};
}
single!(i64, String, Vec<u8>, bool, Uuid, Timestamp, Option<i64>, Option<String>, Option<Timestamp>);

impl<K: Kind> FromRow for Id<K> {
    fn from_row(row: &Row) -> Result<Self, Error> {
        row.get("value")
    }
}
