//! Noting who came to a gathering, and taking that away.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use database::Tx;
use terms::{PersonId, Plain, Timestamp};
use web::{App, Form, Frame, Limit, PageError, Proof, page, refused, see_other};

use super::{Named, gatherings, named, people::SEARCHES};
use crate::{
    actions::attending,
    finding,
    gathering::{Gathering, LONGEST, NotNoted, rule},
    name,
    person::typed_number,
    reading, store,
};

/// How often one officer notes somebody, or a list.
const NOTES: Limit = Limit { name: "membership.came", times: 600, per_micros: Timestamp::HOUR };
/// Lines that are said to be wrong at once.
const MOST_SAID: usize = 20;

/// Somebody found, or somebody who came: name and home, never a way to reach her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundLine {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) home: Named,
    /// Whether it is noted that she came.
    pub(super) is_noted: bool,
}

/// A search for whom to note. Posted, as a name does not belong into addresses.
pub(super) async fn find(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let gathering = gatherings::found(&mut tx, &id).await?;
    let typed: Option<Plain<80>> = form.parse("name");
    app.limits.take(SEARCHES, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
    let is_short = |typed: &str| name::query(typed).is_empty() && typed_number(typed).is_none();
    if typed.as_ref().is_some_and(|typed| is_short(typed.as_str())) {
        form.refuse("name", "membership-people-too-short");
    }
    let Some(typed) = typed.filter(|_| !form.has_errors()) else {
        return refused(&gatherings::shown(&app, &mut tx, frame, &proof, (&gathering, 1), form).await?);
    };
    let offices = reading::offices_in_force(&mut tx, proof.person(), app.now()).await?;
    let findings = finding::find(&mut tx, &app.vault, &offices, typed.as_str(), app.now()).await?;
    let found = lines(&mut tx, &frame, (&proof, &gathering.0), findings.people).await?;
    let shown = gatherings::shown(&app, &mut tx, frame, &proof, (&gathering, 1), form).await?;
    let has_more = findings.has_more;
    Ok(page(&gatherings::GatheringPage { found: Some(found), has_more, ..shown })?.into_response())
}

/// Those of the found who can be noted for the gathering: nobody else is shown.
async fn lines(
    tx: &mut Tx,
    frame: &Frame,
    (proof, gathering): (&Proof, &Gathering),
    people: Vec<finding::Found>,
) -> Result<Vec<FoundLine>, PageError> {
    let homes = attending::homes(tx, proof.person(), gathering.place, frame.now).await?;
    let mut lines = Vec::new();
    for found in people {
        let Some(home) = found.standing.place().filter(|home| homes.contains(home)) else { continue };
        // Who decides on standings finds by number also whom no list shows.
        if reading::is_kept_out(tx, found.person).await? {
            continue;
        }
        let is_noted = store::gatherings::is_noted(tx, gathering.id, found.person).await?;
        lines.push(FoundLine { person: found.person, name: found.name, home: named(tx, frame, home).await?, is_noted });
    }
    Ok(lines)
}

/// Notes that somebody came.
pub(super) async fn note(
    State(app): State<App>,
    proof: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let person: PersonId = form.value("person").parse().map_err(|_| PageError::NotFound)?;
    let (gathering, _) = gatherings::found(&mut app.db.reader().await?, &id).await?;
    app.limits.take(NOTES, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
    let noted = attending::note(&app.db, (proof.person(), gathering.id), vec![Some(person)], app.now()).await?;
    match noted.map_err(|mut wrong| wrong.pop()) {
        Ok(()) => Ok(see_other(&format!("/gatherings/{id}?done=membership-done-came"))),
        Err(Some((_, wrong))) => Err(said(&wrong)),
        Err(None) => Err(PageError::NotFound),
    }
}

/// What a page says of whoever cannot be noted: of somebody elsewhere the same as of nobody at all.
fn said(wrong: &NotNoted) -> PageError {
    match wrong {
        NotNoted::Objects => PageError::Refused("membership-gathering-objects"),
        NotNoted::Full => PageError::Refused("membership-gathering-full"),
        NotNoted::Over => PageError::Refused("membership-gathering-over"),
        NotNoted::NotFound | NotNoted::Database(_) => PageError::NotFound,
    }
}

/// Notes that those came whose membership numbers were pasted. When something is wrong with one of them it is said of which, and
/// nobody is noted.
pub(super) async fn note_numbers(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let found = gatherings::found(&mut tx, &id).await?;
    app.limits.take(NOTES, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
    if let Some(lines) = read(&mut form) {
        let mut persons = Vec::new();
        for (_, number) in &lines {
            persons.push(store::persons::by_number(&mut tx, *number).await?);
        }
        let noted = attending::note(&app.db, (proof.person(), found.0.id), persons, app.now()).await?;
        match noted {
            Ok(()) => return Ok(see_other(&format!("/gatherings/{id}?done=membership-done-came-numbers"))),
            Err(wrong) => {
                let wrong = wrong.into_iter().filter_map(|(at, why)| Some((lines.get(at)?.0, key(&why))));
                refuse(&mut form, wrong.collect());
            }
        }
    }
    refused(&gatherings::shown(&app, &mut tx, frame, &proof, (&found, 1), form).await?)
}

/// The numbers of the form, each with its line, from 1; what is wrong with them is noted in the form.
fn read(form: &mut Form) -> Option<Vec<(usize, i64)>> {
    let text = form.text("numbers", LONGEST, false)?;
    let (mut numbers, mut wrong) = (Vec::new(), Vec::new());
    for (line, typed) in (1..).zip(text.lines()).filter(|(_, typed)| !typed.trim().is_empty()) {
        match typed_number(typed) {
            Some(number) => numbers.push((line, number)),
            None => wrong.push((line, "membership-came-line-no-number")),
        }
    }
    if numbers.len() + wrong.len() > rule().most_pasted {
        form.refuse_with("numbers", "membership-came-too-many", &[("most", rule().most_pasted.into())]);
        return None;
    }
    let is_right = wrong.is_empty();
    refuse(form, wrong);
    is_right.then_some(numbers)
}

/// Says which lines are wrong: of many the first ones, and how many more there are.
fn refuse(form: &mut Form, wrong: Vec<(usize, &'static str)>) {
    let more = wrong.len().saturating_sub(MOST_SAID);
    for (line, key) in wrong.into_iter().take(MOST_SAID) {
        form.refuse_with("numbers", key, &[("line", line.into())]);
    }
    if more > 0 {
        form.refuse_with("numbers", "membership-came-more-lines", &[("count", more.into())]);
    }
}

/// What is said of a line whose member cannot be noted: of somebody elsewhere the same as of nobody at all.
const fn key(wrong: &NotNoted) -> &'static str {
    match wrong {
        NotNoted::Objects => "membership-came-line-objects",
        NotNoted::Full => "membership-came-line-full",
        NotNoted::Over => "membership-came-line-over",
        NotNoted::NotFound | NotNoted::Database(_) => "membership-came-line-not-found",
    }
}

/// Takes away that somebody came.
pub(super) async fn take(
    State(app): State<App>,
    proof: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let person: PersonId = form.value("person").parse().map_err(|_| PageError::NotFound)?;
    let (gathering, _) = gatherings::found(&mut app.db.reader().await?, &id).await?;
    let is_hers = attending::take(&app.db, (proof.person(), gathering.id), person, app.now()).await?;
    if is_hers {
        Ok(see_other(&format!("/gatherings/{id}?done=membership-done-came-taken")))
    } else {
        Err(PageError::NotFound)
    }
}
