//! Largest remainders: whole quotas first, then the seats left to the largest remainders. docs/rules/largest-remainder.md

use super::highest_averages::settle;
use super::report::{Award, AwardedBy, Report};
use super::{CountError, Options, PartyVotes, Quota, Rule, report};
use crate::CandidateNo;
use crate::ratio::Ratio;

pub(super) const RULE: Rule = Rule {
    id: "largest-remainder",
    version: 1,
    source: "Thomas Hare's quota (1857) or H. R. Droop's (1881), seats left to the largest remainders (Hamilton)",
    count,
};

/// The quota as a fraction: votes ÷ seats exactly, or a whole number over 1.
fn quota(kind: Quota, votes: u64, seats: u32) -> (u64, u64) {
    match kind {
        Quota::Hare => (votes, u64::from(seats)),
        Quota::Droop => (votes / (u64::from(seats) + 1) + 1, 1),
    }
}

fn count(rule: &Rule, votes: &PartyVotes, options: &Options) -> Result<Report, CountError> {
    let mut report = report::begin(rule, votes, options)?;
    let staying = report.staying();
    let cast: u64 = staying.iter().map(|party| report.parties[party.index()].votes).sum();
    let (above, below) = quota(options.quota, cast, options.seats);
    report.quota_kind = Some(options.quota);
    report.quota = Ratio::new(above, below);
    // votes ÷ quota = votes × below ÷ above; the remainder stays in units of 1 ÷ below of a vote.
    let mut remainders = Vec::new();
    for &party in &staying {
        let units = u128::from(report.parties[party.index()].votes) * u128::from(below);
        let whole = u32::try_from(units / u128::from(above)).expect("no party has more quotas than there are seats");
        (0..whole).for_each(|_| award(&mut report, party, AwardedBy::WholeQuota, None));
        remainders.push((party, units % u128::from(above)));
    }
    fill(&mut report, &remainders, below);
    report.remainders = remainders.into_iter().map(|(party, units)| (party, ratio(units, below))).collect();
    Ok(report)
}

/// Gives the seats left, one per party in a round. A second round happens only with fewer votes than seats.
fn fill(report: &mut Report, remainders: &[(CandidateNo, u128)], below: u64) {
    let mut waiting: Vec<(CandidateNo, u128)> = Vec::new();
    while report.awards.len() < report.seats as usize {
        if waiting.is_empty() {
            waiting = remainders.to_vec();
        }
        let most = waiting.iter().map(|&(_, units)| units).max().expect("somebody stays");
        let tied = waiting.iter().filter(|&&(_, units)| units == most).map(|&(party, _)| party).collect();
        let left = report.seats - u32::try_from(report.awards.len()).expect("no more awards than seats");
        let (party, tie) = settle(report, tied, left);
        waiting.retain(|&(other, _)| other != party);
        award(report, party, AwardedBy::Remainder { remainder: ratio(most, below) }, tie);
    }
}

fn award(report: &mut Report, party: CandidateNo, by: AwardedBy, tie: Option<report::Tie>) {
    let seat = u32::try_from(report.awards.len()).expect("no more awards than seats") + 1;
    report.parties[party.index()].seats += 1;
    report.awards.push(Award { seat, party, by, tie });
}

fn ratio(units: u128, below: u64) -> Ratio {
    Ratio::new(units, below).expect("the number of seats is not nought")
}
