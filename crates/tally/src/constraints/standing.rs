//! Who is guarded and who is doomed as a count goes on.

use std::cell::Cell;

use crate::ballots::{CandidateNo, Election};
use crate::constraints::completion::{Contest, Kind, LimitSet, Range};
use crate::constraints::{Constraints, ConstraintsError, Limit, contradiction};
use crate::transcript::Bounded;

/// Everybody's chances under constraints, kept up after every election and exclusion.
#[derive(Debug, Clone)]
pub(crate) struct Standings<'a> {
    constraints: &'a Constraints,
    contest: Contest,
    /// Which kind each candidate is of.
    kind_of: Vec<usize>,
    is_hopeful: Vec<bool>,
    /// Per kind: those elected, and those with all hopefuls of the kind.
    ranges: Vec<Range>,
    guarded: Vec<Option<Vec<Limit>>>,
    doomed: Vec<Option<Vec<Limit>>>,
}

/// Who is guarded and doomed, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reasons {
    pub(crate) guarded: Vec<Bounded>,
    pub(crate) doomed: Vec<Bounded>,
}

impl<'a> Standings<'a> {
    /// Everybody who stands is a hopeful. If fewer stand than there are seats, all of these are to be filled (ours).
    ///
    /// # Errors
    /// [`ConstraintsError`]; when nothing can meet the constraints, with the smallest contradiction.
    pub(crate) fn begin(constraints: &'a Constraints, election: &Election) -> Result<Self, ConstraintsError> {
        constraints.check_shape(election)?;
        let is_hopeful: Vec<bool> = election.candidates().iter().map(|candidate| !candidate.is_withdrawn).collect();
        let standing = is_hopeful.iter().filter(|&&stands| stands).count();
        let places = u16::try_from(standing).map_or(election.seats(), |standing| standing.min(election.seats()));
        let (kinds, kind_of) = kinds(constraints);
        let mut all = Self {
            constraints,
            contest: Contest {
                places,
                bounds: constraints.bounds.iter().map(|bound| (bound.min, bound.max)).collect(),
                kinds: kinds.clone(),
                steps: Cell::new(0),
            },
            kind_of,
            is_hopeful,
            ranges: vec![(0, 0); kinds.len()],
            guarded: vec![None; kinds.len()],
            doomed: vec![None; kinds.len()],
        };
        for (candidate, kind) in all.kind_of.iter().enumerate() {
            all.ranges[*kind].1 += u16::from(all.is_hopeful[candidate]);
        }
        all.refresh()?;
        Ok(all)
    }

    /// The candidate has a seat.
    pub(crate) fn elect(&mut self, candidate: CandidateNo) -> Result<(), ConstraintsError> {
        self.is_hopeful[candidate.index()] = false;
        self.ranges[self.kind_of[candidate.index()]].0 += 1;
        self.refresh()
    }

    /// The candidate is out.
    pub(crate) fn exclude(&mut self, candidate: CandidateNo) -> Result<(), ConstraintsError> {
        self.is_hopeful[candidate.index()] = false;
        self.ranges[self.kind_of[candidate.index()]].1 -= 1;
        self.refresh()
    }

    pub(crate) fn is_guarded(&self, candidate: CandidateNo) -> bool {
        self.is_hopeful[candidate.index()] && self.guarded[self.kind_of[candidate.index()]].is_some()
    }

    pub(crate) fn is_doomed(&self, candidate: CandidateNo) -> bool {
        self.is_hopeful[candidate.index()] && self.doomed[self.kind_of[candidate.index()]].is_some()
    }

    /// Who is guarded and doomed now.
    pub(crate) fn reasons(&self) -> Reasons {
        let listed = |reasons: &[Option<Vec<Limit>>]| {
            let all = CandidateNo::all(self.kind_of.len()).filter(|candidate| self.is_hopeful[candidate.index()]);
            let with = all.filter_map(|candidate| {
                let because = reasons[self.kind_of[candidate.index()]].clone()?;
                Some(Bounded { candidate, because })
            });
            with.collect()
        };
        Reasons { guarded: listed(&self.guarded), doomed: listed(&self.doomed) }
    }

