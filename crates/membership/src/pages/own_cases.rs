//! Complaining about a member; and cases as those see them whom they are about, and those who complained.

use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use terms::{PersonId, Plain, Timestamp};
use web::{App, Form, Frame, Limit, Page, PageError, Proof, page, parts::Choice, refused, see_other};

use super::{
    cases::{CaseLine, CasePage, CasesPage, EntryLine, Names, OpenPage, numbered, opening, stage, told_officers, what},
    id_of, letters, named,
};
use crate::{
    actions::{
        cases::{self, NotDone, Post},
        entering::last_home,
        serving::ServiceLetter,
        writing::reach,
    },
    case::{Case, CaseId, EntryId, LONGEST, Stage, Step, may},
    person::typed_number,
    service::About,
    store,
};

/// Complaints of one person.
const COMPLAINTS: Limit = Limit { name: "membership.complaints", times: 5, per_micros: Timestamp::DAY };

pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let person = proof.person();
    let mut all = store::cases::about(&mut tx, person).await?;
    all.retain(Case::is_known_to_her);
    all.extend(store::cases::from(&mut tx, person).await?);
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for case in all {
        let line = line(&mut tx, &frame, &case, person).await?;
        let is_held = case.respondent == person && case.held(frame.now).is_some();
        let is_over = stage_for(&case, person, frame.now) == Stage::Closed && !is_held;
        if is_over { closed.push(line) } else { open.push(line) }
    }
    page(&CasesPage {
        title: frame.t("membership-own-cases-title"),
        lede: frame.t("membership-own-cases-lede"),
        back: ("/me", frame.t("membership-me-title")),
        open,
        closed,
        frame,
    })
}

/// What was done, said to the member herself where it speaks of her.
fn what_to_her(frame: &Frame, step: Step) -> String {
    match step {
        Step::Put { answer_by } => frame.tn("membership-own-did-put", &[("day", frame.day(answer_by).into())]),
        Step::Answered => frame.t("membership-own-did-answered"),
        Step::Contested => frame.t("membership-own-did-contested"),
        Step::Appealed => frame.t("membership-own-did-appealed"),
        other => what(frame, other),
    }
}

/// Where a case stands, in words: said to the member herself where it speaks of her.
fn stage_in_words(frame: &Frame, case: &Case, person: PersonId) -> String {
    match stage_for(case, person, frame.now) {
        Stage::Put { is_answered: false, .. } => frame.t("membership-own-stage-put"),
        Stage::Put { is_answered: true, .. } => frame.t("membership-own-stage-answered"),
        other => stage(frame, other),
    }
}

/// Where a case stands, as far as this party is told: who complained hears that it was taken on and that it is decided.
fn stage_for(case: &Case, person: PersonId, now: Timestamp) -> Stage {
    match case.stage(now) {
        stage if case.respondent == person => stage,
        Stage::New => Stage::New,
        Stage::TakenOn | Stage::Put { .. } => Stage::TakenOn,
        _ => Stage::Closed,
    }
}

async fn line(tx: &mut Tx, frame: &Frame, case: &Case, person: PersonId) -> Result<CaseLine, PageError> {
    let key = if case.respondent == person { "membership-own-case-about" } else { "membership-own-case-yours" };
    Ok(CaseLine {
        href: format!("/me/cases/{}", case.id),
        name: frame.tn(key, &[("day", frame.day(case.opened_at()).into())]),
        place: named(tx, frame, case.place).await?,
        stage: stage_in_words(frame, case, person),
        due: String::new(),
        is_overdue: false,
    })
}

/// The case of an address that is about this person, and known to her, or in which she complained.
async fn found(tx: &mut Tx, person: PersonId, id: &str) -> Result<Case, PageError> {
    let id: CaseId = id.parse().map_err(|_| PageError::NotFound)?;
    let case = store::cases::find(tx, id).await?.ok_or(PageError::NotFound)?;
    let is_hers = (case.respondent == person && case.is_known_to_her()) || case.complainant == Some(person);
    if is_hers { Ok(case) } else { Err(PageError::NotFound) }
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let case = found(&mut tx, proof.person(), &id).await?;
    page(&case_page(&app, &mut tx, frame, (proof.person(), &case), Form::default()).await?)
}

