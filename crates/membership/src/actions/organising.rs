//! What the organisation is: entered by one officer, confirmed by another, called off before its day.

use database::{Db, Error, Tx};
use terms::{Day, PersonId, Timestamp, Zone};

use crate::{
    reading,
    status::{self, CannotDecide, CannotEnter, Deed, Kind, Particulars, Period, PeriodId, rule},
    store,
    withdrawal::{self, Withdrawal},
};

/// What is noted of a change that was called off.
const CALLED_OFF: &str = "called-off";

/// A period about to be entered.
#[derive(Debug, Clone)]
pub(crate) struct NewPeriod {
    pub(crate) id: PeriodId,
    pub(crate) by: PersonId,
    pub(crate) kind: &'static Kind,
    pub(crate) since: Day,
    pub(crate) particulars: Particulars,
}

/// Why nothing was entered.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotEntered {
    /// The rules do not allow it.
    #[error(transparent)]
    Cannot(#[from] CannotEnter),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Why nothing was confirmed or called off.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotDecided {
    /// The rules do not allow it.
    #[error(transparent)]
    Cannot(#[from] CannotDecide),
    /// There is no such period.
    #[error("no such period")]
    NotFound,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Enters a period, for somebody else to confirm; twice is once.
///
/// # Errors
/// [`NotEntered`], and nothing was entered.
///
/// Source: docs/rules/membership.md, 121.
pub(crate) async fn enter(db: &Db, new: NewPeriod, zone: &Zone, now: Timestamp) -> Result<(), NotEntered> {
    let zone = zone.clone();
    db.write(move |tx| {
        let (new, zone) = (new.clone(), zone.clone());
        Box::pin(async move {
            let periods = store::periods::all(tx).await?;
            if periods.iter().any(|period| period.id == new.id) {
                return Ok(());
            }
            status::may_enter(&periods, new.since, &zone, now)?;
            let period = Period {
                id: new.id,
                kind: new.kind,
                since: new.since,
                starts_at: new.since.starts(&zone),
                particulars: new.particulars,
                text_version: rule().text_version.clone(),
                entered: Deed { at: now, by: Some(new.by) },
                confirmed: None,
                called_off: None,
            };
            store::periods::insert(tx, &period).await?;
            Ok(())
        })
    })
    .await
}

/// Confirms what somebody else entered: it is announced, or counts from now on.
///
/// # Errors
/// [`NotDecided`], and nothing changed.
///
/// Source: docs/rules/membership.md, 121 and 122.
pub(crate) async fn confirm(
    db: &Db,
    (id, by): (PeriodId, PersonId),
    zone: &Zone,
    now: Timestamp,
) -> Result<(), NotDecided> {
    let zone = zone.clone();
    db.write(move |tx| {
        let zone = zone.clone();
        Box::pin(async move {
            let periods = store::periods::all(tx).await?;
            let period = periods.iter().find(|period| period.id == id).ok_or(NotDecided::NotFound)?;
            let is_appointed = match period.entered.by {
                Some(first) => is_appointed(tx, first, by, now).await?,
                None => false,
            };
            status::may_confirm(&periods, period, (by, is_appointed), &zone, now)?;
            if store::periods::confirm(tx, id, by, now).await? { Ok(()) } else { Err(CannotDecide::Over.into()) }
        })
    })
    .await
}

/// Whether one of two persons holds an office that the other gave her: she could give it to somebody who does as she is told.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_appointed(tx: &mut Tx, one: PersonId, other: PersonId, now: Timestamp) -> Result<bool, Error> {
    for (giver, holder) in [(one, other), (other, one)] {
        let offices = reading::offices_in_force(tx, holder, now).await?;
        if offices.iter().any(|office| office.given_by == Some(giver)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Calls off what waits or is announced.
///
/// # Errors
/// [`NotDecided`], and nothing changed.
///
/// Source: docs/rules/membership.md, 123.
pub(crate) async fn call_off(db: &Db, (id, by): (PeriodId, PersonId), now: Timestamp) -> Result<(), NotDecided> {
    db.write(move |tx| {
        Box::pin(async move {
            let periods = store::periods::all(tx).await?;
            let period = periods.iter().find(|period| period.id == id).ok_or(NotDecided::NotFound)?;
            status::may_call_off(period, now)?;
            if !store::periods::call_off(tx, id, Some(by), now).await? {
                return Err(CannotDecide::Over.into());
            }
            // An older back-up would bring the change back, and begin it on its day.
            let (subject, what) = (id.to_string(), CALLED_OFF.to_owned());
            store::withdrawals::say(
                tx,
                &Withdrawal { kind: withdrawal::Kind::Status, subject, what, at: now, times: 1 },
            )
            .await?;
            Ok(())
        })
    })
    .await
}
