//! What other slices may ask of membership.

use std::collections::{HashMap, HashSet};

use database::{Error, Tx, Vault};
use places::{Basis, Place};
use terms::{Language, OfficeId, PersonId, PlaceId, Postcode, Timestamp, Zone};

use crate::{
    eligibility::{Rule, Test},
    office::{self, Office},
    person::Field,
    sealing,
    standing::Standing,
    store,
};

/// Where a person stands at an instant.
///
/// # Errors
/// When the database fails.
pub async fn standing(tx: &mut Tx, person: PersonId, at: Timestamp) -> Result<Standing, Error> {
    store::standings::at(tx, person, at).await
}

/// The name of a person; `None` when there is none, or it was erased.
///
/// # Errors
/// When database or key store fail.
pub async fn name(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Option<String>, Error> {
    sealing::open(tx, vault, person, Field::Name, now).await
}

/// The person whose card bears that membership number; `None` when nobody's does.
///
/// # Errors
/// When the database fails.
pub async fn numbered(tx: &mut Tx, number: i64) -> Result<Option<PersonId>, Error> {
    store::persons::by_number(tx, number).await
}

/// The postal address of a person, for letters to those without e-mail.
///
/// # Errors
/// As [`name`].
pub async fn address(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Option<String>, Error> {
    sealing::open(tx, vault, person, Field::Address, now).await
}

/// The e-mail address of a person, for letters to her alone.
///
/// # Errors
/// As [`name`].
pub async fn email(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Option<String>, Error> {
    sealing::open(tx, vault, person, Field::Email, now).await
}

/// The language in which a person is written to; `None` when she has never chosen or signed in.
///
/// # Errors
/// As [`name`].
pub async fn language(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Option<Language>, Error> {
    let tag = sealing::open(tx, vault, person, Field::Language, now).await?;
    Ok(tag.as_deref().and_then(Language::from_tag))
}

/// The offices that a person may act on now: those that run, and none at all unless she is a member in good standing.
///
/// # Errors
/// When the database fails.
pub async fn offices_in_force(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Vec<Office>, Error> {
    if !standing(tx, person, now).await?.is_in_good_standing() {
        return Ok(Vec::new());
    }
    let mut offices = store::offices::of(tx, person, now).await?;
    offices.retain(|office| office.runs(now));
    if offices.is_empty() {
        return Ok(offices);
    }
    let without = store::withheld::places(tx, person).await?;
    for office in &mut offices {
        office.without.clone_from(&without);
    }
    Ok(offices)
}

/// May a person do this at a place, now?
///
/// # Errors
/// When the database fails.
pub async fn holds(
    tx: &mut Tx,
    person: PersonId,
    capability: &str,
    place: PlaceId,
    now: Timestamp,
) -> Result<bool, Error> {
    let offices = offices_in_force(tx, person, now).await?;
    let chain = places::ancestor_ids(tx, place).await?;
    Ok(office::holds(&offices, capability, &chain, now))
}

/// Can somebody be at home there? Everywhere but in the movement as a whole.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_home(tx: &mut Tx, place: PlaceId) -> Result<bool, Error> {
    Ok(places::find(tx, place).await?.is_some_and(|place| place.parent.is_some()))
}

/// The regions that a postcode may belong to when `home` lies in none of them.
///
/// None, too, when nothing is known of the postcode, and when `home` is no place where people live: nobody leaves a
/// workplace group by moving house.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 21.
pub(crate) async fn regions_elsewhere(
    tx: &mut Tx,
    home: PlaceId,
    postcode: Option<&Postcode>,
) -> Result<Vec<Place>, Error> {
    let Some(postcode) = postcode else { return Ok(Vec::new()) };
    let is_lived_in = |place: Place| matches!(place.kind.basis, Basis::Territorial | Basis::International);
    if !places::find(tx, home).await?.is_some_and(is_lived_in) {
        return Ok(Vec::new());
    }
    let regions = places::regions_of(tx, postcode).await?;
    for region in &regions {
        if places::is_within(tx, home, region.id).await? {
            return Ok(Vec::new());
        }
    }
    Ok(regions)
}

/// The office of that id, whether it runs or not.
///
/// # Errors
/// When the database fails.
pub async fn office(tx: &mut Tx, id: OfficeId) -> Result<Option<Office>, Error> {
    store::offices::find(tx, id).await
}

/// The offices of a role that run now, anywhere.
///
/// # Errors
/// When the database fails.
pub async fn offices_with_role(tx: &mut Tx, role: &str, now: Timestamp) -> Result<Vec<Office>, Error> {
    store::offices::with_role(tx, role, now).await
}

/// The offices at a place that run now and whose holders agreed to be shown, with their names.
///
/// # Errors
/// When database or key store fail.
pub async fn shown_at(
    tx: &mut Tx,
    vault: &Vault,
    place: PlaceId,
    now: Timestamp,
) -> Result<Vec<(Office, String)>, Error> {
    let mut shown = Vec::new();
    for office in store::offices::at(tx, place, now).await? {
        if !office.is_shown || !office.runs(now) || is_kept_out(tx, office.person).await? {
            continue;
        }
        if let Some(name) = name(tx, vault, office.person, now).await? {
            shown.push((office, name));
        }
    }
    Ok(shown)
}

/// Whether a person is kept out of every list, search and directory.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 62.
pub(crate) async fn is_kept_out(tx: &mut Tx, person: PersonId) -> Result<bool, Error> {
    Ok(!store::kept_out::of(tx, person).await?.is_empty())
}

/// Whether an officer may look at a person at home in a place at all: at anybody whom no list leaves out, and at who is kept
/// out of them only when she may decide on her standing.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 62.
pub async fn is_open_to(tx: &mut Tx, viewer: PersonId, person: PersonId, now: Timestamp) -> Result<bool, Error> {
    if viewer == person || !is_kept_out(tx, person).await? {
        return Ok(true);
    }
    match standing(tx, person, now).await?.place() {
        Some(home) => holds(tx, viewer, office::STANDING, home, now).await,
        None => Ok(false),
    }
}

/// A rule made ready to test standings with.
///
/// # Errors
/// When the database fails.
pub async fn ready(tx: &mut Tx, rule: &Rule, zone: &Zone) -> Result<Test, Error> {
    let mut below: HashMap<PlaceId, HashSet<PlaceId>> = HashMap::new();
    for place in rule.places() {
        let ids = places::within_ids(tx, place).await?;
        below.insert(place, ids.into_iter().collect());
    }
    Ok(rule.ready(zone, |place| below.get(&place).cloned().unwrap_or_default()))
}

/// A walk over all members of a place and of everything within it, at one instant, in pieces of stated size.
///
/// Between two pieces others may write; the walk still sees each person once, since it goes by place and id.
#[derive(Debug, Clone)]
pub struct Walk {
    /// Places still to be walked, the present one last.
    places: Vec<PlaceId>,
    after: PersonId,
    at: Timestamp,
}

impl Walk {
    /// A walk over a place and everything within it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn within(tx: &mut Tx, place: PlaceId, at: Timestamp) -> Result<Self, Error> {
        let places = places::within_ids(tx, place).await?;
        Ok(Self { places, after: first(), at })
    }

    /// The next members with their standings, at most `limit` of them; an empty list once all have been seen.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next(&mut self, tx: &mut Tx, limit: usize) -> Result<Vec<(PersonId, Standing)>, Error> {
        let mut piece = Vec::new();
        while let Some(place) = self.places.last().copied() {
            let wanted = limit - piece.len();
            let rows = i64::try_from(wanted).unwrap_or(i64::MAX);
            let found = store::standings::at_home(tx, place, self.after, self.at, rows).await?;
            if found.len() < wanted {
                self.places.pop();
                self.after = first();
                piece.extend(found);
                continue;
            }
            self.after = found.last().map_or(self.after, |(person, _)| *person);
            piece.extend(found);
            break;
        }
        Ok(piece)
    }
}

/// Below every id that is given out.
pub(crate) fn first() -> PersonId {
    PersonId::from_uuid(uuid::Uuid::nil())
}

/// How many members are at home in a place and everything within it.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, place: PlaceId, at: Timestamp) -> Result<i64, Error> {
    let mut members = 0;
    for place in places::within_ids(tx, place).await? {
        members += store::standings::count(tx, place, at).await?;
    }
    Ok(members)
}
