//! New branches as members see them: what is being founded, asking for one, saying that one would join.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use places::Name;
use terms::{PersonId, PlaceId, Timestamp};
use web::{App, Form, Frame, Limit, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{Named, id_of, named, words};
use crate::{
    actions::branching::{self, Asking, Deed, NotDone},
    new_branch::{Covers, Forbidden, Happened, LONGEST, NewBranch, NewBranchId, Stage, Step, Venue, may_hold, rule},
    reading,
    segment::{SMALLEST, Told, told},
    store,
};

/// How often one member asks, also when she is refused: officers get letters.
const ASKS: Limit = Limit { name: "membership.branch-asks", times: 20, per_micros: Timestamp::DAY };
/// How often one member calls a meeting: whoever would join gets letters.
const CALLS: Limit = Limit { name: "membership.branch-calls", times: 5, per_micros: Timestamp::DAY };

#[derive(Template)]
#[template(path = "membership/branches.html")]
pub(super) struct Branches {
    pub(super) frame: Frame,
    /// Those that the reader asked for.
    pub(super) own: Vec<BranchLine>,
    /// Those that she could join.
    pub(super) here: Vec<BranchLine>,
    pub(super) elsewhere: Vec<BranchLine>,
    /// What is asked of a new branch, in a sentence.
    pub(super) rule: String,
}

/// A new branch in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BranchLine {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) place: Named,
    pub(super) stage: String,
}

#[derive(Template)]
#[template(path = "membership/branch_ask.html")]
pub(super) struct AskPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) id: NewBranchId,
    /// The places that it may be part of; none where her home lies in no such place.
    pub(super) places: Vec<Choice>,
    pub(super) rule: String,
}

#[derive(Template)]
#[template(path = "membership/branch.html")]
pub(super) struct BranchPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) told: BranchTold,
    /// What the button about joining sends and says; none for who cannot join.
    pub(super) join: Option<(&'static str, String)>,
    /// Why the reader cannot join.
    pub(super) cannot: Option<String>,
    /// What she may do as who asked: `withdraw`, `announce`.
    pub(super) may: Vec<&'static str>,
}

/// What everybody who sees a new branch reads of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BranchTold {
    pub(super) id: NewBranchId,
    pub(super) name: String,
    /// What it will be part of.
    pub(super) parent: Named,
    pub(super) stage: String,
    pub(super) facts: Vec<(String, String)>,
    /// What came about, oldest first: when, and what.
    pub(super) course: Vec<(String, String)>,
    pub(super) why: Option<String>,
    /// Why it was refused.
    pub(super) reason: Option<String>,
    /// The place that it has become.
    pub(super) founded: Option<Named>,
}

/// Refuses whoever is no member.
async fn is_member(tx: &mut Tx, proof: &Proof, frame: &Frame) -> Result<(), PageError> {
    let standing = reading::standing(tx, proof.person(), frame.now).await?;
    if standing.is_member() { Ok(()) } else { Err(PageError::Refused("membership-standing-not-a-member")) }
}

/// What is asked of a new branch.
fn rule_in_words(frame: &Frame) -> String {
    let rule = rule();
    let args = [
        ("count", rule.minimum_members.into()),
        ("days", rule.gather_days.into()),
        ("notice", rule.notice_days.into()),
    ];
    frame.tn("membership-branch-rule", &args)
}

pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    is_member(&mut tx, &proof, &frame).await?;
    let mut own = Vec::new();
    for branch in store::new_branches::from(&mut tx, proof.person()).await? {
        own.push(line(&mut tx, &frame, &branch, "").await?);
    }
    let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
    for branch in store::new_branches::open(&mut tx, frame.now).await? {
        if branch.requester == Some(proof.person()) || !branch.state(frame.now).stage.is_told() {
            continue;
        }
        let line = line(&mut tx, &frame, &branch, "").await?;
        if proof.viewer().places.contains(&branch.parent) { here.push(line) } else { elsewhere.push(line) }
    }
    page(&Branches { own, here, elsewhere, rule: rule_in_words(&frame), frame })
}

