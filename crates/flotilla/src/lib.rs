//! The server and the command line: the slices put together into one program.
//!
//! **Always true here**
//!
//! 1. The list of slices stands in [`slices`], one line each, lowest first; nothing else names them all.
//! 2. `serve` refuses a demonstration, `demo` refuses anything else.
//! 3. Exit codes: 0 done, 1 refused with the reason on standard error, 2 wrong usage.

pub mod backup;
pub mod backup_key;
pub mod cli;
pub mod count;
pub mod demo;
pub mod drill;
pub mod export;
pub mod installation;
pub mod logging;
pub mod program;
pub mod restore;
pub mod serve;
pub mod serving;
pub mod settings;
pub mod setup;
pub mod slices;
mod store;
pub mod upgrade;
