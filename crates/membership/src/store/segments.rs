//! Members chosen by home, standing, time of joining, consent, tag, skill and attendance; and the choices that officers keep.

use database::{Arg, Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    gathering::{Attended, GatheringId},
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
    ($begin:literal, $from:literal, $end:expr) => {
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

/// The same of those who came to something, or to nothing: $6 'any' tag or $7, $8 after which instant, $9 how far above their home. Who
/// came is looked up in what was noted of members of this home, which is few; asked member by member it takes two seconds among
/// 500,000.
macro_rules! attended {
    ($begin:literal, $is:literal, $end:literal) => {
        chosen!(
            $begin,
            "FROM standings s WHERE s.place = $1 AND s.state = 'member' ",
            concat!(
                "AND s.person ",
                $is,
                " (SELECT a.person FROM attendances a WHERE a.home = $1 AND a.held_at > $8 AND a.rise <= $9) \
                 AND ($6 = 'any' OR EXISTS (SELECT 1 FROM person_tags t WHERE t.tag = $7 AND t.person = s.person AND t.until > $2)) \
                 AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.person = s.person) ",
                $end
            )
        )
    };
}

const COUNT_CAME: Sql = attended!("SELECT count(*) AS value ", "IN", "");
const LIST_CAME: Sql = attended!("SELECT s.person AS value ", "IN", "AND s.person > $10 ORDER BY s.person LIMIT $11");
const COUNT_NOT: Sql = attended!("SELECT count(*) AS value ", "NOT IN", "");
const LIST_NOT: Sql =
    attended!("SELECT s.person AS value ", "NOT IN", "AND s.person > $10 ORDER BY s.person LIMIT $11");

/// The same of those who came to one gathering: $6 'any' tag or $7, $8 which, $9 after which instant. From them to the standing of each.
macro_rules! came_to {
    ($begin:literal, $end:literal) => {
        chosen!(
            $begin,
            "FROM attendances a CROSS JOIN standings s WHERE a.gathering = $8 AND a.home = $1 AND a.held_at > $9 \
             AND s.person = a.person AND s.place = $1 AND (s.state || '') = 'member' \
             AND ($6 = 'any' OR EXISTS (SELECT 1 FROM person_tags t WHERE t.tag = $7 AND t.person = a.person AND t.until > $2)) \
             AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.person = a.person) ",
            $end
        )
    };
}

const COUNT_CAME_TO: Sql = came_to!("SELECT count(*) AS value ", "");
const LIST_CAME_TO: Sql = came_to!("SELECT a.person AS value ", "AND a.person > $10 ORDER BY a.person LIMIT $11");

/// The same of those who offer a skill: $6 skill, $7 narrowest audience that whoever chooses belongs to, $8 'any' tag or $9; $10 'any',
/// 'came' or 'not' to what was after $11 and $12 above their home at most, 'any' of it ($13) or $14. From the
/// offers of the place, which are few, to the standing of each: the order is forced and the state hidden from the indexes, as SQLite
/// reads all standings of the place for each offer otherwise (half a minute among 500,000 members).
macro_rules! skilled {
    ($begin:literal, $end:literal) => {
        chosen!(
            $begin,
            "FROM skill_offers f CROSS JOIN standings s WHERE s.person = f.person AND s.place = $1 AND (s.state || '') = 'member' \
             AND f.skill = $6 AND f.place = $1 AND f.audience >= $7 AND f.withdrawn_at IS NULL \
             AND ($8 = 'any' OR EXISTS (SELECT 1 FROM person_tags t WHERE t.tag = $9 AND t.person = f.person AND t.until > $2)) \
             AND ($10 = 'any' OR ($10 = 'came') = EXISTS (SELECT 1 FROM attendances a WHERE a.person = f.person \
             AND a.held_at > $11 AND a.rise <= $12 AND ($13 = 'any' OR a.gathering = $14))) \
             AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.person = f.person) ",
            $end
        )
    };
}

const COUNT_SKILLED: Sql = skilled!("SELECT count(*) AS value ", "");
const LIST_SKILLED: Sql = skilled!("SELECT f.person AS value ", "AND f.person > $15 ORDER BY f.person LIMIT $16");
const HOLDS_SKILLED: Sql = skilled!("SELECT count(*) AS value ", "AND f.person = $15");
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

/// Of which home members are looked for, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At {
    /// Their home, exactly.
    pub(crate) home: PlaceId,
    /// How many steps above it the places of gatherings may meet it; `-1` for none at all.
    pub(crate) highest: i64,
    pub(crate) now: Timestamp,
}

fn arguments(segment: &Segment, at: At) -> Vec<Arg> {
    let rights: &str = match segment.standing {
        Rights::All => "all",
        Rights::Good => "good",
        Rights::Suspended => "suspended",
        Rights::Due => "due",
    };
    let purpose = segment.purpose.map_or("", |purpose| purpose.id.as_str());
    args![at.home, at.now, segment.since(at.now), rights, purpose]
}

fn of_tag(segment: &Segment) -> Vec<Arg> {
    let tag = segment.tag.unwrap_or_else(|| TagId::from_uuid(uuid::Uuid::nil()));
    args![if segment.tag.is_some() { "one" } else { "any" }, tag]
}

/// The arguments of those who came to something, or to nothing, or to one gathering.
fn of_attended(segment: &Segment, attended: Attended, at: At) -> Vec<Arg> {
    let mut all = arguments(segment, at);
    all.extend(of_tag(segment));
    match attended {
        Attended::Within(_) | Attended::NotWithin(_) => all.extend(args![attended.since(at.now), at.highest]),
        Attended::To(gathering) => all.extend(args![gathering, attended.since(at.now)]),
    }
    all
}

/// The arguments of those who offer the skill of the segment, to this audience or a wider one.
fn of_skill(segment: &Segment, (skill, least): (&str, Audience), at: At) -> Vec<Arg> {
    let mut all = arguments(segment, at);
    all.extend(args![skill, least.number()]);
    all.extend(of_tag(segment));
    let none = GatheringId::from_uuid(uuid::Uuid::nil());
    let since = segment.attended.map_or(at.now, |attended| attended.since(at.now));
    let (word, highest, which, gathering) = match segment.attended {
        None => ("any", at.highest, "any", none),
        Some(Attended::Within(_)) => ("came", at.highest, "any", none),
        Some(Attended::NotWithin(_)) => ("not", at.highest, "any", none),
        Some(Attended::To(gathering)) => ("came", i64::MAX, "one", gathering),
    };
    all.extend(args![word, since, highest, which, gathering]);
    all
}

/// How many of those who offer the skill of the segment to this audience, or a wider one, are at home there.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count_skilled(
    tx: &mut Tx,
    segment: &Segment,
    skill: (&str, Audience),
    at: At,
) -> Result<u64, Error> {
    Ok(tx.one::<i64>(COUNT_SKILLED, of_skill(segment, skill, at)).await?.unsigned_abs())
}

