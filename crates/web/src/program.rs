//! Programs: what lets them in, how they send, and how refusals are told to them (RFC 6750, RFC 9457).

use axum::{
    Json,
    body::{Body, to_bytes},
    extract::{FromRequest, FromRequestParts},
    http::{HeaderMap, HeaderValue, Request, header, request::Parts},
    response::{IntoResponse, Response},
};
use database::{BoxFuture, Error};
use serde_json::{Value, json};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};
use uuid::Uuid;

use crate::{App, Form, Limit, PageError, Params, request::Reader};

/// How addresses of programs begin.
const ADDRESSES: &str = "/api/";
/// Requests with one token.
const PER_TOKEN: Limit = Limit { name: "web.token", times: 60, per_micros: Timestamp::MINUTE };
/// A longer token is none of ours.
const LONGEST_TOKEN: usize = 200;
/// What a program sends may be so long, in bytes.
const LONGEST: usize = 16 * 1024;

/// Whether a path is an address of programs.
pub(crate) fn is_address(path: &str) -> bool {
    path.starts_with(ADDRESSES)
}

/// What a program may do that sent a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldToken {
    /// Which token.
    pub id: Uuid,
    /// Who made it.
    pub person: PersonId,
    /// The office that it rests on.
    pub office: OfficeId,
    /// The one place that it is for.
    pub place: PlaceId,
    /// What it was made for, as far as the office allows that now.
    pub scopes: Vec<&'static str>,
}

/// That the check of an address of programs has passed. Handlers receive it; nobody else can make one.
#[derive(Debug, Clone)]
pub struct TokenProof(HeldToken);

impl TokenProof {
    /// The token that passed.
    pub fn token(&self) -> &HeldToken {
        &self.0
    }
}

/// How the place of an address is found.
type FindPlace = fn(App, Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>>;

/// Whether a program passes: with a token that lives, not too often, made for this, of this very place.
pub(crate) async fn passes(
    app: &App,
    headers: &HeaderMap,
    scope: &'static str,
    (find, params): (FindPlace, Params),
) -> Result<TokenProof, PageError> {
    let sent = bearer(headers).ok_or(PageError::Token(false))?;
    let held = (app.gate.token)(app.clone(), sent, app.now()).await?.ok_or(PageError::Token(true))?;
    app.limits.take(PER_TOKEN, &held.id.to_string(), app.now()).map_err(PageError::TooMany)?;
    if !held.scopes.contains(&scope) {
        return Err(PageError::Scope(scope));
    }
    // Another place and none at all are answered alike.
    if find(app.clone(), params).await? != Some(held.place) {
        return Err(PageError::NotFound);
    }
    Ok(TokenProof(held))
}

/// The token of `Authorization: Bearer …`; `None` where there is not exactly one.
fn bearer(headers: &HeaderMap) -> Option<String> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(sent), None) = (all.next(), all.next()) else { return None };
    let (scheme, token) = sent.to_str().ok()?.split_once(' ')?;
    let fits = scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && token.len() <= LONGEST_TOKEN;
    fits.then(|| token.to_owned())
}

impl FromRequestParts<App> for TokenProof {
    type Rejection = PageError;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, PageError> {
        parts.extensions.get::<Self>().cloned().ok_or(PageError::NoProof)
    }
}

/// A form that a program sends: a JSON object of texts. A field that holds nothing counts as not sent.
pub struct JsonForm(pub Form);

impl FromRequest<App> for JsonForm {
    type Rejection = PageError;
    async fn from_request(request: Request<Body>, app: &App) -> Result<Self, PageError> {
        let (parts, body) = request.into_parts();
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        if kind.split(';').next().map(str::trim) != Some("application/json") {
            return Err(PageError::MediaType);
        }
        let language = Reader::of(&parts)?.language;
        let body = to_bytes(body, LONGEST).await.map_err(|_| PageError::TooLarge)?;
        let Ok(Value::Object(sent)) = serde_json::from_slice(&body) else { return Err(PageError::NotJson) };
        let (mut fields, mut others) = (Vec::new(), Vec::new());
        for (name, value) in sent {
            match value {
                Value::String(text) => fields.push((name, text)),
                Value::Null => {}
                _ => others.push(name),
            }
        }
        let mut form = Form::told(fields, app.words.clone(), language);
        for name in others {
            form.refuse(&name, "web-error-text");
        }
        Ok(Self(form))
    }
}

impl JsonForm {
    /// The form, with each field refused that is none of these.
    pub fn of(self, names: &[&str]) -> Form {
        let Self(mut form) = self;
        let unknown = form.fields().iter().map(|(name, _)| name.clone()).filter(|name| !names.contains(&name.as_str()));
        for name in unknown.collect::<Vec<_>>() {
            form.refuse(&name, "web-error-unknown");
        }
        form
    }
}

impl PageError {
    /// What is wrong with the fields of a form, for a program.
    pub fn fields(form: &Form) -> Self {
        Self::Fields(form.errors().into())
    }

    /// The end of the name under which programs know it; part of the interface, so that it never changes.
    fn word(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignIn { .. } | Self::StrongFirst { .. } | Self::Token(_) => "token",
            Self::Forbidden | Self::OnlyLooking | Self::ShutAlong => "forbidden",
            Self::Refused(_) => "refused",
            Self::TooLarge => "too-large",
            Self::Malformed | Self::NotJson => "malformed",
            Self::TooMany(_) => "too-often",
            Self::Scope(_) => "scope",
            Self::Fields(_) => "fields",
            Self::MediaType => "media-type",
            Self::Method => "method",
            Self::OtherHost => "other-host",
            Self::OtherSite => "other-site",
            Self::NoProof | Self::NoReader | Self::Broken(_) => "broken",
        }
    }
}

/// A refusal as a program reads it.
pub(crate) fn problem(error: &PageError, (title, detail): (String, String), reference: Option<String>) -> Response {
    let mut body = json!({
        "type": format!("urn:flotilla:problem:{}", error.word()),
        "title": title,
        "status": error.status().as_u16(),
        "detail": detail,
    });
    if let PageError::Fields(fields) = error {
        body["errors"] = fields.iter().map(|(field, detail)| json!({ "field": field, "detail": detail })).collect();
    }
    if let Some(reference) = reference {
        body["reference"] = json!(reference);
    }
    let mut response = (error.status(), Json(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Some(challenge) = challenge(error) {
        headers.insert(header::WWW_AUTHENTICATE, challenge);
    }
    response
}

/// What would let the program in.
fn challenge(error: &PageError) -> Option<HeaderValue> {
    let text = match error {
        PageError::Token(false) => "Bearer realm=\"flotilla\"".to_owned(),
        PageError::Token(true) => "Bearer realm=\"flotilla\", error=\"invalid_token\"".to_owned(),
        PageError::Scope(scope) => {
            format!("Bearer realm=\"flotilla\", error=\"insufficient_scope\", scope=\"{scope}\"")
        }
        _ => return None,
    };
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(values: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(header::AUTHORIZATION, value.parse().unwrap());
        }
        bearer(&headers)
    }

    #[test]
    fn a_token_comes_once_and_as_bearer() {
        assert_eq!(sent(&["Bearer abc"]).as_deref(), Some("abc"));
        assert_eq!(sent(&["bearer abc"]).as_deref(), Some("abc"));
        for wrong in [&[][..], &["Bearer abc", "Bearer abd"], &["Basic abc"], &["Bearer"], &["Bearer "], &["abc"]] {
            assert_eq!(sent(wrong), None, "{wrong:?}");
        }
        assert_eq!(sent(&[&format!("Bearer {}", "a".repeat(201))]), None);
    }
}
