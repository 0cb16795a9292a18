//! Gatherings, and who came to them.

use database::{Error, Sql, Tx, args, row, sql};
use terms::{PersonId, PlaceId, Timestamp};

use crate::gathering::{self, Gathering, GatheringId, kept_since, rise};

row! {
    struct GatheringRow { id: GatheringId, place: PlaceId, kind: String, title: String, held_at: Timestamp, counted: Option<i64> }
    struct CameRow { person: PersonId, home: PlaceId }
    struct WhereRow { person: PersonId, place: PlaceId }
    struct PlaceRow { gathering: GatheringId, place: PlaceId }
    struct HomeRow { home: PlaceId, came: i64 }
    struct OwnRow {
        id: GatheringId,
        place: PlaceId,
        kind: String,
        title: String,
        held_at: Timestamp,
        counted: Option<i64>,
        noted_at: Timestamp,
    }
}

const FIND: Sql = sql!("SELECT id, place, kind, title, held_at, counted FROM gatherings WHERE id = $1");
const AT: Sql = sql!(
    "SELECT id, place, kind, title, held_at, counted FROM gatherings WHERE place = $1 ORDER BY held_at DESC, id DESC LIMIT $2"
);
const INSERT: Sql = sql!(
    "INSERT INTO gatherings (id, place, kind, title, held_at, made_at) VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (id) DO NOTHING"
);
const RENAME: Sql = sql!("UPDATE gatherings SET title = $2 WHERE id = $1");
const DROP: Sql = sql!("DELETE FROM gatherings WHERE id = $1");
const NOTE: Sql = sql!(
    "INSERT INTO attendances (gathering, person, held_at, home, rise, noted_at) VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (gathering, person) DO NOTHING"
);
const IS_NOTED: Sql = sql!("SELECT count(*) AS value FROM attendances WHERE gathering = $1 AND person = $2");
const NOTED: Sql = sql!("SELECT count(*) AS value FROM attendances WHERE gathering = $1");
const TAKE: Sql = sql!("DELETE FROM attendances WHERE gathering = $1 AND person = $2");
const TAKE_FROM: Sql = sql!("DELETE FROM attendances WHERE person = $1");
const EMPTY: Sql = sql!("DELETE FROM attendances WHERE gathering = $1");
/// Members alone, and whom no list leaves out.
const CAME: Sql = sql!(
    "SELECT a.person AS person, s.place AS home FROM attendances a JOIN standings s ON s.person = a.person \
     WHERE a.gathering = $1 AND a.held_at > $3 AND s.state = 'member' AND s.starts_at <= $2 \
     AND (s.ends_at IS NULL OR s.ends_at > $2) AND NOT EXISTS (SELECT 1 FROM kept_out k WHERE k.person = a.person) \
     ORDER BY a.noted_at DESC, a.person"
);
/// The same, whatever its day.
const CAME_BY_HOME: Sql = sql!(
    "SELECT s.place AS home, count(*) AS came FROM attendances a JOIN standings s ON s.person = a.person \
     WHERE a.gathering = $1 AND s.state = 'member' AND s.starts_at <= $2 \
     AND (s.ends_at IS NULL OR s.ends_at > $2) AND NOT EXISTS (SELECT 1 FROM kept_out k WHERE k.person = a.person) \
     GROUP BY s.place ORDER BY s.place"
);
const CAME_WHERE: Sql = sql!(
    "SELECT DISTINCT a.person AS person, g.place AS place FROM attendances a JOIN gatherings g ON g.id = a.gathering \
     WHERE a.home = $1 AND a.rise <= $2 AND a.held_at > $3 ORDER BY a.person"
);
const OF: Sql = sql!(
    "SELECT g.id AS id, g.place AS place, g.kind AS kind, g.title AS title, g.held_at AS held_at, g.counted AS counted, \
     a.noted_at AS noted_at FROM attendances a JOIN gatherings g ON g.id = a.gathering \
     WHERE a.person = $1 AND a.held_at > $2 ORDER BY a.held_at DESC, g.id LIMIT $3"
);
const PLACES_OF: Sql = sql!(
    "SELECT a.gathering AS gathering, g.place AS place FROM attendances a JOIN gatherings g ON g.id = a.gathering \
     WHERE a.person = $1 ORDER BY a.gathering"
);
const MOVE: Sql = sql!("UPDATE attendances SET home = $3, rise = $4 WHERE gathering = $1 AND person = $2");
const HAND: Sql = sql!(
    "INSERT INTO attendances (gathering, person, held_at, home, rise, noted_at) \
     SELECT gathering, $2, held_at, home, rise, noted_at FROM attendances WHERE person = $1 \
     ON CONFLICT (gathering, person) DO NOTHING"
);
const OVER: Sql =
    sql!("SELECT id AS value FROM gatherings WHERE held_at <= $1 AND counted IS NULL ORDER BY held_at, id LIMIT $2");
