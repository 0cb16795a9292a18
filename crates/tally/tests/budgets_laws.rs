//! What holds for every budget, on random votes; equal shares and Phragmén against the plainest program, a purse per voter.

use num_bigint::BigUint;
use proptest::collection::vec;
use proptest::prelude::*;
use tally::Ratio;
use tally::budgets::{self, Budget, BudgetBuilder, Outcome, OutcomeKind, Paid, Project, Report, SettledBy};

use crate::budgets::counted;
use crate::sure;

/// A budget as drawn.
#[derive(Debug, Clone)]
struct Drawn {
    money: u64,
    costs: Vec<u64>,
    /// Who approves of what, and how many voted so.
    votes: Vec<(Vec<usize>, u32)>,
}

impl Drawn {
    fn budget(&self) -> Budget {
        self.with(&(0..self.costs.len()).collect::<Vec<_>>(), self.votes.iter())
    }

    /// The budget with its projects in this order and its votes in that.
    fn with<'a>(&self, order: &[usize], votes: impl Iterator<Item = &'a (Vec<usize>, u32)>) -> Budget {
        let project =
            |&place: &usize| Project { id: format!("p{place}"), name: String::new(), cost: self.costs[place] };
        let mut builder = sure(BudgetBuilder::new("", "", self.money, 0, order.iter().map(project).collect()));
        for (vote, voters) in votes {
            let ids: Vec<String> = vote.iter().map(|place| format!("p{place}")).collect();
            sure(builder.add(ids.iter().map(String::as_str), *voters));
        }
        builder.build()
    }

    fn voters(&self) -> u64 {
        self.votes.iter().map(|&(_, voters)| u64::from(voters)).sum()
    }

    fn weight(&self, class: usize) -> u64 {
        u64::from(self.votes[class].1)
    }

    fn supporters(&self, project: usize) -> Vec<usize> {
        (0..self.votes.len()).filter(|&voter| self.votes[voter].0.contains(&project)).collect()
    }
}

fn drawn() -> impl Strategy<Value = Drawn> {
    // Small costs make ties and exactly empty purses frequent; large ones make fractions long.
    let cost = prop_oneof![3 => 1..12_u64, 1 => 1..5_000_u64];
    (vec(cost, 1..9), 1..60_u64)
        .prop_flat_map(|(costs, percent)| {
            let sum: u64 = costs.iter().sum();
            let money = (sum * percent / 50).max(1);
            let weight = prop_oneof![3 => Just(1_u32), 1 => 1..4_u32, 1 => 1..3_000_u32, 1 => 1..5_000_000_u32];
            let vote = prop::sample::subsequence((0..costs.len()).collect::<Vec<_>>(), 0..=costs.len());
            vec((vote, weight), 1..14).prop_map(move |votes| Drawn { money, costs: costs.clone(), votes })
        })
        .prop_filter("somebody approves", |drawn| drawn.votes.iter().any(|(vote, _)| !vote.is_empty()))
}

fn whole(number: u64) -> Ratio {
    sure(Ratio::new(number, 1_u32).ok_or(number))
}

fn plus(one: &Ratio, two: &Ratio) -> Ratio {
    sure(Ratio::new(one.above() * two.below() + two.above() * one.below(), one.below() * two.below()).ok_or(0))
}

/// The difference; panics below nought, which is what some laws are about.
fn minus(one: &Ratio, two: &Ratio) -> Ratio {
    sure(Ratio::new(one.above() * two.below() - two.above() * one.below(), one.below() * two.below()).ok_or(0))
}

fn over(one: &Ratio, divisor: u64) -> Ratio {
    sure(Ratio::new(one.above().clone(), one.below() * divisor).ok_or(divisor))
}

fn times(one: &Ratio, factor: u64) -> Ratio {
    sure(Ratio::new(one.above() * factor, one.below().clone()).ok_or(factor))
}

fn sum<'a>(all: impl Iterator<Item = &'a Ratio>) -> Ratio {
    all.fold(whole(0), |sum, one| plus(&sum, one))
}

