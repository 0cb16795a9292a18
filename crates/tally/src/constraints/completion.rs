//! Exact search for completions: ways to fill the seats that keep to all limits.
//!
//! Candidates who bear the same bounded labels are one kind, and only how many of each kind are elected matters. The
//! kinds are gone through in turn; what is held at each is the set of label counts that can be reached, not the ways to
//! reach them. There are few of these where there are few labels.

use std::cell::Cell;

use crate::constraints::ConstraintsError;
use crate::limits;

/// A set of limits: bit 2n is the lower side of bound n, bit 2n + 1 its upper side.
pub(super) type LimitSet = u128;

/// Candidates who bear the same bounded labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    /// The bounds whose labels they bear, ascending.
    pub(super) bounds: Vec<usize>,
}

/// How many of a kind are elected: from, to.
pub(super) type Range = (u16, u16);

/// The seats, the bounds and the kinds of a contest.
#[derive(Debug, Clone)]
pub(super) struct Contest {
    /// Seats that can be filled.
    pub(super) places: u16,
    /// Minimum and maximum of each bound.
    pub(super) bounds: Vec<(u16, u16)>,
    pub(super) kinds: Vec<Kind>,
    /// Steps of all searches so far; the same for the same constraints and count, unlike a time.
    pub(super) steps: Cell<usize>,
}

/// A bound as far as a set of limits uses it.
#[derive(Debug, Clone, Copy)]
struct Counter {
    min: u16,
    /// Counted no further: more is forbidden, or more says nothing new.
    cap: u16,
    is_hard: bool,
}

/// Counts of labels reached so far, packed: the first digit counts all, the others one label each.
type Packed = u128;

impl Contest {
    /// Per kind the fewest and the most that any completion elects, when each kind's number is in its range and
    /// only these limits are kept; `None` when there is no completion.
    ///
    /// # Errors
    /// [`ConstraintsError::TooHard`].
    pub(super) fn completions(
        &self,
        ranges: &[Range],
        limits: LimitSet,
    ) -> Result<Option<Vec<Range>>, ConstraintsError> {
        let search = Search::new(self, ranges, limits)?;
        let layers = search.forward();
        let found = layers.map(|layers| search.backward(&layers));
        self.steps.set(self.steps.get().saturating_add(search.steps.get()));
        found
    }
}

/// One search.
struct Search<'a> {
    ranges: &'a [Range],
    /// The first counts everybody and must end at exactly the places.
    counters: Vec<Counter>,
    /// Per kind the counters that one of them raises.
    raised: Vec<Vec<usize>>,
    steps: Cell<usize>,
    /// Per kind and counter how many the kinds from here on could still add.
    supply: Vec<Vec<u32>>,
}

impl<'a> Search<'a> {
    fn new(contest: &Contest, ranges: &'a [Range], limits: LimitSet) -> Result<Self, ConstraintsError> {
        let places = contest.places;
        let mut counters = vec![Counter { min: places, cap: places, is_hard: true }];
        let mut counter_of = vec![None; contest.bounds.len()];
        for (index, &(min, max)) in contest.bounds.iter().enumerate() {
            let has_min = limits & (1 << (2 * index)) != 0 && min > 0;
            let has_max = limits & (2 << (2 * index)) != 0 && max < places;
            if has_min || has_max {
                counter_of[index] = Some(counters.len());
                let min = if has_min { min } else { 0 };
                counters.push(Counter { min, cap: if has_max { max } else { min }, is_hard: has_max });
            }
        }
        let sizes = counters.iter().map(|counter| u128::from(counter.cap) + 1);
        let size = sizes.map(Some).reduce(|all, next| all?.checked_mul(next?));
        if size.flatten().is_none() {
            return Err(ConstraintsError::TooHard);
        }
        let raised = contest.kinds.iter().map(|kind| {
            let labels = kind.bounds.iter().filter_map(|&bound| counter_of[bound]);
            std::iter::once(0).chain(labels).collect::<Vec<usize>>()
        });
        let raised: Vec<Vec<usize>> = raised.collect();
        let supply = supply(&raised, ranges, counters.len());
        Ok(Self { ranges, counters, raised, steps: Cell::new(0), supply })
    }

