//! From papers to the report.

use thiserror::Error;

use super::default_option::{Because, Dropped, InvalidDefault};
use super::matrix::{self, Compared, Matrix};
use super::report::{FORMAT, PapersRecord, Report};
use super::{Options, Rule, borda, copeland, minimax, ranked_pairs, schulze};
use crate::ballots::{CandidateNo, Election};
use crate::contest::ContestRecord;
use crate::lot::LotError;
use crate::transcript::RuleRecord;

/// Why a contest was not counted by pairs.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CondorcetError {
    /// Everybody withdrew, or can never win.
    #[error("nobody stands who can win")]
    NobodyStands,
    /// Several stand, and no paper ranks any of them.
    #[error("no valid paper: {standing} candidates stand and nobody voted for any of them")]
    NoValidPapers {
        /// Candidates who stand.
        standing: usize,
    },
    /// The lot cannot be drawn.
    #[error("the lot cannot be drawn: {0}")]
    Lot(#[from] LotError),
    /// The default option cannot be.
    #[error("{0}")]
    Default(#[from] InvalidDefault),
}

/// Counts the papers by pairs for one seat, whatever number of seats the contest has.
///
/// # Errors
/// [`CondorcetError`], and there is no result.
///
/// Source: section 5 (docs/rules/condorcet.md).
///
/// ```
/// use tally::condorcet::{Options, Rule, count};
/// let election = tally::blt::read("3 1\n4 1 0\n3 2 0\n2 3 2 0\n0\nAnn\nBob\nCat\n".as_bytes())?;
/// let report = count(Rule::Condorcet, &election, &Options::default())?;
/// assert_eq!(report.pairwise, [[0, 4, 4], [5, 0, 3], [2, 2, 0]]);
/// assert_eq!(report.condorcet_winner.map(|winner| report.contest.name(winner)), Some("Bob"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn count(rule: Rule, election: &Election, options: &Options) -> Result<Report, CondorcetError> {
    let lot = options.lot.draw(election)?;
    let default_option = options.default_option.as_ref().map(|option| option.check(election)).transpose()?;
    let compared = matrix::compare(election);
    let matrix = &compared.matrix;
    let why = |candidate: CandidateNo| {
        let never_wins = election.candidates()[candidate.index()].never_wins.then_some(Because::NeverWins);
        never_wins.or_else(|| default_option.as_ref().and_then(|option| option.drops(matrix, candidate)))
    };
    let all = CandidateNo::all(matrix.size());
    let standing: Vec<CandidateNo> =
        all.filter(|candidate| !election.candidates()[candidate.index()].is_withdrawn).collect();
    let dropped = standing.iter().filter_map(|&candidate| Some(Dropped { candidate, because: why(candidate)? }));
    let dropped: Vec<Dropped> = dropped.collect();
    let stays = |candidate: &CandidateNo| dropped.iter().all(|one| one.candidate != *candidate);
    let considered: Vec<CandidateNo> = standing.iter().copied().filter(stays).collect();
    match (considered.len(), compared.valid) {
        (0, _) => return Err(CondorcetError::NobodyStands),
        (2.., 0) => return Err(CondorcetError::NoValidPapers { standing: considered.len() }),
        _ => {}
    }
    Ok(Report {
        format: FORMAT.to_owned(),
        rule: RuleRecord { id: rule.id().to_owned(), version: rule.version(), source: rule.source().to_owned() },
        contest: ContestRecord::of(election),
        papers: papers(election, &compared),
        default_option,
        pairwise: matrix.rows(),
        dropped,
        condorcet_winner: condorcet_winner(matrix, &considered),
        schulze: rule.covers(Rule::Schulze).then(|| schulze::count(matrix, &considered, &lot)),
        ranked_pairs: rule.covers(Rule::RankedPairs).then(|| ranked_pairs::count(matrix, &considered, &lot)),
        minimax: rule.covers(Rule::Minimax).then(|| minimax::count(matrix, &considered, &lot)),
        borda: rule.covers(Rule::Borda).then(|| borda::count(matrix, &considered, compared.valid, &lot)),
        copeland: rule.covers(Rule::Copeland).then(|| copeland::count(matrix, &considered, &lot)),
        considered,
        lot,
    })
}

