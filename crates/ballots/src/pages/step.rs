//! The acts of officers: each is said in words before it is done.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use terms::{Day, Plain, Timestamp};
use web::{App, Form, Frame, Needs, PageError, Proof, Route, page, refused, see_other};

use super::{DUTY, Head, LEADS, known::Look, roll::refuse};
use crate::{
    act::{Act, Entry, Why},
    actions::{By, Failure, closing, counting, drafting, lots, opening, publishing, signing},
    ballot::{Ballot, Owner, StepRefused},
    countersign::{Proposal, WAITS_MICROS, Weighty},
    stage::Stage,
    store,
    view::step::Step,
};

/// So long a form that comes again counts as sent twice.
const A_MOMENT: i64 = 10 * Timestamp::MINUTE;

#[derive(Template)]
#[template(path = "ballots/step.html")]
pub(super) struct StepPage {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) title: String,
    pub(super) said: Vec<String>,
    pub(super) action: String,
    pub(super) asks: Vec<Ask>,
    pub(super) form: Form,
    pub(super) warning: Option<String>,
    pub(super) is_grave: bool,
    pub(super) button: String,
}

/// What an act asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// Why it is done.
    Reason,
    /// A new closing.
    Closes,
    /// The order drawn.
    Order,
    /// Who saw it.
    Witnesses,
    /// Who carries it out.
    Owner,
    /// By when.
    Due,
}

/// A route to ask and a route to do, for each step.
pub(super) fn routes() -> Vec<Route> {
    let both = |step: Step| {
        let (pattern, sample) = address(step);
        let ask = move |State(app): State<App>, frame: Frame, proof: Proof, Path(id): Path<String>| async move {
            ask(step, &app, &frame, &proof, &id).await
        };
        let act = move |State(app): State<App>, frame: Frame, proof: Proof, Path(id): Path<String>, form: Form| async move {
            act(step, &app, &frame, &proof, &id, form).await
        };
        [Route::get(pattern, needs(step), sample, ask), Route::post(pattern, needs(step), sample, act)]
    };
    Step::ALL.into_iter().flat_map(both).collect()
}

/// Pattern and sample of a step's address.
const fn address(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Call => ("/ballots/{id}/desk/call", "/ballots/BALLOT/desk/call"),
        Step::Roll => ("/ballots/{id}/desk/roll", "/ballots/BALLOT/desk/roll"),
        Step::Open => ("/ballots/{id}/desk/open", "/ballots/BALLOT/desk/open"),
        Step::Close => ("/ballots/{id}/desk/close", "/ballots/BALLOT/desk/close"),
        Step::Draw => ("/ballots/{id}/desk/draw", "/ballots/BALLOT/desk/draw"),
        Step::Count => ("/ballots/{id}/desk/count", "/ballots/BALLOT/desk/count"),
        Step::Check => ("/ballots/{id}/desk/check", "/ballots/BALLOT/desk/check"),
        Step::Declare => ("/ballots/{id}/desk/declare", "/ballots/BALLOT/desk/declare"),
        Step::Finish => ("/ballots/{id}/desk/finish", "/ballots/BALLOT/desk/finish"),
        Step::Assign => ("/ballots/{id}/desk/assign", "/ballots/BALLOT/desk/assign"),
        Step::Extend => ("/ballots/{id}/desk/extend", "/ballots/BALLOT/desk/extend"),
        Step::Recount => ("/ballots/{id}/desk/recount", "/ballots/BALLOT/desk/recount"),
        Step::Void => ("/ballots/{id}/desk/void", "/ballots/BALLOT/desk/void"),
    }
}

const fn needs(step: Step) -> Needs {
    match step {
        Step::Close | Step::Count | Step::Check => DUTY,
        _ => LEADS,
    }
}

/// Where a step is asked for.
pub(super) fn href(ballot: &Ballot, step: Step) -> String {
    address(step).0.replace("{id}", &ballot.id.to_string())
}

/// The words of a step: what it is called, and what it does.
pub(super) fn words(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Call => ("ballots-go-call", "ballots-go-call-about"),
        Step::Roll => ("ballots-go-roll", "ballots-go-roll-about"),
        Step::Open => ("ballots-go-open", "ballots-go-open-about"),
        Step::Close => ("ballots-go-close", "ballots-go-close-about"),
        Step::Draw => ("ballots-go-draw", "ballots-go-draw-about"),
        Step::Count => ("ballots-go-count", "ballots-go-count-about"),
        Step::Check => ("ballots-go-check", "ballots-go-check-about"),
        Step::Declare => ("ballots-go-declare", "ballots-go-declare-about"),
        Step::Finish => ("ballots-go-finish", "ballots-go-finish-about"),
        Step::Assign => ("ballots-go-assign", "ballots-go-assign-about"),
        Step::Extend => ("ballots-go-extend", "ballots-go-extend-about"),
        Step::Recount => ("ballots-go-recount", "ballots-go-recount-about"),
        Step::Void => ("ballots-go-void", "ballots-go-void-about"),
    }
}

