//! How large an input may be: far above any real contest, far below what would exhaust a small server.

/// Candidates of one contest. The number also fits the four digits that a lot hashes.
pub const CANDIDATES: u16 = 1_000;

/// Papers of one contest, weights added up; every product in a count then fits 128 bits.
pub const PAPERS: u64 = 1_000_000_000_000;

/// Different rankings of one contest.
pub const RANKINGS: usize = 4_000_000;

/// Marks on all different rankings together; two bytes each.
pub const MARKS: usize = 48_000_000;

/// Bytes of one line of a file: a ranking of all candidates by five-letter nicknames fits ten times.
pub const LINE_BYTES: usize = 65_536;

/// Bytes of a candidate's name, a title, a contest's id or a witness's name.
pub const NAME_BYTES: usize = 1_000;

/// Bytes of a seed of a lot.
pub const SEED_BYTES: usize = 1_024;
