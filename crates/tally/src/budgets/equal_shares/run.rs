//! One run of equal shares, from full purses to the point where nothing is affordable.
//!
//! Every decision is exact. Most are plain from figures in binary fixed point, which are never less than the true money and at most one unit
//! more per purchase; where these leave a doubt, the exact fractions decide.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::contest::Contest;
use super::exact::{Holders, Offer, Payments};
use crate::budgets::CountError;

/// No purchase.
const NEVER: u16 = u16::MAX;
/// Binary places of a key, ρ ÷ cost. A figure below 2⁶² leaves room for them in 128 bits.
const KEY_SHIFT: u32 = 64;
/// How far above the level a purse must be, in fixed-point units, to be surely above ρ: tried in turn.
const MARGINS: [u64; 4] = [1 << 12, 1 << 18, 1 << 24, 1 << 32];

/// Why a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// Nothing left is affordable.
    Complete,
    /// It cost more than allowed; the rest of it was not looked at.
    Overspent,
}

/// A purchase of a run.
#[derive(Debug, Clone)]
pub(super) struct Bought {
    pub(super) project: usize,
    pub(super) paying_most: u64,
    pub(super) paying_all: u64,
    /// All projects that were equally good, this one too.
    pub(super) tied: Vec<usize>,
}

/// A run.
#[derive(Debug, Clone)]
pub(super) struct Run<'a> {
    contest: &'a Contest,
    /// What each voter was given, in units of 1/n.
    pub(super) share: u64,
    /// Binary places of fixed-point figures.
    shift: u32,
    /// Fixed-point money of a voter of each class; 0 for one who has paid all she had, else at least 1.
    purses: Vec<u64>,
    /// The purchase at which each project was bought.
    bought_as: Vec<u16>,
    /// Lower bounds of ρ in fixed point.
    levels: Vec<u64>,
    pub(super) exact: Payments,
    pub(super) bought: Vec<Bought>,
    pub(super) spent: u64,
    pub(super) ended: Ended,
    /// Supporters looked at.
    pub(super) work: u64,
}

/// What fixed-point figures say about ρ of a project.
#[derive(Debug, Clone, Copy)]
struct Estimate {
    project: usize,
    /// ρ is at least this; who holds less surely pays all.
    low: u64,
    /// ρ is at most this.
    high: u64,
    /// Who holds at least this surely pays ρ.
    surely: u64,
    /// True when every supporter surely pays ρ.
    is_plain: bool,
}

impl<'a> Run<'a> {
    /// Runs with this share for each voter, in units of 1/n, until more than `most` is spent.
    ///
    /// # Errors
    /// [`CountError::TooLarge`].
    pub(super) fn of(contest: &'a Contest, share: u64, most: u64) -> Result<Self, CountError> {
        let shift = contest.shift(share)?;
        let projects = contest.costs.len();
        let mut run = Self {
            contest,
            share,
            shift,
            purses: vec![share << shift; contest.classes],
            bought_as: vec![NEVER; projects],
            levels: vec![0; projects],
            exact: Payments::new(share),
            bought: Vec::new(),
            spent: 0,
            ended: Ended::Complete,
            work: 0,
        };
        let mut waiting = run.start(share);
        while let Some((chosen, tied)) = run.choose(&mut waiting) {
            run.buy(&chosen, tied);
            if run.spent > most {
                run.ended = Ended::Overspent;
                break;
            }
        }
        Ok(run)
    }

    /// True when a project with supporters is not bought and costs no more than what is left.
    pub(super) fn leaves_something(&self, money: u64) -> bool {
        let left = money.saturating_sub(self.spent);
        (0..self.contest.costs.len()).any(|project| {
            self.bought_as[project] == NEVER
                && self.contest.approvals[project] > 0
                && self.contest.costs[project] <= left
        })
    }

    /// All projects that full purses can pay for, by lower bounds of ρ ÷ cost.
    fn start(&mut self, share: u64) -> BinaryHeap<Reverse<(u128, usize)>> {
        let mut waiting = BinaryHeap::new();
        for project in 0..self.contest.costs.len() {
            let supporters = self.contest.approvals[project];
            let cost = self.contest.scaled[project];
            if u128::from(supporters) * u128::from(share) >= cost && supporters > 0 {
                self.levels[project] = self.fixed_cost(project) / supporters;
                waiting.push(Reverse((self.key(project, self.levels[project]), project)));
            }
        }
        waiting
    }

    /// A cost in fixed point; only for costs that all purses together can pay.
    fn fixed_cost(&self, project: usize) -> u64 {
        let cost = u64::try_from(self.contest.scaled[project]).expect("all purses together fit, and pay for it");
        cost << self.shift
    }

    fn key(&self, project: usize, payment: u64) -> u128 {
        (u128::from(payment) << KEY_SHIFT) / self.contest.scaled[project]
    }

