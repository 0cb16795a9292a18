//! Requests about the data that is kept of somebody.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

use crate::request::{Channel, Kind, Outcome, Request, RequestId};

row! {
    struct RequestRow {
        id: RequestId,
        key: PersonId,
        person: Option<PersonId>,
        kind: String,
        channel: String,
        received_at: Timestamp,
        entered_at: Timestamp,
        entered_by: Option<PersonId>,
        due_at: Timestamp,
        owner: Option<PersonId>,
        owned_at: Option<Timestamp>,
        extended_at: Option<Timestamp>,
        answered_at: Option<Timestamp>,
        outcome: Option<String>,
    }
    /// The sealed texts of a request.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Texts {
        pub(crate) words: Option<Vec<u8>>,
        pub(crate) extended_because: Option<Vec<u8>>,
        pub(crate) answer: Option<Vec<u8>>,
    }
    /// How many there are, for anybody.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) struct Counts {
        pub(crate) open: i64,
        pub(crate) overdue: i64,
        pub(crate) in_time: i64,
        pub(crate) late: i64,
    }
}

/// A query for requests: their columns, then which.
macro_rules! requests {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT id, key, person, kind, channel, received_at, entered_at, entered_by, due_at, owner, owned_at, ",
            "extended_at, answered_at, outcome FROM requests ",
            $rest
        ))
    };
}

const FIND: Sql = requests!("WHERE id = $1");
const OF: Sql = requests!("WHERE person = $1 ORDER BY received_at DESC, id LIMIT 200");
/// Those that nobody has taken on before the others, then those that are due first.
const OPEN: Sql = requests!(
    "WHERE answered_at IS NULL AND person <> $1 ORDER BY CASE WHEN owner IS NULL THEN 0 ELSE 1 END, due_at, id LIMIT 500"
);
const ANSWERED: Sql = requests!("WHERE answered_at > $2 AND person <> $1 ORDER BY answered_at DESC, id LIMIT 200");
const DUE: Sql = requests!(
    "WHERE answered_at IS NULL AND due_at <= $1 AND due_at > $2 AND reminded_at IS NULL ORDER BY due_at, id LIMIT $3"
);
const LATE: Sql =
    requests!("WHERE answered_at IS NULL AND due_at <= $1 AND overdue_told_at IS NULL ORDER BY due_at, id LIMIT $2");
const OVER: Sql = requests!("WHERE answered_at <= $1 ORDER BY answered_at, id LIMIT $2");
const TEXTS: Sql = sql!("SELECT words, extended_because, answer FROM requests WHERE id = $1");
const INSERT: Sql = sql!(
    "INSERT INTO requests (id, key, person, kind, channel, words, received_at, entered_at, entered_by, due_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING"
);
const CHANGE: Sql = sql!(
    "UPDATE requests SET due_at = $2, owner = $3, owned_at = $4, extended_at = $5, answered_at = $6, outcome = $7 WHERE id = $1"
);
const BECAUSE: Sql = sql!("UPDATE requests SET extended_because = $2 WHERE id = $1");
const ANSWER: Sql = sql!("UPDATE requests SET answer = $2 WHERE id = $1");
const REMINDED: Sql = sql!("UPDATE requests SET reminded_at = $2 WHERE id = $1 AND reminded_at IS NULL");
const TOLD_LATE: Sql = sql!("UPDATE requests SET overdue_told_at = $2 WHERE id = $1 AND overdue_told_at IS NULL");
const COUNTS: Sql = sql!(
    "SELECT CAST(coalesce(sum(CASE WHEN answered_at IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS open, \
     CAST(coalesce(sum(CASE WHEN answered_at IS NULL AND due_at <= $1 THEN 1 ELSE 0 END), 0) AS BIGINT) AS overdue, \
     CAST(coalesce(sum(CASE WHEN answered_at > $2 AND answered_at < due_at THEN 1 ELSE 0 END), 0) AS BIGINT) AS in_time, \
     CAST(coalesce(sum(CASE WHEN answered_at > $2 AND answered_at >= due_at THEN 1 ELSE 0 END), 0) AS BIGINT) AS late \
     FROM requests"
);
const DELETE: Sql = sql!("DELETE FROM requests WHERE id = $1");
const FORGET: Sql = sql!(
    "UPDATE requests SET person = NULL, words = NULL, extended_because = NULL, answer = NULL, \
     outcome = coalesce(outcome, 'erased'), answered_at = coalesce(answered_at, $2) WHERE person = $1"
);
const NO_OWNER: Sql = sql!("UPDATE requests SET owner = NULL, owned_at = NULL WHERE owner = $1");
const NO_ENTERER: Sql = sql!("UPDATE requests SET entered_by = NULL WHERE entered_by = $1");
const GIVE: Sql = sql!("UPDATE requests SET person = $2 WHERE person = $1");
const GIVE_OWNER: Sql = sql!("UPDATE requests SET owner = $2 WHERE owner = $1");
const GIVE_ENTERER: Sql = sql!("UPDATE requests SET entered_by = $2 WHERE entered_by = $1");

