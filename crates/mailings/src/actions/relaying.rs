//! What others than officers have to say to every member of a place, handed on as one letter.

use database::{Db, Error, Tx};
use membership::segment::Segment;
use terms::{Language, PlaceId, Timestamp};

use super::writing::{STEP, Step};
use crate::{
    mailing::{Ground, Mailing, MailingId, State},
    store,
};

/// A letter that the program hands on to every member of a place; no officer writes it, stops it or reads it before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relay {
    /// Its id; handed on twice it goes once.
    pub id: MailingId,
    /// To whose members it goes.
    pub place: PlaceId,
    /// The language of most of it.
    pub language: Language,
    /// What it is about.
    pub subject: String,
    /// Its text, in Markdown.
    pub words: String,
}

/// Hands on what the candidates of a ballot wrote.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/mailings.md, 17.
pub async fn relay(db: &Db, relay: Relay, now: Timestamp) -> Result<(), Error> {
    let ground = Ground::find("candidates", true).expect("a test reads the notices");
    let segment = Segment::of(relay.place);
    let mailing = Mailing {
        id: relay.id,
        language: relay.language,
        subject: relay.subject,
        words: relay.words,
        ..Mailing::draft(segment, ground, now)
    };
    db.write(move |tx| {
        let mailing = mailing.clone();
        Box::pin(async move {
            if !store::insert(tx, &mailing).await? {
                return Ok(());
            }
            if let Some(serial) = store::start(tx, mailing.id, None, now).await? {
                jobs::enqueue(tx, STEP, None, &Step { mailing: mailing.id, serial }, now, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Forgets the text of one that everybody has: somebody who wrote in it was erased.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, id: MailingId) -> Result<(), Error> {
    match store::find(tx, id).await? {
        Some(mailing) if matches!(mailing.state(), State::Ended | State::CalledOff) => {
            store::forget_words(tx, id).await
        }
        _ => Ok(()),
    }
}
