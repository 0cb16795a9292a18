//! Lines of a file with their numbers, and the words on them.

use std::io::{BufRead, Read};

use super::error::{BltError, Reason};
use crate::limits;

/// The lines that say something: not empty, not only a comment, spaces cut off at both ends.
pub(super) struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, buffer: Vec::new(), number: 0 }
    }

    /// This reason, at the line read last.
    pub(super) fn error(&self, reason: impl Into<Reason>) -> BltError {
        BltError { line: self.number.max(1), reason: reason.into() }
    }

    /// Reads the next line that says something; false at the end of the file.
    pub(super) fn advance(&mut self) -> Result<bool, BltError> {
        while self.read_line()? {
            if !matches!(self.line().first(), None | Some(b'#')) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The line read last.
    pub(super) fn line(&self) -> &[u8] {
        let line = self.buffer.as_slice();
        let line = if self.number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        line.trim_ascii()
    }

    fn read_line(&mut self) -> Result<bool, BltError> {
        self.buffer.clear();
        // Two bytes more than a line may have: its end, and one to see that it is too long.
        let mut limited = (&mut self.input).take(limits::LINE_BYTES as u64 + 2);
        let read = limited.read_until(b'\n', &mut self.buffer);
        if matches!(read, Ok(0)) {
            return Ok(false);
        }
        self.number += 1;
        let length = read.map_err(|error| self.error(error))?;
        if length > limits::LINE_BYTES + 1 {
            return Err(self.error(Reason::LineTooLong));
        }
        Ok(true)
    }
}

/// The words of a line up to a comment.
pub(super) fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    let all = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    all.take_while(|word| word[0] != b'#')
}

/// A word as a whole number; `None` when it is not one, or too large.
pub(super) fn number(word: &[u8]) -> Option<u64> {
    if word.is_empty() {
        return None;
    }
    word.iter().try_fold(0_u64, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })
}
