//! Looking at one field of one person: written down first, shown afterwards.

use std::borrow::Cow;

use database::{BoxFuture, Db, Error, Tx, Vault};
use serde::Serialize;
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use super::serving;
use crate::{
    access::{Broken, Chain, Hash, Look, PER_DAY, PER_HOUR, Row, link},
    case::Stage,
    export::ExportId,
    office::{self, REVEAL},
    person::Field,
    reading, sealing,
    standing::Standing,
    store,
};

/// What a note is sealed as.
pub(crate) const NOTE: &str = "access-note";
/// Two who look at the same instant may want the same number; one of them tries again.
const TRIES: usize = 20;

/// Why a field was not shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotRevealed {
    /// Nobody looks at herself through an office.
    #[error("membership-reveal-own")]
    Own,
    /// The offices of who looks do not reach there.
    #[error("membership-standing-not-yours")]
    NotYours,
    /// She is not a member.
    #[error("membership-standing-not-a-member")]
    NotAMember,
    /// She complained about the member, in a case that is open.
    #[error("membership-note-party")]
    Party,
    /// As often as anybody looks in an hour or a day.
    #[error("membership-reveal-too-many")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Somebody looked as often as is allowed: a row of the outbox, from which the overseers are told.
#[derive(Debug, Serialize)]
struct Stopped {
    viewer: PersonId,
}

/// What is to be looked at.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub(crate) viewer: PersonId,
    pub(crate) person: PersonId,
    pub(crate) field: Field,
    pub(crate) purpose: Cow<'static, str>,
    pub(crate) note: Option<String>,
}

/// Writes down that somebody looks, and only then opens the field; `None` when she has nothing there.
///
/// # Errors
/// [`NotRevealed`]; then nothing was opened.
///
/// Source: docs/rules/membership.md, 39 and 41.
pub(crate) async fn reveal(
    db: &Db,
    vault: &Vault,
    wanted: Wanted,
    (salt, now): ([u8; 32], Timestamp),
) -> Result<Option<String>, NotRevealed> {
    let note = match &wanted.note {
        Some(note) => Some(vault.seal(wanted.person, NOTE, note, now).await?),
        None => None,
    };
    let (person, field) = (wanted.person, wanted.field);
    look(db, wanted, note, (salt, now)).await?;
    let mut tx = db.reader().await?;
    Ok(sealing::open(&mut tx, vault, person, field, now).await?)
}

/// Writes down that somebody looks.
///
/// # Errors
/// [`NotRevealed`]; then nothing may be opened.
pub(crate) async fn look(
    db: &Db,
    wanted: Wanted,
    note: Option<Vec<u8>>,
    (salt, now): ([u8; 32], Timestamp),
) -> Result<(), NotRevealed> {
    let written = numbered(db, move |tx| {
        let (wanted, note) = (wanted.clone(), note.clone());
        Box::pin(async move { write_down(tx, &wanted, note.as_deref(), (salt, now)).await })
    });
    // Where she was stopped, the transaction was kept: it says so.
    written.await?.map(|_| ()).ok_or(NotRevealed::TooMany)
}

/// Runs a transaction that adds a row to the log, anew where somebody else took its number meanwhile.
///
/// # Errors
/// Whatever the work returns.
pub(crate) async fn numbered<T, F>(db: &Db, work: F) -> Result<T, NotRevealed>
where
    F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T, NotRevealed>> + Clone + Send + Sync + 'static,
    T: Send + 'static,
{
    let mut tried = 0;
    loop {
        tried += 1;
        match db.write(work.clone()).await {
            Err(NotRevealed::Database(Error::Unique)) if tried < TRIES => {}
            done => return done,
        }
    }
}

/// The way on which somebody looks at a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Way {
    /// Her office.
    pub(crate) office: OfficeId,
    /// The place that it covers.
    pub(crate) covers: PlaceId,
    /// Where the member is at home.
    pub(crate) home: PlaceId,
}

/// The way on which a viewer may look at a field of a person.
///
/// # Errors
/// [`NotRevealed`] where there is none.
pub(crate) async fn way(
    tx: &mut Tx,
    (viewer, person, field): (PersonId, PersonId, Field),
    now: Timestamp,
) -> Result<Way, NotRevealed> {
    if viewer == person {
        return Err(NotRevealed::Own);
    }
    let home = match reading::standing(tx, person, now).await? {
        Standing::Member { place, .. } => place,
        // Her membership ended, and the letter that says so is to be written on paper.
        _ if field == Field::Address => store::service::waits(tx, person).await?.ok_or(NotRevealed::NotAMember)?,
        _ => return Err(NotRevealed::NotAMember),
    };
    if !serving::reaches(tx, viewer, (person, home), now).await? {
        return Err(NotRevealed::NotYours);
    }
    let (office, covers) = opening(tx, viewer, home, now).await?.ok_or(NotRevealed::NotYours)?;
    if field == Field::Note && complains(tx, viewer, person, now).await? {
        return Err(NotRevealed::Party);
    }
    Ok(Way { office, covers, home })
}

