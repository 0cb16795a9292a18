//! All SQL of ballots, by what it is about.

pub(crate) mod acts;
pub(crate) mod ballots;
pub(crate) mod claims;
pub(crate) mod counts;
pub(crate) mod duties;
pub(crate) mod letters;
pub(crate) mod listing;
pub(crate) mod lots;
pub(crate) mod marks;
pub(crate) mod options;
pub(crate) mod papers;
pub(crate) mod persons;
pub(crate) mod rolls;
