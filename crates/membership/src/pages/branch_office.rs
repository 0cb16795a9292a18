//! New branches as officers of the place above see them: answering a request, calling the founding meeting, recording it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::{BoxFuture, Error, Tx};
use places::Slug;
use terms::{PersonId, PlaceId};
use web::{App, Form, Frame, Page, PageError, Params, Proof, page, parts::Choice, refused, see_other};

use super::{
    branches::{self, BranchLine, BranchTold, branch_told, line, meeting, refuse},
    cases::numbered,
    people::SEARCHES,
};
use crate::{
    actions::branching::{self, Deed, Founding, NotDone},
    new_branch::{LONGEST, NewBranch, NewBranchId, Stage, Step},
    office::{APPOINT, SEARCH},
    reading, store,
};

#[derive(Template)]
#[template(path = "membership/branches_office.html")]
pub(super) struct OfficeList {
    pub(super) frame: Frame,
    /// Those that wait for an answer or for a record.
    pub(super) waiting: Vec<BranchLine>,
    pub(super) others: Vec<BranchLine>,
}

#[derive(Template)]
#[template(path = "membership/branch_office.html")]
pub(super) struct OfficePage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) told: BranchTold,
    pub(super) requester: String,
    /// What the reader may do: `let`, `refuse`, `announce`, `record`.
    pub(super) may: Vec<&'static str>,
    /// Why she may do nothing, where she asked herself.
    pub(super) own: bool,
    pub(super) decisions: Vec<Choice>,
    /// Who was elected to convene, and where she is given an office.
    pub(super) convener: Option<(String, Option<String>)>,
}

/// The place that the new branch of the address will be part of: whose officers answer.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let branch = match params.parse::<NewBranchId>("branch") {
            Some(id) => store::new_branches::find(&mut tx, id).await?,
            None => None,
        };
        super::or_movement(&mut tx, branch.map(|branch| branch.parent)).await
    })
}

pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let tops = proof.places();
    let (mut waiting, mut others) = (Vec::new(), Vec::new());
    for branch in store::new_branches::open(&mut tx, frame.now).await? {
        let chain = places::ancestor_ids(&mut tx, branch.parent).await?;
        if !chain.iter().any(|place| tops.contains(place)) {
            continue;
        }
        let stage = branch.state(frame.now).stage;
        let is_held = matches!(stage, Stage::Convened { meeting_at, .. } if meeting_at <= frame.now);
        let waits = matches!(stage, Stage::Asked { .. } | Stage::Ready { .. }) || is_held;
        let line = line(&mut tx, &frame, &branch, "/office").await?;
        if waits { waiting.push(line) } else { others.push(line) }
    }
    page(&OfficeList { frame, waiting, others })
}

async fn found(tx: &mut Tx, id: &str) -> Result<NewBranch, PageError> {
    let id: NewBranchId = id.parse().map_err(|_| PageError::NotFound)?;
    store::new_branches::find(tx, id).await?.ok_or(PageError::NotFound)
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let branch = found(&mut tx, &id).await?;
    let welsh = branch.name.welsh.as_ref().map_or("", |name| name.as_str());
    let form = Form::filled(&[("name", branch.name.english.as_str()), ("name_cy", welsh)]);
    page(&office_page(&app, &mut tx, frame, (&proof, &branch), form).await?)
}

async fn office_page(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    (proof, branch): (&Proof, &NewBranch),
    form: Form,
) -> Result<OfficePage, PageError> {
    let own = branch.requester == Some(proof.person());
    let decisions = ["founded", "not-founded"]
        .map(|word| Choice::new(word, frame.t(&format!("membership-branch-decided-{word}"))))
        .to_vec();
    Ok(OfficePage {
        told: branch_told(app, tx, &frame, branch).await?,
        requester: requester(app, tx, &frame, (proof, branch)).await?,
        may: if own { Vec::new() } else { may(&frame, branch) },
        convener: convener(app, tx, &frame, (proof, branch)).await?,
        own,
        decisions,
        form,
        frame,
    })
}

fn may(frame: &Frame, branch: &NewBranch) -> Vec<&'static str> {
    let stage = branch.state(frame.now).stage;
    let mut may = Vec::new();
    if branch.may(Step::Let, frame.now).is_ok() {
        may.push("let");
    }
    if branch.may(Step::Refused, frame.now).is_ok() {
        may.push("refuse");
    }
    if matches!(stage, Stage::Ready { .. } | Stage::Convened { .. }) {
        may.push("announce");
    }
    if matches!(stage, Stage::Convened { meeting_at, .. } if meeting_at <= frame.now) {
        may.push("record");
    }
    may
}

/// Who asked, as far as the reader may know her name.
async fn requester(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (proof, branch): (&Proof, &NewBranch),
) -> Result<String, PageError> {
    let Some(person) = branch.requester else { return Ok(frame.t("membership-case-erased")) };
    if !reading::is_open_to(tx, proof.person(), person, frame.now).await? {
        return Ok(frame.t("membership-out-name"));
    }
    let name = reading::name(tx, &app.vault, person, frame.now).await?;
    Ok(name.unwrap_or_else(|| frame.t("membership-case-erased")))
}

