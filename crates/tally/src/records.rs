//! Vote records: a CSV with one column per rank, in which skipped and double marks are kept (`.cvr.csv`).
//!
//! ```text
//! count,rank1,rank2,rank3
//! 6,Ann,Bob,undervote         6 papers: Ann, then Bob, then nobody
//! 3,Cat,overvote,Bob          two or more at the second rank, nobody knows who
//! 1,"Dan, jr","Dan, jr",Bob   a name with a comma; the second mark for it is passed over
//! 2,UWI,Cat,                  undeclared write-ins; an empty cell is nobody too
//! ```
//!
//! A candidate is every mark that is none of the words `undervote` and `overvote`. Candidates are numbered by their names in
//! the order of code points, so that the order of rows says nothing. `UWI` is counted and [never wins](crate::Candidate).
//!
//! Source: specification of the counting rules, section 11.

use std::collections::HashMap;
use std::io::BufRead;

use crate::ballots::{self, CandidateNo, Election, InvalidElection};
use crate::cells::{self, Dialect};
use crate::limits;
use crate::papers::{Mark, Papers};
use crate::rows::{Reason, RowError, Rows};

/// Nobody at this rank; an empty cell says the same.
const UNDERVOTE: &str = "undervote";

/// Two or more at this rank.
const OVERVOTE: &str = "overvote";

/// Undeclared write-ins.
const UNDECLARED: &str = "UWI";

/// Reads vote records into a contest of one seat without a title. Memory grows with the different rankings.
///
/// # Errors
/// [`RowError`]: the first line that cannot be read, and why.
///
/// ```
/// let election = tally::records::read("count,rank1,rank2\n3,Bob,overvote\n2,Ann,\n".as_bytes())?;
/// assert_eq!(tally::blt::to_text(&election), "2 1\n2 1 0\n3 2 = 0\n0\n\"Ann\"\n\"Bob\"\n\"\"\n");
/// # Ok::<(), tally::rows::RowError>(())
/// ```
pub fn read(input: impl BufRead) -> Result<Election, RowError> {
    let mut rows = Rows::new(input, Dialect::Exact);
    let ranks = read_header(&mut rows)?;
    let mut names = Names::default();
    let mut papers = Papers::new(limits::CANDIDATES);
    let mut marks = Vec::with_capacity(ranks);
    while rows.advance_row()? {
        rows.check_width(ranks + 1)?;
        let count = rows.cell(0);
        let wanted = "number of papers";
        let weight =
            cells::number(count).ok_or_else(|| rows.error(Reason::Cell { wanted, found: cells::shown(count) }))?;
        marks.clear();
        names.next_paper();
        for mark in rows.cells().skip(1) {
            marks.push(names.mark(mark).map_err(|error| rows.error(error))?);
        }
        papers.add(&marks, weight).map_err(|error| rows.error(error))?;
    }
    assemble(names, papers).map_err(|error| rows.error(error))
}

/// The first line; how many ranks it names, at least one.
fn read_header<R: BufRead>(rows: &mut Rows<R>) -> Result<usize, RowError> {
    if !rows.advance_row()? {
        return Err(rows.error(Reason::Empty));
    }
    let is_rank = |(column, cell): (usize, &str)| cell.strip_prefix("rank") == Some(column.to_string().as_str());
    let is_header = rows.width() > 1 && rows.cell(0) == "count" && rows.cells().enumerate().skip(1).all(is_rank);
    if is_header {
        return Ok(rows.width() - 1);
    }
    let found = cells::shown(rows.line()?);
    Err(rows.error(Reason::Header { wanted: "count,rank1,rank2,… with one column for each rank", found }))
}

/// The candidates met so far, numbered as they came.
#[derive(Default)]
struct Names {
    by_name: HashMap<String, CandidateNo>,
    /// Per candidate the paper that named them last.
    named_on: Vec<u64>,
    paper: u64,
}

impl Names {
    fn next_paper(&mut self) {
        self.paper += 1;
    }

    /// What a cell says on this paper.
    fn mark(&mut self, cell: &str) -> Result<Mark, InvalidElection> {
        match cell {
            "" | UNDERVOTE => return Ok(Mark::SKIPPED),
            OVERVOTE => return Ok(Mark::OVERVOTE),
            _ => {}
        }
        let candidate = match self.by_name.get(cell) {
            Some(&candidate) => candidate,
            None => self.meet(cell)?,
        };
        let before = std::mem::replace(&mut self.named_on[candidate.index()], self.paper);
        Ok(if before == self.paper { Mark::REPEATED } else { Mark::at_next(candidate) })
    }

