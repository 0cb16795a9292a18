//! Seeds of the lot: committed before opening, shown after closing; or a lot drawn by hand.

use database::{Db, Error};
use terms::{BallotId, Plain};

use crate::{
    act::Act,
    actions::{By, Failure, load},
    ballot::StepRefused,
    lot::{self, Commitment, LotRefused, SeedText},
    stage::Stage,
    store,
};

/// Commits to a seed, before voting opens. Whoever holds a duty may; two are needed.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 8.1 (docs/rules/ballots.md).
pub async fn commit(db: &Db, id: BallotId, commitment: Commitment, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            if !matches!(ballot.stage, Stage::Called { .. } | Stage::RollPublished { .. }) {
                return Err(StepRefused::Stage.into());
            }
            let giver = by.somebody()?;
            let duty = ballot.duties.of(giver);
            duty.ok_or(crate::duty::DutyRefused::None)?;
            lot::commit(store::lots::seeds(tx, id).await?, giver, commitment)?;
            match store::lots::commit(tx, id, giver, commitment).await {
                Err(Error::Unique) => Err(LotRefused::Again.into()),
                other => Ok(other?),
            }
        })
    })
    .await
}

/// Shows a seed, after voting has closed.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 8.2 (docs/rules/ballots.md).
pub async fn reveal(db: &Db, id: BallotId, seed: SeedText, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        let seed = seed.clone();
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let Stage::Closed(_) = ballot.stage else { return Err(StepRefused::Stage.into()) };
            let seeds = store::lots::seeds(tx, id).await?;
            let shown = lot::reveal(&seeds, by.somebody()?, seed)?;
            // Once a lot was drawn by hand no late seed may replace it: its giver would know both outcomes.
            if store::lots::manual(tx, id).await?.is_some() {
                return Err(StepRefused::Late.into());
            }
            store::lots::reveal(tx, id, &shown).await?;
            Ok(())
        })
    })
    .await
}

/// Records a lot drawn by hand before witnesses, because seeds are missing.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 8.4 (docs/rules/ballots.md).
pub async fn draw(db: &Db, id: BallotId, order: Vec<u16>, witnesses: Vec<Plain<80>>, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        let (order, witnesses) = (order.clone(), witnesses.clone());
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let Stage::Closed(_) = ballot.stage else { return Err(StepRefused::Stage.into()) };
            ballot.duties.leads(by.somebody()?)?;
            let options = store::options::on_paper(tx, id).await?.len();
            let seeds = store::lots::seeds(tx, id).await?;
            let lot = lot::drawn(&seeds, options, order, witnesses)?;
            if store::lots::manual(tx, id).await?.is_some() {
                return Err(StepRefused::Late.into());
            }
            match store::lots::draw(tx, id, &lot, by.somebody()?).await {
                Err(Error::Unique) => return Err(StepRefused::Late.into()),
                other => other?,
            }
            store::acts::add(tx, id, &by.entry(&ballot, Act::LotDrawn)).await?;
            Ok(())
        })
    })
    .await
}
