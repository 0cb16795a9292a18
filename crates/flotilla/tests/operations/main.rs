//! Running an installation: what an operator does, and what must survive it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics, in what it begins with as well")]

mod backing_up;
mod drilling;
mod encrypting;
mod erasing;
mod exporting;
mod machine;
mod restoring;
mod serving;
mod setting_up;
mod stealing;
mod upgrading;
mod withdrawing;
