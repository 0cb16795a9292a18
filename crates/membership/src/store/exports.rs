//! Exports, who is in them, when they were taken, and what was heard of them since.

use database::{Arg, Error, Sql, Tx, args, row, sql};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use crate::{
    access::Hash,
    export::{Decided, Export, ExportId, purpose},
    segment::Segment,
};

row! {
    struct ExportRow {
        id: ExportId,
        chosen: String,
        purpose: String,
        reason: Vec<u8>,
        asked_by: Option<PersonId>,
        office: OfficeId,
        asked_at: Timestamp,
        withdrawn_at: Option<Timestamp>,
        decided_at: Option<Timestamp>,
        decided_by: Option<PersonId>,
        decided_office: Option<OfficeId>,
        is_let_go: Option<bool>,
        refusal: Option<Vec<u8>>,
        listed_at: Option<Timestamp>,
        is_void: bool,
        expires_at: Option<Timestamp>,
        members: i64,
        list_hash: Option<[u8; 32]>,
    }
    /// A member in the list of an export.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Listed {
        pub(crate) number: i64,
        /// Nobody once she was erased.
        pub(crate) person: Option<PersonId>,
        pub(crate) salt: Option<[u8; 32]>,
        pub(crate) leaf: [u8; 32],
    }
    /// That a made-up member got mail.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Incident {
        pub(crate) heard_at: Timestamp,
        pub(crate) sealed: Vec<u8>,
    }
    struct TouchedRow { person: PersonId, at: Timestamp, what: String }
}

macro_rules! exports {
    ($end:literal) => {
        sql!(concat!(
            "SELECT id, chosen, purpose, reason, asked_by, office, asked_at, withdrawn_at, decided_at, decided_by, ",
            "decided_office, is_let_go, refusal, listed_at, is_void, expires_at, members, list_hash FROM exports ",
            $end
        ))
    };
}

const FIND: Sql = exports!("WHERE id = $1");
const LAST: Sql = exports!("ORDER BY asked_at DESC, id LIMIT $1");
const ASKED_BY: Sql = exports!("WHERE asked_by = $1 ORDER BY asked_at DESC, id LIMIT 1000");
const DECIDED_BY: Sql = exports!("WHERE decided_by = $1 ORDER BY asked_at DESC, id LIMIT 1000");
const HOLDING: Sql = exports!(
    "WHERE listed_at IS NOT NULL AND id IN (SELECT export FROM export_members WHERE person = $1) ORDER BY listed_at DESC, id LIMIT 1000"
);
const LISTED: Sql = sql!(
    "SELECT id AS value FROM exports WHERE listed_at IS NOT NULL AND is_void = $1 ORDER BY listed_at DESC, id LIMIT 10000"
);
const INSERT: Sql = sql!(
    "INSERT INTO exports (id, place, chosen, purpose, reason, asked_by, office, asked_at, is_void, members) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0) ON CONFLICT (id) DO NOTHING"
);
const WITHDRAW: Sql =
    sql!("UPDATE exports SET withdrawn_at = $2 WHERE id = $1 AND decided_at IS NULL AND withdrawn_at IS NULL");
const DECIDE: Sql = sql!(
    "UPDATE exports SET decided_at = $2, decided_by = $3, decided_office = $4, is_let_go = $5, refusal = $6, expires_at = $7 \
     WHERE id = $1 AND decided_at IS NULL AND withdrawn_at IS NULL"
);
const UNLIST: Sql = sql!(
    "DELETE FROM export_members WHERE export = $1 AND export IN (SELECT id FROM exports WHERE id = $1 AND listed_at IS NULL)"
);
const LIST: Sql = sql!("INSERT INTO export_members (export, number, person, salt, leaf) VALUES ($1, $2, $3, $4, $5)");
const SET_LISTED: Sql = sql!(
    "UPDATE exports SET listed_at = $2, members = $3, list_hash = $4, is_void = $5 WHERE id = $1 AND listed_at IS NULL"
);
const MEMBERS: Sql = sql!(
    "SELECT number, person, salt, leaf FROM export_members WHERE export = $1 AND number > $2 ORDER BY number LIMIT $3"
);
const TAKE: Sql = sql!("INSERT INTO export_downloads (export, at) VALUES ($1, $2) ON CONFLICT (export, at) DO NOTHING");
const TAKEN: Sql = sql!("SELECT at AS value FROM export_downloads WHERE export = $1 ORDER BY at");
const HEAR: Sql = sql!(
    "INSERT INTO export_incidents (export, message, canary, heard_at, sealed) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (export, message) DO NOTHING"
);
const HEARD: Sql =
    sql!("SELECT heard_at, sealed FROM export_incidents WHERE export = $1 ORDER BY heard_at DESC, message LIMIT 50");
