//! Rows of comma-separated files (RFC 4180), and what can be wrong with them; the readers of tables share it.

use std::io::{BufRead, Read};

use thiserror::Error;

use crate::ballots::InvalidElection;
use crate::limits;
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

/// How a file writes its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Cells are exactly what stands between the commas; no comments.
    Exact,
    /// Spaces around a cell say nothing; a line that begins with `#` is a comment.
    Loose,
}

/// The rows of a file, one after the other. Memory does not grow with the file.
pub(crate) struct Rows<R> {
    input: R,
    dialect: Dialect,
    buffer: Vec<u8>,
    number: u64,
    /// The cells of the row, one behind the other, and where each ends.
    text: String,
    ends: Vec<usize>,
}

impl<R: BufRead> Rows<R> {
    pub(crate) fn new(input: R, dialect: Dialect) -> Self {
        Self { input, dialect, buffer: Vec::new(), number: 0, text: String::new(), ends: Vec::new() }
    }

    /// This reason, at the line read last.
    pub(crate) fn error(&self, reason: impl Into<Reason>) -> RowError {
        RowError { line: self.number(), reason: reason.into() }
    }

    /// The number of the line read last.
    pub(crate) fn number(&self) -> u64 {
        self.number.max(1)
    }

    /// Reads the next line that says something; false at the end of the file.
    pub(crate) fn advance(&mut self) -> Result<bool, RowError> {
        while self.read_line()? {
            let first = self.bytes().trim_ascii().first().copied();
            if first.is_some() && (first != Some(b'#') || self.dialect == Dialect::Exact) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The line read last, without its end.
    pub(crate) fn line(&self) -> Result<&str, RowError> {
        std::str::from_utf8(self.bytes()).map_err(|_| self.error(Reason::NotUtf8))
    }

    fn bytes(&self) -> &[u8] {
        let line = self.buffer.as_slice();
        let line = if self.number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        line.strip_suffix(b"\r").unwrap_or(line)
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
        let cut = cut(&self.line()?[start..], self.dialect, &mut text, &mut ends);
        (self.text, self.ends) = (text, ends);
        cut.map_err(|reason| self.error(reason))
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

    fn read_line(&mut self) -> Result<bool, RowError> {
        self.buffer.clear();
        // Two bytes more than a line may have: its end, and one to see that it is too long.
        let mut limited = (&mut self.input).take(limits::LINE_BYTES as u64 + 2);
        let read = limited.read_until(b'\n', &mut self.buffer);
        if matches!(read, Ok(0)) {
            return Ok(false);
        }
        self.number += 1;
        let length = read.map_err(|error| self.error(error))?;
        if length > limits::LINE_BYTES + 1 {
            return Err(self.error(Reason::LineTooLong));
        }
        Ok(true)
    }
}

/// Puts the cells of a line into `text`, one behind the other, and where each ends into `ends`.
///
/// Source: RFC 4180, section 2, except that a cell never goes over the end of its line: no name could.
fn cut(line: &str, dialect: Dialect, text: &mut String, ends: &mut Vec<usize>) -> Result<(), Reason> {
    let mut rest = line;
    loop {
        let begun = if dialect == Dialect::Loose { rest.trim_start() } else { rest };
        let after = if let Some(quoted) = begun.strip_prefix('"') {
            cut_quoted(quoted, text)?
        } else {
            let (plain, after) = begun.split_at(begun.find(',').unwrap_or(begun.len()));
            text.push_str(if dialect == Dialect::Loose { plain.trim_end() } else { plain });
            after
        };
        ends.push(text.len());
        let after = if dialect == Dialect::Loose { after.trim_start() } else { after };
        match after.strip_prefix(',') {
            Some(more) => rest = more,
            None if after.is_empty() => return Ok(()),
            None => return Err(Reason::Quotes),
        }
    }
}

/// Puts what stands before the closing quote into `text`; what stands behind it.
fn cut_quoted<'l>(inside: &'l str, text: &mut String) -> Result<&'l str, Reason> {
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once('"').ok_or(Reason::Quotes)?;
        text.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return Ok(after),
        }
    }
}

/// A cell as a whole number; `None` when it is none, or too large.
pub(crate) fn number(cell: &str) -> Option<u64> {
    let is_number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| cell.parse().ok()).flatten()
}

/// A piece of the file for a message, short and printable.
pub(crate) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().filter(|letter| !letter.is_control()).take(40).collect();
    if text.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
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

    #[test]
    fn a_number_is_all_digits_and_fits() {
        assert_eq!([number("007"), number("0")], [Some(7), Some(0)]);
        assert_eq!([number(""), number("-1"), number("1.0"), number("99999999999999999999")], [None; 4]);
    }
}
