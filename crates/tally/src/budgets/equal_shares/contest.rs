//! What all runs of a count share: costs, supporters, approvals.

use crate::budgets::{Budget, CountError};

/// Everything in units of 1/n of the budget's smallest unit, n voters, is below this, so that sums of fixed-point figures fit 64 bits.
pub(super) const MONEY_BITS: u32 = 61;

/// Voters of one class who support a project.
#[derive(Debug, Clone, Copy)]
pub(super) struct Supporters {
    pub(super) class: u32,
    pub(super) weight: u32,
}

/// A budget, laid out for runs.
#[derive(Debug)]
pub(super) struct Contest {
    /// n, how many voted.
    pub(super) voters: u64,
    pub(super) classes: usize,
    /// Costs in the smallest unit.
    pub(super) costs: Vec<u64>,
    /// Costs × n.
    pub(super) scaled: Vec<u128>,
    /// Voters who support each project.
    pub(super) approvals: Vec<u64>,
    /// Each project's place in the lot.
    pub(super) places: Vec<usize>,
    supporters: Vec<Supporters>,
    supporters_end: Vec<usize>,
    approved: Vec<u16>,
    approved_end: Vec<u32>,
}

impl Contest {
    /// # Errors
    /// [`CountError::TooLarge`] when voters × money leaves the range.
    pub(super) fn new(budget: &Budget, places: Vec<usize>) -> Result<Self, CountError> {
        let voters = budget.voters();
        let mut lists: Vec<Vec<Supporters>> = vec![Vec::new(); budget.projects().len()];
        for (class, (approved, weight)) in (0_u32..).zip(budget.votes()) {
            for &project in approved {
                lists[usize::from(project)].push(Supporters { class, weight });
            }
        }
        let supporters_end = lists.iter().scan(0, |end, list| {
            *end += list.len();
            Some(*end)
        });
        let costs: Vec<u64> = budget.projects().iter().map(|project| project.cost).collect();
        let contest = Self {
            voters,
            classes: budget.classes(),
            scaled: costs.iter().map(|&cost| u128::from(cost) * u128::from(voters)).collect(),
            costs,
            approvals: budget.approvals(),
            places,
            supporters_end: supporters_end.collect(),
            supporters: lists.concat(),
            approved: budget.approvals.clone(),
            approved_end: budget.ends.clone(),
        };
        contest.shift(budget.money).map(|_| contest)
    }

    /// How many binary places all figures of a run with this share can have: n × share stays below 2⁶¹.
    ///
    /// # Errors
    /// [`CountError::TooLarge`] when not even the whole units fit.
    pub(super) fn shift(&self, share: u64) -> Result<u32, CountError> {
        let total = u128::from(self.voters) * u128::from(share);
        (MONEY_BITS + u128::leading_zeros(total)).checked_sub(u128::BITS).ok_or(CountError::TooLarge)
    }

    /// The classes that support a project.
    pub(super) fn supporters(&self, project: usize) -> &[Supporters] {
        let start = if project == 0 { 0 } else { self.supporters_end[project - 1] };
        &self.supporters[start..self.supporters_end[project]]
    }

    /// The projects that a class supports.
    pub(super) fn approved(&self, class: u32) -> &[u16] {
        let class = class as usize;
        let start = if class == 0 { 0 } else { self.approved_end[class - 1] as usize };
        &self.approved[start..self.approved_end[class] as usize]
    }
}
