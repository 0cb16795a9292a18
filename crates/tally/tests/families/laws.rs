//! What holds for every count of these rules, on random papers.

use proptest::collection::vec;
use proptest::prelude::*;
use tally::{CandidateNo, Election, Lot, Mark, Options, approval, condorcet, grades, runoff};

use crate::sure;

fn no(number: u16) -> CandidateNo {
    sure(CandidateNo::new(number).ok_or(number))
}

/// Ranks per candidate on each paper, 0 for none, and how many papers there are of it.
type Drawn = Vec<(Vec<u16>, u64)>;

/// Papers of so many candidates, with equal, skipped and missing ranks.
fn papers(candidates: usize) -> impl Strategy<Value = Drawn> {
    let last = u16::try_from(candidates).unwrap_or(u16::MAX) + 1;
    vec((vec(0..=last, candidates), 1..6_u64), 1..14)
}

/// Papers that rank everybody, nobody equal.
fn strict(candidates: u16) -> impl Strategy<Value = Drawn> {
    vec((Just((1..=candidates).collect::<Vec<_>>()).prop_shuffle(), 1..6_u64), 1..12)
}

fn contest(candidates: usize, papers: &Drawn) -> Election {
    let mut election = sure(Election::new("Drawn", 1, (1..=candidates).map(|number| format!("N{number}"))));
    for (ranks, weight) in papers {
        sure(election.add_marks(&marks(ranks), *weight));
    }
    election
}

fn marks(ranks: &[u16]) -> Vec<Mark> {
    let mut ranked: Vec<(u16, u16)> =
        (1..).zip(ranks).filter(|(_, rank)| **rank > 0).map(|(no, &rank)| (rank, no)).collect();
    ranked.sort_unstable();
    let mut last = 0;
    let mut marks = Vec::new();
    for (rank, number) in ranked {
        if rank == last {
            marks.push(Mark::beside(no(number)));
            continue;
        }
        marks.extend((last + 1..rank).map(|_| Mark::SKIPPED));
        marks.push(Mark::at_next(no(number)));
        last = rank;
    }
    marks
}

fn pairs(election: &Election) -> Option<condorcet::Report> {
    condorcet::count(condorcet::Rule::Condorcet, election, &condorcet::Options::default()).ok()
}

fn schulze_winners(election: &Election) -> Vec<u16> {
    let report = sure(condorcet::count(condorcet::Rule::Schulze, election, &condorcet::Options::default()));
    let schulze = sure(report.schulze.ok_or("it was counted"));
    schulze.placing.winners.iter().map(|winner| winner.get()).collect()
}

/// The same papers with the candidates numbered the other way round.
fn mirrored(papers: &Drawn) -> Drawn {
    papers.iter().map(|(ranks, weight)| (ranks.iter().rev().copied().collect(), *weight)).collect()
}

