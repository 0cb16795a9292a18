//! Readers: people who are no members and get the newsletter, once they confirmed from a letter that they want it.

use membership::purpose::{self, Purpose};
use terms::{Email, Language, PersonId, PlaceId, Timestamp};

/// The version of the text that readers agree to: `mailings-reader-consent` in the message files.
///
/// A change of that text takes a new version and keeps the old text under its own key.
pub const CONSENT: &str = "2026-11";

/// So long the button of the letter works.
pub(crate) const WAITS: i64 = 3 * Timestamp::DAY;

/// What her address is sealed as; part of the seal, so it never changes.
pub(crate) const FIELD: &str = "reader-email";

/// What readers get.
pub(crate) fn purpose() -> &'static Purpose {
    purpose::find("newsletter").expect("a test of membership looks that there is one")
}

/// Somebody who asks for the newsletter.
#[derive(Clone)]
pub(crate) struct Asking {
    /// Her id, should she confirm: the vault keeps a key under it, as for a person.
    pub(crate) id: PersonId,
    pub(crate) email: Email,
    pub(crate) place: PlaceId,
    pub(crate) language: Language,
}

/// A reader as she is stored, or as she waits for her button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reader {
    pub(crate) id: PersonId,
    pub(crate) place: PlaceId,
    /// Her address, with her key.
    pub(crate) sealed: Vec<u8>,
    /// Keyed hash of it.
    pub(crate) address: [u8; 32],
    pub(crate) language: Language,
    pub(crate) text_version: String,
}