/// ρ of a project, by sorting purses and letting the poorest pay all; `None` when they hold too little.
fn payment(drawn: &Drawn, purses: &[Ratio], project: usize) -> Option<Ratio> {
    let mut supporters = drawn.supporters(project);
    supporters.sort_by(|&one, &two| purses[one].cmp(&purses[two]));
    let mut left = whole(drawn.costs[project]);
    let mut payers: u64 = supporters.iter().map(|&class| drawn.weight(class)).sum();
    for class in supporters {
        let each = over(&left, payers);
        if each <= purses[class] {
            return Some(each);
        }
        left = minus(&left, &times(&purses[class], drawn.weight(class)));
        payers -= drawn.weight(class);
    }
    None
}

/// Equal shares with a purse per vote: projects and payments in order.
fn plainly(drawn: &Drawn, share: &Ratio) -> Vec<(usize, Ratio)> {
    let mut purses = vec![share.clone(); drawn.votes.len()];
    let mut bought: Vec<(usize, Ratio)> = Vec::new();
    loop {
        let waiting = (0..drawn.costs.len()).filter(|project| bought.iter().all(|(other, _)| other != project));
        let affordable = waiting.filter_map(|project| Some((project, payment(drawn, &purses, project)?)));
        let best = affordable
            .min_by_key(|(project, most)| (over(most, drawn.costs[*project]), drawn.costs[*project], *project));
        let Some((project, most)) = best else { return bought };
        for voter in drawn.supporters(project) {
            let pays = purses[voter].clone().min(most.clone());
            purses[voter] = minus(&purses[voter], &pays);
        }
        bought.push((project, most));
    }
}

fn cost(drawn: &Drawn, bought: &[(usize, Ratio)]) -> u64 {
    bought.iter().map(|(project, _)| drawn.costs[*project]).sum()
}

/// The add-one completion: units added, and what was bought.
fn raised(drawn: &Drawn) -> (u64, Vec<(usize, Ratio)>) {
    let share = |added: u64| plus(&over(&whole(drawn.money), drawn.voters()), &whole(added));
    let mut kept = (0, plainly(drawn, &share(0)));
    loop {
        let left = drawn.money - cost(drawn, &kept.1);
        let mut waiting = (0..drawn.costs.len()).filter(|project| kept.1.iter().all(|(other, _)| other != project));
        if !waiting.any(|project| drawn.costs[project] <= left && !drawn.supporters(project).is_empty()) {
            return kept;
        }
        let next = plainly(drawn, &share(kept.0 + 1));
        if cost(drawn, &next) > drawn.money {
            return kept;
        }
        kept = (kept.0 + 1, next);
    }
}

fn payments(outcome: &Outcome) -> Vec<(usize, Ratio)> {
    let most = |purchase: &budgets::Purchase| match &purchase.paid {
        Paid::Shares { most, .. } => (purchase.project.index(), most.clone()),
        other => panic!("{other:?} is no payment of shares"),
    };
    outcome.purchases.iter().map(most).collect()
}

fn is_settled_without_lot(report: &Report) -> bool {
    let purchases = report.outcomes.iter().flat_map(|outcome| &outcome.purchases);
    !purchases.filter_map(|purchase| purchase.tie.as_ref()).any(|tie| tie.settled_by == SettledBy::Lot)
}

