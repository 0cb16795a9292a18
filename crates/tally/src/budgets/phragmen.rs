//! Sequential Phragmén with costs. docs/rules/phragmen.md
//!
//! Source: L. E. Phragmén, *Sur une méthode nouvelle pour réaliser, dans les élections, la représentation proportionnelle des partis* (1894);
//! for costs: M. Los, Z. Christoff, D. Grossi, *Proportional budget allocations* (IJCAI 2022).

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::report::{self, Outcome, OutcomeKind, Paid, Purchase, Report, StoppedBy};
use super::{Budget, CountError, Options, Rule};
use crate::CandidateNo;
use crate::ratio::Ratio;

pub(super) const RULE: Rule = Rule {
    id: "phragmen",
    version: 1,
    source: "Phragmén (1894), for costs as in Los, Christoff, Grossi, Proportional budget allocations (IJCAI 2022)",
    count,
};

/// No purchase.
const NEVER: u16 = u16::MAX;

/// The loads after each purchase, over one common denominator. A voter bears the load of the last purchase that she supported.
struct Loads {
    below: BigUint,
    above: Vec<BigUint>,
}

impl Loads {
    /// The load that each supporter would bear: (cost + what they bear) ÷ supporters, × the common denominator × supporters.
    fn with(&self, cost: u64, bearing: &[u64]) -> BigUint {
        let mut load = &self.below * cost;
        for (above, &voters) in self.above.iter().zip(bearing) {
            if voters > 0 {
                load += above * voters;
            }
        }
        load
    }

    fn take(&mut self, load: BigUint, supporters: u64) {
        for above in &mut self.above {
            *above *= supporters;
        }
        self.below *= supporters;
        self.above.push(load);
    }
}

/// A project not bought yet: the load it would bring, as it was when last computed.
struct Waiting {
    project: CandidateNo,
    supporters: u64,
    load: Ratio,
    /// Purchases made when `load` was computed.
    as_of: usize,
}

fn count(rule: &Rule, budget: &Budget, options: &Options) -> Result<Report, CountError> {
    let mut report = report::begin(rule, budget, options)?;
    let classes: Vec<(&[u16], u32)> = budget.votes().collect();
    let mut supporters: Vec<Vec<usize>> = vec![Vec::new(); budget.projects().len()];
    for (class, (approved, _)) in classes.iter().enumerate() {
        approved.iter().for_each(|&project| supporters[usize::from(project)].push(class));
    }
    let mut last_bought = vec![NEVER; classes.len()];
    let mut loads = Loads { below: BigUint::from(1_u32), above: Vec::new() };
    let mut waiting = waiting(&report, budget);
    let (mut spent, mut purchases) = (0, Vec::new());
    let stopped_by = loop {
        let bearing = |project: CandidateNo, purchases: usize| {
            let mut bearing = vec![0; purchases];
            for &class in &supporters[project.index()] {
                if let Some(voters) = bearing.get_mut(usize::from(last_bought[class])) {
                    *voters += u64::from(classes[class].1);
                }
            }
            bearing
        };
        let Some(tied) = least(&mut waiting, budget, &loads, bearing) else { break StoppedBy::NothingFits };
        let (project, tie) = report::settle(budget, &report.lot, tied);
        let cost = budget.projects()[project.index()].cost;
        // The project that is next decides, not the next that fits: a process in time that stops when its money is gone.
        if cost > budget.money() - spent {
            break StoppedBy::NextDoesNotFit { project };
        }
        spent += cost;
        let place = waiting.iter().position(|one| one.project == project).expect("it was waiting");
        let bought = waiting.swap_remove(place);
        let load = loads.with(cost, &bearing(project, loads.above.len()));
        loads.take(load, bought.supporters);
        let purchase = u16::try_from(purchases.len()).expect("no more purchases than projects");
        supporters[project.index()].iter().for_each(|&class| last_bought[class] = purchase);
        let paid = Paid::Load { load: scaled(&bought.load, budget) };
        purchases.push(Purchase { project, paid, spent: budget.amount(spent), tie });
    };
    let selected = purchases.iter().map(|purchase: &Purchase| purchase.project).collect();
    let cost = budget.amount(spent);
    let kind = OutcomeKind::Phragmen;
    report.outcomes.push(Outcome { kind, share: None, added: None, purchases, selected, cost, stopped_by });
    Ok(report.finish())
}

/// Every project that somebody approved of; first loads are cost ÷ supporters.
fn waiting(report: &Report, budget: &Budget) -> Vec<Waiting> {
    let approved = report.projects.iter().filter(|project| project.approvals > 0);
    let waiting = approved.map(|project| Waiting {
        project: project.number,
        supporters: project.approvals,
        load: Ratio::new(budget.projects()[project.number.index()].cost, project.approvals).expect("somebody approved"),
        as_of: 0,
    });
    waiting.collect()
}

/// All projects that bring the smallest load. Loads never fall, so only those are computed again whose old load is not above the best.
fn least(
    waiting: &mut [Waiting],
    budget: &Budget,
    loads: &Loads,
    bearing: impl Fn(CandidateNo, usize) -> Vec<u64>,
) -> Option<Vec<CandidateNo>> {
    let now = loads.above.len();
    let mut best: Option<Ratio> = None;
    let mut tied = Vec::new();
    waiting.sort_by(|one, two| one.load.cmp(&two.load));
    for one in waiting {
        if best.as_ref().is_some_and(|best| one.load > *best) {
            break;
        }
        if one.as_of < now {
            let load = loads.with(budget.projects()[one.project.index()].cost, &bearing(one.project, now));
            one.load = Ratio::new(load, &loads.below * one.supporters).expect("somebody approved");
            one.as_of = now;
        }
        match best.as_ref().map_or(Ordering::Less, |best| one.load.cmp(best)) {
            Ordering::Greater => continue,
            Ordering::Less => tied.clear(),
            Ordering::Equal => {}
        }
        tied.push(one.project);
        best = Some(one.load.clone());
    }
    best.map(|_| tied)
}

/// A load in currency units.
fn scaled(load: &Ratio, budget: &Budget) -> Ratio {
    Ratio::new(load.above().clone(), load.below() * budget.unit()).expect("a unit is not nought")
}
