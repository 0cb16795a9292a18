//! Fairness to candidates: while somebody stands in a ballot, her offices open nobody of its electorate to her.

use std::collections::BTreeSet;

use database::{Error, Tx};
use terms::{BallotId, PersonId, PlaceId, Timestamp};

use crate::{actions::supporting, office::Office, store};

/// Says who stands in a ballot of a place, as of now: those from whom finding its members and looking at them is withheld. Who
/// stands no more, and everybody once there is a result and nobody is named, has it back.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 80.
pub async fn withhold(
    tx: &mut Tx,
    ballot: BallotId,
    place: PlaceId,
    candidates: &[PersonId],
    now: Timestamp,
) -> Result<(), Error> {
    let before = store::withheld::of_ballot(tx, ballot).await?;
    for person in before.iter().filter(|person| !candidates.contains(person)) {
        store::withheld::end(tx, ballot, *person, now).await?;
    }
    for person in candidates.iter().filter(|person| !before.contains(person)) {
        store::withheld::begin(tx, ballot, (*person, place), now).await?;
        supporting::settle(tx, *person, now).await?;
    }
    Ok(())
}

/// The places whose members these offices do not open, with everything within them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn places_of(tx: &mut Tx, offices: &[Office]) -> Result<BTreeSet<PlaceId>, Error> {
    let tops: BTreeSet<PlaceId> = offices.iter().flat_map(|office| office.without.iter().copied()).collect();
    let mut all = BTreeSet::new();
    for top in tops {
        all.extend(places::within_ids(tx, top).await?);
    }
    Ok(all)
}
