//! Calls for help, as officers make and read them.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use database::{BoxFuture, Error, Tx};
use terms::{Day, PlaceId, Plain, Timestamp};
use web::{App, Form, Frame, Limit, Page, PageError, Params, Proof, gate, page, parts::Choice, refused, see_other};

use super::{Named, choices, named, or_movement, skills, words as said};
use crate::{
    actions::helping::{self, NewCall},
    choosing,
    help::{Asked, Call, CallId, LONGEST, NotCalled, Words, rule},
    office::ANSWER,
    reading,
    segment::{Told, told},
    skill::{self, Skill},
    store,
    thread::ThreadId,
};

/// Calls of one officer.
const PER_OFFICER: Limit = Limit { name: "membership.help", times: 10, per_micros: Timestamp::DAY };
/// Calls that are over, on the page.
const MOST_PAST: usize = 50;

#[derive(Template)]
#[template(path = "membership/help.html")]
pub(super) struct CallsPage {
    pub(super) frame: Frame,
    pub(super) open: Vec<CallLine>,
    pub(super) past: Vec<CallLine>,
}

/// A call in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CallLine {
    pub(super) id: CallId,
    pub(super) skill: String,
    pub(super) place: Named,
    pub(super) day: String,
}

#[derive(Template)]
#[template(path = "membership/help_new.html")]
pub(super) struct NewPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) places: Vec<Choice>,
    pub(super) skills: Vec<Choice>,
    /// How many can be asked, in words, once place and skill were chosen.
    pub(super) count: Option<String>,
    /// Whether anybody can be.
    pub(super) may_ask: bool,
    /// How far ahead the day may be, in words.
    pub(super) by: String,
}

#[derive(Template)]
#[template(path = "membership/help_call.html")]
pub(super) struct CallPage {
    pub(super) frame: Frame,
    pub(super) id: CallId,
    pub(super) skill: String,
    pub(super) members_of: Named,
    pub(super) facts: CallFacts,
    /// How many were asked, in words.
    pub(super) asked: String,
    pub(super) is_open: bool,
    /// Who said yes: name, thread, and when.
    pub(super) yes: Vec<(String, Option<ThreadId>, String)>,
    /// How many said not this time, from five on.
    pub(super) no: Option<String>,
}

/// What a call is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CallFacts {
    /// What is to be done, in paragraphs.
    pub(super) what: Vec<String>,
    pub(super) meets: String,
    pub(super) day: String,
    pub(super) needed: String,
}

impl CallFacts {
    /// What a call is about, for a reader.
    pub(super) fn of(frame: &Frame, call: &Call, words: &Words) -> Self {
        let paragraphs = words.what.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
        Self {
            what: paragraphs.map(str::to_owned).collect(),
            meets: words.meets.clone(),
            day: frame.day(call.starts_at),
            needed: frame.tn("membership-help-needed-count", &[("count", call.needed.into())]),
        }
    }
}

/// The place of the call in the address; the movement as a whole when there is no such call.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let found = match params.parse::<CallId>("call") {
            Some(id) => store::help::find(&mut tx, id).await?,
            None => None,
        };
        or_movement(&mut tx, found.map(|(call, _)| call.place)).await
    })
}

pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let without = choosing::sight(&mut tx, proof.person(), frame.now).await?.without;
    let mut places = BTreeSet::new();
    for top in proof.places() {
        places.extend(places::within_ids(&mut tx, top).await?);
    }
    let (mut open, mut past) = (Vec::new(), Vec::new());
    for place in places.into_iter().filter(|place| !without.contains(place)) {
        for (call, _) in store::help::at(&mut tx, place).await? {
            if call.is_open(frame.now) { open.push(call) } else { past.push(call) }
        }
    }
    open.sort_by_key(|call| (call.starts_at, call.id));
    past.sort_by_key(|call| (std::cmp::Reverse(call.over_at), call.id));
    past.truncate(MOST_PAST);
    let open = lines(&mut tx, &frame, &open).await?;
    let past = lines(&mut tx, &frame, &past).await?;
    page(&CallsPage { frame, open, past })
}