/// A line that leads to the page of a new branch, or to what lies below it.
pub(super) async fn line(tx: &mut Tx, frame: &Frame, branch: &NewBranch, below: &str) -> Result<BranchLine, PageError> {
    Ok(BranchLine {
        href: format!("/branches/{}{below}", branch.id),
        name: branch.name.in_language(frame.language()).to_owned(),
        place: named(tx, frame, branch.parent).await?,
        stage: stage(frame, branch.state(frame.now).stage),
    })
}

/// Where a new branch stands, in a sentence.
pub(super) fn stage(frame: &Frame, stage: Stage) -> String {
    let (key, at) = match stage {
        Stage::Asked { until } => ("membership-branch-stage-asked", until),
        Stage::Gathering { until } => ("membership-branch-stage-gathering", until),
        Stage::Ready { until } => ("membership-branch-stage-ready", until),
        Stage::Convened { meeting_at, .. } if frame.now < meeting_at => {
            return frame.tn("membership-branch-stage-convened", &[("when", frame.when(meeting_at).into())]);
        }
        Stage::Convened { until, .. } => ("membership-branch-stage-held", until),
        Stage::Founded => return frame.t("membership-branch-stage-founded"),
        Stage::NotFounded => return frame.t("membership-branch-stage-not-founded"),
        Stage::Refused => return frame.t("membership-branch-stage-refused"),
        Stage::Withdrawn => return frame.t("membership-branch-stage-withdrawn"),
        Stage::Lapsed => return frame.t("membership-branch-stage-lapsed"),
    };
    // The last day, not the first instant after it.
    frame.tn(key, &[("day", frame.day(at.plus(-1)).into())])
}

/// What everybody who sees a new branch reads of it; its texts only where `with_texts`.
pub(super) async fn branch_told(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    branch: &NewBranch,
) -> Result<BranchTold, PageError> {
    let (state, happened) = branch.course(frame.now);
    let (why, reason) = branching::texts(tx, &app.vault, branch, frame.now).await?;
    let mut facts = vec![(frame.t("membership-branch-covers"), branch.covers.to_string())];
    if let (Stage::Convened { meeting_at, .. }, Some(venue)) = (state.stage, &branch.venue) {
        facts.push((frame.t("membership-branch-meeting"), frame.when(meeting_at)));
        facts.push((frame.t("membership-branch-venue"), venue.to_string()));
    }
    if state.stage.is_joinable() {
        let count = branching::count(tx, branch, frame.now).await?;
        facts.push((frame.t("membership-branch-count"), count_in_words(frame, count)));
    }
    let say = |key: &str, args: &[(&str, web::Value)]| frame.tn(key, args);
    let line =
        |(at, what): (terms::Timestamp, Happened)| (frame.day(at), words::happened(&say, &|at| frame.when(at), what));
    Ok(BranchTold {
        id: branch.id,
        name: branch.name.in_language(frame.language()).to_owned(),
        parent: named(tx, frame, branch.parent).await?,
        stage: stage(frame, state.stage),
        facts,
        course: happened.into_iter().map(line).collect(),
        why,
        reason,
        founded: match branch.place {
            Some(place) => Some(named(tx, frame, place).await?),
            None => None,
        },
    })
}

fn count_in_words(frame: &Frame, count: u64) -> String {
    match told(count) {
        Told::None => frame.t("membership-branch-count-none"),
        Told::Few => frame.tn("membership-branch-count-few", &[("smallest", SMALLEST.into())]),
        Told::Exactly(count) => frame.tn("membership-branch-count-many", &[("count", count.into())]),
    }
}

pub(super) async fn ask_page(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    page(&ask_form(&app, frame, &proof, Form::default()).await?)
}

