//! What happened with a member, newest first: as much of it as the reader's office lets her see anyway.

use database::Tx;
use terms::{PersonId, PlaceId, Timestamp};
use web::{Frame, PageError};

use super::{gatherings, named, words};
use crate::{
    actions::{following, noting},
    gathering::is_in_sight,
    office::{self, ANSWER, Office, REVEAL, SEARCH, STANDING, SUBSCRIPTIONS},
    reading,
    standing::{Event, Happening, Standing},
    store,
};

/// Lines on one page.
const ON_A_PAGE: usize = 20;
/// Nobody turns further.
const LAST_PAGE: usize = 100;
/// Gatherings that are looked at: more than anybody comes to in thirteen months.
const MOST_CAME: i64 = 500;

/// Something that happened, with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) day: String,
    pub(super) what: String,
    /// Where more of it stands.
    pub(super) href: Option<String>,
}

/// A page of what happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Timeline {
    pub(super) lines: Vec<Line>,
    pub(super) newer: Option<String>,
    pub(super) older: Option<String>,
}

/// The page that an address asks for, from 1.
pub(super) fn page_of(query: Option<&str>) -> usize {
    let query = query.unwrap_or_default();
    let found = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "page");
    found.and_then(|(_, page)| page.parse().ok()).filter(|page| (1..=LAST_PAGE).contains(page)).unwrap_or(1)
}

/// What a reader may see, and of whom.
struct Reach<'a> {
    reader: PersonId,
    offices: &'a [Office],
    /// The member's home with all that it lies in.
    home: &'a [PlaceId],
    now: Timestamp,
}

impl Reach<'_> {
    fn at_home(&self, capability: &str) -> bool {
        office::holds(self.offices, capability, self.home, self.now)
    }

    async fn over(&self, tx: &mut Tx, capability: &str, place: PlaceId) -> Result<bool, PageError> {
        let chain = places::ancestor_ids(tx, place).await?;
        Ok(office::holds(self.offices, capability, &chain, self.now))
    }

    /// The name of a place within the reader's own; of any other no more than that it is elsewhere.
    async fn name(&self, tx: &mut Tx, frame: &Frame, place: PlaceId) -> Result<String, PageError> {
        if self.over(tx, SEARCH, place).await? {
            Ok(named(tx, frame, place).await?.name)
        } else {
            Ok(frame.t("membership-elsewhere"))
        }
    }
}

/// An entry before it is put in order.
type Entry = (Timestamp, String, Option<String>);

/// A page of what happened with a member at home in a place, for an officer.
///
/// Source: docs/rules/membership.md, 77.
pub(super) async fn of(
    tx: &mut Tx,
    frame: &Frame,
    (reader, person): (PersonId, PersonId),
    page: usize,
) -> Result<Timeline, PageError> {
    let Standing::Member { since, place, .. } = reading::standing(tx, person, frame.now).await? else {
        return Ok(Timeline::default());
    };
    let offices = reading::offices_in_force(tx, reader, frame.now).await?;
    let home = places::ancestor_ids(tx, place).await?;
    let reach = Reach { reader, offices: &offices, home: &home, now: frame.now };
    let mut all = standings(tx, frame, &reach, (person, since)).await?;
    all.extend(held(tx, frame, &reach, person).await?);
    all.extend(welcomed(tx, frame, person).await?);
    all.extend(noted(tx, frame, &reach, person).await?);
    all.extend(wrote(tx, frame, &reach, person).await?);
    all.extend(followed(tx, frame, &reach, person).await?);
    all.extend(came(tx, frame, &reach, person).await?);
    // Of two at one instant the one entered later stands first.
    all.reverse();
    all.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    Ok(turned(frame, person, all, page))
}

fn turned(frame: &Frame, person: PersonId, all: Vec<Entry>, page: usize) -> Timeline {
    let first = (page - 1) * ON_A_PAGE;
    let href = |page: usize| format!("/people/{person}?page={page}");
    let older = (all.len() > first + ON_A_PAGE && page < LAST_PAGE).then(|| href(page + 1));
    let lines = all.into_iter().skip(first).take(ON_A_PAGE);
    let lines = lines.map(|(at, what, href)| Line { day: frame.day(at), what, href }).collect();
    Timeline { lines, newer: (page > 1).then(|| href(page - 1)), older }
}

