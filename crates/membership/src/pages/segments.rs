//! The people of my places: chosen by home, standing, time of joining, consent, tag, skill and attendance, never by a name in an
//! address.

use std::collections::HashSet;

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Response},
};
use database::{Error, Tx};
use terms::{PersonId, PlaceId, Plain, Timestamp};
use web::{App, Form, Frame, Page, PageError, Proof, gate, page, parts::Choice, see_other};

use super::{Named, choices, gatherings, named, words};
use crate::{
    choosing::{self, After, Sight},
    gathering::Attended,
    name,
    office::{EXPORT, MAIL, REVEAL},
    purpose, reading,
    segment::{NAME, Rights, Segment, SegmentId},
    skill,
    store::{self, segments::Saved},
};

/// People on one page.
const ON_A_PAGE: usize = 50;
/// Segments that one officer keeps at most.
const MOST_SAVED: i64 = 50;

/// Days within which somebody joined, as offered.
const DAYS: [u16; 4] = [7, 30, 90, 365];

#[derive(Template)]
#[template(path = "membership/segment.html")]
pub(super) struct SegmentPage {
    pub(super) frame: Frame,
    /// What was chosen, for the form of choices.
    pub(super) form: Form,
    pub(super) places: Vec<Choice>,
    pub(super) standings: Vec<Choice>,
    pub(super) days: Vec<Choice>,
    pub(super) purposes: Vec<Choice>,
    /// The tags that can be chosen by; none for who may not see whose they are.
    pub(super) tags: Vec<Choice>,
    /// The skills that can be chosen by; none for who may not ask for help there.
    pub(super) skills: Vec<Choice>,
    /// What they came to, as it can be chosen by; none for who may not know it.
    pub(super) came: Vec<Choice>,
    /// Where the reader asks those for help who offer the chosen one.
    pub(super) ask: Option<String>,
    /// Whether the reader defines tags.
    pub(super) may_define: bool,
    /// Where the reader writes to them all; none for who may not.
    pub(super) write: Option<String>,
    /// Where the reader asks for an export of them; none for who may not.
    pub(super) export: Option<String>,
    /// How many there are, in words.
    pub(super) count: String,
    pub(super) people: Vec<PersonLine>,
    /// Where the next page is.
    pub(super) next: Option<String>,
    /// The segment as it would be saved.
    pub(super) chosen: String,
    pub(super) saved: Vec<SavedLine>,
}

/// A member in a list: never a way to reach her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PersonLine {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) home: Named,
    pub(super) standing: String,
}

/// A saved segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SavedLine {
    pub(super) id: SegmentId,
    pub(super) name: String,
    pub(super) href: String,
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let query = query.unwrap_or_default();
    let mut tx = app.db.reader().await?;
    let segment = if query.contains("place=") {
        Segment::from_query(&query).ok_or(PageError::NotFound)?
    } else {
        let place = proof.places().into_iter().next().ok_or(PageError::Forbidden)?;
        Segment::of(place)
    };
    let sight = is_hers(&mut tx, &proof, segment.place, frame.now).await?;
    may_choose(&app, &mut tx, &proof, &segment).await?;
    page(&shown(&app, &mut tx, frame, &proof, (&segment, &sight), after(&query)).await?)
}

/// Refuses a place that lies in none of the reader's, as if there were none, and one whose members are withheld from her. What she
/// sees of the others.
async fn is_hers(tx: &mut Tx, proof: &Proof, place: PlaceId, now: Timestamp) -> Result<Sight, PageError> {
    let chain = places::ancestor_ids(tx, place).await?;
    if !chain.iter().any(|place| proof.places().contains(place)) {
        return Err(PageError::NotFound);
    }
    let sight = choosing::sight(tx, proof.person(), now).await?;
    if sight.without.contains(&place) { Err(PageError::Refused("membership-withheld")) } else { Ok(sight) }
}

/// Refuses a tag, a skill or a gathering that the reader may not choose by, as if there were none. Who offers a skill is found by those
/// who may ask for help; whoever may not look at the members of a place learns neither which tags they have nor what they came to.
async fn may_choose(app: &App, tx: &mut Tx, proof: &Proof, segment: &Segment) -> Result<(), PageError> {
    if segment.skill.is_some() && !gate::holds(app, proof.viewer(), MAIL, segment.place).await? {
        return Err(PageError::NotFound);
    }
    let offices = reading::offices_in_force(tx, proof.person(), app.now()).await?;
    let chain = places::ancestor_ids(tx, segment.place).await?;
    if choosing::knows(tx, &offices, (segment, &chain), app.now()).await? { Ok(()) } else { Err(PageError::NotFound) }
}

