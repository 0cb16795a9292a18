//! Members, offices and organisers; the proof of who may do what.