const HOW_MANY_HEARD: Sql = sql!("SELECT count(*) AS value FROM export_incidents WHERE export = $1");
const FORGET_MEMBERS: Sql =
    sql!("DELETE FROM export_members WHERE export IN (SELECT id FROM exports WHERE asked_at <= $1)");
const FORGET_DOWNLOADS: Sql =
    sql!("DELETE FROM export_downloads WHERE export IN (SELECT id FROM exports WHERE asked_at <= $1)");
const FORGET_INCIDENTS: Sql =
    sql!("DELETE FROM export_incidents WHERE export IN (SELECT id FROM exports WHERE asked_at <= $1)");
const FORGET: Sql = sql!("DELETE FROM exports WHERE asked_at <= $1");
const GIVE_ASKED: Sql = sql!("UPDATE exports SET asked_by = $2 WHERE asked_by = $1");
const GIVE_DECIDED: Sql = sql!("UPDATE exports SET decided_by = $2 WHERE decided_by = $1");
const LOOKED: Sql = sql!(
    "SELECT person, at, field AS what FROM access_log WHERE viewer = $1 AND person IS NOT NULL AND field <> 'export' \
     AND at >= $2 AND at < $3 ORDER BY number LIMIT $4"
);

fn read(row: ExportRow) -> Result<(Export, Vec<u8>, Option<Vec<u8>>), Error> {
    let decided = match (row.decided_at, row.decided_office, row.is_let_go) {
        (Some(at), Some(office), Some(is_let_go)) => Some(Decided { at, by: row.decided_by, office, is_let_go }),
        _ => None,
    };
    let export = Export {
        id: row.id,
        segment: Segment::from_query(&row.chosen).ok_or_else(|| Error::unreadable("exports.chosen"))?,
        purpose: purpose(&row.purpose).ok_or_else(|| Error::unreadable("exports.purpose"))?,
        reason: String::new(),
        asked_by: row.asked_by,
        office: row.office,
        asked_at: row.asked_at,
        withdrawn_at: row.withdrawn_at,
        decided,
        refusal: None,
        listed_at: row.listed_at,
        is_void: row.is_void,
        expires_at: row.expires_at,
        members: row.members,
        list_hash: row.list_hash,
    };
    Ok((export, row.reason, row.refusal))
}

/// An export with its sealed reason, and the sealed reason of its refusal.
pub(crate) type Found = (Export, Vec<u8>, Option<Vec<u8>>);

/// The export of that id.
///
/// # Errors
/// When the database fails, or a row breaks the rules it was saved under.
pub(crate) async fn find(tx: &mut Tx, id: ExportId) -> Result<Option<Found>, Error> {
    tx.opt::<ExportRow>(FIND, args![id]).await?.map(read).transpose()
}

/// The last exports, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn last(tx: &mut Tx, limit: i64) -> Result<Vec<Found>, Error> {
    tx.all::<ExportRow>(LAST, args![limit]).await?.into_iter().map(read).collect()
}

/// What somebody asked for, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn asked_by(tx: &mut Tx, person: PersonId) -> Result<Vec<Found>, Error> {
    tx.all::<ExportRow>(ASKED_BY, args![person]).await?.into_iter().map(read).collect()
}

/// What somebody decided on, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn decided_by(tx: &mut Tx, person: PersonId) -> Result<Vec<Found>, Error> {
    tx.all::<ExportRow>(DECIDED_BY, args![person]).await?.into_iter().map(read).collect()
}

/// The exports that somebody is in, newest first.
///
/// # Errors
/// As [`find`].
pub(crate) async fn holding(tx: &mut Tx, person: PersonId) -> Result<Vec<Found>, Error> {
    tx.all::<ExportRow>(HOLDING, args![person]).await?.into_iter().map(read).collect()
}

/// The ids of those that could be taken at some time, newest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn made(tx: &mut Tx) -> Result<Vec<ExportId>, Error> {
    tx.all(LISTED, args![false]).await
}

/// Saves what was asked for; twice is once.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(tx: &mut Tx, export: &Export, reason: &[u8]) -> Result<(), Error> {
    let place: PlaceId = export.place();
    let row = args![
        export.id,
        place,
        export.segment.to_query(),
        export.purpose.id.as_str(),
        reason.to_vec(),
        export.asked_by,
        export.office,
        export.asked_at,
        false,
    ];
    tx.exec(INSERT, row).await.map(|_| ())
}

/// Takes back what was asked for; false when it was decided on or taken back.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withdraw(tx: &mut Tx, id: ExportId, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec(WITHDRAW, args![id, now]).await? == 1)
}

