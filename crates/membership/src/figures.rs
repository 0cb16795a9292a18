//! Figures of places as they may be told to anybody, of whom nothing is known but that she can count.

use crate::segment::SMALLEST;

/// Members of a place, counted, or what is told of them: in steps of [`SMALLEST`] and no higher than it is, 0 for nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub members: u64,
    /// Those whose subscription is due.
    pub in_grace: u64,
    /// Those whose rights are held back.
    pub suspended: u64,
    /// Those who joined within seven days.
    pub new_in_7_days: u64,
    /// Those who joined within thirty.
    pub new_in_30_days: u64,
}

impl Counts {
    fn with(self, other: Self, of: impl Fn(u64, u64) -> u64) -> Self {
        Self {
            members: of(self.members, other.members),
            in_grace: of(self.in_grace, other.in_grace),
            suspended: of(self.suspended, other.suspended),
            new_in_7_days: of(self.new_in_7_days, other.new_in_7_days),
            new_in_30_days: of(self.new_in_30_days, other.new_in_30_days),
        }
    }
}

/// A place, counted out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted<K> {
    /// Which.
    pub place: K,
    /// Whether anybody can be at home in exactly it: where nobody can, everybody knows that nobody is.
    pub is_home: bool,
    /// Those who are at home in exactly it.
    pub here: Counts,
    /// What lies directly within it.
    pub below: Vec<Counted<K>>,
}

/// What is told of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures<K> {
    /// Which.
    pub place: K,
    /// Of those at home there and in everything within.
    pub all: Counts,
    /// Of the members at home in exactly it.
    pub here: u64,
    /// Of the members of each place directly within it: what that place's own figures say.
    pub below: Vec<(K, u64)>,
}

/// The full steps in a count, as the count that they make.
const fn steps(count: u64) -> u64 {
    count / SMALLEST * SMALLEST
}

/// What may be told of a place and of everything within it, taken together.
///
/// No figure tells more of another than that says itself, even to a reader who knows this function and reads the figures of all
/// places: whatever is told, of each place there can still be any number of members at home in exactly it, and of each kind, from
/// what is told of it up to four more (tests go through all of them). So no sum is ever told higher than what is told of its parts
/// and four more of each part but one.
///
/// Source: docs/rules/membership.md, 138.
pub fn told<K: Clone>(top: &Counted<K>) -> Vec<Figures<K>> {
    let mut all = Vec::new();
    tell(top, &mut all);
    all
}

