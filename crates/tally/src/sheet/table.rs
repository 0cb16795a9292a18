//! The figures: a row per candidate, two columns per stage, folded into blocks.

use super::COLUMNS;
use super::text::{list, width, wrap, write_labelled};
use crate::ballots::CandidateNo;
use crate::transcript::{Action, Stage, Transcript};

/// A longer name goes on in the next line.
const NAME_COLUMNS: usize = 26;

/// Between two stages.
const GAP: usize = 2;

/// Room behind a total for the mark of the elected.
const MARK: usize = 2;

/// The rows under the candidates.
const SUMS: [&str; 3] = ["Non-transferable", "Loss by fractions", "Total"];

/// One stage as text: as many cells in each column as there are rows.
struct StageColumns {
    number: u32,
    title: String,
    /// Missing at the first stage, where everything would be said twice.
    transfer: Option<Vec<String>>,
    total: Vec<String>,
}

impl StageColumns {
    fn widths(&self) -> (usize, usize) {
        let widest = |cells: &[String], least: usize| cells.iter().map(|cell| width(cell)).fold(least, usize::max);
        let transfer = self.transfer.as_ref().map_or(0, |cells| widest(cells, "transfer".len()) + 1);
        (transfer, widest(&self.total, "total".len() + MARK))
    }

    fn width(&self) -> usize {
        let (transfer, total) = self.widths();
        (transfer + total).max("First preferences".len() + MARK)
    }

    /// The stage's number, its title and what its columns hold, ending where the figures end.
    fn headings(&self) -> Vec<String> {
        let mut lines = vec![format!("Stage {}", self.number)];
        lines.extend(wrap(&self.title, self.width() - MARK));
        let total = self.widths().1 - MARK;
        lines.push(match self.transfer {
            Some(_) => format!("transfer {:>total$}", "total"),
            None => "votes".to_owned(),
        });
        lines.into_iter().map(|line| format!("{line}{:MARK$}", "")).collect()
    }

    /// The figures of a row.
    fn row(&self, row: usize) -> String {
        let (_, total) = self.widths();
        let transfer = self.transfer.as_ref().map_or("", |cells| &cells[row]);
        format!("{transfer} {:>total$}", self.total[row])
    }
}

pub(super) fn write(transcript: &Transcript, sheet: &mut String) {
    let names = row_names(transcript);
    let name_columns = names.iter().flatten().map(|line| width(line)).max().unwrap_or(0);
    let stages: Vec<StageColumns> = transcript.stages.iter().map(|stage| columns(transcript, stage)).collect();
    let mut rest = stages.as_slice();
    while !rest.is_empty() {
        let (block, later) = rest.split_at(fitting(rest, COLUMNS - name_columns));
        sheet.push('\n');
        write_block(&names, name_columns, block, sheet);
        rest = later;
    }
    let waits =
        if transcript.stages.iter().any(has_waiting_papers) { " x: excluded, with papers not moved." } else { "" };
    sheet.push('\n');
    let has_rounds = transcript.stages.iter().any(is_round);
    let out = if has_rounds { "x: excluded at the end of" } else { "out: excluded at" };
    let legend = format!("E: elected. {out} this stage. -: no longer, or never, in the count.");
    write_labelled("", 0, &format!("{legend}{waits}"), sheet);
}

/// How many stages stand side by side in so many columns; at least one.
fn fitting(stages: &[StageColumns], columns: usize) -> usize {
    let mut used = 0;
    let fits = stages.iter().take_while(|stage| {
        used += stage.width() + GAP;
        used <= columns
    });
    fits.count().max(1)
}

/// What stands at the left: candidates, then the three sums.
fn row_names(transcript: &Transcript) -> Vec<Vec<String>> {
    let digits = transcript.candidates.len().to_string().len();
    let candidates = transcript.candidates.iter().map(|candidate| {
        let note = match (candidate.withdrawn, candidate.never_wins) {
            (true, _) => " (withdrew)",
            (false, true) => " (cannot win)",
            (false, false) => "",
        };
        let lines = wrap(&format!("{}{note}", candidate.name), NAME_COLUMNS - digits - 1).into_iter();
        let number = candidate.number.to_string();
        lines
            .enumerate()
            .map(|(place, line)| format!("{:>digits$} {line}", if place == 0 { &number } else { "" }))
            .collect()
    });
    let sums = SUMS.map(|name| vec![name.to_owned()]);
    candidates.chain(sums).collect()
}

