use std::sync::{Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, BufReader};

use super::*;

/// A door on this machine that hears what a test says, and what it heard.
struct Heard {
    stream: BufReader<TcpStream>,
    all: Arc<Mutex<Vec<Arrived>>>,
    _stop: watch::Sender<bool>,
}

async fn door(verdicts: fn(&str) -> Verdict) -> Heard {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it listens");
    let all = Arc::<Mutex<Vec<Arrived>>>::default();
    let heard = Arc::clone(&all);
    let hear: Hear = Arc::new(move |arrived: Arrived| {
        let verdict = verdicts(&arrived.token);
        heard.lock().unwrap_or_else(PoisonError::into_inner).push(arrived);
        Box::pin(async move { verdict })
    });
    let door = Door { address: ReplyAddress::new("reply@example.org".parse().expect("an address")), hear };
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(listen(listener, door, stopped));
    let stream = BufReader::new(TcpStream::connect(address).await.expect("it listens"));
    let mut heard = Heard { stream, all, _stop: stop };
    assert_eq!(heard.line().await, "220 flotilla ready");
    heard
}

impl Heard {
    async fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).await.expect("it answers");
        line.trim_end().to_owned()
    }

    async fn send(&mut self, text: &str) {
        self.stream.get_mut().write_all(text.as_bytes()).await.expect("it listens");
    }

    /// Says a line, and hears the last line of its answer.
    async fn say(&mut self, text: &str) -> String {
        self.send(&format!("{text}\r\n")).await;
        loop {
            let line = self.line().await;
            if line.as_bytes().get(3) != Some(&b'-') {
                return line;
            }
        }
    }

    fn all(&self) -> Vec<Arrived> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn taken(_: &str) -> Verdict {
    Verdict::Taken
}

#[tokio::test]
async fn each_recipient_has_an_answer_of_its_own() {
    let mut door = door(|token| match token {
        "one" => Verdict::Taken,
        "two" => Verdict::Nobody,
        "three" => Verdict::Later,
        _ => Verdict::Refused("write from another address"),
    })
    .await;

    assert!(door.say("LHLO mail.example.org").await.starts_with("250 SIZE"));
    assert!(door.say("MAIL FROM:<dewi@home.example> SIZE=100").await.starts_with("250"));
    for to in ["one", "two", "three", "four"] {
        assert!(door.say(&format!("RCPT TO:<reply+{to}@example.org>")).await.starts_with("250"), "{to}");
    }
    assert!(door.say("RCPT TO:<office@example.org>").await.starts_with("550"));
    assert!(door.say("DATA").await.starts_with("354"));
    let first = door.say("Subject: x\r\n\r\nOne\r\n..two\r\n.").await;
    let rest = [door.line().await, door.line().await, door.line().await];

    assert_eq!(first, "250 2.0.0 taken");
    assert!(rest[0].starts_with("550 5.1.1") && rest[1].starts_with("451"), "{rest:?}");
    assert_eq!(rest[2], "550 5.7.1 write from another address");
    let all = door.all();
    assert_eq!(all.len(), 4);
    assert_eq!((all[0].token.as_str(), all[0].from.as_deref()), ("one", Some("dewi@home.example")));
    assert_eq!(all[0].message, b"Subject: x\r\n\r\nOne\r\n.two\r\n");
    assert!(door.say("QUIT").await.starts_with("221"));
}

#[tokio::test]
async fn smtp_has_one_answer_and_so_one_recipient() {
    let mut door = door(taken).await;

    assert!(door.say("MAIL FROM:<a@example.org>").await.starts_with("503"));
    door.say("EHLO mail.example.org").await;
    assert!(door.say("MAIL FROM:<>").await.starts_with("250"));
    assert!(door.say("DATA").await.starts_with("503"));
    assert!(door.say("RCPT TO:<reply+one@example.org>").await.starts_with("250"));
    assert!(door.say("RCPT TO:<reply+two@example.org>").await.starts_with("452"));
    door.say("DATA").await;
    assert_eq!(door.say("\r\nx\r\n.").await, "250 2.0.0 taken");
    assert_eq!(door.all()[0].from, None, "what machines send has no sender");
}

/// A server may send everything at once, or byte by byte.
#[tokio::test]
async fn it_does_not_matter_how_a_message_is_cut() {
    let whole =
        "LHLO x\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<reply+one@example.org>\r\nDATA\r\nSubject: x\r\n\r\n.\r\n";
    let mut door = door(taken).await;
    door.send(whole).await;
    let mut answers = Vec::new();
    while answers.last().is_none_or(|line: &String| line != "250 2.0.0 taken") {
        answers.push(door.line().await);
    }
    for byte in whole.chars() {
        door.send(&byte.to_string()).await;
        tokio::task::yield_now().await;
    }
    let again: Vec<String> = {
        let mut again = Vec::new();
        for _ in 0..answers.len() {
            again.push(door.line().await);
        }
        again
    };

    assert_eq!(again, answers);
    let all = door.all();
    assert_eq!(all[0], all[1]);
}

#[tokio::test]
async fn what_is_too_long_is_refused_and_the_conversation_goes_on() {
    let mut door = door(taken).await;
    door.say("LHLO x").await;
    door.say("MAIL FROM:<a@example.org>").await;
    door.say("RCPT TO:<reply+one@example.org>").await;
    door.say("DATA").await;
    let line = "x".repeat(70);
    for _ in 0..=LONGEST / 72 {
        door.send(&format!("{line}\r\n")).await;
    }
    assert!(door.say(".").await.starts_with("552"));
    assert!(door.all().is_empty());
    assert!(door.say("NOOP").await.starts_with("250"));

    assert!(door.say("STARTTLS").await.starts_with("502"));
    for _ in 0..NONSENSE {
        assert!(door.say("nonsense").await.starts_with("50"));
    }
    assert!(door.say("nonsense").await.starts_with("421"));
}
