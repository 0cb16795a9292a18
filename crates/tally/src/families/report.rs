//! What any rule hands back, to be printed.

use crate::transcript::Transcript;
use crate::{approval, budgets, condorcet, grades, lists, neutral, runoff, sheet};

/// The report of a count.
#[derive(Debug, Clone)]
pub enum Report {
    /// Of transferable votes.
    Transferable(Transcript),
    /// Of a run-off.
    RunOff(runoff::Report),
    /// Of pairs.
    Pairs(Box<condorcet::Report>),
    /// Of grades.
    Grades(grades::Report),
    /// Of approvals.
    Approval(approval::Report),
    /// Of a list.
    List(lists::Report),
    /// Of a budget.
    Budget(budgets::Report),
}

impl Report {
    /// The sheet, for people.
    pub fn sheet(&self) -> String {
        match self {
            Self::Transferable(transcript) => sheet::render(transcript),
            Self::RunOff(report) => runoff::sheet::render(report),
            Self::Pairs(report) => condorcet::sheet::render(report),
            Self::Grades(report) => grades::sheet::render(report),
            Self::Approval(report) => approval::sheet::render(report),
            Self::List(report) => lists::render(report),
            Self::Budget(report) => budgets::render(report),
        }
    }

    /// The shape in which programs are compared, as JSON.
    pub fn neutral_json(&self) -> String {
        match self {
            Self::Transferable(transcript) => neutral::to_json(transcript),
            Self::RunOff(report) => runoff::neutral::to_json(report),
            Self::Pairs(report) => condorcet::neutral::to_json(report),
            Self::Grades(report) => grades::neutral::to_json(report),
            Self::Approval(report) => {
                serde_json::to_string_pretty(&report.neutral()).expect("the shape has only text and lists") + "\n"
            }
            Self::List(report) => report.to_neutral_json(),
            Self::Budget(report) => report.to_neutral_json(),
        }
    }

    /// The whole transcript or report, as JSON.
    pub fn to_json(&self) -> String {
        match self {
            Self::Transferable(transcript) => transcript.to_json(),
            Self::RunOff(report) => report.to_json(),
            Self::Pairs(report) => report.to_json(),
            Self::Grades(report) => report.to_json(),
            Self::Approval(report) => report.to_json(),
            Self::List(report) => report.to_json(),
            Self::Budget(report) => report.to_json(),
        }
    }
}
