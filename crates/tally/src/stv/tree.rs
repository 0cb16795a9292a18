//! The papers of a count by keep values, as a tree of shared beginnings.
//!
//! A candidate who continues keeps all that is left of a paper, an excluded one nothing. So what becomes of a paper
//! is told by the elected candidates on it up to the first who continues, and papers alike in that are one. The tree
//! holds just these beginnings: its inner nodes are elected candidates, its leaves continuing ones, and each leaf
//! has a list of the papers that end there so far. When a candidate goes out, the papers of their leaves are put
//! one step further; when one is elected, their leaves become inner nodes. A paper is read once through in a whole
//! count, and a distribution costs one step per node.
//!
//! Nodes stand in one list, each behind its parent, so a distribution is one pass without recursion. Sums of integers do
//! not depend on their order: the figures are the same whatever the order of papers.

use crate::ballots::CandidateNo;
use crate::reading::ReadPapers;

/// No node and no paper.
const NONE: u32 = u32::MAX;

/// Papers that are looked at together.
const BATCH: usize = 256;

/// Nodes without papers that are put up with before they are swept out; few in the crate's own tests, to have it happen.
const DEAD_MAX: usize = if cfg!(test) { 3 } else { 4_096 };

/// What a candidate can receive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// All that is left of a paper.
    Continuing,
    /// A share; the rest goes on.
    Elected,
    /// Nothing.
    Out,
}

/// A beginning of papers: the one of its parent, and a candidate.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// How many papers begin so; none when the candidate is out.
    papers: u64,
    parent: u32,
    /// The candidate's place in the list of all.
    candidate: u16,
}

/// How a node hangs together with others.
#[derive(Debug, Clone, Copy)]
struct Links {
    first_child: u32,
    next_sibling: u32,
    /// The first of the papers that end here so far.
    first_paper: u32,
}

impl Links {
    const NEW: Self = Self { first_child: NONE, next_sibling: NONE, first_paper: NONE };
}

/// The papers that bear one ranking. All that is looked at when they move stands together in memory.
#[derive(Debug, Clone, Copy)]
struct Paper {
    /// How many.
    papers: u64,
    /// The place, in the list of all candidates read, of the one who holds them or held them last.
    place: u32,
    /// Where the ranking ends in that list.
    end: u32,
}

/// A paper about to be put further, with what stands next on it.
#[derive(Debug, Clone, Copy)]
struct Ahead {
    paper: u32,
    /// The place behind the one where it was, and who stands there; past the end, nobody.
    place: u32,
    end: u32,
    candidate: Option<CandidateNo>,
}

/// The papers of a count, each at the continuing candidate who holds what is left of it.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    read: &'a ReadPapers,
    standing: Vec<Standing>,
    /// The first is the root.
    nodes: Vec<Node>,
    links: Vec<Links>,
    dead: usize,
    /// Papers that name nobody but candidates who are out.
    let_go: u64,
    /// What the last distribution left of one paper behind each node, in units.
    rests: Vec<u32>,
    /// One per ranking.
    bundles: Vec<Paper>,
    /// Per ranking the next in the list of the same node.
    next_paper: Vec<u32>,
    /// Those being put further.
    ahead: Vec<Ahead>,
    /// Per candidate their node below the one being worked on.
    child_of: Vec<u32>,
    /// Nodes whose papers wait to be put one step further.
    waiting: Vec<u32>,
}

