//! Requests about the data that is kept of somebody: her own page, and those of the officers who answer.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use mail::Letter;
use terms::{Day, PersonId, Timestamp};
use web::{App, Form, Frame, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::letters;
use crate::{
    actions::{
        requesting::{self, Act, NewRequest, NotRequested},
        writing::reach,
    },
    person::{number, typed_number},
    reading,
    request::{Channel, Kind, LONGEST, OLDEST_DAYS, Outcome, Request, RequestId, due},
    segment::{SMALLEST, Told, told},
    store,
};

/// So long figures look back, and answered requests are listed.
const YEAR: i64 = 365 * Timestamp::DAY;

#[derive(Template)]
#[template(path = "membership/own_requests.html")]
pub(super) struct OwnRequests {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) kinds: Vec<Choice>,
    pub(super) requests: Vec<RequestLine>,
}

#[derive(Template)]
#[template(path = "membership/requests.html")]
pub(super) struct Requests {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) kinds: Vec<Choice>,
    pub(super) channels: Vec<Choice>,
    pub(super) open: Vec<RequestLine>,
    pub(super) answered: Vec<RequestLine>,
}

#[derive(Template)]
#[template(path = "membership/request.html")]
pub(super) struct RequestPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) request: RequestLine,
    /// The number of whoever asked.
    pub(super) number: Option<String>,
    /// Whether she has no e-mail, so that she is told by letter.
    pub(super) is_told_on_paper: bool,
    pub(super) is_mine: bool,
    pub(super) may_extend: bool,
    pub(super) months: Vec<Choice>,
    pub(super) outcomes: Vec<Choice>,
}

/// A request as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RequestLine {
    pub(super) id: RequestId,
    pub(super) what: String,
    /// Who asked; nobody on her own page.
    pub(super) who: Option<String>,
    /// The clock: "due by 28 December 2026, 21 days left".
    pub(super) clock: String,
    pub(super) is_open: bool,
    pub(super) is_overdue: bool,
    /// Who answers it, in words.
    pub(super) owner: String,
    pub(super) words: Option<String>,
    /// What happened, oldest first: day and what.
    pub(super) history: Vec<(String, String)>,
    /// Why it was given more time.
    pub(super) because: Option<String>,
    pub(super) answer: Option<String>,
    /// Whether it was not, or not wholly, done as she asked.
    pub(super) may_complain: bool,
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Access => "membership-request-kind-access",
        Kind::Correction => "membership-request-kind-correction",
        Kind::Erasure => "membership-request-kind-erasure",
        Kind::Restriction => "membership-request-kind-restriction",
        Kind::Portability => "membership-request-kind-portability",
        Kind::Objection => "membership-request-kind-objection",
        Kind::Other => "membership-request-kind-other",
    }
}

fn channel_key(channel: Channel) -> &'static str {
    match channel {
        Channel::Page => "membership-request-by-page",
        Channel::Letter => "membership-request-by-letter",
        Channel::Telephone => "membership-request-by-telephone",
        Channel::Spoken => "membership-request-by-mouth",
    }
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "membership-request-done",
        Outcome::Partly => "membership-request-partly",
        Outcome::Refused => "membership-request-refused",
        Outcome::Erased => "membership-request-erased",
    }
}

fn kinds(frame: &Frame) -> Vec<Choice> {
    Kind::ALL.iter().map(|kind| Choice::new(kind.word(), frame.t(kind_key(*kind)))).collect()
}

/// The clock of a request in words.
fn clock(app: &App, frame: &Frame, one: &Request) -> String {
    if let Some((at, _)) = one.answered {
        let is_in_time = at < one.due_at;
        let key = if is_in_time { "membership-request-answered-in-time" } else { "membership-request-answered-late" };
        return frame.tn(key, &[("day", frame.day(at).into())]);
    }
    let left = one.days_left(&app.settings.zone, frame.now);
    let key = if left < 0 { "membership-request-overdue" } else { "membership-request-due" };
    frame.tn(key, &[("day", frame.day(one.last()).into()), ("count", left.abs().into())])
}

