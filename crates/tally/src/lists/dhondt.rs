//! D'Hondt: divisors 1, 2, 3, … (specification of counting, section 8: "votes/(s+1)"). docs/rules/dhondt.md

use super::highest_averages::{self, Divisor};
use super::{CountError, Options, PartyVotes, Report, Rule};

pub(super) const RULE: Rule = Rule {
    id: "dhondt",
    version: 1,
    source: "Victor D'Hondt, Système pratique et raisonné de représentation proportionnelle (1882)",
    count,
};

fn count(rule: &Rule, votes: &PartyVotes, options: &Options) -> Result<Report, CountError> {
    highest_averages::count(rule, divisor, votes, options)
}

/// s + 1, for a party that has s seats.
fn divisor(seats: u32) -> Divisor {
    Divisor { above: u64::from(seats) + 1, below: 1 }
}
