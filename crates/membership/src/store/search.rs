//! Finding people by the beginnings of their names, which are stored as keyed hashes.

use database::{Error, Sql, Tx, args, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::actions::joining::Newcomer;

/// Rows of `name_prefixes`, narrowed to members and to at most three further words.
macro_rules! found {
    ($place:literal) => {
        sql!(concat!(
            "SELECT found.person AS value FROM name_prefixes found WHERE found.prefix = $1 ",
            $place,
            "AND (CAST($3 AS bigint) IS NULL OR EXISTS (SELECT 1 FROM name_prefixes a ",
            "WHERE a.person = found.person AND a.prefix = $3)) ",
            "AND (CAST($4 AS bigint) IS NULL OR EXISTS (SELECT 1 FROM name_prefixes b ",
            "WHERE b.person = found.person AND b.prefix = $4)) ",
            "AND (CAST($5 AS bigint) IS NULL OR EXISTS (SELECT 1 FROM name_prefixes c ",
            "WHERE c.person = found.person AND c.prefix = $5)) ",
            "AND EXISTS (SELECT 1 FROM standings s WHERE s.person = found.person AND s.state = 'member' ",
            "AND s.starts_at <= $2 AND (s.ends_at IS NULL OR s.ends_at > $2)) ",
            "AND NOT EXISTS (SELECT 1 FROM kept_out k WHERE k.person = found.person) ",
            "ORDER BY found.place, found.person LIMIT $6"
        ))
    };
}

const ANYWHERE: Sql = found!("");
const AT: Sql = found!("AND found.place = $7 ");
const SAVE: Sql = sql!("INSERT INTO name_prefixes (person, prefix, place) VALUES ($1, $2, $3)");
const PLACE: Sql = sql!("SELECT place AS value FROM name_prefixes WHERE person = $1 ORDER BY place LIMIT 1");
const DROP: Sql = sql!("DELETE FROM name_prefixes WHERE person = $1");
const MOVE: Sql = sql!("UPDATE name_prefixes SET place = $2 WHERE person = $1 AND place <> $2");

/// Saves what new persons at home in those places are found by.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, all: &[Newcomer]) -> Result<(), Error> {
    let rows = all.iter().flat_map(|one| {
        let (person, place) = (one.sealed.person, one.place);
        one.sealed.prefixes.iter().map(move |prefix| args![person, *prefix, place])
    });
    tx.insert_many(SAVE, rows.collect()).await?;
    Ok(())
}

/// Replaces what a person is found by: her name was corrected. Where she is at home stays.
///
/// # Errors
/// When the database fails.
pub(crate) async fn replace(tx: &mut Tx, person: PersonId, prefixes: &[i64]) -> Result<(), Error> {
    // Whom no search finds, because she is no member any more, is found by none afterwards either.
    let Some(place) = tx.opt::<PlaceId>(PLACE, args![person]).await? else { return Ok(()) };
    tx.exec(DROP, args![person]).await?;
    tx.insert_many(SAVE, prefixes.iter().map(|prefix| args![person, *prefix, place]).collect()).await.map(|_| ())
}

/// Notes that a person is now at home elsewhere.
///
/// # Errors
/// When the database fails.
pub(crate) async fn move_home(tx: &mut Tx, person: PersonId, place: PlaceId) -> Result<(), Error> {
    tx.exec(MOVE, args![person, place]).await?;
    Ok(())
}

/// Members found by all of one to four hashed words, the most telling first; at most `limit` of them. `within` lists
/// places; `None` looks everywhere.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(
    tx: &mut Tx,
    words: &[i64],
    within: Option<&[PlaceId]>,
    now: Timestamp,
    limit: usize,
) -> Result<Vec<PersonId>, Error> {
    let word = |index: usize| words.get(index).copied();
    let Some(first) = word(0) else {
        return Ok(Vec::new());
    };
    let bound = |limit: usize| {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        args![first, now, word(1), word(2), word(3), limit]
    };
    let Some(places) = within else {
        return tx.all(ANYWHERE, bound(limit)).await;
    };
    let mut found = Vec::new();
    for place in places {
        let mut args = bound(limit - found.len());
        args.extend(args![*place]);
        found.extend(tx.all::<PersonId>(AT, args).await?);
        if found.len() >= limit {
            break;
        }
    }
    Ok(found)
}
