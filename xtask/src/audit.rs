//! `cargo xtask audit`: known holes in what we build on.

use std::{path::Path, process::Command};

use crate::{
    failure::Failure,
    run::{root, shown, target},
    test::deny_program,
};

/// Looks every dependency up in the advisory database that `database` holds.
///
/// # Errors
/// When the database is not there, or it knows something about one of our dependencies.
pub(crate) fn run(database: Option<&Path>) -> Result<(), Failure> {
    let Some(database) = database else {
        println!(
            "SKIPPED: no advisory was looked up. Clone the RustSec advisory database somewhere, \
             then run: cargo xtask audit --database DIR"
        );
        return Ok(());
    };
    if !database.is_dir() {
        return Err(Failure::Missing {
            what: format!("The advisory database {}", database.display()),
            fix: "clone the RustSec advisory database there".to_owned(),
        });
    }
    let folder = target().join("xtask");
    std::fs::create_dir_all(&folder).map_err(Failure::writing(&folder))?;
    let config = folder.join("audit.toml");
    let path = database.canonicalize().map_err(Failure::reading(database))?;
    let settings = format!("[advisories]\ndb-path = {:?}\nyanked = \"warn\"\n", path.display().to_string());
    std::fs::write(&config, settings).map_err(Failure::writing(&config))?;
    let mut deny = Command::new(deny_program(&folder.join("audit.log"))?);
    deny.current_dir(root());
    // The copy is as fresh as whoever made it wanted; nothing is fetched here.
    shown(deny.args(["check", "--disable-fetch", "--config"]).arg(config).arg("advisories"))
}
