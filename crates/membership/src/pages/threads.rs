//! Writing to the organisers of a place without knowing them, and answering for the office without being reached.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use database::{BoxFuture, Error, Tx};
use places::Place;
use terms::{Email, Language, PersonId, PlaceId, Plain};
use web::{App, Form, Frame, Limit, Page, PageError, Params, Proof, page, refused, see_other, session};

use super::{Named, letters, named, words};
use crate::{
    actions::writing::{self, Begun},
    office::{ANSWER, Office},
    reading, store,
    thread::{LONGEST, Letter, Message, NotAdded, Thread, ThreadId, Writer},
    token::Token,
};

/// Messages of one person, or of one address of mail.
pub(super) const PER_ACCOUNT: Limit =
    Limit { name: "membership.threads", times: 10, per_micros: terms::Timestamp::HOUR };
/// Messages from one address of the network; a hall shares one.
const PER_ADDRESS: Limit = Limit { name: "membership.threads-from", times: 100, per_micros: terms::Timestamp::HOUR };

#[derive(Template)]
#[template(path = "membership/write.html")]
pub(super) struct WritePage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) place: Named,
    pub(super) action: String,
    /// Who will read it: role and place, named where they agreed to be; empty where nobody answers.
    pub(super) readers: Vec<String>,
}

#[derive(Template)]
#[template(path = "membership/write_sent.html")]
pub(super) struct WriteSent {
    pub(super) frame: Frame,
}

#[derive(Template)]
#[template(path = "membership/threads.html")]
pub(super) struct ThreadsPage {
    pub(super) frame: Frame,
    pub(super) waiting: Vec<ThreadLine>,
    pub(super) others: Vec<ThreadLine>,
}

/// A thread in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ThreadLine {
    pub(super) id: ThreadId,
    pub(super) name: String,
    pub(super) place: Named,
    pub(super) when: String,
    pub(super) is_closed: bool,
}

#[derive(Template)]
#[template(path = "membership/thread.html")]
pub(super) struct ThreadPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) title: String,
    pub(super) place: Named,
    pub(super) messages: Vec<MessageLine>,
    /// When an answer could not be delivered: on the page of the office.
    pub(super) undelivered: Option<String>,
    /// Where a further message goes.
    pub(super) action: String,
    /// Where it is closed; nothing on the page of the one who wrote, or when it is closed.
    pub(super) close: Option<String>,
    pub(super) back: Option<(&'static str, String)>,
}

/// A message as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MessageLine {
    pub(super) who: String,
    pub(super) when: String,
    pub(super) paragraphs: Vec<String>,
}

/// The place of the thread in the address: whose officers may read it.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let thread = match params.parse::<ThreadId>("thread") {
            Some(id) => store::threads::find(&mut tx, id).await?,
            None => None,
        };
        // Of a thread elsewhere and of none at all an organiser is told alike.
        super::or_movement(&mut tx, thread.map(|thread| thread.place)).await
    })
}

async fn place(tx: &mut Tx, slug: &str) -> Result<Place, PageError> {
    let slug = slug.parse().map_err(|_| PageError::NotFound)?;
    places::find_by_slug(tx, &slug).await?.ok_or(PageError::NotFound)
}

pub(super) async fn write(State(app): State<App>, frame: Frame, Path(slug): Path<String>) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let place = place(&mut tx, &slug).await?;
    page(&write_page(&app, &mut tx, frame, &place, Form::default()).await?)
}

async fn write_page(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    place: &Place,
    mut form: Form,
) -> Result<WritePage, PageError> {
    if let Some(viewer) = frame.viewer.as_ref().filter(|_| form.fields().is_empty()) {
        let email = reading::email(tx, &app.vault, viewer.person, frame.now).await?.unwrap_or_default();
        form = Form::filled(&[("name", &viewer.name), ("email", &email)]);
    }
    let mut readers = Vec::new();
    for office in writing::answering(tx, place.id, frame.now).await? {
        readers.push(reader(app, tx, &frame, &office).await?);
    }
    readers.sort();
    readers.dedup();
    let action = format!("/write/{}", place.slug);
    Ok(WritePage { place: Named::of(place, frame.language()), frame, form, action, readers })
}

