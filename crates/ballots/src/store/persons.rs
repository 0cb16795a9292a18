//! What ballots hold about one person: shown to her, taken away from her, given to another of her selves.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, PersonId};

row! {
    /// A mark in a ballot that has closed or is open.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct OwnMark { pub(crate) ballot: BallotId, pub(crate) title: String, pub(crate) channel: String }
    /// A nomination of hers.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct OwnNomination { pub(crate) ballot: BallotId, pub(crate) title: String, pub(crate) standing: String }
    /// A claim about her.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct OwnClaim { pub(crate) ballot: BallotId, pub(crate) asks: String, pub(crate) reason: String }
    /// A vote of hers in a named ballot.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct OwnVote { pub(crate) ballot: BallotId, pub(crate) content: String }
}

const MARKS: Sql = sql!(
    "SELECT m.ballot AS ballot, b.title AS title, m.channel AS channel FROM \
     (SELECT ballot, channel FROM ballot_marks WHERE person = $1 \
      UNION ALL SELECT ballot, channel FROM closed_marks WHERE person = $1) m \
     JOIN ballots b ON b.id = m.ballot ORDER BY m.ballot"
);
const ON_ROLLS: Sql = sql!("SELECT count(*) AS value FROM roll_entries WHERE person = $1");
const NOMINATIONS: Sql = sql!(
    "SELECT o.ballot AS ballot, b.title AS title, o.standing AS standing FROM ballot_options o \
     JOIN ballots b ON b.id = o.ballot WHERE o.person = $1 ORDER BY o.ballot, o.id"
);
const CLAIMS: Sql =
    sql!("SELECT ballot, asks, reason FROM roll_claims WHERE about = $1 OR claimant = $1 ORDER BY ballot, id");
const VOTES: Sql = sql!("SELECT ballot, content FROM named_ballots WHERE person = $1 ORDER BY ballot");

// A random id takes the place of the person: figures still add up, and nobody can tell whose they were.
const ERASE_ENTRY: Sql = sql!("UPDATE roll_entries SET person = $2, salt = NULL WHERE person = $1");
const ERASE_MARK: Sql = sql!("UPDATE ballot_marks SET person = $2 WHERE person = $1");
const ERASE_CLOSED_MARK: Sql = sql!("UPDATE closed_marks SET person = $2 WHERE person = $1");
const ERASE_NAMED: Sql = sql!("UPDATE named_ballots SET person = $2 WHERE person = $1");
const ERASE_PAPER: Sql = sql!("UPDATE issued_papers SET person = $2 WHERE person = $1");
const ERASE_CODE: Sql = sql!("DELETE FROM letter_codes WHERE person = $1");
const ERASE_CLAIM: Sql = sql!("UPDATE roll_claims SET about = $2, reason = '-' WHERE about = $1");
const ERASE_CLAIMANT: Sql = sql!("UPDATE roll_claims SET claimant = $2 WHERE claimant = $1");
const ERASE_STATEMENT: Sql = sql!("UPDATE ballot_options SET statement = NULL WHERE person = $1");
const ERASE_PROPOSER: Sql = sql!("UPDATE ballot_options SET proposed_by = NULL WHERE proposed_by = $1");

const MERGE_MARK: Sql = sql!(
    "UPDATE ballot_marks SET person = $2 WHERE person = $1 \
     AND ballot NOT IN (SELECT ballot FROM ballot_marks WHERE person = $2)"
);
const MERGE_CLOSED_MARK: Sql = sql!(
    "UPDATE closed_marks SET person = $2 WHERE person = $1 \
     AND ballot NOT IN (SELECT ballot FROM closed_marks WHERE person = $2)"
);
const MERGE_NAMED: Sql = sql!(
    "UPDATE named_ballots SET person = $2 WHERE person = $1 \
     AND ballot NOT IN (SELECT ballot FROM named_ballots WHERE person = $2)"
);
const MERGE_PAPER: Sql = sql!(
    "UPDATE issued_papers SET person = $2 WHERE person = $1 \
     AND ballot NOT IN (SELECT ballot FROM issued_papers WHERE person = $2)"
);
const MERGE_CODE: Sql = sql!("DELETE FROM letter_codes WHERE person = $1 OR person = $2");
const MERGE_OPTION: Sql = sql!("UPDATE ballot_options SET person = $2, statement = NULL WHERE person = $1");
const MERGE_PROPOSER: Sql = sql!("UPDATE ballot_options SET proposed_by = $2 WHERE proposed_by = $1");
const MERGE_CLAIM: Sql = sql!("UPDATE roll_claims SET about = $2 WHERE about = $1");
const MERGE_CLAIMANT: Sql = sql!("UPDATE roll_claims SET claimant = $2 WHERE claimant = $1");
const MERGE_ACT: Sql = sql!("UPDATE ballot_acts SET person = $2 WHERE person = $1");

/// How many rolls a person stands on.
///
/// # Errors
/// When the database fails.
pub(crate) async fn rolls(tx: &mut Tx, person: PersonId) -> Result<i64, Error> {
    tx.one(ON_ROLLS, args![person]).await
}

/// What is kept about a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Own {
    pub(crate) marks: Vec<OwnMark>,
    pub(crate) nominations: Vec<OwnNomination>,
    pub(crate) claims: Vec<OwnClaim>,
    pub(crate) votes: Vec<OwnVote>,
}

/// Everything that ballots hold about a person. Her secret votes are not among it: nobody can find them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn own(tx: &mut Tx, person: PersonId) -> Result<Own, Error> {
    Ok(Own {
        marks: tx.all(MARKS, args![person]).await?,
        nominations: tx.all(NOMINATIONS, args![person]).await?,
        claims: tx.all(CLAIMS, args![person]).await?,
        votes: tx.all(VOTES, args![person]).await?,
    })
}

/// Puts a random id in the place of a person, and removes what only concerned her.
///
/// Acts of people who led a ballot stay, under an id that no longer leads to anybody.
///
/// # Errors
/// When the database fails.
pub(crate) async fn erase(tx: &mut Tx, person: PersonId, nobody: PersonId) -> Result<(), Error> {
    for statement in [ERASE_ENTRY, ERASE_MARK, ERASE_CLOSED_MARK, ERASE_NAMED, ERASE_PAPER, ERASE_CLAIM, ERASE_CLAIMANT]
    {
        tx.exec(statement, args![person, nobody]).await?;
    }
    for statement in [ERASE_CODE, ERASE_STATEMENT, ERASE_PROPOSER] {
        tx.exec(statement, args![person]).await?;
    }
    Ok(())
}

/// Gives what ballots hold about the first person to the second. Entries on rolls stay under the first: their
/// commitments are over her id, and a roll in force is not corrected by a merger.
///
/// # Errors
/// When the database fails.
pub(crate) async fn merge(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    for statement in [
        MERGE_MARK,
        MERGE_CLOSED_MARK,
        MERGE_NAMED,
        MERGE_PAPER,
        MERGE_CODE,
        MERGE_OPTION,
        MERGE_PROPOSER,
        MERGE_CLAIM,
        MERGE_CLAIMANT,
        MERGE_ACT,
    ] {
        tx.exec(statement, args![from, to]).await?;
    }
    Ok(())
}
