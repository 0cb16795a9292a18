//! All graded papers: equal ones once, with their number.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::ballots::{self, CandidateNo, InvalidElection};
use crate::limits;

/// Options and the grades that papers give them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradePapers {
    options: Vec<String>,
    /// From worst to best, if the grades have names.
    names: Option<Vec<String>>,
    /// One cell per option: 0 for a missing grade, else the grade + 1. Sorted, so that order of papers says nothing.
    rows: BTreeMap<Box<[u16]>, u64>,
    highest: u16,
    total: u64,
}

/// Why options, grades or papers cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InvalidGrades {
    /// No option, too many of them, or a name that cannot be.
    #[error("{0}")]
    Options(#[from] InvalidElection),
    /// Two options or two grades with one name.
    #[error("\"{0}\" stands there twice")]
    Twice(String),
    /// The name of a grade is a number, and not its own.
    #[error("the grade \"{0}\" is named like the number of another; grades are numbered from 0, the worst")]
    NamedLikeANumber(String),
    /// See [`limits::GRADES`].
    #[error("there are 1 to {max} grades", max = limits::GRADES)]
    HowManyGrades,
    /// A paper has as many grades as there are options.
    #[error("a paper has {found} grades for {expected} options")]
    Width {
        /// How many options.
        expected: usize,
        /// How many grades.
        found: usize,
    },
    /// A grade above the best one.
    #[error("the grade {found} is above the best one, {best}")]
    AboveBest {
        /// The grade.
        found: u16,
        /// The highest there is.
        best: u16,
    },
    /// A weight of none would be no paper.
    #[error("a weight is at least 1")]
    NoWeight,
    /// See [`limits::PAPERS`].
    #[error("there are more than {max} papers", max = limits::PAPERS)]
    TooManyPapers,
    /// See [`limits::GRADED_PAPERS`] and [`limits::MARKS`].
    #[error("there are more than {rows} different papers or {marks} grades on them", rows = limits::GRADED_PAPERS, marks = limits::MARKS)]
    TooManyRows,
}

impl GradePapers {
    /// Options without papers yet. `names`, from worst to best, fixes how many grades there are.
    ///
    /// # Errors
    /// [`InvalidGrades`].
    ///
    /// ```
    /// use tally::grades::GradePapers;
    /// let mut papers = GradePapers::new(vec!["ann".into(), "bob".into()], None)?;
    /// papers.add(&[Some(3), None], 12)?;
    /// assert_eq!((papers.total(), papers.grades()), (12, 4));
    /// # Ok::<(), tally::grades::InvalidGrades>(())
    /// ```
    pub fn new(options: Vec<String>, names: Option<Vec<String>>) -> Result<Self, InvalidGrades> {
        ballots::check_size(u16::try_from(options.len()).unwrap_or(u16::MAX))?;
        check_names(&options)?;
        if let Some(names) = &names {
            if names.is_empty() || names.len() > usize::from(limits::GRADES) {
                return Err(InvalidGrades::HowManyGrades);
            }
            check_names(names)?;
            let is_misleading = |&(grade, name): &(usize, &String)| {
                crate::cells::number(name).is_some_and(|number| number != grade as u64)
            };
            if let Some((_, name)) = names.iter().enumerate().find(is_misleading) {
                return Err(InvalidGrades::NamedLikeANumber(name.clone()));
            }
        }
        Ok(Self { options, names, rows: BTreeMap::new(), highest: 0, total: 0 })
    }

    /// Adds papers that all give these grades, one per option; `None` is a missing grade.
    ///
    /// # Errors
    /// [`InvalidGrades`], and nothing was added.
    pub fn add(&mut self, grades: &[Option<u16>], papers: u64) -> Result<(), InvalidGrades> {
        let (expected, found) = (self.options.len(), grades.len());
        if found != expected {
            return Err(InvalidGrades::Width { expected, found });
        }
        let highest = grades.iter().flatten().copied().max().unwrap_or(0);
        match self.names.as_ref().map(Vec::len) {
            Some(grades) if usize::from(highest) >= grades => {
                let best = u16::try_from(grades - 1).expect("there are at most as many names as the limit");
                return Err(InvalidGrades::AboveBest { found: highest, best });
            }
            None if highest >= limits::GRADES => return Err(InvalidGrades::HowManyGrades),
            _ => {}
        }
        if papers == 0 {
            return Err(InvalidGrades::NoWeight);
        }
        let total = self.total.checked_add(papers).filter(|&total| total <= limits::PAPERS);
        let total = total.ok_or(InvalidGrades::TooManyPapers)?;
        let row: Vec<u16> = grades.iter().map(|grade| grade.map_or(0, |grade| grade + 1)).collect();
        if let Some(weight) = self.rows.get_mut(row.as_slice()) {
            *weight += papers;
        } else {
            let rows = self.rows.len() + 1;
            if rows > limits::GRADED_PAPERS || rows * expected > limits::MARKS {
                return Err(InvalidGrades::TooManyRows);
            }
            self.rows.insert(row.into(), papers);
        }
        (self.total, self.highest) = (total, self.highest.max(highest));
        Ok(())
    }

    /// The options in the order of the file.
    pub fn options(&self) -> &[String] {
        &self.options
    }

    /// The names of the grades from worst to best, if they have some.
    pub fn grade_names(&self) -> Option<&[String]> {
        self.names.as_deref()
    }

    /// How many grades there are: as many as are named, else the highest given and all below it.
    pub fn grades(&self) -> usize {
        self.names.as_ref().map_or(usize::from(self.highest) + 1, Vec::len)
    }

    /// How many papers.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Every option's number.
    pub(crate) fn numbers(&self) -> impl DoubleEndedIterator<Item = CandidateNo> + Clone {
        CandidateNo::all(self.options.len())
    }

    /// Each different paper, as stored, and how many there are of it.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&[u16], u64)> {
        self.rows.iter().map(|(row, &papers)| (row.as_ref(), papers))
    }

    /// SHA-256 in hexadecimal of the papers in one order; docs/rules/grades.md tells the bytes.
    pub(crate) fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        let quoted = |names: &[String]| {
            let all: Vec<String> = names.iter().map(|name| format!("\"{}\"", name.replace('"', "\"\""))).collect();
            all.join(",")
        };
        if let Some(names) = &self.names {
            hash.update(format!("grades: {}\n", quoted(names)));
        }
        hash.update(format!("{}\n", quoted(&self.options)));
        let mut line = String::new();
        for (row, papers) in self.rows() {
            line.clear();
            write!(line, "{papers}:").expect("writing to memory does not fail");
            for (place, &cell) in row.iter().enumerate() {
                line.push_str(if place == 0 { "" } else { "," });
                if cell > 0 {
                    write!(line, "{}", cell - 1).expect("writing to memory does not fail");
                }
            }
            line.push('\n');
            hash.update(&line);
        }
        hex::encode(hash.finalize())
    }
}

/// The grade in a stored cell; a missing one is the worst.
pub(crate) fn grade(cell: u16) -> u16 {
    cell.saturating_sub(1)
}

/// Refuses a name that cannot be, or stands there twice.
fn check_names(names: &[String]) -> Result<(), InvalidGrades> {
    let mut seen = HashSet::new();
    for name in names {
        ballots::check_name(name).map_err(InvalidElection::from)?;
        if !seen.insert(name) {
            return Err(InvalidGrades::Twice(name.clone()));
        }
    }
    Ok(())
}
