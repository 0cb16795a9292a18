//! A plain CSV of ranks: a column per candidate, a line per voter, in each cell the rank that the voter gave.
//!
//! ```text
//! # comments and empty lines are passed over
//! count,Ann,Bob,Cat     the column count is optional; without it each line is one paper
//! 4,1,2,                Ann first, Bob second, Cat not ranked
//! 1,2,2,4               Ann and Bob equal at the second rank, nobody at the first and the third
//! ```

use std::io::BufRead;

use crate::ballots::{CandidateNo, Election};
use crate::cells;
use crate::limits;
use crate::papers::{Mark, Papers};
use crate::rows::{Reason, RowError, Rows};
use crate::table;

/// Reads a contest of one seat without a title; skipped and equal ranks are kept.
///
/// # Errors
/// [`RowError`]: the first line that cannot be read, and why.
///
/// ```
/// let election = tally::ranks::read("Ann,Bob,Cat\n2,1,\n2,2,1\n,,1\n".as_bytes())?;
/// assert!(tally::blt::to_text(&election).starts_with("3 1\n1 2 1 0\n1 3 0\n1 3 1=2 0\n0\n"));
/// # Ok::<(), tally::rows::RowError>(())
/// ```
pub fn read(input: impl BufRead) -> Result<Election, RowError> {
    let mut rows = Rows::new(input, cells::Dialect::Loose);
    let head = table::read_head(&mut rows)?;
    let mut papers = Papers::new(head.size()?);
    let (mut ranked, mut marks) = (Vec::new(), Vec::new());
    while rows.advance_row()? {
        let weight = head.weight(&rows)?;
        ranked.clear();
        for (cell, candidate) in head.cells(&rows).zip(CandidateNo::all(head.names.len())) {
            let rank = read_rank(cell).map_err(|reason| rows.error(reason))?;
            ranked.extend(rank.map(|rank| (rank, candidate)));
        }
        to_marks(&mut ranked, &mut marks);
        papers.add(&marks, weight).map_err(|error| rows.error(error))?;
    }
    Election::assemble(String::new(), 1, head.names, papers).map_err(|error| rows.error(error))
}

/// The rank in a cell, from 1; `None` for an empty one.
fn read_rank(cell: &str) -> Result<Option<u16>, Reason> {
    if cell.is_empty() {
        return Ok(None);
    }
    let rank = cells::number(cell).and_then(|rank| u16::try_from(rank).ok());
    let rank = rank.filter(|rank| (1..=limits::CANDIDATES).contains(rank));
    rank.map(Some).ok_or_else(|| Reason::Cell { wanted: "rank from 1 to 1000", found: cells::shown(cell) })
}

/// Turns ranks into the marks of a paper.
fn to_marks(ranked: &mut [(u16, CandidateNo)], marks: &mut Vec<Mark>) {
    marks.clear();
    ranked.sort_unstable();
    let mut last = 0;
    for &(rank, candidate) in ranked.iter() {
        if rank == last {
            marks.push(Mark::beside(candidate));
            continue;
        }
        marks.extend((last + 1..rank).map(|_| Mark::SKIPPED));
        marks.push(Mark::at_next(candidate));
        last = rank;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(file: &str) -> String {
        read(file.as_bytes()).map(|election| crate::blt::to_text(&election)).unwrap_err().to_string()
    }

    #[test]
    fn equal_and_skipped_ranks_are_kept() {
        let election = read("# a class\ncount , Ann,\"Bob, jr\",Cat\n4,1,2,\n1,2,2,4\n2,,,\n".as_bytes()).unwrap();

        let text = crate::blt::to_text(&election);
        assert_eq!(text, "3 1\n2 0\n1 - 1=2 - 3 0\n4 1 2 0\n0\n\"Ann\"\n\"Bob, jr\"\n\"Cat\"\n\"\"\n");
    }

    #[test]
    fn a_malformed_file_is_refused_with_its_line_and_a_reason() {
        assert_eq!(refusal("# nothing\n"), "line 1: the file is empty");
        assert_eq!(refusal("count\n1\n"), "line 1: a contest has at least one candidate");
        assert_eq!(refusal("Ann,Ann\n"), "line 1: \"Ann\" stands there twice");
        assert_eq!(refusal("Ann,\n"), "line 1: a candidate's name is empty");
        assert_eq!(refusal("Ann,Bob\n1\n"), "line 2: the line has 1 cells; the header has 2");
        assert_eq!(refusal("Ann,Bob\n1,first\n"), "line 2: \"first\" is no rank from 1 to 1000");
        assert_eq!(refusal("Ann,Bob\n0,1\n"), "line 2: \"0\" is no rank from 1 to 1000");
        assert_eq!(refusal("Ann,Bob\n1,1001\n"), "line 2: \"1001\" is no rank from 1 to 1000");
        assert_eq!(refusal("count,Ann\nx,1\n"), "line 2: \"x\" is no number of papers");
        assert_eq!(refusal("count,Ann\n0,1\n"), "line 2: a weight is at least 1");
    }
}
