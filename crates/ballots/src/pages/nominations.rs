//! Standing, proposing, consenting, withdrawing.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use terms::{OptionId, PersonId};
use web::{App, Form, Frame, PageError, Proof, page, refused, see_other};

use super::{
    Head,
    known::Look,
    roll::refuse,
    show::{self, OptionLine},
};
use crate::{
    actions::{By, Failure, campaigning, nominating},
    ballot::{Ballot, Subject},
    nomination::{Nomination, NominationRefused, Nominee, ProposedName, Standing, Statement, Takes},
    stage::Stage,
    store,
    timetable::Window,
};

#[derive(Template)]
#[template(path = "ballots/nominations.html")]
pub(super) struct Nominations {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) title: String,
    pub(super) state: String,
    pub(super) options: Vec<OptionLine>,
    /// Why the reader can put nothing forward, while others can.
    pub(super) refused: Option<String>,
    pub(super) takes_people: bool,
    pub(super) may_stand: bool,
    pub(super) may_propose: bool,
    /// What was sent, with what is wrong with it.
    pub(super) form: Form,
    pub(super) stand: Form,
    pub(super) propose: Form,
}

/// What a candidate writes to the electorate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ToElectorate {
    /// Nothing that the reader may read.
    Nothing,
    /// It is the reader's own, and still to be sent; the form has it.
    Own,
    /// It was sent.
    Sent(String),
}

#[derive(Template)]
#[template(path = "ballots/option.html")]
pub(super) struct OptionPage {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) here: String,
    pub(super) name: String,
    pub(super) standing: String,
    pub(super) statement: Option<String>,
    pub(super) letter: ToElectorate,
    pub(super) form: Form,
    pub(super) may_consent: bool,
    pub(super) may_withdraw: bool,
    /// Whether the reader may enter that the candidate has died.
    pub(super) may_enter_death: bool,
}

pub(super) async fn list(State(app): State<App>, frame: Frame, Path(id): Path<String>) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    Ok(page(&list_page(&mut look, &ballot, Form::default()).await?)?.into_response())
}

/// The contest's window for nominations and what it takes; a question has none.
fn contest(ballot: &Ballot) -> Result<(Takes, Window), PageError> {
    match (ballot.settings.subject, ballot.settings.timetable.nominations) {
        (Subject::Places { takes, .. }, Some(window)) => Ok((takes, window)),
        _ => Err(PageError::NotFound),
    }
}

async fn list_page(look: &mut Look<'_>, ballot: &Ballot, form: Form) -> Result<Nominations, PageError> {
    let frame = look.frame;
    let (takes, window) = contest(ballot)?;
    let place = look.place(ballot.place).await?;
    let is_open = matches!(ballot.stage, Stage::Called { .. }) && window.holds(frame.now);
    let (_, meets) = look.conditions(ballot).await?;
    let known = store::options::of(&mut look.tx, ballot.id).await?;
    let reader = look.reader();
    let has_nomination = known.iter().any(|one| reader.is_some_and(|reader| one.nominee == Nominee::Person(reader)));
    let may_propose = is_open && meets == Some(true);
    let is_proposing = form.value("what") != "stand";
    let refused = match (is_open, meets) {
        (true, None) => Some(frame.t("ballots-nominations-sign-in")),
        (true, Some(false)) => Some(frame.t("ballots-may-no-so-far")),
        _ => None,
    };
    Ok(Nominations {
        head: Head::below(frame, ballot, &place),
        title: title(frame, takes),
        state: state(frame, window),
        options: show::options(look, ballot).await?,
        refused,
        takes_people: takes == Takes::People,
        may_stand: may_propose && !has_nomination && look.duty(ballot).is_none(),
        may_propose,
        stand: if is_proposing { Form::default() } else { form.clone() },
        propose: if is_proposing { form.clone() } else { Form::default() },
        form,
        frame: frame.clone(),
    })
}

fn title(frame: &Frame, takes: Takes) -> String {
    match takes {
        Takes::People => frame.t("ballots-nominations-title-people"),
        Takes::Names => frame.t("ballots-nominations-title-names"),
    }
}

fn state(frame: &Frame, window: Window) -> String {
    let (key, at) = if frame.now < window.opens {
        ("ballots-nominations-not-yet", window.opens)
    } else if frame.now < window.closes {
        ("ballots-nominations-until", window.closes)
    } else {
        ("ballots-nominations-over", window.closes)
    };
    frame.tn(key, &[("when", frame.when(at).into()), ("relative", frame.relative(at).into())])
}

