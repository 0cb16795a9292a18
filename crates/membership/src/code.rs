//! One-time codes, as programs on phones make them: six digits, every thirty seconds.
//!
//! Source: RFC 6238, with the digest (SHA-1) that every such program knows.

use std::fmt;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use terms::Timestamp;
use totp_rs::{Builder, Totp};

/// A code counts so long, in seconds; and one step before and after, as clocks differ.
const STEP: u64 = 30;
/// So many wrong codes within [`WINDOW`], and none is looked at for [`LOCKED`].
const WRONG: i64 = 5;
const WINDOW: i64 = Timestamp::HOUR;
const LOCKED: i64 = Timestamp::HOUR;

/// What her program and we both know: 160 random bits.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret([u8; 20]);

impl Secret {
    /// The secret of these random bytes.
    pub(crate) fn new(chance: [u8; 20]) -> Self {
        Self(chance)
    }

    /// As it is typed into a program by hand, and sealed: Base32.
    pub(crate) fn text(&self) -> String {
        totp_rs::Secret::new_stack(self.0).to_base32()
    }

    /// As it was sealed.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let secret = totp_rs::Secret::try_from_base32(text).ok()?;
        secret.as_bytes().try_into().ok().map(Self)
    }

    /// The address that a program reads from the pattern.
    pub(crate) fn address(&self, organisation: &str, account: &str) -> String {
        let encoded = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
        let (issuer, secret) = (encoded(organisation), self.text());
        format!("otpauth://totp/{issuer}:{}?secret={secret}&issuer={issuer}", encoded(account))
    }

    /// The step whose code was typed, among those that count at `now`.
    pub(crate) fn step_of(&self, typed: &str, now: Timestamp) -> Option<i64> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let seconds = u64::try_from(now.micros() / Timestamp::SECOND).ok()?;
        self.programs()?.check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
    }

    fn programs(&self) -> Option<Totp> {
        Builder::new().with_secret(self.0.to_vec()).with_step_duration(STEP).with_skew(1).build().ok()
    }

    /// The code of the step in which `now` lies: for tests.
    #[cfg(test)]
    pub(crate) fn at(&self, now: Timestamp) -> String {
        let seconds = u64::try_from(now.micros() / Timestamp::SECOND).unwrap();
        self.programs().unwrap().generate(seconds).to_string()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// What was tried with the codes of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tries {
    /// The last step of which a code was taken; 0 before the first.
    pub(crate) last_step: i64,
    /// Wrong codes since `wrong_since`.
    pub(crate) wrong: i64,
    /// When the first of them was typed.
    pub(crate) wrong_since: Timestamp,
    /// Until when none is looked at.
    pub(crate) locked_until: Option<Timestamp>,
}

/// What became of a code that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typed {
    /// It is right.
    Right,
    /// It is wrong, or of no step that counts now.
    Wrong,
    /// It was right and has been used, or a later one has.
    Used,
    /// It is wrong, and one too many: from now on none is looked at for a while.
    Locks,
    /// None is looked at.
    Locked,
}

/// Judges a code: `step` is the one whose code it is, if any. What is to be remembered of it.
///
/// A code that was used is no attack by whoever types it twice, and does not count as wrong.
///
/// Source: docs/rules/membership.md, 31 and 34; RFC 6238, 5.2 (a code is taken once).
pub(crate) fn judge(tries: Tries, step: Option<i64>, now: Timestamp) -> (Typed, Tries) {
    if tries.locked_until.is_some_and(|until| now < until) {
        return (Typed::Locked, tries);
    }
    match step {
        Some(step) if step > tries.last_step => {
            (Typed::Right, Tries { last_step: step, wrong: 0, wrong_since: now, locked_until: None })
        }
        Some(_) => (Typed::Used, tries),
        None => {
            let is_old = tries.wrong_since.plus(WINDOW) <= now;
            let (before, wrong_since) = if is_old { (0, now) } else { (tries.wrong, tries.wrong_since) };
            let wrong = Tries { wrong: before + 1, wrong_since, locked_until: None, ..tries };
            if wrong.wrong < WRONG {
                return (Typed::Wrong, wrong);
            }
            (Typed::Locks, Tries { wrong: 0, locked_until: Some(now.plus(LOCKED)), ..wrong })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_234_567_890 * Timestamp::SECOND);
    const FRESH: Tries = Tries { last_step: 0, wrong: 0, wrong_since: NOW, locked_until: None };

    fn secret() -> Secret {
        Secret::new(*b"12345678901234567890")
    }

    fn after(seconds: i64) -> Timestamp {
        NOW.plus(seconds * Timestamp::SECOND)
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of eight digits.
        assert_eq!(secret().at(NOW), "005924");
        assert_eq!(secret().step_of("005 924", NOW), Some(41_152_263));
        assert_eq!(Secret::read(&secret().text()), Some(secret()));
    }

    #[test]
    fn a_code_counts_one_step_early_and_late_and_no_longer() {
        let code = secret().at(NOW);

        for seconds in [-30, 0, 30] {
            assert!(secret().step_of(&code, after(seconds)).is_some(), "{seconds}");
        }
        for seconds in [-60, 60] {
            assert!(secret().step_of(&code, after(seconds)).is_none(), "{seconds}");
        }
        for nonsense in ["", "5924", "abcdef", "0059245"] {
            assert!(secret().step_of(nonsense, NOW).is_none(), "{nonsense}");
        }
    }

    #[test]
    fn a_code_is_taken_once_and_none_from_before_it() {
        let (typed, tries) = judge(FRESH, Some(10), NOW);

        assert_eq!(typed, Typed::Right);
        assert_eq!(judge(tries, Some(10), NOW).0, Typed::Used);
        assert_eq!(judge(tries, Some(9), NOW).0, Typed::Used);
        assert_eq!(judge(tries, Some(11), NOW).0, Typed::Right);
    }

    /// What becomes of wrong codes typed at these seconds, one after the other.
    fn wrong_at(seconds: &[i64]) -> (Vec<Typed>, Tries) {
        let mut tries = FRESH;
        let typed = seconds.iter().map(|at| {
            let (typed, next) = judge(tries, None, after(*at));
            tries = next;
            typed
        });
        (typed.collect(), tries)
    }

    #[test]
    fn five_wrong_codes_within_an_hour_lock_for_an_hour_even_for_the_right_one() {
        let (typed, tries) = wrong_at(&[0, 1, 2, 3, 4]);

        assert_eq!(typed, [Typed::Wrong, Typed::Wrong, Typed::Wrong, Typed::Wrong, Typed::Locks]);
        assert_eq!(judge(tries, Some(99), after(3_603)).0, Typed::Locked);
        assert_eq!(judge(tries, Some(99), after(3_604)).0, Typed::Right);
    }

    #[test]
    fn wrong_codes_of_more_than_an_hour_ago_are_forgotten() {
        let (typed, _) = wrong_at(&[0, 1, 2, 3, 3_600]);

        assert_eq!(typed.last(), Some(&Typed::Wrong));
    }

    #[test]
    fn a_program_reads_names_with_any_letters() {
        let address = secret().address("The Commons & co", "ann@example.org");

        assert!(
            address.starts_with("otpauth://totp/The%20Commons%20%26%20co:ann%40example%2Eorg?secret="),
            "{address}"
        );
    }
}
