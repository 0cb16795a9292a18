//! The crate as others use it: published cases, committed vectors, laws on random papers, files that are refused.

mod budgets;
mod budgets_laws;
mod constrained;
mod data;
mod families;
mod files;
mod gregory;
mod gregory_laws;
mod keep;
mod laws;
mod lists;
mod solid;
mod vectors;

use std::fmt::Debug;

use tally::{Election, Options, Rule, Transcript};

/// The rule under test.
fn scottish() -> &'static Rule {
    tally::rule::find("scottish").expect("it ships with the crate")
}

/// The contest in a file.
fn election(file: impl AsRef<[u8]>) -> Election {
    sure(tally::blt::read(file.as_ref()))
}

/// The count of a contest with the options of a file without any.
fn counted(election: &Election) -> Transcript {
    sure(scottish().count(election, &Options::default()))
}

fn sure<T, E: Debug>(result: Result<T, E>) -> T {
    result.expect("the test needs it")
}
