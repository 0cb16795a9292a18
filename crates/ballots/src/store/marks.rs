//! Marks and ballots: who has voted, and what was voted, with nothing in common but the ballot.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, Id, Kind, PersonId, Timestamp};

use crate::{disclosure::Channel, paper::Vote};

/// Kind of the key of a secret ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum SecretKind {}

impl Kind for SecretKind {
    const WORD: &'static str = "secret ballot";
}

/// Key of a secret ballot: chance alone.
pub(crate) type SecretKey = Id<SecretKind>;

row! {
    /// What the casting of a vote depends on.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct AdmissionRow {
        pub(crate) stage: String,
        pub(crate) closes_at: Timestamp,
        pub(crate) entry: Option<PersonId>,
    }
    struct MarkRow { person: PersonId, channel: String }
    struct PapersRow { content: String, papers: i64 }
    struct NamedRow { person: PersonId, content: String }
    struct ChannelRow { channel: String, papers: i64 }
}

const ADMISSION: Sql = sql!(
    "SELECT b.stage AS stage, b.closes_at AS closes_at, e.person AS entry FROM ballots b \
     LEFT JOIN roll_entries e ON e.roll = b.roll AND e.person = $2 WHERE b.id = $1"
);
const MARK: Sql = sql!(
    "INSERT INTO ballot_marks (ballot, person, channel) VALUES ($1, $2, $3) ON CONFLICT (ballot, person) DO NOTHING"
);
const FIND: Sql = sql!("SELECT channel AS value FROM ballot_marks WHERE ballot = $1 AND person = $2");
const FIND_CLOSED: Sql = sql!("SELECT channel AS value FROM closed_marks WHERE ballot = $1 AND person = $2");
const PUT: Sql = sql!("INSERT INTO secret_ballots (ballot, key, content) VALUES ($1, $2, $3)");
const PUT_NAMED: Sql = sql!("INSERT INTO named_ballots (ballot, person, content) VALUES ($1, $2, $3)");
const COUNT_SECRET: Sql = sql!("SELECT count(*) AS value FROM secret_ballots WHERE ballot = $1");
const COUNT_NAMED: Sql = sql!("SELECT count(*) AS value FROM named_ballots WHERE ballot = $1");
const COUNT_MARKS: Sql = sql!("SELECT count(*) AS value FROM ballot_marks WHERE ballot = $1 AND channel <> 'paper'");
// Written anew in the order of their content: whatever order the votes came in is not in the new rows.
const CLOSE_MARKS: Sql = sql!(
    "INSERT INTO closed_marks (ballot, person, channel) \
     SELECT ballot, person, channel FROM ballot_marks WHERE ballot = $1 ORDER BY person"
);
const DROP_MARKS: Sql = sql!("DELETE FROM ballot_marks WHERE ballot = $1");
const CLOSE_BALLOTS: Sql = sql!(
    "INSERT INTO closed_ballots (ballot, content, papers) \
     SELECT ballot, content, count(*) FROM secret_ballots WHERE ballot = $1 GROUP BY ballot, content ORDER BY content"
);
const DROP_BALLOTS: Sql = sql!("DELETE FROM secret_ballots WHERE ballot = $1");
const PAPERS: Sql = sql!("SELECT content, papers FROM closed_ballots WHERE ballot = $1 ORDER BY content");
const NAMED: Sql = sql!("SELECT person, content FROM named_ballots WHERE ballot = $1 ORDER BY person LIMIT 100000");
const NAMED_PAPERS: Sql =
    sql!("SELECT content, count(*) AS papers FROM named_ballots WHERE ballot = $1 GROUP BY content ORDER BY content");
const CLOSED_MARKS: Sql =
    sql!("SELECT person, channel FROM closed_marks WHERE ballot = $1 ORDER BY person LIMIT 1000000");
const BY_CHANNEL: Sql =
    sql!("SELECT channel, count(*) AS papers FROM closed_marks WHERE ballot = $1 GROUP BY channel ORDER BY channel");
const DESTROY_SECRET: Sql = sql!("DELETE FROM closed_ballots WHERE ballot = $1");
const DESTROY_NAMED: Sql = sql!("DELETE FROM named_ballots WHERE ballot = $1");
const DESTROY_MARKS: Sql = sql!("DELETE FROM closed_marks WHERE ballot = $1");

/// What the casting of a vote by this person depends on; `None` when there is no such ballot.
///
/// # Errors
/// When the database fails.
pub(crate) async fn admission(tx: &mut Tx, ballot: BallotId, person: PersonId) -> Result<Option<AdmissionRow>, Error> {
    tx.opt(ADMISSION, args![ballot, person]).await
}

/// Marks a person as having voted, or as having been given a paper; `false` when she is marked already.
///
/// # Errors
/// When the database fails.
pub(crate) async fn mark(tx: &mut Tx, ballot: BallotId, person: PersonId, channel: Channel) -> Result<bool, Error> {
    Ok(tx.exec(MARK, args![ballot, person, channel.word()]).await? == 1)
}

