//! The single transferable vote: what its rules share, and one file per rule.

pub(crate) mod constrained;
pub(crate) mod ers97;
mod keep;
mod last_batch;
pub(crate) mod meek;
pub(crate) mod minneapolis;
pub(crate) mod ni;
mod record;
pub(crate) mod scottish;
mod state;
mod tie;
mod tree;
pub mod vacancy;
pub(crate) mod warren;
