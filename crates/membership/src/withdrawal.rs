//! What no longer stands, as a line of a list that is kept beside the key back-ups: a back-up made before somebody took
//! something back does not know of it.

use std::{collections::BTreeMap, fmt, str::FromStr};

use terms::Timestamp;

/// So many days a withdrawal is said again to older back-ups, on the list and in the database.
///
/// Source: docs/rules/membership.md, 84.
pub const KEPT_DAYS: i64 = 400;

/// The word for all of something, where there is nothing to choose from.
pub(crate) const ALL: &str = "all";

/// Of what kind it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A person's consent to one purpose.
    Consent,
    /// That a person offers one skill, to as many as she did.
    Skill,
    /// That a person does not object.
    Objection,
    /// That an address may be written to.
    Address,
    /// An office that was ended.
    Office,
    /// A membership that its member ended, or death.
    Membership,
    /// A change of what the organisation is.
    Status,
    /// A token of a program that was ended.
    Token,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::Consent,
        Self::Skill,
        Self::Objection,
        Self::Address,
        Self::Office,
        Self::Membership,
        Self::Status,
        Self::Token,
    ];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Skill => "skill",
            Self::Objection => "objection",
            Self::Address => "address",
            Self::Office => "office",
            Self::Membership => "membership",
            Self::Status => "status",
            Self::Token => "token",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The newest word on whether something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// Of what kind it is.
    pub kind: Kind,
    /// Whose or which: an id, or a keyed hash in hexadecimal digits.
    pub subject: String,
    /// What of it, as one word.
    pub what: String,
    /// When.
    pub at: Timestamp,
    /// How often it was noted; 0 once it stands again.
    pub times: i64,
}

/// A line that is none of a list of withdrawals.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a withdrawal")]
pub struct NoWithdrawal;

impl Withdrawal {
    /// Does it still have to be said, at `now`, to a back-up that is restored?
    #[must_use]
    pub fn is_kept(&self, now: Timestamp) -> bool {
        self.at > now.plus(-KEPT_DAYS * Timestamp::DAY)
    }
}

impl fmt::Display for Withdrawal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, subject, what, at, times } = self;
        write!(f, "{} {} {subject} {what} {times}", at.micros(), kind.word())
    }
}

impl FromStr for Withdrawal {
    type Err = NoWithdrawal;

    fn from_str(line: &str) -> Result<Self, NoWithdrawal> {
        let words: Vec<&str> = line.split(' ').collect();
        let [at, kind, subject, what, times] = words[..] else { return Err(NoWithdrawal) };
        if subject.is_empty() || what.is_empty() {
            return Err(NoWithdrawal);
        }
        Ok(Self {
            kind: Kind::from_word(kind).ok_or(NoWithdrawal)?,
            subject: subject.to_owned(),
            what: what.to_owned(),
            at: Timestamp::from_micros(at.parse().map_err(|_| NoWithdrawal)?),
            times: times.parse().ok().filter(|times| *times >= 0).ok_or(NoWithdrawal)?,
        })
    }
}

/// Of all that was said, the newest word on each thing, oldest first. Of two at one instant the one counts that takes back.
#[must_use]
pub fn newest(all: impl IntoIterator<Item = Withdrawal>) -> Vec<Withdrawal> {
    let mut newest: BTreeMap<(Kind, String, String), Withdrawal> = BTreeMap::new();
    for one in all {
        let key = (one.kind, one.subject.clone(), one.what.clone());
        let is_newer = newest.get(&key).is_none_or(|known| (known.at, known.times) < (one.at, one.times));
        if is_newer {
            newest.insert(key, one);
        }
    }
    let mut newest: Vec<Withdrawal> = newest.into_values().collect();
    newest.sort_by_key(|one| one.at);
    newest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn consent(subject: &str, at: i64, times: i64) -> Withdrawal {
        let (subject, what) = (subject.to_owned(), "newsletter".to_owned());
        Withdrawal { kind: Kind::Consent, subject, what, at: Timestamp::from_micros(at), times }
    }

    #[test]
    fn the_newest_word_counts_whatever_the_order_and_of_two_at_once_the_one_that_takes_back() {
        let all = [consent("a", 3, 0), consent("a", 2, 1), consent("b", 1, 0), consent("b", 1, 1), consent("b", 1, 0)];

        assert_eq!(newest(all), [consent("b", 1, 1), consent("a", 3, 0)]);
    }

    #[test]
    fn each_is_a_line_that_is_read_again_and_nothing_else_is() {
        for kind in Kind::ALL {
            let one = Withdrawal { kind, ..consent("0a1b", -7, 3) };
            assert_eq!(one.to_string().parse(), Ok(one));
        }
        for line in [
            "",
            "1 consent a newsletter",
            "1 consent a newsletter -1",
            "1 wish a b 1",
            "x consent a b 1",
            "1 consent  b 1",
        ] {
            assert_eq!(line.parse::<Withdrawal>(), Err(NoWithdrawal), "{line}");
        }
    }

    #[test]
    fn it_is_kept_for_its_days() {
        let one = consent("a", 0, 1);

        assert!(one.is_kept(Timestamp::from_micros(KEPT_DAYS * Timestamp::DAY - 1)));
        assert!(!one.is_kept(Timestamp::from_micros(KEPT_DAYS * Timestamp::DAY)));
    }
}
