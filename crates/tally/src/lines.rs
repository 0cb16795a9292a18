//! The lines of a file, bounded and numbered: every reader of text begins here.

use std::io::{self, BufRead, Read};

use crate::limits;

/// Why a line cannot be read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// The source of the bytes failed.
    Io(io::Error),
    /// See [`limits::LINE_BYTES`].
    TooLong,
}

/// The lines of a file, one after the other. Memory does not grow with the file.
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

    /// The line read last, without its end and without a byte mark before the first.
    pub(crate) fn line(&self) -> &[u8] {
        let line = self.buffer.as_slice();
        let line = if self.number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        line.strip_suffix(b"\r").unwrap_or(line)
    }

    /// Reads the next line; false at the end of the file.
    pub(crate) fn read(&mut self) -> Result<bool, Unread> {
        self.buffer.clear();
        // Two bytes more than a line may have: its end, and one to see that it is too long.
        let mut limited = (&mut self.input).take(limits::LINE_BYTES as u64 + 2);
        let read = limited.read_until(b'\n', &mut self.buffer);
        if matches!(read, Ok(0)) {
            return Ok(false);
        }
        self.number += 1;
        let length = read.map_err(Unread::Io)?;
        if length > limits::LINE_BYTES + 1 { Err(Unread::TooLong) } else { Ok(true) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_as_in_the_file_and_may_not_be_endless() {
        let mut lines = Lines::new("\u{feff}a\r\n\nb".as_bytes());
        for (number, line) in [(1, "a"), (2, ""), (3, "b")] {
            assert!(lines.read().unwrap());
            assert_eq!((lines.number(), lines.line()), (number, line.as_bytes()));
        }
        assert!(!lines.read().unwrap());
        assert_eq!(lines.number(), 3, "the last one when the file ends too early");

        let longest = vec![b'x'; limits::LINE_BYTES];
        assert!(Lines::new(&longest[..]).read().unwrap());
        let endless = vec![b'x'; limits::LINE_BYTES + 2];
        assert!(matches!(Lines::new(&endless[..]).read(), Err(Unread::TooLong)));
    }
}
