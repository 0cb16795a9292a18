//! Passkeys, one-time codes and recovery codes.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

use crate::{
    code::Tries,
    factor::{Factors, PasskeyId},
};

row! {
    /// A passkey as it is stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct StoredPasskey {
        pub(crate) id: PasskeyId,
        pub(crate) person: PersonId,
        pub(crate) credential: Vec<u8>,
        pub(crate) sealed: Vec<u8>,
        pub(crate) name: Vec<u8>,
        pub(crate) added_at: Timestamp,
        pub(crate) used_at: Option<Timestamp>,
    }
    /// One-time codes as they are stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct StoredCodes {
        pub(crate) sealed: Vec<u8>,
        pub(crate) begun_at: Timestamp,
        pub(crate) confirmed_at: Option<Timestamp>,
        pub(crate) last_step: i64,
        pub(crate) wrong: i64,
        pub(crate) wrong_since: Timestamp,
        pub(crate) locked_until: Option<Timestamp>,
    }
    struct FactorsRow { passkeys: i64, codes: i64, recovery: i64 }
}

impl StoredCodes {
    /// What was tried with them.
    pub(crate) fn tries(&self) -> Tries {
        Tries {
            last_step: self.last_step,
            wrong: self.wrong,
            wrong_since: self.wrong_since,
            locked_until: self.locked_until,
        }
    }
}

const FACTORS: Sql = sql!(
    "SELECT (SELECT COUNT(*) FROM passkeys WHERE person = $1) AS passkeys, \
     (SELECT COUNT(*) FROM one_time_codes WHERE person = $1 AND confirmed_at IS NOT NULL) AS codes, \
     (SELECT COUNT(*) FROM recovery_codes WHERE person = $1 AND used_at IS NULL) AS recovery"
);
const PASSKEYS_OF: Sql = sql!(
    "SELECT id, person, credential, sealed, name, added_at, used_at FROM passkeys WHERE person = $1 \
     ORDER BY added_at, id"
);
const PASSKEY: Sql =
    sql!("SELECT id, person, credential, sealed, name, added_at, used_at FROM passkeys WHERE credential = $1");
const ADD_PASSKEY: Sql = sql!(
    "INSERT INTO passkeys (id, person, credential, sealed, name, added_at) VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (credential) DO NOTHING"
);
const USE_PASSKEY: Sql = sql!("UPDATE passkeys SET sealed = $2, used_at = $3 WHERE id = $1");
const NAME_PASSKEY: Sql = sql!("UPDATE passkeys SET name = $3 WHERE id = $1 AND person = $2");
const REMOVE_PASSKEY: Sql = sql!("DELETE FROM passkeys WHERE id = $1 AND person = $2");

/// How much of each a person has.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Factors, Error> {
    let row: FactorsRow = tx.one(FACTORS, args![person]).await?;
    Ok(Factors { passkeys: row.passkeys, has_codes: row.codes > 0, recovery: row.recovery })
}

/// The passkeys of a person, oldest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn passkeys(tx: &mut Tx, person: PersonId) -> Result<Vec<StoredPasskey>, Error> {
    tx.all(PASSKEYS_OF, args![person]).await
}

/// The passkey of that credential, or `None`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn passkey(tx: &mut Tx, credential: [u8; 32]) -> Result<Option<StoredPasskey>, Error> {
    tx.opt(PASSKEY, args![credential]).await
}

/// Saves a new passkey; whether it is new.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add_passkey(tx: &mut Tx, new: &StoredPasskey) -> Result<bool, Error> {
    let row = args![new.id, new.person, &new.credential, &new.sealed, &new.name, new.added_at];
    Ok(tx.exec(ADD_PASSKEY, row).await? == 1)
}

/// Notes that a passkey was used, with what has changed of it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn use_passkey(tx: &mut Tx, id: PasskeyId, sealed: &[u8], now: Timestamp) -> Result<(), Error> {
    tx.exec(USE_PASSKEY, args![id, sealed.to_vec(), now]).await.map(|_| ())
}

/// Gives a passkey of a person another name; whether there is one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn name_passkey(tx: &mut Tx, person: PersonId, id: PasskeyId, name: &[u8]) -> Result<bool, Error> {
    Ok(tx.exec(NAME_PASSKEY, args![id, person, name.to_vec()]).await? == 1)
}

