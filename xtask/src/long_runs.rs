//! `bench` and `soak`: what takes too long for every change.

use crate::{
    failure::Failure,
    postgres::Postgres,
    run::{answers, cargo, shown, target},
};

/// Measures the release build; the measuring program writes `docs/bench.md`.
///
/// # Errors
/// When it does not build, or a bar is missed.
pub(crate) fn bench(arguments: &[String]) -> Result<(), Failure> {
    println!("Building for release, about ten minutes the first time …");
    let bench = ["run", "--release", "--package", "flotilla", "--bin", "bench", "--"];
    shown(cargo().args(bench).args(arguments))
}

/// Runs the tests that are too long for `test`, on both engines: those with "soak" in their name.
///
/// # Errors
/// When one fails.
pub(crate) fn soak(arguments: &[String]) -> Result<(), Failure> {
    let log = target().join("xtask-soak-postgres.log");
    let server = Postgres::start(&log)?;
    let mut tests = cargo();
    tests.env("FLOTILLA_SOAK", "1").env("FLOTILLA_TEST_POSTGRES", server.url());
    if answers("cargo-nextest", "--version") {
        tests.args(["nextest", "run", "--workspace", "--profile", "soak"]);
        tests.args(["--run-ignored", "all", "-E", "test(soak)"]);
    } else {
        tests.args(["test", "--workspace", "soak", "--", "--include-ignored"]);
    }
    shown(tests.args(arguments))
}
