//! New branches, their steps, and who would join.

use database::{Error, Sql, Tx, args, row, sql};
use places::Name;
use terms::{PersonId, PlaceId, Timestamp};

use crate::new_branch::{Entry, NewBranch, NewBranchId, Step, Venue};

row! {
    struct BranchRow {
        id: NewBranchId,
        key: PersonId,
        parent: PlaceId,
        requester: Option<PersonId>,
        name_en: String,
        name_cy: Option<String>,
        covers: String,
        venue: Option<String>,
        convener: Option<PersonId>,
        place: Option<PlaceId>,
        asked_at: Timestamp,
    }
    struct StepRow {
        at: Timestamp,
        by_person: Option<PersonId>,
        step: String,
        meeting_at: Option<Timestamp>,
        present: Option<i64>,
    }
    struct Homes { place: PlaceId, count: i64 }
    /// The sealed texts of a new branch.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Texts {
        /// Why it is wanted.
        pub(crate) why: Option<Vec<u8>>,
        /// Why it was refused.
        pub(crate) reason: Option<Vec<u8>>,
    }
    /// That somebody would join.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) struct Backing { pub(crate) branch: NewBranchId, pub(crate) since: Timestamp }
    /// Something that an officer, or who asked, did.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Deed { pub(crate) branch: NewBranchId, pub(crate) step: String, pub(crate) at: Timestamp }
}

/// A query for new branches: their columns, then which.
macro_rules! branches {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT id, key, parent, requester, name_en, name_cy, covers, venue, convener, place, asked_at ",
            "FROM new_branches ",
            $rest
        ))
    };
}

const FIND: Sql = branches!("WHERE id = $1");
const OPEN: Sql = branches!("WHERE closes_at > $1 AND id > $2 ORDER BY id LIMIT 500");
const OPEN_AT: Sql = branches!("WHERE parent = $1 AND closes_at > $2 ORDER BY asked_at, id LIMIT 500");
const FROM: Sql = branches!("WHERE requester = $1 ORDER BY asked_at DESC, id LIMIT 100");
const CONVENED_BY: Sql = branches!("WHERE convener = $1 ORDER BY asked_at, id LIMIT 100");
const FOUNDED_AS: Sql = branches!("WHERE place = $1");
const BACKED_BY: Sql = branches!(
    "WHERE id IN (SELECT branch FROM new_branch_backers WHERE person = $1) ORDER BY asked_at DESC, id LIMIT 100"
);
const OVER: Sql = branches!(
    "WHERE closes_at <= $1 AND (place IS NULL OR requester IS NOT NULL OR convener IS NOT NULL OR why IS NOT NULL) \
     ORDER BY closes_at, id LIMIT $2"
);
const STEPS: Sql =
    sql!("SELECT at, by_person, step, meeting_at, present FROM new_branch_steps WHERE branch = $1 ORDER BY ordinal");
