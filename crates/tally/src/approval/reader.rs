//! Reading approvals from a CSV: a column per candidate, a line per voter, `1` for whom the voter approves.
//!
//! ```text
//! # comments and empty lines are passed over
//! count,ann,bob,cat     the column count is optional; without it each line is one paper
//! 4,1,0,1               an empty cell says the same as 0
//! ```

use std::io::BufRead;

use crate::ballots::{CandidateNo, Election};
use crate::cells::{self, Dialect};
use crate::papers::{Mark, Papers};
use crate::rows::{Reason, RowError, Rows};
use crate::table;

/// Reads a contest of one seat without a title; whom a paper approves stand at one rank.
///
/// # Errors
/// [`RowError`]: the first line that cannot be read, and why.
///
/// ```
/// let election = tally::approval::read("count,ann,bob\n4,1,1\n2,0,1\n".as_bytes())?;
/// assert!(tally::blt::to_text(&election).starts_with("2 1\n4 1=2 0\n2 2 0\n0\n"));
/// # Ok::<(), tally::rows::RowError>(())
/// ```
pub fn read(input: impl BufRead) -> Result<Election, RowError> {
    let mut rows = Rows::new(input, Dialect::Loose);
    let head = table::read_head(&mut rows)?;
    let mut papers = Papers::new(head.size()?);
    let mut marks: Vec<Mark> = Vec::new();
    while rows.advance_row()? {
        let weight = head.weight(&rows)?;
        marks.clear();
        for (cell, candidate) in head.cells(&rows).zip(CandidateNo::all(head.names.len())) {
            match cell {
                "" | "0" => {}
                "1" if marks.is_empty() => marks.push(Mark::at_next(candidate)),
                "1" => marks.push(Mark::beside(candidate)),
                _ => return Err(rows.error(Reason::Cell { wanted: "0 or 1", found: cells::shown(cell) })),
            }
        }
        papers.add(&marks, weight).map_err(|error| rows.error(error))?;
    }
    Election::assemble(String::new(), 1, head.names, papers).map_err(|error| rows.error(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_nought_or_one_or_empty() {
        let text = crate::blt::to_text(&read("ann,bob,cat\n1,,1\n0,0,0\n".as_bytes()).unwrap());
        let refused = read("ann,bob\n1,2\n".as_bytes()).unwrap_err().to_string();

        assert!(text.starts_with("3 1\n1 0\n1 1=3 0\n0\n"), "{text}");
        assert_eq!(refused, "line 2: \"2\" is no 0 or 1");
    }
}
