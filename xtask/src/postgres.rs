//! A throwaway PostgreSQL on a free port, stopped and removed when we end, however we end.

use std::{
    env, fs,
    fs::File,
    io::{BufRead, BufReader},
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::{
    failure::Failure,
    packages,
    run::{printed, program},
};

/// Ends with its standard input, so even a killed `xtask` leaves nothing running.
const GUARD: &str = include_str!("postgres.sh");

/// A server that runs until this is dropped.
pub(crate) struct Postgres {
    guard: Child,
    port: u16,
    /// The folder that holds its files until it ends.
    home: PathBuf,
}

impl Postgres {
    /// Finds PostgreSQL, installing it where that is ours to do, and starts a server.
    ///
    /// # Errors
    /// When it is missing and we may not install it, or it does not start.
    pub(crate) fn start(log: &Path) -> Result<Self, Failure> {
        let programs = match programs() {
            Some(found) => found,
            None => install(log)?,
        };
        let port = free_port()?;
        let mut guard = guard(&programs, port, log)?
            .spawn()
            .map_err(|source| Failure::Start { what: "PostgreSQL".to_owned(), source })?;
        let mut answer = String::new();
        let out = guard.stdout.take().expect("standard output was asked for");
        // An unreadable answer is an empty one: not "ready".
        let _ = BufReader::new(out).read_line(&mut answer);
        if let Some(home) = answer.trim().strip_prefix("ready in ") {
            return Ok(Self { guard, port, home: home.into() });
        }
        let _ = guard.wait();
        Err(Failure::Program { what: "PostgreSQL".to_owned(), log: Some(log.to_path_buf()) })
    }

    /// Where it keeps its files while it runs.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// Where it answers, as its superuser.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // There is nobody left to tell when this fails.
        let _ = self.guard.wait();
    }
}

fn guard(programs: &Path, port: u16, log: &Path) -> Result<Command, Failure> {
    let mut guard = program("sh");
    guard
        .args(["-c", GUARD, "postgres.sh"])
        .arg(programs)
        .arg(port.to_string())
        // A group of its own: an interrupt at the terminal reaches us alone, and we end it in order.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(File::options().create(true).append(true).open(log).map_err(Failure::writing(log))?);
    if packages::is_root() {
        // PostgreSQL refuses to run as root.
        guard.uid(id_of_postgres("-u")?).gid(id_of_postgres("-g")?);
        guard.current_dir("/");
    }
    Ok(guard)
}

fn id_of_postgres(which: &str) -> Result<u32, Failure> {
    printed(program("id").args([which, "postgres"])).ok().and_then(|id| id.trim().parse().ok()).ok_or_else(|| {
        Failure::Missing {
            what: "The user `postgres`".to_owned(),
            fix: "install PostgreSQL from the packages of the system, which make it".to_owned(),
        }
    })
}

fn install(log: &Path) -> Result<PathBuf, Failure> {
    packages::install("PostgreSQL", &["postgresql"], log)?;
    programs().ok_or_else(|| Failure::Missing {
        what: "PostgreSQL".to_owned(),
        fix: "its package is installed, but has no server".to_owned(),
    })
}

/// The folder with `postgres` and `initdb`: the newest of Debian's, or the one on the path.
fn programs() -> Option<PathBuf> {
    newest(Path::new("/usr/lib/postgresql")).or_else(|| {
        env::split_paths(&env::var_os("PATH")?)
            .find(|folder| folder.join("postgres").exists() && folder.join("initdb").exists())
    })
}

fn newest(versions: &Path) -> Option<PathBuf> {
    fs::read_dir(versions)
        .ok()?
        .filter_map(|entry| {
            let folder = entry.ok()?;
            let version: u32 = folder.file_name().to_str()?.parse().ok()?;
            let programs = folder.path().join("bin");
            programs.join("postgres").exists().then_some((version, programs))
        })
        .max()
        .map(|(_, programs)| programs)
}

/// A port that nobody listens on now.
fn free_port() -> Result<u16, Failure> {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|source| Failure::Refused(format!("No port of 127.0.0.1 is free ({source}).")))
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn the_newest_version_is_taken_by_number_and_one_without_a_server_never() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for version in ["9", "15", "16", "notes"] {
            fs::create_dir_all(folder.path().join(version).join("bin")).expect("a folder can be made");
        }
        for version in ["9", "15"] {
            fs::write(folder.path().join(version).join("bin/postgres"), "").expect("a file can be written");
        }

        let found = newest(folder.path()).expect("two have a server");

        assert!(found.ends_with("15/bin"));
    }

    #[test]
    fn a_server_answers_until_it_is_dropped_and_leaves_no_folder() {
        if programs().is_none() {
            eprintln!("SKIPPED: no PostgreSQL on this machine; `cargo xtask test` installs one");
            return;
        }
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let server = Postgres::start(&folder.path().join("log")).expect("it starts");
        let address = ("127.0.0.1", server.port);
        let home = server.home().to_path_buf();
        assert!(TcpStream::connect(address).is_ok());
        assert!(home.exists());

        drop(server);

        assert!(TcpStream::connect(address).is_err());
        assert!(!home.exists());
    }

    #[test]
    fn no_folder_of_versions_is_no_version() {
        assert_eq!(newest(Path::new("/no/such/folder")), None);
    }
}