async fn lines(tx: &mut Tx, frame: &Frame, calls: &[Call]) -> Result<Vec<CallLine>, PageError> {
    let mut lines = Vec::new();
    for call in calls {
        lines.push(CallLine {
            id: call.id,
            skill: skills::name(frame, call.skill),
            place: named(tx, frame, call.place).await?,
            day: frame.day(call.starts_at),
        });
    }
    Ok(lines)
}

/// The form, with how many can be asked once place and skill stand in the address.
pub(super) async fn begin(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let query = query.unwrap_or_default();
    let value = |name: &str| {
        let found = form_urlencoded::parse(query.as_bytes()).find(|(field, _)| field == name);
        found.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let form = Form::filled(&[("place", &value("place")), ("skill", &value("skill"))]);
    let mut tx = app.db.reader().await?;
    page(&new_page(&app, &mut tx, frame, &proof, form).await?)
}

async fn new_page(app: &App, tx: &mut Tx, frame: Frame, proof: &Proof, form: Form) -> Result<NewPage, PageError> {
    let chosen = chosen(&form)?;
    let count = match chosen {
        Some((place, skill)) => {
            let sight = choosing::may_ask(tx, proof.person(), place, frame.now).await?.ok_or(PageError::NotFound)?;
            Some(helping::count(tx, (proof.person(), &sight), (place, skill), frame.now).await?)
        }
        None => None,
    };
    let last = crate::note::day_after(rule().most_days, &app.settings.zone, frame.now);
    Ok(NewPage {
        places: choices(tx, &frame, &proof.places(), true).await?,
        skills: skill::all().iter().map(|skill| Choice::new(skill.id.as_str(), skills::name(&frame, skill))).collect(),
        may_ask: count.is_some_and(|count| count > 0),
        count: count.map(|count| said::chosen(&frame, count)),
        by: frame.tn("membership-help-day-hint", &[("day", frame.day(last).into())]),
        frame,
        form,
    })
}

/// Place and skill of the form; `None` while nothing was chosen.
fn chosen(form: &Form) -> Result<Option<(PlaceId, &'static Skill)>, PageError> {
    if form.value("place").is_empty() || form.value("skill").is_empty() {
        return Ok(None);
    }
    let place = form.value("place").parse().map_err(|_| PageError::NotFound)?;
    Ok(Some((place, skill::find(form.value("skill")).ok_or(PageError::NotFound)?)))
}

/// Makes the call.
pub(super) async fn call(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let (place, skill) = chosen(&form)?.ok_or(PageError::Malformed)?;
    let mut tx = app.db.reader().await?;
    choosing::may_ask(&mut tx, proof.person(), place, frame.now).await?.ok_or(PageError::NotFound)?;
    let Some((words, day, needed)) = read(&app, &mut form) else {
        return refused(&new_page(&app, &mut tx, frame, &proof, form).await?);
    };
    drop(tx);
    app.limits.take(PER_OFFICER, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
    let zone = &app.settings.zone;
    let new = NewCall {
        id: form.id_or(app.new_id_by_chance()),
        by: proof.person(),
        place,
        skill,
        words,
        starts_at: day.starts(zone),
        over_at: day.plus(1).starts(zone),
        needed,
    };
    let id = new.id;
    match helping::call(&app.db, &app.vault, new, app.now()).await {
        Ok(()) => Ok(see_other(&format!("/volunteering/{id}?done=membership-done-help-asked"))),
        Err(NotCalled::NotYours) => Err(PageError::NotFound),
        Err(NotCalled::Nobody) => Err(PageError::Refused("membership-help-nobody")),
        Err(NotCalled::TooMany) => Err(PageError::Refused("membership-help-too-many")),
        Err(NotCalled::Database(error)) => Err(error.into()),
    }
}

/// What was filled in; what is wrong with it is noted in the form.
fn read(app: &App, form: &mut Form) -> Option<(Words, Day, i64)> {
    let what = form.text("what", LONGEST, false);
    let meets: Option<Plain<150>> = form.parse("meets");
    let today = app.now().day(&app.settings.zone);
    let day: Option<Day> = form.value("day").parse().ok();
    let day = day.filter(|day| (1..=rule().most_days).contains(&day.since(today)));
    if day.is_none() {
        form.refuse("day", "membership-help-day-wrong");
    }
    let needed = form.number("needed", 1, rule().most_needed);
    Some((Words { what: what?, meets: meets?.to_string() }, day?, needed?))
}

/// The call in the address.
async fn found(tx: &mut Tx, id: &str) -> Result<(Call, Vec<u8>), PageError> {
    let id: CallId = id.parse().map_err(|_| PageError::NotFound)?;
    store::help::find(tx, id).await?.ok_or(PageError::NotFound)
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let (call, sealed) = found(&mut tx, &id).await?;
    let words = helping::words(&app.vault, &sealed)?;
    let without = choosing::sight(&mut tx, proof.person(), frame.now).await?.without;
    let answers = seen(&mut tx, &call, &without, frame.now).await?;
    // Those whom she may not see are not counted for her either; and who offers something to the one who asked alone is counted for
    // nobody else.
    let within = places::within_ids(&mut tx, call.place).await?;
    let is_whole = !within.iter().any(|place| without.contains(place));
    let is_hers = call.by == Some(proof.person());
    page(&CallPage {
        id: call.id,
        skill: skills::name(&frame, call.skill),
        members_of: named(&mut tx, &frame, call.place).await?,
        facts: CallFacts::of(&frame, &call, &words),
        asked: asked(&frame, &call, (is_hers, is_whole)),
        is_open: call.is_open(frame.now),
        yes: yes(&app, &mut tx, &frame, &proof, (&call, &answers)).await?,
        no: if is_hers { no(&frame, &answers) } else { None },
        frame,
    })
}

/// The answers of those who are members, in no place that is withheld from the reader, and kept out of no list.
async fn seen(tx: &mut Tx, call: &Call, without: &BTreeSet<PlaceId>, now: Timestamp) -> Result<Vec<Asked>, Error> {
    let mut seen = Vec::new();
    for one in store::help::answers(tx, call.id).await? {
        let home = reading::standing(tx, one.person, now).await?.place();
        let is_open = home.is_some_and(|home| !without.contains(&home));
        if is_open && !reading::is_kept_out(tx, one.person).await? {
            seen.push(one);
        }
    }
    Ok(seen)
}

fn asked(frame: &Frame, call: &Call, (is_hers, is_whole): (bool, bool)) -> String {
    if !is_hers {
        return frame.t("membership-help-asked-by-another");
    }
    if call.asked_all_at.is_none() && call.is_open(frame.now) {
        return frame.t("membership-help-asking");
    }
    if is_whole { said::chosen(frame, call.asked) } else { frame.t("membership-withheld") }
}

async fn yes(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    proof: &Proof,
    (call, answers): (&Call, &[Asked]),
) -> Result<Vec<(String, Option<ThreadId>, String)>, PageError> {
    let may_read = gate::holds(app, proof.viewer(), ANSWER, call.place).await?;
    let mut lines = Vec::new();
    for one in answers {
        let Some((true, at)) = one.answer else { continue };
        let Some(name) = reading::name(tx, &app.vault, one.person, frame.now).await? else { continue };
        let thread = match one.thread.filter(|_| may_read) {
            Some(id) => store::threads::find(tx, id).await?.map(|thread| thread.id),
            None => None,
        };
        lines.push((name, thread, frame.relative(at)));
    }
    Ok(lines)
}

/// How many said not this time, once it tells nothing of one of them.
fn no(frame: &Frame, answers: &[Asked]) -> Option<String> {
    let count = answers.iter().filter(|one| matches!(one.answer, Some((false, _)))).count();
    match told(u64::try_from(count).unwrap_or(0)) {
        Told::Exactly(count) => Some(frame.tn("membership-help-no-count", &[("count", count.into())])),
        _ => None,
    }
}

/// Ends a call before its day.
pub(super) async fn close(State(app): State<App>, _: Proof, Path(id): Path<String>) -> Result<Response, PageError> {
    let (call, _) = found(&mut app.db.reader().await?, &id).await?;
    helping::close(&app.db, call.id, app.now()).await?;
    Ok(see_other(&format!("/volunteering/{id}?done=membership-done-help-closed")))
}
