//! Packages of the operating system, installed only where that is ours to do.

use std::{path::Path, sync::OnceLock};

use crate::{
    failure::Failure,
    run::{logged, printed, program},
};

/// Installs `packages`, or says which command does it.
///
/// # Errors
/// When we are not root on Debian or Ubuntu, or the installation fails.
pub(crate) fn install(what: &str, packages: &[&str], log: &Path) -> Result<(), Failure> {
    if !is_root() || !Path::new("/etc/debian_version").exists() {
        return Err(Failure::Missing {
            what: what.to_owned(),
            fix: format!("install it, on Debian or Ubuntu with `sudo apt-get install {}`", packages.join(" ")),
        });
    }
    refresh(log)?;
    logged(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages), log)
}

/// Whether we run as root.
pub(crate) fn is_root() -> bool {
    printed(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Brings the list of packages up to date, once in a run.
fn refresh(log: &Path) -> Result<(), Failure> {
    static DONE: OnceLock<()> = OnceLock::new();
    if DONE.get().is_none() {
        logged(apt().arg("update"), log)?;
    }
    DONE.get_or_init(|| ());
    Ok(())
}

fn apt() -> std::process::Command {
    let mut apt = program("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive")
        // Another installation may be under way: wait for it instead of failing.
        .args(["-o", "DPkg::Lock::Timeout=300", "-q"]);
    apt
}
