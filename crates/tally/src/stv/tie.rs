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
    let mut left = tied.to_vec();
    let mut history = Vec::new();
    let last = u32::try_from(earlier.len()).map_err(|_| Overflow)?;
    for (number, votes) in (1..=last).rev().zip(earlier.iter().rev()) {
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

/// Those with most votes at a stage, for a surplus; with fewest, for an exclusion.
fn preferred(about: TieAbout, tied: &[CandidateNo], votes: &[Votes]) -> Vec<CandidateNo> {
    let figures = tied.iter().map(|candidate| votes[candidate.index()]);
    let best = match about {
        TieAbout::Surplus => figures.max(),
        TieAbout::Exclusion => figures.min(),
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
    fn the_lot_decides_among_those_whom_history_leaves() {
        assert_eq!(chosen(TieAbout::Exclusion, &[]), (3, SettledBy::Lot, vec![]));
        assert_eq!(chosen(TieAbout::Exclusion, &[[4, 4, 5]]), (2, SettledBy::Lot, vec![1]));
        assert_eq!(chosen(TieAbout::Surplus, &[[4, 4, 4]]), (3, SettledBy::Lot, vec![]));
    }
}
