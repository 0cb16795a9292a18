//! Reading a file whose kind is told by its content; where that fits several, the rule decides.

use std::fmt;
use std::io::{self, BufRead, Cursor, Read};

use thiserror::Error;

use super::Family;
use crate::ballots::{CandidateNo, Election, InvalidElection};
use crate::budgets::Budget;
use crate::grades::GradePapers;
use crate::lists::PartyVotes;
use crate::rows::RowError;
use crate::{approval, blt, budgets, delimited, grades, lists, preflib, ranks, records, rows};

/// Bytes looked at to tell what a file holds: comments before the first line that says it must fit.
const HEAD_BYTES: u64 = 1 << 16;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// BLT.
    Blt,
    /// Vote records.
    Records,
    /// `PrefLib`.
    PrefLib,
    /// A table with commas: ranks, grades, approvals or votes per party.
    Table,
    /// A table that says that it holds grades.
    Grades,
    /// Pabulib.
    Projects,
    /// A JSON object.
    Object,
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Blt => "ballots",
            Self::Records => "vote records",
            Self::PrefLib => "ballots of PrefLib",
            Self::Table => "a table",
            Self::Grades => "grades",
            Self::Projects => "projects and approvals (pabulib)",
            Self::Object => "votes per party",
        })
    }
}

/// What was read.
#[derive(Debug)]
pub enum Papers {
    /// Papers that rank.
    Ballots(Election),
    /// Papers that grade.
    Grades(GradePapers),
    /// Votes per party.
    Votes(PartyVotes),
    /// Projects and who approves of them.
    Projects(Budget),
}

/// Why a file cannot be read; always with the line.
#[derive(Debug, Error)]
pub enum ReadError {
    /// A BLT file.
    #[error(transparent)]
    Blt(#[from] blt::BltError),
    /// A table or a file of `PrefLib`.
    #[error(transparent)]
    Rows(#[from] RowError),
    /// Votes per party.
    #[error(transparent)]
    List(#[from] lists::ReadError),
    /// Projects.
    #[error(transparent)]
    Budget(#[from] budgets::ReadError),
    /// The file holds something else than this rule counts.
    #[error("line {line}: the rule {rule} does not count this: {found}")]
    Mismatch {
        /// The line that tells what the file holds.
        line: u64,
        /// The rule's id.
        rule: &'static str,
        /// What the file holds.
        found: Kind,
    },
}

impl ReadError {
    /// The line, from 1.
    pub fn line(&self) -> u64 {
        match self {
            Self::Blt(error) => error.line,
            Self::Rows(error) => error.line,
            Self::List(error) => error.line,
            Self::Budget(error) => error.line,
            Self::Mismatch { line, .. } => *line,
        }
    }

    /// Why the source of the bytes failed, if that was the reason.
    pub fn io(&self) -> Option<&io::Error> {
        match self {
            Self::Blt(blt::BltError { reason: blt::Reason::Io(error), .. })
            | Self::Rows(RowError { reason: rows::Reason::Io(error), .. })
            | Self::List(lists::ReadError {
                reason: lists::Reason::Io(error) | lists::Reason::Line(delimited::InvalidLine::Io(error)),
                ..
            })
            | Self::Budget(budgets::ReadError {
                reason: budgets::Reason::Line(delimited::InvalidLine::Io(error)),
                ..
            }) => Some(error),
            _ => None,
        }
    }
}

impl Papers {
    /// What they are.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Ballots(_) => Kind::Blt,
            Self::Grades(_) => Kind::Grades,
            Self::Votes(_) => Kind::Object,
            Self::Projects(_) => Kind::Projects,
        }
    }

    /// The title in the file; empty where there is none.
    pub fn title(&self) -> &str {
        match self {
            Self::Ballots(election) => election.title(),
            Self::Projects(budget) => budget.title(),
            Self::Grades(_) | Self::Votes(_) => "",
        }
    }

    /// The names by which a lot drawn by hand tells candidates, parties or projects (their ids), in file order.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Ballots(election) => election.candidates().iter().map(|candidate| candidate.name.as_str()).collect(),
            Self::Grades(papers) => papers.options().iter().map(String::as_str).collect(),
            Self::Votes(votes) => votes.parties().iter().map(|party| party.name.as_str()).collect(),
            Self::Projects(budget) => budget.projects().iter().map(|project| project.id.as_str()).collect(),
        }
    }

    /// The number of the one with this name; `None` when nobody has it, or several have.
    pub fn number(&self, name: &str) -> Option<CandidateNo> {
        let names = self.names();
        let mut same = CandidateNo::all(names.len()).zip(&names).filter(|(_, one)| **one == name);
        let (number, _) = same.next()?;
        same.next().is_none().then_some(number)
    }

    /// Fills so many seats, instead of as many as the file says. Only papers that rank have seats in themselves.
    ///
    /// # Errors
    /// When a contest cannot have so many.
    pub fn set_seats(&mut self, seats: u16) -> Result<(), InvalidElection> {
        match self {
            Self::Ballots(election) => election.set_seats(seats),
            _ => Ok(()),
        }
    }
}

