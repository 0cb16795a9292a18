//! To whom somebody is to come back, by when.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::{BoxFuture, Error, Tx};
use terms::{Day, OfficeId, PersonId, PlaceId};
use web::{App, Form, Frame, Page, PageError, Params, Proof, page, parts::Choice, refused, see_other};

use super::{Named, named, notes, or_movement, words};
use crate::{
    actions::following::{self, Act, NewFollowUp, NotFollowed, Shown},
    follow_up::{FollowUp, FollowUpId, Words, rules},
    note::day_after,
    office::Office,
    reading, store,
};

#[derive(Template)]
#[template(path = "membership/follow_ups.html")]
pub(super) struct FollowUps {
    pub(super) frame: Frame,
    pub(super) mine: Vec<FollowLine>,
    pub(super) others: Vec<FollowLine>,
    /// By how much one is put off, as offered.
    pub(super) later: Vec<Choice>,
}

/// A follow-up in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FollowLine {
    pub(super) id: FollowUpId,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) home: Named,
    pub(super) due: String,
    pub(super) is_overdue: bool,
    /// Shown to whom it is assigned, and to all while it is assigned to nobody.
    pub(super) words: Option<String>,
    /// To whom it is assigned; nobody where it is for all officers of the place.
    pub(super) who: Option<String>,
}

#[derive(Template)]
#[template(path = "membership/follow_up.html")]
pub(super) struct FollowForm {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) who: Vec<Choice>,
    /// The last day by which one can be due, in words.
    pub(super) hint: String,
}

/// The place that the follow-up in the address belongs to.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let one = match params.parse::<FollowUpId>("followup") {
            Some(id) => store::follow_ups::find(&mut tx, id, app.now()).await?,
            None => None,
        };
        or_movement(&mut tx, one.map(|one| one.place)).await
    })
}

pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let viewer = proof.person();
    let offices = reading::offices_in_force(&mut tx, viewer, frame.now).await?;
    let mine = following::mine(&mut tx, (viewer, &offices), frame.now).await?;
    let others = following::others(&mut tx, (viewer, &offices), frame.now).await?;
    page(&FollowUps {
        mine: lines(&app, &mut tx, &frame, viewer, mine).await?,
        others: lines(&app, &mut tx, &frame, viewer, others).await?,
        later: later(&frame),
        frame,
    })
}

fn later(frame: &Frame) -> Vec<Choice> {
    let label = |days: &i64| frame.tn("membership-follow-later", &[("count", (*days).into())]);
    rules().put_off_days.iter().map(|days| Choice::new(format!("later-{days}"), label(days))).collect()
}

async fn lines(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    viewer: PersonId,
    found: Vec<Shown>,
) -> Result<Vec<FollowLine>, PageError> {
    let mut lines = Vec::new();
    for shown in found {
        let person = shown.one.person;
        let Some(name) = reading::name(tx, &app.vault, person, frame.now).await? else { continue };
        let is_hers = shown.office.is_none() || shown.is_of(viewer);
        let sealed = shown.words.as_deref().filter(|_| is_hers);
        let who = match &shown.office {
            Some(office) if !shown.is_of(viewer) => Some(holder(app, tx, frame, office).await?),
            _ => None,
        };
        lines.push(FollowLine {
            id: shown.one.id,
            person,
            name,
            home: named(tx, frame, shown.home).await?,
            due: due(frame, &shown.one),
            is_overdue: shown.one.is_overdue(frame.now),
            words: following::words(&app.vault, (person, sealed), frame.now).await?,
            who,
        });
    }
    Ok(lines)
}

/// By when one that is open is due.
pub(super) fn due(frame: &Frame, one: &FollowUp) -> String {
    let key = if one.is_overdue(frame.now) { "membership-follow-overdue" } else { "membership-follow-due" };
    frame.tn(key, &[("day", frame.day(one.last()).into())])
}

/// "Siân Llywelyn, organiser, Wales"; whoever is kept out of lists is not named.
async fn holder(app: &App, tx: &mut Tx, frame: &Frame, office: &Office) -> Result<String, PageError> {
    let is_shown = !reading::is_kept_out(tx, office.person).await?;
    let name = if is_shown { reading::name(tx, &app.vault, office.person, frame.now).await? } else { None };
    let values = [
        ("name", name.unwrap_or_else(|| frame.t("membership-out-name")).into()),
        ("role", words::role(frame, office.role).into()),
        ("place", named(tx, frame, office.place).await?.name.into()),
    ];
    Ok(frame.tn("membership-seen-who", &values))
}

/// The form to set one.
pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let about = notes::subject(&app, &mut tx, &proof, &person).await?;
    page(&follow_form(&app, &mut tx, frame, &proof, about, Form::default()).await?)
}

