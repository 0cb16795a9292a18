//! Writing a ballot, naming who does what, and calling it.

use database::Db;
use terms::{BallotId, Day, PersonId, PlaceId};

use crate::{
    act::Act,
    actions::{By, Failure, load, save},
    ballot::{self, Ballot, Settings, StepRefused},
    duty::{Duties, DutyRefused, Second},
    stage::Stage,
    store,
};

/// Writes a new ballot of a place; whoever writes it is its returning officer. Written by her before, it stands there once.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 3.1 (docs/rules/ballots.md).
pub async fn draft(db: &Db, id: BallotId, place: PlaceId, settings: Settings, by: By) -> Result<(), Failure> {
    let returning_officer = by.somebody()?;
    let duties = Duties { returning_officer, second: None, scrutineers: Vec::new() };
    let ballot = Ballot { id, place, settings, duties, stage: Stage::Draft };
    ballot.settings.check(id, by.now)?;
    db.write(move |tx| {
        let ballot = ballot.clone();
        Box::pin(async move {
            if let Some(known) = store::ballots::find(tx, id).await?
                && known.duties.returning_officer == returning_officer
            {
                return Ok(());
            }
            store::ballots::insert(tx, &ballot).await?;
            store::acts::add(tx, id, &by.entry(&ballot, Act::Drafted)).await?;
            Ok(())
        })
    })
    .await
}

/// Changes the settings of a draft.
///
/// # Errors
/// [`Failure`]; once it is called, nothing changes.
pub async fn change(db: &Db, id: BallotId, settings: Settings, by: By) -> Result<(), Failure> {
    settings.check(id, by.now)?;
    db.write(move |tx| {
        let settings = settings.clone();
        Box::pin(async move {
            let mut ballot = load(tx, id).await?;
            if by.person != Some(ballot.duties.returning_officer) {
                return Err(DutyRefused::None.into());
            }
            ballot.settings = settings;
            if store::ballots::save_settings(tx, &ballot).await? { Ok(()) } else { Err(StepRefused::Stage.into()) }
        })
    })
    .await
}

/// Names the second person: elected by the meeting, or lent by a place above.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 3.2 (docs/rules/ballots.md).
pub async fn name_second(db: &Db, id: BallotId, second: Second, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let mut ballot = still_draft(load(tx, id).await?)?;
            let above = places::ancestor_ids(tx, ballot.place).await?;
            let above: Vec<PlaceId> = above.into_iter().filter(|place| *place != ballot.place).collect();
            ballot.duties = ballot.duties.with_second(second, &above)?;
            save_duties(tx, &ballot, Act::SecondNamed, by).await
        })
    })
    .await
}

/// Names a scrutineer.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 3.3 (docs/rules/ballots.md).
pub async fn name_scrutineer(db: &Db, id: BallotId, person: PersonId, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let mut ballot = load(tx, id).await?;
            if matches!(ballot.stage, Stage::Provisional { .. } | Stage::Final { .. } | Stage::Void { .. }) {
                return Err(StepRefused::Stage.into());
            }
            not_a_candidate(tx, id, person).await?;
            ballot.duties = ballot.duties.with_scrutineer(person)?;
            save_duties(tx, &ballot, Act::ScrutineerNamed, by).await
        })
    })
    .await
}

/// Calls the ballot: from now on its settings are fixed.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 1.1 (docs/rules/ballots.md).
pub async fn call(db: &Db, id: BallotId, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            for other in &ballot.settings.counted_after {
                load(tx, *other).await?;
            }
            let ballot = ballot::call(ballot, by.somebody()?, by.now)?;
            save(tx, &ballot, &by.entry(&ballot, Act::Called), "ballots.called").await?;
            Ok(())
        })
    })
    .await
}

/// Says who carries out what was decided, and by when.
///
/// # Errors
/// [`Failure`].
pub async fn assign(db: &Db, id: BallotId, owner: crate::ballot::Owner, due: Day, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        let owner = owner.clone();
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            ballot.duties.leads(by.somebody()?)?;
            store::ballots::save_follow_up(tx, id, owner.as_str(), due).await?;
            store::acts::add(tx, id, &by.entry(&ballot, Act::Assigned)).await?;
            Ok(())
        })
    })
    .await
}

fn still_draft(ballot: Ballot) -> Result<Ballot, Failure> {
    if ballot.stage == Stage::Draft { Ok(ballot) } else { Err(StepRefused::Stage.into()) }
}

async fn save_duties(tx: &mut database::Tx, ballot: &Ballot, act: Act, by: By) -> Result<(), Failure> {
    store::duties::save(tx, ballot.id, &ballot.duties).await?;
    store::acts::add(tx, ballot.id, &by.entry(ballot, act)).await?;
    Ok(())
}

/// That the person is not put forward in this ballot: no candidate holds a duty.
async fn not_a_candidate(tx: &mut database::Tx, id: BallotId, person: PersonId) -> Result<(), Failure> {
    let nominations = store::options::of(tx, id).await?;
    let stands = nominations.iter().any(|n| n.nominee == crate::nomination::Nominee::Person(person));
    if stands { Err(DutyRefused::Candidate.into()) } else { Ok(()) }
}