fn history(frame: &Frame, one: &Request) -> Vec<(String, String)> {
    let mut all = vec![(one.received_at, frame.t(channel_key(one.channel)))];
    if one.entered_by.is_some() {
        all.push((one.entered_at, frame.t("membership-request-entered")));
    }
    if let Some((_, at)) = one.owner {
        all.push((at, frame.t("membership-request-owned")));
    }
    if let Some(at) = one.extended_at {
        let day = frame.day(one.last());
        all.push((at, frame.tn("membership-request-extended", &[("day", day.into())])));
    }
    if let Some((at, outcome)) = one.answered {
        all.push((at, frame.t(outcome_key(outcome))));
    }
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(at, what)| (frame.day(at), what)).collect()
}

async fn name(app: &App, tx: &mut Tx, frame: &Frame, person: Option<PersonId>) -> Result<String, PageError> {
    let name = match person {
        Some(person) => reading::name(tx, &app.vault, person, frame.now).await?,
        None => None,
    };
    Ok(name.unwrap_or_else(|| frame.t("membership-seen-gone")))
}

async fn line(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    one: &Request,
    (is_own, with_texts): (bool, bool),
) -> Result<RequestLine, PageError> {
    let texts = if with_texts {
        requesting::texts(tx, &app.vault, one, frame.now).await?
    } else {
        requesting::Texts::default()
    };
    let owner = match one.owner {
        None => frame.t("membership-request-no-owner"),
        Some((owner, _)) => {
            let name = name(app, tx, frame, Some(owner)).await?;
            frame.tn("membership-request-owner", &[("name", name.into())])
        }
    };
    let may_complain = one.answered.is_some_and(|(_, outcome)| matches!(outcome, Outcome::Partly | Outcome::Refused));
    Ok(RequestLine {
        id: one.id,
        what: frame.t(kind_key(one.kind)),
        who: if is_own { None } else { Some(name(app, tx, frame, one.person).await?) },
        clock: clock(app, frame, one),
        is_open: one.answered.is_none(),
        is_overdue: one.is_overdue(frame.now),
        owner,
        words: texts.words,
        history: history(frame, one),
        because: texts.because,
        answer: texts.answer,
        may_complain,
    })
}

/// The letter to whoever asked, in her language; none for who has no e-mail.
async fn letter_to(
    app: &App,
    person: PersonId,
    key: &'static str,
) -> Result<impl Fn(&Request) -> Option<Letter> + Clone + Send + Sync + 'static, PageError> {
    let to = reach(&mut app.db.reader().await?, &app.vault, person, app.now()).await?;
    let app = app.clone();
    Ok(move |one: &Request| {
        let (email, language) = to.as_ref()?;
        Some(letters::request(&app, *language, email, key, one.last()))
    })
}

// Her own page.

/// My requests.
pub(super) async fn own(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    page(&own_page(&app, frame, &proof, Form::default()).await?)
}

async fn own_page(app: &App, frame: Frame, proof: &Proof, form: Form) -> Result<OwnRequests, PageError> {
    let mut tx = app.db.reader().await?;
    let mut requests = Vec::new();
    for one in store::requests::of(&mut tx, proof.person()).await? {
        requests.push(line(app, &mut tx, &frame, &one, (true, true)).await?);
    }
    Ok(OwnRequests { kinds: kinds(&frame), frame, form, requests })
}

/// What is chosen of the kinds, and the words.
fn asked(form: &mut Form) -> Option<(Kind, String)> {
    let choices: Vec<(&str, Kind)> = Kind::ALL.iter().map(|kind| (kind.word(), *kind)).collect();
    let (kind, words) = (form.choice("kind", &choices), form.text("words", LONGEST, false));
    kind.zip(words)
}

/// A member asks.
pub(super) async fn ask(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let Some((kind, words)) = asked(&mut form) else {
        return refused(&own_page(&app, frame, &proof, form).await?);
    };
    let (now, person) = (app.now(), proof.person());
    let new = NewRequest {
        id: form.id_or(app.new_id_by_chance()),
        key: app.new_id_by_chance(),
        person,
        kind,
        channel: Channel::Page,
        words,
        received_at: now,
        due_at: due(now.day(&app.settings.zone), &app.settings.zone),
        entered_by: None,
    };
    match make(&app, new).await {
        Ok(()) => Ok(see_other("/me/requests?done=membership-done-request")),
        Err(NotRequested::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse("words", &wrong.to_string());
            refused(&own_page(&app, frame, &proof, form).await?)
        }
    }
}