fn papers(election: &Election, compared: &Compared) -> PapersRecord {
    let papers = election.papers().total();
    PapersRecord {
        papers,
        valid: compared.valid,
        blank: papers - compared.valid - compared.only_withdrawn,
        only_withdrawn: compared.only_withdrawn,
        with_equal_rank: compared.with_equal,
    }
}

/// Who beats everybody else in question.
fn condorcet_winner(matrix: &Matrix, considered: &[CandidateNo]) -> Option<CandidateNo> {
    let beats_all = |&&one: &&CandidateNo| considered.iter().all(|&other| other == one || matrix.beats(one, other));
    considered.iter().find(beats_all).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(file: &str) -> Result<Report, CondorcetError> {
        count(Rule::Condorcet, &crate::blt::read(file.as_bytes()).unwrap(), &Options::default())
    }

    fn texts(figures: &[crate::Fixed]) -> Vec<String> {
        figures.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn borda_and_copeland_count_halves_exactly() {
        let report = counted("3 1\n3 1 2 3 0\n2 2 0\n0\nA\nB\nC\n").unwrap();

        // A: 3 papers × 2, and half a point on 2 papers beside C. B: 3 × 1 + 2 × 2.
        assert_eq!(texts(&report.borda.unwrap().points), ["7.0", "7.0", "1.0"]);
        assert_eq!(texts(&report.copeland.unwrap().pairs), ["2.0", "1.0", "0.0"]);
        let equal = counted("2 1\n3 1=2 0\n0\nA\nB\n").unwrap();
        assert_eq!(texts(&equal.copeland.unwrap().pairs), ["0.5", "0.5"]);
        assert_eq!(equal.papers.with_equal_rank, 3);
    }

    #[test]
    fn borda_can_pass_over_an_option_that_beats_every_other() {
        let report = counted("3 1\n3 1 2 3 0\n2 2 3 1 0\n0\nA\nB\nC\n").unwrap();

        assert_eq!(report.condorcet_winner.map(CandidateNo::get), Some(1));
        assert_eq!(report.borda.unwrap().placing.elected.get(), 2);
    }

    #[test]
    fn minimax_takes_the_smallest_worst_margin_and_reports_ties() {
        let report = counted("3 1\n1 1 2 3 0\n1 2 3 1 0\n1 3 1 2 0\n0\nA\nB\nC\n").unwrap().minimax.unwrap();
        let clear = counted("2 1\n5 1 2 0\n2 2 1 0\n0\nA\nB\n").unwrap().minimax.unwrap();

        assert_eq!((report.worst, report.placing.winners.len()), (vec![Some(1); 3], 3));
        assert_eq!(clear.worst, [Some(-3), Some(3)]);
    }

    #[test]
    fn one_option_alone_wins_without_a_paper_and_several_need_one() {
        let alone = counted("2 1\n-2\n0\nA\nB\n").unwrap();

        assert_eq!(alone.schulze.unwrap().placing.elected.get(), 1);
        assert_eq!(alone.minimax.unwrap().worst, [None, None]);
        assert_eq!(alone.condorcet_winner.map(CandidateNo::get), Some(1));
        assert_eq!(counted("2 1\n4 0\n0\nA\nB\n"), Err(CondorcetError::NoValidPapers { standing: 2 }));
        assert_eq!(counted("1 1\n-1\n4 1 0\n0\nA\n"), Err(CondorcetError::NobodyStands));
    }

    #[test]
    fn undeclared_write_ins_are_compared_and_never_win() {
        let election = crate::records::read("count,rank1,rank2\n5,UWI,Ann\n2,Bob,Ann\n".as_bytes()).unwrap();

        let report = count(Rule::Schulze, &election, &Options::default()).unwrap();

        assert_eq!(report.pairwise[2], [5, 5, 0]);
        assert_eq!(report.dropped, [Dropped { candidate: CandidateNo::new(3).unwrap(), because: Because::NeverWins }]);
        assert_eq!(report.schulze.unwrap().placing.elected.get(), 1);
    }
}
