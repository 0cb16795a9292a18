//! The frame of every page: the manifest of slices, routes as data, sessions, forms, words, parts and style.
//!
//! | word | meaning |
//! |---|---|
//! | [`Slice`] | the manifest that each slice hands to the program |
//! | [`Route`] | one address with what it needs; the router is built from nothing else |
//! | [`Needs`] | who may pass a route; checked in one place, [`gate`] |
//! | [`Proof`] | what a handler receives when the check has passed |
//! | [`HeldToken`] | what a program may do that sent a token, and at which place |
//! | [`Viewer`] | the person who is signed in, with her offices |
//! | [`Along`](along::Along) | that a session shows a member's pages to an officer whom she let look along |
//! | [`Frame`] | what every page's template has: language, menu, viewer, sentences |
//! | [`Imprint`] | who answers for the organisation, under every page and letter, from an instant on |
//! | [`Form`] | what was typed, what is wrong with it, each beside its field |
//!
//! **Always true here**
//!
//! 1. A request that no route names is answered "not found"; a route that names no need does not compile.
//! 2. A capability counts within the office's own places, while the office lasts, and nowhere else.
//! 3. A GET writes nothing.
//! 4. Every answer carries the content policy; nothing is fetched from elsewhere.
//! 5. No office and no duty opens anything in a session that began with a link in a letter and nothing else.
//! 6. A session opens no address of programs, and a token none of people.
//! 7. A session that looks along has the member for its viewer, without offices; it passes no POST but the one that ends it,
//!    and no page that is not on the one list. Addresses of programs never see it: they answer as they do to a visitor.
//! 8. No log line holds a name, an address, a token or what somebody typed.

// Templates of this crate name it as the slices do.
extern crate self as web;

mod agent;
pub mod along;
mod app;
mod assets;
pub mod drawing;
mod error;
mod form;
mod frame;
pub mod gate;
mod home;
mod identity_provider;
mod imprint;
mod live;
pub mod markdown;
mod once_a_day;
mod pages;
pub mod parts;
mod program;
mod rate;
mod request;
mod route;
mod server;
pub mod session;
mod slice;
mod store;
mod summary;
pub mod testing;
mod when;
mod words;

pub use app::{App, Clock, Gate, LookedAt, Settings};
pub use error::PageError;
pub use form::{Form, Nonce};
pub use frame::{Frame, Markup, MenuItem, Viewer};
pub use gate::{HeldOffice, Proof};
pub use home::{Decided, Decisions, Open};
pub use identity_provider::{IdentityProvider, Secret};
pub use imprint::{Imprint, Imprints};
pub use live::{Live, Render};
pub use once_a_day::OnceADay;
pub use program::{HeldToken, JsonForm, TokenProof};
pub use rate::{Limit, Limits};
pub use route::{Needs, Params, PlaceOf, Route};
pub use server::{router, serve};
pub use session::MIGRATIONS;
pub use slice::{
    Command, Demonstration, DemonstrationError, Found, Hold, MenuEntry, Panel, Retention, Sample, Slice, Told,
};
pub use store::{Once, is_done, once, retention};
pub use words::{Value, Words};

pub use database::BoxFuture;

/// The frame's own addresses, for the table of every route.
pub fn own_routes() -> Vec<Route> {
    pages::routes()
}

/// The frame's own sentences: language and Fluent text.
pub fn own_messages() -> &'static [(terms::Language, &'static str)] {
    &words::OWN
}

/// The frame for a page with sample values, in a language: for the test that renders every page.
pub fn sample_frame(app: &App, language: terms::Language, path: &str) -> Frame {
    Frame::new(app, &request::Reader::nobody(language), path)
}

/// The frame for what is said to nobody in particular, in a language: for letters that tell what is public.
pub fn frame_for_all(app: &App, language: terms::Language) -> Frame {
    sample_frame(app, language, "/")
}

/// The frame's own templates with sample values.
pub fn own_samples() -> Vec<Sample> {
    pages::own_samples()
}

/// Whether the browser's scripts and fonts were bundled into this program; every page works without them.
pub fn is_bundled() -> bool {
    assets::is_bundled()
}

/// The path if it is one of ours, else the home page: nobody can be led to another site.
pub fn own_path(path: &str) -> &str {
    pages::own_path(path)
}

/// Removes sessions that have ended and forms that were done days ago.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &mut database::Tx, now: terms::Timestamp) -> Result<u64, database::Error> {
    store::sweep(tx, now).await
}

/// A page as an answer.
pub type Page = axum::response::Html<String>;

/// Renders a page.
///
/// # Errors
/// [`PageError::Broken`] when the template fails.
pub fn page<T: askama::Template>(template: &T) -> Result<Page, PageError> {
    Ok(axum::response::Html(template.render().map_err(PageError::broken)?))
}

/// The form again, with what was typed and what is wrong with it, each error under the name of its field: status 422.
///
/// # Errors
/// [`PageError::Broken`] when the template fails.
pub fn refused<T: askama::Template>(template: &T) -> Result<axum::response::Response, PageError> {
    use axum::response::IntoResponse;
    let shown = axum::response::Html(summary::named(&page(template)?.0));
    Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

/// See other: after a form has done its work, or to lead on.
pub fn see_other(to: &str) -> axum::response::Response {
    use axum::response::IntoResponse;
    axum::response::Redirect::to(to).into_response()
}