/// Phragmén with a load per voter.
fn loads(drawn: &Drawn) -> Vec<(usize, Ratio)> {
    let mut borne = vec![whole(0); drawn.votes.len()];
    let (mut bought, mut left): (Vec<(usize, Ratio)>, u64) = (Vec::new(), drawn.money);
    loop {
        let waiting = (0..drawn.costs.len()).filter(|project| bought.iter().all(|(other, _)| other != project));
        let loads = waiting.filter_map(|project| {
            let supporters = drawn.supporters(project);
            let borne = supporters.iter().map(|&class| times(&borne[class], drawn.weight(class))).collect::<Vec<_>>();
            let total = plus(&whole(drawn.costs[project]), &sum(borne.iter()));
            let voters: u64 = supporters.iter().map(|&class| drawn.weight(class)).sum();
            (voters > 0).then(|| (project, over(&total, voters)))
        });
        let best = loads.min_by_key(|(project, load)| (load.clone(), drawn.costs[*project], *project));
        let Some((project, load)) = best.filter(|(project, _)| drawn.costs[*project] <= left) else { return bought };
        drawn.supporters(project).into_iter().for_each(|voter| borne[voter] = load.clone());
        left -= drawn.costs[project];
        bought.push((project, load));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn equal_shares_is_what_a_purse_per_voter_gives(drawn in drawn()) {
        let report = counted("equal-shares", &drawn.budget());
        let share = over(&whole(drawn.money), drawn.voters());
        prop_assert_eq!(payments(&report.outcomes[0]), plainly(&drawn, &share));
        let (added, bought) = raised(&drawn);
        prop_assert_eq!(report.outcomes[1].added, Some(added));
        prop_assert_eq!(payments(&report.outcomes[1]), bought);
    }

    #[test]
    fn phragmen_is_what_a_load_per_voter_gives(drawn in drawn()) {
        let report = counted("phragmen", &drawn.budget());
        let found: Vec<(usize, Ratio)> = report.outcomes[0].purchases.iter().map(|purchase| match &purchase.paid {
            Paid::Load { load } => (purchase.project.index(), load.clone()),
            other => panic!("{other:?} is no load"),
        }).collect();
        prop_assert_eq!(found, loads(&drawn));
    }

    #[test]
    fn payments_are_the_cost_and_nobody_pays_more_than_she_has(drawn in drawn()) {
        let report = counted("equal-shares", &drawn.budget());
        for outcome in &report.outcomes[..2] {
            let share = sure(outcome.share.clone().ok_or("equal shares has a share"));
            let mut purses = vec![share; drawn.votes.len()];
            for purchase in &outcome.purchases {
                let Paid::Shares { most, paying_most, paying_all, from_them, .. } = &purchase.paid else {
                    panic!("equal shares pays by shares");
                };
                let project = purchase.project.index();
                let supporters = drawn.supporters(project);
                let paid: Vec<Ratio> = supporters.iter().map(|&voter| purses[voter].clone().min(most.clone())).collect();
                let together = |some: &mut dyn Iterator<Item = (usize, &Ratio)>| {
                    some.fold(whole(0), |sum, (class, pays)| plus(&sum, &times(pays, drawn.weight(class))))
                };
                let mut all = supporters.iter().copied().zip(&paid);
                prop_assert_eq!(together(&mut all), whole(drawn.costs[project]));
                let mut poorer = supporters.iter().filter(|&&class| purses[class] < *most).map(|&class| (class, &purses[class]));
                prop_assert_eq!(together(&mut poorer), from_them.clone());
                let voters: u64 = supporters.iter().map(|&class| drawn.weight(class)).sum();
                prop_assert!(*paying_most >= 1 && paying_most + paying_all <= voters);
                for (voter, pays) in supporters.into_iter().zip(paid) {
                    purses[voter] = minus(&purses[voter], &pays);
                }
            }
        }
    }

    #[test]
    fn the_chosen_never_cost_more_than_the_budget(drawn in drawn()) {
        for rule in budgets::ALL {
            let report = counted(rule.id, &drawn.budget());
            let cost: u64 = report.selected.iter().map(|project| drawn.costs[project.index()]).sum();
            prop_assert!(cost <= drawn.money);
            prop_assert_eq!(report.cost.units(), i128::from(cost));
            let mut once = report.selected.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), report.selected.len());
            prop_assert!(report.outcomes.iter().all(|outcome| outcome.cost.units() <= i128::from(drawn.money)));
        }
    }

    #[test]
    fn after_completion_nothing_approved_fits_any_more(drawn in drawn()) {
        for id in ["equal-shares", "greedy-approval"] {
            let report = counted(id, &drawn.budget());
            let left = report.budget.units() - report.cost.units();
            let waiting = report.projects.iter().filter(|project| !report.selected.contains(&project.number));
            prop_assert!(waiting.filter(|project| project.approvals > 0).all(|project| project.cost.units() > left));
        }
    }

    #[test]
    fn the_order_of_voters_changes_no_byte(drawn in drawn()) {
        let order: Vec<usize> = (0..drawn.costs.len()).collect();
        let mut votes = drawn.votes.clone();
        votes.reverse();
        for (vote, _) in &mut votes {
            vote.reverse();
        }
        for rule in budgets::ALL {
            let report = counted(rule.id, &drawn.budget());
            let again = counted(rule.id, &drawn.with(&order, votes.iter()));
            prop_assert_eq!(again.to_json(), report.to_json());
            prop_assert_eq!(sure(serde_json::from_str::<Report>(&report.to_json())), report);
        }
    }

    #[test]
    fn the_order_of_projects_matters_only_where_a_lot_is_drawn(drawn in drawn()) {
        let order: Vec<usize> = (0..drawn.costs.len()).rev().collect();
        for rule in budgets::ALL {
            let report = counted(rule.id, &drawn.budget());
            if is_settled_without_lot(&report) {
                let again = counted(rule.id, &drawn.with(&order, drawn.votes.iter()));
                prop_assert_eq!(again.ids_selected(), report.ids_selected());
            }
        }
    }

    #[test]
    fn a_group_that_agrees_gets_what_its_shares_can_pay_for(extra in 1..6_usize, members in 1..6_usize, cost in 1..20_u64) {
        // So many voters approve of the same three projects and nobody else does; together they can pay for as many as their shares buy.
        let voters = members + extra;
        let money = cost * 6;
        let mut votes = vec![(vec![0, 1, 2], 1); members];
        votes.extend(vec![(vec![3], 1); extra]);
        let drawn = Drawn { money, costs: vec![cost, cost, cost, money], votes };
        let report = counted("equal-shares", &drawn.budget());
        let affordable = (money * members as u64 / (voters as u64 * cost)).min(3);
        let theirs = report.outcomes[0].selected.iter().filter(|project| project.index() < 3).count();
        prop_assert_eq!(theirs as u64, affordable);
    }

    #[test]
    fn a_sheet_is_never_wider_than_its_columns(drawn in drawn()) {
        for rule in budgets::ALL {
            let sheet = budgets::render(&counted(rule.id, &drawn.budget()));
            prop_assert!(sheet.lines().all(|line| line.chars().count() <= tally::sheet::COLUMNS), "{}", sheet);
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..200), head in any::<bool>()) {
        let mut file = if head { include_bytes!("vectors/four-projects.pb")[..120].to_vec() } else { Vec::new() };
        file.extend(bytes);
        let _ = budgets::read(file.as_slice());
    }
}

#[test]
fn long_chains_of_fractions_stay_exact() {
    // Forty projects, sixty different votes of up to 1,000 voters each: common denominators far beyond 128 bits.
    let mut seed = 7_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let costs: Vec<u64> = (0..40).map(|_| 40_000 + random(900_000)).collect();
    let mut vote = || ((0..40).filter(|_| random(3) == 0).collect(), 0);
    let mut votes: Vec<(Vec<usize>, u32)> = (0..60).map(|_| vote()).collect();
    votes.iter_mut().zip(1..).for_each(|(vote, place): (_, u32)| vote.1 = 1 + place * 7_919 % 1_000);
    let drawn = Drawn { money: 10_000_000, costs, votes };

    let report = counted("equal-shares", &drawn.budget());

    let share = over(&whole(drawn.money), drawn.voters());
    let bought = plainly(&drawn, &share);
    assert_eq!(payments(&report.outcomes[0]), bought);
    assert_eq!(report.outcomes[1].kind, OutcomeKind::AddOne);
    let longest = bought.iter().map(|(_, most)| most.below().clone()).max();
    assert!(longest > Some(BigUint::from(u128::MAX)), "the fractions of this test are short: {longest:?}");
}
