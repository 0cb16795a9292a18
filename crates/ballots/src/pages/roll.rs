//! The roll of a ballot: whether the reader is on it and why, size and hash, claims and corrections.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use terms::PersonId;
use web::{App, Form, Frame, Markup, PageError, Proof, page, parts::Act, refused, see_other};

use super::{Head, Line, known::Look};
use crate::{
    actions::{By, Failure, claiming},
    ballot::Ballot,
    claim::{self, Asks, Claim, ClaimId, ClaimRefused, Decision, Reason},
    disclosure::Channel,
    stage::Stage,
    store,
};

#[derive(Template)]
#[template(path = "ballots/roll.html")]
pub(super) struct RollPage {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) state: String,
    pub(super) me: String,
    pub(super) as_of: Option<String>,
    pub(super) conditions: Vec<Line>,
    pub(super) mark: Option<String>,
    pub(super) claims: Vec<Act>,
    pub(super) may_claim: bool,
    pub(super) form: Form,
    pub(super) frozen: Option<Frozen>,
    pub(super) corrections: Vec<CorrectionLine>,
}

/// The roll in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frozen {
    pub(super) size: String,
    pub(super) as_of: Markup,
    pub(super) hash: String,
}

/// A correction as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CorrectionLine {
    pub(super) when: String,
    pub(super) reason: String,
    pub(super) size: String,
    pub(super) hash: String,
}

pub(super) async fn roll(State(app): State<App>, frame: Frame, Path(id): Path<String>) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    Ok(page(&roll_page(&mut look, &ballot, Form::default()).await?)?.into_response())
}

/// A claim to be on the roll.
pub(super) async fn claim(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    let Some(reason) = form.parse::<Reason>("reason") else {
        return refused(&roll_page(&mut look, &ballot, form).await?);
    };
    drop(look);
    let what = (proof.person(), Asks::Add, reason);
    let made = claiming::make(&app.db, ballot.id, app.new_id(), what, By::person(&app, proof.person())).await;
    match made {
        // Sent again while it waits: it was received, and stands there once.
        Ok(()) | Err(Failure::Claim(ClaimRefused::Waits)) => {
            Ok(see_other(&format!("/ballots/{}/roll?done=ballots-done-claim", ballot.id)))
        }
        Err(failure) => {
            refuse(&mut form, "reason", failure)?;
            refused(&roll_page(&mut Look::new(&app, &frame).await?, &ballot, form).await?)
        }
    }
}

/// Says beside a field why the rules refuse; what broke becomes the page for that.
pub(super) fn refuse(form: &mut Form, field: &str, failure: Failure) -> Result<(), PageError> {
    match failure.key() {
        Some(key) if !matches!(failure, Failure::NotFound) => form.refuse(field, key),
        _ => return Err(failure.into()),
    }
    Ok(())
}

async fn roll_page(look: &mut Look<'_>, ballot: &Ballot, form: Form) -> Result<RollPage, PageError> {
    let frame = look.frame;
    let place = look.place(ballot.place).await?;
    let (conditions, meets) = look.conditions(ballot).await?;
    let on_roll = look.is_on_roll(ballot).await?;
    let reader = look.reader();
    let (claims, may_claim) = match reader {
        Some(person) => own_claims(look, ballot, person, on_roll.or(meets)).await?,
        None => (Vec::new(), false),
    };
    Ok(RollPage {
        head: Head::below(frame, ballot, &place),
        state: state(frame, ballot),
        me: me(frame, on_roll, meets),
        as_of: look.as_of(ballot),
        conditions,
        mark: mark(look, ballot, on_roll).await?,
        claims,
        may_claim,
        form,
        frozen: ballot.stage.roll().map(|roll| Frozen {
            size: frame.number(roll.size),
            as_of: frame.time(roll.as_of),
            hash: roll.hash.clone(),
        }),
        corrections: corrections(look, ballot).await?,
        frame: frame.clone(),
    })
}

