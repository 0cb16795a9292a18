//! Members, offices and organisers; the proof of who may do what.

mod actions;
pub mod eligibility;
pub mod finding;
pub mod name;
pub mod office;
pub mod person;
mod reading;
mod sealing;
pub mod standing;
mod store;

pub use actions::{
    appointing::{NewOffice, NotAppointed, end, found, give, show},
    entering::{NotEntered, decide, move_home},
    erasing::{erase, replay_erasures, tombstones},
    joining::{NotRegistered, OnPaper, register},
};
pub use reading::{
    Walk, address, count, email, holds, name, office, offices_in_force, offices_with_role, ready, shown_at, standing,
};

/// The tables of membership.
pub const MIGRATIONS: &[database::Migration] = &[database::Migration {
    name: "2026-11-22-0200-membership",
    text: include_str!("../migrations/2026-11-22-0200-membership.sql"),
}];
