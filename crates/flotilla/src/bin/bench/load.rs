//! A client that keeps a number of connections busy and notes how long each answer took.

use std::{net::SocketAddr, sync::Arc, time::Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

/// What to send, and when it counts as answered.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    /// The whole request, headers and body.
    pub(crate) bytes: Vec<u8>,
    /// The status that is expected.
    pub(crate) status: u16,
}

impl Ask {
    pub(crate) fn get(path: &str, host: &str, session: &str) -> Self {
        let bytes = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: flotilla={session}\r\n\r\n").into_bytes();
        Self { bytes, status: 200 }
    }

    pub(crate) fn post(path: &str, host: &str, session: &str, body: &str) -> Self {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: flotilla={session}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        Self { bytes: [head.into_bytes(), body.as_bytes().to_vec()].concat(), status: 303 }
    }
}

impl Ask {
    /// The same, from an address of the network of its own for each number, as a proxy on this machine tells it.
    pub(crate) fn from(self, number: usize) -> Self {
        let [.., b, c, d] = number.to_be_bytes();
        let end = self.bytes.windows(2).position(|two| two == b"\r\n").map_or(0, |at| at + 2);
        let (first, rest) = self.bytes.split_at(end);
        let header = format!("X-Forwarded-For: 10.{b}.{c}.{d}\r\n").into_bytes();
        Self { bytes: [first, &header, rest].concat(), status: self.status }
    }
}

/// What a load showed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown {
    /// Answers per second.
    pub(crate) per_second: f64,
    /// Milliseconds within which half of the answers came.
    pub(crate) p50_ms: f64,
    /// Milliseconds within which 99 of 100 came.
    pub(crate) p99_ms: f64,
    /// Answers with another status than expected.
    pub(crate) wrong: usize,
}

/// Sends every ask once, over so many connections; each connection sends the next as soon as it has its answer.
pub(crate) async fn run(at: SocketAddr, asks: Vec<Ask>, connections: usize) -> std::io::Result<Shown> {
    let asks = Arc::new(asks);
    let next = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let began = Instant::now();
    let mut running = JoinSet::new();
    for _ in 0..connections {
        running.spawn(one(at, asks.clone(), next.clone()));
    }
    let (mut times, mut wrong) = (Vec::with_capacity(asks.len()), 0);
    while let Some(done) = running.join_next().await {
        let (more, missed) = done.map_err(std::io::Error::other)??;
        times.extend(more);
        wrong += missed;
    }
    let seconds = began.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| {
        times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(0.0)
    };
    Ok(Shown { per_second: times.len() as f64 / seconds, p50_ms: at(50), p99_ms: at(99), wrong })
}

async fn one(
    at: SocketAddr,
    asks: Arc<Vec<Ask>>,
    next: Arc<std::sync::atomic::AtomicUsize>,
) -> std::io::Result<(Vec<f64>, usize)> {
    let mut stream = TcpStream::connect(at).await?;
    stream.set_nodelay(true)?;
    let (mut times, mut wrong, mut buffer) = (Vec::new(), 0, Vec::with_capacity(64 * 1024));
    loop {
        let index = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let Some(ask) = asks.get(index) else { return Ok((times, wrong)) };
        let began = Instant::now();
        stream.write_all(&ask.bytes).await?;
        let status = answer(&mut stream, &mut buffer).await?;
        times.push(began.elapsed().as_secs_f64() * 1_000.0);
        wrong += usize::from(status != ask.status);
    }
}

/// Reads one answer with a length; its status.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> std::io::Result<u16> {
    buffer.clear();
    loop {
        if let Some((head, length)) = head(buffer)
            && buffer.len() >= head + length
        {
            return Ok(std::str::from_utf8(&buffer[9..12]).ok().and_then(|text| text.parse().ok()).unwrap_or(0));
        }
        if stream.read_buf(buffer).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
}

/// Bytes of the head, and of the body that it announces.
fn head(buffer: &[u8]) -> Option<(usize, usize)> {
    let end = buffer.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(&buffer[..end]).ok()?.to_ascii_lowercase();
    let length = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"))
        .map_or(0, |value| value.trim().parse().unwrap_or(0));
    Some((end, length))
}
