//! The members of a segment, counted and listed a page at a time.

use std::collections::{BTreeSet, HashMap, HashSet};

use database::{Error, Tx};
use terms::{PersonId, PlaceId, Timestamp};

use crate::{
    actions::attending,
    gathering::{self, Attended},
    office::{self, Office},
    reading::{first, offices_in_force},
    segment::Segment,
    skill::{self, Audience},
    store::{self, segments::At},
    withholding,
};

/// What somebody who chooses members sees of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sight {
    /// The places whose members are withheld from her.
    pub without: BTreeSet<PlaceId>,
    /// The places of her offices that let her write to members: who offers a skill to them is found by it.
    pub(crate) held: BTreeSet<PlaceId>,
    /// The places of her offices that open what is known of members: what these came to there counts.
    pub(crate) opened: BTreeSet<PlaceId>,
}

/// What somebody sees of members now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sight(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Sight, Error> {
    let offices = offices_in_force(tx, person, now).await?;
    Ok(Sight {
        without: withholding::places_of(tx, &offices).await?,
        held: office::places_of(&offices, office::MAIL, now),
        opened: office::places_of(&offices, office::REVEAL, now),
    })
}

/// What somebody sees of the members of a place who offer a skill; `None` when no office lets her ask there for help.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 106 and 108.
pub(crate) async fn may_ask(
    tx: &mut Tx,
    person: PersonId,
    place: PlaceId,
    now: Timestamp,
) -> Result<Option<Sight>, Error> {
    let offices = offices_in_force(tx, person, now).await?;
    let chain = places::ancestor_ids(tx, place).await?;
    if !office::holds(&offices, office::MAIL, &chain, now) {
        return Ok(None);
    }
    let sight = sight(tx, person, now).await?;
    Ok((!sight.without.contains(&place)).then_some(sight))
}

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

/// Whether an officer may choose this segment, on offices with that capability, to write to them or to take them away: what she sees
/// of it, or `None` when she may not. Those of a skill are asked for help alone, and what members came to leaves in no file. Whoever
/// may not look at the members of a place learns neither which tags they have nor what they came to.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 26, 78, 80, 107 and 143.
pub async fn may_choose(
    tx: &mut Tx,
    person: PersonId,
    capability: &str,
    segment: &Segment,
    now: Timestamp,
) -> Result<Option<Sight>, Error> {
    if segment.skill.is_some() || (segment.attended.is_some() && capability == office::EXPORT) {
        return Ok(None);
    }
    let offices = offices_in_force(tx, person, now).await?;
    let without = withholding::places_of(tx, &offices).await?;
    let chain = places::ancestor_ids(tx, segment.place).await?;
    if without.contains(&segment.place) || !office::holds(&offices, capability, &chain, now) {
        return Ok(None);
    }
    if !knows(tx, &offices, (segment, &chain), now).await? {
        return Ok(None);
    }
    // Nobody is written to, or taken away, for what she offers to help with.
    let opened = office::places_of(&offices, office::REVEAL, now);
    Ok(Some(Sight { without, held: BTreeSet::new(), opened }))
}

/// Whether these offices let their holder know what a segment chooses by, of members at home in its place: tags and gatherings, which
/// are nothing to whoever may not look at those members. `chain` is the place with all that it lies in.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 78 and 143.
pub(crate) async fn knows(
    tx: &mut Tx,
    offices: &[Office],
    (segment, chain): (&Segment, &[PlaceId]),
    now: Timestamp,
) -> Result<bool, Error> {
    if segment.tag.is_none() && segment.attended.is_none() {
        return Ok(true);
    }
    if !office::holds(offices, office::REVEAL, chain, now) {
        return Ok(false);
    }
    if let Some(Attended::To(gathering)) = segment.attended
        && attending::chosen_by(tx, offices, (gathering, chain), now).await?.is_none()
    {
        return Ok(false);
    }
    let Some(tag) = segment.tag else { return Ok(true) };
    let Some(tag) = store::tags::find(tx, tag).await? else { return Ok(false) };
    let of_tag = places::ancestor_ids(tx, tag.place).await?;
    Ok(chain.contains(&tag.place) || office::holds(offices, office::REVEAL, &of_tag, now))
}