/// Removes a passkey of a person; whether there was one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn remove_passkey(tx: &mut Tx, person: PersonId, id: PasskeyId) -> Result<bool, Error> {
    Ok(tx.exec(REMOVE_PASSKEY, args![id, person]).await? == 1)
}

const CODES: Sql = sql!(
    "SELECT sealed, begun_at, confirmed_at, last_step, wrong, wrong_since, locked_until FROM one_time_codes \
     WHERE person = $1"
);
const BEGIN_CODES: Sql = sql!(
    "INSERT INTO one_time_codes (person, sealed, begun_at, last_step, wrong, wrong_since) VALUES ($1, $2, $3, 0, 0, $3) \
     ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed, begun_at = excluded.begun_at \
     WHERE one_time_codes.confirmed_at IS NULL"
);
const CONFIRM_CODES: Sql =
    sql!("UPDATE one_time_codes SET confirmed_at = $2, last_step = $3 WHERE person = $1 AND confirmed_at IS NULL");
const TRY_CODES: Sql =
    sql!("UPDATE one_time_codes SET last_step = $2, wrong = $3, wrong_since = $4, locked_until = $5 WHERE person = $1");
const REMOVE_CODES: Sql = sql!("DELETE FROM one_time_codes WHERE person = $1");
const FORGET_BEGUN_CODES: Sql = sql!("DELETE FROM one_time_codes WHERE confirmed_at IS NULL AND begun_at <= $1");

/// The one-time codes of a person, confirmed or not.
///
/// # Errors
/// When the database fails.
pub(crate) async fn codes(tx: &mut Tx, person: PersonId) -> Result<Option<StoredCodes>, Error> {
    tx.opt(CODES, args![person]).await
}

/// Begins one-time codes with a new secret; nothing changes once they were confirmed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn begin_codes(tx: &mut Tx, person: PersonId, sealed: &[u8], now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(BEGIN_CODES, args![person, sealed.to_vec(), now]).await? == 1)
}

/// Confirms one-time codes by the code of a step; whether they were waiting for it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn confirm_codes(tx: &mut Tx, person: PersonId, step: i64, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(CONFIRM_CODES, args![person, now, step]).await? == 1)
}

/// Remembers what was tried.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_tries(tx: &mut Tx, person: PersonId, tries: Tries) -> Result<(), Error> {
    let row = args![person, tries.last_step, tries.wrong, tries.wrong_since, tries.locked_until];
    tx.exec(TRY_CODES, row).await.map(|_| ())
}

/// Removes the one-time codes of a person; whether there were any.
///
/// # Errors
/// When the database fails.
pub(crate) async fn remove_codes(tx: &mut Tx, person: PersonId) -> Result<bool, Error> {
    Ok(tx.exec(REMOVE_CODES, args![person]).await? == 1)
}

/// Forgets codes that were begun before and never confirmed; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_begun_codes(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET_BEGUN_CODES, args![before]).await
}

const DROP_RECOVERY: Sql = sql!("DELETE FROM recovery_codes WHERE person = $1");
const ADD_RECOVERY: Sql = sql!("INSERT INTO recovery_codes (person, hash, made_at) VALUES ($1, $2, $3)");
const USE_RECOVERY: Sql =
    sql!("UPDATE recovery_codes SET used_at = $3 WHERE person = $1 AND hash = $2 AND used_at IS NULL");

/// Replaces the recovery codes of a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_recovery(
    tx: &mut Tx,
    person: PersonId,
    hashes: &[[u8; 32]],
    now: Timestamp,
) -> Result<(), Error> {
    tx.exec(DROP_RECOVERY, args![person]).await?;
    tx.insert_many(ADD_RECOVERY, hashes.iter().map(|hash| args![person, *hash, now]).collect()).await?;
    Ok(())
}

/// Uses a recovery code up; whether there was one to use.
///
/// # Errors
/// When the database fails.
pub(crate) async fn use_recovery(tx: &mut Tx, person: PersonId, hash: [u8; 32], now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(USE_RECOVERY, args![person, hash, now]).await? == 1)
}
