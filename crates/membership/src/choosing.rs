//! The members of a segment, counted and listed a page at a time.

use std::collections::BTreeSet;

use database::{Error, Tx};
use terms::{PersonId, PlaceId, Timestamp};

use crate::{reading::first, segment::Segment, store};

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
    let mut homes = places::within_ids(tx, segment.place).await?;
    homes.retain(|place| !without.contains(place));
    homes.sort();
    let mut found: Vec<(PlaceId, PersonId)> = Vec::new();
    for place in homes.into_iter().filter(|place| after.is_none_or(|after| *place >= after.place)) {
        let begin = after.filter(|after| after.place == place).map_or_else(first, |after| after.person);
        // One more than is shown tells whether there is another page.
        let wanted = i64::try_from(limit + 1 - found.len()).unwrap_or(i64::MAX);
        let here = store::segments::at(tx, segment, (place, begin), wanted, now).await?;
        found.extend(here.into_iter().map(|person| (place, person)));
        if found.len() > limit {
            found.truncate(limit);
            let next = found.last().map(|(place, person)| After { place: *place, person: *person });
            return Ok((found, next));
        }
    }
    Ok((found, None))
}
