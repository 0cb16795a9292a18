//! Cases as officers see them: the list, one case, and what can be done in it.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::{BoxFuture, Error, Tx};
use mail::Letter;
use terms::{PersonId, PlaceId, Plain, Timestamp};
use web::{App, Form, Frame, Page, PageError, Params, Proof, page, parts::Choice, refused, see_other};

use super::{Named, id_of, letters, named, people::SEARCHES};
use crate::{
    actions::{
        cases::{self, NotDone, Opening, Post},
        serving::ServiceLetter,
        writing::{holding, reach},
    },
    case::{Case, CaseId, Deadline, Duty, EntryId, LONGEST, Stage, Step, Verdict, days, may},
    office::STANDING,
    person::typed_number,
    reading,
    service::About,
    store,
};

/// The longest suspension that a decision gives, in days.
const LONGEST_VERDICT: i64 = 366;

#[derive(Template)]
#[template(path = "membership/cases.html")]
pub(super) struct CasesPage {
    pub(super) frame: Frame,
    pub(super) title: String,
    pub(super) lede: String,
    pub(super) back: (&'static str, String),
    pub(super) open: Vec<CaseLine>,
    pub(super) closed: Vec<CaseLine>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CaseLine {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) place: Named,
    pub(super) stage: String,
    /// What is due first.
    pub(super) due: String,
    pub(super) is_overdue: bool,
}

#[derive(Template)]
#[template(path = "membership/case_open.html")]
pub(super) struct OpenPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) title: String,
    pub(super) lede: String,
    pub(super) action: String,
    pub(super) back: (String, String),
    /// Does an officer begin it? Then she says who complained; a member says about whom she complains.
    pub(super) is_officer: bool,
}

#[derive(Template)]
#[template(path = "membership/case.html")]
pub(super) struct CasePage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) action: String,
    pub(super) back: (&'static str, String),
    pub(super) title: String,
    pub(super) stage: String,
    pub(super) facts: Vec<(String, String)>,
    pub(super) due: Vec<(String, bool)>,
    pub(super) entries: Vec<EntryLine>,
    pub(super) choices: Vec<Choice>,
    /// Is it an officer who reads, and has to declare that she has no interest of her own?
    pub(super) is_officer: bool,
    pub(super) entry: EntryId,
}

/// An entry of a case as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EntryLine {
    pub(super) what: String,
    pub(super) who: String,
    pub(super) when: String,
    pub(super) text: String,
}

/// The place of the case in the address: whose officers act in it.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let case = match params.parse::<CaseId>("case") {
            Some(id) => store::cases::find(&mut tx, id).await?,
            None => None,
        };
        super::or_movement(&mut tx, case.map(|case| case.place)).await
    })
}

pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mut places = std::collections::BTreeSet::new();
    for top in proof.places() {
        places.extend(places::within_ids(&mut tx, top).await?);
    }
    let places: Vec<PlaceId> = places.into_iter().collect();
    let mut all = cases::within(&mut tx, proof.person(), &places).await?;
    // What is due first comes first; of the closed, the latest.
    all.sort_by_key(|case| (case.deadlines(frame.now).first().map(|due| due.by), case.id));
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for case in all {
        let line = line(&app, &mut tx, &frame, &case).await?;
        let is_over = case.stage(frame.now) == Stage::Closed && case.held(frame.now).is_none();
        if is_over { closed.push(line) } else { open.push(line) }
    }
    closed.reverse();
    page(&CasesPage {
        title: frame.t("membership-cases-title"),
        lede: frame.t("membership-cases-lede"),
        back: ("/me", frame.t("membership-me-title")),
        open,
        closed,
        frame,
    })
}

