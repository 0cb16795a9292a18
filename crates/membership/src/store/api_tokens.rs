//! Tokens of programs, as hashes.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use super::withdrawals;
use crate::{
    api_token::{ApiToken, ApiTokenId, Scope},
    withdrawal::{ALL, Kind, Withdrawal},
};

row! {
    struct Row {
        id: ApiTokenId,
        place: PlaceId,
        office: OfficeId,
        name: String,
        scopes: String,
        made_by: Option<PersonId>,
        made_at: Timestamp,
        expires_at: Timestamp,
        used_at: Option<Timestamp>,
        ended_at: Option<Timestamp>,
        ended_by: Option<PersonId>,
    }
}

/// A query for tokens: their columns, then which.
macro_rules! tokens {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT id, place, office, name, scopes, made_by, made_at, expires_at, used_at, ended_at, ended_by FROM api_tokens ",
            $rest
        ))
    };
}

const BY_HASH: Sql = tokens!("WHERE hash = $1");
const FIND: Sql = tokens!("WHERE id = $1");
const AT: Sql = tokens!(
    "WHERE place = $1 ORDER BY CASE WHEN ended_at IS NULL AND expires_at > $2 THEN 0 ELSE 1 END, made_at DESC, id LIMIT 200"
);
const BY: Sql = tokens!("WHERE made_by = $1 ORDER BY made_at, id");
const LIVING: Sql =
    sql!("SELECT count(*) AS value FROM api_tokens WHERE place = $1 AND ended_at IS NULL AND expires_at > $2");
const INSERT: Sql = sql!(
    "INSERT INTO api_tokens (id, hash, place, office, name, scopes, made_by, made_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
const USE: Sql = sql!("UPDATE api_tokens SET used_at = $2 WHERE id = $1 AND (used_at IS NULL OR used_at < $2)");
const END: Sql =
    sql!("UPDATE api_tokens SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL AND expires_at > $2");
const END_OF_OFFICE: Sql =
    sql!("UPDATE api_tokens SET ended_at = $2 WHERE office = $1 AND ended_at IS NULL AND expires_at > $2");
const OF_HOLDER: Sql = sql!(
    "SELECT id AS value FROM api_tokens WHERE office IN (SELECT id FROM offices WHERE person = $1) \
     AND ended_at IS NULL AND expires_at > $2 ORDER BY id"
);
const END_AS_OF: Sql =
    sql!("UPDATE api_tokens SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL AND expires_at > $2");
const GIVE: Sql = sql!("UPDATE api_tokens SET made_by = $2 WHERE made_by = $1");
const GIVE_ENDED: Sql = sql!("UPDATE api_tokens SET ended_by = $2 WHERE ended_by = $1");
const FORGET: Sql = sql!("DELETE FROM api_tokens WHERE expires_at <= $1 OR ended_at <= $1");

/// The token of that hash. It is looked up by its hash, so that how long the answer takes tells nothing of it.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn by_hash(tx: &mut Tx, hash: [u8; 32]) -> Result<Option<ApiToken>, Error> {
    tx.opt::<Row>(BY_HASH, args![hash]).await?.map(read).transpose()
}

/// The token of that id.
///
/// # Errors
/// As [`by_hash`].
pub(crate) async fn find(tx: &mut Tx, id: ApiTokenId) -> Result<Option<ApiToken>, Error> {
    tx.opt::<Row>(FIND, args![id]).await?.map(read).transpose()
}

/// The tokens of exactly this place, those that are not over before the others, the newest of each first. However many are over,
/// none that is not is left out: a place has few at a time.
///
/// # Errors
/// As [`by_hash`].
pub(crate) async fn at(tx: &mut Tx, place: PlaceId, now: Timestamp) -> Result<Vec<ApiToken>, Error> {
    tx.all::<Row>(AT, args![place, now]).await?.into_iter().map(read).collect()
}

/// The tokens that a person made, oldest first.
///
/// # Errors
/// As [`by_hash`].
pub(crate) async fn by(tx: &mut Tx, person: PersonId) -> Result<Vec<ApiToken>, Error> {
    tx.all::<Row>(BY, args![person]).await?.into_iter().map(read).collect()
}

/// How many tokens of a place are not over.
///
/// # Errors
/// When the database fails.
pub(crate) async fn living(tx: &mut Tx, place: PlaceId, now: Timestamp) -> Result<usize, Error> {
    Ok(usize::try_from(tx.one::<i64>(LIVING, args![place, now]).await?).unwrap_or(usize::MAX))
}

/// Saves a new token under its hash.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, token: &ApiToken, hash: [u8; 32]) -> Result<(), Error> {
    let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.word()).collect();
    let row = args![
        token.id,
        hash,
        token.place,
        token.office,
        token.name.as_str(),
        scopes.join(" "),
        token.made_by,
        token.made_at,
        token.expires_at,
    ];
    tx.exec(INSERT, row).await.map(|_| ())
}

/// Notes on which day a token is used.
///
/// # Errors
/// When the database fails.
pub(crate) async fn uses(tx: &mut Tx, id: ApiTokenId, day: Timestamp) -> Result<(), Error> {
    tx.exec(USE, args![id, day]).await.map(|_| ())
}

/// Ends a token, and says so to whoever restores an older back-up; whether it was not over.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end(tx: &mut Tx, id: ApiTokenId, by: PersonId, now: Timestamp) -> Result<bool, Error> {
    let has_lived = tx.exec(END, args![id, now, by]).await? == 1;
    if has_lived {
        withdrawals::say(tx, &said(id, now)).await?;
    }
    Ok(has_lived)
}

fn said(id: ApiTokenId, at: Timestamp) -> Withdrawal {
    Withdrawal { kind: Kind::Token, subject: id.to_string(), what: ALL.to_owned(), at, times: 1 }
}

/// Ends a token as of an instant: that was before an older back-up was restored.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_as_of(tx: &mut Tx, id: ApiTokenId, at: Timestamp) -> Result<(), Error> {
    tx.exec(END_AS_OF, args![id, at]).await.map(|_| ())
}

/// Ends the tokens that rest on an office: it ended.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_of_office(tx: &mut Tx, office: OfficeId, at: Timestamp) -> Result<(), Error> {
    tx.exec(END_OF_OFFICE, args![office, at]).await.map(|_| ())
}

/// Ends the tokens that rest on offices of a person, for good: her rights are held back. Her offices stay, so that each is said to
/// whoever restores an older back-up.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_of_holder(tx: &mut Tx, person: PersonId, at: Timestamp) -> Result<(), Error> {
    let living: Vec<ApiTokenId> = tx.all(OF_HOLDER, args![person, at]).await?;
    for id in living {
        end_as_of(tx, id, at).await?;
        withdrawals::say(tx, &said(id, at)).await?;
    }
    Ok(())
}

/// Says of another entry of a person that she made and ended what this one did.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await?;
    tx.exec(GIVE_ENDED, args![from, to]).await.map(|_| ())
}

/// Forgets tokens that were over at an instant; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![until]).await
}

fn read(row: Row) -> Result<ApiToken, Error> {
    let scopes = row.scopes.split(' ').map(Scope::from_word).collect::<Option<_>>();
    Ok(ApiToken {
        id: row.id,
        place: row.place,
        office: row.office,
        name: row.name,
        scopes: scopes.ok_or_else(|| Error::unreadable("api_tokens.scopes"))?,
        made_by: row.made_by,
        made_at: row.made_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
        ended_at: row.ended_at,
        ended_by: row.ended_by,
    })
}
