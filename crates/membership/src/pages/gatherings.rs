//! Gatherings of my places: listed, noted, corrected and taken away; and how they are said elsewhere.

use std::collections::{BTreeSet, HashMap, HashSet, hash_map::Entry};

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use database::{BoxFuture, Error, Tx};
use terms::{Day, PersonId, PlaceId, Timestamp};
use web::{App, Form, Frame, Limit, Page, PageError, Params, Proof, Value, page, parts::Choice, refused, see_other};

use super::{Named, came::FoundLine, choices, named, or_movement, words};
use crate::{
    actions::attending,
    choosing,
    gathering::{Attended, Gathering, GatheringId, Title, can_be_noted, rule},
    office::REVEAL,
    reading,
    segment::Segment,
    store::{self, gatherings::Found},
    withholding,
};

/// Gatherings that one officer notes.
const PER_OFFICER: Limit = Limit { name: "membership.gatherings", times: 30, per_micros: Timestamp::DAY };
/// Gatherings on one page of the list.
const ON_A_PAGE: usize = 25;
/// People on one page of a gathering.
const PEOPLE_ON_A_PAGE: usize = 50;
/// Nobody turns further.
const LAST_PAGE: usize = 100;
/// Gatherings that members can be chosen by, the newest.
const MOST_OFFERED: usize = 30;

#[derive(Template)]
#[template(path = "membership/gatherings.html")]
pub(super) struct GatheringsPage {
    pub(super) frame: Frame,
    pub(super) gatherings: Vec<GatheringLine>,
    pub(super) newer: Option<String>,
    pub(super) older: Option<String>,
}

/// A gathering in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GatheringLine {
    pub(super) id: GatheringId,
    pub(super) title: String,
    /// What it was, and when.
    pub(super) about: String,
    pub(super) place: Named,
    /// How many came, in words.
    pub(super) count: String,
}

#[derive(Template)]
#[template(path = "membership/gathering_new.html")]
pub(super) struct NewPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) places: Vec<Choice>,
    pub(super) kinds: Vec<Choice>,
    /// How long ago it may have been, in words.
    pub(super) hint: String,
}

#[derive(Template)]
#[template(path = "membership/gathering.html")]
pub(super) struct GatheringPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) id: GatheringId,
    pub(super) title: String,
    pub(super) held_in: Named,
    pub(super) place_id: PlaceId,
    /// What it was.
    pub(super) kind: String,
    pub(super) day: String,
    /// Until when it is known who came; none once it is not known any more.
    pub(super) until: Option<String>,
    /// How many came, in words.
    pub(super) count: String,
    pub(super) people: Vec<FoundLine>,
    pub(super) newer: Option<String>,
    pub(super) older: Option<String>,
    /// Whom a search found; none before anybody was searched for.
    pub(super) found: Option<Vec<FoundLine>>,
    pub(super) has_more: bool,
    /// How many numbers can be pasted at once, in words.
    pub(super) numbers_hint: String,
}

/// The place of the gathering in the address; the movement as a whole when there is no such gathering.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let found = match params.parse::<GatheringId>("gathering") {
            Some(id) => store::gatherings::find(&mut tx, id).await?,
            None => None,
        };
        or_movement(&mut tx, found.map(|(gathering, _)| gathering.place)).await
    })
}

/// The gathering in the address.
pub(super) async fn found(tx: &mut Tx, id: &str) -> Result<Found, PageError> {
    let id: GatheringId = id.parse().map_err(|_| PageError::NotFound)?;
    store::gatherings::find(tx, id).await?.ok_or(PageError::NotFound)
}

/// The name of a kind of gathering.
fn kind_name(frame: &Frame, kind: &str) -> String {
    frame.t(&format!("membership-gathering-kind-{kind}"))
}

