//! Who is kept out of lists, searches and directories.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

const KEEP: Sql =
    sql!("INSERT INTO kept_out (person, by_whom, since) VALUES ($1, $2, $3) ON CONFLICT (person, by_whom) DO NOTHING");
const SHOW: Sql = sql!("DELETE FROM kept_out WHERE person = $1 AND by_whom = $2");
const OF: Sql = sql!("SELECT by_whom, since FROM kept_out WHERE person = $1 ORDER BY by_whom");
const GIVE: Sql = sql!(
    "INSERT INTO kept_out (person, by_whom, since) SELECT $2, by_whom, since FROM kept_out WHERE person = $1 \
     ON CONFLICT (person, by_whom) DO NOTHING"
);

row! {
    /// That somebody is kept out.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct KeptOut {
        /// `herself` or `office`.
        pub(crate) by_whom: String,
        pub(crate) since: Timestamp,
    }
}

/// At whose word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByWhom {
    Herself,
    Office,
}

impl ByWhom {
    /// Its word in the database.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Herself => "herself",
            Self::Office => "office",
        }
    }
}

/// Keeps a person out, or no longer at this word.
///
/// # Errors
/// When the database fails.
pub(crate) async fn set(
    tx: &mut Tx,
    person: PersonId,
    (by_whom, is_out): (ByWhom, bool),
    now: Timestamp,
) -> Result<(), Error> {
    if is_out {
        tx.exec(KEEP, args![person, by_whom.word(), now]).await?;
    } else {
        tx.exec(SHOW, args![person, by_whom.word()]).await?;
    }
    Ok(())
}

/// At whose word a person is kept out; nothing for who is not.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<KeptOut>, Error> {
    tx.all(OF, args![person]).await
}

/// Keeps another entry of a person out as this one is.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await.map(|_| ())
}
