//! Calls for help, as those read and answer them who offer a skill: on their own page, or from a letter without signing in.
//!
//! Looking changes nothing, as programs follow links; a POST does.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use database::Tx;
use mail::Letter as Post;
use terms::{Language, PersonId, Timestamp};
use web::{App, Form, Frame, Page, PageError, Proof, page, see_other};

use super::{Named, help::CallFacts, named, skills, threads::to_offices};
use crate::{
    actions::{
        helping::{self, Answer},
        suppressing,
        writing::{self, Begun, Sealed},
    },
    help::{Asked, Call, CallId, NotAnswered, Words},
    purpose::{self, VOLUNTEERING},
    reading, store,
    thread::Letter,
    token::Token,
};

#[derive(Template)]
#[template(path = "membership/own_help.html")]
pub(super) struct OwnHelp {
    pub(super) frame: Frame,
    pub(super) calls: Vec<OwnCall>,
}

#[derive(Template)]
#[template(path = "membership/help_answer.html")]
pub(super) struct AnswerPage {
    pub(super) frame: Frame,
    pub(super) call: OwnCall,
    /// Where all such letters end.
    pub(super) stop: String,
}

#[derive(Template)]
#[template(path = "membership/help_stop.html")]
pub(super) struct StopPage {
    pub(super) frame: Frame,
    /// Where the button leads; none once it is done.
    pub(super) action: Option<String>,
}

/// A call as a member reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnCall {
    /// Where her answer goes.
    pub(super) action: String,
    pub(super) skill: String,
    pub(super) place: Named,
    pub(super) facts: CallFacts,
    /// Whether she helps, once she said so.
    pub(super) helps: Option<bool>,
    /// Where she goes on writing with the organisers.
    pub(super) thread: Option<String>,
}

async fn own_call(
    app: &App,
    tx: &mut Tx,
    frame: &Frame,
    (call, words, row): (&Call, &Words, Option<&Asked>),
    action: String,
) -> Result<OwnCall, PageError> {
    let mut thread = None;
    if let Some(id) = row.and_then(|row| row.thread)
        && let Some(found) = store::threads::find(tx, id).await?
    {
        let writer = writing::writer(tx, &app.vault, &found, frame.now).await?;
        thread = writer.map(|writer| format!("/written/{}", writer.token));
    }
    Ok(OwnCall {
        action,
        skill: skills::name(frame, call.skill),
        place: named(tx, frame, call.place).await?,
        facts: CallFacts::of(frame, call, words),
        helps: row.and_then(|row| row.answer).map(|(helps, _)| helps),
        thread,
    })
}

/// The open calls for what the reader offers.
pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mut calls = Vec::new();
    for (call, words, row) in helping::open_to(&mut tx, &app.vault, proof.person(), frame.now).await? {
        let action = format!("/me/volunteering/{}", call.id);
        calls.push(own_call(&app, &mut tx, &frame, (&call, &words, row.as_ref()), action).await?);
    }
    page(&OwnHelp { frame, calls })
}

/// Answers from the reader's own page.
pub(super) async fn answer_signed_in(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let id: CallId = id.parse().map_err(|_| PageError::NotFound)?;
    let mut tx = app.db.reader().await?;
    let (call, sealed) = store::help::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let row = store::help::row(&mut tx, id, proof.person()).await?;
    // Of a call that is not for her she learns nothing.
    if row.is_none() && !helping::is_for(&mut tx, &call, proof.person(), frame.now).await? {
        return Err(PageError::NotFound);
    }
    drop(tx);
    let words = helping::words(&app.vault, &sealed)?;
    let done = take(&app, (&call, &words), proof.person(), &mut form).await?;
    Ok(see_other(&format!("/me/volunteering?done={done}")))
}

/// Takes an answer: the key of what to say of it.
async fn take(
    app: &App,
    (call, words): (&Call, &Words),
    person: PersonId,
    form: &mut Form,
) -> Result<&'static str, PageError> {
    let helps = form.choice("answer", &[("yes", true), ("no", false)]).ok_or(PageError::Malformed)?;
    let row = store::help::row(&mut app.db.reader().await?, call.id, person).await?;
    // A thread has a key of its own: none is made for a yes that is said again.
    let has_thread = row.is_some_and(|row| row.thread.is_some());
    let thread = if helps && !has_thread { thread(app, (call, words), person, app.now()).await? } else { None };
    let answer = Answer { call: call.id, person, helps, thread };
    match helping::answer(&app.db, &app.vault, answer, app.now()).await {
        Ok(()) if helps => Ok("membership-done-help-yes"),
        Ok(()) => Ok("membership-done-help-no"),
        Err(NotAnswered::Over) => Err(PageError::Refused("membership-help-over")),
        Err(NotAnswered::Database(error)) => Err(error.into()),
    }
}

