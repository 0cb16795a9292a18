//! Calls for help, who was asked by them, and what they answered.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    help::{Asked, Call, CallId},
    skill,
    thread::ThreadId,
};

row! {
    struct CallRow {
        id: CallId,
        place: PlaceId,
        skill: String,
        by_person: Option<PersonId>,
        words: Vec<u8>,
        starts_at: Timestamp,
        needed: i64,
        made_at: Timestamp,
        over_at: Timestamp,
        asked_after: Option<String>,
        asked_all_at: Option<Timestamp>,
        asked: i64,
    }
    struct AskedRow {
        call: CallId,
        person: PersonId,
        asked_at: Option<Timestamp>,
        answer: Option<String>,
        answered_at: Option<Timestamp>,
        thread: Option<ThreadId>,
    }
}

macro_rules! calls {
    ($end:literal) => {
        sql!(concat!(
            "SELECT id, place, skill, by_person, words, starts_at, needed, made_at, over_at, asked_after, asked_all_at, asked \
             FROM help_calls WHERE ",
            $end
        ))
    };
}

macro_rules! asked {
    ($end:literal) => {
        sql!(concat!("SELECT call, person, asked_at, answer, answered_at, thread FROM help_asked WHERE ", $end))
    };
}

const FIND: Sql = calls!("id = $1");
const AT: Sql = calls!("place = $1 ORDER BY over_at DESC, id LIMIT 100");
const OPEN_AT: Sql = calls!("place = $1 AND over_at > $2 ORDER BY over_at, id LIMIT 100");
const BY: Sql = calls!("by_person = $1 ORDER BY made_at, id LIMIT 500");
const INSERT: Sql = sql!(
    "INSERT INTO help_calls (id, place, skill, by_person, words, starts_at, needed, made_at, over_at, asked_after, \
     asked_all_at, asked) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, NULL, 0) ON CONFLICT (id) DO NOTHING"
);
const CLOSE: Sql = sql!("UPDATE help_calls SET over_at = $2 WHERE id = $1 AND over_at > $2");
const WENT: Sql = sql!("UPDATE help_calls SET asked_after = $2, asked_all_at = $3, asked = asked + $4 WHERE id = $1");
const ASK: Sql = sql!(
    "INSERT INTO help_asked (call, person, token, asked_at, answer, answered_at, thread) \
     VALUES ($1, $2, $3, $4, NULL, NULL, NULL) ON CONFLICT (call, person) DO NOTHING"
);
const TIMES: Sql = sql!("SELECT count(*) AS value FROM help_asked WHERE person = $1 AND asked_at > $2");
const ROW: Sql = asked!("call = $1 AND person = $2");
const BY_TOKEN: Sql = asked!("token = $1");
const OF: Sql = asked!("person = $1 ORDER BY coalesce(asked_at, answered_at, 0), call LIMIT 1000");
const ANSWERS: Sql = asked!("call = $1 AND answer IS NOT NULL ORDER BY answered_at, person LIMIT 5000");
const ANSWER: Sql = sql!(
    "UPDATE help_asked SET answer = $3, answered_at = $4, thread = coalesce(thread, $5) WHERE call = $1 AND person = $2"
);
const OLD: Sql = sql!("SELECT id AS value FROM help_calls WHERE over_at <= $1 ORDER BY over_at, id LIMIT 100");
const DROP_ASKED: Sql = sql!("DELETE FROM help_asked WHERE call = $1");
const DROP: Sql = sql!("DELETE FROM help_calls WHERE id = $1");
const FORGET: Sql = sql!("DELETE FROM help_asked WHERE person = $1");
const GIVE: Sql = sql!(
    "UPDATE help_asked SET person = $2 WHERE person = $1 AND NOT EXISTS \
     (SELECT 1 FROM help_asked o WHERE o.call = help_asked.call AND o.person = $2)"
);
const GIVE_CALLS: Sql = sql!("UPDATE help_calls SET by_person = $2 WHERE by_person = $1");

/// A call as it was found, with its sealed words.
pub(crate) type Found = (Call, Vec<u8>);

/// The call of that id.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, id: CallId) -> Result<Option<Found>, Error> {
    tx.opt::<CallRow>(FIND, args![id]).await?.map(read).transpose()
}

/// The calls of exactly this place, the last to be over first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn at(tx: &mut Tx, place: PlaceId) -> Result<Vec<Found>, Error> {
    tx.all::<CallRow>(AT, args![place]).await?.into_iter().map(read).collect()
}

/// Those of exactly this place that are open, the first to be over first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn open_at(tx: &mut Tx, place: PlaceId, now: Timestamp) -> Result<Vec<Found>, Error> {
    tx.all::<CallRow>(OPEN_AT, args![place, now]).await?.into_iter().map(read).collect()
}

/// Those in the name of an officer, oldest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn by(tx: &mut Tx, person: PersonId) -> Result<Vec<Found>, Error> {
    tx.all::<CallRow>(BY, args![person]).await?.into_iter().map(read).collect()
}