async fn follow_form(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    proof: &Proof,
    (person, name, home): (PersonId, String, PlaceId),
    form: Form,
) -> Result<FollowForm, PageError> {
    let mut offices = following::assignable(tx, (person, home), frame.now).await?;
    // Herself first: that is what is chosen to begin with.
    offices.sort_by_key(|office| (office.person != proof.person(), office.id));
    let mut who = Vec::new();
    for office in &offices {
        who.push(Choice::new(office.id.to_string(), holder(app, tx, &frame, office).await?));
    }
    let last = day_after(rules().most_days, &app.settings.zone, frame.now);
    let hint = frame.tn("membership-follow-by-hint", &[("day", frame.day(last).into())]);
    Ok(FollowForm { frame, form, person, name, who, hint })
}

/// Sets a follow-up.
pub(super) async fn begin(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let about = notes::subject(&app, &mut tx, &proof, &person).await?;
    drop(tx);
    let Some(new) = read(&app, (proof.person(), about.0), &mut form) else {
        let mut tx = app.db.reader().await?;
        return refused(&follow_form(&app, &mut tx, frame, &proof, about, form).await?);
    };
    match following::begin(&app.db, &app.vault, new, app.now()).await {
        Ok(()) => Ok(see_other(&format!("/people/{}?done=membership-done-follow", about.0))),
        Err(NotFollowed::Shut(wrong)) => Err(notes::shut(wrong)),
        Err(wrong) => {
            let field = if matches!(wrong, NotFollowed::NotAssignable) { "office" } else { "by" };
            form.refuse(field, &wrong.to_string());
            let mut tx = app.db.reader().await?;
            refused(&follow_form(&app, &mut tx, frame, &proof, about, form).await?)
        }
    }
}

/// The follow-up that was filled in; what is wrong with it is noted in the form.
fn read(app: &App, (by, person): (PersonId, PersonId), form: &mut Form) -> Option<NewFollowUp> {
    let today = app.now().day(&app.settings.zone);
    let day: Option<Day> = form.value("by").parse().ok();
    let day = day.filter(|day| (0..=rules().most_days).contains(&day.since(today)));
    if day.is_none() {
        form.refuse("by", "membership-follow-by-wrong");
    }
    let words: Option<Option<Words>> = form.parse_optional("words");
    let office: Option<OfficeId> = form.value("office").parse().ok();
    if office.is_none() {
        form.refuse("office", "web-error-choose");
    }
    // To the end of the day that was named.
    let due = day.map(|day| day.plus(1).starts(&app.settings.zone));
    let words = words?.map(|words| words.to_string());
    Some(NewFollowUp { id: form.id_or(app.new_id_by_chance()), by, person, due: due?, words, office: office? })
}

/// Done, put off, or taken over.
pub(super) async fn act(
    State(app): State<App>,
    proof: Proof,
    Path(one): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let one: FollowUpId = one.parse().map_err(|_| PageError::NotFound)?;
    // Counted from today, so that a button pressed twice puts it off once.
    let later = rules()
        .put_off_days
        .iter()
        .map(|days| (format!("later-{days}"), Act::PutOff(day_after(days + 1, &app.settings.zone, app.now()))));
    let later: Vec<(String, Act)> = later.collect();
    let mut acts = vec![("done", Act::Done), ("take", Act::Take)];
    acts.extend(later.iter().map(|(word, act)| (word.as_str(), *act)));
    let act = form.choice("what", &acts).ok_or(PageError::Malformed)?;
    match following::act(&app.db, proof.person(), one, act, app.now()).await {
        Ok(()) => Ok(see_other("/followups?done=membership-done-shown")),
        Err(NotFollowed::Shut(wrong)) => Err(notes::shut(wrong)),
        Err(_) => Err(PageError::NotFound),
    }
}

/// A follow-up as the member sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnLine {
    pub(super) what: String,
    pub(super) words: Option<String>,
    pub(super) until: String,
}

/// What is kept about the reader, newest first.
pub(super) async fn own(app: &App, tx: &mut Tx, frame: &Frame, person: PersonId) -> Result<Vec<OwnLine>, PageError> {
    let mut all = Vec::new();
    for (one, sealed) in store::follow_ups::of(tx, person, frame.now).await? {
        let what = match one.done_at {
            Some(at) => frame.tn("membership-follow-was-done", &[("day", frame.day(at).into())]),
            None => due(frame, &one),
        };
        all.push(OwnLine {
            what,
            words: following::words(&app.vault, (person, sealed.as_deref()), frame.now).await?,
            until: frame.tn("membership-note-until", &[("day", frame.day(one.until).into())]),
        });
    }
    Ok(all)
}
