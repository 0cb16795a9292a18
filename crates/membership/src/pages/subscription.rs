//! A subscription: what a member sees of her own, and where payments are entered.

use askama::Template;
use axum::{
    extract::{Path, State as Extract},
    response::Response,
};
use database::Tx;
use terms::{Day, PersonId, Timestamp};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{id_of, words};
use crate::{
    actions::subscribing::{self, NotTaken, Payment},
    person::{Field, number, spoken},
    reading, sealing,
    standing::{Event, EventId, Happening},
    store::{self, subscriptions::Whole},
    subscription::{State, Tier, returnable, state},
};

#[derive(Template)]
#[template(path = "membership/subscription.html")]
pub(super) struct Own {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) state: String,
    /// Does something have to be done?
    pub(super) is_due: bool,
    pub(super) number: String,
    /// How to pay.
    pub(super) how: String,
    pub(super) tiers: Vec<Choice>,
    pub(super) payments: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "membership/payments.html")]
pub(super) struct PaymentsPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) person: PersonId,
    pub(super) event: EventId,
    pub(super) name: String,
    pub(super) number: String,
    pub(super) standing: String,
    pub(super) state: String,
    pub(super) tier: String,
    pub(super) payments: Vec<(String, String)>,
    /// Payments that may come back.
    pub(super) returnable: Vec<Choice>,
}

/// What both pages say of somebody.
struct Told {
    state: State,
    sentence: String,
    rule: Option<Whole>,
    tier: Option<String>,
    payments: Vec<(String, String)>,
    returnable: Vec<Timestamp>,
}

