//! The program as a whole: what no single slice can promise.
#![allow(clippy::print_stdout, reason = "a child tells its parent what it did")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod digesting;
mod elsewhere;
mod logs;
mod looking;
mod retention;
mod routes;
mod schema;
mod soak;
mod words;
mod yesterday;

use web::testing::Parts;

/// The whole program, for a test's site.
pub(crate) fn whole() -> Parts {
    Parts { slices: flotilla::slices::all, gate: membership::gate() }
}
