//! Pages that change while they are open, by server-sent events.
//!
//! A topic's content is rendered once, whoever follows it, so it holds nothing personal. Its version is the hash of its
//! bytes: every node gives the same content the same version, and a reader who comes back with the version she has seen
//! gets only what is new. A hint (another node's NOTIFY, a commit here) makes the hub look at once; without any hint it
//! looks every few seconds, for the database is the truth.

use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::sse::{Event, KeepAlive, Sse},
};
use database::{BoxFuture, Error};
use futures_util::Stream;
use sha2::{Digest, Sha256};
use tokio::sync::watch;
use tokio_stream::{StreamExt, wrappers::WatchStream};

use crate::{App, PageError};

/// Renders a topic; `None` when there is no such topic. The same for every reader.
pub type Render = fn(App, String) -> BoxFuture<'static, Result<Option<String>, Error>>;

/// So often the hub looks without a hint.
const LOOK: Duration = Duration::from_secs(5);
/// So many topics are followed at once, at most.
const TOPICS: usize = 1_000;

/// A topic's content with its version.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Content {
    version: String,
    text: Arc<str>,
}

impl Content {
    fn new(text: String) -> Self {
        let hash = hex::encode(Sha256::digest(text.as_bytes()));
        Self { version: hash[..16].to_owned(), text: text.into() }
    }
}

/// Who follows what.
#[derive(Debug, Default)]
pub struct Live(Mutex<HashMap<String, watch::Sender<Content>>>);

impl Live {
    fn topics(&self) -> std::sync::MutexGuard<'_, HashMap<String, watch::Sender<Content>>> {
        // A panic while the lock was held leaves a map of channels, each still right.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many readers follow something now.
    pub fn followers(&self) -> usize {
        self.topics().values().map(watch::Sender::receiver_count).sum()
    }

    fn followed(&self) -> Vec<String> {
        let mut topics = self.topics();
        topics.retain(|_, sender| sender.receiver_count() > 0);
        topics.keys().cloned().collect()
    }

    fn set(&self, topic: &str, content: Content) {
        if let Some(sender) = self.topics().get(topic) {
            sender.send_if_modified(|old| {
                let is_new = *old != content;
                *old = content;
                is_new
            });
        }
    }
}

/// Renders a topic as the slice it belongs to says.
async fn render(app: &App, topic: &str) -> Result<Option<Content>, Error> {
    let all = app.slices.iter().flat_map(|slice| &slice.live);
    let Some((_, render)) = all.into_iter().find(|(start, _)| topic.starts_with(start)) else { return Ok(None) };
    Ok(render(app.clone(), topic.to_owned()).await?.map(Content::new))
}

/// Looks at every followed topic, at each hint and every few seconds, until the program stops.
pub(crate) async fn hub(app: App, mut stop: watch::Receiver<bool>) {
    let mut wakes = app.db.wakes();
    loop {
        tokio::select! {
            _ = stop.changed() => return,
            () = tokio::time::sleep(LOOK) => {}
            Ok(()) = wakes.changed() => {}
        }
        for topic in app.live.followed() {
            match render(&app, &topic).await {
                Ok(Some(content)) => app.live.set(&topic, content),
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "a live topic could not be rendered"),
            }
        }
    }
}

/// The stream of a topic: what is there now unless the reader has seen it, then whatever changes.
pub(crate) async fn follow(
    State(app): State<App>,
    Path(topic): Path<String>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, PageError> {
    let content = render(&app, &topic).await?.ok_or(PageError::NotFound)?;
    let seen = headers.get("last-event-id").and_then(|id| id.to_str().ok()).unwrap_or("").to_owned();
    let receiver = subscribe(&app, topic, content)?;
    let events = WatchStream::new(receiver)
        .filter(move |content| content.version != seen)
        .map(|content| Ok(Event::default().id(content.version).event("content").data(content.text.as_ref())));
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))))
}

fn subscribe(app: &App, topic: String, content: Content) -> Result<watch::Receiver<Content>, PageError> {
    let mut topics = app.live.topics();
    if topics.len() >= TOPICS && !topics.contains_key(&topic) {
        return Err(PageError::TooMany(60));
    }
    let sender = topics.entry(topic).or_insert_with(|| watch::Sender::new(content.clone()));
    sender.send_if_modified(|old| {
        let is_new = *old != content;
        *old = content;
        is_new
    });
    Ok(sender.subscribe())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_content_has_the_same_version_everywhere() {
        assert_eq!(Content::new("a".to_owned()), Content::new("a".to_owned()));
        assert_ne!(Content::new("a".to_owned()).version, Content::new("b".to_owned()).version);
    }

    #[tokio::test]
    async fn followers_hear_of_a_change_once_and_not_of_the_same_again() {
        let live = Live::default();
        let (sender, mut receiver) = watch::channel(Content::new("one".to_owned()));
        live.topics().insert("t".to_owned(), sender);

        live.set("t", Content::new("one".to_owned()));
        assert!(!receiver.has_changed().unwrap());
        live.set("t", Content::new("two".to_owned()));
        assert!(receiver.has_changed().unwrap());
        assert_eq!(receiver.borrow_and_update().text.as_ref(), "two");
    }
}
