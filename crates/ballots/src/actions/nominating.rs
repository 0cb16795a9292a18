//! Putting people and names forward, consenting, withdrawing.

use database::{Db, Error, Tx, Vault};
use terms::{BallotId, OptionId, PersonId, Timestamp, Zone};

use crate::{
    act::Act,
    actions::{By, Failure, campaigning, load, withhold},
    ballot::{Ballot, StepRefused, Subject},
    nomination::{self, Nomination, NominationRefused, Nominee, Standing, Statement},
    stage::Stage,
    store,
    timetable::Window,
};

/// The field under which statements are sealed; part of the seal, so it never changes.
const FIELD: &str = "ballot-statement";

/// Puts somebody or a name forward; a person who puts herself forward consents by it. Put forward before under the same id,
/// it stands there once.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rules 4.1 and 4.2 (docs/rules/ballots.md).
pub async fn propose(
    db: &Db,
    id: BallotId,
    option: OptionId,
    nominee: Nominee,
    zone: Zone,
    by: By,
) -> Result<(), Failure> {
    db.write(move |tx| {
        let (nominee, zone) = (nominee.clone(), zone.clone());
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let proposer = by.somebody()?;
            eligible(tx, &ballot, proposer, &zone, by.now).await?;
            if let Nominee::Person(person) = nominee {
                eligible(tx, &ballot, person, &zone, by.now).await?;
            }
            let (takes, window) = takes(&ballot)?;
            let known = store::options::of(tx, id).await?;
            if known.iter().any(|one| one.id == option && one.proposed_by == Some(proposer)) {
                return Ok(());
            }
            let new = Nomination {
                id: option,
                nominee,
                proposed_by: Some(proposer),
                proposed_at: by.now,
                standing: Standing::Proposed,
            };
            let new = nomination::propose(&known, takes, &ballot.duties, window, new)?;
            store::options::insert(tx, id, &new).await?;
            Ok(withhold(tx, &ballot, by.now).await?)
        })
    })
    .await
}

/// A candidate's consent and statement, which is sealed with her key.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 4.3 (docs/rules/ballots.md).
pub async fn consent(
    (db, vault): (&Db, &Vault),
    id: BallotId,
    option: OptionId,
    statement: Option<Statement>,
    by: By,
) -> Result<(), Failure> {
    let person = by.somebody()?;
    let sealed = match statement {
        Some(statement) => Some(vault.seal(person, FIELD, statement.as_str(), by.now).await?),
        None => None,
    };
    db.write(move |tx| {
        let sealed = sealed.clone();
        Box::pin(async move {
            let ballot = load(tx, id).await?;
            let (_, window) = takes(&ballot)?;
            let known = store::options::find(tx, id, option).await?.ok_or(Failure::NotFound)?;
            let stands = nomination::consent(known, person, &ballot.duties, window, by.now)?;
            store::options::save_standing(tx, id, &stands).await?;
            store::options::save_statement(tx, id, option, sealed.as_ref()).await?;
            Ok(withhold(tx, &ballot, by.now).await?)
        })
    })
    .await
}

/// A candidate's statement in clear; `None` when she gave none or was erased.
///
/// # Errors
/// When database or key store fail.
pub async fn statement(
    tx: &mut Tx,
    vault: &Vault,
    ballot: BallotId,
    (option, person): (OptionId, PersonId),
    now: Timestamp,
) -> Result<Option<String>, Error> {
    match store::options::statement(tx, ballot, option).await? {
        Some(sealed) => vault.open_field(person, FIELD, &sealed, now).await,
        None => Ok(None),
    }
}

/// Withdraws a nomination: a candidate hers, a proposer the name.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 4.4 (docs/rules/ballots.md).
pub async fn withdraw(db: &Db, id: BallotId, option: OptionId, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = before_count(load(tx, id).await?)?;
            let known = store::options::find(tx, id, option).await?.ok_or(Failure::NotFound)?;
            let closes = ballot.settings.timetable.voting.closes;
            let gone = nomination::withdraw(known, by.somebody()?, closes, by.now)?;
            campaigning::take_back(tx, &ballot, &gone).await?;
            store::options::save_standing(tx, id, &gone).await?;
            Ok(withhold(tx, &ballot, by.now).await?)
        })
    })
    .await
}

/// Enters that a candidate has died.
///
/// # Errors
/// [`Failure`].
///
/// Source: ballot rule 4.5 (docs/rules/ballots.md).
pub async fn enter_death(db: &Db, id: BallotId, option: OptionId, by: By) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move {
            let ballot = before_count(load(tx, id).await?)?;
            ballot.duties.leads(by.somebody()?)?;
            let known = store::options::find(tx, id, option).await?.ok_or(Failure::NotFound)?;
            let gone = nomination::died(known, by.now)?;
            campaigning::take_back(tx, &ballot, &gone).await?;
            store::options::save_standing(tx, id, &gone).await?;
            store::acts::add(tx, id, &by.entry(&ballot, Act::DeathEntered)).await?;
            Ok(())
        })
    })
    .await
}

fn takes(ballot: &Ballot) -> Result<(nomination::Takes, Window), Failure> {
    let Stage::Called { .. } = ballot.stage else { return Err(NominationRefused::Closed.into()) };
    match (ballot.settings.subject, ballot.settings.timetable.nominations) {
        (Subject::Places { takes, .. }, Some(window)) => Ok((takes, window)),
        _ => Err(NominationRefused::OtherKind.into()),
    }
}

fn before_count(ballot: Ballot) -> Result<Ballot, Failure> {
    match ballot.stage {
        Stage::Called { .. } | Stage::RollPublished { .. } | Stage::Open { .. } | Stage::Closed(_) => Ok(ballot),
        _ => Err(StepRefused::Stage.into()),
    }
}

/// That the person may vote in the ballot, as far as can be told now: who may vote may put forward and stand.
async fn eligible(tx: &mut Tx, ballot: &Ballot, person: PersonId, zone: &Zone, now: Timestamp) -> Result<(), Failure> {
    let test = membership::ready(tx, &ballot.electorate(), zone).await?;
    let standing = membership::standing(tx, person, now).await?;
    if test.is_met(&standing) { Ok(()) } else { Err(Failure::NotEligible) }
}
