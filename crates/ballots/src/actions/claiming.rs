//! Claims about the roll: made by members, decided by two people, carried out on a roll in force.

use database::{Db, Tx};
use terms::{BallotId, PersonId};

use crate::{
    act::Act,
    actions::{By, Failure, load},
    ballot::{Ballot, StepRefused},
    claim::{self, Asks, Claim, ClaimId, ClaimRefused, Decision, Reason},
    roll::{Entry, EntryHash, RollId, Salt},
    stage::Stage,
    store,
};

/// Makes a claim.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 5.2 (docs/rules/ballots.md).
pub async fn make(
    db: &Db,
    ballot: BallotId,
    claim: ClaimId,
    (about, asks, reason): (PersonId, Asks, Reason),
    by: By,
) -> Result<(), Failure> {
    let claim = Claim { id: claim, by: by.somebody()?, about, asks, reason, at: by.now, decision: Decision::Waits };
    db.write(move |tx| {
        let claim = claim.clone();
        Box::pin(async move {
            let ballot = load(tx, ballot).await?;
            claim::admissible(&claim, &ballot.stage, &ballot.duties, &ballot.settings.timetable, by.now)?;
            let waits = |known: &Claim| known.asks == asks && !matches!(known.decision, Decision::Decided { .. });
            if store::claims::about(tx, ballot.id, about).await?.iter().any(waits) {
                return Err(ClaimRefused::Waits.into());
            }
            store::claims::insert(tx, ballot.id, &claim).await?;
            Ok(())
        })
    })
    .await
}

/// What a decision needs for a roll in force: its hash is worked out before anything is written, because reading half a
/// million commitments would hold up everybody who writes.
#[derive(Debug, Clone)]
struct Force {
    roll: RollId,
    corrections: u32,
    commitments: Vec<EntryHash>,
}

/// Decides a claim; when the other of the two has decided alike, the roll is corrected.
///
/// # Errors
/// [`Failure`]; [`Failure::Changed`] when the roll was corrected by others meanwhile.
///
/// Source: ballot rules 5.3, 5.5 and 5.6 (docs/rules/ballots.md).
pub async fn decide(
    db: &Db,
    id: BallotId,
    claim: ClaimId,
    is_upheld: bool,
    salt: Salt,
    by: By,
) -> Result<Decision, Failure> {
    let force = force(&mut db.reader().await?, id).await?;
    db.write(move |tx| {
        let force = force.clone();
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let known = store::claims::find(tx, id, claim).await?.ok_or(Failure::NotFound)?;
            let decision = (by.somebody()?, is_upheld);
            let timetable = &ballot.settings.timetable;
            let decided = claim::decide(known, &ballot.stage, &ballot.duties, timetable, decision, by.now)?;
            store::claims::save(tx, &decided).await?;
            if let Decision::Decided { upheld, .. } = decided.decision {
                store::acts::add(tx, id, &by.entry(&ballot, Act::ClaimDecided)).await?;
                if upheld && matches!(ballot.stage, Stage::Open { .. }) {
                    let force = force.ok_or(Failure::Changed)?;
                    correct(tx, ballot, &decided, force, salt, by).await?;
                }
            }
            Ok(decided.decision)
        })
    })
    .await
}

async fn force(tx: &mut Tx, id: BallotId) -> Result<Option<Force>, Failure> {
    let ballot = load(tx, id).await?;
    let Stage::Open { roll, .. } = ballot.stage else { return Ok(None) };
    let commitments = store::rolls::commitments(tx, roll.id).await?;
    Ok(Some(Force { roll: roll.id, corrections: roll.corrections, commitments }))
}

/// Changes the roll in force and publishes size, hash and reason.
async fn correct(
    tx: &mut Tx,
    mut ballot: Ballot,
    claim: &Claim,
    mut force: Force,
    salt: Salt,
    by: By,
) -> Result<(), Failure> {
    let Stage::Open { roll, at } = ballot.stage else { return Err(StepRefused::Stage.into()) };
    if roll.id != force.roll || roll.corrections != force.corrections {
        return Err(Failure::Changed);
    }
    let entry = store::rolls::find(tx, roll.id, claim.about).await?;
    match (claim.asks, entry) {
        (Asks::Add, None) => {
            let region = region_of(tx, &ballot.place, claim.about, by).await?;
            let entry = Entry::new(ballot.id, claim.about, region, salt);
            store::rolls::insert(tx, roll.id, &[entry]).await?;
            force.commitments.push(entry.commitment);
        }
        (Asks::Suspend | Asks::Remove, Some(entry)) => {
            // A vote that was cast cannot be found, so it cannot be taken back either.
            if store::marks::find(tx, ballot.id, claim.about).await?.is_some() {
                return Err(ClaimRefused::Voted.into());
            }
            store::rolls::remove(tx, roll.id, claim.about).await?;
            store::papers::drop_codes_of(tx, ballot.id, claim.about).await?;
            force.commitments.retain(|commitment| *commitment != entry.commitment);
        }
        // She is on it, or off it, already.
        _ => return Ok(()),
    }
    let roll = roll.corrected(ballot.id, &mut force.commitments);
    ballot.stage = Stage::Open { roll: roll.clone(), at };
    crate::actions::save(tx, &ballot, &by.entry(&ballot, Act::RollCorrected), "ballots.roll-corrected").await?;
    store::claims::correct(tx, ballot.id, &roll, claim, by.now).await?;
    Ok(())
}

async fn region_of(tx: &mut Tx, place: &terms::PlaceId, person: PersonId, by: By) -> Result<terms::PlaceId, Failure> {
    let home = membership::standing(tx, person, by.now).await?.place();
    let regions = crate::actions::opening::Regions::of(tx, *place).await?;
    Ok(home.map_or(*place, |home| regions.of_home(home)))
}
