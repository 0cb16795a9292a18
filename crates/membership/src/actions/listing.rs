//! Writing down whom an export holds, and making its file for the one who asked for it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use database::{Db, Error, Tx, Vault};
use terms::{PersonId, PlaceId, Timestamp};
use web::App;

use super::{
    exporting::{self, Happened},
    revealing::{self, NotRevealed, Wanted},
};
use crate::{
    canary,
    choosing::{self, After},
    export::{Column, Export, ExportId, Purpose, State, leaf, list_hash, rule},
    office::EXPORT,
    person::{self, Field},
    reading, sealing,
    standing::Standing,
    store::{self, exports::Listed},
};

/// Members looked at in one go.
const AT_ONCE: usize = 1_000;

/// Writes down whom an export holds, and one row of the access log that commits to all of them. A row of the log for each would
/// make ten thousand of them follow each other, number by number, while nobody else can look at anything; this one row holds the
/// hash of the list, and the list tells each member.
///
/// # Errors
/// When the database fails; it is tried again then, from the beginning.
///
/// Source: docs/rules/membership.md, 100.
pub(crate) async fn list(app: &App, id: ExportId, now: Timestamp) -> Result<(), NotRevealed> {
    let mut tx = app.db.reader().await?;
    let Some(export) = exporting::find(&mut tx, &app.vault, id).await? else { return Ok(()) };
    if export.state(now) != State::Listing {
        return Ok(());
    }
    let found = gathered(&mut tx, &app.vault, &export, now).await?;
    drop(tx);
    let Some(viewer) = export.asked_by.filter(|_| !found.is_empty() && found.len() <= rule().most) else {
        return Ok(app.db.write(move |tx| Box::pin(come_to_nothing(tx, id, now))).await?);
    };
    let members = listed(app, found);
    app.db.write::<_, Error, _>(move |tx| Box::pin(store::exports::unlist(tx, id))).await?;
    for piece in members.chunks(AT_ONCE) {
        let piece = piece.to_vec();
        app.db
            .write::<_, Error, _>(move |tx| {
                let piece = piece.clone();
                Box::pin(async move { store::exports::list(tx, id, &piece).await })
            })
            .await?;
    }
    let hash = list_hash(members.iter().map(|one| &one.leaf));
    let (count, place, office) = (i64::try_from(members.len()).unwrap_or(i64::MAX), export.place(), export.office);
    let wanted = Wanted {
        viewer,
        // Not a person: the export itself, whose list says who they are.
        person: PersonId::from_uuid(id.uuid()),
        field: Field::Export,
        purpose: format!("{} {}", export.purpose.id, hex::encode(hash)).into(),
        note: None,
    };
    let salt = app.random();
    revealing::numbered(&app.db, move |tx| {
        let wanted = wanted.clone();
        Box::pin(async move {
            if store::exports::set_listed(tx, id, (count, Some(hash)), now).await? {
                revealing::add_row(tx, &wanted, (office, place), None, (salt, now)).await?;
                exporting::tell(tx, id, Happened::Ready, now).await?;
            }
            Ok(())
        })
    })
    .await
}

async fn come_to_nothing(tx: &mut Tx, id: ExportId, now: Timestamp) -> Result<(), Error> {
    store::exports::set_listed(tx, id, (0, None), now).await.map(|_| ())
}

fn listed(app: &App, found: Vec<PersonId>) -> Vec<Listed> {
    let one = |(number, person): (i64, PersonId)| {
        let salt = app.random();
        Listed { number, person: Some(person), salt: Some(salt), leaf: leaf(number, person, &salt) }
    };
    (1_i64..).zip(found).map(one).collect()
}

/// Who is to be in an export, in the order that is its own; nobody where one of the two may no longer do what she did.
async fn gathered(tx: &mut Tx, vault: &Vault, export: &Export, now: Timestamp) -> Result<Vec<PersonId>, NotRevealed> {
    let mut found = Vec::new();
    let Some(first) = export.asked_by else { return Ok(found) };
    let Some(sight) = choosing::may_choose(tx, first, EXPORT, &export.segment, now).await? else { return Ok(found) };
    let second = export.decided.and_then(|decided| decided.by);
    let Some(second) = second else { return Ok(found) };
    if exporting::deciding_office(tx, export, second, now).await.is_err() {
        return Ok(found);
    }
    let mut after: Option<After> = None;
    loop {
        let (page, next) = choosing::page(tx, (&export.segment, &sight), after, AT_ONCE, now).await?;
        for (_, person) in page {
            if may_leave(tx, person, export.purpose).await? {
                found.push(person);
            }
        }
        if next.is_none() || found.len() > rule().most {
            break;
        }
        after = next;
    }
    found.sort_by_cached_key(|person| canary::place_of(vault, export.id, *person));
    Ok(found)
}

/// Whether a member may be in an export: who objects or is kept out of lists is in none, and who has nothing in the field that it
/// is about could not be reached by it.
async fn may_leave(tx: &mut Tx, person: PersonId, purpose: &Purpose) -> Result<bool, Error> {
    if store::consents::objected_at(tx, person).await?.is_some() || reading::is_kept_out(tx, person).await? {
        return Ok(false);
    }
    match purpose.needs.and_then(Column::field) {
        Some(field) => Ok(store::persons::field(tx, person, field).await?.is_some()),
        None => Ok(true),
    }
}

/// Why a file was not made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotTaken {
    /// It is none of hers, is not ready, or its time is over.
    #[error("there is no such file for her, or not now")]
    Gone,
    /// She took it as often as one does.
    #[error("membership-export-taken")]
    Enough,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Somebody in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) number: i64,
    pub(crate) fields: BTreeMap<Field, String>,
    pub(crate) home: PlaceId,
    pub(crate) standing: Standing,
}

