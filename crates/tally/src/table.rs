//! The head of a table with a column per option: their names, and whether the lines are weighted.

use std::collections::HashSet;
use std::io::BufRead;

use crate::ballots::{self, InvalidElection};
use crate::cells;
use crate::rows::{Reason, RowError, Rows};

/// The first column's name when it tells how many papers a line stands for.
const COUNT: &str = "count";

/// What the head says.
#[derive(Debug)]
pub(crate) struct Head {
    /// The options in the order of their columns.
    pub(crate) names: Vec<String>,
    has_count: bool,
    line: u64,
}

/// Reads a head that may begin with a column `count`.
pub(crate) fn read_head<R: BufRead>(rows: &mut Rows<R>) -> Result<Head, RowError> {
    if !rows.advance_row()? {
        return Err(rows.error(Reason::Empty));
    }
    let has_count = rows.cell(0) == COUNT;
    let names = names(rows, usize::from(has_count))?;
    Ok(Head { names, has_count, line: rows.number() })
}

/// The names in the row, after so many columns; each once.
pub(crate) fn names<R: BufRead>(rows: &Rows<R>, skipped: usize) -> Result<Vec<String>, RowError> {
    let mut seen = HashSet::new();
    for name in rows.cells().skip(skipped) {
        ballots::check_name(name).map_err(|error| rows.error(InvalidElection::from(error)))?;
        if !seen.insert(name) {
            return Err(rows.error(Reason::Twice(cells::shown(name))));
        }
    }
    let size = u16::try_from(seen.len()).unwrap_or(u16::MAX);
    ballots::check_size(size).map_err(|error| rows.error(error))?;
    Ok(rows.cells().skip(skipped).map(str::to_owned).collect())
}

impl Head {
    /// How many options.
    pub(crate) fn size(&self) -> Result<u16, RowError> {
        let too_many = |_| RowError { line: self.line, reason: InvalidElection::TooManyCandidates.into() };
        u16::try_from(self.names.len()).map_err(too_many)
    }

    /// How many papers the row stands for; refuses a row with another number of cells.
    pub(crate) fn weight<R: BufRead>(&self, rows: &Rows<R>) -> Result<u64, RowError> {
        rows.check_width(self.names.len() + usize::from(self.has_count))?;
        if !self.has_count {
            return Ok(1);
        }
        let cell = rows.cell(0);
        let wanted = "number of papers";
        cells::number(cell).ok_or_else(|| rows.error(Reason::Cell { wanted, found: cells::shown(cell) }))
    }

    /// The row's cells for the options.
    pub(crate) fn cells<'r, R: BufRead>(&self, rows: &'r Rows<R>) -> impl Iterator<Item = &'r str> + use<'r, R> {
        rows.cells().skip(usize::from(self.has_count))
    }
}
