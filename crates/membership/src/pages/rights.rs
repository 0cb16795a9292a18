//! "What can I do, and why": every capability and where it comes from, every clause and its figures.

use askama::Template;
use axum::extract::State;
use database::Tx;
use terms::PersonId;
use web::{App, Frame, Page, PageError, Proof, page};

use super::{named, words, words::Line};
use crate::{eligibility::Rule, office::Office, reading, store};

#[derive(Template)]
#[template(path = "membership/rights.html")]
pub(super) struct Rights {
    pub(super) frame: Frame,
    pub(super) may_vote: bool,
    pub(super) clauses: Vec<Line>,
    pub(super) capabilities: Vec<Right>,
    /// Does she hold offices that rest while she is suspended?
    pub(super) offices_rest: bool,
}

/// A capability with the offices that give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Right {
    pub(super) what: String,
    pub(super) because: Vec<String>,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let (person, now) = (proof.person(), app.now());
    let mut tx = app.db.reader().await?;
    let clauses = clauses(&app, &mut tx, &frame, person).await?;
    let offices = reading::offices_in_force(&mut tx, person, now).await?;
    let offices_rest =
        offices.is_empty() && store::offices::of(&mut tx, person, now).await?.iter().any(|own| own.runs(now));
    let mut capabilities = Vec::new();
    for (capability, key) in words::CAPABILITIES {
        let because = because(&mut tx, &frame, &offices, capability).await?;
        capabilities.push(Right { what: frame.t(key), because });
    }
    // What she may do comes first.
    capabilities.sort_by_key(|right| right.because.is_empty());
    page(&Rights { may_vote: clauses.iter().all(|line| line.is_met), clauses, capabilities, offices_rest, frame })
}

/// The plainest rule: a member of the movement in good standing. Each ballot explains its own.
async fn clauses(app: &App, tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Vec<Line>, PageError> {
    let root = places::root(tx).await?.ok_or(PageError::NotFound)?;
    let zone = &app.settings.zone;
    let test = reading::ready(tx, &Rule::members_of(root.id), zone).await?;
    let standing = reading::standing(tx, person, app.now()).await?;
    Ok(words::explained(tx, frame, zone, &test.explain(&standing)).await?)
}

async fn because(tx: &mut Tx, frame: &Frame, offices: &[Office], capability: &str) -> Result<Vec<String>, PageError> {
    let mut because = Vec::new();
    for office in offices.iter().filter(|office| office.role.capabilities.contains(capability)) {
        let args = [
            ("role", words::role(frame, office.role).into()),
            ("place", named(tx, frame, office.place).await?.name.into()),
            ("until", frame.day(office.last()).into()),
        ];
        because.push(frame.tn("membership-rights-because", &args));
    }
    Ok(because)
}
