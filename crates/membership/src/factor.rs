//! What somebody has besides her e-mail: passkeys, and a program that makes one-time codes.

use terms::{Id, Kind};

/// A passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PasskeyKind {}
impl Kind for PasskeyKind {
    const WORD: &'static str = "passkey";
}

/// Id of a passkey.
pub(crate) type PasskeyId = Id<PasskeyKind>;

/// How much of each she has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Factors {
    /// Passkeys.
    pub(crate) passkeys: i64,
    /// Whether one-time codes are set up and confirmed.
    pub(crate) has_codes: bool,
    /// Recovery codes that were not used. They help whoever lost the others, and count for nothing by themselves.
    pub(crate) recovery: i64,
}

impl Factors {
    /// Whether she can make a session strong by something that lasts.
    pub(crate) fn has_any(self) -> bool {
        self.passkeys > 0 || self.has_codes
    }
}

/// What is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Removed {
    /// One passkey.
    Passkey,
    /// The one-time codes.
    Codes,
}

/// Whether it may go: not the last one of somebody who holds an office.
///
/// Source: docs/rules/membership.md, 33.
pub(crate) fn may_go(factors: Factors, removed: Removed, holds_office: bool) -> bool {
    let rest = match removed {
        Removed::Passkey => Factors { passkeys: factors.passkeys - 1, ..factors },
        Removed::Codes => Factors { has_codes: false, ..factors },
    };
    rest.has_any() || !holds_office
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goes(passkeys: i64, has_codes: bool, removed: Removed, holds_office: bool) -> bool {
        may_go(Factors { passkeys, has_codes, recovery: 10 }, removed, holds_office)
    }

    #[test]
    fn whoever_holds_an_office_keeps_one_of_them() {
        assert!(!goes(1, false, Removed::Passkey, true));
        assert!(!goes(0, true, Removed::Codes, true));
        assert!(goes(2, false, Removed::Passkey, true));
        assert!(goes(1, true, Removed::Codes, true));
        assert!(goes(1, true, Removed::Passkey, true));
    }

    #[test]
    fn whoever_holds_none_may_remove_the_last() {
        assert!(goes(1, false, Removed::Passkey, false));
        assert!(goes(0, true, Removed::Codes, false));
    }
}
