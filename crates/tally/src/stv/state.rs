//! Where every paper lies in an STV count, at which value, and what everybody has.

use crate::ballots::{CandidateNo, Election};
use crate::number::{Overflow, Votes};
use crate::reading::ReadPapers;

/// How a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// May receive papers.
    Continuing,
    /// Has a seat.
    Elected,
    /// Had fewest votes once.
    Excluded,
    /// Never took part.
    Withdrawn,
}

/// Papers that one candidate holds at one value.
#[derive(Debug)]
struct Bundle {
    value: Votes,
    papers: u64,
    /// Indices of the rankings on them.
    rankings: Vec<u32>,
    /// The holder is their first preference.
    is_first: bool,
}

/// Papers that somebody held when elected.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) value: Votes,
    pub(super) papers: u64,
    /// Indices of the rankings on them.
    pub(super) rankings: Vec<u32>,
}

/// Papers of one value that move together from everybody excluded at once.
#[derive(Debug)]
pub(super) struct Batch {
    value: Votes,
    bundles: Vec<(CandidateNo, Bundle)>,
}

/// Which papers of the excluded are a batch of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Batching {
    /// All papers of one value.
    ByValue,
    /// First preferences, then all others of one value.
    FirstPreferencesApart,
}

/// What a transfer moved.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// By value before, highest first.
    pub(super) parcels: Vec<MovedParcel>,
    /// By receiver in candidate order; who received nothing is left out.
    pub(super) received: Vec<(CandidateNo, Amount)>,
    /// Papers that name nobody continuing.
    pub(super) non_transferable: Amount,
    /// What dropped remainders lost.
    pub(super) loss: Votes,
}

/// Papers of one value.
#[derive(Debug)]
pub(super) struct MovedParcel {
    pub(super) papers: u64,
    pub(super) before: Votes,
    pub(super) after: Votes,
}

/// Papers and what they are worth together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Amount {
    pub(super) papers: u64,
    pub(super) votes: Votes,
}

impl Amount {
    fn add(&mut self, papers: u64, value: Votes) -> Result<(), Overflow> {
        self.papers += papers;
        self.votes = self.votes.plus(value.times(papers)?)?;
        Ok(())
    }
}

/// A count in progress.
#[derive(Debug)]
pub(super) struct State<'a> {
    papers: &'a ReadPapers,
    status: Vec<Status>,
    votes: Vec<Votes>,
    bundles: Vec<Vec<Bundle>>,
    /// Per elected candidate the bundles given away with a surplus, as they were held before.
    given: Vec<Vec<Bundle>>,
    /// Per ranking the place, in the list of all candidates read, of the one who holds it or held it last.
    places: Vec<usize>,
    non_transferable: Votes,
    loss: Votes,
}

impl<'a> State<'a> {
    /// Everybody's first preferences, each worth `unit`.
    pub(super) fn first_preferences(election: &Election, papers: &'a ReadPapers, unit: u64) -> Result<Self, Overflow> {
        let candidates = election.candidates();
        let status = candidates
            .iter()
            .map(|candidate| if candidate.is_withdrawn { Status::Withdrawn } else { Status::Continuing });
        let mut state = Self {
            papers,
            status: status.collect(),
            votes: vec![Votes::ZERO; candidates.len()],
            bundles: candidates.iter().map(|_| Vec::new()).collect(),
            given: candidates.iter().map(|_| Vec::new()).collect(),
            places: (0..papers.len()).map(|ranking| papers.span(ranking).start).collect(),
            non_transferable: Votes::ZERO,
            loss: Votes::ZERO,
        };
        let all = (0_u32..).zip(0..papers.len()).filter(|&(_, ranking)| !papers.span(ranking).is_empty());
        let mut heaps = Heaps::new(candidates.len());
        for (index, ranking) in all {
            let first = papers.candidate_at(state.places[ranking]);
            heaps.put(first, index, papers.weight(ranking));
        }
        state.receive(&mut heaps, Votes::whole(1, unit))?;
        state.bundles.iter_mut().flatten().for_each(|bundle| bundle.is_first = true);
        Ok(state)
    }

