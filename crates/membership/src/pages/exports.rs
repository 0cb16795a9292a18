//! Exports: asked for by one person, let go by another, taken by the first within a day.

mod file;
mod list;

pub(super) use file::take;
pub(super) use list::{Line, List, list};

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Response},
};
use database::{BoxFuture, Error, Tx};
use terms::{PlaceId, Timestamp};
use web::{App, Form, Frame, Limit, Page, PageError, Params, Proof, gate, page, parts::Choice, refused, see_other};

use super::{Named, named, or_movement, reveal, words};
use crate::{
    actions::{
        exporting::{self, Decision, NewExport, NotAsked, NotDecided},
        leaking, listing,
    },
    choosing,
    export::{Column, Export, ExportId, LONGEST, Purpose, State as Where, purpose, rule},
    office::{APPROVE_EXPORT, EXPORT, OVERSEE},
    segment::Segment,
    store,
};

/// Exports that one officer asks for: second persons read them all.
const ASKS: Limit = Limit { name: "membership.exports", times: 10, per_micros: Timestamp::DAY };

#[derive(Template)]
#[template(path = "membership/export_new.html")]
pub(super) struct NewPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) members_of: Named,
    /// How they are chosen, in words; empty for everybody.
    pub(super) chosen: String,
    pub(super) count: String,
    /// The segment as it stands in an address.
    pub(super) query: String,
    /// What it may be for, each with the fields that it then holds.
    pub(super) purposes: Vec<Choice>,
    pub(super) hint: String,
}

#[derive(Template)]
#[template(path = "membership/export.html")]
pub(super) struct ExportPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) id: ExportId,
    pub(super) members_of: Named,
    pub(super) purpose: String,
    pub(super) state: String,
    /// What happened, oldest first.
    pub(super) steps: Vec<String>,
    pub(super) reason: String,
    pub(super) refusal: Option<String>,
    pub(super) fields: String,
    pub(super) chosen: String,
    /// How many members, in words; empty for who stands in a ballot there.
    pub(super) count: String,
    /// What it was when it was read; none for who cannot decide.
    pub(super) seen: Option<String>,
    /// Why the reader cannot decide, where she would otherwise.
    pub(super) cannot: Option<String>,
    pub(super) may_withdraw: bool,
    /// Until when the reader can take it, in words.
    pub(super) until: Option<String>,
    /// What made-up members of it got, for those who oversee.
    pub(super) heard: Vec<String>,
}

/// The place of the export in the address; the movement as a whole when there is no such export.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let found = match params.parse::<ExportId>("export") {
            Some(id) => store::exports::find(&mut tx, id).await?,
            None => None,
        };
        or_movement(&mut tx, found.map(|(export, ..)| export.place())).await
    })
}

pub(super) fn purpose_name(frame: &Frame, purpose: &Purpose) -> String {
    frame.t(&format!("membership-export-purpose-{}", purpose.id))
}

fn column_name(frame: &Frame, column: Column) -> String {
    frame.t(&format!("membership-export-field-{}", column.word()))
}

/// The fields of a purpose, in words.
pub(super) fn fields(frame: &Frame, purpose: &Purpose) -> String {
    let names: Vec<String> = purpose.fields.iter().map(|column| column_name(frame, *column)).collect();
    names.join(", ")
}

pub(super) async fn begin(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    RawQuery(query): RawQuery,
) -> Result<Page, PageError> {
    let query = query.unwrap_or_default();
    let segment = if query.contains("place=") {
        Segment::from_query(&query).ok_or(PageError::NotFound)?
    } else {
        let place = proof.places().into_iter().next().ok_or(PageError::Forbidden)?;
        Segment::of(place)
    };
    let mut tx = app.db.reader().await?;
    page(&new_page(&app, &mut tx, frame, &proof, &segment, Form::default()).await?)
}

