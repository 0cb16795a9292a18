//! What people do: each one loads, decides, saves and announces in one transaction.

pub(crate) mod applying;
pub(crate) mod appointing;
pub(crate) mod arriving;
pub(crate) mod branching;
pub(crate) mod cases;
pub(crate) mod coding;
pub(crate) mod consenting;
pub(crate) mod correcting;
pub(crate) mod entering;
pub(crate) mod erasing;
pub(crate) mod following;
pub(crate) mod founding;
pub(crate) mod guesting;
pub(crate) mod identifying;
pub(crate) mod joining;
pub(crate) mod noting;
pub(crate) mod passkeys;
pub(crate) mod recovering;
pub(crate) mod removing;
pub(crate) mod revealing;
pub(crate) mod signing_in;
pub(crate) mod speaking;
pub(crate) mod subscribing;
pub(crate) mod suppressing;
pub(crate) mod tagging;
pub(crate) mod writing;