async fn case_page(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    (person, case): (PersonId, &Case),
    form: Form,
) -> Result<CasePage, PageError> {
    let is_about = case.respondent == person;
    let key = if is_about { "membership-own-case-about" } else { "membership-own-case-yours" };
    Ok(CasePage {
        action: format!("/me/cases/{}", case.id),
        back: ("/me/cases", frame.t("membership-own-cases-title")),
        title: frame.tn(key, &[("day", frame.day(case.opened_at()).into())]),
        stage: stage_in_words(&frame, case, person),
        facts: vec![
            (frame.t("membership-case-rule"), case.rule.clone()),
            (frame.t("membership-case-place"), named(tx, &frame, case.place).await?.name),
        ],
        due: Vec::new(),
        entries: if is_about { about(app, tx, &frame, case).await? } else { yours(app, tx, &frame, case).await? },
        choices: choices(&frame, case, person),
        is_officer: false,
        entry: id_of(app, &form),
        form,
        frame,
    })
}

/// What the member is told: everything that was put to her and done, with its reasons; never who complained.
async fn about(app: &App, tx: &mut Tx, frame: &Frame, case: &Case) -> Result<Vec<EntryLine>, PageError> {
    let texts = cases::texts(tx, &app.vault, case, frame.now).await?;
    let mut names = Names::default();
    let mut lines = Vec::new();
    for entry in case.entries.iter().filter(|entry| case.is_told(entry)) {
        // Who complained, or entered the complaint, is not told; what the declaration of an officer says is for officers.
        let who = match entry.step {
            Step::Opened | Step::Withdrawn => String::new(),
            _ => names.of(app, tx, entry.by, frame).await?,
        };
        let is_for_officers = matches!(entry.step, Step::TakenOn | Step::Withdrawn);
        let text = if is_for_officers { None } else { texts.get(&entry.id).cloned() };
        lines.push(EntryLine {
            what: what_to_her(frame, entry.step),
            who,
            when: frame.when(entry.at),
            text: text.unwrap_or_default(),
        });
    }
    Ok(lines)
}

/// What who complained is told: her own words, that somebody took it on, and that it is decided; nothing about the member.
async fn yours(app: &App, tx: &mut Tx, frame: &Frame, case: &Case) -> Result<Vec<EntryLine>, PageError> {
    let texts = cases::texts(tx, &app.vault, case, frame.now).await?;
    let mut lines = Vec::new();
    for entry in case.entries.iter().filter(|entry| Case::is_told_to_complainant(entry)) {
        let is_own = matches!(entry.step, Step::Opened | Step::Withdrawn);
        let what = match entry.step {
            Step::Decided { .. } => frame.t("membership-case-did-decided"),
            step => what(frame, step),
        };
        let text = texts.get(&entry.id).filter(|_| is_own).cloned().unwrap_or_default();
        lines.push(EntryLine { what, who: String::new(), when: frame.when(entry.at), text });
    }
    Ok(lines)
}

/// What a party does.
const OFFERED: [(&str, Step); 4] = [
    ("answered", Step::Answered),
    ("contested", Step::Contested),
    ("appealed", Step::Appealed),
    ("withdrawn", Step::Withdrawn),
];

fn choices(frame: &Frame, case: &Case, by: PersonId) -> Vec<Choice> {
    let open = OFFERED.into_iter().filter(|(_, step)| may(case, by, *step, frame.now).is_ok());
    open.map(|(word, _)| Choice::new(word, frame.t(&format!("membership-case-do-{word}")))).collect()
}

