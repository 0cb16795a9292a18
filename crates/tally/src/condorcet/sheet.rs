//! A count by pairs as plain text: who won under which rule, and the matrix.

use super::default_option::{Because, DefaultRecord, Dropped};
use super::placing::Placing;
use super::ranked_pairs::{Outcome, RankedPairs};
use super::{PapersRecord, Report};
use crate::contest::ContestRecord;
use crate::sheet::text::{list, write_labelled};
use crate::sheet::{grid, head};

const LABEL_COLUMNS: usize = 14;

/// More defeats that were left out than these are told by their number.
const DEFEATS_TOLD: usize = 10;

/// The sheet of a count by pairs; no line is longer than [`COLUMNS`](crate::sheet::COLUMNS) letters.
///
/// ```
/// use tally::condorcet::{Options, Rule, count, sheet};
/// let election = tally::blt::read("2 1\n3 1 0\n2 2 0\n0\nAnn\nBob\n".as_bytes())?;
/// let report = count(Rule::Condorcet, &election, &Options::default())?;
/// assert!(sheet::render(&report).contains("Schulze       Ann"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render(report: &Report) -> String {
    let mut sheet = String::new();
    let title = if report.contest.title.is_empty() { "Count by pairs" } else { &report.contest.title };
    write_labelled("", 0, title, &mut sheet);
    sheet.push('\n');
    write_winners(report, &mut sheet);
    for (label, fact) in facts(report) {
        write_labelled(label, LABEL_COLUMNS, &fact, &mut sheet);
    }
    write_matrix(report, &mut sheet);
    write_figures(report, &mut sheet);
    if let Some(pairs) = &report.ranked_pairs {
        sheet.push('\n');
        write_labelled("Ranked pairs", LABEL_COLUMNS, &left_out(&report.contest, pairs), &mut sheet);
    }
    sheet
}

/// The placing under each rule that counted.
fn placings(report: &Report) -> Vec<(&'static str, &Placing)> {
    let all = [
        ("Schulze", report.schulze.as_ref().map(|part| &part.placing)),
        ("Ranked pairs", report.ranked_pairs.as_ref().map(|part| &part.placing)),
        ("Minimax", report.minimax.as_ref().map(|part| &part.placing)),
        ("Borda", report.borda.as_ref().map(|part| &part.placing)),
        ("Copeland", report.copeland.as_ref().map(|part| &part.placing)),
    ];
    all.into_iter().filter_map(|(label, placing)| Some((label, placing?))).collect()
}

fn write_winners(report: &Report, sheet: &mut String) {
    let contest = &report.contest;
    for (label, placing) in placings(report) {
        let elected = contest.name(placing.elected);
        let tie = match placing.winners.as_slice() {
            [_] => String::new(),
            tied => format!(" by lot among {}, whom the rule leaves equal", list(&contest.names(tied))),
        };
        let order: Vec<String> = placing.order.iter().map(|group| contest.names(group).join(" = ")).collect();
        write_labelled(label, LABEL_COLUMNS, &format!("{elected}{tie}; order: {}", order.join(", ")), sheet);
    }
}

fn facts(report: &Report) -> Vec<(&'static str, String)> {
    let contest = &report.contest;
    let beats_all = match report.condorcet_winner {
        Some(winner) => format!("{} beats every other option", contest.name(winner)),
        None => "no option beats every other one".to_owned(),
    };
    let seats = match contest.seats {
        1 => "one".to_owned(),
        seats => format!("one; the contest has {seats}"),
    };
    let mut facts = vec![
        ("Pairs", beats_all),
        ("Rule", format!("{}, version {}: {}", report.rule.id, report.rule.version, report.rule.source)),
        ("Seats", seats),
        ("Papers", papers(&report.papers)),
    ];
    if let Some(default) = &report.default_option {
        facts.push(("Default", default_option(contest, default)));
    }
    if !report.dropped.is_empty() {
        let dropped: Vec<String> = report.dropped.iter().map(|one| dropped_text(contest, one)).collect();
        facts.push(("Dropped", dropped.join("; ")));
    }
    facts.push(("Lot", head::lot(&report.lot)));
    facts.push(("Ballots", format!("SHA-256 {}", contest.ballots_sha256)));
    facts
}