fn columns(transcript: &Transcript, stage: &Stage) -> StageColumns {
    let all = CandidateNo::all(transcript.candidates.len());
    let before = stage.number.checked_sub(2).and_then(|index| transcript.stages.get(index as usize));
    let mut total: Vec<String> = all.map(|candidate| total(transcript, stage, candidate)).collect();
    let sums = [stage.non_transferable, stage.loss, transcript.total()];
    total.extend(sums.map(|sum| format!("{sum}  ")));
    let transfer = before.map(|before| {
        let mut cells: Vec<String> =
            stage.change.iter().map(|change| signed(change.units(), change.decimals())).collect();
        let gains = [(stage.non_transferable, before.non_transferable), (stage.loss, before.loss)];
        cells.extend(gains.map(|(now, then)| signed(now.units() - then.units(), now.decimals())));
        cells.push(String::new());
        cells
    });
    StageColumns { number: stage.number, title: title(transcript, stage), transfer, total }
}

/// What a candidate gained or lost; nothing at all is left blank, so that the eye finds what moved.
fn signed(units: i128, decimals: u8) -> String {
    if units == 0 { String::new() } else { format!("{:+}", crate::Fixed::new(units, decimals)) }
}

fn total(transcript: &Transcript, stage: &Stage, candidate: CandidateNo) -> String {
    let stages = &transcript.stages[..stage.number as usize];
    let is_elected = stages.iter().flat_map(|stage| &stage.elected).any(|elected| elected.candidate == candidate);
    let is_out = |stage: &Stage| stage.excluded().any(|one| one == candidate);
    let votes = stage.votes[candidate.index()];
    match (is_out(stage), stages.iter().any(is_out)) {
        // A round ends with it, so its figures are those before.
        (true, _) if is_round(stage) || !votes.is_zero() => format!("{votes} x"),
        (true, _) => "out  ".to_owned(),
        (false, true) => "-  ".to_owned(),
        _ if transcript.candidates[candidate.index()].withdrawn => "-  ".to_owned(),
        _ => format!("{votes} {}", if is_elected { 'E' } else { ' ' }),
    }
}

/// True for the rounds of `meek`, which end with an exclusion.
fn is_round(stage: &Stage) -> bool {
    matches!(stage.action, Action::Round { .. })
}

/// True when somebody excluded still has papers after the stage.
fn has_waiting_papers(stage: &Stage) -> bool {
    !is_round(stage) && stage.excluded().any(|candidate| !stage.votes[candidate.index()].is_zero())
}

fn title(transcript: &Transcript, stage: &Stage) -> String {
    match &stage.action {
        Action::First => "First preferences".to_owned(),
        Action::Surplus { of, .. } => format!("Surplus of {}", transcript.name(*of)),
        Action::Exclusion { of, .. } => {
            let all: Vec<CandidateNo> = std::iter::once(*of).chain(stage.batches.together.iter().copied()).collect();
            let batch = stage.batches.batch.filter(|batch| batch.of > 1);
            let batch = batch.map_or_else(String::new, |batch| format!(", batch {} of {}", batch.number, batch.of));
            format!("Exclusion of {}{batch}", names(transcript, &all))
        }
        Action::Round { excluded, .. } if excluded.is_empty() => "Round".to_owned(),
        Action::Round { excluded, .. } => format!("Round; {} out", names(transcript, excluded)),
        Action::KeepLess { of, .. } => format!("Less kept by {}", names(transcript, of)),
        Action::SureLosers { of, .. } => format!("Exclusion of {}", names(transcript, of)),
        Action::ExclusionOfDoomed { of, .. } => format!("Exclusion of {}, doomed", transcript.name(*of)),
    }
}

fn names(transcript: &Transcript, candidates: &[CandidateNo]) -> String {
    let names: Vec<&str> = candidates.iter().map(|&candidate| transcript.name(candidate)).collect();
    list(&names)
}

/// Writes stages side by side, under their titles.
fn write_block(names: &[Vec<String>], name_columns: usize, stages: &[StageColumns], sheet: &mut String) {
    let headings: Vec<Vec<String>> = stages.iter().map(StageColumns::headings).collect();
    let height = headings.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        // Headings stand at the bottom, next to their figures.
        let cell =
            |heading: &Vec<String>| (line + heading.len()).checked_sub(height).map(|place| heading[place].clone());
        write_line("", name_columns, headings.iter().map(|heading| cell(heading).unwrap_or_default()), stages, sheet);
    }
    let sums_begin = names.len() - SUMS.len();
    for (row, name) in names.iter().enumerate() {
        if row == sums_begin {
            sheet.push('\n');
        }
        write_line(&name[0], name_columns, stages.iter().map(|stage| stage.row(row)), stages, sheet);
        for more in &name[1..] {
            write_line(more, name_columns, stages.iter().map(|_| String::new()), stages, sheet);
        }
    }
}

fn write_line(
    name: &str,
    name_columns: usize,
    cells: impl Iterator<Item = String>,
    stages: &[StageColumns],
    sheet: &mut String,
) {
    let cells = cells.zip(stages).map(|(cell, stage)| format!("{:GAP$}{cell:>1$}", "", stage.width()));
    let line = format!("{name:<name_columns$}{}", cells.collect::<String>());
    sheet.push_str(line.trim_end());
    sheet.push('\n');
}
