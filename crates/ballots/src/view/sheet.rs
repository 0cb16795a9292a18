//! The count sheet as a table.

use tally::{CandidateNo, Fixed, Transcript};

use super::{Say, flow};

/// A count sheet: a column for each stage, a row for each candidate, then the sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// A column for each stage.
    pub(crate) stages: Vec<Heading>,
    /// A row for each candidate, in the order of the paper.
    pub(crate) rows: Vec<Row>,
    /// What became non-transferable, what remainders lost, and the total.
    pub(crate) sums: Vec<Row>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// From 1.
    pub(crate) number: u32,
    /// "Ann’s surplus".
    pub(crate) label: String,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Whose.
    pub(crate) name: String,
    /// `elected`, `excluded` or nothing: a class of the style sheet.
    pub(crate) outcome: &'static str,
    /// The same in words.
    pub(crate) word: String,
    /// A cell for each stage.
    pub(crate) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What moved in this stage, with its sign; nothing at the first stage.
    pub(crate) moved: String,
    /// Votes after the stage, all decimals; a dash once the candidate is out.
    pub(crate) total: String,
    /// The same with two decimals, cut off.
    pub(crate) short: String,
}

/// The table of a count.
pub(crate) fn sheet(transcript: &Transcript, say: Say<'_>) -> Sheet {
    let stages = transcript.stages.iter();
    let headings = stages.map(|stage| Heading { number: stage.number, label: flow::label(transcript, stage, say) });
    Sheet {
        stages: headings.collect(),
        rows: transcript.candidates.iter().map(|candidate| row(transcript, candidate.number, say)).collect(),
        sums: sums(transcript, say),
    }
}

fn row(transcript: &Transcript, candidate: CandidateNo, say: Say<'_>) -> Row {
    let record = transcript.candidates.get(candidate.index());
    let out = transcript.stages.iter().position(|stage| stage.excluded().any(|one| one == candidate));
    let (outcome, word) = if transcript.elected.contains(&candidate) {
        ("elected", say("ballots-sheet-elected", &[]))
    } else if record.is_some_and(|record| record.withdrawn) {
        ("excluded", say("ballots-sheet-withdrawn", &[]))
    } else if out.is_some() {
        ("excluded", say("ballots-sheet-excluded", &[]))
    } else {
        ("", String::new())
    };
    let is_gone = |at: usize| record.is_some_and(|record| record.withdrawn) || out.is_some_and(|out| at > out);
    let cells = transcript.stages.iter().enumerate().map(|(at, stage)| {
        let figure =
            |list: &[Fixed]| list.get(candidate.index()).copied().unwrap_or(Fixed::new(0, transcript.decimals));
        let total = figure(&stage.votes);
        let moved = figure(&stage.change);
        // In the stage of the exclusion itself the row shows what left; afterwards nothing.
        if is_gone(at) || (out == Some(at) && total.is_zero()) {
            let moved = if is_gone(at) || moved.is_zero() { String::new() } else { format!("{moved:+}") };
            return Cell { moved, total: "–".to_owned(), short: "–".to_owned() };
        }
        let moved = if at == 0 || moved.is_zero() { String::new() } else { format!("{moved:+}") };
        Cell { moved, total: total.to_string(), short: short(total) }
    });
    let name = record.map_or_else(String::new, |record| record.name.clone());
    Row { name, outcome, word, cells: cells.collect() }
}

fn sums(transcript: &Transcript, say: Say<'_>) -> Vec<Row> {
    let sum = |key, figures: Vec<Fixed>| Row {
        name: say(key, &[]),
        outcome: "",
        word: String::new(),
        cells: figures
            .iter()
            .map(|figure| Cell { moved: String::new(), total: figure.to_string(), short: short(*figure) })
            .collect(),
    };
    let of = |figure: fn(&tally::transcript::Stage) -> Fixed| transcript.stages.iter().map(figure).collect();
    vec![
        sum("ballots-sheet-non-transferable", of(|stage| stage.non_transferable)),
        sum("ballots-sheet-loss", of(|stage| stage.loss)),
        sum("ballots-sheet-total", transcript.stages.iter().map(|_| transcript.total()).collect()),
    ]
}

/// Two decimals, the rest cut off; the sheet itself has all of them.
fn short(figure: Fixed) -> String {
    let text = figure.to_string();
    match text.find('.') {
        Some(point) if text.len() > point + 3 => text[..point + 3].to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::{keys, worked_example};

    fn totals(name: &str) -> Vec<String> {
        let sheet = sheet(&worked_example(), &keys);
        let row = sheet.rows.into_iter().find(|row| row.name == name).unwrap();
        row.cells.into_iter().map(|cell| cell.short).collect()
    }

    #[test]
    fn the_worked_example_is_printed_as_published() {
        assert_eq!(totals("Ann"), ["40.00", "30.00", "30.00", "30.00", "30.00"]);
        assert_eq!(totals("Cat"), ["15.00", "15.00", "18.57", "18.57", "18.57"]);
        assert_eq!(totals("Dan"), ["14.00", "14.00", "14.00", "24.00", "32.00"]);
        assert_eq!(totals("Eve"), ["10.00", "10.00", "10.00", "–", "–"]);
    }

    #[test]
    fn what_moved_has_its_sign_and_all_decimals() {
        let sheet = sheet(&worked_example(), &keys);

        assert_eq!(sheet.rows[2].cells[2].moved, "+3.57125");
        assert_eq!(sheet.rows[4].cells[3].moved, "-10.00000");
        assert_eq!(sheet.rows[0].cells[0].moved, "");
    }

    #[test]
    fn the_last_row_is_the_same_at_every_stage() {
        let sums = sheet(&worked_example(), &keys).sums;

        assert!(sums[2].cells.iter().all(|cell| cell.total == "118.00000"));
    }
}
