//! Calling, casting, counting and publishing ballots.
