//! Who wants to read of decisions once a month.

use database::{Error, Sql, Tx, args, sql};
use terms::PersonId;

const ADD: Sql = sql!("INSERT INTO monthly_digests (person) VALUES ($1) ON CONFLICT (person) DO NOTHING");
const REMOVE: Sql = sql!("DELETE FROM monthly_digests WHERE person = $1");
const HAS: Sql = sql!("SELECT count(*) AS value FROM monthly_digests WHERE person = $1");

/// Says whether once a month is enough for a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn set_monthly(tx: &mut Tx, person: PersonId, is_monthly: bool) -> Result<(), Error> {
    let statement = if is_monthly { ADD } else { REMOVE };
    tx.exec(statement, args![person]).await.map(|_| ())
}

/// Whether once a month is enough for a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_monthly(tx: &mut Tx, person: PersonId) -> Result<bool, Error> {
    Ok(tx.one::<i64>(HAS, args![person]).await? > 0)
}

/// Gives the wish of one entry of a person to another of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    if is_monthly(tx, from).await? {
        set_monthly(tx, to, true).await?;
    }
    set_monthly(tx, from, false).await
}
