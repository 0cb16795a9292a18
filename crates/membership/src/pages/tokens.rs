//! The tokens of programs at a place: made, shown once, listed, ended.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use database::{BoxFuture, Error, Tx};
use places::{Place, Slug};
use terms::{PlaceId, Timestamp};
use web::{App, Form, Frame, Limit, Page, PageError, Params, Proof, page, parts::Choice, refused, see_other};

use super::{Named, words};
use crate::{
    actions::issuing::{self, NewToken, NotMade},
    api_token::{self, ApiToken, ApiTokenId, LONGEST_DAYS, Scope, TokenName, USUAL_DAYS},
    reading, store,
    token::Token,
};

/// Tokens that one officer makes: more than a place can have are never needed at once.
const MADE: Limit = Limit { name: "membership.tokens", times: 20, per_micros: Timestamp::HOUR };
/// What is shown once is kept by no cache, nor for the back button.
const UNKEPT: [(header::HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

#[derive(Template)]
#[template(path = "membership/tokens.html")]
pub(super) struct TokensPage {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) place: Named,
    /// Where the form goes.
    pub(super) action: String,
    /// What a token can be made for: names of boxes, labels and hints.
    pub(super) scopes: Vec<Choice>,
    /// For how long.
    pub(super) days: String,
    pub(super) living: Vec<TokenLine>,
    pub(super) over: Vec<TokenLine>,
}

#[derive(Template)]
#[template(path = "membership/token_made.html")]
pub(super) struct Made {
    pub(super) frame: Frame,
    pub(super) place: Named,
    pub(super) back: String,
    pub(super) name: String,
    pub(super) token: String,
    /// For what and until when.
    pub(super) about: String,
    /// How a program asks with it.
    pub(super) example: String,
}

/// A token in the list: nothing of what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TokenLine {
    pub(super) id: ApiTokenId,
    pub(super) name: String,
    /// What it is for.
    pub(super) scopes: String,
    /// Who made it and when.
    pub(super) made: String,
    /// Until when it is good, or how it ended.
    pub(super) until: String,
    /// When it was last used.
    pub(super) used: String,
}

/// The place of the address.
pub(super) fn place_of(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let Some(slug) = params.parse::<Slug>("slug") else { return Ok(None) };
        Ok(places::find_by_slug(&mut app.db.reader().await?, &slug).await?.map(|place| place.id))
    })
}

pub(super) async fn found(tx: &mut Tx, slug: &str) -> Result<Place, PageError> {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    places::find_by_slug(tx, &slug).await?.ok_or(PageError::NotFound)
}

fn address(place: &Place) -> String {
    format!("{}/tokens", place.address())
}

pub(super) async fn show(
    State(app): State<App>,
    frame: Frame,
    _: Proof,
    Path(slug): Path<String>,
) -> Result<Page, PageError> {
    let mut tx = app.db.reader().await?;
    let place = found(&mut tx, &slug).await?;
    let form = Form::filled(&[("days", &USUAL_DAYS.to_string())]);
    page(&tokens_page(&app, &mut tx, frame, &place, form).await?)
}

async fn tokens_page(app: &App, tx: &mut Tx, frame: Frame, place: &Place, form: Form) -> Result<TokensPage, PageError> {
    let (mut living, mut over) = (Vec::new(), Vec::new());
    for token in store::api_tokens::at(tx, place.id, frame.now).await? {
        let opens = issuing::in_force(tx, &token, frame.now).await?.is_some();
        let line = line(app, tx, &frame, &token, opens).await?;
        // One that rests opens something again once its maker may: it is among those that can be ended.
        if token.lives(frame.now) { living.push(line) } else { over.push(line) }
    }
    let scope = |scope: Scope| {
        Choice::new(field_of(scope), scope_name(&frame, scope))
            .with_hint(frame.t(&format!("membership-tokens-{}-about", scope.word())))
    };
    Ok(TokensPage {
        place: Named::of(place, frame.language()),
        action: address(place),
        scopes: Scope::ALL.map(scope).to_vec(),
        days: frame.tn("membership-tokens-days-hint", &[("most", LONGEST_DAYS.into())]),
        living,
        over,
        frame,
        form,
    })
}

fn field_of(scope: Scope) -> String {
    format!("scope-{}", scope.word())
}

fn scope_name(frame: &Frame, scope: Scope) -> String {
    frame.t(&format!("membership-tokens-{}", scope.word()))
}

fn scope_names(frame: &Frame, token: &ApiToken) -> String {
    token.scopes.iter().map(|scope| scope_name(frame, *scope)).collect::<Vec<_>>().join(" · ")
}

