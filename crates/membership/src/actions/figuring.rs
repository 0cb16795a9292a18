//! Counting the members of every place for those who are told figures alone.

use std::collections::{BTreeSet, HashMap};

use database::{Error, Tx};
use places::{Basis, Place};
use terms::{PlaceId, Timestamp};

use crate::{
    figures::{Counted, Counts, Figures, told},
    segment::{Rights, Segment},
    store::{self, segments::At},
};

/// The figures of every place, of one instant.
pub(crate) type All = HashMap<PlaceId, Figures<Place>>;

/// The figures of every place as of an instant, all counted at once so that they fit together. Whoever keeps herself out of lists is
/// not counted (62).
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 138.
pub(crate) async fn all(tx: &mut Tx, at: Timestamp) -> Result<All, Error> {
    let (mut tops, mut below) = (Vec::new(), HashMap::<PlaceId, Vec<Counted<Place>>>::new());
    for place in places::all(tx).await? {
        let (parent, here) = (place.parent, here(tx, place.id, at).await?);
        let counted = Counted { is_home: is_home(&place), place, here, below: Vec::new() };
        match parent {
            Some(parent) => below.entry(parent).or_default().push(counted),
            None => tops.push(counted),
        }
    }
    let of_top = |mut top| {
        hang(&mut top, &mut below);
        told(&top)
    };
    let all = tops.into_iter().flat_map(of_top);
    Ok(all.map(|figures| (figures.place.id, figures)).collect())
}

/// Hangs what lies within a place below it.
fn hang(counted: &mut Counted<Place>, below: &mut HashMap<PlaceId, Vec<Counted<Place>>>) {
    counted.below = below.remove(&counted.place.id).unwrap_or_default();
    for part in &mut counted.below {
        hang(part, below);
    }
}

/// Those at home in exactly this place.
async fn here(tx: &mut Tx, place: PlaceId, now: Timestamp) -> Result<Counts, Error> {
    let all = Segment::of(place);
    let due = Segment { standing: Rights::Due, ..all };
    let suspended = Segment { standing: Rights::Suspended, ..all };
    let joined = |days| Segment { joined_days: Some(days), ..all };
    // No gathering is asked about, so that none is in sight.
    let at = At { home: place, highest: -1, now };
    Ok(Counts {
        members: store::segments::count_at(tx, &all, at).await?,
        in_grace: store::segments::count_at(tx, &due, at).await?,
        suspended: store::segments::count_at(tx, &suspended, at).await?,
        new_in_7_days: store::segments::count_at(tx, &joined(7), at).await?,
        new_in_30_days: store::segments::count_at(tx, &joined(30), at).await?,
    })
}

/// Whether people who join can be at home in exactly this place. Where others are, less is told than could be.
pub(crate) fn is_home(place: &Place) -> bool {
    !place.is_root() && matches!(place.kind.basis, Basis::Territorial | Basis::International)
}

/// The places of whose members nothing is told to whoever some are withheld from: these, and all that they lie in.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 138.
pub(crate) async fn untold(tx: &mut Tx, without: &BTreeSet<PlaceId>) -> Result<BTreeSet<PlaceId>, Error> {
    let mut all = BTreeSet::new();
    for place in without {
        all.extend(places::ancestor_ids(tx, *place).await?);
    }
    Ok(all)
}
