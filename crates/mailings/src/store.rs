//! All SQL of mailings.

pub(crate) mod digests;
pub(crate) mod readers;
pub(crate) mod recipients;

use database::{Error, Sql, Tx, args, row, sql};
use membership::segment::Segment;
use terms::{Language, PersonId, PlaceId, Timestamp};

use crate::mailing::{Ground, Held, Mailing, MailingId};

row! {
    struct Row {
        id: MailingId,
        place: PlaceId,
        author: Option<PersonId>,
        ground: String,
        is_notice: bool,
        chosen: String,
        for_readers: Option<bool>,
        language: String,
        subject: String,
        words: String,
        made_at: Timestamp,
        asked_at: Option<Timestamp>,
        started_at: Option<Timestamp>,
        started_by: Option<PersonId>,
        going_since: Option<Timestamp>,
        listed_at: Option<Timestamp>,
        listed_after: Option<String>,
        held_why: Option<String>,
        ended_at: Option<Timestamp>,
        is_called_off: bool,
        serial: i64,
        listed: i64,
        sent: i64,
        figures: Option<String>,
    }
}

/// The columns of a mailing, in the order of [`Row`]; in a list without its text.
macro_rules! mailings {
    ($rest:literal) => {
        mailings!("words", $rest)
    };
    ($words:literal, $rest:literal) => {
        sql!(concat!(
            "SELECT id, place, author, ground, is_notice, chosen, for_readers, language, subject, ",
            $words,
            ", made_at, asked_at, started_at, ",
            "started_by, going_since, listed_at, listed_after, held_why, ended_at, is_called_off, serial, listed, sent, figures ",
            "FROM mailings ",
            $rest
        ))
    };
}

const FIND: Sql = mailings!("WHERE id = $1");
const AT: Sql =
    mailings!("'' AS words", "WHERE place = $1 AND ground <> 'digest' ORDER BY made_at DESC, id DESC LIMIT $2");
const OF_AUTHOR: Sql = mailings!("WHERE author = $1 ORDER BY made_at, id");
const OLD: Sql = mailings!(
    "WHERE ended_at <= $1 AND EXISTS (SELECT 1 FROM mailing_recipients r WHERE r.mailing = mailings.id) ORDER BY ended_at, id LIMIT $2"
);
const INSERT: Sql = sql!(
    "INSERT INTO mailings (id, place, author, ground, is_notice, chosen, language, subject, words, made_at, is_called_off, \
     serial, listed, sent, for_readers) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, 0, 0, 0, $11) ON CONFLICT (id) DO NOTHING"
);
// What a second person was asked to read is a draft again once it is changed.
const CHANGE: Sql = sql!(
    "UPDATE mailings SET place = $2, author = $3, ground = $4, is_notice = $5, chosen = $6, language = $7, subject = $8, \
     words = $9, for_readers = $10, asked_at = NULL WHERE id = $1 AND started_at IS NULL"
);
const DROP: Sql = sql!("DELETE FROM mailings WHERE id = $1 AND started_at IS NULL");
const ASK: Sql =
    sql!("UPDATE mailings SET asked_at = $2 WHERE id = $1 AND is_notice AND asked_at IS NULL AND started_at IS NULL");
