//! Seats one by one to the largest quotient (specification of counting, section 8).

use std::cmp::Ordering;

use super::report::{Award, AwardedBy, Quotient, Report, Tie};
use super::{CountError, Options, PartyVotes, Rule, report};
use crate::CandidateNo;
use crate::ratio::Ratio;

/// A divisor as a fraction; never nought, both parts at most 2 × seats + 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Divisor {
    pub(super) above: u64,
    pub(super) below: u64,
}

/// A party's claim to its next seat: votes × below ÷ above.
#[derive(Debug, Clone, Copy)]
struct Claim {
    votes: u64,
    divisor: Divisor,
}

impl Claim {
    /// Compared by cross-multiplication; votes are below 2⁴⁰ and divisors below 2¹⁵, so every product fits.
    fn cmp(&self, other: &Self) -> Ordering {
        let product = |one: &Self, two: &Self| {
            u128::from(one.votes) * u128::from(one.divisor.below) * u128::from(two.divisor.above)
        };
        product(self, other).cmp(&product(other, self))
    }

    fn quotient(&self) -> Ratio {
        let above = u128::from(self.votes) * u128::from(self.divisor.below);
        Ratio::new(above, self.divisor.above).expect("a divisor is not nought")
    }

    fn published(&self, party: CandidateNo) -> Quotient {
        let divisor = Ratio::new(self.divisor.above, self.divisor.below).expect("a divisor is not nought");
        Quotient { party, divisor, quotient: self.quotient() }
    }
}

/// Gives all seats.
///
/// # Errors
/// [`CountError`].
pub(super) fn count(
    rule: &Rule,
    divisor: fn(u32) -> Divisor,
    votes: &PartyVotes,
    options: &Options,
) -> Result<Report, CountError> {
    let mut report = report::begin(rule, votes, options)?;
    let staying = report.staying();
    let claim = |report: &Report, party: CandidateNo| {
        let record = &report.parties[party.index()];
        Claim { votes: record.votes, divisor: divisor(record.seats) }
    };
    let mut claims: Vec<Claim> = staying.iter().map(|&party| claim(&report, party)).collect();
    for seat in 1..=options.seats {
        let most = claims.iter().copied().max_by(Claim::cmp).expect("somebody stays");
        let is_most = |index: &usize| claims[*index].cmp(&most).is_eq();
        let tied: Vec<CandidateNo> = (0..staying.len()).filter(is_most).map(|index| staying[index]).collect();
        let (party, tie) = settle(&report, tied, options.seats - seat + 1);
        let published = claim(&report, party).published(party);
        report.parties[party.index()].seats += 1;
        let by = AwardedBy::Quotient { divisor: published.divisor, quotient: published.quotient };
        report.awards.push(Award { seat, party, by, tie });
        let index = staying.iter().position(|&other| other == party).expect("a party that stays");
        claims[index] = claim(&report, party);
    }
    report.next = staying.iter().zip(&claims).map(|(&party, claim)| claim.published(party)).collect();
    Ok(report)
}

/// Who of the tied takes the seat: the larger vote, then the first in the lot.
pub(super) fn settle(report: &Report, tied: Vec<CandidateNo>, seats_left: u32) -> (CandidateNo, Option<Tie>) {
    if let [only] = tied[..] {
        return (only, None);
    }
    let votes = |party: &CandidateNo| report.parties[party.index()].votes;
    let most = tied.iter().map(votes).max().expect("a tie has parties");
    let largest: Vec<CandidateNo> = tied.iter().copied().filter(|party| votes(party) == most).collect();
    let (chosen, settled_by) = match largest[..] {
        [only] => (only, report::SettledBy::LargerVote),
        _ => (report.lot.first_of(&largest), report::SettledBy::Lot),
    };
    let is_decisive = tied.len() > seats_left as usize;
    (chosen, Some(Tie { tied, settled_by, chosen, is_decisive }))
}