/// The member answers, contests a suspension or appeals; who complained takes it back.
pub(super) async fn act(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let case = found(&mut tx, proof.person(), &id).await?;
    let (step, text) = (form.choice("what", &OFFERED), form.text("text", LONGEST, false));
    let (Some(step), Some(text)) = (step, text) else {
        return refused(&case_page(&app, &mut tx, frame, (proof.person(), &case), form).await?);
    };
    let entry: EntryId = id_of(&app, &form);
    let parties: Vec<PersonId> = case.complainant.into_iter().chain([case.respondent]).collect();
    let officers = told_officers(&app, &mut tx, (case.id, case.place), &parties).await?;
    drop(tx);
    let post = Post { parties: told_of_withdrawal(&app, &case, step).await?, officers };
    match cases::act(&app, &case, (proof.person(), entry, step, &text), post, app.now()).await {
        Ok(()) => Ok(see_other(&format!("/me/cases/{}?done=membership-done-case", case.id))),
        Err(NotDone::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse("what", &wrong.to_string());
            let mut tx = app.db.reader().await?;
            refused(&case_page(&app, &mut tx, frame, (proof.person(), &case), form).await?)
        }
    }
}

/// The letter to the member about whom somebody complained who takes it back now, where she knew of it.
async fn told_of_withdrawal(app: &App, case: &Case, step: Step) -> Result<Vec<ServiceLetter>, PageError> {
    if step != Step::Withdrawn || !case.is_known_to_her() {
        return Ok(Vec::new());
    }
    let to = reach(&mut app.db.reader().await?, &app.vault, case.respondent, app.now()).await?;
    let path = format!("/me/cases/{}", case.id);
    let letter = to.map(|(email, language)| letters::case_news(app, language, &email, &path));
    Ok(vec![ServiceLetter::new(app, (case.respondent, About::Case(case.id.uuid())), letter)])
}

pub(super) async fn complain_page(frame: Frame, _: Proof) -> Result<Page, PageError> {
    page(&complain_form(frame, Form::default()))
}

fn complain_form(frame: Frame, form: Form) -> OpenPage {
    OpenPage {
        title: frame.t("membership-complain-title"),
        lede: frame.t("membership-complain-lede"),
        action: "/complain".to_owned(),
        back: ("/me/cases".to_owned(), frame.t("membership-own-cases-title")),
        is_officer: false,
        form,
        frame,
    }
}

/// A member complains about another, whose number she knows.
pub(super) async fn complain(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    mut form: Form,
) -> Result<Response, PageError> {
    let is_number = typed_number(form.value("number")).is_some();
    if !is_number {
        form.refuse("number", "membership-complain-number-wrong");
    }
    let (rule, text) = (form.parse::<Plain<80>>("rule"), form.text("text", LONGEST, false));
    let (true, Some(rule), Some(text)) = (is_number, rule, text) else {
        return refused(&complain_form(frame, form));
    };
    let person = proof.person();
    app.limits.take(COMPLAINTS, &person.to_string(), app.now()).map_err(PageError::TooMany)?;
    let mut tx = app.db.reader().await?;
    let Some(respondent) = numbered(&app, form.value("number")).await? else {
        form.refuse("number", "membership-case-no-number");
        return refused(&complain_form(frame, form));
    };
    let Some(place) = last_home(&mut tx, respondent).await? else {
        form.refuse("number", "membership-case-no-number");
        return refused(&complain_form(frame, form));
    };
    let opening = opening(&app, &form, (respondent, Some(person), person), rule.as_str(), text);
    let post = told_officers(&app, &mut tx, (opening.ids.0, place), &[respondent, person]).await?;
    drop(tx);
    match cases::open(&app.db, &app.vault, opening, post, app.now()).await {
        Ok(()) => Ok(see_other("/me/cases?done=membership-done-complained")),
        Err(NotDone::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse("text", &wrong.to_string());
            refused(&complain_form(frame, form))
        }
    }
}