    /// Works out anew who is in every completion and who in none. Nobody who is guarded or doomed ever ceases to be:
    /// the completions only become fewer. So a reason once found stays one.
    fn refresh(&mut self) -> Result<(), ConstraintsError> {
        let all = self.all_limits();
        let Some(found) = self.contest.completions(&self.ranges, all)? else {
            return Err(self.impossible(all)?);
        };
        for (kind, (fewest, most)) in found.into_iter().enumerate() {
            let (elected, with_hopefuls) = self.ranges[kind];
            if elected == with_hopefuls {
                continue;
            }
            if fewest == with_hopefuls && self.guarded[kind].is_none() {
                self.guarded[kind] = Some(self.reason(kind, (elected, with_hopefuls - 1), all)?);
            }
            if most == elected && self.doomed[kind].is_none() {
                self.doomed[kind] = Some(self.reason(kind, (elected + 1, with_hopefuls), all)?);
            }
        }
        Ok(())
    }

    /// The smallest set of limits that rules out this range of a kind.
    fn reason(&self, kind: usize, range: Range, all: LimitSet) -> Result<Vec<Limit>, ConstraintsError> {
        let mut ranges = self.ranges.clone();
        ranges[kind] = range;
        let set = contradiction::smallest(&self.contest, &ranges, all)?;
        Ok(self.spelt(set.unwrap_or(all)))
    }

    fn impossible(&self, all: LimitSet) -> Result<ConstraintsError, ConstraintsError> {
        let set = contradiction::smallest(&self.contest, &self.ranges, all)?;
        let contradiction = self.spelt(set.unwrap_or(all));
        Ok(ConstraintsError::Impossible { places: self.contest.places, contradiction })
    }

    /// The sides of bounds that say anything.
    fn all_limits(&self) -> LimitSet {
        let sides = self.contest.bounds.iter().enumerate().map(|(index, &(min, max))| {
            let lower = if min > 0 { 1 << (2 * index) } else { 0 };
            let upper = if max < self.contest.places { 2 << (2 * index) } else { 0 };
            lower | upper
        });
        sides.fold(0, |all: LimitSet, side: LimitSet| all | side)
    }

    fn spelt(&self, set: LimitSet) -> Vec<Limit> {
        let sides = self.constraints.bounds.iter().enumerate().flat_map(|(index, bound)| {
            let lower = (set & (1 << (2 * index)) != 0).then(|| Limit::AtLeast(bound.label.clone(), bound.min));
            let upper = (set & (2 << (2 * index)) != 0).then(|| Limit::AtMost(bound.label.clone(), bound.max));
            lower.into_iter().chain(upper)
        });
        sides.collect()
    }
}

/// All kinds, and which each candidate is of.
///
/// Kinds of a rare label stand together, so that the search is done with the label before it comes to the next.
fn kinds(constraints: &Constraints) -> (Vec<Kind>, Vec<usize>) {
    let bounds_of = |labels: &Vec<String>| {
        let borne = constraints.bounds.iter().enumerate().filter(|(_, bound)| labels.contains(&bound.label));
        borne.map(|(index, _)| index).collect::<Vec<usize>>()
    };
    let all: Vec<Kind> = constraints.groups.iter().map(|labels| Kind { bounds: bounds_of(labels) }).collect();
    let mut bearers = vec![0_usize; constraints.bounds.len()];
    for &bound in all.iter().flat_map(|kind| &kind.bounds) {
        bearers[bound] += 1;
    }
    let rarest_first = |kind: &Kind| {
        let mut labels: Vec<(usize, usize)> = kind.bounds.iter().map(|&bound| (bearers[bound], bound)).collect();
        labels.sort_unstable();
        labels
    };
    let mut kinds = all.clone();
    kinds.sort_by_cached_key(rarest_first);
    kinds.dedup();
    let place = |kind: &Kind| kinds.iter().position(|known| known == kind).expect("it is one of them");
    let kind_of = all.iter().map(place).collect();
    (kinds, kind_of)
}
