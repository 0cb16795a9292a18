//! Standings as rows: a spell each, so that the standing at any instant is one row.

use database::{Arg, Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    standing::{Ending, Spell, Standing, Suspension},
    subscription::Grace,
};

row! {
    /// A membership that ended, and where it was.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Ended {
        pub(crate) person: PersonId,
        pub(crate) at: Timestamp,
        pub(crate) state: String,
        pub(crate) place: PlaceId,
    }
    struct StandingRow {
        person: PersonId,
        state: String,
        since: Timestamp,
        place: Option<PlaceId>,
        suspended_since: Option<Timestamp>,
        suspended_until: Option<Timestamp>,
        grace_since: Option<Timestamp>,
        grace_until: Option<Timestamp>,
    }
}

const AT: Sql = sql!(
    "SELECT person, state, since, place, suspended_since, suspended_until, grace_since, grace_until FROM standings \
     WHERE person = $1 AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $2) ORDER BY starts_at"
);
const AT_HOME: Sql = sql!(
    "SELECT person, state, since, place, suspended_since, suspended_until, grace_since, grace_until FROM standings \
     WHERE place = $1 AND person > $2 AND starts_at <= $3 AND (ends_at IS NULL OR ends_at > $3) \
     ORDER BY person LIMIT $4"
);
const COUNT: Sql = sql!(
    "SELECT count(*) AS value FROM standings WHERE place = $1 AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $2)"
);
const FORMER: Sql = sql!(
    "SELECT person AS value FROM standings WHERE state IN ('left', 'removed', 'died', 'lapsed') AND ends_at IS NULL \
     AND starts_at <= $1 ORDER BY starts_at, person LIMIT $2"
);
const IS_FORMER: Sql = sql!(
    "SELECT count(*) AS value FROM standings WHERE person = $1 AND state IN ('left', 'removed', 'died', 'lapsed') \
     AND ends_at IS NULL AND starts_at <= $2"
);
const ENDED: Sql = sql!(
    "SELECT e.person AS person, e.starts_at AS at, e.state AS state, m.place AS place FROM standings e \
     JOIN standings m ON m.person = e.person AND m.ends_at = e.starts_at AND m.state = 'member' \
     WHERE e.state IN ('left', 'removed', 'died', 'lapsed') AND e.ends_at IS NULL AND e.starts_at > $1 \
     AND e.state IN ('removed', 'died') \
     AND (e.starts_at < $2 OR (e.starts_at = $2 AND e.person > $3)) ORDER BY e.starts_at DESC, e.person LIMIT 500"
);
const INSERT: Sql = sql!(
    "INSERT INTO standings (person, starts_at, ends_at, state, since, place, suspended_since, suspended_until, \
     grace_since, grace_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);
const DELETE: Sql = sql!("DELETE FROM standings WHERE person = $1");

/// The standing of a person at an instant.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn at(tx: &mut Tx, person: PersonId, at: Timestamp) -> Result<Standing, Error> {
    let row: Option<StandingRow> = tx.opt(AT, args![person, at]).await?;
    row.map_or(Ok(Standing::Stranger), |row| read(&row).map(|(_, standing)| standing))
}

/// Members at home in exactly this place at an instant, in the order of their ids, from the one after `after`.
///
/// # Errors
/// As [`at`].
pub(crate) async fn at_home(
    tx: &mut Tx,
    place: PlaceId,
    after: PersonId,
    at: Timestamp,
    limit: i64,
) -> Result<Vec<(PersonId, Standing)>, Error> {
    let rows: Vec<StandingRow> = tx.all(AT_HOME, args![place, after, at, limit]).await?;
    rows.iter().map(read).collect()
}

/// How many members are at home in exactly this place at an instant.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count(tx: &mut Tx, place: PlaceId, at: Timestamp) -> Result<i64, Error> {
    tx.one(COUNT, args![place, at]).await
}

/// Persons whose membership ended at `until` or before and has not begun again, the longest gone first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn former_since(tx: &mut Tx, until: Timestamp, limit: i64) -> Result<Vec<PersonId>, Error> {
    tx.all(FORMER, args![until, limit]).await
}

/// Whether that person has been a former member since `until` or longer, and still is.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_former_since(tx: &mut Tx, person: PersonId, until: Timestamp) -> Result<bool, Error> {
    Ok(tx.one::<i64>(IS_FORMER, args![person, until]).await? > 0)
}

/// Memberships that ended by removal or death after `since`, the latest first, a piece at a time: those after `last`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn ended(
    tx: &mut Tx,
    since: Timestamp,
    (last, person): (Timestamp, PersonId),
) -> Result<Vec<Ended>, Error> {
    tx.all(ENDED, args![since, last, person]).await
}

/// Saves spells.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, spells: &[(PersonId, Spell)]) -> Result<(), Error> {
    let rows = spells.iter().filter_map(|(person, spell)| columns(*person, spell));
    tx.insert_many(INSERT, rows.collect()).await?;
    Ok(())
}

/// Forgets all spells of a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn delete(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(DELETE, args![person]).await?;
    Ok(())
}

/// The columns of a spell; `None` for who is a stranger, of whom nothing is kept.
fn columns(person: PersonId, spell: &Spell) -> Option<Vec<Arg>> {
    let (state, since, place, suspension, grace) = match spell.standing {
        Standing::Stranger => return None,
        Standing::Applied { since } => ("applied", since, None, None, None),
        Standing::Member { since, place, suspension, grace } => ("member", since, Some(place), suspension, grace),
        Standing::Former { since, ending } => (word(ending), since, None, None, None),
    };
    Some(args![
        person,
        spell.starts,
        spell.ends,
        state,
        since,
        place,
        suspension.map(|running| running.since),
        suspension.map(|running| running.until),
        grace.map(|running| running.since),
        grace.map(|running| running.until),
    ])
}

fn word(ending: Ending) -> &'static str {
    match ending {
        Ending::Left => "left",
        Ending::Removed => "removed",
        Ending::Died => "died",
        Ending::Lapsed => "lapsed",
        Ending::SetAside => "set-aside",
    }
}

fn read(row: &StandingRow) -> Result<(PersonId, Standing), Error> {
    let former = |ending| Standing::Former { since: row.since, ending };
    let standing = match (row.state.as_str(), row.place) {
        ("applied", None) => Standing::Applied { since: row.since },
        ("member", Some(place)) => {
            Standing::Member { since: row.since, place, suspension: suspension(row), grace: grace(row) }
        }
        ("left", None) => former(Ending::Left),
        ("removed", None) => former(Ending::Removed),
        ("died", None) => former(Ending::Died),
        ("lapsed", None) => former(Ending::Lapsed),
        ("set-aside", None) => former(Ending::SetAside),
        _ => return Err(Error::unreadable("standings.state")),
    };
    Ok((row.person, standing))
}

fn suspension(row: &StandingRow) -> Option<Suspension> {
    Some(Suspension { since: row.suspended_since?, until: row.suspended_until? })
}

fn grace(row: &StandingRow) -> Option<Grace> {
    Some(Grace { since: row.grace_since?, until: row.grace_until? })
}