/// Standing: whoever decides on it sees all, others since when she has been a member, where, and what they enter themselves.
async fn standings(
    tx: &mut Tx,
    frame: &Frame,
    reach: &Reach<'_>,
    (person, since): (PersonId, Timestamp),
) -> Result<Vec<Entry>, PageError> {
    let (decides, enters) = (reach.at_home(STANDING), reach.at_home(SUBSCRIPTIONS));
    let is_shown = |event: &Event| match event.what {
        Happening::Admitted { .. } | Happening::Moved { .. } => decides || event.at >= since,
        Happening::Paid { .. } | Happening::Returned { .. } => decides || enters,
        _ => decides,
    };
    let mut entries = Vec::new();
    for event in store::history::of(tx, person).await?.into_iter().filter(is_shown) {
        let place = match event.what {
            Happening::Admitted { place } | Happening::Moved { place } => reach.name(tx, frame, place).await?,
            _ => String::new(),
        };
        entries.push((event.at, words::event(frame, &event, &place), None));
    }
    Ok(entries)
}

/// Offices that began and ended.
async fn held(tx: &mut Tx, frame: &Frame, reach: &Reach<'_>, person: PersonId) -> Result<Vec<Entry>, PageError> {
    let mut entries = Vec::new();
    for office in store::offices::ever_of(tx, person).await? {
        let place = reach.name(tx, frame, office.place).await?;
        let values = [("role", words::role(frame, office.role).into()), ("place", place.into())];
        if office.starts_at <= reach.now {
            entries.push((office.starts_at, frame.tn("membership-timeline-office", &values), None));
        }
        if office.ends_at <= reach.now {
            entries.push((office.ends_at, frame.tn("membership-timeline-office-ended", &values), None));
        }
    }
    Ok(entries)
}

async fn welcomed(tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Vec<Entry>, PageError> {
    let all = store::welcomes::of(tx, person).await?.into_iter();
    Ok(all.map(|at| (at, frame.t("membership-timeline-welcomed"), None)).collect())
}

/// That something was noted, and until when; never what.
async fn noted(tx: &mut Tx, frame: &Frame, reach: &Reach<'_>, person: PersonId) -> Result<Vec<Entry>, PageError> {
    if reach.reader == person || !reach.at_home(REVEAL) {
        return Ok(Vec::new());
    }
    let notes = noting::readable(tx, reach.reader, person, reach.now).await?.into_iter();
    let what = |until| frame.tn("membership-timeline-note", &[("day", frame.day(until).into())]);
    Ok(notes.map(|note| (note.written_at, what(note.until), Some(format!("/people/{person}/notes")))).collect())
}

/// That she wrote to the organisers of places for which the reader answers.
async fn wrote(tx: &mut Tx, frame: &Frame, reach: &Reach<'_>, person: PersonId) -> Result<Vec<Entry>, PageError> {
    let mut entries = Vec::new();
    for (thread, opened_at) in store::threads::from(tx, person).await? {
        if reach.over(tx, ANSWER, thread.place).await? {
            let place = named(tx, frame, thread.place).await?.name;
            let what = frame.tn("membership-timeline-wrote", &[("place", place.into())]);
            entries.push((opened_at, what, Some(format!("/threads/{}", thread.id))));
        }
    }
    Ok(entries)
}

/// The gatherings that she came to, of places that one office of the reader's reaches together with her home.
async fn came(tx: &mut Tx, frame: &Frame, reach: &Reach<'_>, person: PersonId) -> Result<Vec<Entry>, PageError> {
    if !reach.at_home(REVEAL) {
        return Ok(Vec::new());
    }
    let mut entries = Vec::new();
    for (gathering, _) in store::gatherings::of(tx, person, MOST_CAME, reach.now).await? {
        let chain = places::ancestor_ids(tx, gathering.place).await?;
        if is_in_sight(reach.offices, (&chain, reach.home), reach.now) {
            let what = frame.tn("membership-timeline-came", &gatherings::said(tx, frame, &gathering).await?);
            entries.push((gathering.held_at, what, Some(format!("/gatherings/{}", gathering.id))));
        }
    }
    Ok(entries)
}

/// That somebody was to come back to her, and did.
async fn followed(tx: &mut Tx, frame: &Frame, reach: &Reach<'_>, person: PersonId) -> Result<Vec<Entry>, PageError> {
    let mut entries = Vec::new();
    for shown in following::about(tx, (reach.reader, reach.offices), person, reach.now).await? {
        let day = frame.day(shown.one.last());
        let what = frame.tn("membership-timeline-follow", &[("day", day.into())]);
        entries.push((shown.one.made_at, what, None));
        let done = shown.one.done_at.map(|at| (at, frame.t("membership-timeline-followed"), None));
        entries.extend(done);
    }
    Ok(entries)
}
