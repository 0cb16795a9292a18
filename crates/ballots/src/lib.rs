//! Calling, casting, counting and publishing ballots.

pub mod ballot;
pub mod batch;
pub mod claim;
pub mod countersign;
pub mod counting;
pub mod disclosure;
pub mod duty;
pub mod envelope;
pub mod lot;
pub mod nomination;
pub mod paper;
pub mod roll;
#[cfg(test)]
mod sample;
pub mod stage;
pub mod timetable;
pub mod turnout;
