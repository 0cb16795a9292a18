//! Members chosen by home, standing, time of joining, consent, tag and skill; and the choices that officers keep.

use database::{Arg, Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    segment::{Rights, Segment, SegmentId},
    skill::Audience,
    tag::TagId,
};

/// The members of one place in a segment: $1 place, $2 now, $3 joined since, $4 by rights, $5 purpose. Those of a tag and those of a
/// skill have statements of their own, so that the others are answered from an index alone.
macro_rules! chosen {
    ($begin:literal, $end:literal) => {
        chosen!($begin, "FROM standings s WHERE s.place = $1 AND s.state = 'member' ", $end)
    };
    ($begin:literal, $from:literal, $end:literal) => {
        sql!(concat!(
            $begin,
            $from,
            "AND s.since >= $3 AND s.starts_at <= $2 ",
            "AND (s.ends_at IS NULL OR s.ends_at > $2) ",
            "AND ($4 = 'all' OR ($4 = 'good' AND s.suspended_since IS NULL) ",
            "OR ($4 = 'suspended' AND s.suspended_since IS NOT NULL) OR ($4 = 'due' AND s.grace_since IS NOT NULL)) ",
            "AND ($5 = '' OR (EXISTS (SELECT 1 FROM consents c WHERE c.purpose = $5 AND c.person = s.person ",
            "AND c.withdrawn_at IS NULL) AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.person = s.person))) ",
            "AND NOT EXISTS (SELECT 1 FROM kept_out k WHERE k.person = s.person) ",
            $end
        ))
    };
}

const COUNT: Sql = chosen!("SELECT count(*) AS value ", "");
const LIST: Sql = chosen!("SELECT s.person AS value ", "AND s.person > $6 ORDER BY s.person LIMIT $7");
const COUNT_TAGGED: Sql = chosen!(
    "SELECT count(*) AS value ",
    "AND EXISTS (SELECT 1 FROM person_tags t WHERE t.tag = $6 AND t.person = s.person AND t.until > $2) \
     AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.person = s.person)"
);
const LIST_TAGGED: Sql = chosen!(
    "SELECT s.person AS value ",
    "AND EXISTS (SELECT 1 FROM person_tags t WHERE t.tag = $6 AND t.person = s.person AND t.until > $2) \
     AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.person = s.person) AND s.person > $7 ORDER BY s.person LIMIT $8"
);

/// The same of those who offer a skill: $6 skill, $7 narrowest audience that whoever chooses belongs to, $8 'any' tag or $9. From the
/// offers of the place, which are few, to the standing of each: the order is forced and the state hidden from the indexes, as SQLite
/// reads all standings of the place for each offer otherwise (half a minute among 500,000 members).
macro_rules! skilled {
    ($begin:literal, $end:literal) => {
        chosen!(
            $begin,
            "FROM skill_offers f CROSS JOIN standings s WHERE s.person = f.person AND s.place = $1 AND (s.state || '') = 'member' \
             AND f.skill = $6 AND f.place = $1 AND f.audience >= $7 AND f.withdrawn_at IS NULL \
             AND ($8 = 'any' OR EXISTS (SELECT 1 FROM person_tags t WHERE t.tag = $9 AND t.person = f.person AND t.until > $2)) \
             AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.person = f.person) ",
            $end
        )
    };
}

const COUNT_SKILLED: Sql = skilled!("SELECT count(*) AS value ", "");
const LIST_SKILLED: Sql = skilled!("SELECT f.person AS value ", "AND f.person > $10 ORDER BY f.person LIMIT $11");
const HOLDS_SKILLED: Sql = skilled!("SELECT count(*) AS value ", "AND f.person = $10");
const SAVE: Sql = sql!(
    "INSERT INTO saved_segments (id, person, name, chosen, saved_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING"
);
const OF: Sql = sql!("SELECT id, name, chosen FROM saved_segments WHERE person = $1 ORDER BY saved_at, id LIMIT 100");
const HOW_MANY: Sql = sql!("SELECT count(*) AS value FROM saved_segments WHERE person = $1");
const DROP: Sql = sql!("DELETE FROM saved_segments WHERE id = $1 AND person = $2");

row! {
    /// A segment that an officer keeps.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Saved {
        pub(crate) id: SegmentId,
        pub(crate) name: Vec<u8>,
        pub(crate) chosen: String,
    }
}