impl<'a> Tree<'a> {
    /// Every paper at its first preference; everybody continues.
    pub(super) fn new(candidates: usize, read: &'a ReadPapers) -> Self {
        let place = |place| u32::try_from(place).expect("the limit of marks is below 2³²");
        let bundle = |ranking| {
            let span = read.span(ranking);
            Paper { papers: read.weight(ranking), place: place(span.start), end: place(span.end) }
        };
        let mut tree = Self {
            read,
            standing: vec![Standing::Continuing; candidates],
            nodes: vec![Node { papers: 0, parent: 0, candidate: 0 }],
            links: vec![Links::NEW],
            dead: 0,
            let_go: 0,
            rests: Vec::new(),
            bundles: (0..read.len()).map(bundle).collect(),
            next_paper: vec![NONE; read.len()],
            ahead: Vec::with_capacity(BATCH),
            child_of: vec![NONE; candidates],
            waiting: Vec::new(),
        };
        for (paper, ranking) in (0_u32..).zip(0..read.len()) {
            let Paper { place, end, .. } = tree.bundles[ranking];
            if place < end {
                tree.put(paper, 0, read.candidate_at(place as usize));
            }
        }
        tree.child_of.fill(NONE);
        tree
    }

    /// What everybody has when each takes `take(what is left of a paper, their index)` of every paper in turn; in
    /// units, in candidate order, where a whole paper is `unit`.
    ///
    /// `take` gives at most what is left. No sum can overflow: at most 10¹² papers of at most 2³² units.
    pub(super) fn distribute(&mut self, unit: u32, take: impl Fn(u32, usize) -> u32) -> Vec<u128> {
        let mut votes = vec![0_u128; self.standing.len()];
        self.rests.resize(self.nodes.len(), 0);
        self.rests[0] = unit;
        for (index, node) in self.nodes.iter().enumerate().skip(1) {
            let left = self.rests[node.parent as usize];
            let candidate = usize::from(node.candidate);
            let taken = take(left, candidate);
            votes[candidate] += u128::from(taken) * u128::from(node.papers);
            self.rests[index] = left - taken;
        }
        votes
    }

    /// From now on the candidate takes a share, and the rest of each paper goes on.
    pub(super) fn elect(&mut self, candidate: CandidateNo) {
        self.standing[candidate.index()] = Standing::Elected;
        for index in self.nodes_of(candidate) {
            self.waiting.push(index);
        }
        self.settle();
    }

    /// From now on the candidates take nothing; who held a paper through one of them passes it on.
    pub(super) fn exclude(&mut self, candidates: &[CandidateNo]) {
        for candidate in candidates {
            self.standing[candidate.index()] = Standing::Out;
        }
        for &candidate in candidates {
            for index in self.nodes_of(candidate) {
                let node = &mut self.nodes[index as usize];
                node.papers = 0;
                self.dead += 1;
                let parent = node.parent as usize;
                let papers = std::mem::replace(&mut self.links[index as usize].first_paper, NONE);
                // An inner node has no papers of its own, so its list is free to hold these for a moment.
                self.links[parent].first_paper = papers;
                self.waiting.push(self.nodes[index as usize].parent);
            }
            self.settle();
        }
        if self.dead > DEAD_MAX && self.dead * 2 > self.nodes.len() {
            self.sweep();
        }
    }

    fn nodes_of(&self, candidate: CandidateNo) -> Vec<u32> {
        let of = |(_, node): &(u32, &Node)| usize::from(node.candidate) == candidate.index() && node.papers > 0;
        (0_u32..).zip(&self.nodes).skip(1).filter(of).map(|(index, _)| index).collect()
    }

    /// Puts all waiting papers to the next candidate who is not out, and on through those elected.
    fn settle(&mut self) {
        while let Some(parent) = self.waiting.pop() {
            self.open(parent);
            let mut next = std::mem::replace(&mut self.links[parent as usize].first_paper, NONE);
            while next != NONE {
                next = self.look_ahead(next);
                for index in 0..self.ahead.len() {
                    let ahead = self.ahead[index];
                    match self.advance(ahead) {
                        Some(candidate) => self.put(ahead.paper, parent, candidate),
                        // Behind an elected candidate the paper still counts for that one.
                        None if parent == 0 => self.let_go += self.bundles[ahead.paper as usize].papers,
                        None => {}
                    }
                }
            }
            self.close(parent);
        }
    }

