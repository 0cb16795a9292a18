//! Majority judgment: options are compared by their lower middle grades, taken out one by one.
//!
//! Source: M. Balinski and R. Laraki, *Majority Judgment* (2011), chapters 1 and 14: majority grade and majority value;
//! docs/rules/grades.md, 2. The whole value is compared, not a gauge that leaves more ties.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::ballots::CandidateNo;

/// What the rule makes of the histograms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MajorityJudgment {
    /// Per option, in file order, its lower middle grade, from 0.
    pub majority_grades: Vec<u16>,
    /// Per option its majority value: the grades taken out one by one, in runs.
    pub values: Vec<Vec<Run>>,
    /// Best first; options with the same grades on the whole stand together, in file order.
    pub order: Vec<Vec<CandidateNo>>,
}

/// A piece of a majority value that repeats: `grades` so many times over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// One grade, the first of an odd number of papers; else two, the lower one first.
    pub grades: Vec<u16>,
    /// How often they follow each other.
    pub times: u64,
}

/// Orders the options by their histograms: options × grades, papers per grade from the worst; equal sums, at least 1.
pub(crate) fn count(histograms: &[Vec<u64>]) -> MajorityJudgment {
    let values: Vec<Vec<Run>> = histograms.iter().map(|histogram| majority_value(histogram)).collect();
    let mut sorted: Vec<CandidateNo> = CandidateNo::all(histograms.len()).collect();
    let value = |candidate: CandidateNo| values[candidate.index()].as_slice();
    // A stable sort: equals stay in file order.
    sorted.sort_by(|&one, &next| compare(value(next), value(one)));
    let groups = sorted.chunk_by(|&one, &next| compare(value(one), value(next)) == Ordering::Equal);
    MajorityJudgment {
        majority_grades: values.iter().map(|value| value[0].grades[0]).collect(),
        order: groups.map(<[_]>::to_vec).collect(),
        values,
    }
}

/// The lower middle grades of a histogram, taken out one by one.
///
/// Of an odd number of papers the middle one comes first. What is left has a lower and an upper half; the lower middle grade
/// is then the top of the lower half, next the bottom of the upper half, and so on outwards, in turn.
fn majority_value(histogram: &[u64]) -> Vec<Run> {
    let papers: u64 = histogram.iter().sum();
    let half = papers / 2;
    let ascending: Vec<(u16, u64)> = (0..).zip(histogram.iter().copied()).collect();
    let mut lower = first(ascending.iter(), half);
    lower.reverse();
    let mut upper = first(ascending.iter().rev(), half);
    upper.reverse();
    let mut runs = Vec::new();
    if papers % 2 == 1 {
        let middle = first(ascending.iter(), half + 1).last().map_or(0, |&(grade, _)| grade);
        runs.push(Run { grades: vec![middle], times: 1 });
    }
    let (mut lower, mut upper) = (lower.into_iter(), upper.into_iter());
    let (mut low, mut high) = (lower.next(), upper.next());
    while let (Some((below, left_below)), Some((above, left_above))) = (low, high) {
        let times = left_below.min(left_above);
        runs.push(Run { grades: vec![below, above], times });
        low = if left_below > times { Some((below, left_below - times)) } else { lower.next() };
        high = if left_above > times { Some((above, left_above - times)) } else { upper.next() };
    }
    runs
}

/// The first so many papers, by grade, without empty grades.
fn first<'g>(grades: impl Iterator<Item = &'g (u16, u64)>, papers: u64) -> Vec<(u16, u64)> {
    let mut left = papers;
    let taken = grades.map(|&(grade, papers)| {
        let taken = papers.min(left);
        left -= taken;
        (grade, taken)
    });
    taken.filter(|&(_, papers)| papers > 0).collect()
}

/// Which value is larger at the first grade at which they differ. Both have the same number of grades.
fn compare(one: &[Run], two: &[Run]) -> Ordering {
    let (mut ones, mut twos) = (one.iter(), two.iter());
    let (mut left, mut right) = (ones.next(), twos.next());
    let (mut used_left, mut used_right) = (0, 0);
    while let (Some(a), Some(b)) = (left, right) {
        let order = a.grades.cmp(&b.grades);
        if order != Ordering::Equal {
            return order;
        }
        let times = (a.times - used_left).min(b.times - used_right);
        (used_left, used_right) = (used_left + times, used_right + times);
        if used_left == a.times {
            (left, used_left) = (ones.next(), 0);
        }
        if used_right == b.times {
            (right, used_right) = (twos.next(), 0);
        }
    }
    Ordering::Equal
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The lower middle grades as the definition says: one paper after the other.
    fn one_by_one(histogram: &[u64]) -> Vec<u16> {
        let repeat = |(grade, &papers): (u16, &u64)| std::iter::repeat_n(grade, usize::try_from(papers).unwrap());
        let mut grades: Vec<u16> = (0..).zip(histogram).flat_map(repeat).collect();
        let mut value = Vec::new();
        while !grades.is_empty() {
            value.push(grades.remove(grades.len().div_ceil(2) - 1));
        }
        value
    }

    fn spelt(runs: &[Run]) -> Vec<u16> {
        runs.iter().flat_map(|run| run.grades.repeat(usize::try_from(run.times).unwrap())).collect()
    }

    fn order(histograms: &[&[u64]]) -> Vec<Vec<u16>> {
        let histograms: Vec<Vec<u64>> = histograms.iter().map(|histogram| histogram.to_vec()).collect();
        let groups = count(&histograms).order.into_iter();
        groups.map(|group| group.into_iter().map(CandidateNo::get).collect()).collect()
    }

    #[test]
    fn the_example_of_section_6_with_ten_voters() {
        let all = [[1, 2, 3, 4], [2, 1, 2, 5], [0, 3, 4, 3]].map(|histogram| histogram.to_vec());

        let judged = count(&all);

        assert_eq!(judged.majority_grades, [2, 2, 2]);
        assert_eq!(order(&[&all[0], &all[1], &all[2]]), [[2], [1], [3]]);
    }

    #[test]
    fn the_same_grades_on_the_whole_are_a_tie_in_file_order() {
        assert_eq!(order(&[&[1, 1, 1], &[0, 3, 0], &[1, 1, 1], &[1, 0, 2]]), [vec![4], vec![2], vec![1, 3]]);
    }

    #[test]
    fn a_million_papers_take_no_longer_than_ten() {
        let million = [500_000_000_000, 0, 1, 499_999_999_999];

        assert_eq!(majority_value(&million).len(), 2, "{:?}", majority_value(&million));
        assert_eq!(order(&[&million, &[500_000_000_000, 0, 0, 500_000_000_000]]), [[2], [1]]);
    }

    proptest! {
        #[test]
        fn runs_spell_what_taking_out_one_by_one_gives(histogram in prop::collection::vec(0..6_u64, 1..6)) {
            prop_assert_eq!(spelt(&majority_value(&histogram)), one_by_one(&histogram));
        }

        #[test]
        fn runs_compare_like_what_they_spell(ones in prop::collection::vec(0..4_u16, 9), twos in prop::collection::vec(0..4_u16, 9)) {
            let histogram = |grades: &[u16]| (0..4).map(|grade| grades.iter().filter(|&&given| given == grade).count() as u64).collect::<Vec<_>>();
            let (one, two) = (histogram(&ones), histogram(&twos));
            let compared = compare(&majority_value(&one), &majority_value(&two));
            prop_assert_eq!(compared, one_by_one(&one).cmp(&one_by_one(&two)));
        }
    }
}
