//! Giving and ending offices within one's own places; never one's own.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use terms::{OfficeId, PersonId, PlaceId};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{Named, choices, id_of, named, words};
use crate::{
    actions::appointing::{self, NewOffice, NotAppointed},
    office::{APPOINT, Office, holds, places_of, role, roles},
    reading, store,
};

#[derive(Template)]
#[template(path = "membership/offices.html")]
pub(super) struct Offices {
    pub(super) frame: Frame,
    pub(super) lines: Vec<HeldLine>,
}

/// An office that the reader may see, and end if it is not hers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeldLine {
    pub(super) id: OfficeId,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) place: Named,
    pub(super) until: String,
    pub(super) may_end: bool,
}

#[derive(Template)]
#[template(path = "membership/give.html")]
pub(super) struct Give {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) id: OfficeId,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) roles: Vec<Choice>,
    pub(super) choices: Vec<Choice>,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let now = app.now();
    let mut tx = app.db.reader().await?;
    let own = reading::offices_in_force(&mut tx, proof.person(), now).await?;
    let mut lines = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for top in places_of(&own, APPOINT, now) {
        for place in places::within_ids(&mut tx, top).await? {
            if !seen.insert(place) {
                continue;
            }
            for office in store::offices::at(&mut tx, place, now).await? {
                let Some(name) = reading::name(&mut tx, &app.vault, office.person, now).await? else { continue };
                let is_open = reading::is_open_to(&mut tx, proof.person(), office.person, now).await?;
                let name = if is_open { name } else { frame.t("membership-out-name") };
                let chain = places::ancestor_ids(&mut tx, place).await?;
                let may_end = office.person != proof.person() && holds(&own, &office.role.given_by, &chain, now);
                let named = named(&mut tx, &frame, place).await?;
                lines.push(line(&frame, &office, name, named, may_end));
            }
        }
    }
    page(&Offices { frame, lines })
}

fn line(frame: &Frame, office: &Office, name: String, place: Named, may_end: bool) -> HeldLine {
    let role = words::role(frame, office.role);
    HeldLine { id: office.id, name, role, place, until: frame.day(office.ends_at), may_end }
}

pub(super) async fn give_page(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
) -> Result<Page, PageError> {
    let person = person.parse().map_err(|_| PageError::NotFound)?;
    page(&give_form(&app, frame, &proof, person, Form::default()).await?)
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
    let givable = roles().iter().filter(|role| !places_of(&own, &role.given_by, now).is_empty());
    let roles = givable.map(|role| Choice::new(role.id.as_str(), words::role(&frame, role))).collect();
    let choices = choices(&mut tx, &frame, &tops, true).await?;
    Ok(Give { id: id_of(app, &form), person, name, roles, choices, frame, form })
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
            form.refuse("role", &wrong.to_string());
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
    Some(NewOffice { id: id_of(app, form), person, role: found?, place: place?, ends_at: ends_at? })
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
