//! Rows of comma-separated files (RFC 4180), and what can be wrong with them; the readers of tables share it.

use std::io::BufRead;

use thiserror::Error;

use crate::ballots::InvalidElection;
use crate::cells::{self, Dialect, Unclosed};
use crate::limits;
use crate::lines::{Lines, Unread};
use crate::papers::InvalidPaper;

/// A line that cannot be read, and why.
#[derive(Debug, Error)]
#[error("line {line}: {reason}")]
pub struct RowError {
    /// The line's number, from 1; the last one when the file ends too early.
    pub line: u64,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a line cannot be read.
#[derive(Debug, Error)]
pub enum Reason {
    /// The source of the bytes failed.
    #[error("reading failed: {0}")]
    Io(#[from] std::io::Error),
    /// See [`limits::LINE_BYTES`].
    #[error("the line is longer than {max} bytes", max = limits::LINE_BYTES)]
    LineTooLong,
    /// Only UTF-8 is read.
    #[error("the text is not UTF-8; save the file as UTF-8")]
    NotUtf8,
    /// There is nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// The first line has another shape.
    #[error("the first line must be {wanted}; found \"{found}\"")]
    Header {
        /// What it must be.
        wanted: &'static str,
        /// What stands there.
        found: String,
    },
    /// Quotes that do not close on their line, or text behind them.
    #[error("quotes are not closed on their line, or something stands behind them (a quote inside is written twice)")]
    Quotes,
    /// Too few cells, or too many.
    #[error("the line has {found} cells; the header has {expected}")]
    Cells {
        /// Cells of the header.
        expected: usize,
        /// Cells of the line.
        found: usize,
    },
    /// A cell that says nothing known.
    #[error("\"{found}\" is no {wanted}")]
    Cell {
        /// What a cell may say.
        wanted: &'static str,
        /// What it says.
        found: String,
    },
    /// Two columns or two grades with one name.
    #[error("\"{0}\" stands there twice")]
    Twice(String),
    /// A line of the head of the file that is missing or wrong.
    #[error("{0}")]
    Head(String),
    /// A candidate, a name or a figure cannot be.
    #[error("{0}")]
    Election(#[from] InvalidElection),
    /// The paper cannot be.
    #[error("{0}")]
    Paper(#[from] InvalidPaper),
    /// See [`limits::GRADES`].
    #[error("a grade is from 0 to {max}", max = limits::GRADES - 1)]
    GradeTooHigh,
    /// A grade above those named in the first line.
    #[error("the grade {found} is above the best one, {best}")]
    AboveBest {
        /// The grade.
        found: u16,
        /// The highest there is.
        best: u16,
    },
}

impl From<Unread> for Reason {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Io(error) => Self::Io(error),
            Unread::TooLong => Self::LineTooLong,
        }
    }
}

/// The rows of a file, one after the other. Memory does not grow with the file.
pub(crate) struct Rows<R> {
    lines: Lines<R>,
    dialect: Dialect,
    /// The cells of the row, one behind the other, and where each ends.
    text: String,
    ends: Vec<usize>,
}

impl<R: BufRead> Rows<R> {
    pub(crate) fn new(input: R, dialect: Dialect) -> Self {
        Self { lines: Lines::new(input), dialect, text: String::new(), ends: Vec::new() }
    }

    /// This reason, at the line read last.
    pub(crate) fn error(&self, reason: impl Into<Reason>) -> RowError {
        RowError { line: self.number(), reason: reason.into() }
    }

    /// The number of the line read last.
    pub(crate) fn number(&self) -> u64 {
        self.lines.number()
    }

    /// Reads the next line that says something; false at the end of the file.
    pub(crate) fn advance(&mut self) -> Result<bool, RowError> {
        while self.lines.read().map_err(|unread| self.error(unread))? {
            let first = self.lines.line().trim_ascii().first().copied();
            if first.is_some() && (first != Some(b'#') || self.dialect == Dialect::Exact) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The line read last, without its end.
    pub(crate) fn line(&self) -> Result<&str, RowError> {
        std::str::from_utf8(self.lines.line()).map_err(|_| self.error(Reason::NotUtf8))
    }

    /// Reads the next row and cuts it into cells; false at the end of the file.
    pub(crate) fn advance_row(&mut self) -> Result<bool, RowError> {
        if !self.advance()? {
            return Ok(false);
        }
        self.cut_from(0)?;
        Ok(true)
    }

    /// Cuts what follows the first `start` bytes of the line into cells.
    pub(crate) fn cut_from(&mut self, start: usize) -> Result<(), RowError> {
        let (mut text, mut ends) = (std::mem::take(&mut self.text), std::mem::take(&mut self.ends));
        text.clear();
        ends.clear();
        let cut = cells::cut(&self.line()?[start..], (',', self.dialect), &mut text, &mut ends);
        (self.text, self.ends) = (text, ends);
        cut.map_err(|Unclosed| self.error(Reason::Quotes))
    }

    /// How many cells the row has.
    pub(crate) fn width(&self) -> usize {
        self.ends.len()
    }

    /// The cell in this column, from 0.
    pub(crate) fn cell(&self, column: usize) -> &str {
        let start = column.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[column]]
    }

    /// All cells of the row.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.width()).map(|column| self.cell(column))
    }

    /// Refuses a row with another number of cells.
    pub(crate) fn check_width(&self, expected: usize) -> Result<(), RowError> {
        let found = self.width();
        if found == expected { Ok(()) } else { Err(self.error(Reason::Cells { expected, found })) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str, dialect: Dialect) -> Result<Vec<String>, String> {
        let mut rows = Rows::new(line.as_bytes(), dialect);
        let has_row = rows.advance_row().map_err(|error| error.to_string())?;
        Ok(if has_row { rows.cells().map(str::to_owned).collect() } else { Vec::new() })
    }

    #[test]
    fn a_line_is_cut_at_its_commas_but_not_inside_quotes() {
        let cut = |line| cells(line, Dialect::Exact).unwrap();

        assert_eq!(cut("3,Ann,,\"Bob, jr\"\r\n"), ["3", "Ann", "", "Bob, jr"]);
        assert_eq!(cut("\u{feff}\"a \"\"b\"\"\",\"\","), ["a \"b\"", "", ""]);
        assert_eq!(cut(" a , b"), [" a ", " b"]);
        assert_eq!(cells(" a , \"b \" ,\n", Dialect::Loose).unwrap(), ["a", "b ", ""]);
    }

    #[test]
    fn quotes_that_do_not_close_are_refused_and_comments_passed_over() {
        assert!(cells("a,\"b\n", Dialect::Exact).unwrap_err().starts_with("line 1: quotes"));
        assert!(cells("\n# x\na,\"b\"c\n", Dialect::Loose).unwrap_err().starts_with("line 3: quotes"));
        assert_eq!(cells("#a,b\n", Dialect::Exact).unwrap(), ["#a", "b"]);
        assert_eq!(cells("# a\n \n", Dialect::Loose).unwrap(), [""; 0]);
    }
}
