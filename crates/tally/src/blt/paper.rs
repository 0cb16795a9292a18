//! One line of papers: how many, and the ranking on them.

use std::collections::HashMap;

use super::error::{Reason, quoted};
use super::line;
use crate::ballots::CandidateNo;
use crate::papers::{InvalidPaper, Mark};

/// The names by which a file calls its candidates.
pub(super) struct Nicknames {
    by_name: HashMap<Vec<u8>, CandidateNo>,
}

impl Nicknames {
    /// Numbers only.
    pub(super) fn none() -> Self {
        Self { by_name: HashMap::new() }
    }

    /// One nickname per candidate, in order.
    pub(super) fn new<'w>(words: impl Iterator<Item = &'w [u8]>, candidates: u16) -> Result<Self, Reason> {
        let mut by_name = HashMap::new();
        let mut given = 0;
        for (word, candidate) in words.zip(1..) {
            given = candidate;
            let no = CandidateNo::new(candidate).ok_or(Reason::NicknameCount(candidates))?;
            if !is_nickname(word) || by_name.insert(word.to_vec(), no).is_some() {
                return Err(Reason::Nickname(quoted(word)));
            }
        }
        if given != candidates {
            return Err(Reason::NicknameCount(candidates));
        }
        Ok(Self { by_name })
    }

    /// The candidate of a number or nickname, who need not exist; `None` when it is neither.
    pub(super) fn candidate(&self, word: &[u8]) -> Result<Option<CandidateNo>, InvalidPaper> {
        match line::number(word) {
            Some(0) => Ok(None),
            Some(number) => {
                let candidate = u16::try_from(number).ok().and_then(CandidateNo::new);
                candidate.map(Some).ok_or(InvalidPaper::UnknownCandidate(number))
            }
            None => Ok(self.by_name.get(word).copied()),
        }
    }
}

/// True for a word that cannot be taken for anything else on a line.
fn is_nickname(word: &[u8]) -> bool {
    let is_plain = |byte: &u8| !b"=()[]\"".contains(byte);
    word.iter().all(is_plain) && word != b"~" && !word.starts_with(b"-") && !word.iter().all(u8::is_ascii_digit)
}

/// The end of all papers, or how many bear the ranking put into `marks`.
pub(super) fn read(line: &[u8], nicknames: &Nicknames, marks: &mut Vec<Mark>) -> Result<Option<u64>, Reason> {
    marks.clear();
    let (first, rest) = split_weight(line)?;
    let mut words = line::words(rest);
    let papers = match line::number(first) {
        Some(0) if words.next().is_none() => return Ok(None),
        Some(0) => return Err(InvalidPaper::NoWeight.into()),
        Some(papers) => papers,
        None if first.starts_with(b"(") => 1,
        None if is_huge(first) => return Err(InvalidPaper::TooManyPapers.into()),
        None => return Err(Reason::Weight(quoted(first))),
    };
    read_ranking(&mut words, nicknames, marks)?;
    match words.next() {
        None => Ok(Some(papers)),
        Some(more) => Err(Reason::AfterPaper(quoted(more))),
    }
}

/// The number of papers or the id in brackets, which may hold spaces, and what follows.
fn split_weight(line: &[u8]) -> Result<(&[u8], &[u8]), Reason> {
    let end = if line.starts_with(b"(") {
        let close = line.iter().position(|&byte| byte == b')');
        close.ok_or_else(|| Reason::Weight(quoted(line)))? + 1
    } else {
        line.iter().position(u8::is_ascii_whitespace).unwrap_or(line.len())
    };
    Ok(line.split_at(end))
}

fn is_huge(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_digit)
}

fn read_ranking<'w>(
    words: &mut impl Iterator<Item = &'w [u8]>,
    nicknames: &Nicknames,
    marks: &mut Vec<Mark>,
) -> Result<(), Reason> {
    for word in words {
        match word {
            b"0" => return Ok(()),
            b"-" => marks.push(Mark::SKIPPED),
            b"=" => marks.push(Mark::OVERVOTE),
            b"~" => marks.push(Mark::REPEATED),
            _ => read_rank(word, nicknames, marks)?,
        }
    }
    Err(Reason::NoEndOfPaper)
}

/// One candidate, or several at the same rank.
fn read_rank(word: &[u8], nicknames: &Nicknames, marks: &mut Vec<Mark>) -> Result<(), Reason> {
    for (place, part) in word.split(|&byte| byte == b'=').enumerate() {
        let candidate = nicknames.candidate(part)?.ok_or_else(|| Reason::Mark(quoted(word)))?;
        marks.push(if place == 0 { Mark::at_next(candidate) } else { Mark::beside(candidate) });
    }
    Ok(())
}
