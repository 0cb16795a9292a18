//! What people do: each action loads, decides, saves and announces in one transaction.

pub mod campaigning;
pub mod casting;
pub mod claiming;
pub mod closing;
pub mod counting;
pub mod destroying;
pub mod drafting;
mod failure;
pub mod lots;
pub mod nominating;
pub mod opening;
pub mod papers;
pub mod publishing;
pub mod signing;

pub use failure::Failure;

use database::{Db, Error, Tx};
use serde::Serialize;
use terms::{BallotId, PersonId, Timestamp};

use crate::{
    act::{Act, ActId, Actor, Entry},
    ballot::Ballot,
    duty::DutyRefused,
    nomination::{Nominee, Standing},
    store,
};

/// Who does something, when, and the chance for the record of it.
#[derive(Debug, Clone, Copy)]
pub struct By {
    /// Who; nobody where the timetable does it.
    pub person: Option<PersonId>,
    /// When.
    pub now: Timestamp,
    /// For the id of the act.
    pub chance: [u8; 10],
}

impl By {
    /// A person who does something now.
    pub fn person(app: &web::App, person: PersonId) -> Self {
        Self { person: Some(person), now: app.now(), chance: app.random() }
    }

    /// What happens by itself at its hour.
    pub fn timetable(app: &web::App, now: Timestamp) -> Self {
        Self { person: None, now, chance: app.random() }
    }

    /// The person, where only a person may do it.
    fn somebody(&self) -> Result<PersonId, DutyRefused> {
        self.person.ok_or(DutyRefused::None)
    }

    /// The record of an act of this ballot.
    fn entry(&self, ballot: &Ballot, act: Act) -> Entry {
        let actor = match self.person {
            None => Actor::TIMETABLE,
            Some(person) => {
                let duty = ballot.duties.of(person);
                duty.map_or_else(|| Actor::in_office(person), |duty| Actor::with_duty(person, duty))
            }
        };
        // One step may leave two acts; each has an id of its own.
        let mut chance = self.chance;
        chance[9] = chance[9].wrapping_add(act as u8);
        Entry::new(ActId::in_order(self.now, chance), act, actor, self.now)
    }
}

/// That something happened to a ballot: a row of the outbox.
#[derive(Debug, Serialize)]
struct Happened {
    ballot: BallotId,
}

/// The ballot of that id.
async fn load(tx: &mut Tx, id: BallotId) -> Result<Ballot, Failure> {
    store::ballots::find(tx, id).await?.ok_or(Failure::NotFound)
}

/// Tells membership who stands: until the result is declared, her offices open nobody of the electorate to her.
///
/// Source: ballot rule 4.9 (docs/rules/ballots.md).
async fn withhold(tx: &mut Tx, ballot: &Ballot, now: Timestamp) -> Result<(), Error> {
    let mut candidates = Vec::new();
    if ballot.stage.is_undeclared() {
        for one in store::options::of(tx, ballot.id).await? {
            if let (Nominee::Person(person), Standing::Stands) = (one.nominee, one.standing) {
                candidates.push(person);
            }
        }
    }
    membership::withhold(tx, ballot.id, ballot.place, &candidates, now).await
}

/// The stages of ballots in which somebody can stand and nobody is declared.
const UNDECLARED: [&str; 8] =
    ["draft", "called", "roll_published", "open", "closed", "counted", "checked", "uncontested"];
/// Ballots looked at in one run, of each stage.
const AT_ONCE: i64 = 500;

/// Tells membership anew who stands in every ballot that is not declared: of those called before it was told at all, too.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withhold_anew(db: &Db, now: Timestamp) -> Result<(), Failure> {
    for stage in UNDECLARED {
        let ballots = store::ballots::in_stage(&mut db.reader().await?, stage, AT_ONCE).await?;
        for id in ballots.into_iter().map(|ballot| ballot.id) {
            db.write::<_, Failure, _>(move |tx| {
                Box::pin(async move {
                    // As it is now, not as it was read.
                    let ballot = load(tx, id).await?;
                    Ok(withhold(tx, &ballot, now).await?)
                })
            })
            .await?;
        }
    }
    Ok(())
}

/// Saves a step: the stage, the record of who took it, and the announcement of it.
async fn save(tx: &mut Tx, ballot: &Ballot, entry: &Entry, topic: &'static str) -> Result<(), Error> {
    store::ballots::save_stage(tx, ballot).await?;
    withhold(tx, ballot, entry.at).await?;
    store::acts::add(tx, ballot.id, entry).await?;
    tx.announce(topic, &Happened { ballot: ballot.id }, entry.at).await
}

#[cfg(test)]
pub(crate) mod tests;