/// The tags of a place, of all that it lies in, and of all within it.
async fn tags(tx: &mut Tx, frame: &Frame, place: PlaceId) -> Result<Vec<Choice>, PageError> {
    let mut near: HashSet<PlaceId> = places::within_ids(tx, place).await?.into_iter().collect();
    near.extend(places::ancestor_ids(tx, place).await?);
    let mut choices = Vec::new();
    for tag in store::tags::all(tx).await?.into_iter().filter(|tag| near.contains(&tag.place)) {
        choices.push(Choice::new(tag.id.to_string(), super::tags::label(tx, frame, &tag).await?));
    }
    if !choices.is_empty() {
        choices.insert(0, Choice::new("", frame.t("membership-segment-any-tag")));
    }
    Ok(choices)
}

fn after(query: &str) -> Option<After> {
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "after").and_then(|(_, text)| After::read(&text))
}

async fn shown(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    proof: &Proof,
    (segment, sight): (&Segment, &Sight),
    after: Option<After>,
) -> Result<SegmentPage, PageError> {
    let count = choosing::count(tx, segment, sight, frame.now).await?;
    let (found, next) = choosing::page(tx, (segment, sight), after, ON_A_PAGE, frame.now).await?;
    let chosen = segment.to_query();
    let days = segment.joined_days.map(|days| days.to_string()).unwrap_or_default();
    let form = Form::filled(&[
        ("place", &segment.place.to_string()),
        ("standing", segment.standing.word()),
        ("days", &days),
        ("agrees", segment.purpose.map_or("", |purpose| purpose.id.as_str())),
        ("tag", &segment.tag.map(|tag| tag.to_string()).unwrap_or_default()),
        ("skill", segment.skill.map_or("", |skill| skill.id.as_str())),
        ("came", &segment.attended.map(Attended::to_text).unwrap_or_default()),
    ]);
    let may_write = choosing::may_choose(tx, proof.person(), MAIL, segment, frame.now).await?.is_some();
    let may_export = choosing::may_choose(tx, proof.person(), EXPORT, segment, frame.now).await?.is_some();
    let may_define = gate::holds(app, proof.viewer(), REVEAL, segment.place).await?;
    let may_ask = gate::holds(app, proof.viewer(), MAIL, segment.place).await?;
    let ask = segment.skill.map(|skill| format!("/volunteering/new?place={}&skill={}", segment.place, skill.id));
    Ok(SegmentPage {
        form,
        places: choices(tx, &frame, &proof.places(), true).await?,
        standings: standings(&frame),
        days: days_offered(&frame),
        purposes: purposes(&frame),
        tags: if may_define { tags(tx, &frame, segment.place).await? } else { Vec::new() },
        skills: if may_ask { skills(&frame) } else { Vec::new() },
        came: if may_define { gatherings::came(tx, &frame, proof.person(), segment).await? } else { Vec::new() },
        ask,
        may_define,
        write: may_write.then(|| format!("/mailings/new?{chosen}")),
        export: may_export.then(|| format!("/exports/new?{chosen}")),
        count: words::chosen(&frame, count),
        people: people(app, tx, &frame, found).await?,
        next: next.map(|next| format!("/people/list?{chosen}&after={}", next.to_text())),
        saved: saved(app, tx, &frame, proof.person()).await?,
        chosen,
        frame,
    })
}

/// How members are chosen beside their place, in words; empty where they are not.
///
/// # Errors
/// When the database fails.
pub async fn beside_the_place(tx: &mut Tx, frame: &Frame, segment: &Segment) -> Result<String, PageError> {
    let mut parts = Vec::new();
    if segment.standing != Rights::All {
        parts.push(frame.t(&format!("membership-segment-standing-{}", segment.standing.word())));
    }
    parts.extend(segment.joined_days.map(|days| frame.tn("membership-segment-days", &[("count", days.into())])));
    if let Some(purpose) = segment.purpose {
        let name = frame.t(&format!("membership-purpose-name-{}", purpose.id));
        parts.push(frame.tn("membership-segment-agrees", &[("purpose", name.into())]));
    }
    if let Some(tag) = segment.tag
        && let Some(tag) = store::tags::find(tx, tag).await?
    {
        parts.push(super::tags::label(tx, frame, &tag).await?);
    }
    parts.extend(segment.skill.map(|skill| super::skills::name(frame, skill)));
    if let Some(attended) = segment.attended {
        parts.extend(gatherings::attended(tx, frame, attended).await?);
    }
    Ok(parts.join(", "))
}

