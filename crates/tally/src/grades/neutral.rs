//! The neutral shape in which counts of grades by different programs are compared.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Report;

/// A count of grades without its explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Neutral<'a> {
    /// The ids by majority judgment, best first; ties in file order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub majority_order: Option<Vec<&'a str>>,
    /// The sums by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score_totals: Option<BTreeMap<&'a str, u64>>,
    /// The id that STAR elects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub star: Option<&'a str>,
}

/// The report in the neutral shape.
pub fn of(report: &Report) -> Neutral<'_> {
    let ids = report.options.iter().map(|option| option.id.as_str());
    Neutral {
        majority_order: report
            .majority_judgment
            .as_ref()
            .map(|part| part.order.iter().flatten().map(|&option| report.id(option)).collect()),
        score_totals: report.score.as_ref().map(|part| ids.zip(part.totals.iter().copied()).collect()),
        star: report.star.as_ref().map(|part| report.id(part.winner)),
    }
}

/// The neutral shape as JSON.
///
/// ```
/// use tally::grades::{Rule, count, neutral, read};
/// let report = count(Rule::Star, &read("ann,bob\n3,2\n".as_bytes())?)?;
/// assert_eq!(neutral::to_json(&report), "{\n  \"star\": \"ann\"\n}\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_json(report: &Report) -> String {
    serde_json::to_string_pretty(&of(report)).expect("the shape has only text, numbers and lists") + "\n"
}
