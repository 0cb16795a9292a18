//! The report of graded papers, and how it comes about.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Rule;
use super::majority_judgment::{self, MajorityJudgment};
use super::papers::{GradePapers, grade};
use super::score::{self, Score};
use super::star::{self, Star};
use crate::ballots::CandidateNo;
use crate::transcript::RuleRecord;

/// The name of the report's shape.
pub const FORMAT: &str = "flotilla-grades-1";

/// Everything that a count of grades found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: String,
    /// Which rule counted.
    pub rule: RuleRecord,
    /// The options in file order.
    pub options: Vec<OptionRecord>,
    /// The names of the grades from worst to best; `null` when they have only numbers.
    pub grade_names: Option<Vec<String>>,
    /// How many papers.
    pub voters: u64,
    /// SHA-256 in hexadecimal of the papers in one order; docs/rules/grades.md tells the bytes.
    pub ballots_sha256: String,
    /// Options × grades, from the worst: papers that give the option the grade. A missing grade is the worst.
    pub histograms: Vec<Vec<u64>>,
    /// Per option the papers on which its grade is missing.
    pub missing: Vec<u64>,
    /// Majority judgment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub majority_judgment: Option<MajorityJudgment>,
    /// Score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// STAR.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub star: Option<Star>,
}

/// An option as counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionRecord {
    /// The number by which the rest of the report names it.
    pub number: CandidateNo,
    /// Its id as in the head of the file.
    pub id: String,
}

/// Why papers were not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum GradesError {
    /// Nothing would decide.
    #[error("there is no paper")]
    NoPapers,
}

/// Counts graded papers.
///
/// # Errors
/// [`GradesError`] when there is no paper.
///
/// Source: sections 6 and 15 (docs/rules/grades.md).
///
/// ```
/// use tally::grades::{Rule, count, read};
/// let papers = read("ann,bob\n3,2\n0,2\n".as_bytes())?;
/// let report = count(Rule::Score, &papers)?;
/// assert_eq!(report.score.map(|score| score.totals), Some(vec![3, 4]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn count(rule: Rule, papers: &GradePapers) -> Result<Report, GradesError> {
    if papers.total() == 0 {
        return Err(GradesError::NoPapers);
    }
    let mut histograms = vec![vec![0; papers.grades()]; papers.options().len()];
    let mut missing = vec![0; papers.options().len()];
    for (row, weight) in papers.rows() {
        for ((&cell, histogram), missing) in row.iter().zip(&mut histograms).zip(&mut missing) {
            histogram[usize::from(grade(cell))] += weight;
            *missing += if cell == 0 { weight } else { 0 };
        }
    }
    let options = papers.numbers().zip(papers.options());
    Ok(Report {
        format: FORMAT.to_owned(),
        rule: RuleRecord { id: rule.id().to_owned(), version: rule.version(), source: rule.source().to_owned() },
        options: options.map(|(number, id)| OptionRecord { number, id: id.clone() }).collect(),
        grade_names: papers.grade_names().map(<[_]>::to_vec),
        voters: papers.total(),
        ballots_sha256: papers.sha256(),
        majority_judgment: rule.covers(Rule::MajorityJudgment).then(|| majority_judgment::count(&histograms)),
        score: rule.covers(Rule::Score).then(|| score::count(&histograms)),
        star: rule.covers(Rule::Star).then(|| star::count(papers, &histograms)),
        histograms,
        missing,
    })
}

impl Report {
    /// The option's id; empty for a number that the report does not list.
    pub fn id(&self, option: CandidateNo) -> &str {
        self.options.get(option.index()).map_or("", |record| &record.id)
    }

    /// What a grade is called: its name, or its number.
    pub fn grade_name(&self, grade: u16) -> String {
        let name = self.grade_names.as_ref().and_then(|names| names.get(usize::from(grade)));
        name.cloned().unwrap_or_else(|| grade.to_string())
    }

    /// The report as JSON: the same papers give the same bytes.
    ///
    /// ```
    /// use tally::grades::{Rule, count, read};
    /// let report = count(Rule::Star, &read("ann,bob\n3,2\n".as_bytes())?)?;
    /// assert!(report.to_json().starts_with("{\n  \"format\": \"flotilla-grades-1\""));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("the shape has only text, numbers and lists") + "\n"
    }
}