/// "Organiser, Wales", with her name where she agreed to be named.
async fn reader(app: &App, tx: &mut Tx, frame: &Frame, office: &Office) -> Result<String, PageError> {
    let place = named(tx, frame, office.place).await?.name;
    let values = [("role", words::role(frame, office.role).into()), ("place", place.into())];
    if !office.is_shown || reading::is_kept_out(tx, office.person).await? {
        return Ok(frame.tn("membership-write-reader", &values));
    }
    let name = reading::name(tx, &app.vault, office.person, frame.now).await?.unwrap_or_default();
    Ok(frame.tn("membership-write-reader-named", &[values.as_slice(), &[("name", name.into())]].concat()))
}

pub(super) async fn send(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    Path(slug): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let place = place(&mut tx, &slug).await?;
    let name: Option<Plain<80>> = form.parse("name");
    let email: Option<Email> = form.parse("email");
    let text = form.text("text", LONGEST, false);
    let (Some(name), Some(email), Some(text)) = (name, email, text) else {
        return refused(&write_page(&app, &mut tx, frame, &place, form).await?);
    };
    limit(&app, &parts, &email.lookup())?;
    let offices = writing::answering(&mut tx, place.id, frame.now).await?;
    if offices.is_empty() {
        return Err(PageError::Refused("membership-write-nobody"));
    }
    let begun = Begun {
        ids: (form.id_or(app.new_id_by_chance()), app.new_id_by_chance()),
        key: app.new_id_by_chance(),
        token: Token::new(app.random()),
        place: place.id,
        language: frame.language(),
        person: as_herself(&app, &mut tx, &frame, &email).await?,
    };
    let post = to_offices(&app, &mut tx, begun.ids.0, &place, &offices).await?;
    drop(tx);
    writing::begin(&app.db, &app.vault, begun, Letter { name, email, text }, post, app.now()).await?;
    Ok(see_other("/write/sent"))
}

/// The member who writes, if she is signed in and left her own address standing; whoever wants to be somebody else types
/// another one.
async fn as_herself(app: &App, tx: &mut Tx, frame: &Frame, email: &Email) -> Result<Option<PersonId>, PageError> {
    let Some(viewer) = &frame.viewer else { return Ok(None) };
    let own: Option<Email> =
        reading::email(tx, &app.vault, viewer.person, frame.now).await?.and_then(|own| own.parse().ok());
    Ok(own.is_some_and(|own| own.lookup() == email.lookup()).then_some(viewer.person))
}

fn limit(app: &App, parts: &Parts, account: &str) -> Result<(), PageError> {
    let account = hex::encode(app.vault.find_hash("limit", account));
    app.limits.take(PER_ACCOUNT, &account, app.now()).map_err(PageError::TooMany)?;
    app.limits.take(PER_ADDRESS, &session::address(parts), app.now()).map_err(PageError::TooMany)
}

/// That somebody wrote: without a word of what, since it may say what somebody thinks.
pub(super) async fn to_offices(
    app: &App,
    tx: &mut Tx,
    thread: ThreadId,
    place: &Place,
    offices: &[Office],
) -> Result<Vec<mail::Letter>, PageError> {
    let mut people: Vec<PersonId> = offices.iter().map(|office| office.person).collect();
    people.sort();
    people.dedup();
    let mut post = Vec::new();
    for person in people {
        if let Some((email, language)) = writing::reach(tx, &app.vault, person, app.now()).await? {
            let place = place.name.in_language(language);
            post.push(letters::thread_waits(app, language, &email, place, &format!("/threads/{thread}")));
        }
    }
    Ok(post)
}

pub(super) async fn sent(frame: Frame) -> Result<Page, PageError> {
    page(&WriteSent { frame })
}

/// Threads of the places over which the reader may answer.
pub(super) async fn list(State(app): State<App>, frame: Frame, proof: Proof) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let mut places = std::collections::BTreeSet::new();
    for top in proof.places() {
        places.extend(places::within_ids(&mut tx, top).await?);
    }
    let (mut waiting, mut others) = (Vec::new(), Vec::new());
    for place in places {
        waiting.extend(store::threads::at(&mut tx, place, true).await?);
        others.extend(store::threads::at(&mut tx, place, false).await?);
    }
    // Who has waited longest comes first; of the others, what was said last.
    waiting.sort_by_key(|thread| (thread.last_at, thread.id));
    others.sort_by_key(|thread| (std::cmp::Reverse(thread.last_at), thread.id));
    others.truncate(100);
    let waiting = lines(&app, &mut tx, &frame, waiting).await?;
    let others = lines(&app, &mut tx, &frame, others).await?;
    page(&ThreadsPage { frame, waiting, others })
}

