//! A contest as it is counted: candidates, seats and papers.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::limits;
use crate::papers::{InvalidPaper, Mark, Papers};

/// A candidate's number: 1 for the first in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct CandidateNo(u16);

impl CandidateNo {
    /// The candidate of this number; `None` for 0 and above [`limits::CANDIDATES`].
    ///
    /// ```
    /// assert_eq!(tally::CandidateNo::new(0), None);
    /// ```
    pub fn new(number: u16) -> Option<Self> {
        (1..=limits::CANDIDATES).contains(&number).then_some(Self(number))
    }

    /// The number, from 1.
    pub fn get(self) -> u16 {
        self.0
    }

    /// The place in a list of all candidates, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0) - 1
    }

    /// Every candidate of a contest of so many.
    pub(crate) fn all(candidates: usize) -> impl DoubleEndedIterator<Item = Self> + Clone {
        let last = u16::try_from(candidates).expect("no contest has more candidates than the limit");
        (1..=last).map(Self)
    }
}

impl fmt::Display for CandidateNo {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl From<CandidateNo> for u16 {
    fn from(candidate: CandidateNo) -> Self {
        candidate.0
    }
}

/// No candidate has this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("no candidate has the number {0}")]
pub struct NoSuchNumber(u16);

impl TryFrom<u16> for CandidateNo {
    type Error = NoSuchNumber;

    fn try_from(number: u16) -> Result<Self, NoSuchNumber> {
        Self::new(number).ok_or(NoSuchNumber(number))
    }
}

/// Somebody who stands, or stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The name as on the paper.
    pub name: String,
    /// Withdrawn or dead: every paper passes over them.
    pub is_withdrawn: bool,
    /// Holds papers like everybody, but no seat: undeclared write-ins, all together.
    pub never_wins: bool,
}

/// Why a contest cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InvalidElection {
    /// Nobody stands.
    #[error("a contest has at least one candidate")]
    NoCandidates,
    /// See [`limits::CANDIDATES`].
    #[error("a contest has at most {max} candidates", max = limits::CANDIDATES)]
    TooManyCandidates,
    /// There must be something to fill; at most as many as there may be candidates.
    #[error("the number of seats is from 1 to {max}", max = limits::CANDIDATES)]
    Seats,
    /// A name or title is empty, too long or has control characters.
    #[error("{0}")]
    Name(#[from] InvalidName),
    /// The number of a candidate who withdrew, or is listed for the lot, does not exist.
    #[error("there is no candidate {0}")]
    UnknownCandidate(u16),
    /// The file's own order for lots must name every candidate once.
    #[error("an order for lots names every candidate exactly once")]
    TieOrder,
}

/// Why a name cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvalidName {
    /// Nothing but spaces.
    #[error("a candidate's name is empty")]
    Empty,
    /// See [`limits::NAME_BYTES`].
    #[error("a name is longer than {max} bytes", max = limits::NAME_BYTES)]
    TooLong,
    /// They would break the lines of a count sheet.
    #[error("a name contains a control character")]
    ControlCharacter,
}

/// A contest: who stands for how many seats, and all papers.
#[derive(Debug, Clone)]
pub struct Election {
    title: String,
    seats: u16,
    candidates: Vec<Candidate>,
    tie_order: Option<Vec<CandidateNo>>,
    papers: Papers,
}

