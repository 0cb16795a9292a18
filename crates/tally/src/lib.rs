//! Counting rules: ballots in, winners and the full transcript out.