async fn line(app: &App, tx: &mut Tx, frame: &Frame, case: &Case) -> Result<CaseLine, PageError> {
    let due = case.deadlines(frame.now).first().copied();
    Ok(CaseLine {
        href: format!("/cases/{}", case.id),
        name: reading::name(tx, &app.vault, case.respondent, frame.now).await?.unwrap_or_default(),
        place: named(tx, frame, case.place).await?,
        stage: stage(frame, case.stage(frame.now)),
        due: due.map(|due| deadline(frame, due)).unwrap_or_default(),
        is_overdue: due.is_some_and(|due| due.by <= frame.now),
    })
}

/// Where a case stands, in words.
pub(super) fn stage(frame: &Frame, stage: Stage) -> String {
    let key = match stage {
        Stage::New => "membership-case-stage-new",
        Stage::TakenOn => "membership-case-stage-taken-on",
        Stage::Put { is_answered: false, .. } => "membership-case-stage-put",
        Stage::Put { is_answered: true, .. } => "membership-case-stage-answered",
        Stage::Decided { .. } => "membership-case-stage-decided",
        Stage::Appealed { .. } => "membership-case-stage-appealed",
        Stage::Closed => "membership-case-stage-closed",
    };
    frame.t(key)
}

/// What has to be done, and by when.
pub(super) fn deadline(frame: &Frame, due: Deadline) -> String {
    let key = match due.what {
        Duty::TakeOn => "membership-case-due-take-on",
        Duty::Answer => "membership-case-due-answer",
        Duty::Decide => "membership-case-due-decide",
        Duty::Appeal => "membership-case-due-appeal",
        Duty::DecideAppeal => "membership-case-due-decide-appeal",
        Duty::Review => "membership-case-due-review",
    };
    frame.tn(key, &[("day", frame.day(due.by).into())])
}

/// What was done, in the words of a page.
pub(super) fn what(frame: &Frame, step: Step) -> String {
    in_words(step, |key, at| match at {
        Some(at) => frame.tn(key, &[("day", frame.day(at).into())]),
        None => frame.t(key),
    })
}

/// What was done: `say` gives the sentence of a key, with its day if it has one.
pub(crate) fn in_words(step: Step, say: impl Fn(&str, Option<Timestamp>) -> String) -> String {
    match step {
        Step::Put { answer_by } => say("membership-case-did-put", Some(answer_by)),
        Step::Suspended { until } => say("membership-case-did-suspended", Some(until)),
        Step::GoesOn { until } => say("membership-case-did-goes-on", Some(until)),
        Step::Decided { verdict } => match verdict {
            Verdict::NothingInIt => say("membership-case-did-decided-nothing-in-it", None),
            Verdict::Warned => say("membership-case-did-decided-warned", None),
            Verdict::Suspended { until } => say("membership-case-did-decided-suspended", Some(until)),
            Verdict::Removed => say("membership-case-did-decided-removed", None),
        },
        Step::Opened => say("membership-case-did-opened", None),
        Step::TakenOn => say("membership-case-did-taken-on", None),
        Step::Answered => say("membership-case-did-answered", None),
        Step::Lifted => say("membership-case-did-lifted", None),
        Step::Contested => say("membership-case-did-contested", None),
        Step::Confirmed => say("membership-case-did-confirmed", None),
        Step::Appealed => say("membership-case-did-appealed", None),
        Step::Upheld => say("membership-case-did-upheld", None),
        Step::Overturned => say("membership-case-did-overturned", None),
        Step::Withdrawn => say("membership-case-did-withdrawn", None),
    }
}

/// The case of an address, for an officer without an interest in it.
async fn found(app: &App, tx: &mut Tx, proof: &Proof, id: &str) -> Result<Case, PageError> {
    let id: CaseId = id.parse().map_err(|_| PageError::NotFound)?;
    let case = store::cases::find(tx, id).await?.ok_or(PageError::NotFound)?;
    if cases::sees(tx, proof.person(), &case, app.now()).await? { Ok(case) } else { Err(PageError::NotFound) }
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let case = found(&app, &mut tx, &proof, &id).await?;
    page(&case_page(&app, &mut tx, frame, (&proof, &case), Form::default()).await?)
}