/// The step that a weighty act is.
pub(super) const fn step_of(act: Weighty) -> Step {
    match act {
        Weighty::Declare => Step::Declare,
        Weighty::Extend { .. } => Step::Extend,
        Weighty::Recount => Step::Recount,
        Weighty::Void => Step::Void,
    }
}

/// The signature that waits for this person to countersign, with its reason.
pub(super) async fn waiting(
    look: &mut Look<'_>,
    ballot: &Ballot,
    step: Step,
) -> Result<Option<(Proposal, String)>, PageError> {
    let reader = look.reader();
    let now = look.frame.now;
    let all = store::acts::proposals(&mut look.tx, ballot.id).await?;
    let fits = |(half, _): &(Proposal, String)| {
        step_of(half.act) == step && reader.is_some_and(|reader| reader != half.by) && now < half.at.plus(WAITS_MICROS)
    };
    Ok(all.into_iter().find(fits))
}

async fn ask(step: Step, app: &App, frame: &Frame, _: &Proof, id: &str) -> Result<Response, PageError> {
    let mut look = Look::new(app, frame).await?;
    let ballot = look.ballot(id).await?;
    let mut form = Form::default();
    if let Some((Proposal { act: Weighty::Extend { closes }, .. }, _)) = waiting(&mut look, &ballot, step).await? {
        form = Form::filled(&[("closes", &wall_clock(app, closes))]);
    }
    Ok(page(&step_page(&mut look, &ballot, step, form).await?)?.into_response())
}

