//! What comes in by mail: an answer of somebody who wrote to organisers, read as if she had sent the form of her page.

use database::Error;
use mail::{Arrived, Incoming, Speaker, Verdict, quote};
use sha2::{Digest, Sha256};
use web::{App, PageError};

use super::threads::{PER_ACCOUNT, to_offices};
use crate::{
    actions::{
        leaking,
        serving::{self, By},
        writing,
    },
    service::{ServiceLetterId, read_returned},
    store,
    thread::{LONGEST, MessageId, NotAdded, Thread, Writer},
};

const OTHER_ADDRESS: Verdict =
    Verdict::Refused("Write from the address that the letter went to, or use the link in it.");
const NO_LETTERS: Verdict =
    Verdict::Refused("Nobody reads what comes to this address. Write to your organisers on the page.");
const NO_WORDS: Verdict = Verdict::Refused("There are no words above the line of the letter; write your answer there.");
const TOO_LONG: Verdict = Verdict::Refused("The answer has more than 5000 characters; make it shorter.");
const FULL: Verdict = Verdict::Refused("This conversation has as many messages as it can have; begin a new one.");

/// Hears a message that came to a reply address. What goes wrong here is tried again by the mail server.
///
/// Source: docs/rules/membership.md, 81 and 82.
pub(crate) async fn hear(app: App, arrived: Arrived) -> Verdict {
    match heard(&app, &arrived).await {
        Ok(verdict) => verdict,
        Err(error) => {
            tracing::error!(%error, "an answer by mail could not be taken now");
            Verdict::Later
        }
    }
}

async fn heard(app: &App, arrived: &Arrived) -> Result<Verdict, PageError> {
    if let Some(letter) = read_returned(&app.vault, &arrived.token) {
        return Ok(came_back(app, arrived, letter).await?);
    }
    let mut tx = app.db.reader().await?;
    let Some(thread) = store::threads::by_reply(&mut tx, writing::reply_hash(&arrived.token)).await? else {
        drop(tx);
        return Ok(if leaking::hear(app, arrived).await? { Verdict::Taken } else { Verdict::Nobody });
    };
    let Some(writer) = writing::writer(&mut tx, &app.vault, &thread, app.now()).await? else {
        return Ok(Verdict::Nobody);
    };
    drop(tx);
    let Some(incoming) = mail::read(arrived) else { return Ok(NO_WORDS) };
    match incoming.speaker {
        Speaker::Machine => Ok(Verdict::Taken),
        Speaker::Undelivered => {
            writing::not_delivered(&app.db, thread.id, app.now()).await?;
            Ok(Verdict::Taken)
        }
        Speaker::Person => answered(app, arrived, (&thread, &writer), &incoming).await,
    }
}

/// A mail server says that it could not deliver a service letter.
///
/// Source: docs/rules/membership.md, 128.
async fn came_back(app: &App, arrived: &Arrived, letter: ServiceLetterId) -> Result<Verdict, Error> {
    let Some(incoming) = mail::read(arrived) else { return Ok(NO_LETTERS) };
    match incoming.speaker {
        Speaker::Person => return Ok(NO_LETTERS),
        Speaker::Machine => return Ok(Verdict::Taken),
        Speaker::Undelivered => {}
    }
    let (is_gone, now) = (incoming.is_gone, app.now());
    app.db
        .write::<_, Error, _>(move |tx| Box::pin(serving::missed(tx, letter, By::HerServer { is_gone }, now)))
        .await?;
    Ok(Verdict::Taken)
}

async fn answered(
    app: &App,
    arrived: &Arrived,
    (thread, writer): (&Thread, &Writer),
    incoming: &Incoming,
) -> Result<Verdict, PageError> {
    // Whoever sees the letter could answer it; that it says to be from her is little, and keeps the careless out.
    let lookup = |address: &str| address.parse::<terms::Email>().ok().map(|address| address.lookup());
    let hers = lookup(&writer.email);
    if hers.is_none() || incoming.from.as_ref().map(terms::Email::lookup) != hers {
        return Ok(OTHER_ADDRESS);
    }
    // Before anything is made of it: whoever writes a megabyte is told so at once.
    match incoming.text.chars().count() {
        0 => return Ok(NO_WORDS),
        many if many > LONGEST => return Ok(TOO_LONG),
        _ => {}
    }
    let account = hex::encode(app.vault.find_hash("limit", &hers.unwrap_or_default()));
    if app.limits.take(PER_ACCOUNT, &account, app.now()).is_err() {
        return Ok(Verdict::Later);
    }
    let text = quote::without(&incoming.text, &[&writer.email, &arrived.token, &writer.token]);
    add(app, arrived, thread, &text).await
}

async fn add(app: &App, arrived: &Arrived, thread: &Thread, text: &str) -> Result<Verdict, PageError> {
    let mut tx = app.db.reader().await?;
    let place = places::find(&mut tx, thread.place).await?.ok_or_else(|| Error::unreadable("threads.place"))?;
    let offices = writing::answering(&mut tx, thread.place, app.now()).await?;
    let post = to_offices(app, &mut tx, thread.id, &place, &offices).await?;
    drop(tx);
    // A message that its server hands over twice stands there once, in each thread that it answers; and its id tells nothing of
    // what it says.
    let whole = format!("{} {}", thread.id, hex::encode(Sha256::digest(&arrived.message)));
    let mut id = [0; 16];
    id.copy_from_slice(&app.vault.find_hash("thread-message", &whole)[..16]);
    let message = (MessageId::by_chance(id), None, text);
    match writing::add(&app.db, &app.vault, thread, message, post, app.now()).await {
        Ok(()) => Ok(Verdict::Taken),
        Err(NotAdded::Gone) => Ok(Verdict::Nobody),
        Err(NotAdded::Full) => Ok(FULL),
        Err(NotAdded::Database(error)) => Err(error.into()),
    }
}
