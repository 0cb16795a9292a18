//! Cutting preferences that a count never reached, so that a published file tells no more than it must.

use crate::ballots::{CandidateNo, Election};
use crate::papers::{Mark, Papers};

/// The contest with each ranking cut behind the last candidate who held it.
///
/// What stands behind was either never looked at, or looked at and found to be nobody continuing; either
/// way the paper moves as before without it.
pub(crate) fn cut(election: &Election, last_holders: &[Option<CandidateNo>]) -> Election {
    let mut papers = Papers::new(election.papers().candidates());
    for (ranking, &holder) in election.papers().iter().zip(last_holders) {
        let marks: Vec<Mark> = ranking.marks().collect();
        let held = marks.iter().position(|mark| holder.is_some() && mark.candidate() == holder);
        let kept = held.map_or(0, |place| place + 1);
        papers.add(&marks[..kept], ranking.papers).expect("a shorter paper is valid, and there are no more of them");
    }
    election.with_papers(papers)
}
