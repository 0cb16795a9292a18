//! What holds for every count, on random papers.

use proptest::collection::vec;
use proptest::prelude::*;
use tally::transcript::{Action, Receiver, Stage};
use tally::{CandidateNo, Election, Fixed, Lot, Mark, Options, Overvote, Reading, Transcript};

use crate::{scottish, sure};

/// A contest as drawn: its papers stay in the order drawn.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    pub(crate) candidates: u16,
    pub(crate) seats: u16,
    pub(crate) withdrawn: Option<u16>,
    pub(crate) papers: Vec<(Vec<Mark>, u64)>,
    pub(crate) options: Options,
}

impl Drawn {
    pub(crate) fn election(&self, papers: impl Iterator<Item = (Vec<Mark>, u64)>) -> Election {
        let names = (1..=self.candidates).map(|number| format!("Candidate {number}"));
        let mut election = sure(Election::new("Drawn", self.seats, names));
        if let Some(number) = self.withdrawn {
            sure(election.withdraw(no(number)));
        }
        papers.for_each(|(marks, weight)| sure(election.add_marks(&marks, weight)));
        election
    }

    /// The contest with everybody standing.
    pub(crate) fn election_without_withdrawal(&self) -> Election {
        Self { withdrawn: None, ..self.clone() }.election(self.papers.iter().cloned())
    }

    /// The count, if anybody voted for anybody.
    fn counted(&self) -> Option<Transcript> {
        scottish().count(&self.election(self.papers.iter().cloned()), &self.options).ok()
    }
}

pub(crate) fn no(number: u16) -> CandidateNo {
    sure(CandidateNo::new(number).ok_or(number))
}

/// A ranking of some candidates, now and then with a rank skipped or shared.
fn marks(candidates: u16) -> impl Strategy<Value = Vec<Mark>> {
    let order = Just((1..=candidates).collect::<Vec<_>>()).prop_shuffle();
    let kinds = vec(0..12_u8, usize::from(candidates));
    (order, kinds, 0..=usize::from(candidates)).prop_map(|(order, kinds, length)| {
        let mut marks = Vec::new();
        for (&number, kind) in order.iter().zip(kinds).take(length) {
            match kind {
                0 if marks.last().is_some_and(|&mark| mark != Mark::SKIPPED) => marks.push(Mark::beside(no(number))),
                1 => marks.extend([Mark::SKIPPED, Mark::at_next(no(number))]),
                _ => marks.push(Mark::at_next(no(number))),
            }
        }
        marks
    })
}

prop_compose! {
    fn options()(skip in any::<bool>(), max_skipped in prop::option::of(0..2_u32), seed in vec(any::<u8>(), 1..5)) -> Options {
        let overvote = if skip { Overvote::Skip } else { Overvote::Exhaust };
        let lot = Lot::Seed { seed, contest: "drawn".to_owned() };
        Options { reading: Reading { overvote, max_skipped }, lot, ..Options::default() }
    }
}

pub(crate) fn drawn() -> impl Strategy<Value = Drawn> {
    (1..9_u16, 1..5_u16).prop_flat_map(|(candidates, seats)| {
        // Small weights and few papers make ties frequent; large ones make fractions long.
        let weight = prop_oneof![3 => 1..4_u64, 1 => 1..2_000_000_u64];
        let papers = vec((marks(candidates), weight), 0..25);
        (prop::option::weighted(0.2, 1..=candidates), papers, options())
            .prop_map(move |(withdrawn, papers, options)| Drawn { candidates, seats, withdrawn, papers, options })
    })
}

