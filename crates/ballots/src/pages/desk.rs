//! The officers' desk of a ballot: what can lawfully be done next, and what waits.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use web::{App, Form, Frame, Page, PageError, Proof, Value, page, parts::Act, see_other};

use super::{DutyLine, Head, Link, PAPERS, known::Look, roll, show, step};
use crate::{
    actions::{By, claiming},
    ballot::{Ballot, Kind, Subject},
    claim::{Claim, ClaimId, Decision},
    countersign::WAITS_MICROS,
    duty::Duty,
    lot,
    stage::Stage,
    store,
    view::{
        kind,
        step::{Step, lawful},
        who,
    },
};

#[derive(Template)]
#[template(path = "ballots/desk.html")]
pub(super) struct Desk {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) duty: String,
    pub(super) shape: &'static str,
    pub(super) word: String,
    pub(super) steps: Vec<StepCard>,
    pub(super) waits: String,
    pub(super) claims: Vec<ClaimCard>,
    pub(super) acts: Vec<Act>,
    pub(super) duties: Vec<DutyLine>,
    pub(super) links: Vec<Link>,
    pub(super) grave: Vec<Link>,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StepCard {
    pub(super) title: String,
    pub(super) about: String,
    pub(super) href: String,
    pub(super) button: String,
}

/// A claim about the roll, to be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClaimCard {
    pub(super) id: String,
    pub(super) asks: String,
    pub(super) about: String,
    pub(super) reason: String,
    pub(super) state: String,
    pub(super) may_decide: bool,
}

pub(super) async fn desk(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    page(&desk_page(&mut look, &ballot, &proof).await?)
}

async fn desk_page(look: &mut Look<'_>, ballot: &Ballot, proof: &Proof) -> Result<Desk, PageError> {
    let frame = look.frame;
    let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
    let place = look.place(ballot.place).await?;
    let duty = look.duty(ballot).ok_or(PageError::Forbidden)?;
    let (shape, word) = kind::stage(&ballot.stage, &say);
    let all = lawful(ballot, proof.person(), frame.now);
    let (steps, has_signed) = steps(look, ballot, &all, proof).await?;
    let grave = all.iter().filter(|step| step.is_grave());
    let waits = if has_signed {
        frame.t("ballots-done-proposed")
    } else if steps.is_empty() {
        waits(frame, ballot)
    } else {
        String::new()
    };
    Ok(Desk {
        head: Head::below(frame, ballot, &place),
        duty: frame.tn("ballots-desk-duty", &[("duty", who::duty(duty, &say).into())]),
        shape,
        word,
        steps,
        waits,
        claims: claims(look, ballot, proof).await?,
        acts: look.acts(ballot.id).await?,
        duties: look.duties(ballot).await?,
        links: links(look, ballot, proof),
        grave: grave.map(|step| Link::new(step::href(ballot, *step), frame.t(step::words(*step).0))).collect(),
        frame: frame.clone(),
    })
}

/// What can be done now, and whether the reader has signed something that waits for the other.
async fn steps(
    look: &mut Look<'_>,
    ballot: &Ballot,
    all: &[Step],
    proof: &Proof,
) -> Result<(Vec<StepCard>, bool), PageError> {
    let frame = look.frame;
    let is_fresh = |at: terms::Timestamp| frame.now < at.plus(WAITS_MICROS);
    let halves = store::acts::proposals(&mut look.tx, ballot.id).await?;
    let mut cards = Vec::new();
    let mut signed = Vec::new();
    for (half, _) in halves.iter().filter(|(half, _)| is_fresh(half.at)) {
        let step = step::step_of(half.act);
        if half.by == proof.person() {
            signed.push(step);
            continue;
        }
        if all.contains(&step) {
            signed.push(step);
            let name = look.name(half.by).await?;
            let what = frame.t(step::words(step).0);
            let values = [("name", name.into()), ("relative", frame.relative(half.at).into())];
            cards.push(StepCard {
                title: frame.tn("ballots-go-countersign", &[("what", what.clone().into())]),
                about: frame.tn("ballots-go-countersign-about", &values),
                href: step::href(ballot, step),
                button: what,
            });
        }
    }
    let has_own = halves.iter().any(|(half, _)| half.by == proof.person() && is_fresh(half.at));
    if let Some(card) = lot_card(look, ballot, all).await? {
        cards.push(card);
    } else {
        for step in all.iter().filter(|step| !step.is_grave() && !signed.contains(step)) {
            cards.push(card(look, ballot, *step).await?);
        }
    }
    Ok((cards, has_own))
}

async fn card(look: &mut Look<'_>, ballot: &Ballot, step: Step) -> Result<StepCard, PageError> {
    let frame = look.frame;
    let (title, about) = step::words(step);
    let name = match &ballot.stage {
        Stage::Counted { count, .. } => look.name(count.by).await?,
        _ => String::new(),
    };
    Ok(StepCard {
        title: frame.t(title),
        about: frame.tn(about, &[("name", name.into())]),
        href: step::href(ballot, step),
        button: frame.t(title),
    })
}

