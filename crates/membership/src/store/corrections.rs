//! Particulars put right, and new addresses of mail that wait for their button.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

use crate::{actions::correcting::CorrectionId, person::Field, store::persons};

row! {
    /// A new address of mail that nobody has confirmed yet.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Waiting {
        pub(crate) person: PersonId,
        pub(crate) sealed: Vec<u8>,
        pub(crate) expires_at: Timestamp,
    }
    struct NoteRow { field: String, at: Timestamp }
}

const DROP_FIELD: Sql = sql!("DELETE FROM person_fields WHERE person = $1 AND field = $2");
const NOTE: Sql =
    sql!("INSERT INTO corrections (id, person, field, at) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING");
const NOTES: Sql = sql!("SELECT field, at FROM corrections WHERE person = $1 ORDER BY at, field");
const HAND_OVER: Sql = sql!("UPDATE corrections SET person = $2 WHERE person = $1");
const WAIT: Sql = sql!(
    "INSERT INTO email_changes (token, person, sealed, expires_at) VALUES ($1, $2, $3, $4) ON CONFLICT (token) DO NOTHING"
);
const WAITING: Sql = sql!("SELECT person, sealed, expires_at FROM email_changes WHERE token = $1 AND expires_at > $2");
const TAKE: Sql = sql!("DELETE FROM email_changes WHERE token = $1 AND expires_at > $2");
const FORGET: Sql = sql!("DELETE FROM email_changes WHERE expires_at <= $1");
const DROP_EMAIL: Sql = sql!("DELETE FROM email_hashes WHERE person = $1");
const SAVE_EMAIL: Sql = sql!("INSERT INTO email_hashes (hash, person) VALUES ($1, $2)");
const DROP_LINKS: Sql = sql!("DELETE FROM sign_in_links WHERE person = $1");
const DROP_WAITING: Sql = sql!("DELETE FROM email_changes WHERE person = $1");

/// Saves a sealed field, or removes it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save(tx: &mut Tx, person: PersonId, field: Field, sealed: Option<&[u8]>) -> Result<(), Error> {
    match sealed {
        Some(sealed) => persons::save_field(tx, person, field, sealed).await,
        None => tx.exec(DROP_FIELD, args![person, field.word()]).await.map(|_| ()),
    }
}

/// Notes that a field was corrected.
///
/// # Errors
/// When the database fails.
pub(crate) async fn note(
    tx: &mut Tx,
    (id, person, field): (CorrectionId, PersonId, Field),
    now: Timestamp,
) -> Result<(), Error> {
    tx.exec(NOTE, args![id, person, field.word(), now]).await.map(|_| ())
}

/// What a person has corrected: field and instant, oldest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<(String, Timestamp)>, Error> {
    let rows: Vec<NoteRow> = tx.all(NOTES, args![person]).await?;
    Ok(rows.into_iter().map(|row| (row.field, row.at)).collect())
}

/// Hands the corrections of one person to another: two entries turned out to be one person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(HAND_OVER, args![from, to]).await.map(|_| ())
}

/// Keeps a new address under the hash of its token; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn wait(tx: &mut Tx, token: [u8; 32], waiting: &Waiting) -> Result<(), Error> {
    tx.exec(WAIT, args![token, waiting.person, &waiting.sealed, waiting.expires_at]).await.map(|_| ())
}

/// The new address behind a token that has not expired.
///
/// # Errors
/// When the database fails.
pub(crate) async fn waiting(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<Option<Waiting>, Error> {
    tx.opt(WAITING, args![token, now]).await
}

/// Uses a token up; whether it was still there.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(TAKE, args![token, now]).await? == 1)
}

/// Forgets new addresses that nobody confirmed; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, now: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![now]).await
}

/// She is found by this address alone; links sent to the old one no longer work.
///
/// # Errors
/// [`Error::Unique`] when somebody has it.
pub(crate) async fn change_email(tx: &mut Tx, person: PersonId, hash: [u8; 32]) -> Result<(), Error> {
    for statement in [DROP_EMAIL, DROP_LINKS, DROP_WAITING] {
        tx.exec(statement, args![person]).await?;
    }
    tx.exec(SAVE_EMAIL, args![hash, person]).await.map(|_| ())
}