fn state(frame: &Frame, ballot: &Ballot) -> String {
    match (&ballot.stage, ballot.stage.roll()) {
        (_, Some(roll)) => frame.tn("ballots-roll-in-force", &[("size", roll.size.into())]),
        (Stage::RollPublished { size, .. }, _) => frame.tn("ballots-roll-provisional", &[("size", (*size).into())]),
        _ => {
            let at = ballot.settings.timetable.roll_published;
            frame.tn("ballots-roll-none", &[("when", frame.when(at).into()), ("relative", frame.relative(at).into())])
        }
    }
}

fn me(frame: &Frame, on_roll: Option<bool>, meets: Option<bool>) -> String {
    frame.t(match (on_roll, meets) {
        (Some(true), _) => "ballots-roll-me-yes",
        (Some(false), _) => "ballots-roll-me-no",
        (None, Some(true)) => "ballots-may-yes-so-far",
        (None, Some(false)) => "ballots-may-no-so-far",
        (None, None) => "ballots-roll-me-visitor",
    })
}

/// How the reader is marked: each member sees her own mark.
async fn mark(look: &mut Look<'_>, ballot: &Ballot, on_roll: Option<bool>) -> Result<Option<String>, PageError> {
    let (Some(person), Some(true)) = (look.reader(), on_roll) else { return Ok(None) };
    let key = match store::marks::find(&mut look.tx, ballot.id, person).await? {
        Some(Channel::Online) => "ballots-roll-mark-online",
        Some(Channel::Letter) => "ballots-roll-mark-letter",
        Some(Channel::Paper) => "ballots-roll-mark-paper",
        // Marks are destroyed with the ballots; nothing is said of what is no longer known.
        None if store::ballots::is_destroyed(&mut look.tx, ballot.id).await? => return Ok(None),
        None => "ballots-roll-mark-none",
    };
    Ok(Some(look.frame.t(key)))
}

/// The reader's own claims, and whether she may make one.
async fn own_claims(
    look: &mut Look<'_>,
    ballot: &Ballot,
    person: PersonId,
    is_on: Option<bool>,
) -> Result<(Vec<Act>, bool), PageError> {
    let claims = store::claims::about(&mut look.tx, ballot.id, person).await?;
    let now = look.frame.now;
    let reason: Reason = "?".parse().expect("one printable character is a reason");
    let mine = Claim {
        id: ClaimId::by_chance([0; 16]),
        by: person,
        about: person,
        asks: Asks::Add,
        reason,
        at: now,
        decision: Decision::Waits,
    };
    let timetable = &ballot.settings.timetable;
    let waits = claims.iter().any(|claim| !matches!(claim.decision, Decision::Decided { .. }));
    let is_admissible = claim::admissible(&mine, &ballot.stage, &ballot.duties, timetable, now).is_ok();
    let shown = claims.iter().filter(|claim| claim.by == person).map(|claim| own_claim(look.frame, claim)).collect();
    Ok((shown, is_admissible && !waits && is_on == Some(false)))
}

fn own_claim(frame: &Frame, claim: &Claim) -> Act {
    let (when, is_done) = match claim.decision {
        Decision::Waits => (frame.t("ballots-claim-undecided"), false),
        Decision::Half { .. } => (frame.t("ballots-claim-half"), false),
        Decision::Decided { upheld, at } => {
            let key = if upheld { "ballots-claim-upheld" } else { "ballots-claim-refused" };
            (frame.tn(key, &[("day", frame.day(at).into())]), true)
        }
    };
    Act { what: asks(frame, claim.asks), who: claim.reason.to_string(), when, is_done }
}

/// What a claim asks for.
pub(super) fn asks(frame: &Frame, asks: Asks) -> String {
    frame.t(match asks {
        Asks::Add => "ballots-claim-asks-add",
        Asks::Remove => "ballots-claim-asks-remove",
        Asks::Suspend => "ballots-claim-asks-suspend",
    })
}

async fn corrections(look: &mut Look<'_>, ballot: &Ballot) -> Result<Vec<CorrectionLine>, PageError> {
    let frame = look.frame;
    let line = |correction: store::claims::Correction| CorrectionLine {
        when: frame.when(correction.at),
        reason: correction.reason,
        size: frame.number(correction.size),
        hash: correction.hash,
    };
    Ok(store::claims::corrections(&mut look.tx, ballot.id).await?.into_iter().map(line).collect())
}
