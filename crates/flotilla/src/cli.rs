//! The command line.

use std::{io::Write, process::ExitCode, sync::Arc};

use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;

use crate::{
    backup, backup_key, count, demo, drill, export, logging, restore, serve, serving,
    settings::{Chosen, environment},
    setup, slices, upgrade,
};

/// Flotilla: one program on which a member-led movement meets, decides and keeps its record.
///
/// Begin with `flotilla demo`: it fills a movement of made-up people and serves it on this machine.
/// `flotilla count FILE.blt` counts a file of ballots and shows every stage, with no database at all.
#[derive(Debug, Parser)]
#[command(
    name = "flotilla",
    version,
    arg_required_else_help = true,
    propagate_version = true,
    after_help = "\
A real installation, from nothing to every night:
  flotilla setup              a check-list: database, keys, mail, two administrators, back-up
  flotilla serve              brings the database up to date, and serves
  flotilla backup-key         a key that back-ups are encrypted to, kept off the machine
  flotilla backup             database and keys, apart, while serving
  flotilla drill              proves that the newest back-up can be restored
  flotilla restore --from FILE --keys FILE

Exit codes: 0 done, 1 refused (the reason is on standard error), 2 wrong usage. docs/operators/ says more."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::DemoArgs),
    Count(count::CountArgs),
    Setup(setup::SetupArgs),
    Serve(serve::ServeArgs),
    Backup(backup::BackupArgs),
    BackupKey(backup_key::BackupKeyArgs),
    Restore(restore::RestoreArgs),
    Drill(drill::DrillArgs),
    Export(export::ExportArgs),
    /// Print completions for a shell, to be put where the shell looks for them
    #[command(after_help = "Example:\n  flotilla completions bash > /etc/bash_completion.d/flotilla")]
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// Runs the command that the process was called with.
pub fn run() -> ExitCode {
    let mut whole = whole();
    let matches = whole.clone().get_matches();
    let done = match of_a_slice(&matches) {
        Some((command, leaf)) => in_runtime(run_of_slice(command, leaf)).map(|text| say(&text)),
        None => match Arguments::from_arg_matches(&matches) {
            Ok(arguments) => run_own(arguments.command),
            Err(error) => error.format(&mut whole).exit(),
        },
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            if !reason.is_empty() {
                writeln!(std::io::stderr(), "flotilla: {reason}").ok();
            }
            ExitCode::from(1)
        }
    }
}

fn run_own(command: Command) -> Result<(), String> {
    let now = (serving::clock())();
    match command {
        Command::Demo(args) => {
            logging::begin(logging::Style::Plain, "warn");
            in_runtime(demo::run(args, Arc::new(say)))
        }
        Command::Count(args) => {
            let mut out = std::io::stdout().lock();
            count::run(&args, &mut out).map_err(|error| match error {
                count::CountError::Usage(reason) => misused("count", &reason),
                other => other.to_string(),
            })
        }
        Command::Serve(args) => {
            logging::begin(logging::Style::Json, "info");
            in_runtime(serve::run(args, &environment()))
        }
        Command::Setup(args) => {
            logging::begin(logging::Style::Plain, "warn");
            let (text, is_green) = in_runtime(setup::run(args, now))?;
            say(&text);
            // The list itself says what is to be done.
            if is_green { Ok(()) } else { Err(String::new()) }
        }
        Command::Backup(args) => in_plain_runtime(backup::run(args, now)).map(|text| say(&text)),
        Command::BackupKey(args) => {
            let text = backup_key::run(&args, now).map_err(|error| error.to_string())?;
            say(&text);
            Ok(())
        }
        Command::Drill(args) => in_plain_runtime(drill::run(args, now, &say)).map(|text| say(&text)),
        Command::Restore(args) => in_plain_runtime(restore::run(args, now)).map(|text| say(&text)),
        Command::Export(args) => in_plain_runtime(export::run(args, now)).map(|text| say(&text)),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut whole(), "flotilla", &mut std::io::stdout());
            Ok(())
        }
    }
}

/// Says what is wrong with a command line, as the parser does, and ends the program.
fn misused(command: &str, reason: &str) -> ! {
    let mut whole = whole();
    let found = whole.find_subcommand_mut(command).expect("it was just run");
    found.error(clap::error::ErrorKind::ArgumentConflict, reason).exit()
}

/// The command line with the commands of all slices in it.
fn whole() -> clap::Command {
    let commands = slices::all().into_iter().flat_map(|slice| slice.commands);
    commands.fold(Arguments::command(), |whole, command| {
        let words: Vec<&'static str> = command.name.split(' ').collect();
        with(whole, &words, &command)
    })
}

