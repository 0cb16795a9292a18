//! Reading papers for rules that follow one candidate after the other: what equal and skipped ranks mean.

use serde::{Deserialize, Serialize};

use crate::ballots::{CandidateNo, Election};
use crate::papers::{Mark, Ranking};

/// What two or more candidates at one rank do to a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overvote {
    /// The rank is passed over; it counts as used, not as skipped.
    Skip,
    /// The paper ends before the equal rank.
    #[default]
    Exhaust,
}

/// How papers are read; every transcript names both values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// What an equal rank does.
    pub overvote: Overvote,
    /// The paper ends before a mark that follows more skipped ranks in a row than this; `None` is no limit.
    pub max_skipped: Option<u32>,
}

/// How the papers were read and what it did to them, in papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingReport {
    /// What an equal rank did.
    pub overvote: Overvote,
    /// How many skipped ranks in a row were passed over; `null` for any number.
    pub max_skipped: Option<u32>,
    /// All papers, the blank ones too.
    pub papers: u64,
    /// Papers with at least one candidate who stands; the quota is made of these.
    pub valid: u64,
    /// Papers on which reading found no candidate.
    pub blank: u64,
    /// Papers that name only candidates who withdrew.
    pub only_withdrawn: u64,
    /// Papers that ended before an equal rank.
    pub ended_at_equal_rank: u64,
    /// Papers on which an equal rank was passed over.
    pub passed_equal_rank: u64,
    /// Papers that ended before a mark behind too many skipped ranks.
    pub ended_at_skipped_ranks: u64,
    /// Papers on which a skipped rank was passed over.
    pub passed_skipped_rank: u64,
    /// Papers on which a candidate named again was passed over; only vote records have them, and only then it is written.
    #[serde(default, skip_serializing_if = "is_none_at_all")]
    pub passed_repeated: u64,
}

/// True for no papers. The signature is serde's.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_none_at_all(papers: &u64) -> bool {
    *papers == 0
}

impl ReadingReport {
    fn new(reading: Reading, papers: u64) -> Self {
        Self {
            overvote: reading.overvote,
            max_skipped: reading.max_skipped,
            papers,
            valid: 0,
            blank: 0,
            only_withdrawn: 0,
            ended_at_equal_rank: 0,
            passed_equal_rank: 0,
            ended_at_skipped_ranks: 0,
            passed_skipped_rank: 0,
            passed_repeated: 0,
        }
    }
}

/// Papers as read: each different ranking as a plain list of candidates who stand, numbered as it is stored.
#[derive(Debug)]
pub(crate) struct ReadPapers {
    candidates: Vec<CandidateNo>,
    /// Where each ranking ends in `candidates`.
    ends: Vec<u32>,
    weights: Vec<u64>,
    pub(crate) report: ReadingReport,
}

impl ReadPapers {
    /// How many rankings, those without a candidate too.
    pub(crate) fn len(&self) -> usize {
        self.weights.len()
    }

    /// Where the ranking's candidates stand in one list of all.
    pub(crate) fn span(&self, ranking: usize) -> std::ops::Range<usize> {
        let start = ranking.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        start..self.ends[ranking] as usize
    }

    /// The candidate at a place of that list.
    pub(crate) fn candidate_at(&self, place: usize) -> CandidateNo {
        self.candidates[place]
    }

    /// How many papers bear the ranking.
    pub(crate) fn weight(&self, ranking: usize) -> u64 {
        self.weights[ranking]
    }
}

/// Reads every paper of a contest once, before the count.
///
/// Source: specification of the counting rules, sections 0 and 11 (docs/rules/scottish.md).
pub(crate) fn read(election: &Election, reading: Reading) -> ReadPapers {
    let papers = election.papers();
    let mut all = ReadPapers {
        candidates: Vec::new(),
        ends: Vec::with_capacity(papers.distinct()),
        weights: Vec::with_capacity(papers.distinct()),
        report: ReadingReport::new(reading, papers.total()),
    };
    let mut plain = Vec::new();
    for ranking in papers.iter() {
        read_one(ranking, reading, &mut plain, &mut all.report);
        let start = all.candidates.len();
        let stands = |candidate: &CandidateNo| !election.candidates()[candidate.index()].is_withdrawn;
        all.candidates.extend(plain.iter().copied().filter(stands));
        let end = all.candidates.len();
        all.ends.push(u32::try_from(end).expect("the limit of marks is below 2³²"));
        all.weights.push(ranking.papers);
        match (plain.is_empty(), start == end) {
            (true, _) => all.report.blank += ranking.papers,
            (false, true) => all.report.only_withdrawn += ranking.papers,
            (false, false) => all.report.valid += ranking.papers,
        }
    }
    all
}

