//! Comma-separated values, and those separated by semicolons or tabs.

use csv::{ReaderBuilder, StringRecord};

use super::{
    Row, Unreadable,
    charset::{Charset, decode},
    row,
};

/// What cells may be separated by.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// Rows by which the separator is told.
const LOOKED_AT: usize = 20;

/// Hands each row with something in it to `take`.
pub(super) fn each_row(
    bytes: &[u8],
    charset: Charset,
    take: &mut dyn FnMut(Row) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let whole = decode(bytes, charset).map_err(|before| place_of(&before))?;
    if let Some(at) = whole.find('\0') {
        return Err(place_of(&whole[..at]));
    }
    let (separator, text, skipped) = separator(&whole);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut record, mut number) = (StringRecord::new(), skipped);
    loop {
        number += blank_lines(text, usize::try_from(reader.position().byte()).unwrap_or(usize::MAX));
        match reader.read_record(&mut record) {
            Ok(true) => number += 1,
            Ok(false) => return Ok(()),
            Err(_) => return Err(Unreadable::Bytes { row: number + 1, column: 1 }),
        }
        if let Some(row) = row(number, record.iter().map(str::to_owned).collect()) {
            take(row)?;
        }
    }
}

/// Empty lines at that byte: the reader passes over them, and a spreadsheet counts them.
fn blank_lines(text: &str, at: usize) -> u64 {
    let Some(mut rest) = text.get(at..) else { return 0 };
    if at > 0 && text.as_bytes()[at - 1] == b'\r' {
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    let mut lines = 0;
    while let Some(after) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])) {
        (rest, lines) = (after, lines + 1);
    }
    lines
}

/// Row and column at the end of the text that could be read.
fn place_of(before: &str) -> Unreadable {
    let (separator, text, skipped) = separator(before);
    let (mut rows, mut column, mut is_quoted) = (skipped + 1, 1, false);
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => (rows, column) = (rows + 1, 1),
            byte if byte == separator && !is_quoted => column += 1,
            _ => {}
        }
    }
    Unreadable::Bytes { row: rows, column }
}

/// The separator, the text below a line that names it, and how many lines that was.
///
/// Excel writes and reads a first line `sep=;`. Otherwise it is the one that makes the most columns in every one of the first rows
/// alike; a comma, when none does.
fn separator(text: &str) -> (u8, &str, u64) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some((named, below)) = rest.split_once('\n')
        && let [named] = named.trim_end_matches('\r').as_bytes()
        && SEPARATORS.contains(named)
    {
        return (*named, below, 1);
    }
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| columns(text, *separator));
    (best.unwrap_or(b','), text, 0)
}

/// How many columns the first rows have: in how many of them as many as the first, and how many that is.
fn columns(text: &str, separator: u8) -> (bool, usize, usize) {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let (mut first, mut alike) = (0, 0);
    for index in 0..LOOKED_AT {
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        if index == 0 {
            first = record.len();
        }
        alike += usize::from(record.len() == first);
    }
    (first > 1, alike, first)
}
