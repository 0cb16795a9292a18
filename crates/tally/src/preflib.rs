//! The files of `PrefLib`: `.soc`, `.soi`, `.toc` and `.toi` (strict or with ties, complete or incomplete orders).
//!
//! ```text
//! # TITLE: Committee
//! # DATA TYPE: toi
//! # NUMBER ALTERNATIVES: 3
//! # NUMBER VOTERS: 9
//! # ALTERNATIVE NAME 1: Ann
//! …
//! 6: 1,{2,3}         6 papers: candidate 1, then 2 and 3 at the same rank
//! 3: 2
//! ```
//!
//! Of the head only these five lines are read; names and the number of alternatives must stand before the first paper.
//! What the head states is checked: the number of voters, that strict orders hold no ties and complete ones everybody.
//!
//! Source: preflib.org, "Data format", ordinal preferences.

use std::io::BufRead;

use crate::ballots::{self, CandidateNo, Election};
use crate::cells::{self, Dialect};
use crate::papers::{InvalidPaper, Mark, Papers};
use crate::rows::{Reason, RowError, Rows};

/// Reads a contest of one seat.
///
/// # Errors
/// [`RowError`]: the first line that cannot be read, and why.
///
/// ```
/// let file = "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: Ann\n# ALTERNATIVE NAME 2: Bob\n4: {1,2}\n1: 2\n";
/// let election = tally::preflib::read(file.as_bytes())?;
/// assert_eq!(tally::blt::to_text(&election), "2 1\n4 1=2 0\n1 2 0\n0\n\"Ann\"\n\"Bob\"\n\"\"\n");
/// # Ok::<(), tally::rows::RowError>(())
/// ```
pub fn read(input: impl BufRead) -> Result<Election, RowError> {
    let mut rows = Rows::new(input, Dialect::Exact);
    let mut head = Head::default();
    let mut papers = None;
    let mut marks = Vec::new();
    while rows.advance()? {
        let line = rows.line()?.trim();
        if let Some(entry) = line.strip_prefix('#') {
            head.read(entry).map_err(|reason| rows.error(reason))?;
            continue;
        }
        let candidates = head.candidates.ok_or_else(|| rows.error(missing("# NUMBER ALTERNATIVES: …")))?;
        let papers = papers.get_or_insert_with(|| Papers::new(candidates));
        let weight = read_paper(line, &mut marks).map_err(|reason| rows.error(reason))?;
        head.check(&marks).map_err(|reason| rows.error(reason))?;
        papers.add(&marks, weight).map_err(|error| rows.error(error))?;
    }
    let Some(candidates) = head.candidates else {
        let is_empty = head.is_untouched();
        return Err(rows.error(if is_empty { Reason::Empty } else { missing("# NUMBER ALTERNATIVES: …") }));
    };
    let papers = papers.unwrap_or_else(|| Papers::new(candidates));
    head.assemble(papers).map_err(|reason| rows.error(reason))
}

fn missing(line: &str) -> Reason {
    Reason::Head(format!("before the papers must stand a line \"{line}\""))
}

/// What the lines with `#` say.
#[derive(Default)]
struct Head {
    title: String,
    candidates: Option<u16>,
    voters: Option<u64>,
    names: Vec<Option<String>>,
    is_strict: bool,
    is_complete: bool,
    lines: u64,
}

impl Head {
    fn is_untouched(&self) -> bool {
        self.lines == 0
    }

    fn read(&mut self, entry: &str) -> Result<(), Reason> {
        self.lines += 1;
        let Some((key, value)) = entry.split_once(':') else {
            return Ok(());
        };
        let (key, value) = (key.trim(), value.trim());
        match key {
            "TITLE" => value.clone_into(&mut self.title),
            "DATA TYPE" => self.read_kind(value)?,
            "NUMBER ALTERNATIVES" => self.read_size(value)?,
            "NUMBER VOTERS" => self.voters = Some(number(value, "number of voters")?),
            _ => {
                // Everything else are notes of the collection: who published the file, when, and so on.
                if let Some(number) = key.strip_prefix("ALTERNATIVE NAME ") {
                    self.read_name(number, value)?;
                }
            }
        }
        Ok(())
    }

