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

/// Dimensions of constraints: labels of one candidate.
pub const DIMENSIONS: usize = 8;

/// Bounds on who may be elected together.
pub const BOUNDS: usize = 64;

/// Different ways to fill part of the seats that are held at once while constraints are computed.
pub const PARTIAL_COMPLETIONS: usize = 200_000;

/// Steps of one search for completions: a fraction of a second.
pub const COMPLETION_STEPS: usize = 5_000_000;

/// Bytes of a file of constraints: the labels of a thousand candidates fit.
pub const CONSTRAINTS_BYTES: u64 = 16_777_216;

/// Candidates × stages of a count by keep values; real ones have some thousands.
pub const FIGURES: usize = 4_000_000;

/// Parties of one list of votes; they are numbered like candidates.
pub const PARTIES: usize = CANDIDATES as usize;

/// Seats that a list shares out.
pub const LIST_SEATS: u32 = 10_000;

/// Bytes of a list of parties, whether JSON or CSV.
pub const LIST_BYTES: u64 = 4_194_304;

/// Projects of one budget; they are numbered like candidates.
pub const PROJECTS: usize = CANDIDATES as usize;

/// Voters of one budget.
pub const VOTERS: u64 = 100_000_000;

/// Decimals of a budget and of costs.
pub const MONEY_DECIMALS: u8 = 4;

/// A budget or cost in its smallest unit, at most.
pub const MONEY: u64 = 1_000_000_000_000_000;

/// Runs of the method of equal shares with one currency unit more for every voter.
pub const ADD_ONE_RUNS: u64 = 1_000_000;

/// Supporters looked at in all runs together; some minutes of work.
pub const ADD_ONE_WORK: u64 = 200_000_000_000;

/// Different graded papers of one contest: they take more room than rankings.
pub const GRADED_PAPERS: usize = 1_000_000;

/// Different grades; more than anybody tells apart.
pub const GRADES: u16 = 1_000;
