//! The browser code: its packages, its bundle, and the journeys that drive a real browser.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

use crate::{
    failure::Failure,
    packages,
    run::{Output, answers, printed, program, root, run, target},
};

/// The oldest Node that the packages work with.
const OLDEST_NODE: u32 = 20;
/// Names under which Chromium is installed.
const CHROMIUMS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// `cargo xtask assets`.
///
/// # Errors
/// When Node is missing or too old, or a step fails.
pub(crate) fn assets() -> Result<(), Failure> {
    bundle(Output::Terminal)?;
    println!("The scripts and fonts of the pages are in crates/web/assets.");
    Ok(())
}

/// Bundles unless the bundle is newer than everything it is made from; says whether it did.
///
/// # Errors
/// When Node is missing or too old, or a step fails.
pub(crate) fn bundle_if_stale() -> Result<bool, Failure> {
    if is_fresh() {
        return Ok(false);
    }
    bundle(Output::Terminal)?;
    Ok(true)
}

/// Checks the types of the browser code and bundles it.
///
/// # Errors
/// When Node is missing or too old, or a step fails.
pub(crate) fn checked_bundle(log: &Path) -> Result<(), Failure> {
    bundle(Output::Log(log))?;
    run(npm().args(["run", "--silent", "types"]), Output::Log(log))
}

/// Runs the journeys against the debug build.
///
/// # Errors
/// When Chromium is missing and may not be installed, or a journey fails.
pub(crate) fn journeys(log: &Path) -> Result<(), Failure> {
    let chromium = chromium(log)?;
    let mut journeys = npm();
    journeys
        .args(["run", "--silent", "journeys"])
        .env("FLOTILLA_CHROMIUM", chromium)
        .env("FLOTILLA_PROGRAM", target().join("debug/flotilla"));
    run(&mut journeys, Output::Log(log))
}

fn bundle(output: Output) -> Result<(), Failure> {
    fetch_packages(output)?;
    run(npm().args(["run", "--silent", "assets"]), output)
}

/// Fetches the packages that the lock file names, unless they are there.
fn fetch_packages(output: Output) -> Result<(), Failure> {
    check_node()?;
    let lock = folder().join("package-lock.json");
    let wanted = fs::read(&lock).map_err(Failure::reading(&lock))?;
    // Written last, so that an interrupted installation begins again.
    let stamp = folder().join("node_modules/.fetched-from");
    if fs::read(&stamp).is_ok_and(|fetched| fetched == wanted) {
        return Ok(());
    }
    run(npm().arg("ci"), output)?;
    fs::write(&stamp, wanted).map_err(Failure::writing(&stamp))
}

fn check_node() -> Result<(), Failure> {
    let fix = format!(
        "install Node {OLDEST_NODE} or newer with npm, from nodejs.org or the packages of the system, \
         then start again"
    );
    let missing = |what: &str| Failure::Missing { what: what.to_owned(), fix: fix.clone() };
    let said = printed(program("node").arg("--version"))
        .map_err(|_| missing("Node, which bundles the scripts of the pages,"))?;
    if !answers("npm", "--version") {
        return Err(missing("npm, which fetches the packages of the browser code,"));
    }
    match major(&said) {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        _ => Err(Failure::Refused(format!("Node {} is too old: {fix}.", said.trim()))),
    }
}

/// 20 of "v20.20.2".
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Whether the bundle is newer than all that it is made from.
fn is_fresh() -> bool {
    let built = root().join("crates/web/assets/flotilla.js");
    let made_from = ["scripts", "build.mjs", "package-lock.json"].map(|name| newest(&folder().join(name)));
    match changed(&built) {
        Some(built) => made_from.into_iter().flatten().all(|changed| changed <= built),
        None => false,
    }
}

/// When the file, or the youngest in the folder, changed.
fn newest(path: &Path) -> Option<SystemTime> {
    let inside = fs::read_dir(path).into_iter().flatten().flatten();
    inside.filter_map(|entry| newest(&entry.path())).chain(changed(path)).max()
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// Chromium: as told by the environment, found on the path, or installed.
fn chromium(log: &Path) -> Result<PathBuf, Failure> {
    if let Some(told) = env::var_os("FLOTILLA_CHROMIUM") {
        return Ok(told.into());
    }
    if let Some(found) = on_path(CHROMIUMS) {
        return Ok(found);
    }
    packages::install("Chromium", &["chromium"], log)?;
    on_path(CHROMIUMS).ok_or_else(|| Failure::Missing {
        what: "Chromium".to_owned(),
        fix: "its package is installed, but has no program".to_owned(),
    })
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|program| program.is_file())
}

fn folder() -> PathBuf {
    root().join("browser")
}

fn npm() -> Command {
    let mut npm = program("npm");
    npm.current_dir(folder());
    npm
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_its_first_number() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v9.1.0"), Some(9));
        assert_eq!(major("20"), None);
    }

    #[test]
    fn the_youngest_file_of_a_folder_is_found_at_any_depth() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let deep = folder.path().join("parts");
        fs::create_dir(&deep).expect("a folder can be made");
        let part = deep.join("part.ts");
        fs::write(&part, "").expect("a file can be written");
        let later = SystemTime::now() + std::time::Duration::from_mins(1);
        fs::File::options()
            .write(true)
            .open(&part)
            .and_then(|file| file.set_modified(later))
            .expect("a time can be set");

        assert_eq!(newest(folder.path()), changed(&part));
    }
}
