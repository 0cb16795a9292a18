//! Asking other servers: the only door out of the house for HTTP, and for questions to name servers.
//!
//! **Always true here**
//!
//! 1. Nothing is asked over an unencrypted line, but of this machine itself.
//! 2. An answer comes within ten seconds and is no longer than a megabyte, or it is none.
//! 3. No redirect is followed and no proxy of the environment is used: who is asked is who was named.
//! 4. No cookie is kept, and nothing of an answer outlives an hour.
//! 5. Name servers are those of this machine; an answer of theirs, which anybody on the way may have written, is for an
//!    operator to look at and decides nothing.

mod dns;
mod kept;
pub mod testing;

use std::{
    sync::{Arc, Mutex, OnceLock},
    time::Duration,
};

use http::{Method, Request, Response, Uri};
use reqwest::{Client, redirect::Policy};
use terms::Timestamp;

pub use crate::dns::{Dns, NotLookedUp};
use crate::kept::Kept;

/// A question: method, address, headers, and a body that may be empty.
pub type Question = Request<Vec<u8>>;
/// An answer, whole.
pub type Answer = Response<Vec<u8>>;

/// From the first word to the last there is so much time.
const PATIENCE: Duration = Duration::from_secs(10);
/// An answer has so many bytes at most.
const LONGEST: usize = 1 << 20;

/// Why there is no answer. Nothing here tells what was asked: addresses may hold what is secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnswered {
    /// Neither https nor this machine.
    #[error("the address is not encrypted: it begins with https:// unless it is on this machine")]
    NotEncrypted,
    /// There is nobody there, or nobody who proves to be that host.
    #[error("the server cannot be reached")]
    Unreachable,
    /// It took too long.
    #[error("the server does not answer within ten seconds")]
    TooLate,
    /// It is longer than a megabyte.
    #[error("the answer is longer than a megabyte")]
    TooLong,
}

/// The door out; cheap to clone. Nothing is made before somebody is asked.
#[derive(Debug, Clone, Default)]
pub struct Outbound {
    client: Arc<OnceLock<Client>>,
    kept: Arc<Mutex<Kept>>,
}

impl Outbound {
    /// Asks, and waits for the whole answer, whatever its status.
    ///
    /// # Errors
    /// [`NotAnswered`].
    pub async fn ask(&self, question: Question) -> Result<Answer, NotAnswered> {
        if !is_private(question.uri()) {
            return Err(NotAnswered::NotEncrypted);
        }
        let question = question.try_into().map_err(|_| NotAnswered::Unreachable)?;
        // Within the time lies the reading too, which the client's own limits would begin anew.
        tokio::time::timeout(PATIENCE, self.answer(question)).await.map_err(|_| NotAnswered::TooLate)?
    }

    /// As [`ask`](Self::ask); but what a GET of that address gave with status 200 within the last hour is given again.
    ///
    /// # Errors
    /// [`NotAnswered`].
    pub async fn ask_kept(&self, question: Question, now: Timestamp) -> Result<Answer, NotAnswered> {
        if question.method() != Method::GET {
            return self.ask(question).await;
        }
        let address = question.uri().to_string();
        if let Some(answer) = self.kept().get(&address, now) {
            return Ok(answer);
        }
        let answer = self.ask(question).await?;
        self.kept().keep(address, &answer, now);
        Ok(answer)
    }

    /// Forgets what was kept: the next question goes out.
    pub fn forget(&self) {
        *self.kept() = Kept::default();
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().expect("nothing panics while it looks into what was kept")
    }

    async fn answer(&self, question: reqwest::Request) -> Result<Answer, NotAnswered> {
        let mut answer = self.client().execute(question).await.map_err(|_| NotAnswered::Unreachable)?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|_| NotAnswered::Unreachable)? {
            if body.len() + chunk.len() > LONGEST {
                return Err(NotAnswered::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        let mut whole = Response::new(body);
        *whole.status_mut() = answer.status();
        *whole.headers_mut() = answer.headers().clone();
        Ok(whole)
    }

    fn client(&self) -> &Client {
        self.client.get_or_init(|| {
            // Whoever was first has chosen the same; all of TLS here is rustls with ring.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let client = Client::builder().redirect(Policy::none()).no_proxy().connect_timeout(PATIENCE);
            client.build().expect("these settings are sound, and the system has certificates to trust")
        })
    }
}

/// Whether nobody can listen in: an encrypted line, or none that leaves this machine.
pub fn is_private(address: &Uri) -> bool {
    let is_here = matches!(address.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
    match address.scheme_str() {
        Some("https") => address.host().is_some(),
        Some("http") => is_here,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
