use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::machine::{Machine, Organisation};

fn flotilla() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_flotilla"));
    command.env_clear();
    command
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A server of this machine, and its port.
fn serve(machine: &Machine) -> (Child, u16) {
    serve_told(machine, &[])
}

/// A server of this machine whose environment says so much besides.
fn serve_told(machine: &Machine, told: &[(&str, &str)]) -> (Child, u16) {
    let port = free_port();
    let server = flotilla()
        .envs(told.iter().copied())
        .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--config"])
        .arg(machine.config())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    // It listens before its database is open: it serves once it answers.
    while !health(port).is_some_and(|answer| answer.starts_with("HTTP/1.1 200")) {
        assert!(began.elapsed() < Duration::from_secs(30), "it serves within half a minute");
        std::thread::sleep(Duration::from_millis(20));
    }
    (server, port)
}

fn health(port: u16) -> Option<String> {
    send(port, &format!("GET /healthz HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"))
}

fn send(port: u16, request: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

/// Tells it to end as a service manager does; what it logged.
fn end(mut server: Child) -> String {
    let told = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(told.success());
    let mut log = String::new();
    server.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert_eq!(server.wait().unwrap().code(), Some(0), "{log}");
    log
}

#[tokio::test]
async fn the_log_is_json_and_names_nobody() {
    let machine = Machine::founded().await;
    let (server, port) = serve(&machine);
    let body = "name=Perpetua+Lanternjaw&email=perpetua@heron.example&postcode=LL57+2DG&consent=yes";

    let joined = send(
        port,
        &format!(
            "POST /join HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ),
    )
    .unwrap();
    let log = end(server);

    assert!(joined.contains("Perpetua"), "the page repeats what was typed: {joined}");
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().any(|line| line["fields"]["message"] == "serving"), "{log}");
    assert!(lines.iter().any(|line| line["fields"]["message"] == "ended"), "it ended in order: {log}");
    for fixture in ["Perpetua", "perpetua@", "LL57", "127.0.0.1:5", "Quillfeather"] {
        assert!(!log.contains(fixture), "{fixture} in {log}");
    }
}

#[tokio::test]
async fn who_was_erased_is_on_the_list_while_the_server_runs() {
    let machine = Machine::founded().await;
    let organisation = Organisation::of(&machine).await;
    let person = organisation.register("Myfanwy Thistlewood", ["", "", ""]).await;
    membership::erase_everywhere(&organisation.app, person).await.unwrap();
    organisation.close().await;

    let (server, _) = serve(&machine);
    let list = machine.settings.key_backup_folder.join("erasures.txt");
    let began = Instant::now();
    while !list.exists() && began.elapsed() < Duration::from_secs(10) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    end(server);

    assert!(fs::read_to_string(list).unwrap().contains(&person.to_string()));
}

#[test]
fn made_up_people_are_not_served() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    let filled = flotilla().args(["demo", "--only-fill", "--members", "50", "--data"]).arg(&data).output().unwrap();
    assert!(filled.status.success(), "{}", String::from_utf8_lossy(&filled.stderr));

    let refused = flotilla().args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&data).output().unwrap();

    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(
        said.trim(),
        "flotilla: this database holds a demonstration; serve it with `flotilla demo`, or choose another folder with --data"
    );
}

/// Answers by mail are taken where the settings say so, from the mail server of this machine.
#[tokio::test]
async fn the_mail_server_beside_it_is_heard() {
    let machine = Machine::founded().await;
    let inbound = free_port();
    let listen = format!("127.0.0.1:{inbound}");
    let told = [("FLOTILLA_INBOUND_LISTEN", listen.as_str()), ("FLOTILLA_REPLY_ADDRESS", "reply@example.org")];
    let (server, _) = serve_told(&machine, &told);

    let mut mail = TcpStream::connect(("127.0.0.1", inbound)).unwrap();
    let mut answers = BufReader::new(mail.try_clone().unwrap()).lines();
    mail.write_all(
        b"LHLO mx\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<office@example.org>\r\nRCPT TO:<reply+ab@example.org>\r\nDATA\r\n\
          From: a@example.org\r\n\r\nHello\r\n.\r\nQUIT\r\n",
    )
    .unwrap();
    let said: Vec<String> = std::iter::from_fn(|| answers.next()?.ok()).collect();

    assert!(said[0].starts_with("220"), "{said:?}");
    assert_eq!(said.iter().filter(|line| line.starts_with("550 5.1.1")).count(), 2, "neither is known: {said:?}");
    assert!(said.last().unwrap().starts_with("221"), "{said:?}");
    let log = end(server);
    assert!(!log.contains("example.org"), "no address stands in the log: {log}");
}