/// Papers that rank the first candidate above the second: an unranked one is below all ranked.
fn papers_over(papers: &Drawn, first: usize, second: usize) -> u64 {
    let is_over = |ranks: &[u16]| ranks[first] > 0 && (ranks[second] == 0 || ranks[first] < ranks[second]);
    papers.iter().filter(|(ranks, _)| is_over(ranks)).map(|(_, weight)| weight).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_matrix_counts_each_pair_on_each_paper(papers in papers(5)) {
        let Some(report) = pairs(&contest(5, &papers)) else { return Ok(()) };
        for (first, row) in report.pairwise.iter().enumerate() {
            for (second, &found) in row.iter().enumerate() {
                prop_assert_eq!(found, papers_over(&papers, first, second), "{} over {}", first, second);
            }
        }
    }

    #[test]
    fn an_option_that_beats_every_other_wins_under_each_rule_but_borda(papers in papers(4)) {
        let Some(report) = pairs(&contest(4, &papers)) else { return Ok(()) };
        let Some(winner) = report.condorcet_winner else { return Ok(()) };
        let placings = [
            report.schulze.map(|part| part.placing),
            report.ranked_pairs.map(|part| part.placing),
            report.minimax.map(|part| part.placing),
            report.copeland.map(|part| part.placing),
        ];
        for placing in placings.into_iter().flatten() {
            prop_assert_eq!(placing.winners, vec![winner]);
            prop_assert_eq!(placing.elected, winner);
        }
    }

    #[test]
    fn whoever_loses_to_everybody_wins_under_neither_schulze_nor_ranked_pairs(papers in strict(4)) {
        let Some(report) = pairs(&contest(4, &papers)) else { return Ok(()) };
        let loses = |one: usize| (0..4).all(|other| other == one || report.pairwise[one][other] < report.pairwise[other][one]);
        let Some(loser) = (0..4).find(|&one| loses(one)) else { return Ok(()) };
        for placing in [report.schulze.map(|part| part.placing), report.ranked_pairs.map(|part| part.placing)].into_iter().flatten() {
            prop_assert!(placing.winners.iter().all(|winner| winner.index() != loser));
        }
    }

    #[test]
    fn a_path_is_as_strong_as_the_strongest_chain_of_defeats(papers in papers(4)) {
        let Some(report) = pairs(&contest(4, &papers)) else { return Ok(()) };
        let strength = sure(report.schulze.ok_or("it was counted")).strength;
        let link = |one: usize, two: usize| {
            let (over, under) = (report.pairwise[one][two], report.pairwise[two][one]);
            if over > under { over } else { 0 }
        };
        for (first, last) in (0..4).flat_map(|first| (0..4).map(move |last| (first, last))).filter(|(first, last)| first != last) {
            let others: Vec<usize> = (0..4).filter(|&option| option != first && option != last).collect();
            let chains = [vec![], vec![others[0]], vec![others[1]], others.clone(), others.iter().rev().copied().collect()];
            let weakest = |chain: &Vec<usize>| {
                let stations: Vec<usize> = [&[first], chain.as_slice(), &[last]].concat();
                stations.windows(2).map(|pair| link(pair[0], pair[1])).min()
            };
            prop_assert_eq!(Some(strength[first][last]), chains.iter().filter_map(weakest).max());
        }
    }

    #[test]
    fn a_clone_beside_an_option_changes_no_schulze_winner(papers in strict(4), cloned in 0..4_usize, order in any::<u16>()) {
        // Candidate 5 stands directly above or below the one cloned on each paper.
        let with_clone: Drawn = papers.iter().enumerate().map(|(paper, (ranks, weight))| {
            let mut ranks: Vec<u16> = ranks.iter().map(|rank| rank * 2).collect();
            let is_above = order >> (paper % 16) & 1 == 1;
            ranks.push(if is_above { ranks[cloned] - 1 } else { ranks[cloned] + 1 });
            (ranks, *weight)
        }).collect();
        let before = schulze_winners(&contest(4, &papers));
        let mut after: Vec<u16> = schulze_winners(&contest(5, &with_clone));
        let number = u16::try_from(cloned + 1).unwrap_or(0);
        for winner in after.iter_mut().filter(|winner| **winner == 5) {
            *winner = number;
        }
        after.sort_unstable();
        after.dedup();
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_schulze_winner_raised_on_a_paper_still_wins(papers in strict(4), which in any::<prop::sample::Index>()) {
        let winners = schulze_winners(&contest(4, &papers));
        let mut raised = papers.clone();
        let winner = usize::from(winners[0]) - 1;
        let ranks = &mut raised[which.index(papers.len())].0;
        let from = ranks[winner];
        for rank in ranks.iter_mut() {
            *rank += u16::from(*rank < from);
        }
        ranks[winner] = 1;
        prop_assert!(schulze_winners(&contest(4, &raised)).contains(&winners[0]));
    }

    #[test]
    fn the_order_of_papers_changes_no_byte_of_any_report(papers in papers(5)) {
        let mut other: Drawn = papers.iter().flat_map(|(ranks, weight)| vec![(ranks.clone(), 1); usize::try_from(*weight).unwrap_or(0)]).collect();
        other.reverse();
        let (one, two) = (contest(5, &papers), contest(5, &other));
        let json = |election: &Election| (
            pairs(election).map(|report| report.to_json()),
            runoff::count(election, &Options::default()).ok().map(|report| report.to_json()),
            approval::count(election, &Lot::FileOrder).ok().map(|report| report.to_json()),
        );
        prop_assert_eq!(json(&one), json(&two));
    }

    #[test]
    fn the_order_of_candidates_changes_nothing_but_ties(papers in papers(5)) {
        let (one, two) = (contest(5, &papers), contest(5, &mirrored(&papers)));
        let Some((one_pairs, two_pairs)) = pairs(&one).zip(pairs(&two)) else { return Ok(()) };
        let back = |winners: &[CandidateNo]| { let mut all: Vec<u16> = winners.iter().map(|winner| 6 - winner.get()).collect(); all.sort_unstable(); all };
        let same = |winners: &[CandidateNo]| winners.iter().map(|winner| winner.get()).collect::<Vec<_>>();
        prop_assert_eq!(one_pairs.schulze.map(|part| same(&part.placing.winners)), two_pairs.schulze.map(|part| back(&part.placing.winners)));
        prop_assert_eq!(one_pairs.minimax.map(|part| same(&part.placing.winners)), two_pairs.minimax.map(|part| back(&part.placing.winners)));
        if let Some((first, second)) = one_pairs.ranked_pairs.zip(two_pairs.ranked_pairs) {
            prop_assert_eq!(first.is_tied, second.is_tied);
            if !first.is_tied {
                prop_assert_eq!(same(&first.placing.winners), back(&second.placing.winners));
            }
        }
        let runs = runoff::count(&one, &Options::default()).ok().zip(runoff::count(&two, &Options::default()).ok());
        let Some((first, second)) = runs else { return Ok(()) };
        let is_tied = first.decided_by == runoff::Decided::Lot
            || first.rounds.iter().filter_map(|round| round.exclusion.as_ref()).any(|out| !out.tied.is_empty());
        if !is_tied {
            prop_assert_eq!(first.winner.map(CandidateNo::get), second.winner.map(|winner| 6 - winner.get()));
        }
    }

    #[test]
    fn a_run_off_keeps_every_paper_and_loses_one_candidate_a_round(papers in papers(6), withdrawn in prop::option::of(1..=6_u16)) {
        let mut election = contest(6, &papers);
        if let Some(number) = withdrawn { sure(election.withdraw(no(number))); }
        let Ok(report) = runoff::count(&election, &Options::default()) else { return Ok(()) };
        let standing = if withdrawn.is_some() { 5 } else { 6 };
        prop_assert_eq!(report.rounds.len(), standing - 1);
        for (round, continuing) in report.rounds.iter().zip((2..=standing).rev()) {
            prop_assert_eq!(round.votes.iter().sum::<u64>() + round.inactive, report.reading.valid);
            prop_assert_eq!(round.continuing.len(), continuing);
        }
        for (before, round) in report.rounds.iter().zip(&report.rounds[1..]) {
            let Some(out) = &round.exclusion else { return Err(TestCaseError::fail("nobody went out")) };
            prop_assert!(before.continuing.iter().all(|one| before.votes[one.index()] >= out.votes_before));
            prop_assert_eq!(round.flows.iter().map(|flow| flow.papers).sum::<u64>(), out.votes_before);
        }
        prop_assert_eq!(sure(serde_json::from_str::<runoff::Report>(&report.to_json())), report);
    }

    #[test]
    fn trimmed_papers_run_off_alike(papers in papers(6), skip in any::<bool>()) {
        let election = contest(6, &papers);
        let overvote = if skip { tally::Overvote::Skip } else { tally::Overvote::Exhaust };
        let options = Options { reading: tally::Reading { overvote, max_skipped: None }, ..Options::default() };
        let Ok(report) = runoff::count(&election, &options) else { return Ok(()) };
        let trimmed = sure(runoff::trim(&election, &options));
        prop_assert_eq!(sure(runoff::count(&trimmed, &options)).rounds, report.rounds);
        prop_assert!(trimmed.papers().distinct() <= election.papers().distinct());
    }

    #[test]
    fn a_majority_of_first_choices_wins_a_run_off(papers in strict(5)) {
        let report = sure(runoff::count(&contest(5, &papers), &Options::default()));
        let most = report.rounds[0].votes.iter().position(|&votes| votes * 2 > report.reading.valid);
        if let Some(place) = most {
            prop_assert_eq!(report.winner.map(CandidateNo::index), Some(place));
        }
    }

    #[test]
    fn reports_read_back_are_the_same_and_sheets_are_narrow(papers in papers(5), seats in 1..4_u16) {
        let mut election = contest(5, &papers);
        sure(election.set_seats(seats));
        let mut sheets = Vec::new();
        if let Some(report) = pairs(&election) {
            prop_assert_eq!(sure(serde_json::from_str::<condorcet::Report>(&report.to_json())), report.clone());
            sheets.push(condorcet::sheet::render(&report));
        }
        if let Ok(report) = runoff::count(&election, &Options::default()) {
            sheets.push(runoff::sheet::render(&report));
        }
        if let Ok(report) = approval::count(&election, &Lot::FileOrder) {
            prop_assert_eq!(sure(serde_json::from_str::<approval::Report>(&report.to_json())), report.clone());
            prop_assert_eq!(report.elected.len(), usize::from(seats));
            let least = report.elected.iter().map(|one| report.approvals[one.index()]).min();
            let left = report.order.concat().into_iter().filter(|one| !report.elected.contains(one));
            prop_assert!(left.map(|one| report.approvals[one.index()]).max() <= least);
            sheets.push(approval::sheet::render(&report));
        }
        for line in sheets.iter().flat_map(|sheet| sheet.lines()) {
            prop_assert!(line.chars().count() <= tally::sheet::COLUMNS, "{}", line);
        }
    }

    #[test]
    fn the_order_of_graded_papers_says_nothing(rows in vec(vec(prop::option::of(0..5_u16), 4), 1..20)) {
        let report = |rows: &mut dyn Iterator<Item = &Vec<Option<u16>>>| {
            let mut papers = sure(grades::GradePapers::new(["a", "b", "c", "d"].map(str::to_owned).to_vec(), None));
            rows.for_each(|row| sure(papers.add(row, 1)));
            sure(grades::count(grades::Rule::Grades, &papers))
        };
        let (one, two) = (report(&mut rows.iter()), report(&mut rows.iter().rev()));
        prop_assert_eq!(one.to_json(), two.to_json());
        prop_assert_eq!(sure(serde_json::from_str::<grades::Report>(&one.to_json())), one.clone());
        prop_assert!(one.histograms.iter().all(|histogram| histogram.iter().sum::<u64>() == one.voters));
        prop_assert!(grades::sheet::render(&one).lines().all(|line| line.chars().count() <= tally::sheet::COLUMNS));
        let star = sure(one.star.ok_or("it was counted"));
        prop_assert!(star.finalists.contains(&star.winner));
        prop_assert_eq!(star.prefer.iter().sum::<u64>() + star.no_preference, one.voters);
    }
}
