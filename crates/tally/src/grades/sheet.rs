//! A count of grades as plain text: the histograms, and what each rule makes of them.

use super::Report;
use super::majority_judgment::Run;
use super::star::{Decided, Star};
use crate::ballots::CandidateNo;
use crate::sheet::grid;
use crate::sheet::text::{list, write_labelled};

const LABEL_COLUMNS: usize = 20;

/// More runs of a majority value than these are cut short.
const RUNS_TOLD: usize = 6;

/// The sheet of a count of grades; no line is longer than [`COLUMNS`](crate::sheet::COLUMNS) letters.
///
/// ```
/// use tally::grades::{Rule, count, read, sheet};
/// let report = count(Rule::Grades, &read("ann,bob\n3,2\n".as_bytes())?)?;
/// assert!(sheet::render(&report).contains("STAR                ann"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render(report: &Report) -> String {
    let mut sheet = "Grades\n\n".to_owned();
    let mut facts = Vec::new();
    if let Some(part) = &report.majority_judgment {
        facts.push(("Majority judgment", order(report, &part.order)));
    }
    if let Some(part) = &report.score {
        facts.push(("Score", order(report, &part.order)));
    }
    if let Some(part) = &report.star {
        facts.push(("STAR", star(report, part)));
    }
    facts.push(("Rule", format!("{}, version {}: {}", report.rule.id, report.rule.version, report.rule.source)));
    facts.push(("Papers", format!("{}; a missing grade counts as the worst", report.voters)));
    facts.push(("Ballots", format!("SHA-256 {}", report.ballots_sha256)));
    for (label, fact) in facts {
        write_labelled(label, LABEL_COLUMNS, &fact, &mut sheet);
    }
    write_figures(report, &mut sheet);
    if let Some(part) = &report.majority_judgment {
        sheet.push_str("\nLower middle grades, taken out one by one:\n");
        for (option, value) in report.options.iter().zip(&part.values) {
            write_labelled("", 2, &format!("{}: {}", option.id, spelt(report, value)), &mut sheet);
        }
    }
    sheet
}

fn order(report: &Report, order: &[Vec<CandidateNo>]) -> String {
    let group = |group: &Vec<CandidateNo>| {
        let ids: Vec<&str> = group.iter().map(|&option| report.id(option)).collect();
        ids.join(" = ")
    };
    let groups: Vec<String> = order.iter().map(group).collect();
    let is_tied = order.iter().any(|group| group.len() > 1);
    format!("{}{}", groups.join(", "), if is_tied { " (=: a tie)" } else { "" })
}

fn star(report: &Report, star: &Star) -> String {
    let winner = report.id(star.winner);
    let (&[one, two], &[over, under]) = (star.finalists.as_slice(), star.prefer.as_slice()) else {
        return format!("{winner}, the only option");
    };
    let tied: Vec<&str> = star.tied_for_final.iter().map(|&option| report.id(option)).collect();
    let tie = match tied.as_slice() {
        [] => String::new(),
        tied => format!("; {} have equal sums, and file order decided who is a finalist", list(tied)),
    };
    let decided = match star.decided_by {
        Decided::OnlyOption | Decided::Papers => "",
        Decided::Sum => "; the larger sum decides",
        Decided::FileOrder => "; the sums are equal too, and file order decides",
    };
    let (one, two) = (report.id(one), report.id(two));
    let alike = star.no_preference;
    format!("{winner}; final: {over} papers for {one}, {under} for {two}, {alike} grade both alike{decided}{tie}")
}

/// One column per grade, then the figures of the rules.
fn write_figures(report: &Report, sheet: &mut String) {
    let ids: Vec<String> = report.options.iter().map(|option| option.id.clone()).collect();
    let texts = |figures: &[u64]| figures.iter().map(ToString::to_string).collect::<Vec<_>>();
    let grades = report.histograms.first().map_or(0, Vec::len);
    let mut columns: Vec<grid::Column> = (0_u16..)
        .zip(0..grades)
        .map(|(grade, place)| {
            let cells: Vec<u64> = report.histograms.iter().map(|histogram| histogram[place]).collect();
            grid::Column::new(&report.grade_name(grade), texts(&cells))
        })
        .collect();
    columns.push(grid::Column::new("missing", texts(&report.missing)));
    if let Some(part) = &report.majority_judgment {
        let cells = part.majority_grades.iter().map(|&grade| report.grade_name(grade)).collect();
        columns.push(grid::Column::new("majority grade", cells));
    }
    let totals = report.score.as_ref().map(|part| &part.totals);
    if let Some(totals) = totals.or(report.star.as_ref().map(|part| &part.totals)) {
        columns.push(grid::Column::new("sum", texts(totals)));
    }
    grid::write(&ids, &columns, sheet);
}

/// A majority value as `good, 3 × (fair, good), …`.
fn spelt(report: &Report, value: &[Run]) -> String {
    let run = |run: &Run| {
        let grades: Vec<String> = run.grades.iter().map(|&grade| report.grade_name(grade)).collect();
        let grades = grades.join(", ");
        if run.times == 1 { grades } else { format!("{} × ({grades})", run.times) }
    };
    let told: Vec<String> = value.iter().take(RUNS_TOLD).map(run).collect();
    format!("{}{}", told.join(", "), if value.len() > RUNS_TOLD { ", …" } else { "" })
}
