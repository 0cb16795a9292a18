//! The first sheet of an XLSX workbook, cell by cell.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::{Bounds, LONGEST_CELL, Row, Unreadable, row};

/// Parts of an archive; a workbook has some dozens.
const PARTS: usize = 2_000;
/// Digits of the number of a shared formula. The reader makes room for as many as the highest says.
const DIGITS: usize = 6;

/// Hands each row with something in it to `take`.
pub(super) fn each_row(
    bytes: &[u8],
    bounds: Bounds,
    take: &mut dyn FnMut(Row) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    unpack(bytes, bounds.unpacked)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Workbook)?;
    let is_shown =
        |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let name = book.sheets_metadata().iter().find(is_shown).map(|sheet| sheet.name.clone());
    let name = name.ok_or(Unreadable::Workbook)?;
    let mut sheet = book.worksheet_cells_reader(&name).map_err(|_| Unreadable::Workbook)?;
    let (mut number, mut cells): (u64, Vec<String>) = (0, Vec::new());
    // A text that many cells share is unpacked once, and counts in each.
    let mut left = bounds.unpacked;
    while let Some(cell) = sheet.next_cell_with_formula_metadata().map_err(|_| Unreadable::Workbook)? {
        let (at, column) = (u64::from(cell.pos.0) + 1, cell.pos.1 as usize);
        let text = if cell.formula.is_some() { format!("={}", written(&cell.value)) } else { written(&cell.value) };
        if text.trim().is_empty() {
            continue;
        }
        let too_large = Unreadable::Unpacked { most: bounds.unpacked / (1024 * 1024) };
        left = left.checked_sub(text.len() as u64).ok_or(too_large)?;
        if at < number {
            return Err(Unreadable::Workbook);
        }
        if at > number {
            if let Some(row) = row(number, std::mem::take(&mut cells)) {
                take(row)?;
            }
            number = at;
        }
        if column >= bounds.columns {
            return Err(Unreadable::Columns { row: at, most: bounds.columns as u64 });
        }
        cells.resize(cells.len().max(column + 1), String::new());
        cells[column] = text;
    }
    row(number, cells).map_or(Ok(()), take)
}

/// A value as it would be typed; days in the order of ISO 8601.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => cut(text),
        DataRef::SharedString(text) => cut(text),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        // What a formula came to.
        DataRef::Error(_) => "=#".to_owned(),
        DataRef::Empty => String::new(),
    }
}

/// As much of a text as is needed to see that it is too long.
fn cut(text: &str) -> String {
    text.chars().take(LONGEST_CELL + 1).collect()
}

/// Unpacks every part to nowhere, so that the size that counts is the real one, whatever the archive says of itself.
fn unpack(bytes: &[u8], most: u64) -> Result<(), Unreadable> {
    let too_large = Unreadable::Unpacked { most: most / (1024 * 1024) };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Workbook)?;
    if archive.len() > PARTS {
        return Err(Unreadable::Workbook);
    }
    let mut left = most;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| Unreadable::Workbook)?;
        if part.size() > left {
            return Err(too_large);
        }
        let is_sheet = part.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with(".xml"));
        let mut formulas = Formulas::default();
        let mut piece = vec![0; 64 * 1024];
        loop {
            let read = part.read(&mut piece).map_err(|_| Unreadable::Workbook)?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or(too_large)?;
            if is_sheet && !formulas.are_few(&piece[..read]) {
                return Err(Unreadable::Workbook);
            }
        }
    }
    Ok(())
}

/// Looks through the text of a part for numbers of shared formulas that are too high, over the borders of its pieces.
#[derive(Debug, Default)]
struct Formulas {
    /// How much of ` si="` was seen.
    seen: usize,
    digits: usize,
}

impl Formulas {
    const MARK: &'static [u8] = b" si=";

    /// Whether none so far is too high.
    fn are_few(&mut self, piece: &[u8]) -> bool {
        for byte in piece {
            let byte = if byte.is_ascii_whitespace() { b' ' } else { *byte };
            if self.seen < Self::MARK.len() {
                let goes_on = byte == Self::MARK[self.seen];
                self.seen = if goes_on { self.seen + 1 } else { usize::from(byte == b' ') };
                self.digits = 0;
            } else if byte.is_ascii_digit() {
                self.digits += 1;
                if self.digits > DIGITS {
                    return false;
                }
            } else if !matches!(byte, b'"' | b'\'') || self.digits > 0 {
                self.seen = usize::from(byte == b' ');
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_shared_formula_is_seen_over_the_border_of_two_pieces() {
        for (pieces, are_few) in [
            (vec!["<f t=\"shared\" si=\"12\"/>"], true),
            (vec!["<f t=\"shared\" s", "i=\"42949", "67290\"/>"], false),
            (vec!["<f\tsi='9999999'>"], false),
            (vec!["<v>9999999</v> si 9999999"], true),
        ] {
            let mut formulas = Formulas::default();
            let found = pieces.iter().all(|piece| formulas.are_few(piece.as_bytes()));
            assert_eq!(found, are_few, "{pieces:?}");
        }
    }
}
