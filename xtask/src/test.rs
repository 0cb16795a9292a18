//! `cargo xtask test`: the phases one after another, a line for each.

mod counts;
mod phases;

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::Instant,
};

pub(crate) use self::phases::deny_program;
use self::{
    counts::Counts,
    phases::{PHASES, Phase, Run},
};
use crate::{failure::Failure, run::target};

/// So many lines of a failed phase are shown; the whole is in its log.
const SHOWN_LINES: usize = 400;

/// Prints the phases in their order.
pub(crate) fn list() {
    for phase in PHASES {
        println!("{:<12} {}", phase.name, phase.what);
    }
}

/// Runs the phases named in `only` with what they need, or all of them.
///
/// # Errors
/// When a name is unknown or a phase fails; phases that do not need the failed one run all the same.
pub(crate) fn run(only: &[String]) -> Result<(), Failure> {
    let wanted = wanted(only)?;
    let mut run = Run::new();
    let mut counts = Counts::default();
    let mut summary = None;
    let mut failed: Vec<&'static str> = Vec::new();
    for phase in PHASES.iter().filter(|phase| wanted.contains(phase.name)) {
        let log = fresh_log(phase)?;
        if !has_passed(phase, &mut run, &log, &failed)? {
            failed.push(phase.name);
        }
        let said = fs::read_to_string(&log).unwrap_or_default();
        let counted = counts::of(&said);
        // A phase that failed without a test of its own failing is one failure more.
        let unexplained = failed.contains(&phase.name) && counted.is_none_or(|counted| counted.failed == 0);
        counts += counted.unwrap_or_default();
        counts.failed += u32::from(unexplained);
        summary = summary.or_else(|| counts::nextest_summary(&said));
    }
    drop(run);
    if let Some(summary) = summary {
        println!("\n{summary}");
    }
    if only.is_empty() || counts != Counts::default() {
        println!("{counts}");
    }
    if failed.is_empty() {
        return Ok(());
    }
    Err(Failure::Refused(format!("Failed: {}.", failed.join(", "))))
}

/// Runs one phase and prints its line; a phase whose needs failed has not passed either.
fn has_passed(phase: &Phase, run: &mut Run, log: &Path, failed: &[&'static str]) -> Result<bool, Failure> {
    print!("{:.<14} ", format!("{} ", phase.name));
    // The name stands there while the phase runs; a closed terminal is no reason to stop.
    let _ = io::stdout().flush();
    if let Some(needed) = phase.needs.iter().find(|needed| failed.contains(needed)) {
        println!("skipped, it needs {needed}");
        return Ok(false);
    }
    let start = Instant::now();
    let done = (phase.run)(run, log);
    let seconds = start.elapsed().as_secs_f32();
    match done {
        Ok(note) => {
            println!("ok {seconds:.1} s{}", note.map(|note| format!(" ({note})")).unwrap_or_default());
            Ok(true)
        }
        Err(failure) => {
            println!("FAILED {seconds:.1} s");
            show_end(log)?;
            println!("{failure}");
            println!("To run it alone: cargo xtask test --only {}", phase.name);
            Ok(false)
        }
    }
}

/// Names to run: those asked for and all that they need, or every phase.
fn wanted(only: &[String]) -> Result<BTreeSet<&'static str>, Failure> {
    if only.is_empty() {
        return Ok(PHASES.iter().map(|phase| phase.name).collect());
    }
    let mut wanted = BTreeSet::new();
    for name in only {
        let phase = phase(name).ok_or_else(|| {
            let names: Vec<_> = PHASES.iter().map(|phase| phase.name).collect();
            Failure::Refused(format!("There is no phase `{name}`; there are {}.", names.join(", ")))
        })?;
        with_needs(phase, &mut wanted);
    }
    Ok(wanted)
}

fn with_needs(phase: &'static Phase, wanted: &mut BTreeSet<&'static str>) {
    wanted.insert(phase.name);
    for needed in phase.needs.iter().filter_map(|name| self::phase(name)) {
        with_needs(needed, wanted);
    }
}

fn phase(name: &str) -> Option<&'static Phase> {
    PHASES.iter().find(|phase| phase.name == name)
}

/// The empty log of a phase.
fn fresh_log(phase: &Phase) -> Result<PathBuf, Failure> {
    let folder = target().join("xtask");
    fs::create_dir_all(&folder).map_err(Failure::writing(&folder))?;
    let log = folder.join(format!("{}.log", phase.name));
    fs::write(&log, "").map_err(Failure::writing(&log))?;
    Ok(log)
}

fn show_end(log: &Path) -> Result<(), Failure> {
    let said = fs::read(log).map_err(Failure::reading(log))?;
    let said = String::from_utf8_lossy(&said);
    let lines: Vec<_> = said.lines().collect();
    for line in &lines[lines.len().saturating_sub(SHOWN_LINES)..] {
        println!("  {line}");
    }
    if lines.len() > SHOWN_LINES {
        println!("  (the last {SHOWN_LINES} of {} lines of {})", lines.len(), log.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phase_needs_only_phases_that_come_before_it() {
        for (place, phase) in PHASES.iter().enumerate() {
            for needed in phase.needs {
                assert!(
                    PHASES[..place].iter().any(|earlier| earlier.name == *needed),
                    "{} needs {needed}, which does not come before it",
                    phase.name
                );
            }
        }
    }

    #[test]
    fn no_two_phases_have_one_name() {
        let names: BTreeSet<_> = PHASES.iter().map(|phase| phase.name).collect();

        assert_eq!(names.len(), PHASES.len());
    }

    #[test]
    fn a_phase_alone_brings_what_it_needs_and_nothing_else() {
        let wanted = wanted(&["tests".to_owned()]).expect("tests is a phase");

        assert!(wanted.contains("postgres"));
        assert!(!wanted.contains("clippy"));
    }

    #[test]
    fn an_unknown_phase_is_refused_with_the_names_there_are() {
        let failure = wanted(&["lint".to_owned()]).expect_err("there is no such phase");

        assert!(failure.to_string().contains("`lint`"));
        assert!(failure.to_string().contains("clippy"));
    }
}
