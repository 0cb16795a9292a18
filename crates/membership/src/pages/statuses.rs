//! Changing what the organisation is: entered by one officer, confirmed by another.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use terms::{Day, PlainError};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::organisation::{StatusLine, kind_name};
use crate::{
    actions::organising::{self, NewPeriod, NotDecided, NotEntered},
    reading,
    status::{
        self, Deed, Field, FieldRule, Form as FieldForm, Kind, PARTS, Particulars, Period, PeriodId, State as Where,
        Wrong, rule,
    },
    store,
};

#[derive(Template)]
#[template(path = "membership/statuses.html")]
pub(super) struct StatusesPage {
    pub(super) frame: Frame,
    /// What waits, or is announced.
    pub(super) ahead: Option<Ahead>,
    /// The kinds that can be entered: address and name.
    pub(super) kinds: Vec<(String, String)>,
}

/// A period that waits or is announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ahead {
    pub(super) id: PeriodId,
    pub(super) line: StatusLine,
    /// What happened to it, in words.
    pub(super) steps: Vec<String>,
    pub(super) is_waiting: bool,
    /// Why the reader cannot confirm it.
    pub(super) cannot: Option<String>,
}

#[derive(Template)]
#[template(path = "membership/status_new.html")]
pub(super) struct NewPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) kind: &'static Kind,
    pub(super) name: String,
    pub(super) fields: Vec<FieldLine>,
    pub(super) line: StatusLine,
}

/// A field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldLine {
    pub(super) word: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) is_optional: bool,
    /// What it is chosen from; empty for text.
    pub(super) choices: Vec<Choice>,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let periods = store::periods::all(&mut tx).await?;
    let is_ahead = |period: &&Period| matches!(period.state(frame.now), Where::Waiting | Where::Announced);
    let ahead = match periods.iter().find(is_ahead) {
        Some(period) => Some(ahead(&app, &mut tx, (&frame, &proof), &periods, period).await?),
        None => None,
    };
    let offered = rule().kinds.iter().filter(|kind| kind.is_entered);
    let kinds = offered.map(|kind| (format!("/organisation/status/new/{}", kind.id), kind_name(&frame, kind)));
    page(&StatusesPage { kinds: kinds.collect(), ahead, frame })
}

async fn ahead(
    app: &App,
    tx: &mut Tx,
    (frame, proof): (&Frame, &Proof),
    periods: &[Period],
    period: &Period,
) -> Result<Ahead, PageError> {
    let is_appointed = match period.entered.by {
        Some(first) => organising::is_appointed(tx, first, proof.person(), frame.now).await?,
        None => false,
    };
    let by = (proof.person(), is_appointed);
    let cannot = status::may_confirm(periods, period, by, &app.settings.zone, frame.now).err();
    let mut steps = vec![step(app, tx, frame, ("membership-status-entered", period.entered)).await?];
    if let Some(deed) = period.confirmed {
        steps.push(step(app, tx, frame, ("membership-status-confirmed", deed)).await?);
    }
    Ok(Ahead {
        id: period.id,
        line: StatusLine::ahead(frame, period),
        steps,
        is_waiting: period.state(frame.now) == Where::Waiting,
        cannot: cannot.map(|why| frame.t(&why.to_string())),
    })
}

/// That somebody did something, with her name, which those read who may do it as well.
async fn step(app: &App, tx: &mut Tx, frame: &Frame, (key, deed): (&str, Deed)) -> Result<String, PageError> {
    let name = match deed.by {
        Some(person) => reading::name(tx, &app.vault, person, frame.now).await?,
        None => None,
    };
    let name = name.unwrap_or_else(|| frame.t("membership-status-somebody"));
    Ok(frame.tn(key, &[("name", name.into()), ("when", frame.when(deed.at).into())]))
}

pub(super) async fn begin(frame: Frame, _: Proof, Path(kind): Path<String>) -> Result<Page, PageError> {
    let kind = status::kind(&kind).filter(|kind| kind.is_entered).ok_or(PageError::NotFound)?;
    page(&new_page(frame, Form::default(), kind))
}

