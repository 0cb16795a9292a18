//! Imports through the web, on a fresh database of each engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics, in what it begins with as well")]

mod movement;
mod running;
mod trying;
mod undoing;
mod uploading;
