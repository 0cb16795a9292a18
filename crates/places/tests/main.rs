//! Places on a fresh database and through the web, on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics, in what it begins with as well")]

mod adding;
mod browsing;
mod finding;
mod founding;
mod movement;
mod renaming;
mod site;
