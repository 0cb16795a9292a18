//! The ballot as a whole: what is asked, of whom, when, and how it comes from one stage to the next.

mod settings;
mod step;

#[cfg(test)]
pub(crate) use settings::tests as settings_tests;

pub use settings::{BadSettings, CountingRule, Electorate, Kind, Owner, Question, Settings, Subject, Text, Title};
pub use step::{
    StepRefused, call, check, close, count, declare, declare_uncontested, extend, finish, open, publish_roll, recount,
    void,
};

use membership::eligibility::{Clause, Rule};
use terms::{BallotId, PlaceId};

use crate::{duty::Duties, stage::Stage};

/// A ballot: settings that are fixed once it is called, duties, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// Which.
    pub id: BallotId,
    /// The place that votes, with everything within it.
    pub place: PlaceId,
    /// What is asked and how it is counted.
    pub settings: Settings,
    /// Who does what.
    pub duties: Duties,
    /// How far it has come.
    pub stage: Stage,
}

impl Ballot {
    /// The rule of its electorate; its own place is always part of it.
    pub fn electorate(&self) -> Rule {
        let mut clauses = self.settings.electorate.rule.0.clone();
        let within = Clause::Within { place: self.place };
        if !clauses.contains(&within) {
            clauses.push(within);
        }
        Rule(clauses)
    }
}