    /// The project with the smallest ρ ÷ cost, and all that are equal to it; `None` when none is affordable.
    ///
    /// ρ of a project never falls, so what was computed earlier is a lower bound, and only those are looked at again
    /// whose bound is below the best so far (specification of counting, 7.6).
    fn choose(&mut self, waiting: &mut BinaryHeap<Reverse<(u128, usize)>>) -> Option<(Chosen, Vec<usize>)> {
        let mut seen: Vec<Estimate> = Vec::new();
        let mut best = u128::MAX;
        while let Some(&Reverse((bound, project))) = waiting.peek() {
            if bound > best {
                break;
            }
            waiting.pop();
            if let Some(estimate) = self.estimate(project) {
                best = best.min(self.key(project, estimate.high) + 1);
                seen.push(estimate);
            }
        }
        let (contenders, others): (Vec<_>, Vec<_>) =
            seen.into_iter().partition(|estimate| self.key(estimate.project, estimate.low) <= best);
        let (chosen, tied) = self.best_of(contenders.iter().collect())?;
        let lost = contenders.iter().filter(|estimate| estimate.project != chosen.project).chain(&others);
        for estimate in lost {
            waiting.push(Reverse((self.key(estimate.project, estimate.low), estimate.project)));
        }
        Some((chosen, tied))
    }

    /// The best of those whose estimates overlap, by exact fractions.
    fn best_of(&mut self, contenders: Vec<&Estimate>) -> Option<(Chosen, Vec<usize>)> {
        let mut best: Option<Chosen> = None;
        let mut tied = Vec::new();
        for estimate in contenders {
            let candidate = self.exactly(estimate);
            let order = best.as_ref().map_or(Ordering::Less, |best| self.compare(&candidate, best));
            match order {
                Ordering::Greater => continue,
                Ordering::Less => tied.clear(),
                Ordering::Equal => {}
            }
            tied.push(candidate.project);
            let is_preferred = |best: &Chosen| self.preference(candidate.project) < self.preference(best.project);
            if order.is_lt() || best.as_ref().is_none_or(is_preferred) {
                best = Some(candidate);
            }
        }
        best.map(|best| (best, tied))
    }

    /// Ties: the lower cost, then the lot.
    fn preference(&self, project: usize) -> (u64, usize) {
        (self.contest.costs[project], self.contest.places[project])
    }

    /// ρ ÷ cost of one against another.
    fn compare(&self, one: &Chosen, two: &Chosen) -> Ordering {
        if one.is_plain && two.is_plain {
            // All supporters pay alike, so ρ ÷ cost = 1 ÷ supporters.
            return two.offer.payers.cmp(&one.offer.payers);
        }
        let product =
            |one: &Chosen, two: &Chosen| &one.offer.above * two.offer.payers * self.contest.costs[two.project];
        product(one, two).cmp(&product(two, one))
    }

    /// Bounds of ρ, or `None` when the supporters do not hold the cost.
    fn estimate(&mut self, project: usize) -> Option<Estimate> {
        let supporters = self.contest.supporters(project);
        let cost = self.fixed_cost(project);
        let error = self.bought.len() as u64;
        let mut low = self.levels[project].max(1);
        let first = self.below(project, low, MARGINS[0]);
        let held = first.held + first.rest;
        if held < cost {
            return None;
        }
        // Purses are too full by one unit per purchase at most.
        if u128::from(held) < u128::from(cost) + u128::from(error) * u128::from(self.contest.approvals[project])
            && !self.is_affordable(project)
        {
            return None;
        }
        let mut poorer = first;
        loop {
            let payers = self.contest.approvals[project] - poorer.voters;
            let level = (cost - poorer.held) / payers;
            if level <= low {
                break;
            }
            low = level;
            poorer = self.below(project, low, MARGINS[0]);
        }
        self.levels[project] = low;
        let payers = self.contest.approvals[project] - poorer.voters;
        let approvals = self.contest.approvals[project];
        let bounds = MARGINS.into_iter().find_map(|margin| {
            let surely = low + margin;
            let sure = if margin == MARGINS[0] { poorer.sure } else { self.below(project, low, margin).sure };
            // With purses wrong by `error` each, the payments at `low` miss the cost by no more than this; every unit above `low`
            // brings one from each who surely pays ρ.
            let missing = u128::from(payers) + u128::from(error) * u128::from(approvals - sure);
            let reach = u64::try_from(missing.checked_div(u128::from(sure))? + 1).ok()?;
            (reach.checked_add(error)? <= margin).then_some((low + reach, surely, sure == approvals))
        });
        self.work += 3 * supporters.len() as u64;
        let (high, surely, is_plain) = bounds.unwrap_or_else(|| {
            // ρ is at most the fullest purse, as all together pay the cost.
            let fullest = supporters.iter().map(|of| self.purses[of.class as usize]).max();
            (fullest.unwrap_or(low), u64::MAX, false)
        });
        Some(Estimate { project, low, high, surely, is_plain })
    }

