//! Lines of tables of parties and of budgets, and what can be wrong with them.

use std::io::BufRead;

use thiserror::Error;

use crate::cells::Unclosed;
use crate::limits;
use crate::lines::{Lines, Unread};

/// Why a line cannot be read.
#[derive(Debug, Error)]
pub enum InvalidLine {
    /// The source of the bytes failed.
    #[error("reading failed: {0}")]
    Io(#[from] std::io::Error),
    /// See [`limits::LINE_BYTES`].
    #[error("the line is longer than {max} bytes", max = limits::LINE_BYTES)]
    TooLong,
    /// Only UTF-8 is read.
    #[error("the text is not UTF-8; save the file as UTF-8")]
    NotUtf8,
    /// A cell's quotes are not closed on its line, or something stands behind them.
    #[error("a cell's quotes are not closed on the line, or something stands behind them")]
    Quotes,
}

impl From<Unread> for InvalidLine {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Io(error) => Self::Io(error),
            Unread::TooLong => Self::TooLong,
        }
    }
}

impl From<Unclosed> for InvalidLine {
    fn from(Unclosed: Unclosed) -> Self {
        Self::Quotes
    }
}

/// Reads the next line that is not empty; `None` at the end.
pub(crate) fn advance<R: BufRead>(lines: &mut Lines<R>) -> Result<Option<&str>, InvalidLine> {
    loop {
        if !lines.read()? {
            return Ok(None);
        }
        if !lines.line().trim_ascii().is_empty() {
            break;
        }
    }
    std::str::from_utf8(lines.line()).map(Some).map_err(|_| InvalidLine::NotUtf8)
}
