//! Lists of votes as files: a JSON object of votes per party, or a CSV of two columns.

use std::fmt;
use std::io::{BufRead, Cursor, Read};

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use thiserror::Error;

use super::votes::{InvalidVotes, Party, PartyVotes};
use crate::cells;
use crate::delimited::{self, InvalidLine};
use crate::limits;
use crate::lines::Lines;

/// A line that cannot be read, and why.
#[derive(Debug, Error)]
#[error("line {line}: {reason}")]
pub struct ReadError {
    /// The line's number, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a list cannot be read.
#[derive(Debug, Error)]
pub enum Reason {
    /// The line itself cannot be read.
    #[error("{0}")]
    Line(#[from] InvalidLine),
    /// The source of the bytes failed.
    #[error("reading failed: {0}")]
    Io(#[from] std::io::Error),
    /// See [`limits::LIST_BYTES`].
    #[error("the file is larger than {max} bytes", max = limits::LIST_BYTES)]
    TooLarge,
    /// It is no JSON object of whole numbers.
    #[error("the file must be one JSON object of whole votes per party, like {{\"Greens\": 120}}: {0}")]
    Json(String),
    /// A row of a CSV has another shape.
    #[error("a row has a party and its votes, two cells; found {0}")]
    Cells(usize),
    /// The second cell is no whole number.
    #[error("votes are a whole number; found \"{0}\"")]
    Votes(String),
    /// The parties or their votes cannot be.
    #[error("{0}")]
    Invalid(#[from] InvalidVotes),
}

/// Reads a list: JSON when its first letter is `{`, else CSV.
///
/// # Errors
/// [`ReadError`], with the line.
///
/// ```
/// let votes = tally::lists::read("party,votes\nGreens,120\n\"Labour, Left\",80\n".as_bytes())?;
/// assert_eq!(votes.parties()[1].name, "Labour, Left");
/// # Ok::<(), tally::lists::ReadError>(())
/// ```
pub fn read(input: impl BufRead) -> Result<PartyVotes, ReadError> {
    let text = bytes(input)?;
    let start = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text).trim_ascii_start();
    if start.first() == Some(&b'{') { json(&text) } else { read_csv(Cursor::new(text)) }
}

/// Reads a JSON object of whole votes per party, in the order of the file.
///
/// # Errors
/// [`ReadError`], with the line.
pub fn read_json(input: impl BufRead) -> Result<PartyVotes, ReadError> {
    json(&bytes(input)?)
}

/// Reads a CSV (RFC 4180) of two columns, party and votes. A first row whose second cell is no number is a header.
///
/// # Errors
/// [`ReadError`], with the line.
pub fn read_csv(input: impl BufRead) -> Result<PartyVotes, ReadError> {
    let mut lines = Lines::new(input);
    let mut parties = Vec::new();
    let mut may_be_header = true;
    loop {
        match row(&mut lines, std::mem::take(&mut may_be_header)) {
            Ok(Row::Party(party)) if parties.len() < limits::PARTIES => parties.push(party),
            Ok(Row::Party(_)) => return Err(at(lines.number(), InvalidVotes::TooManyParties)),
            Ok(Row::Header) => {}
            Ok(Row::End) => break,
            Err(reason) => return Err(ReadError { line: lines.number(), reason }),
        }
    }
    let last = lines.number();
    PartyVotes::new(parties).map_err(|reason| at(last, reason))
}

enum Row {
    Header,
    Party(Party),
    End,
}

fn row(lines: &mut Lines<impl BufRead>, may_be_header: bool) -> Result<Row, Reason> {
    let Some(line) = delimited::advance(lines)? else { return Ok(Row::End) };
    let cells = cells::of(line, ',').map_err(InvalidLine::from)?;
    let [name, votes] = <[String; 2]>::try_from(cells).map_err(|cells| Reason::Cells(cells.len()))?;
    match cells::number(&votes) {
        Some(votes) => Ok(Row::Party(Party { name, votes })),
        None if may_be_header && !votes.starts_with(|first: char| first.is_ascii_digit() || first == '-') => {
            Ok(Row::Header)
        }
        None => Err(Reason::Votes(cells::shown(&votes))),
    }
}

fn at(line: u64, reason: InvalidVotes) -> ReadError {
    ReadError { line, reason: reason.into() }
}

fn bytes(input: impl BufRead) -> Result<Vec<u8>, ReadError> {
    let mut text = Vec::new();
    let read = input.take(limits::LIST_BYTES + 1).read_to_end(&mut text);
    read.map_err(|error| ReadError { line: 1, reason: error.into() })?;
    if text.len() as u64 > limits::LIST_BYTES {
        return Err(ReadError { line: 1, reason: Reason::TooLarge });
    }
    Ok(text)
}

fn json(text: &[u8]) -> Result<PartyVotes, ReadError> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let object: Object = serde_json::from_slice(text).map_err(|error| ReadError {
        line: (error.line() as u64).max(1),
        reason: Reason::Json(without_place(&error.to_string())),
    })?;
    PartyVotes::new(object.0).map_err(|reason| at(1, reason))
}

/// What the reader of JSON says, without the place, which stands before it already.
fn without_place(message: &str) -> String {
    message.rsplit_once(" at line ").map_or(message, |(said, _)| said).to_owned()
}

/// An object in its order: a map would forget the order, and the second of two like names the first.
struct Object(Vec<Party>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Object;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object of whole numbers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut parties = Vec::new();
        while let Some((name, votes)) = map.next_entry::<String, u64>()? {
            if parties.len() == limits::PARTIES {
                return Err(A::Error::custom(InvalidVotes::TooManyParties));
            }
            parties.push(Party { name, votes });
        }
        Ok(Object(parties))
    }
}
