//! Support: a member who is stuck lets an officer look along with her, with a code, for a while.

use std::{collections::BTreeSet, fmt, sync::LazyLock};

use database::Vault;
use terms::{Id, Kind, OfficeId, PersonId, PlaceId, Timestamp};

/// A code counts so long.
pub const CODE_LASTS: i64 = 15 * Timestamp::MINUTE;
/// And so long somebody looks along, at most.
pub const LASTS: i64 = 30 * Timestamp::MINUTE;
/// After so many wrong ones a code counts no more.
pub const WRONG: i64 = 5;
/// A reason has so many characters at most.
pub const REASON: usize = 300;

/// What the access log says when it begins.
pub(crate) const BEGUN: &str = "along-begun";
/// And when it has ended.
pub(crate) const ENDED: &str = "along-ended";

/// Id of an officer's looking along.
pub type LookId = Id<LookKind>;

/// The kind of thing that a [`LookId`] points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookKind {}
impl Kind for LookKind {
    const WORD: &'static str = "look along";
}

static OPEN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/along.json")).expect("a test reads the file that ships")
});

/// Whether the page of that address may be looked at along, from the file that ships (`data/along.json`): the one place where
/// it is decided. Whatever is not in it stays shut.
///
/// Source: docs/rules/membership.md, 132.
pub(crate) fn is_open(pattern: &str) -> bool {
    OPEN.contains(pattern)
}

/// The addresses that may be looked at along.
pub fn open() -> impl Iterator<Item = &'static str> {
    OPEN.iter().map(String::as_str)
}

/// Eight digits that a member reads out to an officer.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Code(String);

impl Code {
    /// The code of these random bytes; among so many bits the remainder prefers none that anybody could tell.
    pub(crate) fn new(chance: [u8; 16]) -> Self {
        Self(format!("{:08}", u128::from_be_bytes(chance) % 100_000_000))
    }

    /// A code as it was typed, however it is spaced.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').take(9).collect();
        (digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self(digits))
    }

    /// As it is read aloud: `1234 5678`.
    pub(crate) fn spoken(&self) -> String {
        format!("{} {}", &self.0[..4], &self.0[4..])
    }

    /// What is kept of it: a hash that takes the key of the vault and the member. A stolen database tells no code.
    pub(crate) fn hash(&self, vault: &Vault, person: PersonId) -> [u8; 32] {
        vault.find_hash("support-code", &format!("{person} {}", self.0))
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

/// A code as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) hash: [u8; 32],
    pub(crate) made_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    /// So many wrong ones were typed for it.
    pub(crate) wrong: i64,
}

/// What is to be said of a code that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It waits to be typed.
    Waits,
    /// Nobody typed it in time.
    Over,
    /// Too many wrong ones were typed.
    Guessed,
}

impl Kept {
    /// A new one.
    pub(crate) fn new(hash: [u8; 32], now: Timestamp) -> Self {
        Self { hash, made_at: now, ends_at: now.plus(CODE_LASTS), wrong: 0 }
    }

    /// How it stands.
    pub(crate) fn state(&self, now: Timestamp) -> State {
        if self.wrong >= WRONG {
            State::Guessed
        } else if now < self.ends_at {
            State::Waits
        } else {
            State::Over
        }
    }

    /// Is it what was typed, and does it count?
    ///
    /// Source: docs/rules/membership.md, 130.
    pub(crate) fn opens(&self, typed: &[u8; 32], now: Timestamp) -> bool {
        self.state(now) == State::Waits && self.hash == *typed
    }
}

/// That an officer looks along with a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) id: LookId,
    /// With whom.
    pub(crate) person: PersonId,
    /// Who.
    pub(crate) helper: PersonId,
    /// In which office, and the place that it covers.
    pub(crate) office: OfficeId,
    pub(crate) place: PlaceId,
    /// Hash of the session in which she does, and in no other.
    pub(crate) session: [u8; 32],
    pub(crate) begun_at: Timestamp,
    /// The first instant at which it is over, if nothing ends it before.
    pub(crate) ends_at: Timestamp,
}

/// Why nobody can look along with a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// She is no member, or her rights are held back.
    Standing,
    /// She holds an office, or is about to: her pages would show what it opens.
    Office,
}

impl Unfit {
    /// Key of the sentence that says so.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Standing => "membership-standing-not-a-member",
            Self::Office => "membership-support-office",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_000 * Timestamp::DAY);

    #[test]
    fn a_code_is_read_as_it_was_spoken_and_nothing_else_is() {
        let code = Code::new([255; 16]);

        assert_eq!(code.spoken().len(), 9);
        assert_eq!(Code::read(&code.spoken()), Some(code.clone()));
        assert_eq!(Code::read(&format!(" {} ", code.spoken().replace(' ', "-"))), Some(code));
        assert_eq!(Code::new([0; 16]).spoken(), "0000 0000");
        for wrong in ["", "1234 567", "1234 56789", "1234 567x", "١٢٣٤٥٦٧٨"] {
            assert_eq!(Code::read(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{:?}", Code::new([1; 16])), "Code");
    }

    #[test]
    fn a_code_counts_for_fifteen_minutes_and_until_five_wrong_ones() {
        let kept = Kept::new([1; 32], NOW);

        assert!(kept.opens(&[1; 32], NOW) && !kept.opens(&[2; 32], NOW));
        assert!(kept.opens(&[1; 32], NOW.plus(CODE_LASTS - 1)) && !kept.opens(&[1; 32], NOW.plus(CODE_LASTS)));
        assert!(Kept { wrong: WRONG - 1, ..kept }.opens(&[1; 32], NOW));
        assert!(!Kept { wrong: WRONG, ..kept }.opens(&[1; 32], NOW));
        assert_eq!(Kept { wrong: WRONG, ..kept }.state(NOW.plus(CODE_LASTS)), State::Guessed);
        assert_eq!(kept.state(NOW.plus(CODE_LASTS)), State::Over);
    }

    #[test]
    fn what_is_personal_and_not_on_the_list_stays_shut() {
        for pattern in ["/me", "/", "/me/consents", "/places/{slug}"] {
            assert!(is_open(pattern), "{pattern}");
        }
        for pattern in
            ["/me/data", "/me/card", "/me/particulars", "/me/support", "/support", "/ballots/{id}/vote", "/nothing"]
        {
            assert!(!is_open(pattern), "{pattern}");
        }
        assert!(open().all(|pattern| pattern.starts_with('/')));
    }
}
