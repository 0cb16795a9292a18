//! The members of a segment, counted and listed a page at a time.

use std::collections::BTreeSet;

use database::{Error, Tx};
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    office,
    reading::{first, offices_in_force},
    segment::Segment,
    store, withholding,
};

/// Where a page begins: after this person, among those at home in this place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// Her home.
    pub place: PlaceId,
    /// The last one of the page before.
    pub person: PersonId,
}

impl After {
    /// As it stands in an address.
    pub fn to_text(self) -> String {
        format!("{}.{}", self.place, self.person)
    }

    /// What stood there.
    pub fn read(text: &str) -> Option<Self> {
        let (place, person) = text.split_once('.')?;
        Some(Self { place: place.parse().ok()?, person: person.parse().ok()? })
    }
}

/// Whether an officer may choose this segment, on offices with that capability: the places within it that are withheld from her, or
/// `None` when she may not. Whoever may not look at the members of a place does not learn which tags they have.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 26, 78 and 80.
pub async fn may_choose(
    tx: &mut Tx,
    person: PersonId,
    capability: &str,
    segment: &Segment,
    now: Timestamp,
) -> Result<Option<BTreeSet<PlaceId>>, Error> {
    let offices = offices_in_force(tx, person, now).await?;
    let without = withholding::places_of(tx, &offices).await?;
    let chain = places::ancestor_ids(tx, segment.place).await?;
    if without.contains(&segment.place) || !office::holds(&offices, capability, &chain, now) {
        return Ok(None);
    }
    let Some(tag) = segment.tag else { return Ok(Some(without)) };
    let Some(tag) = store::tags::find(tx, tag).await? else { return Ok(None) };
    let of_tag = places::ancestor_ids(tx, tag.place).await?;
    let is_near = chain.contains(&tag.place) || office::holds(&offices, office::REVEAL, &of_tag, now);
    Ok((is_near && office::holds(&offices, office::REVEAL, &chain, now)).then_some(without))
}

/// How many members a segment holds, but for those at home in the places of `without`.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, segment: &Segment, without: &BTreeSet<PlaceId>, now: Timestamp) -> Result<u64, Error> {
    let mut sum = 0;
    for place in places::within_ids(tx, segment.place).await?.into_iter().filter(|place| !without.contains(place)) {
        sum += store::segments::count_at(tx, segment, place, now).await?;
    }
    Ok(sum)
}

/// A page of all members at home in a place and everything within it, whoever lists leave out among them, by home and id, and where
/// the next one begins, if there is one: for what each of them must know.
///
/// # Errors
/// When the database fails.
pub async fn everybody(
    tx: &mut Tx,
    place: PlaceId,
    after: Option<After>,
    limit: usize,
    now: Timestamp,
) -> Result<(Vec<(PlaceId, PersonId)>, Option<After>), Error> {
    let mut found: Vec<(PlaceId, PersonId)> = Vec::new();
    for (home, begin) in homes_after(tx, place, &BTreeSet::new(), after).await? {
        let wanted = i64::try_from(limit + 1 - found.len()).unwrap_or(i64::MAX);
        let here = store::standings::at_home(tx, home, begin, now, wanted).await?;
        found.extend(here.into_iter().map(|(person, _)| (home, person)));
        if found.len() > limit {
            break;
        }
    }
    Ok(cut(found, limit))
}

/// The places of a page, each with the person after whom it begins there.
async fn homes_after(
    tx: &mut Tx,
    top: PlaceId,
    without: &BTreeSet<PlaceId>,
    after: Option<After>,
) -> Result<Vec<(PlaceId, PersonId)>, Error> {
    let mut homes = places::within_ids(tx, top).await?;
    homes.retain(|place| !without.contains(place) && after.is_none_or(|after| *place >= after.place));
    homes.sort();
    let begin = |place| after.filter(|after| after.place == place).map_or_else(first, |after| after.person);
    Ok(homes.into_iter().map(|place| (place, begin(place))).collect())
}

/// What fits on a page; one more than fits tells that there is another.
fn cut(mut found: Vec<(PlaceId, PersonId)>, limit: usize) -> (Vec<(PlaceId, PersonId)>, Option<After>) {
    if found.len() <= limit {
        return (found, None);
    }
    found.truncate(limit);
    let next = found.last().map(|(place, person)| After { place: *place, person: *person });
    (found, next)
}

/// A page of the members of a segment, but for those at home in the places of `without`, by home and id, and where the next one begins, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn page(
    tx: &mut Tx,
    (segment, without): (&Segment, &BTreeSet<PlaceId>),
    after: Option<After>,
    limit: usize,
    now: Timestamp,
) -> Result<(Vec<(PlaceId, PersonId)>, Option<After>), Error> {
    let mut found: Vec<(PlaceId, PersonId)> = Vec::new();
    for (home, begin) in homes_after(tx, segment.place, without, after).await? {
        let wanted = i64::try_from(limit + 1 - found.len()).unwrap_or(i64::MAX);
        let here = store::segments::at(tx, segment, (home, begin), wanted, now).await?;
        found.extend(here.into_iter().map(|person| (home, person)));
        if found.len() > limit {
            break;
        }
    }
    Ok(cut(found, limit))
}
