//! The command line.

use std::{io::Write, process::ExitCode, sync::Arc};

use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

use crate::{count, demo, logging};

/// Flotilla: one program on which a member-led movement meets, decides and keeps its record.
///
/// Begin with `flotilla demo`: it fills a movement of made-up people and serves it on this machine.
/// `flotilla count FILE.blt` counts a file of ballots and shows every stage, with no database at all.
#[derive(Debug, Parser)]
#[command(name = "flotilla", version, arg_required_else_help = true, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::DemoArgs),
    Count(count::CountArgs),
    /// Print completions for a shell, to be put where the shell looks for them
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// Runs the command that the process was called with.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Demo(args) => {
            logging::begin(logging::Style::Plain, "warn");
            in_runtime(demo::run(args, Arc::new(say)))
        }
        Command::Count(args) => {
            let mut out = std::io::stdout().lock();
            count::run(&args, &mut out).map_err(|error| error.to_string())
        }
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "flotilla", &mut std::io::stdout());
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            writeln!(std::io::stderr(), "flotilla: {reason}").ok();
            ExitCode::from(1)
        }
    }
}

/// Prints a line for the person at the terminal; a program that reads it gets it at once.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever closed the pipe does not want to hear more.
    writeln!(out, "{line}").and_then(|()| out.flush()).ok();
}

fn in_runtime<E: std::fmt::Display>(work: impl Future<Output = Result<(), E>>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| error.to_string())?.block_on(work).map_err(|error| error.to_string())
}