    /// The supporters whose purses are below a level, what the rest holds, and who is above it by a margin.
    fn below(&self, project: usize, level: u64, margin: u64) -> Below {
        let mut below = Below { voters: 0, held: 0, rest: 0, sure: 0 };
        for of in self.contest.supporters(project) {
            let (purse, weight) = (self.purses[of.class as usize], u64::from(of.weight));
            let money = purse * weight;
            let is_below = purse < level;
            below.voters += if is_below { weight } else { 0 };
            below.held += if is_below { money } else { 0 };
            below.rest += if is_below { 0 } else { money };
            below.sure += if purse >= level + margin { weight } else { 0 };
        }
        below
    }

    fn is_affordable(&self, project: usize) -> bool {
        let mut holders = self.exact.nobody();
        for of in self.contest.supporters(project) {
            if self.purses[of.class as usize] > 0 {
                self.add(of.class, of.weight, &mut holders);
            }
        }
        self.exact.held(&holders) >= self.exact.cost(self.contest.scaled[project])
    }

    /// Adds voters who have not paid all they had to a sum.
    fn add(&self, class: u32, weight: u32, holders: &mut Holders) {
        holders.voters += u64::from(weight);
        for &project in self.contest.approved(class) {
            if let Some(paid) = holders.paid.get_mut(usize::from(self.bought_as[usize::from(project)])) {
                *paid += u64::from(weight);
            }
        }
    }

    /// ρ exactly (specification of counting, 7.2): the least number such that Σ min(money, ρ) is the cost.
    fn exactly(&mut self, estimate: &Estimate) -> Chosen {
        let contest = self.contest;
        let supporters = contest.supporters(estimate.project);
        let mut poorer = self.exact.nobody();
        let (mut paying_all, mut doubtful, mut payers) = (Vec::new(), Vec::new(), 0);
        for of in supporters {
            let purse = self.purses[of.class as usize];
            if purse == 0 {
                continue;
            }
            if purse < estimate.low {
                self.add(of.class, of.weight, &mut poorer);
                paying_all.push(of.class);
                continue;
            }
            payers += u64::from(of.weight);
            if purse < estimate.surely {
                doubtful.push((*of, self.money_of(of.class)));
            }
        }
        self.work += supporters.len() as u64;
        let cost = contest.scaled[estimate.project];
        // With too few who pay all, ρ comes out too low, never too high; so whoever holds less than it surely pays all.
        let mut offer = self.exact.offer(cost, &poorer, payers);
        loop {
            let before = payers;
            doubtful.retain(|(of, money)| {
                let pays_all = money * offer.payers < offer.above;
                if pays_all {
                    self.add(of.class, of.weight, &mut poorer);
                    paying_all.push(of.class);
                    payers -= u64::from(of.weight);
                }
                !pays_all
            });
            if payers == before {
                break;
            }
            offer = self.exact.offer(cost, &poorer, payers);
        }
        Chosen {
            project: estimate.project,
            offer,
            paying_all,
            voters_paying_all: poorer.voters,
            is_plain: estimate.is_plain,
        }
    }

    /// What a voter of a class holds, × the common denominator.
    fn money_of(&self, class: u32) -> num_bigint::BigUint {
        let mut holder = self.exact.nobody();
        self.add(class, 1, &mut holder);
        self.exact.held(&holder)
    }

    /// Supporters pay min(money, ρ) (specification of counting, 7.3).
    fn buy(&mut self, chosen: &Chosen, tied: Vec<usize>) {
        for &class in &chosen.paying_all {
            self.purses[class as usize] = 0;
        }
        let payment = self.exact.pay(&chosen.offer, self.shift);
        for of in self.contest.supporters(chosen.project) {
            let purse = &mut self.purses[of.class as usize];
            if *purse > 0 {
                *purse = purse.saturating_sub(payment).max(1);
            }
        }
        self.bought_as[chosen.project] = u16::try_from(self.bought.len()).expect("no more purchases than projects");
        self.spent += self.contest.costs[chosen.project];
        let (paying_most, paying_all) = (chosen.offer.payers, chosen.voters_paying_all);
        self.bought.push(Bought { project: chosen.project, paying_most, paying_all, tied });
    }
}

/// Supporters below a level: how many, what they hold, what the others hold, and how many are surely above it.
#[derive(Debug, Clone, Copy)]
struct Below {
    voters: u64,
    held: u64,
    rest: u64,
    sure: u64,
}

/// A project with its exact ρ.
#[derive(Debug, Clone)]
struct Chosen {
    project: usize,
    offer: Offer,
    /// Classes that pay all they have.
    paying_all: Vec<u32>,
    voters_paying_all: u64,
    is_plain: bool,
}