const TEXTS: Sql = sql!("SELECT why, reason FROM new_branches WHERE id = $1");
const INSERT: Sql = sql!(
    "INSERT INTO new_branches (id, key, parent, requester, name_en, name_cy, covers, why, asked_at, closes_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING"
);
const ADD: Sql = sql!(
    "INSERT INTO new_branch_steps (branch, ordinal, at, by_person, step, meeting_at, present) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
const CLOSES: Sql = sql!("UPDATE new_branches SET closes_at = $2 WHERE id = $1");
const REASON: Sql = sql!("UPDATE new_branches SET reason = $2 WHERE id = $1");
const VENUE: Sql = sql!("UPDATE new_branches SET venue = $2 WHERE id = $1");
const FOUNDED: Sql =
    sql!("UPDATE new_branches SET name_en = $2, name_cy = $3, place = $4, convener = $5 WHERE id = $1");
const BACK: Sql = sql!(
    "INSERT INTO new_branch_backers (branch, person, since, told) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (branch, person) DO NOTHING"
);
const TAKE_BACK: Sql = sql!("DELETE FROM new_branch_backers WHERE branch = $1 AND person = $2");
const BACKS: Sql = sql!("SELECT count(*) AS value FROM new_branch_backers WHERE branch = $1 AND person = $2");
/// By home, those who would join and whose rights nobody holds back: $1 branch, $2 now.
const HOMES: Sql = sql!(
    "SELECT s.place AS place, count(*) AS count FROM new_branch_backers b JOIN standings s ON s.person = b.person \
     WHERE b.branch = $1 AND s.state = 'member' AND s.suspended_since IS NULL AND s.starts_at <= $2 \
     AND (s.ends_at IS NULL OR s.ends_at > $2) AND s.place IS NOT NULL GROUP BY s.place ORDER BY s.place"
);
const TO_TELL: Sql = sql!(
    "SELECT b.person AS value FROM new_branch_backers b JOIN standings s ON s.person = b.person \
     WHERE b.branch = $1 AND b.told < $2 AND s.state = 'member' AND s.starts_at <= $4 \
     AND (s.ends_at IS NULL OR s.ends_at > $4) ORDER BY b.person LIMIT $3"
);
const JOINS_NONE: Sql = sql!("DELETE FROM new_branch_backers WHERE person = $1");
const TOLD: Sql = sql!("UPDATE new_branch_backers SET told = $3 WHERE branch = $1 AND person = $2 AND told < $3");
const BACKINGS: Sql = sql!("SELECT branch, since FROM new_branch_backers WHERE person = $1 ORDER BY since, branch");
const DEEDS: Sql = sql!("SELECT branch, step, at FROM new_branch_steps WHERE by_person = $1 ORDER BY at, branch");
const FORGET_REQUESTER: Sql = sql!("UPDATE new_branches SET requester = NULL, why = NULL, reason = NULL WHERE id = $1");
const FORGET_CONVENER: Sql = sql!("UPDATE new_branches SET convener = NULL, venue = NULL WHERE id = $1");
const FORGET_DOERS: Sql = sql!("UPDATE new_branch_steps SET by_person = NULL WHERE branch = $1");
const FORGET_BACKERS: Sql =
    sql!("DELETE FROM new_branch_backers WHERE branch IN (SELECT id FROM new_branches WHERE closes_at <= $1)");
const DROP_BACKERS: Sql = sql!("DELETE FROM new_branch_backers WHERE branch = $1");
const DROP_STEPS: Sql = sql!("DELETE FROM new_branch_steps WHERE branch = $1");
const DROP: Sql = sql!("DELETE FROM new_branches WHERE id = $1");
const GIVE_REQUESTS: Sql = sql!("UPDATE new_branches SET requester = $2 WHERE requester = $1");
const GIVE_CONVENED: Sql = sql!("UPDATE new_branches SET convener = $2 WHERE convener = $1");
const GIVE_STEPS: Sql = sql!("UPDATE new_branch_steps SET by_person = $2 WHERE by_person = $1");
const GIVE_BACKINGS: Sql = sql!(
    "INSERT INTO new_branch_backers (branch, person, since, told) SELECT branch, $2, since, told \
     FROM new_branch_backers WHERE person = $1 ON CONFLICT (branch, person) DO NOTHING"
);

/// The new branch of that id.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, id: NewBranchId) -> Result<Option<NewBranch>, Error> {
    let row: Option<BranchRow> = tx.opt(FIND, args![id]).await?;
    match row {
        Some(row) => Ok(Some(whole(tx, row).await?)),
        None => Ok(None),
    }
}

/// Those in which something can still happen, oldest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn open(tx: &mut Tx, now: Timestamp) -> Result<Vec<NewBranch>, Error> {
    // All of them: those that somebody may see must not depend on how many there are elsewhere.
    let (mut open, mut after) = (Vec::new(), NewBranchId::from_uuid(uuid::Uuid::nil()));
    loop {
        let rows: Vec<BranchRow> = tx.all(OPEN, args![now, after]).await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        open.extend(rows);
    }
    open.sort_by_key(|row| (row.asked_at, row.id));
    all(tx, open).await
}

/// Those in which something can still happen, to be part of exactly this place, oldest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn open_at(tx: &mut Tx, parent: PlaceId, now: Timestamp) -> Result<Vec<NewBranch>, Error> {
    let rows = tx.all(OPEN_AT, args![parent, now]).await?;
    all(tx, rows).await
}

/// Those that a person asked for, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn from(tx: &mut Tx, person: PersonId) -> Result<Vec<NewBranch>, Error> {
    let rows = tx.all(FROM, args![person]).await?;
    all(tx, rows).await
}

/// Those that a person was elected to convene.
///
/// # Errors
/// As [`find`].
pub(crate) async fn convened_by(tx: &mut Tx, person: PersonId) -> Result<Vec<NewBranch>, Error> {
    let rows = tx.all(CONVENED_BY, args![person]).await?;
    all(tx, rows).await
}

/// Those that a person would join, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn backed_by(tx: &mut Tx, person: PersonId) -> Result<Vec<NewBranch>, Error> {
    let rows = tx.all(BACKED_BY, args![person]).await?;
    all(tx, rows).await
}

