//! Batches of papers: what was found in envelopes, entered by one person and checked by another.

use std::collections::BTreeMap;

use tally::Mark;
use terms::{Id, Kind, PersonId, Plain};

use crate::{
    ballot::{Settings, Subject},
    duty::{Duties, DutyRefused, another},
    paper::Vote,
    stage::Stage,
};

/// Kind of the id of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BatchKind {}

impl Kind for BatchKind {
    const WORD: &'static str = "batch";
}

/// Id of a batch.
pub type BatchId = Id<BatchKind>;

/// What stands on the box: "Leeds hall, box 2".
pub type Label = Plain<80>;

/// At most so many bytes of a file are read.
pub const MOST_BYTES: usize = 16 << 20;

/// A batch as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Which.
    pub id: BatchId,
    /// What stands on the box.
    pub label: Label,
    /// How many papers.
    pub papers: u64,
    /// SHA-256 of the file, in hexadecimal digits.
    pub file_hash: String,
    /// Who entered it.
    pub entered_by: PersonId,
    /// Who compared it with the papers; none yet.
    pub checked_by: Option<PersonId>,
}

/// Why a file is not taken.
#[derive(Debug, thiserror::Error)]
pub enum BatchRefused {
    /// Papers are entered between closing and counting.
    #[error("ballots-batch-hours")]
    Hours,
    /// More papers than envelopes that came back.
    #[error("ballots-batch-too-many")]
    TooMany {
        /// Papers entered before and in this file.
        papers: u64,
        /// Envelopes taken in.
        returned: u64,
    },
    /// The same file again.
    #[error("ballots-batch-again")]
    Again,
    /// Checked already, or there is no such batch.
    #[error("ballots-batch-checked")]
    Checked,
    /// A batch waits for its check, and the count with it.
    #[error("ballots-batch-unchecked")]
    Unchecked,
    /// Too large.
    #[error("ballots-batch-large")]
    Large,
    /// No papers in it.
    #[error("ballots-batch-empty")]
    Empty,
    /// A line that cannot be read.
    #[error("ballots-batch-line")]
    Line {
        /// Its number, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The file is about other candidates, or in another order.
    #[error("ballots-batch-candidates")]
    Candidates,
    /// The wrong person.
    #[error(transparent)]
    Duty(#[from] DutyRefused),
}

/// The votes in a file of papers, each with its number; BLT and CSV are told apart by what the file begins with.
///
/// A paper ends before a rank that several candidates share; a rank that nobody has is passed over. A paper on which
/// then nothing is left could not be read.
///
/// # Errors
/// [`BatchRefused`], with the line.
///
/// Source: ballot rule 7.5 (docs/rules/ballots.md).
pub fn read(file: &[u8], settings: &Settings, names: &[String]) -> Result<Vec<(Vote, u64)>, BatchRefused> {
    if file.len() > MOST_BYTES {
        return Err(BatchRefused::Large);
    }
    let text = file.strip_prefix("\u{feff}".as_bytes()).unwrap_or(file);
    let mut votes = if text.trim_ascii_start().to_ascii_lowercase().starts_with(b"count") {
        read_csv(text, settings, names)?
    } else {
        read_blt(text, settings, names)?
    };
    // Where no blank paper is offered, an empty one says nothing that counts.
    if !settings.blank
        && let Some(papers) = votes.remove(&Vote::Blank)
    {
        *votes.entry(Vote::Spoilt).or_default() += papers;
    }
    if votes.is_empty() { Err(BatchRefused::Empty) } else { Ok(votes.into_iter().collect()) }
}

fn read_blt(file: &[u8], settings: &Settings, names: &[String]) -> Result<BTreeMap<Vote, u64>, BatchRefused> {
    if matches!(settings.subject, Subject::Question(_)) {
        return Err(line(1, "a question takes a CSV file: count,answer"));
    }
    let election = tally::blt::read(file)
        .map_err(|error| BatchRefused::Line { line: error.line, reason: error.reason.to_string() })?;
    let found = election.candidates();
    if found.len() != names.len() || !found.iter().zip(names).all(|(found, name)| is_same(&found.name, name)) {
        return Err(BatchRefused::Candidates);
    }
    let mut votes = BTreeMap::new();
    for ranking in election.papers().sorted() {
        let vote = until_shared(ranking.marks());
        *votes.entry(vote).or_default() += ranking.papers;
    }
    Ok(votes)
}

/// What "re-open nominations" is called in files, whichever language they were made in.
const REOPEN: [&str; 3] = ["RON", "Re-open nominations", "Ailagor enwebiadau"];

/// Whether a name in a file is that of an option.
fn is_same(found: &str, name: &str) -> bool {
    found == name || (REOPEN.contains(&found) && REOPEN.contains(&name))
}

/// The vote on a paper, up to a rank that several candidates share.
fn until_shared(marks: impl Iterator<Item = Mark>) -> Vote {
    let mut places: Vec<u16> = Vec::new();
    let mut is_marked = false;
    for mark in marks {
        let Some(candidate) = mark.candidate() else { continue };
        is_marked = true;
        if mark.is_beside() {
            places.pop();
            break;
        }
        places.push(candidate.get());
    }
    match (places.is_empty(), is_marked) {
        (false, _) => Vote::Ranking(places),
        (true, true) => Vote::Spoilt,
        (true, false) => Vote::Blank,
    }
}

fn read_csv(file: &[u8], settings: &Settings, names: &[String]) -> Result<BTreeMap<Vote, u64>, BatchRefused> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(file);
    let mut votes = BTreeMap::new();
    let mut papers = 0_u64;
    for row in reader.records().skip(1) {
        let row =
            row.map_err(|error| line(error.position().map_or(0, csv::Position::line), "not a CSV row in UTF-8"))?;
        let at = row.position().map_or(0, csv::Position::line);
        let count: u64 = row.get(0).unwrap_or("").trim().parse().map_err(|_| line(at, "the count is no number"))?;
        papers = papers.saturating_add(count);
        // As many as `tally` counts at most.
        if count == 0 || papers > tally::limits::PAPERS {
            return Err(line(at, "the count is none or too large"));
        }
        let marks: Vec<&str> = row.iter().skip(1).map(str::trim).collect();
        let vote = match settings.subject {
            Subject::Question(_) => read_answer(&marks, settings),
            Subject::Places { .. } => read_marks(&marks, names),
        };
        *votes.entry(vote.map_err(|reason| line(at, reason))?).or_default() += count;
    }
    Ok(votes)
}

fn read_answer(marks: &[&str], settings: &Settings) -> Result<Vote, &'static str> {
    match marks {
        ["spoilt"] => Ok(Vote::Spoilt),
        ["" | "blank"] => Ok(Vote::Blank),
        [answer] => settings.paper(Vec::new()).answer(answer).map_err(|_| "the answer is not one of this question"),
        _ => Err("a row is a count and an answer"),
    }
}