/// A gathering as the values of a sentence.
pub(super) async fn said(
    tx: &mut Tx,
    frame: &Frame,
    gathering: &Gathering,
) -> Result<[(&'static str, Value); 3], PageError> {
    Ok([
        ("title", gathering.title.as_str().into()),
        ("place", named(tx, frame, gathering.place).await?.name.into()),
        ("day", frame.day(gathering.held_at).into()),
    ])
}

/// A gathering in words: what it is called, where and when it was.
pub(super) async fn in_words(tx: &mut Tx, frame: &Frame, gathering: &Gathering) -> Result<String, PageError> {
    Ok(frame.tn("membership-gathering-said", &said(tx, frame, gathering).await?))
}

/// By what members are chosen, in words; nothing once the gathering was taken away.
pub(super) async fn attended(tx: &mut Tx, frame: &Frame, by: Attended) -> Result<Option<String>, PageError> {
    let days = |key: &str, days: u16| Some(frame.tn(key, &[("count", days.into())]));
    Ok(match by {
        Attended::Within(within) => days("membership-segment-came-within", within),
        Attended::NotWithin(within) => days("membership-segment-came-not", within),
        Attended::To(id) => match store::gatherings::find(tx, id).await? {
            Some((gathering, _)) => Some(frame.tn("membership-segment-came-to", &said(tx, frame, &gathering).await?)),
            None => None,
        },
    })
}

/// What members of a segment's place can be chosen by: something or nothing within some days, and the newest gatherings that one office
/// of the reader's reaches together with the place; the chosen one is among them.
pub(super) async fn came(
    tx: &mut Tx,
    frame: &Frame,
    reader: PersonId,
    segment: &Segment,
) -> Result<Vec<Choice>, PageError> {
    let mut offered = vec![Choice::new("", frame.t("membership-segment-any-came"))];
    for by in [Attended::Within as fn(u16) -> Attended, Attended::NotWithin] {
        for days in &rule().days_offered {
            let by = by(*days);
            offered.push(Choice::new(by.to_text(), attended(tx, frame, by).await?.unwrap_or_default()));
        }
    }
    let offices = reading::offices_in_force(tx, reader, frame.now).await?;
    let chain = places::ancestor_ids(tx, segment.place).await?;
    let without = withholding::places_of(tx, &offices).await?;
    let mut near = BTreeSet::new();
    for office in offices.iter().filter(|office| office.allows(REVEAL, &chain, frame.now)) {
        near.extend(places::within_ids(tx, office.place).await?);
    }
    near.retain(|place| !without.contains(place));
    let mut all = newest(tx, near, MOST_OFFERED).await?;
    all.retain(|(gathering, _)| gathering.is_open(frame.now));
    all.truncate(MOST_OFFERED);
    if let Some(Attended::To(id)) = segment.attended
        && !all.iter().any(|(gathering, _)| gathering.id == id)
    {
        all.extend(store::gatherings::find(tx, id).await?);
    }
    for (gathering, _) in all {
        let by = Attended::To(gathering.id);
        offered.push(Choice::new(by.to_text(), attended(tx, frame, by).await?.unwrap_or_default()));
    }
    Ok(offered)
}

/// The newest gatherings of these places together, a few more than asked for.
async fn newest(tx: &mut Tx, places: impl IntoIterator<Item = PlaceId>, most: usize) -> Result<Vec<Found>, Error> {
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    let mut all = Vec::new();
    for place in places {
        all.extend(store::gatherings::at(tx, place, limit).await?);
    }
    all.sort_by_key(|(gathering, _)| std::cmp::Reverse((gathering.held_at, gathering.id)));
    Ok(all)
}

/// The page that an address asks for, from 1.
fn page_of(query: Option<&str>) -> usize {
    let found = form_urlencoded::parse(query.unwrap_or_default().as_bytes()).find(|(name, _)| name == "page");
    found.and_then(|(_, page)| page.parse().ok()).filter(|page| (1..=LAST_PAGE).contains(page)).unwrap_or(1)
}

/// Where the page before and the page after this one are, of so many lines.
fn turned(path: &str, turned: usize, (lines, on_a_page): (usize, usize)) -> (Option<String>, Option<String>) {
    let href = |page: usize| format!("{path}?page={page}");
    let has_older = lines > turned * on_a_page && turned < LAST_PAGE;
    ((turned > 1).then(|| href(turned - 1)), has_older.then(|| href(turned + 1)))
}

pub(super) async fn list(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let without = choosing::sight(&mut tx, proof.person(), frame.now).await?.without;
    let mut own = BTreeSet::new();
    for top in proof.places() {
        own.extend(places::within_ids(&mut tx, top).await?);
    }
    own.retain(|place| !without.contains(place));
    let at = page_of(query.as_deref());
    let all = newest(&mut tx, own, at * ON_A_PAGE + 1).await?;
    let (newer, older) = turned("/gatherings", at, (all.len(), ON_A_PAGE));
    let (mut gatherings, mut homes) = (Vec::new(), HashMap::new());
    for found in all.into_iter().skip((at - 1) * ON_A_PAGE).take(ON_A_PAGE) {
        gatherings.push(line(&mut tx, &frame, proof.person(), &found, &mut homes).await?);
    }
    page(&GatheringsPage { frame, gatherings, newer, older })
}

/// A gathering for the list. `homes` keeps, for each place, the homes whose members the reader sees at gatherings there.
async fn line(
    tx: &mut Tx,
    frame: &Frame,
    reader: PersonId,
    found: &Found,
    homes: &mut HashMap<PlaceId, HashSet<PlaceId>>,
) -> Result<GatheringLine, PageError> {
    let gathering = &found.0;
    let homes = match homes.entry(gathering.place) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(new) => new.insert(attending::homes(tx, reader, gathering.place, frame.now).await?),
    };
    let count = counted(tx, found, homes, frame.now).await?;
    let about = [("kind", kind_name(frame, gathering.kind).into()), ("day", frame.day(gathering.held_at).into())];
    Ok(GatheringLine {
        id: gathering.id,
        title: gathering.title.to_string(),
        about: frame.tn("membership-gathering-about", &about),
        place: named(tx, frame, gathering.place).await?,
        count: words::chosen(frame, count),
    })
}

