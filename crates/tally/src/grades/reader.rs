//! Reading a CSV of grades: a column per option, a line per voter.
//!
//! ```text
//! # comments and empty lines are passed over
//! grades: poor,fair,good,excellent     optional: from worst to best
//! ann,bob,cat
//! excellent,good,poor
//! ,3,fair                              an empty cell is a missing grade; numbers do too, from 0
//! ```

use std::io::BufRead;

use super::papers::{GradePapers, InvalidGrades};
use crate::cells::{self, Dialect};
use crate::limits;
use crate::rows::{Reason, RowError, Rows};

/// What the optional first line begins with.
const GRADES: &str = "grades:";

/// Reads graded papers. Memory grows with the different papers.
///
/// # Errors
/// [`RowError`]: the first line that cannot be read, and why.
///
/// Source: section 15 (docs/rules/grades.md).
///
/// ```
/// let papers = tally::grades::read("grades: no,yes\nann,bob\nyes,\n1,0\n".as_bytes())?;
/// assert_eq!((papers.total(), papers.grades(), papers.options().len()), (2, 2, 2));
/// # Ok::<(), tally::rows::RowError>(())
/// ```
pub fn read(input: impl BufRead) -> Result<GradePapers, RowError> {
    let mut rows = Rows::new(input, Dialect::Loose);
    if !rows.advance()? {
        return Err(rows.error(Reason::Empty));
    }
    let names = read_names(&mut rows)?;
    if names.is_some() && !rows.advance()? {
        return Err(rows.error(Reason::Head("a line with the options must follow".to_owned())));
    }
    rows.cut_from(0)?;
    let options: Vec<String> = rows.cells().map(str::to_owned).collect();
    let mut papers = GradePapers::new(options, names).map_err(|error| rows.error(error))?;
    let mut grades = Vec::new();
    while rows.advance_row()? {
        rows.check_width(papers.options().len())?;
        grades.clear();
        for cell in rows.cells() {
            grades.push(read_grade(cell, papers.grade_names()).map_err(|reason| rows.error(reason))?);
        }
        papers.add(&grades, 1).map_err(|error| rows.error(error))?;
    }
    Ok(papers)
}

/// The names in the line, if it is the one that names the grades.
fn read_names<R: BufRead>(rows: &mut Rows<R>) -> Result<Option<Vec<String>>, RowError> {
    let line = rows.line()?;
    let Some(names) = line.trim_start().strip_prefix(GRADES) else {
        return Ok(None);
    };
    let start = line.len() - names.len();
    rows.cut_from(start)?;
    let names: Vec<String> = rows.cells().map(str::to_owned).collect();
    // The line is to blame for its own names, not the options below it.
    GradePapers::new(vec!["option".to_owned()], Some(names.clone())).map_err(|error| rows.error(error))?;
    Ok(Some(names))
}

/// The grade in a cell; `None` for an empty one.
fn read_grade(cell: &str, names: Option<&[String]>) -> Result<Option<u16>, Reason> {
    if cell.is_empty() {
        return Ok(None);
    }
    let place = names.and_then(|names| names.iter().position(|name| name == cell));
    let number = place.map(|place| place as u64).or_else(|| cells::number(cell));
    let wanted = if names.is_some() { "grade: neither a whole number nor one of the names" } else { "whole number" };
    let number = number.ok_or_else(|| Reason::Cell { wanted, found: cells::shown(cell) })?;
    let grade = u16::try_from(number).ok().filter(|&grade| grade < limits::GRADES);
    grade.map(Some).ok_or(Reason::GradeTooHigh)
}

impl From<InvalidGrades> for Reason {
    fn from(error: InvalidGrades) -> Self {
        match error {
            InvalidGrades::Twice(name) => Self::Twice(cells::shown(&name)),
            InvalidGrades::AboveBest { found, best } => Self::AboveBest { found, best },
            InvalidGrades::Options(error) => Self::Election(error),
            other => Self::Head(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(file: &str) -> String {
        read(file.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn grades_are_numbers_or_names_and_may_be_missing() {
        let one = read("grades: poor,fair, \"good, very\"\nann,bob\n\"good, very\",\n0,fair\n".as_bytes()).unwrap();
        let two = read("# the same\r\n\r\ngrades:poor,fair,\"good, very\"\r\nann,bob\r\npoor,1\r\n2,\r\n".as_bytes())
            .unwrap();

        assert_eq!(one, two);
        assert_eq!(one.sha256(), two.sha256());
        assert_eq!(
            one.rows().map(|(row, papers)| (row.to_vec(), papers)).collect::<Vec<_>>(),
            [(vec![1, 2], 1), (vec![3, 0], 1)]
        );
    }

    #[test]
    fn a_malformed_file_is_refused_with_its_line_and_a_reason() {
        assert_eq!(refusal(""), "line 1: the file is empty");
        assert_eq!(refusal("grades: a,b\n# end\n"), "line 2: a line with the options must follow");
        assert_eq!(refusal("grades: a,b,a\nann\n"), "line 1: \"a\" stands there twice");
        assert_eq!(
            refusal("grades: 1,2,3\nann\n"),
            "line 1: the grade \"1\" is named like the number of another; grades are numbered from 0, the worst"
        );
        assert_eq!(refusal("ann,\n"), "line 1: a candidate's name is empty");
        assert_eq!(refusal("ann,ann\n"), "line 1: \"ann\" stands there twice");
        assert_eq!(refusal("ann,bob\n1\n"), "line 2: the line has 1 cells; the header has 2");
        assert_eq!(refusal("ann,bob\n1,2,3\n"), "line 2: the line has 3 cells; the header has 2");
        assert_eq!(refusal("ann,bob\n1,good\n"), "line 2: \"good\" is no whole number");
        assert_eq!(refusal("ann,bob\n1,-1\n"), "line 2: \"-1\" is no whole number");
        assert_eq!(refusal("ann,bob\n1,1000\n"), "line 2: a grade is from 0 to 999");
        assert_eq!(refusal("grades: a,b\nann,bob\n1,2\n"), "line 3: the grade 2 is above the best one, 1");
        assert_eq!(
            refusal("grades: a,b\nann,bob\n1,B\n"),
            "line 3: \"B\" is no grade: neither a whole number nor one of the names"
        );
    }
}