/// Marks as in a vote record: a name, `undervote` or nothing for a rank without one, `overvote` for a shared rank.
fn read_marks(marks: &[&str], names: &[String]) -> Result<Vote, &'static str> {
    let mut places: Vec<u16> = Vec::new();
    let mut is_shared = false;
    for mark in marks {
        match *mark {
            "" | "undervote" => continue,
            "overvote" => is_shared = true,
            "spoilt" => return Ok(Vote::Spoilt),
            name => {
                let place = names
                    .iter()
                    .position(|known| is_same(name, known))
                    .ok_or("a mark is no candidate of this ballot")?;
                let place = u16::try_from(place + 1).map_err(|_| "too many candidates")?;
                // Named again: the earlier rank counts.
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        if is_shared {
            break;
        }
    }
    Ok(match (places.is_empty(), is_shared) {
        (false, _) => Vote::Ranking(places),
        (true, true) => Vote::Spoilt,
        (true, false) => Vote::Blank,
    })
}

fn line(line: u64, reason: &str) -> BatchRefused {
    BatchRefused::Line { line, reason: reason.to_owned() }
}

/// That a batch may be entered now: after closing and before counting, never more papers than envelopes.
///
/// # Errors
/// [`BatchRefused`].
///
/// Source: ballot rule 7.5 (docs/rules/ballots.md).
pub fn enter(known: &[Batch], new: &Batch, returned: u64, stage: &Stage, duties: &Duties) -> Result<(), BatchRefused> {
    if !matches!(stage, Stage::Closed(_)) {
        return Err(BatchRefused::Hours);
    }
    duties.counts(new.entered_by)?;
    if known.iter().any(|batch| batch.file_hash == new.file_hash) {
        return Err(BatchRefused::Again);
    }
    let papers = known.iter().map(|batch| batch.papers).fold(new.papers, u64::saturating_add);
    if papers > returned {
        return Err(BatchRefused::TooMany { papers, returned });
    }
    Ok(())
}

/// The batch as checked against the papers by another person.
///
/// # Errors
/// [`BatchRefused`].
///
/// Source: ballot rule 7.5 (docs/rules/ballots.md).
pub fn check(batch: Batch, by: PersonId, stage: &Stage, duties: &Duties) -> Result<Batch, BatchRefused> {
    if !matches!(stage, Stage::Closed(_)) {
        return Err(BatchRefused::Hours);
    }
    duties.counts(by)?;
    another(batch.entered_by, by)?;
    if batch.checked_by.is_some() {
        return Err(BatchRefused::Checked);
    }
    Ok(Batch { checked_by: Some(by), ..batch })
}

/// That no batch waits for its check.
///
/// # Errors
/// [`BatchRefused::Unchecked`].
pub fn all_checked(batches: &[Batch]) -> Result<(), BatchRefused> {
    if batches.iter().all(|batch| batch.checked_by.is_some()) { Ok(()) } else { Err(BatchRefused::Unchecked) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ballot::settings_tests::{places, question, settings},
        duty::{Second, Source},
        sample::{ANN, BOB, CAT, DAN, EVE, person},
        stage::tests::{closed, every},
    };

    fn names() -> Vec<String> {
        ["Ann", "Bob, jr", "Cat"].map(String::from).to_vec()
    }

    /// The votes of a file about Ann, Bob and Cat, as they are stored.
    fn ranked(file: &str) -> Result<Vec<(String, u64)>, String> {
        votes(file, &Settings { blank: true, ..settings(places(1)) })
    }

    fn votes(file: &str, settings: &Settings) -> Result<Vec<(String, u64)>, String> {
        match read(file.as_bytes(), settings, &names()) {
            Ok(votes) => Ok(votes.into_iter().map(|(vote, papers)| (vote.content(), papers)).collect()),
            Err(BatchRefused::Line { line, reason }) => Err(format!("{line}: {reason}")),
            Err(other) => Err(other.to_string()),
        }
    }

    fn content(votes: &[(&str, u64)]) -> Vec<(String, u64)> {
        votes.iter().map(|(vote, papers)| ((*vote).to_owned(), *papers)).collect()
    }

    fn batch(entered_by: u8, papers: u64, file_hash: &str) -> Batch {
        let label = "box 1".parse().unwrap();
        let id = BatchId::by_chance([1; 16]);
        Batch { id, label, papers, file_hash: file_hash.into(), entered_by: person(entered_by), checked_by: None }
    }

    fn duties() -> Duties {
        Duties {
            returning_officer: person(ANN),
            second: Some(Second { person: person(BOB), source: Source::Meeting, named_by: person(EVE) }),
            scrutineers: vec![person(CAT)],
        }
    }

    #[test]
    fn a_blt_file_of_this_ballot_is_read() {
        let file = "3 1\n4 2 1 0\n2 3 1=2 0\n1 1=2 0\n1 - 3 0\n3 0\n0\n\"Ann\"\n\"Bob, jr\"\n\"Cat\"\n\"Chair\"\n";

        assert_eq!(ranked(file), Ok(content(&[("2 1", 4), ("3", 3), ("blank", 3), ("spoilt", 1)])));
    }

    #[test]
    fn a_file_about_others_is_refused() {
        assert_eq!(ranked("3 1\n1 1 0\n0\nCat\nAnn\nBob\n"), Err("ballots-batch-candidates".into()));
        assert_eq!(ranked("2 1\n1 1 0\n0\nAnn\nBob\n"), Err("ballots-batch-candidates".into()));
        assert_eq!(ranked("3 1\n1 4 0\n0\nAnn\nBob\nCat\n"), Err("2: there is no candidate 4".into()));
        assert_eq!(
            ranked("what is this"),
            Err("1: the first line must be two whole numbers, candidates and seats; found \"what is this\"".into())
        );
    }

    #[test]
    fn a_csv_file_of_marks_is_read() {
        let file = "count,rank1,rank2,rank3\n4,\"Bob, jr\",Ann,\n2,Cat,overvote,Ann\n1,overvote,Ann,Cat\n1,undervote,Cat,Cat\n3,,,\n1,spoilt\n";

        assert_eq!(ranked(file), Ok(content(&[("2 1", 4), ("3", 3), ("blank", 3), ("spoilt", 2)])));
    }

    #[test]
    fn reopen_nominations_is_known_in_each_language() {
        let names = ["Ann".to_owned(), "Re-open nominations".to_owned()];
        let settings = settings(places(1));

        for name in REOPEN {
            let blt = format!("2 1\n3 2 0\n0\nAnn\n{name}\n");
            let csv = format!("count,rank1\n3,{name}\n");
            for file in [blt, csv] {
                assert_eq!(read(file.as_bytes(), &settings, &names).unwrap(), [(Vote::Ranking(vec![2]), 3)], "{file}");
            }
        }
    }

    #[test]
    fn a_csv_file_of_answers_is_read() {
        let answers = |file| votes(file, &settings(question()));

        assert_eq!(
            answers("count,answer\n3,yes\n2,no\n1,abstain\n1,\n1,spoilt\n"),
            Ok(content(&[("yes", 3), ("no", 2), ("abstain", 1), ("spoilt", 2)]))
        );
        assert_eq!(answers("count,answer\n3,perhaps\n"), Err("2: the answer is not one of this question".into()));
        assert_eq!(answers("2 1\n1 1 0\n"), Err("1: a question takes a CSV file: count,answer".into()));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert_eq!(ranked("count,rank1\n1,Ann\nmany,Ann\n"), Err("3: the count is no number".into()));
        assert_eq!(ranked("count,rank1\n1,Dan\n"), Err("2: a mark is no candidate of this ballot".into()));
        assert_eq!(ranked("count,rank1\n0,Ann\n"), Err("2: the count is none or too large".into()));
        assert_eq!(ranked("count,rank1\n18446744073709551615,Ann\n"), Err("2: the count is none or too large".into()));
        assert_eq!(ranked("count,rank1\n"), Err("ballots-batch-empty".into()));
        assert!(matches!(read(&vec![b' '; MOST_BYTES + 1], &settings(places(1)), &[]), Err(BatchRefused::Large)));
    }

    #[test]
    fn never_more_papers_than_envelopes() {
        let stage = Stage::Closed(closed());
        let entered =
            |papers, returned| enter(&[batch(ANN, 10, "a")], &batch(ANN, papers, "b"), returned, &stage, &duties());

        assert!(entered(5, 15).is_ok());
        assert!(matches!(entered(6, 15), Err(BatchRefused::TooMany { papers: 16, returned: 15 })));
        let again = enter(&[batch(ANN, 1, "a")], &batch(BOB, 1, "a"), 15, &stage, &duties());
        assert!(matches!(again, Err(BatchRefused::Again)));
    }

    #[test]
    fn papers_are_entered_only_between_closing_and_counting() {
        let takes: Vec<_> = every()
            .into_iter()
            .filter(|stage| enter(&[], &batch(ANN, 1, "a"), 1, stage, &duties()).is_ok())
            .map(|stage| stage.word())
            .collect();

        assert_eq!(takes, ["closed"]);
    }

    #[test]
    fn another_person_checks_what_one_entered() {
        let stage = Stage::Closed(closed());
        let checked = |by| check(batch(ANN, 1, "a"), person(by), &stage, &duties());

        assert!(matches!(checked(ANN), Err(BatchRefused::Duty(DutyRefused::SamePerson))));
        assert!(matches!(checked(DAN), Err(BatchRefused::Duty(DutyRefused::None))));
        let done = checked(CAT).unwrap();
        assert!(all_checked(std::slice::from_ref(&done)).is_ok());
        assert!(matches!(all_checked(&[done.clone(), batch(ANN, 1, "b")]), Err(BatchRefused::Unchecked)));
        assert!(matches!(check(done, person(BOB), &stage, &duties()), Err(BatchRefused::Checked)));
    }
}
