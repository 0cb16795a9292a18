//! Turnout per region, with what could tell of single people left out.

/// Figures below this are not shown.
pub const SMALLEST: u64 = 5;

/// With fewer voters than this nobody is named as having voted.
pub const FEWEST_NAMED: usize = 3;

/// Whether the voters of a ballot may be named: with one or two of them, a name beside a count would tell a vote.
///
/// Source: behaviour 58 of the rules for ballots (docs/rules/ballots.md).
pub fn may_be_named(voted: usize) -> bool {
    voted >= FEWEST_NAMED
}

/// A region's roll and those of it who voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region<K> {
    /// Which.
    pub key: K,
    /// How many were on the roll.
    pub roll: u64,
    /// How many of them voted.
    pub voted: u64,
}

/// A region as it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<K> {
    /// With its figures.
    Figures(Region<K>),
    /// Without: few voted there, or few did not, or its figures would tell those of such a region by subtraction.
    Hidden(K),
}

/// The regions as they may be published beside the totals of all of them together.
///
/// A region is small when fewer than [`SMALLEST`] of its roll voted, or fewer than that did not. When one is small, the
/// regions with the smallest rolls are hidden, two or more, as few as suffice that none of those shown is small and that
/// the hidden ones taken together are not small either. Regions without anybody on the roll are left out.
///
/// Which are hidden goes by the rolls and not by the votes. Hiding the smallest figures would tell, by their order and by
/// how few were hidden, more than subtraction does; here every hidden figure keeps at least two possible values even for
/// a reader who knows this function (a test goes through all of them).
///
/// Source: ballot rule 10.5 (docs/rules/ballots.md).
pub fn publish<K: Copy + Ord>(regions: &[Region<K>]) -> Vec<Shown<K>> {
    publish_above(regions, SMALLEST)
}

fn publish_above<K: Copy + Ord>(regions: &[Region<K>], smallest: u64) -> Vec<Shown<K>> {
    let mut by_roll: Vec<Region<K>> = regions.iter().filter(|region| region.roll > 0).copied().collect();
    by_roll.sort_by_key(|region| (region.roll, region.key));
    let hidden = hidden(&by_roll, smallest);
    let mut shown: Vec<Shown<K>> = by_roll[..hidden].iter().map(|region| Shown::Hidden(region.key)).collect();
    shown.extend(by_roll[hidden..].iter().copied().map(Shown::Figures));
    shown.sort_by_key(|region| match region {
        Shown::Figures(region) => region.key,
        Shown::Hidden(key) => *key,
    });
    shown
}

/// How many regions to hide from the front; all of them when no fewer suffice.
fn hidden<K>(by_roll: &[Region<K>], smallest: u64) -> usize {
    let is_small = |regions: &[Region<K>]| {
        let voted: u64 = regions.iter().map(|region| region.voted).sum();
        let roll: u64 = regions.iter().map(|region| region.roll).sum();
        voted < smallest || roll.saturating_sub(voted) < smallest
    };
    let is_safe = |hidden: &usize| {
        let (together, apart) = by_roll.split_at(*hidden);
        !apart.chunks(1).any(is_small) && (together.is_empty() || !is_small(together))
    };
    // Not one alone: it would be the total less all others.
    let most = by_roll.len();
    std::iter::once(0).chain(2..most).find(is_safe).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn regions(figures: &[(u64, u64)]) -> Vec<Region<usize>> {
        let region = |(key, &(roll, voted))| Region { key, roll, voted };
        figures.iter().enumerate().map(region).collect()
    }

    /// The keys of the hidden regions among these, each roll and voted.
    fn hidden(figures: &[(u64, u64)]) -> Vec<usize> {
        let hidden = |shown: Shown<usize>| match shown {
            Shown::Hidden(key) => Some(key),
            Shown::Figures(_) => None,
        };
        publish(&regions(figures)).into_iter().filter_map(hidden).collect()
    }

    #[test]
    fn large_figures_are_shown_as_they_are() {
        assert_eq!(hidden(&[(100, 50), (100, 5), (100, 95)]), [] as [usize; 0]);
    }

    #[test]
    fn a_region_where_few_voted_or_nearly_all_is_hidden_with_another() {
        assert_eq!(hidden(&[(300, 50), (100, 4), (200, 60)]), [1, 2]);
        assert_eq!(hidden(&[(300, 50), (100, 96), (200, 40)]), [1, 2]);
    }

    #[test]
    fn hidden_regions_without_any_vote_hide_a_further_one() {
        assert_eq!(hidden(&[(100, 0), (101, 0), (103, 60), (102, 50)]), [0, 1, 3]);
    }

    #[test]
    fn a_region_without_anybody_is_left_out() {
        assert_eq!(publish(&regions(&[(0, 0)])), []);
    }

    /// Publishes every possible turnout of these rolls and looks, among all that would have been published alike,
    /// whether a hidden figure is the same in each: then a reader who knows this very program could tell it.
    fn derivable(rolls: &[u64], smallest: u64) -> Vec<Vec<u64>> {
        let mut alike: BTreeMap<String, Vec<Vec<u64>>> = BTreeMap::new();
        for turnout in all(rolls) {
            let figures: Vec<_> = rolls.iter().copied().zip(turnout.iter().copied()).collect();
            let shown = publish_above(&regions(&figures), smallest);
            let total: u64 = turnout.iter().sum();
            alike.entry(format!("{total} {shown:?}")).or_default().push(turnout);
        }
        let mut told = Vec::new();
        for turnouts in alike.values() {
            let figures: Vec<_> = rolls.iter().copied().zip(turnouts[0].iter().copied()).collect();
            let shown = publish_above(&regions(&figures), smallest);
            let hidden = shown.iter().filter_map(|region| match region {
                Shown::Hidden(key) => Some(*key),
                Shown::Figures(_) => None,
            });
            // Where all are hidden nothing is published but the total, which stands in every result.
            let is_all = shown.iter().all(|region| matches!(region, Shown::Hidden(_)));
            let is_told = |key: usize| turnouts.iter().map(|t| t[key]).collect::<BTreeSet<_>>().len() == 1;
            if !is_all && hidden.into_iter().any(is_told) {
                told.extend(turnouts.iter().cloned());
            }
        }
        told
    }

    fn all(rolls: &[u64]) -> Vec<Vec<u64>> {
        let Some((last, before)) = rolls.split_last() else { return vec![Vec::new()] };
        let with_last = |turnout: Vec<u64>| (0..=*last).map(move |voted| [turnout.clone(), vec![voted]].concat());
        all(before).into_iter().flat_map(with_last).collect()
    }

    #[test]
    fn no_hidden_figure_can_be_worked_out_even_by_who_knows_this_program() {
        for (rolls, smallest) in [
            (&[12, 12, 12][..], 2),
            (&[9, 11, 14][..], 2),
            (&[8, 8, 8, 8][..], 2),
            (&[6, 7, 9, 12][..], 2),
            (&[1, 2, 9, 12][..], 2),
            (&[5, 5, 5, 5, 5][..], 2),
            (&[12, 15, 20, 17][..], 3),
        ] {
            assert_eq!(derivable(rolls, smallest), [] as [Vec<u64>; 0], "{rolls:?}");
        }
    }

    #[test]
    fn few_regions_are_hidden_when_few_are_small() {
        let twelve: Vec<(u64, u64)> = (0..12).map(|region| (20 + 100 * region, 4 + 50 * region)).collect();

        assert_eq!(hidden(&twelve), [0, 1]);
    }
}
