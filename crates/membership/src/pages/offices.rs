//! Giving and ending offices within one's own places, never one's own; which of them end soon, and which places lack an
//! organiser.

use std::collections::HashSet;

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use database::Tx;
use terms::{OfficeId, PersonId, PlaceId, Timestamp};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{Named, choices, id_of, named, words};
use crate::{
    actions::{
        appointing::{self, NewOffice, NotAppointed},
        writing,
    },
    office::{AHEAD, ANSWER, APPOINT, CannotAppoint, Office, holds, places_of, role, roles},
    reading, store,
};

#[derive(Template)]
#[template(path = "membership/offices.html")]
pub(super) struct Offices {
    pub(super) frame: Frame,
    /// Those that end within [`AHEAD`] and are not given anew yet, the first to end in front.
    pub(super) soon: Vec<HeldLine>,
    /// All others.
    pub(super) lines: Vec<HeldLine>,
    /// Places where nobody answers what people write to the organisers, by what they are part of.
    pub(super) vacant: Vec<VacantIn>,
}

/// Places without an organiser that are part of one place.
pub(super) struct VacantIn {
    pub(super) heading: String,
    pub(super) places: Vec<Named>,
}

/// An office that the reader may see, and end if it is not hers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeldLine {
    pub(super) id: OfficeId,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) place: Named,
    /// How long it lasts.
    pub(super) term: String,
    pub(super) may_end: bool,
    /// Where it is given anew, when the reader may.
    pub(super) again: Option<String>,
}

#[derive(Template)]
#[template(path = "membership/give.html")]
pub(super) struct Give {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) id: OfficeId,
    pub(super) person: PersonId,
    pub(super) name: String,
    /// When it begins, where it follows another one.
    pub(super) follows: Option<String>,
    pub(super) roles: Vec<Choice>,
    pub(super) choices: Vec<Choice>,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let now = app.now();
    let mut tx = app.db.reader().await?;
    let own = reading::offices_in_force(&mut tx, proof.person(), now).await?;
    let (mut soon, mut lines, mut vacant) = (Vec::new(), Vec::new(), HashSet::new());
    let mut seen = HashSet::new();
    for top in places_of(&own, APPOINT, now) {
        for place in places::within_ids(&mut tx, top).await? {
            if !seen.insert(place) {
                continue;
            }
            let offices = store::offices::at(&mut tx, place, now).await?;
            if writing::able(&mut tx, offices.clone(), ANSWER, now).await?.is_empty() {
                vacant.insert(place);
            }
            for office in &offices {
                let Some(line) = line(&app, &mut tx, &frame, (&proof, &own), office).await? else { continue };
                let is_renewed = offices.iter().any(|other| office.is_renewed_by(other));
                let is_soon = office.ends_at <= now.plus(AHEAD) && !is_renewed;
                if is_soon { soon.push((office.ends_at, line)) } else { lines.push(line) }
            }
        }
    }
    soon.sort_by_key(|(ends_at, line)| (*ends_at, line.id));
    let soon = soon.into_iter().map(|(_, line)| line).collect();
    let vacant = by_parent(&mut tx, &frame, &vacant).await?;
    page(&Offices { frame, soon, lines, vacant })
}

/// These places by what they are part of, in reading order: some hundreds of branches fold into a line for each region.
async fn by_parent(tx: &mut Tx, frame: &Frame, vacant: &HashSet<PlaceId>) -> Result<Vec<VacantIn>, PageError> {
    let all = places::tree::in_reading_order(places::all(tx).await?, None, frame.language());
    let mut groups: Vec<(PlaceId, Vec<Named>)> = Vec::new();
    for place in all.into_iter().map(|standing| standing.place).filter(|place| vacant.contains(&place.id)) {
        let parent = place.parent.unwrap_or(place.id);
        let named = named(tx, frame, place.id).await?;
        match groups.iter_mut().find(|(id, _)| *id == parent) {
            Some((_, places)) => places.push(named),
            None => groups.push((parent, vec![named])),
        }
    }
    let mut lines = Vec::new();
    for (parent, places) in groups {
        let name = named(tx, frame, parent).await?.name;
        let args = [("place", name.as_str().into()), ("count", places.len().into())];
        lines.push(VacantIn { heading: frame.tn("membership-offices-vacant-in", &args), places });
    }
    Ok(lines)
}

/// An office for the reader, who holds `own`; none when its holder was erased.
async fn line(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (reader, own): (&Proof, &[Office]),
    office: &Office,
) -> Result<Option<HeldLine>, PageError> {
    let now = app.now();
    let Some(name) = reading::name(tx, &app.vault, office.person, now).await? else { return Ok(None) };
    let is_open = reading::is_open_to(tx, reader.person(), office.person, now).await?;
    let name = if is_open { name } else { frame.t("membership-out-name") };
    let chain = places::ancestor_ids(tx, office.place).await?;
    let may_end = office.person != reader.person() && holds(own, &office.role.given_by, &chain, now);
    // The form is opened by those alone who give offices at the holder's home, which may lie elsewhere.
    let home = match reading::standing(tx, office.person, now).await?.place() {
        Some(home) => places::ancestor_ids(tx, home).await?,
        None => Vec::new(),
    };
    let may_give = may_end && is_open && holds(own, APPOINT, &home, now);
    let again = may_give.then(|| format!("/people/{}/offices?after={}", office.person, office.id));
    let (role, place) = (words::role(frame, office.role), named(tx, frame, office.place).await?);
    Ok(Some(HeldLine { id: office.id, name, role, place, term: words::term(frame, office), may_end, again }))
}