async fn lines(app: &App, tx: &mut Tx, frame: &Frame, threads: Vec<Thread>) -> Result<Vec<ThreadLine>, PageError> {
    let mut lines = Vec::new();
    for thread in threads {
        let Some(writer) = writing::writer(tx, &app.vault, &thread, frame.now).await? else { continue };
        lines.push(ThreadLine {
            id: thread.id,
            name: writer.name,
            place: named(tx, frame, thread.place).await?,
            when: frame.relative(thread.last_at),
            is_closed: thread.closed_at.is_some(),
        });
    }
    Ok(lines)
}

/// The thread of an address, with who wrote.
async fn found(app: &App, tx: &mut Tx, id: &str) -> Result<(Thread, Writer), PageError> {
    let id: ThreadId = id.parse().map_err(|_| PageError::NotFound)?;
    let thread = store::threads::find(tx, id).await?.ok_or(PageError::NotFound)?;
    let writer = writing::writer(tx, &app.vault, &thread, app.now()).await?.ok_or(PageError::NotFound)?;
    Ok((thread, writer))
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    _: Proof,
    Path(id): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let (thread, writer) = found(&app, &mut tx, &id).await?;
    page(&for_office(&app, &mut tx, frame, (&thread, &writer), Form::default()).await?)
}

async fn for_office(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    (thread, writer): (&Thread, &Writer),
    form: Form,
) -> Result<ThreadPage, PageError> {
    let messages = writing::messages(tx, &app.vault, thread, frame.now).await?;
    let mut shown = Vec::new();
    for message in messages {
        let who = match (message.is_answer, message.answered_by) {
            (false, _) => writer.name.clone(),
            (true, Some(person)) => reading::name(tx, &app.vault, person, frame.now).await?.unwrap_or_default(),
            (true, None) => frame.t("membership-thread-office"),
        };
        shown.push(line(&frame, who, &message));
    }
    Ok(ThreadPage {
        title: frame.tn("membership-thread-with", &[("name", writer.name.as_str().into())]),
        place: named(tx, &frame, thread.place).await?,
        messages: shown,
        action: format!("/threads/{}", thread.id),
        undelivered: thread.undelivered_at.map(|at| frame.day(at)),
        close: thread.closed_at.is_none().then(|| format!("/threads/{}/close", thread.id)),
        back: Some(("/threads", frame.t("membership-threads-title"))),
        form,
        frame,
    })
}

fn line(frame: &Frame, who: String, message: &Message) -> MessageLine {
    let paragraphs = message.text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    MessageLine { who, when: frame.when(message.at), paragraphs: paragraphs.map(str::to_owned).collect() }
}

/// An answer for the office: it goes to the one who wrote, with a link to go on.
pub(super) async fn answer(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let (thread, writer) = found(&app, &mut tx, &id).await?;
    let Some(text) = form.text("text", LONGEST, false) else {
        return refused(&for_office(&app, &mut tx, frame, (&thread, &writer), form).await?);
    };
    let post = to_writer(&app, &mut tx, &thread, &writer, &text).await?;
    drop(tx);
    let message = (form.id_or(app.new_id_by_chance()), Some(proof.person()), text.as_str());
    match writing::add(&app.db, &app.vault, &thread, message, post, app.now()).await {
        Ok(()) => Ok(see_other(&format!("/threads/{}?done=membership-done-answered", thread.id))),
        Err(NotAdded::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse("text", &wrong.to_string());
            let mut tx = app.db.reader().await?;
            refused(&for_office(&app, &mut tx, frame, (&thread, &writer), form).await?)
        }
    }
}

/// The answer as a letter, in the language of the one who wrote; it comes from the organisation and names the office alone.
async fn to_writer(
    app: &App,
    tx: &mut Tx,
    thread: &Thread,
    writer: &Writer,
    text: &str,
) -> Result<Vec<mail::Letter>, PageError> {
    let Ok(email) = writer.email.parse::<Email>() else { return Ok(Vec::new()) };
    let language = Language::from_tag(&writer.language).unwrap_or(Language::English);
    let place = places::find(tx, thread.place).await?.ok_or(PageError::NotFound)?;
    let link = format!("/written/{}", writer.token);
    let back = (link.as_str(), by_mail(app, thread).await?);
    Ok(vec![letters::thread_answered(app, language, &email, (place.name.in_language(language), text), back)])
}