async fn case_page(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    (proof, case): (&Proof, &Case),
    form: Form,
) -> Result<CasePage, PageError> {
    let texts = cases::texts(tx, &app.vault, case, frame.now).await?;
    let mut names = Names::default();
    let name = names.of(app, tx, Some(case.respondent), &frame).await?;
    let complainant = match case.complainant {
        Some(person) => names.of(app, tx, Some(person), &frame).await?,
        None => frame.t("membership-case-nobody"),
    };
    let mut entries = Vec::new();
    for entry in &case.entries {
        entries.push(EntryLine {
            what: what(&frame, entry.step),
            who: names.of(app, tx, entry.by, &frame).await?,
            when: frame.when(entry.at),
            text: texts.get(&entry.id).cloned().unwrap_or_default(),
        });
    }
    Ok(CasePage {
        action: format!("/cases/{}", case.id),
        back: ("/cases", frame.t("membership-cases-title")),
        title: frame.tn("membership-case-about", &[("name", name.into())]),
        stage: stage(&frame, case.stage(frame.now)),
        facts: vec![
            (frame.t("membership-case-rule"), case.rule.clone()),
            (frame.t("membership-case-place"), named(tx, &frame, case.place).await?.name),
            (frame.t("membership-case-complainant"), complainant),
        ],
        due: case.deadlines(frame.now).into_iter().map(|due| (deadline(&frame, due), due.by <= frame.now)).collect(),
        choices: choices(&frame, case, proof.person()),
        entries,
        is_officer: true,
        entry: id_of(app, &form),
        form,
        frame,
    })
}

/// Names of those who did something, each opened once.
#[derive(Default)]
pub(super) struct Names(HashMap<PersonId, String>);

impl Names {
    /// The name of a person, or that she is not known any more.
    pub(super) async fn of(
        &mut self,
        app: &App,
        tx: &mut Tx,
        person: Option<PersonId>,
        frame: &Frame,
    ) -> Result<String, PageError> {
        let Some(person) = person else { return Ok(frame.t("membership-case-erased")) };
        if let Some(name) = self.0.get(&person) {
            return Ok(name.clone());
        }
        let name = reading::name(tx, &app.vault, person, frame.now).await?;
        let name = name.unwrap_or_else(|| frame.t("membership-case-erased"));
        self.0.insert(person, name.clone());
        Ok(name)
    }
}

/// What an officer may do now, each with a word for the form. A step that needs a time is tried with the time that the rules
/// give.
fn offered(now: Timestamp) -> Vec<(&'static str, Step)> {
    let later = |days: i64| now.plus(days * Timestamp::DAY);
    let decided = |verdict| Step::Decided { verdict };
    vec![
        ("taken-on", Step::TakenOn),
        ("put", Step::Put { answer_by: later(days().answer_days) }),
        ("suspended", Step::Suspended { until: later(1) }),
        ("goes-on", Step::GoesOn { until: later(1) }),
        ("confirmed", Step::Confirmed),
        ("lifted", Step::Lifted),
        ("nothing-in-it", decided(Verdict::NothingInIt)),
        ("warned", decided(Verdict::Warned)),
        ("decided-suspended", decided(Verdict::Suspended { until: later(1) })),
        ("removed", decided(Verdict::Removed)),
        ("upheld", Step::Upheld),
        ("overturned", Step::Overturned),
    ]
}

fn choices(frame: &Frame, case: &Case, by: PersonId) -> Vec<Choice> {
    let open = offered(frame.now).into_iter().filter(|(_, step)| may(case, by, *step, frame.now).is_ok());
    open.map(|(word, _)| Choice::new(word, frame.t(&format!("membership-case-do-{word}")))).collect()
}

