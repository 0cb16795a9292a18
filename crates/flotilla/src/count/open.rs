//! Opening a file: gzip or not, a question or ballots, and never more bytes than bearable.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use tally::families::Family;

use super::CountError;

/// Bytes of a file once unpacked: more than a hundred million papers, and the end of a hostile archive.
pub(super) const UNPACKED_BYTES: u64 = 2 << 30;

/// Bytes of the file of a question: a few hundred, and what its title may add.
const QUESTION_BYTES: u64 = 64 << 10;

/// How the files of questions name their format.
const QUESTION: &str = "\"flotilla-question-";

/// What a file holds. Told by content, because a name says what somebody called the file.
pub(super) enum Content {
    /// A question with its figures.
    Question(String),
    /// Ballots, to be read line by line.
    Ballots(Box<dyn BufRead>),
}

/// The content of a file, unpacked. A JSON object is a question, unless the rule shares out seats and it does not say that it is one.
pub(super) fn open(file: &Path, limit: u64, rule: Family) -> Result<Content, CountError> {
    let open = |cause| CountError::Open { file: file.to_owned(), cause };
    let mut packed = BufReader::with_capacity(1 << 16, File::open(file).map_err(open)?);
    let is_gzip = packed.fill_buf().map_err(open)?.starts_with(&[0x1f, 0x8b]);
    let mut lines: Box<dyn BufRead> = if is_gzip {
        Box::new(BufReader::with_capacity(1 << 16, Capped::new(MultiGzDecoder::new(packed), limit)))
    } else {
        Box::new(BufReader::with_capacity(1 << 16, Capped::new(packed, limit)))
    };
    // What cannot be read here cannot be read later either, and is then said with its line.
    if !lines.fill_buf().is_ok_and(|start| start.trim_ascii_start().starts_with(b"{")) {
        return Ok(Content::Ballots(lines));
    }
    let mut bytes = Vec::new();
    lines.by_ref().take(QUESTION_BYTES).read_to_end(&mut bytes).map_err(open)?;
    if matches!(rule, Family::List(_)) && !String::from_utf8_lossy(&bytes).contains(QUESTION) {
        return Ok(Content::Ballots(Box::new(Cursor::new(bytes).chain(lines))));
    }
    let not_text = |_| open(io::Error::new(ErrorKind::InvalidData, "the text is not UTF-8"));
    Ok(Content::Question(String::from_utf8(bytes).map_err(not_text)?))
}

/// Bytes that fail, rather than end, when there are more than allowed.
struct Capped<R> {
    inner: R,
    left: u64,
}

impl<R> Capped<R> {
    fn new(inner: R, limit: u64) -> Self {
        Self { inner, left: limit }
    }
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or(ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}
