//! Grades: every paper gives each option a grade, from 0, the worst, up.
//!
//! One report holds the histograms and what each rule makes of them: [`majority_judgment`], [`score`] and [`star`]. Each is a
//! [`Rule`] of its own too. A grade that is missing counts as the worst, and is counted as missing in the report.
//!
//! Source: specification of the counting rules, sections 6 and 15; docs/rules/grades.md numbers the rules as built.

pub mod majority_judgment;
pub mod neutral;
mod papers;
mod reader;
mod report;
pub mod score;
pub mod sheet;
pub mod star;

pub use papers::{GradePapers, InvalidGrades};
pub use reader::read;
pub use report::{FORMAT, GradesError, OptionRecord, Report, count};

/// Which of the rules count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// All of them in one report.
    Grades,
    /// The majority value.
    MajorityJudgment,
    /// The sum of the grades.
    Score,
    /// The two largest sums, then the one of the two preferred by more papers.
    Star,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 4] = [Self::Grades, Self::MajorityJudgment, Self::Score, Self::Star];

    /// The rule with this id.
    ///
    /// ```
    /// use tally::grades::Rule;
    /// assert_eq!(Rule::find("majority-judgment"), Some(Rule::MajorityJudgment));
    /// assert_eq!(Rule::find("applause"), None);
    /// ```
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }

    /// The short name on the command line and in reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Grades => "grades",
            Self::MajorityJudgment => "majority-judgment",
            Self::Score => "score",
            Self::Star => "star",
        }
    }

    /// Raised when any figure could differ.
    pub fn version(self) -> u32 {
        1
    }

    /// The text that it follows.
    pub fn source(self) -> &'static str {
        match self {
            Self::Grades => "majority judgment, score and STAR side by side",
            Self::MajorityJudgment => {
                "M. Balinski and R. Laraki, Majority Judgment (2011), by the whole majority value"
            }
            Self::Score => "the sum of the grades",
            Self::Star => {
                "score then automatic runoff; equal sums for the final: file order; equal final: larger sum, then file order"
            }
        }
    }

    /// True when the report of this rule has the part of `part`.
    pub(crate) fn covers(self, part: Self) -> bool {
        self == Self::Grades || self == part
    }
}