/// A command with another one put in, under these words.
fn with(parent: clap::Command, words: &[&'static str], command: &web::Command) -> clap::Command {
    let [word, rest @ ..] = words else { return leaf(parent, command) };
    if parent.find_subcommand(word).is_some() {
        return parent.mut_subcommand(word, |found| {
            let found = found.args_conflicts_with_subcommands(true).subcommand_negates_reqs(true);
            with(found, rest, command)
        });
    }
    let made = clap::Command::new(*word);
    let made = if rest.is_empty() { made } else { made.about(command.about).subcommand_required(true) };
    parent.subcommand(with(made, rest, command))
}

/// The option that every command of a slice takes.
const JSON: &str = "json";

fn leaf(made: clap::Command, command: &web::Command) -> clap::Command {
    let arguments = command.arguments.iter().map(|name| clap::Arg::new(*name).value_name(*name).required(true));
    // Flattened settings bring a description of their own: the command's comes after it.
    let json = clap::Arg::new(JSON).long(JSON).action(clap::ArgAction::SetTrue).help("Print what was done as JSON");
    Chosen::augment_args(made.args(arguments).arg(json)).about(command.about).long_about(None::<&str>)
}

/// The command of a slice that was called, with its own arguments.
fn of_a_slice(matches: &ArgMatches) -> Option<(web::Command, &ArgMatches)> {
    slices::all().into_iter().flat_map(|slice| slice.commands).find_map(|command| {
        let leaf = command.name.split(' ').try_fold(matches, |at, word| at.subcommand_matches(word))?;
        leaf.subcommand_name().is_none().then_some((command, leaf))
    })
}

async fn run_of_slice(command: web::Command, leaf: &ArgMatches) -> Result<String, String> {
    logging::begin(logging::Style::Plain, "warn");
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let chosen = Chosen::from_arg_matches(leaf).map_err(|error| said(&error))?;
    let settings = chosen.settings(&environment()).map_err(|error| said(&error))?;
    let open = upgrade::open_as_it_is(&settings, (serving::clock())()).await.map_err(|error| said(&error))?;
    let is_demo = open.is_demonstration().await.map_err(|error| said(&error))?;
    let app = serve::program(&settings, &open, is_demo)?;
    let arguments = command.arguments.iter().filter_map(|name| leaf.get_one::<String>(name).cloned()).collect();
    let done = (command.run)(app, arguments).await;
    open.db.close().await;
    open.vault.store().close().await;
    let told = done?;
    if leaf.get_flag(JSON) {
        return serde_json::to_string_pretty(&told.data).map_err(|error| said(&error));
    }
    Ok(told.text)
}

/// Prints a line for the person at the terminal; a program that reads it gets it at once.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever closed the pipe does not want to hear more.
    writeln!(out, "{line}").and_then(|()| out.flush()).ok();
}

fn in_plain_runtime<T, E: std::fmt::Display>(work: impl Future<Output = Result<T, E>>) -> Result<T, String> {
    logging::begin(logging::Style::Plain, "warn");
    in_runtime(work)
}

fn in_runtime<T, E: std::fmt::Display>(work: impl Future<Output = Result<T, E>>) -> Result<T, String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| error.to_string())?.block_on(work).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(name: &'static str) -> web::Command {
        web::Command {
            name,
            about: "About it",
            arguments: &["BALLOT", "FILE"],
            run: |_, _| Box::pin(async { Err(String::new()) }),
        }
    }

    fn parsed(line: &str) -> Result<ArgMatches, clap::Error> {
        let whole = ["import papers", "export ballot"].into_iter().fold(Arguments::command(), |whole, name| {
            with(whole, &name.split(' ').collect::<Vec<_>>(), &command(name))
        });
        whole.try_get_matches_from(line.split(' '))
    }

    #[test]
    fn the_command_line_is_well_formed() {
        whole().debug_assert();
    }

    #[test]
    fn words_of_a_slices_command_lead_to_it() {
        let matches = parsed("flotilla import papers B1 papers.blt --json --data here").unwrap();

        let leaf = matches.subcommand_matches("import").unwrap().subcommand_matches("papers").unwrap();
        assert_eq!(leaf.get_one::<String>("FILE").unwrap(), "papers.blt");
        assert!(leaf.get_flag(JSON));
        assert_eq!(Chosen::from_arg_matches(leaf).unwrap().data.unwrap().to_str(), Some("here"));
        let help = parsed("flotilla import papers --help").unwrap_err().to_string();
        assert!(help.starts_with("About it"), "{help}");
        assert_eq!(parsed("flotilla import papers B1").unwrap_err().exit_code(), 2);
        assert_eq!(parsed("flotilla import").unwrap_err().exit_code(), 2);
    }

    #[test]
    fn a_slices_command_may_stand_under_one_of_ours() {
        assert!(parsed("flotilla export ballot B1 out.blt").is_ok());
        assert!(Arguments::from_arg_matches(&parsed("flotilla export --to all.tar.gz").unwrap()).is_ok());
        assert_eq!(parsed("flotilla export").unwrap_err().exit_code(), 2);
    }
}
