//! The panel on the page of a place: who holds office there and agreed to be named.

use askama::Template;
use database::BoxFuture;
use terms::PlaceId;
use web::{App, Frame, PageError, Panel};

use super::{threads, words};
use crate::reading;

#[derive(Template)]
#[template(path = "membership/panel.html")]
pub(super) struct Holders {
    pub(super) lines: Vec<HolderLine>,
    /// Where one writes to the organisers, and the words for it; nothing where nobody answers.
    pub(super) write: Option<(String, String)>,
}

/// An office-holder who agreed to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HolderLine {
    pub(super) name: String,
    pub(super) role: String,
}

/// The panel of a place; none where nobody is named and nobody answers.
pub(crate) fn panels(app: App, frame: Frame, place: PlaceId) -> BoxFuture<'static, Result<Vec<Panel>, PageError>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let shown = reading::shown_at(&mut tx, &app.vault, place, app.now()).await?;
        let write = if threads::is_answered(&mut tx, place, app.now()).await? {
            let slug = places::find(&mut tx, place).await?.ok_or(PageError::NotFound)?.slug;
            Some((format!("/write/{slug}"), frame.t("membership-panel-write")))
        } else {
            None
        };
        if shown.is_empty() && write.is_none() {
            return Ok(Vec::new());
        }
        let line = |(office, name): (crate::office::Office, String)| HolderLine {
            role: words::role(&frame, office.role),
            name,
        };
        let body = Holders { lines: shown.into_iter().map(line).collect(), write };
        Ok(vec![Panel::new(frame.t("membership-panel-title"), 20, &body)?])
    })
}
