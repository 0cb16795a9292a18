//! Giving and ending offices.

use database::{Db, Error, Tx};
use serde::Serialize;
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use crate::{
    office::{self, Appointment, CannotAppoint, Office, Role},
    reading, store,
    term::Term,
};

/// Why an office was not given, ended or shown.
#[derive(Debug, thiserror::Error)]
pub enum NotAppointed {
    /// A rule forbids it.
    #[error(transparent)]
    Refused(#[from] CannotAppoint),
    /// There is no such office.
    #[error("there is no such office")]
    NoOffice,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// An office to be given.
#[derive(Debug, Clone, Copy)]
pub struct NewOffice {
    /// Its id; given twice it is given once.
    pub id: OfficeId,
    /// To whom.
    pub person: PersonId,
    /// Which role.
    pub role: &'static Role,
    /// Over which place.
    pub place: PlaceId,
    /// The office that it goes on from: it begins when that one ends, where holder, role and place are the same. Any other
    /// begins now.
    pub after: Option<OfficeId>,
    /// The first instant after it.
    pub ends_at: Timestamp,
}

/// An office was given or ended: a row of the outbox.
#[derive(Debug, Serialize)]
struct Changed {
    office: OfficeId,
    person: PersonId,
}

/// Gives an office, from now on or from the end of the one that it follows.
///
/// # Errors
/// [`NotAppointed`]; then nothing was given.
pub async fn give(db: &Db, giver: PersonId, new: NewOffice, now: Timestamp) -> Result<(), NotAppointed> {
    db.write(move |tx| Box::pin(give_within(tx, giver, new, now))).await
}

async fn give_within(tx: &mut Tx, giver: PersonId, new: NewOffice, now: Timestamp) -> Result<(), NotAppointed> {
    if store::offices::find(tx, new.id).await?.is_some() {
        return Ok(());
    }
    let offices = reading::offices_in_force(tx, giver, now).await?;
    let chain = places::ancestor_ids(tx, new.place).await?;
    let standing = reading::standing(tx, new.person, now).await?;
    let served = store::offices::ever_of(tx, new.person).await?;
    let served = served.iter().filter(|office| office.role == new.role && office.place == new.place);
    let earlier: Vec<Term> = served.map(|office| (office.starts_at, office.ends_at)).collect();
    let starts_at = begins(tx, &new, now).await?;
    let appointment = Appointment {
        giver: (giver, &offices),
        receiver: (new.person, standing.is_in_good_standing()),
        role: new.role,
        chain: &chain,
        term: (starts_at, new.ends_at),
        earlier: &earlier,
    };
    office::appoint(&appointment, now)?;
    let given = Office {
        id: new.id,
        person: new.person,
        role: new.role,
        place: new.place,
        starts_at,
        ends_at: new.ends_at,
        given_by: Some(giver),
        is_shown: false,
        without: Vec::new(),
    };
    store::offices::insert(tx, &given).await?;
    // Nobody looks along with who holds an office.
    store::support::stop(tx, new.person, now).await?;
    tx.announce("membership.appointed", &Changed { office: new.id, person: new.person }, now).await?;
    Ok(())
}

/// When a new office begins.
///
/// Source: docs/rules/membership.md, 73.
async fn begins(tx: &mut Tx, new: &NewOffice, now: Timestamp) -> Result<Timestamp, Error> {
    let Some(before) = new.after else { return Ok(now) };
    let before = store::offices::find(tx, before).await?;
    let is_before = |office: &Office| (office.person, office.role, office.place) == (new.person, new.role, new.place);
    Ok(before.filter(is_before).map_or(now, |office| office.ends_at.max(now)))
}

/// Ends an office now. Ended already, nothing happens.
///
/// # Errors
/// [`NotAppointed`]; then it runs on.
pub async fn end(db: &Db, ender: PersonId, id: OfficeId, now: Timestamp) -> Result<(), NotAppointed> {
    db.write(move |tx| Box::pin(end_within(tx, ender, id, now))).await
}

async fn end_within(tx: &mut Tx, ender: PersonId, id: OfficeId, now: Timestamp) -> Result<(), NotAppointed> {
    let office = store::offices::find(tx, id).await?.ok_or(NotAppointed::NoOffice)?;
    let offices = reading::offices_in_force(tx, ender, now).await?;
    let chain = places::ancestor_ids(tx, office.place).await?;
    match office::end(&office, ender, &offices, &chain, now) {
        // A second click: it has ended, as was asked.
        Err(CannotAppoint::Past) => return Ok(()),
        decided => decided?,
    }
    if store::offices::end(tx, id, ender, now).await? {
        tx.announce("membership.office-ended", &Changed { office: id, person: office.person }, now).await?;
    }
    Ok(())
}

/// The holder agrees that her name stands on the page of the place, or no longer agrees.
///
/// # Errors
/// [`NotAppointed::NoOffice`] when it is not hers.
pub async fn show(db: &Db, holder: PersonId, id: OfficeId, is_shown: bool) -> Result<(), NotAppointed> {
    db.write(move |tx| {
        Box::pin(async move {
            let is_hers = store::offices::show(tx, id, holder, is_shown).await?;
            if is_hers { Ok(()) } else { Err(NotAppointed::NoOffice) }
        })
    })
    .await
}
