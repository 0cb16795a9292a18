//! Membership through the web and through what it offers to other slices, on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics, in what it begins with as well")]

mod answering;
mod appointing;
mod branching;
mod carding;
mod complaining;
mod consenting;
mod correcting;
mod deciding;
mod demonstration;
mod erasing;
mod exporting;
mod following;
mod guesting;
mod helping;
mod identity;
mod issuing;
mod joining;
mod keeping;
mod keeping_out;
mod looking_back;
mod merging;
mod movement;
mod noting;
mod offering;
mod organising;
mod passkeys;
mod preparing;
mod programs;
mod registering;
mod requesting;
mod revealing;
mod rights;
mod rolling;
mod searching;
mod segmenting;
mod sessions;
mod signing_in;
mod strength;
mod subscribing;
mod tagging;
mod unreached;
mod welcoming;
mod withholding;
mod writing;
