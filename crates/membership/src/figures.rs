//! Figures of a place as they may be told to anybody, of whom nothing is known but that she can count.

use crate::segment::SMALLEST;

/// Figures of a place, each in steps of [`SMALLEST`] and no higher than it is; `None` below the first step.
///
/// The members at home are told per part of the place as well. Each part may have up to [`SMALLEST`] − 1 members more than is
/// told; the sum is never told so high that less than that is left open for any one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures<K> {
    /// Members at home there and in everything within.
    pub members: Option<u64>,
    /// Those of them whose subscription is due.
    pub in_grace: Option<u64>,
    /// Those of them whose rights are held back.
    pub suspended: Option<u64>,
    /// Those of them who joined within seven days.
    pub new_in_7_days: Option<u64>,
    /// Those of them who joined within thirty.
    pub new_in_30_days: Option<u64>,
    /// Members at home in each part.
    pub parts: Vec<(K, Option<u64>)>,
}

/// Members of a place, counted out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts<K> {
    /// Whose subscription is due.
    pub in_grace: u64,
    /// Whose rights are held back.
    pub suspended: u64,
    /// Who joined within seven days.
    pub new_in_7_days: u64,
    /// Who joined within thirty.
    pub new_in_30_days: u64,
    /// All of them, by the part in which they are at home.
    pub parts: Vec<(K, u64)>,
}

/// The full steps in a count, as the count that they make.
const fn steps(count: u64) -> u64 {
    count / SMALLEST * SMALLEST
}

/// The figures that may be told of these counts.
///
/// No figure tells more of another than that says itself, even to a reader who knows this function: whatever is told, each part
/// can still have any number of members from what is told of it up to four more (a test goes through all of them). So the sum is
/// never told higher than that allows, and nothing that is part of the sum higher than the sum.
///
/// Source: docs/rules/membership.md, 138.
pub fn told<K>(counts: Counts<K>) -> Figures<K> {
    let sum: u64 = counts.parts.iter().map(|(_, count)| count).sum();
    let of_parts: u64 = counts.parts.iter().map(|(_, count)| steps(*count)).sum();
    // What all parts but one may have more than is told of them.
    let open = u64::try_from(counts.parts.len().saturating_sub(1)).unwrap_or(u64::MAX).saturating_mul(SMALLEST - 1);
    let most = steps(sum).min(steps(of_parts.saturating_add(open)));
    let some = |count: u64| Some(steps(count).min(most)).filter(|count| *count > 0);
    Figures {
        members: some(sum),
        in_grace: some(counts.in_grace),
        suspended: some(counts.suspended),
        new_in_7_days: some(counts.new_in_7_days),
        new_in_30_days: some(counts.new_in_30_days),
        parts: counts.parts.into_iter().map(|(part, count)| (part, Some(steps(count)).filter(|it| *it > 0))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn of(parts: &[u64]) -> Figures<usize> {
        let parts = parts.iter().copied().enumerate().collect();
        told(Counts { in_grace: 0, suspended: 0, new_in_7_days: 0, new_in_30_days: 0, parts })
    }

    /// B29.
    #[test]
    fn figures_are_told_in_steps_of_five_and_nobody_like_a_few() {
        for few in 0..5 {
            assert_eq!(of(&[few]).members, None);
        }
        assert_eq!(of(&[5]).members, Some(5));
        assert_eq!(of(&[9]).members, Some(5));
        assert_eq!(of(&[10, 14, 3]).members, Some(25));
        assert_eq!(of(&[10, 14, 3]).parts, [(0, Some(10)), (1, Some(10)), (2, None)]);
        assert_eq!(of(&[]).members, None);
    }

    /// B29: nothing that is part of the sum tells what the sum keeps.
    #[test]
    fn no_part_of_the_sum_is_told_higher_than_the_sum() {
        let counts =
            Counts { in_grace: 8, suspended: 8, new_in_7_days: 8, new_in_30_days: 8, parts: vec![(0, 4), (1, 4)] };
        let figures = told(counts);

        assert_eq!(figures.members, None, "five or more would say that there is somebody in each part");
        assert_eq!([figures.in_grace, figures.suspended, figures.new_in_7_days, figures.new_in_30_days], [None; 4]);
    }

    /// B29: of every set of parts, what would have been told alike; each part must leave all that its own figure leaves.
    #[test]
    fn the_difference_between_figures_tells_of_nobody() {
        for (parts, most) in [(1, 24), (2, 24), (3, 14), (4, 9), (5, 9), (6, 4)] {
            let mut alike: BTreeMap<String, Vec<Vec<u64>>> = BTreeMap::new();
            for counts in all(parts, most) {
                alike.entry(format!("{:?}", of(&counts))).or_default().push(counts);
            }
            for counts in alike.values() {
                for part in 0..parts {
                    // Each part goes to the end of a step, so that nothing is left out that could be.
                    let left: BTreeSet<u64> = counts.iter().map(|counts| counts[part]).collect();
                    let least = counts[0][part] / 5 * 5;
                    assert_eq!(left, (least..least + 5).collect(), "{:?}", counts[0]);
                }
            }
        }
    }

    fn all(parts: usize, most: u64) -> Vec<Vec<u64>> {
        let Some(before) = parts.checked_sub(1) else { return vec![Vec::new()] };
        let with = |counts: Vec<u64>| (0..=most).map(move |count| [counts.clone(), vec![count]].concat());
        all(before, most).into_iter().flat_map(with).collect()
    }
}
