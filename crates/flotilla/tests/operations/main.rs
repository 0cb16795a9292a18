//! Running an installation: what an operator does, and what must survive it.

mod backing_up;
mod erasing;
mod exporting;
mod machine;
mod restoring;
mod serving;
mod setting_up;
mod stealing;
mod upgrading;