async fn make(app: &App, new: NewRequest) -> Result<(), NotRequested> {
    let to = reach(&mut app.db.reader().await?, &app.vault, new.person, app.now()).await?;
    let last = new.due_at.plus(-1);
    let letter =
        to.map(|(email, language)| letters::request(app, language, &email, "membership-letter-request-came", last));
    requesting::make(&app.db, &app.vault, new, letter, app.now()).await
}

// Those of the officers who answer.

/// All requests, but the reader's own.
pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    page(&list_page(&app, frame, &proof, Form::default()).await?)
}

async fn list_page(app: &App, frame: Frame, proof: &Proof, form: Form) -> Result<Requests, PageError> {
    let mut tx = app.db.reader().await?;
    let (mut open, mut answered) = (Vec::new(), Vec::new());
    for one in store::requests::open(&mut tx, proof.person()).await? {
        open.push(line(app, &mut tx, &frame, &one, (false, false)).await?);
    }
    for one in store::requests::answered(&mut tx, proof.person(), frame.now.plus(-YEAR)).await? {
        answered.push(line(app, &mut tx, &frame, &one, (false, false)).await?);
    }
    let by = [Channel::Letter, Channel::Telephone, Channel::Spoken];
    let channels = by.iter().map(|by| Choice::new(by.word(), frame.t(channel_key(*by)))).collect();
    Ok(Requests { kinds: kinds(&frame), channels, frame, form, open, answered })
}

/// An officer enters what came on paper, by telephone or by word of mouth.
pub(super) async fn enter(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let Some(new) = entered(&app, &proof, &mut form).await? else {
        return refused(&list_page(&app, frame, &proof, form).await?);
    };
    let id = new.id;
    match make(&app, new).await {
        Ok(()) => Ok(see_other(&format!("/requests/{id}?done=membership-done-request"))),
        Err(NotRequested::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse("number", &wrong.to_string());
            refused(&list_page(&app, frame, &proof, form).await?)
        }
    }
}

/// What was typed, when it is whole and can be; else the form says what is wrong.
async fn entered(app: &App, proof: &Proof, form: &mut Form) -> Result<Option<NewRequest>, PageError> {
    let (now, zone) = (app.now(), &app.settings.zone);
    let today = now.day(zone);
    let person = match typed_number(form.value("number")) {
        Some(number) => reading::numbered(&mut app.db.reader().await?, number).await?,
        None => None,
    };
    if person.is_none() {
        form.refuse("number", "membership-case-no-number");
    }
    let received = form.value("received").parse::<Day>().ok();
    let received = received.filter(|day| *day <= today && *day > today.plus(-OLDEST_DAYS));
    if received.is_none() {
        form.refuse("received", "membership-request-received-wrong");
    }
    let by = [Channel::Letter, Channel::Telephone, Channel::Spoken].map(|by| (by.word(), by));
    let channel = form.choice("channel", &by);
    let asked = asked(form);
    let (Some(person), Some(received), Some(channel), Some((kind, words))) = (person, received, channel, asked) else {
        return Ok(None);
    };
    Ok(Some(NewRequest {
        id: form.id_or(app.new_id_by_chance()),
        key: app.new_id_by_chance(),
        person,
        kind,
        channel,
        words,
        received_at: received.starts(zone),
        due_at: due(received, zone),
        entered_by: Some(proof.person()),
    }))
}

/// The request in the address; her own is none for an officer.
async fn found(tx: &mut Tx, proof: &Proof, id: &str) -> Result<Request, PageError> {
    let id: RequestId = id.parse().map_err(|_| PageError::NotFound)?;
    let one = store::requests::find(tx, id).await?.ok_or(PageError::NotFound)?;
    if one.person == Some(proof.person()) { Err(PageError::NotFound) } else { Ok(one) }
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    page(&request_page(&app, frame, &proof, &id, Form::default()).await?)
}

