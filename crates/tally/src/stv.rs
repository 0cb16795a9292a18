//! The single transferable vote: what its rules share, and one file per rule.

pub(crate) mod scottish;
mod state;
mod tie;