/// Stands, or puts somebody or a name forward.
pub(super) async fn propose(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    contest(&ballot)?;
    let (field, nominee, statement) = match form.value("what") {
        "stand" => {
            let statement = form.parse::<Statement>("statement");
            if !form.is_ticked("consent") {
                form.refuse("consent", "ballots-consent-needed");
            }
            ("statement", Some(Nominee::Person(proof.person())), statement)
        }
        "propose" => ("number", member(&mut look, &mut form).await?.map(Nominee::Person), None),
        _ => ("name", form.parse::<ProposedName>("name").map(Nominee::Name), None),
    };
    let Some(nominee) = nominee.filter(|_| !form.has_errors()) else {
        return refused(&list_page(&mut look, &ballot, form).await?);
    };
    drop(look);
    let option = form.id_or(app.new_id());
    let by = By::person(&app, proof.person());
    let zone = app.settings.zone.clone();
    let done = nominating::propose(&app.db, ballot.id, option, nominee, zone, by).await;
    let done = match (done, statement) {
        (Ok(()), Some(statement)) => {
            let by = By::person(&app, proof.person());
            nominating::consent((&app.db, &app.vault), ballot.id, option, Some(statement), by).await
        }
        (done, _) => done,
    };
    let mut look = Look::new(&app, &frame).await?;
    match done {
        Ok(()) => Ok(see_other(&format!("/ballots/{}/nominations?done=ballots-done-nominated", ballot.id))),
        Err(failure) if sent_again(&mut look, &ballot, &failure, &proof).await? => {
            Ok(see_other(&format!("/ballots/{}/nominations?done=ballots-done-nominated", ballot.id)))
        }
        Err(failure) => {
            refuse(&mut form, field, failure)?;
            refused(&list_page(&mut look, &ballot, form).await?)
        }
    }
}

/// Whether the form did its work when it was sent before: the reader stands already.
async fn sent_again(look: &mut Look<'_>, ballot: &Ballot, failure: &Failure, proof: &Proof) -> Result<bool, PageError> {
    if !matches!(failure, Failure::Nomination(NominationRefused::Already)) {
        return Ok(false);
    }
    let known = store::options::of(&mut look.tx, ballot.id).await?;
    let own = |one: &Nomination| one.nominee == Nominee::Person(proof.person()) && one.standing == Standing::Stands;
    Ok(known.iter().any(own))
}

/// The member of the number that was typed; says what is wrong with it otherwise.
pub(super) async fn member(look: &mut Look<'_>, form: &mut Form) -> Result<Option<PersonId>, PageError> {
    let person = match membership::person::typed_number(form.value("number")) {
        Some(number) => membership::numbered(&mut look.tx, number).await?,
        None => None,
    };
    if person.is_none() {
        form.refuse("number", "ballots-member-unknown");
    }
    Ok(person)
}

