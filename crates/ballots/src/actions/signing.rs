//! Acts that take two people: the first signature proposes, the second does it.

use database::{Db, Tx};
use terms::BallotId;

use crate::{
    act::{Act, Why},
    actions::{By, Failure, closing, load, save},
    ballot::{self, Ballot, StepRefused},
    countersign::{Proposal, WAITS_MICROS, Weighty},
    stage::Stage,
    store,
};

/// What became of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// It is the first; the other of the two has to sign as well.
    Half,
    /// It was the second, and the act is done.
    Done,
}

/// Signs a declaration, an extension, a recount or a voiding. The second signature to the same act does it.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rules 3.6 and 9.3 to 9.7 (docs/rules/ballots.md).
pub async fn sign(db: &Db, id: BallotId, act: Weighty, why: Why, by: By) -> Result<Signed, Failure> {
    let signed = db.write(move |tx| {
        let why = why.clone();
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let person = by.somebody()?;
            ballot.duties.leads(person)?;
            let waiting = store::acts::proposed(tx, id, act.word()).await?.map(|(proposal, _)| proposal);
            let other = waiting.filter(|half| half.act == act && half.by != person);
            match other.filter(|half| by.now < half.at.plus(WAITS_MICROS)) {
                Some(half) => second(tx, ballot, half, &why, by).await,
                None => first(tx, &ballot, Proposal { act, by: person, at: by.now }, &why, by).await,
            }
        })
    });
    let signed = signed.await?;
    if (signed, act) == (Signed::Done, Weighty::Void) {
        closing::wipe_now(db, id, by).await?;
    }
    Ok(signed)
}

async fn first(tx: &mut Tx, ballot: &Ballot, half: Proposal, why: &Why, by: By) -> Result<Signed, Failure> {
    let fits = match (half.act, &ballot.stage) {
        (Weighty::Declare, Stage::Checked { .. } | Stage::Uncontested) => true,
        (Weighty::Extend { closes }, Stage::Open { .. }) => {
            closes > ballot.settings.timetable.voting.closes.max(by.now)
        }
        (Weighty::Recount, Stage::Provisional { closed: Some(_), challenge_until, .. }) => by.now < *challenge_until,
        (Weighty::Void, stage) => !matches!(stage, Stage::Draft | Stage::Final { .. } | Stage::Void { .. }),
        _ => false,
    };
    if !fits {
        return Err(StepRefused::Stage.into());
    }
    store::acts::propose(tx, ballot.id, &half, why).await?;
    let told = format!("{}: {}", half.act.word(), why.as_str());
    store::acts::add(tx, ballot.id, &by.entry(ballot, Act::Proposed).because(&told)).await?;
    Ok(Signed::Half)
}

async fn second(tx: &mut Tx, ballot: Ballot, half: Proposal, why: &Why, by: By) -> Result<Signed, Failure> {
    let person = by.somebody()?;
    let (ballot, act, topic) = match half.act {
        Weighty::Declare if ballot.stage == Stage::Uncontested => {
            (ballot::declare_uncontested(ballot, half, person, by.now)?, Act::Declared, "ballots.declared")
        }
        Weighty::Declare => (ballot::declare(ballot, half, person, by.now)?, Act::Declared, "ballots.declared"),
        Weighty::Extend { .. } => (ballot::extend(ballot, half, person, by.now)?, Act::Extended, "ballots.extended"),
        Weighty::Recount => (ballot::recount(ballot, half, person, by.now)?, Act::Recounted, "ballots.recounted"),
        Weighty::Void => (ballot::void(ballot, half, person, by.now)?, Act::Voided, "ballots.voided"),
    };
    save(tx, &ballot, &by.entry(&ballot, act).because(why.as_str()), topic).await?;
    store::acts::drop_proposals(tx, ballot.id).await?;
    if half.act == Weighty::Void {
        // What was cast so far is kept until its date as safely as after a closing.
        closing::put_away(tx, ballot.id, by).await?;
    }
    Ok(Signed::Done)
}

/// Makes a declared result final, once the hours of challenge have passed.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 9.4 (docs/rules/ballots.md).
pub async fn finish(db: &Db, id: BallotId, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            if let Some(person) = by.person {
                ballot.duties.leads(person)?;
            }
            let ballot = ballot::finish(ballot, by.now)?;
            store::acts::drop_proposals(tx, id).await?;
            save(tx, &ballot, &by.entry(&ballot, Act::Finished), "ballots.finished").await?;
            Ok(())
        })
    })
    .await
}
