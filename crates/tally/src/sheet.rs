//! The count sheet as plain text, as returning officers publish it: a row per candidate, two columns per stage.
//!
//! Stages are folded into blocks, so that no line is longer than [`COLUMNS`] letters.

pub(crate) mod grid;
pub(crate) mod head;
mod note;
mod table;
pub(crate) mod text;
mod vacancy;

use crate::stv::vacancy::Vacancy;
use crate::transcript::Transcript;

/// Letters on a line, at most.
pub const COLUMNS: usize = 100;

/// The count sheet of a count.
///
/// ```
/// let election = tally::blt::read("2 1\n3 1 0\n2 2 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Chair\"\n".as_bytes())?;
/// let rule = tally::rule::find("scottish").expect("it ships with the crate");
/// let sheet = tally::sheet::render(&rule.count(&election, &tally::Options::default())?);
/// assert!(sheet.contains("Elected   Ann"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render(transcript: &Transcript) -> String {
    let mut sheet = String::new();
    head::write(transcript, &mut sheet);
    table::write(transcript, &mut sheet);
    note::write(transcript, &mut sheet);
    sheet
}

/// The sheet of a seat filled between elections.
///
/// ```
/// use tally::{CandidateNo, Options, vacancy::{self, Vacating}};
/// let election = tally::blt::read("3 1\n5 1 2 0\n4 3 0\n2 2 0\n0\nAnn\nBob\nCat\nChair\n".as_bytes())?;
/// let ann = CandidateNo::new(1).expect("not nought");
/// let vacating = Vacating { member: ann, sitting: &[], no_longer_stand: &[] };
/// let sheet = tally::sheet::render_vacancy(&vacancy::recount(&election, vacating, &Options::default())?);
/// assert!(sheet.contains("Filled by Bob"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render_vacancy(vacancy: &Vacancy) -> String {
    let mut sheet = String::new();
    vacancy::write(vacancy, &mut sheet);
    sheet
}