async fn request_page(app: &App, frame: Frame, proof: &Proof, id: &str, form: Form) -> Result<RequestPage, PageError> {
    let mut tx = app.db.reader().await?;
    let one = found(&mut tx, proof, id).await?;
    let request = line(app, &mut tx, &frame, &one, (false, true)).await?;
    let has_email = match one.person {
        Some(person) => reading::email(&mut tx, &app.vault, person, frame.now).await?.is_some(),
        None => true,
    };
    let months =
        |count: i64| Choice::new(count.to_string(), frame.tn("membership-request-months", &[("count", count.into())]));
    let outcomes = Outcome::GIVEN.iter().map(|one| Choice::new(one.word(), frame.t(outcome_key(*one)))).collect();
    Ok(RequestPage {
        number: one.person.map(|person| number(person).to_string()),
        is_told_on_paper: !has_email,
        is_mine: one.answered.is_none() && one.owner.is_some_and(|(owner, _)| owner == proof.person()),
        may_extend: one.extended_at.is_none() && !one.is_overdue(frame.now),
        months: vec![months(1), months(2)],
        outcomes,
        request,
        frame,
        form,
    })
}

/// An officer takes a request on, gives it more time, or answers it.
pub(super) async fn act(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let one = found(&mut app.db.reader().await?, &proof, &id).await?;
    let (act, key) = match form.value("what") {
        "take" => (Some(Act::Take), None),
        "extend" => (extension(&mut form), Some("membership-letter-request-longer")),
        "answer" => (answer(&mut form), Some("membership-letter-request-answered")),
        _ => return Err(PageError::Malformed),
    };
    let Some(act) = act else { return refused(&request_page(&app, frame, &proof, &id, form).await?) };
    let wanted = (proof.person(), one.id, act);
    let zone = &app.settings.zone;
    let done = match (one.person, key) {
        (Some(person), Some(key)) => {
            let post = letter_to(&app, person, key).await?;
            requesting::act(&app.db, &app.vault, wanted, zone, post, app.now()).await
        }
        _ => requesting::act(&app.db, &app.vault, wanted, zone, |_| None, app.now()).await,
    };
    match done {
        Ok(()) => Ok(see_other(&format!("/requests/{id}?done=membership-done-request-step"))),
        Err(NotRequested::Database(error)) => Err(error.into()),
        Err(NotRequested::Refused(why)) => Err(PageError::Refused(why.key())),
        Err(NotRequested::Gone | NotRequested::Full) => Err(PageError::NotFound),
    }
}

fn extension(form: &mut Form) -> Option<Act> {
    let (months, because) = (form.choice("months", &[("1", 1), ("2", 2)]), form.text("because", LONGEST, false));
    Some(Act::Extend { months: months?, because: because? })
}

fn answer(form: &mut Form) -> Option<Act> {
    let given = Outcome::GIVEN.map(|one| (one.word(), one));
    let (outcome, text) = (form.choice("outcome", &given), form.text("text", LONGEST, false));
    Some(Act::Answer { outcome: outcome?, text: text? })
}

/// How many there are, for anybody: what and how many.
///
/// Source: docs/rules/membership.md, 89.
pub(super) async fn figures(tx: &mut Tx, frame: &Frame) -> Result<Vec<(String, String)>, PageError> {
    let counts = store::requests::counts(tx, frame.now, frame.now.plus(-YEAR)).await?;
    let line = |key: &str, count: i64| {
        let many = match told(u64::try_from(count).unwrap_or(0)) {
            Told::None => frame.t("membership-requests-none"),
            Told::Few => frame.tn("membership-requests-few", &[("smallest", SMALLEST.into())]),
            Told::Exactly(count) => count.to_string(),
        };
        (frame.t(key), many)
    };
    Ok(vec![
        line("membership-requests-open", counts.open),
        line("membership-requests-overdue", counts.overdue),
        line("membership-requests-in-time", counts.in_time),
        line("membership-requests-late", counts.late),
    ])
}