pub(super) async fn give_page(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let person = person.parse().map_err(|_| PageError::NotFound)?;
    let form = begun(&app, &proof, person, query.as_deref().unwrap_or_default()).await?;
    page(&give_form(&app, frame, &proof, person, form).await?)
}

/// The form as the way to it fills it in: `after` an office that is to be given anew, or with a `role` and a `place`.
async fn begun(app: &App, proof: &Proof, person: PersonId, query: &str) -> Result<Form, PageError> {
    let value = |name: &str| {
        let found = form_urlencoded::parse(query.as_bytes()).find(|(field, _)| field == name);
        found.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let Ok(after) = value("after").parse::<OfficeId>() else {
        return Ok(Form::filled(&[("role", &value("role")), ("place", &value("place"))]));
    };
    let mut tx = app.db.reader().await?;
    let Some(office) = followed(&mut tx, proof, (after, person), app.now()).await? else { return Ok(Form::default()) };
    let (after, place) = (after.to_string(), office.place.to_string());
    Ok(Form::filled(&[("after", &after), ("role", &office.role.id), ("place", &place)]))
}

/// The office that a person's new one is to follow, when it still runs and the reader may give it.
async fn followed(
    tx: &mut Tx,
    proof: &Proof,
    (office, person): (OfficeId, PersonId),
    now: Timestamp,
) -> Result<Option<Office>, PageError> {
    let office = store::offices::find(tx, office).await?;
    let Some(office) = office.filter(|office| office.person == person && office.runs(now)) else { return Ok(None) };
    let own = reading::offices_in_force(tx, proof.person(), now).await?;
    let chain = places::ancestor_ids(tx, office.place).await?;
    Ok(Some(office).filter(|office| holds(&own, &office.role.given_by, &chain, now)))
}

/// The form: roles that the reader may give, places where she may give them.
async fn give_form(app: &App, frame: Frame, proof: &Proof, person: PersonId, form: Form) -> Result<Give, PageError> {
    let now = app.now();
    let mut tx = app.db.reader().await?;
    let own = reading::offices_in_force(&mut tx, proof.person(), now).await?;
    let tops: Vec<PlaceId> = places_of(&own, APPOINT, now).into_iter().collect();
    if tops.is_empty() {
        return Err(PageError::Forbidden);
    }
    if !reading::is_open_to(&mut tx, proof.person(), person, now).await? {
        return Err(PageError::NotFound);
    }
    let name = reading::name(&mut tx, &app.vault, person, now).await?.ok_or(PageError::NotFound)?;
    let follows = match form.value("after").parse() {
        Ok(after) => followed(&mut tx, proof, (after, person), now).await?,
        Err(_) => None,
    };
    let follows =
        follows.map(|office| frame.tn("membership-give-follows", &[("day", frame.day(office.ends_at).into())]));
    let givable = roles().iter().filter(|role| !places_of(&own, &role.given_by, now).is_empty());
    let roles = givable.map(|role| Choice::new(role.id.as_str(), words::role(&frame, role))).collect();
    let choices = choices(&mut tx, &frame, &tops, true).await?;
    Ok(Give { id: id_of(app, &form), person, name, follows, roles, choices, frame, form })
}

pub(super) async fn give(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let person: PersonId = person.parse().map_err(|_| PageError::NotFound)?;
    let Some(new) = read(&app, person, &mut form) else {
        return refused(&give_form(&app, frame, &proof, person, form).await?);
    };
    match appointing::give(&app.db, proof.person(), new, app.now()).await {
        Ok(()) => Ok(see_other("/offices?done=membership-done-given")),
        Err(NotAppointed::Database(error)) => Err(error.into()),
        Err(wrong) => {
            use CannotAppoint::{Limit, Past, TooEarly, TooLong};
            let is_about_time = matches!(wrong, NotAppointed::Refused(Past | TooEarly | TooLong | Limit));
            form.refuse(if is_about_time { "until" } else { "role" }, &wrong.to_string());
            refused(&give_form(&app, frame, &proof, person, form).await?)
        }
    }
}

/// The office that was filled in; what is wrong with it is noted in the form.
fn read(app: &App, person: PersonId, form: &mut Form) -> Option<NewOffice> {
    let found = role(form.value("role"));
    if found.is_none() {
        form.refuse("role", "web-error-choose");
    }
    let place = form.value("place").parse().ok();
    if place.is_none() {
        form.refuse("place", "web-error-choose");
    }
    let last_day: Option<terms::Day> = form.value("until").parse().ok();
    if last_day.is_none() {
        form.refuse("until", "membership-offices-until-wrong");
    }
    // To the end of the day that was named.
    let ends_at = last_day.map(|day| day.plus(1).starts(&app.settings.zone));
    let after = form.value("after").parse().ok();
    Some(NewOffice { id: id_of(app, form), person, role: found?, place: place?, after, ends_at: ends_at? })
}

pub(super) async fn end(
    State(app): State<App>,
    proof: Proof,
    Path(office): Path<String>,
) -> Result<Response, PageError> {
    let office = office.parse().map_err(|_| PageError::NotFound)?;
    match appointing::end(&app.db, proof.person(), office, app.now()).await {
        Ok(()) => Ok(see_other("/offices?done=membership-done-ended")),
        Err(NotAppointed::Database(error)) => Err(error.into()),
        Err(NotAppointed::NoOffice) => Err(PageError::NotFound),
        Err(NotAppointed::Refused(why)) => Err(PageError::Refused(why.key())),
    }
}