const START: Sql = sql!(
    "UPDATE mailings SET started_at = $2, going_since = $2, started_by = $3, serial = serial + 1 \
     WHERE id = $1 AND started_at IS NULL RETURNING serial AS value"
);
const LISTED: Sql = sql!(
    "UPDATE mailings SET listed = listed + $3, listed_after = $4, listed_at = $5, serial = serial + 1 \
     WHERE id = $1 AND serial = $2 AND held_at IS NULL AND ended_at IS NULL"
);
const STEP: Sql = sql!(
    "UPDATE mailings SET serial = serial + 1 WHERE id = $1 AND serial = $2 AND held_at IS NULL AND ended_at IS NULL"
);
const SENT: Sql = sql!("UPDATE mailings SET sent = sent + $2 WHERE id = $1");
const HOLD: Sql = sql!(
    "UPDATE mailings SET held_at = $2, held_why = $3, serial = serial + 1 \
     WHERE id = $1 AND started_at IS NOT NULL AND held_at IS NULL AND ended_at IS NULL"
);
const GO_ON: Sql = sql!(
    "UPDATE mailings SET held_at = NULL, held_why = NULL, started_by = $2, going_since = $3, serial = serial + 1 \
     WHERE id = $1 AND held_at IS NOT NULL AND ended_at IS NULL RETURNING serial AS value"
);
const END: Sql = sql!(
    "UPDATE mailings SET ended_at = $2, is_called_off = $3, held_at = NULL, held_why = NULL, serial = serial + 1 \
     WHERE id = $1 AND started_at IS NOT NULL AND ended_at IS NULL"
);
const CALL_OFF: Sql = sql!(
    "UPDATE mailings SET ended_at = $2, is_called_off = TRUE, held_at = NULL, held_why = NULL, serial = serial + 1 \
     WHERE held_at <= $1 AND ended_at IS NULL"
);
const FIGURES: Sql = sql!("UPDATE mailings SET figures = $2 WHERE id = $1");
const FORGET_WORDS: Sql = sql!("UPDATE mailings SET words = '' WHERE id = $1");
const NOBODYS: Sql = sql!("UPDATE mailings SET author = NULL WHERE author = $1");
const BEGUN_BY_NOBODY: Sql = sql!("UPDATE mailings SET started_by = NULL WHERE started_by = $1");
const GIVE: Sql = sql!("UPDATE mailings SET author = $2 WHERE author = $1");
const GIVE_BEGUN: Sql = sql!("UPDATE mailings SET started_by = $2 WHERE started_by = $1");

/// The mailing of that id.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, id: MailingId) -> Result<Option<Mailing>, Error> {
    tx.opt::<Row>(FIND, args![id]).await?.map(read).transpose()
}

/// The mailings of exactly this place, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn at(tx: &mut Tx, place: PlaceId, limit: i64) -> Result<Vec<Mailing>, Error> {
    tx.all::<Row>(AT, args![place, limit]).await?.into_iter().map(read).collect()
}

/// The mailings that a person wrote, oldest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn of_author(tx: &mut Tx, person: PersonId) -> Result<Vec<Mailing>, Error> {
    tx.all::<Row>(OF_AUTHOR, args![person]).await?.into_iter().map(read).collect()
}

/// Mailings that ended by then, and of which it is kept whom they went to.
///
/// # Errors
/// As [`find`].
pub(crate) async fn old(tx: &mut Tx, until: Timestamp, limit: i64) -> Result<Vec<Mailing>, Error> {
    tx.all::<Row>(OLD, args![until, limit]).await?.into_iter().map(read).collect()
}

/// Saves a draft; false when there is one of this id.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, mailing: &Mailing) -> Result<bool, Error> {
    let row = args![
        mailing.id,
        mailing.place,
        mailing.author,
        mailing.ground.word(),
        mailing.ground.is_notice(),
        mailing.segment.to_query(),
        mailing.language.tag(),
        &mailing.subject,
        &mailing.words,
        mailing.made_at,
        mailing.for_readers,
    ];
    Ok(tx.exec(INSERT, row).await? == 1)
}

/// Saves a changed draft; whether it still was one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn change(tx: &mut Tx, mailing: &Mailing) -> Result<bool, Error> {
    let row = args![
        mailing.id,
        mailing.place,
        mailing.author,
        mailing.ground.word(),
        mailing.ground.is_notice(),
        mailing.segment.to_query(),
        mailing.language.tag(),
        &mailing.subject,
        &mailing.words,
        mailing.for_readers,
    ];
    Ok(tx.exec(CHANGE, row).await? == 1)
}

/// Drops a draft; whether it was one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop(tx: &mut Tx, id: MailingId) -> Result<bool, Error> {
    Ok(tx.exec(DROP, args![id]).await? == 1)
}

/// Asks a second person to read a notice; whether that was new.
///
/// # Errors
/// When the database fails.
pub(crate) async fn ask(tx: &mut Tx, id: MailingId, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(ASK, args![id, now]).await? == 1)
}