/// Writes down that the file is taken, and then makes it, for the one who asked. It is made anew each time and kept nowhere: who was
/// erased, left or objected since is not in it, and there is no copy to destroy.
///
/// # Errors
/// [`NotTaken`], and nothing was opened.
///
/// Source: docs/rules/membership.md, 101.
pub(crate) async fn take(
    app: &App,
    (id, by): (ExportId, PersonId),
    now: Timestamp,
) -> Result<(Export, Vec<Entry>), NotTaken> {
    let without = written_down(&app.db, (id, by), now).await?;
    let mut tx = app.db.reader().await?;
    let export = exporting::find(&mut tx, &app.vault, id).await?.ok_or(NotTaken::Gone)?;
    let mut homes: HashSet<PlaceId> = places::within_ids(&mut tx, export.place()).await?.into_iter().collect();
    homes.retain(|home| !without.contains(home));
    let mut entries: Vec<([u8; 32], Entry)> = Vec::new();
    let mut after = 0;
    loop {
        let piece = store::exports::members(&mut tx, id, after, i64::try_from(AT_ONCE).unwrap_or(i64::MAX)).await?;
        let Some(last) = piece.last() else { break };
        after = last.number;
        for person in piece.iter().filter_map(|one| one.person) {
            if let Some(entry) = entry(&mut tx, &app.vault, (person, &export), &homes, now).await? {
                entries.push((canary::place_of(&app.vault, id, person), entry));
            }
        }
    }
    let canaries = canaries(app, &export, &entries, now);
    entries.extend(canaries);
    entries.sort_by_key(|(place, _)| *place);
    Ok((export, entries.into_iter().map(|(_, entry)| entry).collect()))
}

/// Writes down that it is taken; the places that are withheld from her.
async fn written_down(db: &Db, (id, by): (ExportId, PersonId), now: Timestamp) -> Result<BTreeSet<PlaceId>, NotTaken> {
    db.write(move |tx| {
        Box::pin(async move {
            let (export, ..) = store::exports::find(tx, id).await?.ok_or(NotTaken::Gone)?;
            if export.asked_by != Some(by) || export.state(now) != State::Ready {
                return Err(NotTaken::Gone);
            }
            let sight = choosing::may_choose(tx, by, EXPORT, &export.segment, now).await?.ok_or(NotTaken::Gone)?;
            let taken = store::exports::taken(tx, id).await?.len();
            if i64::try_from(taken).unwrap_or(i64::MAX) >= rule().downloads {
                return Err(NotTaken::Enough);
            }
            store::exports::take(tx, id, now).await?;
            Ok(sight.without)
        })
    })
    .await
}

/// A member as she stands in the file; `None` when she is no longer at home in one of these places, or is not to be in it any more.
async fn entry(
    tx: &mut Tx,
    vault: &Vault,
    (person, export): (PersonId, &Export),
    homes: &HashSet<PlaceId>,
    now: Timestamp,
) -> Result<Option<Entry>, Error> {
    let standing = reading::standing(tx, person, now).await?;
    let Standing::Member { place: home, .. } = standing else { return Ok(None) };
    if !homes.contains(&home) || !may_leave(tx, person, export.purpose).await? {
        return Ok(None);
    }
    let mut fields = BTreeMap::new();
    for field in export.purpose.fields.iter().filter_map(|column| column.field()) {
        if let Some(value) = sealing::open(tx, vault, person, field, now).await? {
            fields.insert(field, value);
        }
    }
    Ok(Some(Entry { number: person::number(person), fields, home, standing }))
}

/// The made-up members of the file, each at home where one of the others is.
fn canaries(app: &App, export: &Export, entries: &[([u8; 32], Entry)], now: Timestamp) -> Vec<([u8; 32], Entry)> {
    let is_plain = |standing: &Standing| matches!(standing, Standing::Member { suspension: None, grace: None, .. });
    let plain: Vec<&Entry> = entries.iter().map(|(_, entry)| entry).filter(|entry| is_plain(&entry.standing)).collect();
    let one = |canary: canary::Canary| {
        let at = usize::try_from(canary.chance % (plain.len().max(1) as u64)).unwrap_or(0);
        let (home, standing) = plain.get(at).map_or_else(
            || (export.place(), Standing::Member { since: now, place: export.place(), suspension: None, grace: None }),
            |like| (like.home, like.standing),
        );
        let fields = export.purpose.fields.iter().filter_map(|column| column.field());
        let fields = fields.filter_map(|field| Some((field, made_up(app, &canary, field)?))).collect();
        (canary.order, Entry { number: canary.number, fields, home, standing })
    };
    canary::of(&app.vault, export.id).into_iter().map(one).collect()
}

/// What a made-up member has in a field.
fn made_up(app: &App, canary: &canary::Canary, field: Field) -> Option<String> {
    let address = app.settings.canary_address.as_deref().unwrap_or_default();
    let (before, postcode) = canary::split(address);
    match field {
        Field::Name => Some(canary.name.clone()),
        Field::Email => app.settings.reply_address.as_ref()?.with(&canary.token).map(|email| email.as_str().to_owned()),
        Field::Address => Some(before.to_owned()),
        Field::Postcode => Some(postcode.to_owned()),
        _ => None,
    }
}

/// Whether what made-up members would need to be heard is there: exports of other purposes are not offered.
///
/// Source: docs/rules/membership.md, 102.
pub(crate) fn is_heard(app: &App, purpose: &Purpose) -> bool {
    purpose.fields.iter().all(|column| match column {
        Column::Email => app.settings.reply_address.is_some(),
        Column::Address | Column::Postcode => app.settings.canary_address.is_some(),
        _ => true,
    })
}
