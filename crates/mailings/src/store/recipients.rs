//! Whom mailings go to, what became of each letter, and how many go to one server.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, Timestamp};

use crate::mailing::{Fate, MailingId};

/// Keyed hash of what stands behind the `@` of an address; empty where there is none.
pub(crate) type Domain = Vec<u8>;

row! {
    /// A letter that is to be sent.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Waiting {
        pub(crate) number: i64,
        pub(crate) person: PersonId,
        pub(crate) domain: Domain,
        pub(crate) tries: i64,
    }
    struct Counted { state: String, count: i64 }
    struct Paced { minute: i64, sent: i64 }
    struct Got { mailing: MailingId, subject: String, state: String, at: Option<Timestamp>, posted_at: Option<Timestamp> }
    struct OnPaper { number: i64, person: PersonId, posted_at: Option<Timestamp> }
    struct Went { address: Option<[u8; 32]> }
    struct Unwaiting { mailing: MailingId, domain: Domain }
}

/// Somebody to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) number: i64,
    pub(crate) person: PersonId,
    pub(crate) domain: Domain,
    pub(crate) fate: Fate,
}

/// What became of a letter, and when it is tried again if it waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) of: Waiting,
    pub(crate) fate: Fate,
    pub(crate) due_at: Timestamp,
    /// Keyed hash of the address that it went to.
    pub(crate) address: Option<[u8; 32]>,
}

/// A mailing that somebody got, or did not get: what it was about, what became of it and when, when it was sent on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Own {
    pub(crate) mailing: MailingId,
    pub(crate) subject: String,
    pub(crate) fate: Fate,
    pub(crate) at: Option<Timestamp>,
    pub(crate) posted_at: Option<Timestamp>,
}

const INSERT: Sql = sql!(
    "INSERT INTO mailing_recipients (mailing, number, person, domain, state, at, tries, due_at) \
     VALUES ($1, $2, $3, $4, $5, $6, 0, $7) ON CONFLICT DO NOTHING"
);
const MORE_AT: Sql = sql!(
    "INSERT INTO mailing_domains (mailing, domain, waiting, next_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (mailing, domain) DO UPDATE SET waiting = mailing_domains.waiting + excluded.waiting"
);
const NEXT_DOMAINS: Sql = sql!(
    "SELECT domain AS value FROM mailing_domains WHERE mailing = $1 AND waiting > 0 AND next_at <= $2 \
     ORDER BY next_at, domain LIMIT $3"
);
const NEXT_AT: Sql = sql!("SELECT min(next_at) AS value FROM mailing_domains WHERE mailing = $1 AND waiting > 0");
const WAITING: Sql = sql!(
    "SELECT number, person, domain, tries FROM mailing_recipients \
     WHERE mailing = $1 AND state = 'waiting' AND domain = $2 AND due_at <= $3 ORDER BY number LIMIT $4"
);
const EARLIEST: Sql = sql!(
    "SELECT min(due_at) AS value FROM mailing_recipients WHERE mailing = $1 AND state = 'waiting' AND domain = $2"
);
const SETTLE: Sql = sql!(
    "UPDATE mailing_recipients SET state = $3, at = $4, tries = $5, due_at = $6, address = $7 \
     WHERE mailing = $1 AND number = $2 AND state = 'waiting'"
);
const FEWER_AT: Sql = sql!(
    "UPDATE mailing_domains SET waiting = CASE WHEN waiting > $3 THEN waiting - $3 ELSE 0 END WHERE mailing = $1 AND domain = $2"
);
const PUT_OFF: Sql = sql!("UPDATE mailing_domains SET next_at = $3 WHERE mailing = $1 AND domain = $2");
const NONE_AT: Sql = sql!("UPDATE mailing_domains SET waiting = 0 WHERE mailing = $1 AND domain = $2");
const BUSIEST: Sql = sql!("SELECT max(waiting) AS value FROM mailing_domains WHERE mailing = $1");
const PACE: Sql = sql!("SELECT minute, sent FROM mailing_pace WHERE domain = $1");
const PACED: Sql = sql!(
    "INSERT INTO mailing_pace (domain, minute, sent) VALUES ($1, $2, $3) ON CONFLICT (domain) DO UPDATE SET \
     sent = CASE WHEN mailing_pace.minute = excluded.minute THEN mailing_pace.sent + excluded.sent ELSE excluded.sent END, \
     minute = excluded.minute"
);
const FORGET_PACE: Sql = sql!("DELETE FROM mailing_pace WHERE minute < $1");
const FIGURES: Sql =
    sql!("SELECT state, count(*) AS count FROM mailing_recipients WHERE mailing = $1 GROUP BY state ORDER BY state");
const HAD: Sql = sql!(
    "SELECT count(*) AS value FROM mailing_recipients r JOIN mailings m ON m.id = r.mailing \
     WHERE r.person = $1 AND r.at > $2 AND r.state = 'sent' AND NOT m.is_notice AND m.ground <> 'digest'"
);
const BOUNCE: Sql = sql!(
    "UPDATE mailing_recipients SET state = 'bounced', at = $3 WHERE mailing = $1 AND number = $2 AND state = 'sent' \
     RETURNING address"
);
const IS_WAITING: Sql =
    sql!("SELECT count(*) AS value FROM mailing_recipients WHERE mailing = $1 AND number = $2 AND state = 'waiting'");
