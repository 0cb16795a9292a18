//! Looking along: for a while an officer sees, in her own session, the pages of a member who let her. She changes nothing.
//!
//! What may be looked at is decided in one place: a list of addresses that [`Gate::open_along`](crate::Gate::open_along) tells,
//! asked by [`may`] before any handler. What is not on it is shut.

use axum::http::{Method, request::Parts};
use terms::{PersonId, Timestamp};

use crate::{App, Needs, PageError, Viewer, request::Reader};

/// Ends it; membership has the handler.
pub const END: &str = "/support/end";
/// Ends it with the session that it happens in.
const SIGN_OUT: &str = "/sign-out";

/// That a session shows the pages of somebody else.
///
/// Whoever asks for the viewer of such a session gets the member, without an office and without strength: there is no way to
/// the officer's own rights through it.
#[derive(Debug, Clone)]
pub struct Along {
    helper: PersonId,
    session: [u8; 32],
    member: Viewer,
    until: Timestamp,
}

/// That somebody looks along with the viewer, as her pages say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// Who.
    pub name: String,
    /// Key of the word for the role in which she does.
    pub role: String,
    /// Since when.
    pub since: Timestamp,
    /// Until when at most.
    pub until: Timestamp,
}

impl Along {
    pub(crate) fn new(helper: PersonId, session: [u8; 32], member: Viewer, until: Timestamp) -> Self {
        let member = Viewer { offices: Vec::new(), is_strong: false, watched: None, ..member };
        Self { helper, session, member, until }
    }

    /// Whose session it is.
    pub fn helper(&self) -> PersonId {
        self.helper
    }

    /// Hash of the session in which it happens.
    pub fn session(&self) -> [u8; 32] {
        self.session
    }

    /// Whose pages are shown.
    pub(crate) fn member(&self) -> &Viewer {
        &self.member
    }

    /// Until when at most.
    pub(crate) fn until(&self) -> Timestamp {
        self.until
    }
}

/// What a request looks along with; `None` for everybody in her own pages.
pub fn of(parts: &Parts) -> Option<&Along> {
    parts.extensions.get::<Reader>().and_then(Reader::along)
}

/// Whether a session that looks along may ask for a route.
///
/// # Errors
/// [`PageError::OnlyLooking`] for whatever could change something, [`PageError::ShutAlong`] for pages that stay shut.
///
/// Source: docs/rules/membership.md, 132.
pub(crate) fn may(app: &App, method: &Method, pattern: &str, needs: Needs) -> Result<(), PageError> {
    let is_safe = matches!(*method, Method::GET | Method::HEAD);
    if !is_safe {
        let ends = *method == Method::POST && matches!(pattern, END | SIGN_OUT);
        return if ends { Ok(()) } else { Err(PageError::OnlyLooking) };
    }
    // What takes an office or a duty is shut whatever the list says.
    let is_for_members = matches!(needs, Needs::Anyone | Needs::SignedIn);
    if is_for_members && (app.gate.open_along)(pattern) { Ok(()) } else { Err(PageError::ShutAlong) }
}
