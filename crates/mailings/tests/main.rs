//! Mailings through the web and through their jobs, on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics, in what it begins with as well")]

mod bouncing;
mod imprinting;
mod movement;
mod noticing;
mod reading;
mod sending;
mod stopping;
mod writing;