fn arguments(segment: &Segment, place: PlaceId, now: Timestamp) -> Vec<Arg> {
    let rights: &str = match segment.standing {
        Rights::All => "all",
        Rights::Good => "good",
        Rights::Suspended => "suspended",
        Rights::Due => "due",
    };
    args![place, now, segment.since(now), rights, segment.purpose.map_or("", |purpose| purpose.id.as_str())]
}

/// The arguments of those who offer the skill of the segment, to this audience or a wider one.
fn of_skill(segment: &Segment, (skill, least): (&str, Audience), place: PlaceId, now: Timestamp) -> Vec<Arg> {
    let mut all = arguments(segment, place, now);
    let tag = segment.tag.unwrap_or_else(|| TagId::from_uuid(uuid::Uuid::nil()));
    all.extend(args![skill, least.number(), if segment.tag.is_some() { "one" } else { "any" }, tag]);
    all
}

/// How many of those who offer the skill of the segment to this audience, or a wider one, are at home in exactly this place.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count_skilled(
    tx: &mut Tx,
    segment: &Segment,
    skill: (&str, Audience),
    place: PlaceId,
    now: Timestamp,
) -> Result<u64, Error> {
    Ok(tx.one::<i64>(COUNT_SKILLED, of_skill(segment, skill, place, now)).await?.unsigned_abs())
}

/// Those of them, in the order of their ids, from the one after `after`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn skilled(
    tx: &mut Tx,
    segment: &Segment,
    skill: (&str, Audience),
    (place, after, limit): (PlaceId, PersonId, i64),
    now: Timestamp,
) -> Result<Vec<PersonId>, Error> {
    let mut all = of_skill(segment, skill, place, now);
    all.extend(args![after, limit]);
    tx.all(LIST_SKILLED, all).await
}

/// Whether somebody is one of them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_skilled(
    tx: &mut Tx,
    segment: &Segment,
    skill: (&str, Audience),
    (place, person): (PlaceId, PersonId),
    now: Timestamp,
) -> Result<bool, Error> {
    let mut all = of_skill(segment, skill, place, now);
    all.extend(args![person]);
    Ok(tx.one::<i64>(HOLDS_SKILLED, all).await? > 0)
}

/// How many of the segment are at home in exactly this place.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count_at(tx: &mut Tx, segment: &Segment, place: PlaceId, now: Timestamp) -> Result<u64, Error> {
    let mut all = arguments(segment, place, now);
    let Some(tag) = segment.tag else { return Ok(tx.one::<i64>(COUNT, all).await?.unsigned_abs()) };
    all.extend(args![tag]);
    Ok(tx.one::<i64>(COUNT_TAGGED, all).await?.unsigned_abs())
}

/// Those of the segment who are at home in exactly this place, in the order of their ids, from the one after `after`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn at(
    tx: &mut Tx,
    segment: &Segment,
    (place, after): (PlaceId, PersonId),
    limit: i64,
    now: Timestamp,
) -> Result<Vec<PersonId>, Error> {
    let mut all = arguments(segment, place, now);
    let statement = match segment.tag {
        Some(tag) => {
            all.extend(args![tag]);
            LIST_TAGGED
        }
        None => LIST,
    };
    all.extend(args![after, limit]);
    tx.all(statement, all).await
}

/// Keeps a segment for an officer; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn save(tx: &mut Tx, person: PersonId, saved: &Saved, now: Timestamp) -> Result<(), Error> {
    let row = args![saved.id, person, &saved.name, saved.chosen.as_str(), now];
    tx.exec(SAVE, row).await.map(|_| ())
}

/// The segments that an officer keeps, oldest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> Result<Vec<Saved>, Error> {
    tx.all(OF, args![person]).await
}

/// How many segments an officer keeps.
///
/// # Errors
/// When the database fails.
pub(crate) async fn how_many(tx: &mut Tx, person: PersonId) -> Result<i64, Error> {
    tx.one(HOW_MANY, args![person]).await
}

/// Drops a segment that an officer keeps; whether there was one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop(tx: &mut Tx, person: PersonId, id: SegmentId) -> Result<bool, Error> {
    Ok(tx.exec(DROP, args![id, person]).await? == 1)
}
