//! Places on a fresh database, on both engines.

mod adding;
mod finding;
mod founding;
mod movement;