    fn read_kind(&mut self, kind: &str) -> Result<(), Reason> {
        (self.is_strict, self.is_complete) = match kind {
            "soc" => (true, true),
            "soi" => (true, false),
            "toc" => (false, true),
            "toi" => (false, false),
            _ => return Err(Reason::Cell { wanted: "order (soc, soi, toc or toi)", found: cells::shown(kind) }),
        };
        Ok(())
    }

    fn read_size(&mut self, value: &str) -> Result<(), Reason> {
        let candidates = u16::try_from(number(value, "number of alternatives")?).unwrap_or(u16::MAX);
        ballots::check_size(candidates)?;
        if self.candidates.is_some_and(|before| before != candidates) {
            return Err(Reason::Twice("NUMBER ALTERNATIVES".to_owned()));
        }
        self.candidates = Some(candidates);
        self.names.resize(usize::from(candidates), None);
        Ok(())
    }

    fn read_name(&mut self, number: &str, name: &str) -> Result<(), Reason> {
        let candidate = candidate(number)?;
        let size = self.candidates.ok_or_else(|| missing("# NUMBER ALTERNATIVES: …"))?;
        ballots::check_name(name).map_err(crate::ballots::InvalidElection::from)?;
        let place = self.names.get_mut(candidate.index());
        let place = place.ok_or(InvalidPaper::UnknownCandidate(u64::from(candidate.get())))?;
        debug_assert!(candidate.get() <= size, "there are as many places for names as alternatives");
        match place.replace(name.to_owned()) {
            None => Ok(()),
            Some(_) => Err(Reason::Twice(format!("ALTERNATIVE NAME {candidate}"))),
        }
    }

    /// Holds a paper against the type that the head states.
    fn check(&self, marks: &[Mark]) -> Result<(), Reason> {
        if self.is_strict && marks.iter().any(|mark| mark.is_beside()) {
            return Err(Reason::Head("an equal rank, though the file says that its orders are strict".to_owned()));
        }
        if self.is_complete && marks.len() < self.names.len() {
            let all = self.names.len();
            return Err(Reason::Head(format!(
                "{} of {all} alternatives, though the file says that its orders are complete",
                marks.len()
            )));
        }
        Ok(())
    }

    fn assemble(self, papers: Papers) -> Result<Election, Reason> {
        if let Some(voters) = self.voters.filter(|&voters| voters != papers.total()) {
            let found = papers.total();
            return Err(Reason::Head(format!("the head says {voters} voters, the lines hold {found} papers")));
        }
        let named = self.names.into_iter().zip(1_u16..);
        let named = named.map(|(name, number)| name.ok_or_else(|| missing(&format!("# ALTERNATIVE NAME {number}: …"))));
        let names = named.collect::<Result<Vec<String>, Reason>>()?;
        Ok(Election::assemble(self.title, 1, names, papers)?)
    }
}

fn number(text: &str, wanted: &'static str) -> Result<u64, Reason> {
    cells::number(text).ok_or_else(|| Reason::Cell { wanted, found: cells::shown(text) })
}

fn candidate(text: &str) -> Result<CandidateNo, Reason> {
    let number = number(text, "alternative's number")?;
    let candidate = u16::try_from(number).ok().and_then(CandidateNo::new);
    candidate.ok_or_else(|| InvalidPaper::UnknownCandidate(number).into())
}