async fn told(app: &App, tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Told, PageError> {
    let rules = store::subscriptions::rules(tx).await?;
    let events = store::history::of(tx, person).await?;
    let state = state(&events, &rules, frame.now);
    Ok(Told {
        state,
        sentence: sentence(frame, state),
        rule: subscribing::rule_of_today(tx, frame.now).await?,
        tier: sealing::open(tx, &app.vault, person, Field::Tier, frame.now).await?,
        payments: payments(frame, &events),
        returnable: returnable(&events, frame.now),
    })
}

fn sentence(frame: &Frame, state: State) -> String {
    let on = |key: &str, at: Timestamp| frame.tn(key, &[("day", frame.day(at).into())]);
    match state {
        State::NoMember => frame.t("membership-subscription-no-member"),
        State::NotDue => frame.t("membership-subscription-not-due"),
        State::Begins(at) => on("membership-subscription-begins", at),
        State::Paid(until) => on("membership-subscription-paid", until),
        State::Due(grace) => on("membership-subscription-due", grace.until),
        State::Lapsed(since) => on("membership-subscription-lapsed", since),
    }
}

fn payments(frame: &Frame, events: &[Event]) -> Vec<(String, String)> {
    let about = |event: &&Event| matches!(event.what, Happening::Paid { .. } | Happening::Returned { .. });
    events.iter().filter(about).map(|event| (frame.day(event.at), words::event(frame, event, ""))).collect()
}

/// A tier in words: its name, what it costs, and for how long.
pub(super) fn tier(frame: &Frame, rule: &Whole, tier: &Tier) -> String {
    let key = if tier.is_concession { "membership-tier-concession" } else { "membership-tier" };
    let args = [
        ("name", tier.name.as_str().into()),
        ("amount", tier.amount.in_currency(&rule.currency).into()),
        ("months", tier.months.into()),
    ];
    frame.tn(key, &args)
}

pub(super) async fn own(Extract(app): Extract<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    page(&own_page(&app, frame, &proof, Form::default()).await?)
}

async fn own_page(app: &App, frame: Frame, proof: &Proof, mut form: Form) -> Result<Own, PageError> {
    let mut tx = app.db.reader().await?;
    let told = told(app, &mut tx, &frame, proof.person()).await?;
    let tiers = told
        .rule
        .iter()
        .filter(|rule| rule.rule.grace_days.is_some())
        .flat_map(|rule| rule.tiers.iter().map(|one| Choice::new(one.word(), tier(&frame, rule, one))));
    let tiers: Vec<Choice> = tiers.collect();
    // Which one she chose, and so whether it is a concession, is not shown to who looks along.
    if form.value("tier").is_empty() && !form.has_errors() && !frame.is_along() {
        form = Form::filled(&[("tier", told.tier.as_deref().unwrap_or_default())]);
    }
    Ok(Own {
        state: told.sentence,
        is_due: matches!(told.state, State::Due(_) | State::Lapsed(_)),
        number: spoken(number(proof.person())),
        how: told.rule.map(|rule| rule.how).unwrap_or_default(),
        tiers,
        payments: told.payments,
        frame,
        form,
    })
}

/// A member chooses what kind of subscription she pays.
pub(super) async fn choose(
    Extract(app): Extract<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    match subscribing::choose(&app.db, &app.vault, proof.person(), form.value("tier"), app.now()).await {
        Ok(()) => Ok(see_other("/me/subscription?done=membership-done-tier")),
        Err(NotTaken::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse("tier", &wrong.to_string());
            refused(&own_page(&app, frame, &proof, form).await?)
        }
    }
}

fn person_of(path: &str) -> Result<PersonId, PageError> {
    path.parse().map_err(|_| PageError::NotFound)
}

pub(super) async fn somebody(
    Extract(app): Extract<App>,
    frame: Frame,
    _: Proof,
    Path(person): Path<String>,
) -> Result<Page, PageError> {
    page(&payments_page(&app, frame, person_of(&person)?, Form::default()).await?)
}

async fn payments_page(app: &App, frame: Frame, person: PersonId, form: Form) -> Result<PaymentsPage, PageError> {
    let mut tx = app.db.reader().await?;
    let name = reading::name(&mut tx, &app.vault, person, frame.now).await?.ok_or(PageError::NotFound)?;
    let standing = reading::standing(&mut tx, person, frame.now).await?;
    let told = told(app, &mut tx, &frame, person).await?;
    let tier_of = |rule: &Whole| subscribing::chosen(rule, told.tier.as_deref()).map(|one| tier(&frame, rule, one));
    Ok(PaymentsPage {
        person,
        event: id_of(app, &form),
        name,
        number: spoken(number(person)),
        standing: words::standing(&frame, &standing),
        tier: told.rule.as_ref().and_then(tier_of).unwrap_or_else(|| frame.t("membership-tier-not-chosen")),
        form: if form.fields().is_empty() { suggested(app, &told, &frame) } else { form },
        returnable: told.returnable.iter().map(|until| came_back(&frame, *until)).collect(),
        state: told.sentence,
        payments: told.payments,
        frame,
    })
}

fn came_back(frame: &Frame, until: Timestamp) -> Choice {
    let args = [("until", frame.day(until).into())];
    Choice::new(until.micros().to_string(), frame.tn("membership-event-paid", &args))
}

/// Today, and as many months on as her tier is for, from where she has paid up to.
fn suggested(app: &App, told: &Told, frame: &Frame) -> Form {
    let zone = &app.settings.zone;
    let today = frame.now.day(zone);
    let months = told.rule.as_ref().and_then(|rule| Some(subscribing::chosen(rule, told.tier.as_deref())?.months));
    let from = match told.state {
        State::Paid(until) => until.day(zone),
        State::Due(grace) => grace.since.day(zone),
        _ => today,
    };
    let until = from.plus_months(months.unwrap_or(12));
    Form::filled(&[("paid_on", &today.to_string()), ("until", &until.to_string())])
}

/// Enters a payment, or that one came back.
pub(super) async fn pay(
    Extract(app): Extract<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let person = person_of(&person)?;
    let Some(payment) = payment(&app, &mut form) else {
        return refused(&payments_page(&app, frame, person, form).await?);
    };
    let event = (id_of(&app, &form), payment);
    match subscribing::pay(&app.db, (proof.person(), person), event, app.now()).await {
        Ok(()) => Ok(see_other(&format!("/people/{person}/subscription?done=membership-done-paid"))),
        Err(NotTaken::Database(error)) => Err(error.into()),
        Err(wrong) => {
            let field = match wrong {
                NotTaken::PaidUntil => "until",
                NotTaken::NoPayment => "came_back",
                _ => "paid_on",
            };
            form.refuse(field, &wrong.to_string());
            refused(&payments_page(&app, frame, person, form).await?)
        }
    }
}

fn payment(app: &App, form: &mut Form) -> Option<Payment> {
    if form.value("what") == "returned" {
        let until = form.value("came_back").parse().ok().map(Timestamp::from_micros);
        if until.is_none() {
            form.refuse("came_back", "web-error-choose");
        }
        return Some(Payment::Returned { until: until? });
    }
    let (paid_on, until) = (day(form, "paid_on"), day(form, "until"));
    let zone = &app.settings.zone;
    Some(Payment::Made { at: paid_on?.starts(zone), until: until?.starts(zone) })
}

/// The day that a field holds; what is wrong with it is noted in the form.
pub(super) fn day(form: &mut Form, field: &str) -> Option<Day> {
    let day = form.value(field).trim().parse().ok();
    if day.is_none() {
        form.refuse(field, "membership-day-wrong");
    }
    day
}
