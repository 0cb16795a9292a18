//! The most approvals first, as far as the money goes. docs/rules/greedy-approval.md

use super::report::{self, Outcome, OutcomeKind, Paid, Purchase, Report, StoppedBy};
use super::{Budget, CountError, Options, Rule};
use crate::CandidateNo;

pub(super) const RULE: Rule = Rule {
    id: "greedy-approval",
    version: 1,
    source: "utilitarian greedy by number of approvals, as most towns count; the completion of equal shares (specification of counting, 7.5)",
    count,
};

fn count(rule: &Rule, budget: &Budget, options: &Options) -> Result<Report, CountError> {
    let mut report = report::begin(rule, budget, options)?;
    let outcome = complete(&report, budget, OutcomeKind::Greedy, &[]);
    report.outcomes.push(outcome);
    Ok(report.finish())
}

/// Adds to what is bought every approved project that still fits, most approvals first (specification of counting, 7.5:
/// "projects by number of approvals that still fit (skip those that do not)"). One that nobody approved of is never added.
pub(super) fn complete(report: &Report, budget: &Budget, kind: OutcomeKind, bought: &[CandidateNo]) -> Outcome {
    let mut selected = bought.to_vec();
    let mut is_chosen = vec![false; report.projects.len()];
    for project in bought {
        is_chosen[project.index()] = true;
    }
    let mut spent: u64 = bought.iter().map(|project| budget.projects[project.index()].cost).sum();
    let mut purchases = Vec::new();
    loop {
        let waiting = report.projects.iter().filter(|project| project.approvals > 0);
        let fitting: Vec<_> = waiting
            .filter(|project| !is_chosen[project.number.index()])
            .filter(|project| budget.projects[project.number.index()].cost <= budget.money - spent)
            .collect();
        let Some(approvals) = fitting.iter().map(|project| project.approvals).max() else { break };
        let tied = fitting.iter().filter(|project| project.approvals == approvals).map(|project| project.number);
        let (project, tie) = report::settle(budget, &report.lot, tied.collect());
        spent += budget.projects[project.index()].cost;
        selected.push(project);
        is_chosen[project.index()] = true;
        let paid = Paid::Approvals { approvals };
        purchases.push(Purchase { project, paid, spent: budget.amount(spent), tie });
    }
    let cost = budget.amount(spent);
    Outcome { kind, share: None, added: None, purchases, selected, cost, stopped_by: StoppedBy::NothingFits }
}
