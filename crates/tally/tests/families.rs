//! Run-off, pairs, grades and approval: published figures, committed vectors, and laws on random papers.

mod cases;
mod hostile;
mod laws;
mod vectors;