/// Those of them, in the order of their ids, from the one after `after`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn skilled(
    tx: &mut Tx,
    segment: &Segment,
    skill: (&str, Audience),
    at: At,
    (after, limit): (PersonId, i64),
) -> Result<Vec<PersonId>, Error> {
    let mut all = of_skill(segment, skill, at);
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
    at: At,
    person: PersonId,
) -> Result<bool, Error> {
    let mut all = of_skill(segment, skill, at);
    all.extend(args![person]);
    Ok(tx.one::<i64>(HOLDS_SKILLED, all).await? > 0)
}

/// How many of the segment, whatever skill it asks for, are at home there.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count_at(tx: &mut Tx, segment: &Segment, at: At) -> Result<u64, Error> {
    let (statement, all) = match (segment.attended, segment.tag) {
        (Some(attended @ Attended::Within(_)), _) => (COUNT_CAME, of_attended(segment, attended, at)),
        (Some(attended @ Attended::NotWithin(_)), _) => (COUNT_NOT, of_attended(segment, attended, at)),
        (Some(attended @ Attended::To(_)), _) => (COUNT_CAME_TO, of_attended(segment, attended, at)),
        (None, Some(tag)) => (COUNT_TAGGED, [arguments(segment, at), args![tag]].concat()),
        (None, None) => (COUNT, arguments(segment, at)),
    };
    Ok(tx.one::<i64>(statement, all).await?.unsigned_abs())
}

/// Those of them, in the order of their ids, from the one after `after`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn at(
    tx: &mut Tx,
    segment: &Segment,
    at: At,
    (after, limit): (PersonId, i64),
) -> Result<Vec<PersonId>, Error> {
    let (statement, mut all) = match (segment.attended, segment.tag) {
        (Some(attended @ Attended::Within(_)), _) => (LIST_CAME, of_attended(segment, attended, at)),
        (Some(attended @ Attended::NotWithin(_)), _) => (LIST_NOT, of_attended(segment, attended, at)),
        (Some(attended @ Attended::To(_)), _) => (LIST_CAME_TO, of_attended(segment, attended, at)),
        (None, Some(tag)) => (LIST_TAGGED, [arguments(segment, at), args![tag]].concat()),
        (None, None) => (LIST, arguments(segment, at)),
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