/// What every place lies in, so that a choice by skill or attendance over many homes asks for it once.
struct Tree(HashMap<PlaceId, PlaceId>);

impl Tree {
    /// Read where the segment asks for it, empty otherwise.
    async fn of(tx: &mut Tx, segment: &Segment) -> Result<Self, Error> {
        if segment.skill.is_none() && segment.attended.is_none() {
            return Ok(Self(HashMap::new()));
        }
        let all = places::all(tx).await?.into_iter();
        Ok(Self(all.filter_map(|place| Some((place.id, place.parent?))).collect()))
    }

    /// The narrowest audience of those at home in a place to which somebody who sees so much belongs.
    fn least(&self, sight: &Sight, home: PlaceId) -> Option<Audience> {
        skill::least(&sight.held, &self.chain(home))
    }

    /// How far above that home gatherings may lie to be in her sight; `-1` for none at all.
    fn highest(&self, sight: &Sight, home: PlaceId) -> i64 {
        gathering::reach(&sight.opened, &self.chain(home)).and_then(|steps| steps.try_into().ok()).unwrap_or(-1)
    }

    fn chain(&self, home: PlaceId) -> Vec<PlaceId> {
        std::iter::successors(Some(home), |place| self.0.get(place).copied()).collect()
    }
}

/// How many members of a segment somebody sees.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, segment: &Segment, sight: &Sight, now: Timestamp) -> Result<u64, Error> {
    let (mut sum, tree) = (0, Tree::of(tx, segment).await?);
    for home in places::within_ids(tx, segment.place).await?.into_iter().filter(|home| !sight.without.contains(home)) {
        let at = At { home, highest: tree.highest(sight, home), now };
        let least = tree.least(sight, home);
        sum += match Apart::of(tx, (segment, sight), at).await? {
            None => count_at(tx, (segment, least), at).await?,
            Some(apart) => {
                let came = apart.came(tx, least, at, (first(), usize::MAX)).await?.len() as u64;
                if apart.is_for_nothing { came + count_at(tx, (segment, least), at).await? } else { came }
            }
        };
    }
    Ok(sum)
}

/// How many of a segment are at home there, as far as they offer its skill to this audience.
async fn count_at(tx: &mut Tx, (segment, least): (&Segment, Option<Audience>), at: At) -> Result<u64, Error> {
    match (segment.skill, least) {
        (None, _) => store::segments::count_at(tx, segment, at).await,
        (Some(skill), Some(least)) => store::segments::count_skilled(tx, segment, (&skill.id, least), at).await,
        (Some(_), None) => Ok(0),
    }
}

/// Those of them, in the order of their ids.
async fn list_at(
    tx: &mut Tx,
    (segment, least): (&Segment, Option<Audience>),
    at: At,
    (after, limit): (PersonId, usize),
) -> Result<Vec<PersonId>, Error> {
    let from = (after, i64::try_from(limit).unwrap_or(i64::MAX));
    match (segment.skill, least) {
        (None, _) => store::segments::at(tx, segment, at, from).await,
        (Some(skill), Some(least)) => store::segments::skilled(tx, segment, (&skill.id, least), at, from).await,
        (Some(_), None) => Ok(Vec::new()),
    }
}

/// Choosing members of one home by whether they came to something, for somebody from whom gatherings of some places are withheld: what
/// was there counts as if it had not been. Few stand in a ballot and choose by it, so the statements for everybody do without this.
struct Apart {
    /// The segment, of those who came to something.
    came: Segment,
    /// Who of that home came to something that is not withheld.
    seen: HashSet<PersonId>,
    /// Whether those who came to nothing are chosen.
    is_for_nothing: bool,
}