    pub(super) fn votes(&self, candidate: CandidateNo) -> Votes {
        self.votes[candidate.index()]
    }

    /// Everybody's votes, in candidate order.
    pub(super) fn all_votes(&self) -> &[Votes] {
        &self.votes
    }

    pub(super) fn non_transferable(&self) -> Votes {
        self.non_transferable
    }

    pub(super) fn loss(&self) -> Votes {
        self.loss
    }

    /// Votes, non-transferable and loss together; what all valid papers are worth.
    pub(super) fn accounted(&self) -> Result<Votes, Overflow> {
        let held = Votes::sum(self.votes.iter().copied())?;
        held.plus(self.non_transferable)?.plus(self.loss)
    }

    /// Who stands like this, in candidate order.
    pub(super) fn with_status(&self, status: Status) -> impl Iterator<Item = CandidateNo> {
        CandidateNo::all(self.status.len()).filter(move |candidate| self.status[candidate.index()] == status)
    }

    pub(super) fn set_status(&mut self, candidate: CandidateNo, status: Status) {
        self.status[candidate.index()] = status;
    }

    /// Moves every paper of `giver` to its next continuing candidate, each at `revalue(value before)`; the giver
    /// keeps `keeps` votes, and what neither arrives nor becomes non-transferable is loss by fractions.
    pub(super) fn transfer(
        &mut self,
        giver: CandidateNo,
        keeps: Votes,
        revalue: impl Fn(Votes) -> Result<Votes, Overflow>,
    ) -> Result<Moved, Overflow> {
        let mut bundles = std::mem::take(&mut self.bundles[giver.index()]);
        bundles.sort_by_key(|bundle| std::cmp::Reverse(bundle.value));
        let mut moved = Moved::default();
        let mut received = vec![Amount::default(); self.votes.len()];
        let mut heaps = Heaps::new(self.votes.len());
        for parcel in bundles.chunk_by(|one, next| one.value == next.value) {
            let before = parcel[0].value;
            let after = revalue(before)?;
            moved.non_transferable.add(self.sort(parcel, &mut heaps), after)?;
            for (candidate, papers) in heaps.filled() {
                received[candidate.index()].add(papers, after)?;
            }
            self.receive(&mut heaps, after)?;
            let papers = parcel.iter().map(|bundle| bundle.papers).sum();
            moved.parcels.push(MovedParcel { papers, before, after });
        }
        let all = CandidateNo::all(received.len()).zip(received);
        moved.received = all.filter(|(_, amount)| amount.papers > 0).collect();
        self.settle(giver, keeps, &mut moved)?;
        if self.status[giver.index()] == Status::Elected {
            self.given[giver.index()] = bundles;
        }
        Ok(moved)
    }

    /// Moves the surplus of an elected candidate on the papers received last, each paper at the surplus ÷ transferable
    /// papers, the remainder dropped, and never above its value before. What does not arrive is non-transferable.
    ///
    /// The only parcel told is that of the transferable papers: papers without a next preference have no value in it.
    pub(super) fn transfer_last_batch(&mut self, giver: CandidateNo, surplus: Votes) -> Result<Moved, Overflow> {
        let mut moved = Moved::default();
        let mut heaps = Heaps::new(self.votes.len());
        if let Some(last) = self.bundles[giver.index()].pop() {
            let left_over = self.sort([&last], &mut heaps);
            let (before, papers) = (last.value, last.papers - left_over);
            self.bundles[giver.index()].push(last);
            let after = if papers == 0 { Votes::ZERO } else { surplus.divided(papers)?.min(before) };
            moved.received = heaps.amounts(after)?;
            moved.non_transferable.papers = left_over;
            if papers > 0 {
                moved.parcels.push(MovedParcel { papers, before, after });
            }
            self.receive(&mut heaps, after)?;
        }
        let arrived = Votes::sum(moved.received.iter().map(|(_, amount)| amount.votes))?;
        let stuck = surplus.minus(arrived)?;
        moved.non_transferable.votes = stuck;
        self.non_transferable = self.non_transferable.plus(stuck)?;
        let votes = &mut self.votes[giver.index()];
        *votes = votes.minus(surplus)?;
        Ok(moved)
    }