/// Names sorted as readers sort them, within the page.
async fn people(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    found: Vec<(PlaceId, PersonId)>,
) -> Result<Vec<PersonLine>, PageError> {
    let mut lines = Vec::new();
    for (place, person) in found {
        let Some(name) = reading::name(tx, &app.vault, person, frame.now).await? else { continue };
        let standing = words::standing(frame, &reading::standing(tx, person, frame.now).await?);
        lines.push(PersonLine { person, name, home: named(tx, frame, place).await?, standing });
    }
    lines.sort_by_cached_key(|line| (line.home.name.clone(), name::sort_key(&line.name), line.person));
    Ok(lines)
}

fn standings(frame: &Frame) -> Vec<Choice> {
    [Rights::All, Rights::Good, Rights::Suspended, Rights::Due]
        .map(|rights| Choice::new(rights.word(), frame.t(&format!("membership-segment-standing-{}", rights.word()))))
        .to_vec()
}

fn days_offered(frame: &Frame) -> Vec<Choice> {
    let offered =
        DAYS.map(|days| Choice::new(days.to_string(), frame.tn("membership-segment-days", &[("count", days.into())])));
    [vec![Choice::new("", frame.t("membership-segment-ever"))], offered.to_vec()].concat()
}

fn skills(frame: &Frame) -> Vec<Choice> {
    let offered = skill::all().iter().map(|skill| Choice::new(skill.id.as_str(), super::skills::name(frame, skill)));
    std::iter::once(Choice::new("", frame.t("membership-segment-any-skill"))).chain(offered).collect()
}

fn purposes(frame: &Frame) -> Vec<Choice> {
    let offered = purpose::all().iter().map(|purpose| {
        let name = frame.t(&format!("membership-purpose-name-{}", purpose.id));
        Choice::new(purpose.id.as_str(), frame.tn("membership-segment-agrees", &[("purpose", name.into())]))
    });
    std::iter::once(Choice::new("", frame.t("membership-segment-any"))).chain(offered).collect()
}

async fn saved(app: &App, tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Vec<SavedLine>, Error> {
    let mut lines = Vec::new();
    for Saved { id, name, chosen } in store::segments::of(tx, person).await? {
        let name = app.vault.open_field(person, NAME, &name, frame.now).await?.unwrap_or_default();
        lines.push(SavedLine { id, name, href: format!("/people/list?{chosen}") });
    }
    Ok(lines)
}

/// Keeps a segment under a name.
pub(super) async fn save(State(app): State<App>, proof: Proof, mut form: Form) -> Result<Response, PageError> {
    let name: Option<Plain<60>> = form.parse("name");
    let segment = Segment::from_query(form.value("chosen")).ok_or(PageError::Malformed)?;
    let name = name.ok_or(PageError::Refused("membership-segment-name-needed"))?;
    let mut tx = app.db.reader().await?;
    is_hers(&mut tx, &proof, segment.place, app.now()).await?;
    may_choose(&app, &mut tx, &proof, &segment).await?;
    drop(tx);
    let person = proof.person();
    let sealed = app.vault.seal(person, NAME, name.as_str(), app.now()).await?;
    let saved = Saved { id: form.id_or(app.new_id()), name: sealed, chosen: segment.to_query() };
    let (now, href) = (app.now(), format!("/people/list?{}&done=membership-done-shown", saved.chosen));
    let is_kept = app
        .db
        .write::<bool, Error, _>(move |tx| {
            let saved = saved.clone();
            Box::pin(async move {
                if store::segments::how_many(tx, person).await? >= MOST_SAVED {
                    return Ok(false);
                }
                store::segments::save(tx, person, &saved, now).await?;
                Ok(true)
            })
        })
        .await?;
    if is_kept { Ok(see_other(&href).into_response()) } else { Err(PageError::Refused("membership-segment-too-many")) }
}

/// Drops a saved segment.
pub(super) async fn drop_saved(
    State(app): State<App>,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id: SegmentId = id.parse().map_err(|_| PageError::NotFound)?;
    let person = proof.person();
    app.db.write(move |tx| Box::pin(store::segments::drop(tx, person, id))).await?;
    Ok(see_other("/people/list?done=membership-done-shown"))
}