/// What the form asks for; what is wrong with it is noted in the form.
fn step(form: &mut Form, now: Timestamp) -> Option<Step> {
    let all = offered(now);
    let step = form.choice("what", &all)?;
    let mut later =
        |least: i64, most: i64| form.number("days", least, most).map(|days| now.plus(days * Timestamp::DAY));
    match step {
        Step::Put { .. } => Some(Step::Put { answer_by: later(days().answer_days, 90)? }),
        Step::Suspended { .. } => Some(Step::Suspended { until: later(1, days().longest_suspension_days)? }),
        Step::GoesOn { .. } => Some(Step::GoesOn { until: later(1, days().longest_suspension_days)? }),
        Step::Decided { verdict: Verdict::Suspended { .. } } => {
            Some(Step::Decided { verdict: Verdict::Suspended { until: later(1, LONGEST_VERDICT)? } })
        }
        other => Some(other),
    }
}

/// Does something in a case.
pub(super) async fn act(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let case = found(&app, &mut tx, &proof, &id).await?;
    let step = step(&mut form, app.now());
    let text = form.text("text", LONGEST, false);
    if !form.is_ticked("no_interest") {
        form.refuse("no_interest", "membership-case-interest-needed");
    }
    let (Some(step), Some(text), true) = (step, text, form.is_ticked("no_interest")) else {
        return refused(&case_page(&app, &mut tx, frame, (&proof, &case), form).await?);
    };
    let entry: EntryId = id_of(&app, &form);
    let post = told(&app, &mut tx, &case, step).await?;
    drop(tx);
    match cases::act(&app, &case, (proof.person(), entry, step, &text), post, app.now()).await {
        Ok(()) => Ok(see_other(&format!("/cases/{}?done=membership-done-case", case.id))),
        Err(NotDone::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse("what", &wrong.to_string());
            let mut tx = app.db.reader().await?;
            refused(&case_page(&app, &mut tx, frame, (&proof, &case), form).await?)
        }
    }
}

/// The letters that tell of a step: to the member of everything that she is told, to who complained of the end.
async fn told(app: &App, tx: &mut Tx, case: &Case, step: Step) -> Result<Post, PageError> {
    let (now, path) = (app.now(), format!("/me/cases/{}", case.id));
    let mut parties = Vec::new();
    if step != Step::TakenOn {
        let to = reach(tx, &app.vault, case.respondent, now).await?;
        let letter = to.map(|(email, language)| match step {
            Step::Suspended { until } | Step::GoesOn { until } => {
                letters::suspended(app, language, &email, (&case.rule, until), &path)
            }
            _ => letters::case_news(app, language, &email, &path),
        });
        parties.push((case.respondent, letter));
    }
    // That there was an appeal is not told to who complained.
    let is_end = matches!(step, Step::Decided { .. });
    if let (true, Some(person)) = (is_end, case.complainant) {
        let to = reach(tx, &app.vault, person, now).await?;
        parties.push((person, to.map(|(email, language)| letters::case_news(app, language, &email, &path))));
    }
    let served = |(person, letter)| ServiceLetter::new(app, (person, About::Case(case.id.uuid())), letter);
    Ok(Post { parties: parties.into_iter().map(served).collect(), officers: Vec::new() })
}

/// The letters that tell officers of something that a member did in a case.
pub(super) async fn told_officers(
    app: &App,
    tx: &mut Tx,
    (case, place): (CaseId, PlaceId),
    parties: &[PersonId],
) -> Result<Vec<Letter>, PageError> {
    let mut post = Vec::new();
    for office in holding(tx, place, (STANDING, parties), app.now()).await? {
        if let Some((email, language)) = reach(tx, &app.vault, office.person, app.now()).await? {
            post.push(letters::case_news(app, language, &email, &format!("/cases/{case}")));
        }
    }
    Ok(post)
}

fn person_of(path: &str) -> Result<PersonId, PageError> {
    path.parse().map_err(|_| PageError::NotFound)
}

pub(super) async fn open_page(
    State(app): State<App>,
    frame: Frame,
    _: Proof,
    Path(person): Path<String>,
) -> Result<Page, PageError> {
    page(&officers_page(&app, frame, person_of(&person)?, Form::default()).await?)
}

