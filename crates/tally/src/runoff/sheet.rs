//! A run-off as plain text: a row per candidate, a column per round, and what happened in sentences.

use super::{Decided, Report, Round};
use crate::sheet::text::{list, write_labelled};
use crate::sheet::{grid, head};

const LABEL_COLUMNS: usize = 10;

/// The sheet of a run-off; no line is longer than [`COLUMNS`](crate::sheet::COLUMNS) letters.
///
/// ```
/// let election = tally::blt::read("2 1\n3 1 0\n2 2 0\n0\nAnn\nBob\n".as_bytes())?;
/// let report = tally::runoff::count(&election, &tally::Options::default())?;
/// assert!(tally::runoff::sheet::render(&report).contains("Winner    Ann"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render(report: &Report) -> String {
    let mut sheet = String::new();
    let title = if report.contest.title.is_empty() { "Run-off" } else { &report.contest.title };
    write_labelled("", 0, title, &mut sheet);
    sheet.push('\n');
    let facts = [
        ("Winner", winner(report)),
        ("Rule", format!("{}, version {}: {}", report.rule.id, report.rule.version, report.rule.source)),
        ("Papers", head::papers(&report.reading)),
        ("Lot", head::lot(&report.lot)),
        ("Ballots", format!("SHA-256 {}", report.contest.ballots_sha256)),
    ];
    for (label, fact) in facts {
        write_labelled(label, LABEL_COLUMNS, &fact, &mut sheet);
    }
    write_figures(report, &mut sheet);
    sheet.push_str("\nout: excluded before this round. -: no longer, or never, in the count.\n\n");
    for round in &report.rounds {
        write_labelled(&format!("Round {}", round.number), LABEL_COLUMNS, &note(report, round), &mut sheet);
    }
    sheet
}

fn winner(report: &Report) -> String {
    let name = report.winner.map_or("nobody", |winner| report.contest.name(winner));
    let why = match report.decided_by {
        Decided::OnlyCandidate => "the only candidate who stands",
        Decided::MostVotes => "with more papers than the other of the last two",
        Decided::Lot => "by lot: both of the last two have equally many papers",
        Decided::OtherNeverWins => "because the other of the last two is counted and can never win",
        Decided::NobodyCanWin => "whoever is left can never win",
    };
    let seats = match report.contest.seats {
        1 => String::new(),
        seats => format!("; the contest has {seats} seats, and this rule fills one"),
    };
    format!("{name}, {why}{seats}")
}

fn write_figures(report: &Report, sheet: &mut String) {
    let mut names = report.contest.row_names();
    names.extend(["Inactive".to_owned(), "Total".to_owned()]);
    let columns: Vec<grid::Column> = report.rounds.iter().map(|round| column(report, round)).collect();
    grid::write(&names, &columns, sheet);
}

fn column(report: &Report, round: &Round) -> grid::Column {
    let out = round.exclusion.as_ref().map(|exclusion| exclusion.of);
    let cell = |standing: &crate::contest::Standing| {
        if round.continuing.binary_search(&standing.number).is_ok() {
            round.votes[standing.number.index()].to_string()
        } else if out == Some(standing.number) {
            "out".to_owned()
        } else {
            "-".to_owned()
        }
    };
    let mut cells: Vec<String> = report.contest.candidates.iter().map(cell).collect();
    cells.extend([round.inactive.to_string(), report.reading.valid.to_string()]);
    grid::Column::new(&format!("Round {}", round.number), cells)
}

fn note(report: &Report, round: &Round) -> String {
    let Some(exclusion) = &round.exclusion else {
        return format!("{} valid papers, sorted by first choice.", report.reading.valid);
    };
    let name = report.contest.name(exclusion.of);
    let tie = match exclusion.tied.as_slice() {
        [] => String::new(),
        tied => {
            format!("Tie: {} have equally few papers; the lot decides for {name}. ", list(&report.contest.names(tied)))
        }
    };
    let moved = round.flows.iter().map(|flow| match flow.to {
        Some(to) => format!("{} to {}", flow.papers, report.contest.name(to)),
        None => format!("{} name nobody continuing", flow.papers),
    });
    let moved: Vec<String> = moved.collect();
    let moved: Vec<&str> = moved.iter().map(String::as_str).collect();
    let papers = if moved.is_empty() { "no papers to move".to_owned() } else { list(&moved) };
    format!("{tie}{name}, with {} the fewest papers, is excluded: {papers}.", exclusion.votes_before)
}
