//! Service letters: single letters that tell a member what she must know, whatever she agreed to.

use database::Vault;
use terms::{Id, Kind, PersonId, PlaceId, Timestamp};
use uuid::Uuid;

/// Id of a service letter.
pub type ServiceLetterId = Id<ServiceLetterKind>;

/// The kind of thing that a [`ServiceLetterId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceLetterKind {}
impl Kind for ServiceLetterKind {
    const WORD: &'static str = "service letter";
}

/// So many days one is kept that reached her, as far as is known: longer than mail servers try.
pub const KEPT_DAYS: i64 = 60;
/// So many days one is kept that did not, and one that was written on paper.
pub const MISSED_DAYS: i64 = 396;

/// Bytes of the keyed part of a return address, which is short: 64 characters stand before an `@` (RFC 5321 4.5.3.1.1).
const KEYED: usize = 5;

/// What a service letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Her subscription: what is due, and what becomes of her membership.
    Subscription,
    /// A case that she is a party of.
    Case(Uuid),
    /// A ballot that she may vote in.
    Ballot,
    /// The branch that she would found.
    Branch,
}

impl About {
    /// Its word in the database, and the end of its sentence's key.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Subscription => "subscription",
            Self::Case(_) => "case",
            Self::Ballot => "ballot",
            Self::Branch => "branch",
        }
    }

    /// What it is about in particular, for what must be told apart.
    pub(crate) const fn matter(self) -> Option<Uuid> {
        match self {
            Self::Case(case) => Some(case),
            Self::Subscription | Self::Ballot | Self::Branch => None,
        }
    }

    /// What was saved as this word.
    pub(crate) fn read(word: &str, matter: Option<Uuid>) -> Option<Self> {
        match (word, matter) {
            ("subscription", None) => Some(Self::Subscription),
            ("case", Some(case)) => Some(Self::Case(case)),
            ("ballot", None) => Some(Self::Ballot),
            ("branch", None) => Some(Self::Branch),
            _ => None,
        }
    }
}

/// One that did not reach her.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    /// The letter.
    pub id: ServiceLetterId,
    /// To whom it went.
    pub person: PersonId,
    /// Where she is at home, or was last.
    pub place: PlaceId,
    /// About what.
    pub about: About,
    /// When it went.
    pub sent_at: Timestamp,
    /// When it was known that it did not reach her.
    pub missed_at: Timestamp,
    /// When it was written on paper.
    pub posted_at: Option<Timestamp>,
}

/// What stands in the address to which a server writes that cannot deliver it. Nothing of it is stored.
pub(crate) fn returned(vault: &Vault, id: ServiceLetterId) -> String {
    let plain = format!("s{}", id.uuid().simple());
    let keyed = hex::encode(&vault.find_hash("service-return", &plain)[..KEYED]);
    format!("{plain}{keyed}")
}

/// Which letter that was; `None` when none.
pub(crate) fn read_returned(vault: &Vault, text: &str) -> Option<ServiceLetterId> {
    let (id, _) = text.strip_prefix('s')?.split_at_checked(32)?;
    let id = ServiceLetterId::from_uuid(Uuid::try_parse(id).ok()?);
    (returned(vault, id) == text).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_letter_is_about_is_read_as_it_was_written() {
        for about in [About::Subscription, About::Case(Uuid::from_u128(7)), About::Ballot, About::Branch] {
            assert_eq!(About::read(about.word(), about.matter()), Some(about));
        }
        assert_eq!(About::read("case", None), None);
        assert_eq!(About::read("ballot", Some(Uuid::from_u128(7))), None);
    }
}