async fn ask_form(app: &App, frame: Frame, proof: &Proof, form: Form) -> Result<AskPage, PageError> {
    let mut tx = app.db.reader().await?;
    is_member(&mut tx, proof, &frame).await?;
    let mut places = Vec::new();
    for place in &proof.viewer().places {
        let Some(place) = places::find(&mut tx, *place).await?.filter(may_hold) else { continue };
        places.push(Choice::new(place.id.to_string(), place.name.in_language(frame.language())));
    }
    Ok(AskPage { id: id_of(app, &form), places, rule: rule_in_words(&frame), form, frame })
}

pub(super) async fn ask(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let Some(asking) = read(&app, proof.person(), &mut form) else {
        return refused(&ask_form(&app, frame, &proof, form).await?);
    };
    app.limits.take(ASKS, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
    let id = asking.id;
    match branching::ask(&app.db, &app.vault, asking, app.now()).await {
        Ok(()) => Ok(see_other(&format!("/branches/{id}?done=membership-done-branch-asked"))),
        Err(NotDone::Database(error)) => Err(error.into()),
        Err(wrong) => {
            let field = if matches!(wrong, NotDone::NameTaken) { "name" } else { "parent" };
            form.refuse(field, &wrong.to_string());
            refused(&ask_form(&app, frame, &proof, form).await?)
        }
    }
}

/// What was filled in; what is wrong with it is noted in the form.
fn read(app: &App, requester: PersonId, form: &mut Form) -> Option<Asking> {
    let parent: Option<PlaceId> = form.value("parent").parse().ok();
    if parent.is_none() {
        form.refuse("parent", "web-error-choose");
    }
    let name = name(form);
    let (covers, why) = (form.parse::<Covers>("covers"), form.text("why", LONGEST, false));
    let id: NewBranchId = id_of(app, form);
    // The key is another thing than the request, and the same for the same form.
    let mut bytes = *id.uuid().as_bytes();
    bytes[15] ^= 1;
    let key = PersonId::by_chance(bytes);
    Some(Asking { id, key, requester, parent: parent?, name: name?, covers: covers?, why: why? })
}

/// The name that was typed, in both languages.
pub(super) fn name(form: &mut Form) -> Option<Name> {
    let english = form.parse("name");
    let welsh = form.parse_optional("name_cy");
    Some(Name { english: english?, welsh: welsh? })
}

/// The new branch of an address, for whoever may see it as a member.
async fn found(tx: &mut Tx, frame: &Frame, proof: &Proof, id: &str) -> Result<NewBranch, PageError> {
    is_member(tx, proof, frame).await?;
    let id: NewBranchId = id.parse().map_err(|_| PageError::NotFound)?;
    let branch = store::new_branches::find(tx, id).await?.ok_or(PageError::NotFound)?;
    let is_hers = branch.requester == Some(proof.person());
    let sees = is_hers
        || branch.state(frame.now).stage.is_told()
        || store::new_branches::backs(tx, id, proof.person()).await?;
    if sees { Ok(branch) } else { Err(PageError::NotFound) }
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let branch = found(&mut tx, &frame, &proof, &id).await?;
    page(&branch_page(&app, &mut tx, frame, (&proof, &branch), Form::default()).await?)
}

async fn branch_page(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    (proof, branch): (&Proof, &NewBranch),
    form: Form,
) -> Result<BranchPage, PageError> {
    let told = branch_told(app, tx, &frame, branch).await?;
    let stage = branch.state(frame.now).stage;
    let backs = store::new_branches::backs(tx, branch.id, proof.person()).await?;
    let is_at_home = proof.viewer().places.contains(&branch.parent);
    let (mut join, mut cannot) = (None, None);
    if backs {
        join = Some(("no", frame.t("membership-branch-no-join")));
    } else if stage.is_joinable() && is_at_home {
        join = Some(("yes", frame.t("membership-branch-join")));
    } else if stage.is_joinable() {
        cannot = Some(frame.tn("membership-branch-elsewhere", &[("place", told.parent.name.as_str().into())]));
    }
    let is_hers = branch.requester == Some(proof.person());
    let mut may = Vec::new();
    if is_hers && branch.may(Step::Withdrawn, frame.now).is_ok() {
        may.push("withdraw");
    }
    if is_hers && matches!(stage, Stage::Ready { .. } | Stage::Convened { .. }) {
        may.push("announce");
    }
    Ok(BranchPage { frame, form, told, join, cannot, may })
}

/// The reader would join, or would no more.
pub(super) async fn join(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let id: NewBranchId = id.parse().map_err(|_| PageError::NotFound)?;
    is_member(&mut app.db.reader().await?, &proof, &frame).await?;
    let joins = form.is_ticked("joins");
    match branching::back(&app.db, (id, proof.person()), joins, app.now()).await {
        Ok(()) if joins => Ok(see_other(&format!("/branches/{id}?done=membership-done-branch-join"))),
        // What she took back may be shown to her no more.
        Ok(()) => Ok(see_other("/branches?done=membership-done-branch-no-join")),
        Err(wrong) => Err(not_done(wrong)),
    }
}

/// What becomes of a refusal where there is no field for it.
fn not_done(wrong: NotDone) -> PageError {
    match wrong {
        NotDone::Database(error) => error.into(),
        NotDone::NotFound | NotDone::NotYours => PageError::NotFound,
        NotDone::NotAtHome => PageError::Refused("membership-branch-not-at-home"),
        _ => PageError::Refused("membership-branch-not-now"),
    }
}

/// Who asked takes it back.
pub(super) async fn withdraw(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let branch = found(&mut app.db.reader().await?, &frame, &proof, &id).await?;
    let when = (form.nonce(), app.now());
    match branching::act(&app.db, &app.vault, &branch, (proof.person(), Deed::Withdraw), when).await {
        Ok(()) => Ok(see_other("/branches?done=membership-done-branch-withdrawn")),
        Err(wrong) => Err(not_done(wrong)),
    }
}

/// Who asked calls the founding meeting.
pub(super) async fn announce(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let branch = found(&mut app.db.reader().await?, &frame, &proof, &id).await?;
    if branch.requester != Some(proof.person()) {
        return Err(PageError::NotFound);
    }
    if let Some(deed) = meeting(&app, &mut form) {
        app.limits.take(CALLS, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
        let when = (form.nonce(), app.now());
        match branching::act(&app.db, &app.vault, &branch, (proof.person(), deed), when).await {
            Ok(()) => return Ok(see_other(&format!("/branches/{id}?done=membership-done-branch-meeting"))),
            Err(NotDone::Database(error)) => return Err(error.into()),
            Err(wrong) => refuse(&mut form, &wrong),
        }
    }
    let mut tx = app.db.reader().await?;
    refused(&branch_page(&app, &mut tx, frame, (&proof, &branch), form).await?)
}

/// The meeting that was filled in; what is wrong with it is noted in the form.
pub(super) fn meeting(app: &App, form: &mut Form) -> Option<Deed> {
    let at = app.settings.zone.at(form.value("meeting")).ok();
    if at.is_none() {
        form.refuse("meeting", "membership-branch-meeting-wrong");
    }
    let venue = form.parse::<Venue>("venue");
    Some(Deed::Announce(at?, venue?))
}

/// Says beside its field why something was not done.
pub(super) fn refuse(form: &mut Form, wrong: &NotDone) {
    use Forbidden::{NotHeldYet, Notice, TooFar, TooFew};
    let field = match wrong {
        NotDone::Forbidden(Notice | TooFar) => "meeting",
        NotDone::Forbidden(NotHeldYet | TooFew) => "present",
        NotDone::NameTaken => "name",
        _ => "what",
    };
    let rule = rule();
    let args = [
        ("notice", rule.notice_days.into()),
        ("furthest", rule.furthest_days.into()),
        ("count", rule.minimum_members.into()),
    ];
    form.refuse_with(field, &wrong.to_string(), &args);
}