/// The one that has become this place.
///
/// # Errors
/// As [`find`].
pub(crate) async fn founded_as(tx: &mut Tx, place: PlaceId) -> Result<Option<NewBranch>, Error> {
    let row: Option<BranchRow> = tx.opt(FOUNDED_AS, args![place]).await?;
    match row {
        Some(row) => Ok(Some(whole(tx, row).await?)),
        None => Ok(None),
    }
}

/// Those that were closed by `until`, as far as anything is left of them that goes.
///
/// # Errors
/// As [`find`].
pub(crate) async fn over(tx: &mut Tx, until: Timestamp, limit: i64) -> Result<Vec<NewBranch>, Error> {
    let rows = tx.all(OVER, args![until, limit]).await?;
    all(tx, rows).await
}

async fn all(tx: &mut Tx, rows: Vec<BranchRow>) -> Result<Vec<NewBranch>, Error> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(whole(tx, row).await?);
    }
    Ok(all)
}

async fn whole(tx: &mut Tx, row: BranchRow) -> Result<NewBranch, Error> {
    let unreadable = || Error::unreadable("new_branches");
    let steps: Vec<StepRow> = tx.all(STEPS, args![row.id]).await?;
    let welsh = row.name_cy.map(|name| name.parse()).transpose().map_err(|_| unreadable())?;
    Ok(NewBranch {
        id: row.id,
        key: row.key,
        parent: row.parent,
        requester: row.requester,
        name: Name { english: row.name_en.parse().map_err(|_| unreadable())?, welsh },
        covers: row.covers.parse().map_err(|_| unreadable())?,
        venue: row.venue.map(|venue| venue.parse()).transpose().map_err(|_| unreadable())?,
        convener: row.convener,
        place: row.place,
        asked_at: row.asked_at,
        entries: steps.into_iter().map(entry).collect::<Result<_, _>>()?,
    })
}

fn entry(row: StepRow) -> Result<Entry, Error> {
    let present = row.present.map(i64::unsigned_abs);
    let step = match (row.step.as_str(), row.meeting_at, present) {
        ("let", ..) => Step::Let,
        ("refused", ..) => Step::Refused,
        ("withdrawn", ..) => Step::Withdrawn,
        ("reached", ..) => Step::Reached,
        ("announced", Some(meeting_at), _) => Step::Announced { meeting_at },
        ("founded", _, Some(present)) => Step::Held { present, is_founded: true },
        ("not-founded", _, Some(present)) => Step::Held { present, is_founded: false },
        _ => return Err(Error::unreadable("new_branch_steps")),
    };
    Ok(Entry { at: row.at, by: row.by_person, step })
}

/// The sealed texts of a new branch.
///
/// # Errors
/// When the database fails.
pub(crate) async fn texts(tx: &mut Tx, id: NewBranchId) -> Result<Texts, Error> {
    tx.one(TEXTS, args![id]).await
}

/// Saves a request; whether it was not there before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, new: &NewBranch, why: &[u8]) -> Result<bool, Error> {
    let (english, welsh) = name(&new.name);
    let row = args![
        new.id,
        new.key,
        new.parent,
        new.requester,
        english,
        welsh,
        new.covers.as_str(),
        why.to_vec(),
        new.asked_at,
        new.closes_at(),
    ];
    Ok(tx.exec(INSERT, row).await? == 1)
}

fn name(name: &Name) -> (&str, Option<&str>) {
    (name.english.as_str(), name.welsh.as_ref().map(places::NameText::as_str))
}

/// Adds a step to a new branch, which then closes when it says.
///
/// # Errors
/// When the database fails.
pub(crate) async fn add(tx: &mut Tx, branch: &mut NewBranch, entry: Entry) -> Result<(), Error> {
    let ordinal = i64::try_from(branch.entries.len()).unwrap_or(i64::MAX);
    let (meeting_at, present) = match entry.step {
        Step::Announced { meeting_at } => (Some(meeting_at), None),
        Step::Held { present, .. } => (None, i64::try_from(present).ok()),
        _ => (None, None),
    };
    tx.exec(ADD, args![branch.id, ordinal, entry.at, entry.by, entry.step.word(), meeting_at, present]).await?;
    branch.entries.push(entry);
    tx.exec(CLOSES, args![branch.id, branch.closes_at()]).await.map(|_| ())
}

/// Saves why it was refused.
///
/// # Errors
/// When the database fails.
pub(crate) async fn refused(tx: &mut Tx, id: NewBranchId, reason: &[u8]) -> Result<(), Error> {
    tx.exec(REASON, args![id, reason.to_vec()]).await.map(|_| ())
}

