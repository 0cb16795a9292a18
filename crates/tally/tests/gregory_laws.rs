//! What holds for every count by ERS97, Northern Ireland and Minneapolis, and for vacancies, on random papers.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use tally::transcript::{Receiver, SettledBy, Stage};
use tally::vacancy::{self, Vacating, Way};
use tally::{CandidateNo, Election, Lot, Mark, Options, Rule, Transcript};

use crate::laws::{Drawn, drawn, no, split, sum};
use crate::sure;

fn rule() -> impl Strategy<Value = &'static Rule> {
    prop::sample::select(vec!["ers97", "ni", "minneapolis-stv"])
        .prop_map(|id| tally::rule::find(id).expect("it ships with the crate"))
}

/// The contest as drawn.
fn election(drawn: &Drawn) -> Election {
    drawn.election(drawn.papers.iter().cloned())
}

/// The count, if anybody voted for anybody.
fn counted(rule: &Rule, drawn: &Drawn) -> Option<Transcript> {
    rule.count(&election(drawn), &drawn.options).ok()
}

/// The same contest with its candidates in the opposite order, and a lot that knows it.
fn turned(drawn: &Drawn, transcript: &Transcript) -> (Vec<(Vec<Mark>, u64)>, Options) {
    let turn = |candidate: CandidateNo| no(drawn.candidates + 1 - candidate.get());
    let mark = |mark: &Mark| match mark.candidate() {
        None => Mark::SKIPPED,
        Some(candidate) if mark.is_beside() => Mark::beside(turn(candidate)),
        Some(candidate) => Mark::at_next(turn(candidate)),
    };
    let papers = drawn.papers.iter().map(|(marks, papers)| (marks.iter().map(mark).collect(), *papers)).collect();
    let order = transcript.lot.order.iter().map(|&candidate| turn(candidate)).collect();
    let lot = Lot::Manual { order, witnesses: vec!["Fay".to_owned()] };
    (papers, Options { lot, ..drawn.options.clone() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn votes_are_conserved_and_the_flows_carry_what_moved(rule in rule(), drawn in drawn()) {
        let Some(transcript) = counted(rule, &drawn) else { return Ok(()) };
        for stage in &transcript.stages {
            let found = sum(stage.votes.iter().copied()) + stage.non_transferable.units() + stage.loss.units();
            prop_assert_eq!(found, transcript.total().units(), "stage {}", stage.number);
        }
        for stage in transcript.stages.iter().skip(1) {
            let mut change = vec![0; stage.change.len()];
            for flow in &stage.flows {
                change[flow.from.index()] -= flow.votes.units();
                if let Receiver::Candidate(to) = flow.to {
                    change[to.index()] += flow.votes.units();
                }
            }
            let told: Vec<i128> = stage.change.iter().map(|figure| figure.units()).collect();
            prop_assert_eq!(told, change, "stage {}", stage.number);
        }
    }

    #[test]
    fn every_seat_that_somebody_could_take_is_taken_once(rule in rule(), drawn in drawn()) {
        let Some(transcript) = counted(rule, &drawn) else { return Ok(()) };
        let mut winners = transcript.elected.clone();
        winners.sort_unstable();
        winners.dedup();
        let standing = transcript.candidates.iter().filter(|candidate| !candidate.withdrawn).count();
        prop_assert_eq!(winners.len(), transcript.elected.len());
        prop_assert_eq!(winners.len(), standing.min(usize::from(transcript.seats)));
        let named: Vec<_> = transcript.stages.iter().flat_map(|stage| &stage.elected).map(|one| one.candidate).collect();
        prop_assert_eq!(&named, &transcript.elected);
        let out: Vec<_> = transcript.stages.iter().flat_map(Stage::excluded).collect();
        prop_assert!(out.iter().all(|candidate| !winners.contains(candidate)));
    }

    #[test]
    fn the_order_of_papers_changes_no_byte(rule in rule(), drawn in drawn(), shift in any::<prop::sample::Index>()) {
        let Some(transcript) = counted(rule, &drawn) else { return Ok(()) };
        let mut papers: Vec<_> = drawn.papers.iter().flat_map(|(marks, weight)| split(marks, *weight)).collect();
        let middle = shift.index(papers.len().max(1)).min(papers.len());
        papers.rotate_left(middle);
        papers.reverse();
        let again = sure(rule.count(&drawn.election(papers.into_iter()), &drawn.options));
        prop_assert_eq!(again.to_json(), transcript.to_json());
    }

    #[test]
    fn the_order_of_candidates_changes_no_figure_once_the_lot_is_known(
        id in prop::sample::select(vec!["scottish", "ers97", "ni"]), mut drawn in drawn(),
    ) {
        let rule = tally::rule::find(id).expect("it ships with the crate");
        drawn.withdrawn = None;
        let Some(transcript) = counted(rule, &drawn) else { return Ok(()) };
        let (papers, options) = turned(&drawn, &transcript);
        let again = sure(rule.count(&drawn.election(papers.into_iter()), &options));
        let back = |number: CandidateNo| no(drawn.candidates + 1 - number.get());
        prop_assert_eq!(again.elected.iter().map(|&one| back(one)).collect::<Vec<_>>(), transcript.elected);
        for (mine, theirs) in transcript.stages.iter().zip(&again.stages) {
            let turned: Vec<_> = theirs.votes.iter().rev().copied().collect();
            prop_assert_eq!(&turned, &mine.votes, "stage {}", mine.number);
        }
        prop_assert_eq!(again.stages.len(), transcript.stages.len());
    }

    #[test]
    fn trimmed_papers_are_counted_alike(rule in rule(), drawn in drawn()) {
        let Some(transcript) = counted(rule, &drawn) else { return Ok(()) };
        let trimmed = sure(rule.trim(&election(&drawn), &drawn.options));
        let again = sure(rule.count(&trimmed, &drawn.options));
        prop_assert_eq!(again.stages, transcript.stages);
        prop_assert_eq!(trimmed.papers().total(), transcript.reading.papers);
    }

    #[test]
    fn transcript_and_sheet_tell_everything_within_their_bounds(rule in rule(), drawn in drawn()) {
        let Some(transcript) = counted(rule, &drawn) else { return Ok(()) };
        prop_assert_eq!(&sure(serde_json::from_str::<Transcript>(&transcript.to_json())), &transcript);
        let sheet = tally::sheet::render(&transcript);
        prop_assert!(sheet.lines().all(|line| line.chars().count() <= tally::sheet::COLUMNS), "{}", sheet);
        let ties: usize = transcript.stages.iter().map(|stage| stage.ties.len()).sum();
        prop_assert_eq!(sheet.split_whitespace().filter(|word| *word == "Tie:").count(), ties);
        for tie in transcript.stages.iter().flat_map(|stage| &stage.ties) {
            prop_assert!(tie.tied.contains(&tie.chosen) && tie.tied.len() > 1);
            prop_assert!(tie.settled_by == SettledBy::Lot || !tie.history.is_empty());
        }
    }

    #[test]
    fn a_group_that_puts_its_own_first_wins_the_seats_its_quotas_pay_for(
        rule in rule(), quotas in 1..4_u16, seats in 3..6_u16, spare in 0..40_u64,
        orders in vec(Just([1, 2, 3, 4_u16]).prop_shuffle(), 4),
    ) {
        // A value truncated to a hundredth can cost each paper as much, so that exactly the quotas might not do.
        let others = 150 * u64::from(seats);
        let solid = u64::from(quotas) * (others + spare) / u64::from(seats + 1 - quotas) + 4 * u64::from(quotas);
        let solid = solid + solid / 5;
        let mut election = sure(Election::new("", seats, (1..=8).map(|number| number.to_string())));
        for (order, share) in orders.iter().zip([solid - solid / 4 * 3, solid / 4, solid / 4, solid / 4]) {
            sure(election.add_ranking(&order.map(no), share.max(1)));
        }
        sure(election.add_ranking(&[5, 6, 7, 8].map(no), others - others / 3));
        sure(election.add_ranking(&[8, 7, 6, 5].map(no), others / 3 + spare));
        let transcript = sure(rule.count(&election, &Options::default()));
        let group = transcript.elected.iter().filter(|candidate| candidate.get() <= 4).count();
        prop_assert!(group as u64 >= u64::from(quotas).min(4).min(u64::from(seats)), "{} of {}", group, quotas);
    }

    #[test]
    fn a_vacancy_is_filled_by_somebody_new_and_nobody_who_sits_loses_a_seat(
        id in prop::sample::select(vec!["scottish", "ers97", "ni", "minneapolis-stv"]), drawn in drawn(),
        who in any::<prop::sample::Index>(),
    ) {
        let rule = tally::rule::find(id).expect("it ships with the crate");
        let Some(transcript) = counted(rule, &drawn) else { return Ok(()) };
        let member = transcript.elected[who.index(transcript.elected.len())];
        let sitting: Vec<_> = transcript.elected.iter().copied().filter(|&one| one != member).collect();
        let vacating = Vacating { member, sitting: &sitting, no_longer_stand: &[] };
        let election = election(&drawn);
        for filled in [
            vacancy::recount(&election, vacating, &drawn.options).ok(),
            vacancy::countback(rule, &election, vacating, &drawn.options).ok(),
        ].into_iter().flatten() {
            let new = sure(filled.filled_by.ok_or("somebody else stands"));
            prop_assert!(new != member && !sitting.contains(&new));
            prop_assert!(!filled.candidates[new.index()].withdrawn);
            match &filled.way {
                Way::Recount { count } => {
                    let out: Vec<_> = count.stages.iter().flat_map(Stage::excluded).collect();
                    prop_assert!(sitting.iter().all(|one| !out.contains(one)));
                    prop_assert_eq!(count.elected.iter().filter(|one| !sitting.contains(one)).count(), 1);
                }
                Way::Countback(count) => {
                    for stage in &count.stages {
                        let found = sum(stage.votes.iter().copied()) + stage.non_transferable.units();
                        prop_assert_eq!(found, count.total.units());
                    }
                    let at = transcript.stages.iter().find(|stage| stage.elected.iter().any(|one| one.candidate == member));
                    let when_elected = sure(at.ok_or("elected at a stage")).votes[member.index()];
                    prop_assert!(count.total == when_elected || id == "ni", "{} {}", count.total, when_elected);
                }
            }
        }
    }

    #[test]
    fn who_can_never_win_does_not_and_only_minneapolis_counts_it(drawn in drawn(), who in any::<prop::sample::Index>()) {
        let mut election = election(&drawn);
        let write_ins = no(u16::try_from(who.index(usize::from(drawn.candidates))).unwrap_or(0) + 1);
        sure(election.never_wins(write_ins));
        let by = |id: &str| tally::rule::find(id).expect("it ships with the crate").count(&election, &drawn.options);
        if let Ok(transcript) = by("minneapolis-stv") {
            prop_assert!(!transcript.elected.contains(&write_ins));
            let able = transcript.candidates.iter().filter(|one| !one.withdrawn && !one.never_wins).count();
            prop_assert_eq!(transcript.elected.len(), able.min(usize::from(transcript.seats)));
            if !transcript.candidates[write_ins.index()].withdrawn {
                prop_assert!(by("ers97").is_err() && by("ni").is_err() && by("scottish").is_err());
            }
        }
    }
}

#[test]
fn the_figures_of_a_stage_are_read_back_whole_from_the_neutral_shape() {
    let election = crate::election(include_str!("vectors/worked-example.blt"));
    let transcript = crate::gregory::counted_by("minneapolis-stv", &election);

    let read: serde_json::Value = sure(serde_json::from_str(&tally::neutral::to_json(&transcript)));

    let votes: BTreeMap<String, String> = sure(serde_json::from_value(read["stages"][2]["votes"].clone()));
    assert_eq!(votes["Cat"], "18.5700");
    assert_eq!(votes.len(), 6);
}
