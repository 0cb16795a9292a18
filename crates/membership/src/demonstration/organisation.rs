//! What the organisation of a demonstration is: an association for years, whose registration as a party is announced.

use database::{Error, Tx};
use terms::{Id, PersonId, Timestamp};
use web::{App, DemonstrationError};

use super::cast;
use crate::{
    status::{Deed, Field, Particulars, Period, kind, rule},
    store,
};

/// The association has been one for so many days.
const SINCE: i64 = 1_500;
/// The registration begins after so many days.
const AHEAD: i64 = 45;

/// Enters both, by the administrators of the demonstration.
///
/// # Errors
/// When database or key store fail.
pub(super) async fn fill(app: &App, now: Timestamp) -> Result<(), DemonstrationError> {
    let cast = cast(&mut app.db.reader().await?, &app.vault).await?;
    let administrators: Vec<PersonId> =
        cast.into_iter().filter(|(part, _)| *part == "administrator").map(|(_, person)| person).collect();
    let by = (administrators.first().copied(), administrators.last().copied());
    let periods = [
        period(app, "association", by, (now.plus(-SINCE * Timestamp::DAY), now.plus(-(SINCE + 9) * Timestamp::DAY)))?,
        period(app, "party", by, (now.plus(AHEAD * Timestamp::DAY), now.plus(-2 * Timestamp::DAY)))?,
    ];
    app.db
        .write::<_, Error, _>(move |tx| {
            let periods = periods.clone();
            Box::pin(async move {
                for period in &periods {
                    save(tx, period).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(())
}

async fn save(tx: &mut Tx, period: &Period) -> Result<(), Error> {
    store::periods::insert(tx, period).await?;
    if let Some(Deed { at, by: Some(by) }) = period.confirmed {
        store::periods::confirm(tx, period.id, by, at).await?;
    }
    Ok(())
}

/// A period that begins on the day of the first instant and was entered and confirmed about the second.
fn period(
    app: &App,
    id: &str,
    (first, second): (Option<PersonId>, Option<PersonId>),
    (begins, entered): (Timestamp, Timestamp),
) -> Result<Period, DemonstrationError> {
    let kind = kind(id).ok_or("a kind of ours")?;
    let particulars = Particulars::read(kind, |field| typed(field).to_owned()).map_err(|_| "what an imprint names")?;
    let since = begins.day(&app.settings.zone);
    Ok(Period {
        id: Id::in_order(entered, app.random()),
        kind,
        since,
        starts_at: since.starts(&app.settings.zone),
        particulars,
        text_version: rule().text_version.clone(),
        entered: Deed { at: entered, by: first },
        confirmed: Some(Deed { at: entered.plus(3 * Timestamp::HOUR), by: second }),
        called_off: None,
    })
}

const fn typed(field: Field) -> &'static str {
    match field {
        Field::Name => "The Commons",
        // No register holds a party under it.
        Field::Number => "PP000000",
        Field::Address | Field::PromoterAddress => "1 Commons Street, Leeds LS1 4AP",
        Field::Responsible | Field::Promoter => "Ruth Adeyemi",
        Field::Treasurer => "Toni Mwangi",
        Field::Part => "england-wales",
    }
}