/// The thread that a yes opens with the organisers of the place, with word of it to the one who asked; none for who has no e-mail.
pub(crate) async fn thread(
    app: &App,
    (call, words): (&Call, &Words),
    person: PersonId,
    now: Timestamp,
) -> Result<Option<(Sealed, Vec<Post>)>, PageError> {
    let mut tx = app.db.reader().await?;
    let Some((email, language)) = writing::reach(&mut tx, &app.vault, person, now).await? else {
        return Ok(None);
    };
    let name = reading::name(&mut tx, &app.vault, person, now).await?;
    let Some(name) = name.and_then(|name| name.parse().ok()) else { return Ok(None) };
    let letter = Letter { name, email, text: first_words(app, language, (call, words)) };
    let begun = Begun {
        ids: (app.new_id_by_chance(), app.new_id_by_chance()),
        key: app.new_id_by_chance(),
        token: Token::new(app.random()),
        place: call.place,
        language,
        person: Some(person),
    };
    let place = places::find(&mut tx, call.place).await?.ok_or(PageError::NotFound)?;
    let mut offices = writing::answering(&mut tx, call.place, now).await?;
    if offices.iter().any(|office| Some(office.person) == call.by) {
        offices.retain(|office| Some(office.person) == call.by);
    }
    let post = to_offices(app, &mut tx, begun.ids.0, &place, &offices).await?;
    drop(tx);
    Ok(Some((writing::sealed(&app.vault, begun, letter, now).await?, post)))
}

/// What stands first in the thread, in her language.
fn first_words(app: &App, language: Language, (call, words): (&Call, &Words)) -> String {
    let said = app.said_in(language);
    let args = [
        ("skill", app.words.say(said, &format!("membership-skill-{}", call.skill.id), &[]).into()),
        ("day", app.day(said, call.starts_at).into()),
        ("what", words.what.as_str().into()),
    ];
    app.words.say(said, "membership-help-thread", &args)
}

/// Whom the address in a letter belongs to, and the call, while it is open.
async fn found(app: &App, tx: &mut Tx, token: &str) -> Result<(Call, Words, Asked), PageError> {
    let over = PageError::Refused("membership-help-over");
    let token = Token::read(token).ok_or(over.clone())?;
    let row = store::help::by_token(tx, token.hash()).await?.ok_or(over.clone())?;
    let (call, sealed) = store::help::find(tx, row.call).await?.ok_or(over.clone())?;
    if call.is_open(app.now()) { Ok((call, helping::words(&app.vault, &sealed)?, row)) } else { Err(over) }
}

/// The call of a letter.
pub(super) async fn look(State(app): State<App>, frame: Frame, Path(token): Path<String>) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let (call, words, row) = found(&app, &mut tx, &token).await?;
    let stop = format!("/volunteering/stop/{}", helping::stop_token(&app.vault, row.person));
    let action = format!("/volunteering/answer/{token}");
    let call = own_call(&app, &mut tx, &frame, (&call, &words, Some(&row)), action).await?;
    page(&AnswerPage { frame, call, stop })
}

/// Answers from a letter.
pub(super) async fn answer(
    State(app): State<App>,
    Path(token): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let (call, words, row) = found(&app, &mut app.db.reader().await?, &token).await?;
    let done = take(&app, (&call, &words), row.person, &mut form).await?;
    Ok(see_other(&format!("/volunteering/answer/{token}?done={done}")))
}

/// Asks whether all such letters are to end.
pub(super) async fn stop_page(
    State(app): State<App>,
    frame: Frame,
    Path(token): Path<String>,
) -> Result<Page, PageError> {
    helping::read_stop_token(&app.vault, &token).ok_or(PageError::NotFound)?;
    page(&StopPage { frame, action: Some(format!("/volunteering/stop/{token}")) })
}

/// Ends them, whatever comes with the request, and tells nobody whose they were.
///
/// Source: docs/rules/membership.md, 109; RFC 8058.
pub(super) async fn stop(State(app): State<App>, frame: Frame, Path(token): Path<String>) -> Result<Page, PageError> {
    let person = helping::read_stop_token(&app.vault, &token).ok_or(PageError::NotFound)?;
    let purpose = purpose::find(VOLUNTEERING).ok_or(PageError::NotFound)?;
    suppressing::unsubscribe(&app.db, &app.vault, person, purpose, app.now()).await?;
    page(&StopPage { frame, action: None })
}
