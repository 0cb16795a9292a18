//! Reading a BLT file line by line; papers are compacted as they come.

use std::io::BufRead;

use super::error::{BltError, Reason, quoted};
use super::line::{self, Lines};
use super::paper::{self, Nicknames};
use crate::ballots::{self, CandidateNo, Election, InvalidElection};
use crate::papers::{InvalidPaper, Papers};

/// Reads a contest. Memory grows with the different rankings, not with the papers.
///
/// # Errors
/// [`BltError`]: the first line that cannot be read, and why.
///
/// ```
/// let refused = tally::blt::read("2 1\n3 1 3 0\n0\n\"Ann\"\n\"Bob\"\n".as_bytes());
/// assert_eq!(refused.unwrap_err().to_string(), "line 2: there is no candidate 3");
/// ```
pub fn read(input: impl BufRead) -> Result<Election, BltError> {
    let mut lines = Lines::new(input);
    let (candidates, seats) = read_header(&mut lines)?;
    let mut papers = Papers::new(candidates);
    let prelude = read_papers(&mut lines, &mut papers)?;
    let names = read_names(&mut lines, candidates)?;
    let title = read_title(&mut lines, candidates)?;
    let mut election = Election::assemble(title, seats, names, papers).map_err(|error| lines.error(error))?;
    for candidate in prelude.withdrawn {
        election.withdraw(candidate).map_err(|error| lines.error(error))?;
    }
    for candidate in prelude.never_win {
        election.never_wins(candidate).map_err(|error| lines.error(error))?;
    }
    if let Some(order) = prelude.tie_order {
        election.set_tie_order(order).map_err(|error| lines.error(error))?;
    }
    Ok(election)
}

fn read_header<R: BufRead>(lines: &mut Lines<R>) -> Result<(u16, u16), BltError> {
    if !lines.advance()? {
        return Err(lines.error(Reason::Empty));
    }
    let mut words = line::words(lines.line()).map(line::number);
    let (Some(Some(candidates)), Some(Some(seats)), None) = (words.next(), words.next(), words.next()) else {
        return Err(lines.error(Reason::Header(quoted(lines.line()))));
    };
    // What does not fit 16 bits is refused as too large, like every number above the limit.
    let candidates = u16::try_from(candidates).unwrap_or(u16::MAX);
    let seats = u16::try_from(seats).unwrap_or(u16::MAX);
    ballots::check_size(candidates).and_then(|()| ballots::check_seats(seats)).map_err(|error| lines.error(error))?;
    Ok((candidates, seats))
}

/// What may stand between the first line and the papers.
struct Prelude {
    nicknames: Nicknames,
    withdrawn: Vec<CandidateNo>,
    never_win: Vec<CandidateNo>,
    tie_order: Option<Vec<CandidateNo>>,
}

/// Reads the lines before the papers and the papers, to the line `0`.
fn read_papers<R: BufRead>(lines: &mut Lines<R>, papers: &mut Papers) -> Result<Prelude, BltError> {
    let mut prelude =
        Prelude { nicknames: Nicknames::none(), withdrawn: Vec::new(), never_win: Vec::new(), tie_order: None };
    let mut marks = Vec::new();
    let mut is_before_papers = true;
    while lines.advance()? {
        if is_before_papers && matches!(lines.line()[0], b'-' | b'[') {
            prelude.read(lines.line(), papers.candidates()).map_err(|reason| lines.error(reason))?;
            continue;
        }
        is_before_papers = false;
        match paper::read(lines.line(), &prelude.nicknames, &mut marks) {
            Ok(None) => return Ok(prelude),
            Ok(Some(weight)) => papers.add(&marks, weight).map_err(|error| lines.error(error))?,
            Err(reason) => return Err(lines.error(reason)),
        }
    }
    Err(lines.error(Reason::NoEndOfPapers))
}

