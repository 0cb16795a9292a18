//! Every case of the counting data through the command, compared by the data's own program.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Parser;
use serde::Deserialize;

use super::{CountArgs, run};

#[derive(Debug, Parser)]
struct Program {
    #[command(flatten)]
    count: CountArgs,
}

/// One entry of `cases.json`.
#[derive(Deserialize)]
struct Case {
    #[serde(rename = "case")]
    name: String,
    ballots: PathBuf,
    expected: PathBuf,
    options: Vec<String>,
}

/// The folder of the counting data: in `FLOTILLA_DATA`, or beside the workspace.
fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let data = std::env::var_os("FLOTILLA_DATA").map_or(beside, PathBuf::from);
    let counting = data.join("counting");
    counting.join("cases.json").is_file().then_some(counting)
}

/// The command line of a case; files are named from the folder of the data.
fn words(folder: &Path, case: &Case) -> Vec<OsString> {
    let (_, rule) = case.name.rsplit_once('/').expect("a case is named ballots/rule");
    let mut words: Vec<OsString> = vec!["count".into(), folder.join(&case.ballots).into()];
    words.extend(["--rule".into(), rule.into(), "--json".into()]);
    let mut is_file = false;
    for option in &case.options {
        words.push(if is_file { folder.join(option).into() } else { option.into() });
        is_file = option == "--groups";
    }
    words
}

/// What is different, if anything is.
fn difference(folder: &Path, case: &Case, file: &Path) -> Option<String> {
    let args = match Program::try_parse_from(words(folder, case)) {
        Ok(program) => program.count,
        Err(error) => return Some(error.to_string()),
    };
    let mut out = Vec::new();
    if let Err(error) = run(&args, &mut out) {
        return Some(error.to_string());
    }
    std::fs::write(file, out).expect("a temporary folder can be written to");
    let mut compare = Command::new("python3");
    compare.arg(folder.join("compare.py")).arg(folder.join(&case.expected)).arg(file);
    let said = compare.output().expect("python3 was asked for its version");
    (!said.status.success())
        .then(|| String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr))
}

#[test]
fn every_case_of_the_counting_data_agrees() {
    let Some(folder) = folder() else {
        eprintln!("SKIPPED every_case_of_the_counting_data_agrees: no counting data (set FLOTILLA_DATA)");
        return;
    };
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("SKIPPED every_case_of_the_counting_data_agrees: no python3");
        return;
    }
    let list = std::fs::read(folder.join("cases.json")).expect("folder() found it");
    let cases: Vec<Case> = serde_json::from_slice(&list).expect("the list of cases is JSON");
    let place = tempfile::tempdir().expect("there is a temporary folder");
    let file = place.path().join("actual.json");

    let different: Vec<String> =
        cases.iter().filter_map(|case| Some(format!("{}: {}", case.name, difference(&folder, case, &file)?))).collect();

    assert!(!cases.is_empty());
    assert!(different.is_empty(), "{}", different.join("\n"));
}
