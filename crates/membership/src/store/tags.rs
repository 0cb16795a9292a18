//! Tags of places, and who has which.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::tag::{Given, Tag, TagId};

row! {
    struct TagRow { id: TagId, place: PlaceId, word: String }
    struct GivenRow { id: TagId, place: PlaceId, word: String, set_at: Timestamp, until: Timestamp }
}

const FIND: Sql = sql!("SELECT id, place, word FROM tags WHERE id = $1");
const AT: Sql = sql!("SELECT id, place, word FROM tags WHERE place = $1 ORDER BY word, id");
const ALL: Sql = sql!("SELECT id, place, word FROM tags ORDER BY word, id");
const INSERT: Sql =
    sql!("INSERT INTO tags (id, place, word, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING");
const TAKE_ALL: Sql = sql!("DELETE FROM person_tags WHERE tag = $1");
const DROP: Sql = sql!("DELETE FROM tags WHERE id = $1");
const OF: Sql = sql!(
    "SELECT t.id AS id, t.place AS place, t.word AS word, p.set_at AS set_at, p.until AS until FROM person_tags p \
     JOIN tags t ON t.id = p.tag WHERE p.person = $1 AND p.until > $2 ORDER BY t.word, t.id"
);
const GIVE: Sql = sql!(
    "INSERT INTO person_tags (tag, person, set_at, until) VALUES ($1, $2, $3, $4) ON CONFLICT (tag, person) DO UPDATE \
     SET set_at = excluded.set_at, until = excluded.until WHERE person_tags.until <= excluded.set_at"
);
const TAKE: Sql = sql!("DELETE FROM person_tags WHERE tag = $1 AND person = $2");
const TAKE_FROM: Sql = sql!("DELETE FROM person_tags WHERE person = $1");
const OVER: Sql = sql!("DELETE FROM person_tags WHERE until <= $1");
const HAND: Sql = sql!(
    "INSERT INTO person_tags (tag, person, set_at, until) SELECT tag, $2, set_at, until FROM person_tags \
     WHERE person = $1 ON CONFLICT (tag, person) DO NOTHING"
);

fn read(TagRow { id, place, word }: TagRow) -> Tag {
    Tag { id, place, word }
}

/// The tag of that id.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(tx: &mut Tx, id: TagId) -> Result<Option<Tag>, Error> {
    Ok(tx.opt::<TagRow>(FIND, args![id]).await?.map(read))
}

/// The tags that exactly this place defines, by word.
///
/// # Errors
/// When the database fails.
pub(crate) async fn at(tx: &mut Tx, place: PlaceId) -> Result<Vec<Tag>, Error> {
    Ok(tx.all::<TagRow>(AT, args![place]).await?.into_iter().map(read).collect())
}

/// All tags of all places, by word.
///
/// # Errors
/// When the database fails.
pub(crate) async fn all(tx: &mut Tx) -> Result<Vec<Tag>, Error> {
    Ok(tx.all::<TagRow>(ALL, args![]).await?.into_iter().map(read).collect())
}

/// Defines a tag; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, tag: &Tag, now: Timestamp) -> Result<(), Error> {
    tx.exec(INSERT, args![tag.id, tag.place, tag.word.as_str(), now]).await.map(|_| ())
}

/// Takes a tag from everybody who has it, and drops it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop(tx: &mut Tx, id: TagId) -> Result<(), Error> {
    tx.exec(TAKE_ALL, args![id]).await?;
    tx.exec(DROP, args![id]).await.map(|_| ())
}

/// The tags that a person has, by word.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Vec<Given>, Error> {
    let rows: Vec<GivenRow> = tx.all(OF, args![person, now]).await?;
    let given = |row: GivenRow| {
        let GivenRow { id, place, word, set_at, until } = row;
        Given { tag: Tag { id, place, word }, person, set_at, until }
    };
    Ok(rows.into_iter().map(given).collect())
}

/// Gives a person a tag; who has it still, has it until the day that was set first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn give(
    tx: &mut Tx,
    tag: TagId,
    person: PersonId,
    (now, until): (Timestamp, Timestamp),
) -> Result<(), Error> {
    tx.exec(GIVE, args![tag, person, now, until]).await.map(|_| ())
}

/// Takes a tag from a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take(tx: &mut Tx, tag: TagId, person: PersonId) -> Result<(), Error> {
    tx.exec(TAKE, args![tag, person]).await.map(|_| ())
}

/// Takes all tags from a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_all(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(TAKE_FROM, args![person]).await.map(|_| ())
}

/// Takes from a person the tags of places that are not among these: she has moved.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_outside(
    tx: &mut Tx,
    person: PersonId,
    chain: &[PlaceId],
    now: Timestamp,
) -> Result<(), Error> {
    for given in of(tx, person, now).await? {
        if !chain.contains(&given.tag.place) {
            take(tx, given.tag.id, person).await?;
        }
    }
    Ok(())
}

/// Takes the tags whose time is over; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64, Error> {
    tx.exec(OVER, args![now]).await
}

/// Gives another entry of a person the tags of this one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(HAND, args![from, to]).await.map(|_| ())
}
