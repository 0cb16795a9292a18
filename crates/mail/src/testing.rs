//! Test support: a mail server on this machine that keeps what it is sent.

use std::{
    collections::VecDeque,
    io,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufStream},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A message as it arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Received {
    /// Who the envelope says it is from.
    pub from: String,
    /// All whom the envelope names.
    pub to: Vec<String>,
    /// Headers and text, lines ended by CR LF, dots unstuffed.
    pub data: String,
    /// User and password, Base64, when they were given.
    pub signed_in: Option<String>,
}

#[derive(Default)]
struct Shared {
    received: Vec<Received>,
    answers: VecDeque<(&'static str, &'static str)>,
    hangs_up: bool,
    connections: usize,
}

/// A mail server that speaks SMTP (RFC 5321) strictly, without encryption, and delivers nothing.
pub struct Sink {
    port: u16,
    shared: Arc<Mutex<Shared>>,
    listening: JoinHandle<()>,
}

impl Sink {
    /// A server on a free port of 127.0.0.1, until it is dropped.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port is free");
        let port = listener.local_addr().expect("it is bound").port();
        let shared = Arc::<Mutex<Shared>>::default();
        let listening = tokio::spawn(listen(listener, Arc::clone(&shared)));
        Self { port, shared, listening }
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// All that has arrived, in order.
    pub fn received(&self) -> Vec<Received> {
        locked(&self.shared).received.clone()
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        locked(&self.shared).connections
    }

    /// Gives that answer the next time a line begins with `verb`; `"."` is the end of a message.
    pub fn answer_once(&self, verb: &'static str, answer: &'static str) {
        locked(&self.shared).answers.push_back((verb, answer));
    }

    /// Takes the next message and hangs up before saying so.
    pub fn hang_up_once(&self) {
        locked(&self.shared).hangs_up = true;
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl std::fmt::Debug for Sink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sink on port {}", self.port)
    }
}

fn locked(shared: &Mutex<Shared>) -> std::sync::MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn listen(listener: TcpListener, shared: Arc<Mutex<Shared>>) {
    while let Ok((stream, _)) = listener.accept().await {
        locked(&shared).connections += 1;
        let session = Session { stream: BufStream::new(stream), shared: Arc::clone(&shared), letter: None, user: None };
        tokio::spawn(session.talk());
    }
}

struct Session {
    stream: BufStream<TcpStream>,
    shared: Arc<Mutex<Shared>>,
    letter: Option<Received>,
    user: Option<String>,
}

impl Session {
    async fn talk(mut self) {
        // A client that hangs up ends the conversation, as QUIT does.
        if self.say("220 sink").await.is_ok() {
            while let Ok(true) = self.turn().await {}
        }
    }

    /// One line and its answer; `false` at the end.
    async fn turn(&mut self) -> io::Result<bool> {
        let Some(line) = self.line().await? else { return Ok(false) };
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        if let Some(answer) = self.prepared(&verb) {
            self.say(answer).await?;
            return Ok(!answer.starts_with("421"));
        }
        if verb == "DATA" && self.letter.as_ref().is_some_and(|letter| !letter.to.is_empty()) {
            self.say("354 go on").await?;
            return self.data().await;
        }
        let answer = self.answer(&verb, &line);
        self.say(answer).await?;
        Ok(verb != "QUIT")
    }

    fn answer(&mut self, verb: &str, line: &str) -> &'static str {
        let path = || line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(path, _)| path.to_owned());
        match (verb, &mut self.letter, path()) {
            ("EHLO", ..) => "250-sink\r\n250-8BITMIME\r\n250 AUTH PLAIN",
            ("HELO" | "NOOP", ..) => "250 yes",
            ("AUTH", ..) => {
                self.user = line.rsplit(' ').next().map(str::to_owned);
                "235 welcome"
            }
            ("MAIL", letter @ None, Some(from)) => {
                *letter = Some(Received { from, signed_in: self.user.clone(), ..Received::default() });
                "250 yes"
            }
            ("RCPT", Some(letter), Some(to)) => {
                letter.to.push(to);
                "250 yes"
            }
            ("RSET", letter, _) => {
                *letter = None;
                "250 yes"
            }
            ("QUIT", ..) => "221 bye",
            ("MAIL" | "RCPT" | "DATA", ..) => "503 not now",
            _ => "500 what?",
        }
    }

    async fn data(&mut self) -> io::Result<bool> {
        let mut data = String::new();
        loop {
            let Some(line) = self.line().await? else { return Ok(false) };
            if line == "." {
                break;
            }
            data.push_str(line.strip_prefix('.').unwrap_or(&line));
            data.push_str("\r\n");
        }
        let letter = self.letter.take();
        if let Some(answer) = self.prepared(".") {
            self.say(answer).await?;
            return Ok(true);
        }
        if self.keep(letter.map(|letter| Received { data, ..letter })) {
            return Ok(false);
        }
        self.say("250 taken").await?;
        Ok(true)
    }

    /// Keeps a message; whether to hang up now.
    fn keep(&self, letter: Option<Received>) -> bool {
        let mut shared = locked(&self.shared);
        shared.received.extend(letter);
        std::mem::take(&mut shared.hangs_up)
    }

    fn prepared(&mut self, verb: &str) -> Option<&'static str> {
        let mut shared = locked(&self.shared);
        let (_, answer) = shared.answers.pop_front_if(|(next, _)| *next == verb)?;
        Some(answer)
    }

    /// The next line without its ending; `None` at the end, or when a rule of the format is broken.
    async fn line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        self.stream.read_until(b'\n', &mut bytes).await?;
        let line = bytes.strip_suffix(b"\r\n").filter(|line| line.len() <= 998 && !line.contains(&b'\r'));
        Ok(line.and_then(|line| String::from_utf8(line.to_vec()).ok()))
    }

    async fn say(&mut self, answer: &str) -> io::Result<()> {
        self.stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
        self.stream.flush().await
    }
}
