//! A file read: bytes in, rows out, whatever spreadsheet made it.
//!
//! Nothing of a file is evaluated. A cell of a workbook that holds a formula comes out as the formula's text with `=` before it, as it
//! would stand in a CSV file, so that whoever looks at the row refuses it.

pub(crate) mod charset;
pub(crate) mod text;
pub(crate) mod workbook;

use serde::{Deserialize, Serialize};

use charset::Charset;

/// Bounds on a file. An argument, so that a test reaches them with a small one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of the file as it comes.
    pub bytes: usize,
    /// Rows with something in them, without the headings.
    pub rows: u64,
    /// Columns.
    pub columns: usize,
    /// Bytes of a workbook once it is unpacked, all its parts together.
    pub unpacked: u64,
}

/// The bounds that hold: 64 MB, a million rows, 200 columns; 512 MB unpacked.
///
/// Source: docs/rules/imports.md, 2.
pub const BOUNDS: Bounds =
    Bounds { bytes: 64 * 1024 * 1024, rows: 1_000_000, columns: 200, unpacked: 512 * 1024 * 1024 };

/// Characters of a cell that are looked at; a spreadsheet holds no more.
pub const LONGEST_CELL: usize = 32_767;

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Comma-separated values (RFC 4180), or with semicolons or tabs.
    Csv,
    /// A workbook of Office Open XML (ECMA-376).
    Xlsx,
}

/// Why a file cannot be read; its key, and the figures in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Unreadable {
    /// More bytes than may be.
    #[error("imports-unreadable-large")]
    Large {
        /// So many megabytes may be.
        most: u64,
    },
    /// More rows than may be.
    #[error("imports-unreadable-rows")]
    Rows {
        /// So many may be.
        most: u64,
    },
    /// More columns than may be.
    #[error("imports-unreadable-columns")]
    Columns {
        /// The row.
        row: u64,
        /// So many may be.
        most: u64,
    },
    /// Bytes that are no text in the encoding, or none that anybody writes.
    #[error("imports-unreadable-bytes")]
    Bytes {
        /// The row.
        row: u64,
        /// The column, from 1.
        column: u64,
    },
    /// A workbook that unpacks to more than may be.
    #[error("imports-unreadable-unpacked")]
    Unpacked {
        /// So many megabytes may be.
        most: u64,
    },
    /// A workbook that is cut short, locked or broken.
    #[error("imports-unreadable-workbook")]
    Workbook,
    /// Neither of the formats.
    #[error("imports-unreadable-kind")]
    Kind,
    /// There are no rows below the headings.
    #[error("imports-unreadable-empty")]
    Empty,
}

impl Unreadable {
    /// The figures of its sentence, by name.
    pub(crate) fn figures(self) -> Vec<(&'static str, u64)> {
        match self {
            Self::Large { most } | Self::Rows { most } | Self::Unpacked { most } => vec![("most", most)],
            Self::Columns { row, most } => vec![("row", row), ("most", most)],
            Self::Bytes { row, column } => vec![("row", row), ("column", column)],
            Self::Workbook | Self::Kind | Self::Empty => Vec::new(),
        }
    }
}

/// A row: its number as a spreadsheet counts, and its cells, trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// From 1, the headings among them.
    pub number: u64,
    /// The cells.
    pub cells: Vec<String>,
}

/// What a file looks like before anything is done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peek {
    /// What kind it is.
    pub format: Format,
    /// In which encoding it is, where that is certain; the one that is proposed otherwise.
    pub charset: Charset,
    /// Where the encoding is not certain: each that it may be, with some of its words that tell.
    pub proposed: Vec<(Charset, Vec<String>)>,
    /// The cells of the first row.
    pub headings: Vec<String>,
    /// The first rows below.
    pub rows: Vec<Vec<String>>,
}

/// Rows shown before anything is done.
const SHOWN: usize = 3;

/// What kind of file that is.
///
/// # Errors
/// [`Unreadable`] when it is neither, or too large.
pub fn format(bytes: &[u8], bounds: Bounds) -> Result<Format, Unreadable> {
    if bytes.len() > bounds.bytes {
        return Err(Unreadable::Large { most: (bounds.bytes / (1024 * 1024)) as u64 });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Format::Xlsx);
    }
    // An old workbook (and a locked new one), a picture, a PDF file.
    let is_other =
        [b"\xd0\xcf\x11\xe0".as_slice(), b"%PDF", b"\x89PNG", b"\x1f\x8b"].iter().any(|mark| bytes.starts_with(mark));
    if is_other || (!charset::is_utf16(bytes) && bytes.iter().take(8_192).any(|byte| *byte == 0)) {
        return Err(Unreadable::Kind);
    }
    Ok(Format::Csv)
}

/// Looks at a file: all of a text, so that what cannot be read is known at once; of a workbook the first rows.
///
/// # Errors
/// [`Unreadable`].
pub fn peek(bytes: &[u8], bounds: Bounds) -> Result<Peek, Unreadable> {
    let format = format(bytes, bounds)?;
    let (charset, proposed) = match format {
        Format::Xlsx => (Charset::Utf8, Vec::new()),
        Format::Csv => match charset::guess(bytes) {
            charset::Guess::Certain(charset) => (charset, Vec::new()),
            charset::Guess::Proposed => (Charset::Windows1252, charset::proposals(bytes)),
        },
    };
    let mut first: Vec<Row> = Vec::new();
    each_row(bytes, (format, charset), bounds, &mut |row| {
        if first.len() <= SHOWN {
            first.push(row);
        }
        Ok(())
    })?;
    if first.len() < 2 {
        return Err(Unreadable::Empty);
    }
    let mut rows = first.into_iter().map(|row| row.cells);
    let headings = rows.next().unwrap_or_default();
    Ok(Peek { format, charset, proposed, headings, rows: rows.collect() })
}

/// Hands each row with something in it to `take`, the headings first.
///
/// # Errors
/// [`Unreadable`], where something in the file or `take` says so.
pub fn each_row(
    bytes: &[u8],
    (format, charset): (Format, Charset),
    bounds: Bounds,
    take: &mut dyn FnMut(Row) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut left = bounds.rows + 1;
    let mut counted = |row: Row| {
        if row.cells.len() > bounds.columns {
            return Err(Unreadable::Columns { row: row.number, most: bounds.columns as u64 });
        }
        left = left.checked_sub(1).ok_or(Unreadable::Rows { most: bounds.rows })?;
        take(row)
    };
    match format {
        Format::Csv => text::each_row(bytes, charset, &mut counted),
        Format::Xlsx => workbook::each_row(bytes, bounds, &mut counted),
    }
}

/// The cells of a row without white space around them and without empty ones at the end; `None` when nothing is in it.
pub(crate) fn row(number: u64, mut cells: Vec<String>) -> Option<Row> {
    while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    for cell in &mut cells {
        if cell.trim().len() != cell.len() {
            *cell = cell.trim().to_owned();
        }
    }
    (!cells.is_empty()).then_some(Row { number, cells })
}

#[cfg(test)]
mod tests;
