//! How far a ballot has come. What a stage needs to know lives in it, so that no stage can lack it.

use serde::{Deserialize, Serialize};
use terms::{PersonId, Timestamp};

use crate::roll::Roll;

/// How far a ballot has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// Being written; only those who write it see it.
    Draft,
    /// Called: settings are fixed, nominations are taken in their hours.
    Called {
        /// When.
        at: Timestamp,
    },
    /// The paper is settled and each member sees whether she is on the provisional roll.
    RollPublished {
        /// When.
        at: Timestamp,
        /// How many are on it, before claims.
        size: u64,
    },
    /// The roll is frozen and votes are taken until the closing hour.
    Open {
        /// The roll in force.
        roll: Roll,
        /// When voting opened.
        at: Timestamp,
    },
    /// No vote is taken any more.
    Closed(Closed),
    /// Counted by one person.
    Counted {
        /// What was closed.
        closed: Closed,
        /// The count.
        count: Counted,
    },
    /// Counted again by another person with the same outcome.
    Checked {
        /// What was closed.
        closed: Closed,
        /// The count.
        count: Counted,
        /// Who checked.
        checked_by: PersonId,
    },
    /// No more candidates than places: elected without a vote, once declared.
    Uncontested,
    /// Declared by two people; may be challenged.
    Provisional {
        /// What was closed; none when uncontested.
        closed: Option<Closed>,
        /// When it was declared.
        at: Timestamp,
        /// Until when it may be challenged.
        challenge_until: Timestamp,
    },
    /// The result stands.
    Final {
        /// What was closed; none when uncontested.
        closed: Option<Closed>,
        /// When it was declared.
        declared_at: Timestamp,
        /// From when on it stands.
        at: Timestamp,
    },
    /// Ended without a result by two people; the reason is among the acts.
    Void {
        /// When.
        at: Timestamp,
    },
}

/// What the closing fixed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The roll as last corrected.
    pub roll: Roll,
    /// When it was closed.
    pub at: Timestamp,
    /// Votes cast online: as many marks, as many ballots.
    pub online: u64,
}

/// What one count came to, as far as the stage needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Who counted.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// SHA-256 of the transcript, in hexadecimal digits.
    pub transcript: String,
}

impl Stage {
    /// The word under which it is stored and listed.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Called { .. } => "called",
            Self::RollPublished { .. } => "roll_published",
            Self::Open { .. } => "open",
            Self::Closed(_) => "closed",
            Self::Counted { .. } => "counted",
            Self::Checked { .. } => "checked",
            Self::Uncontested => "uncontested",
            Self::Provisional { .. } => "provisional",
            Self::Final { .. } => "final",
            Self::Void { .. } => "void",
        }
    }

    /// Has no result been declared, and can one still be?
    pub const fn is_undeclared(&self) -> bool {
        !matches!(self, Self::Provisional { .. } | Self::Final { .. } | Self::Void { .. })
    }

    /// The roll in force, from the opening on.
    pub fn roll(&self) -> Option<&Roll> {
        match self {
            Self::Open { roll, .. } => Some(roll),
            _ => self.closed().map(|closed| &closed.roll),
        }
    }

    /// What the closing fixed, from then on.
    pub fn closed(&self) -> Option<&Closed> {
        match self {
            Self::Closed(closed) | Self::Counted { closed, .. } | Self::Checked { closed, .. } => Some(closed),
            Self::Provisional { closed, .. } | Self::Final { closed, .. } => closed.as_ref(),
            _ => None,
        }
    }

    /// Whether the result may be shown: until it is declared it appears nowhere.
    pub fn is_declared(&self) -> bool {
        matches!(self, Self::Provisional { .. } | Self::Final { .. })
    }

    /// Whether everybody may see that there is this ballot.
    pub fn is_public(&self) -> bool {
        !matches!(self, Self::Draft)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{
        roll::RollId,
        sample::{ANN, at, ballot, person},
    };

    pub(crate) fn roll() -> Roll {
        Roll::frozen(RollId::by_chance([1; 16]), ballot(1), at(90), &mut [[1; 32], [2; 32]])
    }

    pub(crate) fn roll_published() -> Stage {
        Stage::RollPublished { at: at(10), size: 2 }
    }

    pub(crate) fn open() -> Stage {
        Stage::Open { roll: roll(), at: at(100) }
    }

    pub(crate) fn closed() -> Closed {
        Closed { roll: roll(), at: at(200), online: 2 }
    }

    pub(crate) fn every() -> Vec<Stage> {
        let count = || Counted { by: person(ANN), at: at(210), transcript: "ab".into() };
        vec![
            Stage::Draft,
            Stage::Called { at: at(1) },
            roll_published(),
            open(),
            Stage::Closed(closed()),
            Stage::Counted { closed: closed(), count: count() },
            Stage::Checked { closed: closed(), count: count(), checked_by: person(ANN) },
            Stage::Uncontested,
            Stage::Provisional { closed: Some(closed()), at: at(220), challenge_until: at(230) },
            Stage::Final { closed: Some(closed()), declared_at: at(220), at: at(230) },
            Stage::Void { at: at(300) },
        ]
    }

    #[test]
    fn each_stage_is_read_back_from_what_is_stored() {
        for stage in every() {
            let stored = serde_json::to_string(&stage).unwrap();

            assert!(stored.contains(&format!(r#""stage":"{}""#, stage.word())), "{stored}");
            assert_eq!(serde_json::from_str::<Stage>(&stored).unwrap(), stage);
        }
    }

    #[test]
    fn results_appear_only_once_they_are_declared() {
        let shown: Vec<_> = every().into_iter().filter(Stage::is_declared).map(|stage| stage.word()).collect();

        assert_eq!(shown, ["provisional", "final"]);
    }

    #[test]
    fn a_roll_is_in_force_from_the_opening_on() {
        let without: Vec<_> = every().into_iter().filter(|s| s.roll().is_none()).map(|stage| stage.word()).collect();

        assert_eq!(without, ["draft", "called", "roll_published", "uncontested", "void"]);
    }
}