const IS_LISTED: Sql = sql!("SELECT count(*) AS value FROM mailing_recipients WHERE mailing = $1 AND person = $2");
const ON_PAPER: Sql = sql!(
    "SELECT number, person, posted_at FROM mailing_recipients \
     WHERE mailing = $1 AND state IN ('bounced', 'refused', 'undeliverable', 'no-address') AND number > $2 ORDER BY number LIMIT $3"
);
const POSTED: Sql = sql!(
    "UPDATE mailing_recipients SET posted_at = $3 WHERE mailing = $1 AND number = $2 AND posted_at IS NULL \
     AND state IN ('bounced', 'refused', 'undeliverable', 'no-address')"
);
const OF: Sql = sql!(
    "SELECT r.mailing, m.subject, r.state, r.at, r.posted_at FROM mailing_recipients r JOIN mailings m ON m.id = r.mailing \
     WHERE r.person = $1 ORDER BY m.made_at, m.id"
);
const UNWAITING: Sql =
    sql!("SELECT mailing, domain FROM mailing_recipients WHERE person = $1 AND state = 'waiting' ORDER BY mailing");
const ERASE: Sql = sql!("DELETE FROM mailing_recipients WHERE person = $1");
const GIVE: Sql = sql!(
    "UPDATE mailing_recipients SET person = $2 WHERE person = $1 AND NOT EXISTS \
     (SELECT 1 FROM mailing_recipients o WHERE o.mailing = mailing_recipients.mailing AND o.person = $2)"
);
const FIRST: Sql = sql!("SELECT min(number) AS value FROM mailing_recipients WHERE mailing = $1");
const FORGET: Sql = sql!("DELETE FROM mailing_recipients WHERE mailing = $1 AND number < $2");
const FORGET_DOMAINS: Sql = sql!("DELETE FROM mailing_domains WHERE mailing = $1");

/// Writes down whom a mailing goes to; who is written down already stays as she is. How many that were.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add(tx: &mut Tx, mailing: MailingId, all: &[Listed], now: Timestamp) -> Result<i64, Error> {
    let mut new = 0;
    for one in all {
        let at = (one.fate != Fate::Waiting).then_some(now);
        let row = args![mailing, one.number, one.person, &one.domain, one.fate.word(), at, now];
        if tx.exec(INSERT, row).await? == 0 {
            continue;
        }
        new += 1;
        if one.fate == Fate::Waiting {
            tx.exec(MORE_AT, args![mailing, &one.domain, 1, now]).await?;
        }
    }
    Ok(new)
}

/// Servers to which letters of a mailing can go now, those put off longest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn domains(tx: &mut Tx, mailing: MailingId, limit: i64, now: Timestamp) -> Result<Vec<Domain>, Error> {
    tx.all(NEXT_DOMAINS, args![mailing, now, limit]).await
}

/// When the next letter of a mailing can go; `None` when none waits.
///
/// # Errors
/// When the database fails.
pub(crate) async fn next_at(tx: &mut Tx, mailing: MailingId) -> Result<Option<Timestamp>, Error> {
    tx.one(NEXT_AT, args![mailing]).await
}

/// Letters of a mailing that can go to a server now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn waiting(
    tx: &mut Tx,
    mailing: MailingId,
    domain: &Domain,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<Waiting>, Error> {
    tx.all(WAITING, args![mailing, domain, now, limit]).await
}

/// Writes down what became of letters, each once: how many of them were sent.
///
/// # Errors
/// When the database fails.
pub(crate) async fn settle(tx: &mut Tx, mailing: MailingId, all: &[Outcome], now: Timestamp) -> Result<i64, Error> {
    let mut sent = 0;
    for one in all {
        let at = (one.fate != Fate::Waiting).then_some(now);
        let row = args![mailing, one.of.number, one.fate.word(), at, one.of.tries + 1, one.due_at, one.address];
        let is_new = tx.exec(SETTLE, row).await? == 1;
        if is_new && one.fate != Fate::Waiting {
            tx.exec(FEWER_AT, args![mailing, &one.of.domain, 1]).await?;
            sent += i64::from(one.fate == Fate::Sent);
        }
    }
    Ok(sent)
}

/// Puts off the letters to a server, or notes that none waits for it any more.
///
/// # Errors
/// When the database fails.
pub(crate) async fn put_off(
    tx: &mut Tx,
    mailing: MailingId,
    domain: &Domain,
    until: Option<Timestamp>,
) -> Result<(), Error> {
    match until {
        Some(until) => tx.exec(PUT_OFF, args![mailing, domain, until]).await.map(|_| ()),
        None => tx.exec(NONE_AT, args![mailing, domain]).await.map(|_| ()),
    }
}

/// When the first of the letters that wait for a server is due; `None` when none waits.
///
/// # Errors
/// When the database fails.
pub(crate) async fn earliest(tx: &mut Tx, mailing: MailingId, domain: &Domain) -> Result<Option<Timestamp>, Error> {
    tx.one(EARLIEST, args![mailing, domain]).await
}

