//! The frame of every page: the manifest of slices, sessions, forms, words, parts and style.