    /// Notes the children of a node by candidate, and lets go of those who are out.
    fn open(&mut self, parent: u32) {
        let mut child = std::mem::replace(&mut self.links[parent as usize].first_child, NONE);
        while child != NONE {
            let next = self.links[child as usize].next_sibling;
            let candidate = usize::from(self.nodes[child as usize].candidate);
            if self.standing[candidate] != Standing::Out {
                self.child_of[candidate] = child;
                self.adopt(parent, child);
            }
            child = next;
        }
    }

    fn adopt(&mut self, parent: u32, child: u32) {
        self.links[child as usize].next_sibling = self.links[parent as usize].first_child;
        self.links[parent as usize].first_child = child;
    }

    /// Forgets what [`Self::open`] noted.
    fn close(&mut self, parent: u32) {
        let mut child = self.links[parent as usize].first_child;
        while child != NONE {
            self.child_of[usize::from(self.nodes[child as usize].candidate)] = NONE;
            child = self.links[child as usize].next_sibling;
        }
    }

    /// Takes a batch of papers from a list, and says where the list goes on.
    ///
    /// Papers lie all over the memory. To ask for what stands next on many before anything depends on the answer lets
    /// the processor fetch it all at once; following them one by one is slower by half.
    fn look_ahead(&mut self, first: u32) -> u32 {
        self.ahead.clear();
        let mut next = first;
        while next != NONE && self.ahead.len() < BATCH {
            self.ahead.push(Ahead { paper: next, place: 0, end: 0, candidate: None });
            next = self.next_paper[next as usize];
        }
        for ahead in &mut self.ahead {
            let bundle = &self.bundles[ahead.paper as usize];
            (ahead.place, ahead.end) = (bundle.place + 1, bundle.end);
            ahead.candidate = (ahead.place < ahead.end).then(|| self.read.candidate_at(ahead.place as usize));
        }
        next
    }

    /// The next candidate on the paper who is not out; without one the paper stays where it was and is let go.
    fn advance(&mut self, ahead: Ahead) -> Option<CandidateNo> {
        let Ahead { paper, mut place, end, candidate } = ahead;
        let mut candidate = candidate?;
        while self.standing[candidate.index()] == Standing::Out {
            place += 1;
            if place == end {
                return None;
            }
            candidate = self.read.candidate_at(place as usize);
        }
        self.bundles[paper as usize].place = place;
        Some(candidate)
    }

    /// Puts a paper to the candidate's node below `parent`.
    fn put(&mut self, paper: u32, parent: u32, candidate: CandidateNo) {
        let known = self.child_of[candidate.index()];
        let child = if known == NONE { self.grow(parent, candidate) } else { known };
        self.nodes[child as usize].papers += self.bundles[paper as usize].papers;
        let list = &mut self.links[child as usize].first_paper;
        if *list == NONE && self.standing[candidate.index()] == Standing::Elected {
            self.waiting.push(child);
        }
        self.next_paper[paper as usize] = std::mem::replace(list, paper);
    }

    fn grow(&mut self, parent: u32, candidate: CandidateNo) -> u32 {
        let child = u32::try_from(self.nodes.len()).expect("there are no more nodes than marks and sweepings");
        let candidate = u16::try_from(candidate.index()).expect("a candidate's number is a u16");
        self.nodes.push(Node { papers: 0, parent, candidate });
        self.links.push(Links::NEW);
        self.child_of[usize::from(candidate)] = child;
        self.adopt(parent, child);
        child
    }

    /// Takes the nodes without papers out of the list; the others keep their order.
    fn sweep(&mut self) {
        let mut moved = vec![NONE; self.nodes.len()];
        let mut kept = 0;
        for index in 0..self.nodes.len() {
            let mut node = self.nodes[index];
            if index > 0 {
                if node.papers == 0 {
                    continue;
                }
                // A node with papers has a parent with papers, and that one was moved before.
                node.parent = moved[node.parent as usize];
            }
            moved[index] = u32::try_from(kept).expect("there are no more nodes than before");
            self.nodes[kept] = node;
            self.links[kept] = Links { first_paper: self.links[index].first_paper, ..Links::NEW };
            kept += 1;
        }
        self.nodes.truncate(kept);
        self.links.truncate(kept);
        self.rests.truncate(kept);
        for (child, parent) in (0_u32..).zip(self.nodes.iter().map(|node| node.parent).collect::<Vec<_>>()).skip(1) {
            self.adopt(parent, child);
        }
        self.dead = 0;
    }