pub(super) async fn option(
    State(app): State<App>,
    frame: Frame,
    Path((id, option)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let (ballot, nomination) = find(&mut look, &id, &option).await?;
    Ok(page(&option_page(&mut look, &ballot, &nomination, Form::default()).await?)?.into_response())
}

async fn find(look: &mut Look<'_>, id: &str, option: &str) -> Result<(Ballot, Nomination), PageError> {
    let ballot = look.ballot(id).await?;
    let option: OptionId = option.parse().map_err(|_| PageError::NotFound)?;
    let nomination = store::options::find(&mut look.tx, ballot.id, option).await?.ok_or(PageError::NotFound)?;
    Ok((ballot, nomination))
}

async fn option_page(
    look: &mut Look<'_>,
    ballot: &Ballot,
    nomination: &Nomination,
    form: Form,
) -> Result<OptionPage, PageError> {
    let frame = look.frame;
    let place = look.place(ballot.place).await?;
    let (_, window) = contest(ballot)?;
    let reader = look.reader();
    let is_hers = reader.is_some_and(|reader| nomination.nominee == Nominee::Person(reader));
    let is_own_name =
        matches!(nomination.nominee, Nominee::Name(_)) && nomination.proposed_by == reader && reader.is_some();
    let is_alive = matches!(nomination.standing, Standing::Proposed | Standing::Stands);
    let statement = match nomination.nominee {
        Nominee::Person(person) => {
            let of = (nomination.id, person);
            nominating::statement(&mut look.tx, &look.app.vault, ballot.id, of, frame.now).await?
        }
        Nominee::Name(_) | Nominee::Reopen => None,
    };
    let may_write = reader.is_some_and(|reader| campaigning::may_write(ballot, nomination, reader));
    let letter = match nomination.nominee {
        Nominee::Person(person) if is_hers || (reader.is_some() && has_opened(ballot)) => {
            let of = (nomination.id, person);
            campaigning::letter(&mut look.tx, &look.app.vault, ballot.id, of, frame.now).await?
        }
        _ => None,
    };
    let form = match &letter {
        Some(letter) if may_write && !form.has_errors() => Form::filled(&[("letter", letter)]),
        _ => form,
    };
    let letter = match letter {
        _ if may_write => ToElectorate::Own,
        Some(letter) => ToElectorate::Sent(letter),
        None => ToElectorate::Nothing,
    };
    Ok(OptionPage {
        letter,
        head: Head::below(frame, ballot, &place),
        here: format!("/ballots/{}/nominations/{}", ballot.id, nomination.id),
        name: look.option(nomination).await?,
        standing: show::standing(frame, &nomination.standing),
        statement,
        form,
        may_consent: is_hers && nomination.standing == Standing::Proposed && window.holds(frame.now),
        may_withdraw: (is_hers || is_own_name) && is_alive && frame.now < ballot.settings.timetable.voting.closes,
        may_enter_death: may_enter_death(ballot, nomination, reader) && is_alive,
        frame: frame.clone(),
    })
}

/// Whether voting has opened, so that everybody has the candidates' letter.
fn has_opened(ballot: &Ballot) -> bool {
    !matches!(
        ballot.stage,
        Stage::Draft | Stage::Called { .. } | Stage::RollPublished { .. } | Stage::Uncontested | Stage::Void { .. }
    )
}

/// What a candidate writes to the electorate.
pub(super) async fn write(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path((id, option)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let (ballot, nomination) = find(&mut look, &id, &option).await?;
    contest(&ballot)?;
    let Some(text) = form.text("letter", campaigning::LONGEST, true) else {
        return refused(&option_page(&mut look, &ballot, &nomination, form).await?);
    };
    drop(look);
    let text = (!text.is_empty()).then_some(text);
    let by = By::person(&app, proof.person());
    let done = campaigning::write((&app.db, &app.vault), ballot.id, nomination.id, text, by).await;
    let mut look = Look::new(&app, &frame).await?;
    after(&mut look, (&ballot, &nomination), form, ("letter", "ballots-done-letter"), done).await
}

/// A candidate's own consent.
pub(super) async fn consent(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path((id, option)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let (ballot, nomination) = find(&mut look, &id, &option).await?;
    contest(&ballot)?;
    let statement = form.parse::<Statement>("statement");
    if !form.is_ticked("consent") {
        form.refuse("consent", "ballots-consent-needed");
    }
    if form.has_errors() {
        return refused(&option_page(&mut look, &ballot, &nomination, form).await?);
    }
    drop(look);
    let by = By::person(&app, proof.person());
    let done = nominating::consent((&app.db, &app.vault), ballot.id, nomination.id, statement, by).await;
    after(
        &mut Look::new(&app, &frame).await?,
        (&ballot, &nomination),
        form,
        ("statement", "ballots-done-consent"),
        done,
    )
    .await
}

/// Withdraws a nomination.
pub(super) async fn withdraw(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path((id, option)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let (ballot, nomination) = find(&mut look, &id, &option).await?;
    contest(&ballot)?;
    if !form.is_ticked("sure") {
        form.refuse("sure", "ballots-withdraw-sure-needed");
        return refused(&option_page(&mut look, &ballot, &nomination, form).await?);
    }
    drop(look);
    let done = nominating::withdraw(&app.db, ballot.id, nomination.id, By::person(&app, proof.person())).await;
    after(&mut Look::new(&app, &frame).await?, (&ballot, &nomination), form, ("sure", "ballots-done-withdrawn"), done)
        .await
}

/// Whether the reader leads the ballot and somebody who stands in it could have died before the count.
fn may_enter_death(ballot: &Ballot, nomination: &Nomination, reader: Option<PersonId>) -> bool {
    let is_before_count = matches!(
        ballot.stage,
        Stage::Called { .. } | Stage::RollPublished { .. } | Stage::Open { .. } | Stage::Closed(_)
    );
    let leads = reader.is_some_and(|reader| ballot.duties.leads(reader).is_ok());
    leads && is_before_count && matches!(nomination.nominee, Nominee::Person(_))
}

/// Enters that a candidate has died.
pub(super) async fn died(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path((id, option)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let (ballot, nomination) = find(&mut look, &id, &option).await?;
    contest(&ballot)?;
    if !form.is_ticked("sure") {
        form.refuse("sure", "ballots-withdraw-sure-needed");
        return refused(&option_page(&mut look, &ballot, &nomination, form).await?);
    }
    drop(look);
    let done = nominating::enter_death(&app.db, ballot.id, nomination.id, By::person(&app, proof.person())).await;
    after(&mut Look::new(&app, &frame).await?, (&ballot, &nomination), form, ("sure", "ballots-done-step"), done).await
}

async fn after(
    look: &mut Look<'_>,
    (ballot, nomination): (&Ballot, &Nomination),
    mut form: Form,
    (field, notice): (&str, &str),
    done: Result<(), Failure>,
) -> Result<Response, PageError> {
    match done {
        Ok(()) => {
            let to = format!("/ballots/{}/nominations/{}?done={notice}", ballot.id, nomination.id);
            Ok(see_other(&to))
        }
        Err(failure) => {
            refuse(&mut form, field, failure)?;
            refused(&option_page(look, ballot, nomination, form).await?)
        }
    }
}
