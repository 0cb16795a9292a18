//! Codes with which members let officers look along, and who looks along now.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use crate::support::{Kept, Look, LookId};

row! {
    struct CodeRow { hash: [u8; 32], made_at: Timestamp, ends_at: Timestamp, wrong: i64 }
    struct LookRow {
        person: PersonId,
        id: LookId,
        session: [u8; 32],
        helper: PersonId,
        office: OfficeId,
        place: PlaceId,
        begun_at: Timestamp,
        ends_at: Timestamp,
    }
}

macro_rules! looks {
    ($end:literal) => {
        sql!(concat!(
            "SELECT person, id, session, helper, office, place, begun_at, ends_at FROM support_looks WHERE ",
            $end
        ))
    };
}

const CODE: Sql = sql!("SELECT hash, made_at, ends_at, wrong FROM support_codes WHERE person = $1");
const MAKE: Sql = sql!(
    "INSERT INTO support_codes (person, hash, made_at, ends_at, wrong) VALUES ($1, $2, $3, $4, 0) \
     ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at, ends_at = excluded.ends_at, \
     wrong = 0"
);
const WRONG: Sql = sql!("UPDATE support_codes SET wrong = wrong + 1 WHERE person = $1");
const DROP_CODE: Sql = sql!("DELETE FROM support_codes WHERE person = $1");
const FORGET_CODES: Sql = sql!("DELETE FROM support_codes WHERE ends_at <= $1");

const OF: Sql = looks!("person = $1");
const IN_SESSION: Sql = looks!("session = $1");
const BY: Sql = looks!("helper = $1 ORDER BY begun_at, id LIMIT 100");
const ALL: Sql = looks!("person IS NOT NULL ORDER BY id");
const FIND: Sql = looks!("id = $1");
const BEGIN: Sql = sql!(
    "INSERT INTO support_looks (person, id, session, helper, office, place, begun_at, ends_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);
const STOP: Sql = sql!("UPDATE support_looks SET ends_at = $2 WHERE (person = $1 OR helper = $1) AND ends_at > $2");
const STOP_LOOK: Sql = sql!("UPDATE support_looks SET ends_at = $2 WHERE id = $1 AND ends_at > $2");
const STOP_OFFICE: Sql = sql!("UPDATE support_looks SET ends_at = $2 WHERE office = $1 AND ends_at > $2");
const DROP: Sql = sql!("DELETE FROM support_looks WHERE id = $1");
const FORGET: Sql = sql!("DELETE FROM support_looks WHERE ends_at <= $1");
const DROP_CODES: Sql = sql!("DELETE FROM support_codes");

/// The code that is kept for a member.
///
/// # Errors
/// When the database fails.
pub(crate) async fn code(tx: &mut Tx, person: PersonId) -> Result<Option<Kept>, Error> {
    let row: Option<CodeRow> = tx.opt(CODE, args![person]).await?;
    Ok(row.map(|row| Kept { hash: row.hash, made_at: row.made_at, ends_at: row.ends_at, wrong: row.wrong }))
}

/// Keeps a code in place of any other of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn keep_code(tx: &mut Tx, person: PersonId, code: &Kept) -> Result<(), Error> {
    tx.exec(MAKE, args![person, code.hash, code.made_at, code.ends_at]).await.map(|_| ())
}

/// Counts a wrong one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn wrong(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(WRONG, args![person]).await.map(|_| ())
}

/// Takes her code away.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_code(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(DROP_CODE, args![person]).await.map(|_| ())
}

/// Who looks along with a member.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Option<Look>, Error> {
    Ok(tx.opt::<LookRow>(OF, args![person]).await?.map(read))
}

/// What happens in a session.
///
/// # Errors
/// When the database fails.
pub(crate) async fn in_session(tx: &mut Tx, session: [u8; 32]) -> Result<Option<Look>, Error> {
    Ok(tx.opt::<LookRow>(IN_SESSION, args![session]).await?.map(read))
}

/// With whom an officer looks along.
///
/// # Errors
/// When the database fails.
pub(crate) async fn by(tx: &mut Tx, helper: PersonId) -> Result<Vec<Look>, Error> {
    Ok(tx.all::<LookRow>(BY, args![helper]).await?.into_iter().map(read).collect())
}

/// Everybody who looks along with somebody.
///
/// # Errors
/// When the database fails.
pub(crate) async fn all(tx: &mut Tx) -> Result<Vec<Look>, Error> {
    Ok(tx.all::<LookRow>(ALL, args![]).await?.into_iter().map(read).collect())
}

/// The one of that id.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(tx: &mut Tx, id: LookId) -> Result<Option<Look>, Error> {
    Ok(tx.opt::<LookRow>(FIND, args![id]).await?.map(read))
}

/// Begins one.
///
/// # Errors
/// [`Error::Unique`] while somebody looks along with that member, or in that session.
pub(crate) async fn begin(tx: &mut Tx, look: &Look) -> Result<(), Error> {
    let row =
        args![look.person, look.id, look.session, look.helper, look.office, look.place, look.begun_at, look.ends_at,];
    tx.exec(BEGIN, row).await.map(|_| ())
}

/// From now on nobody looks along with a person, nor does she with anybody; a code of hers goes.
///
/// # Errors
/// When the database fails.
pub(crate) async fn stop(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    drop_code(tx, person).await?;
    tx.exec(STOP, args![person, now]).await.map(|_| ())
}

/// From now on nobody looks along in that one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn stop_look(tx: &mut Tx, id: LookId, now: Timestamp) -> Result<(), Error> {
    tx.exec(STOP_LOOK, args![id, now]).await.map(|_| ())
}

/// From now on nobody looks along in that office.
///
/// # Errors
/// When the database fails.
pub(crate) async fn stop_office(tx: &mut Tx, office: OfficeId, now: Timestamp) -> Result<(), Error> {
    tx.exec(STOP_OFFICE, args![office, now]).await.map(|_| ())
}

/// Removes one that is over and stands in the log.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_look(tx: &mut Tx, id: LookId) -> Result<bool, Error> {
    Ok(tx.exec(DROP, args![id]).await? == 1)
}

/// Removes the codes of everybody.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_codes(tx: &mut Tx) -> Result<(), Error> {
    tx.exec(DROP_CODES, args![]).await.map(|_| ())
}

/// Removes codes that were over at that instant; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_codes(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET_CODES, args![until]).await
}

/// Removes what was over at that instant; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET, args![until]).await
}

fn read(row: LookRow) -> Look {
    Look {
        id: row.id,
        person: row.person,
        helper: row.helper,
        office: row.office,
        place: row.place,
        session: row.session,
        begun_at: row.begun_at,
        ends_at: row.ends_at,
    }
}
