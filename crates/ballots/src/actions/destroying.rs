//! Destroying ballots and marks on the stated date. Count sheet, disclosed file and figures stay.

use database::Db;
use terms::BallotId;

use crate::{
    act::Act,
    actions::{By, Failure, closing::wipe, load},
    ballot::StepRefused,
    stage::Stage,
    store,
};

/// Destroys the ballots and marks of a ballot whose date has come.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 10.7 (docs/rules/ballots.md).
pub async fn destroy(db: &Db, id: BallotId, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            if !matches!(ballot.stage, Stage::Final { .. } | Stage::Void { .. }) {
                return Err(StepRefused::Stage.into());
            }
            if by.now < ballot.settings.timetable.destroyed {
                return Err(StepRefused::Early.into());
            }
            store::marks::destroy(tx, id).await?;
            store::papers::destroy(tx, id).await?;
            store::ballots::save_destroyed(tx, id).await?;
            store::acts::add(tx, id, &by.entry(&ballot, Act::Destroyed)).await?;
            Ok::<_, Failure>(())
        })
    })
    .await?;
    Ok(wipe(db).await?)
}
