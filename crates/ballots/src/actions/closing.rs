//! Closing the vote, and wiping what could tell the order in which votes came.

use database::{Db, Error, Tx};
use terms::{BallotId, Timestamp};

use crate::{
    act::Act,
    actions::{By, Failure, load, save},
    ballot::{self, StepRefused},
    stage::{Closed, Stage},
    store,
};

/// The kind of the job that wipes, should the program stop right after closing.
pub const WIPE: &str = "ballots.wipe";

/// Tables in which votes leave traces of their order.
const TRACES: &[&str] = &["ballot_marks", "secret_ballots", "closed_marks", "closed_ballots", "letter_codes"];

/// How long the timetable waits after the closing hour before it closes by itself, in microseconds: time to extend after
/// an outage. No vote is taken meanwhile.
pub const GRACE_MICROS: i64 = terms::Timestamp::HOUR;

/// Closes the vote, once its hour has come. Whoever closes, and however often, is told the same.
///
/// # Errors
/// [`Failure`]; [`Failure::Unequal`] when ballots and marks differ in number, which nothing repairs in silence.
///
/// Source: ballot rule 7.1 (docs/rules/ballots.md).
pub async fn close(db: &Db, id: BallotId, by: By) -> Result<Closed, Failure> {
    let (closed, is_new) = db
        .write(move |tx| {
            Box::pin(async move {
                let ballot = load(tx, id).await?;
                if let Some(person) = by.person {
                    ballot.duties.counts(person)?;
                }
                if let Stage::Closed(closed) = ballot.stage {
                    return Ok((closed, false));
                }
                let (ballots, marks) = store::marks::open_figures(tx, id).await?;
                if ballots != marks {
                    return Err(Failure::Unequal);
                }
                let ballot = ballot::close(ballot, ballots, by.now)?;
                // The ballot's own row first: of several who close at once all but one wait here and are run again.
                save(tx, &ballot, &by.entry(&ballot, Act::Closed), "ballots.closed").await?;
                store::acts::drop_proposals(tx, id).await?;
                put_away(tx, id, by).await?;
                match ballot.stage {
                    Stage::Closed(closed) => Ok((closed, true)),
                    _ => Err(StepRefused::Stage.into()),
                }
            })
        })
        .await?;
    if is_new {
        wipe_now(db, id, by).await?;
    }
    Ok(closed)
}

/// Writes marks and ballots anew in the order of their content, ends the codes of letters, and sees to it that the
/// storage is rebuilt even if the program stops right after.
///
/// # Errors
/// When the database fails.
pub(crate) async fn put_away(tx: &mut Tx, id: BallotId, by: By) -> Result<(), Error> {
    store::marks::close(tx, id).await?;
    store::papers::drop_codes(tx, id).await?;
    // Later than the rebuilding that follows at once, which takes a while with many members.
    let at = by.now.plus(2 * Timestamp::MINUTE);
    jobs::enqueue(tx, WIPE, Some(&wipe_key(id)), &(), at, by.now).await.map(|_| ())
}

fn wipe_key(id: BallotId) -> String {
    format!("{WIPE} {id}")
}

/// Rebuilds the storage now, so that the job which would do it should the program stop has nothing left to do.
///
/// # Errors
/// When the engine refuses; the job then does it.
pub(crate) async fn wipe_now(db: &Db, id: BallotId, by: By) -> Result<(), Error> {
    wipe(db).await?;
    let key = wipe_key(id);
    db.write(move |tx| {
        let key = key.clone();
        Box::pin(async move { jobs::spare(tx, &key, by.now).await.map(|_| ()) })
    })
    .await
}

/// Rebuilds the tables of marks and ballots, so that neither free pages nor the log show in which order they were
/// filled. Doing it again changes nothing.
///
/// # Errors
/// When the engine refuses.
pub async fn wipe(db: &Db) -> Result<(), Error> {
    db.rebuild(TRACES).await
}
