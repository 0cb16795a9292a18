//! The subscription of a demonstration: a rule that has held for a while, and what each member paid.

use database::Error;
use terms::{Id, PersonId, Timestamp};
use web::{App, DemonstrationError};

use crate::{
    standing::{Event, Happening},
    store::{self, subscriptions::Whole},
    subscription::{Amount, Rule, Tier},
};

/// The rule has held for so many days.
const SINCE: i64 = 180;
/// So many days there are to pay.
const GRACE: i64 = 60;

/// What a member paid who joined at an instant: for a year from when it was due, or for so long that it is due again now.
pub(super) fn payment(joined: Timestamp, is_paid: bool, now: Timestamp) -> Event {
    let owed = joined.max(now.plus(-SINCE * Timestamp::DAY));
    let until = if is_paid { owed.plus(366 * Timestamp::DAY) } else { now.plus(-20 * Timestamp::DAY).max(joined) };
    Event { at: owed, what: Happening::Paid { until } }
}

/// Enters the rule, before anybody joins.
///
/// # Errors
/// When the database fails.
pub(super) async fn rule(app: &App, by: PersonId, now: Timestamp) -> Result<(), DemonstrationError> {
    let whole = Whole {
        id: Id::by_chance([7; 16]),
        rule: Rule { starts_at: now.plus(-SINCE * Timestamp::DAY), grace_days: Some(GRACE) },
        currency: "GBP".to_owned(),
        how: "By standing order to the account that your branch names, or in cash to your treasurer.".to_owned(),
        tiers: [tier("Standard", 3_600, false), tier("Reduced", 600, true), tier("Supporting", 9_600, false)]
            .into_iter()
            .collect::<Result<_, _>>()?,
    };
    let entered_at = now.plus(-(SINCE + 60) * Timestamp::DAY);
    app.db
        .write::<_, Error, _>(move |tx| {
            let whole = whole.clone();
            Box::pin(async move { store::subscriptions::insert(tx, &whole, by, entered_at).await })
        })
        .await?;
    Ok(())
}

fn tier(name: &str, hundredths: i64, is_concession: bool) -> Result<Tier, DemonstrationError> {
    Ok(Tier {
        name: name.parse().map_err(|_| "a plain name")?,
        amount: Amount::from_hundredths(hundredths).ok_or("an amount")?,
        months: 12,
        is_concession,
    })
}
