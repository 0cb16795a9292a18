//! Settling ties by earlier stages, then by lot.

use crate::ballots::CandidateNo;
use crate::lot::LotRecord;
use crate::number::{Overflow, Votes};
use crate::transcript::{SettledBy, Tie, TieAbout, TieStep};

/// Who is chosen among candidates with equal votes, and how that came about.
///
/// `earlier` holds everybody's votes after each earlier stage, the first stage first. The latest stage at which
/// those still tied differed decides; if it leaves several equal, they are compared at the stages before it.
///
/// Source: SSI 2007/42, Schedule 1, rules 49 and 51 (docs/rules/scottish.md, 7).
pub(super) fn settle(
    about: TieAbout,
    tied: &[CandidateNo],
    earlier: &[Vec<Votes>],
    lot: &LotRecord,
    decimals: u8,
) -> Result<Tie, Overflow> {
    settle_by(about, tied, numbered(earlier).rev(), lot, decimals)
}

/// Like [`settle`], but the earliest stage at which those still tied differed decides.
///
/// Source: ERS97 5.2.3, 5.2.5 and 5.6.2 (docs/rules/ers97.md); SI 1985/454, Schedule 5, rules 50 and 51(13) (docs/rules/ni.md).
pub(super) fn settle_forwards(
    about: TieAbout,
    tied: &[CandidateNo],
    earlier: &[Vec<Votes>],
    lot: &LotRecord,
    decimals: u8,
) -> Result<Tie, Overflow> {
    settle_by(about, tied, numbered(earlier), lot, decimals)
}

/// Stages with their numbers, from 1.
fn numbered(stages: &[Vec<Votes>]) -> impl DoubleEndedIterator<Item = (u32, &Vec<Votes>)> {
    let number = |index| u32::try_from(index + 1_usize).expect("a stage needs a candidate or a batch of its own");
    stages.iter().enumerate().map(move |(index, votes)| (number(index), votes))
}

fn settle_by<'a>(
    about: TieAbout,
    tied: &[CandidateNo],
    stages: impl Iterator<Item = (u32, &'a Vec<Votes>)>,
    lot: &LotRecord,
    decimals: u8,
) -> Result<Tie, Overflow> {
    let mut left = tied.to_vec();
    let mut history = Vec::new();
    for (number, votes) in stages {
        let kept = preferred(about, &left, votes);
        if kept.len() < left.len() {
            history.push(step(number, &left, votes, &kept, decimals)?);
            left = kept;
        }
        if left.len() == 1 {
            break;
        }
    }
    let settled_by = if left.len() == 1 { SettledBy::History } else { SettledBy::Lot };
    Ok(Tie { about, tied: tied.to_vec(), history, settled_by, chosen: lot.first_of(&left) })
}

/// Those with most votes at a stage, for a surplus or a seat; with fewest, for an exclusion.
fn preferred(about: TieAbout, tied: &[CandidateNo], votes: &[Votes]) -> Vec<CandidateNo> {
    let figures = tied.iter().map(|candidate| votes[candidate.index()]);
    let best = match about {
        TieAbout::Surplus | TieAbout::Election => figures.max(),
        TieAbout::Exclusion | TieAbout::WithinSurplus => figures.min(),
    };
    tied.iter().copied().filter(|candidate| Some(votes[candidate.index()]) == best).collect()
}

fn step(
    stage: u32,
    tied: &[CandidateNo],
    votes: &[Votes],
    kept: &[CandidateNo],
    decimals: u8,
) -> Result<TieStep, Overflow> {
    let figure = |&candidate: &CandidateNo| Ok((candidate, votes[candidate.index()].fixed(decimals)?));
    let votes = tied.iter().map(figure).collect::<Result<_, Overflow>>()?;
    Ok(TieStep { stage, votes, kept: kept.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lot::LotSource;

    /// Who is chosen among all three, and whether by lot; the lot's order is Cat, Bob, Ann.
    fn chosen(about: TieAbout, earlier: &[[u64; 3]]) -> (u16, SettledBy, Vec<u32>) {
        let all: Vec<CandidateNo> = CandidateNo::all(3).collect();
        let lot = LotRecord { source: LotSource::FileOrder, order: all.iter().rev().copied().collect() };
        let earlier: Vec<Vec<Votes>> =
            earlier.iter().map(|stage| stage.map(|votes| Votes::whole(votes, 1)).to_vec()).collect();
        let tie = settle(about, &all, &earlier, &lot, 0).unwrap();
        (tie.chosen.get(), tie.settled_by, tie.history.iter().map(|step| step.stage).collect())
    }

    #[test]
    fn the_latest_stage_at_which_they_differed_decides() {
        let earlier = [[9, 1, 5], [4, 6, 5], [7, 7, 7]];

        assert_eq!(chosen(TieAbout::Surplus, &earlier), (2, SettledBy::History, vec![2]));
        assert_eq!(chosen(TieAbout::Exclusion, &earlier), (1, SettledBy::History, vec![2]));
    }

    #[test]
    fn those_still_equal_are_compared_further_back() {
        let earlier = [[3, 2, 9], [4, 4, 5]];

        assert_eq!(chosen(TieAbout::Exclusion, &earlier), (2, SettledBy::History, vec![2, 1]));
    }

    #[test]
    fn looked_at_forwards_the_earliest_stage_decides() {
        let all: Vec<CandidateNo> = CandidateNo::all(3).collect();
        let lot = LotRecord { source: LotSource::FileOrder, order: all.clone() };
        let stages = [[4, 4, 4], [6, 6, 5], [1, 2, 9]].map(|stage| stage.map(|votes| Votes::whole(votes, 1)).to_vec());

        let tie = settle_forwards(TieAbout::Election, &all, &stages, &lot, 0).unwrap();

        let stages: Vec<u32> = tie.history.iter().map(|step| step.stage).collect();
        assert_eq!((tie.chosen.get(), tie.settled_by, stages), (2, SettledBy::History, vec![2, 3]));
    }

    #[test]
    fn the_lot_decides_among_those_whom_history_leaves() {
        assert_eq!(chosen(TieAbout::Exclusion, &[]), (3, SettledBy::Lot, vec![]));
        assert_eq!(chosen(TieAbout::Exclusion, &[[4, 4, 5]]), (2, SettledBy::Lot, vec![1]));
        assert_eq!(chosen(TieAbout::Surplus, &[[4, 4, 4]]), (3, SettledBy::Lot, vec![]));
    }
}