pub(crate) fn sum(figures: impl IntoIterator<Item = Fixed>) -> i128 {
    figures.into_iter().map(Fixed::units).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn votes_are_conserved_at_each_stage(drawn in drawn()) {
        let Some(transcript) = drawn.counted() else { return Ok(()) };
        for stage in &transcript.stages {
            let found = sum(stage.votes.iter().copied()) + stage.non_transferable.units() + stage.loss.units();
            prop_assert_eq!(found, transcript.total().units(), "stage {}", stage.number);
        }
    }

    #[test]
    fn what_a_giver_loses_is_what_the_flows_carry(drawn in drawn()) {
        let Some(transcript) = drawn.counted() else { return Ok(()) };
        for stage in transcript.stages.iter().skip(1) {
            let given = stage.change[sure(stage.action.giver().ok_or("a later stage has a giver")).index()];
            prop_assert_eq!(-given.units(), sum(stage.flows.iter().map(|flow| flow.votes)));
            let moved: u64 = stage.flows.iter().map(|flow| flow.papers).sum();
            prop_assert_eq!(moved, stage.parcels.iter().map(|parcel| parcel.papers).sum::<u64>());
            prop_assert!(stage.parcels.is_sorted_by(|one, next| one.value_before.units() > next.value_before.units()));
            for flow in &stage.flows {
                if let Receiver::Candidate(to) = flow.to {
                    prop_assert_eq!(stage.change[to.index()], flow.votes);
                }
            }
        }
    }

    #[test]
    fn nobody_is_elected_twice_and_no_seat_is_left_that_somebody_could_take(drawn in drawn()) {
        let Some(transcript) = drawn.counted() else { return Ok(()) };
        let mut winners = transcript.elected.clone();
        winners.sort_unstable();
        winners.dedup();
        let standing = transcript.candidates.iter().filter(|candidate| !candidate.withdrawn).count();
        prop_assert_eq!(winners.len(), transcript.elected.len());
        prop_assert_eq!(winners.len(), standing.min(usize::from(transcript.seats)));
        prop_assert_eq!(usize::from(transcript.unfilled), usize::from(transcript.seats) - winners.len());
    }

    #[test]
    fn the_order_of_papers_changes_no_byte_of_the_transcript(drawn in drawn(), shift in any::<prop::sample::Index>()) {
        let Some(transcript) = drawn.counted() else { return Ok(()) };
        let mut papers: Vec<_> = drawn.papers.iter().flat_map(|(marks, weight)| split(marks, *weight)).collect();
        let middle = shift.index(papers.len().max(1)).min(papers.len());
        papers.rotate_left(middle);
        papers.reverse();
        let again = sure(scottish().count(&drawn.election(papers.into_iter()), &drawn.options));
        prop_assert_eq!(again.to_json(), transcript.to_json());
    }

    #[test]
    fn a_surplus_is_the_largest_and_an_exclusion_the_smallest(drawn in drawn()) {
        let Some(transcript) = drawn.counted() else { return Ok(()) };
        for (before, stage) in transcript.stages.iter().zip(&transcript.stages[1..]) {
            let votes: Vec<i128> = before.votes.iter().map(|figure| figure.units()).collect();
            match &stage.action {
                Action::First => prop_assert!(false, "only the first stage is the first"),
                Action::Surplus { of, surplus, .. } => {
                    let most = votes.iter().max().copied();
                    prop_assert_eq!(Some(votes[of.index()]), most);
                    prop_assert!(surplus.units() > 0);
                    prop_assert_eq!(stage.votes[of.index()], transcript.quota);
                }
                Action::Exclusion { of, .. } => {
                    let fewest = continuing(&transcript, before).map(|candidate| votes[candidate.index()]).min();
                    prop_assert_eq!(Some(votes[of.index()]), fewest);
                    prop_assert!(votes.iter().all(|&figure| figure <= transcript.quota.units()));
                }
                other => prop_assert!(false, "this rule does not know {:?}", other),
            }
        }
    }

    #[test]
    fn trimmed_papers_are_counted_alike_and_say_no_more(drawn in drawn()) {
        let Some(transcript) = drawn.counted() else { return Ok(()) };
        let election = drawn.election(drawn.papers.iter().cloned());
        let trimmed = sure(scottish().trim(&election, &drawn.options));
        let again = sure(scottish().count(&trimmed, &drawn.options));
        prop_assert_eq!(again.stages, transcript.stages);
        prop_assert_eq!(trimmed.papers().total(), election.papers().total());
        prop_assert!(trimmed.papers().distinct() <= election.papers().distinct());
    }

    #[test]
    fn a_transcript_and_a_file_read_back_are_the_same(drawn in drawn()) {
        let election = drawn.election(drawn.papers.iter().cloned());
        let text = tally::blt::to_text(&election);
        prop_assert_eq!(tally::blt::to_text(&crate::election(&text)), text);
        if let Some(transcript) = drawn.counted() {
            prop_assert_eq!(sure(serde_json::from_str::<Transcript>(&transcript.to_json())), transcript);
        }
    }

    #[test]
    fn a_sheet_is_never_wider_than_its_columns(drawn in drawn()) {
        let Some(transcript) = drawn.counted() else { return Ok(()) };
        let sheet = tally::sheet::render(&transcript);
        prop_assert!(sheet.lines().all(|line| line.chars().count() <= tally::sheet::COLUMNS), "{}", sheet);
    }

    #[test]
    fn a_group_that_puts_its_own_first_wins_the_seats_its_quotas_pay_for(
        quotas in 1..4_u16, seats in 3..6_u16, spare in 0..40_u64, orders in vec(Just([1, 2, 3, 4_u16]).prop_shuffle(), 4),
    ) {
        // Four of eight candidates are ranked above all others by so many whole quotas of papers.
        let others = 150 * u64::from(seats);
        let solid = u64::from(quotas) * (others + spare) / u64::from(seats + 1 - quotas) + 2 * u64::from(quotas);
        let mut election = sure(Election::new("", seats, (1..=8).map(|number| number.to_string())));
        for (order, share) in orders.iter().zip([solid - solid / 4 * 3, solid / 4, solid / 4, solid / 4]) {
            sure(election.add_ranking(&order.map(no), share.max(1)));
        }
        sure(election.add_ranking(&[5, 6, 7, 8].map(no), others - others / 3));
        sure(election.add_ranking(&[8, 7, 6, 5].map(no), others / 3 + spare));
        let transcript = sure(scottish().count(&election, &Options::default()));
        let group = transcript.elected.iter().filter(|candidate| candidate.get() <= 4).count();
        let earned = solid * 100_000 / u64::try_from(transcript.quota.units()).unwrap_or(u64::MAX);
        prop_assert!(group as u64 >= earned.min(4).min(u64::from(seats)), "{} of {}", group, earned);
    }
}

/// The same papers as two lines of a file.
pub(crate) fn split(marks: &[Mark], weight: u64) -> Vec<(Vec<Mark>, u64)> {
    let parts = [weight / 2, weight - weight / 2];
    parts.into_iter().filter(|&part| part > 0).map(|part| (marks.to_vec(), part)).collect()
}

/// Who may still receive papers after a stage.
fn continuing(transcript: &Transcript, after: &Stage) -> impl Iterator<Item = CandidateNo> {
    let stages = &transcript.stages[..after.number as usize];
    let standing =
        transcript.candidates.iter().filter(|candidate| !candidate.withdrawn).map(|candidate| candidate.number);
    standing.filter(move |&candidate| {
        let is_elected = stages.iter().flat_map(|stage| &stage.elected).any(|elected| elected.candidate == candidate);
        let is_out = stages.iter().any(|stage| matches!(stage.action, Action::Exclusion { of, .. } if of == candidate));
        !is_elected && !is_out
    })
}
