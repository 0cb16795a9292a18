//! What people do with mailings, and what the program then does: load, decide, save; one transaction each.

pub(crate) mod handing;
pub(crate) mod listing;
pub(crate) mod reading;
pub(crate) mod relaying;
pub(crate) mod sending;
pub(crate) mod writing;
