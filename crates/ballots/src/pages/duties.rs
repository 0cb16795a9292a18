//! Naming the second person and scrutineers, out of those who were appointed to such offices.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use terms::PersonId;
use web::{App, Form, Frame, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{DutyLine, Head, known::Look, roll::refuse};
use crate::{
    actions::{By, Failure, drafting},
    ballot::Ballot,
    duty::{Second, Source},
};

#[derive(Template)]
#[template(path = "ballots/duties.html")]
#[allow(clippy::struct_field_names, reason = "the page of duties lists the duties")]
pub(super) struct Duties {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) action: String,
    pub(super) duties: Vec<DutyLine>,
    pub(super) choices: Vec<Choice>,
    pub(super) form: Form,
    pub(super) button: String,
}

/// Which duty is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Giving {
    Second,
    Scrutineer,
}

impl Giving {
    /// The role whose holders are offered.
    const fn role(self) -> &'static str {
        match self {
            Self::Second => "second-person",
            Self::Scrutineer => "scrutineer",
        }
    }

    /// Title, explanation and button.
    const fn keys(self) -> [&'static str; 3] {
        match self {
            Self::Second => ["ballots-second-title", "ballots-second-about", "ballots-second-do"],
            Self::Scrutineer => ["ballots-scrutineer-title", "ballots-scrutineer-about", "ballots-scrutineer-do"],
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Scrutineer => "scrutineers",
        }
    }
}

/// Somebody who can be given the duty: her office is over the place that votes, or over one above it.
#[derive(Debug, Clone)]
struct Holder {
    person: PersonId,
    source: Source,
    label: String,
}

pub(super) async fn second(
    State(app): State<App>,
    frame: Frame,
    _: Proof,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    show(Giving::Second, &app, &frame, &id).await
}

pub(super) async fn scrutineers(
    State(app): State<App>,
    frame: Frame,
    _: Proof,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    show(Giving::Scrutineer, &app, &frame, &id).await
}

async fn show(giving: Giving, app: &App, frame: &Frame, id: &str) -> Result<Response, PageError> {
    let mut look = Look::new(app, frame).await?;
    let ballot = look.ballot(id).await?;
    Ok(page(&duties_page(&mut look, &ballot, giving, Form::default()).await?)?.into_response())
}

async fn holders(look: &mut Look<'_>, ballot: &Ballot, giving: Giving) -> Result<Vec<Holder>, PageError> {
    let frame = look.frame;
    let chain = places::ancestor_ids(&mut look.tx, ballot.place).await?;
    let offices = membership::offices_with_role(&mut look.tx, giving.role(), frame.now).await?;
    let mut holders = Vec::new();
    for office in offices.into_iter().filter(|office| chain.contains(&office.place)) {
        let name = look.name(office.person).await?;
        let (source, from) = if office.place == ballot.place {
            (Source::Meeting, frame.t("ballots-second-elected"))
        } else {
            let place = look.place(office.place).await?.name;
            (Source::Place(office.place), frame.tn("ballots-second-lent", &[("place", place.into())]))
        };
        let label = match giving {
            Giving::Second => format!("{name} · {from}"),
            Giving::Scrutineer => name,
        };
        holders.push(Holder { person: office.person, source, label });
    }
    holders.sort_by_cached_key(|holder| holder.label.to_lowercase());
    holders.dedup_by_key(|holder| holder.person);
    Ok(holders)
}

async fn duties_page(look: &mut Look<'_>, ballot: &Ballot, giving: Giving, form: Form) -> Result<Duties, PageError> {
    let frame = look.frame;
    let place = look.place(ballot.place).await?;
    let holders = holders(look, ballot, giving).await?;
    let [title, about, button] = giving.keys();
    Ok(Duties {
        head: Head::below(frame, ballot, &place),
        title: frame.t(title),
        about: frame.t(about),
        action: format!("/ballots/{}/{}", ballot.id, giving.path()),
        duties: look.duties(ballot).await?,
        choices: holders.into_iter().map(|holder| Choice::new(holder.person.to_string(), holder.label)).collect(),
        form,
        button: frame.t(button),
        frame: frame.clone(),
    })
}

pub(super) async fn name_second(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    name(Giving::Second, &app, &frame, &proof, &id, form).await
}

pub(super) async fn name_scrutineer(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    name(Giving::Scrutineer, &app, &frame, &proof, &id, form).await
}

async fn name(
    giving: Giving,
    app: &App,
    frame: &Frame,
    proof: &Proof,
    id: &str,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(app, frame).await?;
    let ballot = look.ballot(id).await?;
    let holders = holders(&mut look, &ballot, giving).await?;
    let chosen = holders.iter().find(|holder| holder.person.to_string() == form.value("person"));
    let Some(chosen) = chosen else {
        form.refuse("person", "web-error-choose");
        return refused(&duties_page(&mut look, &ballot, giving, form).await?);
    };
    drop(look);
    let by = By::person(app, proof.person());
    let done: Result<(), Failure> = match giving {
        Giving::Second => {
            let second = Second { person: chosen.person, source: chosen.source, named_by: proof.person() };
            drafting::name_second(&app.db, ballot.id, second, by).await
        }
        Giving::Scrutineer => drafting::name_scrutineer(&app.db, ballot.id, chosen.person, by).await,
    };
    match done {
        Ok(()) => Ok(see_other(&format!("/ballots/{}?done=ballots-done-duty", ballot.id))),
        Err(failure) => {
            refuse(&mut form, "person", failure)?;
            refused(&duties_page(&mut Look::new(app, frame).await?, &ballot, giving, form).await?)
        }
    }
}
