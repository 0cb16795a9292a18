//! `cargo xtask demo`: from a fresh clone to a movement on the screen.

use std::{
    io,
    net::{TcpListener, ToSocketAddrs},
    os::unix::process::CommandExt,
    process::{Command, Stdio},
    time::Instant,
};

use crate::{
    browser,
    failure::Failure,
    run::{cargo, printed, program, root, shown, target},
};

/// Where `flotilla demo` listens unless told otherwise.
const LISTEN: &str = "127.0.0.1:8080";
/// What a first build leaves in the target directory, in kilobytes, with room to spare.
const FIRST_BUILD_KILOBYTES: u64 = 3_000_000;
/// What a later build may add.
const LATER_BUILD_KILOBYTES: u64 = 300_000;

/// Builds what is not built, then becomes `flotilla demo` with the same arguments.
///
/// # Errors
/// One sentence on what is missing: Node, a free port, room on the disk; or a build that fails.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let start = Instant::now();
    // What would stop the end is found before the long part begins.
    check_port(listen(arguments).unwrap_or(LISTEN))?;
    let program = target().join("debug/flotilla");
    let is_first = !program.exists();
    check_room(is_first)?;
    if browser::bundle_if_stale()? {
        println!("1/3  Scripts and fonts are bundled.");
    }
    if is_first {
        println!("2/3  Building the program: four to eight minutes the first time on two cores …");
    }
    build()?;
    if is_first {
        println!("3/3  Built after {} s. Starting the demonstration …", start.elapsed().as_secs());
    }
    // From here on we are the server, so that Ctrl-C reaches it and nothing stays behind.
    let source = Command::new(&program).arg("demo").args(arguments).current_dir(root()).exec();
    Err(Failure::Start { what: program.display().to_string(), source })
}

fn build() -> Result<(), Failure> {
    let mut build = cargo();
    build.args(["build", "--package", "flotilla", "--bin", "flotilla"]);
    if target().join("debug/flotilla").exists() {
        build.arg("--quiet");
    }
    shown(build.stdin(Stdio::null())).map_err(|failure| match free_kilobytes() {
        Some(free) if free < 50_000 => full(free, LATER_BUILD_KILOBYTES),
        _ => failure,
    })
}

/// The address after `--listen`, if it was given.
fn listen(arguments: &[String]) -> Option<&str> {
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument == "--listen" {
            return arguments.next().map(String::as_str);
        }
        if let Some(address) = argument.strip_prefix("--listen=") {
            return Some(address);
        }
    }
    None
}

/// Whether we could listen there; an address that cannot be read is left to `flotilla` to explain.
fn check_port(address: &str) -> Result<(), Failure> {
    let Ok(mut addresses) = address.to_socket_addrs() else { return Ok(()) };
    let Some(first) = addresses.next() else { return Ok(()) };
    match TcpListener::bind(first) {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => Err(Failure::Refused(format!(
            "Port {port} is in use: stop the program that listens there, or choose another port, \
             for example `cargo xtask demo --listen 127.0.0.1:{other}`.",
            port = first.port(),
            other = if first.port() == 65_535 { 8081 } else { first.port() + 1 },
        ))),
        _ => Ok(()),
    }
}

fn check_room(is_first: bool) -> Result<(), Failure> {
    let needed = if is_first { FIRST_BUILD_KILOBYTES } else { LATER_BUILD_KILOBYTES };
    match free_kilobytes() {
        Some(free) if free < needed => Err(full(free, needed)),
        _ => Ok(()),
    }
}

fn full(free: u64, needed: u64) -> Failure {
    Failure::Disk(format!(
        "The disk is full: {} megabytes are free where {} lies, and the build needs {}. Make room and start again.",
        free / 1000,
        target().display(),
        needed / 1000
    ))
}

/// Room on the disk of the workspace, or `None` when the system does not say.
fn free_kilobytes() -> Option<u64> {
    let said = printed(program("df").args(["-Pk", "."])).ok()?;
    said.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn the_address_is_found_in_both_spellings() {
        assert_eq!(listen(&arguments(&["--members", "20", "--listen", "[::1]:81"])), Some("[::1]:81"));
        assert_eq!(listen(&arguments(&["--listen=127.0.0.1:82", "--reset"])), Some("127.0.0.1:82"));
        assert_eq!(listen(&arguments(&["--reset"])), None);
    }

    #[test]
    fn a_port_in_use_is_said_with_another_to_take() {
        let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = taken.local_addr().expect("it listens");

        let failure = check_port(&address.to_string()).expect_err("the port is taken");

        assert!(failure.to_string().starts_with(&format!("Port {} is in use", address.port())));
        assert!(failure.to_string().contains("--listen 127.0.0.1:"));
    }

    #[test]
    fn a_free_port_and_an_address_that_is_none_are_left_alone() {
        assert!(check_port("127.0.0.1:0").is_ok());
        assert!(check_port("not an address").is_ok());
    }

    #[test]
    fn the_free_room_of_this_disk_is_known() {
        assert!(free_kilobytes().is_some());
    }

    #[test]
    fn a_full_disk_says_how_much_is_missing() {
        let said = full(120_000, FIRST_BUILD_KILOBYTES).to_string();

        assert!(said.contains("120 megabytes are free"));
        assert!(said.contains("needs 3000"));
    }
}
