//! The server and the command line; all of it is in the library, for tests.

use std::process::ExitCode;

fn main() -> ExitCode {
    flotilla::cli::run()
}
