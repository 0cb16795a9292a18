//! Votes of people who are made up: they differ as people differ, and are the same every time.

use crate::paper::Vote;

/// A generator of numbers; the same seed gives the same numbers on every machine.
///
/// Source: Steele, Lea, Flood, *Fast splittable pseudorandom number generators*, 2014 (`SplitMix64`).
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to `limit - 1`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let limit = u64::try_from(limit.max(1)).unwrap_or(u64::MAX);
        usize::try_from(mixed % limit).expect("less than a length")
    }

    /// The first `many` of these in an order by chance.
    pub(super) fn some<T>(&mut self, mut all: Vec<T>, many: usize) -> Vec<T> {
        let many = many.min(all.len());
        for place in 0..many {
            let other = place + self.below(all.len() - place);
            all.swap(place, other);
        }
        all.truncate(many);
        all
    }
}

/// An answer: most are for it, some against, a few abstain.
pub(super) fn answer(chance: &mut Chance) -> Vote {
    match chance.below(100) {
        0..73 => Vote::Yes,
        73..93 => Vote::No,
        _ => Vote::Abstain,
    }
}

/// Currents of opinion: how much each likes each option, and how many follow it.
pub(super) struct Currents {
    likings: Vec<Vec<usize>>,
    sizes: [usize; 5],
}

impl Currents {
    /// The currents on so many options.
    pub(super) fn on(options: usize, chance: &mut Chance) -> Self {
        let sizes = [30, 25, 20, 15, 10];
        let liking = |current: usize, chance: &mut Chance| {
            // Each current has an option of its own at heart, and some feeling for the rest.
            let heart = current * options / sizes.len();
            (0..options).map(|option| chance.below(60) + if option == heart { 60 } else { 0 }).collect()
        };
        Self { likings: (0..sizes.len()).map(|current| liking(current, chance)).collect(), sizes }
    }

    /// The ranking of somebody in one of them, with a mind of her own, as far down as she cares to number.
    pub(super) fn ranking(&self, chance: &mut Chance) -> Vote {
        let mut lot = chance.below(self.sizes.iter().sum());
        let mut current = 0;
        while lot >= self.sizes[current] {
            lot -= self.sizes[current];
            current += 1;
        }
        let likings = &self.likings[current];
        let mut liked: Vec<(usize, u16)> =
            (1_u16..).zip(likings).map(|(option, liking)| (liking + chance.below(45), option)).collect();
        liked.sort_unstable_by(|one, other| other.cmp(one));
        // Most number more than half of them.
        let length = 1 + chance.below(liked.len()).max(chance.below(liked.len()));
        Vote::Ranking(liked.into_iter().take(length).map(|(_, option)| option).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        paper::{Asks, Paper},
        sample::option,
    };

    #[test]
    fn every_ranking_is_a_vote_and_they_differ() {
        let paper = Paper { asks: Asks::Ranking((1..=12).map(option).collect()), blank: false };
        let mut chance = Chance::new(1);
        let currents = Currents::on(12, &mut chance);

        let votes: Vec<Vote> = (0..500).map(|_| currents.ranking(&mut chance)).collect();

        assert!(votes.iter().all(|vote| paper.allows(vote)));
        assert!(votes.iter().collect::<BTreeSet<_>>().len() > 100);
    }

    #[test]
    fn the_same_seed_votes_the_same() {
        let votes = || {
            let mut chance = Chance::new(7);
            let currents = Currents::on(5, &mut chance);
            (0..50).map(|_| currents.ranking(&mut chance)).collect::<Vec<_>>()
        };

        assert_eq!(votes(), votes());
    }
}