    /// Per kind the counts that can be reached before it; behind the last kind, those of completions.
    fn forward(&self) -> Result<Vec<Vec<Packed>>, ConstraintsError> {
        let nothing = vec![0; self.counters.len()];
        let mut layers = vec![if self.can_end(&nothing, 0) { vec![self.pack(&nothing)] } else { Vec::new() }];
        let mut held = 1;
        for kind in 0..self.ranges.len() {
            let mut next = Vec::new();
            let mut too_many = false;
            for &from in &layers[kind] {
                self.each_step(kind, from, |_, to| next.push(to));
                if next.len() > 2 * limits::PARTIAL_COMPLETIONS {
                    next.sort_unstable();
                    next.dedup();
                    too_many |= next.len() > limits::PARTIAL_COMPLETIONS;
                }
                if too_many || self.steps.get() > limits::COMPLETION_STEPS {
                    return Err(ConstraintsError::TooHard);
                }
            }
            next.sort_unstable();
            next.dedup();
            held += next.len();
            if held > limits::PARTIAL_COMPLETIONS {
                return Err(ConstraintsError::TooHard);
            }
            layers.push(next);
        }
        Ok(layers)
    }

    /// From the completions back: how many of each kind those elect.
    fn backward(&self, layers: &[Vec<Packed>]) -> Option<Vec<Range>> {
        let mut leading = layers.last()?.clone();
        if leading.is_empty() {
            return None;
        }
        let mut found = vec![(u16::MAX, 0); self.ranges.len()];
        for kind in (0..self.ranges.len()).rev() {
            let (fewest, most) = &mut found[kind];
            let mut here = Vec::new();
            for &from in &layers[kind] {
                let mut leads = false;
                self.each_step(kind, from, |number, to| {
                    if leading.binary_search(&to).is_ok() {
                        (*fewest, *most) = ((*fewest).min(number), (*most).max(number));
                        leads = true;
                    }
                });
                if leads {
                    here.push(from);
                }
            }
            leading = here;
        }
        Some(found)
    }

    /// Every number of this kind that can be elected from here, and the counts it leads to.
    fn each_step(&self, kind: usize, from: Packed, mut found: impl FnMut(u16, Packed)) {
        let (fewest, most) = self.ranges[kind];
        self.steps.set(self.steps.get() + usize::from(most) + 1);
        let mut counts = self.unpack(from);
        for number in 0..=most {
            if number > 0 && !self.raise(kind, &mut counts) {
                return;
            }
            if number >= fewest && self.can_end(&counts, kind + 1) {
                found(number, self.pack(&self.as_far_as_it_matters(&counts, kind + 1)));
            }
        }
    }

    /// Counts one more of a kind; false when a limit forbids it.
    fn raise(&self, kind: usize, counts: &mut [u16]) -> bool {
        self.raised[kind].iter().all(|&index| {
            let counter = self.counters[index];
            let count = &mut counts[index];
            let has_room = *count < counter.cap;
            *count += u16::from(has_room);
            has_room || !counter.is_hard
        })
    }

    /// True when the kinds from here on could still bring every count to what is needed.
    fn can_end(&self, counts: &[u16], kind: usize) -> bool {
        let all = counts.iter().zip(&self.counters).zip(&self.supply[kind]);
        all.into_iter().all(|((&count, counter), &supply)| u32::from(count) + supply >= u32::from(counter.min))
    }

    /// The counts without what no longer makes a difference from this kind on: behind the last of its kinds a label is
    /// done with, and a maximum that the rest cannot exceed is none. So what is alike from here on is held once.
    fn as_far_as_it_matters(&self, counts: &[u16], kind: usize) -> Vec<u16> {
        let all = counts.iter().zip(&self.counters).zip(&self.supply[kind]);
        let lowered = all.map(|((&count, counter), &supply)| {
            let can_exceed = counter.is_hard && u32::from(count) + supply > u32::from(counter.cap);
            if can_exceed { count } else { count.min(counter.min) }
        });
        lowered.collect()
    }

    fn pack(&self, counts: &[u16]) -> Packed {
        let digits = counts.iter().zip(&self.counters);
        digits.fold(0, |packed, (&count, counter)| packed * (u128::from(counter.cap) + 1) + u128::from(count))
    }

    fn unpack(&self, mut packed: Packed) -> Vec<u16> {
        let mut counts = vec![0; self.counters.len()];
        for (count, counter) in counts.iter_mut().zip(&self.counters).rev() {
            let size = u128::from(counter.cap) + 1;
            *count = u16::try_from(packed % size).expect("a digit is at most its cap");
            packed /= size;
        }
        counts
    }
}

/// Per kind, and behind the last, how much the kinds from there on could add to each counter.
fn supply(raised: &[Vec<usize>], ranges: &[Range], counters: usize) -> Vec<Vec<u32>> {
    let mut supply = vec![vec![0; counters]; ranges.len() + 1];
    for kind in (0..ranges.len()).rev() {
        let mut here = supply[kind + 1].clone();
        for &counter in &raised[kind] {
            here[counter] += u32::from(ranges[kind].1);
        }
        supply[kind] = here;
    }
    supply
}
