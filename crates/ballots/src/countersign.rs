//! Acts that take two people: one proposes with a reason, another countersigns.

use serde::{Deserialize, Serialize};
use terms::{PersonId, Timestamp};

use crate::duty::{Duties, DutyRefused, another};

/// An act that one person alone cannot do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Weighty {
    /// Declare the counted and checked result.
    Declare,
    /// Move the closing later, after an outage.
    Extend {
        /// The new closing.
        closes: Timestamp,
    },
    /// Count again within the challenge window.
    Recount,
    /// End the ballot without a result.
    Void,
}

impl Weighty {
    /// The word under which it is recorded.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Declare => "declare",
            Self::Extend { .. } => "extend",
            Self::Recount => "recount",
            Self::Void => "void",
        }
    }
}

/// One person's half of a weighty act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// What is to be done.
    pub act: Weighty,
    /// Who proposed it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// How long a half waits for the other, in microseconds; afterwards it has to be proposed again.
pub const WAITS_MICROS: i64 = 2 * Timestamp::DAY;

/// Why a second signature does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CountersignRefused {
    /// The wrong person.
    #[error(transparent)]
    Duty(#[from] DutyRefused),
    /// The proposal has waited too long.
    #[error("ballots-countersign-stale")]
    Stale,
}

/// The act to be done, when another of the two leading people countersigns a proposal in time.
///
/// # Errors
/// [`CountersignRefused`]; the proposal waits on.
///
/// Source: ballot rule 3.6 (docs/rules/ballots.md).
pub fn countersign(
    proposal: Proposal,
    duties: &Duties,
    by: PersonId,
    now: Timestamp,
) -> Result<Weighty, CountersignRefused> {
    duties.leads(proposal.by)?;
    duties.leads(by)?;
    another(proposal.by, by)?;
    if now >= proposal.at.plus(WAITS_MICROS) {
        return Err(CountersignRefused::Stale);
    }
    Ok(proposal.act)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        duty::{Second, Source},
        sample::{ANN, BOB, CAT, EVE, at, person},
    };

    fn countersigned(first: u8, second: u8, now: i64) -> Result<Weighty, CountersignRefused> {
        let duties = Duties {
            returning_officer: person(ANN),
            second: Some(Second { person: person(BOB), source: Source::Meeting, named_by: person(EVE) }),
            scrutineers: vec![person(CAT)],
        };
        let proposal = Proposal { act: Weighty::Void, by: person(first), at: at(0) };
        countersign(proposal, &duties, person(second), at(now))
    }

    #[test]
    fn returning_officer_and_second_person_sign_in_either_order() {
        assert_eq!(countersigned(ANN, BOB, 1), Ok(Weighty::Void));
        assert_eq!(countersigned(BOB, ANN, 1), Ok(Weighty::Void));
    }

    #[test]
    fn nobody_signs_twice_and_a_scrutineer_not_at_all() {
        assert_eq!(countersigned(ANN, ANN, 1), Err(DutyRefused::SamePerson.into()));
        assert_eq!(countersigned(ANN, CAT, 1), Err(DutyRefused::None.into()));
        assert_eq!(countersigned(CAT, BOB, 1), Err(DutyRefused::None.into()));
    }

    #[test]
    fn a_half_waits_two_days_and_not_an_instant_longer() {
        assert!(countersigned(ANN, BOB, WAITS_MICROS - 1).is_ok());
        assert_eq!(countersigned(ANN, BOB, WAITS_MICROS), Err(CountersignRefused::Stale));
    }
}
