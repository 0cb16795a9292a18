//! The countable rules of the house, each a small module with a sample that it refuses.
//!
//! A rule reads text: sources, manifests and what `cargo tree` prints. What needs the program
//! itself (every statement prepared on both engines, no way from a secret ballot to a member)
//! is a test in `crates/flotilla/tests`.

mod exact;
mod floors;
mod inline;
mod layers;
mod length;
mod pure;
mod reasons;
mod statements;
mod tables;
mod tree;
mod unwraps;
mod words;

use std::{fs, path::Path};

pub(crate) use self::floors::SLICES;
use self::tree::Tree;
use crate::failure::Failure;

/// One place where a rule is broken.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    /// From 1; 0 when it is about the whole file.
    line: usize,
    why: String,
}

impl Finding {
    fn new(path: &str, line: usize, why: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, why: why.into() }
    }
}

/// Every rule.
const RULES: &[fn(&Tree) -> Vec<Finding>] = &[
    floors::check,
    pure::check,
    layers::check,
    tables::check,
    statements::check,
    exact::check,
    length::check,
    unwraps::check,
    inline::check,
    reasons::check,
    words::check,
];

/// Checks the workspace and prints what is wrong.
///
/// # Errors
/// When a rule is broken, or a file cannot be read.
pub(crate) fn run() -> Result<(), Failure> {
    let (files, findings) = findings()?;
    for finding in &findings {
        println!("{}", line(finding));
    }
    if findings.is_empty() {
        println!("tidy: {files} files, {} rules, nothing found", RULES.len());
    }
    refuse(&findings)
}

/// Checks the workspace, writes what is wrong to `log`, and says how much was looked at.
///
/// # Errors
/// When a rule is broken, or a file cannot be read.
pub(crate) fn logged(log: &Path) -> Result<String, Failure> {
    let (files, findings) = findings()?;
    let said: Vec<_> = findings.iter().map(line).collect();
    fs::write(log, said.join("\n") + "\n").map_err(Failure::writing(log))?;
    refuse(&findings)?;
    Ok(format!("{files} files"))
}

fn findings() -> Result<(usize, Vec<Finding>), Failure> {
    let tree = Tree::load()?;
    let mut findings: Vec<_> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    findings.sort();
    Ok((tree.files.len(), findings))
}

fn line(finding: &Finding) -> String {
    match finding.line {
        0 => format!("{}: {}", finding.path, finding.why),
        line => format!("{}:{line}: {}", finding.path, finding.why),
    }
}

fn refuse(findings: &[Finding]) -> Result<(), Failure> {
    match findings.len() {
        0 => Ok(()),
        1 => Err(Failure::Refused("tidy: one rule is broken once.".to_owned())),
        many => Err(Failure::Refused(format!("tidy: rules are broken in {many} places."))),
    }
}