/// Saves a call; whether it was not there before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, call: &Call, words: &[u8]) -> Result<bool, Error> {
    let row = args![
        call.id,
        call.place,
        call.skill.id.as_str(),
        call.by,
        words.to_vec(),
        call.starts_at,
        call.needed,
        call.made_at,
        call.over_at,
    ];
    Ok(tx.exec(INSERT, row).await? == 1)
}

/// Closes a call that is open.
///
/// # Errors
/// When the database fails.
pub(crate) async fn close(tx: &mut Tx, id: CallId, now: Timestamp) -> Result<(), Error> {
    tx.exec(CLOSE, args![id, now]).await.map(|_| ())
}

/// Notes how far asking went: after whom to go on, or when everybody had been asked, and how many more were.
///
/// # Errors
/// When the database fails.
pub(crate) async fn went(
    tx: &mut Tx,
    id: CallId,
    (after, all_at): (Option<String>, Option<Timestamp>),
    more: i64,
) -> Result<(), Error> {
    tx.exec(WENT, args![id, after, all_at, more]).await.map(|_| ())
}

/// Notes that somebody is asked, with or without a letter; whether that is new.
///
/// # Errors
/// When the database fails.
pub(crate) async fn ask(
    tx: &mut Tx,
    (call, person): (CallId, PersonId),
    token: [u8; 32],
    asked_at: Option<Timestamp>,
) -> Result<bool, Error> {
    Ok(tx.exec(ASK, args![call, person, token, asked_at]).await? == 1)
}

/// How often somebody was written to since an instant.
///
/// # Errors
/// When the database fails.
pub(crate) async fn times(tx: &mut Tx, person: PersonId, since: Timestamp) -> Result<i64, Error> {
    tx.one(TIMES, args![person, since]).await
}

/// What is known of somebody and a call.
///
/// # Errors
/// As [`find`].
pub(crate) async fn row(tx: &mut Tx, call: CallId, person: PersonId) -> Result<Option<Asked>, Error> {
    tx.opt::<AskedRow>(ROW, args![call, person]).await?.map(asked).transpose()
}

/// Whom the address in a letter belongs to.
///
/// # Errors
/// As [`find`].
pub(crate) async fn by_token(tx: &mut Tx, token: [u8; 32]) -> Result<Option<Asked>, Error> {
    tx.opt::<AskedRow>(BY_TOKEN, args![token]).await?.map(asked).transpose()
}

/// Everything by which somebody was asked or that she answered, oldest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Asked>, Error> {
    tx.all::<AskedRow>(OF, args![person]).await?.into_iter().map(asked).collect()
}

/// The answers to a call, oldest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn answers(tx: &mut Tx, call: CallId) -> Result<Vec<Asked>, Error> {
    tx.all::<AskedRow>(ANSWERS, args![call]).await?.into_iter().map(asked).collect()
}

/// Notes an answer, and the thread that it opened; one that was opened before stays.
///
/// # Errors
/// When the database fails.
pub(crate) async fn answer(
    tx: &mut Tx,
    (call, person): (CallId, PersonId),
    (helps, thread): (bool, Option<ThreadId>),
    now: Timestamp,
) -> Result<(), Error> {
    let word = if helps { "yes" } else { "no" };
    tx.exec(ANSWER, args![call, person, word, now, thread]).await.map(|_| ())
}

/// Forgets calls that were over by `until`, with who was asked; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    let old: Vec<CallId> = tx.all(OLD, args![until]).await?;
    for call in &old {
        tx.exec(DROP_ASKED, args![*call]).await?;
        tx.exec(DROP, args![*call]).await?;
    }
    Ok(u64::try_from(old.len()).unwrap_or(0))
}

/// Forgets by what somebody was asked and what she answered.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_person(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(FORGET, args![person]).await.map(|_| ())
}

/// Gives another entry of a person what this one was asked and answered, and asked herself.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await?;
    tx.exec(GIVE_CALLS, args![from, to]).await.map(|_| ())
}

fn read(row: CallRow) -> Result<Found, Error> {
    let call = Call {
        id: row.id,
        place: row.place,
        skill: skill::find(&row.skill).ok_or_else(|| Error::unreadable("help_calls.skill"))?,
        by: row.by_person,
        starts_at: row.starts_at,
        needed: row.needed,
        made_at: row.made_at,
        over_at: row.over_at,
        asked_after: row.asked_after,
        asked_all_at: row.asked_all_at,
        asked: row.asked.unsigned_abs(),
    };
    Ok((call, row.words))
}

fn asked(row: AskedRow) -> Result<Asked, Error> {
    let helps = match row.answer.as_deref() {
        None => None,
        Some("yes") => Some(true),
        Some("no") => Some(false),
        Some(_) => return Err(Error::unreadable("help_asked.answer")),
    };
    Ok(Asked {
        call: row.call,
        person: row.person,
        asked_at: row.asked_at,
        answer: helps.zip(row.answered_at),
        thread: row.thread,
    })
}