/// Puts the order of one line into `marks`; how many papers bear it.
fn read_paper(line: &str, marks: &mut Vec<Mark>) -> Result<u64, Reason> {
    marks.clear();
    let wanted = "line of papers (4: 1,2,{3,5})";
    let (weight, order) = line.split_once(':').ok_or_else(|| Reason::Cell { wanted, found: cells::shown(line) })?;
    let weight = number(weight.trim(), "number of papers")?;
    let braces = || Reason::Head("braces stand around two or more alternatives, and not inside each other".to_owned());
    // How many stand in the braces so far; `None` outside of them.
    let mut inside: Option<usize> = None;
    for word in order.split(',').map(str::trim).filter(|_| !order.trim().is_empty()) {
        let (word, opens) = word.strip_prefix('{').map_or((word, false), |rest| (rest.trim_start(), true));
        let (word, closes) = word.strip_suffix('}').map_or((word, false), |rest| (rest.trim_end(), true));
        if opens && inside.is_some() {
            return Err(braces());
        }
        if opens {
            inside = Some(0);
        }
        let candidate = candidate(word)?;
        match &mut inside {
            Some(before) if *before > 0 => marks.push(Mark::beside(candidate)),
            _ => marks.push(Mark::at_next(candidate)),
        }
        inside = match (inside, closes) {
            (Some(_), true) => None,
            (None, true) => return Err(braces()),
            (inside, false) => inside.map(|before| before + 1),
        };
    }
    if inside.is_some() { Err(braces()) } else { Ok(weight) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# FILE NAME: 1.toi\n# TITLE: Chair\n# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: Ann\n\
                        # ALTERNATIVE NAME 2: Bob: the elder\n# ALTERNATIVE NAME 3: Cat\n# NUMBER UNIQUE ORDERS: 9\n";

    fn text(tail: &str) -> String {
        read(format!("{HEAD}{tail}").as_bytes()).map(|election| crate::blt::to_text(&election)).unwrap()
    }

    fn refusal(file: &str) -> String {
        read(file.as_bytes()).map(|election| crate::blt::to_text(&election)).unwrap_err().to_string()
    }

    #[test]
    fn orders_with_and_without_ties_are_read() {
        let names = "0\n\"Ann\"\n\"Bob: the elder\"\n\"Cat\"\n\"Chair\"\n";

        assert_eq!(
            text("# NUMBER VOTERS: 10\n4: 1,{3,2}\n3: {1, 2},3\n1: 2\r\n2: {1,2,3}\n"),
            format!("3 1\n4 1 2=3 0\n3 1=2 3 0\n2 1=2=3 0\n1 2 0\n{names}")
        );
        assert_eq!(text("1: {2}\n2:\n"), format!("3 1\n2 0\n1 2 0\n{names}"));
    }

    #[test]
    fn what_the_head_states_is_checked() {
        let wrong = |tail: &str| refusal(&format!("{HEAD}{tail}"));

        assert_eq!(
            wrong("# DATA TYPE: soi\n1: {1,2}\n"),
            "line 9: an equal rank, though the file says that its orders are strict"
        );
        assert_eq!(
            wrong("# DATA TYPE: toc\n1: {1,2}\n"),
            "line 9: 2 of 3 alternatives, though the file says that its orders are complete"
        );
        assert_eq!(wrong("# NUMBER VOTERS: 5\n1: 2\n"), "line 9: the head says 5 voters, the lines hold 1 papers");
        assert_eq!(wrong("# DATA TYPE: cat\n"), "line 8: \"cat\" is no order (soc, soi, toc or toi)");
        assert_eq!(wrong("# ALTERNATIVE NAME 1: Zoe\n"), "line 8: \"ALTERNATIVE NAME 1\" stands there twice");
        assert_eq!(wrong("# ALTERNATIVE NAME 4: Zoe\n"), "line 8: there is no candidate 4");
        assert_eq!(wrong("# NUMBER ALTERNATIVES: 4\n"), "line 8: \"NUMBER ALTERNATIVES\" stands there twice");
    }

    #[test]
    fn a_malformed_file_is_refused_with_its_line_and_a_reason() {
        let wrong = |tail: &str| refusal(&format!("{HEAD}{tail}"));

        assert_eq!(refusal(""), "line 1: the file is empty");
        assert_eq!(refusal("1: 2\n"), "line 1: before the papers must stand a line \"# NUMBER ALTERNATIVES: …\"");
        assert_eq!(
            refusal("# NUMBER ALTERNATIVES: 1\n1: 1\n"),
            "line 2: before the papers must stand a line \"# ALTERNATIVE NAME 1: …\""
        );
        assert_eq!(refusal("# NUMBER ALTERNATIVES: 5000\n"), "line 1: a contest has at most 1000 candidates");
        assert_eq!(wrong("1,2\n"), "line 8: \"1,2\" is no line of papers (4: 1,2,{3,5})");
        assert_eq!(wrong("x: 2\n"), "line 8: \"x\" is no number of papers");
        assert_eq!(wrong("1: 4\n"), "line 8: there is no candidate 4");
        assert_eq!(wrong("1: 1,1\n"), "line 8: candidate 1 is ranked twice");
        assert_eq!(wrong("1: 1,,2\n"), "line 8: \"\" is no alternative's number");
        let braces = "line 8: braces stand around two or more alternatives, and not inside each other";
        for order in ["{1,2", "1,2}", "{1,{2,3}}", "{1,{2},3}"] {
            assert_eq!(wrong(&format!("1: {order}\n")), braces, "{order}");
        }
    }
}
