//! Counting the members of a place for those who are told figures alone.

use std::collections::BTreeSet;

use database::{Error, Tx};
use places::Place;
use terms::{PlaceId, Timestamp};

use crate::{
    choosing::{self, Sight},
    figures::{Counts, Figures, told},
    segment::{Rights, Segment},
    store::{self, segments::At},
};

/// The figures of a place as of an instant, but for those at home in the places of `without`: the place itself is the first part.
/// Whoever keeps herself out of lists is not counted (62).
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 138.
pub(crate) async fn of(
    tx: &mut Tx,
    place: &Place,
    without: &BTreeSet<PlaceId>,
    at: Timestamp,
) -> Result<Figures<Place>, Error> {
    let here = Segment::of(place.id);
    // What is told rests on no gathering, so that what the maker of a token sees of them makes no difference.
    let sight = Sight { without: without.clone(), ..Sight::default() };
    let mut parts = vec![(place.clone(), store::segments::count_at(tx, &here, exactly(place.id, at)).await?)];
    for child in places::children(tx, place.id).await? {
        if !without.contains(&child.id) {
            let count = choosing::count(tx, &Segment::of(child.id), &sight, at).await?;
            parts.push((child, count));
        }
    }
    let due = Segment { standing: Rights::Due, ..here };
    let suspended = Segment { standing: Rights::Suspended, ..here };
    let joined = |days| Segment { joined_days: Some(days), ..here };
    Ok(told(Counts {
        in_grace: choosing::count(tx, &due, &sight, at).await?,
        suspended: choosing::count(tx, &suspended, &sight, at).await?,
        new_in_7_days: choosing::count(tx, &joined(7), &sight, at).await?,
        new_in_30_days: choosing::count(tx, &joined(30), &sight, at).await?,
        parts,
    }))
}

/// Of those at home in exactly this place.
const fn exactly(home: PlaceId, now: Timestamp) -> At {
    At { home, highest: -1, now }
}
