//! What can be wrong with a BLT file.

use thiserror::Error;

use crate::ballots::InvalidElection;
use crate::limits;
use crate::lines::Unread;
use crate::papers::InvalidPaper;

/// A line that cannot be read, and why.
#[derive(Debug, Error)]
#[error("line {line}: {reason}")]
pub struct BltError {
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
    #[error("the first line must be two whole numbers, candidates and seats; found \"{0}\"")]
    Header(String),
    /// A figure or a name cannot be.
    #[error("{0}")]
    Election(#[from] InvalidElection),
    /// An entry of a line of those who withdrew.
    #[error("a line of withdrawn candidates holds only numbers with a minus sign; found \"{0}\"")]
    Withdrawn(String),
    /// A line in brackets that is not known.
    #[error("the option \"{0}\" is not known; known are [nick …], [withdrawn …], [never-wins …] and [tie …]")]
    UnknownOption(String),
    /// A line in brackets without the closing one.
    #[error("the bracket is not closed on its line")]
    OpenBracket,
    /// The list of nicknames.
    #[error("[nick …] must give each of the {0} candidates one nickname")]
    NicknameCount(u16),
    /// Two candidates with one nickname, or one that reads as something else.
    #[error(
        "\"{0}\" cannot be a nickname: it is given twice, is a number, or holds =, (, ), [, ], \" or begins with -"
    )]
    Nickname(String),
    /// The number of papers.
    #[error("a paper begins with a whole number of papers or an id in brackets; found \"{0}\"")]
    Weight(String),
    /// An entry of a ranking.
    #[error("\"{0}\" is no candidate's number, equal rank or skipped rank")]
    Mark(String),
    /// A ranking without its end.
    #[error("the paper does not end with 0")]
    NoEndOfPaper,
    /// Something behind a ranking's end.
    #[error("after the 0 that ends the paper stands \"{0}\"")]
    AfterPaper(String),
    /// The paper cannot be.
    #[error("{0}")]
    Paper(#[from] InvalidPaper),
    /// The papers without their end.
    #[error("the file ends before the line 0 that closes the papers")]
    NoEndOfPapers,
    /// Names are missing.
    #[error("the file ends after {found} of {expected} candidates' names")]
    MissingNames {
        /// Names found.
        found: usize,
        /// Candidates of the first line.
        expected: u16,
    },
    /// Quotes that do not close, or text behind them.
    #[error(
        "the name's quotes are not closed, or something stands behind them (a quote inside quotes is written twice)"
    )]
    Quotes,
    /// More lines than the format has.
    #[error("after the title stands another line; are there more names than the {0} candidates of the first line?")]
    AfterTitle(u16),
}

/// A piece of the file for a message, short and printable.
pub(super) fn quoted(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut shown: String = text.chars().filter(|letter| !letter.is_control()).take(40).collect();
    if text.chars().count() > 40 {
        shown.push('…');
    }
    shown
}

impl From<Unread> for Reason {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Io(error) => Self::Io(error),
            Unread::TooLong => Self::LineTooLong,
        }
    }
}
