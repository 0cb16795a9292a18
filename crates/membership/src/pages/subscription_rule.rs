//! The rules of subscriptions: what holds, what will, and a form for the next.

use askama::Template;
use axum::{extract::State, response::Response};
use terms::{Plain, Timestamp};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{
    id_of,
    subscription::{day, tier},
};
use crate::{
    actions::subscribing::{self, NotTaken},
    store::{self, subscriptions::Whole},
    subscription::{AHEAD, LONGEST_GRACE, MOST_TIERS, Rule, RuleId, SHORTEST_GRACE, Tier},
};

/// Tiers that the empty form has room for.
const ROWS: usize = MOST_TIERS;

#[derive(Template)]
#[template(path = "membership/subscription_rule.html")]
pub(super) struct RulePage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) id: RuleId,
    pub(super) choices: Vec<Choice>,
    pub(super) rules: Vec<RuleLine>,
    pub(super) rows: Vec<TierRow>,
}

/// A rule as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RuleLine {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) tiers: Vec<String>,
    pub(super) how: String,
}

/// The names of the fields that one kind of subscription is entered in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TierRow {
    pub(super) title: String,
    pub(super) name: String,
    pub(super) amount: String,
    pub(super) months: String,
    pub(super) concession: String,
    pub(super) is_first: bool,
    pub(super) is_open: bool,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, _: Proof) -> Result<Page, PageError> {
    page(&rule_page(&app, frame, Form::default()).await?)
}

async fn rule_page(app: &App, frame: Frame, form: Form) -> Result<RulePage, PageError> {
    let mut tx = app.db.reader().await?;
    let rules = store::subscriptions::all(&mut tx).await?;
    let form = if form.fields().is_empty() { Form::filled(&[("currency", "GBP"), ("grace", "60")]) } else { form };
    Ok(RulePage {
        id: id_of(app, &form),
        choices: choices(&frame),
        rules: rules.iter().rev().map(|rule| line(&frame, rule)).collect(),
        rows: (1..=ROWS).map(|row| tier_row(&frame, &form, row)).collect(),
        frame,
        form,
    })
}

pub(super) fn tier_row(frame: &Frame, form: &Form, row: usize) -> TierRow {
    let name = format!("name{row}");
    TierRow {
        title: frame.tn("membership-rule-tier", &[("number", row.to_string().into())]),
        is_first: row == 1,
        is_open: row == 1 || !form.value(&name).is_empty(),
        name,
        amount: format!("amount{row}"),
        months: format!("months{row}"),
        concession: format!("concession{row}"),
    }
}

fn choices(frame: &Frame) -> Vec<Choice> {
    [("due", "membership-rule-due"), ("none", "membership-rule-none")]
        .map(|(value, key)| Choice::new(value, frame.t(key)))
        .to_vec()
}

fn line(frame: &Frame, rule: &Whole) -> RuleLine {
    let text = match rule.rule.grace_days {
        Some(days) => frame.tn("membership-rule-asks", &[("count", days.into())]),
        None => frame.t("membership-rule-asks-nothing"),
    };
    RuleLine {
        title: frame.tn("membership-rule-from", &[("day", frame.day(rule.rule.starts_at).into())]),
        text,
        tiers: rule.tiers.iter().map(|one| tier(frame, rule, one)).collect(),
        how: rule.how.clone(),
    }
}

/// Enters the rule that is next.
pub(super) async fn set(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let id = id_of(&app, &form);
    let Some(new) = rule(&app, id, &mut form) else {
        return refused(&rule_page(&app, frame, form).await?);
    };
    match subscribing::set_rule(&app.db, proof.person(), new, app.now()).await {
        Ok(()) => Ok(see_other("/subscription?done=membership-done-rule")),
        Err(NotTaken::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse_with("starts", &wrong.to_string(), &[("days", AHEAD.into())]);
            refused(&rule_page(&app, frame, form).await?)
        }
    }
}

fn rule(app: &App, id: RuleId, form: &mut Form) -> Option<Whole> {
    let starts_at = day(form, "starts").map(|day| day.starts(&app.settings.zone));
    if form.choice("asks", &[("due", true), ("none", false)])? {
        due(id, starts_at, form)
    } else {
        let rule = Rule { starts_at: starts_at?, grace_days: None };
        Some(Whole { id, rule, currency: String::new(), how: String::new(), tiers: Vec::new() })
    }
}

fn due(id: RuleId, starts_at: Option<Timestamp>, form: &mut Form) -> Option<Whole> {
    let grace_days = form.number("grace", SHORTEST_GRACE, LONGEST_GRACE);
    let currency = currency(form);
    let how = form.text("how", 2_000, false);
    let tiers = tiers(form);
    Some(Whole {
        id,
        rule: Rule { starts_at: starts_at?, grace_days: Some(grace_days?) },
        currency: currency?,
        how: how?,
        tiers: tiers?,
    })
}

fn currency(form: &mut Form) -> Option<String> {
    let typed = form.value("currency").trim().to_uppercase();
    let is_code = typed.len() == 3 && typed.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_code {
        form.refuse("currency", "membership-currency-wrong");
    }
    is_code.then_some(typed)
}

/// The tiers of the form, rows without a name left out; at least one.
fn tiers(form: &mut Form) -> Option<Vec<Tier>> {
    let filled: Vec<usize> =
        (1..=ROWS).filter(|row| *row == 1 || !form.value(&format!("name{row}")).trim().is_empty()).collect();
    let read: Vec<Option<Tier>> = filled.into_iter().map(|row| one_tier(form, row)).collect();
    let tiers: Vec<Tier> = read.into_iter().collect::<Option<_>>()?;
    match Tier::check(&tiers) {
        Ok(()) => Some(tiers),
        Err(wrong) => {
            form.refuse("name1", &wrong.to_string());
            None
        }
    }
}

fn one_tier(form: &mut Form, row: usize) -> Option<Tier> {
    let name = form.parse::<Plain<40>>(&format!("name{row}"));
    let field = format!("amount{row}");
    let amount = form.value(&field).parse();
    if let Err(wrong) = &amount {
        let wrong: &crate::subscription::AmountError = wrong;
        form.refuse(&field, &wrong.to_string());
    }
    let months = form.number(&format!("months{row}"), 1, 36);
    let is_concession = form.is_ticked(&format!("concession{row}"));
    Some(Tier { name: name?, amount: amount.ok()?, months: months?, is_concession })
}
