//! Pages of the frame itself: errors, the choice of language, sending again, samples, health.

use askama::Template;
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderValue, Request, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use terms::{Language, Timestamp};

use crate::{
    App, Form, Frame, Needs, Page, PageError, Route, Sample, assets, gate::Missing, home, live, page, parts::PartsPage,
    program, request::Reader, see_other, session,
};

/// The page on which a session becomes strong; membership has it.
const STRONG: &str = "/me/strong";

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    title: String,
    explanation: String,
    reference: Option<String>,
    next: Option<NextStep>,
}

/// What to do next.
struct NextStep {
    href: String,
    label: String,
}

#[derive(Template)]
#[template(path = "send_again.html")]
struct SendAgain {
    frame: Frame,
    form: Form,
    missing: Missing,
}

/// The frame's own addresses.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/", Needs::Anyone, "/", home::home),
        Route::get("/healthz", Needs::Anyone, "/healthz", health),
        Route::get("/parts", Needs::Anyone, "/parts", samples),
        Route::get("/live/{topic}", Needs::Anyone, "/live/none", live::follow),
        Route::post("/language", Needs::Anyone, "/language", language),
    ]
}

/// The frame's own templates with sample values.
pub(crate) fn own_samples() -> Vec<Sample> {
    vec![
        Sample { template: "home.html", render: home::sample },
        Sample {
            template: "error.html",
            render: |frame| error_page(frame, &PageError::NotFound, None).render().map_err(PageError::broken),
        },
        Sample {
            template: "send_again.html",
            render: |frame| {
                let form = Form::filled(&[("a", "b")]);
                SendAgain { frame, form, missing: Missing::Strength }.render().map_err(PageError::broken)
            },
        },
        Sample { template: "parts.html", render: |frame| PartsPage::new(frame).render().map_err(PageError::broken) },
    ]
}

/// Adds what is not a page: style, scripts, fonts.
pub(crate) fn with_assets(router: Router<App>) -> Router<App> {
    router.route("/assets/{*path}", get(assets::serve)).fallback(|| async { PageError::NotFound })
}

/// That the database answers: for whoever watches over the server.
async fn health(State(app): State<App>) -> Result<&'static str, StatusCode> {
    let mut tx = app.db.reader().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    crate::store::alive(&mut tx).await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    Ok("ok")
}

async fn samples(frame: Frame) -> Result<Page, PageError> {
    page(&PartsPage::new(frame))
}

/// Keeps the chosen language in a cookie, for letters to whoever is signed in as well, and goes back.
async fn language(State(app): State<App>, frame: Frame, form: Form) -> Result<Response, PageError> {
    let language = Language::from_tag(form.value("language")).ok_or(PageError::Malformed)?;
    if let Some(viewer) = &frame.viewer {
        (app.gate.speaks)(app.clone(), viewer.person, language).await?;
    }
    let back = own_path(form.value("back"));
    let cookie = session::set_cookie(&app, session::LANGUAGE, language.tag(), 365 * Timestamp::DAY);
    Ok(session::with_cookie(see_other(back), cookie))
}

/// The path if it is one of ours, else the home page: nobody can be led elsewhere.
pub(crate) fn own_path(path: &str) -> &str {
    let is_own = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.len() < 2_000
        && path.bytes().all(|b| b.is_ascii_graphic());
    if is_own { path } else { "/" }
}

/// The form again, to be sent once more when what is missing is there.
pub(crate) fn send_again(frame: Frame, form: Form, missing: Missing) -> Result<Response, PageError> {
    Ok((StatusCode::UNAUTHORIZED, page(&SendAgain { frame, form, missing })?).into_response())
}

/// Turns errors into pages in the reader's language.
pub(crate) async fn errors(State(app): State<App>, request: Request<Body>, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let kept = Parts::clone(&parts);
    let is_of_programs = program::is_address(parts.uri.path());
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    let error = response.extensions_mut().remove::<PageError>().or(match status {
        StatusCode::METHOD_NOT_ALLOWED if is_of_programs => Some(PageError::Method),
        StatusCode::METHOD_NOT_ALLOWED => Some(PageError::Malformed),
        StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST
            if response.headers().get(header::CONTENT_TYPE).is_none_or(is_plain) =>
        {
            Some(if status == StatusCode::NOT_FOUND { PageError::NotFound } else { PageError::Malformed })
        }
        _ => None,
    });
    match error {
        Some(PageError::SignIn { back }) => see_other(&format!("/sign-in?back={}", in_query(&back))),
        Some(PageError::StrongFirst { back }) => see_other(&format!("{STRONG}?back={}", in_query(&back))),
        Some(error) => {
            let mut shown = shown(&app, &kept, &error);
            if let Some(methods) = response.headers().get(header::ALLOW).filter(|_| is_of_programs) {
                shown.headers_mut().insert(header::ALLOW, methods.clone());
            }
            shown
        }
        None => response,
    }
}