fn papers(papers: &PapersRecord) -> String {
    let kinds = [
        (papers.blank, "blank"),
        (papers.only_withdrawn, "only for candidates who withdrew"),
        (papers.with_equal_rank, "with an equal rank, which prefers neither"),
    ];
    let met = kinds.iter().filter(|(papers, _)| *papers > 0);
    let met: Vec<String> = met.map(|(papers, kind)| format!("; {papers} {kind}")).collect();
    format!("{}, of them {} valid{}", papers.papers, papers.valid, met.concat())
}

fn default_option(contest: &ContestRecord, default: &DefaultRecord) -> String {
    let ratio = |(number, ratio): &(crate::CandidateNo, super::Ratio)| {
        format!("; {} needs {} to {}", contest.name(*number), ratio.votes_for, ratio.against)
    };
    let ratios: Vec<String> = default.ratios.iter().map(ratio).collect();
    format!("{}; quorum {}{}", contest.name(default.option), default.quorum, ratios.concat())
}

fn dropped_text(contest: &ContestRecord, dropped: &Dropped) -> String {
    let why = match dropped.because {
        Because::NeverWins => "can never win",
        Because::Quorum => "too few papers rank it above the default option",
        Because::Majority => "does not defeat the default option by its ratio",
    };
    format!("{}: {why}", contest.name(dropped.candidate))
}

/// Papers that rank the row's option above the column's.
fn write_matrix(report: &Report, sheet: &mut String) {
    sheet.push_str("\nPapers that rank the option of the row above the option of the column\n");
    let column = |standing: &crate::contest::Standing| {
        let column = standing.number.index();
        let cell = |(row, cells): (usize, &Vec<u64>)| {
            if row == column { "-".to_owned() } else { cells[column].to_string() }
        };
        let cells = report.pairwise.iter().enumerate().map(cell).collect();
        grid::Column::new(&standing.number.to_string(), cells)
    };
    let columns: Vec<grid::Column> = report.contest.candidates.iter().map(column).collect();
    grid::write(&report.contest.row_names(), &columns, sheet);
}

/// One column per rule: the figure by which it orders.
fn write_figures(report: &Report, sheet: &mut String) {
    let mut columns = Vec::new();
    let mut add = |title: &str, cells: Vec<String>| columns.push(grid::Column::new(title, cells));
    if let Some(part) = &report.schulze {
        add("Schulze: options beaten", part.beaten.iter().map(ToString::to_string).collect());
    }
    if let Some(part) = &report.minimax {
        let worst = |worst: &Option<i64>| worst.map_or("-".to_owned(), |margin| margin.to_string());
        add("Minimax: worst margin", part.worst.iter().map(worst).collect());
    }
    if let Some(part) = &report.borda {
        add("Borda: points", part.points.iter().map(ToString::to_string).collect());
    }
    if let Some(part) = &report.copeland {
        add("Copeland: pairs won", part.pairs.iter().map(ToString::to_string).collect());
    }
    grid::write(&report.contest.row_names(), &columns, sheet);
}

/// The defeats that closed a cycle, in words.
fn left_out(contest: &ContestRecord, pairs: &RankedPairs) -> String {
    let out: Vec<_> = pairs.defeats.iter().filter(|defeat| defeat.outcome != Outcome::Locked).collect();
    let told = out.iter().take(DEFEATS_TOLD).map(|defeat| {
        let tie = if defeat.outcome == Outcome::ClosesCycleByLot { " (a tie: by lot)" } else { "" };
        let (winner, loser) = (contest.name(defeat.winner), contest.name(defeat.loser));
        format!("{winner} over {loser} {} to {}{tie}", defeat.votes_for, defeat.against)
    });
    let told: Vec<String> = told.collect();
    match (out.len(), out.len().saturating_sub(told.len())) {
        (0, _) => format!("all {} defeats are locked in; none closes a cycle.", pairs.defeats.len()),
        (_, 0) => format!("left out, because they would close a cycle: {}.", told.join("; ")),
        (_, more) => format!("left out, because they would close a cycle: {}; and {more} more.", told.join("; ")),
    }
}
