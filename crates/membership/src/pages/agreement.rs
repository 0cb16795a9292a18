//! The text that somebody agrees to when she joins: that of what the organisation is at that instant.

use web::{App, Form, Frame, PageError};

use crate::{organisation, status::Wording};

/// The field in which a form says which text stood above its button.
pub(super) const SEEN: &str = "wording";

/// The text with its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Agreement {
    pub(super) wording: &'static Wording,
    pub(super) text: String,
}

impl Agreement {
    /// The text of now.
    pub(super) async fn now(app: &App, frame: &Frame) -> Result<Self, PageError> {
        let wording = organisation::wording(&mut app.db.reader().await?, app.now()).await?;
        Ok(Self::of(frame, wording))
    }

    /// That text, said to a reader.
    pub(super) fn of(frame: &Frame, wording: &'static Wording) -> Self {
        let args = [("organisation", frame.organisation.as_str().into()), ("version", wording.version.as_str().into())];
        Self { wording, text: frame.tn(&wording.key(), &args) }
    }

    /// Refuses a form that was filled in under another text, which was on the page when the organisation became something else. A
    /// program that says no text is taken to have read the one that counts.
    pub(super) fn must_be_seen(&self, form: &mut Form, field: &str) {
        let seen = form.value(SEEN);
        if !seen.is_empty() && seen != self.wording.version {
            form.clear(field);
            form.refuse(field, "membership-consent-changed");
        }
    }
}
