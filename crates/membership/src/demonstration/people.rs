//! The fictional members: who they are, where, since when, and what happened to them since.

use std::{collections::HashMap, sync::LazyLock};

use places::{Basis, Place, demonstration::branches};
use serde::Deserialize;
use terms::{Email, PersonId, PlaceId, Timestamp};

use super::{chance::Chance, dues};
use crate::{
    name::folded,
    office::{Role, role},
    person::Particulars,
    standing::{Event, Happening},
};

/// Somebody who is made up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fictional {
    /// Her id.
    pub(crate) person: PersonId,
    /// What would be kept of her.
    pub(crate) particulars: Particulars,
    /// Her first home.
    pub(crate) place: PlaceId,
    /// What happened to her membership, oldest first.
    pub(crate) events: Vec<Event>,
    /// The office that she holds, and over which place.
    pub(crate) office: Option<(&'static Role, PlaceId)>,
}

#[derive(Deserialize)]
struct Names {
    first: Vec<String>,
    last: Vec<String>,
    named: Vec<Named>,
}

/// Somebody whom a visitor may sign in as.
#[derive(Deserialize)]
struct Named {
    name: String,
    /// Id of a role; or `member`, `new` for one too new to vote, `suspended`.
    part: String,
    /// Slug of a region; empty for the movement as a whole.
    place: String,
}

static NAMES: LazyLock<Names> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../data/names.json")).expect("a test reads the file"));

/// People of regions in hundred thousands, rounded; members are spread likewise.
///
/// Source: mid-2022 population estimates for the United Kingdom, rounded from memory.
const POPULATION: [(&str, usize); 13] = [
    ("north-east", 27),
    ("north-west", 75),
    ("yorkshire-and-the-humber", 55),
    ("east-midlands", 49),
    ("west-midlands", 60),
    ("east-of-england", 63),
    ("london", 89),
    ("south-east", 94),
    ("south-west", 57),
    ("wales", 31),
    ("scotland", 54),
    ("northern-ireland", 19),
    ("international", 8),
];

/// The places of the demonstration, as far as people live in them.
pub(crate) struct Homes {
    root: PlaceId,
    /// Place, its slug, its weight, and the postcode area of those at home there.
    all: Vec<(PlaceId, usize, Option<String>)>,
    weight: usize,
    regions: HashMap<String, PlaceId>,
}

impl Homes {
    /// The homes among these places.
    pub(crate) fn of(places: &[Place]) -> Self {
        let root = places.iter().find(|place| place.parent.is_none()).expect("the movement is founded");
        let regions: HashMap<String, PlaceId> = places
            .iter()
            .filter(|place| place.parent == Some(root.id))
            .map(|place| (place.slug.as_str().to_owned(), place.id))
            .collect();
        let mut homes = Vec::new();
        for (region, population) in POPULATION {
            homes.extend(regions.get(region).into_iter().flat_map(|id| homes_in(places, *id, region, population)));
        }
        let weight = homes.iter().map(|(_, weight, _)| weight).sum();
        Self { root: root.id, all: homes, weight, regions }
    }

    fn pick(&self, chance: &mut Chance) -> (PlaceId, Option<&str>) {
        let mut left = chance.below(self.weight);
        for (place, weight, area) in &self.all {
            if left < *weight {
                return (*place, area.as_deref());
            }
            left -= weight;
        }
        (self.root, None)
    }
}

/// A region's branches, the first ones larger, and the region itself for those without a branch.
fn homes_in(places: &[Place], id: PlaceId, region: &str, population: usize) -> Vec<(PlaceId, usize, Option<String>)> {
    let areas: HashMap<&str, &str> =
        branches().iter().filter_map(|branch| Some((branch.slug.as_str(), branch.area.as_deref()?))).collect();
    let area_of = |slug: &str| areas.get(slug).map(|area| (*area).to_owned());
    let mut towns: Vec<&Place> =
        places.iter().filter(|place| place.parent == Some(id) && place.kind.basis == Basis::Territorial).collect();
    towns.sort_by_key(|place| branches().iter().position(|branch| branch.slug == place.slug));
    let first =
        branches().iter().find(|branch| branch.parent.as_str() == region).and_then(|branch| branch.area.clone());
    let share =
        |rank: usize| population * 100 * 85 / 100 * 2 * (towns.len() - rank) / (towns.len() * (towns.len() + 1));
    let mut homes: Vec<_> =
        towns.iter().enumerate().map(|(rank, town)| (town.id, share(rank), area_of(town.slug.as_str()))).collect();
    let in_branches: usize = homes.iter().map(|(_, weight, _)| weight).sum();
    homes.push((id, population * 100 - in_branches, first));
    homes
}