    /// Takes the papers of candidates just excluded into batches, in the order in which they move.
    pub(super) fn take_batches(&mut self, givers: &[CandidateNo], batching: Batching) -> Vec<Batch> {
        let mut all: Vec<(CandidateNo, Bundle)> = Vec::new();
        for &giver in givers {
            all.extend(std::mem::take(&mut self.bundles[giver.index()]).into_iter().map(|bundle| (giver, bundle)));
        }
        let rank = |bundle: &Bundle| (batching == Batching::FirstPreferencesApart && bundle.is_first, bundle.value);
        // The sort is stable: who was excluded first gives first.
        all.sort_by_key(|(_, bundle)| std::cmp::Reverse(rank(bundle)));
        let mut batches: Vec<(_, Batch)> = Vec::new();
        for (giver, bundle) in all {
            let rank = rank(&bundle);
            match batches.last_mut() {
                Some((last, batch)) if *last == rank => batch.bundles.push((giver, bundle)),
                _ => batches.push((rank, Batch { value: bundle.value, bundles: vec![(giver, bundle)] })),
            }
        }
        batches.into_iter().map(|(_, batch)| batch).collect()
    }

    /// Moves a batch of the excluded at the value it has: what moved, giver by giver, the parcel told with the first.
    pub(super) fn move_batch(&mut self, batch: &Batch) -> Result<Vec<(CandidateNo, Moved)>, Overflow> {
        let value = batch.value;
        let mut heaps = Heaps::new(self.votes.len());
        let mut all = Vec::new();
        for bundles in batch.bundles.chunk_by(|(giver, _), (next, _)| giver == next) {
            let giver = bundles[0].0;
            let before = heaps.papers.clone();
            let left_over = self.sort(bundles.iter().map(|(_, bundle)| bundle), &mut heaps);
            let papers = bundles.iter().map(|(_, bundle)| bundle.papers).sum();
            let mut moved = Moved::default();
            if all.is_empty() {
                let papers = batch.bundles.iter().map(|(_, bundle)| bundle.papers).sum();
                moved.parcels.push(MovedParcel { papers, before: value, after: value });
            }
            moved.received = heaps.amounts_since(&before, value)?;
            moved.non_transferable.add(left_over, value)?;
            self.non_transferable = self.non_transferable.plus(moved.non_transferable.votes)?;
            let votes = &mut self.votes[giver.index()];
            *votes = votes.minus(value.times(papers)?)?;
            all.push((giver, moved));
        }
        self.receive(&mut heaps, value)?;
        Ok(all)
    }

    /// The papers that an elected candidate held when elected: all that ever came, as none came later.
    pub(super) fn held(&mut self, candidate: CandidateNo) -> Vec<Held> {
        let index = candidate.index();
        let all = std::mem::take(&mut self.given[index]).into_iter().chain(std::mem::take(&mut self.bundles[index]));
        all.map(|Bundle { value, papers, rankings, .. }| Held { value, papers, rankings }).collect()
    }

