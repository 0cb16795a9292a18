//! Finding members by name, within the places of who asks.

use std::collections::HashSet;

use database::{Error, Tx, Vault};
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    name,
    office::{self, Office, SEARCH, STANDING, SUBSCRIPTIONS, places_of},
    person::typed_number,
    reading, sealing,
    standing::Standing,
    store, withholding,
};

/// The most people that one search shows.
pub const MOST: usize = 20;

/// Somebody found: never more than name and standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub person: PersonId,
    /// Her name.
    pub name: String,
    /// Where she stands.
    pub standing: Standing,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// By name, at most [`MOST`].
    pub people: Vec<Found>,
    /// Are there more than are shown?
    pub has_more: bool,
}

/// Members whose names answer to what was typed and who are at home where these offices allow searching.
///
/// Nothing outside those places has any influence on the answer: not on its people, not on its order, not on whether
/// there are more.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 16.
pub async fn find(
    tx: &mut Tx,
    vault: &Vault,
    offices: &[Office],
    typed: &str,
    now: Timestamp,
) -> Result<Findings, Error> {
    if let Some(number) = typed_number(typed) {
        return by_number(tx, vault, offices, number, now).await;
    }
    let query = name::query(typed);
    let words: Vec<i64> = query.iter().map(|word| sealing::prefix(vault, word)).collect();
    let Some(within) = reach(tx, offices, now).await? else {
        return Ok(Findings { people: Vec::new(), has_more: false });
    };
    let ids = store::search::find(tx, &words, within.as_deref(), now, MOST + 1).await?;
    let has_more = ids.len() > MOST;
    let mut people = Vec::new();
    for person in ids.into_iter().take(MOST) {
        // A name that only shares a hash by chance is sifted out here.
        let name = reading::name(tx, vault, person, now).await?;
        if let Some(name) = name.filter(|name| name::answers(name, &query)) {
            let standing = reading::standing(tx, person, now).await?;
            people.push(Found { person, name, standing });
        }
    }
    people.sort_by_cached_key(|found| (name::sort_key(&found.name), found.person));
    Ok(Findings { people, has_more })
}

/// The member with that number, if she is at home where these offices allow searching. Who is kept out of lists is found by
/// those alone who may decide on her standing or enter her payments: it stands on a bank's statement.
async fn by_number(
    tx: &mut Tx,
    vault: &Vault,
    offices: &[Office],
    number: i64,
    now: Timestamp,
) -> Result<Findings, Error> {
    let mut people = Vec::new();
    if let Some(person) = store::persons::by_number(tx, number).await? {
        let standing = reading::standing(tx, person, now).await?;
        let chain = match standing.place() {
            Some(place) => places::ancestor_ids(tx, place).await?,
            None => Vec::new(),
        };
        let needs: &[_] = if reading::is_kept_out(tx, person).await? { &[STANDING, SUBSCRIPTIONS] } else { &[SEARCH] };
        let name = reading::name(tx, vault, person, now).await?;
        let may_find = needs.iter().any(|capability| office::holds(offices, capability, &chain, now));
        if let Some(name) = name.filter(|_| may_find) {
            people.push(Found { person, name, standing });
        }
    }
    Ok(Findings { people, has_more: false })
}

/// The places in which these offices allow searching: nowhere, `Some(None)` for everywhere, or a list.
async fn reach(tx: &mut Tx, offices: &[Office], now: Timestamp) -> Result<Option<Option<Vec<PlaceId>>>, Error> {
    let tops = places_of(offices, SEARCH, now);
    if tops.is_empty() {
        return Ok(None);
    }
    let without = withholding::places_of(tx, offices).await?;
    let root = places::root(tx).await?;
    if without.is_empty() && root.is_some_and(|root| tops.contains(&root.id)) {
        return Ok(Some(None));
    }
    let mut seen = HashSet::new();
    let mut within = Vec::new();
    for top in tops {
        for place in places::within_ids(tx, top).await? {
            if !without.contains(&place) && seen.insert(place) {
                within.push(place);
            }
        }
    }
    Ok(Some(Some(within)))
}
