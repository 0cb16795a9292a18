//! Lines of a file with their numbers, and the words on them.

use std::io::BufRead;

use super::error::{BltError, Reason};
use crate::lines;

/// The lines that say something: not empty, not only a comment, spaces cut off at both ends.
pub(super) struct Lines<R>(lines::Lines<R>);

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self(lines::Lines::new(input))
    }

    /// This reason, at the line read last.
    pub(super) fn error(&self, reason: impl Into<Reason>) -> BltError {
        BltError { line: self.0.number(), reason: reason.into() }
    }

    /// Reads the next line that says something; false at the end of the file.
    pub(super) fn advance(&mut self) -> Result<bool, BltError> {
        while self.0.read().map_err(|unread| self.error(unread))? {
            if !matches!(self.line().first(), None | Some(b'#')) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The line read last.
    pub(super) fn line(&self) -> &[u8] {
        self.0.line().trim_ascii()
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
