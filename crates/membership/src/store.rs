//! All SQL of membership, by what it is about.

pub(crate) mod access_log;
pub(crate) mod applications;
pub(crate) mod browsers;
pub(crate) mod cases;
pub(crate) mod consents;
pub(crate) mod corrections;
pub(crate) mod erasures;
pub(crate) mod factors;
pub(crate) mod follow_ups;
pub(crate) mod guests;
pub(crate) mod history;
pub(crate) mod identities;
pub(crate) mod kept_out;
pub(crate) mod new_branches;
pub(crate) mod notes;
pub(crate) mod offices;
pub(crate) mod persons;
pub(crate) mod search;
pub(crate) mod segments;
pub(crate) mod standings;
pub(crate) mod subscriptions;
pub(crate) mod suppressions;
pub(crate) mod tags;
pub(crate) mod threads;
pub(crate) mod welcomes;
pub(crate) mod withheld;