/// Lets a mailing go: the number of its first step, if it had not begun.
///
/// # Errors
/// When the database fails.
pub(crate) async fn start(
    tx: &mut Tx,
    id: MailingId,
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<Option<i64>, Error> {
    tx.opt(START, args![id, now, by]).await
}

/// Ends a step in which recipients were written down; whether it was the present one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn listed(
    tx: &mut Tx,
    (id, serial): (MailingId, i64),
    more: i64,
    after: Option<String>,
    now: Timestamp,
) -> Result<bool, Error> {
    let at = after.is_none().then_some(now);
    Ok(tx.exec(LISTED, args![id, serial, more, after, at]).await? == 1)
}

/// Ends a step in which letters were sent; whether it was the present one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn step(tx: &mut Tx, (id, serial): (MailingId, i64)) -> Result<bool, Error> {
    Ok(tx.exec(STEP, args![id, serial]).await? == 1)
}

/// Counts letters that were sent.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sent(tx: &mut Tx, id: MailingId, more: i64) -> Result<(), Error> {
    tx.exec(SENT, args![id, more]).await.map(|_| ())
}

/// Stops a mailing that is under way; whether it was.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hold(tx: &mut Tx, id: MailingId, why: Held, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(HOLD, args![id, now, why.word()]).await? == 1)
}

/// Lets one go on that stands still, in that person's name: the number of its next step.
///
/// # Errors
/// When the database fails.
pub(crate) async fn go_on(tx: &mut Tx, id: MailingId, by: PersonId, now: Timestamp) -> Result<Option<i64>, Error> {
    tx.opt(GO_ON, args![id, by, now]).await
}

/// Ends a mailing; whether it was under way.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end(tx: &mut Tx, id: MailingId, is_called_off: bool, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(END, args![id, now, is_called_off]).await? == 1)
}

/// Calls off every mailing that stands still since before an instant.
///
/// # Errors
/// When the database fails.
pub(crate) async fn call_off_held(tx: &mut Tx, since: Timestamp, now: Timestamp) -> Result<u64, Error> {
    tx.exec(CALL_OFF, args![since, now]).await
}

/// Keeps how a mailing went.
///
/// # Errors
/// When the database fails.
pub(crate) async fn keep_figures(tx: &mut Tx, id: MailingId, figures: &str) -> Result<(), Error> {
    tx.exec(FIGURES, args![id, figures]).await.map(|_| ())
}

/// Forgets the text of a mailing.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_words(tx: &mut Tx, id: MailingId) -> Result<(), Error> {
    tx.exec(FORGET_WORDS, args![id]).await.map(|_| ())
}

/// Forgets who wrote and began mailings.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_author(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(NOBODYS, args![person]).await?;
    tx.exec(BEGUN_BY_NOBODY, args![person]).await.map(|_| ())
}

/// Gives the mailings that one entry of a person wrote to another of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await?;
    tx.exec(GIVE_BEGUN, args![from, to]).await.map(|_| ())
}

fn read(row: Row) -> Result<Mailing, Error> {
    let held = row.held_why.map(|why| Held::from_word(&why).ok_or_else(|| Error::unreadable("mailings.held_why")));
    Ok(Mailing {
        id: row.id,
        place: row.place,
        author: row.author,
        ground: Ground::find(&row.ground, row.is_notice).ok_or_else(|| Error::unreadable("mailings.ground"))?,
        segment: Segment::from_query(&row.chosen).ok_or_else(|| Error::unreadable("mailings.chosen"))?,
        for_readers: row.for_readers.unwrap_or(false),
        language: Language::from_tag(&row.language).ok_or_else(|| Error::unreadable("mailings.language"))?,
        subject: row.subject,
        words: row.words,
        made_at: row.made_at,
        asked_at: row.asked_at,
        started_at: row.started_at,
        started_by: row.started_by,
        going_since: row.going_since,
        listed_at: row.listed_at,
        listed_after: row.listed_after,
        held: held.transpose()?,
        ended_at: row.ended_at,
        is_called_off: row.is_called_off,
        serial: row.serial,
        listed: row.listed,
        sent: row.sent,
        figures: row.figures,
    })
}