/// Before a contest is counted its lot has to be settled: the seeds, or a draw by hand.
async fn lot_card(look: &mut Look<'_>, ballot: &Ballot, all: &[Step]) -> Result<Option<StepCard>, PageError> {
    let frame = look.frame;
    let is_contest = matches!(ballot.settings.subject, Subject::Places { .. });
    if !is_contest || !all.contains(&Step::Count) {
        return Ok(None);
    }
    let seeds = store::lots::seeds(&mut look.tx, ballot.id).await?;
    let drawn = store::lots::manual(&mut look.tx, ballot.id).await?;
    if lot::settle(&seeds, drawn).is_ok() {
        return Ok(None);
    }
    Ok(Some(StepCard {
        title: frame.t("ballots-lot"),
        about: frame.t("ballots-lot-missing"),
        href: format!("/ballots/{}/lot", ballot.id),
        button: frame.t("ballots-lot"),
    }))
}

/// What a ballot waits for when there is nothing to do.
fn waits(frame: &Frame, ballot: &Ballot) -> String {
    let timetable = &ballot.settings.timetable;
    let hours = |key, at| frame.tn(key, &[("when", frame.when(at).into()), ("relative", frame.relative(at).into())]);
    match &ballot.stage {
        Stage::Draft if ballot.duties.second.is_none() => frame.t("ballots-waits-second"),
        Stage::Called { .. } if frame.now < timetable.roll_published => {
            hours("ballots-waits-roll", timetable.roll_published)
        }
        Stage::RollPublished { .. } if frame.now < timetable.voting.opens => {
            hours("ballots-waits-opens", timetable.voting.opens)
        }
        Stage::Open { .. } if frame.now < timetable.voting.closes => {
            hours("ballots-waits-closes", timetable.voting.closes)
        }
        Stage::Provisional { challenge_until, .. } if frame.now < *challenge_until => {
            hours("ballots-waits-challenge", *challenge_until)
        }
        Stage::Final { .. } | Stage::Void { .. } => frame.t("ballots-waits-nothing"),
        _ => frame.t("ballots-waits-other"),
    }
}

fn links(look: &Look<'_>, ballot: &Ballot, proof: &Proof) -> Vec<Link> {
    let frame = look.frame;
    let link = |path: &str, key: &str| Link::new(format!("/ballots/{}{path}", ballot.id), frame.t(key));
    let mut links = show::links(frame, ballot, false);
    let handles = proof.viewer().offices.iter().any(|held| held.capabilities.iter().any(|own| own == PAPERS));
    if handles && ballot.settings.kind == Kind::SecretInStorage && ballot.stage.roll().is_some() {
        links.push(link("/papers", "ballots-go-papers"));
    }
    if ballot.duties.leads(proof.person()).is_ok() && !ballot.stage.is_declared() {
        links.push(link("/scrutineers", "ballots-go-duties"));
    }
    if ballot.stage.closed().is_some() && look.duty(ballot) == Some(Duty::Scrutineer) {
        links.push(link("/marks", "ballots-marks-title"));
    }
    if matches!(ballot.stage, Stage::RollPublished { .. } | Stage::Open { .. }) {
        links.push(link("/desk/claims", "ballots-go-claim"));
    }
    if ballot.stage == Stage::Draft && proof.person() == ballot.duties.returning_officer {
        links.push(link("/change", "ballots-go-change"));
    }
    links
}

async fn claims(look: &mut Look<'_>, ballot: &Ballot, proof: &Proof) -> Result<Vec<ClaimCard>, PageError> {
    let leads = ballot.duties.leads(proof.person()).is_ok();
    let all = store::claims::of(&mut look.tx, ballot.id).await?;
    let mut cards = Vec::new();
    for claim in all.iter().filter(|claim| !matches!(claim.decision, Decision::Decided { .. })) {
        cards.push(claim_card(look, claim, leads, proof).await?);
    }
    Ok(cards)
}

async fn claim_card(look: &mut Look<'_>, claim: &Claim, leads: bool, proof: &Proof) -> Result<ClaimCard, PageError> {
    let frame = look.frame;
    let (state, is_first) = match claim.decision {
        Decision::Half { by, upheld } => {
            let key = if upheld { "ballots-claim-half-uphold" } else { "ballots-claim-half-refuse" };
            let name = look.name(by).await?;
            (frame.tn(key, &[("name", name.into())]), by == proof.person())
        }
        _ => (frame.t("ballots-claim-undecided"), false),
    };
    Ok(ClaimCard {
        id: claim.id.to_string(),
        asks: roll::asks(frame, claim.asks),
        about: look.name(claim.about).await?,
        reason: claim.reason.to_string(),
        state,
        may_decide: leads && !is_first && claim.about != proof.person(),
    })
}

/// Decides a claim, as one of two.
pub(super) async fn decide(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path((id, claim)): Path<(String, String)>,
    form: Form,
) -> Result<Response, PageError> {
    let ballot = Look::new(&app, &frame).await?.ballot(&id).await?;
    let claim: ClaimId = claim.parse().map_err(|_| PageError::NotFound)?;
    let is_upheld = match form.value("decision") {
        "uphold" => true,
        "refuse" => false,
        _ => return Err(PageError::Malformed),
    };
    let by = By::person(&app, proof.person());
    let decided = claiming::decide(&app.db, ballot.id, claim, is_upheld, app.random(), by).await?;
    let notice = match decided {
        Decision::Decided { .. } => "ballots-done-step",
        _ => "ballots-done-proposed",
    };
    Ok(see_other(&format!("/ballots/{}/desk?done={notice}", ballot.id)))
}