const KEPT_BY_HOME: Sql = sql!("SELECT home, came FROM gathering_counts WHERE gathering = $1 ORDER BY home");
const KEEP_BY_HOME: Sql = sql!("INSERT INTO gathering_counts (gathering, home, came) VALUES ($1, $2, $3)");
const DROP_COUNTS: Sql = sql!("DELETE FROM gathering_counts WHERE gathering = $1");
const FORGET_COUNTS: Sql = sql!(
    "DELETE FROM gathering_counts WHERE gathering IN (SELECT id FROM gatherings WHERE held_at <= $1 AND counted IS NOT NULL)"
);
const KEEP_COUNT: Sql = sql!("UPDATE gatherings SET counted = $2 WHERE id = $1 AND counted IS NULL");
const FORGET: Sql = sql!("DELETE FROM gatherings WHERE held_at <= $1 AND counted IS NOT NULL");

/// A gathering, and whether who came is forgotten and only how many is kept.
pub(crate) type Found = (Gathering, bool);

/// The gathering of that id.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, id: GatheringId) -> Result<Option<Found>, Error> {
    tx.opt::<GatheringRow>(FIND, args![id]).await?.map(read).transpose()
}

/// The newest gatherings of exactly this place.
///
/// # Errors
/// As [`find`].
pub(crate) async fn at(tx: &mut Tx, place: PlaceId, limit: i64) -> Result<Vec<Found>, Error> {
    tx.all::<GatheringRow>(AT, args![place, limit]).await?.into_iter().map(read).collect()
}

/// Saves a gathering; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, new: &Gathering, now: Timestamp) -> Result<(), Error> {
    tx.exec(INSERT, args![new.id, new.place, new.kind, new.title.as_str(), new.held_at, now]).await.map(|_| ())
}

/// Corrects what a gathering is called.
///
/// # Errors
/// When the database fails.
pub(crate) async fn rename(tx: &mut Tx, id: GatheringId, title: &str) -> Result<(), Error> {
    tx.exec(RENAME, args![id, title]).await.map(|_| ())
}

/// Takes a gathering away, with who came.
///
/// # Errors
/// When the database fails.
pub(crate) async fn drop(tx: &mut Tx, id: GatheringId) -> Result<(), Error> {
    tx.exec(EMPTY, args![id]).await?;
    tx.exec(DROP_COUNTS, args![id]).await?;
    tx.exec(DROP, args![id]).await.map(|_| ())
}

/// Notes that somebody came who is at home there: the chain begins with her home, as that of the gathering with its place. Twice is
/// once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn note(
    tx: &mut Tx,
    (gathering, person): (&Gathering, PersonId),
    (home, of_gathering): (&[PlaceId], &[PlaceId]),
    now: Timestamp,
) -> Result<(), Error> {
    let Some(at_home) = home.first() else { return Ok(()) };
    let row = args![gathering.id, person, gathering.held_at, *at_home, steps(home, of_gathering), now];
    tx.exec(NOTE, row).await.map(|_| ())
}

/// Whether it is noted that somebody came.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_noted(tx: &mut Tx, id: GatheringId, person: PersonId) -> Result<bool, Error> {
    Ok(tx.one::<i64>(IS_NOTED, args![id, person]).await? > 0)
}

/// For how many it is noted that they came.
///
/// # Errors
/// When the database fails.
pub(crate) async fn noted(tx: &mut Tx, id: GatheringId) -> Result<i64, Error> {
    tx.one(NOTED, args![id]).await
}

/// Takes away that somebody came to a gathering.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take(tx: &mut Tx, id: GatheringId, person: PersonId) -> Result<(), Error> {
    tx.exec(TAKE, args![id, person]).await.map(|_| ())
}

/// Takes away everything that somebody came to.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_all(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(TAKE_FROM, args![person]).await.map(|_| ())
}

/// Who came and can be listed, each with her home, the one noted last first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn came(tx: &mut Tx, id: GatheringId, now: Timestamp) -> Result<Vec<(PersonId, PlaceId)>, Error> {
    let rows: Vec<CameRow> = tx.all(CAME, args![id, now, kept_since(now)]).await?;
    Ok(rows.into_iter().map(|row| (row.person, row.home)).collect())
}

