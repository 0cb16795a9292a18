//! What can go wrong between the program and its database.

/// A failure of the database. Its text never holds a value from a row.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A row like this is there already.
    #[error("a row like this is there already")]
    Unique,
    /// It points to a row that is not there, or is pointed to.
    #[error("it points to a row that is not there")]
    Reference,
    /// The statement was to find one row and found none.
    #[error("no such row")]
    NoRow,
    /// A stored value breaks the rules it was saved under.
    #[error("the stored value of {0} breaks the rules it was saved under")]
    Unreadable(String),
    /// Others kept changing the same rows; tried often enough.
    #[error("others kept changing the same rows")]
    Contended,
    /// A statement failed and the work went on as if it had not.
    #[error("a statement failed, so nothing of the transaction was kept")]
    HalfDone,
    /// The program is stopping.
    #[error("the program is stopping")]
    Stopped,
    /// The database was made by a newer version of the program.
    #[error(
        "this database was made by a newer version of Flotilla (it knows “{0}”); start that version, or restore a back-up made before the upgrade"
    )]
    Newer(String),
    /// A migration was changed after it had been applied.
    #[error("the migration “{0}” was changed after it had been applied")]
    Altered(String),
    /// The address is neither a file nor a PostgreSQL address.
    #[error("the database address must begin with sqlite: or postgres:")]
    Address,
    /// The key store or its master key does not fit.
    #[error("{0}")]
    Keys(&'static str),
    /// Anything else the engine says.
    #[error("{}", engine_text(.0))]
    Engine(sqlx::Error),
    /// A file could not be read or written.
    #[error("{0}")]
    File(#[from] std::io::Error),
}

impl Error {
    /// A value in a row that the rules would not have saved.
    pub fn unreadable(column: &str) -> Self {
        Self::Unreadable(column.to_owned())
    }

    /// Whether the same transaction may succeed when it is run again.
    pub(crate) fn may_pass_next_time(error: &sqlx::Error) -> bool {
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
        // Serialization failure and deadlock on PostgreSQL; BUSY and BUSY_SNAPSHOT on SQLite.
        matches!(code.as_deref(), Some("40001" | "40P01" | "5" | "517"))
    }
}

/// The engine's message alone: the detail of PostgreSQL ("Key (…)=(…)") would show values.
fn engine_text(error: &sqlx::Error) -> String {
    match error.as_database_error() {
        Some(error) => format!("{} (code {})", error.message(), error.code().unwrap_or_default()),
        None => error.to_string(),
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => Self::NoRow,
            sqlx::Error::PoolClosed => Self::Stopped,
            sqlx::Error::Database(inner) if inner.is_unique_violation() => Self::Unique,
            sqlx::Error::Database(inner) if inner.is_foreign_key_violation() => Self::Reference,
            _ => Self::Engine(error),
        }
    }
}
