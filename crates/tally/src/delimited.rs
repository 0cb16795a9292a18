//! Tables as text: bounded lines with their numbers, and the cells on them (RFC 4180, without line breaks in cells).

use std::io::{BufRead, Read};

use thiserror::Error;

use crate::limits;

/// Why a line cannot be read.
#[derive(Debug, Error)]
pub enum InvalidLine {
    /// The source of the bytes failed.
    #[error("reading failed: {0}")]
    Io(#[from] std::io::Error),
    /// See [`limits::LINE_BYTES`].
    #[error("the line is longer than {max} bytes", max = limits::LINE_BYTES)]
    TooLong,
    /// Only UTF-8 is read.
    #[error("the text is not UTF-8; save the file as UTF-8")]
    NotUtf8,
    /// A cell's quotes are not closed on its line, or something stands behind them.
    #[error("a cell's quotes are not closed on the line, or something stands behind them")]
    Quotes,
}

/// The lines of a table that are not empty.
pub(crate) struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, buffer: Vec::new(), number: 0 }
    }

    /// The number of the line read last, at least 1.
    pub(crate) fn number(&self) -> u64 {
        self.number.max(1)
    }

    /// Reads the next line that is not empty; `None` at the end.
    pub(crate) fn advance(&mut self) -> Result<Option<&str>, InvalidLine> {
        loop {
            if !self.read()? {
                return Ok(None);
            }
            if !self.line().trim_ascii().is_empty() {
                break;
            }
        }
        std::str::from_utf8(self.line()).map(Some).map_err(|_| InvalidLine::NotUtf8)
    }

    fn line(&self) -> &[u8] {
        let line = self.buffer.as_slice();
        let line = if self.number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        line.strip_suffix(b"\r").unwrap_or(line)
    }

    fn read(&mut self) -> Result<bool, InvalidLine> {
        self.buffer.clear();
        // Two bytes more than a line may have: its end, and one to see that it is too long.
        let mut limited = (&mut self.input).take(limits::LINE_BYTES as u64 + 2);
        self.number += 1;
        let length = limited.read_until(b'\n', &mut self.buffer)?;
        if length == 0 {
            self.number -= 1;
            return Ok(false);
        }
        if length > limits::LINE_BYTES + 1 { Err(InvalidLine::TooLong) } else { Ok(true) }
    }
}

/// The cells of a line, spaces around them cut off; a quoted cell is kept as it is.
pub(crate) fn cells(line: &str, separator: char) -> Result<Vec<String>, InvalidLine> {
    if !line.contains('"') {
        return Ok(line.split(separator).map(|cell| cell.trim().to_owned()).collect());
    }
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let (cell, behind) = cell(rest, separator)?;
        cells.push(cell);
        match behind {
            Some(behind) => rest = behind,
            None => return Ok(cells),
        }
    }
}

/// The first cell, and what stands behind its separator.
fn cell(text: &str, separator: char) -> Result<(String, Option<&str>), InvalidLine> {
    let Some(mut quoted) = text.trim_start().strip_prefix('"') else {
        return Ok(match text.split_once(separator) {
            Some((cell, behind)) => (cell.trim().to_owned(), Some(behind)),
            None => (text.trim().to_owned(), None),
        });
    };
    let mut cell = String::new();
    loop {
        let (piece, behind) = quoted.split_once('"').ok_or(InvalidLine::Quotes)?;
        cell.push_str(piece);
        match behind.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                quoted = more;
            }
            None => return end_of_cell(cell, behind.trim_start(), separator),
        }
    }
}

fn end_of_cell(cell: String, behind: &str, separator: char) -> Result<(String, Option<&str>), InvalidLine> {
    match behind.strip_prefix(separator) {
        Some(behind) => Ok((cell, Some(behind))),
        None if behind.is_empty() => Ok((cell, None)),
        None => Err(InvalidLine::Quotes),
    }
}

/// A cell as a whole number of digits alone; `None` when it is not one, or too large.
pub(crate) fn whole(cell: &str) -> Option<u64> {
    let is_number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| cell.parse().ok()).flatten()
}

/// A piece of the file for a message, short and printable.
pub(crate) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().filter(|letter| !letter.is_control()).take(40).collect();
    if text.chars().count() > 40 {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_what_stands_in_quotes() {
        let read = |line| cells(line, ';').unwrap();

        assert_eq!(read("a; b ;"), ["a", "b", ""]);
        assert_eq!(read("\"a;b\";\"say \"\"no\"\"\" ; c"), ["a;b", "say \"no\"", " c".trim()]);
        assert_eq!(read("\"\";x"), ["", "x"]);
        assert!(matches!(cells("\"a;b", ';'), Err(InvalidLine::Quotes)));
        assert!(matches!(cells("\"a\"b;c", ';'), Err(InvalidLine::Quotes)));
    }

    #[test]
    fn lines_are_numbered_as_in_the_file_and_may_not_be_endless() {
        let mut lines = Lines::new("\u{feff}a\r\n\n  \nb".as_bytes());
        assert_eq!(lines.advance().unwrap(), Some("a"));
        assert_eq!(lines.advance().unwrap(), Some("b"));
        assert_eq!(lines.number(), 4);
        assert_eq!(lines.advance().unwrap(), None);

        let endless = vec![b'x'; limits::LINE_BYTES + 2];
        assert!(matches!(Lines::new(&endless[..]).advance(), Err(InvalidLine::TooLong)));
    }
}
