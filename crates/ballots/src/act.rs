//! Who did what in a ballot, under which duty and why: the record that anybody may read.

use terms::{Id, Kind, PersonId, Plain, Timestamp};

use crate::duty::Duty;

/// Kind of the id of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActKind {}

impl Kind for ActKind {
    const WORD: &'static str = "act";
}

/// Id of an act.
pub type ActId = Id<ActKind>;

/// Why it was done: asked for wherever something leaves its usual course.
pub type Why = Plain<500>;

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// Something done to a ballot.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Act { $($(#[$doc])* $name),* }

        impl Act {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word under which it is stored and, as `ballots-act-…`, told.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}
acts! {
    /// Written.
    Drafted = "drafted",
    /// A second person was named.
    SecondNamed = "second-named",
    /// A scrutineer was named.
    ScrutineerNamed = "scrutineer-named",
    /// Called.
    Called = "called",
    /// The paper was settled and the provisional roll published.
    RollPublished = "roll-published",
    /// A claim about the roll was decided.
    ClaimDecided = "claim-decided",
    /// The roll was frozen and voting opened.
    Opened = "opened",
    /// The roll in force was corrected.
    RollCorrected = "roll-corrected",
    /// A candidate's death was entered.
    DeathEntered = "death-entered",
    /// Voting was closed.
    Closed = "closed",
    /// A batch of papers was entered.
    PapersEntered = "papers-entered",
    /// A batch of papers was checked.
    PapersChecked = "papers-checked",
    /// A batch that was entered wrongly was taken back.
    PapersTakenBack = "papers-taken-back",
    /// A lot was drawn by hand.
    LotDrawn = "lot-drawn",
    /// Counted.
    Counted = "counted",
    /// The count was checked.
    Checked = "checked",
    /// The first half of an act that takes two.
    Proposed = "proposed",
    /// Declared.
    Declared = "declared",
    /// Sent back to be counted again.
    Recounted = "recounted",
    /// The closing was moved.
    Extended = "extended",
    /// Ended without a result.
    Voided = "voided",
    /// The result became final.
    Finished = "finished",
    /// Somebody was charged with carrying it out.
    Assigned = "assigned",
    /// The ballots were destroyed.
    Destroyed = "destroyed",
}

impl Act {
    /// What was stored as that word.
    pub fn stored(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|act| act.word() == word)
    }
}

/// Who acts: a person under a duty or an office, or the timetable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// Who; nobody where the timetable acts.
    pub person: Option<PersonId>,
    /// Under what, as the record says.
    pub duty: &'static str,
}

impl Actor {
    /// What happens by itself at its hour.
    pub const TIMETABLE: Self = Self { person: None, duty: "timetable" };

    /// A person under her duty.
    pub const fn with_duty(person: PersonId, duty: Duty) -> Self {
        Self { person: Some(person), duty: duty.word() }
    }

    /// A person whose office allows it.
    pub const fn in_office(person: PersonId) -> Self {
        Self { person: Some(person), duty: "office" }
    }
}

/// One act as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub id: ActId,
    /// What was done.
    pub act: Act,
    /// By whom; nobody where the timetable did it.
    pub person: Option<PersonId>,
    /// Under which duty.
    pub duty: String,
    /// Why; empty where it is the usual course.
    pub why: String,
    /// When.
    pub at: Timestamp,
}

impl Entry {
    /// An act in its usual course.
    pub fn new(id: ActId, act: Act, actor: Actor, at: Timestamp) -> Self {
        Self { id, act, person: actor.person, duty: actor.duty.to_owned(), why: String::new(), at }
    }

    /// The same, with its reason.
    #[must_use]
    pub fn because(self, why: &str) -> Self {
        Self { why: why.to_owned(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_act_has_a_word_of_its_own() {
        let words: BTreeSet<_> = Act::ALL.iter().map(|act| act.word()).collect();

        assert_eq!(words.len(), Act::ALL.len());
        assert!(Act::ALL.iter().all(|act| Act::stored(act.word()) == Some(*act)));
    }
}