/// How many letters wait for the server for which most wait.
///
/// # Errors
/// When the database fails.
pub(crate) async fn busiest(tx: &mut Tx, mailing: MailingId) -> Result<i64, Error> {
    Ok(tx.one::<Option<i64>>(BUSIEST, args![mailing]).await?.unwrap_or(0))
}

/// How many letters went to a server in a minute, of all mailings.
///
/// # Errors
/// When the database fails.
pub(crate) async fn pace(tx: &mut Tx, domain: &Domain, minute: i64) -> Result<i64, Error> {
    let paced: Option<Paced> = tx.opt(PACE, args![domain]).await?;
    Ok(paced.filter(|paced| paced.minute == minute).map_or(0, |paced| paced.sent))
}

/// Counts letters that went to a server in a minute.
///
/// # Errors
/// When the database fails.
pub(crate) async fn went(tx: &mut Tx, domain: &Domain, minute: i64, more: i64) -> Result<(), Error> {
    tx.exec(PACED, args![domain, minute, more]).await.map(|_| ())
}

/// Forgets how many letters went to servers before a minute.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_pace(tx: &mut Tx, before: i64) -> Result<u64, Error> {
    tx.exec(FORGET_PACE, args![before]).await
}

/// How many letters came to what.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn figures(tx: &mut Tx, mailing: MailingId) -> Result<Vec<(Fate, u64)>, Error> {
    let rows: Vec<Counted> = tx.all(FIGURES, args![mailing]).await?;
    let mut all = Vec::new();
    for row in rows {
        all.push((fate(&row.state)?, row.count.unsigned_abs()));
    }
    all.sort_unstable();
    Ok(all)
}

/// How many mailings that are agreed to were sent to a person after an instant, of all places.
///
/// # Errors
/// When the database fails.
pub(crate) async fn had(tx: &mut Tx, person: PersonId, after: Timestamp) -> Result<i64, Error> {
    tx.one(HAD, args![person, after]).await
}

/// Whether it is not yet known what became of a letter.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_waiting(tx: &mut Tx, (mailing, number): (MailingId, i64)) -> Result<bool, Error> {
    Ok(tx.one::<i64>(IS_WAITING, args![mailing, number]).await? > 0)
}

/// Whether somebody is written down already.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_listed(tx: &mut Tx, mailing: MailingId, person: PersonId) -> Result<bool, Error> {
    Ok(tx.one::<i64>(IS_LISTED, args![mailing, person]).await? > 0)
}

/// Notes that a letter that was sent could not be delivered: the hash of the address that it went to, if that was new.
///
/// # Errors
/// When the database fails.
pub(crate) async fn bounced(
    tx: &mut Tx,
    (mailing, number): (MailingId, i64),
    now: Timestamp,
) -> Result<Option<[u8; 32]>, Error> {
    Ok(tx.opt::<Went>(BOUNCE, args![mailing, number, now]).await?.and_then(|went| went.address))
}

/// Whom a notice reaches on paper alone, from the number after `after`: number, person, and when it was sent on paper.
///
/// # Errors
/// When the database fails.
pub(crate) async fn on_paper(
    tx: &mut Tx,
    mailing: MailingId,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, PersonId, Option<Timestamp>)>, Error> {
    let rows: Vec<OnPaper> = tx.all(ON_PAPER, args![mailing, after, limit]).await?;
    Ok(rows.into_iter().map(|row| (row.number, row.person, row.posted_at)).collect())
}

/// Notes that a letter was sent on paper; whether that was new.
///
/// # Errors
/// When the database fails.
pub(crate) async fn posted(tx: &mut Tx, (mailing, number): (MailingId, i64), now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(POSTED, args![mailing, number, now]).await? == 1)
}

/// What a person got and did not get.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Own>, Error> {
    let rows: Vec<Got> = tx.all(OF, args![person]).await?;
    let read = |row: Got| {
        Ok(Own {
            mailing: row.mailing,
            subject: row.subject,
            fate: fate(&row.state)?,
            at: row.at,
            posted_at: row.posted_at,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Forgets what went to a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn erase(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    for Unwaiting { mailing, domain } in tx.all(UNWAITING, args![person]).await? {
        tx.exec(FEWER_AT, args![mailing, &domain, 1]).await?;
    }
    tx.exec(ERASE, args![person]).await.map(|_| ())
}

/// Gives what went to one entry of a person to another of hers; where both had a mailing, the other's counts.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE, args![from, to]).await?;
    erase(tx, from).await
}

/// Forgets the next few of those whom a mailing went to: how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, mailing: MailingId, limit: i64) -> Result<u64, Error> {
    tx.exec(FORGET_DOMAINS, args![mailing]).await?;
    let Some(first) = tx.one::<Option<i64>>(FIRST, args![mailing]).await? else { return Ok(0) };
    tx.exec(FORGET, args![mailing, first + limit]).await
}

fn fate(word: &str) -> Result<Fate, Error> {
    Fate::from_word(word).ok_or_else(|| Error::unreadable("mailing_recipients.state"))
}