    /// Sorts papers by their next continuing candidate; how many have none.
    fn sort<'b>(&mut self, parcel: impl IntoIterator<Item = &'b Bundle>, heaps: &mut Heaps) -> u64 {
        let mut left_over = 0;
        for &index in parcel.into_iter().flat_map(|bundle| &bundle.rankings) {
            let ranking = index as usize;
            let weight = self.papers.weight(ranking);
            let later = self.places[ranking] + 1..self.papers.span(ranking).end;
            let next = later.map(|place| (place, self.papers.candidate_at(place)));
            let mut open = next.filter(|(_, candidate)| self.status[candidate.index()] == Status::Continuing);
            match open.next() {
                Some((place, candidate)) => {
                    self.places[ranking] = place;
                    heaps.put(candidate, index, weight);
                }
                None => left_over += weight,
            }
        }
        left_over
    }

    /// Empties the heaps into the candidates' hands.
    fn receive(&mut self, heaps: &mut Heaps, value: Votes) -> Result<(), Overflow> {
        for (candidate, rankings, papers) in heaps.empty() {
            let votes = &mut self.votes[candidate.index()];
            *votes = votes.plus(value.times(papers)?)?;
            self.bundles[candidate.index()].push(Bundle { value, papers, rankings, is_first: false });
        }
        Ok(())
    }

    fn settle(&mut self, giver: CandidateNo, keeps: Votes, moved: &mut Moved) -> Result<(), Overflow> {
        let votes = &mut self.votes[giver.index()];
        let given = votes.minus(keeps)?;
        *votes = keeps;
        let arrived = Votes::sum(moved.received.iter().map(|(_, amount)| amount.votes))?;
        moved.loss = given.minus(arrived)?.minus(moved.non_transferable.votes)?;
        self.non_transferable = self.non_transferable.plus(moved.non_transferable.votes)?;
        self.loss = self.loss.plus(moved.loss)?;
        Ok(())
    }

    /// Per ranking the last candidate who held it.
    pub(super) fn last_holders(&self) -> Vec<Option<CandidateNo>> {
        let holder = |(ranking, &place): (usize, &usize)| {
            let is_held = !self.papers.span(ranking).is_empty();
            is_held.then(|| self.papers.candidate_at(place))
        };
        self.places.iter().enumerate().map(holder).collect()
    }

    #[cfg(test)]
    pub(super) fn lose_a_vote(&mut self) {
        self.loss = self.loss.plus(Votes::whole(1, 1)).unwrap();
    }
}

/// Papers sorted by receiver, while a transfer goes on.
#[derive(Debug)]
struct Heaps {
    rankings: Vec<Vec<u32>>,
    papers: Vec<u64>,
}

impl Heaps {
    fn new(candidates: usize) -> Self {
        Self { rankings: vec![Vec::new(); candidates], papers: vec![0; candidates] }
    }

    fn put(&mut self, candidate: CandidateNo, ranking: u32, papers: u64) {
        self.rankings[candidate.index()].push(ranking);
        self.papers[candidate.index()] += papers;
    }

    fn filled(&self) -> impl Iterator<Item = (CandidateNo, u64)> {
        let all = CandidateNo::all(self.papers.len()).zip(self.papers.iter().copied());
        all.filter(|(_, papers)| *papers > 0)
    }

    /// What everybody gets who gets papers at this value.
    fn amounts(&self, value: Votes) -> Result<Vec<(CandidateNo, Amount)>, Overflow> {
        self.amounts_since(&vec![0; self.papers.len()], value)
    }

    /// What everybody gets of the papers put there since.
    fn amounts_since(&self, before: &[u64], value: Votes) -> Result<Vec<(CandidateNo, Amount)>, Overflow> {
        let gained = self.filled().map(|(candidate, papers)| (candidate, papers - before[candidate.index()]));
        let gained = gained.filter(|&(_, papers)| papers > 0);
        gained.map(|(candidate, papers)| Ok((candidate, Amount { papers, votes: value.times(papers)? }))).collect()
    }

    fn empty(&mut self) -> Vec<(CandidateNo, Vec<u32>, u64)> {
        let filled: Vec<_> = self.filled().collect();
        let mut take = |(candidate, papers): (CandidateNo, u64)| {
            self.papers[candidate.index()] = 0;
            (candidate, std::mem::take(&mut self.rankings[candidate.index()]), papers)
        };
        filled.into_iter().map(&mut take).collect()
    }
}
