//! Data from yesterday's version still opens today: the demonstration of each release is kept and served.
//!
//! A release adds one file: `flotilla demo --data DIR --only-fill --members 50`, then `tar -czf
//! tests/fixtures/demonstration-VERSION.tar.gz -C DIR .`, without the `-shm` files.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
};

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// The running program on that folder, and the port on which it answers.
fn served(folder: &Path) -> (Running, u16) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_flotilla"))
        .args(["demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let running = Running(child);
    let ready = lines.find(|line| line.as_ref().unwrap().contains("ready")).expect("it opens").unwrap();
    (running, ready.rsplit(':').next().unwrap().trim().parse().unwrap())
}

fn page(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_demonstration_of_each_release_still_opens_and_shows_its_results() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let mut opened = 0;
    for file in fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path()) {
        let folder = tempfile::tempdir().unwrap();
        let packed = flate2::read::GzDecoder::new(fs::File::open(&file).unwrap());
        tar::Archive::new(packed).unpack(folder.path()).unwrap();

        let (_running, port) = served(folder.path());

        let home = page(port, "/");
        assert!(home.starts_with("HTTP/1.1 200"), "{}: {home}", file.display());
        let result =
            home.split("href=\"").filter_map(|part| part.split('"').next()).find(|href| href.ends_with("/result"));
        let result = page(port, result.expect("a decided ballot is on the home page"));
        assert!(result.starts_with("HTTP/1.1 200") && result.contains("<svg"), "{}", file.display());
        opened += 1;
    }
    assert!(opened > 0, "there is a release to look back at");
}
