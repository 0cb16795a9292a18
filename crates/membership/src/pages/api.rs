//! What programs ask: the figures of a place, what a form to join must show, and handing in what was typed into it.
//!
//! Nothing here reads anything of a person. `data/openapi.json` describes it all, and a test holds the two together.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use database::Tx;
use places::Place;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use terms::{Language, Timestamp};
use web::{App, Form, Frame, JsonForm, Limit, Needs, Nonce, PageError, Route, TokenProof, frame_for_all};

use super::{agreement::Agreement, join, letters, tokens};
use crate::{
    actions::{
        applying::{self, Applying, Letters},
        figuring,
    },
    api_token::Scope,
    reading,
    segment::SMALLEST,
    token::Token,
    withholding,
};

/// What describes the interface.
const OPENAPI: &str = include_str!("../../data/openapi.json");
/// Figures for one token: they are of the day.
const FIGURES: Limit = Limit { name: "membership.figures", times: 60, per_micros: Timestamp::HOUR };
/// Letters asked for with one token: a website's server is one address for all who join there.
const LETTERS: Limit = Limit { name: "membership.letters-by", times: 500, per_micros: Timestamp::HOUR };
/// The header by which a program says that it sends the same again.
const KEY: &str = "idempotency-key";
/// The fields of an application.
const FIELDS: [&str; 6] = ["name", "email", "postcode", "home", "consent_version", "language"];

pub(super) fn routes() -> Vec<Route> {
    let needs = |scope: Scope| Needs::Token { scope: scope.word(), place: tokens::place_of };
    let (figures, applications) = (needs(Scope::Figures), needs(Scope::Applications));
    vec![
        Route::get("/api/v1/openapi.json", Needs::Anyone, "/api/v1/openapi.json", openapi),
        Route::get("/api/v1/places/{slug}/figures", figures, "/api/v1/places/wales/figures", tell_figures),
        Route::get("/api/v1/places/{slug}/form", applications, "/api/v1/places/wales/form", tell_form),
        Route::post("/api/v1/places/{slug}/applications", applications, "/api/v1/places/wales/applications", apply),
    ]
}

async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], OPENAPI).into_response()
}

/// A place's name in each language.
fn names(place: &Place) -> Value {
    json!({
        "en": place.name.in_language(Language::English),
        "cy": place.name.in_language(Language::Welsh),
    })
}

/// The figures of a place, as of the beginning of the day. They are counted for all places at once and answered all day: who asks
/// twice in one day, or for two places, learns nothing of what happened between.
async fn tell_figures(
    State(app): State<App>,
    proof: TokenProof,
    Path(slug): Path<String>,
) -> Result<Json<Value>, PageError> {
    let (token, now) = (proof.token(), app.now());
    app.limits.take(FIGURES, &token.id.to_string(), now).map_err(PageError::TooMany)?;
    let mut tx = app.db.reader().await?;
    let place = tokens::found(&mut tx, &slug).await?;
    let mut offices = reading::offices_in_force(&mut tx, token.person, now).await?;
    offices.retain(|office| office.id == token.office);
    let without = withholding::places_of(&mut tx, &offices).await?;
    let zone = &app.settings.zone;
    let as_of = now.day(zone).starts(zone);
    let untold = figuring::untold(&mut tx, &without).await?;
    let all = match app.once_a_day.get::<figuring::All>(FIGURES.name, as_of) {
        Some(all) => all,
        None => app.once_a_day.keep(FIGURES.name, as_of, figuring::all(&mut tx, as_of).await?),
    };
    drop(tx);
    // A place that was founded since then has no figures yet.
    let figures = all.get(&place.id);
    let counts = figures.filter(|_| !untold.contains(&place.id)).map(|it| it.all).unwrap_or_default();
    let here = figures.filter(|_| !without.contains(&place.id)).map_or(0, |it| it.here);
    let some = |count: u64| Some(count).filter(|count| *count > 0);
    let part = |(part, members): &(Place, u64)| {
        let members = some(*members).filter(|_| !untold.contains(&part.id));
        json!({ "place": part.slug.as_str(), "name": names(part), "members": members })
    };
    let below = figures.iter().flat_map(|it| &it.below).map(part);
    Ok(Json(json!({
        "place": place.slug.as_str(),
        "name": names(&place),
        "as_of": as_of.rfc3339(),
        "steps_of": SMALLEST,
        "fewer_than": SMALLEST,
        "members": some(counts.members),
        "in_grace": some(counts.in_grace),
        "suspended": some(counts.suspended),
        "new_in_7_days": some(counts.new_in_7_days),
        "new_in_30_days": some(counts.new_in_30_days),
        "at_home_in_the_place_itself": some(here),
        "below": below.collect::<Vec<_>>(),
    })))
}

/// What a form to join must show: the text that people agree to, and where they can be at home.
async fn tell_form(State(app): State<App>, _: TokenProof, Path(slug): Path<String>) -> Result<Json<Value>, PageError> {
    let mut tx = app.db.reader().await?;
    let place = tokens::found(&mut tx, &slug).await?;
    let homes: Vec<Value> = homes(&mut tx, &place)
        .await?
        .iter()
        .map(|home| json!({ "home": home.slug.as_str(), "name": names(home) }))
        .collect();
    drop(tx);
    let (mut text, mut version) = (serde_json::Map::new(), String::new());
    for language in Language::OFFERED {
        let agreement = Agreement::now(&app, &frame(&app, language)).await?;
        version.clone_from(&agreement.wording.version);
        text.insert(language.tag().to_owned(), json!(agreement.text));
    }
    Ok(Json(json!({
        "place": place.slug.as_str(),
        "consent_version": version,
        "consent_text": text,
        "homes": homes,
    })))
}