/// How many came of those in the reader's sight, also once nobody is to know who: nobody is told by a count who is not told by name.
async fn counted(tx: &mut Tx, found: &Found, homes: &HashSet<PlaceId>, now: Timestamp) -> Result<u64, Error> {
    let by_home = store::gatherings::came_by_home(tx, found, now).await?;
    Ok(by_home.into_iter().filter(|(home, _)| homes.contains(home)).map(|(_, came)| came).sum())
}

pub(super) async fn begin(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let today = frame.now.day(&app.settings.zone).to_string();
    let mut tx = app.db.reader().await?;
    page(&new_page(&mut tx, frame, &proof, Form::filled(&[("day", &today)])).await?)
}

async fn new_page(tx: &mut Tx, frame: Frame, proof: &Proof, form: Form) -> Result<NewPage, PageError> {
    Ok(NewPage {
        places: choices(tx, &frame, &proof.places(), true).await?,
        kinds: rule().kinds.iter().map(|kind| Choice::new(kind.as_str(), kind_name(&frame, kind))).collect(),
        hint: frame.t("membership-gathering-day-hint"),
        frame,
        form,
    })
}

/// Notes a gathering.
pub(super) async fn hold(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let Some(gathering) = read(&app, &mut tx, &proof, &mut form).await? else {
        return refused(&new_page(&mut tx, frame, &proof, form).await?);
    };
    drop(tx);
    app.limits.take(PER_OFFICER, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
    let id = gathering.id;
    attending::hold(&app.db, gathering, app.now()).await?;
    Ok(see_other(&format!("/gatherings/{id}?done=membership-done-gathering")))
}

/// What was filled in; what is wrong with it is noted in the form.
async fn read(app: &App, tx: &mut Tx, proof: &Proof, form: &mut Form) -> Result<Option<Gathering>, PageError> {
    let place = match form.value("place").parse::<PlaceId>() {
        Ok(place) if is_hers(tx, proof, place, app.now()).await? => Some(place),
        _ => None,
    };
    if place.is_none() {
        form.refuse("place", "web-error-choose");
    }
    let kinds: Vec<(&str, &'static str)> = rule().kinds.iter().map(|kind| (kind.as_str(), kind.as_str())).collect();
    let kind = form.choice("kind", &kinds);
    let title: Option<Title> = form.parse("title");
    let zone = &app.settings.zone;
    let day: Option<Day> = form.value("day").parse().ok();
    let day = day.filter(|day| can_be_noted(*day, app.now().day(zone)));
    if day.is_none() {
        form.refuse("day", "membership-gathering-day-wrong");
    }
    let (Some(place), Some(kind), Some(title), Some(day)) = (place, kind, title, day) else { return Ok(None) };
    let id = form.id_or(app.new_id_by_chance());
    Ok(Some(Gathering { id, place, kind, title, held_at: day.starts(zone) }))
}

/// Whether a place lies in one of hers, and its members are not withheld from her.
async fn is_hers(tx: &mut Tx, proof: &Proof, place: PlaceId, now: Timestamp) -> Result<bool, Error> {
    let chain = places::ancestor_ids(tx, place).await?;
    let without = choosing::sight(tx, proof.person(), now).await?.without;
    Ok(chain.iter().any(|place| proof.places().contains(place)) && !without.contains(&place))
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let found = found(&mut tx, &id).await?;
    let at = page_of(query.as_deref());
    page(&shown(&app, &mut tx, frame, &proof, (&found, at), Form::default()).await?)
}

/// The page of a gathering, turned to a page of those who came.
pub(super) async fn shown(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    proof: &Proof,
    (found, at): (&Found, usize),
    form: Form,
) -> Result<GatheringPage, PageError> {
    let gathering = &found.0;
    let is_open = gathering.is_open(frame.now);
    let homes = attending::homes(tx, proof.person(), gathering.place, frame.now).await?;
    let mut came = store::gatherings::came(tx, gathering.id, frame.now).await?;
    came.retain(|(_, home)| homes.contains(home));
    let count = counted(tx, found, &homes, frame.now).await?;
    let (newer, older) = turned(&format!("/gatherings/{}", gathering.id), at, (came.len(), PEOPLE_ON_A_PAGE));
    let mut people = Vec::new();
    for (person, home) in came.into_iter().skip((at - 1) * PEOPLE_ON_A_PAGE).take(PEOPLE_ON_A_PAGE) {
        let Some(name) = reading::name(tx, &app.vault, person, frame.now).await? else { continue };
        people.push(FoundLine { person, name, home: named(tx, &frame, home).await?, is_noted: true });
    }
    let until = [("day", frame.day(gathering.until()).into())];
    Ok(GatheringPage {
        id: gathering.id,
        title: gathering.title.to_string(),
        held_in: named(tx, &frame, gathering.place).await?,
        place_id: gathering.place,
        kind: kind_name(&frame, gathering.kind),
        day: frame.day(gathering.held_at),
        until: is_open.then(|| frame.tn("membership-gathering-until", &until)),
        count: words::chosen(&frame, count),
        people,
        newer,
        older,
        found: None,
        has_more: false,
        numbers_hint: frame.tn("membership-came-numbers-hint", &[("most", rule().most_pasted.into())]),
        form: if form.fields().is_empty() { Form::filled(&[("title", gathering.title.as_str())]) } else { form },
        frame,
    })
}

/// Corrects what it is called.
pub(super) async fn rename(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let found = found(&mut tx, &id).await?;
    let title: Option<Title> = form.parse("title");
    let Some(title) = title else {
        return refused(&shown(&app, &mut tx, frame, &proof, (&found, 1), form).await?);
    };
    drop(tx);
    attending::rename(&app.db, found.0.id, title).await?;
    Ok(see_other(&format!("/gatherings/{id}?done=membership-done-shown")))
}

/// Takes it away, with who came.
pub(super) async fn drop_it(State(app): State<App>, _: Proof, Path(id): Path<String>) -> Result<Response, PageError> {
    let (gathering, _) = found(&mut app.db.reader().await?, &id).await?;
    attending::drop(&app.db, gathering.id).await?;
    Ok(see_other("/gatherings?done=membership-done-gathering-gone"))
}

/// A member takes away that she came.
pub(super) async fn own(State(app): State<App>, proof: Proof, Path(id): Path<String>) -> Result<Response, PageError> {
    let id: GatheringId = id.parse().map_err(|_| PageError::NotFound)?;
    attending::take_own(&app.db, proof.person(), id).await?;
    Ok(see_other("/me/notes?done=membership-done-shown"))
}
