//! Who did what, and the halves that wait for a second signature.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, PersonId, Timestamp};

use crate::{
    act::{Act, ActId, Entry, Why},
    countersign::{Proposal, Weighty},
    store::ballots::{from_json, json},
};

row! {
    struct ActRow {
        id: ActId,
        act: String,
        person: Option<PersonId>,
        duty: String,
        reason: String,
        at: Timestamp,
    }
    struct ProposalRow { proposal: String, person: PersonId, reason: String, at: Timestamp }
}

const ADD: Sql =
    sql!("INSERT INTO ballot_acts (id, ballot, act, person, duty, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)");
const OF: Sql =
    sql!("SELECT id, act, person, duty, reason, at FROM ballot_acts WHERE ballot = $1 ORDER BY at, id LIMIT 10000");
const PROPOSE: Sql = sql!(
    "INSERT INTO ballot_proposals (ballot, act, proposal, person, reason, at) VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (ballot, act) DO UPDATE SET proposal = excluded.proposal, person = excluded.person, \
     reason = excluded.reason, at = excluded.at"
);
const PROPOSED: Sql = sql!("SELECT proposal, person, reason, at FROM ballot_proposals WHERE ballot = $1 AND act = $2");
const PROPOSALS: Sql =
    sql!("SELECT proposal, person, reason, at FROM ballot_proposals WHERE ballot = $1 ORDER BY at, act");
const WITHDRAW: Sql = sql!("DELETE FROM ballot_proposals WHERE ballot = $1");

/// Writes down what was done.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add(tx: &mut Tx, ballot: BallotId, entry: &Entry) -> Result<(), Error> {
    let args =
        args![entry.id, ballot, entry.act.word(), entry.person, entry.duty.as_str(), entry.why.as_str(), entry.at];
    tx.exec(ADD, args).await.map(|_| ())
}

/// Everything that was done, in order.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn of(tx: &mut Tx, ballot: BallotId) -> Result<Vec<Entry>, Error> {
    let rows: Vec<ActRow> = tx.all(OF, args![ballot]).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: ActRow) -> Result<Entry, Error> {
    Ok(Entry {
        id: row.id,
        act: Act::stored(&row.act).ok_or_else(|| Error::unreadable("ballot_acts.act"))?,
        person: row.person,
        duty: row.duty,
        why: row.reason,
        at: row.at,
    })
}

/// Keeps one half of a weighty act, in place of an earlier half of the same.
///
/// # Errors
/// When the database fails.
pub(crate) async fn propose(tx: &mut Tx, ballot: BallotId, proposal: &Proposal, why: &Why) -> Result<(), Error> {
    let act = json(&proposal.act)?;
    tx.exec(PROPOSE, args![ballot, proposal.act.word(), act, proposal.by, why.as_str(), proposal.at]).await.map(|_| ())
}

/// The half that waits for a second signature, with its reason.
///
/// # Errors
/// As [`of`].
pub(crate) async fn proposed(
    tx: &mut Tx,
    ballot: BallotId,
    act: &'static str,
) -> Result<Option<(Proposal, String)>, Error> {
    tx.opt::<ProposalRow>(PROPOSED, args![ballot, act]).await?.map(read_proposal).transpose()
}

/// All halves that wait.
///
/// # Errors
/// As [`of`].
pub(crate) async fn proposals(tx: &mut Tx, ballot: BallotId) -> Result<Vec<(Proposal, String)>, Error> {
    let rows: Vec<ProposalRow> = tx.all(PROPOSALS, args![ballot]).await?;
    rows.into_iter().map(read_proposal).collect()
}

/// Drops every half of a ballot: what it was about has changed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop_proposals(tx: &mut Tx, ballot: BallotId) -> Result<(), Error> {
    tx.exec(WITHDRAW, args![ballot]).await.map(|_| ())
}

fn read_proposal(row: ProposalRow) -> Result<(Proposal, String), Error> {
    let act: Weighty = from_json(&row.proposal, "ballot_proposals.proposal")?;
    Ok((Proposal { act, by: row.person, at: row.at }, row.reason))
}
