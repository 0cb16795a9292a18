//! BLT, the text format in which ballot files are exchanged.
//!
//! ```text
//! 4 2                 candidates, seats
//! -3                  withdrew (optional)
//! 12 1 2 0            12 papers: first candidate 1, then candidate 2
//! 3 2=4 1 0           candidates 2 and 4 at the same rank
//! 1 4 - 1 0           a rank was skipped
//! 1 4 = 1 ~ 0         two or more, unknown who, at the second rank; somebody named before at the fourth
//! 2 0                 two blank papers
//! (A17) 4 1 0         one paper by its id, which is not kept
//! 0                   end of the papers
//! "Ann Achterberg"    one name per candidate, with or without quotes
//! …
//! "Committee"         title (optional)
//! ```
//!
//! Lines end in LF or CRLF, in UTF-8 with or without a byte mark; empty lines are passed over; `#` begins a comment,
//! except inside quotes, and inside a name without quotes unless it stands alone between spaces or at the
//! beginning. Before the first paper `[nick a b c d]` names the candidates for the rest of the file,
//! `[withdrawn 3]` does what `-3` does and `[tie 2 4 1 3]` states the order for lots. A quote inside quotes is written twice.

mod error;
mod line;
mod paper;
mod reader;
mod writer;

pub use error::{BltError, Reason};
pub use reader::read;
pub use writer::{sha256, to_text, write};