/// What was counted of a place, what is told of it, and whether anybody can be at home there.
fn tell<K: Clone>(counted: &Counted<K>, all: &mut Vec<Figures<K>>) -> (Counts, Counts, bool) {
    let here = counted.here.with(Counts::default(), |count, _| steps(count));
    let (mut sum, mut of_parts, mut parts) = (counted.here, here, u64::from(counted.is_home));
    let mut below = Vec::new();
    for part in &counted.below {
        let (counts, said, has_homes) = tell(part, all);
        parts += u64::from(has_homes);
        sum = sum.with(counts, u64::saturating_add);
        of_parts = of_parts.with(said, u64::saturating_add);
        below.push((part.place.clone(), said.members));
    }
    // What all parts but one may have more than is told of them.
    let open = parts.saturating_sub(1).saturating_mul(SMALLEST - 1);
    let said = sum.with(of_parts, |sum, of_parts| steps(sum).min(steps(of_parts.saturating_add(open))));
    all.push(Figures { place: counted.place.clone(), all: said, here: here.members, below });
    (sum, said, parts > 0)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Places within each other: whether anybody can be at home there, and what lies within.
    struct Shape(bool, &'static [Shape]);

    const LEAF: Shape = Shape(true, &[]);

    /// Members of each home in turn, and those of them who are new.
    type Homes = [(u64, u64)];

    fn counted(shape: &Shape, homes: &mut impl Iterator<Item = (u64, u64)>, number: &mut usize) -> Counted<usize> {
        *number += 1;
        let place = *number;
        let (members, new) = if shape.0 { homes.next().unwrap() } else { (0, 0) };
        let here = Counts { members, new_in_30_days: new, ..Counts::default() };
        let below = shape.1.iter().map(|part| counted(part, homes, number)).collect();
        Counted { place, is_home: shape.0, here, below }
    }

    fn of(shape: &Shape, homes: &Homes) -> Vec<Figures<usize>> {
        told(&counted(shape, &mut homes.iter().copied(), &mut 0))
    }

    /// The figures of a place in which members are at home, and of whose parts so many are.
    fn of_parts(parts: &[u64]) -> Figures<usize> {
        const WIDE: [Shape; 4] = [LEAF, LEAF, LEAF, LEAF];
        let homes: Vec<_> = parts.iter().map(|count| (*count, 0)).collect();
        of(&Shape(true, &WIDE[..parts.len() - 1]), &homes).pop().unwrap()
    }

    fn homes(shape: &Shape) -> usize {
        usize::from(shape.0) + shape.1.iter().map(homes).sum::<usize>()
    }

    /// B29.
    #[test]
    fn figures_are_told_in_steps_of_five_and_nobody_like_a_few() {
        for few in 0..5 {
            assert_eq!(of_parts(&[few]).all.members, 0);
        }
        assert_eq!(of_parts(&[5]).all.members, 5);
        assert_eq!(of_parts(&[9]).all.members, 5);
        let three = of_parts(&[10, 14, 3]);
        assert_eq!((three.all.members, three.here), (25, 10));
        assert_eq!(three.below, [(2, 10), (3, 0)]);
    }

    /// B29: nothing that is part of the sum tells what the sum keeps.
    #[test]
    fn no_part_of_the_sum_is_told_higher_than_the_sum() {
        let figures = of(&Shape(true, &[LEAF]), &[(4, 4), (4, 4)]).pop().unwrap();
        assert_eq!(figures.all, Counts::default(), "five or more would say that there is somebody in each part");

        let known = of(&Shape(false, &[LEAF, LEAF]), &[(4, 4), (4, 4)]).pop().unwrap();
        assert_eq!(known.all, Counts::default(), "that nobody is at home in the place itself is known");
    }

    /// B29: of all sets of members, what would have been told alike; each home must leave all that its own figure leaves.
    #[test]
    fn the_difference_between_figures_tells_of_nobody() {
        let shapes = [
            (LEAF, 24),
            (Shape(true, &[LEAF]), 24),
            (Shape(true, &[LEAF, LEAF]), 14),
            (Shape(true, &[LEAF, LEAF, LEAF]), 9),
            (Shape(true, &[LEAF, LEAF, LEAF, LEAF]), 4),
            // Two levels and three, with places in which nobody can be at home.
            (Shape(true, &[Shape(true, &[LEAF])]), 14),
            (Shape(false, &[Shape(true, &[LEAF])]), 14),
            (Shape(true, &[Shape(true, &[LEAF]), LEAF]), 9),
            (Shape(false, &[Shape(false, &[LEAF, LEAF]), Shape(false, &[LEAF, LEAF])]), 9),
            (Shape(false, &[Shape(true, &[LEAF, LEAF]), Shape(false, &[]), LEAF]), 9),
            (Shape(true, &[Shape(true, &[LEAF]), Shape(true, &[LEAF])]), 4),
            (Shape(true, &[Shape(true, &[Shape(true, &[LEAF])])]), 9),
            (Shape(false, &[Shape(false, &[Shape(true, &[LEAF]), LEAF]), LEAF]), 9),
        ];
        for (shape, most) in shapes {
            let homes = homes(&shape);
            let all = all(homes, &(0..=most).map(|count| (count, 0)).collect::<Vec<_>>());
            leaves_all(&shape, all, false);
        }
    }

    /// B29: the same of one kind of members, told beside all of them.
    #[test]
    fn the_figures_of_one_kind_tell_nothing_of_the_others() {
        let shapes = [
            (LEAF, 14),
            (Shape(true, &[LEAF]), 14),
            (Shape(true, &[Shape(true, &[LEAF])]), 9),
            (Shape(false, &[Shape(false, &[LEAF, LEAF]), LEAF]), 9),
            (Shape(false, &[Shape(false, &[LEAF, LEAF]), Shape(true, &[LEAF])]), 4),
        ];
        for (shape, most) in shapes {
            let pairs: Vec<_> = (0..=most).flat_map(|count| (0..=count).map(move |new| (count, new))).collect();
            leaves_all(&shape, all(homes(&shape), &pairs), true);
        }
    }

    /// Each home goes to the end of a step, so that nothing is left out that could be.
    fn leaves_all(shape: &Shape, all: Vec<Vec<(u64, u64)>>, with_new: bool) {
        let mut alike: BTreeMap<String, Vec<Vec<(u64, u64)>>> = BTreeMap::new();
        for homes in all {
            alike.entry(format!("{:?}", of(shape, &homes))).or_default().push(homes);
        }
        for all in alike.values() {
            for home in 0..all[0].len() {
                let left = |of: fn(&(u64, u64)) -> u64| {
                    let left: BTreeSet<u64> = all.iter().map(|homes| of(&homes[home])).collect();
                    let least = steps(of(&all[0][home]));
                    let open: BTreeSet<u64> = (least..least + 5).collect();
                    assert!(open.is_subset(&left), "{:?} leaves {left:?}", all[0]);
                };
                left(|home| home.0);
                // Of a place with others within, those who are new and at home in exactly it are not told: more is left then.
                if with_new {
                    left(|home| home.1);
                }
            }
        }
    }

    fn all(homes: usize, each: &[(u64, u64)]) -> Vec<Vec<(u64, u64)>> {
        let Some(before) = homes.checked_sub(1) else { return vec![Vec::new()] };
        let with = |homes: Vec<(u64, u64)>| each.iter().map(move |one| [homes.clone(), vec![*one]].concat());
        all(before, each).into_iter().flat_map(with).collect()
    }
}
