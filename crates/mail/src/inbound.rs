//! Letters that come in: the organisation's own mail server hands them over on this machine, one recipient at a time.
//!
//! LMTP (RFC 2033) answers for each recipient; SMTP (RFC 5321), for servers that speak nothing else, has one answer for all,
//! so only one recipient is taken at a time. Nothing is relayed, and nothing that was refused is remembered.

mod talk;
#[cfg(test)]
mod tests;

use std::{io, sync::Arc, time::Duration};

use database::BoxFuture;
use smtp_proto::{
    Error as Unreadable,
    request::receiver::{DataReceiver, DummyDataReceiver, RequestReceiver},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    time::timeout,
};

use self::talk::{Next, Talk};
use crate::ReplyAddress;

/// A message has so many bytes at most.
pub const LONGEST: usize = 1 << 20;
/// A server that says nothing for so long is hung up on.
const PATIENCE: Duration = Duration::from_mins(2);
/// After a connection that could not be taken, so long until the next.
const PAUSE: Duration = Duration::from_secs(1);
/// So many lines that are none, and a server is hung up on.
const NONSENSE: u32 = 10;
/// So many servers are heard at once; the next waits.
const AT_ONCE: usize = 20;

/// A message for one recipient.
#[derive(Clone, PartialEq, Eq)]
pub struct Arrived {
    /// The token of the address that it is to.
    pub token: String,
    /// From whom the envelope says that it is; nobody for what machines send about letters.
    pub from: Option<String>,
    /// Headers and text.
    pub message: Vec<u8>,
}

impl std::fmt::Debug for Arrived {
    // What is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Arrived")
    }
}

/// What becomes of a message. The sentences are read by whoever wrote it, in the notice of her mail server: they are fixed,
/// and say nothing of anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is dealt with.
    Taken,
    /// Nothing is known of that address, or of it no longer.
    Nobody,
    /// Not now: her server tries again.
    Later,
    /// Never: in this sentence, of plain ASCII letters.
    Refused(&'static str),
}

/// Who hears what comes in.
pub type Hear = Arc<dyn Fn(Arrived) -> BoxFuture<'static, Verdict> + Send + Sync>;

/// The door: which addresses are ours, and who hears.
#[derive(Clone)]
pub struct Door {
    /// Whose tokens are taken.
    pub address: ReplyAddress,
    /// Who hears.
    pub hear: Hear,
}

/// Takes letters until `stop` turns true.
pub async fn listen(listener: TcpListener, door: Door, mut stop: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => return,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            // Out of descriptors, or hung up on meanwhile: the next may be heard again.
            Err(error) => {
                tracing::warn!(%error, "a mail server could not be heard");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        let door = door.clone();
        tokio::spawn(async move {
            // A server that hangs up tries again: nothing was promised.
            talk(stream, &door).await.ok();
            drop(place);
        });
    }
}

/// What is being read.
enum Reading {
    Commands,
    Message(DataReceiver, Vec<u8>),
    /// A message that is too long, to its end.
    TooLong(DummyDataReceiver),
}

async fn talk(mut stream: TcpStream, door: &Door) -> io::Result<()> {
    let (mut talk, mut nonsense) = (Talk::default(), 0);
    let (mut commands, mut reading) = (RequestReceiver::default(), Reading::Commands);
    let mut buffer = vec![0; 16 * 1024];
    stream.write_all(b"220 flotilla ready\r\n").await?;
    loop {
        let Ok(read) = timeout(PATIENCE, stream.read(&mut buffer)).await else { return Ok(()) };
        let read = read?;
        if read == 0 {
            return Ok(());
        }
        let mut bytes = buffer[..read].iter();
        loop {
            let said = match &mut reading {
                Reading::Commands => match commands.ingest(&mut bytes) {
                    Ok(request) => match talk.command(request.into_owned(), &door.address) {
                        Next::Say(answer) => answer.to_owned(),
                        Next::Message => {
                            reading = Reading::Message(DataReceiver::new(), Vec::new());
                            "354 go on\r\n".to_owned()
                        }
                        Next::End => return stream.write_all(b"221 2.0.0 bye\r\n").await,
                    },
                    Err(Unreadable::NeedsMoreData { .. }) => break,
                    Err(Unreadable::ResponseTooLong) => return stream.write_all(b"421 4.5.2 line too long\r\n").await,
                    Err(error) => {
                        nonsense += 1;
                        if nonsense > NONSENSE {
                            return stream.write_all(b"421 4.5.2 too many lines that are none\r\n").await;
                        }
                        talk::unreadable(&error).to_owned()
                    }
                },
                Reading::Message(receiver, message) => {
                    let is_whole = receiver.ingest(&mut bytes, message);
                    match (is_whole, message.len() > LONGEST) {
                        (false, false) => break,
                        (false, true) => {
                            reading = Reading::TooLong(DummyDataReceiver::new_data(receiver));
                            continue;
                        }
                        (true, true) => {
                            reading = Reading::Commands;
                            talk.too_long()
                        }
                        (true, false) => {
                            let message = std::mem::take(message);
                            reading = Reading::Commands;
                            talk.deliver(message, door).await
                        }
                    }
                }
                Reading::TooLong(receiver) => {
                    if !receiver.ingest(&mut bytes) {
                        break;
                    }
                    reading = Reading::Commands;
                    talk.too_long()
                }
            };
            stream.write_all(said.as_bytes()).await?;
        }
    }
}
