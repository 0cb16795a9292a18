//! Starting other programs, and where things lie.

use std::{
    env,
    fs::File,
    io,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

use crate::failure::Failure;

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace").to_path_buf()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |set| root().join(set))
}

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    // What cargo tells us about ourselves would look like a change to build scripts, and half of the dependencies would be
    // compiled again whenever somebody builds by hand in between.
    for (name, _) in env::vars_os() {
        let is_about_us = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_PRIMARY_PACKAGE"
        });
        if is_about_us {
            command.env_remove(name);
        }
    }
    command
}

/// A program of the machine, started in the workspace.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Where what a program says goes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Output<'a> {
    /// Into this file, after what is there.
    Log(&'a Path),
    /// To our own terminal.
    Terminal,
}

/// Runs `command`.
///
/// # Errors
/// When it cannot be started, or ends badly.
pub(crate) fn run(command: &mut Command, output: Output) -> Result<(), Failure> {
    match output {
        Output::Log(log) => logged(command, log),
        Output::Terminal => shown(command),
    }
}

/// Runs `command` with all it says going to the file `log`.
///
/// # Errors
/// When it cannot be started, or ends badly.
pub(crate) fn logged(command: &mut Command, log: &Path) -> Result<(), Failure> {
    let out = File::options().create(true).append(true).open(log).map_err(Failure::writing(log))?;
    let error = out.try_clone().map_err(Failure::writing(log))?;
    command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(error)
        // Colours are for a terminal; in a file they only hide the figures.
        .env("CARGO_TERM_COLOR", "never")
        .env("NO_COLOR", "1");
    let status = started(command, command_status)?;
    ended(command, status, Some(log))
}

/// Runs `command` with what it says going to our own terminal.
///
/// # Errors
/// When it cannot be started, or ends badly.
pub(crate) fn shown(command: &mut Command) -> Result<(), Failure> {
    let status = started(command, command_status)?;
    ended(command, status, None)
}

/// What `command` prints, in silence.
///
/// # Errors
/// When it cannot be started, or ends badly.
pub(crate) fn printed(command: &mut Command) -> Result<String, Failure> {
    let output = started(command, |command| command.stdin(Stdio::null()).stderr(Stdio::null()).output())?;
    ended(command, output.status, None)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program of this name can be started and says `argument` is fine.
pub(crate) fn answers(name: &str, argument: &str) -> bool {
    Command::new(name)
        .arg(argument)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn command_status(command: &mut Command) -> io::Result<ExitStatus> {
    command.status()
}

fn started<T>(command: &mut Command, start: impl FnOnce(&mut Command) -> io::Result<T>) -> Result<T, Failure> {
    start(command).map_err(|source| Failure::Start { what: name_of(command), source })
}

fn ended(command: &Command, status: ExitStatus, log: Option<&Path>) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::Program { what: name_of(command), log: log.map(Path::to_path_buf) })
}

/// The program and its first two arguments: enough to know which step it was.
fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_else(|| command.get_program())
        .to_string_lossy()
        .into_owned();
    let arguments = command.get_args().take(2);
    arguments.fold(program, |said, argument| format!("{said} {}", argument.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = shown(&mut program("no-such-program-here")).expect_err("it is not there");

        assert!(failure.to_string().starts_with("no-such-program-here could not be started"));
    }

    #[test]
    fn what_a_program_says_is_kept_in_its_log_after_what_was_there() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let log = folder.path().join("echo.log");

        logged(program("echo").arg("one"), &log).expect("echo works");
        logged(program("echo").arg("two"), &log).expect("echo works");

        let said = std::fs::read_to_string(&log).expect("the log is there");
        assert_eq!(said, "one\ntwo\n");
    }

    #[test]
    fn a_bad_end_names_the_program_and_its_log() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let log = folder.path().join("false.log");

        let failure = logged(&mut program("false"), &log).expect_err("false fails");

        assert!(failure.to_string().contains("false failed"));
        assert!(failure.to_string().contains("false.log"));
    }
}