fn read(row: RequestRow) -> Result<Request, Error> {
    let unreadable = |column| Error::unreadable(column);
    let outcome =
        row.outcome.as_deref().map(|word| Outcome::from_word(word).ok_or_else(|| unreadable("requests.outcome")));
    Ok(Request {
        id: row.id,
        key: row.key,
        person: row.person,
        kind: Kind::from_word(&row.kind).ok_or_else(|| unreadable("requests.kind"))?,
        channel: Channel::from_word(&row.channel).ok_or_else(|| unreadable("requests.channel"))?,
        received_at: row.received_at,
        entered_at: row.entered_at,
        entered_by: row.entered_by,
        due_at: row.due_at,
        owner: row.owner.zip(row.owned_at),
        extended_at: row.extended_at,
        answered: row.answered_at.zip(outcome.transpose()?),
    })
}

fn read_all(rows: Vec<RequestRow>) -> Result<Vec<Request>, Error> {
    rows.into_iter().map(read).collect()
}

/// The request of that id.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, id: RequestId) -> Result<Option<Request>, Error> {
    tx.opt::<RequestRow>(FIND, args![id]).await?.map(read).transpose()
}

/// Those of a person, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Request>, Error> {
    read_all(tx.all(OF, args![person]).await?)
}

/// Those that are open, but for one person's own: those without an owner first, then by when they are due.
///
/// # Errors
/// As [`find`].
pub(crate) async fn open(tx: &mut Tx, but: PersonId) -> Result<Vec<Request>, Error> {
    read_all(tx.all(OPEN, args![but]).await?)
}

/// Those answered after an instant, but for one person's own, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn answered(tx: &mut Tx, but: PersonId, since: Timestamp) -> Result<Vec<Request>, Error> {
    read_all(tx.all(ANSWERED, args![but, since]).await?)
}

/// Open ones that are due by `by`, not late, and about which nobody was reminded.
///
/// # Errors
/// As [`find`].
pub(crate) async fn due(tx: &mut Tx, by: Timestamp, now: Timestamp, limit: i64) -> Result<Vec<Request>, Error> {
    read_all(tx.all(DUE, args![by, now, limit]).await?)
}

/// Open ones that are late, and about which nobody was told that they are.
///
/// # Errors
/// As [`find`].
pub(crate) async fn late(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Request>, Error> {
    read_all(tx.all(LATE, args![now, limit]).await?)
}

/// Those answered at an instant or before.
///
/// # Errors
/// As [`find`].
pub(crate) async fn over(tx: &mut Tx, until: Timestamp, limit: i64) -> Result<Vec<Request>, Error> {
    read_all(tx.all(OVER, args![until, limit]).await?)
}

/// The sealed texts of a request.
///
/// # Errors
/// When the database fails.
pub(crate) async fn texts(tx: &mut Tx, id: RequestId) -> Result<Texts, Error> {
    tx.one(TEXTS, args![id]).await
}

/// Saves a new request; whether it is new.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, one: &Request, words: &[u8]) -> Result<bool, Error> {
    let row = args![
        one.id,
        one.key,
        one.person,
        one.kind.word(),
        one.channel.word(),
        words,
        one.received_at,
        one.entered_at,
        one.entered_by,
        one.due_at,
    ];
    Ok(tx.exec(INSERT, row).await? == 1)
}

/// Saves what changes of a request.
///
/// # Errors
/// When the database fails.
pub(crate) async fn change(tx: &mut Tx, one: &Request) -> Result<(), Error> {
    let row = args![
        one.id,
        one.due_at,
        one.owner.map(|(owner, _)| owner),
        one.owner.map(|(_, at)| at),
        one.extended_at,
        one.answered.map(|(at, _)| at),
        one.answered.map(|(_, outcome)| outcome.word()),
    ];
    tx.exec(CHANGE, row).await.map(|_| ())
}

/// Saves why a request was given more time, sealed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_reason(tx: &mut Tx, id: RequestId, sealed: &[u8]) -> Result<(), Error> {
    tx.exec(BECAUSE, args![id, sealed]).await.map(|_| ())
}

/// Saves an answer, sealed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save_answer(tx: &mut Tx, id: RequestId, sealed: &[u8]) -> Result<(), Error> {
    tx.exec(ANSWER, args![id, sealed]).await.map(|_| ())
}

/// Notes that somebody was reminded of a request, or told that it is late; whether nobody had been.
///
/// # Errors
/// When the database fails.
pub(crate) async fn reminded(tx: &mut Tx, id: RequestId, is_late: bool, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(if is_late { TOLD_LATE } else { REMINDED }, args![id, now]).await? == 1)
}

/// How many are open and late now, and how many were answered since an instant, in time and late.
///
/// # Errors
/// When the database fails.
pub(crate) async fn counts(tx: &mut Tx, now: Timestamp, since: Timestamp) -> Result<Counts, Error> {
    tx.one(COUNTS, args![now, since]).await
}

/// Deletes a request.
///
/// # Errors
/// When the database fails.
pub(crate) async fn delete(tx: &mut Tx, id: RequestId) -> Result<(), Error> {
    tx.exec(DELETE, args![id]).await.map(|_| ())
}

/// Forgets whose requests somebody's were and what they said; they stay to be counted. Those that were open are closed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_person(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    tx.exec(FORGET, args![person, now]).await?;
    tx.exec(NO_OWNER, args![person]).await?;
    tx.exec(NO_ENTERER, args![person]).await.map(|_| ())
}

/// Hands the requests of one person to another: two entries turned out to be one person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    for give in [GIVE, GIVE_OWNER, GIVE_ENTERER] {
        tx.exec(give, args![from, to]).await?;
    }
    Ok(())
}