    fn meet(&mut self, name: &str) -> Result<CandidateNo, InvalidElection> {
        ballots::check_name(name)?;
        let number = u16::try_from(self.named_on.len() + 1).ok().and_then(CandidateNo::new);
        let candidate = number.ok_or(InvalidElection::TooManyCandidates)?;
        self.by_name.insert(name.to_owned(), candidate);
        self.named_on.push(0);
        Ok(candidate)
    }
}

/// The contest with its candidates in the order of their names.
fn assemble(names: Names, papers: Papers) -> Result<Election, Reason> {
    let mut sorted: Vec<(String, CandidateNo)> = names.by_name.into_iter().collect();
    // Text in UTF-8 sorts by bytes as it does by code points.
    sorted.sort_unstable();
    let mut numbers: Vec<CandidateNo> = CandidateNo::all(sorted.len()).collect();
    for ((_, met), number) in sorted.iter().zip(CandidateNo::all(sorted.len())) {
        numbers[met.index()] = number;
    }
    let all = u16::try_from(sorted.len()).map_err(|_| InvalidElection::TooManyCandidates)?;
    let papers = papers.renumbered(all, &numbers);
    let undeclared = sorted.iter().zip(CandidateNo::all(sorted.len()));
    let undeclared = undeclared.filter(|((name, _), _)| name == UNDECLARED).map(|(_, number)| number).next();
    let mut election =
        Election::assemble(String::new(), 1, sorted.into_iter().map(|(name, _)| name).collect(), papers)?;
    if let Some(candidate) = undeclared {
        election.never_wins(candidate)?;
    }
    Ok(election)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(file: &str) -> String {
        read(file.as_bytes()).map(|election| crate::blt::to_text(&election)).unwrap_err().to_string()
    }

    #[test]
    fn the_order_of_rows_says_nothing() {
        let one = read("count,rank1,rank2\n2,Zoë,Ann\n1,Ann,UWI\n".as_bytes()).unwrap();
        let two = read("count,rank1,rank2\r\n1,Ann,UWI\r\n1,Zoë,Ann\r\n1,Zoë,Ann".as_bytes()).unwrap();

        assert_eq!(crate::blt::to_text(&one), crate::blt::to_text(&two));
        let names: Vec<_> = one.candidates().iter().map(|one| (one.name.as_str(), one.never_wins)).collect();
        assert_eq!(names, [("Ann", false), ("UWI", true), ("Zoë", false)]);
    }

    #[test]
    fn marks_are_compared_exactly_as_they_are_written() {
        let election = read("count,rank1,rank2\n2,Ann, Ann\n1,Overvote,\"Ann\"\n".as_bytes()).unwrap();

        assert_eq!(election.candidates().len(), 3, "a space and a capital make another mark");
    }

    #[test]
    fn a_malformed_file_is_refused_with_its_line_and_a_reason() {
        let header = "line 1: the first line must be count,rank1,rank2,… with one column for each rank; found";
        assert_eq!(refusal(""), "line 1: the file is empty");
        assert_eq!(refusal("count\n"), format!("{header} \"count\""));
        assert_eq!(refusal("count,rank2\n"), format!("{header} \"count,rank2\""));
        assert_eq!(refusal("count,rank1\n2,Ann,Bob\n"), "line 2: the line has 3 cells; the header has 2");
        assert_eq!(refusal("count,rank1\n-2,Ann\n"), "line 2: \"-2\" is no number of papers");
        assert_eq!(refusal("count,rank1\n0,Ann\n"), "line 2: a weight is at least 1");
        assert_eq!(refusal("count,rank1\n1, \n"), "line 2: a candidate's name is empty");
        assert_eq!(refusal("count,rank1\n1,undervote\n"), "line 2: a contest has at least one candidate");
        assert_eq!(
            refusal("count,rank1\n1,\"Ann\n"),
            "line 2: quotes are not closed on their line, or something stands behind them (a quote inside is written twice)"
        );
        let crowd = (0..=1_000).map(|number| format!("1,N{number}\n")).collect::<Vec<_>>().concat();
        assert_eq!(refusal(&format!("count,rank1\n{crowd}")), "line 1002: a contest has at most 1000 candidates");
    }
}