/// Saves where the founding meeting is held.
///
/// # Errors
/// When the database fails.
pub(crate) async fn meets(tx: &mut Tx, id: NewBranchId, venue: &Venue) -> Result<(), Error> {
    tx.exec(VENUE, args![id, venue.as_str()]).await.map(|_| ())
}

/// Saves which place it has become, under which name, and who convenes it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn founded(
    tx: &mut Tx,
    id: NewBranchId,
    (chosen, place): (&Name, PlaceId),
    convener: Option<PersonId>,
) -> Result<(), Error> {
    let (english, welsh) = name(chosen);
    tx.exec(FOUNDED, args![id, english, welsh, place, convener]).await.map(|_| ())
}

/// Notes that a person would join; twice is once. She is written to about steps after the first `told`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn back(
    tx: &mut Tx,
    (id, person): (NewBranchId, PersonId),
    told: i64,
    now: Timestamp,
) -> Result<(), Error> {
    tx.exec(BACK, args![id, person, now, told]).await.map(|_| ())
}

/// Notes that a person would not join any more.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_back(tx: &mut Tx, id: NewBranchId, person: PersonId) -> Result<(), Error> {
    tx.exec(TAKE_BACK, args![id, person]).await.map(|_| ())
}

/// Would a person join?
///
/// # Errors
/// When the database fails.
pub(crate) async fn backs(tx: &mut Tx, id: NewBranchId, person: PersonId) -> Result<bool, Error> {
    Ok(tx.one::<i64>(BACKS, args![id, person]).await? > 0)
}

/// How many members in good standing would join, by home.
///
/// # Errors
/// When the database fails.
pub(crate) async fn homes(tx: &mut Tx, id: NewBranchId, now: Timestamp) -> Result<Vec<(PlaceId, u64)>, Error> {
    let rows: Vec<Homes> = tx.all(HOMES, args![id, now]).await?;
    Ok(rows.into_iter().map(|row| (row.place, row.count.unsigned_abs())).collect())
}

/// Those who would join, are members now, and were not written to about the last of so many steps.
///
/// # Errors
/// When the database fails.
pub(crate) async fn to_tell(
    tx: &mut Tx,
    id: NewBranchId,
    (steps, limit): (i64, i64),
    now: Timestamp,
) -> Result<Vec<PersonId>, Error> {
    tx.all(TO_TELL, args![id, steps, limit, now]).await
}

/// Whoever is no member any more would join nothing.
///
/// # Errors
/// When the database fails.
pub(crate) async fn joins_none(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    tx.exec(JOINS_NONE, args![person]).await.map(|_| ())
}

/// Notes that somebody was written to about the last of so many steps; whether she was not before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn told(tx: &mut Tx, (id, person): (NewBranchId, PersonId), steps: i64) -> Result<bool, Error> {
    Ok(tx.exec(TOLD, args![id, person, steps]).await? == 1)
}

/// Which new branches a person would join, and since when.
///
/// # Errors
/// When the database fails.
pub(crate) async fn backings(tx: &mut Tx, person: PersonId) -> Result<Vec<Backing>, Error> {
    tx.all(BACKINGS, args![person]).await
}

/// What a person did about new branches.
///
/// # Errors
/// When the database fails.
pub(crate) async fn deeds(tx: &mut Tx, person: PersonId) -> Result<Vec<Deed>, Error> {
    tx.all(DEEDS, args![person]).await
}

/// Forgets who asked, with her words and what was answered to them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_requester(tx: &mut Tx, id: NewBranchId) -> Result<(), Error> {
    tx.exec(FORGET_REQUESTER, args![id]).await.map(|_| ())
}

/// Forgets everybody who had to do with a branch that was founded; when and how it was founded stays.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_persons(tx: &mut Tx, id: NewBranchId) -> Result<(), Error> {
    for statement in [FORGET_REQUESTER, FORGET_CONVENER, FORGET_DOERS, DROP_BACKERS] {
        tx.exec(statement, args![id]).await?;
    }
    Ok(())
}

/// Forgets who would have joined branches that were closed by `until`; how many rows.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_backers(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET_BACKERS, args![until]).await
}

/// Removes a new branch with everything about it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn delete(tx: &mut Tx, id: NewBranchId) -> Result<(), Error> {
    for statement in [DROP_BACKERS, DROP_STEPS, DROP] {
        tx.exec(statement, args![id]).await?;
    }
    Ok(())
}

/// Gives what one entry of a person had to do with new branches to another entry of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    for statement in [GIVE_REQUESTS, GIVE_CONVENED, GIVE_STEPS, GIVE_BACKINGS] {
        tx.exec(statement, args![from, to]).await?;
    }
    Ok(())
}
