//! Calling, casting, counting and publishing ballots.

pub mod act;
pub mod actions;
pub mod ballot;
pub mod batch;
pub mod claim;
pub mod counting;
pub mod countersign;
pub mod disclosure;
pub mod duty;
mod demonstration;
pub mod envelope;
pub mod figures;
pub mod lot;
mod importing;
mod jobs;
mod manifest;
pub mod nomination;
mod own_data;
mod pages;
pub mod paper;
pub mod roll;
#[cfg(test)]
mod sample;
pub mod stage;
mod store;
pub mod timetable;
pub mod turnout;
mod view;

use database::Migration;

pub use manifest::slice;

/// The tables of ballots.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "2026-11-22-0300-ballots",
    text: include_str!("../migrations/2026-11-22-0300-ballots.sql"),
}];