async fn new_page(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    proof: &Proof,
    segment: &Segment,
    form: Form,
) -> Result<NewPage, PageError> {
    let sight = choosing::may_choose(tx, proof.person(), EXPORT, segment, frame.now).await?;
    let sight = sight.ok_or(PageError::NotFound)?;
    let count = choosing::count(tx, segment, &sight, frame.now).await?;
    let offered = rule().purposes.iter().filter(|purpose| listing::is_heard(app, purpose)).map(|purpose| {
        let values = [("purpose", purpose_name(&frame, purpose).into()), ("fields", fields(&frame, purpose).into())];
        Choice::new(purpose.id.as_str(), frame.tn("membership-export-purpose-with", &values))
    });
    Ok(NewPage {
        purposes: offered.collect(),
        members_of: named(tx, &frame, segment.place).await?,
        chosen: super::segments::beside_the_place(tx, &frame, segment).await?,
        count: words::chosen(&frame, count),
        query: segment.to_query(),
        hint: frame.tn("membership-export-reason-hint", &[("most", LONGEST.into())]),
        frame,
        form,
    })
}

pub(super) async fn ask(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let segment = Segment::from_query(form.value("chosen")).ok_or(PageError::Malformed)?;
    let purposes = rule().purposes.iter().filter(|purpose| listing::is_heard(&app, purpose));
    let purposes: Vec<(&str, &'static str)> =
        purposes.map(|purpose| (purpose.id.as_str(), purpose.id.as_str())).collect();
    let for_what = form.choice("purpose", &purposes).and_then(purpose);
    let reason = form.text("reason", LONGEST, false);
    let (Some(for_what), Some(reason)) = (for_what, reason) else {
        let mut tx = app.db.reader().await?;
        return refused(&new_page(&app, &mut tx, frame, &proof, &segment, form).await?);
    };
    app.limits.take(ASKS, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
    let id = form.id_or(app.new_id());
    let new = NewExport { id, by: proof.person(), segment, purpose: for_what, reason };
    match exporting::ask(&app.db, &app.vault, new, app.now()).await {
        Ok(()) => Ok(see_other(&format!("/exports/{id}?done=membership-done-export-asked"))),
        Err(NotAsked::NotYours) => Err(PageError::NotFound),
        Err(NotAsked::Nobody) => Err(PageError::Refused("membership-export-nobody")),
        Err(NotAsked::TooMany) => Err(PageError::Refused("membership-export-too-many")),
        Err(NotAsked::Database(error)) => Err(error.into()),
    }
}

/// The export in the address, as far as the reader may see it: her own, and all over which she may decide or that she oversees.
async fn found(app: &App, tx: &mut Tx, proof: &Proof, id: &str) -> Result<Export, PageError> {
    let id: ExportId = id.parse().map_err(|_| PageError::NotFound)?;
    let export = exporting::find(tx, &app.vault, id).await?.ok_or(PageError::NotFound)?;
    if sees(app, tx, proof, &export).await? { Ok(export) } else { Err(PageError::NotFound) }
}

async fn sees(app: &App, tx: &mut Tx, proof: &Proof, export: &Export) -> Result<bool, PageError> {
    Ok(export.asked_by == Some(proof.person())
        || gate::holds(app, proof.viewer(), APPROVE_EXPORT, export.place()).await?
        || oversees(app, tx, proof).await?)
}

async fn oversees(app: &App, tx: &mut Tx, proof: &Proof) -> Result<bool, PageError> {
    match places::root(tx).await? {
        Some(root) => Ok(gate::holds(app, proof.viewer(), OVERSEE, root.id).await?),
        None => Ok(false),
    }
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let export = found(&app, &mut tx, &proof, &id).await?;
    page(&shown(&app, &mut tx, frame, &proof, export, Form::default()).await?)
}

async fn shown(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    proof: &Proof,
    export: Export,
    form: Form,
) -> Result<ExportPage, PageError> {
    let state = export.state(frame.now);
    let is_hers = export.asked_by == Some(proof.person());
    let count = match state {
        Where::Asked => exporting::holds(tx, &export, frame.now).await?,
        Where::Ready | Where::Over => Some(export.members.unsigned_abs()),
        _ => None,
    };
    let (mut seen, mut cannot) = (None, None);
    if state == Where::Asked && !is_hers {
        match exporting::deciding_office(tx, &export, proof.person(), frame.now).await {
            Ok(_) => seen = Some(count.map(|count| export.digest(count)).unwrap_or_default()),
            Err(NotDecided::Cannot(why)) => cannot = Some(frame.t(why.key())),
            Err(NotDecided::Changed) => cannot = Some(frame.t("membership-export-changed")),
            Err(NotDecided::Database(error)) => return Err(error.into()),
        }
    }
    let until = export.expires_at.filter(|_| is_hers && state == Where::Ready);
    Ok(ExportPage {
        id: export.id,
        members_of: named(tx, &frame, export.place()).await?,
        purpose: purpose_name(&frame, export.purpose),
        state: frame.t(&format!("membership-export-state-{}", state.word())),
        steps: steps(app, tx, &frame, &export).await?,
        refusal: export.refusal.clone(),
        fields: fields(&frame, export.purpose),
        chosen: super::segments::beside_the_place(tx, &frame, &export.segment).await?,
        count: count.map(|count| words::chosen(&frame, count)).unwrap_or_default(),
        seen,
        cannot,
        may_withdraw: is_hers && state == Where::Asked,
        until: until.map(|at| frame.when(at)),
        heard: heard(app, tx, &frame, proof, &export).await?,
        reason: export.reason,
        frame,
        form,
    })
}

/// What happened with an export, each step with when and by whom.
async fn steps(app: &App, tx: &mut Tx, frame: &Frame, export: &Export) -> Result<Vec<String>, PageError> {
    let who = reveal::who(app, tx, frame, (export.asked_by, export.office, export.place())).await?;
    let step = |key: &str, at, who: &str| frame.tn(key, &[("when", frame.when(at).into()), ("who", who.into())]);
    let mut steps = vec![step("membership-export-step-asked", export.asked_at, &who)];
    steps.extend(export.withdrawn_at.map(|at| step("membership-export-step-withdrawn", at, &who)));
    if let Some(decided) = export.decided {
        let second = reveal::who(app, tx, frame, (decided.by, decided.office, export.place())).await?;
        let key = if decided.is_let_go { "membership-export-step-let-go" } else { "membership-export-step-refused" };
        steps.push(step(key, decided.at, &second));
    }
    for at in store::exports::taken(tx, export.id).await? {
        steps.push(step("membership-export-step-taken", at, &who));
    }
    Ok(steps)
}

async fn heard(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    proof: &Proof,
    export: &Export,
) -> Result<Vec<String>, PageError> {
    if !oversees(app, tx, proof).await? {
        return Ok(Vec::new());
    }
    let mut lines = Vec::new();
    for incident in store::exports::heard(tx, export.id).await? {
        let from = leaking::from(app, &incident)?;
        let values = [("when", frame.when(incident.heard_at).into()), ("from", from.into())];
        lines.push(frame.tn("membership-export-heard", &values));
    }
    Ok(lines)
}

pub(super) async fn act(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let export = found(&app, &mut tx, &proof, &id).await?;
    drop(tx);
    let (id, by, now) = (export.id, proof.person(), app.now());
    let decision = match form.value("what") {
        "withdraw" => {
            let done = exporting::withdraw(&app.db, id, by, now).await?;
            let back = see_other(&format!("/exports/{id}?done=membership-done-export-withdrawn"));
            return if done { Ok(back) } else { Err(PageError::Refused("membership-export-changed")) };
        }
        "let-go" => Decision::LetGo(form.value("seen").to_owned()),
        "refuse" => {
            let Some(why) = form.text("why", LONGEST, false) else {
                let mut tx = app.db.reader().await?;
                return refused(&shown(&app, &mut tx, frame, &proof, export, form).await?);
            };
            Decision::Refuse(why)
        }
        _ => return Err(PageError::Malformed),
    };
    match exporting::decide(&app.db, &app.vault, (id, by), decision, now).await {
        Ok(()) => Ok(see_other(&format!("/exports/{id}?done=membership-done-export-decided")).into_response()),
        Err(NotDecided::Cannot(why)) => Err(PageError::Refused(why.key())),
        Err(NotDecided::Changed) => Err(PageError::Refused("membership-export-changed")),
        Err(NotDecided::Database(error)) => Err(error.into()),
    }
}