/// So many fictional people, at least those with a name of their own; the same number always gives the same people,
/// counted back from `now`.
pub(crate) fn people(homes: &Homes, members: usize, now: Timestamp) -> impl Iterator<Item = Fictional> {
    let mut chance = Chance::new(0x666c_6f74_696c_6c61);
    (0..members.max(NAMES.named.len())).map(move |index| match NAMES.named.get(index) {
        Some(one) => named(one, homes, &mut chance, now),
        None => member(homes, index, &mut chance, now),
    })
}

/// One of so many has not paid lately.
const OWING: usize = 40;

/// Everybody whom a visitor may sign in as: part and e-mail.
pub(crate) fn cast() -> impl Iterator<Item = (&'static str, Email)> {
    NAMES.named.iter().map(|one| (one.part.as_str(), email(&one.name, None)))
}

fn named(one: &Named, homes: &Homes, chance: &mut Chance, now: Timestamp) -> Fictional {
    let region = homes.regions.get(&one.place).copied();
    // Office-holders of the whole movement live in London.
    let place = region.or_else(|| homes.regions.get("london").copied()).unwrap_or(homes.root);
    let days = if one.part == "new" { 3 } else { 370 };
    let joined = now.plus(-days * Timestamp::DAY);
    let mut events = vec![Event { at: joined, what: Happening::Admitted { place } }];
    // One of those whom a visitor may sign in as has yet to pay.
    events.push(dues::payment(joined, one.part != "new", now));
    let particulars = Particulars {
        name: one.name.parse().expect("a test reads every name"),
        email: Some(email(&one.name, None)),
        postcode: None,
        address: None,
    };
    let office = role(&one.part).map(|role| (role, region.unwrap_or(homes.root)));
    Fictional { person: PersonId::in_order(events[0].at, chance.bytes()), particulars, place, events, office }
}

fn member(homes: &Homes, index: usize, chance: &mut Chance, now: Timestamp) -> Fictional {
    let (place, area) = homes.pick(chance);
    let name = format!("{} {}", chance.pick(&NAMES.first), chance.pick(&NAMES.last));
    let joined = joined(chance, now);
    let mut events = vec![Event { at: joined, what: Happening::Admitted { place } }];
    events.push(dues::payment(joined, !index.is_multiple_of(OWING), now));
    events.extend(later(chance, joined, now));
    Fictional {
        person: PersonId::in_order(joined, chance.bytes()),
        particulars: particulars(&name, index, area, chance),
        place,
        events,
        office: None,
    }
}

/// Most joined in the course of the last year, a few in the last days: too new for most votes.
fn joined(chance: &mut Chance, now: Timestamp) -> Timestamp {
    let (from, days) = if chance.per_mille(40) { (1, 9) } else { (35, 330) };
    let day = i64::try_from(from + chance.below(days)).expect("days of a year");
    let second = i64::try_from(chance.below(86_400)).expect("seconds of a day");
    now.plus(-day * Timestamp::DAY - second * Timestamp::SECOND)
}

/// What happened to a member since she joined; nothing to most.
fn later(chance: &mut Chance, joined: Timestamp, now: Timestamp) -> Option<Event> {
    let lot = chance.below(1_000);
    let membership = usize::try_from(now.micros() - joined.micros()).unwrap_or(0);
    let at = joined.plus(i64::try_from(chance.below(membership)).unwrap_or(0));
    let what = match lot {
        0..30 => Happening::Left,
        30..32 => Happening::Died,
        32..40 => Happening::Suspended { until: now.plus(60 * Timestamp::DAY), rule: "9.2".to_owned() },
        _ => return None,
    };
    Some(Event { at, what })
}

fn particulars(name: &str, index: usize, area: Option<&str>, chance: &mut Chance) -> Particulars {
    let is_on_paper = chance.per_mille(80);
    let postcode = area.map(|area| {
        let letter = |number: usize| char::from(b"ABDEFGHJLNPQRSTUWXYZ"[number]);
        let (district, sector) = (1 + chance.below(9), chance.below(10));
        format!("{area}{district} {sector}{}{}", letter(chance.below(20)), letter(chance.below(20)))
    });
    let address = is_on_paper.then(|| format!("{} Example Street", 1 + chance.below(200)));
    Particulars {
        name: name.parse().expect("a test reads every name"),
        email: (!is_on_paper).then(|| email(name, Some(index))),
        postcode: postcode.and_then(|postcode| postcode.parse().ok()),
        address: address.map(|address| address.parse().expect("a number and two words")),
    }
}

/// An address at the domain that belongs to nobody (RFC 2606).
fn email(name: &str, index: Option<usize>) -> Email {
    let mut words: Vec<String> = name.split_whitespace().map(folded).collect();
    words.extend(index.map(|index| index.to_string()));
    format!("{}@example.org", words.join(".")).parse().expect("letters, digits and dots")
}