/// Whom the meeting elected to convene the branch, and where she is given the office, by whoever may.
async fn convener(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (proof, branch): (&Proof, &NewBranch),
) -> Result<Option<(String, Option<String>)>, PageError> {
    let (Some(person), Some(place)) = (branch.convener, branch.place) else { return Ok(None) };
    if !reading::is_open_to(tx, proof.person(), person, frame.now).await? {
        return Ok(None);
    }
    let Some(name) = reading::name(tx, &app.vault, person, frame.now).await? else { return Ok(None) };
    let home = reading::standing(tx, person, frame.now).await?.place();
    let may_give = match home {
        Some(home) if person != proof.person() => {
            reading::holds(tx, proof.person(), APPOINT, home, frame.now).await?
                && reading::holds(tx, proof.person(), APPOINT, place, frame.now).await?
        }
        _ => false,
    };
    let give = may_give.then(|| format!("/people/{person}/offices?role=organiser&place={place}"));
    Ok(Some((name, give)))
}

pub(super) async fn act(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let branch = found(&mut app.db.reader().await?, &id).await?;
    if let Some(deed) = read(&app, proof.person(), &mut form).await? {
        let when = (form.nonce(), app.now());
        match branching::act(&app.db, &app.vault, &branch, (proof.person(), deed), when).await {
            Ok(()) => return Ok(see_other(&format!("/branches/{id}/office?done=membership-done-branch-office"))),
            Err(NotDone::Database(error)) => return Err(error.into()),
            Err(wrong) => refuse(&mut form, &wrong),
        }
    }
    let mut tx = app.db.reader().await?;
    refused(&office_page(&app, &mut tx, frame, (&proof, &branch), form).await?)
}

/// What was filled in; what is wrong with it is noted in the form.
async fn read(app: &App, by: PersonId, form: &mut Form) -> Result<Option<Deed>, PageError> {
    Ok(match form.value("what") {
        "let" => Some(Deed::Let),
        "refuse" => form.text("reason", LONGEST, false).map(Deed::Refuse),
        "announce" => meeting(app, form),
        "record" => record(app, by, form).await?,
        _ => {
            form.refuse("what", "web-error-choose");
            None
        }
    })
}

/// What the founding meeting decided.
async fn record(app: &App, by: PersonId, form: &mut Form) -> Result<Option<Deed>, PageError> {
    let present = form.number("present", 0, 100_000).map(i64::unsigned_abs);
    let is_founded = form.choice("decided", &[("founded", true), ("not-founded", false)]);
    if is_founded != Some(true) {
        return Ok(present.zip(is_founded).map(|(present, _)| Deed::NotFound { present }));
    }
    let name = branches::name(form);
    let typed = form.value("slug").trim().to_owned();
    let slug = match &name {
        Some(name) if typed.is_empty() => Slug::of_name(name.english.as_str()).ok(),
        _ => typed.parse().ok(),
    };
    if slug.is_none() && (name.is_some() || !typed.is_empty()) {
        form.refuse("slug", "membership-branch-slug-wrong");
    }
    let Some(convener) = elected(app, by, form).await? else { return Ok(None) };
    let (Some(present), Some(name), Some(slug)) = (present, name, slug) else { return Ok(None) };
    let place = super::id_of(app, form);
    Ok(Some(Deed::Found(Founding { present, place, slug, name, convener })))
}

/// Who was elected to convene, by membership number: `Some(None)` where nobody was. A number tells nothing of who lives
/// elsewhere or is kept out of lists.
async fn elected(app: &App, by: PersonId, form: &mut Form) -> Result<Option<Option<PersonId>>, PageError> {
    if form.value("convener").trim().is_empty() {
        return Ok(Some(None));
    }
    app.limits.take(SEARCHES, &by.to_string(), app.now()).map_err(PageError::TooMany)?;
    let mut person = numbered(app, form.value("convener")).await?;
    if let Some(found) = person
        && !may_name(app, by, found).await?
    {
        person = None;
    }
    if person.is_none() {
        form.refuse("convener", "membership-branch-convener-wrong");
    }
    Ok(person.map(Some))
}

/// May an officer name that member: in good standing, in lists, and at home where she may search?
async fn may_name(app: &App, by: PersonId, person: PersonId) -> Result<bool, PageError> {
    let mut tx = app.db.reader().await?;
    let standing = reading::standing(&mut tx, person, app.now()).await?;
    let Some(home) = standing.place().filter(|_| standing.is_in_good_standing()) else { return Ok(false) };
    let is_out = reading::is_kept_out(&mut tx, person).await?;
    Ok(!is_out && reading::holds(&mut tx, by, SEARCH, home, app.now()).await?)
}
