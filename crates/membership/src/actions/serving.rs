//! Service letters: posting one, and hearing that it did not arrive.

use database::{Error, Tx, Vault};
use mail::{Letter, ReplyAddress, Trace};
use terms::{PersonId, Timestamp};
use web::App;

use super::suppressing;
use crate::{
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
}

impl std::fmt::Debug for ServiceLetter {
    // What is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServiceLetter")
    }
}

/// Posts a service letter. One to whoever has no address, or one to which servers deliver nothing any more, is listed at once among
/// those to be written on paper. Of whoever was erased meanwhile nothing is noted.
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
    if store::persons::find(tx, new.person).await?.is_some() {
        store::service::add(tx, new.id, (new.person, new.about), went, now).await?;
    }
    if let Some((letter, _)) = open {
        let token = returned(&at.vault, new.id);
        let trace = Trace { returns: at.returns.as_ref().and_then(|returns| returns.with(&token)), token };
        mail::post_traced(tx, &at.vault, (letter, trace), now).await?;
    }
    Ok(())
}

/// A letter did not arrive: it is listed, and where servers say so again and again her address is given up.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 95 and 128.
pub(crate) async fn missed(tx: &mut Tx, id: ServiceLetterId, is_gone: bool, now: Timestamp) -> Result<(), Error> {
    match store::service::miss(tx, id, now).await? {
        Some(address) => suppressing::undelivered(tx, &address, is_gone, now).await,
        None => Ok(()),
    }
}
