//! The panel on the page of a place: who holds office there and agreed to be named.

use askama::Template;
use database::BoxFuture;
use terms::PlaceId;
use web::{App, Frame, PageError, Panel};

use super::words;
use crate::reading;

#[derive(Template)]
#[template(path = "membership/panel.html")]
pub(super) struct Holders {
    pub(super) lines: Vec<HolderLine>,
}

/// An office-holder who agreed to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HolderLine {
    pub(super) name: String,
    pub(super) role: String,
}

/// The panel of a place; none where nobody is named.
pub(crate) fn panels(app: App, frame: Frame, place: PlaceId) -> BoxFuture<'static, Result<Vec<Panel>, PageError>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let shown = reading::shown_at(&mut tx, &app.vault, place, app.now()).await?;
        if shown.is_empty() {
            return Ok(Vec::new());
        }
        let line = |(office, name): (crate::office::Office, String)| HolderLine {
            role: words::role(&frame, office.role),
            name,
        };
        let body = Holders { lines: shown.into_iter().map(line).collect() };
        Ok(vec![Panel::new(frame.t("membership-panel-title"), 20, &body)?])
    })
}
