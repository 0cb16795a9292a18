//! Changing a draft, until it is called.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use membership::eligibility::Clause;
use tally::majority::{Base, Comparison, Fraction};
use terms::Timestamp;
use web::{App, Form, Frame, PageError, Proof, page, refused, see_other};

use super::{
    known::Look,
    new::{self, FRACTIONS, New, QUORUMS},
    step::wall_clock,
};
use crate::{
    actions::{By, drafting},
    ballot::{Ballot, Kind, Subject},
    disclosure::Disclosure,
    nomination::Takes,
    stage::Stage,
};

pub(super) async fn form(
    State(app): State<App>,
    frame: Frame,
    _: Proof,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = draft(&mut look, &id).await?;
    let fields = fields(&app, &ballot);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Ok(page(&change_page(&mut look, &ballot, Form::filled(&fields)).await?)?.into_response())
}

/// The draft of the address; what has been called can no longer be changed.
async fn draft(look: &mut Look<'_>, id: &str) -> Result<Ballot, PageError> {
    let ballot = look.ballot(id).await?;
    if ballot.stage == Stage::Draft { Ok(ballot) } else { Err(PageError::Refused("ballots-step-stage")) }
}

async fn change_page(look: &mut Look<'_>, ballot: &Ballot, form: Form) -> Result<New, PageError> {
    let place = look.place(ballot.place).await?;
    let page = new::form_page(look, vec![(ballot.place, place.name)], form).await?;
    let own = ballot.id.to_string();
    Ok(New {
        title: look.frame.t("ballots-go-change"),
        action: format!("/ballots/{own}/change"),
        may_move: false,
        earlier: page.earlier.into_iter().filter(|(id, ..)| *id != own).collect(),
        ..page
    })
}

/// Keeps the changes.
pub(super) async fn change(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = draft(&mut look, &id).await?;
    let own = [(ballot.place, String::new())];
    let Some((_, settings)) = new::settings(&app, &mut form, &own) else {
        return refused(&change_page(&mut look, &ballot, form).await?);
    };
    drop(look);
    match drafting::change(&app.db, ballot.id, settings, By::person(&app, proof.person())).await {
        Ok(()) => Ok(see_other(&format!("/ballots/{}/desk?done=ballots-done-step", ballot.id))),
        Err(failure) => {
            let (field, key) = new::blamed(failure)?;
            form.refuse(field, key);
            refused(&change_page(&mut Look::new(&app, &frame).await?, &ballot, form).await?)
        }
    }
}

/// The settings as the fields of the form.
fn fields(app: &App, ballot: &Ballot) -> Vec<(&'static str, String)> {
    let settings = &ballot.settings;
    let timetable = &settings.timetable;
    let clock = |at: Timestamp| wall_clock(app, at);
    let kept = timetable.destroyed.micros() - timetable.voting.closes.micros();
    let mut fields = vec![
        ("title", settings.title.to_string()),
        ("text", settings.text.to_string()),
        ("place", ballot.place.to_string()),
        ("kind", if settings.kind == Kind::Named { "named" } else { "secret" }.to_owned()),
        ("disclosure", disclosure(settings.disclosure).to_owned()),
        ("roll_published", clock(timetable.roll_published)),
        ("opens", clock(timetable.voting.opens)),
        ("closes", clock(timetable.voting.closes)),
        ("challenge_days", (timetable.challenge_micros / Timestamp::DAY).to_string()),
        ("destroyed_days", (kept / Timestamp::DAY).to_string()),
    ];
    fields.extend(settings.blank.then(|| ("blank", "yes".to_owned())));
    fields.extend(settings.counted_after.iter().map(|id| ("after", id.to_string())));
    if let Some(window) = timetable.nominations {
        fields.extend([("nominations_open", clock(window.opens)), ("nominations_close", clock(window.closes))]);
    }
    fields.extend(subject(&settings.subject));
    for clause in &settings.electorate.rule.0 {
        match clause {
            Clause::MemberBy { day } => fields.push(("member_by", day.to_string())),
            Clause::MemberFor { days, .. } => fields.push(("member_days", days.to_string())),
            _ => {}
        }
    }
    fields
}

const fn disclosure(disclosure: Disclosure) -> &'static str {
    match disclosure {
        Disclosure::Full => "full",
        Disclosure::Trimmed => "trimmed",
        Disclosure::SheetOnly => "sheet-only",
    }
}

fn subject(subject: &Subject) -> Vec<(&'static str, String)> {
    let own = |name, value: &str| (name, value.to_owned());
    let question = match subject {
        Subject::Question(question) => question,
        Subject::Places { seats, takes, reopen, .. } => {
            let kind = if *takes == Takes::Names { "names" } else { "people" };
            let mut fields = vec![own("subject", kind), ("seats", seats.to_string())];
            fields.extend(reopen.then(|| own("reopen", "yes")));
            return fields;
        }
    };
    let threshold = question.rule.threshold;
    let comparison = match threshold.comparison() {
        Comparison::AtLeast => "at-least",
        Comparison::MoreThan => "more-than",
    };
    let base = match threshold.base() {
        Base::ForAndAgainst => "for-and-against",
        Base::VotesCast => "cast",
        Base::Present | Base::Entitled => "entitled",
    };
    let mut fields = vec![
        own("subject", "question"),
        own("fraction", share(&FRACTIONS, threshold.fraction())),
        own("comparison", comparison),
        own("base", base),
        own("seats", "1"),
    ];
    fields.extend(question.rule.quorum.map(|quorum| own("quorum", share(&QUORUMS, quorum))));
    fields.extend(question.abstain.then(|| own("abstain", "yes")));
    fields
}

/// The word of a share among those that can be chosen.
fn share(choices: &[(&'static str, u32, u32)], fraction: Fraction) -> &'static str {
    let same = |(_, numerator, denominator): &&(&str, u32, u32)| {
        (*numerator, *denominator) == (fraction.numerator(), fraction.denominator())
    };
    choices.iter().find(same).map_or("", |(word, ..)| *word)
}