/// How many of those are at home where; or were, once nobody knows any more who.
///
/// # Errors
/// When the database fails.
pub(crate) async fn came_by_home(
    tx: &mut Tx,
    (gathering, is_forgotten): &Found,
    now: Timestamp,
) -> Result<Vec<(PlaceId, u64)>, Error> {
    let rows: Vec<HomeRow> = if *is_forgotten {
        tx.all(KEPT_BY_HOME, args![gathering.id]).await?
    } else {
        tx.all(CAME_BY_HOME, args![gathering.id, now]).await?
    };
    Ok(rows.into_iter().map(|row| (row.home, row.came.unsigned_abs())).collect())
}

/// Who of a home came to something after an instant, and in which place; of gatherings so far above the home at most.
///
/// # Errors
/// When the database fails.
pub(crate) async fn came_where(
    tx: &mut Tx,
    (home, highest): (PlaceId, i64),
    since: Timestamp,
) -> Result<Vec<(PersonId, PlaceId)>, Error> {
    let rows: Vec<WhereRow> = tx.all(CAME_WHERE, args![home, highest, since]).await?;
    Ok(rows.into_iter().map(|row| (row.person, row.place)).collect())
}

/// What a person came to, newest first, each with when that was noted; at most so much of it.
///
/// # Errors
/// As [`find`].
pub(crate) async fn of(
    tx: &mut Tx,
    person: PersonId,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<(Gathering, Timestamp)>, Error> {
    let rows: Vec<OwnRow> = tx.all(OF, args![person, kept_since(now), limit]).await?;
    let own = |row: OwnRow| {
        let OwnRow { id, place, kind, title, held_at, counted, noted_at } = row;
        Ok((read(GatheringRow { id, place, kind, title, held_at, counted })?.0, noted_at))
    };
    rows.into_iter().map(own).collect()
}

/// Notes that a person is now at home elsewhere: the chain begins there.
///
/// # Errors
/// When the database fails.
pub(crate) async fn move_home(tx: &mut Tx, person: PersonId, home: &[PlaceId]) -> Result<(), Error> {
    let Some(at_home) = home.first() else { return Ok(()) };
    let rows: Vec<PlaceRow> = tx.all(PLACES_OF, args![person]).await?;
    for row in rows {
        let of_gathering = places::ancestor_ids(tx, row.place).await?;
        tx.exec(MOVE, args![row.gathering, person, *at_home, steps(home, &of_gathering)]).await?;
    }
    Ok(())
}

/// Gives another entry of a person what this one came to; `home` is the chain of the home of that one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: (PersonId, &[PlaceId])) -> Result<(), Error> {
    let (to, home) = to;
    tx.exec(HAND, args![from, to]).await?;
    take_all(tx, from).await?;
    move_home(tx, to, home).await
}

/// Forgets who came to gatherings so long ago, and keeps how many from which home; at most so many gatherings at once. How many it had
/// been noted for.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_who(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<u64, Error> {
    let mut gone = 0;
    for id in tx.all::<GatheringId>(OVER, args![kept_since(now), limit]).await? {
        let by_home: Vec<HomeRow> = tx.all(CAME_BY_HOME, args![id, now]).await?;
        let whole: i64 = by_home.iter().map(|row| row.came).sum();
        tx.exec(KEEP_COUNT, args![id, whole]).await?;
        for row in by_home {
            tx.exec(KEEP_BY_HOME, args![id, row.home, row.came]).await?;
        }
        gone += tx.exec(EMPTY, args![id]).await?;
    }
    Ok(gone)
}

/// Forgets gatherings up to `until`; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET_COUNTS, args![until]).await?;
    tx.exec(FORGET, args![until]).await
}

fn steps(home: &[PlaceId], of_gathering: &[PlaceId]) -> i64 {
    i64::try_from(rise(home, of_gathering)).unwrap_or(i64::MAX)
}

fn read(row: GatheringRow) -> Result<Found, Error> {
    let gathering = Gathering {
        id: row.id,
        place: row.place,
        kind: gathering::kind(&row.kind).ok_or_else(|| Error::unreadable("gatherings.kind"))?,
        title: row.title.parse().map_err(|_| Error::unreadable("gatherings.title"))?,
        held_at: row.held_at,
    };
    Ok((gathering, row.counted.is_some()))
}