    /// How many papers are in the tree.
    pub(super) fn papers_in(&self) -> u64 {
        let below_root = self.nodes.iter().skip(1).filter(|node| node.parent == 0);
        below_root.map(|node| node.papers).sum::<u64>() + self.let_go
    }

    /// Per ranking the last candidate who held it.
    pub(super) fn last_holders(&self) -> Vec<Option<CandidateNo>> {
        let holder = |(ranking, bundle): (usize, &Paper)| {
            let is_held = !self.read.span(ranking).is_empty();
            is_held.then(|| self.read.candidate_at(bundle.place as usize))
        };
        self.bundles.iter().enumerate().map(holder).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballots::Election;
    use crate::reading;

    const CANDIDATES: u16 = 12;
    const UNIT: u32 = 1_000;

    fn no(index: usize) -> CandidateNo {
        CandidateNo::new(u16::try_from(index + 1).unwrap()).unwrap()
    }

    /// Numbers that look drawn and are the same every time.
    fn drawn() -> impl FnMut(usize) -> usize {
        let mut state = 4_u64;
        move |below| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        }
    }

    fn contest(draw: &mut impl FnMut(usize) -> usize, rankings: usize) -> Election {
        let mut election = Election::new("", 1, (1..=CANDIDATES).map(|number| number.to_string())).unwrap();
        for _ in 0..rankings {
            let mut left: Vec<usize> = (0..CANDIDATES.into()).collect();
            let length = draw(usize::from(CANDIDATES) + 1);
            let ranking: Vec<CandidateNo> = (0..length).map(|_| no(left.swap_remove(draw(left.len())))).collect();
            election.add_ranking(&ranking, 1 + draw(9) as u64).unwrap();
        }
        election
    }

    fn take(left: u32, keep: u32) -> u32 {
        (left * keep).div_ceil(UNIT)
    }

    /// Every paper followed from its beginning.
    fn by_hand(read: &ReadPapers, keep: &[u32]) -> Vec<u128> {
        let mut votes = vec![0; keep.len()];
        for ranking in 0..read.len() {
            let mut left = UNIT;
            for candidate in read.span(ranking).map(|place| read.candidate_at(place).index()) {
                let taken = take(left, keep[candidate]);
                votes[candidate] += u128::from(taken) * u128::from(read.weight(ranking));
                left -= taken;
            }
        }
        votes
    }

    #[test]
    fn a_distribution_is_that_of_every_paper_followed_whoever_was_elected_and_excluded() {
        let mut draw = drawn();
        for _ in 0..40 {
            let rankings = 1 + draw(900);
            let election = contest(&mut draw, rankings);
            let read = reading::read(&election, crate::Reading::default());
            let mut tree = Tree::new(CANDIDATES.into(), &read);
            let mut keep = vec![UNIT; CANDIDATES.into()];
            let mut continuing: Vec<usize> = (0..CANDIDATES.into()).collect();
            while !continuing.is_empty() {
                let one = continuing.swap_remove(draw(continuing.len()));
                if draw(2) == 0 {
                    tree.elect(no(one));
                    keep[one] = u32::try_from(draw(1_001)).unwrap();
                } else {
                    let also = if continuing.len() > 4 { continuing.pop() } else { None };
                    let out: Vec<usize> = also.into_iter().chain([one]).collect();
                    for &out in &out {
                        keep[out] = 0;
                    }
                    tree.exclude(&out.into_iter().map(no).collect::<Vec<_>>());
                }
                let votes = tree.distribute(UNIT, |left, candidate| take(left, keep[candidate]));
                assert_eq!(votes, by_hand(&read, &keep));
                assert_eq!(tree.papers_in(), read.report.valid);
            }
        }
    }
}
