//! Stopping with one click, without signing in: from a button of the mail program, or from this page.
//!
//! Looking changes nothing, as programs follow links; a POST does it whatever comes with it (RFC 8058 3.2), and tells nobody
//! who it was for.

use askama::Template;
use axum::extract::{Path, State};
use membership::purpose::{self, Purpose};
use terms::PersonId;
use web::{App, Frame, Page, PageError, page};

use crate::{actions::reading, token};

#[derive(Template)]
#[template(path = "mailings/unsubscribe.html")]
pub(super) struct Unsubscribe {
    pub(super) frame: Frame,
    /// What it is about, in words.
    pub(super) purpose: String,
    /// Where the button leads; none once it is done.
    pub(super) action: Option<String>,
    /// Whether it ends for somebody who is no member.
    pub(super) is_reader: bool,
}

/// For whom it ends.
enum Whose {
    Member(PersonId),
    Reader([u8; 32]),
}

fn read(app: &App, purpose: &str, text: &str) -> Result<(Whose, &'static Purpose), PageError> {
    let purpose = purpose::find(purpose).ok_or(PageError::NotFound)?;
    let member = token::read_stop(&app.vault, text, &purpose.id).map(Whose::Member);
    let reader = || token::read_stop_address(&app.vault, text, &purpose.id).map(Whose::Reader);
    let whose = member.or_else(reader).ok_or(PageError::NotFound)?;
    Ok((whose, purpose))
}

fn shown(frame: Frame, purpose: &Purpose, action: Option<String>, is_reader: bool) -> Result<Page, PageError> {
    let purpose = frame.t(&format!("membership-purpose-name-{}", purpose.id));
    page(&Unsubscribe { frame, purpose, action, is_reader })
}

pub(super) async fn ask(
    State(app): State<App>,
    frame: Frame,
    Path((purpose, token)): Path<(String, String)>,
) -> Result<Page, PageError> {
    let (whose, found) = read(&app, &purpose, &token)?;
    shown(frame, found, Some(format!("/unsubscribe/{purpose}/{token}")), matches!(whose, Whose::Reader(_)))
}

/// Source: docs/rules/mailings.md, 11; RFC 8058.
pub(super) async fn stop(
    State(app): State<App>,
    frame: Frame,
    Path((purpose, token)): Path<(String, String)>,
) -> Result<Page, PageError> {
    let (whose, found) = read(&app, &purpose, &token)?;
    match whose {
        Whose::Member(person) => {
            membership::unsubscribe(&app.db, &app.vault, person, found, app.now()).await?;
        }
        Whose::Reader(address) => reading::stop(&app.db, address, app.now()).await?,
    }
    shown(frame, found, None, matches!(whose, Whose::Reader(_)))
}