/// Whether somebody complained about a member in a case that is open. The other way round nothing is kept from her: it would
/// tell her who complained.
///
/// # Errors
/// When the database fails.
pub(crate) async fn complains(tx: &mut Tx, viewer: PersonId, person: PersonId, now: Timestamp) -> Result<bool, Error> {
    let cases = store::cases::about(tx, person).await?;
    Ok(cases.iter().any(|case| case.complainant == Some(viewer) && case.stage(now) != Stage::Closed))
}

/// Adds the row; `None` when she has looked as often as is allowed, which is announced.
///
/// # Errors
/// [`NotRevealed`]; then no row was added.
pub(crate) async fn write_down(
    tx: &mut Tx,
    wanted: &Wanted,
    note: Option<&[u8]>,
    (salt, now): ([u8; 32], Timestamp),
) -> Result<Option<Way>, NotRevealed> {
    let way = way(tx, (wanted.viewer, wanted.person, wanted.field), now).await?;
    if !may_go_on(tx, wanted.viewer, now).await? {
        return Ok(None);
    }
    add_row(tx, wanted, (way.office, way.covers), note, (salt, now)).await?;
    Ok(Some(way))
}

/// Whether somebody has looked less often than is allowed; otherwise that is announced.
///
/// # Errors
/// When the database fails.
pub(crate) async fn may_go_on(tx: &mut Tx, viewer: PersonId, now: Timestamp) -> Result<bool, Error> {
    let in_an_hour = store::access_log::since(tx, viewer, now.plus(-Timestamp::HOUR)).await?;
    let in_a_day = store::access_log::since(tx, viewer, now.plus(-Timestamp::DAY)).await?;
    let may = in_an_hour < PER_HOUR && in_a_day < PER_DAY;
    if !may {
        tx.announce("membership.reveals-stopped", &Stopped { viewer }, now).await?;
    }
    Ok(may)
}

/// Adds a row that says that somebody did this in that office, over that place.
///
/// # Errors
/// When the database fails; [`Error::Unique`] where somebody else took the number meanwhile.
pub(crate) async fn add_row(
    tx: &mut Tx,
    wanted: &Wanted,
    (office, place): (OfficeId, PlaceId),
    note: Option<&[u8]>,
    (salt, now): ([u8; 32], Timestamp),
) -> Result<(), Error> {
    let (last, before) = store::access_log::head(tx).await?;
    let number = last + 1;
    let Wanted { viewer, person, field, .. } = *wanted;
    let purpose = wanted.purpose.as_ref();
    let commitment = Look { number, at: now, viewer, office, place, person, field, purpose }.commitment(&salt);
    let row = Row {
        number,
        at: now,
        viewer: Some(viewer),
        office,
        place,
        person: Some(person),
        field,
        purpose: purpose.to_owned(),
        salt: Some(salt),
        commitment,
        hash: link(&before, number, &commitment),
    };
    store::access_log::add(tx, &row, note).await
}

/// The office of the viewer that opens this home, and the place that it covers.
async fn opening(
    tx: &mut Tx,
    viewer: PersonId,
    home: PlaceId,
    now: Timestamp,
) -> Result<Option<(OfficeId, PlaceId)>, Error> {
    let offices = reading::offices_in_force(tx, viewer, now).await?;
    let chain = places::ancestor_ids(tx, home).await?;
    let opens = |one: &&office::Office| one.allows(REVEAL, &chain, now);
    Ok(offices.iter().find(opens).map(|office| (office.id, office.place)))
}

/// Who looked at a person, newest first, with the note in clear.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn looks_at(
    tx: &mut Tx,
    vault: &Vault,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<(Row, Option<String>)>, Error> {
    let mut looks = Vec::new();
    for (row, note) in store::access_log::about(tx, person).await? {
        let note = match note {
            Some(note) => vault.open_field(person, NOTE, &note, now).await?,
            None => None,
        };
        looks.push((row, note));
    }
    // Looks at an entry that was made one with hers; what was noted went with its key.
    for gone in store::mergers::gone(tx, person).await? {
        looks.extend(store::access_log::about(tx, gone).await?.into_iter().map(|(row, _)| (row, None)));
    }
    Ok(looks)
}

/// The hash of the list of an export, as the log holds it; `None` where it holds none.
///
/// # Errors
/// When the database fails.
pub(crate) async fn logged_list(tx: &mut Tx, export: ExportId) -> Result<Option<String>, Error> {
    let rows = store::access_log::about(tx, PersonId::from_uuid(export.uuid())).await?;
    Ok(rows.first().and_then(|(row, _)| row.purpose.split_once(' ')).map(|(_, hash)| hash.to_owned()))
}

/// Number and hash of the last row of the access log: what is to be anchored elsewhere.
///
/// # Errors
/// When the database fails.
pub async fn head(tx: &mut Tx) -> Result<(i64, Hash), Error> {
    store::access_log::head(tx).await
}

/// Checks the whole access log; its end, or where it is broken.
///
/// # Errors
/// When the database fails.
pub async fn verify(tx: &mut Tx) -> Result<Result<Chain, Broken>, Error> {
    let mut chain = Chain::new();
    loop {
        let rows = store::access_log::after(tx, chain.number, 2_000).await?;
        if rows.is_empty() {
            return Ok(Ok(chain));
        }
        for row in &rows {
            if let Err(broken) = chain.follow(row) {
                return Ok(Err(broken));
            }
        }
    }
}
