//! Letters to members, one recipient each.