impl Prelude {
    fn read(&mut self, line: &[u8], candidates: u16) -> Result<(), Reason> {
        if line.starts_with(b"-") {
            return self.read_withdrawn(line, candidates);
        }
        let close = line.iter().position(|&byte| byte == b']').ok_or(Reason::OpenBracket)?;
        let (inside, after) = (&line[1..close], &line[close + 1..]);
        if let Some(more) = line::words(after).next() {
            return Err(Reason::UnknownOption(quoted(more)));
        }
        let mut words = line::words(inside);
        match words.next() {
            Some(b"nick") => self.nicknames = Nicknames::new(words, candidates)?,
            Some(b"withdrawn") => self.withdrawn.extend(self.list(words, candidates)?),
            Some(b"never-wins") => self.never_win.extend(self.list(words, candidates)?),
            Some(b"tie") => self.tie_order = Some(self.tie_order(words, candidates)?),
            _ => return Err(Reason::UnknownOption(quoted(line))),
        }
        Ok(())
    }

    fn read_withdrawn(&mut self, line: &[u8], candidates: u16) -> Result<(), Reason> {
        for word in line::words(line) {
            let name = word.strip_prefix(b"-").ok_or_else(|| Reason::Withdrawn(quoted(word)))?;
            self.withdrawn.push(self.one(name, candidates)?.ok_or_else(|| Reason::Withdrawn(quoted(word)))?);
        }
        Ok(())
    }

    fn tie_order<'w>(
        &self,
        words: impl Iterator<Item = &'w [u8]>,
        candidates: u16,
    ) -> Result<Vec<CandidateNo>, Reason> {
        let order = self.list(words, candidates)?;
        if !ballots::names_all(&order, usize::from(candidates)) {
            return Err(InvalidElection::TieOrder.into());
        }
        Ok(order)
    }

    fn list<'w>(&self, words: impl Iterator<Item = &'w [u8]>, candidates: u16) -> Result<Vec<CandidateNo>, Reason> {
        words.map(|word| self.one(word, candidates)?.ok_or_else(|| Reason::Mark(quoted(word)))).collect()
    }

    /// The candidate of a number or nickname, who exists.
    fn one(&self, word: &[u8], candidates: u16) -> Result<Option<CandidateNo>, Reason> {
        match self.nicknames.candidate(word)? {
            Some(candidate) if candidate.get() > candidates => {
                Err(InvalidPaper::UnknownCandidate(candidate.get().into()).into())
            }
            found => Ok(found),
        }
    }
}

fn read_names<R: BufRead>(lines: &mut Lines<R>, candidates: u16) -> Result<Vec<String>, BltError> {
    let mut names = Vec::with_capacity(usize::from(candidates));
    while names.len() < usize::from(candidates) {
        if !lines.advance()? {
            return Err(lines.error(Reason::MissingNames { found: names.len(), expected: candidates }));
        }
        let name = unquoted(lines.line()).map_err(|reason| lines.error(reason))?;
        ballots::check_name(&name).map_err(|error| lines.error(InvalidElection::from(error)))?;
        names.push(name);
    }
    Ok(names)
}

fn read_title<R: BufRead>(lines: &mut Lines<R>, candidates: u16) -> Result<String, BltError> {
    if !lines.advance()? {
        return Ok(String::new());
    }
    let title = unquoted(lines.line()).map_err(|reason| lines.error(reason))?;
    ballots::check_title(&title).map_err(|error| lines.error(InvalidElection::from(error)))?;
    if lines.advance()? {
        return Err(lines.error(Reason::AfterTitle(candidates)));
    }
    Ok(title)
}

/// The text between quotes, or the whole line without a comment.
fn unquoted(line: &[u8]) -> Result<String, Reason> {
    let text = std::str::from_utf8(line).map_err(|_| Reason::NotUtf8)?;
    let Some(inside) = text.strip_prefix('"') else {
        let end = text.find(" # ").or_else(|| text.strip_suffix(" #").map(str::len));
        return Ok(text[..end.unwrap_or(text.len())].trim_end().to_owned());
    };
    let mut name = String::with_capacity(inside.len());
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once('"').ok_or(Reason::Quotes)?;
        name.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                name.push('"');
                rest = more;
            }
            None if matches!(after.trim_start().as_bytes().first(), None | Some(b'#')) => return Ok(name),
            None => return Err(Reason::Quotes),
        }
    }
}