async fn officers_page(app: &App, frame: Frame, person: PersonId, form: Form) -> Result<OpenPage, PageError> {
    let mut tx = app.db.reader().await?;
    let name = reading::name(&mut tx, &app.vault, person, frame.now).await?.ok_or(PageError::NotFound)?;
    Ok(OpenPage {
        title: frame.tn("membership-case-about", &[("name", name.into())]),
        lede: frame.t("membership-case-open-lede"),
        action: format!("/people/{person}/case"),
        back: (format!("/people/{person}"), frame.t("membership-case-back")),
        is_officer: true,
        form,
        frame,
    })
}

/// An officer begins a case about a member of her places.
pub(super) async fn open(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(person): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let respondent = person_of(&person)?;
    let complainant = complainant(&app, proof.person(), &mut form).await?;
    let (rule, text) = (form.parse::<Plain<80>>("rule"), form.text("text", LONGEST, false));
    let (Some(complainant), Some(rule), Some(text)) = (complainant, rule, text) else {
        return refused(&officers_page(&app, frame, respondent, form).await?);
    };
    let opening = opening(&app, &form, (respondent, complainant, proof.person()), rule.as_str(), text);
    let case = opening.ids.0;
    match cases::open(&app.db, &app.vault, opening, Vec::new(), app.now()).await {
        Ok(()) if complainant == Some(proof.person()) => Ok(see_other("/me/cases?done=membership-done-complained")),
        Ok(()) => Ok(see_other(&format!("/cases/{case}?done=membership-done-case"))),
        Err(NotDone::Database(error)) => Err(error.into()),
        Err(NotDone::NotFound) => Err(PageError::NotFound),
        Err(wrong) => {
            form.refuse("text", &wrong.to_string());
            refused(&officers_page(&app, frame, respondent, form).await?)
        }
    }
}

/// Who complained, by membership number; `Some(None)` where nobody did. A number tells nothing of who lives elsewhere or is
/// kept out of lists: she complains herself.
async fn complainant(app: &App, by: PersonId, form: &mut Form) -> Result<Option<Option<PersonId>>, PageError> {
    if form.value("complainant").trim().is_empty() {
        return Ok(Some(None));
    }
    app.limits.take(SEARCHES, &by.to_string(), app.now()).map_err(PageError::TooMany)?;
    let mut person = numbered(app, form.value("complainant")).await?;
    if let Some(found) = person
        && found != by
        && !may_name(app, by, found).await?
    {
        person = None;
    }
    if person.is_none() {
        form.refuse("complainant", "membership-case-not-reached");
    }
    Ok(person.map(Some))
}

/// May an officer name that person: at home where her office reaches, and in lists?
async fn may_name(app: &App, by: PersonId, person: PersonId) -> Result<bool, PageError> {
    let mut tx = app.db.reader().await?;
    let Some(home) = reading::standing(&mut tx, person, app.now()).await?.place() else { return Ok(false) };
    let is_out = reading::is_kept_out(&mut tx, person).await?;
    Ok(!is_out && reading::holds(&mut tx, by, STANDING, home, app.now()).await?)
}

/// The person whose card bears what was typed.
pub(super) async fn numbered(app: &App, typed: &str) -> Result<Option<PersonId>, PageError> {
    match typed_number(typed) {
        Some(number) => Ok(reading::numbered(&mut app.db.reader().await?, number).await?),
        None => Ok(None),
    }
}

/// A case as the form describes it; sent twice it is the same.
pub(super) fn opening(
    app: &App,
    form: &Form,
    (respondent, complainant, by): (PersonId, Option<PersonId>, PersonId),
    rule: &str,
    text: String,
) -> Opening {
    let id: CaseId = form.id_or(app.new_id_by_chance());
    let mut bytes = *id.uuid().as_bytes();
    bytes[15] ^= 1;
    let entry = EntryId::by_chance(bytes);
    bytes[15] ^= 3;
    let key = PersonId::by_chance(bytes);
    Opening { ids: (id, entry), key, respondent, complainant, by, rule: rule.to_owned(), text }
}