async fn line(app: &App, tx: &mut Tx, frame: &Frame, token: &ApiToken, opens: bool) -> Result<TokenLine, PageError> {
    let who = |name: Option<String>| name.unwrap_or_else(|| frame.t("membership-tokens-somebody"));
    let maker = match token.made_by {
        Some(person) => reading::name(tx, &app.vault, person, frame.now).await?,
        None => None,
    };
    let office = store::offices::find(tx, token.office).await?;
    let role =
        office.map_or_else(|| frame.t("membership-tokens-office-gone"), |office| words::role(frame, office.role));
    let made = [("who", who(maker).into()), ("role", role.into()), ("day", frame.day(token.made_at).into())];
    let until = match (token.ended_at, token.ended_by) {
        _ if opens => frame.tn("membership-tokens-until", &[("day", frame.day(token.last()).into())]),
        (Some(at), Some(by)) => {
            let by = who(reading::name(tx, &app.vault, by, frame.now).await?);
            frame.tn("membership-tokens-ended-by", &[("day", frame.day(at).into()), ("who", by.into())])
        }
        (Some(at), None) => frame.tn("membership-tokens-ended", &[("day", frame.day(at).into())]),
        (None, _) if token.expires_at <= frame.now => {
            frame.tn("membership-tokens-expired", &[("day", frame.day(token.last()).into())])
        }
        (None, _) => frame.t("membership-tokens-rests"),
    };
    Ok(TokenLine {
        id: token.id,
        name: token.name.clone(),
        scopes: scope_names(frame, token),
        made: frame.tn("membership-tokens-made-by", &made),
        until,
        used: match token.used_at {
            Some(day) => frame.tn("membership-tokens-used", &[("day", frame.day(day).into())]),
            None => frame.t("membership-tokens-unused"),
        },
    })
}

/// Makes a token and shows it, once.
pub(super) async fn make(
    State(app): State<App>,
    frame: Frame,
    proof: Proof,
    Path(slug): Path<String>,
    mut form: Form,
) -> Result<Response, PageError> {
    let place = found(&mut app.db.reader().await?, &slug).await?;
    let name: Option<TokenName> = form.parse("name");
    let scopes: Vec<Scope> = Scope::ALL.into_iter().filter(|scope| form.is_ticked(&field_of(*scope))).collect();
    if scopes.is_empty() {
        form.refuse(&field_of(Scope::ALL[0]), "membership-tokens-scope-needed");
    }
    let days = form.number("days", 1, LONGEST_DAYS);
    let (Some(name), Some(days), false) = (name, days, form.has_errors()) else {
        return again(&app, frame, &place, form).await;
    };
    app.limits.take(MADE, &proof.person().to_string(), app.now()).map_err(PageError::TooMany)?;
    let token = Token::new(app.random());
    let new = NewToken {
        id: app.new_id_by_chance(),
        by: proof.person(),
        place: place.id,
        name,
        scopes,
        days,
        hash: token.hash(),
    };
    match issuing::make(&app.db, new, form.nonce(), &app.settings.zone, app.now()).await {
        Ok(made) => Ok((UNKEPT, page(&shown(&app, frame, &place, &made, &token))?).into_response()),
        Err(NotMade::Full) => {
            form.refuse("name", "membership-tokens-full");
            again(&app, frame, &place, form).await
        }
        Err(NotMade::Shown) => Err(PageError::Refused("membership-tokens-shown")),
        Err(NotMade::NotYours) => Err(PageError::Refused("membership-tokens-not-yours")),
        Err(NotMade::Database(error)) => Err(error.into()),
    }
}

async fn again(app: &App, frame: Frame, place: &Place, form: Form) -> Result<Response, PageError> {
    let mut tx = app.db.reader().await?;
    refused(&tokens_page(app, &mut tx, frame, place, form).await?)
}

fn shown(app: &App, frame: Frame, place: &Place, made: &ApiToken, token: &Token) -> Made {
    let about = [("scopes", scope_names(&frame, made).into()), ("day", frame.day(made.last()).into())];
    let token = api_token::written(token);
    let last = match made.scopes.first() {
        Some(Scope::Figures) => "figures",
        _ => "form",
    };
    Made {
        place: Named::of(place, frame.language()),
        back: address(place),
        name: made.name.clone(),
        about: frame.tn("membership-tokens-made-about", &about),
        example: format!(
            "curl -H \"Authorization: Bearer $FLOTILLA_TOKEN\" {}/api/v1/places/{}/{last}",
            app.settings.public_url, place.slug
        ),
        token,
        frame,
    }
}

/// Ends a token.
pub(super) async fn end(
    State(app): State<App>,
    proof: Proof,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let place = found(&mut app.db.reader().await?, &slug).await?;
    let id: ApiTokenId = id.parse().map_err(|_| PageError::NotFound)?;
    if !issuing::end(&app.db, (id, place.id), proof.person(), app.now()).await? {
        return Err(PageError::NotFound);
    }
    Ok(see_other(&format!("{}?done=membership-done-token-ended", address(&place))))
}
