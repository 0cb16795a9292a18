//! Ballots through the web, from the draft to the result, on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics, in what it begins with as well")]

mod calling;
mod campaigning;
mod claiming;
mod counting;
mod hiding;
mod looking;
mod movement;
mod nominating;
mod papers;
mod passing;
mod twice;
mod voting;
