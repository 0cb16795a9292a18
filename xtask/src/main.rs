//! The chores of this project: `cargo xtask …`.
//!
//! Words used here:
//! - *phase*: one step of `cargo xtask test`, with a name, a log and its seconds;
//! - *finding*: one place where a rule of `tidy` is broken.
//!
//! Always true: a phase that fails says how to run it alone; nothing is installed unless
//! we are root on Debian or Ubuntu; what was started is stopped, even when we are killed.
#![allow(clippy::print_stdout, reason = "a program whose result is what it prints")]

mod audit;
mod browser;
mod demo;
mod failure;
mod long_runs;
mod new_slice;
mod packages;
mod postgres;
mod run;
mod test;
mod tidy;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The chores of Flotilla.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, about)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Everything that must pass: format, lints, licences, tidy, tests on both engines, journeys in a browser.
    Test {
        /// Run only this phase, with those it needs; may be given several times.
        #[arg(long, value_name = "PHASE")]
        only: Vec<String>,
        /// Name the phases in their order and stop.
        #[arg(long)]
        list: bool,
    },
    /// The quick half, for before a commit: format, tidy, clippy.
    Check,
    /// The countable rules of the house, in under a second.
    Tidy,
    /// Bundles the scripts of the pages and copies the fonts into `crates/web/assets`.
    Assets,
    /// Builds everything and serves a demonstration movement on port 8080.
    Demo {
        /// Passed to `flotilla demo`: --data DIR, --listen ADDR, --reset, --members N.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Measures the release build and writes the table of figures.
    Bench {
        /// Passed to the measuring program.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// The long runs: kills, load, thousands of random cases.
    Soak {
        /// Passed to the test runner, for example a part of a test's name.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Looks every dependency up in a copy of the advisory database.
    Audit {
        /// The folder that holds the copy; without it nothing can be looked up.
        #[arg(long, value_name = "DIR")]
        database: Option<std::path::PathBuf>,
    },
    /// Writes the files of a new slice.
    NewSlice {
        /// A plural noun in lower case: "motions".
        name: String,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().chore {
        Chore::Test { list: true, .. } => {
            test::list();
            Ok(())
        }
        Chore::Test { only, .. } => test::run(&only),
        Chore::Check => test::run(&["format", "tidy", "clippy"].map(str::to_owned)),
        Chore::Tidy => tidy::run(),
        Chore::Assets => browser::assets(),
        Chore::Demo { arguments } => demo::run(&arguments),
        Chore::Bench { arguments } => long_runs::bench(&arguments),
        Chore::Soak { arguments } => long_runs::soak(&arguments),
        Chore::Audit { database } => audit::run(database.as_deref()),
        Chore::NewSlice { name } => new_slice::run(&name),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
