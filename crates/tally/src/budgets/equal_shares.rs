//! The method of equal shares for additive cost utilities, with its completions. docs/rules/equal-shares.md
//!
//! Source: D. Peters, G. Pierczyński, P. Skowron, *Proportional participatory budgeting with additive utilities* (2021, at the
//! conference on neural information processing systems), and the rule book published for towns; specification of counting, section 7.

mod contest;
mod exact;
mod run;

use num_bigint::BigUint;

use super::greedy_approval;
use super::report::{self, Outcome, OutcomeKind, Paid, Purchase, Report, StoppedBy};
use super::{Budget, CountError, Options, Rule};
use crate::CandidateNo;
use crate::limits;
use crate::ratio::Ratio;
use contest::Contest;
use run::{Ended, Run};

pub(super) const RULE: Rule = Rule {
    id: "equal-shares",
    version: 1,
    source: "Peters, Pierczyński, Skowron, Proportional participatory budgeting with additive utilities (NeurIPS 2021)",
    count,
};

fn count(rule: &Rule, budget: &Budget, options: &Options) -> Result<Report, CountError> {
    let mut report = report::begin(rule, budget, options)?;
    let contest = Contest::new(budget, report.lot.places())?;
    // "Each of n voters gets B/n" (7.1): in units of 1/n, that is B.
    let plain = Run::of(&contest, budget.money, u64::MAX)?;
    report.outcomes.push(outcome(&report, budget, &contest, &plain, OutcomeKind::Plain)?);
    let (added, last, stopped_by) = add_one(budget, &contest, plain)?;
    let mut raised = outcome(&report, budget, &contest, &last, OutcomeKind::AddOne)?;
    raised.added = Some(added);
    raised.stopped_by = stopped_by;
    let completed = greedy_approval::complete(&report, budget, OutcomeKind::Completed, &raised.selected);
    report.outcomes.extend([raised, completed]);
    Ok(report.finish())
}

/// The last run that the budget can bear, and how many units it added per voter (7.4: "rerun from the start with B/n + 1, +2, …, while
/// the selected cost stays ≤ the true budget; keep the last such outcome").
fn add_one<'a>(budget: &Budget, contest: &'a Contest, plain: Run<'a>) -> Result<(u64, Run<'a>, StoppedBy), CountError> {
    let mut kept = (0, plain);
    let mut work = 0;
    for added in 1..=limits::ADD_ONE_RUNS {
        if !kept.1.leaves_something(budget.money) {
            return Ok((kept.0, kept.1, StoppedBy::NothingFits));
        }
        let more = u128::from(added) * u128::from(budget.unit()) * u128::from(contest.voters);
        let share = u64::try_from(u128::from(budget.money) + more).map_err(|_| CountError::TooLarge)?;
        let run = Run::of(contest, share, budget.money)?;
        if run.ended == Ended::Overspent {
            let cost = budget.amount(run.spent);
            return Ok((kept.0, kept.1, StoppedBy::Overspend { cost }));
        }
        work += run.work;
        if work > limits::ADD_ONE_WORK {
            break;
        }
        kept = (added, run);
    }
    Err(CountError::TooManyRuns)
}

/// A run as published.
fn outcome(
    report: &Report,
    budget: &Budget,
    contest: &Contest,
    run: &Run<'_>,
    kind: OutcomeKind,
) -> Result<Outcome, CountError> {
    let scale = BigUint::from(contest.voters) * budget.unit();
    let mut spent = 0;
    let mut purchases = Vec::new();
    for (place, bought) in run.bought.iter().enumerate() {
        let project = number(bought.project);
        let cost = contest.costs[bought.project];
        spent += cost;
        let (most, from_them) = run.exact.payment(place, &scale);
        let unbalanced = || CountError::Unbalanced(report.id(project).to_owned());
        check(&most, &from_them, bought.paying_most, budget, cost).ok_or_else(unbalanced)?;
        let per_cost = Ratio::new(most.above() * budget.unit(), most.below() * cost).expect("a cost is not nought");
        let tied = bought.tied.iter().map(|&project| number(project)).collect();
        purchases.push(Purchase {
            project,
            paid: Paid::Shares {
                most,
                per_cost,
                paying_most: bought.paying_most,
                paying_all: bought.paying_all,
                from_them,
            },
            spent: budget.amount(spent),
            tie: report::settle(budget, &report.lot, tied).1,
        });
    }
    let selected = purchases.iter().map(|purchase| purchase.project).collect();
    Ok(Outcome {
        kind,
        share: Ratio::new(run.share, scale),
        added: None,
        purchases,
        selected,
        cost: budget.amount(spent),
        stopped_by: StoppedBy::NotAffordable,
    })
}

/// `Some` when ρ times those who paid it, plus what the others paid, is the cost exactly.
fn check(most: &Ratio, from_them: &Ratio, paying_most: u64, budget: &Budget, cost: u64) -> Option<()> {
    let left = most.above() * from_them.below() * paying_most + from_them.above() * most.below();
    let right = most.below() * from_them.below() * cost;
    (left * budget.unit() == right).then_some(())
}

fn number(project: usize) -> CandidateNo {
    let number = u16::try_from(project + 1).expect("there are no more projects than the limit");
    CandidateNo::new(number).expect("numbers begin with 1")
}
