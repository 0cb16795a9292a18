//! Service letters: posting one, and hearing that it did not arrive.

use database::{Error, Tx, Vault};
use jobs::Job;
use mail::{Letter, ReplyAddress, Trace};
use sha2::{Digest, Sha256};
use terms::{PersonId, PlaceId, Timestamp};
use web::App;

use super::{entering::last_home, suppressing};
use crate::{
    office::{REVEAL, STANDING},
    reading,
    service::{About, ServiceLetterId, returned},
    store,
};

/// What service letters are posted with, in the transaction of what they tell; cheap to clone.
#[derive(Debug, Clone)]
pub struct Counter {
    /// Seals, and makes return addresses.
    vault: Vault,
    /// Where letters come back to that cannot be delivered, if anywhere.
    returns: Option<ReplyAddress>,
}

impl From<&App> for Counter {
    fn from(app: &App) -> Self {
        Self { vault: app.vault.clone(), returns: app.settings.reply_address.clone() }
    }
}

/// A letter to one member that she must get, whatever she agreed to.
#[derive(Clone, PartialEq, Eq)]
pub struct ServiceLetter {
    id: ServiceLetterId,
    person: PersonId,
    about: About,
    letter: Option<Letter>,
}

impl ServiceLetter {
    /// The letter to a person about something; without one where there is no address to write to.
    pub fn new(app: &App, (person, about): (PersonId, About), letter: Option<Letter>) -> Self {
        Self { id: app.new_id(), person, about, letter }
    }

    /// The same of a job that may be done again: it is posted once.
    pub fn once(job: &Job, (person, about): (PersonId, About), letter: Option<Letter>) -> Self {
        let hash = Sha256::digest(format!("service letter {} {person}", job.id));
        let mut id = [0; 16];
        id.copy_from_slice(&hash[..16]);
        Self { id: ServiceLetterId::by_chance(id), person, about, letter }
    }
}

impl std::fmt::Debug for ServiceLetter {
    // What is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServiceLetter")
    }
}

/// Posts a service letter. One to whoever has no address, or one to which servers deliver nothing any more, is listed at once among
/// those to be written on paper. To whoever was erased meanwhile nothing goes.
///
/// # Errors
/// When the database fails, or the operating system gives no random bytes.
///
/// Source: docs/rules/membership.md, 127 and 128.
pub async fn serve(tx: &mut Tx, at: &Counter, new: &ServiceLetter, now: Timestamp) -> Result<(), Error> {
    let open = match &new.letter {
        Some(letter) => suppressing::delivers_to(tx, &at.vault, &letter.to).await?.map(|address| (letter, address)),
        None => None,
    };
    let went = open.as_ref().map_or((None, Some(now)), |(_, address)| (Some(*address), None));
    let Some(place) = last_home(tx, new.person).await? else { return Ok(()) };
    let is_new = store::service::add(tx, new.id, (new.person, place, new.about), went, now).await?;
    if let (true, Some((letter, _))) = (is_new, open) {
        let token = returned(&at.vault, new.id);
        let trace = Trace { returns: at.returns.as_ref().and_then(|returns| returns.with(&token)), token };
        mail::post_traced(tx, &at.vault, (letter, trace), now).await?;
    }
    Ok(())
}

/// A letter did not arrive: it is listed. Where her server says so again and again, or that there is no such mailbox, her address is
/// given up; what our own server refuses for another reason is not held against it.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 95 and 128.
pub(crate) async fn missed(tx: &mut Tx, id: ServiceLetterId, by: By, now: Timestamp) -> Result<(), Error> {
    let address = store::service::miss(tx, id, now).await?;
    let is_gone = match by {
        By::HerServer { is_gone } => is_gone,
        By::OurServer { is_gone: true } => true,
        By::OurServer { is_gone: false } => return Ok(()),
    };
    match address {
        Some(address) => suppressing::undelivered(tx, &address, is_gone, now).await,
        None => Ok(()),
    }
}

/// Who says that a letter did not arrive, and whether there is no such mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// A server that wrote back.
    HerServer { is_gone: bool },
    /// The one that our letters are handed to.
    OurServer { is_gone: bool },
}

/// What is written, or nothing where her particulars cannot be read: nobody else waits for that, and she is written to on paper.
///
/// # Errors
/// Every other.
pub fn readable<T>(read: Result<Option<T>, Error>) -> Result<Option<T>, Error> {
    match read {
        Err(Error::Unreadable(_)) => Ok(None),
        read => read,
    }
}

/// Whether an officer reaches somebody, who may be no member any more, at her home or her last one: as she reaches members.
///
/// # Errors
/// When the database fails.
pub(crate) async fn reaches(
    tx: &mut Tx,
    viewer: PersonId,
    (person, home): (PersonId, PlaceId),
    now: Timestamp,
) -> Result<bool, Error> {
    let is_out = reading::is_kept_out(tx, person).await?;
    Ok(reading::holds(tx, viewer, REVEAL, home, now).await?
        && (!is_out || reading::holds(tx, viewer, STANDING, home, now).await?))
}