/// Puts the candidates of one ranking into `plain`, first choice first, and its papers into the report.
fn read_one(ranking: Ranking<'_>, reading: Reading, plain: &mut Vec<CandidateNo>, report: &mut ReadingReport) {
    plain.clear();
    let (mut has_skipped, mut has_equal, mut has_repeated) = (false, false, false);
    let mut skipped = 0_u32;
    let mut marks = ranking.marks().peekable();
    while let Some(mark) = marks.next() {
        if mark == Mark::SKIPPED {
            skipped += 1;
            continue;
        }
        if reading.max_skipped.is_some_and(|most| skipped > most) {
            report.ended_at_skipped_ranks += ranking.papers;
            break;
        }
        has_skipped |= skipped > 0;
        skipped = 0;
        let beside = std::iter::from_fn(|| marks.next_if(|next| next.is_beside())).count();
        let alone = mark.candidate().filter(|_| beside == 0);
        if let Some(candidate) = alone {
            plain.push(candidate);
        } else if mark == Mark::REPEATED {
            has_repeated = true;
        } else if reading.overvote == Overvote::Exhaust {
            report.ended_at_equal_rank += ranking.papers;
            break;
        } else {
            has_equal = true;
        }
    }
    report.passed_skipped_rank += if has_skipped { ranking.papers } else { 0 };
    report.passed_repeated += if has_repeated { ranking.papers } else { 0 };
    report.passed_equal_rank += if has_equal { ranking.papers } else { 0 };
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The candidates read from a paper written like in a file, three candidates at most.
    fn read_text(paper: &str, overvote: Overvote, max_skipped: Option<u32>) -> (Vec<u16>, ReadingReport) {
        let file = format!("3 1\n7 {paper} 0\n0\nAnn\nBob\nCat\n");
        let election = crate::blt::read(file.as_bytes()).unwrap();
        let all = read(&election, Reading { overvote, max_skipped });
        (all.candidates.iter().map(|candidate| candidate.get()).collect(), all.report)
    }

    fn plain(paper: &str, overvote: Overvote, max_skipped: Option<u32>) -> Vec<u16> {
        read_text(paper, overvote, max_skipped).0
    }

    #[test]
    fn a_paper_ends_before_an_equal_rank_or_passes_over_it() {
        assert_eq!(plain("3 1=2", Overvote::Exhaust, None), [3]);
        assert_eq!(plain("1=2 3", Overvote::Exhaust, None), [0; 0]);
        assert_eq!(plain("1=2 3", Overvote::Skip, None), [3]);
    }

    #[test]
    fn a_paper_ends_before_a_mark_behind_too_many_skipped_ranks() {
        assert_eq!(plain("- 3 1", Overvote::Exhaust, None), [3, 1]);
        assert_eq!(plain("- 3 1", Overvote::Exhaust, Some(1)), [3, 1]);
        assert_eq!(plain("- - 2", Overvote::Exhaust, Some(1)), [0; 0]);
        assert_eq!(plain("1 - - 2 3", Overvote::Exhaust, Some(1)), [1]);
        assert_eq!(plain("1 - 2 - 3", Overvote::Exhaust, Some(1)), [1, 2, 3]);
        assert_eq!(plain("- 3 1", Overvote::Exhaust, Some(0)), [0; 0]);
    }

    #[test]
    fn an_equal_rank_passed_over_is_used_and_not_skipped() {
        assert_eq!(plain("1=2 - 3", Overvote::Skip, Some(1)), [3]);
        assert_eq!(plain("- 1=2 3", Overvote::Skip, Some(1)), [3]);
        assert_eq!(plain("- - 1=2 3", Overvote::Skip, Some(1)), [0; 0]);
    }

    #[test]
    fn the_report_says_how_many_papers_each_kind_of_mark_touched() {
        let (_, ended) = read_text("3 - 1=2", Overvote::Exhaust, None);
        let (_, passed) = read_text("1=2 3", Overvote::Skip, None);
        let (_, blank) = read_text("- - 1", Overvote::Skip, Some(1));

        assert_eq!((ended.ended_at_equal_rank, ended.passed_skipped_rank, ended.valid), (7, 7, 7));
        assert_eq!((passed.passed_equal_rank, passed.ended_at_equal_rank, passed.valid), (7, 0, 7));
        assert_eq!((blank.ended_at_skipped_ranks, blank.blank, blank.valid), (7, 7, 0));
    }

    #[test]
    fn a_rank_with_unknown_names_is_an_overvote_and_a_repeated_name_is_passed_over() {
        assert_eq!(plain("3 = 1", Overvote::Exhaust, None), [3]);
        assert_eq!(plain("3 = 1", Overvote::Skip, Some(0)), [3, 1]);
        assert_eq!(plain("3 ~ 1", Overvote::Exhaust, Some(0)), [3, 1]);
        assert_eq!(plain("3 - ~ - 1", Overvote::Exhaust, Some(1)), [3, 1]);
        assert_eq!(read_text("3 ~ 1", Overvote::Exhaust, None).1.passed_repeated, 7);
        assert_eq!(read_text("= 1", Overvote::Exhaust, None).1.ended_at_equal_rank, 7);
    }

    #[test]
    fn skipped_ranks_with_no_mark_after_them_never_matter() {
        let (read, report) = read_text("1 - - -", Overvote::Exhaust, Some(0));

        assert_eq!(read, [1]);
        assert_eq!((report.ended_at_skipped_ranks, report.passed_skipped_rank), (0, 0));
    }
}