impl Apart {
    /// Nothing where nothing is withheld, or no such choice is made.
    ///
    /// Source: docs/rules/membership.md, 143.
    async fn of(tx: &mut Tx, (segment, sight): (&Segment, &Sight), at: At) -> Result<Option<Self>, Error> {
        let (days, is_for_nothing) = match segment.attended {
            Some(Attended::Within(days)) => (days, false),
            Some(Attended::NotWithin(days)) => (days, true),
            Some(Attended::To(_)) | None => return Ok(None),
        };
        if sight.without.is_empty() {
            return Ok(None);
        }
        let attended = Attended::Within(days);
        let mut seen = store::gatherings::came_where(tx, (at.home, at.highest), attended.since(at.now)).await?;
        seen.retain(|(_, place)| !sight.without.contains(place));
        let seen = seen.into_iter().map(|(person, _)| person).collect();
        Ok(Some(Self { came: Segment { attended: Some(attended), ..*segment }, seen, is_for_nothing }))
    }

    /// Of those who came to something at all: who came to something that is not withheld, or the others, where those who came to
    /// nothing are chosen.
    async fn came(
        &self,
        tx: &mut Tx,
        least: Option<Audience>,
        at: At,
        (after, limit): (PersonId, usize),
    ) -> Result<Vec<PersonId>, Error> {
        let mut found = list_at(tx, (&self.came, least), at, (after, usize::MAX)).await?;
        found.retain(|person| self.seen.contains(person) != self.is_for_nothing);
        found.truncate(limit);
        Ok(found)
    }
}

/// Those of a segment at home there whom somebody sees, in the order of their ids.
async fn seen_at(
    tx: &mut Tx,
    (segment, sight): (&Segment, &Sight),
    least: Option<Audience>,
    at: At,
    (after, limit): (PersonId, usize),
) -> Result<Vec<PersonId>, Error> {
    let Some(apart) = Apart::of(tx, (segment, sight), at).await? else {
        return list_at(tx, (segment, least), at, (after, limit)).await;
    };
    let mut found = apart.came(tx, least, at, (after, limit)).await?;
    if apart.is_for_nothing {
        found.extend(list_at(tx, (segment, least), at, (after, limit)).await?);
        found.sort();
        found.truncate(limit);
    }
    Ok(found)
}

/// Whether somebody sees a member among those of a segment with a skill, wherever she is at home now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sees_skilled(
    tx: &mut Tx,
    (segment, sight): (&Segment, &Sight),
    person: PersonId,
    now: Timestamp,
) -> Result<bool, Error> {
    let (Some(skill), Some(home)) = (segment.skill, crate::reading::standing(tx, person, now).await?.place()) else {
        return Ok(false);
    };
    let chain = places::ancestor_ids(tx, home).await?;
    if sight.without.contains(&home) || !chain.contains(&segment.place) {
        return Ok(false);
    }
    let Some(least) = skill::least(&sight.held, &chain) else { return Ok(false) };
    let highest = gathering::reach(&sight.opened, &chain).and_then(|steps| steps.try_into().ok()).unwrap_or(-1);
    let at = At { home, highest, now };
    let is_one = store::segments::is_skilled(tx, segment, (&skill.id, least), at, person).await?;
    let Some(apart) = Apart::of(tx, (segment, sight), at).await? else { return Ok(is_one) };
    if apart.is_for_nothing && is_one {
        return Ok(true);
    }
    Ok(apart.seen.contains(&person) != apart.is_for_nothing
        && store::segments::is_skilled(tx, &apart.came, (&skill.id, least), at, person).await?)
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

/// A page of the members of a segment whom somebody sees, by home and id, and where the next one begins, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn page(
    tx: &mut Tx,
    (segment, sight): (&Segment, &Sight),
    after: Option<After>,
    limit: usize,
    now: Timestamp,
) -> Result<(Vec<(PlaceId, PersonId)>, Option<After>), Error> {
    let (mut found, tree) = (Vec::<(PlaceId, PersonId)>::new(), Tree::of(tx, segment).await?);
    for (home, begin) in homes_after(tx, segment.place, &sight.without, after).await? {
        let wanted = limit + 1 - found.len();
        let at = At { home, highest: tree.highest(sight, home), now };
        let here = seen_at(tx, (segment, sight), tree.least(sight, home), at, (begin, wanted)).await?;
        found.extend(here.into_iter().map(|person| (home, person)));
        if found.len() > limit {
            break;
        }
    }
    Ok(cut(found, limit))
}