/// Saves a decision; false when there is one already.
///
/// # Errors
/// When the database fails.
pub(crate) async fn decide(
    tx: &mut Tx,
    id: ExportId,
    decided: Decided,
    refusal: Option<&[u8]>,
    expires_at: Option<Timestamp>,
) -> Result<bool, Error> {
    let Decided { at, by, office, is_let_go } = decided;
    let row = args![id, at, by, office, is_let_go, refusal.map(<[u8]>::to_vec), expires_at];
    Ok(tx.exec(DECIDE, row).await? == 1)
}

/// Drops a list that was not finished.
///
/// # Errors
/// When the database fails.
pub(crate) async fn unlist(tx: &mut Tx, id: ExportId) -> Result<(), Error> {
    tx.exec(UNLIST, args![id]).await.map(|_| ())
}

/// Adds to the list of an export.
///
/// # Errors
/// When the database fails.
pub(crate) async fn list(tx: &mut Tx, id: ExportId, members: &[Listed]) -> Result<(), Error> {
    let rows = members.iter().map(|one| args![id, one.number, one.person, one.salt, one.leaf]);
    let rows: Vec<Vec<Arg>> = rows.collect();
    tx.insert_many(LIST, rows).await.map(|_| ())
}

/// Says that the list of an export stands; false when it did already. Without a hash it came to nothing.
///
/// # Errors
/// When the database fails.
pub(crate) async fn set_listed(
    tx: &mut Tx,
    id: ExportId,
    (members, hash): (i64, Option<Hash>),
    now: Timestamp,
) -> Result<bool, Error> {
    Ok(tx.exec(SET_LISTED, args![id, now, members, hash, hash.is_none()]).await? == 1)
}

/// Who is in an export, in the order of the file, from the one after that number.
///
/// # Errors
/// When the database fails.
pub(crate) async fn members(tx: &mut Tx, id: ExportId, after: i64, limit: i64) -> Result<Vec<Listed>, Error> {
    tx.all(MEMBERS, args![id, after, limit]).await
}

/// Writes down that the file is taken.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take(tx: &mut Tx, id: ExportId, now: Timestamp) -> Result<(), Error> {
    tx.exec(TAKE, args![id, now]).await.map(|_| ())
}

/// When the file was taken, first time first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn taken(tx: &mut Tx, id: ExportId) -> Result<Vec<Timestamp>, Error> {
    tx.all(TAKEN, args![id]).await
}

/// Writes down that a made-up member got mail; false when that message stands there already.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hear(
    tx: &mut Tx,
    (id, canary): (ExportId, i64),
    (message, sealed): ([u8; 32], &[u8]),
    now: Timestamp,
) -> Result<bool, Error> {
    Ok(tx.exec(HEAR, args![id, message, canary, now, sealed.to_vec()]).await? == 1)
}

/// What made-up members of an export got, newest first, fifty at most.
///
/// # Errors
/// When the database fails.
pub(crate) async fn heard(tx: &mut Tx, id: ExportId) -> Result<Vec<Incident>, Error> {
    tx.all(HEARD, args![id]).await
}

/// How much they got.
///
/// # Errors
/// When the database fails.
pub(crate) async fn how_many_heard(tx: &mut Tx, id: ExportId) -> Result<i64, Error> {
    tx.one(HOW_MANY_HEARD, args![id]).await
}

/// Forgets who was in exports that were asked for until then; how many rows.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_members(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET_MEMBERS, args![until]).await
}

/// Forgets exports that were asked for until then; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    tx.exec(FORGET_MEMBERS, args![until]).await?;
    tx.exec(FORGET_DOWNLOADS, args![until]).await?;
    tx.exec(FORGET_INCIDENTS, args![until]).await?;
    tx.exec(FORGET, args![until]).await
}

/// Gives what somebody asked for and decided on to another entry of hers. That she is in exports stands for the entry that goes,
/// as looks do: what commits to it names that entry.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hand_over(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    tx.exec(GIVE_ASKED, args![from, to]).await?;
    tx.exec(GIVE_DECIDED, args![from, to]).await.map(|_| ())
}

/// At whom somebody looked within a time, with when and at which field.
///
/// # Errors
/// When the database fails.
pub(crate) async fn looked_at(
    tx: &mut Tx,
    viewer: PersonId,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<(PersonId, Timestamp, String)>, Error> {
    // So many looks nobody makes: 150 a day are allowed.
    let rows: Vec<TouchedRow> = tx.all(LOOKED, args![viewer, from, until, 100_000_i64]).await?;
    Ok(rows.into_iter().map(|row| (row.person, row.at, row.what)).collect())
}