impl Family {
    /// Reads a file; what it holds is told by its first lines, and by the rule where several kinds look alike.
    ///
    /// # Errors
    /// [`ReadError`], with the line.
    ///
    /// ```
    /// use tally::families::{Papers, find};
    /// let read = |id, text: &'static str| find(id).expect("it ships with the crate").read(text.as_bytes());
    /// assert!(matches!(read("schulze", "Ann,Bob\n1,2\n")?, Papers::Ballots(_)));
    /// assert!(matches!(read("score", "Ann,Bob\n1,2\n")?, Papers::Grades(_)));
    /// assert!(read("score", "2 1\n1 1 0\n0\nAnn\nBob\n").is_err());
    /// # Ok::<(), tally::families::ReadError>(())
    /// ```
    pub fn read(self, mut input: impl BufRead) -> Result<Papers, ReadError> {
        let mut head = Vec::new();
        let failed = input.by_ref().take(HEAD_BYTES).read_to_end(&mut head).err();
        let (line, kind) = told(&head);
        // What cannot be read is said by the reader, which knows the line.
        let input = Cursor::new(head).chain(Failed(failed)).chain(input);
        match (self, kind) {
            (Self::Grades(_), Kind::Grades | Kind::Table) => Ok(Papers::Grades(grades::read(input)?)),
            (Self::List(_), Kind::Object | Kind::Table) => Ok(Papers::Votes(lists::read(input)?)),
            (Self::Budget(_), Kind::Projects) => Ok(Papers::Projects(budgets::read(input)?)),
            (Self::Grades(_) | Self::List(_) | Self::Budget(_), _)
            | (_, Kind::Grades | Kind::Projects | Kind::Object) => {
                Err(ReadError::Mismatch { line, rule: self.id(), found: kind })
            }
            (_, Kind::Blt) => Ok(Papers::Ballots(blt::read(input)?)),
            (_, Kind::Records) => Ok(Papers::Ballots(records::read(input)?)),
            (_, Kind::PrefLib) => Ok(Papers::Ballots(preflib::read(input)?)),
            (Self::Approval, Kind::Table) => Ok(Papers::Ballots(approval::read(input)?)),
            (_, Kind::Table) => Ok(Papers::Ballots(ranks::read(input)?)),
        }
    }
}

/// What the first lines say, and the line that says it.
fn told(head: &[u8]) -> (u64, Kind) {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    for (line, number) in head.split(|&byte| byte == b'\n').zip(1..) {
        let line = line.trim_ascii();
        if line.starts_with(b"#") {
            let entry = line[1..].trim_ascii_start();
            let of_preflib: [&[u8]; 5] =
                [b"FILE NAME:", b"TITLE:", b"DATA TYPE:", b"NUMBER ALTERNATIVES:", b"ALTERNATIVE NAME "];
            if of_preflib.iter().any(|start| entry.starts_with(start)) {
                return (number, Kind::PrefLib);
            }
        } else if !line.is_empty() {
            return (number, of_line(line));
        }
    }
    (1, Kind::Blt)
}

/// What the first line says that is neither empty nor a comment.
fn of_line(line: &[u8]) -> Kind {
    let is_figures = line.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_whitespace());
    if line.starts_with(b"{") {
        Kind::Object
    } else if line.eq_ignore_ascii_case(b"META") {
        Kind::Projects
    } else if line.starts_with(b"grades:") {
        Kind::Grades
    } else if line.starts_with(b"count,rank1") {
        Kind::Records
    } else if line.contains(&b',') && !is_figures {
        Kind::Table
    } else {
        Kind::Blt
    }
}

/// A source that fails once, as another one did, and is then at its end.
struct Failed(Option<io::Error>);

impl Read for Failed {
    fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

impl BufRead for Failed {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0.take().map_or(Ok(&[]), Err)
    }

    fn consume(&mut self, _amount: usize) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_what_a_file_holds() {
        let kind = |text: &str| told(text.as_bytes()).1;

        assert_eq!(kind("# a comment\n\n2 1\n1 1 0\n"), Kind::Blt);
        assert_eq!(kind("\u{feff}2 1\r\n"), Kind::Blt);
        assert_eq!(kind("# FILE NAME: a.soi\n4: 1,2\n"), Kind::PrefLib);
        assert_eq!(kind("count,rank1,rank2\n"), Kind::Records);
        assert_eq!(kind("count,Ann,Bob\n"), Kind::Table);
        assert_eq!(kind("# note\ngrades: no,yes\n"), Kind::Grades);
        assert_eq!(kind("META\nkey;value\n"), Kind::Projects);
        assert_eq!(kind(" {\"Greens\": 1}"), Kind::Object);
        assert_eq!(kind(""), Kind::Blt);
    }

    #[test]
    fn a_file_of_another_kind_is_refused_with_its_line() {
        let read = |id: &str, text: &str| super::super::find(id).unwrap().read(text.as_bytes()).unwrap_err();

        let refused = read("meek", "\nMETA\n");

        assert_eq!((refused.line(), refused.io().is_none()), (2, true));
        assert_eq!(refused.to_string(), "line 2: the rule meek does not count this: projects and approvals (pabulib)");
    }

    #[test]
    fn a_source_that_fails_is_told_with_its_line() {
        let broken = || io::Error::other("torn");
        let source = Cursor::new(b"2 1\n1 1 0\n").chain(Failed(Some(broken())));

        let refused = super::super::find("scottish").unwrap().read(source).unwrap_err();

        assert_eq!(refused.io().map(ToString::to_string), Some("torn".to_owned()));
        assert!(refused.line() >= 2, "{refused}");
    }
}