pub(super) fn new_page(frame: Frame, form: Form, kind: &'static Kind) -> NewPage {
    NewPage {
        name: kind_name(&frame, kind),
        fields: kind.fields.iter().map(|rule| field(&frame, *rule)).collect(),
        line: StatusLine::bare(&frame, kind, None),
        frame,
        form,
        kind,
    }
}

fn field(frame: &Frame, rule: FieldRule) -> FieldLine {
    let word = rule.field.word();
    let parts = PARTS.into_iter().map(|part| Choice::new(part, frame.t(&format!("membership-status-part-{part}"))));
    FieldLine {
        word,
        label: frame.t(&format!("membership-status-field-{word}")),
        hint: match rule.form {
            FieldForm::Name | FieldForm::Part => String::new(),
            form => frame.t(&format!("membership-status-form-{}", form.word())),
        },
        is_optional: rule.is_optional,
        choices: if rule.form == FieldForm::Part { parts.collect() } else { Vec::new() },
    }
}

pub(super) async fn enter(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let kind = status::kind(form.value("kind")).filter(|kind| kind.is_entered).ok_or(PageError::Malformed)?;
    let since: Option<Day> = form.value("since").parse().ok();
    if since.is_none() {
        form.refuse("since", "membership-status-no-day");
    }
    let read = Particulars::read(kind, |field| form.value(field.word()).to_owned());
    for (field, why) in read.as_ref().err().into_iter().flatten() {
        refuse(&mut form, *field, *why);
    }
    let (Some(since), Ok(particulars)) = (since, read) else { return refused(&new_page(frame, form, kind)) };
    let id = form.id_or(app.new_id());
    let new = NewPeriod { id, by: proof.person(), kind, since, particulars };
    match organising::enter(&app.db, new, &app.settings.zone, app.now()).await {
        Ok(()) => Ok(see_other("/organisation/status?done=membership-done-status-entered")),
        Err(NotEntered::Database(error)) => Err(error.into()),
        Err(wrong @ NotEntered::Cannot(_)) => {
            form.refuse("since", &wrong.to_string());
            refused(&new_page(frame, form, kind))
        }
    }
}

/// Says what is wrong with a field.
fn refuse(form: &mut Form, field: Field, why: Wrong) {
    let field = field.word();
    match why {
        Wrong::Plain(PlainError::Empty) => form.refuse(field, "membership-status-missing"),
        Wrong::Plain(PlainError::TooLong(most)) => {
            form.refuse_with(field, "membership-status-long", &[("most", most.into())]);
        }
        Wrong::Plain(PlainError::Unprintable | PlainError::Form) => form.refuse(field, "membership-status-unprintable"),
        Wrong::Form(form_of) => form.refuse(field, &format!("membership-status-wrong-{}", form_of.word())),
        Wrong::HalfPromoter => form.refuse(field, "membership-status-half-promoter"),
    }
}

pub(super) async fn decide(
    State(app): State<App>,
    proof: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let id: PeriodId = id.parse().map_err(|_| PageError::NotFound)?;
    let (by, now) = (proof.person(), app.now());
    let (decided, done) = match form.value("what") {
        "confirm" => {
            (organising::confirm(&app.db, (id, by), &app.settings.zone, now).await, "membership-done-status-confirmed")
        }
        "call-off" => (organising::call_off(&app.db, (id, by), now).await, "membership-done-status-called-off"),
        _ => return Err(PageError::Malformed),
    };
    match decided {
        Ok(()) => {
            // Here at once; in other processes within a minute.
            app.imprints.forget();
            Ok(see_other(&format!("/organisation/status?done={done}")))
        }
        Err(NotDecided::NotFound) => Err(PageError::NotFound),
        Err(NotDecided::Database(error)) => Err(error.into()),
        Err(NotDecided::Cannot(why)) => Err(PageError::Refused(why.key())),
    }
}
