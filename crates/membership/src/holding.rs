//! What of a person's data outlives her erasure, under which law and until when.

use database::{Error, Tx, Vault};
use terms::{PersonId, Timestamp};
use web::{App, Hold};

use crate::{actions, request::KEPT_DAYS, store};

/// So long back-ups of the key store, and letters that were sent, are kept.
const BACK_UPS_DAYS: i64 = 30;

/// What of membership would outlive the erasure of a person, were it now.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 85.
pub(crate) async fn holds(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Vec<Hold>, Error> {
    let soon = Some(now.plus(BACK_UPS_DAYS * Timestamp::DAY));
    let hold = |what, law, until, is_named| Hold { what, law, until, is_named };
    let mut all = vec![
        hold("membership-hold-back-ups", "membership-hold-law-security", soon, true),
        hold("membership-hold-letters", "membership-hold-law-security", soon, true),
        hold("membership-hold-tombstone", "membership-hold-law-erasure", None, false),
    ];
    if store::access_log::names(tx, person).await? {
        all.push(hold("membership-hold-log", "membership-hold-law-accountability", None, false));
    }
    if store::gone::has_address(tx, person).await? {
        let until = Some(now.plus(store::gone::KEPT_DAYS * Timestamp::DAY));
        all.push(hold("membership-hold-gone", "membership-hold-law-erasure", until, false));
    }
    if !actions::suppressing::own(tx, vault, person, now).await?.is_empty() {
        all.push(hold("membership-hold-address", "membership-hold-law-marketing", None, false));
    }
    let asked = store::requests::of(tx, person).await?;
    // Those that are open are closed by the erasure.
    let last = asked.iter().map(|one| one.answered.map_or(now, |(at, _)| at)).max();
    if let Some(last) = last {
        let until = Some(last.plus(KEPT_DAYS * Timestamp::DAY));
        all.push(hold("membership-hold-requests", "membership-hold-law-requests", until, false));
    }
    Ok(all)
}

/// What of all parts of the program would, those first that say who she is.
///
/// # Errors
/// As [`holds`].
pub(crate) async fn everywhere(app: &App, person: PersonId) -> Result<Vec<Hold>, Error> {
    let mut all = Vec::new();
    for holds in app.slices.iter().filter_map(|slice| slice.holds) {
        all.extend(holds(app.clone(), person).await?);
    }
    all.sort_by_key(|hold| !hold.is_named);
    Ok(all)
}
