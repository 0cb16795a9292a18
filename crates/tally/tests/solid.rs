//! Droop proportionality for solid coalitions, for every rule that promises it.

use proptest::collection::vec;
use proptest::prelude::*;
use tally::{CandidateNo, Election, Options, Transcript};

use crate::laws::no;
use crate::sure;

/// A contest in which supporters of a group rank all of it above everybody else.
#[derive(Debug, Clone)]
struct Coalition {
    candidates: u16,
    seats: u16,
    /// The first so many candidates.
    group: u16,
    solid: Vec<(Vec<u16>, u64)>,
    others: Vec<(Vec<u16>, u64)>,
}

impl Coalition {
    fn election(&self) -> Election {
        let names = (1..=self.candidates).map(|number| number.to_string());
        let mut election = sure(Election::new("", self.seats, names));
        for (ranking, papers) in self.solid.iter().chain(&self.others) {
            let ranking: Vec<CandidateNo> = ranking.iter().map(|&number| no(number)).collect();
            sure(election.add_ranking(&ranking, *papers));
        }
        election
    }

    /// Seats that the group has a right to: as many as the number of times its papers, less what rounding may take, are
    /// more than all votes ÷ (seats + 1).
    fn earned(&self, slack: u64) -> u64 {
        let of = |papers: &[(Vec<u16>, u64)]| papers.iter().map(|(_, weight)| weight).sum::<u64>();
        let (solid, all) = (of(&self.solid), of(&self.solid) + of(&self.others));
        let quotas = (solid.saturating_sub(slack) * (u64::from(self.seats) + 1)).saturating_sub(1) / all;
        quotas.min(self.group.into()).min(self.seats.into())
    }

    fn papers(&self) -> u64 {
        self.solid.iter().chain(&self.others).map(|(_, weight)| weight).sum()
    }
}

/// Says what is wrong when a solid group won fewer seats than its papers earn.
fn check(coalition: &Coalition, transcript: &Transcript, slack: u64) -> Result<(), String> {
    let won = transcript.elected.iter().filter(|candidate| candidate.get() <= coalition.group).count() as u64;
    let earned = coalition.earned(slack);
    if won >= earned { Ok(()) } else { Err(format!("{won} of the {earned} seats earned")) }
}

fn order(numbers: std::ops::RangeInclusive<u16>) -> impl Strategy<Value = Vec<u16>> {
    Just(numbers.collect::<Vec<u16>>()).prop_shuffle()
}

fn coalition() -> impl Strategy<Value = Coalition> {
    (2..6_u16, 1..6_u16, 1..6_u16).prop_flat_map(|(group, outside, seats)| {
        let candidates = group + outside;
        let weight = || prop_oneof![1..30_u64, 1_000..100_000_u64];
        // Behind the group anybody may follow; others rank as they like, the group too, and may stop anywhere.
        let inside = (order(1..=group), order(group + 1..=candidates), 0..=usize::from(outside), weight());
        let inside = inside.prop_map(|(mut first, then, length, weight)| {
            first.extend(&then[..length]);
            (first, weight)
        });
        let other = (order(1..=candidates), 1..=usize::from(candidates), weight());
        let other = other.prop_map(|(mut ranking, length, weight)| {
            ranking.truncate(length);
            (ranking, weight)
        });
        (vec(inside, 1..6), vec(other, 0..8)).prop_map(move |(solid, others)| Coalition {
            candidates,
            seats: seats.min(candidates),
            group,
            solid,
            others,
        })
    })
}

/// Rules that promise it, and the share of all papers, besides one whole quota's rounding, that rounding may take: one in
/// so many. None for Meek, whose billionths add up to less than what parts the numbers of seats here.
const RULES: [(&str, Option<u64>); 3] = [("meek", None), ("warren", Some(10_000)), ("scottish", Some(1_000))];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn a_group_that_puts_its_own_first_wins_the_seats_that_its_papers_earn(coalition in coalition()) {
        for (id, one_in) in RULES {
            let rule = sure(tally::rule::find(id).ok_or(id));
            let transcript = sure(rule.count(&coalition.election(), &Options::default()));
            let quotas_rounded_up = u64::from(coalition.seats);
            let slack = one_in.map_or(0, |one_in| coalition.papers() / one_in + quotas_rounded_up);
            // Warren leaves a seat empty rather than give it to somebody without a vote.
            if transcript.unfilled == 0 || id != "warren" {
                prop_assert_eq!(check(&coalition, &transcript, slack), Ok(()), "{}", id);
            }
        }
    }
}

#[test]
fn the_check_can_fail() {
    let solid = vec![(vec![1, 2], 60), (vec![2, 1], 41)];
    let coalition = Coalition { candidates: 4, seats: 2, group: 2, solid, others: vec![(vec![3], 49)] };
    let mut transcript =
        sure(sure(tally::rule::find("meek").ok_or("meek")).count(&coalition.election(), &Options::default()));
    assert_eq!((coalition.earned(0), check(&coalition, &transcript, 0)), (2, Ok(())));

    transcript.elected = vec![no(1), no(3)];

    assert!(check(&coalition, &transcript, 0).is_err());
}