/// Where the letter is answered by mail, if that is possible here.
async fn by_mail(app: &App, thread: &Thread) -> Result<Option<Email>, PageError> {
    let Some(address) = &app.settings.reply_address else { return Ok(None) };
    let token = writing::reply_token(&app.vault, thread.id);
    writing::take_replies(&app.db, thread.id, &token).await?;
    Ok(address.with(&token))
}

pub(super) async fn close(State(app): State<App>, _: Proof, Path(id): Path<String>) -> Result<Response, PageError> {
    let id: ThreadId = id.parse().map_err(|_| PageError::NotFound)?;
    writing::close(&app.db, id, app.now()).await?;
    Ok(see_other("/threads?done=membership-done-shown"))
}

/// The thread behind a writer's link.
async fn own(app: &App, tx: &mut Tx, token: &str) -> Result<(Thread, Writer), PageError> {
    let over = PageError::Refused("membership-thread-gone");
    let token = Token::read(token).ok_or(over.clone())?;
    let thread = store::threads::by_token(tx, token.hash()).await?.ok_or(over.clone())?;
    let writer = writing::writer(tx, &app.vault, &thread, app.now()).await?.ok_or(over)?;
    Ok((thread, writer))
}

pub(super) async fn written(
    State(app): State<App>,
    frame: Frame,
    Path(token): Path<String>,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let found = own(&app, &mut tx, &token).await?;
    Ok(page(&for_writer(&app, &mut tx, frame, (&found.0, &found.1), Form::default()).await?)?.into_response())
}

async fn for_writer(
    app: &App,
    tx: &mut Tx,
    frame: Frame,
    (thread, writer): (&Thread, &Writer),
    form: Form,
) -> Result<ThreadPage, PageError> {
    let place = named(tx, &frame, thread.place).await?;
    let office = frame.tn("membership-thread-office-of", &[("place", place.name.as_str().into())]);
    let messages = writing::messages(tx, &app.vault, thread, frame.now).await?;
    let who = |message: &Message| if message.is_answer { office.clone() } else { writer.name.clone() };
    Ok(ThreadPage {
        title: frame.tn("membership-thread-with", &[("name", office.as_str().into())]),
        messages: messages.iter().map(|message| line(&frame, who(message), message)).collect(),
        action: format!("/written/{}", writer.token),
        undelivered: None,
        close: None,
        back: None,
        place,
        form,
        frame,
    })
}

/// Another word of the one who wrote.
pub(super) async fn write_on(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    Path(token): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    let (thread, writer) = own(&app, &mut tx, &token).await?;
    let Some(text) = form.text("text", LONGEST, false) else {
        return refused(&for_writer(&app, &mut tx, frame, (&thread, &writer), form).await?);
    };
    let account = writer.email.parse::<Email>().map_or_else(|_| writer.email.clone(), |email| email.lookup());
    limit(&app, &parts, &account)?;
    let place = places::find(&mut tx, thread.place).await?.ok_or(PageError::NotFound)?;
    let offices = writing::answering(&mut tx, thread.place, frame.now).await?;
    let post = to_offices(&app, &mut tx, thread.id, &place, &offices).await?;
    drop(tx);
    let message = (form.id_or(app.new_id_by_chance()), None, text.as_str());
    match writing::add(&app.db, &app.vault, &thread, message, post, app.now()).await {
        Ok(()) => Ok(see_other(&format!("/written/{}?done=membership-done-written", writer.token))),
        Err(NotAdded::Database(error)) => Err(error.into()),
        Err(wrong) => {
            form.refuse("text", &wrong.to_string());
            let mut tx = app.db.reader().await?;
            refused(&for_writer(&app, &mut tx, frame, (&thread, &writer), form).await?)
        }
    }
}

/// Whether somebody answers for a place: then its page offers to write.
pub(super) async fn is_answered(tx: &mut Tx, place: PlaceId, now: terms::Timestamp) -> Result<bool, Error> {
    Ok(!writing::answering(tx, place, now).await?.is_empty())
}

/// What a route over threads needs.
pub(super) const NEEDS: &str = ANSWER;
