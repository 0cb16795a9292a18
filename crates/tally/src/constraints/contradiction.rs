//! The smallest set of limits that cannot be kept together.

use crate::constraints::ConstraintsError;
use crate::constraints::completion::{Contest, LimitSet, Range};

/// So many sets are tried before one that only has no part to spare will do.
const TRIES: usize = 256;

/// So many steps are made to find a set to try.
const STEPS: usize = 20_000;

/// Steps of searching for one contradiction, after which the best known will do.
const SEARCH_STEPS: usize = 20_000_000;

/// The smallest set of limits with which these ranges have no completion; among several, the one of the earliest bounds is
/// preferred. Where that takes too long it is one of which no limit can be spared, or, at worst, one that was not made smaller.
///
/// Whatever can be kept together leaves some limits out, and a contradiction holds at least one of those left out.
/// So the smallest set that meets all leavings known so far is tried: if it is a contradiction, none is smaller; if not,
/// as many limits as can be kept with it tell one leaving more.
///
/// `None` when the ranges have completions with all limits.
pub(super) fn smallest(
    contest: &Contest,
    ranges: &[Range],
    all: LimitSet,
) -> Result<Option<LimitSet>, ConstraintsError> {
    if contest.completions(ranges, all)?.is_some() {
        return Ok(None);
    }
    let end = contest.steps.get().saturating_add(SEARCH_STEPS);
    let is_late = || contest.steps.get() > end;
    // What is too hard to tell is taken to be possible: so nothing is called a contradiction that is none.
    let can_be_kept = |limits| is_late() || !matches!(contest.completions(ranges, limits), Ok(None));
    let spare = without_spare(all, &can_be_kept);
    let mut leavings: Vec<LimitSet> = Vec::new();
    for _ in 0..TRIES {
        let Some(tried) = smallest_meeting(&leavings, spare.count_ones()).filter(|_| !is_late()) else { break };
        if !can_be_kept(tried) {
            return Ok(Some(tried));
        }
        let mut kept = tried;
        for limit in each(all & !tried) {
            if can_be_kept(kept | limit) {
                kept |= limit;
            }
        }
        leavings.push(all & !kept);
    }
    Ok(Some(spare))
}

/// A contradiction from which no limit can be taken; later ones are taken first.
fn without_spare(all: LimitSet, can_be_kept: &impl Fn(LimitSet) -> bool) -> LimitSet {
    let mut left = all;
    for limit in each(all).collect::<Vec<_>>().into_iter().rev() {
        if !can_be_kept(left & !limit) {
            left &= !limit;
        }
    }
    left
}

/// The smallest set that has a member in each of these, of at most so many; `None` when it takes too long to find.
fn smallest_meeting(sets: &[LimitSet], most: u32) -> Option<LimitSet> {
    let mut steps = STEPS;
    (0..=most).find_map(|size| meeting(sets, 0, size, &mut steps))
}

/// Depth is at most the size, which is at most 128.
fn meeting(sets: &[LimitSet], chosen: LimitSet, size: u32, steps: &mut usize) -> Option<LimitSet> {
    let Some(missed) = sets.iter().find(|&&set| set & chosen == 0) else { return Some(chosen) };
    if size == 0 || *steps == 0 {
        return None;
    }
    *steps -= 1;
    each(*missed).find_map(|limit| meeting(sets, chosen | limit, size - 1, steps))
}

/// The members of a set one by one, each as a set.
fn each(set: LimitSet) -> impl Iterator<Item = LimitSet> {
    let mut rest = set;
    std::iter::from_fn(move || {
        let lowest = rest & rest.wrapping_neg();
        rest &= !lowest;
        (lowest != 0).then_some(lowest)
    })
}
