//! Sainte-Laguë: divisors 1, 3, 5, … (specification of counting, section 8: "votes/(2s+1)"). docs/rules/sainte-lague.md

use super::highest_averages::{self, Divisor};
use super::{CountError, Options, PartyVotes, Report, Rule};

pub(super) const RULE: Rule = Rule {
    id: "sainte-lague",
    version: 1,
    source: "André Sainte-Laguë, La représentation proportionnelle et la méthode des moindres carrés (1910)",
    count,
};

fn count(rule: &Rule, votes: &PartyVotes, options: &Options) -> Result<Report, CountError> {
    highest_averages::count(rule, divisor, votes, options)
}

/// 2s + 1, for a party that has s seats.
pub(super) fn divisor(seats: u32) -> Divisor {
    Divisor { above: 2 * u64::from(seats) + 1, below: 1 }
}
