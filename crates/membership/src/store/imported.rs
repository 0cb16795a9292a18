//! What an import asks of the tables of membership: whether somebody it entered has done anything since, and fields as they lie.

use database::{Error, Sql, Tx, args, sql};
use terms::{PersonId, Timestamp};

/// One statement for each table in which something stands once a person has done something, or an officer about her.
const STEPS: &[Sql] = &[
    sql!("SELECT count(*) AS value FROM known_browsers WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM passkeys WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM one_time_codes WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM identities WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM offices WHERE person = $1"),
    sql!(
        "SELECT count(*) AS value FROM consents WHERE person = $1 AND (channel <> 'import' OR withdrawn_at IS NOT NULL)"
    ),
    sql!("SELECT count(*) AS value FROM corrections WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM objections WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM kept_out WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM guests WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM notes WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM person_tags WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM follow_ups WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM cases WHERE respondent = $1 OR complainant = $1"),
    sql!("SELECT count(*) AS value FROM threads WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM requests WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM new_branch_backers WHERE person = $1"),
    sql!("SELECT count(*) AS value FROM mergers WHERE (gone = $1 OR stays = $1) AND undone_at IS NULL"),
];
/// Paid, moved, left, suspended: whatever was entered after she was.
const EVENTS: Sql = sql!("SELECT count(*) AS value FROM membership_events WHERE person = $1 AND entered_at > $2");

/// Whether anything was done by or about a person after she was entered at `entered`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn has_steps(tx: &mut Tx, person: PersonId, entered: Timestamp) -> Result<bool, Error> {
    for table in STEPS {
        if tx.one::<i64>(*table, args![person]).await? > 0 {
            return Ok(true);
        }
    }
    Ok(tx.one::<i64>(EVENTS, args![person, entered]).await? > 0)
}
