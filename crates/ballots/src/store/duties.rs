//! Who holds which duty.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{BallotId, PersonId, PlaceId};

use crate::duty::{Duties, Duty, Second, Source};

row! {
    struct DutyRow { person: PersonId, duty: String, lent_by: Option<PlaceId>, named_by: Option<PersonId> }
}

const OF: Sql =
    sql!("SELECT person, duty, lent_by, named_by FROM ballot_duties WHERE ballot = $1 ORDER BY duty, person");
const CLEAR: Sql = sql!("DELETE FROM ballot_duties WHERE ballot = $1");
const INSERT: Sql =
    sql!("INSERT INTO ballot_duties (ballot, person, duty, lent_by, named_by) VALUES ($1, $2, $3, $4, $5)");
const HELD_BY: Sql = sql!("SELECT ballot AS value FROM ballot_duties WHERE person = $1 ORDER BY ballot");

/// The duties of a ballot.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn of(tx: &mut Tx, ballot: BallotId) -> Result<Duties, Error> {
    let rows: Vec<DutyRow> = tx.all(OF, args![ballot]).await?;
    let mut returning_officer = None;
    let mut second = None;
    let mut scrutineers = Vec::new();
    for row in rows {
        match row.duty.as_str() {
            "returning-officer" => returning_officer = Some(row.person),
            "second-person" => {
                let named_by = row.named_by.ok_or_else(|| Error::unreadable("ballot_duties.named_by"))?;
                let source = row.lent_by.map_or(Source::Meeting, Source::Place);
                second = Some(Second { person: row.person, source, named_by });
            }
            "scrutineer" => scrutineers.push(row.person),
            _ => return Err(Error::unreadable("ballot_duties.duty")),
        }
    }
    let returning_officer = returning_officer.ok_or_else(|| Error::unreadable("ballot_duties.duty"))?;
    Ok(Duties { returning_officer, second, scrutineers })
}

/// Saves the duties in place of those before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save(tx: &mut Tx, ballot: BallotId, duties: &Duties) -> Result<(), Error> {
    tx.exec(CLEAR, args![ballot]).await?;
    let nobody: (Option<PlaceId>, Option<PersonId>) = (None, None);
    let plain = |person: PersonId, duty: Duty| args![ballot, person, duty.word(), nobody.0, nobody.1];
    let mut rows = vec![plain(duties.returning_officer, Duty::ReturningOfficer)];
    rows.extend(duties.scrutineers.iter().map(|person| plain(*person, Duty::Scrutineer)));
    if let Some(second) = duties.second {
        let lent_by = match second.source {
            Source::Meeting => None,
            Source::Place(place) => Some(place),
        };
        rows.push(args![ballot, second.person, Duty::Second.word(), lent_by, second.named_by]);
    }
    tx.insert_many(INSERT, rows).await.map(|_| ())
}

/// The ballots in which a person holds a duty.
///
/// # Errors
/// When the database fails.
pub(crate) async fn held_by(tx: &mut Tx, person: PersonId) -> Result<Vec<BallotId>, Error> {
    tx.all(HELD_BY, args![person]).await
}