/// An instant as a form's field shows it, in the organisation's zone.
pub(super) fn wall_clock(app: &App, at: Timestamp) -> String {
    at.in_zone(&app.settings.zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

async fn step_page(look: &mut Look<'_>, ballot: &Ballot, step: Step, form: Form) -> Result<StepPage, PageError> {
    let frame = look.frame;
    let place = look.place(ballot.place).await?;
    let (title, about) = words(step);
    let name = match &ballot.stage {
        Stage::Counted { count, .. } => look.name(count.by).await?,
        _ => String::new(),
    };
    let mut said = vec![frame.tn(about, &[("name", name.into())])];
    let waiting = waiting(look, ballot, step).await?;
    if let Some((half, why)) = &waiting {
        let name = look.name(half.by).await?;
        let values = [("name", name.into()), ("relative", frame.relative(half.at).into())];
        said.push(frame.tn("ballots-go-countersign-about", &values));
        if let Weighty::Extend { closes } = half.act {
            said.push(frame.tn("ballots-extend-proposed", &[("when", frame.when(closes).into())]));
        }
        said.push(frame.tn("ballots-reason-given", &[("why", why.clone().into())]));
    }
    let warning = if step.takes_two() && waiting.is_none() { "ballots-warning-two" } else { "ballots-warning-public" };
    let head = Head::below(frame, ballot, &place);
    Ok(StepPage {
        title: frame.t(title),
        said,
        action: href(ballot, step),
        asks: asks(step),
        form,
        warning: Some(frame.t(warning)),
        is_grave: step.is_grave(),
        button: frame.t(title),
        head: Head { back: format!("{}/desk", head.href), back_text: frame.t("ballots-desk"), ..head },
        frame: frame.clone(),
    })
}

fn asks(step: Step) -> Vec<Ask> {
    match step {
        Step::Extend => vec![Ask::Closes, Ask::Reason],
        Step::Void | Step::Recount => vec![Ask::Reason],
        Step::Draw => vec![Ask::Order, Ask::Witnesses],
        Step::Assign => vec![Ask::Owner, Ask::Due],
        _ => Vec::new(),
    }
}

async fn act(
    step: Step,
    app: &App,
    frame: &Frame,
    proof: &Proof,
    id: &str,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(app, frame).await?;
    let ballot = look.ballot(id).await?;
    let Some(order) = read(step, app, frame, &mut form) else {
        return refused(&step_page(&mut look, &ballot, step, form).await?);
    };
    drop(look);
    let by = By::person(app, proof.person());
    match carry_out(order, app, &ballot, by).await {
        Err(Failure::Step(StepRefused::Stage)) if has_done(app, &ballot, step, by).await? => {
            Ok(see_other(&format!("/ballots/{}/desk?done=ballots-done-step", ballot.id)))
        }
        Ok(notice) => Ok(see_other(&format!("/ballots/{}/desk?done={notice}", ballot.id))),
        Err(failure) => {
            let field = match step {
                Step::Extend => "closes",
                Step::Draw => "order",
                Step::Assign => "owner",
                _ => "reason",
            };
            refuse(&mut form, field, failure)?;
            refused(&step_page(&mut Look::new(app, frame).await?, &ballot, step, form).await?)
        }
    }
}

/// Whether the reader herself took this step a moment ago: the form was sent twice.
async fn has_done(app: &App, ballot: &Ballot, step: Step, by: By) -> Result<bool, PageError> {
    let acts = store::acts::of(&mut app.db.reader().await?, ballot.id).await?;
    let is_this = |entry: &&Entry| entry.act == recorded(step) && entry.person == by.person;
    Ok(acts.iter().rev().find(is_this).is_some_and(|entry| by.now < entry.at.plus(A_MOMENT)))
}

/// As what a step is recorded once it is done.
fn recorded(step: Step) -> Act {
    match step {
        Step::Call => Act::Called,
        Step::Roll => Act::RollPublished,
        Step::Open => Act::Opened,
        Step::Close => Act::Closed,
        Step::Count => Act::Counted,
        Step::Check => Act::Checked,
        Step::Finish => Act::Finished,
        Step::Declare => Act::Declared,
        Step::Extend => Act::Extended,
        Step::Void => Act::Voided,
        Step::Recount => Act::Recounted,
        Step::Draw => Act::LotDrawn,
        Step::Assign => Act::Assigned,
    }
}

/// A step with everything that it asks for.
enum Order {
    Plain(Step),
    Sign(Weighty, Why),
    Draw(Vec<u16>, Vec<Plain<80>>),
    Assign(Owner, Day),
}

/// What was typed; nothing when something is wrong with it.
fn read(step: Step, app: &App, frame: &Frame, form: &mut Form) -> Option<Order> {
    match step {
        Step::Declare => {
            // A declaration is the usual course: its reason is always the same.
            let why = frame.t("ballots-declare-why");
            Some(Order::Sign(Weighty::Declare, why.parse().ok()?))
        }
        Step::Void => Some(Order::Sign(Weighty::Void, form.parse("reason")?)),
        Step::Recount => Some(Order::Sign(Weighty::Recount, form.parse("reason")?)),
        Step::Extend => {
            let closes = instant(app, form, "closes");
            let why = form.parse("reason");
            Some(Order::Sign(Weighty::Extend { closes: closes? }, why?))
        }
        Step::Draw => {
            let order = numbers(form);
            let witnesses = names(form);
            Some(Order::Draw(order?, witnesses?))
        }
        Step::Assign => {
            let owner = form.parse("owner");
            let due = day(form, "due");
            Some(Order::Assign(owner?, due?))
        }
        plain => Some(Order::Plain(plain)),
    }
}

/// The instant of a field for day and time, in the organisation's zone.
pub(super) fn instant(app: &App, form: &mut Form, field: &str) -> Option<Timestamp> {
    let at = app.settings.zone.at(form.value(field)).ok();
    if at.is_none() {
        form.refuse(field, "ballots-new-time");
    }
    at
}

/// The day of a field.
pub(super) fn day(form: &mut Form, field: &str) -> Option<Day> {
    let day = form.value(field).parse().ok();
    if day.is_none() {
        form.refuse(field, "ballots-new-day");
    }
    day
}

fn numbers(form: &mut Form) -> Option<Vec<u16>> {
    let typed = form.value("order").split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let order: Option<Vec<u16>> = typed.map(|part| part.parse().ok()).collect();
    let order = order.filter(|order| !order.is_empty());
    if order.is_none() {
        form.refuse("order", "ballots-lot-order");
    }
    order
}

fn names(form: &mut Form) -> Option<Vec<Plain<80>>> {
    let lines = form.value("witnesses").lines().filter(|line| !line.trim().is_empty());
    let names: Option<Vec<Plain<80>>> = lines.map(|line| line.parse().ok()).collect();
    if names.is_none() {
        form.refuse("witnesses", "ballots-lot-witnesses");
    }
    names
}

/// Does it; the key of the notice.
async fn carry_out(order: Order, app: &App, ballot: &Ballot, by: By) -> Result<&'static str, Failure> {
    let (db, id, zone) = (&app.db, ballot.id, app.settings.zone.clone());
    match order {
        Order::Sign(act, why) => {
            return Ok(match signing::sign(db, id, act, why, by).await? {
                signing::Signed::Half => "ballots-done-proposed",
                signing::Signed::Done => "ballots-done-step",
            });
        }
        Order::Draw(order, witnesses) => lots::draw(db, id, order, witnesses, by).await?,
        Order::Assign(owner, due) => drafting::assign(db, id, owner, due, by).await?,
        Order::Plain(Step::Call) => drafting::call(db, id, by).await?,
        Order::Plain(Step::Roll) => publishing::publish_roll((db, &app.vault), id, app.new_id(), zone, by).await?,
        Order::Plain(Step::Open) => {
            let chance = app.clone();
            opening::open(db, id, zone, Arc::new(move || chance.random()), by).await?;
        }
        Order::Plain(Step::Close) => {
            closing::close(db, id, by).await?;
        }
        Order::Plain(Step::Count) => counting::count(db, id, by).await?,
        Order::Plain(Step::Check) => counting::check(db, id, by).await?,
        Order::Plain(Step::Finish) => signing::finish(db, id, by).await?,
        Order::Plain(_) => return Err(Failure::NotFound),
    }
    Ok("ballots-done-step")
}
