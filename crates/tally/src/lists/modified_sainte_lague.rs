//! Modified Sainte-Laguë: divisors 7/5, 3, 5, … (specification of counting, section 8: "first divisor 1.4 (7/5)"). docs/rules/modified-sainte-lague.md

use super::highest_averages::{self, Divisor};
use super::{CountError, Options, PartyVotes, Report, Rule, sainte_lague};

pub(super) const RULE: Rule = Rule {
    id: "modified-sainte-lague",
    version: 1,
    source: "Sainte-Laguë with the first divisor 1.4, as in Scandinavian electoral law since 1951",
    count,
};

fn count(rule: &Rule, votes: &PartyVotes, options: &Options) -> Result<Report, CountError> {
    highest_averages::count(rule, divisor, votes, options)
}

/// 7/5 for a party without a seat, then 2s + 1.
fn divisor(seats: u32) -> Divisor {
    if seats == 0 { Divisor { above: 7, below: 5 } } else { sainte_lague::divisor(seats) }
}
