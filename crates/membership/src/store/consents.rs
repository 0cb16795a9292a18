//! What people agreed to.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

use super::withdrawals;
use crate::{
    person::{Channel, Consent, ConsentId},
    withdrawal::{ALL, Kind, Withdrawal},
};

row! {
    struct ConsentRow {
        purpose: String,
        text_version: String,
        channel: String,
        given_at: Timestamp,
        proof: String,
        withdrawn_at: Option<Timestamp>,
    }
}

const OF: Sql = sql!(
    "SELECT purpose, text_version, channel, given_at, proof, withdrawn_at FROM consents \
     WHERE person = $1 ORDER BY given_at, id"
);
const INSERT: Sql = sql!(
    "INSERT INTO consents (id, person, purpose, text_version, channel, given_at, proof, withdrawn_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);
const STANDING_OF: Sql =
    sql!("SELECT DISTINCT purpose AS value FROM consents WHERE person = $1 AND withdrawn_at IS NULL ORDER BY value");
const WITHDRAW_ONE: Sql =
    sql!("UPDATE consents SET withdrawn_at = $3 WHERE person = $1 AND purpose = $2 AND withdrawn_at IS NULL");
/// What was given after the hour at which it was taken back stays.
const WITHDRAW_AGAIN: Sql = sql!(
    "UPDATE consents SET withdrawn_at = $3 WHERE person = $1 AND purpose = $2 AND withdrawn_at IS NULL AND given_at <= $3"
);
const STANDING: Sql =
    sql!("SELECT count(*) AS value FROM consents WHERE person = $1 AND purpose = $2 AND withdrawn_at IS NULL");
const OBJECT: Sql = sql!("INSERT INTO objections (person, at) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING");
const NO_OBJECTION: Sql = sql!("DELETE FROM objections WHERE person = $1");
const OBJECTED: Sql = sql!("SELECT at AS value FROM objections WHERE person = $1");
const GIVE: Sql = sql!("UPDATE consents SET person = $2 WHERE person = $1");

/// The consents of a person, oldest first.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Consent>, Error> {
    let rows: Vec<ConsentRow> = tx.all(OF, args![person]).await?;
    rows.into_iter().map(read).collect()
}

/// Saves consents.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, all: &[(ConsentId, PersonId, Consent)]) -> Result<(), Error> {
    let rows = all.iter().map(|(id, person, consent)| {
        args![
            *id,
            *person,
            &consent.purpose,
            &consent.text_version,
            consent.channel.word(),
            consent.given_at,
            &consent.proof,
            consent.withdrawn_at,
        ]
    });
    tx.insert_many(INSERT, rows.collect()).await?;
    Ok(())
}

/// Takes back every consent of a person that still stands.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withdraw(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    let standing: Vec<String> = tx.all(STANDING_OF, args![person]).await?;
    for purpose in standing {
        withdraw_one(tx, person, &purpose, now).await?;
    }
    Ok(())
}

/// Takes back a person's consent to one purpose, if it stands.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withdraw_one(tx: &mut Tx, person: PersonId, purpose: &str, now: Timestamp) -> Result<(), Error> {
    if tx.exec(WITHDRAW_ONE, args![person, purpose, now]).await? == 0 {
        return Ok(());
    }
    withdrawals::say(tx, &said(Kind::Consent, person, purpose, now)).await
}

/// Takes it back again, as of the hour at which it was, after an older back-up was restored.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withdraw_again(tx: &mut Tx, person: PersonId, purpose: &str, at: Timestamp) -> Result<(), Error> {
    tx.exec(WITHDRAW_AGAIN, args![person, purpose, at]).await.map(|_| ())
}

fn said(kind: Kind, person: PersonId, what: &str, at: Timestamp) -> Withdrawal {
    Withdrawal { kind, subject: person.to_string(), what: what.to_owned(), at, times: 1 }
}

/// Whether a person's consent to a purpose stands.
///
/// # Errors
/// When the database fails.
pub(crate) async fn stands(tx: &mut Tx, person: PersonId, purpose: &str) -> Result<bool, Error> {
    Ok(tx.one::<i64>(STANDING, args![person, purpose]).await? > 0)
}

/// Notes an objection; one that stands keeps its date.
///
/// # Errors
/// When the database fails.
pub(crate) async fn objects(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    if tx.exec(OBJECT, args![person, now]).await? == 0 {
        return Ok(());
    }
    withdrawals::say(tx, &said(Kind::Objection, person, ALL, now)).await
}

/// Ends an objection.
///
/// # Errors
/// When the database fails.
pub(crate) async fn no_longer_objects(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    tx.exec(NO_OBJECTION, args![person]).await?;
    withdrawals::stands_again(tx, (Kind::Objection, &person.to_string(), ALL), now).await
}

/// Since when a person objects; `None` when she does not.
///
/// # Errors
/// When the database fails.
pub(crate) async fn objected_at(tx: &mut Tx, person: PersonId) -> Result<Option<Timestamp>, Error> {
    tx.opt(OBJECTED, args![person]).await
}

/// Hands the consents of one person to another: two entries turned out to be one person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await?;
    Ok(())
}

fn read(row: ConsentRow) -> Result<Consent, Error> {
    Ok(Consent {
        purpose: row.purpose,
        text_version: row.text_version,
        channel: Channel::from_word(&row.channel).ok_or_else(|| Error::unreadable("consents.channel"))?,
        given_at: row.given_at,
        proof: row.proof,
        withdrawn_at: row.withdrawn_at,
    })
}