/// The frame for what is said to an applicant.
fn frame(app: &App, language: Language) -> Frame {
    frame_for_all(app, app.said_in(language))
}

/// Where somebody can be at home, at a place and in everything within it.
async fn homes(tx: &mut Tx, place: &Place) -> Result<Vec<Place>, PageError> {
    let mut homes = places::within(tx, place.id).await?;
    homes.retain(figuring::is_home);
    Ok(homes)
}

/// Takes an application as the page takes it: a letter goes out, and nothing else happens until its button is pressed. The answer
/// is the same whether the address is known or not.
async fn apply(
    State(app): State<App>,
    proof: TokenProof,
    Path(slug): Path<String>,
    headers: HeaderMap,
    sent: JsonForm,
) -> Result<Response, PageError> {
    let mut form = sent.of(&FIELDS);
    let key = key(&headers).map_err(|wrong| {
        form.refuse(KEY, wrong);
        PageError::fields(&form)
    })?;
    let nonce = key.and_then(|key| once(&form, &proof, &key));
    // What was taken already is answered as then, and counts as no letter.
    if web::is_done(&mut app.db.reader().await?, nonce).await? {
        return Ok(taken());
    }
    let particulars = join::particulars(&mut form);
    let language = language(&mut form);
    let frame = frame(&app, language.unwrap_or(Language::English));
    let agreement = Agreement::now(&app, &frame).await?;
    if form.value("consent_version").is_empty() {
        form.refuse("consent_version", "membership-consent-needed");
    } else if form.value("consent_version") != agreement.wording.version {
        form.refuse("consent_version", "membership-consent-changed");
    }
    let mut tx = app.db.reader().await?;
    let place = tokens::found(&mut tx, &slug).await?;
    let home = home(&mut tx, &mut form, &place).await?;
    if let (Some(home), Some(particulars)) = (&home, &particulars)
        && !reading::regions_elsewhere(&mut tx, home.id, particulars.postcode.as_ref()).await?.is_empty()
    {
        form.refuse("postcode", "membership-join-place-wrong");
    }
    drop(tx);
    let (Some(particulars), Some(home), false) = (particulars, home, form.has_errors()) else {
        return Err(PageError::fields(&form));
    };
    let email = particulars.email.clone().ok_or(PageError::Malformed)?;
    join::limit_to(&app, &email)?;
    app.limits.take(LETTERS, &proof.token().id.to_string(), app.now()).map_err(PageError::TooMany)?;
    let token = Token::new(app.random());
    let letters = Letters {
        confirm: letters::confirm(&app, &frame, &email, particulars.name.as_str(), &token),
        known: letters::known(&app, &frame, &email),
    };
    let (person, wording) = (app.new_id(), agreement.wording);
    // She confirms in whatever browser she reads her letters with; none is known from here.
    let browser = Token::new(app.random());
    let applying = Applying { person, token, browser, particulars, place: home.id, wording };
    applying::apply(&app.db, &app.vault, applying, letters, nonce, app.now()).await?;
    Ok(taken())
}

fn taken() -> Response {
    let answer = json!({ "status": "letter-sent", "confirm_within_hours": applying::WAITS / Timestamp::HOUR });
    (StatusCode::ACCEPTED, Json(answer)).into_response()
}

/// The language in which she is written to; refuses one that nobody writes here.
fn language(form: &mut Form) -> Option<Language> {
    let tag = form.value("language");
    let found = if tag.is_empty() { Some(Language::English) } else { Language::from_tag(tag) };
    let found = found.filter(|language| Language::OFFERED.contains(language));
    if found.is_none() {
        form.refuse("language", "web-error-choose");
    }
    found
}

/// Her home: the place of the token, or one within it. Any other and none at all are refused alike.
async fn home(tx: &mut Tx, form: &mut Form, place: &Place) -> Result<Option<Place>, PageError> {
    let home = if form.value("home").is_empty() {
        Some(place.clone())
    } else {
        match form.value("home").parse() {
            Ok(slug) => places::find_by_slug(tx, &slug).await?,
            Err(_) => None,
        }
    };
    let home = match home.filter(figuring::is_home) {
        Some(home) if places::is_within(tx, home.id, place.id).await? => Some(home),
        _ => None,
    };
    if home.is_none() {
        form.refuse("home", "membership-join-place-wrong");
    }
    Ok(home)
}

/// What the program says that makes this one request, however often it comes; what is wrong with it otherwise.
fn key(headers: &HeaderMap) -> Result<Option<String>, &'static str> {
    let Some(key) = headers.get(KEY) else { return Ok(None) };
    let key = key.to_str().map_err(|_| "web-error-unprintable")?;
    if (1..=255).contains(&key.len()) { Ok(Some(key.to_owned())) } else { Err("membership-api-key-long") }
}

/// The same for the same key, token and fields, and for nothing else: as with the page, another address under the same key is
/// another application.
fn once(form: &Form, proof: &TokenProof, key: &str) -> Option<Nonce> {
    let (token, hash) = (proof.token().id.to_string(), Sha256::digest(key));
    let nonce = hex::encode(&hash[..16]);
    let mut fields = vec![("nonce", nonce.as_str()), ("token", token.as_str())];
    fields.extend(FIELDS.iter().map(|field| (*field, form.value(field))));
    Form::filled(&fields).nonce()
}