/// The mark of a person, while voting is open or after.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, ballot: BallotId, person: PersonId) -> Result<Option<Channel>, Error> {
    let mut word: Option<String> = tx.opt(FIND, args![ballot, person]).await?;
    if word.is_none() {
        word = tx.opt(FIND_CLOSED, args![ballot, person]).await?;
    }
    word.map(|word| channel(&word)).transpose()
}

fn channel(word: &str) -> Result<Channel, Error> {
    Channel::stored(word).ok_or_else(|| Error::unreadable("closed_marks.channel"))
}

/// Puts a secret ballot into the box.
///
/// # Errors
/// When the database fails.
pub(crate) async fn put(tx: &mut Tx, ballot: BallotId, key: SecretKey, content: &str) -> Result<(), Error> {
    tx.exec(PUT, args![ballot, key, content]).await.map(|_| ())
}

/// Records the vote of a named ballot.
///
/// # Errors
/// When the database fails.
pub(crate) async fn put_named(tx: &mut Tx, ballot: BallotId, person: PersonId, content: &str) -> Result<(), Error> {
    tx.exec(PUT_NAMED, args![ballot, person, content]).await.map(|_| ())
}

/// Ballots in the box and marks of people who voted online, while voting is open; they are always equal.
///
/// # Errors
/// When the database fails.
pub(crate) async fn open_figures(tx: &mut Tx, ballot: BallotId) -> Result<(u64, u64), Error> {
    let secret: i64 = tx.one(COUNT_SECRET, args![ballot]).await?;
    let named: i64 = tx.one(COUNT_NAMED, args![ballot]).await?;
    let marks: i64 = tx.one(COUNT_MARKS, args![ballot]).await?;
    Ok(((secret + named).unsigned_abs(), marks.unsigned_abs()))
}

/// Moves marks and ballots into the tables for what is closed, in the order of their content.
///
/// # Errors
/// When the database fails.
pub(crate) async fn close(tx: &mut Tx, ballot: BallotId) -> Result<(), Error> {
    for statement in [CLOSE_MARKS, DROP_MARKS, CLOSE_BALLOTS, DROP_BALLOTS] {
        tx.exec(statement, args![ballot]).await?;
    }
    Ok(())
}

/// Each different vote that was cast online, with its number; secret or named.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn votes(tx: &mut Tx, ballot: BallotId) -> Result<Vec<(Vote, u64)>, Error> {
    let mut rows: Vec<PapersRow> = tx.all(PAPERS, args![ballot]).await?;
    rows.extend(tx.all::<PapersRow>(NAMED_PAPERS, args![ballot]).await?);
    rows.into_iter().map(|row| vote(&row.content, row.papers)).collect()
}

pub(crate) fn vote(content: &str, papers: i64) -> Result<(Vote, u64), Error> {
    let unreadable = || Error::unreadable("closed_ballots.content");
    let vote = Vote::stored(content).ok_or_else(unreadable)?;
    Ok((vote, u64::try_from(papers).map_err(|_| unreadable())?))
}

/// Who voted how in a named ballot.
///
/// # Errors
/// As [`votes`].
pub(crate) async fn named(tx: &mut Tx, ballot: BallotId) -> Result<Vec<(PersonId, Vote)>, Error> {
    let rows: Vec<NamedRow> = tx.all(NAMED, args![ballot]).await?;
    rows.into_iter().map(|row| Ok((row.person, vote(&row.content, 1)?.0))).collect()
}

/// Who is marked, once voting is closed.
///
/// # Errors
/// As [`votes`].
pub(crate) async fn closed(tx: &mut Tx, ballot: BallotId) -> Result<Vec<(PersonId, Channel)>, Error> {
    let rows: Vec<MarkRow> = tx.all(CLOSED_MARKS, args![ballot]).await?;
    rows.into_iter().map(|row| Ok((row.person, channel(&row.channel)?))).collect()
}

/// Marks per channel, once voting is closed.
///
/// # Errors
/// As [`votes`].
pub(crate) async fn by_channel(tx: &mut Tx, ballot: BallotId) -> Result<Vec<(Channel, u64)>, Error> {
    let rows: Vec<ChannelRow> = tx.all(BY_CHANNEL, args![ballot]).await?;
    rows.into_iter().map(|row| Ok((channel(&row.channel)?, row.papers.unsigned_abs()))).collect()
}

/// Destroys ballots and marks.
///
/// # Errors
/// When the database fails.
pub(crate) async fn destroy(tx: &mut Tx, ballot: BallotId) -> Result<(), Error> {
    for statement in [DESTROY_SECRET, DESTROY_NAMED, DESTROY_MARKS, DROP_MARKS, DROP_BALLOTS] {
        tx.exec(statement, args![ballot]).await?;
    }
    Ok(())
}