impl Election {
    /// A contest without papers yet.
    ///
    /// # Errors
    /// [`InvalidElection`].
    ///
    /// ```
    /// use tally::{CandidateNo, Election};
    /// let mut election = Election::new("Secretary", 1, ["Ann", "Bob"])?;
    /// let bob = CandidateNo::new(2).expect("not nought");
    /// election.add_ranking(&[bob], 12)?;
    /// assert_eq!(election.papers().total(), 12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new<N: Into<String>>(
        title: &str,
        seats: u16,
        names: impl IntoIterator<Item = N>,
    ) -> Result<Self, InvalidElection> {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        let candidates = u16::try_from(names.len()).map_err(|_| InvalidElection::TooManyCandidates)?;
        Self::assemble(title.to_owned(), seats, names, Papers::new(candidates))
    }

    /// A contest from names and papers that were read one after the other.
    pub(crate) fn assemble(
        title: String,
        seats: u16,
        names: Vec<String>,
        papers: Papers,
    ) -> Result<Self, InvalidElection> {
        check_size(papers.candidates())?;
        check_seats(seats)?;
        check_title(&title)?;
        names.iter().try_for_each(|name| check_name(name))?;
        let candidates =
            names.into_iter().map(|name| Candidate { name, is_withdrawn: false, never_wins: false }).collect();
        Ok(Self { title, seats, candidates, tie_order: None, papers })
    }

    /// Adds papers that rank these candidates in this order and nobody else.
    ///
    /// # Errors
    /// [`InvalidPaper`], and nothing was added.
    pub fn add_ranking(&mut self, ranking: &[CandidateNo], papers: u64) -> Result<(), InvalidPaper> {
        let marks: Vec<Mark> = ranking.iter().map(|&candidate| Mark::at_next(candidate)).collect();
        self.papers.add(&marks, papers)
    }

    /// Adds papers with equal or skipped ranks.
    ///
    /// # Errors
    /// [`InvalidPaper`], and nothing was added.
    pub fn add_marks(&mut self, marks: &[Mark], papers: u64) -> Result<(), InvalidPaper> {
        self.papers.add(marks, papers)
    }

    /// Takes a candidate out of the contest; the papers stay as they are.
    ///
    /// # Errors
    /// When nobody has this number.
    pub fn withdraw(&mut self, candidate: CandidateNo) -> Result<(), InvalidElection> {
        let unknown = InvalidElection::UnknownCandidate(candidate.get());
        self.candidates.get_mut(candidate.index()).ok_or(unknown)?.is_withdrawn = true;
        Ok(())
    }

    /// Says that a candidate can hold papers, but never a seat: undeclared write-ins, all together.
    ///
    /// # Errors
    /// When nobody has this number.
    ///
    /// ```
    /// use tally::{CandidateNo, Election};
    /// let mut election = Election::new("Mayor", 1, ["Ann", "Undeclared write-ins"])?;
    /// election.never_wins(CandidateNo::new(2).expect("not nought"))?;
    /// assert!(election.candidates()[1].never_wins);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn never_wins(&mut self, candidate: CandidateNo) -> Result<(), InvalidElection> {
        let unknown = InvalidElection::UnknownCandidate(candidate.get());
        self.candidates.get_mut(candidate.index()).ok_or(unknown)?.never_wins = true;
        Ok(())
    }

    /// Changes the number of seats, to count the same papers for another number.
    ///
    /// # Errors
    /// When there is no seat, or more than there may be candidates.
    pub fn set_seats(&mut self, seats: u16) -> Result<(), InvalidElection> {
        check_seats(seats)?;
        self.seats = seats;
        Ok(())
    }

    /// States an order for [`Lot::FileOrder`](crate::Lot::FileOrder) other than that of the candidates.
    ///
    /// # Errors
    /// When it does not name every candidate exactly once.
    pub fn set_tie_order(&mut self, order: Vec<CandidateNo>) -> Result<(), InvalidElection> {
        if !names_all(&order, self.candidates.len()) {
            return Err(InvalidElection::TieOrder);
        }
        self.tie_order = Some(order);
        Ok(())
    }

    /// The contest's title; may be empty.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Seats to fill.
    pub fn seats(&self) -> u16 {
        self.seats
    }

    /// The candidates in the order of the file.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// The order for lots that the file states, if it does.
    pub fn tie_order(&self) -> Option<&[CandidateNo]> {
        self.tie_order.as_deref()
    }

    /// All papers.
    pub fn papers(&self) -> &Papers {
        &self.papers
    }

    /// The same contest with other papers.
    pub(crate) fn with_papers(&self, papers: Papers) -> Self {
        let Self { title, seats, candidates, tie_order, .. } = self;
        Self {
            title: title.clone(),
            seats: *seats,
            candidates: candidates.clone(),
            tie_order: tie_order.clone(),
            papers,
        }
    }
}

/// True when the list names each of so many candidates once.
pub(crate) fn names_all(order: &[CandidateNo], candidates: usize) -> bool {
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    sorted.into_iter().eq(CandidateNo::all(candidates))
}

/// Refuses a contest without candidates or with too many.
pub(crate) fn check_size(candidates: u16) -> Result<(), InvalidElection> {
    match candidates {
        0 => Err(InvalidElection::NoCandidates),
        1..=limits::CANDIDATES => Ok(()),
        _ => Err(InvalidElection::TooManyCandidates),
    }
}

/// Refuses no seats and absurdly many.
pub(crate) fn check_seats(seats: u16) -> Result<(), InvalidElection> {
    if (1..=limits::CANDIDATES).contains(&seats) { Ok(()) } else { Err(InvalidElection::Seats) }
}

/// Refuses a name that cannot stand on a count sheet.
pub(crate) fn check_name(name: &str) -> Result<(), InvalidName> {
    if name.trim().is_empty() {
        return Err(InvalidName::Empty);
    }
    check_title(name)
}

/// Like [`check_name`], but a title may be missing.
pub(crate) fn check_title(title: &str) -> Result<(), InvalidName> {
    if title.len() > limits::NAME_BYTES {
        return Err(InvalidName::TooLong);
    }
    if title.chars().any(char::is_control) {
        return Err(InvalidName::ControlCharacter);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(title: &str, seats: u16, names: &[&str]) -> Option<InvalidElection> {
        Election::new(title, seats, names.iter().copied()).err()
    }

    #[test]
    fn a_contest_needs_candidates_seats_and_names() {
        let crowd = vec!["A"; 1_001];

        assert_eq!(refusal("", 1, &["Ann"]), None);
        assert_eq!(refusal("", 1, &[]), Some(InvalidElection::NoCandidates));
        assert_eq!(refusal("", 1, &crowd), Some(InvalidElection::TooManyCandidates));
        assert_eq!(refusal("", 0, &["Ann"]), Some(InvalidElection::Seats));
        assert_eq!(refusal("", 1, &["Ann", " "]), Some(InvalidName::Empty.into()));
        assert_eq!(refusal("", 1, &["A\nnn"]), Some(InvalidName::ControlCharacter.into()));
        assert_eq!(refusal(&"x".repeat(1_001), 1, &["Ann"]), Some(InvalidName::TooLong.into()));
    }

    #[test]
    fn nobody_unknown_can_withdraw_and_a_tie_order_names_everybody_once() {
        let mut election = Election::new("", 1, ["Ann", "Bob"]).unwrap();
        let [one, two, three] = [1, 2, 3].map(|number| CandidateNo::new(number).unwrap());

        assert_eq!(election.withdraw(three), Err(InvalidElection::UnknownCandidate(3)));
        assert_eq!(election.never_wins(three), Err(InvalidElection::UnknownCandidate(3)));
        assert_eq!(election.set_tie_order(vec![one]), Err(InvalidElection::TieOrder));
        assert_eq!(election.set_tie_order(vec![one, one]), Err(InvalidElection::TieOrder));
        assert_eq!(election.set_tie_order(vec![two, one]), Ok(()));
    }
}
