//! A count of approvals as plain text.

use super::Report;
use crate::sheet::text::{list, write_labelled};
use crate::sheet::{grid, head};

const LABEL_COLUMNS: usize = 10;

/// The sheet of a count of approvals; no line is longer than [`COLUMNS`](crate::sheet::COLUMNS) letters.
///
/// ```
/// let election = tally::blt::read("2 1\n3 1=2 0\n1 2 0\n0\nAnn\nBob\n".as_bytes())?;
/// let report = tally::approval::count(&election, &tally::Lot::FileOrder)?;
/// assert!(tally::approval::sheet::render(&report).contains("Elected   Bob"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render(report: &Report) -> String {
    let mut sheet = String::new();
    let title = if report.contest.title.is_empty() { "Approvals" } else { &report.contest.title };
    write_labelled("", 0, title, &mut sheet);
    sheet.push('\n');
    let mut facts = vec![
        ("Elected", elected(report)),
        ("Rule", format!("{}, version {}: {}", report.rule.id, report.rule.version, report.rule.source)),
        ("Seats", report.contest.seats.to_string()),
        ("Papers", papers(report)),
    ];
    if let Some(tie) = &report.tie {
        let (tied, chosen) = (report.contest.names(&tie.tied), report.contest.names(&tie.chosen));
        let seats = if tie.seats == 1 { "one seat".to_owned() } else { format!("{} seats", tie.seats) };
        let text =
            format!("{} have equally many approvals for {seats}; the lot decides for {}", list(&tied), list(&chosen));
        facts.push(("Tie", text));
    }
    facts.push(("Lot", head::lot(&report.lot)));
    facts.push(("Ballots", format!("SHA-256 {}", report.contest.ballots_sha256)));
    for (label, fact) in facts {
        write_labelled(label, LABEL_COLUMNS, &fact, &mut sheet);
    }
    let cells = report.approvals.iter().map(ToString::to_string).collect();
    grid::write(&report.contest.row_names(), &[grid::Column::new("approvals", cells)], &mut sheet);
    sheet
}

fn elected(report: &Report) -> String {
    let names = report.contest.names(&report.elected);
    let names = if names.is_empty() { "nobody".to_owned() } else { list(&names) };
    match report.unfilled {
        0 => names,
        unfilled => format!("{names}; {unfilled} of the seats unfilled, because fewer people stood"),
    }
}

fn papers(report: &Report) -> String {
    let kinds = [
        (report.blank, "blank"),
        (report.only_withdrawn, "only for candidates who withdrew"),
        (report.with_ranks, "with more than one rank, which says nothing here"),
    ];
    let met = kinds.iter().filter(|(papers, _)| *papers > 0);
    let met: Vec<String> = met.map(|(papers, kind)| format!("; {papers} {kind}")).collect();
    format!("{}, of them {} valid{}", report.papers, report.valid, met.concat())
}
