//! Asking for the newsletter without being a member: an address, a letter, a button.

use askama::Template;
use axum::{
    extract::{Path, RawQuery, State},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use database::{BoxFuture, Tx};
use mail::{Letter, Subject};
use membership::Token;
use places::{Basis, Place};
use terms::{Email, Language, PlaceId, Timestamp};
use web::{App, Form, Frame, Limit, Page, PageError, Panel, Value, page, parts::Choice, refused, see_other, session};

use crate::{
    actions::reading::{self, Letters},
    reader::{Asking, CONSENT},
};

/// Letters to one address of mail.
const PER_EMAIL: Limit = Limit { name: "mailings.letters", times: 5, per_micros: Timestamp::HOUR };
/// Letters asked for from one address of the network; a hall shares one.
const PER_ADDRESS: Limit = Limit { name: "mailings.letters-from", times: 500, per_micros: Timestamp::HOUR };

#[derive(Template)]
#[template(path = "mailings/reader_ask.html")]
pub(super) struct Ask {
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// Where one may live.
    pub(super) homes: Vec<Choice>,
    /// What she agrees to.
    pub(super) consent: String,
}

#[derive(Template)]
#[template(path = "mailings/reader_told.html")]
pub(super) struct Told {
    pub(super) frame: Frame,
    pub(super) title: String,
    pub(super) words: String,
    pub(super) more: String,
}

#[derive(Template)]
#[template(path = "mailings/reader_confirm.html")]
pub(super) struct Confirm {
    pub(super) frame: Frame,
    pub(super) token: String,
    /// What she agrees to.
    pub(super) consent: String,
}

/// The panel on the page of a place, for visitors.
#[derive(Template)]
#[template(path = "mailings/reader_panel.html")]
pub(super) struct Offer {
    pub(super) href: String,
    pub(super) words: String,
    pub(super) button: String,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, RawQuery(query): RawQuery) -> Result<Page, PageError> {
    let asked = query.as_deref().and_then(|query| query.strip_prefix("place=")).and_then(|slug| slug.parse().ok());
    let mut tx = app.db.reader().await?;
    let place = match asked {
        Some(slug) => places::find_by_slug(&mut tx, &slug).await?.filter(is_home),
        None => None,
    };
    let place = place.map(|place| place.id.to_string()).unwrap_or_default();
    page(&ask_page(&mut tx, frame, Form::filled(&[("place", &place)])).await?)
}

/// Source: docs/rules/mailings.md, 15.
pub(super) async fn ask(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    mut form: Form,
) -> Result<Response, PageError> {
    let email: Option<Email> = form.parse("email");
    let mut tx = app.db.reader().await?;
    let place = chosen(&mut tx, &mut form).await?;
    let (Some(email), Some(place)) = (email, place) else {
        return refused(&ask_page(&mut tx, frame, form).await?);
    };
    drop(tx);
    let key = hex::encode(app.vault.find_hash("limit", &email.lookup()));
    app.limits.take(PER_EMAIL, &key, app.now()).map_err(PageError::TooMany)?;
    app.limits.take(PER_ADDRESS, &session::address(&parts), app.now()).map_err(PageError::TooMany)?;
    let token = Token::new(app.random());
    let letters = letters(&app, &frame, &email, &token);
    let language = if Language::OFFERED.contains(&frame.language()) { frame.language() } else { Language::English };
    let asking = Asking { id: app.new_id(), email, place, language };
    reading::ask(&app.db, &app.vault, (asking, token), letters, form.nonce(), app.now()).await?;
    Ok(see_other("/newsletter/sent"))
}

/// Where she lives; the movement as a whole when she does not say.
async fn chosen(tx: &mut Tx, form: &mut Form) -> Result<Option<PlaceId>, PageError> {
    if form.value("place").is_empty() {
        return Ok(places::root(tx).await?.map(|root| root.id));
    }
    let place = match form.value("place").parse() {
        Ok(id) => places::find(tx, id).await?.filter(is_home),
        Err(_) => None,
    };
    if place.is_none() {
        form.refuse("place", "web-error-choose");
    }
    Ok(place.map(|place| place.id))
}

fn is_home(place: &Place) -> bool {
    matches!(place.kind.basis, Basis::Territorial | Basis::International)
}

/// The regions, the place that she came from, and none of them.
async fn ask_page(tx: &mut Tx, frame: Frame, form: Form) -> Result<Ask, PageError> {
    let root = places::root(tx).await?.ok_or(PageError::Refused("membership-join-not-yet"))?;
    let mut homes = places::children(tx, root.id).await?;
    homes.retain(is_home);
    places::tree::sort(&mut homes, frame.language());
    let asked = form.value("place").parse().ok();
    if let Some(asked) = asked.filter(|asked| *asked != root.id && homes.iter().all(|home| home.id != *asked)) {
        homes.splice(0..0, places::find(tx, asked).await?.filter(is_home));
    }
    let all = Choice::new(String::new(), frame.t("mailings-reader-nowhere"));
    let home = |home: &Place| Choice::new(home.id.to_string(), home.name.in_language(frame.language()).to_owned());
    let homes = std::iter::once(all).chain(homes.iter().map(home)).collect();
    Ok(Ask { homes, consent: consent(&frame), frame, form })
}

fn consent(frame: &Frame) -> String {
    let args = [("organisation", frame.organisation.as_str().into()), ("version", CONSENT.into())];
    frame.tn("mailings-reader-consent", &args)
}

fn letters(app: &App, frame: &Frame, to: &Email, token: &Token) -> Letters {
    let url = &app.settings.public_url;
    let letter = |subject: &str, key: &str, link: String| {
        let args: [(&str, Value); 2] =
            [("organisation", frame.organisation.as_str().into()), ("link", link.as_str().into())];
        let subject = Subject::from(frame.tn(subject, &args).as_str());
        Letter { to: to.clone(), subject, text: frame.tn(key, &args), reply_to: None }
    };
    Letters {
        confirm: letter(
            "mailings-letter-reader-subject",
            "mailings-letter-reader",
            format!("{url}/newsletter/{}", token.as_str()),
        ),
        member: letter(
            "mailings-letter-reader-member-subject",
            "mailings-letter-reader-member",
            format!("{url}/me/consents"),
        ),
    }
}

pub(super) async fn sent(frame: Frame) -> Result<Page, PageError> {
    let (title, words, more) = ("mailings-reader-sent-title", "mailings-reader-sent", "mailings-reader-sent-nothing");
    page(&Told { title: frame.t(title), words: frame.t(words), more: frame.t(more), frame })
}

pub(super) async fn confirm_page(
    State(app): State<App>,
    frame: Frame,
    Path(token): Path<String>,
) -> Result<Page, PageError> {
    let token = Token::read(&token).ok_or(PageError::Refused("mailings-reader-over"))?;
    if !reading::waits(&mut app.db.reader().await?, &token, app.now()).await? {
        return Err(PageError::Refused("mailings-reader-over"));
    }
    page(&Confirm { token: token.as_str().to_owned(), consent: consent(&frame), frame })
}

/// Source: docs/rules/mailings.md, 15.
pub(super) async fn confirm(
    State(app): State<App>,
    frame: Frame,
    Path(token): Path<String>,
) -> Result<Response, PageError> {
    let token = Token::read(&token).ok_or(PageError::Refused("mailings-reader-over"))?;
    if !reading::confirm(&app.db, &token, app.now()).await? {
        return Err(PageError::Refused("mailings-reader-over"));
    }
    let (title, words, more) = ("mailings-reader-done-title", "mailings-reader-done", "mailings-reader-done-more");
    let told = Told { title: frame.t(title), words: frame.t(words), more: frame.t(more), frame };
    Ok(page(&told)?.into_response())
}

/// What visitors of a place are offered; members choose on their own page.
pub(crate) fn panels(app: App, frame: Frame, place: PlaceId) -> BoxFuture<'static, Result<Vec<Panel>, PageError>> {
    Box::pin(async move {
        if frame.viewer_name.is_some() {
            return Ok(Vec::new());
        }
        let found = places::find(&mut app.db.reader().await?, place).await?;
        let Some(place) = found.filter(|place| place.parent.is_none() || is_home(place)) else {
            return Ok(Vec::new());
        };
        let name = place.name.in_language(frame.language());
        let body = Offer {
            href: if is_home(&place) { format!("/newsletter?place={}", place.slug) } else { "/newsletter".to_owned() },
            words: frame.tn("mailings-reader-offer", &[("place", name.into())]),
            button: frame.t("mailings-reader-offer-button"),
        };
        Ok(vec![Panel::new(frame.t("mailings-reader-offer-title"), 90, &body)?])
    })
}