fn in_query(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn is_plain(kind: &HeaderValue) -> bool {
    kind.as_bytes().starts_with(b"text/plain")
}

fn shown(app: &App, parts: &Parts, error: &PageError) -> Response {
    let reference = matches!(error, PageError::Broken(_) | PageError::NoProof | PageError::NoReader).then(|| {
        let reference = hex::encode(app.random::<4>());
        tracing::error!(reference, %error, "a page broke");
        reference
    });
    let nobody = Reader::nobody(app.language(None, ""));
    let reader = parts.extensions.get::<Reader>().unwrap_or(&nobody);
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let frame = Frame::new(app, reader, path);
    let mut response = if program::is_address(parts.uri.path()) {
        program::problem(error, said(&frame, error), reference)
    } else {
        let rendered = error_page(frame, error, reference).render();
        let body = rendered.unwrap_or_else(|_| "Something is broken on the server. It has been noted.".to_owned());
        (error.status(), axum::response::Html(body)).into_response()
    };
    if let PageError::TooMany(seconds) = error {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

/// What is wrong, and what that means.
fn said(frame: &Frame, error: &PageError) -> (String, String) {
    match error {
        PageError::NotFound => (frame.t("web-error-not-found"), frame.t("web-error-not-found-means")),
        PageError::SignIn { .. } | PageError::StrongFirst { .. } => {
            (frame.t("web-sign-in"), frame.t("web-error-sign-in-means"))
        }
        PageError::Forbidden => (frame.t("web-error-forbidden"), frame.t("web-error-forbidden-means")),
        PageError::OnlyLooking => (frame.t("web-error-only-looking"), frame.t("web-error-only-looking-means")),
        PageError::ShutAlong => (frame.t("web-error-shut-along"), frame.t("web-error-shut-along-means")),
        PageError::Refused(key) => (frame.t("web-error-refused"), frame.t(key)),
        PageError::TooLarge => (frame.t("web-error-too-large"), frame.t("web-error-too-large-means")),
        PageError::Malformed => (frame.t("web-error-malformed"), frame.t("web-error-malformed-means")),
        PageError::TooMany(seconds) => (
            frame.t("web-error-too-many"),
            frame.tn("web-error-too-many-means", &[("minutes", (seconds / 60 + 1).into())]),
        ),
        PageError::Token(_) => (frame.t("web-error-token"), frame.t("web-error-token-means")),
        PageError::Scope(scope) => {
            (frame.t("web-error-scope"), frame.tn("web-error-scope-means", &[("scope", (*scope).into())]))
        }
        PageError::Fields(_) => (frame.t("web-error-fields"), frame.t("web-error-fields-means")),
        PageError::MediaType => (frame.t("web-error-media-type"), frame.t("web-error-media-type-means")),
        PageError::NotJson => (frame.t("web-error-malformed"), frame.t("web-error-media-type-means")),
        PageError::Method => (frame.t("web-error-method"), frame.t("web-error-method-means")),
        PageError::OtherHost => (frame.t("web-error-other-host"), frame.t("web-error-other-host-means")),
        PageError::OtherSite => (frame.t("web-error-other-site"), frame.t("web-error-other-site-means")),
        PageError::NoProof | PageError::NoReader | PageError::Broken(_) => {
            (frame.t("web-error-broken"), frame.t("web-error-broken-means"))
        }
    }
}

fn error_page(frame: Frame, error: &PageError, reference: Option<String>) -> ErrorPage {
    let (title, explanation) = said(&frame, error);
    let next = matches!(error, PageError::Forbidden)
        .then(|| NextStep { href: "/me/rights".into(), label: frame.t("web-error-rights") });
    ErrorPage { frame, title, explanation, reference, next }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn nobody_is_led_to_another_site() {
        assert_eq!(own_path("/places?x=1"), "/places?x=1");
        for trick in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a b", "javascript:x"] {
            assert_eq!(own_path(trick), "/", "{trick}");
        }
    }
}
